"""The kit on localhost, as Neo4j Browser asks for it."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from stancegraph.browser.favourites import archive
from stancegraph.browser.serving import KitServer, PortTaken
from stancegraph.problems import Exit
from tests.stancegraph.conftest import Command


@pytest.fixture(scope="module")
def server() -> Iterator[KitServer]:
    with KitServer(0) as made:
        thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def ask(
    server: KitServer, method: str, path: str, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        line.request(method, path, headers={n.replace("_", "-"): v for n, v in headers.items()})
        answer = line.getresponse()
        return answer, answer.read()
    finally:
        line.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/guide.html", "text/html; charset=utf-8"),
        ("/stance.grass", "text/plain; charset=utf-8"),
        ("/favourites.zip", "application/zip"),
        ("/guide.html?again=1", "text/html; charset=utf-8"),
    ],
)
def test_the_kit_is_served_to_any_page(server: KitServer, path: str, kind: str) -> None:
    answer, body = ask(server, "GET", path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Length"] == str(len(body))
    assert body


def test_the_guide_names_the_address_at_which_it_is_served(server: KitServer) -> None:
    text = ask(server, "GET", "/guide.html")[1].decode()
    assert set(re.findall(r"http://localhost:\d+", text)) == {server.home}
    assert ask(server, "GET", "/favourites.zip")[1] == archive()


def test_browser_is_allowed_to_ask_with_its_headers(server: KitServer) -> None:
    answer, body = ask(
        server,
        "OPTIONS",
        "/guide.html",
        Origin="http://localhost:7474",
        Access_Control_Request_Method="GET",
        Access_Control_Request_Headers="cache-control,pragma",
    )
    assert (answer.status, body) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == "*"
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/values.cypher", 404),
        ("GET", "/../serving.py", 404),
        ("GET", "/%2e%2e/serving.py", 404),
        ("GET", "//etc/passwd", 404),
        ("GET", "/guide.html/", 404),
        ("POST", "/guide.html", 501),
        ("PUT", "/stance.grass", 501),
        ("DELETE", "/guide.html", 501),
    ],
)
def test_nothing_else_is_served(server: KitServer, method: str, path: str, status: int) -> None:
    assert ask(server, method, path)[0].status == status


def test_only_this_machine_is_served(server: KitServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_said_in_one_line(server: KitServer) -> None:
    with pytest.raises(PortTaken, match=f"port {server.server_port}.* --port") as caught:
        KitServer(server.server_port)
    assert "\n" not in str(caught.value)


def test_the_command_prints_the_address_and_serves_until_ctrl_c(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "stancegraph.cli", "browser", "--port", "0"]
    settings = {"NEO4J_URI": "bolt://localhost:7700", "NEO4J_PASSWORD": "s3cret"}
    kept = {name: value for name, value in os.environ.items() if name != "STANCE_STORE"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=kept | settings,
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, told = process.communicate(timeout=20)
    assert process.returncode == Exit.DONE
    assert line.startswith("http://localhost:7474/browser/?dbms=bolt%3A%2F%2Fneo4j%40localhost")
    assert rest == ""
    assert "s3cret" not in line + told
    assert "Stop with Ctrl-C" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        ([], Exit.USAGE, "stancegraph.ladybug is no address of a Neo4j server"),
        (["--store", "bolt://h", "--at", "here"], Exit.USAGE, "here is no address of Neo4j Brow"),
        (["--favourites", "no/such/folder.zip"], Exit.NOT_FOUND, "no/such/folder.zip"),
    ],
)
def test_the_command_ends_with_one_line(
    stance: Command, arguments: list[str], code: Exit, reason: str
) -> None:
    done = stance("browser", "--port", "0", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_port_that_is_taken_ends_the_command_with_one_line(
    stance: Command, server: KitServer
) -> None:
    done = stance("browser", "--store", "bolt://h", "--port", str(server.server_port))
    assert done.returncode != Exit.DONE
    assert "Nothing can be served on port" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_command_writes_favourites(stance: Command, tmp_path: Path) -> None:
    done = stance("browser", "--favourites", "f.zip")
    assert done.returncode == Exit.DONE, done.stderr
    assert "favourites are in f.zip" in done.stdout
    assert (tmp_path / "f.zip").read_bytes() == archive()
