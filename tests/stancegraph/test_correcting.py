"""Correct the example graph from the command line, and take it back."""

import json
import re
import shutil
from pathlib import Path

import pytest

from graph.store import open_store
from stancegraph.problems import Exit
from tests.graph.snapshot import Snapshot, snapshot
from tests.stancegraph.conftest import EXAMPLES, Command

TRIBUNAL = "a joint fishing tribunal"
FEE = "a landing fee on foreign cod"
ACCEPTED = "acceptance of a joint fishing tribunal"


def graph(path: Path) -> Snapshot:
    with open_store(path, read_only=True) as store:
        return snapshot(store)


def listed(stance: Command, store: Path, *what: str) -> list[dict[str, str]]:
    done = stance(*what, "--format", "json", store=store)
    assert done.returncode == Exit.DONE, done.stderr
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_corrections_are_made_and_taken_back(stance: Command, copied: Path, tmp_path: Path) -> None:
    before = graph(copied)
    commands = [
        ["positions", "merge", FEE, "--into", "the landing fee"],
        ["positions", "split", TRIBUNAL, "--wording", ACCEPTED, "--text", "accepting a tribunal"],
        ["positions", "rename", TRIBUNAL, "a tribunal for fish"],
        ["positions", "move", "the night ban", "--to", "the night ban on trawlers"],
        ["actors", "merge", "Eamon Tully", "--into", "Kari Thorvik", "--why", "a test"],
        ["actors", "rename", "Halvorsen", "Minister Halvorsen"],
    ]
    for number, command in enumerate(commands, start=1):
        done = stance(*command, "--by", "AB", store=copied)
        assert done.returncode == Exit.DONE, done.stderr
        assert f"Entry {number} of corrections.yaml" in done.stdout
        assert f"{number} of {number} corrections are in force" in done.stdout
    rows = listed(stance, copied, "corrections", "list")
    assert [row["by"] for row in rows] == ["AB"] * len(commands)
    assert rows[4]["why"] == "a test"
    every = ("positions", "list", "--limit", "1000")
    texts = {row["position"] for row in listed(stance, copied, *every)}
    assert {"a tribunal for fish", "accepting a tribunal", "the landing fee"} <= texts
    assert not {TRIBUNAL, FEE} & texts
    assert graph(copied) != before

    corrected = graph(copied)
    done = stance("derive", store=copied)
    assert (done.returncode, graph(copied)) == (Exit.DONE, corrected), done.stderr
    done = stance("load", EXAMPLES, store=copied)
    assert (done.returncode, graph(copied)) == (Exit.DONE, corrected), done.stderr

    done = stance("corrections", "undo", *map(str, range(1, len(commands) + 1)), store=copied)
    assert done.returncode == Exit.DONE, done.stderr
    assert graph(copied) == before
    assert listed(stance, copied, "corrections", "list") == []


