"""A load that is disturbed, and run again, ends with the graph of one that was not."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import pytest

from graph.census import counts
from graph.derive import derive
from graph.load import load
from graph.store import StoreError, open_store
from graph.verify import verify
from tests.faults.conftest import Start
from tests.faults.loader import ARTICLES, SEED
from tests.faults.proxy import Proxy
from tests.graph.random_graphs import articles
from tests.graph.snapshot import Snapshot, snapshot
from tests.neo4j.database import access_to, open_empty
from tests.neo4j.server import Neo4jServer

PATIENCE = 180  # seconds
CUT = 10.0  # seconds without a network


@pytest.fixture(autouse=True)
def _emptied(server: Neo4jServer, undisturbed: Snapshot) -> None:
    open_empty(server).close()


def written(loader: "subprocess.Popen[str]", batches: int) -> None:
    """Wait until a loader has written so many batches."""
    assert loader.stdout
    assert len(list(islice(loader.stdout, batches))) == batches


def ended(loader: "subprocess.Popen[str]") -> tuple[int, str]:
    """Wait until a loader ends; it may say one line and no traceback."""
    out, err = loader.communicate(timeout=PATIENCE)
    assert err == ""
    return loader.returncode, out.splitlines()[-1] if out else ""


def assert_whole(server: Neo4jServer, wanted: Snapshot) -> None:
    with open_store(server.uri, access=access_to(server)) as store:
        assert snapshot(store) == wanted
        assert verify(store).problems == []


def test_the_server_is_killed_in_the_middle_of_a_load(
    server: Neo4jServer, start: Start, undisturbed: Snapshot
) -> None:
    loader = start()
    written(loader, 5)
    server.kill()
    server.start()
    code, line = ended(loader)
    assert code == 0 or line.startswith("StoreError: "), line
    assert ended(start())[0] == 0
    assert_whole(server, undisturbed)


def test_the_server_is_killed_and_stays_away(
    server: Neo4jServer, start: Start, undisturbed: Snapshot
) -> None:
    loader = start()
    written(loader, 5)
    server.kill()
    code, line = ended(loader)
    server.start()
    assert code == 4
    assert "does not answer" in line
    with open_store(server.uri, access=access_to(server)) as store:
        kept = counts(store)["Article"]
        assert kept >= 50
        assert kept % 10 == 0
    assert ended(start())[0] == 0
    assert_whole(server, undisturbed)


def test_the_network_is_cut_for_ten_seconds(
    server: Neo4jServer, start: Start, undisturbed: Snapshot
) -> None:
    with Proxy(server.bolt_port) as proxy:
        loader = start(port=proxy.port)
        written(loader, 5)
        proxy.cut()
        time.sleep(CUT)
        proxy.join()
        assert ended(loader) == (0, str(ARTICLES))
    assert_whole(server, undisturbed)


@pytest.mark.parametrize("batches", [1, 7])
def test_the_loader_is_killed_and_run_again(
    server: Neo4jServer, start: Start, undisturbed: Snapshot, batches: int
) -> None:
    loader = start()
    written(loader, batches)
    loader.send_signal(signal.SIGKILL)
    loader.communicate()
    with open_store(server.uri, access=access_to(server)) as store:
        assert counts(store)["Article"] >= batches * 10
    assert ended(start())[0] == 0
    assert_whole(server, undisturbed)


def test_two_load_overlapping_articles_at_once(server: Neo4jServer, start: Start) -> None:
    pair = [start(0, 160), start(80, ARTICLES)]
    assert [ended(loader)[0] for loader in pair] == [0, 0]
    made = articles(SEED, ARTICLES)
    with open_store(server.uri, access=access_to(server)) as store:
        assert verify(store).problems == []
        before = snapshot(store)
        assert len(set(before["nodes"])) == len(before["nodes"])
        assert len(set(before["edges"])) == len(before["edges"])
        assert counts(store)["Article"] == len({one.article.article_id for one in made})
        load(store, made)
        derive(store)
        assert snapshot(store) == before  # nothing was missing, nothing was drawn twice


@contextmanager
def setting(server: Neo4jServer, name: str, value: str) -> Iterator[None]:
    """Run the server with a setting, and then without."""
    server.stop()
    server.settings[name] = value
    server.start()
    try:
        yield
    finally:
        server.stop()
        del server.settings[name]
        server.start()


def test_a_transaction_takes_longer_than_the_server_allows(
    server: Neo4jServer, start: Start, undisturbed: Snapshot
) -> None:
    with setting(server, "db.transaction.timeout", "1s"):
        code, line = ended(start(batch=ARTICLES))
        if code:  # a slow machine
            assert "took longer than it allows" in line
            assert StoreError.__name__ in line
            with open_store(server.uri, access=access_to(server)) as store:
                assert counts(store)["Article"] == 0
        else:
            pytest.fail("a batch of 240 articles took less than a second: make it larger")
    assert ended(start())[0] == 0
    assert_whole(server, undisturbed)
