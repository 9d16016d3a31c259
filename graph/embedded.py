"""Keep the graph in one file of the embedded store, ladybug."""

import ctypes
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import ladybug
import pyarrow as pa

from graph.bulk import BulkTransaction
from graph.shape import Row, Value
from graph.statements import split_statements, versions
from graph.store import (
    SCHEMA_VERSION,
    WRITER,
    NotOurStore,
    QueryError,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreNewer,
    StoreOlder,
    StoreReadOnly,
    Transaction,
    own_version,
)

T = TypeVar("T")

KIND = "ladybug"
_MAGIC = b"LBUG"
_LARGEST = 1 << 40  # bytes of address space; ladybug's own 8 TiB allow 15 stores in a process
# Bytes of log until it is written into the file, which takes longer the larger the file is: with
# ladybug's own 16 MiB each batch of a load does so. After a crash all of the log is read again,
# 15 MiB a second.
LOG = 192 << 20
# What arrives as Python wants it, so that large answers need not be looked through.
_AS_IT_IS = {"STRING", "DATE", "TIMESTAMP", "BOOL", "INT64", "DOUBLE", "STRING[]", "INT64[]"}
_FULL = ("cannot write to file", "no space left", "disk quota", "file too large", "checkpoint fail")
# What else ladybug's messages mean, the first that fits.
_MEANINGS: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (
        ("could not set lock",),
        StoreLocked,
        "The store {path} is in use by {who}. Wait until it is done.",
    ),
    (
        ("read-only", "read only"),
        StoreReadOnly,
        "The store {path} was opened for reading. Open it to write.",
    ),
    (
        ("different version",),
        StoreNewer,
        "The store {path} was written by another version of ladybug. Install that version, or "
        "load the articles into a new store.",
    ),
    (
        ("valid lbug database", "wal file", "checksum", "corrupted", "cannot read checkpoint"),
        StoreDamaged,
        "The store {path} is damaged: {text} Take a copy that is whole, or load the articles "
        "into a new store.",
    ),
    (
        ("io exception:", "buffer manager exception:"),
        StoreError,
        "The store {path} cannot be used: {text}",
    ),
)
# The files that this process has open: path to number of readers, or -1 for the one writer.
# ladybug refuses a second writing process, but not a second writer in the same process. And a
# file that is opened and closed again here would drop the writer's lock on it (POSIX locks).
_open: dict[Path, int] = {}


