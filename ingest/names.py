"""Find the names in an article and put those of one bearer together.

A name is a run of tokens: the entity recogniser's, a country's, or a run of proper nouns that
the recogniser passed over. Bearers are told apart within one article: "Mr. Peskov" is the
"Dmitri S. Peskov" of the same article, "DSAWHU" the union whose initials it spells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from spacy.tokens import Doc, Span, Token

from ingest.countries import find_countries
from ingest.dateline import dateline_end
from ingest.language import load_words
from ingest.records import ActorKind
from ingest.syntax import text_of

PERSON_LABELS = frozenset({"PERSON", "PER"})
ORG_LABELS = frozenset({"ORG", "NORP"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(slots=True, eq=False)
class Bearer:
    """Collect what an article says of one named person, body or state."""

    name: str
    kind: ActorKind
    forms: dict[str, int] = field(default_factory=dict)
    country: str | None = None
    roles: list[str] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """Hold one mention by name: tokens [start, end) and what it seems to name."""

    start: int
    end: int
    kind: str  # person, organization, place, country, other
    iso3: str | None = None
    seat: bool = False
    adjective: bool = False


@cache
def words(table: str, *keys: str) -> frozenset[str]:
    """Collect the words of some lists of language/actors.toml."""
    data = load_words("actors")[table]
    return frozenset(w.lower() for key in (keys or tuple(data)) for w in data[key])


@cache
def abbreviations() -> dict[str, str]:
    """Map the short names that every reader knows to what they spell: "UN"."""
    return dict(load_words("actors")["abbreviations"])


LETTERS = re.compile(r"\b[A-Z][A-Z.]+(?<=[A-Z.])")
ACRONYM = re.compile(r"\(([A-Z][A-Za-z&.]{1,9})(?:[’']s)?\)")


def acronyms(doc: Doc) -> Iterator[tuple[NameSpan, str]]:
    """Yield the names that an article abbreviates: "Workers and Helpers Union (WHU)"."""
    for match in ACRONYM.finditer(text_of(doc)):
        letters = [c for c in match[1] if c.isupper()]
        mark = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if mark is None or len(letters) < 2:
            continue
        start = _spelled_out(doc, mark.start, letters)
        if start is not None:
            yield NameSpan(start=start, end=mark.start, kind="organization"), match[1]


def _spelled_out(doc: Doc, end: int, letters: list[str]) -> int | None:
    """Find where the words begin whose capitals spell the letters and end at a token."""
    left, i = list(letters), end
    while left and i > max(0, end - 15):
        i -= 1
        word = doc[i].text
        if word[:1] == left[-1]:
            left.pop()
        elif (
            left == letters
            and word[:1].isupper()
            and doc[i - 1].lower_ in ("of", "the", "for", "in")
        ):
            continue  # "Democratic Party of Alandia (DP)"
        elif word[:1].isupper() or not (word.islower() or word in POSSESSIVE or word == "-"):
            return None
    return i if not left else None


def name_spans(doc: Doc) -> list[NameSpan]:
    """List the names of an article in the order of the text, none overlapping another."""
    end = dateline_end(text_of(doc))
    filed = doc.char_span(0, end, alignment_mode="expand") if end else None
    taken = set(range(filed.end)) if filed is not None else set()
    found: list[NameSpan] = []
    countries = list(_countries(doc))
    spelled = (span for span, _ in acronyms(doc))
    known = _abbreviated(doc)
    runs = _proper_runs(doc, taken)  # must come last: it reads what is taken
    for one in chain(spelled, _entities(doc, countries), countries, known, runs):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            found.append(one)
    return sorted(found, key=lambda s: s.start)


def _abbreviated(doc: Doc) -> Iterator[NameSpan]:
    """Yield the bodies that stand in the text by their letters alone."""
    for match in LETTERS.finditer(text_of(doc)):
        if match[0] in abbreviations():
            span = doc.char_span(*match.span())
            if span is not None and len(span) == 1:
                yield NameSpan(start=span.start, end=span.end, kind="organization")


def _countries(doc: Doc) -> Iterator[NameSpan]:
    for mention in find_countries(text_of(doc)):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            yield NameSpan(
                start=span.start,
                end=span.end,
                kind="country",
                iso3=mention.iso3,
                seat=mention.sort in ("seat", "capital"),
                adjective=mention.sort == "adjective",
            )


def _entities(doc: Doc, known: list[NameSpan]) -> Iterator[NameSpan]:
    countries = {(c.start, c.end): c for c in known}
    for ent in doc.ents:
        start, end = _trim(ent)
        if start >= end or (start, end) in countries:
            continue
        kind = "other" if _is_office(doc[start:end]) else _entity_kind(ent, doc[start:end])
        inside = next((c for c in countries.values() if c.start <= start and end <= c.end), None)
        if kind != "other" and inside is None:
            yield NameSpan(start=start, end=end, kind=kind)


def _trim(ent: Span) -> tuple[int, int]:
    start, end = ent.start, ent.end
    titles = words("titles")
    while start < end and (
        ent.doc[start].lower_ in titles | {"the"}
        or ent.doc[start].is_punct
        or ent.doc[start].is_space
    ):
        start += 1
    while end > start and (
        ent.doc[end - 1].text in POSSESSIVE
        or ent.doc[end - 1].is_space
        or (ent.doc[end - 1].is_punct and ent.doc[end - 1].text != ".")
    ):
        end -= 1
    if start < end and ent.label_ in ORG_LABELS:
        start = _from_its_first_word(ent.doc, start, end)
    return start, _hyphenated(ent.doc, end)


def _from_its_first_word(doc: Doc, start: int, end: int) -> int:
    """Take in capitalised words that the parse hangs on a body's name: "Human Rights Watch"."""
    if (
        start > 1
        and doc[start - 1].text in POSSESSIVE
        and doc[start].lower_ in words("organization", "name_words")
    ):
        start -= 2  # "the Coast Fishermen's Union"
    while (
        start > 0 and doc[start - 1].tag_ in ("NNP", "NNPS") and doc[start - 1].text[:1].isupper()
    ):
        before = doc[start - 1]
        if (
            before.is_sent_start
            or is_title(before)
            or not start <= before.head.i < end
            or before.ent_type_
        ):
            break
        start -= 1
    return start


