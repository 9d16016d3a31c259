"""Print rows as a table, as JSON or as CSV, and hold the consoles that print."""

import csv
import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

PLAIN_WIDTH = 100  # of tables that go into a file or a pipe

Row = Mapping[str, object]


class Format(StrEnum):
    """Name the forms in which rows can be printed."""

    table = "table"
    json = "json"
    csv = "csv"


class _Output(Console):
    """Print on standard output and let the command see when nobody reads on."""

    def on_broken_pipe(self) -> None:
        """Raise what the command ends silently on."""
        raise BrokenPipeError


def console() -> Console:
    """Return a console on standard output: plain and of fixed width unless a terminal reads."""
    if sys.stdout.isatty():
        return _Output()
    return _Output(width=_columns(), color_system=None, force_terminal=False)


def _columns() -> int:
    return shutil.get_terminal_size((PLAIN_WIDTH, 50)).columns


def print_rows(rows: Sequence[Row], columns: Sequence[str], form: Format) -> None:
    """Print rows in the form asked for; values are given in the order of ``columns``."""
    match form:
        case Format.json:
            _print_json(rows)
        case Format.csv:
            _print_csv(rows, columns)
        case Format.table:
            console().print(table_of(rows, columns))


def _print_json(rows: Sequence[Row]) -> None:
    text = json.dumps([dict(row) for row in rows], default=_plain, ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")


def _print_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)


def table_of(rows: Sequence[Row], columns: Sequence[str]) -> Table:
    """Build a table whose wide columns wrap and whose dates, numbers and ids do not."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        narrow = all(_is_narrow(row.get(column)) for row in rows)
        numbers = bool(rows) and all(isinstance(row.get(column), int | float) for row in rows)
        table.add_column(
            heading(column),
            justify="right" if numbers else "left",
            no_wrap=narrow,
            overflow="fold",
            ratio=None if narrow else 1,
        )
    for row in rows:
        table.add_row(*(Text(_cell(row.get(column), short=True)) for column in columns))
    return table


def heading(column: str) -> str:
    """Write a column's name as words: "saidOn" as "said on"."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: " " + m[1].lower(), column).replace("_", " ")


def _is_narrow(value: object) -> bool:
    return value is None or isinstance(value, int | float | date) or len(_cell(value)) <= 12


def _cell(value: object, *, short: bool = False) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("yes" if value else "no") if short else str(value).lower()
    if isinstance(value, float) and short:
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return "; ".join(_cell(part, short=short) for part in value)
    return str(_plain(value)) if isinstance(value, date) else str(value)


def _plain(value: object) -> str:
    """Write what JSON has no form for: dates as YYYY-MM-DD."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
