"""The embedded store's file: locks, other programs' files, a full disk, a process killed."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
from operator import methodcaller
from pathlib import Path

import ladybug
import pyarrow
import pytest

from graph.census import counts
from graph.load import load
from graph.shape import Row
from graph.store import (
    NotOurStore,
    QueryError,
    Store,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    open_store,
)
from graph.verify import verify
from tests.graph.sample import talks
from tests.graph.snapshot import snapshot

ROOT = Path(__file__).parents[2]

# Loads articles one batch after another and says after each how many are in.
LOADER = """
import sys
from datetime import date, timedelta
from graph.load import load
from graph.store import StoreError, open_store
from tests.graph.sample import one_stance

def articles(number, size):
    for n in range(number):
        day = date(2031, 1, 1) + timedelta(days=n)
        yield one_stance(day, "supports", name=f"{n} " + f"{n} more words " * size)

def tell(done, total):
    print("kept", done, flush=True)
"""


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    """Give the path of an empty store that is closed."""
    return Path(shutil.copy(empty_file, tmp_path / "graph.ladybug"))


def child(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start a process that runs the code."""
    return subprocess.Popen(
        [sys.executable, "-c", LOADER + textwrap.dedent(code), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_store_is_named_by_path_or_uri(path: Path) -> None:
    for name in (path, str(path), f"ladybug:{path}", f"ladybug://{path}"):
        with open_store(name) as store:
            assert store.uri == f"ladybug:{path}"
            assert store.kind == "ladybug"
            assert not store.read_only


def test_a_store_is_made_with_the_folders_it_lies_in(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "there.ladybug"
    open_store(path).close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_what_was_written_is_there_after_reopening(path: Path) -> None:
    with open_store(path) as store:
        load(store, talks())
        before = snapshot(store)
    with open_store(path, read_only=True) as store:
        assert snapshot(store) == before


def test_a_second_writer_in_this_process_is_refused(path: Path) -> None:
    with open_store(path):
        for read_only in (False, True):
            with pytest.raises(StoreLocked, match="already open in this process for writing"):
                open_store(path, read_only=read_only)
    open_store(path).close()


def test_a_second_name_of_the_file_is_no_way_around(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.ladybug"
    link.symlink_to(path)
    with open_store(path), pytest.raises(StoreLocked):
        open_store(link)


def test_readers_of_one_process_share_and_keep_a_writer_out(path: Path) -> None:
    with open_store(path, read_only=True) as one, open_store(path, read_only=True) as two:
        assert counts(one) == counts(two)
        with pytest.raises(StoreLocked, match="already open in this process"):
            open_store(path)
    open_store(path).close()


def test_what_another_process_writes_is_refused_to_a_writer_and_open_to_a_reader(
    path: Path,
) -> None:
    code = """
    with open_store(sys.argv[1]) as store:
        load(store, articles(3, 1))
        print("ready", flush=True)
        sys.stdin.read()
    """
    other = subprocess.Popen(
        [sys.executable, "-c", LOADER + textwrap.dedent(code), str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout
    assert other.stdin
    try:
        assert other.stdout.readline() == "ready\n"
        with pytest.raises(StoreLocked) as caught:
            open_store(path)
        assert str(caught.value) == (
            f"The store {path} is in use by process {other.pid}. Wait until it is done."
        )
        with open_store(path, read_only=True) as store:
            assert counts(store)["Article"] == 3
    finally:
        other.communicate("")
    with open_store(path) as store:
        assert counts(store)["Article"] == 3


def test_a_reader_cannot_write(path: Path) -> None:
    with open_store(path, read_only=True) as store:
        with pytest.raises(StoreReadOnly):
            load(store, talks())
        with pytest.raises(StoreReadOnly):
            store.run("CREATE (:Country {iso3: 'XXX'})")
        assert store.run("MATCH (c:Country) RETURN count(c) AS n") == [{"n": 0}]


def make_table(path: Path, definition: str) -> None:
    database = ladybug.Database(path)
    connection = ladybug.Connection(database)
    connection.execute(definition)
    connection.close()
    database.close()


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("kind", ["text", "sqlite", "ladybug", "folder", "binary"])
def test_what_is_not_ours_is_refused_and_left_alone(
    tmp_path: Path, kind: str, read_only: bool
) -> None:
    path = tmp_path / "other"
    match kind:
        case "text":
            path.write_text("some words\n" * 2000)
        case "binary":
            path.write_bytes(bytes(range(256)) * 100)
        case "folder":
            path.mkdir()
        case "sqlite":
            other = sqlite3.connect(path)
            other.execute("CREATE TABLE Actor (name TEXT)")
            other.commit()
            other.close()
        case "ladybug":
            make_table(path, "CREATE NODE TABLE Ship (name STRING PRIMARY KEY)")
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(NotOurStore, match=r"Give (another|the) path"):
        open_store(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["other"]


def test_another_programs_database_with_a_table_like_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other"
    make_table(path, "CREATE NODE TABLE Meta (key STRING PRIMARY KEY, value STRING)")
    with pytest.raises(NotOurStore, match="another program"):
        open_store(path)


def test_a_store_of_a_later_version_is_refused(path: Path) -> None:
    with open_store(path) as store:
        store.run("MATCH (m:Meta) WHERE m.key = 'schemaVersion' SET m.value = '99'")
    with pytest.raises(StoreNewer, match="schema 99"):
        open_store(path)


def test_a_damaged_store_is_said_in_one_line(path: Path) -> None:
    with open_store(path) as store:
        load(store, talks())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreDamaged, match="load the articles into a new store") as caught:
        open_store(path)
    assert "\n" not in str(caught.value)


def test_nothing_there_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="Load articles into it first"):
        open_store(tmp_path / "none.ladybug", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="folder of the store"):
        open_store(tmp_path / "file" / "graph.ladybug")


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "graph.ladybug"
    path.touch()
    with open_store(path) as store:
        assert sum(counts(store).values()) == 0


def test_a_closed_store_says_so(path: Path) -> None:
    store = open_store(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.run("RETURN 1 AS one")


def test_what_was_written_is_not_kept_in_memory(path: Path) -> None:
    def rows(number: int) -> list[Row]:
        return [
            {"iso3": f"{number}-{n}", "iso2": None, "name": f"{number} {n}" * 100}
            for n in range(500)
        ]

    with open_store(path) as store:
        store.write(methodcaller("merge_nodes", "Country", rows(0)))
        before = pyarrow.total_allocated_bytes()
        for number in range(1, 11):
            store.write(methodcaller("merge_nodes", "Country", rows(number)))
        assert pyarrow.total_allocated_bytes() - before < 500_000


def test_several_statements_in_one_text_are_refused(path: Path) -> None:
    with open_store(path, read_only=True) as store, pytest.raises(QueryError, match="several"):
        store.run("RETURN 1 AS one; RETURN 2 AS two")


@pytest.mark.parametrize("limit", [200, 20_000, 150_000])
def test_a_store_that_finds_no_room_at_its_making_leaves_nothing(
    tmp_path: Path, limit: int
) -> None:
    code = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    try:
        open_store(sys.argv[1]).close()
    except StoreError as error:
        print(type(error).__name__, error)
    """
    process = child(code, tmp_path / "graph.ladybug", limit)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    if out:
        assert out.startswith("StoreFull There is no room left")
        assert out.count("\n") == 1
    with open_store(tmp_path / "graph.ladybug") as store:
        assert sum(counts(store).values()) == 0


@pytest.mark.parametrize("limit", [400_000, 1_500_000, 4_000_000])
def test_a_full_disk_costs_no_batch_that_was_kept(path: Path, limit: int) -> None:
    code = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    try:
        with open_store(sys.argv[1]) as store:
            load(store, articles(2000, 400), batch_size=20, on_progress=tell)
    except StoreError as error:
        print(type(error).__name__, error, flush=True)
    """
    process = child(code, path, limit)
    out, err = process.communicate(timeout=120)
    *kept, told = out.splitlines()
    assert (process.returncode, err) == (0, "")
    assert told.startswith(f"StoreFull There is no room left to write the store {path}")
    number = int(kept[-1].split()[1]) if kept else 0
    with open_store(path) as store:
        assert counts(store)["Article"] in (number, number + 20)
        assert counts(store)["Stance"] == counts(store)["Article"]
        assert verify(store).problems == []
        load(store, talks())
    with open_store(path, read_only=True) as store:
        assert counts(store)["Article"] in (number + 7, number + 27)


def test_a_disk_that_is_full_at_the_end_is_said_and_costs_nothing(path: Path) -> None:
    code = """
    import resource
    store = open_store(sys.argv[1])
    load(store, articles(60, 400), batch_size=20)
    resource.setrlimit(resource.RLIMIT_FSIZE, (140_000, 140_000))
    try:
        store.close()
    except StoreError as error:
        print(type(error).__name__, flush=True)
    """
    process = child(code, path)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "StoreFull\n", "")
    with open_store(path) as store:
        assert counts(store)["Article"] == 60


def test_a_full_disk_in_this_process_leaves_it_alive(path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    store = open_store(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(StoreFull):
            fill(store)
        with pytest.raises(StoreFull):
            store.run("RETURN 1 AS one")
        store.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with pytest.raises(StoreLocked):
        open_store(path)


def fill(store: Store) -> None:
    row = {"iso3": "", "iso2": None, "name": "x" * 100_000}
    for number in range(100):
        named = row | {"iso3": str(number)}
        store.write(methodcaller("merge_nodes", "Country", [named]))


@pytest.mark.parametrize("after", [1, 4])
def test_a_loader_that_is_killed_loses_no_batch_and_leaves_no_half_one(
    path: Path, tmp_path: Path, empty_file: Path, after: int
) -> None:
    code = """
    with open_store(sys.argv[1]) as store:
        load(store, articles(300, 20), batch_size=20, on_progress=tell)
    """
    process = child(code, path)
    assert process.stdout
    kept = [process.stdout.readline() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    kept += process.communicate()[0].splitlines(keepends=True)
    number = int(kept[-1].split()[1])
    assert process.returncode == -signal.SIGKILL
    with open_store(path) as store:
        assert counts(store)["Article"] in range(number, 301, 20)
        assert verify(store).problems == []
    whole = Path(shutil.copy(empty_file, tmp_path / "whole.ladybug"))
    for target in (path, whole):
        again = child(code, target)
        assert again.communicate(timeout=120)[1] == ""
    with open_store(path) as one, open_store(whole) as two:
        assert snapshot(one) == snapshot(two)
        assert counts(one)["Article"] == 300
