"""Read .cypher files: a list of statements, or statements that each carry a name."""

import re
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^// name: (.+)$", re.MULTILINE)


def split_statements(text: str) -> list[str]:
    """Split a file into its statements: each ends in a semicolon at the end of a line."""
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return [part.strip() for part in re.split(r";[ \t]*(?:\n|$)", code) if part.strip()]


def named_statements(text: str) -> dict[str, str]:
    """Read the statements of a file by the names in the comment lines above them."""
    parts = _NAME.split(text)
    names, bodies = parts[1::2], parts[2::2]
    return {
        name.strip(): split_statements(body)[0] for name, body in zip(names, bodies, strict=True)
    }


@cache
def schema_text(path: str) -> str:
    """Read a file of graph/schema by its path there."""
    return files("graph").joinpath("schema", path).read_text(encoding="utf-8")


def versions(store_kind: str, *, data: bool | None = None) -> list[tuple[int, str]]:
    """List the schema versions of a kind of store: number and statements, in order.

    Those named ``data`` fill in what older graphs left open: an empty store needs none of them.
    With ``data`` these alone are listed, or the others alone.
    """
    folder = files("graph").joinpath("schema", store_kind)
    found = [
        (int(entry.name[1:5]), entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if re.fullmatch(r"V\d{4}__\w+\.cypher", entry.name)
        and data in (None, entry.name.endswith("__data.cypher"))
    ]
    return sorted(found)
