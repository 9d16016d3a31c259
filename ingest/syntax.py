"""Read a dependency parse without caring for its label set.

Two sets are in use: Universal Dependencies (the pipeline that ships) and spaCy's ClearNLP
labels (en_core_web_*). They differ in three ways that matter here: the head of a copular
clause (UD: the predicate; ClearNLP: the verb "be"), prepositions (UD: a case child of the
noun; ClearNLP: prep with a pobj), and names (nsubj:pass or nsubjpass). Every other module of
ingest/ asks its questions here.
"""

from spacy.tokens import Doc, Token

from ingest.parsed import remembered
from ingest.records import Span

SUBJECT = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "nsubjpass",
        "nsubj:outer",
        "csubj",
        "csubj:pass",
        "csubjpass",
        "csubj:outer",
        "expl",
    }
)
PASSIVE_SUBJECT = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
AUXILIARY = frozenset({"aux", "aux:pass", "auxpass", "cop"})
PASSIVE_AUX = frozenset({"aux:pass", "auxpass"})
OBJECT = frozenset({"obj", "dobj"})
INDIRECT = frozenset({"iobj", "dative"})
CLAUSE = frozenset({"ccomp", "xcomp", "pcomp"})
OBLIQUE = frozenset(
    {
        "obl",
        "obl:agent",
        "obl:tmod",
        "obl:npmod",
        "obl:unmarked",
        "nmod",
        "nmod:tmod",
        "nmod:npmod",
        "nmod:unmarked",
        "nmod:desc",
    }
)
RELATIVE = frozenset({"acl:relcl", "relcl"})
NOUN_CLAUSE = frozenset({"acl", "acl:relcl", "relcl"})
POSSESSIVE = frozenset({"nmod:poss", "poss"})
ADVERBIAL = frozenset({"advcl", "advcl:relcl"})
PARATAXIS = frozenset({"parataxis", "ccomp"})
NAME_PART = frozenset({"compound", "flat", "flat:name", "flat:foreign", "goeswith", "compound:prt"})
CASE = frozenset({"case"})
NEGATION = frozenset(
    {"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "barely", "longer"}
)
MODAL = frozenset(
    {
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "will",
        "would",
        "'ll",
        "’ll",
        "'d",
        "’d",
        "ca",
        "wo",
    }
)
OPENERS = frozenset("“\"‘'«„([–—-")
TRIM = frozenset(" \t\r\n,;:.–—-")


def text_of(doc: Doc) -> str:
    """Return a Doc's text, put together once (Doc.text does so at each call)."""
    text = doc.user_data.get("text")
    if not isinstance(text, str):
        text = doc.user_data["text"] = doc.text
    return text


def children(token: Token, labels: frozenset[str]) -> list[Token]:
    """List the children of a token whose relation is one of the labels."""
    return [c for c in token.children if c.dep_ in labels]


def child(token: Token, labels: frozenset[str]) -> Token | None:
    """Find the first child of a token whose relation is one of the labels."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def is_copula(token: Token) -> bool:
    """Say whether a token is a form of "be" that links subject and predicate."""
    return token.dep_ == "cop" or (
        token.lemma_ == "be" and any(c.dep_ in ("attr", "acomp") for c in token.children)
    )


def predicate(token: Token) -> Token:
    """Find the noun or adjective that a clause's head says of its subject.

    UD makes it the head already; ClearNLP hangs it below "be".
    """
    if token.lemma_ == "be":
        return child(token, frozenset({"attr", "acomp", "oprd"})) or token
    return token


def clause_head(token: Token) -> Token:
    """Find the token that carries subject and auxiliaries of a predicate's clause."""
    if token.dep_ in ("attr", "acomp", "oprd"):
        return token.head
    return token


FLOATING = frozenset({"both", "all", "each"})
TIME_NOUN = frozenset(
    {
        "week",
        "month",
        "year",
        "day",
        "night",
        "morning",
        "evening",
        "afternoon",
        "today",
        "yesterday",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    }
)


@remembered
def own_subject(token: Token) -> Token | None:
    """Find the subject that stands in the token's own clause.

    Expletives are left out, and times that the parse took for one ("but this week suggested").
    """
    found = [
        c
        for c in children(clause_head(token), SUBJECT)
        if c.dep_ != "expl" and c.lower_ not in TIME_NOUN
    ]
    before = [c for c in found if c.i < token.i]  # the parse may give two: the name is the nearer
    before = [c for c in before if c.lower_ not in FLOATING and not child(c, CASE)] or before
    return before[-1] if before else found[0] if found else None


@remembered
def is_passive(token: Token) -> bool:
    """Say whether a verb is in the passive: by its labels, or a bare participle after a noun."""
    if child(token, PASSIVE_AUX):
        return True
    if child(token, PASSIVE_SUBJECT) and not (
        token.tag_ == "VBD" or token.dep_ in ("ROOT", "ccomp")
    ):
        return True
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return True
    return (
        token.dep_ == "conj"
        and token.tag_ == "VBN"
        and is_passive(token.head)
        and not (own_subject(token) or child(token, frozenset({"aux"})))
    )


def preposition(token: Token) -> Token | None:
    """Find the preposition that governs a noun (or a verb in -ing) in either label set."""
    if token.dep_ in ("pobj", "pcomp") and token.head.dep_ in ("prep", "agent", "dative"):
        return token.head
    return child(token, frozenset({"case", "mark"}))


@remembered
def obliques(token: Token) -> tuple[tuple[str, Token], ...]:
    """List the prepositional phrases of a token as (preposition in lower case, noun).

    A bare adverbial noun ("Tuesday") has "" for its preposition.
    """
    found: list[tuple[str, Token]] = []
    for c in token.children:
        if c.dep_ in ("prep", "agent") or (c.dep_ == "dative" and c.pos_ == "ADP"):
            found += [(c.lower_, noun) for noun in c.children if noun.dep_ in ("pobj", "pcomp")]
        elif c.dep_ in OBLIQUE:
            case = child(c, CASE)
            found.append((case.lower_ if case is not None else "", c))
        elif c.dep_ == "npadvmod":
            found.append(("", c))
    return tuple(found)


def oblique(token: Token, *prepositions: str) -> Token | None:
    """Find the noun of the first prepositional phrase with one of these prepositions."""
    return next((noun for p, noun in obliques(token) if p in prepositions), None)


def agent(token: Token) -> Token | None:
    """Find who does it where a verb is passive ("by the minister")."""
    return oblique(token, "by")


def direct_object(token: Token) -> Token | None:
    """Find the direct object of a verb."""
    return child(token, OBJECT)


def indirect_object(token: Token) -> Token | None:
    """Find the addressee of a verb: "told reporters", "gave it to him"."""
    bare = child(token, INDIRECT)
    if bare is not None and bare.pos_ == "ADP":
        return oblique(token, bare.lower_)
    return bare


def complements(token: Token) -> list[Token]:
    """List the heads of a token's clausal complements, finite first."""
    found = children(token, CLAUSE)
    return sorted(found, key=lambda c: (c.dep_ == "xcomp", c.i))


def conjuncts(token: Token) -> list[Token]:
    """List a token and those that are coordinated with it, in the order of the text."""
    out, stack = [], [token]
    while stack:
        one = stack.pop()
        out.append(one)
        stack.extend(c for c in one.children if c.dep_ == "conj")
    return sorted(out, key=lambda t: t.i)


def first_conjunct(token: Token) -> Token:
    """Find the head of the coordination that a token stands in."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


@remembered
def auxiliaries(token: Token) -> tuple[Token, ...]:
    """List the auxiliaries of a predicate's clause, the copula's included."""
    head = clause_head(token)
    return tuple(children(head, AUXILIARY))


@remembered
def modals(token: Token) -> frozenset[str]:
    """Collect the modal verbs over a predicate, in lower case."""
    return frozenset(a.lower_ for a in auxiliaries(token) if a.lower_ in MODAL)


@remembered
def is_negated(token: Token) -> bool:
    """Say whether a predicate is negated by an adverb of its own clause."""
    heads = {clause_head(token), token}
    marks = (
        c for h in heads for c in h.children if c.dep_ in ("neg", "advmod", "det", "cc", "mark")
    )
    return any(
        c.lower_ in NEGATION for c in marks if c.i < max(h.i for h in heads) or c.dep_ == "neg"
    )


@remembered
def has_to(token: Token) -> bool:
    """Say whether a verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children)


