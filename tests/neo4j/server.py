"""Run a real Neo4j server without a container: for tests, and by hand for whoever builds on it.

python -m tests.neo4j.server --home DIR --password P
"""

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.neo4j.jars import VERSION, NoServer, java, libraries

USERNAME = "neo4j"
PATIENCE = 180  # seconds until a server that does not answer is given up
# What every server of the tests runs with, as docker-compose.yml has it; each may add to it.
SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.https.enabled": "false",
    "dbms.security.auth_enabled": "true",
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    "server.memory.heap.initial_size": "512m",
    "server.memory.heap.max_size": "1g",
    "server.memory.pagecache.size": "512m",
    "db.tx_log.rotation.retention_policy": "keep_none",
    "browser.remote_content_hostname_whitelist": "localhost",
}
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"


class Neo4jServer:
    """Keep one server in a folder; a restart keeps its ports and its data."""

    username = USERNAME

    def __init__(
        self, home: Path, *, password: str, settings: Mapping[str, str] | None = None
    ) -> None:
        """Take a folder, empty or left by an earlier server; nothing is started yet."""
        self.home = home.resolve()
        self.password = password
        self.settings = dict(settings or {})
        self.bolt_port, self.http_port = _free_ports(2)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Name the server for a driver."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def http_uri(self) -> str:
        """Name the server for a browser."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def pid(self) -> int:
        """Give the number of the process that runs the server."""
        assert self._process
        return self._process.pid

    def start(self) -> None:
        """Start the server and wait until it answers; raises NoServer."""
        assert self._process is None, "the server runs already"
        self._write_settings()
        if not (self.home / "data").exists():
            self._set_password()
        with self._log.open("ab") as log:
            command = [
                *self._java(SETTINGS["server.memory.heap.max_size"]),
                _entry_point(),
                f"--home-dir={self.home}",
            ]
            command += [f"--config-dir={self.home / 'conf'}"]
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            self._wait()
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """Ask the server to end, and wait for that."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the server at once, as a machine does that loses its power (SIGKILL)."""
        self._end(signal.SIGKILL)

    def admin(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of neo4j-admin on the folder of the server, which must not run."""
        self._write_settings()
        environment = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        command = [*self._java("1g"), f"-Dbasedir={self.home}", _ADMIN, *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, **environment}
        )

    def __enter__(self) -> Self:
        """Start the server."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server, if it still runs."""
        self.stop()

    @property
    def _log(self) -> Path:
        return self.home / "logs" / "console.log"

    def _end(self, number: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(number)
            self._process.wait(PATIENCE)
            self._process = None

    def _write_settings(self) -> None:
        for name in ("conf", "logs", "plugins", "import", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        ports = {"server.bolt": self.bolt_port, "server.http": self.http_port}
        addresses = {
            f"{name}.{kind}_address": f"127.0.0.1:{port}"
            for name, port in ports.items()
            for kind in ("listen", "advertised")
        }
        lines = [f"{k}={v}\n" for k, v in {**SETTINGS, **addresses, **self.settings}.items()]
        (self.home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")

    def _java(self, memory: str) -> list[str]:
        opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
        # The second-best compiler alone: a server of tests lives for minutes.
        options = [f"-Xmx{memory}", "-XX:TieredStopAtLevel=1", "-Dlog4j2.disable.jmx=true"]
        return [java(), *options, *opened, "-cp", f"{libraries()}/*"]

    def _set_password(self) -> None:
        done = self.admin("dbms", "set-initial-password", self.password)
        if done.returncode:
            told = " ".join((done.stdout + done.stderr).split())
            raise NoServer(f"Neo4j's password cannot be set: {told[:300]}")

    def _wait(self) -> None:
        """Wait until the server answers to a browser; drivers are answered then as well."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self._answers():
                return
            assert self._process
            if self._process.poll() is not None:
                break
            time.sleep(0.25)
        last = self._log.read_text(errors="replace").strip().splitlines()[-1:]
        raise NoServer(f"Neo4j {VERSION} does not start: {' '.join(last)} (log: {self._log})")

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.http_uri, timeout=5) as answer:
                return "neo4j_version" in json.load(answer)
        except (OSError, ValueError):
            return False


def _free_ports(number: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _entry_point() -> str:
    """Read the server's main class: it has another name in each line of Neo4j."""
    with zipfile.ZipFile(libraries() / f"neo4j-{VERSION}.jar") as jar:
        text = jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode()
    return str(re.findall(r"^[\w.]+$", text, re.MULTILINE)[0])


def main() -> None:
    """Run one server in the foreground until it is interrupted, and print where it is."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--home", type=Path, required=True, help="folder of its data, kept")
    parser.add_argument("--password", required=True, help=f"of the user {USERNAME}")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Neo4jServer(given.home, password=given.password) as server:
        sys.stdout.write(f"{server.uri} {server.http_uri}\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
