"""Find the words that report an utterance, who utters it, and what the parse says was said.

A hit is one reporting verb, noun or phrase in its frame (language/cues.toml). Its content may
be empty: then a quotation beside it must supply the words (statements.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from ingest.actors import Cast
from ingest.language import load_words
from ingest.names import words
from ingest.records import Span
from ingest.syntax import (
    CLAUSE,
    INDIRECT,
    NOUN_CLAUSE,
    OBJECT,
    POSSESSIVE,
    RELATIVE,
    agent,
    auxiliaries,
    child,
    children,
    clause_head,
    complements,
    conjuncts,
    direct_object,
    extent,
    has_to,
    indirect_object,
    is_negated,
    is_passive,
    modals,
    oblique,
    obliques,
    own_subject,
    preposition,
    subject_of,
    trimmed,
)

HYPOTHETICAL = frozenset(
    {"would", "could", "may", "might", "should", "can", "must", "'d", "’d", "shall"}
)
CONDITIONAL = frozenset({"if", "unless", "whether"})
TRAILING = frozenset({"conj", "cc", "parataxis", "punct", "discourse", "vocative"})
TIME = frozenset({"obl:tmod", "obl:unmarked", "obl:npmod", "npadvmod", "nmod:tmod", "advmod"})


@dataclass(slots=True, kw_only=True)
class Hit:
    """Hold one reporting word with the mention of its speaker and its content by the parse."""

    token: Token
    cue: Span
    speaker: Token | None
    content: list[Span] = field(default_factory=list)
    rule: str
    addressee: Token | None = None
    before: bool = False  # the content stands before the cue, or around it
    confidence: float = 0.9


@cache
def verbs(frame: str) -> frozenset[str]:
    """Collect the reporting verbs of one frame."""
    data = load_words("cues")["verbs"]
    found = data[frame] if frame in data else data["notes"][frame]
    return frozenset(found)


@cache
def verb_prepositions() -> dict[str, frozenset[str]]:
    """Map each preposition to the verbs whose content it opens."""
    return {p: frozenset(v) for p, v in load_words("cues")["verbs"]["prepositions"].items()}


@cache
def nouns(frame: str) -> frozenset[str]:
    """Collect the reporting nouns of one frame."""
    data = load_words("cues")["nouns"]
    return frozenset(data[frame] if frame in data else data["notes"][frame])


@cache
def noun_prepositions() -> dict[str, frozenset[str]]:
    """Map each preposition to the nouns whose content it opens."""
    return {p: frozenset(v) for p, v in load_words("cues")["nouns"]["prepositions"].items()}


@cache
def all_verbs() -> frozenset[str]:
    """Collect every verb that may report."""
    frames = ("clause", "object", "infinitive")
    return frozenset().union(*map(verbs, frames), *verb_prepositions().values())


def find_hits(doc: Doc, cast: Cast) -> Iterator[Hit]:
    """Yield the reporting words of an article in the order of the text."""
    for token in doc:
        hit = None
        if token.pos_ == "VERB" and token.lemma_.lower() in all_verbs():
            hit = verb_hit(token, cast)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in _all_nouns():
            hit = noun_hit(token, cast)
        elif token.lower_ in ("according", "per") or (token.lower_ == "in" and _words_of(token)):
            hit = phrase_hit(token, cast)
        if hit is not None:
            yield hit


@cache
def _all_nouns() -> frozenset[str]:
    return frozenset().union(nouns("clause"), nouns("infinitive"), *noun_prepositions().values())


# -- verbs -------------------------------------------------------------------------------------


def verb_hit(verb: Token, cast: Cast) -> Hit | None:
    """Read a reporting verb in its frame; None where it reports nothing here."""
    participle = (
        verb.dep_ == "advcl" and verb.tag_ == "VBN" and not auxiliaries(verb)
    )  # "Asked whether"
    if (
        verb.dep_ in ("amod", "compound", "case", "mark", "aux")
        or participle
        or not is_asserted(verb)
    ):
        return None
    speaker = speaker_token(verb) or _name_before(verb, cast)
    content, rule, before = _verb_content(verb)
    if rule == "relative" or not _speaks(verb, speaker, rule, cast):
        return None
    return Hit(
        token=verb,
        cue=_cue_span(verb, rule),
        speaker=speaker,
        content=content,
        rule=rule,
        addressee=_addressee(verb),
        before=before,
        confidence=CONFIDENCE.get(rule, 0.7),
    )


def _name_before(verb: Token, cast: Cast) -> Token | None:
    """Find a name right before a finite verb that the parse left without a subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or is_passive(verb):
        return None
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    token = verb.doc[i]
    return (
        token if i >= verb.sent.start and token.pos_ == "PROPN" and cast.is_animate(token) else None
    )