@remembered
def subject_of(token: Token) -> Token | None:
    """Find who a predicate is said of, through coordination, participles and control.

    "X met Y and warned that" (shared), "X promised to" (subject control), "X urged Y to"
    (object control), "X left, saying" (participle), "a minister who said" (relative clause).
    """
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        own = own_subject(token)
        if own is not None:
            return _antecedent(own, token)
        step = _inherit(clause_head(token))
        if step is None:
            return None
        found, token = step
        if found is not None:
            return found
    return None


SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "agree", "refuse", "offer"})


def _inherit(token: Token) -> tuple[Token | None, Token] | None:
    """Say where a predicate without subject gets one: the token itself, or the next verb to ask."""
    head = token.head
    if head == token:
        return None
    if token.dep_ in ("acl", "acl:relcl", "relcl"):
        return head, head
    if token.dep_ in ("xcomp", "ccomp", "pcomp", "oprd"):
        if head.dep_ in ("prep", "agent"):
            head = head.head
        controller = direct_object(head) or indirect_object(head)
        if controller is not None and head.lemma_ not in SUBJECT_CONTROL and token.dep_ != "pcomp":
            return controller, head
        return None, head
    if token.dep_ in ("conj", "advcl", "parataxis", "dep", "prep", "obl"):
        return (None, head) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") else None
    return None


