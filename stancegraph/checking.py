"""Check all evidence of a store against the words of its articles."""

import typer

from stancegraph.output import console
from stancegraph.problems import Exit, say


def verify_store(*, uri: str) -> None:
    """Print what was checked, and each mismatch as a line on standard error."""
    from graph.store import open_store
    from graph.verify import verify

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