def test_taking_entries_out_of_the_file_and_deriving_takes_them_back(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    before, file = graph(copied), tmp_path / "mine" / "own.yaml"
    more = ("--corrections", file)
    stance("positions", "merge", TRIBUNAL, "--into", FEE, *more, store=copied)
    stance("actors", "merge", "Tully", "--into", "Kari Thorvik", *more, store=copied)
    assert graph(copied) != before
    file.write_text("# nothing is left\n")
    done = stance("derive", *more, store=copied)
    assert done.returncode == Exit.DONE
    assert done.stderr.startswith("stance: note: not in the corrections given, and so taken back: ")
    assert "merge actor" in done.stderr
    assert graph(copied) == before


def test_a_new_store_loaded_with_the_corrections_is_the_old_one_corrected(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    stance("positions", "merge", TRIBUNAL, "--into", FEE, "--opposite", store=copied)
    stance("actors", "merge", "Tully", "--into", "Kari Thorvik", store=copied)
    fresh = tmp_path / "fresh.ladybug"
    done = stance("load", EXAMPLES, store=fresh)
    assert done.returncode == Exit.DONE, done.stderr
    assert graph(fresh) == graph(copied)


def test_an_actor_is_split_by_articles(stance: Command, copied: Path) -> None:
    shown = stance("actors", "show", "Kilgarvey", store=copied).stdout
    article = re.findall(r"\b[0-9a-f]{20}\b", shown)[0]
    before = graph(copied)
    split = ["actors", "split", "Kilgarvey", "--article", article, "--name", "Maeve K. (harbour)"]
    done = stance(*split, "--speaks-for", "Ireland", store=copied)
    assert done.returncode == Exit.DONE, done.stderr
    shown = stance("actors", "show", "maeve-k-harbour", store=copied).stdout
    assert article in shown
    assert "speaks for Ireland" in shown
    assert stance("corrections", "undo", "1", store=copied).returncode == Exit.DONE
    assert graph(copied) == before


def test_a_stance_is_fixed(stance: Command, copied: Path) -> None:
    done = stance("query", "run", "to-check", "--format", "json", store=copied)
    stance_id = json.loads(done.stdout)[0]["stanceId"]
    fix = ["corrections", "fix", stance_id[:9], "--dismiss", "--why", "irony"]
    done = stance(*fix, store=copied)
    assert done.returncode == Exit.DONE, done.stderr
    assert f"fix stance {stance_id}, dismiss true" in done.stdout
    again = stance("corrections", "fix", stance_id, "--side", "supports", store=copied)
    assert again.returncode == Exit.USAGE
    assert "(entry 1)" in again.stderr
    assert again.stderr.count("\n") == 1


def test_suggestions_are_commands_that_run(stance: Command, copied: Path) -> None:
    done = stance("positions", "suggest", "--limit", "3", store=copied)
    commands = re.findall(r"^stance (positions merge .+)$", done.stdout, re.MULTILINE)
    assert len(commands) == 3
    done = stance(*commands[0].split(), store=copied)
    assert done.returncode == Exit.DONE, done.stderr
    again = stance("positions", "suggest", "--limit", "50", store=copied).stdout
    assert commands[0] not in again


def test_without_a_graph_corrections_are_written_all_the_same(
    stance: Command, tmp_path: Path
) -> None:
    nowhere = tmp_path / "none.ladybug"
    done = stance("positions", "merge", "q1", "--into", "q2", store=nowhere)
    assert done.returncode == Exit.DONE
    assert "there is no graph" in done.stderr
    assert "- merge position: q1\n  into: q2\n" in (tmp_path / "corrections.yaml").read_text()
    assert not nowhere.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- merge actor: a\n  into: b\n- merge actor: b\n  into: a\n", "go in a circle"),
        ("- merge actor: a\n  into: b\n  colour: red\n", "no field 'colour'"),
    ],
)
def test_bad_corrections_stop_a_load_with_one_line(
    stance: Command, copied: Path, tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "corrections.yaml").write_text(text)
    for command in (["derive"], ["load", EXAMPLES]):
        done = stance(*command, store=copied)
        assert done.returncode == Exit.USAGE
        assert told in done.stderr
        assert "corrections.yaml, line 1" in done.stderr
        assert done.stderr.count("\n") == 1


def test_unknown_ids_are_noted_with_their_entry(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    (tmp_path / "corrections.yaml").write_text("- merge actor: nobody\n  into: kari-thorvik\n")
    done = stance("derive", store=copied)
    assert done.returncode == Exit.DONE
    told = "corrections.yaml, line 1 (entry 1): there is no actor 'nobody' in the graph"
    assert told in done.stderr


def test_names_that_mean_nothing_or_too_much_are_told(stance: Command, copied: Path) -> None:
    done = stance("positions", "merge", "bank", "--into", FEE, store=copied)
    assert done.returncode == Exit.NOT_FOUND
    assert "positions" in done.stderr
    done = stance("positions", "move", "no such words", "--to", FEE, store=copied)
    assert done.returncode == Exit.NOT_FOUND
    assert "no wording 'no such words'" in done.stderr


def test_a_codebook_is_applied_and_taken_back(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    before = graph(copied)
    shutil.copy(EXAMPLES / "codebook.yaml", tmp_path / "codebook.yaml")
    done = stance("derive", store=copied)
    assert done.returncode == Exit.DONE, done.stderr
    rows = {row["id"]: row for row in listed(stance, copied, "positions", "list")}
    assert int(rows["fishing-tribunal"]["stances"]) >= 10
    assert rows["fishing-tribunal"]["source"] == "codebook"
    corrected = graph(copied)
    fresh = tmp_path / "fresh.ladybug"
    assert stance("load", EXAMPLES, store=fresh).returncode == Exit.DONE
    assert graph(fresh) == corrected
    (tmp_path / "codebook.yaml").write_text("positions: []\n")
    done = stance("derive", store=copied)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    assert graph(copied) == before
