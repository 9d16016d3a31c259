"""Copy a graph to another store, write it into files, or remove it."""

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from stancegraph.loading import Patience, patience
from stancegraph.output import console
from stancegraph.problems import Exit, say
from stancegraph.report import LABELS, progress

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from graph.paging import Table
    from graph.store import Store

Told = Callable[[int, int], None]


class WrongTarget(ValueError):
    """Say that what was named cannot be copied to or written."""


class TargetExists(ValueError):
    """Say that a file or folder is there already, which is never written over."""


def copy_store(*, source: str, target: str) -> None:
    """Copy a graph and print what the copy holds."""
    from graph.copying import copy
    from graph.store import open_store

    if _place(source) == _place(target):
        raise WrongTarget(f"{source} and {target} are one store. Name another to copy to.")
    with (
        open_store(source, read_only=True) as one,
        open_store(target) as other,
        bar("Copying") as told,
    ):
        report = copy(one, other, on_progress=told)
    if report.resumed:
        say("stance: an earlier copy that was cut short is finished")
    _print(f"Copied to {target}", report.counts)


def _place(uri: str) -> str:
    from graph.store import split_uri

    kind, place = split_uri(uri)
    return str(Path(place).expanduser().resolve()) if kind == "ladybug" else f"{kind}://{place}"


def export_store(*, uri: str, script: Path | None, folder: Path | None) -> None:
    """Write a graph into a script or a folder and say how to bring it into Neo4j."""
    from graph.store import open_store

    if (script is None) == (folder is None):
        raise WrongTarget("Name one thing to write: --to FILE.cypher, or --csv FOLDER.")
    with open_store(uri, read_only=True) as store, bar("Writing") as told:
        if script:
            _write_script(store, script, told)
        elif folder:
            _write_folder(store, folder, told)


def _write_script(store: "Store", path: Path, told: Told) -> None:
    from graph.script import write_script

    with _new_file(path) as file:
        write_script(store, file, on_progress=told)
    out = console()
    out.print(f"Wrote {path}. To run it on a Neo4j server:\n", highlight=False, soft_wrap=True)
    line = (
        f"    cypher-shell -a bolt://localhost:7687 -u neo4j -d neo4j -f {shlex.quote(str(path))}"
    )
    out.print(line, highlight=False, markup=False, soft_wrap=True)


def _write_folder(store: "Store", path: Path, told: Told) -> None:
    from graph.folder import FINISH, IMPORT, write_folder

    with _new_folder(path) as made:
        write_folder(store, made, on_progress=told)
    out = console()
    out.print(f"Wrote {path}. To import it, with the server stopped:\n", highlight=False)
    lines = (f"cd {shlex.quote(str(path))}", IMPORT)
    for line in lines:
        out.print(f"    {line}", highlight=False, markup=False, soft_wrap=True)
    out.print("\nThen start the server and make the schema:\n", highlight=False)
    out.print(f"    {FINISH}", highlight=False, markup=False, soft_wrap=True)


@contextmanager
def _new_file(path: Path) -> Iterator[TextIO]:
    """Open a file that must not be there, under another name until it is whole."""
    part = path.with_name(f"{path.name}.part")
    _refuse_existing(path, part)
    try:
        with part.open("w", encoding="ascii", newline="") as file:
            yield file
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _new_folder(path: Path) -> Iterator[Path]:
    """Make a folder that must not be there, under another name until it is whole."""
    part = path.with_name(f"{path.name}.part")
    _refuse_existing(path, part)
    part.mkdir()
    try:
        yield part
        part.rename(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _refuse_existing(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise TargetExists(f"{path} is there already. Name another, or remove it first.")


def wipe_store(*, uri: str, sure: bool) -> None:
    """Remove a graph, once the user has said yes."""
    from graph.copying import held
    from graph.store import open_store
    from graph.wiping import wipe

    with open_store(uri, read_only=True) as store:
        there = "; ".join(f"{number} {LABELS[name]}" for name, number in held(store).items())
    if not sure:
        _ask(f"Remove the graph in {uri} ({there or 'empty'})?")
    with bar("Removing") as told:
        report = wipe(uri, on_progress=told)
    _print(f"Removed from {uri}", report.removed)
    if report.kept:
        say(
            f"stance: {report.kept} of our nodes stay, because relationships that are not ours "
            "hang on them. Remove those, and wipe again."
        )
        raise typer.Exit(Exit.PARTLY)


def _ask(question: str) -> None:
    """End the command unless the answer is yes."""
    if not sys.stdin.isatty():
        raise WrongTarget(f"Nobody can be asked here. {question} Say so by --yes.")
    if not typer.confirm(question, err=True):
        say("stance: nothing was removed")
        raise typer.Exit(Exit.PARTLY)


@contextmanager
def bar(words: str) -> Iterator[Told]:
    """Show a bar, and hold back the first Ctrl-C until a page is done."""
    with patience("page") as stop, progress() as bar:
        task = bar.add_task(words, total=None)
        yield partial(_tell, bar, task, stop)


def _tell(bar: "Progress", task: "TaskID", stop: Patience, done: int, total: int) -> None:
    """Move the bar; end here after a Ctrl-C, between two pages."""
    bar.update(task, completed=done, total=total)
    if stop.presses and done < total:
        raise KeyboardInterrupt


def _print(title: str, counts: "Mapping[Table, int]") -> None:
    numbers: dict[str, int] = {}
    for table, number in counts.items():
        name = table if isinstance(table, str) else table.type
        numbers[name] = numbers.get(name, 0) + number
    out = console()
    out.print(f"{title}:", highlight=False, markup=False, soft_wrap=True)
    for name, words in LABELS.items():
        out.print(f"  {words:<32}{numbers.get(name, 0):>10}", highlight=False)
