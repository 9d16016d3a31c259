"""Say what an article reports in the form by which another article's report of it is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.alike import Words, words_of
from graph.cast import Cast
from graph.ids import digest
from graph.naming import APART
from graph.shape import Row
from graph.shingles import Sketch, sketch
from ingest.records import Condition, Extraction, SaidDate, Span, Statement

DAYS = 7  # a paper that prints the same words later than this quotes another occasion
QUOTED_WORDS = 5  # a quote of fewer words says too little to be known again, so does a sentence
_TERMS = 2  # of a sentence: its longest words, of which an edit seldom takes both
_BLOCK = 15  # days: with a week on either side of a day, it and one neighbour hold all that is near
_SENTENCE_END = re.compile(r"[.!?;:\u2026]+[\"'\u2019\u201d]*\s+")
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]")
_UNKNOWN = SaidDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Hold the words of one report; ``quoted`` are those that are known again in any paper.

    ``day`` is set where the text itself tells on which day it was said.
    """

    words: Words
    quoted: tuple[Words, ...] = ()
    day: date | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Hold one report of an article: its words, and the keys by which its like are found."""

    article_id: str
    published: date
    told: Told
    keys: tuple[str, ...]
    sought: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Hold all reports of an article by their places in its extraction."""

    article_id: str = ""
    sketch: Sketch | None = None
    statements: dict[int, Report] = field(default_factory=dict)
    stances: dict[int, Report] = field(default_factory=dict)
    conditions: dict[int, Report] = field(default_factory=dict)

    def all(self) -> list[Report]:
        """List the reports of all kinds."""
        kinds = self.statements, self.stances, self.conditions
        return [report for kind in kinds for report in kind.values()]


def reports_of(extraction: Extraction, cast: Cast) -> Reports:
    """List what an article reports; nothing for one without a date.

    Stances and conditions are listed only where no statement expresses them.
    """
    article = extraction.article
    if article.published_on is None:
        return Reports()
    made = _Maker(article.article_id, article.text, article.published_on)
    found = Reports(
        article_id=article.article_id,
        statements={
            place: made.report(_statement(article.text, one), "said", _by(one, extraction, cast))
            for place, one in enumerate(extraction.statements)
        },
        stances={
            place: made.plain(one.span, one.said, "stance", one.polarity)
            for place, one in enumerate(extraction.stances)
            if one.statement is None
        },
        conditions={
            place: made.plain(_envelope(one), one.said, "condition", one.marker)
            for place, one in enumerate(extraction.conditions)
            if one.statement is None
        },
    )
    return replace(found, sketch=sketch(article.text)) if found.all() else found


@dataclass(frozen=True, slots=True)
class _Maker:
    article_id: str
    text: str
    published: date

    def plain(self, span: Span, said: SaidDate, *kind: str) -> Report:
        return self.report(told("indirect", [self.text[slice(*span)]], said), *kind)

    def report(self, one: Told, *kind: str) -> Report:
        day = self.published.toordinal()
        own = day // _BLOCK
        near = sorted({(day - DAYS) // _BLOCK, own, (day + DAYS) // _BLOCK})
        keys = {block: [digest(*kind, block, term) for term in one.terms] for block in near}
        return Report(
            article_id=self.article_id,
            published=self.published,
            told=one,
            keys=tuple(keys[own]),
            sought=tuple(key for block in near for key in keys[block]),
        )


def _envelope(record: Condition) -> Span:
    starts, ends = zip(record.consequence_span, record.requirement_span, strict=True)
    return min(starts), max(ends)


def who(actor_id: str) -> str:
    """Name an actor so that one without a name, another Actor in every article, is known too."""
    return actor_id.partition(APART)[0]


def _by(record: Statement, extraction: Extraction, cast: Cast) -> str:
    if record.speaker is None:
        return ""
    return who(cast.actor_id(record.speaker, extraction.article.article_id))


def _statement(text: str, record: Statement) -> Told:
    # Whose words they are is not told: they are known again in a copy of the article alone.
    kind = record.kind if record.speaker else "indirect"
    return told(kind, [text[start:end] for start, end in sorted(record.spans)], record.said)


def told_by(row: Row) -> Told:
    """Read what the first report of a Statement, Stance or Condition of the store told."""
    said = SaidDate(on=row["saidOn"], precision=row["saidPrecision"], source=row["dateSource"])
    return told(row.get("kind", "indirect"), _parts(row["text"], row.get("spans") or []), said)


def _parts(text: str, spans: Sequence[int]) -> list[str]:
    """Take the parts of an interrupted quote apart again, which a space joins."""
    parts, begin = [], 0
    for start, end in zip(spans[::2], spans[1::2], strict=True):
        parts.append(text[begin : begin + end - start])
        begin += end - start + 1
    return parts or [text]


def told(kind: str, parts: Sequence[str], said: SaidDate = _UNKNOWN) -> Told:
    """Take the words of a report apart."""
    words, quoted = words_of(" ".join(parts)), _quoted(kind, parts)
    longest = {term for unit in (words, *quoted) for term in _terms(unit)}
    known = said.source == "text" and said.precision == "day"
    day = said.on if known else None
    return Told(words=words, quoted=quoted, day=day, terms=tuple(sorted(longest)))


def _quoted(kind: str, parts: Sequence[str]) -> tuple[Words, ...]:
    """List the quoted words that are enough to be known again.

    One paper prints the first sentence, another the second, a third both: each sentence
    counts, and so does the whole.
    """
    if kind == "indirect":
        return ()
    if kind == "mixed":
        parts = [*parts, *(found for part in parts for found in _QUOTED.findall(part))]
    whole = words_of(" ".join(parts)) if kind == "direct" else ()
    sentences = [words_of(one) for part in parts for one in _SENTENCE_END.split(part)]
    units = {one for one in sentences if len(one) > QUOTED_WORDS}
    return tuple(sorted(units | ({whole} if len(whole) >= QUOTED_WORDS else set())))


def _terms(words: Words) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))[:_TERMS]
