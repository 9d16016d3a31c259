"""Keep corrections in a file that people read, compare and put under version control.

What stands in the file is left as it is, comments too: an entry is added at its end, or taken
out with the comment above it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from stancegraph.marked import BadFile, Marked, marked, read_marked

if TYPE_CHECKING:
    from graph.entries import Entry
    from graph.overlay import Overlay

USUAL = Path("corrections.yaml")
HEAD = """\
# Corrections of the graph, one entry each. `stance load` and `stance derive` apply them; taking an
# entry out takes the correction back. Keep this file under version control.
"""


class NoEntry(LookupError):
    """Say that there is no correction of a number."""


def overlay_at(path: Path | None) -> "Overlay | None":
    """Read the corrections that were named, else those in this folder, else None."""
    from graph.overlay import Overlay

    if path is None and not USUAL.is_file():
        return None
    return Overlay.of(read_entries(path or USUAL))


def read_entries(path: Path) -> "list[Entry]":
    """Read corrections; raises BadFile that says what is wrong on which line."""
    found = read_marked(path, "corrections")
    return _entries(found) if found else []


def _entries(found: Marked) -> "list[Entry]":
    if not isinstance(found.value, list):
        raise found.wrong("corrections are a list of entries, each begun by a hyphen")
    return [_entry(item, number) for number, item in enumerate(found.items, start=1)]


def _entry(item: Marked, number: int) -> "Entry":
    from graph.entries import TYPES, BadEntry, entry_of

    row = {
        name: _flag(value) if TYPES.get(name) == "flag" else _plain(value)
        for name, value in item.table.items()
    }
    try:
        return entry_of(row, f"{item.path}, line {item.line} (entry {number})")
    except BadEntry as error:
        raise item.wrong(f"entry {number}: {error}") from error


def _plain(value: Marked) -> object:
    return [one.text for one in value.items] if isinstance(value.value, list) else value.text


def _flag(value: Marked) -> object:
    return {"true": True, "false": False}.get(value.text.lower(), value.text)


def add(path: Path, entries: "Sequence[Entry]", remark: str = "") -> "Overlay":
    """Write entries at the end of a file and return all its corrections.

    Raises Contradiction before anything is written where they do not go with those there.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD
    blocks = [_block(entry, remark) for entry in entries]
    return _write(path, "\n".join([text.rstrip("\n"), *([""] if blocks else []), *blocks]) + "\n")


def _block(entry: "Entry", remark: str) -> str:
    row = entry.row
    if day := row.get("when"):
        row["when"] = date.fromisoformat(str(day))
    dumped = yaml.safe_dump(
        [row], allow_unicode=True, sort_keys=False, width=100, default_flow_style=False
    )
    words = " ".join(re.sub(r"[^\S ]|[\x00-\x1f\x7f-\x9f]", " ", remark).split())
    return (f"# {words}\n" if words else "") + dumped.rstrip("\n")


def remove(path: Path, numbers: Iterable[int]) -> "Overlay":
    """Take entries out by their numbers, and return the corrections that are left."""
    found = read_marked(path, "corrections")
    count = len(_entries(found)) if found else 0
    text = path.read_text(encoding="utf-8")
    wanted = sorted(set(numbers), reverse=True)
    for number in wanted:
        if not 1 <= number <= count:
            raise NoEntry(
                f"{path} has no entry {number}: it has {count}. See `stance corrections list`."
            )
    for number in wanted:
        text = _without(text, number, path)
    return _write(path, text)


def _without(text: str, number: int, path: Path) -> str:
    found, lines = marked(text, path), text.split("\n")
    start, end = _extent(found.items if found else [], number - 1, lines)
    return "\n".join([*lines[:start], *lines[end:]]).rstrip("\n") + "\n"


def _extent(items: Sequence[Marked], place: int, lines: Sequence[str]) -> tuple[int, int]:
    """Find the lines of an entry: with the comment right above it, without that of the next."""
    start = items[place].line - 1
    while start and lines[start - 1].startswith("#"):
        start -= 1
    if place == 0 and start == 0 and _head_ends(lines) < items[0].line:
        start = _head_ends(lines)
    end = items[place + 1].line - 1 if place + 1 < len(items) else len(lines)
    while end > items[place].line and (lines[end - 1][:1] == "#" or not lines[end - 1].strip()):
        end -= 1
    while end < len(lines) - 1 and not lines[end].strip():
        end += 1  # the blank lines behind it, but for the last of the file
    return start, end


def _head_ends(lines: Sequence[str]) -> int:
    """Count the lines of comment at the top of a file, up to the first blank one."""
    return next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))


def _write(path: Path, text: str) -> "Overlay":
    from graph.overlay import Overlay

    found = marked(text, path)
    try:
        overlay = Overlay.of(_entries(found) if found else [])
    except BadFile as error:
        raise BadFile(f"Nothing was written, since it would not be read again: {error}") from error
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    return overlay
