"""What the faults share: a server that may be killed, and loaders in processes of their own."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.loader import ARTICLES
from tests.graph.snapshot import Snapshot, snapshot
from tests.neo4j.database import open_empty
from tests.neo4j.server import Neo4jServer

Start = Callable[..., "subprocess.Popen[str]"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Run a server that the tests may kill and start again."""
    with Neo4jServer(tmp_path_factory.mktemp("faults"), password=secrets.token_hex(8)) as one:
        yield one


@pytest.fixture
def start(server: Neo4jServer) -> Iterator[Start]:
    """Start loaders: start(first, last, batch, port=...)."""
    running: list[subprocess.Popen[str]] = []

    def begin(
        first: int = 0, last: int = ARTICLES, batch: int = 10, port: int | None = None
    ) -> "subprocess.Popen[str]":
        uri = f"bolt://127.0.0.1:{port or server.bolt_port}"
        arguments = [uri, *map(str, (first, last, batch))]
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.faults.loader", *arguments],
                cwd=ROOT,
                env={**os.environ, "NEO4J_PASSWORD": server.password},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return running[-1]

    yield begin
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def undisturbed(server: Neo4jServer) -> Snapshot:
    """Write down the graph that all articles give where nothing goes wrong."""
    from graph.load import load
    from tests.faults.loader import SEED
    from tests.graph.random_graphs import articles

    with open_empty(server) as store:
        load(store, articles(SEED, ARTICLES), batch_size=10)
        return snapshot(store)