CONFIDENCE = {
    "clause": 0.95,
    "parataxis": 0.9,
    "infinitive": 0.85,
    "preposition": 0.85,
    "object": 0.8,
    "none": 0.7,
}


def is_asserted(verb: Token) -> bool:
    """Say whether an utterance is reported as made: not negated, hypothetical, refused or asked for."""
    seen: set[int] = set()
    token = verb
    while token.i not in seen:
        seen.add(token.i)
        if is_negated(token) or _is_hypothetical(token):
            return False
        head = token.head
        if token.dep_ == "conj" and own_subject(token) is None and not auxiliaries(token):
            token = head
            continue
        if (
            token.dep_ == "ccomp"
            and head.lemma_ in all_verbs()
            and head.pos_ == "VERB"
            and is_negated(head)
        ):
            return False
        if token.dep_ not in ("xcomp", "pcomp", "ccomp") or not has_to(token):
            return True
        if head.lemma_ in verbs("silent"):
            return False
        if head.lemma_ not in verbs("transparent"):
            return token != verb or head.lemma_ in all_verbs()
        token = head
    return True


def _is_hypothetical(token: Token) -> bool:
    if any(c.lower_ in CONDITIONAL and c.dep_ == "mark" for c in token.children):
        return True
    perfect = any(a.lemma_ == "have" for a in auxiliaries(token))
    return bool(modals(token) & HYPOTHETICAL) and not perfect


def speaker_token(verb: Token) -> Token | None:
    """Find the mention of who utters what a verb reports, behind a text that carries it."""
    found = _subject_speaker(verb)
    return found if found is None else _behind(found)


def _behind(token: Token) -> Token:
    """Find who issued a statement, a report, a comment: its owner, or who "released" it.

    Where a relative clause ("a spokesman for the ministry, who added") hangs on the last noun
    of its antecedent, the person at the antecedent's head speaks.
    """
    if any(
        c.dep_ in RELATIVE and (own := own_subject(c)) is not None and own.lower_ == "who"
        for c in token.children
    ):
        top = token
        while top.dep_ in ("nmod", "pobj", "prep") and top.head != top:
            top = top.head
            if top.pos_ == "NOUN" and {top.lower_, top.lemma_} & words("person"):
                return top
    if token.pos_ != "NOUN" or not {token.lower_, token.lemma_} & (
        words("document") | nouns("clause")
    ):
        return token
    owner = child(token, POSSESSIVE) or oblique(token, "by", "from")
    if owner is not None:
        return owner
    if token.dep_ in ("obj", "dobj") and token.head.lemma_ in nouns("light"):
        return _subject_speaker(token.head) or token
    return token


def _subject_speaker(verb: Token) -> Token | None:
    """Find the subject of a reporting verb, the agent of a passive one, or an inverted subject."""
    if is_passive(verb):
        by = agent(verb)
        if by is not None:
            return by
        if verb.lemma_ != "quote":
            return None
    subject = subject_of(verb)
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and subject == verb.head
        and not _is_person_like(subject)
    ):
        return subject_of(_verb_above(subject)) or subject
    if subject is None and own_subject(verb) is None:
        return _inverted(verb)
    if (
        subject is not None
        and subject.lower_ in ("there", "it")
        and own_subject(verb) is None
        and is_passive(verb.head)
    ):
        return agent(verb.head)
    return subject


