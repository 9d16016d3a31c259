"""Questions need no right to write, and writing is refused however it is asked for."""

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from graph.load import load
from graph.lookup import find
from graph.store import Store, StoreReadOnly, open_store
from queries.catalog import Question, questions
from tests.graph.sample import talks
from tests.neo4j.database import access_to, empty
from tests.neo4j.server import Neo4jServer

GIVEN = {
    "actor": "Volk",
    "other": "Tomas Marr",
    "country": "Norway",
    "position": "canal",
    "words": "canal",
    "from": "2031-01-01",
    "to": "2031-12-31",
}
KINDS = ["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j)]
Opener = Callable[..., Store]


@pytest.fixture(scope="module", params=KINDS)
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Give a loaded store of each kind, opened for reading."""
    place = tmp_path_factory.mktemp("reader") / "talks.ladybug"
    opener: Opener = partial(open_store, place)
    if request.param == "neo4j":
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        empty(server)
        opener = partial(open_store, server.uri, access=access_to(server))
    with opener() as store:
        load(store, talks())
    with opener(read_only=True) as store:
        yield store


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_reader_can_ask_every_saved_question(reader: Store, one: Question) -> None:
    given = {p.name: GIVEN[p.name] for p in one.parameters if p.default is None}
    assert reader.run(one.cypher, one.bind(given, partial(find, reader))) is not None


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a:Actor) DETACH DELETE a",
        "MATCH (a:Actor) SET a.name = 'gone'",
        "CREATE (:Country {iso3: 'XYZ'})",
        "MERGE (c:Country {iso3: 'XYZ'}) RETURN c.iso3 AS iso3",
        "MATCH (a:Actor {actorId: 'anna-volk'}), (c:Country) CREATE (a)-[:SPEAKS_FOR]->(c)",
    ],
)
def test_a_store_that_is_opened_for_reading_refuses_changes(reader: Store, cypher: str) -> None:
    count = "MATCH (n) RETURN count(n) AS n"
    before = reader.run(count)
    with pytest.raises(StoreReadOnly) as caught:
        reader.run(cypher)
    assert "\n" not in str(caught.value)
    assert reader.run(count) == before


def test_questions_leave_the_file_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "folder" / "talks.ladybug"
    with open_store(place) as store:
        load(store, talks())
    before = hashlib.sha256(place.read_bytes()).hexdigest()
    place.chmod(0o444)
    place.parent.chmod(0o555)
    try:
        with open_store(place, read_only=True) as store:
            for one in questions():
                given = {p.name: GIVEN[p.name] for p in one.parameters if p.default is None}
                store.run(one.cypher, one.bind(given, partial(find, store)))
    finally:
        place.parent.chmod(0o755)
    assert hashlib.sha256(place.read_bytes()).hexdigest() == before
    assert [path.name for path in place.parent.iterdir()] == ["talks.ladybug"]