class EmbeddedStore:
    """Keep one graph in a ladybug file."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the file, for writing make it if it is missing."""
        self.path = path.resolve()
        self.read_only = read_only
        self.recovered = False
        self._broken: StoreError | None = None
        self._closed = True
        self._register()
        try:
            self._open()
        except BaseException:
            self._unregister()
            raise
        self._closed = False

    @property
    def uri(self) -> str:
        """Name the store by its path."""
        return f"{KIND}:{self.path}"

    @property
    def kind(self) -> str:
        """Name the kind of store."""
        return KIND

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run one query and return its rows."""
        if self._closed:
            raise StoreError(f"The store {self.path} is closed. Open it again.")
        if self._broken:
            raise self._broken
        return self._run(cypher, parameters)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Do work within one transaction: all of it is kept, or nothing."""
        if self.read_only:
            raise StoreReadOnly(f"The store {self.path} was opened for reading. Open it to write.")
        self.run("BEGIN TRANSACTION")
        try:
            result = work(BulkTransaction(self.run))
            self.run("COMMIT")
        except BaseException:
            # ladybug has rolled back already where one of its own statements failed.
            with suppress(QueryError, StoreError):
                self.run("ROLLBACK")
            raise
        return result

    def close(self) -> None:
        """Close the store, with its log written into its file."""
        if self._closed:
            return
        self._closed = True
        if self._broken:
            return
        if not self.read_only:
            try:
                self._run("CHECKPOINT")
            except (StoreError, QueryError) as error:
                raise self._break() from error
        self._connection.close()
        self._database.close()
        self._unregister()

    def __enter__(self) -> Self:
        """Enter a block at whose end the store is closed."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store; let an error of the block pass before one of closing."""
        with suppress(*([StoreError] if error else [])):
            self.close()

    def _register(self) -> None:
        users = _open.get(self.path, 0)
        if users < 0 or (users and not self.read_only):
            raise StoreLocked(
                f"The store {self.path} is already open in this process"
                f"{' for writing' if users < 0 else ''}. Use that Store, or close it first."
            )
        _open[self.path] = users + 1 if self.read_only else -1

    def _unregister(self) -> None:
        users = _open.pop(self.path)
        if users > 1:
            _open[self.path] = users - 1

    def _open(self) -> None:
        fresh = self._check_place()
        try:
            self._database = self._database_of(strict=not self.read_only)
            self._connection = ladybug.Connection(self._database)
            if not self.read_only:
                # close() writes the log into the file itself: a checkpoint that fails in
                # ladybug's destructor ends the process.
                self._run("CALL force_checkpoint_on_close=false")
            self._prepare()
        except BaseException:
            if fresh and not self._broken:
                self._remove()
            raise

    def _check_place(self) -> bool:
        """Refuse what is no store before ladybug touches it; tell whether nothing is there."""
        if self.path.is_dir():
            raise NotOurStore(f"{self.path} is a folder, not a store. Give the path of a file.")
        if not self.path.exists() or not self.path.stat().st_size:
            if self.read_only:
                raise StoreMissing(
                    f"There is no store at {self.path}. Load articles into it first."
                )
            self._make_folder()
            return True
        try:
            with self.path.open("rb") as file:
                start = file.read(len(_MAGIC))
        except OSError as error:
            raise StoreError(f"The store {self.path} cannot be read: {error.strerror}.") from error
        if start != _MAGIC:
            raise NotOurStore(f"{self.path} is not a store of this graph. Give another path.")
        return False

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder of the store {self.path} cannot be made: {error.strerror}."
            ) from error
        if not os.access(self.path.parent, os.W_OK):
            raise StoreError(
                f"The store {self.path} cannot be made: its folder is write-protected."
            )

    def _database_of(self, *, strict: bool) -> ladybug.Database:
        """Open the file; where its log ends in half a batch, go back to the last whole one."""
        try:
            return ladybug.Database(
                self.path,
                read_only=self.read_only,
                throw_on_wal_replay_failure=strict,
                max_db_size=_LARGEST,
                checkpoint_threshold=LOG,
            )
        except RuntimeError as error:
            text = str(error).lower()
            if strict and (".wal" in text or "wal file" in text):
                self.recovered = True
                return self._database_of(strict=False)
            if self.read_only and "recovery is pending" in text:
                self._recover()
                return self._database_of(strict=strict)
            raise self._told(error) from error

    def _recover(self) -> None:
        """Finish, as a writer, what a full disk cut short; reading alone cannot."""
        self._unregister()
        try:
            with EmbeddedStore(self.path):
                pass
        finally:
            self._register()

    def _prepare(self) -> None:
        """Make the schema in a new file, check it in another."""
        tables = {str(row["name"]) for row in self._run("CALL show_tables() RETURN name")}
        if tables and "Meta" not in tables:
            raise NotOurStore(
                f"{self.path} is a database of another program (with {min(tables)}). "
                "Give another path."
            )
        found = self._schema_version() if tables else 0
        if found > SCHEMA_VERSION:
            raise StoreNewer(
                f"The store {self.path} was written by a later version (schema {found}, this one "
                f"knows {SCHEMA_VERSION}). Update the application."
            )
        if 0 < found < SCHEMA_VERSION and self.read_only:
            raise StoreOlder(
                f"The store {self.path} was written by an earlier version (schema {found}, this "
                f"one needs {SCHEMA_VERSION}). `stance derive --store {self.path}` brings it up to "
                "date."
            )
        if found < SCHEMA_VERSION and self.read_only:
            raise StoreMissing(f"The store {self.path} is empty. Load articles into it first.")
        for number, text in versions("embedded"):
            if number > found:
                self._migrate(number, text)

    def _schema_version(self) -> int:
        rows = self._run(
            "MATCH (m:Meta) WHERE m.key = 'schemaVersion' OR m.key = 'writtenBy' "
            "RETURN m.key AS key, m.value AS value"
        )
        meta = {str(row["key"]): str(row["value"]) for row in rows}
        if not meta.get("writtenBy", "").startswith(WRITER):
            raise NotOurStore(f"{self.path} is a database of another program. Give another path.")
        return int(meta["schemaVersion"])

    def _migrate(self, number: int, text: str) -> None:
        def work(change: Transaction) -> None:
            for statement in split_statements(text):
                self._run(statement)
            self._run("MATCH (m:Meta) DELETE m")
            rows: list[Row] = [
                {"key": "schemaVersion", "value": str(number)},
                {"key": "writtenBy", "value": f"{WRITER} {own_version()}"},
            ]
            change.merge_nodes("Meta", rows)

        self._closed = False
        self.write(work)

    def _remove(self) -> None:
        """Take away what a failed attempt to make a store has left."""
        with suppress(AttributeError, RuntimeError):
            self._connection.close()
            self._database.close()
        for path in (self.path, Path(f"{self.path}.wal")):
            path.unlink(missing_ok=True)

    def _run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        try:
            result = self._execute(cypher, dict(parameters or {}))
        except RuntimeError as error:
            raise self._told(error) from error
        if isinstance(result, list):
            raise QueryError("A query is one statement; this text holds several.")
        names = result.get_column_names()
        rows = (result.get_next() for _ in range(result.get_num_tuples()))
        if not _AS_IT_IS.issuperset(result.get_column_data_types()):
            rows = (map(_plain, row) for row in rows)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _execute(self, cypher: str, parameters: dict[str, Value]) -> Any:
        if not any(isinstance(value, pa.Table) for value in parameters.values()):
            return self._connection.execute(cypher, parameters)
        # Given a text, ladybug keeps the plan with the whole table for as long as it is open.
        plan = ladybug.PreparedStatement(self._connection, cypher, parameters)
        return self._connection.execute(plan, parameters)

    def _told(self, error: RuntimeError) -> StoreError | QueryError:
        """Say what an error of ladybug means, in one line."""
        text = " ".join(str(error).split())
        low = text.lower()
        if any(mark in low for mark in _FULL):
            return self._break()
        for marks, kind, line in _MEANINGS:
            if any(mark in low for mark in marks):
                holder = re.search(r"held by PID (\d+)", text)
                who = f"process {holder[1]}" if holder else "another process"
                return kind(line.format(path=self.path, text=text[:200], who=who))
        return QueryError(text.removeprefix("Runtime exception: "))

    def _break(self) -> StoreFull:
        """Give the store up for this process: ladybug cannot go on after a failed write.

        Its objects are kept for ever, for their destructors would end the process (abort).
        """
        self._broken = StoreFull(
            f"There is no room left to write the store {self.path} (disk full, quota or limit "
            "on file size). What was kept before is whole; make room and load again."
        )
        for name in ("_database", "_connection"):
            if kept := getattr(self, name, None):
                ctypes.pythonapi.Py_IncRef(ctypes.py_object(kept))
        return self._broken


def _plain(value: Any) -> Any:
    """Make a value of ladybug one of Python: whole Decimals integers, nodes without inner ids."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        if "_LABEL" not in value:
            return {key: _plain(item) for key, item in value.items()}
        plain = {k: _plain(v) for k, v in value.items() if k[0] != "_" and v is not None}
        return {"_label": value["_LABEL"], **plain}
    return value
