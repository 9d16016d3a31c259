"""Keep the graph on a Neo4j server: Community, Enterprise or Aura, over Bolt."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import urlsplit

from neo4j import WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Result, RoutingControl
from neo4j.exceptions import (
    ConfigurationError,
    DriverError,
    ForbiddenOnReadOnlyDatabase,
    Neo4jError,
)

from graph.bolt_errors import Place
from graph.bolt_values import rows_of
from graph.shape import NODES, EdgeKind, Row, Value
from graph.statements import named_statements, schema_text, split_statements, versions
from graph.store import (
    SCHEMA_VERSION,
    WRITER,
    Access,
    NotOurStore,
    QueryError,
    StoreError,
    StoreMissing,
    StoreNewer,
    StoreOlder,
    StoreReadOnly,
    Transaction,
    own_version,
)

T = TypeVar("T")

KIND = "neo4j"
CONNECTING = 15.0  # seconds until a server that does not answer is given up
RETRYING = 30.0  # seconds for which a transaction is tried again when the connection is lost
# Rows that travel together. Those of articles carry the whole text, those of founders two vectors.
ROWS = 5_000
HEAVY = {"Article": 250, "PositionFounder": 1_000, "PositionBlock": 250}
_MANY_AT_ONCE = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"


class BoltStore:
    """Keep one graph in a database of a Neo4j server."""

    def __init__(self, uri: str, access: Access, *, read_only: bool = False) -> None:
        """Connect, for writing make the schema if it is missing."""
        self.uri = uri
        self.read_only = read_only
        self._scheme, self._place = _place_of(uri, access)
        self._database = access.database
        self._closed = False
        self._driver = _driver_of(uri, access, self._place)
        try:
            self._connect(uri, access)
            self._prepare()
        except BaseException:
            self.close()
            raise

    @property
    def kind(self) -> str:
        """Name the kind of store."""
        return KIND

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run one query and return its rows."""
        self._check_open()
        if not self.read_only:
            return self._managed(lambda change: change.run(cypher, parameters))
        try:
            return self._driver.execute_query(
                cypher,
                dict(parameters or {}),
                routing_=RoutingControl.READ,
                database_=self._database,
                result_transformer_=_rows,
            )
        except (Neo4jError, DriverError) as error:
            raise self._place.told(error) from error

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Do work within one transaction, while no other loader does any."""
        self._check_open()
        if self.read_only:
            raise StoreReadOnly(
                f"The store {self._place.server} was opened for reading. Open it to write."
            )

        def locked(change: BoltTransaction) -> T:
            change.lock()
            return work(change)

        return self._managed(locked)

    def close(self) -> None:
        """Close all connections."""
        self._closed = True
        self._driver.close()

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

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError(f"The store {self._place.server} is closed. Open it again.")

    def _managed(self, work: "Callable[[BoltTransaction], T]") -> T:
        """Do work within a transaction, again where the server or network was at fault."""

        def within(raw: ManagedTransaction) -> T:
            try:
                return work(BoltTransaction(raw))
            except ForbiddenOnReadOnlyDatabase as error:
                if self._scheme.startswith("bolt"):  # there is no other server to try
                    raise self._place.told(error) from error
                raise

        try:
            with self._driver.session(
                database=self._database,
                default_access_mode=WRITE_ACCESS,
                bookmark_manager=self._driver.execute_query_bookmark_manager,
            ) as session:
                return session.execute_write(within)
        except (Neo4jError, DriverError) as error:
            raise self._place.told(error) from error

    def _connect(self, uri: str, access: Access) -> None:
        try:
            return self._check(self._driver)
        except StoreError as error:
            failed = error
        if self._scheme.startswith("neo4j"):
            # The driver keeps to itself why it got no routes. The server named tells why.
            direct = uri.replace("neo4j", "bolt", 1).partition("?")[0]
            with _driver_of(direct, access, self._place) as driver:
                self._check(driver)
        raise failed

    def _check(self, driver: Driver) -> None:
        try:
            driver.verify_connectivity()
        except (Neo4jError, DriverError) as error:
            raise self._place.told(error) from error

    def _prepare(self) -> None:
        """Make the schema in a database without, check it in another."""
        found = self._schema_version()
        if found > SCHEMA_VERSION:
            raise StoreNewer(
                f"The store {self._place.server} was written by a later version (schema {found}, "
                f"this one knows {SCHEMA_VERSION}). Update the application."
            )
        if 0 < found < SCHEMA_VERSION and self.read_only:
            raise StoreOlder(
                f"The store {self._place.server} was written by an earlier version (schema "
                f"{found}, this one needs {SCHEMA_VERSION}). `stance derive` brings it up to date."
            )
        if found < SCHEMA_VERSION and self.read_only:
            raise StoreMissing(
                f"The database of {self._place.server} has no such graph. Load articles into it "
                "first."
            )
        if found < SCHEMA_VERSION:
            self._migrate(found)

    def _schema_version(self) -> int:
        try:
            rows = self.run(_statements("manage")["read meta"])
        except QueryError as error:
            raise StoreError(
                f"The database of {self._place.server} cannot keep a graph: {error}"
            ) from error
        meta = {str(row["key"]): str(row["value"]) for row in rows}
        if meta and not meta.get("writtenBy", "").startswith(WRITER):
            raise NotOurStore(
                f"The database of {self._place.server} has nodes :Meta of another program. "
                "Set NEO4J_DATABASE to another one."
            )
        return int(meta.get("schemaVersion", 0))

    def _migrate(self, found: int) -> None:
        """Make what later versions add to the schema, wait for it, and take note of the last.

        It is waited for once, at the end: two who begin at once would wait for each other where
        one waits for indexes while the other still makes some.
        """
        for number, text in versions("neo4j", data=False):
            for statement in split_statements(text) if number > found else ():
                self._define(statement)
        self.run(_statements("manage")["await indexes"])
        for number, text in versions("neo4j", data=True) if found else ():
            for statement in split_statements(text) if number > found else ():
                self._define(statement)
        rows: list[Row] = [
            {"key": "schemaVersion", "value": str(SCHEMA_VERSION)},
            {"key": "writtenBy", "value": f"{WRITER} {own_version()}"},
        ]
        self.write(lambda change: change.merge_nodes("Meta", rows))

    def _define(self, statement: str) -> None:
        """Run a statement that changes the schema; let one pass that another loader just ran."""
        try:
            self._driver.execute_query(statement, database_=self._database)
        except (Neo4jError, DriverError) as error:
            if getattr(error, "code", None) != _MANY_AT_ONCE:
                raise self._place.told(error) from error


class BoltTransaction:
    """Change the graph by lists of rows, one statement a label or pair of labels."""

    def __init__(self, raw: ManagedTransaction) -> None:
        """Take the transaction that is open."""
        self._raw = raw

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run a query that reads."""
        return _rows(self._raw.run(cypher, dict(parameters or {})))

    def lock(self) -> None:
        """Wait until no other transaction changes the graph, and keep others out."""
        self.run(_statements("manage")["lock"])

    def merge_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Add nodes by their key."""
        self._send(f"merge {label}", rows, HEAVY.get(label, ROWS))

    def amend_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Give nodes that are there other values of what corrections may amend."""
        self._send(f"amend {label}", rows, ROWS)

    def remove_nodes(self, label: str, keys: Sequence[str]) -> None:
        """Remove nodes on which nothing hangs any more."""
        self._send(f"remove {label}", [{NODES[label].key: one} for one in keys], ROWS)

    def merge_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Add relationships that are missing, and give new values to those that are renewed."""
        self._send("merge {} {} {}".format(*kind), rows, ROWS)

    def delete_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Remove relationships by their ends and keys."""
        self._send("delete {} {} {}".format(*kind), rows, ROWS)

    def _send(self, name: str, rows: Sequence[Row], size: int) -> None:
        statement = _statements("write")[name]
        for start in range(0, len(rows), size):
            self._raw.run(statement, {"rows": rows[start : start + size]}).consume()


