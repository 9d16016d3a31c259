"""Where the command finds a store, and that a Neo4j server serves as well as a file."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import Access
from stancegraph import stores
from stancegraph.problems import Exit
from stancegraph.stores import SETTINGS, BadSettings, read_settings
from tests.neo4j.database import empty
from tests.neo4j.server import Neo4jServer
from tests.stancegraph.conftest import EXAMPLES, ROOT

SECRET = "k3ep th1s=$quiet"
ALL_DAYS = ("--from", "0001-01-01", "--to", "9999-12-31")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs the command in an empty folder, with the settings it is given."""

    def start(*arguments: str | Path, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "stancegraph.cli", *map(str, arguments)],
            cwd=tmp_path,
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )

    return start


def environment(**settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return kept | {"PYTHONPATH": str(ROOT)} | settings


@pytest.fixture
def server(neo4j_server: Neo4jServer) -> Neo4jServer:
    """Give the server with an empty database."""
    empty(neo4j_server)
    return neo4j_server


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no setting in the environment, and take back what a test reads into it."""
    for name in SETTINGS:
        monkeypatch.setenv(name, "to be taken back")
        monkeypatch.delenv(name)


@pytest.mark.usefixtures("bare")
def test_settings_are_read_from_a_file_and_nothing_else_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".env"
    path.write_text(f"NEO4J_URI=bolt://host\nNEO4J_PASSWORD='{SECRET}'\nSTANCE_OTHER=x\n")
    monkeypatch.setenv("NEO4J_URI", "bolt://other")
    read_settings(path)
    assert os.environ["NEO4J_URI"] == "bolt://other"
    assert os.environ["NEO4J_PASSWORD"] == SECRET
    assert "STANCE_OTHER" not in os.environ


def test_settings_that_are_no_text_are_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / ".env").write_bytes(b"NEO4J_PASSWORD=\xff\xfe\n")
    with pytest.raises(BadSettings):
        read_settings(tmp_path / ".env")
    done = run("info")
    assert (done.returncode, done.stderr) == (Exit.USAGE, "stance: .env is not a text in UTF-8.\n")


@pytest.mark.usefixtures("bare")
def test_a_password_is_asked_for_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stores._asked.cache_clear()
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return SECRET

    monkeypatch.setattr(stores, "getpass", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert stores._access_to("bolt://host") == Access()
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert stores._access_to("talks.ladybug") is None
    for _ in range(2):
        assert stores._access_to("bolt://host") == Access(password=SECRET)
    assert len(asked) == 1
    monkeypatch.setenv("NEO4J_PASSWORD", "other")
    assert stores._access_to("bolt://host") == Access(password="other")
    stores._asked.cache_clear()


def test_an_option_goes_before_a_variable_and_that_before_the_address_of_a_server(
    run: Run,
) -> None:
    named = {"STANCE_STORE": "variable.ladybug", "NEO4J_URI": "bolt://127.0.0.1:1"}
    assert "option.ladybug (none yet" in run("info", "--store", "option.ladybug", **named).stdout
    assert "variable.ladybug (none yet" in run("info", **named).stdout
    done = run("info", NEO4J_URI=named["NEO4J_URI"])
    assert (done.returncode, done.stdout) == (Exit.STORE, "")
    assert done.stderr.startswith("stance: bolt://127.0.0.1:1 does not answer: ")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j+s"])
def test_an_address_with_a_password_is_refused_in_one_line_that_does_not_show_it(
    run: Run, scheme: str
) -> None:
    done = run("info", "--store", f"{scheme}://me:hushhush@host")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (Exit.STORE, "", 1)
    assert "hushhush" not in done.stderr
    assert "NEO4J_PASSWORD" in done.stderr


@pytest.mark.neo4j
def test_every_command_works_on_a_server(server: Neo4jServer, run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"NEO4J_URI={server.uri}\nNEO4J_PASSWORD={server.password}\n")
    empty(server, schema=True)
    assert f"{server.uri} (none yet: `stance load` makes it)" in run("info").stdout
    loaded = run("load", *sorted(EXAMPLES.glob("*.md"))[:3])
    assert (loaded.returncode, loaded.stderr) == (Exit.DONE, "")
    assert f"In {server.uri}" in loaded.stdout
    again = run("load", *sorted(EXAMPLES.glob("*.md"))[:3])
    assert "3 articles were in the store already" in again.stdout
    asked = run("query", "run", "actors", "--format", "csv")
    assert (asked.returncode, asked.stderr) == (Exit.DONE, "")
    assert len(asked.stdout.splitlines()) > 3
    found = run("query", "run", "statements-between", *ALL_DAYS, "--format", "json")
    shown = run("show", str(json.loads(found.stdout)[0]["statementId"]))
    assert (shown.returncode, shown.stderr) == (Exit.DONE, "")
    assert ">>" in shown.stdout
    assert "All stand in their articles" in run("verify").stdout
    assert "(+0)" in run("derive").stdout
    info = run("info")
    assert f"store                             {server.uri}\n" in info.stdout
    for done in (loaded, again, asked, found, shown, info):
        assert server.password not in done.stdout + done.stderr


@pytest.mark.neo4j
def test_what_is_not_ours_to_use_is_told_in_one_line_with_the_exit_code_of_stores(
    server: Neo4jServer, run: Run
) -> None:
    settings = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": "somebody", "NEO4J_PASSWORD": SECRET}
    done = run("info", **settings)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (Exit.STORE, "", 1)
    assert "does not let somebody in" in done.stderr
    assert SECRET not in done.stderr
    wrong = {"NEO4J_URI": server.uri, "NEO4J_PASSWORD": server.password, "NEO4J_DATABASE": "none"}
    done = run("verify", **wrong)
    assert (done.returncode, done.stderr.count("\n")) == (Exit.STORE, 1)
    assert "has no database none" in done.stderr
    assert server.password not in done.stderr


@pytest.mark.neo4j
def test_no_process_shows_the_password_in_its_command_line(
    server: Neo4jServer, tmp_path: Path
) -> None:
    loader = subprocess.Popen(
        [sys.executable, "-m", "stancegraph.cli", "load", str(EXAMPLES)],
        cwd=tmp_path,
        env=environment(NEO4J_URI=server.uri, NEO4J_PASSWORD=server.password),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    shown = ""
    while loader.poll() is None:
        shown += subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True).stdout
        time.sleep(0.5)
    assert loader.wait() == Exit.DONE
    assert "stancegraph.cli load" in shown
    assert server.password not in shown
    _, told = loader.communicate()
    assert server.password.encode() not in told
