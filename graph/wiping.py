"""Remove the graph from where it is kept, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from graph.paging import (
    Counts,
    Progress,
    Table,
    count,
    count_all,
    keys,
    kinds,
    name_of,
    paged_by,
    shapes,
)
from graph.statements import named_statements, schema_text, split_statements
from graph.store import Access, Store, StoreError, Transaction, open_store, split_uri

# What ladybug keeps beside its file: its log, and what a process that was killed has left.
BESIDE = (
    "",
    ".wal",
    ".wal.checkpoint",
    ".shadow",
    ".tmp",
    ".checkpoint.intent.lock",
    ".checkpoint.apply.lock",
)


@dataclass(slots=True, kw_only=True)
class WipeReport:
    """Count what was removed, and our nodes that stay since something of others hangs on them."""

    removed: Counts = field(default_factory=dict)
    kept: int = 0


def wipe(
    uri: str | Path, *, access: Access | None = None, on_progress: Progress | None = None
) -> WipeReport:
    """Remove a graph: the embedded store's file, or our nodes and indexes in a database of Neo4j.

    What is cut short is finished by wiping again. Raises StoreMissing where there is none, and
    the other errors of open_store.
    """
    with open_store(uri, read_only=True, access=access):
        pass  # to open one that is not there for writing would make it
    wiper = _wipe_file if split_uri(uri)[0] == "ladybug" else _wipe_database
    with open_store(uri, access=access) as store:
        counts = count_all(store)
        report = wiper(store, counts, on_progress or _nobody)
        place = store.uri
    if wiper is _wipe_file:
        _unlink(Path(place.partition(":")[2]))
    return report


def _nobody(_done: int, _total: int) -> None:
    pass


def _wipe_file(_store: Store, counts: Counts, _on_progress: Progress) -> WipeReport:
    """Count what the file holds, while no other process can have it open to write."""
    return WipeReport(removed=counts)


def _unlink(path: Path) -> None:
    try:
        for ending in BESIDE:
            Path(f"{path}{ending}").unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"The store {path} cannot be removed: {error.strerror}.") from error


def _wipe_database(store: Store, counts: Counts, on_progress: Progress) -> WipeReport:
    """Take our own out of a database, a page in one transaction.

    Indexes go last, and after them what says that there is a graph of ours; both stay as long
    as a node does, so that the rest can be wiped later.
    """
    report = WipeReport(removed=dict.fromkeys(counts, 0))
    total, done = sum(counts.values()), 0
    for table, page in _pages(store):
        gone = store.write(partial(_remove, table=table, keys=page))
        report.removed[table] += gone
        done += gone
        on_progress(done, total)
    report.kept = sum(count(store, shapes()).values())
    if not report.kept:
        for drop in split_statements(schema_text("neo4j/drop.cypher")):
            store.run(drop)
        store.write(partial(_remove, table="Meta", keys=[]))
    return report


def _pages(store: Store) -> Iterator[tuple[Table, list[str]]]:
    """Yield keys of nodes with what is to be removed there: first relationships, then nodes."""
    for label in shapes():
        own = [kind for kind in kinds() if paged_by(kind) == label]
        for page in keys(store, label) if own else ():
            for kind in own:
                yield kind, page
    for label in shapes():
        for page in keys(store, label):
            yield label, page


def _remove(change: Transaction, *, table: Table, keys: list[str]) -> int:
    return int(change.run(_statements()[name_of(table)], {"keys": keys})[0]["gone"])


@cache
def _statements() -> dict[str, str]:
    return named_statements(schema_text("neo4j/wipe.cypher"))
