"""Word what one can be for or against: short, neutral, positive.

Negation, modality and attribution are the stance and leave the text; pronouns give way to
names; a verb without a subject of its own becomes the noun of its action.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Protocol

from spacy.tokens import Doc, Token

from ingest import phrases, syntax, wording
from ingest.countries import country_named, country_of, metonym
from ingest.language import load_words
from ingest.names import is_title
from ingest.records import Actor, Proposition, Span


class Names(Protocol):
    """Say who words denote; ingest.actors.Cast does."""

    def actor_of(self, token: Token) -> Actor | None:
        """Find who a name, noun or pronoun denotes."""

    def names_in(self, start_char: int, end_char: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """List the actors' names and the countries' codes between two offsets."""


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
    head = phrases.fuller(phrases.spine(head))
    gone = phrases.subtrees(drop)
    if _is_clause(head, gone):
        subject = subject or _clause_subject(head)
        words = _clause(head, subject, cast, gone)
    else:
        words = _phrase(head, cast, gone)
    kept = phrases.kept(
        head, gone | (phrases.subtrees([subject]) if subject is not None else set())
    )
    if subject is not None:
        kept = sorted({*kept, *phrases.kept(subject, gone)}, key=lambda t: t.i)
    return _record(_tidy(words), head, kept, cast)


def proposition_of_span(doc: Doc, span: Span, cast: Names) -> Proposition:
    """Word what a stretch of text says, whatever its shape."""
    first = bisect_left(doc, span[0], key=lambda t: t.idx)
    behind = takewhile(lambda t: t.idx < span[1], (doc[i] for i in range(first, len(doc))))
    tokens = [t for t in behind if t.idx + len(t) <= span[1] and not t.is_space]
    if not tokens:
        raise ValueError(f"no word lies within {span[0]}-{span[1]} of a text of {len(doc.text)}")
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])
    outside = [t for t in head.subtree if t.i not in inside and t.head.i in inside]
    return proposition(head, cast, drop=outside)


def _is_clause(head: Token, gone: set[int]) -> bool:
    if head.pos_ in ("VERB", "AUX"):
        return not (head.tag_ == "VBG" and head.dep_ in ("obj", "dobj", "amod", "compound"))
    parts = ("cop", "nsubj", "nsubj:pass", "nsubjpass")
    return any(c.dep_ in parts and c.i not in gone for c in head.children)


def _clause_subject(head: Token) -> Token | None:
    own = syntax.own_subject(head)
    if own is not None and own.tag_ not in ("WDT", "WP", "EX"):
        return own
    return None


def _phrase(head: Token, cast: Names, gone: set[int]) -> str:
    return _words(phrases.kept(head, gone), cast)


def _clause(head: Token, subject: Token | None, cast: Names, gone: set[int]) -> str:
    """Word a clause: "Ukraine joins NATO", or "withdrawal of troops" where nobody does it."""
    clause = syntax.clause_head(head)
    inner = gone | (phrases.subtrees([subject]) if subject is not None else set())
    inner |= phrases.subtrees(c for c in clause.children if c.dep_ in syntax.SUBJECT)
    tokens = [t for t in phrases.kept(head, inner) if t.dep_ not in ("cop",) or t.head != head]
    who = _words(phrases.kept(subject, gone), cast) if subject is not None else ""
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
    for token in _untitled(tokens):
        word = _name(token, cast)
        if not word or (MARKS.match(word) and word not in phrases.JOINERS):
            continue
        apart = last is None or last.i + 1 != token.i or bool(last.whitespace_)
        out += (" " if apart else "") + word
        last = token
    return out.strip()


def _untitled(tokens: list[Token]) -> list[Token]:
    """Leave out what stands before a person's name: "Foreign Minister Ada Volk" is Ada Volk."""
    gone: set[int] = set()
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.ent_type_ != "PERSON" or token.ent_iob_ != "B":
            continue
        title = token.i - 1
        if title not in inside or not is_title(token.doc[title]):
            continue
        while title in inside and _before_a_name(token.doc[title]):
            gone.add(title)
            title -= 1
        if title in inside and token.doc[title].pos_ == "DET":
            gone.add(title)
    return [t for t in tokens if t.i not in gone]


def _before_a_name(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    return is_title(token) or token.text[0].isupper() or token.pos_ == "ADJ"


def _name(token: Token, cast: Names) -> str:
    if token.tag_ in ("WDT", "WP"):
        return ""
    if token.tag_ not in PERSONAL or token.lower_ in ("there",):
        return _full_name(token, cast)
    actor = cast.actor_of(token)
    if actor is None:
        return token.text
    return actor.name + ("'s" if token.tag_ == "PRP$" else "")


def _full_name(token: Token, cast: Names) -> str:
    """Write a person named by the last name alone as the article does at its fullest."""
    if token.ent_type_ != "PERSON" or token.ent_iob_ != "B":
        return token.text
    follows = token.i + 1 < len(token.doc) and token.doc[token.i + 1].ent_iob_ == "I"
    actor = None if follows else cast.actor_of(token)
    if actor is None or actor.kind != "person" or actor.name.split()[-1] != token.text:
        return token.text
    return actor.name


def _tidy(text: str) -> str:
    for name, short in load_words("positions")["short"].items():
        text = text.replace(name, short)
    text = re.sub(r"\s+", " ", text).strip(" ,;:.")
    text = re.sub(r"\b(The|A|An) (?=[a-z])", lambda m: m[0].lower(), text)
    return re.sub(r"\s+([,;:.])", r"\1", text)


def _record(text: str, head: Token, kept: list[Token], cast: Names) -> Proposition:
    names, codes = _named(kept, cast)
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


def _named(kept: list[Token], cast: Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Collect the actors and countries named in the kept words, each once."""
    names: dict[str, None] = {}
    codes: dict[str, None] = {}
    for token in kept:
        found = cast.names_in(token.idx, token.idx + len(token))
        names |= dict.fromkeys(found[0])
        codes |= dict.fromkeys(found[1])
    return tuple(names), tuple(codes)


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
    return phrases.subtrees([*found, *([by] if by is not None else [])])


def _content(token: Token, cast: Names) -> str:
    if token.pos_ in FUNCTION or token.tag_ in ("DT", "WDT", "EX", "TO", "POS"):
        return ""
    if token.pos_ == "PRON" or token.tag_ in PERSONAL:
        actor = cast.actor_of(token)
        return actor.name.rpartition(" ")[2].lower() if actor else ""
    follows = token.i + 1 < len(token.doc) and token.doc[token.i + 1].ent_iob_ == "I"
    if token.ent_type_ == "PERSON" and follows:
        return ""  # the last name stands for the whole
    country = _country(token) if token.text[0].isupper() else None
    if country is not None:
        return country
    lemma = token.lemma_.lower()
    return (wording.nominal(lemma) or lemma) if token.pos_ == "VERB" else lemma


def _country(token: Token) -> str | None:
    """Find the code that stands for "Russia", "Russian", "United States"; "" for their rest."""
    doc, i = token.doc, token.i
    if i and doc[i - 1].text[:1].isupper() and country_named(doc[i - 1 : i + 1].text):
        return ""
    phrase = doc[i : i + 2].text if i + 1 < len(doc) and doc[i + 1].text[:1].isupper() else ""
    found = country_named(token.text) or (country_named(phrase) if phrase else None)
    if found is None and metonym(token.text) is None:
        found = country_of(token.text)  # an adjective; a capital is more than its country
    return found.iso3.lower() if found is not None else None
