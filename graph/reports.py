"""Say what an article reports in the form by which another article's report of it is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.alike import Words, words_of
from graph.cast import Cast
from graph.ids import digest
from graph.naming import APART
from graph.shape import Row
from graph.shingles import Sketch, least, sketch
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


@dataclass(slots=True, kw_only=True, eq=False)
class Report:
    """Hold one report of an article; ``keys`` are of its quoted words, ``sought`` of near days.

    ``label`` is that of what it makes in the graph, ``who`` the speaker of a statement.
    """

    article_id: str
    published: date
    label: str
    kind: str
    parts: list[str]
    said: SaidDate
    who: str = ""
    keys: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    _told: Told | None = None

    @property
    def told(self) -> Told:
        """Take the words apart, when they are first wanted: most reports are like no other."""
        if self._told is None:
            self._told = told(self.kind, self.parts, self.said)
        return self._told


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Hold all reports of an article by their places in its extraction.

    ``keys`` are those by which copies of it are found, ``sought`` the ones of near days.
    """

    article_id: str = ""
    sketch: tuple[date, Sketch] | None = None
    keys: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
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
    statements = {
        place: made.statement(one, _by(one, extraction, cast))
        for place, one in enumerate(extraction.statements)
    }
    stances = {
        place: made.bare("Stance", one.span, one.said)
        for place, one in enumerate(extraction.stances)
        if one.statement is None
    }
    conditions = {
        place: made.bare("Condition", _envelope(one), one.said)
        for place, one in enumerate(extraction.conditions)
        if one.statement is None
    }
    if not (statements or stances or conditions):
        return Reports()
    drawn = sketch(article.text)
    keys, sought = _keys(least(drawn), article.published_on)
    return Reports(
        article_id=article.article_id,
        sketch=(article.published_on, drawn),
        keys=keys,
        sought=sought,
        statements=statements,
        stances=stances,
        conditions=conditions,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    article_id: str
    text: str
    published: date

    def bare(self, label: str, span: Span, said: SaidDate) -> Report:
        return self._report(label, "indirect", [self.text[slice(*span)]], said)

    def statement(self, record: Statement, who: str) -> Report:
        # Words that nobody is named for are known again in a copy of the article alone.
        kind = record.kind if who else "indirect"
        parts = [self.text[start:end] for start, end in sorted(record.spans)]
        report = self._report("Statement", kind, parts, record.said)
        report.who = who
        if report.kind != "indirect":
            terms = sorted({term for unit in report.told.quoted for term in _terms(unit)})
            hashed = [digest("quote", who, term) for term in terms]
            report.keys, report.sought = _keys(hashed, self.published)
        return report

    def _report(self, label: str, kind: str, parts: list[str], said: SaidDate) -> Report:
        return Report(
            article_id=self.article_id,
            published=self.published,
            label=label,
            kind=kind,
            parts=parts,
            said=said,
        )


def _keys(hashed: Sequence[str], published: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tie hashes to a span of days: those to be kept, and those of all days that are near."""
    day = published.toordinal()
    near = {(day - DAYS) // _BLOCK, (day + DAYS) // _BLOCK}
    sought = tuple(f"{one}-{block}" for block in sorted(near) for one in hashed)
    return tuple(f"{one}-{day // _BLOCK}" for one in hashed), sought


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
    words = words_of(" ".join(parts))
    known = said.source == "text" and said.precision == "day"
    return Told(words=words, quoted=_quoted(kind, parts, words), day=said.on if known else None)


def _quoted(kind: str, parts: Sequence[str], whole: Words) -> tuple[Words, ...]:
    """List the quoted words that are enough to be known again.

    One paper prints the first sentence, another the second, a third both: each sentence
    counts, and so does the whole.
    """
    if kind == "indirect":
        return ()
    pieces = list(parts)
    if kind == "mixed":
        pieces += [found for part in parts for found in _QUOTED.findall(part)]
    sentences = [one for part in pieces for one in _SENTENCE_END.split(part)]
    if sentences == [" ".join(parts)]:
        units = {whole} if len(whole) > QUOTED_WORDS else set()
    else:
        units = {one for one in map(words_of, sentences) if len(one) > QUOTED_WORDS}
    if kind == "direct" and len(whole) >= QUOTED_WORDS:
        units.add(whole)
    return tuple(sorted(units))


def _terms(words: Words) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))[:_TERMS]
