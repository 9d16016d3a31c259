"""Know a copy of an article again: another headline, a cut, a sentence edited, a correction."""

from collections.abc import Iterable, Sequence

from graph.remembering import Dated, Known, articles_by_key, sketches_of
from graph.reports import DAYS, Reports
from graph.shingles import overlap
from graph.store import Transaction

# Share of the shorter article that the longer prints too: docs/copies.md. What is published on
# another day may be the next of a row of briefings, in which much is said each time.
SAME_DAY = 0.5
LATER = 0.75
_MANY = 256  # articles that share a hash; those beyond are found by their others


class Copies:
    """Remember articles that a batch may copy, of the store and of itself, and their reports."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._by_key: dict[str, list[str]] = {}
        self._sketches: dict[str, Dated] = {}
        self._entered: list[str] = []
        self._grown: set[str] = set()
        self._originals: dict[str, list[str]] = {}  # of an article: those that it is a copy of
        self._reported: dict[str, dict[str, Known]] = {}

    def recall(self, change: Transaction, batch: Sequence[Reports]) -> set[str]:
        """Read what may be copied, and return the articles of the store that are."""
        self._by_key = articles_by_key(change, {key for one in batch for key in one.sought})
        stored = {one for some in self._by_key.values() for one in some}
        self._sketches = sketches_of(change, stored) if stored else {}
        new = {one.article_id: one for one in batch if one.sketch is not None}
        self._originals = {key: self._near(one) for key, one in new.items()}
        self._sketches |= {key: one.sketch for key, one in new.items() if one.sketch is not None}
        return {other for some in self._originals.values() for other in some}

    def enter(self, reports: Reports) -> None:
        """Find the originals of an article, and let others find it."""
        if reports.sketch is None:
            return
        self._originals[reports.article_id] = self._near(reports)
        self._entered.append(reports.article_id)
        for key in reports.keys:
            known = self._by_key.setdefault(key, [])
            if len(known) < _MANY:
                known.append(reports.article_id)
                self._grown.add(key)

    def _near(self, reports: Reports) -> list[str]:
        """List the articles that one is a copy of, or that are copies of it."""
        own = reports.sketch
        others = {one for key in reports.sought for one in self._by_key.get(key, ())}
        return [
            other
            for other in sorted(others - {reports.article_id})
            if own is not None and other in self._sketches and is_copy(own, self._sketches[other])
        ]

    def report(self, known: Known, article_ids: Iterable[str]) -> None:
        """Note that articles report something."""
        for one in article_ids:
            self._reported.setdefault(one, {})[known.evidence_id] = known

    def reported(self, article_id: str) -> list[Known]:
        """List what the originals of an article report."""
        originals = self._originals.get(article_id, ())
        return [one for other in originals for one in self._reported.get(other, {}).values()]

    def is_copy(self, article_id: str, others: set[str]) -> bool:
        """Tell whether an article is a copy of one of others."""
        return not others.isdisjoint(self._originals.get(article_id, ()))

    def keep(self, change: Transaction) -> None:
        """Write what others are to be compared with."""
        grown = sorted(self._grown)
        rows = [{"key": key, "articleIds": sorted(self._by_key[key])} for key in grown]
        change.merge_nodes("CopyKey", rows)
        sketches = [(one, self._sketches[one]) for one in self._entered]
        change.merge_nodes(
            "ArticleSketch",
            [
                {"articleId": one, "publishedOn": day, "sketch": str(drawn)}
                for one, (day, drawn) in sketches
            ],
        )


def is_copy(one: Dated, other: Dated) -> bool:
    """Tell whether of two articles one is a copy of the other."""
    days = abs((one[0] - other[0]).days)
    return days <= DAYS and overlap(one[1], other[1]) >= (LATER if days else SAME_DAY)
