"""Print the answers of docs/queries.md anew: what its examples print about the example articles.

python -m tests.answers     write them into the page, after a change of questions or examples
"""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from stancegraph.cli import app

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
PAGE = ROOT / "docs" / "queries.md"
BLOCK = re.compile(r"```console\n\$ (stance query run ([\w-]+).*)\n((?:(?!\$ ).*\n)*?)```")


def printed(line: str, store: Path) -> str:
    """Return what a line of the page prints, asked of a store that holds the examples."""
    options = {"COLUMNS": "100", "STANCE_STORE": str(store)}
    done = CliRunner().invoke(app, shlex.split(line)[1:], env=options, catch_exceptions=False)
    if done.exit_code:
        raise ValueError(f"{line} says: {done.stderr}")
    return done.stdout


def rewritten(page: str, answer: Callable[[str], str]) -> str:
    """Return the page with every example's answer as ``answer`` gives it."""
    return BLOCK.sub(lambda found: f"```console\n$ {found[1]}\n{answer(found[1])}```", page)


def main() -> None:
    """Load the examples and write the page."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "examples.ladybug"
        CliRunner().invoke(app, ["load", str(EXAMPLES), "--store", str(store)])
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(rewritten(page, lambda line: printed(line, store)), encoding="utf-8")


if __name__ == "__main__":
    main()
