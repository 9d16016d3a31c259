"""A copy is the graph it was made from, whatever the stores, and whatever cuts it short."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph import paging
from graph.copying import NotTheSame, TargetNotEmpty, copy
from graph.load import load
from graph.store import Store, open_store
from graph.verify import verify
from tests.graph.awkward import awkward
from tests.graph.sample import talks
from tests.graph.snapshot import snapshot
from tests.neo4j.database import access_to, driver_of, empty
from tests.neo4j.server import Neo4jServer

Open = Callable[[], Store]
KINDS = ["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("source") / "source.ladybug"
    with open_store(path) as store:
        load(store, awkward())
    with open_store(path, read_only=True) as store:
        yield store


@pytest.fixture(params=KINDS)
def open_target(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Return what opens one and the same store of each kind, empty at first."""
    if request.param == "ladybug":
        return lambda: open_store(tmp_path / "target.ladybug")
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    empty(server)
    return lambda: open_store(server.uri, access=access_to(server))


def test_a_copy_is_equal_there_and_back(source: Store, open_target: Open, tmp_path: Path) -> None:
    wanted = snapshot(source)
    with open_target() as target, open_store(tmp_path / "back.ladybug") as back:
        assert not copy(source, target).resumed
        assert snapshot(target) == wanted
        copy(target, back)
        assert snapshot(back) == wanted
        assert verify(back).problems == []
        loaded = "MATCH (a:Article) RETURN a.articleId AS id, a.loadedAt AS at ORDER BY id"
        assert back.run(loaded) == source.run(loaded)


def test_a_copy_goes_on_as_a_graph(source: Store, open_target: Open) -> None:
    with open_target() as target:
        copy(source, target)
        report = load(target, awkward())
    assert (report.articles, report.already) == (0, len(awkward()))
    assert set(report.added.values()) == {0}


class Stop(Exception):
    """Stand for the end of the process."""


def stop_after(pages: int) -> Callable[[int, int], None]:
    heard: list[int] = []

    def stop(done: int, total: int) -> None:
        heard.append(done)
        if len(heard) == pages:
            raise Stop

    return stop


def test_a_copy_that_was_cut_short_is_finished_by_the_next(
    source: Store, open_target: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "PAGE", 10)
    for pages in (3, 20):
        with open_target() as target, pytest.raises(Stop):
            copy(source, target, on_progress=stop_after(pages))
    with open_target() as target:
        assert copy(source, target).resumed
        assert snapshot(target) == snapshot(source)
        with pytest.raises(TargetNotEmpty, match="holds a graph already"):
            copy(source, target)


def test_a_part_of_another_graph_is_not_gone_on_with(source: Store, tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "other.ladybug") as other,
        open_store(tmp_path / "target.ladybug") as target,
    ):
        load(other, talks())
        with pytest.raises(Stop):
            copy(other, target, on_progress=stop_after(1))
        with pytest.raises(TargetNotEmpty, match="a part of another graph"):
            copy(source, target)


def test_a_store_with_a_graph_is_left_as_it_is(source: Store, open_target: Open) -> None:
    with open_target() as target:
        load(target, talks()[:1])
        before = snapshot(target)
        with pytest.raises(TargetNotEmpty, match=r"1 Article.*stance wipe"):
            copy(source, target)
        assert snapshot(target) == before


def test_a_source_that_changes_meanwhile_is_seen(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "source.ladybug") as one,
        open_store(tmp_path / "target.ladybug") as target,
    ):
        load(one, talks()[:2])
        calls = iter(range(1000))

        def change(_done: int, _total: int) -> None:
            if next(calls) == 0:
                load(one, talks())

        with pytest.raises(NotTheSame, match="was changed while it was copied"):
            copy(one, target, on_progress=change)


def test_a_target_that_changes_meanwhile_is_seen(source: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "target.ladybug") as target:
        first = iter([True])

        def change(_done: int, _total: int) -> None:
            if next(first, False):
                target.run("CREATE (:Country {iso3: 'XYZ'})")

        with pytest.raises(NotTheSame, match="Country"):
            copy(source, target, on_progress=change)


@pytest.mark.neo4j
def test_what_is_not_ours_is_neither_in_the_way_nor_copied(
    source: Store, neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    empty(neo4j_server)
    driver = driver_of(neo4j_server)
    driver.execute_query(
        "CREATE (:Article {title: 'theirs'})-[:SAID]->(:Country {name: 'theirs'}), "
        "(:Boat {name: 'theirs'})-[:SUPPORTS {edgeId: 'theirs'}]->(:Position {text: 'theirs'})"
    )
    with open_store(neo4j_server.uri, access=access_to(neo4j_server)) as target:
        copy(source, target)
        with open_store(tmp_path / "back.ladybug") as back:
            copy(target, back)
            assert snapshot(back) == snapshot(source)
    left = driver.execute_query("MATCH (n) WHERE n.name = 'theirs' RETURN count(n) AS n").records
    assert left[0]["n"] == 2
    empty(neo4j_server)
