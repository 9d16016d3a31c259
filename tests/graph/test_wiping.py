"""Wiping removes the graph and leaves what is not ours."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import paging
from graph.copying import copy
from graph.load import load
from graph.shape import ASIDE, EDGES, NODES
from graph.statements import named_statements, schema_text, split_statements, versions
from graph.store import NotOurStore, StoreLocked, StoreMissing, open_store
from graph.wiping import wipe
from tests.graph.awkward import awkward
from tests.graph.sample import talks
from tests.graph.snapshot import snapshot
from tests.neo4j.database import access_to, driver_of, empty
from tests.neo4j.server import Neo4jServer

Loaded = Callable[[], None]


def test_the_file_goes_and_its_neighbours_stay(tmp_path: Path) -> None:
    place = tmp_path / "graph.ladybug"
    with open_store(place) as store:
        load(store, talks())
    for name in ("graph.ladybug.bak", "graph.ladybug2", "other.ladybug.wal"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "graph.ladybug.shadow").touch()
    report = wipe(place)
    assert (report.removed["Article"], report.kept) == (7, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "graph.ladybug.bak",
        "graph.ladybug2",
        "other.ladybug.wal",
    ]


@pytest.mark.parametrize("content", [b"", b"LBUG and no more", b"a letter to a friend"])
def test_a_file_that_is_no_store_of_ours_stays(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "letter"
    place.write_bytes(content)
    with pytest.raises(OSError, match="letter"):
        wipe(place)
    assert place.read_bytes() == content


def test_the_database_of_another_program_stays(tmp_path: Path) -> None:
    import ladybug

    place = tmp_path / "theirs.ladybug"
    database = ladybug.Database(place)
    connection = ladybug.Connection(database)
    connection.execute("CREATE NODE TABLE Boat (name STRING PRIMARY KEY)")
    connection.close()
    database.close()
    with pytest.raises(NotOurStore):
        wipe(place)
    assert place.exists()


def test_what_is_missing_is_not_made_first(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        wipe(tmp_path / "none.ladybug")
    assert list(tmp_path.iterdir()) == []


def test_a_store_in_use_stays(tmp_path: Path) -> None:
    place = tmp_path / "graph.ladybug"
    with open_store(place) as store:
        load(store, talks())
        with pytest.raises(StoreLocked):
            wipe(place)
        assert store.run("MATCH (a:Article) RETURN count(a) AS n") == [{"n": 7}]


def test_all_that_is_ours_is_named() -> None:
    ours = named_statements(schema_text("neo4j/wipe.cypher"))
    kinds = [" ".join(kind) for shape in EDGES.values() for kind in shape.kinds()]
    assert set(ours) == {*NODES, *ASIDE, *kinds}
    made = " ".join(text for _, text in versions("neo4j"))
    gone = re.findall(r"DROP CONSTRAINT (stancegraph_\w+)", made)
    drops = [one.split()[2] for one in split_statements(schema_text("neo4j/drop.cypher"))]
    assert {*drops} == {*re.findall(r"\bstancegraph_\w+", made)} - {*gone}
    assert len(drops) == len({*drops})


THEIRS = """
CREATE (b:Boat {name: 'theirs'})-[:SUPPORTS {edgeId: 'x'}]->(:Position {text: 'theirs'}),
    (:Article {title: 'theirs'})-[:SAID]->(:Country {name: 'theirs'}), (:Meta {key: 'theirs'})
"""
COUNT = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r"


@pytest.mark.neo4j
def test_others_keep_their_nodes_relationships_and_indexes(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(neo4j_server, schema=True)
    driver, access = driver_of(neo4j_server), access_to(neo4j_server)
    driver.execute_query("CREATE INDEX theirs FOR (n:Article) ON (n.title)")
    driver.execute_query(THEIRS)
    with open_store(neo4j_server.uri, access=access) as store:
        load(store, awkward())
    driver.execute_query(
        "MATCH (a:Actor {actorId: 'anna-volk'}) CREATE (:Note {name: 'theirs'})-[:ON]->(a)"
    )
    monkeypatch.setattr(paging, "PAGE", 20)
    assert wipe(neo4j_server.uri, access=access).kept == 1
    assert driver.execute_query(COUNT).records[0].data()["r"] == 3
    driver.execute_query("MATCH (n:Note) DETACH DELETE n")
    assert wipe(neo4j_server.uri, access=access).kept == 0
    assert driver.execute_query(COUNT).records[0].data() == {"n": 5, "r": 2}
    indexes = driver.execute_query("SHOW INDEXES YIELD name, type").records
    assert [row["name"] for row in indexes if row["type"] != "LOOKUP"] == ["theirs"]
    with pytest.raises(StoreMissing):
        wipe(neo4j_server.uri, access=access)
    driver.execute_query("DROP INDEX theirs")


class Stop(Exception):
    """Stand for the end of the process."""


@pytest.mark.neo4j
def test_a_wipe_that_was_cut_short_is_finished_by_the_next(
    neo4j_server: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, _total: int) -> None:
        if done > 50:
            raise Stop

    empty(neo4j_server)
    access = access_to(neo4j_server)
    with (
        open_store(tmp_path / "graph.ladybug") as source,
        open_store(neo4j_server.uri, access=access) as target,
    ):
        load(source, awkward())
        copy(source, target)
        wanted = snapshot(source)
    monkeypatch.setattr(paging, "PAGE", 10)
    with pytest.raises(Stop):
        wipe(neo4j_server.uri, access=access, on_progress=stop)
    assert wipe(neo4j_server.uri, access=access).kept == 0
    assert driver_of(neo4j_server).execute_query(COUNT).records[0].data() == {"n": 0, "r": 0}
    with (
        open_store(tmp_path / "graph.ladybug", read_only=True) as source,
        open_store(neo4j_server.uri, access=access) as target,
    ):
        copy(source, target)
        assert snapshot(target) == wanted
