"""What all tests share: a real Neo4j server, started once, and the option to leave it out."""

import secrets
from collections.abc import Iterator

import pytest

from tests.neo4j.database import driver_of
from tests.neo4j.jars import NoServer
from tests.neo4j.server import Neo4jServer


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--neo4j",
        choices=["on", "off"],
        default="on",
        help="off leaves out the tests that need a Neo4j server, and says how many",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "neo4j: runs against a real Neo4j server")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--neo4j") == "on":
        return
    left_out = [item for item in items if item.get_closest_marker("neo4j")]
    config.stash[LEFT_OUT] = len(left_out)
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker("neo4j")]


LEFT_OUT = pytest.StashKey[int]()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if number := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"NEO4J=off: {number} tests that need a Neo4j server were left out; what the "
            "application does on Neo4j is not tested by this run.",
            yellow=True,
        )


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Run one server for all tests; where none can be had, each test that needs it fails."""
    server = Neo4jServer(tmp_path_factory.mktemp("neo4j"), password=secrets.token_hex(8))
    try:
        server.start()
    except NoServer as error:
        pytest.fail(str(error), pytrace=False)
    yield server
    driver_of(server).close()
    server.stop()
