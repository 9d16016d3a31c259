"""Write a whole graph as a folder of CSV files, for the offline import of neo4j-admin."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from graph.paging import Progress, Table, columns_of, name_of, pages, shapes
from graph.script import meta, schema
from graph.shape import EDGES, Kind, Row, Value
from graph.statements import named_statements, schema_text
from graph.store import Store

IMPORT = "neo4j-admin database import full neo4j @import.args"
FINISH = "cypher-shell -d neo4j -f finish.cypher"

# Between the parts of a list. Unicode keeps this character out of all text, for such uses.
BETWEEN = "\ufdd0"
OPTIONS = """\
--id-type=string
--array-delimiter=U+FDD0
--multiline-fields=true
--read-buffer-size=16m
"""
TYPES: dict[Kind, str] = {
    "text": "string",
    "texts": "string[]",
    "date": "date",
    "moment": "localdatetime",
    "integer": "long",
    "integers": "long[]",
    "number": "double",
    "flag": "boolean",
}


class NotForCsv(ValueError):
    """Say that a text cannot be part of a list in a CSV file."""


def write_folder(store: Store, folder: Path, *, on_progress: Progress | None = None) -> None:
    """Write a file for each label and each kind of relationship that the graph has, and more.

    ``import.args`` holds the options of the import, ``finish.cypher`` the schema, which is made
    after it. Equal graphs give equal files.
    """
    files: dict[Table, TextIO] = {}
    with ExitStack() as stack:
        for table, rows in pages(store, on_progress=on_progress):
            if table not in files:
                path = folder / file_name(table)
                files[table] = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
                files[table].write(header(table) + "\n")
            columns = list(columns_of(table).items())
            files[table].writelines(_line(row, columns) for row in rows)
    (folder / "import.args").write_text(OPTIONS + "".join(map(_argument, files)), "utf-8")
    (folder / "finish.cypher").write_text("".join(_finish(set(files))), "utf-8")


def file_name(table: Table) -> str:
    """Name the file of a label or of a kind of relationship."""
    return f"{name_of(table).replace(' ', '-')}.csv"


def header(table: Table) -> str:
    """Write the first line of a file: names of properties with their types and keys."""
    if isinstance(table, str):
        key = shapes()[table].key
        return ",".join(
            f"{name}:ID({table})" if name == key else f"{name}:{TYPES[kind]}"
            for name, kind in columns_of(table).items()
        )
    properties = EDGES[table.type].properties.items()
    ends = [f":START_ID({table.source})", f":END_ID({table.target})"]
    return ",".join([*ends, *(f"{name}:{TYPES[kind]}" for name, kind in properties)])


def _argument(table: Table) -> str:
    if isinstance(table, str):
        return f"--nodes={table}={file_name(table)}\n"
    return f"--relationships={table.type}={file_name(table)}\n"


def _finish(tables: set[Table]) -> Iterator[str]:
    yield "// What follows the import: empty lists, which CSV has no form for, and the schema.\n\n"
    for name, text in named_statements(schema_text("neo4j/lists.cypher")).items():
        if name in tables:
            yield f"{text};\n\n"
    for text in schema():
        yield f"{text};\n\n"
    yield meta()


def _line(row: Row, columns: list[tuple[str, Kind]]) -> str:
    return ",".join([_field(row[name], kind) for name, kind in columns]) + "\n"


def _field(value: Value, kind: Kind) -> str:
    return "" if value is None else _WRITERS[kind](value)


def _text(value: str) -> str:
    """Write a text within quotation marks, so that the empty text is another than none.

    The csv module cannot tell the two apart before Python 3.12.
    """
    doubled = value.replace('"', '""')
    return f'"{doubled}"'


def _texts(value: list[str]) -> str:
    if any(BETWEEN in text for text in value) or value == [""]:
        raise NotForCsv(
            f"CSV has no form for this list in the graph: {ascii(value)[:120]}. Export a script "
            "instead, by --to FILE.cypher."
        )
    return _text(BETWEEN.join(value)) if value else ""


def _integers(value: list[int]) -> str:
    return BETWEEN.join(map(str, value))


def _flag(value: bool) -> str:
    return "true" if value else "false"


_WRITERS: dict[Kind, Callable[[Value], str]] = {
    "text": _text,
    "texts": _texts,
    "date": date.isoformat,
    "moment": datetime.isoformat,
    "integer": str,
    "integers": _integers,
    "number": repr,
    "flag": _flag,
}
