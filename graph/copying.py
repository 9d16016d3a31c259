"""Copy a whole graph from one store to another, of the same or another kind."""

from dataclasses import dataclass
from functools import partial

from graph.ids import digest
from graph.memory import CODEBOOK, CORRECTIONS
from graph.paging import Counts, Progress, Table, count, count_all, pages
from graph.shape import NODES, Row
from graph.store import Store, StoreError, Transaction

# A row of Meta that a store has while a copy into it is not whole: it says of what.
UNFINISHED = "copyOf"

_META = "MATCH (m:Meta) WHERE m.key = $key RETURN m.value AS value"
_SPAN = """
MATCH (a:Article)
RETURN min(a.loadedAt) AS first, max(a.loadedAt) AS last, count(a.text) AS texts
"""


class TargetNotEmpty(StoreError):
    """Say that a store into which a graph was to be copied holds one already."""


class NotTheSame(StoreError):
    """Say that a copy is not what it was made from, because one of them was changed meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyReport:
    """Count what a copy holds, and tell whether it went on from one that was cut short."""

    counts: Counts
    resumed: bool


def copy(source: Store, target: Store, *, on_progress: Progress | None = None) -> CopyReport:
    """Copy all nodes and relationships, with what is kept aside, into an empty store.

    A page is one transaction, and each row is merged by its key. A copy that was cut short is
    marked in the target, and finished by the same copy; anything else that the target holds
    raises TargetNotEmpty. Raises NotTheSame where the two differ in the end. ``on_progress``
    is told how many rows are written, of how many.
    """
    wanted = count_all(source)
    mark = _likeness(source, wanted)
    resumed = _check_target(target, mark)
    _write_mark(target, mark)
    for table, rows in pages(source, counts=wanted, on_progress=on_progress):
        target.write(partial(_merge, table=table, rows=rows))
    _check_copy(source, target, wanted, mark)
    _copy_memory(source, target)
    _write_mark(target, "")
    return CopyReport(counts=wanted, resumed=resumed)


def _copy_memory(source: Store, target: Store) -> None:
    """Copy what the store remembers of the corrections and the codebook that are in force."""
    for key in (CORRECTIONS, CODEBOOK):
        for row in source.run(_META, {"key": key}):
            kept: Row = {"key": key, "value": row["value"]}
            target.write(partial(_merge, table="Meta", rows=[kept]))


def held(store: Store) -> dict[str, int]:
    """Count the nodes of the graph that a store keeps, by those labels that it has."""
    found = count(store, NODES)
    return {label: found[label] for label in NODES if found[label]}


def _merge(change: Transaction, *, table: Table, rows: list[Row]) -> None:
    if isinstance(table, str):
        change.merge_nodes(table, rows)
    else:
        change.merge_edges(table, rows)


def _likeness(store: Store, counts: Counts) -> str:
    """Hash what tells one state of a graph from another: numbers, and when articles came in."""
    (span,) = store.run(_SPAN)
    return digest(*counts.values(), span["first"], span["last"], span["texts"])


def _check_target(target: Store, mark: str) -> bool:
    """Tell whether the target holds a part of this very copy; raise TargetNotEmpty."""
    there = held(target)
    kept = "".join(str(row["value"]) for row in target.run(_META, {"key": UNFINISHED}))
    if there and not kept:
        numbers = ", ".join(f"{number} {label}" for label, number in there.items())
        raise TargetNotEmpty(
            f"The store {target.uri} holds a graph already ({numbers}). A copy needs an empty "
            "one: name another, or empty it by `stance wipe`."
        )
    if there and kept != mark:
        raise TargetNotEmpty(
            f"The store {target.uri} holds a part of another graph, or of this one as it was "
            "before it was changed. Empty it by `stance wipe`, and copy again."
        )
    return bool(there)


def _write_mark(target: Store, mark: str) -> None:
    row: Row = {"key": UNFINISHED, "value": mark}
    target.write(lambda change: change.merge_nodes("Meta", [row]))


def _check_copy(source: Store, target: Store, wanted: Counts, mark: str) -> None:
    if _likeness(source, count_all(source)) != mark:
        raise NotTheSame(
            f"The store {source.uri} was changed while it was copied. Empty {target.uri} by "
            "`stance wipe`, and copy again."
        )
    found = count_all(target)
    for table, number in wanted.items():
        if found[table] != number:
            name = table if isinstance(table, str) else table.type
            raise NotTheSame(
                f"The copy {target.uri} has {found[table]} {name}, and {source.uri} has {number}: "
                "something else wrote to it. Empty it by `stance wipe`, and copy again."
            )
