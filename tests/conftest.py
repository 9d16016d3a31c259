"""What all tests share: a real Neo4j server, started once, and options to leave things out."""

import secrets
import signal
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
    parser.addoption(
        "--chromium",
        choices=["on", "off"],
        default="on",
        help="off leaves out the tests that need Chromium, and says how many",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "neo4j: runs against a real Neo4j server")
    config.addinivalue_line("markers", "chromium: opens pages in a headless Chromium")
    # A shell's background job ignores Ctrl-C, and so would the commands that the tests interrupt.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


LEFT_OUT = pytest.StashKey[dict[str, int]]()
WHY = {
    "neo4j": "NEO4J=off: {} tests that need a Neo4j server were left out; what the application "
    "does on Neo4j is not tested by this run.",
    "chromium": "BROWSER=off: {} tests that need Chromium were left out; what Neo4j Browser "
    "and our own pages show is not tested by this run.",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    config.stash[LEFT_OUT] = {}
    for mark in WHY:
        if config.getoption(f"--{mark}") == "off":
            left_out = [item for item in items if item.get_closest_marker(mark)]
            config.stash[LEFT_OUT][mark] = len(left_out)
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if not item.get_closest_marker(mark)]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for mark, number in config.stash.get(LEFT_OUT, {}).items():
        if number:
            terminalreporter.write_line(WHY[mark].format(number), yellow=True)


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
