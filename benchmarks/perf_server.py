"""Run a Neo4j server as one who measures it does, fill it offline, and tell its memory and size."""

import os
import re
import secrets
import shutil
import subprocess
import time
from pathlib import Path

from graph.folder import write_folder
from graph.statements import split_statements
from graph.store import Access, open_store
from tests.neo4j.database import driver_of
from tests.neo4j.server import Neo4jServer

HEAP, PAGES = "2g", "1g"


class ImportFailed(RuntimeError):
    """Say that neo4j-admin did not import a folder."""


class MeasuredServer(Neo4jServer):
    """Keep a server with both compilers of Java and more memory than one of the tests has."""

    def __init__(self, home: Path) -> None:
        """Take an empty folder."""
        settings = {"server.memory.pagecache.size": PAGES}
        super().__init__(home, password=secrets.token_hex(8), settings=settings)

    def access(self) -> Access:
        """Give the user and password."""
        return Access(username=self.username, password=self.password)

    def peak(self) -> int:
        """Tell the most memory that the server has held, in bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
        return int(found[1]) * 1024 if found else 0

    def size(self) -> int:
        """Tell how many bytes the database takes on the disk, its log of transactions included."""
        return sum(size_of(self.home / "data" / name) for name in ("databases", "transactions"))

    def clear(self) -> None:
        """Remove all nodes but those that say what the database is."""
        with driver_of(self).session() as session:
            session.run(
                "MATCH (n) WHERE NOT n:Meta CALL (n) { DETACH DELETE n } IN TRANSACTIONS "
                "OF 10000 ROWS"
            ).consume()

    def _java(self, _memory: str) -> list[str]:
        return [
            f"-Xmx{HEAP}" if word.startswith("-Xmx") else word
            for word in super()._java(HEAP)
            if word != "-XX:TieredStopAtLevel=1"
        ]


def export(store: Path, folder: Path) -> float:
    """Write a store as CSV; return the seconds."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    begin = time.perf_counter()
    with open_store(store, read_only=True) as opened:
        write_folder(opened, folder)
    return time.perf_counter() - begin


def import_folder(server: Neo4jServer, folder: Path) -> float:
    """Import CSV into a server that does not run, by neo4j-admin; return the seconds."""
    before = Path.cwd()
    begin = time.perf_counter()
    os.chdir(folder)  # where the arguments name the files
    try:
        done: subprocess.CompletedProcess[str] = server.admin(
            "database", "import", "full", "neo4j", "@import.args"
        )
    finally:
        os.chdir(before)
    if done.returncode:
        raise ImportFailed(" ".join((done.stdout + done.stderr).split())[-400:])
    return time.perf_counter() - begin


def finish(server: Neo4jServer, folder: Path) -> float:
    """Run what follows an import: empty lists, schema, indexes; return the seconds."""
    begin = time.perf_counter()
    with driver_of(server).session() as session:
        for statement in split_statements((folder / "finish.cypher").read_text("utf-8")):
            session.run(statement).consume()
    return time.perf_counter() - begin


def size_of(path: Path) -> int:
    """Tell how many bytes a file takes, or all those of a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_blocks * 512 for file in files if file.is_file())