def _is_person_like(token: Token) -> bool:
    forms = {token.lower_, token.lemma_.lower()}
    return token.pos_ in ("PROPN", "PRON") or bool(
        forms & (words("person") | words("group") | words("organization", "nouns"))
    )


def _verb_above(token: Token) -> Token:
    """Climb from a noun to the verb that governs it."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _inverted(verb: Token) -> Token | None:
    """Read "asked the union" after a quotation, where the parse took the speaker for an object."""
    before = verb.doc[verb.i - 1].text if verb.i else ""
    noun = direct_object(verb)
    return (
        noun
        if noun is not None and noun.i > verb.i and before[-1:] in "”\"’'," and before
        else None
    )


def _speaks(verb: Token, speaker: Token | None, rule: str, cast: Cast) -> bool:
    """Filter on who can speak: weak verbs need somebody, strong ones anybody but a thing."""
    lemma = verb.lemma_.lower()
    if speaker is None:
        blame = lemma in verbs("keeps_addressee")
        return lemma not in verbs("weak") and (rule != "object" or blame or not is_passive(verb))
    able = cast.is_animate(speaker) or speaker.lower_ in words("pronouns")
    if able:
        return True
    return (
        lemma in verbs("clause") - verbs("weak")
        and rule in ("clause", "parataxis", "none")
        and speaker.pos_ != "VERB"
    )


def _verb_content(verb: Token) -> tuple[list[Span], str, bool]:
    """Find what a verb reports by the parse: spans, the frame's name, and whether it comes before."""
    lemma = verb.lemma_.lower()
    readers = [
        _from_insertion,
        _from_clause,
        _from_as,
        _from_parataxis,
        _from_infinitive,
        _from_preposition,
        _from_object,
    ]
    if lemma in verbs("object") - verbs("addressee") and direct_object(verb) is not None:
        readers = [_from_object, *readers]
    for read in readers:
        found = read(verb, lemma)
        if found is not None:
            return found
    return [], "none", False


Found = tuple[list[Span], str, bool]


def _from_insertion(verb: Token, lemma: str) -> Found | None:
    """Read "X, he said, Y", whatever the parse made of it: X and Y are what was said."""
    subject = own_subject(verb)
    if lemma not in verbs("clause") or subject is None or subject.i > verb.i:
        return None
    doc, sentence = verb.doc, verb.sent
    start, end = subject.left_edge.i, verb.i + 1
    if (
        start <= sentence.start + 2
        or doc[start - 1].text != ","
        or end >= len(doc)
        or doc[end].text != ","
    ):
        return None
    between = doc[subject.right_edge.i + 1 : verb.i]
    if any(t.pos_ not in ("ADV", "AUX", "PART") for t in between):
        return None
    left, right = doc[sentence.start : start - 1], doc[end + 1 : sentence.end]
    if not any(t.pos_ in ("VERB", "AUX") for t in left) or any(t.text in '"“”' for t in left):
        return None
    reported = any(t.pos_ == "VERB" and t.lemma_ in verbs("clause") for t in left)
    parts = [right] if reported else [left, right]
    spans = [trimmed(doc, p.start, p.end) for p in parts if any(t.is_alpha for t in p)]
    return (spans, "parataxis", True) if spans else None


