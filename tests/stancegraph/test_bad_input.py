"""Whatever a user hands over: one clear line each, the rest loaded, nothing half-written."""

import json
import random
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import ladybug
import pytest

from stancegraph.problems import Exit
from tests.stancegraph.conftest import Command

GOOD = "The harbour master said the pier would open if the planks were mended.\n"
ENDLESS = "The mayor said that " + " and ".join(["the boat left the old pier"] * 7150) + "."


def fill(folder: Path) -> None:
    """Write files of every kind that can go wrong, and one good article."""
    (folder / "none").mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(random.Random(3).randbytes(5000))
    (folder / "latin.txt").write_bytes("The café owner said no.".encode("latin-1"))
    (folder / "utf16.txt").write_bytes("The mayor said the bridge would close.".encode("utf-16"))
    (folder / "huge.txt").write_bytes(b"The mayor said the bridge would close. " * 520_000)
    (folder / "word.txt").write_text("Boats")
    (folder / "markup.txt").write_text("<html><body><p>The mayor said no.</p></body></html>")
    (folder / "rightleft.txt").write_text("قال الوزير إن الجسر سيغلق يوم الاثنين. " * 5)
    (folder / "mixed.txt").write_text("The minister (محمد) said the bridge would close.")
    (folder / "noday.md").write_text("---\ndate: soon\n---\nThe mayor said the tram would stop.\n")
    records = ['{"id": "fine", "text": "Ms. Pell said the toll was unfair."}', "{oops", '{"id": 1}']
    (folder / "lines.jsonl").write_text("\n".join(records))


LEFT_OUT = {
    "empty.txt": "is empty",
    "binary.txt": "is a binary file",
    "huge.txt": "has 20 MB",
    "markup.txt": "looks like HTML",
    "rightleft.txt": "is in Arabic script",
    "lines.jsonl, line 2": "is not JSON",
    "lines.jsonl, line 3": 'has no "text"',
    "missing.txt": "there is no such file",
    "none": "has no .txt, .md or .jsonl file in it",
}
LOADED = {"good", "latin", "utf16", "word", "mixed", "noday", "fine"}


def names_in(stance: Command, store: Path, folder: Path) -> set[str]:
    """Return the names of the articles in a store."""
    question = folder / "names.cypher"
    question.write_text("MATCH (a:Article) RETURN a.name AS name ORDER BY name")
    done = stance("query", "run", "--file", question, "--format", "json", store=store)
    return {row["name"] for row in json.loads(done.stdout)}


def test_the_rest_of_a_batch_is_loaded_and_each_bad_input_has_its_line(
    stance: Command, tmp_path: Path
) -> None:
    folder, store = tmp_path / "in", tmp_path / "s.ladybug"
    folder.mkdir()
    fill(folder)
    paths = [folder, folder / "missing.txt", folder / "none"]
    done = stance("load", *paths, store=store, timeout=600)
    told = done.stderr.splitlines()
    for name, reason in LEFT_OUT.items():
        (line,) = [one for one in told if f"{name}:" in one]
        assert line.startswith("stance: left out ")
        assert reason in line
    (note,) = [one for one in told if one.startswith("stance: note: ")]
    assert "noday.md" in note
    assert "'soon' is no date" in note
    (undated,) = [one for one in told if "without a date, so" in one]
    assert undated.startswith(f"stance: {len(LOADED)} articles")
    assert len(told) == len(LEFT_OUT) + 2
    assert done.returncode == Exit.PARTLY
    assert names_in(stance, store, tmp_path) == LOADED
    assert stance("verify", store=store).returncode == Exit.DONE


def test_a_single_sentence_of_fifty_thousand_words_is_loaded(
    stance: Command, tmp_path: Path
) -> None:
    (tmp_path / "endless.txt").write_text(ENDLESS)
    assert len(ENDLESS.split()) >= 50_000
    done = stance("load", "endless.txt", store=tmp_path / "s.ladybug", timeout=600)
    assert done.returncode == Exit.DONE, done.stderr


def test_extract_goes_on_after_what_it_cannot_read(stance: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text(GOOD)
    done = stance("extract", "empty.txt", "good.txt")
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == ["good"]
    assert "left out empty.txt: is empty" in done.stderr
    assert done.returncode == Exit.PARTLY


@pytest.mark.parametrize("path", ["missing.txt", "."])
def test_where_nothing_can_be_read_no_store_is_made(
    path: str, stance: Command, tmp_path: Path
) -> None:
    done = stance("load", path, store=tmp_path / "s.ladybug")
    assert done.returncode == Exit.PARTLY
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_date_on_the_command_line_is_wrong_usage(stance: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    done = stance("load", "good.txt", "--date", "14.1.2031")
    assert done.returncode == Exit.USAGE
    assert done.stderr.splitlines()[-1].endswith(
        "'14.1.2031' is no date. Write it as YYYY-MM-DD, such as 2031-01-14."
    )


def test_a_model_that_is_not_there_is_said_before_anything_is_written(
    stance: Command, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    done = stance("extract", "good.txt", "--model", "no_such_pipeline")
    assert done.returncode == Exit.MODEL
    (line,) = done.stderr.splitlines()
    assert "no_such_pipeline" in line


HOLD = """
import sys
from graph.store import open_store
with open_store(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_store_that_another_process_writes_is_left_alone(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, copied], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        done = stance("load", "good.txt", store=copied)
        holder.communicate()
    assert done.returncode == Exit.STORE
    (line,) = done.stderr.splitlines()
    assert f"is in use by process {holder.pid}" in line


def of_sqlite(path: Path) -> None:
    """Make a database of another kind."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE notes (text)")
        database.commit()


def of_another_program(path: Path) -> None:
    """Make a database of the same kind that holds something else."""
    database = ladybug.Database(path)
    ladybug.Connection(database).execute("CREATE NODE TABLE Note (text STRING PRIMARY KEY)")
    database.close()


@pytest.mark.parametrize("make", [of_sqlite, of_another_program])
def test_a_store_of_another_program_is_left_as_it_is(
    make: Callable[[Path], None], stance: Command, tmp_path: Path
) -> None:
    store = tmp_path / "other.db"
    make(store)
    before = store.read_bytes()
    (tmp_path / "good.txt").write_text(GOOD)
    for command in (("load", "good.txt"), ("info",), ("verify",)):
        done = stance(*command, store=store)
        assert done.returncode == Exit.STORE
        (line,) = done.stderr.splitlines()
        assert str(store) in line
    assert store.read_bytes() == before


@pytest.mark.parametrize("room", ["of the log", "of the store"])
def test_a_full_disk_keeps_whole_batches_or_nothing(
    room: str, stance: Command, copied: Path, tmp_path: Path
) -> None:
    before = names_in(stance, copied, tmp_path)
    texts = [f"Ms. Pell of pier {n} said the toll {n} must be lowered by May. " for n in range(8)]
    records = [json.dumps({"id": f"r{n}", "text": text * 6}) for n, text in enumerate(texts)]
    (tmp_path / "more.jsonl").write_text("\n".join(records))
    limit = 40_000 if room == "of the log" else copied.stat().st_size + 8_000
    done = stance(
        "load",
        "more.jsonl",
        store=copied,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == Exit.STORE
    assert "There is no room left" in done.stderr.splitlines()[-1]
    whole = before | {f"r{n}" for n in range(8)}
    assert names_in(stance, copied, tmp_path) in (before, whole)
    assert stance("verify", store=copied).returncode == Exit.DONE
    assert stance("load", "more.jsonl", store=copied).returncode == Exit.DONE
    assert names_in(stance, copied, tmp_path) == whole
