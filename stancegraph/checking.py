"""Check the evidence of a store against its articles, and its summary against the evidence."""

from contextlib import suppress

import typer

from stancegraph.correcting import NO_FILES, Files, say_not_in_force, wanted
from stancegraph.output import console
from stancegraph.problems import Exit, say


def verify_store(*, uri: str) -> None:
    """Print what was checked, and each mismatch as a line on standard error."""
    from graph.verify import verify
    from stancegraph.stores import open_store

    with open_store(uri, read_only=True) as store:
        report = verify(store)
    out = console()
    checked = f"{report.statements} statements, {report.stances} stances and {report.conditions}"
    out.print(f"Checked {checked} conditions in {report.articles} articles.", highlight=False)
    if report.without_text:
        out.print(
            f"{report.without_text} articles were loaded without their text: nothing to compare.",
            highlight=False,
        )
    for problem in report.problems:
        say(f"stance: {problem}")
    if report.problems:
        raise typer.Exit(Exit.PARTLY)
    out.print("All stand in their articles, word for word.", highlight=False)


def derive_store(*, uri: str, files: Files = NO_FILES, every: bool = True) -> None:
    """Apply corrections, draw the summary edges anew, and print whether their number changed."""
    from graph.applying import apply
    from graph.census import counts
    from graph.derive import derive
    from graph.shape import EDGES
    from graph.store import StoreOlder
    from stancegraph.stores import open_store

    # Raises where there is no store: opening one to write would make it.
    with suppress(StoreOlder), open_store(uri, read_only=True):
        pass
    with open_store(uri) as store:
        before = counts(store)
        done = apply(store, wanted(store, files), thorough=every)
        if every:
            derive(store)
        after = counts(store)
    out = console()
    for name in (name for name, shape in EDGES.items() if shape.summary):
        change = after[name] - before[name]
        out.print(f"{name:<14}{after[name]:>8}  ({change:+})", highlight=False)
    if done.in_force or done.waiting:
        line = f"{done.in_force} corrections are in force; {done.moved} relationships moved."
        out.print(line, highlight=False)
    say_not_in_force(done)