def _from_clause(verb: Token, lemma: str) -> Found | None:
    if lemma not in verbs("clause"):
        return None
    subject = own_subject(verb)
    relative = subject is not None and subject.lower_ in ("who", "which")
    for clause in [*complements(verb), *_mistaken_clauses(verb)]:
        gerund = clause.tag_ == "VBG" and lemma in verbs("object")
        if (
            clause.dep_ == "xcomp"
            and not gerund
            and (has_to(clause) or own_subject(clause) is None)
        ):
            continue
        if lemma in verbs("quote_only"):
            return [], "none", False
        if clause.i < verb.i and relative:
            continue
        if clause.i < verb.i:
            return [_before(clause, verb)], "clause", True
        return [(_content_start(clause), _clause_end(verb, clause))], "clause", False
    return None


def _mistaken_clauses(verb: Token) -> list[Token]:
    """List verbs after a reporting verb that the parse took for its subject or object."""
    wrong = frozenset({"nsubj", "nsubj:pass", "obj", "dobj", "csubj", "dep"})
    return [
        c
        for c in children(verb, wrong)
        if c.i > verb.i and c.pos_ in ("VERB", "AUX") and c.tag_ != "VBG"
    ]


def _before(clause: Token, verb: Token) -> Span:
    """Measure a complement that precedes its verb: up to the reporting clause."""
    doc = verb.doc
    subject = own_subject(verb)
    stop = min(
        [
            verb.left_edge.i if verb.left_edge.i > clause.i else verb.i,
            verb.i,
            *(
                [subject.left_edge.i]
                if subject is not None and subject.left_edge.i > clause.i
                else []
            ),
        ]
    )
    stop = max(stop, clause.i + 1)
    return trimmed(doc, clause.left_edge.i, min(stop, max(clause.right_edge.i + 1, clause.i + 1)))


def _content_start(clause: Token) -> int:
    doc = clause.doc
    i = clause.left_edge.i
    that = next((c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    if that is not None and all(
        t.pos_ in ("ADV", "PUNCT", "SCONJ", "SPACE") for t in doc[i : that.i]
    ):
        i = that.i
    while i < clause.i and (
        (doc[i].lower_ in ("that", "as")
        and doc[i].dep_ in ("mark", "case", "sconj"))
        or doc[i].is_punct
        or doc[i].is_space
    ):
        if doc[i].text in ("“", '"', "‘", "[", "("):
            break
        i += 1
    return doc[i].idx


def _clause_end(verb: Token, clause: Token) -> int:
    """Find where a complement ends: with its subtree, and what follows it below the verb."""
    last = clause.right_edge.i
    for c in verb.children:
        if c.left_edge.i <= last or c.dep_ in ("punct", "discourse"):
            continue
        if c.left_edge.i > last + 2 or not _continues(c):
            break
        last = c.right_edge.i
    return trimmed(verb.doc, clause.left_edge.i, last + 1)[1]


def _continues(token: Token) -> bool:
    """Say whether a child of the reporting verb, after the complement, still is what was said."""
    if token.dep_ == "advcl":
        return not _is_aside(token) and (token.tag_ != "VBG" or token.lemma_ not in all_verbs())
    if token.dep_ == "conj":
        return any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children)
    if token.dep_ in ("obl", "obl:tmod", "prep", "nmod", "advmod"):
        return token.doc[token.left_edge.i - 1].text != ","
    another = token.lemma_ in all_verbs() and own_subject(token) is not None
    return token.dep_ in (*CLAUSE, "dep") and not another


def _from_as(verb: Token, lemma: str) -> Found | None:
    """Read "as he said on Monday": the clause that it hangs on is what was said."""
    if (
        lemma not in verbs("clause")
        or verb.dep_ not in ("advcl", "parataxis", "acl")
        or verb.head == verb
    ):
        return None
    if not any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "case") for c in verb.children):
        return None
    return _around(verb.head, verb), "parataxis", True


