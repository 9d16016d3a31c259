"""Run scripts by the real cypher-shell, fetched from Maven Central once like the server."""

import os
import subprocess
from pathlib import Path

from tests.neo4j.jars import java, kept, libraries
from tests.neo4j.server import Neo4jServer

_LIST = Path(__file__).with_name("shell.sha256")


def run_script(server: Neo4jServer, script: Path) -> "subprocess.CompletedProcess[str]":
    """Run a file of Cypher on a server as its user."""
    folder = libraries(kept().with_name("shell"), _LIST)
    login = ["-a", server.uri, "-u", server.username, "-d", "neo4j"]
    command = [java(), "-cp", f"{folder}/*", "org.neo4j.shell.Main", *login, "-f", str(script)]
    environment = {**os.environ, "NEO4J_PASSWORD": server.password}
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
