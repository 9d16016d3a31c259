"""Load extractions into a store: gather, put into order, resolve, merge, derive."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from graph.applying import AS_KEPT, Applied, Seen, Wanted, apply, correct, draw
from graph.behind import ahead, behind
from graph.cast import Cast
from graph.census import counts
from graph.changes import Changes, Role
from graph.derive import Touched, derive_touched
from graph.founders import block_rows, founder_row, recall, seat_row
from graph.memory import kept
from graph.placing import Places
from graph.reports import Reports, reports_of
from graph.rows import BadSpan, wordings_of
from graph.shape import NODES, EdgeKind
from graph.spool import Spool
from graph.store import Store, Transaction
from graph.writing import ArticleWriter, Batch
from ingest.records import Extraction

BATCH = 1_000  # articles in one transaction, which ladybug holds in memory
WINDOW = 20_000  # articles that are put into order together

_KNOWN = """
UNWIND $ids AS id
MATCH (a:Article {articleId: id})
RETURN a.articleId AS articleId, a.sha256 AS sha256, a.extractor AS extractor
"""

_ALIASES = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
RETURN a.actorId AS actorId, a.name AS name, a.aliases AS aliases
"""

_ROLES = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SPEAKS_FOR]->(c:Country)
WITH a, r, c
WHERE c.iso3 IS NOT NULL AND r.named = a.actorId
RETURN a.actorId AS actorId, c.iso3 AS iso3, r.role AS role, r.first AS first, r.last AS last
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadProblem:
    """Name an article that was not loaded, and say why in one line."""

    name: str
    article_id: str
    reason: str

    def __str__(self) -> str:
        """Write the problem in one line."""
        return f"{self.name}: {self.reason}"


@dataclass(slots=True, kw_only=True)
class LoadReport:
    """Count what a load added and what was there before.

    ``added`` counts nodes by label and relationships by type, summary edges net of those that
    were drawn anew. ``reprints`` counts statements that joined one known from another article.
    """

    articles: int = 0
    already: int = 0
    undated: int = 0
    reprints: int = 0
    added: dict[str, int] = field(default_factory=dict)
    problems: list[LoadProblem] = field(default_factory=list)
    applied: Applied = field(default_factory=Applied)


Progress = Callable[[int, int], None]
Reported = tuple[Extraction, Reports]


def load(
    store: Store,
    extractions: Iterable[Extraction],
    *,
    batch_size: int = BATCH,
    window: int = WINDOW,
    no_text: bool = False,
    on_progress: Progress | None = None,
    wanted: Wanted = AS_KEPT,
) -> LoadReport:
    """Add what articles say to the graph.

    All articles are read before the first is written (in windows of 20,000, kept in a
    temporary file), so that their order does not matter. Each batch is one transaction, with
    its summary edges. ``on_progress`` is told how many articles of the window are written, of
    how many. An article that the store has is passed over; one that has changed since is a
    problem. The corrections and the codebook ``wanted`` are applied before and after. Raises
    StoreFull, StoreReadOnly and what the iterable raises.
    """
    withdrawn = apply(store, wanted).withdrawn
    loader = _Loader(store, datetime.now(UTC).replace(tzinfo=None), not no_text)
    before = counts(store)
    source = iter(extractions)
    while True:
        with Spool() as spool:
            cast, places = Cast(), Places()
            if not spool.fill(source, window, partial(_meet, cast, places)):
                break
            cast.recall(store, kept(store).state)
            recall(store, places)
            places.settle()
            done = 0
            reported = map(partial(_reported, cast), spool.batches(batch_size))
            with _uncollected(), closing(ahead(reported)) as batches:
                for batch in batches:
                    loader.load(batch, cast, places)
                    done += len(batch)
                    if on_progress:
                        on_progress(done, len(spool))
    loader.report.applied = apply(store, wanted)
    loader.report.applied.withdrawn = withdrawn
    loader.report.added = _difference(before, counts(store))
    return loader.report


def _meet(cast: Cast, places: Places, extraction: Extraction) -> None:
    """Take note of the names and wordings of an article, before one is resolved."""
    cast.meet(extraction)
    for wording in wordings_of(extraction):
        places.meet(wording, extraction.article.published_on)


def _reported(cast: Cast, extractions: list[Extraction]) -> list[Reported]:
    """Say what each article reports, in the form by which it is known again."""
    return [(one, reports_of(one, cast)) for one in extractions]


