"""What the documents say is what the command does."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from stancegraph.cli import app
from stancegraph.problems import Exit
from tests.stancegraph.conftest import EXAMPLES, ROOT, Command

COMMAND_PAGE = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
GROUPS = "query|positions|actors|corrections"
SHOWN = re.findall(r"^\$ (stance .+)$", COMMAND_PAGE, re.MULTILINE)


@pytest.mark.parametrize("line", SHOWN)
def test_every_command_that_is_shown_runs(
    line: str, stance: Command, copied: Path, tmp_path: Path
) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    done = stance(*shlex.split(line)[1:], store=copied)
    assert done.returncode == Exit.DONE, done.stderr
    assert done.stdout


def test_the_page_shows_the_commands_that_exist() -> None:
    group = typer.main.get_command(app)
    found = set()
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        found |= {f"{name} {sub}" for sub in getattr(command, "commands", {})} or {name}
    shown = {" ".join(line.split()[1:3]) for line in SHOWN}
    shown |= {line.split()[1] for line in SHOWN}
    shown |= set(re.findall(rf"^    stance ((?:{GROUPS}) \w+|\w+)", COMMAND_PAGE, re.MULTILINE))
    assert found <= shown


def test_every_option_is_on_the_page() -> None:
    commands = (
        ["load"],
        ["extract"],
        ["show"],
        ["report"],
        ["verify"],
        ["info"],
        ["query", "list"],
        ["query", "run"],
        ["network"],
    )
    for command in commands:
        usage = CliRunner().invoke(app, [*command, "--help"]).stdout
        for option in set(re.findall(r"^  (--[a-z-]+)", usage, re.MULTILINE)) - {"--help"}:
            assert option in COMMAND_PAGE, (command, option)


def test_the_exit_codes_are_those_of_the_page() -> None:
    table = COMMAND_PAGE.partition("## Exit codes")[2]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == list(Exit)


@pytest.mark.parametrize("block", re.findall(r"```console\n(\$ stance .+?)```", README, re.DOTALL))
def test_the_readme_quotes_what_the_command_prints(
    block: str, stance: Command, loaded: Path
) -> None:
    line, _, shown = block.partition("\n")
    done = stance(*shlex.split(line)[2:], store=loaded)
    printed = " ".join(done.stdout.split())
    quotes = re.findall(r'"[^\n]+"(?:\s+\[\w+\])?|>>.+?<<', shown)
    assert quotes
    assert [one for one in quotes if " ".join(one.split()) not in printed] == []


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize(
    "line", re.findall(r"^    (stance (?:query|report) [^#\n]+)$", README, re.MULTILINE)
)
def test_questions_of_the_readme_have_answers(
    line: str, stance: Command, loaded: Path, tmp_path: Path
) -> None:
    own = README.partition("// quotes.cypher\n")[2].partition("\n\n    stance")[0]
    (tmp_path / "quotes.cypher").write_text(re.sub("^    ", "", own, flags=re.MULTILINE))
    done = stance(*shlex.split(line)[1:], store=loaded)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    if made := re.search(r"(?:--plot|-o) (\S+)", line):
        assert (tmp_path / made[1]).stat().st_size > 5000
    else:
        assert len(done.stdout.splitlines()) >= 3