@cache
def _statements(name: str) -> dict[str, str]:
    return named_statements(schema_text(f"neo4j/{name}.cypher"))


def _rows(result: Result) -> list[Row]:
    return rows_of(result.keys(), (record.values() for record in result))


def _driver_of(uri: str, access: Access, place: Place) -> Driver:
    auth = (access.username, access.password) if access.password else None
    try:
        return GraphDatabase.driver(
            uri,
            auth=auth,
            connection_timeout=CONNECTING,
            max_transaction_retry_time=RETRYING,
            notifications_min_severity="OFF",
            user_agent=f"{WRITER}/{own_version()}",
        )
    except ConfigurationError as error:
        raise place.told(error) from error


def _place_of(uri: str, access: Access) -> tuple[str, Place]:
    """Name the server for errors; raises StoreError where the address says more than where."""
    parts = urlsplit(uri)
    if "@" in parts.netloc:
        raise StoreError(
            "An address of a Neo4j server holds no user name and no password, since others on "
            "this machine can read it. Set NEO4J_USERNAME and NEO4J_PASSWORD."
        )
    server = f"{parts.scheme}://{parts.netloc}"
    if not re.fullmatch(r"(\[[\da-fA-F:.]+\]|[^:]+)(:\d{1,5})?", parts.netloc):
        raise StoreError(f"{server} is no address of a server. Write {parts.scheme}://HOST:PORT.")
    return parts.scheme, Place(server=server, user=access.username, database=access.database or "")
