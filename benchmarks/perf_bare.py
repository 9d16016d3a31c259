"""Record what a load writes, and write the same rows again with nothing but the store's driver."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, cast

import ladybug
import pyarrow as pa
from neo4j import Driver, ManagedTransaction

from graph.bulk import _ARROW
from graph.paging import Table, columns_of, name_of, shapes
from graph.shape import EDGES, EdgeKind, Row, Value
from graph.statements import named_statements, schema_text
from graph.store import Store, Transaction

T = TypeVar("T")

BATCH = 5_000  # rows of one UNWIND; of articles, which carry texts, fewer
ARTICLES = 250
LOG_AS_IT_COMES = -1  # ladybug's own length of the log


@dataclass(frozen=True, slots=True)
class Call:
    """Hold rows that were sent to a store at once."""

    verb: str
    table: Table
    rows: Sequence[Row]


@dataclass(slots=True)
class Clock:
    """Add up the seconds that parts of the work take."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        """Count the time of a block to a part."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - begin
            self.seconds[part] = self.seconds.get(part, 0.0) + spent


@dataclass(slots=True)
class RecordingStore:
    """Pass everything on to a store; keep what is written, and how long reads and writes take."""

    inner: Store
    clock: Clock = field(default_factory=Clock)
    transactions: list[list[Call]] = field(default_factory=list)

    @property
    def uri(self) -> str:
        """Name the store."""
        return self.inner.uri

    @property
    def kind(self) -> str:
        """Name the kind of store."""
        return self.inner.kind

    @property
    def read_only(self) -> bool:
        """Tell whether the store was opened for reading alone."""
        return self.inner.read_only

    @property
    def rows(self) -> int:
        """Count the rows that were merged."""
        calls = (call for calls in self.transactions for call in calls)
        return sum(len(call.rows) for call in calls if call.verb == "merge")

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run a query that reads."""
        with self.clock.on("read"):
            return self.inner.run(cypher, parameters)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Do work within a transaction of the store; what one tried again wrote counts once."""
        calls: list[Call] = []

        def recorded(change: Transaction) -> T:
            calls.clear()
            with self.clock.on("work"):
                return work(_Recorder(change, self.clock, calls))

        with self.clock.on("transaction"):
            result = self.inner.write(recorded)
        self.transactions.append(calls)
        return result

    def close(self) -> None:
        """Close the store."""
        self.inner.close()

    def __enter__(self) -> Self:
        """Enter a block at whose end the store is closed."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def parts(self, total: float) -> dict[str, float]:
        """Split the seconds of a load into writing, reading and what Python does between."""
        spent = self.clock.seconds
        commit = spent.get("transaction", 0.0) - spent.get("work", 0.0)
        writing, reading = spent.get("write", 0.0) + commit, spent.get("read", 0.0)
        return {"writing": writing, "reading": reading, "python": total - writing - reading}


@dataclass(slots=True)
class _Recorder:
    inner: Transaction
    clock: Clock
    calls: list[Call]

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        with self.clock.on("read"):
            return self.inner.run(cypher, parameters)

    def merge_nodes(self, label: str, rows: Sequence[Row]) -> None:
        self.calls.append(Call("merge", label, rows))
        with self.clock.on("write"):
            self.inner.merge_nodes(label, rows)

    def amend_nodes(self, label: str, rows: Sequence[Row]) -> None:
        with self.clock.on("write"):  # corrections alone amend, and here there are none
            self.inner.amend_nodes(label, rows)

    def remove_nodes(self, label: str, keys: Sequence[str]) -> None:
        with self.clock.on("write"):
            self.inner.remove_nodes(label, keys)

    def merge_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        self.calls.append(Call("merge", kind, rows))
        with self.clock.on("write"):
            self.inner.merge_edges(kind, rows)

    def delete_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        self.calls.append(Call("delete", kind, rows))
        with self.clock.on("write"):
            self.inner.delete_edges(kind, rows)


def write_neo4j(driver: Driver, transactions: Sequence[Sequence[Call]]) -> float:
    """Write rows by UNWIND and MERGE through one session of the driver; return the seconds."""

    def send(transaction: ManagedTransaction, calls: Sequence[Call]) -> None:
        for call in calls:
            size = ARTICLES if call.table == "Article" else BATCH
            text = _unwind(call.verb, call.table)
            for start in range(0, len(call.rows), size):
                transaction.run(text, {"rows": call.rows[start : start + size]}).consume()

    begin = time.perf_counter()
    with driver.session() as session:
        for calls in transactions:
            session.execute_write(send, calls)
    return time.perf_counter() - begin


def _unwind(verb: str, table: Table) -> str:
    """Word a statement as whoever uses the driver alone would: by key, then all properties."""
    if isinstance(table, str):
        key = shapes()[table].key
        grows = table in ("Actor", "QuoteKey", "CopyKey", "PositionBlock")
        again = "SET" if grows else "ON CREATE SET"
        return f"UNWIND $rows AS row MERGE (n:{table} {{{key}: row.{key}}}) {again} n += row"
    shape = EDGES[table.type]
    source, target = shapes()[table.source].key, shapes()[table.target].key
    told = ", ".join(f"{name}: row.{name}" for name in shape.key)
    if verb == "delete":
        return (
            f"UNWIND $rows AS row MATCH (:{table.source} {{{source}: row.source}})"
            f"-[r:{table.type} {{{told}}}]->() DELETE r"
        )
    others = [f"r.{name} = row.{name}" for name in shape.properties if name not in shape.key]
    return (
        f"UNWIND $rows AS row MATCH (a:{table.source} {{{source}: row.source}}) "
        f"MATCH (b:{table.target} {{{target}: row.target}}) "
        f"MERGE (a)-[r:{table.type} {{{told}}}]->(b)"
        + (f" SET {', '.join(others)}" if others else "")
    )


def write_ladybug(
    path: Path, transactions: Sequence[Sequence[Call]], log: int = LOG_AS_IT_COMES
) -> float:
    """Write rows by LOAD FROM Arrow tables, with so many bytes of log; return the seconds."""
    statements = named_statements(schema_text("embedded/write.cypher"))
    begin = time.perf_counter()
    with (
        ladybug.Database(path, checkpoint_threshold=log) as database,
        ladybug.Connection(database) as connection,
    ):
        for calls in transactions:
            connection.execute("BEGIN TRANSACTION")
            for call in calls:
                for verb in _verbs(call):
                    table = _arrow(verb, call)
                    text = statements[f"{verb} {name_of(call.table)}"]
                    plan = ladybug.PreparedStatement(connection, text, {"rows": table})
                    connection.execute(plan, {"rows": table})
            connection.execute("COMMIT")
        connection.execute("CHECKPOINT")
    return time.perf_counter() - begin


def _verbs(call: Call) -> list[str]:
    """List the statements of a call: a renewed relationship is deleted and made again."""
    if not call.rows:
        return []
    renewed = isinstance(call.table, EdgeKind) and EDGES[call.table.type].renewed
    return ["delete", "merge"] if renewed and call.verb == "merge" else [call.verb]


def _arrow(verb: str, call: Call) -> pa.Table:
    columns = columns_of(call.table)
    if verb == "delete":
        kept = {"source", "target", *EDGES[cast(EdgeKind, call.table).type].key}
        columns = {name: kind for name, kind in columns.items() if name in kept}
    return pa.table(
        {
            name: pa.array([row[name] for row in call.rows], type=_ARROW[kind])
            for name, kind in columns.items()
        }
    )