def _from_parataxis(verb: Token, lemma: str) -> Found | None:
    """Read "X, he said, Y" and "X, according to him" where the parse hangs the report below X."""
    if lemma not in verbs("clause"):
        return None
    head = verb.head
    if verb.dep_ == "parataxis" and head != verb and own_subject(verb) is not None:
        return _around(head, verb), "parataxis", True
    if lemma in verbs("quote_only"):
        return None
    for c in children(verb, frozenset({"parataxis"})):
        if own_subject(c) is not None and c.lemma_ not in all_verbs():
            if c.i < verb.i:
                return [_before(c, verb)], "parataxis", True
            if verb.doc[c.left_edge.i - 1].text == ":":
                return [extent(c)], "parataxis", False
    return None


def _around(head: Token, verb: Token) -> list[Span]:
    """Measure a clause around the reporting clause inside it, as one or two spans."""
    doc = head.doc
    inner = {t.i for t in verb.subtree}
    outer = [t.i for t in head.subtree if t.i not in inner]
    left = [i for i in outer if i < verb.i]
    right = [i for i in outer if i > verb.i]
    spans = []
    for part in (left, right):
        if part and any(doc[i].is_alpha for i in part):
            spans.append(trimmed(doc, part[0], part[-1] + 1))
    return spans


def _from_infinitive(verb: Token, lemma: str) -> Found | None:
    if lemma not in verbs("infinitive"):
        return None
    for clause in complements(verb):
        if clause.i > verb.i and has_to(clause):
            addressee = direct_object(verb) or indirect_object(verb) or own_subject(clause)
            start = clause.left_edge.i
            if addressee is not None and lemma in verbs("keeps_addressee"):
                start = min(start, addressee.left_edge.i)
            if lemma == "call" and (on := oblique(verb, "on", "upon")) is not None:
                start = min(start, on.left_edge.i + 1)
            return [(verb.doc[start].idx, _clause_end(verb, clause))], "infinitive", False
    return None


def _from_preposition(verb: Token, lemma: str) -> Found | None:
    for word, noun in obliques(verb):
        if lemma in verb_prepositions().get(word, ()) and noun.i > verb.i:
            start = noun.left_edge
            if start.lower_ == word:
                start = verb.doc[min(start.i + 1, len(verb.doc) - 1)]
            return [(start.idx, _object_end(verb, noun))], "preposition", False
    return _from_gerund(verb, lemma)


def _from_gerund(verb: Token, lemma: str) -> Found | None:
    """Read "warned against leaving", where UD makes the verb in -ing an adverbial clause."""
    for c in children(verb, frozenset({"advcl", "ccomp", "xcomp"})):
        mark = child(c, frozenset({"mark", "case"}))
        if mark is not None and lemma in verb_prepositions().get(mark.lower_, ()) and c.i > verb.i:
            start = verb.doc[mark.i + 1]
            return [(start.idx, extent(c)[1])], "preposition", False
    return None


def _from_object(verb: Token, lemma: str) -> Found | None:
    if lemma not in verbs("object"):
        return None
    if is_passive(verb):
        return _from_passive(verb)
    noun = direct_object(verb)
    if noun is None or noun.i < verb.i:
        return None
    if noun.lower_ in (
        "that",
        "which",
        "what",
        "who",
        "whom",
        "himself",
        "herself",
        "themselves",
        "itself",
    ):
        return None
    twice = len(children(verb, OBJECT | INDIRECT)) > 1
    if (
        lemma in verbs("addressee") - verbs("keeps_addressee")
        and not twice
        and not _has_rest(verb, noun)
    ):
        return None
    return [(noun.left_edge.idx, _object_end(verb, noun))], "object", False


def _has_rest(verb: Token, noun: Token) -> bool:
    return any(
        word in ("of", "about", "against", "for") and n.i > noun.i for word, n in obliques(verb)
    )


