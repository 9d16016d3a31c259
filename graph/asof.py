"""Make the graph as it was known on a day: of the articles published, or loaded, until then.

Evidence that only later articles report is left out, and the summary is drawn from what is left.
Who is who, and which wordings are one position, is taken as it is known today.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from graph.derive import derive
from graph.paging import PAGED_BY, Progress, count, keys, kinds, paged_by, statement
from graph.shape import EDGES, NODES, EdgeKind, Row
from graph.statements import named_statements, schema_text
from graph.store import Store, Transaction

# In this order, so that what a Statement expresses is there when it is.
EVIDENCE = ("Condition", "Stance", "Statement")
_SPEAKS_FOR = EdgeKind("SPEAKS_FOR", "Actor", "Country")

Reports = dict[str, list[Row]]  # REPORTED_IN by the evidence that is reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutoff:
    """Say until which day, included, articles count: that of publication, of loading (UTC)."""

    published: date | None = None
    loaded: date | None = None

    def keeps(self, published: date | None, loaded: datetime) -> bool:
        """Tell whether an article counts; one without a date was published nobody knows when."""
        if self.loaded and loaded.date() > self.loaded:
            return False
        return self.published is None or (published is not None and published <= self.published)


@dataclass(slots=True, kw_only=True)
class AsOfReport:
    """Count the articles that were kept, of how many, and those left out for want of a date."""

    articles: int = 0
    of: int = 0
    undated: int = 0


class Span(NamedTuple):
    """Hold when the first and the last article were published in which an actor appears."""

    first: date | None
    last: date | None
    undated: bool


def as_of(
    source: Store, target: Store, cutoff: Cutoff, *, on_progress: Progress | None = None
) -> AsOfReport:
    """Copy into an empty store what the articles within a cutoff say, and derive its summary.

    A page is one transaction. ``on_progress`` is told how many nodes of the source are done, of
    how many.
    """
    report = AsOfReport()
    total = sum(count(source, ("Article", *EVIDENCE)).values()) if on_progress else 0
    done = 0
    for page in _pages(source, target, cutoff, report):
        done += page
        if on_progress:
            on_progress(done, total)
    for actors in keys(target, "Actor"):
        target.write(partial(_speak, source=source, actors=actors))
    derive(target)
    return report


def _pages(source: Store, target: Store, cutoff: Cutoff, report: AsOfReport) -> Iterator[int]:
    """Copy articles and evidence, and yield how many nodes of the source are done with."""
    for page in keys(source, "Article"):
        rows = source.run(_statements()["articles"], {"keys": page})
        kept = [row["key"] for row in rows if cutoff.keeps(row["published"], row["loaded"])]
        _copy_nodes(source, target, {"Article": kept})
        report.articles += len(kept)
        report.of += len(page)
        if cutoff.published:
            report.undated += sum(row["published"] is None for row in rows)
        yield len(page)
    for label in EVIDENCE:
        for page in keys(source, label):
            _copy_evidence(source, target, label, page)
            yield len(page)


def _copy_nodes(source: Store, target: Store, wanted: Mapping[str, Iterable[str]]) -> None:
    for label, ids in wanted.items():
        if found := sorted({*ids}):
            rows = source.run(statement("nodes", label), {"keys": found})
            target.write(partial(_merge, nodes={label: rows}, edges={}))


def _merge(
    change: Transaction, *, nodes: dict[str, list[Row]], edges: dict[EdgeKind, list[Row]]
) -> None:
    """Merge rows; a relationship of which an end is missing is left out by the store."""
    for label, rows in nodes.items():
        change.merge_nodes(label, rows)
    for kind, rows in edges.items():
        change.merge_edges(kind, rows)


def _copy_evidence(source: Store, target: Store, label: str, page: list[str]) -> None:
    """Copy what is reported by an article that was kept, with all that hangs on it."""
    reported_in = EdgeKind("REPORTED_IN", label, "Article")
    rows = source.run(statement("edges", reported_in), {"keys": page})
    articles = _articles(target, {str(row["target"]) for row in rows})
    reports: Reports = defaultdict(list)
    for row in rows:
        if row["target"] in articles:
            reports[str(row["source"])].append(row)
    if not reports:
        return
    found = source.run(statement("nodes", label), {"keys": sorted(reports)})
    key = NODES[label].key
    nodes = [_refounded(row, reports[str(row[key])], articles) for row in found]
    edges = {kind: own for kind, own in _edges(source, label, sorted(reports)) if own}
    _copy_nodes(source, target, _others(label, edges))
    edges[reported_in] = [row for own in reports.values() for row in own]
    target.write(partial(_merge, nodes={label: nodes}, edges=edges))


def _articles(target: Store, ids: set[str]) -> dict[str, date | None]:
    """Return those of some articles that were kept, with their days of publication."""
    rows = target.run(_statements()["articles"], {"keys": sorted(ids)}) if ids else []
    return {str(row["key"]): row["published"] for row in rows}


def _refounded(row: Row, reports: list[Row], articles: Mapping[str, date | None]) -> Row:
    """Let evidence be founded by the first report that was kept, where its own came later.

    A load that finds an earlier article than it has leaves the founder as it is; here that
    earlier article is the only one. A day that stood for the founder's publication is its.
    """
    if row["articleId"] in articles and any(r["target"] == row["articleId"] for r in reports):
        return row
    first = min(
        (str(report["target"]) for report in reports),
        key=lambda article_id: (articles[article_id] or date.max, article_id),
    )
    said = articles[first] if row["dateSource"] == "published" else row["saidOn"]
    return row | {"articleId": first, "saidOn": said}


def _edges(source: Store, label: str, ids: list[str]) -> Iterator[tuple[EdgeKind, list[Row]]]:
    """Yield the relationships of evidence, but for its reports."""
    for kind in kinds():
        if paged_by(kind) != label or kind.type == "REPORTED_IN" or EDGES[kind.type].summary:
            continue
        yield kind, source.run(statement("edges", kind), {"keys": ids})


def _others(label: str, edges: Mapping[EdgeKind, list[Row]]) -> dict[str, set[str]]:
    """Name the actors, countries and positions at the other ends of relationships."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, rows in edges.items():
        for end, other in (("source", kind.source), ("target", kind.target)):
            if other != label and PAGED_BY.index(other) > PAGED_BY.index("Condition"):
                found[other] |= {str(row[end]) for row in rows}
    return found


