"""A Neo4j server that wants TLS, ends what takes long, may be read only, and is killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from operator import methodcaller
from pathlib import Path

import pytest
import trustme

import graph.bolt
from graph.census import counts
from graph.load import load
from graph.store import Store, StoreError, StoreReadOnly, Transaction, open_store
from graph.verify import verify
from tests.graph.sample import talks
from tests.neo4j.database import access_to
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.neo4j

ROOT = Path(__file__).parents[2]
TLS = {
    "dbms.ssl.policy.bolt.enabled": "true",
    "dbms.ssl.policy.bolt.client_auth": "NONE",
    "server.bolt.tls_level": "REQUIRED",
}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def server(
    authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Neo4jServer]:
    """Run a server of its own with an encrypted Bolt port and a limit on transactions."""
    home = tmp_path_factory.mktemp("strict")
    folder = home / "certificates" / "bolt"
    folder.mkdir(parents=True)
    issued = authority.issue_cert("127.0.0.1", "localhost")
    issued.private_key_pem.write_to_path(folder / "private.key")
    for number, blob in enumerate(issued.cert_chain_pems):
        blob.write_to_path(folder / "public.crt", append=number > 0)
    settings = {**TLS, "dbms.ssl.policy.bolt.base_directory": str(folder)}
    settings["db.transaction.timeout"] = "20s"
    with Neo4jServer(home, password="a password of tests", settings=settings) as server:
        yield server


def opened(server: Neo4jServer, *, read_only: bool = False, scheme: str = "bolt+ssc") -> Store:
    uri = server.uri.replace("bolt", scheme)
    return open_store(uri, access=access_to(server), read_only=read_only)


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_a_server_with_a_certificate_of_its_own_is_used_where_asked(
    server: Neo4jServer, scheme: str
) -> None:
    with opened(server, scheme=scheme) as store:
        assert store.run("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_vouches_for_is_told(server: Neo4jServer, scheme: str) -> None:
    with pytest.raises(StoreError) as caught:
        opened(server, scheme=scheme)
    told = str(caught.value)
    assert told.startswith(f"The certificate of {scheme}://127.0.0.1:{server.bolt_port} is not")
    assert "write bolt+ssc: or neo4j+ssc:" in told


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_wants_tls_does_not_answer_without(server: Neo4jServer, scheme: str) -> None:
    with pytest.raises(StoreError, match="does not answer: ") as caught:
        opened(server, scheme=scheme)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_of_an_authority_that_is_known_is_trusted(
    server: Neo4jServer, authority: trustme.CA, tmp_path: Path, scheme: str
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "known.pem")
    done = subprocess.run(
        [sys.executable, "-m", "stancegraph.cli", "info"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SSL_CERT_FILE": str(tmp_path / "known.pem"),
            "NEO4J_URI": server.uri.replace("bolt", scheme),
            "NEO4J_PASSWORD": server.password,
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{scheme}://127.0.0.1:{server.bolt_port}" in done.stdout


def test_a_query_that_takes_too_long_is_ended_with_one_line(server: Neo4jServer) -> None:
    endless = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b "
        "WITH a, b WHERE a + b = -1 RETURN count(*) AS n"
    )
    opened(server).close()
    for read_only in (True, False):
        with (
            opened(server, read_only=read_only) as store,
            pytest.raises(StoreError, match="took longer than it allows") as caught,
        ):
            store.run(endless)
        assert "\n" not in str(caught.value)


def test_a_server_that_is_killed_is_told_and_what_was_kept_is_whole(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.bolt, "RETRYING", 1.0)
    with opened(server) as store:
        load(store, talks()[:3])

        def work(change: Transaction) -> None:
            change.merge_nodes("Country", [{"iso3": "NOR", "iso2": "NO", "name": "Norway"}])
            server.kill()
            change.run("MATCH (c:Country) RETURN c")

        try:
            for attempt in (work, methodcaller("merge_nodes", "Country", [])):
                with pytest.raises(StoreError, match="does not answer: ") as caught:
                    store.write(attempt)
                assert "\n" not in str(caught.value)
            with pytest.raises(StoreError, match="does not answer: "):
                store.run("RETURN 1 AS one")
        finally:
            server.start()
        assert counts(store)["Article"] == 3
        load(store, talks())
        assert counts(store)["Article"] == 7
        assert verify(store).problems == []


def test_a_server_that_is_read_only_answers_and_cannot_be_loaded_into(server: Neo4jServer) -> None:
    with opened(server) as store:
        load(store, talks())
    server.stop()
    server.settings["server.databases.default_to_read_only"] = "true"
    server.start()
    try:
        with opened(server, read_only=True) as store:
            assert counts(store)["Article"] == 7
            assert verify(store).problems == []
        with opened(server) as store:
            for write in (
                partial(store.write, methodcaller("merge_nodes", "Country", [])),
                partial(store.run, "CREATE (:Film)"),
            ):
                with pytest.raises(StoreReadOnly, match="is read-only"):
                    write()
    finally:
        server.stop()
        del server.settings["server.databases.default_to_read_only"]
