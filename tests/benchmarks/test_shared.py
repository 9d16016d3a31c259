"""Finding the corpora: what is told where they are not, and how two names are marked."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.directed import sentences
from benchmarks.shared import Shared, SharedMissing, unmarked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("corpora/annotated", "corpora/stance", "gold/seed", "gold/dev", "tools"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_a_missing_folder_is_told_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.accuracy", "--shared", str(tmp_path / "none")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    line = done.stderr.strip().splitlines()[-1]
    assert line.startswith("accuracy: There is no corpora in")
    assert "SHARED=FOLDER" in line
    assert "Traceback" not in done.stderr


def test_a_missing_corpus_is_named(folder: Path) -> None:
    with pytest.raises(SharedMissing, match=r"annotated/dev.jsonl"):
        Shared(folder).notes("dev")


def test_notes_and_newspapers_are_read_with_their_day(folder: Path) -> None:
    note = {"doc": "n1", "text": "Ada Volk left.", "date": "2031-01-14", "statements": []}
    (folder / "corpora/annotated/dev.jsonl").write_text(json.dumps(note) + "\n")
    (folder / "gold/dev/paper.json").write_text('{"doc": "paper", "date": null}')
    (folder / "gold/dev/paper.txt").write_bytes(b"Tom Reyle stayed.\r\n")
    shared = Shared(folder)
    (one,) = shared.notes("dev")
    assert (one.article.name, str(one.article.published_on)) == ("n1", "2031-01-14")
    (paper,) = shared.newspapers()
    assert (paper.article.text, paper.article.published_on) == ("Tom Reyle stayed.\r\n", None)


def test_brackets_become_places(folder: Path) -> None:
    assert unmarked("[Ada Volk] met [Reyle].") == ("Ada Volk met Reyle.", [(0, 8), (13, 18)])
    row = {"text": "[Reyle] fears [Ada Volk].", "p": "Ada Volk", "q": "Reyle", "label": "neutral"}
    (folder / "corpora/stance/dse.valid.jsonl").write_text(json.dumps(row) + "\n")
    (one,) = sentences(Shared(folder), "valid")
    assert (one.gold["p"], one.gold["q"]) == ((12, 20), (0, 5))


def test_a_scorer_is_loaded_from_its_file(folder: Path) -> None:
    (folder / "tools/score_own.py").write_text("ANSWER = 42\n")
    assert Shared(folder).tool("score_own").ANSWER == 42