def _hyphenated(doc: Doc, end: int) -> int:
    """Take in what a hyphen without spaces joins to a name: "Sang-min", "Chan-o-cha"."""
    while (
        end + 1 < len(doc)
        and doc[end].text == "-"
        and not doc[end].whitespace_
        and not doc[end - 1].whitespace_
        and doc[end + 1].is_alpha
    ):
        end += 2
    return end


def _entity_kind(ent: Span, name: Span) -> str:
    sorted_out = len(name) > 1 and any(
        t.lower_ in words("organization", "name_words") for t in name
    )
    if sorted_out or name.text in abbreviations():
        return "organization"
    if (
        name[-1].lower_ in words("person") | words("titles", "other")
        and ent.label_ not in PERSON_LABELS
    ):
        return "other"
    if ent.label_ in PERSON_LABELS:
        return "person"
    if name.start and name.doc[name.start - 1].lower_ in words("titles", "male", "female"):
        return "person"
    if ent.label_ in ORG_LABELS:
        return "organization"
    return "place" if ent.label_ in PLACE_LABELS else "other"


def _is_office(name: Span) -> bool:
    """Recognise the office in "High Commissioner for Refugees": a role, then of what."""
    at = next((i for i, t in enumerate(name) if t.lower_ in ("of", "for", "to")), 0)
    return at > 0 and name[at - 1].lower_ in words("person") | words("titles", "other")


def _proper_runs(doc: Doc, taken: set[int]) -> Iterator[NameSpan]:
    """Yield runs of proper nouns that nobody claimed: after a title, or of two words and more."""
    i = 0
    while i < len(doc):
        if doc[i].pos_ != "PROPN" or i in taken or not doc[i].text[:1].isupper():
            i += 1
            continue
        j = i
        while (
            j < len(doc) and j not in taken and doc[j].pos_ == "PROPN" and doc[j].text[:1].isalnum()
        ):
            j = _hyphenated(doc, j + 1)
        start = i
        while start < j and doc[start].lower_ in words("titles"):
            start += 1
        if start < j:
            yield _run(
                doc, start, j, titled=start > i or (i > 0 and doc[i - 1].lower_ in words("titles"))
            )
        i = j


def _run(doc: Doc, start: int, end: int, *, titled: bool) -> NameSpan:
    run = doc[start:end]
    if any(t.lower_ in words("organization", "name_words") for t in run) or (
        len(run) == 1 and run[0].is_upper and len(run[0]) > 2
    ):
        return NameSpan(start=start, end=end, kind="organization")
    role = run[-1].lower_ in words("person")
    named = titled or len(run) in (2, 3)
    return NameSpan(start=start, end=end, kind="person" if named and not role else "other")


def base_form(doc: Doc, span: NameSpan) -> str:
    """Word a name on one line, without a possessive ending."""
    text = re.sub(r"\s+", " ", doc[span.start : span.end].text).strip()
    return text.strip("“”\"'") or text


def same_person(full: str, other: str) -> bool:
    """Say whether two names of persons may be one's: last names agree, the rest does not clash."""
    a, b = full.lower().split(), other.lower().split()
    if not a or not b:
        return False
    if len(b) == 1:
        return b[0] in (a[-1], *(["-".join(a[-2:])] if len(a) > 1 else []))
    if a[-1] != b[-1]:
        return len(b) >= 2 and a[: len(b)] == b
    x, y = a[0].strip("."), b[0].strip(".")
    return x == y or (x[0] == y[0] and (len(x) == 1 or len(y) == 1))


def same_first(full: str, other: str) -> bool:
    """Say whether one word is the first name of a full one: "Han" of "Han Do-yun"."""
    a, b = full.lower().split(), other.lower().split()
    return len(a) > 1 and len(b) == 1 and a[0] == b[0]


def initials(name: str) -> str:
    """Spell the initials of a name's capitalised words."""
    return "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())


def same_body(full: str, other: str) -> bool:
    """Say whether two names of bodies may be one's: initials, or the words of one in the other."""
    if full.lower() == other.lower():
        return True
    if other.isupper() and len(other) > 1 and " " not in other:
        return other in (
            initials(full),
            initials(re.split(r" (?:of|for) (?:the )?(?=\w+$)", full)[0]),
        )
    a, b = full.lower().split(), other.lower().split()
    return len(b) > 1 and len(a) > len(b) and (a[: len(b)] == b or a[-len(b) :] == b)


def is_title(token: Token) -> bool:
    """Say whether a token is a title that stands before names."""
    return token.lower_ in words("titles")
