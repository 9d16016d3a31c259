"""Write a whole graph as a script of Cypher, which cypher-shell runs against any Neo4j server."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import TextIO

from graph.paging import Progress, Table, columns_of, name_of, pages
from graph.shape import ASIDE, Kind, Row, Value
from graph.statements import named_statements, schema_text, split_statements, versions
from graph.store import SCHEMA_VERSION, WRITER, Store, own_version

# What one statement holds at most. A server plans each anew, and keeps it in memory.
ROWS = 500
CHARACTERS = 200_000

_HEAD = """\
// A graph of stancegraph: schema, nodes, relationships. Run it on a Neo4j server (5 or newer):
//
//     cypher-shell -a bolt://HOST:PORT -u USER -d DATABASE -f FILE
//
// It adds what is missing and can be run again.

"""


def write_script(store: Store, file: TextIO, *, on_progress: Progress | None = None) -> None:
    """Write statements that make the schema and add all nodes and relationships by their keys.

    The text is ASCII; equal graphs give equal scripts.
    """
    file.write(_HEAD)
    for text in schema():
        file.write(f"{text};\n\n")
    for table, rows in pages(store, on_progress=on_progress):
        for batch in _batches(table, rows):
            file.write(_merge(table, batch))
    file.write(meta())


def schema() -> Iterator[str]:
    """Yield the statements that make the schema on Neo4j, and the one that waits for it."""
    for _, text in versions("neo4j", data=False):
        yield from split_statements(text)
    yield named_statements(schema_text("neo4j/manage.cypher"))["await indexes"]


def meta() -> str:
    """Return the statement that says what wrote the graph: by it a database is known as ours."""
    rows: list[Row] = [
        {"key": "schemaVersion", "value": str(SCHEMA_VERSION)},
        {"key": "writtenBy", "value": f"{WRITER} {own_version()}"},
    ]
    return _merge("Meta", [_literal(row, ASIDE["Meta"].properties) for row in rows])


def _merge(table: Table, batch: list[str]) -> str:
    """Put literals in the place of $rows."""
    before, _, after = _merges()[f"merge {name_of(table)}"].partition("$rows")
    literals = ",\n".join(batch)
    return f"{before}[\n{literals}\n]{after};\n\n"


@cache
def _merges() -> dict[str, str]:
    return named_statements(schema_text("neo4j/write.cypher"))


def _batches(table: Table, rows: list[Row]) -> Iterator[list[str]]:
    columns = columns_of(table)
    batch: list[str] = []
    size = 0
    for row in rows:
        text = _literal(row, columns)
        if batch and (len(batch) == ROWS or size + len(text) > CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _literal(row: Row, columns: Mapping[str, Kind]) -> str:
    """Write a row as a map of Cypher; what it has no value for is left out."""
    pairs = (f"{name}: {_value(row[name])}" for name in columns if row[name] is not None)
    return "{" + ", ".join(pairs) + "}"


def _value(value: Value) -> str:
    """Write a value as a literal: Cypher escapes texts as JSON does."""
    if isinstance(value, datetime):
        return f'localdatetime("{value.isoformat()}")'
    if isinstance(value, date):
        return f'date("{value.isoformat()}")'
    return json.dumps(value, allow_nan=False)
