"""Word what one can be for or against: short, neutral, positive.

Negation, modality and attribution are the stance and leave the text; pronouns give way to
names; a verb without a subject of its own becomes the noun of its action.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc, Token

from ingest import syntax, wording
from ingest.quantities import quantities
from ingest.records import Actor, Proposition, Span


class Names(Protocol):
    """Say who words denote; ingest.actors.Cast does."""

    def actor_of(self, token: Token) -> Actor | None:
        """Find who a name, noun or pronoun denotes."""

    def names_in(self, start_char: int, end_char: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """List the actors' names and the countries' codes between two offsets."""


# Relations that say when, whether or by the way; none of them is part of what is wanted.
OF_THE_VERB = frozenset({"aux", "aux:pass", "auxpass", "neg", "mark"})
ASIDE = frozenset(
    {
        "punct",
        "discourse",
        "parataxis",
        "cc:preconj",
        "preconj",
        "expl",
        "acl:relcl",
        "relcl",
        "advcl:relcl",
        "dep",
        "intj",
        "vocative",
        "meta",
        "nmod:tmod",
        "obl:tmod",
        "orphan",
        "list",
    }
)
SUBORDINATORS = frozenset(
    {
        "if",
        "unless",
        "because",
        "while",
        "although",
        "though",
        "as",
        "since",
        "when",
        "until",
        "once",
        "after",
        "before",
        "whereas",
        "so",
        "given",
        "whether",
    }
)
SENTENCE_ADVERBS = frozenset(
    {
        "also",
        "however",
        "therefore",
        "still",
        "already",
        "just",
        "even",
        "now",
        "then",
        "never",
        "not",
        "n't",
        "no",
        "longer",
        "ever",
        "soon",
        "again",
        "instead",
        "meanwhile",
        "clearly",
        "certainly",
        "definitely",
        "simply",
        "really",
        "only",
        "too",
        "yet",
        "always",
        "thus",
        "reportedly",
        "allegedly",
        "potentially",
        "possibly",
        "perhaps",
        "likely",
    }
)
DETERMINERS = frozenset({"this", "that", "these", "those", "any", "such", "no"})
# Nouns that say nothing without their relative clause: "a resolution that lifts the ban".
CARRIERS = frozenset(
    {
        "resolution",
        "agreement",
        "bill",
        "law",
        "deal",
        "plan",
        "proposal",
        "draft",
        "decree",
        "order",
        "treaty",
        "measure",
        "step",
        "move",
        "policy",
    }
)
SHORT = (
    ("United States", "US"),
    ("United Nations", "UN"),
    ("European Union", "EU"),
    ("United Kingdom", "UK"),
    ("U.S.", "US"),
    ("U.N.", "UN"),
)
JOINERS = frozenset({"-", "/", "$", "%", "&", "\u2013"})
TIME = re.compile(
    r"(?i)(mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow|(this|last) "
)
MARKS = re.compile(r"^[\W_]+$")
PARTICLE = frozenset({"prt", "compound:prt"})
PERSONAL = frozenset({"PRP", "PRP$"})
FUNCTION = frozenset({"DET", "ADP", "PUNCT", "SPACE", "AUX", "PART", "CCONJ", "SCONJ", "SYM"})


def proposition(
    head: Token, cast: Names, subject: Token | None = None, *, drop: Iterable[Token] = ()
) -> Proposition:
    """Word the target that a head stands for.

    ``head`` is a noun, or the predicate of a clause. ``subject`` is who would do it, where that
    is somebody else than the one who wants it. The subtrees of ``drop`` are left out.
    """
    head = _fuller(_spine(head))
    gone = _subtrees(drop)
    if _is_clause(head):
        subject = subject or _clause_subject(head)
        words = _clause(head, subject, cast, gone)
    else:
        words = _phrase(head, cast, gone)
    kept = _kept(head, gone | (_subtrees([subject]) if subject is not None else set()))
    if subject is not None:
        kept = sorted({*kept, *_kept(subject, gone)}, key=lambda t: t.i)
    return _record(_tidy(words), head, kept, cast)


def proposition_of_span(doc: Doc, span: Span, cast: Names) -> Proposition:
    """Word what a stretch of text says, whatever its shape."""
    tokens = [t for t in doc if t.idx >= span[0] and t.idx + len(t) <= span[1] and not t.is_space]
    if not tokens:
        raise ValueError(f"no word lies within {span[0]}-{span[1]} of a text of {len(doc.text)}")
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])
    outside = [t for t in head.subtree if t.i not in inside and t.head.i in inside]
    return proposition(head, cast, drop=outside)


def _spine(head: Token) -> Token:
    """Step from "be" (ClearNLP) or a preposition to what it introduces."""
    if head.dep_ in ("prep", "agent"):
        return next((c for c in head.children if c.dep_ in ("pobj", "pcomp")), head)
    return head


TELLING = frozenset({"nmod", "acl", "compound", "nmod:poss", "poss", "prep", "amod"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


def _fuller(head: Token) -> Token:
    """Find what a bare "the attack" takes up: the nearest fuller mention before it."""
    children = list(head.children)
    bare = all(c.dep_ in ("det", "punct", "case", "cc") for c in children)
    if head.pos_ != "NOUN" or not bare or not any(c.lower_ in DEFINITE for c in children):
        return head
    for i in range(head.i - 1, max(head.i - 400, -1), -1):
        token = head.doc[i]
        same = token.lemma_ == head.lemma_ and token.pos_ == "NOUN"
        if same and any(c.dep_ in TELLING for c in token.children):
            return token
    return head


def _subtrees(tokens: Iterable[Token]) -> set[int]:
    return {t.i for token in tokens for t in token.subtree}


def _is_clause(head: Token) -> bool:
    if head.pos_ in ("VERB", "AUX"):
        return not (head.tag_ == "VBG" and head.dep_ in ("obj", "dobj", "amod", "compound"))
    return any(c.dep_ in ("cop", "nsubj", "nsubj:pass", "nsubjpass") for c in head.children)


def _clause_subject(head: Token) -> Token | None:
    own = syntax.own_subject(head)
    if own is not None and own.tag_ not in ("WDT", "WP", "EX"):
        return own
    return None


def _kept(head: Token, gone: set[int]) -> list[Token]:
    """List the tokens of a phrase that belong to the target, in the order of the text."""
    out: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        out.append(token)
        stack.extend(c for c in token.children if c.i not in gone and not _is_aside(c, head))
    return sorted(out, key=lambda t: t.i)


def _is_aside(token: Token, head: Token) -> bool:
    """Say whether a child is no part of the target; inside it, infinitives keep their marks."""
    dep = token.dep_
    if dep in OF_THE_VERB:
        return token.head in (head, syntax.clause_head(head))
    if dep in ASIDE:
        return token.text not in JOINERS and not _tells(token, head)
    if dep in ("case", "cc"):
        return token.head == head and token.i < head.i and token.tag_ != "POS"
    if dep in syntax.ADVERBIAL:
        return _is_fluff(token)
    return _is_elsewhere(token)


def _tells(clause: Token, head: Token) -> bool:
    """Say whether a relative clause is what its noun is about: "a law that bans whaling"."""
    return clause.dep_ in syntax.RELATIVE and clause.head == head and head.lemma_ in CARRIERS


def _is_elsewhere(token: Token) -> bool:
    if token.dep_ in ("advmod", "det"):
        return token.lower_ in (SENTENCE_ADVERBS if token.dep_ == "advmod" else DETERMINERS)
    if token.dep_ == "conj":
        return syntax.own_subject(token) is not None or token.head.pos_ != token.pos_
    if token.dep_ == "appos":
        return token.head.pos_ != "PROPN"
    return _is_time(token)


def _is_fluff(token: Token) -> bool:
    """Say whether an adverbial clause tells circumstances rather than purpose."""
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod", "case")}
    return bool(marks & SUBORDINATORS) or not syntax.has_to(token)


def _is_time(token: Token) -> bool:
    if token.dep_ not in syntax.OBLIQUE and token.dep_ not in ("npadvmod", "prep"):
        return False
    text = token.doc[token.left_edge.i : token.right_edge.i + 1].text
    text = re.sub(r"^(on|in|by|at|the) ", "", text)
    return TIME.match(text) is not None


def _phrase(head: Token, cast: Names, gone: set[int]) -> str:
    return _words(_kept(head, gone), cast)


def _clause(head: Token, subject: Token | None, cast: Names, gone: set[int]) -> str:
    """Word a clause: "Ukraine joins NATO", or "withdrawal of troops" where nobody does it."""
    clause = syntax.clause_head(head)
    inner = gone | (_subtrees([subject]) if subject is not None else set())
    inner |= _subtrees(c for c in clause.children if c.dep_ in syntax.SUBJECT)
    tokens = [t for t in _kept(head, inner) if t.dep_ not in ("cop",) or t.head != head]
    who = _words(_kept(subject, gone), cast) if subject is not None else ""
    if clause != head or head.pos_ not in ("VERB", "AUX"):
        return _copular(who, tokens, cast)
    before = [t for t in tokens if t.i < head.i]
    after = [t for t in tokens if t.i > head.i and t.dep_ not in PARTICLE]
    particle = "".join(" " + t.lower_ for t in tokens if t.dep_ in PARTICLE)
    rest, lead = _words(after, cast), _words(before, cast)
    if syntax.is_passive(head):
        return _passive(head, who, lead, particle, rest)
    if who:
        return f"{who} {lead} {_finite(head, subject)}{particle} {rest}"
    return _action(head, lead, particle, rest, syntax.direct_object(head) is not None)


def _copular(who: str, tokens: list[Token], cast: Names) -> str:
    rest = _words([t for t in tokens if t.lemma_ != "be" or t.dep_ == "xcomp"], cast)
    return f"{who} is {rest}" if who else rest


def _finite(head: Token, subject: Token | None) -> str:
    plural = subject is not None and (
        subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
    )
    return head.lemma_.lower() if plural else wording.third_person(head.lemma_.lower())


def _passive(head: Token, who: str, lead: str, particle: str, rest: str) -> str:
    noun = wording.nominal(head.lemma_.lower())
    if noun is None or particle:
        return f"{lead} {wording.gerund(head.lemma_.lower())}{particle} {who} {rest}"
    link = wording.object_preposition(head.lemma_.lower()) if who else ""
    return f"{noun} {link} {who} {rest}"


def _action(head: Token, lead: str, particle: str, rest: str, has_object: bool) -> str:
    lemma = head.lemma_.lower()
    noun = wording.nominal(lemma)
    if noun is None or particle:
        return f"{lead} {wording.gerund(lemma)}{particle} {rest}"
    link = wording.object_preposition(lemma) if has_object and rest else ""
    return f"{noun} {link} {rest}"


def _words(tokens: list[Token], cast: Names) -> str:
    """Join words as the text spaces them, pronouns replaced by names, quotation marks left out."""
    out = ""
    last: Token | None = None
    for token in tokens:
        word = _name(token, cast)
        if not word or (MARKS.match(word) and word not in JOINERS):
            continue
        apart = last is None or last.i + 1 != token.i or bool(last.whitespace_)
        out += (" " if apart else "") + word
        last = token
    return out.strip()


def _name(token: Token, cast: Names) -> str:
    if token.tag_ in ("WDT", "WP"):
        return ""
    if token.tag_ not in PERSONAL or token.lower_ in ("there",):
        return token.text
    actor = cast.actor_of(token)
    if actor is None:
        return token.text
    return actor.name + ("'s" if token.tag_ == "PRP$" else "")


def _tidy(text: str) -> str:
    for name, short in SHORT:
        text = text.replace(name, short)
    text = re.sub(r"\s+", " ", text).strip(" ,;:.")
    return re.sub(r"\s+([,;:.])", r"\1", text)


def _record(text: str, head: Token, kept: list[Token], cast: Names) -> Proposition:
    start = min(t.idx for t in kept)
    end = max(t.idx + len(t) for t in kept)
    names, codes = cast.names_in(start, end)
    bare = _bare(head, kept)
    actor = cast.actor_of(head) if bare else None
    country = codes[0] if bare and len(codes) == 1 and not names else None
    return Proposition(
        text=text or head.text,
        canonical=" ".join(_canonical(head, kept, cast)) or head.lower_,
        actors=names,
        countries=codes,
        actor=None if country else actor,
        country=country,
    )


def _bare(head: Token, kept: list[Token]) -> bool:
    """Say whether a target is a name or pronoun and nothing more than its titles."""
    if head.pos_ not in ("PROPN", "PRON"):
        return False
    return all(t == head or t.dep_ in syntax.NAME_PART or t.pos_ == "PROPN" for t in kept)


def _canonical(head: Token, kept: list[Token], cast: Names) -> Iterator[str]:
    """Yield who does it, what is done, and the rest; each part without regard to order."""
    doers: set[str] = set()
    rest: set[str] = set()
    agents = _agents(head)
    for token in kept:
        word = _content(token, cast)
        if word and token != head:
            (doers if token.i in agents else rest).add(word)
    yield from sorted(doers)
    yield _content(head, cast) or head.lower_
    yield from sorted(rest - doers)


def _agents(head: Token) -> set[int]:
    clause = syntax.clause_head(head)
    passive = syntax.is_passive(head)
    found = syntax.children(clause, syntax.SUBJECT - syntax.PASSIVE_SUBJECT)
    found += syntax.children(head, syntax.POSSESSIVE)
    by = syntax.agent(head) if passive or head.pos_ == "NOUN" else None
    return _subtrees([*found, *([by] if by is not None else [])])


def _content(token: Token, cast: Names) -> str:
    if token.pos_ in FUNCTION or token.tag_ in ("DT", "WDT", "EX", "TO", "POS"):
        return ""
    if token.pos_ == "PRON" or token.tag_ in PERSONAL:
        actor = cast.actor_of(token)
        return actor.name.split()[-1].lower() if actor else ""
    lemma = token.lemma_.lower()
    return (wording.nominal(lemma) or lemma) if token.pos_ == "VERB" else lemma


def quantity_in(doc: Doc, span: Span) -> str | None:
    """Find the time or amount that a stretch of text turns on, normalised ("24 hours")."""
    return next((value for _, value in quantities(syntax.text_of(doc), span)), None)
