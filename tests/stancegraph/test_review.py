"""Reviewing over a pipe: what is shown, what is written, and that it goes on where it was left."""

import json
from pathlib import Path

import pytest

from stancegraph.corrections import read_entries
from stancegraph.problems import Exit
from tests.stancegraph.conftest import Command


def entries(tmp_path: Path) -> list[str]:
    return [entry.kind for entry in read_entries(tmp_path / "corrections.yaml")]


def test_decisions_are_written_and_the_next_review_goes_on(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    only = ["review", "--by", "AB", "--only", "positions"]
    done = stance(*only, store=copied, input="y n q")
    assert done.returncode == Exit.DONE, done.stderr
    assert ">>" in done.stdout  # the words are marked
    assert "2 decided in corrections.yaml" in done.stdout
    assert entries(tmp_path) == ["confirm wording", "split position"]
    assert all(e.text("by") == "AB" for e in read_entries(tmp_path / "corrections.yaml"))
    first = done.stdout.split("\n\n")
    again = stance(*only, "--limit", "3", store=copied, input="q")
    assert "1 of 3" in again.stdout
    assert "0 decided" in again.stdout
    assert first[1] not in again.stdout


def test_a_decision_is_undone_and_one_is_skipped(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    done = stance("review", "--only", "positions", store=copied, input="y u s u n q")
    assert done.returncode == Exit.DONE, done.stderr
    assert entries(tmp_path) == ["split position"]
    asked = [line for line in done.stdout.splitlines() if line.endswith("positions")]
    assert [line.partition(" ")[0] for line in asked] == ["1", "2", "1", "2", "1", "2"]


def test_the_end_of_the_input_ends_the_review(stance: Command, copied: Path) -> None:
    done = stance("review", "--only", "stances", "--limit", "2", store=copied, input="x y")
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    assert "?" in done.stdout


@pytest.mark.parametrize(
    ("key", "kind"), [("y", "confirm stance"), ("o", "fix stance"), ("n", "fix stance")]
)
def test_stances_of_low_confidence_are_reviewed(
    stance: Command, copied: Path, tmp_path: Path, key: str, kind: str
) -> None:
    done = stance("review", "--only", "stances", "--limit", "1", store=copied, input=key)
    assert done.returncode == Exit.DONE, done.stderr
    assert entries(tmp_path) == [kind]
    rows = json.loads(stance("corrections", "list", "--format", "json").stdout)
    assert len(rows) == 1


def test_actors_of_one_name_are_reviewed(stance: Command, tmp_path: Path) -> None:
    lines = [
        {"id": "1", "date": "2031-01-01", "text": 'Anna Volk said: "We want the toll to fall."'},
        {"id": "2", "date": "2031-01-02", "text": 'Per Volk said: "We want the toll to rise."'},
        {"id": "3", "date": "2031-01-03", "text": '"We want the toll to stay," Mr. Volk said.'},
    ]
    (tmp_path / "volks.jsonl").write_text("\n".join(map(json.dumps, lines)))
    store = tmp_path / "volks.ladybug"
    done = stance("load", "volks.jsonl", store=store)
    assert done.returncode == Exit.DONE, done.stderr
    done = stance("review", "--only", "actors", store=store, input="n y y")
    assert done.returncode == Exit.DONE, done.stderr
    assert "1 of 3  actors" in done.stdout
    kinds = entries(tmp_path)
    # Volk is not Anna but Per: then it is settled that Anna and Per are two.
    assert kinds == ["keep actor apart", "merge actor"]
    again = stance("review", "--only", "actors", store=store, input="y")
    assert "Nothing is open" in again.stdout


def test_what_is_no_kind_and_no_graph_is_told(stance: Command, tmp_path: Path) -> None:
    done = stance("review", "--only", "colours", store=tmp_path / "none")
    assert done.returncode == Exit.USAGE
    assert "positions, actors, stances" in done.stderr
    done = stance("review", store=tmp_path / "none")
    assert done.returncode == Exit.NOT_FOUND
