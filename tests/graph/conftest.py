"""Stores to test on: each test that takes ``store`` or ``make_store`` runs on every kind."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store
from tests.neo4j.database import open_empty
from tests.neo4j.server import Neo4jServer

Make = Callable[[str], Store]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one embedded store with its schema, to be copied: that is faster than making many."""
    path = tmp_path_factory.mktemp("empty") / "empty.ladybug"
    open_store(path).close()
    return path


@pytest.fixture(params=["ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def make_store(
    request: pytest.FixtureRequest,
    empty_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Make]:
    """Make empty stores by name; making one closes the one before.

    A Neo4j server of the Community Edition has one database, so the one before is emptied. A
    store can be opened a second time by its uri alone.
    """
    made: list[Store] = []

    def embedded(name: str) -> Store:
        return open_store(shutil.copy(empty_file, tmp_path / f"{name}.ladybug"))

    def on_server(_name: str) -> Store:
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        monkeypatch.setenv("NEO4J_PASSWORD", server.password)
        return open_empty(server)

    def make(name: str) -> Store:
        if made:
            made.pop().close()
        made.append({"ladybug": embedded, "neo4j": on_server}[request.param](name))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(make_store: Make) -> Store:
    """Give an empty store of each kind."""
    return make_store("graph")
