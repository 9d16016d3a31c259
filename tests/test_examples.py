"""The example articles answer every saved question, and hold what they were written to hold."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from queries.catalog import questions
from tests.answers import BLOCK, PAGE, printed

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
GIVEN = {
    "actor": "Halvorsen",
    "other": "Brimsdottir",
    "country": "Norway",
    "position": "fishing tribunal",
    "words": "tribunal",
}
DAYS = {"from": "2031-01-01", "to": "2031-06-30", "day": "2031-06-30"}
INSTEAD = {
    "conditions-by-actor": {"actor": "Asta Brimsdottir"},
    "contradictions": {"actor": "Nils Rasvik"},
    "for-and-against-country": {"country": "Iceland"},
    "hearsay": {"actor": ""},
    "conflicting-reports": {"actor": ""},
    "for-and-against-actor": {"actor": "Sigrid Halvorsen"},
    "what-it-takes": {"position": "catch records"},
    "what-it-unlocks": {"position": "catch records"},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "examples.ladybug"
    command = [sys.executable, "-m", "stancegraph.cli", "load", str(EXAMPLES), "--store", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return path


def ask(store: Path, name: str, **given: str) -> list[dict[str, Any]]:
    from typer.testing import CliRunner

    from stancegraph.cli import app

    options = [f"--{name}={value}" for name, value in given.items()]
    command = ["query", "run", name, *options, "--format", "json", "--store", str(store)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.stderr
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_every_saved_question_has_an_answer(one: Any, store: Path) -> None:
    needed = {p.name for p in one.parameters if (p.default or "today").startswith("today")}
    given = {name: value for name, value in (GIVEN | DAYS).items() if name in needed}
    assert ask(store, one.name, **(given | INSTEAD.get(one.name, {})))


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_the_page_shows_what_a_question_answers(name: str, store: Path) -> None:
    shown = {found[2]: (found[1], found[3]) for found in BLOCK.finditer(PAGE.read_text("utf-8"))}
    line, answer = shown[name]
    assert printed(line, store) == answer, "run python -m tests.answers, and read what changes"


def test_the_minister_changes_sides_on_the_tribunal(store: Path) -> None:
    changes = ask(store, "position-changes", actor="Sigrid Halvorsen")
    (turn,) = [row for row in changes if "tribunal" in row["position"]]
    assert (turn["before"], turn["after"]) == ("opposes", "supports")
    assert turn["since"] == "2031-01-16"
    assert turn["changed"] == "2031-04-08"


def test_figures_that_change_are_found(store: Path) -> None:
    figures = {row["figure"] for row in ask(store, "figures", actor="Asta Brimsdottir")}
    assert {"2 years", "6 months"} <= figures


def test_a_quote_that_two_papers_carry_is_one_statement(store: Path) -> None:
    carried = [row for row in ask(store, "reprints") if "logbook is open" in row["quote"]]
    assert {row["outlet"] for row in carried} == {"Atlantic Wire", "The Northern Courier"}
    assert len({row["statementId"] for row in carried}) == 1


def test_a_condition_is_set_and_its_parts_are_told_apart(store: Path) -> None:
    rows = ask(store, "conditions-by-actor", actor="Brimsdottir")
    assert any(
        row["marker"] == "only after"
        and "Skarn Bank" in row["what"]
        and "catch records" in row["dependsOn"]
        for row in rows
    )


def test_hearsay_is_marked(store: Path) -> None:
    rows = ask(store, "hearsay")
    assert any(row["saidBy"] == "Nils Rasvik" and "Halvorsen" in row["actor"] for row in rows)


def test_the_vote_is_a_stance(store: Path) -> None:
    rows = ask(store, "for-and-against", position="landing fee", to="2031-02-27")
    sides = {(row["actor"], row["side"]) for row in rows}
    assert ("Lilja Hrafnsvik", "against") in sides


def test_every_article_is_marked_as_invented() -> None:
    articles = [path for path in EXAMPLES.iterdir() if path.suffix in {".md", ".txt", ".jsonl"}]
    marked = [path for path in articles if "nvented" in path.read_text(encoding="utf-8")]
    assert len(articles) == len(marked) >= 10


def test_each_markdown_article_says_when_and_where_it_appeared() -> None:
    for path in EXAMPLES.glob("*.md"):
        fields = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        assert path.name.startswith(f"{fields['date']}-"), path
        assert fields["url"].startswith("https://example.org/"), path
