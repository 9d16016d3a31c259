"""The commands that copy, write out and remove a graph."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.store import Store, open_store
from stancegraph.problems import Exit
from tests.graph.awkward import STRANGE
from tests.graph.snapshot import snapshot
from tests.neo4j.database import driver_of, empty
from tests.neo4j.server import Neo4jServer
from tests.stancegraph.conftest import Command


def shot(place: Path) -> dict[str, list[str]]:
    with open_store(place, read_only=True) as store:
        return snapshot(store)


def test_a_copy_is_the_graph_and_is_not_made_twice(
    stance: Command, copied: Path, tmp_path: Path
) -> None:
    done = stance("copy", "--to", "second.ladybug", store=copied)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    assert "Copied to second.ladybug" in done.stdout
    assert shot(tmp_path / "second.ladybug") == shot(copied)
    again = stance("copy", "--to", "second.ladybug", store=copied)
    assert again.returncode == Exit.STORE
    assert "holds a graph already" in again.stderr
    assert len(again.stderr.splitlines()) == 1


def test_a_store_is_not_copied_onto_itself(stance: Command, copied: Path) -> None:
    done = stance("copy", "--from", copied, "--to", f"./{copied.name}")
    assert (done.returncode, "are one store" in done.stderr) == (Exit.USAGE, True)


def test_what_is_missing_is_not_copied_and_nothing_is_made(stance: Command, tmp_path: Path) -> None:
    done = stance("copy", "--from", "none.ladybug", "--to", "second.ladybug")
    assert done.returncode == Exit.STORE
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_a_copy_between_two_pages_and_a_second_run_finishes_it(
    copied: Path, tmp_path: Path
) -> None:
    # A page a row, so that there is time to press Ctrl-C.
    code = "import graph.paging as p; p.PAGE = 1; p.PAGES = {}\nfrom stancegraph.cli import main"
    target = tmp_path / "second.ladybug"
    command = [sys.executable, "-c", f"{code}\nmain()", "copy", "--from", str(copied)]
    with subprocess.Popen(
        [*command, "--to", str(target)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        while not target.exists():
            time.sleep(0.1)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == Exit.INTERRUPTED, said
    assert "stopping after this page" in said
    command[2] = "from stancegraph.cli import main\nmain()"
    done = subprocess.run([*command, "--to", str(target)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        Exit.DONE,
        "stance: an earlier copy that was cut short is finished\n",
    )
    assert shot(target) == shot(copied)


def test_what_is_there_is_not_written_over(stance: Command, copied: Path, tmp_path: Path) -> None:
    for option, name in (("--to", "graph.cypher"), ("--csv", "graph")):
        first = stance("export", option, name, store=copied)
        assert (first.returncode, first.stderr) == (Exit.DONE, "")
        second = stance("export", option, name, store=copied)
        assert (second.returncode, "is there already" in second.stderr) == (Exit.USAGE, True)
    assert not list(tmp_path.glob("*.part"))
    assert "neo4j-admin database import full neo4j @import.args" in first.stdout


def test_one_thing_is_exported(stance: Command, copied: Path) -> None:
    for options in ((), ("--to", "a.cypher", "--csv", "a")):
        done = stance("export", *options, store=copied)
        assert (done.returncode, "--csv FOLDER" in done.stderr) == (Exit.USAGE, True)


def test_nothing_is_removed_where_nobody_can_be_asked(stance: Command, copied: Path) -> None:
    done = stance("wipe", store=copied, stdin=subprocess.DEVNULL)
    assert (done.returncode, "--yes" in done.stderr) == (Exit.USAGE, True)
    assert copied.exists()


@pytest.mark.parametrize(
    ("answer", "code", "left"), [("n", Exit.PARTLY, True), ("y", Exit.DONE, False)]
)
def test_the_user_is_asked(copied: Path, answer: str, code: Exit, left: bool) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "stancegraph.cli", "wipe", "--store", str(copied)]
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, timeout=60)
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, copied.exists()) == (code, left), done.stderr
    assert "articles" in done.stderr


@pytest.mark.parametrize(
    ("cypher", "word"),
    [
        ("MATCH (a:Article) DETACH DELETE a", "DETACH"),
        ("COPY (MATCH (a:Actor) RETURN a.name) TO 'names.csv'", "COPY"),
        ("// title: T\n// group: g\n// question: q?\nMATCH (a:Actor) SET a.name = 'x'", "SET"),
    ],
)
def test_a_file_that_writes_is_refused_in_one_line(
    stance: Command, copied: Path, tmp_path: Path, cypher: str, word: str
) -> None:
    (tmp_path / "own.cypher").write_text(cypher)
    done = stance("query", "run", "--file", "own.cypher", store=copied)
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")
    assert f"own.cypher is no question: it says {word}" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "names.csv").exists()


def articles(folder: Path) -> list[str]:
    """Write one record for each strange text, as the articles of a file."""
    texts = [
        f'Anna Volk said on Monday: "We will not open {strange} the canal this year." '
        f"{strange} Then the minister left the harbour office {number} and went home."
        for number, strange in enumerate(STRANGE)
    ]
    records = [
        json.dumps({"id": f"n{number}", "date": "2031-03-03", "title": text[:9], "text": text})
        for number, text in enumerate(texts)
    ]
    (folder / "strange.jsonl").write_text("\n".join(records), encoding="utf-8")
    return [text.replace("\0", " ") for text in texts]  # as reading.md says of NUL


def texts_of(store: Store) -> list[str]:
    return [row["text"] for row in store.run("MATCH (a:Article) RETURN a.text AS text")]


@pytest.mark.neo4j
def test_strange_texts_come_from_a_file_into_both_stores_and_back(
    stance: Command, tmp_path: Path, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = articles(tmp_path)
    empty(neo4j_server)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    shots = []
    for place in ("here.ladybug", neo4j_server.uri):
        done = stance("load", "strange.jsonl", "--store", place, timeout=300)
        assert done.returncode == Exit.DONE, done.stderr
        with open_store(tmp_path / place if "://" not in place else place, read_only=True) as store:
            assert sorted(texts_of(store)) == sorted(texts)
            shots.append(snapshot(store))
        assert stance("verify", "--store", place).returncode == Exit.DONE
    assert shots[0] == shots[1]


@pytest.mark.neo4j
def test_a_server_is_copied_to_and_wiped_by_the_command(
    stance: Command, copied: Path, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(neo4j_server, schema=True)
    driver_of(neo4j_server).execute_query("CREATE (:Boat {name: 'theirs'})")
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    done = stance("copy", "--from", copied, "--to", neo4j_server.uri)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    done = stance("wipe", "--store", neo4j_server.uri, "--yes")
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    left = driver_of(neo4j_server).execute_query("MATCH (n) RETURN labels(n) AS labels").records
    assert [row["labels"] for row in left] == [["Boat"]]
    driver_of(neo4j_server).execute_query("MATCH (n:Boat) DELETE n")
