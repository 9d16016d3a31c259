"""Stores to test on: each test that takes ``store`` runs on every kind there is."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.store import Store, open_store

Maker = Callable[[Path], Store]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one embedded store with its schema, to be copied: that is faster than making many."""
    path = tmp_path_factory.mktemp("empty") / "empty.ladybug"
    open_store(path).close()
    return path


@pytest.fixture
def make_store(empty_file: Path, tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Make embedded stores by name, and close them in the end."""
    made: list[Store] = []

    def make(name: str) -> Store:
        path = tmp_path / f"{name}.ladybug"
        shutil.copy(empty_file, path)
        made.append(open_store(path))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture(params=["ladybug"])
def store(request: pytest.FixtureRequest, make_store: Callable[[str], Store]) -> Store:
    """Give an empty store of each kind."""
    assert request.param == "ladybug"
    return make_store("graph")