def _speak(change: Transaction, *, source: Store, actors: list[str]) -> None:
    """Let actors speak for countries, no longer than they appear in the articles kept."""
    rows = source.run(statement("edges", _SPEAKS_FOR), {"keys": actors})
    seen = _seen(change, sorted({str(row["source"]) for row in rows}))
    kept = [new for row in rows if (new := _clipped(row, seen[str(row["source"])]))]
    if not kept:
        return
    ids = sorted({str(row["target"]) for row in kept})
    countries = source.run(statement("nodes", "Country"), {"keys": ids})
    _merge(change, nodes={"Country": countries}, edges={_SPEAKS_FOR: kept})


def _seen(change: Transaction, actors: list[str]) -> dict[str, Span]:
    """Say from when to when actors appear in the articles kept."""
    days: dict[str, list[date | None]] = {actor_id: [] for actor_id in actors}
    for name in ("days by actors", "days about actors"):
        for row in change.run(_statements()[name], {"keys": actors}) if actors else []:
            days[str(row["key"])] += [row["first"], row["last"]]
            days[str(row["key"])] += [None] * (row["dated"] < row["reports"])
    return {
        actor_id: Span(
            min((day for day in own if day), default=None),
            max((day for day in own if day), default=None),
            None in own,
        )
        for actor_id, own in days.items()
    }


def _clipped(row: Row, seen: Span) -> Row | None:
    """Narrow a role to the time in which its holder appears; None where it begins later."""
    if row["first"] is None:
        return row if seen.undated else None
    if seen.first is None or seen.last is None:
        return row | {"first": None, "last": None} if seen.undated else None
    first, last = max(row["first"], seen.first), min(row["last"], seen.last)
    return row | {"first": first, "last": last} if first <= last else None


def _statements() -> dict[str, str]:
    return named_statements(schema_text("asof.cypher"))