def _from_passive(verb: Token) -> Found | None:
    """Read "was criticised by X for Y": Y, else the subject."""
    by, subject = agent(verb), subject_of(verb)
    rest = [(w, n) for w, n in obliques(verb) if w in ("for", "of", "over", "as") and n.i > verb.i]
    if by is None and rest and subject is not None and verb.lemma_ in verbs("keeps_addressee"):
        whom = extent(subject, NOUN_CLAUSE | {"appos"})
        return [whom, (rest[0][1].left_edge.idx, extent(rest[0][1])[1])], "object", False
    if by is None:
        return None
    if rest:
        noun = rest[0][1]
        return [(noun.left_edge.idx, extent(noun)[1])], "object", False
    for clause in children(verb, frozenset({"advcl", "xcomp", "ccomp", "acl", "obl"})):
        mark = child(clause, frozenset({"mark", "case"}))
        if mark is not None and mark.lower_ in ("for", "of", "over", "as") and clause.i > verb.i:
            return [extent(clause)], "object", False
    if subject is None:
        return None
    return [extent(subject, NOUN_CLAUSE | {"appos"})], "object", True


def _object_end(verb: Token, noun: Token) -> int:
    """Find where the right side of a verb's clause ends, later verbs and bare times left out."""
    last = noun.right_edge.i
    for c in verb.children:
        if c.left_edge.i <= last or c.dep_ == "punct":
            continue
        bare = (
            c.dep_ == "advcl" and c.tag_ == "VBG" and child(c, frozenset({"mark", "case"})) is None
        )
        ends = c.dep_ in TRAILING or bare or c.left_edge.i > last + 2 or _is_aside(c)
        if ends or (c.dep_ in TIME and c.pos_ != "VERB"):
            break
        last = c.right_edge.i
    return trimmed(verb.doc, noun.left_edge.i, last + 1)[1]


def _is_aside(token: Token) -> bool:
    """Say whether an adverbial clause is the reporter's own: "after the talks failed"."""
    mark = child(token, frozenset({"mark", "advmod"}))
    return (
        token.dep_ == "advcl"
        and mark is not None
        and mark.lower_ in ("after", "while", "as", "following", "before")
    )


def _addressee(verb: Token) -> Token | None:
    if verb.lemma_ not in verbs("addressee") | verbs("keeps_addressee"):
        return None
    return (
        indirect_object(verb)
        or direct_object(verb)
        or (oblique(verb, "on") if verb.lemma_ == "call" else None)
    )


def _cue_span(verb: Token, rule: str) -> Span:
    """Measure the reporting words: the verb with its particle or preposition."""
    end = verb
    for c in verb.children:
        if c.dep_ in ("compound:prt", "prt") and c.i == verb.i + 1:
            end = c
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if rule == "preposition" and verb.lemma_ in verb_prepositions().get(following.lower_, ()):
        end = following
    if verb.lemma_ == "call" and following.lower_ in ("on", "upon", "for"):
        end = following
    return verb.idx, end.idx + len(end)


# -- nouns and phrases -------------------------------------------------------------------------


def noun_hit(noun: Token, cast: Cast) -> Hit | None:
    """Read a reporting noun with its content and a speaker: "the minister's claim that"."""
    found = _noun_content(noun)
    if found is None:
        return None
    speaker = _noun_speaker(noun, cast)
    if speaker is None and noun.lemma_ not in nouns("unsigned"):
        return None
    carrier = noun.head if noun.dep_ in ("obj", "dobj") else noun
    if carrier != noun and not is_asserted(carrier):
        return None
    return Hit(
        token=noun,
        cue=(noun.idx, noun.idx + len(noun)),
        speaker=speaker,
        content=[found],
        rule="noun",
        confidence=0.7,
    )


def _noun_content(noun: Token) -> Span | None:
    lemma = noun.lemma_.lower()
    for clause in children(noun, frozenset({"acl", "ccomp", "acl:relcl", "relcl"})):
        that = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
        if (that and lemma in nouns("clause")) or (has_to(clause) and lemma in nouns("infinitive")):
            return _content_start(clause), extent(clause)[1]
    for word, inner in obliques(noun):
        if lemma in noun_prepositions().get(word, ()):
            start = inner.left_edge
            if start.lower_ == word:
                start = noun.doc[start.i + 1]
            return start.idx, extent(inner)[1]
    return None


