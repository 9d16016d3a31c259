"""Load the same articles through the application and the same rows through the driver alone."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low

from benchmarks.perf_articles import articles, number_of_articles
from benchmarks.perf_bare import RecordingStore, write_ladybug, write_neo4j
from benchmarks.perf_server import MeasuredServer
from graph.embedded import LOG
from graph.load import load
from graph.paging import Counts, count_all
from graph.store import Store, open_store
from tests.neo4j.database import driver_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Hold one load and the bare writing of its rows, in seconds."""

    rows: int  # merged, counted each time
    kept: int  # nodes and relationships that are there afterwards
    seconds: float
    parts: dict[str, float]  # of these: writing, reading, python
    bare: float
    tuned: float | None = None  # the bare writing into ladybug with as long a log as load's

    @property
    def share(self) -> float:
        """Say how fast the load is, as a share of the bare writing."""
        return self.bare / self.seconds


class NotTheSame(RuntimeError):
    """Say that the bare writing did not make the graph that the load made."""


def middle(rates: list[Rate]) -> Rate:
    """Choose the round whose share is the middle one, of two the lower."""
    wanted = median_low([rate.share for rate in rates])
    return next(rate for rate in rates if rate.share == wanted)


def embedded(folder: Path, statements: int) -> Rate:
    """Measure a load into a new file, and the bare writing into others."""
    ours, bare, tuned = (folder / f"{name}.ladybug" for name in ("ours", "bare", "tuned"))
    for path in (ours, bare, tuned):
        path.unlink(missing_ok=True)
    for path in (bare, tuned):
        open_store(path).close()  # makes the schema
    recorded, seconds, wanted = _loaded(lambda: open_store(ours), statements)
    spent = write_ladybug(bare, recorded.transactions)
    also = write_ladybug(tuned, recorded.transactions, LOG)
    with open_store(bare, read_only=True) as store:
        kept = _same(wanted, store)
    return Rate(
        rows=recorded.rows,
        kept=kept,
        seconds=seconds,
        parts=recorded.parts(seconds),
        bare=spent,
        tuned=also,
    )


def on_server(server: MeasuredServer, statements: int) -> Rate:
    """Measure a load into an emptied database, and the bare writing into it, emptied again."""

    def opened() -> Store:
        return open_store(server.uri, access=server.access())

    opened().close()  # makes the schema
    server.clear()
    recorded, seconds, wanted = _loaded(opened, statements)
    server.clear()
    spent = write_neo4j(driver_of(server), recorded.transactions)
    with opened() as store:
        kept = _same(wanted, store)
    return Rate(
        rows=recorded.rows,
        kept=kept,
        seconds=seconds,
        parts=recorded.parts(seconds),
        bare=spent,
    )


def _loaded(opened: Callable[[], Store], statements: int) -> tuple[RecordingStore, float, Counts]:
    """Load into a store; the articles are made before, since reading them is not measured."""
    made = list(articles(number_of_articles(statements)))
    with RecordingStore(opened()) as store:
        begin = time.perf_counter()
        load(store, made)
        if store.kind == "ladybug":
            store.inner.run("CHECKPOINT")
        seconds = time.perf_counter() - begin
        return store, seconds, count_all(store.inner)


def _same(wanted: Counts, store: Store) -> int:
    found = count_all(store)
    if found != wanted:
        raise NotTheSame(f"the bare writing left {found}, the load {wanted}")
    return sum(wanted.values())
