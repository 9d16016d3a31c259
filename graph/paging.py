"""Read a whole graph page by page, each page by its keys, so that memory does not grow with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from graph.shape import ASIDE, EDGES, NODES, EdgeKind, Kind, NodeShape, Row
from graph.statements import named_statements, schema_text
from graph.store import Store

Table = str | EdgeKind  # a label, or a relationship type between two labels
Counts = dict[Table, int]
Progress = Callable[[int, int], None]  # how many rows are done, of how many

PAGE = 5_000  # keys
# Rows that are large: an article's text has up to a million characters, a vector 384 numbers, a
# block 500 ids.
PAGES = {"Article": 250, "PositionFounder": 1_000, "PositionBlock": 250}
# Each kind of relationship is read from that of its ends which comes first here: an actor says
# thousands of statements, and a statement is said by one.
PAGED_BY = ("Statement", "Stance", "Condition", "Position", "Actor", "Article", "Country")


def shapes() -> dict[str, NodeShape]:
    """List all labels that a store keeps but Meta, which says what the store itself is."""
    return {name: shape for name, shape in (NODES | ASIDE).items() if name != "Meta"}


def kinds() -> list[EdgeKind]:
    """List all kinds of relationships."""
    return [kind for shape in EDGES.values() for kind in shape.kinds()]


def paged_by(kind: EdgeKind) -> str:
    """Name the end from which a kind of relationship is read."""
    return min(kind.source, kind.target, key=PAGED_BY.index)


@cache
def _statements() -> dict[str, str]:
    return named_statements(schema_text("read.cypher"))


def name_of(table: Table) -> str:
    """Name a label, or a relationship type with its ends, as the files of graph/schema do."""
    return table if isinstance(table, str) else " ".join(table)


def columns_of(table: Table) -> Mapping[str, Kind]:
    """List the properties of a label; of a relationship with the keys of its ends before them."""
    if isinstance(table, str):
        return shapes()[table].properties
    return {"source": "text", "target": "text", **EDGES[table.type].properties}


def statement(verb: str, table: Table) -> str:
    """Return a statement of graph/schema/read.cypher by its verb and what it reads."""
    return _statements()[f"{verb} {name_of(table)}"]


def keys(store: Store, label: str) -> Iterator[list[str]]:
    """Yield the keys of a label in their order, a page at a time."""
    size, after = PAGES.get(label, PAGE), ""
    while True:
        rows = store.run(statement("keys", label), {"after": after, "size": size})
        if not rows:
            return
        found = [str(row["key"]) for row in rows]
        yield found
        after = found[-1]


def nodes(store: Store, label: str) -> Iterator[list[Row]]:
    """Yield the nodes of a label with all their properties, by key, a page at a time."""
    shape = shapes()[label]
    for page in keys(store, label):
        rows = store.run(statement("nodes", label), {"keys": page})
        yield sorted(rows, key=lambda row: str(row[shape.key]))


def edges(store: Store, wanted: Iterable[EdgeKind]) -> Iterator[tuple[EdgeKind, list[Row]]]:
    """Yield relationships with the keys of their ends as ``source`` and ``target``.

    They come in a fixed order, from the pages of one label after the other.
    """
    by: dict[str, list[EdgeKind]] = {label: [] for label in PAGED_BY}
    for kind in wanted:
        by[paged_by(kind)].append(kind)
    for label in (label for label in PAGED_BY if by[label]):
        for page in keys(store, label):
            for kind in by[label]:
                rows = store.run(statement("edges", kind), {"keys": page})
                if rows:
                    yield kind, sorted(rows, key=lambda row: _order(kind, row))


def _order(kind: EdgeKind, row: Row) -> tuple[str, ...]:
    key = EDGES[kind.type].key
    # A number is written with as many digits as any offset has, so that it is in order as text.
    parts = (row[name] for name in ("source", "target", *key))
    return tuple(f"{part:012}" if isinstance(part, int) else str(part) for part in parts)


def pages(
    store: Store, *, counts: Counts | None = None, on_progress: Progress | None = None
) -> Iterator[tuple[Table, list[Row]]]:
    """Yield all that a store keeps: nodes first, then relationships.

    ``on_progress`` is told how many rows have been used, of how many (``counts``, if known).
    """
    total = sum((counts or count_all(store)).values()) if on_progress else 0
    done = 0
    for table, rows in _pages(store):
        yield table, rows
        done += len(rows)
        if on_progress:
            on_progress(done, total)


def _pages(store: Store) -> Iterator[tuple[Table, list[Row]]]:
    for label in shapes():
        for rows in nodes(store, label):
            yield label, rows
    yield from edges(store, kinds())


def count(store: Store, tables: Iterable[Table]) -> Counts:
    """Count nodes by label and relationships by kind; what is not ours is not counted."""
    return {table: int(store.run(statement("count", table))[0]["number"]) for table in tables}


def count_all(store: Store) -> Counts:
    """Count all that a store keeps."""
    return count(store, [*shapes(), *kinds()])