def _noun_speaker(noun: Token, cast: Cast) -> Token | None:
    owner = child(noun, POSSESSIVE)
    if owner is None:
        owner = oblique(noun, "by", "from")
    if owner is None and noun.dep_ in ("obj", "dobj") and noun.head.lemma_ in nouns("light"):
        owner = speaker_token(noun.head)
    if owner is None:
        owner = next(
            (
                c
                for c in children(noun, frozenset({"amod", "compound", "nmod"}))
                if c.i in cast._at and c.i < noun.i
            ),
            None,
        )
    return (
        owner
        if owner is not None and (cast.is_animate(owner) or owner.lower_ in words("pronouns"))
        else None
    )


def _words_of(token: Token) -> bool:
    after = token.doc[token.i : token.i + 4].text.lower()
    return after.startswith(("in the words of", "in the view of", "in the opinion of"))


def phrase_hit(token: Token, cast: Cast) -> Hit | None:
    """Read "according to X": the clause around the phrase is what X says."""
    noun = _phrase_noun(token)
    if noun is None:
        return None
    phrase = {t.i for t in noun.subtree} | set(range(token.i, noun.i + 1))
    head = noun.head
    while head.i in phrase and head.head != head:
        head = head.head
    if head.i in phrase:
        return None
    head = _clause_of(head)
    spans = _without(head, phrase)
    if not spans:
        return None
    last = token.doc[noun.i - 1] if noun.i > token.i else token
    end = next(
        (t for t in token.doc[token.i : token.i + 3] if t.lower_ in ("to", "per", "of")), last
    )
    return Hit(
        token=token,
        cue=(token.idx, end.idx + len(end)),
        speaker=noun,
        content=spans,
        rule="according",
        before=spans[0][0] < token.idx,
        confidence=0.9,
    )


def _phrase_noun(token: Token) -> Token | None:
    doc = token.doc
    if token.lower_ == "according":
        if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
            return None
        start = token.i + 2
    elif token.lower_ == "per":
        if token.i == 0 or doc[token.i - 1].lower_ != "as" or token.i + 1 >= len(doc):
            return None
        start = token.i + 1
    else:
        start = token.i + 4
    for i in range(start, min(start + 25, len(doc))):
        one = doc[i]
        case = preposition(one)
        governed = (
            (case is not None and token.i <= case.i < start) or one.head.i in range(token.i, start)
        )
        if (
            one.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "VERB")
            and one.i >= start
            and governed
        ):
            return one
    return doc[start] if start < len(doc) else None


def _clause_of(token: Token) -> Token:
    """Climb from where the phrase hangs to the head of the clause."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token and own_subject(token) is None:
        token = token.head
    while (
        token.dep_ in ("xcomp", "conj")
        and token.head != token
        and token.head.pos_ in ("VERB", "AUX", "ADJ")
    ):
        token = token.head
    return clause_head(token)


def _without(head: Token, phrase: set[int]) -> list[Span]:
    """Measure a clause without the phrase in it, as the runs before and after."""
    doc = head.doc
    keep = [t.i for t in head.subtree if t.i not in phrase]
    runs: list[list[int]] = []
    for i in keep:
        if (
            runs
            and all(j in phrase or doc[j].is_punct for j in range(runs[-1][-1] + 1, i))
            and not any(j in phrase for j in range(runs[-1][-1] + 1, i))
        ) or (runs and i == runs[-1][-1] + 1):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [trimmed(doc, r[0], r[-1] + 1) for r in runs if sum(doc[i].is_alpha for i in r) > 1]


__all__ = [
    "Hit",
    "all_verbs",
    "conjuncts",
    "find_hits",
    "is_asserted",
    "noun_hit",
    "phrase_hit",
    "speaker_token",
    "verb_hit",
    "verbs",
]