def _difference(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    return {name: number - before[name] for name, number in after.items()}


@dataclass(slots=True)
class _Loader:
    store: Store
    loaded_at: datetime
    with_text: bool
    report: LoadReport = field(default_factory=LoadReport)

    def load(self, reported: list[Reported], cast: Cast, places: Places) -> None:
        """Load one batch within one transaction."""
        founded: set[str] = set()

        def work(change: Transaction) -> LoadReport:
            batch = Batch(cast, places, self.loaded_at, self.with_text)
            with behind(change) as late:
                part = self._load(late, reported, batch)
            founded.update(batch.changes.founders)
            return part

        part = self.store.write(work)
        places.stored |= founded
        self.report.articles += part.articles
        self.report.already += part.already
        self.report.undated += part.undated
        self.report.reprints += part.reprints
        self.report.problems += part.problems

    def _load(self, change: Transaction, reported: list[Reported], batch: Batch) -> LoadReport:
        part = LoadReport()
        new = list(_new(change, reported, part))
        batch.recall(change, [extraction for extraction, _ in new])
        batch.reprints.recall(change, [own for _, own in new])
        for extraction, own in new:
            _write(batch, extraction, own, part)
        batch.reprints.keep(change)
        state = kept(change).state
        touched = _merge(change, batch.changes, state.names)
        drawn = correct(change, state, _seen(batch.changes))
        derive_touched(change, touched)
        draw(change, drawn)
        part.reprints = batch.joined
        return part


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for no cycles meanwhile: rows make none, and looking takes a fourth."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _new(change: Transaction, reported: list[Reported], part: LoadReport) -> Iterator[Reported]:
    """Yield the articles that the store does not have."""
    ids = sorted({one.article.article_id for one, _ in reported})
    known = {str(row["articleId"]): str(row["sha256"]) for row in change.run(_KNOWN, {"ids": ids})}
    for one, own in reported:
        article = one.article
        kept = known.get(article.article_id)
        if kept is None:
            known[article.article_id] = article.sha256
            yield one, own
        elif kept == article.sha256:
            part.already += 1
        else:
            reason = (
                "the store has it with another text; it was left as it is. Load the new text "
                "under a URL of its own, or into a new store."
            )
            part.problems.append(
                LoadProblem(name=article.name, article_id=article.article_id, reason=reason)
            )


def _write(batch: Batch, extraction: Extraction, reports: Reports, part: LoadReport) -> None:
    article = extraction.article
    try:
        ArticleWriter(batch, extraction, reports).write()
    except BadSpan as error:
        part.problems.append(
            LoadProblem(name=article.name, article_id=article.article_id, reason=str(error))
        )
        return
    part.articles += 1
    part.undated += article.published_on is None


def _seen(changes: Changes) -> Seen:
    """Name what a batch writes that corrections may concern."""
    return Seen(
        forms={(form, seat.position_id) for form, seat in changes.stood.items()},
        positions=set(changes.nodes.get("Position", {})),
        actors=set(changes.nodes.get("Actor", {})),
    )


def _merge(change: Transaction, changes: Changes, names: Mapping[str, str]) -> Touched:
    """Merge the rows of a batch, and say which summaries they touch.

    ``names`` are those that actors had before they were renamed.
    """
    _settle_aliases(change, changes, names)
    grown = _settle_roles(change, changes)
    for label in NODES:
        change.merge_nodes(label, list(changes.nodes.get(label, {}).values()))
    _merge_places(change, changes)
    for kind, rows in changes.edges.items():
        change.merge_edges(kind, list(rows.values()))
    return Touched.by(changes, grown)


def _merge_places(change: Transaction, changes: Changes) -> None:
    """Merge what founded new positions, and where new wordings stand."""
    change.merge_nodes("PositionForm", [seat_row(w, seat) for w, seat in changes.seats.values()])
    meant = {key: w.meaning for key, w in changes.founders.items() if w.meaning is not None}
    founders = [founder_row(key, changes.founders[key], m) for key, m in meant.items()]
    change.merge_nodes("PositionFounder", founders)
    change.merge_nodes("PositionBlock", block_rows(change, meant) if meant else [])


def _settle_aliases(change: Transaction, changes: Changes, names: Mapping[str, str]) -> None:
    """Give each actor the forms of its name: those that the store has and the new ones."""
    actors = changes.nodes.get("Actor", {})
    if not actors:
        return
    kept = change.run(_ALIASES, {"ids": sorted(actors)})
    for row in kept:
        actor = actors[str(row["actorId"])]
        changes.aliases.setdefault(str(row["actorId"]), set()).update(
            [*(row["aliases"] or []), actor["name"]]
        )
        actor["name"] = names.get(str(row["actorId"]), row["name"])
    for actor_id, actor in actors.items():
        actor["aliases"] = sorted(changes.aliases.get(actor_id, set()) - {str(actor["name"])})


def _settle_roles(change: Transaction, changes: Changes) -> dict[tuple[str, str], Role]:
    """Widen the times of SPEAKS_FOR; return the whole time before, of those that grew."""
    if not changes.roles:
        return {}
    before: dict[tuple[str, str], Role] = {}
    for row in change.run(_ROLES, {"ids": sorted({actor for actor, _, _ in changes.roles})}):
        actor_id, iso3, role = str(row["actorId"]), str(row["iso3"]), str(row["role"])
        first, last = row["first"], row["last"]
        before.setdefault((actor_id, iso3), Role()).see(first, last)
        if (actor_id, iso3, role) in changes.roles:
            changes.roles[actor_id, iso3, role].see(first, last)
    kind = EdgeKind("SPEAKS_FOR", "Actor", "Country")
    for (actor_id, iso3, role), time in changes.roles.items():
        dates = {"first": time.first, "last": time.last}
        changes.edge(kind, actor_id, iso3, role=role, named=actor_id, **dates)
    return {(a, c): before.get((a, c), Role()) for a, c, _ in changes.roles}
