"""Say what a store of the graph can do, and open the one that a path or URI names."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar, cast

from graph.shape import EdgeKind, Row, Value

T = TypeVar("T")

SCHEMA_VERSION = 4
WRITER = "stancegraph"


class StoreError(OSError):
    """Say that a store cannot be used as asked."""


class UnknownStore(StoreError):
    """Say that a URI names no kind of store that exists."""


class StoreMissing(StoreError):
    """Say that there is no store at a place that should be read."""


class StoreLocked(StoreError):
    """Say that another process, or another Store of this one, has the store open."""


class NotOurStore(StoreError):
    """Say that a file or database holds something else than this graph."""


class StoreNewer(StoreError):
    """Say that a later version of the application wrote the store."""


class StoreOlder(StoreError):
    """Say that an earlier version wrote the store, so that it must be brought up to date."""


class StoreFull(StoreError):
    """Say that the disk, a quota or a limit on file size left no room; what was kept is whole."""


class StoreReadOnly(StoreError):
    """Say that a store opened for reading was to be written."""


class StoreDamaged(StoreError):
    """Say that the store's files cannot be read back."""


class QueryError(ValueError):
    """Say that a store cannot run a query: its words, in one line."""


class Transaction(Protocol):
    """Change the graph within one transaction and read what it has changed."""

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run a query that reads."""

    def merge_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Add nodes by their key; one that exists keeps its properties (an Actor: not aliases)."""

    def amend_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Give nodes that are there other values: each row has the key and all of ``amended``."""

    def remove_nodes(self, label: str, keys: Sequence[str]) -> None:
        """Remove nodes that corrections had made; one on which anything hangs stays."""

    def merge_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Add relationships between the nodes with keys ``source`` and ``target``.

        One that exists is told by its key properties; SPEAKS_FOR and summary edges take the
        other properties anew, those of the evidence keep them.
        """

    def delete_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Remove relationships, each told by its ends and its key properties.

        Only summary edges, and those of the evidence that corrections move.
        """


class Store(Protocol):
    """Keep one graph: read it by queries, change it in transactions."""

    @property
    def uri(self) -> str:
        """Name the store so that it can be opened again."""

    @property
    def kind(self) -> str:
        """Name the kind of store."""

    @property
    def read_only(self) -> bool:
        """Tell whether the store was opened for reading alone."""

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run one query and return its rows: dates as dates, nodes as dicts with ``_label``."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Do work within one transaction: all of it is kept, or nothing.

        A store may do the work again from the start, so it must not depend on what it did.
        """

    def close(self) -> None:
        """Close the store."""

    def __enter__(self) -> Self:
        """Enter a block at whose end the store is closed."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Hold as whom to open a store on a server, and which database; None is the usual one."""

    username: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None

    @classmethod
    def from_environment(cls) -> "Access":
        """Read NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE."""
        return cls(
            username=os.environ.get("NEO4J_USERNAME") or "neo4j",
            password=os.environ.get("NEO4J_PASSWORD") or "",
            database=os.environ.get("NEO4J_DATABASE") or None,
        )


Opener = Callable[[str, Access | None, bool], Store]

# With "+s" the connection is encrypted and the certificate checked; with "+ssc" it may be one
# that the server signed itself. "neo4j" asks a cluster who leads, "bolt" takes the server named.
SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def _embedded(uri: str, _access: Access | None, read_only: bool) -> Store:
    # Loaded when a store is opened: ladybug takes a while to import.
    module = cast(Any, import_module("graph.embedded"))
    place = uri.partition(":")[2].removeprefix("//")
    return cast(Store, module.EmbeddedStore(Path(place).expanduser(), read_only=read_only))


def _server(uri: str, access: Access | None, read_only: bool) -> Store:
    module = cast(Any, import_module("graph.bolt"))
    access = access or Access.from_environment()
    return cast(Store, module.BoltStore(uri, access, read_only=read_only))


OPENERS: dict[str, Opener] = {"ladybug": _embedded, **dict.fromkeys(SERVERS, _server)}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(?://)?(.*)", re.DOTALL)


def open_store(uri: str | Path, *, read_only: bool = False, access: Access | None = None) -> Store:
    """Open the store that a path or URI names; for writing, make it if it is not there.

    ``PATH`` and ``ladybug:PATH`` name a file of the embedded store, ``bolt://HOST:PORT``,
    ``neo4j+s://HOST`` and their like a Neo4j server, opened with ``access``, else with what the
    environment says. Raises a StoreError that says what is wrong: UnknownStore, StoreMissing,
    StoreLocked, NotOurStore, StoreNewer, StoreOlder, StoreFull, StoreDamaged, StoreReadOnly.
    """
    scheme, place = split_uri(uri)
    if scheme not in OPENERS:
        raise UnknownStore(
            f"There is no store of the kind {scheme} (yet). There is: "
            f"{', '.join(sorted(OPENERS))}. Give a file's path, or bolt://HOST:PORT."
        )
    if not place:
        raise UnknownStore("The store has no name. Give a file's path, or bolt://HOST:PORT.")
    return OPENERS[scheme](f"{scheme}://{place}", access, read_only)


def split_uri(uri: str | Path) -> tuple[str, str]:
    """Split what names a store into the kind of store and its place."""
    if isinstance(uri, Path):
        return "ladybug", str(uri)
    match = _SCHEME.fullmatch(uri)
    # A path may have a colon in it ("talks: notes.lbug", "./a:b"): a scheme is one word that we
    # know, or one that is followed by two slashes.
    if match and (match[1].lower() in OPENERS or f"{match[1]}://" == uri[: len(match[1]) + 3]):
        return match[1].lower(), match[2]
    return "ladybug", uri


def own_version() -> str:
    """Return the version of the application, as it is installed."""
    try:
        return version(WRITER)
    except PackageNotFoundError:
        return "unknown"
