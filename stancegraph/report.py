"""Print what a load added, what it left out, and how far it has come."""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from stancegraph.output import console

if TYPE_CHECKING:
    from graph.load import LoadReport
    from stancegraph.loading import Tally

LABELS = {
    "Article": "articles",
    "Actor": "people, organisations, states",
    "Country": "countries",
    "Position": "positions",
    "Statement": "statements",
    "Stance": "stances",
    "Condition": "conditions",
    "SUPPORTS": "who supports what",
    "OPPOSES": "who opposes what",
    "CONDITIONS_ON": "what depends on what",
}


def progress() -> Progress:
    """Return bars on standard error, shown only where a terminal reads them."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def print_load(report: "LoadReport", tally: "Tally", held: Mapping[str, int], uri: str) -> None:
    """Print a table of what was added and what the store holds now."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(f"In {uri}")
    table.add_column("added", justify="right")
    table.add_column("in all", justify="right")
    for name, words in LABELS.items():
        table.add_row(words, str(report.added.get(name, 0)), str(held.get(name, 0)))
    console().print(table)
    for line in notes(report, tally):
        console().print(line, highlight=False)


def notes(report: "LoadReport", tally: "Tally") -> list[str]:
    """Say in one line each what the table leaves open."""
    already = tally.known + report.already
    lines = (
        (report.reprints, "statements were known from another article and joined"),
        (already, "articles were in the store already"),
        (tally.unsure, "statements, stances and conditions were less sure than --min-confidence"),
        (len(tally.left_out), "left out"),
    )
    return [f"{number} {words}" for number, words in lines if number]