RELATIVE_PRONOUN = frozenset({"who", "which", "that", "whom"})


def _antecedent(subject: Token, verb: Token) -> Token:
    """Follow a relative pronoun to the noun that it stands for."""
    clause = clause_head(verb)
    while clause.dep_ == "conj":
        clause = clause.head
    if subject.lower_ in RELATIVE_PRONOUN and clause.dep_ in NOUN_CLAUSE:
        return clause.head
    return subject


def extent(token: Token, drop: frozenset[str] = frozenset()) -> Span:
    """Measure the characters of a token's subtree, children of the dropped relations left out.

    Only what is contiguous with the token stays; white space and commas at the ends go.
    """
    gone = {t.i for c in token.children if c.dep_ in drop for t in c.subtree}
    keep = sorted(t.i for t in token.subtree if t.i not in gone)
    left = right = token.i
    inside = set(keep)
    while left - 1 in inside:
        left -= 1
    while right + 1 in inside:
        right += 1
    return trimmed(token.doc, left, right + 1)


QUOTE_MARKS = frozenset(("\u201c", "\u201d", '"', "''", "``"))


def parted_by_quote(token: Token, other: Token) -> bool:
    """Say whether one of two tokens stands inside quotation marks that the other is outside of."""
    first, last = sorted((token.i, other.i))
    return sum(t.text in QUOTE_MARKS for t in token.doc[first:last]) % 2 == 1


def follows_quote(token: Token) -> bool:
    """Say whether a quotation closes right before a token."""
    return token.i > 0 and token.doc[token.i - 1].text in QUOTE_MARKS


def follows_comma(token: Token) -> bool:
    """Say whether a token's phrase stands behind a comma, wherever the parse hangs the comma."""
    first = token.left_edge
    return first.text == "," or (first.i > 0 and token.doc[first.i - 1].text == ",")


def trimmed(doc: Doc, start: int, end: int) -> Span:
    """Turn tokens [start, end) into characters without commas and white space at the ends."""
    while end - 1 > start and _is_edge(doc[end - 1]):
        end -= 1
    while start < end - 1 and _is_edge(doc[start]):
        start += 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _is_edge(token: Token) -> bool:
    return token.is_space or all(c in TRIM for c in token.text)
