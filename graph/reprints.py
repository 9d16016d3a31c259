"""Know again what another paper reported: one utterance, many reports.

Quoted words of one speaker are known in any paper of the days around, word for word or as an
editor changes them. What stands outside quotation marks is known in a copy of the article alone:
one that shares most of its text.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.alike import alike, words_of
from graph.copies import Copies
from graph.remembering import (
    Known,
    Likeness,
    express_all,
    known_by,
    quotes_by_key,
    reported_in,
)
from graph.reports import DAYS, QUOTED_WORDS, Report, Reports, Told, told
from graph.store import Transaction

NEAR_DAYS = 3  # words that differ a little are of one occasion only so near
_NEAR_WORDS = QUOTED_WORDS + 1  # of a quote that differs a little
_COPIED_WORDS = 3  # of what a copy reports; fewer say nothing


class _Grade(NamedTuple):
    """Say how like two reports are: quoted word for word, quoted nearly, in all their words."""

    exact: bool
    near: float
    whole: float


class Reprints:
    """Remember what the store holds that a batch may report again, and what the batch reports."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._by_key: dict[str, list[Known]] = {}
        self._by_id: dict[str, Known] = {}
        self._grown: set[str] = set()
        self._grades: dict[tuple[int, str], _Grade] = {}
        self._copies = Copies()

    def recall(self, change: Transaction, batch: Sequence[Reports]) -> None:
        """Read from the store what may be reported again, with what it expresses."""
        originals = self._copies.recall(change, batch)
        reports = [report for one in batch for report in one.all()]
        ids = quotes_by_key(change, {key for report in reports for key in report.sought})
        wanted = {one for some in ids.values() for one in some}
        if originals:
            wanted |= reported_in(change, originals)
        self._by_id = known_by(change, wanted) if wanted else {}
        for key, some in ids.items():
            self._by_key[key] = [self._by_id[one] for one in some if one in self._by_id]
        for known in self._by_id.values():
            self._copies.report(known, known.articles)
        express_all(change, self._likely(reports))

    def _likely(self, reports: Iterable[Report]) -> dict[str, Known]:
        """Tell what reports of the batch may join; the rest need not be read whole."""
        return {
            one.evidence_id: one
            for report in reports
            for one in self._candidates(report)
            if any(self._grade(report, one))
        }

    def keep(self, change: Transaction) -> None:
        """Write the keys of quotes and of articles that the batch brought first."""
        rows = [
            {"key": key, "statementIds": sorted(one.evidence_id for one in self._by_key[key])}
            for key in sorted(self._grown)
        ]
        change.merge_nodes("QuoteKey", rows)
        self._copies.keep(change)

    def enter(self, reports: Reports) -> None:
        """Begin with an article: from here on it is one of those that others may copy."""
        self._copies.enter(reports)

    def statement(self, report: Report | None, own_id: str) -> str:
        """Return the Statement that a report is of: one known from another paper, or its own."""
        if report is None:
            return own_id
        near = min(self._near(report), default=None)
        return self._join(report, near[-1]) if near else self._found(report, own_id)

    def bare(self, report: Report, likeness: Likeness, own_id: str) -> str:
        """Return the Stance or Condition that a report without a statement is of, or its own."""
        near = min((n for n in self._near(report) if self._is_like(n[-1], likeness)), default=None)
        if near:
            return self._join(report, near[-1])
        self._found(report, own_id)
        self._by_id[own_id].express(likeness, own_id)
        return own_id

    def evidence(self, statement_id: str, likeness: Likeness, own_id: str) -> str:
        """Return the Stance or Condition that an utterance is known to express, or its own."""
        said = self._by_id.get(statement_id)
        return said.evidence.setdefault(likeness, own_id) if said else own_id

    def _is_like(self, evidence_id: str, likeness: Likeness) -> bool:
        return likeness in self._by_id[evidence_id].evidence

    def _join(self, report: Report, evidence_id: str) -> str:
        known = self._by_id[evidence_id]
        known.published = min(known.published, report.published)
        known.articles.add(report.article_id)
        self._copies.report(known, [report.article_id])
        return evidence_id

    def _found(self, report: Report, own_id: str) -> str:
        known = Known(
            evidence_id=own_id,
            source=report,
            published=report.published,
            label=report.label,
            speakers={report.who} if report.who else set(),
            founder=report.article_id,
            articles={report.article_id},
        )
        self._by_id[own_id] = known
        self._copies.report(known, [report.article_id])
        self._grown.update(report.keys)
        for key in report.keys:
            self._by_key.setdefault(key, []).append(known)
        return own_id

    def _candidates(self, report: Report) -> list[Known]:
        """List what a report may be of: quotes that share a key, and all that originals report."""
        found = {one.evidence_id: one for key in report.sought for one in self._by_key.get(key, ())}
        for one in self._copies.reported(report.article_id):
            if one.label == report.label and _is_said_by(one, report.who):
                found[one.evidence_id] = one
        return [one for one in found.values() if one.founder != report.article_id]

    def _near(self, report: Report) -> Iterator[tuple[int, bool, int, float, str]]:
        """Yield what a report may be of, with its rank: the least is the one."""
        for known in self._candidates(report):
            days = abs((known.published - report.published).days)
            if days > DAYS:
                continue
            grade, again = self._grade(report, known), report.article_id in known.articles
            if grade.exact:
                yield 0, again, days, 0.0, known.evidence_id
            elif grade.near and days <= NEAR_DAYS:
                yield 1, again, days, -grade.near, known.evidence_id
            elif grade.whole and self._copies.is_copy(report.article_id, known.articles):
                yield 1, again, days, -grade.whole, known.evidence_id

    def _grade(self, report: Report, known: Known) -> _Grade:
        key = id(report), known.evidence_id
        if key not in self._grades:
            self._grades[key] = grade(report.told, known.told)
        return self._grades[key]


def grade(one: Told, other: Told) -> _Grade:
    """Say how like the words of two reports are."""
    exact = not set(one.quoted).isdisjoint(other.quoted)
    if exact or (one.day and other.day and one.day != other.day):
        return _Grade(exact, 0.0, 0.0)
    pairs = ((a, b) for a in one.quoted for b in other.quoted)
    near = max((alike(a, b, least=_NEAR_WORDS, cut=_NEAR_WORDS) for a, b in pairs), default=0.0)
    whole = alike(one.words, other.words, least=_COPIED_WORDS, cut=_NEAR_WORDS)
    return _Grade(exact, near, whole)


def same_words(one: str, other: str) -> bool:
    """Tell whether two papers' words can be reports of one statement."""
    first, second = words_of(one), words_of(other)
    runs = {first[at : at + QUOTED_WORDS] for at in range(len(first) - QUOTED_WORDS + 1)}
    found = (second[at : at + QUOTED_WORDS] for at in range(len(second) - QUOTED_WORDS + 1))
    return not runs.isdisjoint(found) or any(grade(told("mixed", [one]), told("mixed", [other])))


def _is_said_by(known: Known, who: str) -> bool:
    return who in known.speakers if who else not known.speakers
