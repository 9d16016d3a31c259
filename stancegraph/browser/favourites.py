"""Make Neo4j Browser's favourites of the saved questions: a .zip with a folder for each group."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

if TYPE_CHECKING:
    from queries.catalog import Parameter, Question

VALUES = "values.cypher"
MADE = (1980, 1, 1, 0, 0, 0)  # the earliest that a .zip can say, so that its bytes never differ
_FORMS = {"integer": "{}", "share": "{}", "date": "date('{}')"}  # of Cypher; else a text
_VALUE = re.compile(r"^:param (\w+) => .+;$", re.MULTILINE)


@cache
def values() -> Mapping[str, str]:
    """Return the lines that give Browser a value for each parameter, by the parameter's name."""
    written = {line[1]: line[0] for line in _VALUE.finditer(_written())}
    asked = [parameter for one in all_questions() for parameter in one.parameters]
    return written | {p.name: _usual(p) for p in asked if p.name not in written}


def values_text() -> str:
    """Return the favourite that sets all values."""
    head = [line for line in _written().splitlines() if line.startswith("//")]
    return "\n".join([*head, *values().values()]) + "\n"


def all_questions() -> "tuple[Question, ...]":
    """Return the pictures and the other saved questions."""
    from queries.catalog import pictures, questions

    return (*pictures(), *questions())


def _written() -> str:
    return (files("stancegraph.browser") / VALUES).read_text(encoding="utf-8")


def _usual(parameter: "Parameter") -> str:
    """Give a parameter the value that it has where nobody gives one."""
    default = parameter.default or ""
    if parameter.kind == "date" and (today := re.fullmatch(r"today(?:-(\d+))?", default)):
        ago = f" - duration({{days: {today[1]}}})" if today[1] else ""
        return f":param {parameter.name} => date(){ago};"
    form = _FORMS.get(parameter.kind, "'{}'")
    return f":param {parameter.name} => {form.format(default)};"


def archive() -> bytes:
    """Return the .zip, not compressed: the same bytes for the same questions on any machine."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        for name, text in entries():
            entry = ZipInfo(name, MADE)
            entry.create_system = 3  # else it would tell which system made it
            entry.external_attr = 0o644 << 16
            made.writestr(entry, text)
    return buffer.getvalue()


def entries() -> Iterator[tuple[str, str]]:
    """Yield path and text of each favourite, the one that sets the values first."""
    yield VALUES, values_text()
    for one in all_questions():
        yield f"{one.group.capitalize()}/{one.name}.cypher", favourite(one)


def favourite(one: "Question") -> str:
    """Write a question as Browser keeps it: title, values as comments, and the query.

    Browser shows no rows for a script of several statements, so the values are set before.
    """
    values_of = [f"// {values()[parameter.name]}" for parameter in one.parameters]
    lines = [f"// {one.title}", f"// {one.question}", *values_of, one.cypher]
    return "\n".join(lines) + "\n"


def write_favourites(path: Path) -> int:
    """Write the .zip and return how many favourites are in it."""
    path.write_bytes(archive())
    return len(list(entries()))
