"""Lay rows out for reading: a grid of short columns, and under each row the words and source.

An answer has a dozen columns, more than a terminal can show side by side. So what identifies a
row stands in the grid, and quotations (with the id that `stance show` takes) and the article
stand below it; `articleBefore` below `quoteBefore`. JSON and CSV have every column.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

Row = Mapping[str, object]

GAP = 2  # blanks between columns
INDENT = 4  # blanks before what stands below a row
NARROWEST = 8  # a column is not squeezed below this
ENOUGH = 20  # what a column of words needs; one that would leave others less stands below
WIDEST = 110  # longer lines are hard to read

_EVIDENCE_ID = re.compile(r"(?i)(statement|stance|condition)id")
_SOURCE = ("outlet", "published", "article")


@dataclass(frozen=True, slots=True)
class Plan:
    """Say which columns stand in the grid and which below."""

    grid: tuple[str, ...]
    quotes: tuple[tuple[str, str | None, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    source: tuple[str, ...]

    @property
    def details(self) -> bool:
        """Tell whether anything stands below the rows."""
        return bool(self.quotes or self.notes or self.source)


def plan(rows: Sequence[Row], columns: Sequence[str], width: int) -> Plan:
    """Choose the place of each column; one that is empty in all rows has none.

    The first columns stand in the grid, as many as there is room for.
    """
    quotes = [column for column in columns if "quote" in column.lower()]
    ids = [column for column in columns if _EVIDENCE_ID.search(column)]
    paired = tuple(
        (quote, ids[place] if place < len(ids) else None, _source_of(quote, columns))
        for place, quote in enumerate(quotes)
    )
    source = _source_columns("", columns)
    below = {*quotes, *source, *(name for _, _, names in paired for name in names)}
    grid = [
        column
        for column in columns
        if column not in below
        and not (_is_id(column) and len(columns) > 1)
        and any(row.get(column) not in (None, "", False, []) for row in rows)
    ]
    fit = _fitting(rows, grid, width)
    return Plan(tuple(grid[:fit]), paired, tuple(grid[fit:]), source)


def _source_of(quote: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Name the columns of a quotation's own article: articleBefore is that of quoteBefore."""
    which = quote.removeprefix("quote")
    return _source_columns(which, columns) if which and which != quote else ()


def _source_columns(which: str, columns: Sequence[str]) -> tuple[str, ...]:
    if f"article{which}" not in columns:
        return ()
    return tuple(name + which for name in _SOURCE if name + which in columns)


def _fitting(rows: Sequence[Row], columns: Sequence[str], width: int) -> int:
    """Count the first columns that a line has room for, at least one."""
    taken = 0
    for number, column in enumerate(columns):
        cells = (cell_len(cell(row.get(column))) for row in rows)
        taken += GAP * (number > 0) + min(ENOUGH, max(cell_len(heading(column)), *cells, 0))
        if taken > width and number:
            return number
    return len(columns)


def _is_id(column: str) -> bool:
    return bool(re.search(r"[a-z]Id(?![a-z])", column))


def lines(rows: Sequence[Row], columns: Sequence[str], width: int) -> Iterator[Text]:
    """Yield the lines of a grid with what stands below each row."""
    width = min(width, WIDEST)
    how = plan(rows, columns, width)
    cells = [[cell(row.get(column)) for column in how.grid] for row in rows]
    heads = [heading(column) for column in how.grid]
    widths = _widths([heads, *cells], width)
    right = [all(_is_number(row.get(column)) for row in rows) for column in how.grid]
    if heads:
        yield from (Text(line, style="bold") for line in _grid_row(heads, widths, right))
        yield Text("-" * min(width, sum(widths) + GAP * (len(widths) - 1)), style="dim")
    for number, (row, texts) in enumerate(zip(rows, cells, strict=True)):
        if how.details and number:
            yield Text()
        yield from (Text(line) for line in _grid_row(texts, widths, right))
        yield from _below(row, how, width - INDENT)


def _below(row: Row, how: Plan, width: int) -> Iterator[Text]:
    for quote, key, source in how.quotes:
        if said := cell(row.get(quote)):
            label = _label(quote)
            shown = f"{label}{_quoted(said)}" + (f"  [{row[key]}]" if key and row.get(key) else "")
            yield from (Text(" " * INDENT + line) for line in wrap(shown, width))
        yield from _dim(_source(row, source), 2 * INDENT, width - INDENT)
    notes = ((heading(name), cell(row.get(name))) for name in how.notes)
    said = ", ".join(f"{name} {value}" for name, value in notes if value)
    yield from _dim(said, INDENT, width)
    yield from _dim(_source(row, how.source), INDENT, width)


def _dim(text: str, indent: int, width: int) -> Iterator[Text]:
    for line in wrap(text, width) if text else ():
        yield Text(" " * indent + line, style="dim")


def _label(quote: str) -> str:
    rest = " ".join(heading(re.sub("(?i)quote", " ", quote)).lower().split())
    return f"{rest}: " if rest else ""


def _quoted(said: str) -> str:
    return said if said[:1] in '"\u201c' else f'"{said}"'


def _source(row: Row, columns: Sequence[str]) -> str:
    outlet, published, article = (
        next((cell(row.get(name)) for name in columns if name.startswith(part)), "")
        for part in _SOURCE
    )
    where = ", ".join(part for part in (outlet, published) if part)
    return f"{where}: {article}" if where and article else where or article


def _widths(table: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give each column what it needs, and take from the widest while the line is too long."""
    widths = [max(cell_len(text) for text in column) for column in zip(*table, strict=True)]
    room = width - GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _grid_row(texts: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    columns = [wrap(text, width) or [""] for text, width in zip(texts, widths, strict=True)]
    for number in range(max(map(len, columns), default=0)):
        parts = []
        for column, width, to_right in zip(columns, widths, right, strict=True):
            part = column[number] if number < len(column) else ""
            blank = " " * (width - cell_len(part))
            parts.append(blank + part if to_right else part + blank)
        yield (" " * GAP).join(parts).rstrip()


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most so many terminal cells, at blanks where it has any."""
    measure = Console(width=max(width, 1), color_system=None)
    return [line.plain.rstrip() for line in Text(text).wrap(measure, max(width, 1))]


def heading(column: str) -> str:
    """Write a column's name as words: "saidOn" as "said on"."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: " " + m[1].lower(), column).replace("_", " ")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def cell(value: object) -> str:
    """Write a value on one line."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case float():
            return f"{value:.2f}"
        case date():
            return value.isoformat()[:16].replace("T", " ")
        case list() | tuple():
            return "; ".join(map(cell, value))
    return " ".join(str(value).split())
