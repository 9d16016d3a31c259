"""Print rows as a table, as JSON or as CSV, on a console that suits what reads."""

import csv
import json
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from rich.console import Console

from stancegraph.layout import Row, lines

PLAIN_WIDTH = 100  # of tables that go into a file or a pipe


class Format(StrEnum):
    """Name the forms in which rows can be printed."""

    table = "table"
    json = "json"
    csv = "csv"


class Subject(StrEnum):
    """Name what a report can be about."""

    actor = "actor"
    position = "position"
    country = "country"


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
            _print_table(rows, columns)


def _print_json(rows: Sequence[Row]) -> None:
    text = json.dumps([dict(row) for row in rows], default=_plain, ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")


def _print_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    out = console()
    for line in lines(rows, columns, out.width):
        out.print(line, soft_wrap=True)


def _print_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_field(row.get(column)) for column in columns] for row in rows)


def _field(value: object) -> str:
    """Write a value for CSV: dates as YYYY-MM-DD, several values with semicolons between."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list() | tuple():
            return "; ".join(map(_field, value))
        case date():
            return _plain(value)
    return str(value)


def _plain(value: object) -> str:
    """Write what JSON has no form for: dates as YYYY-MM-DD."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
