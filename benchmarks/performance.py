"""Measure how fast articles are loaded and questions answered on both stores, side by side.

Writes docs/performance.md anew after each part, so that a run that is ended keeps what it has:

    python -m benchmarks.performance --sizes 1000 10000 100000 1000000

Needs Linux (memory is read from /proc), a Java for the Neo4j server, and no other load.
"""

import argparse
import os
import platform
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import page, perf_page, perf_rates
from benchmarks.perf_articles import number_of_articles
from benchmarks.perf_fill import fill
from benchmarks.perf_page import Sized
from benchmarks.perf_questions import ask, questions
from benchmarks.perf_rates import Rate
from benchmarks.perf_server import MeasuredServer, export, finish, import_folder, size_of
from graph.paging import count_all
from graph.store import Store, open_store
from tests.neo4j.database import driver_of
from tests.neo4j.jars import VERSION

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS, LOADED = 3, 24_000
TARGETS = {"embedded": 0.7, "Neo4j": 0.8}


class Measurements:
    """Measure part after part in a folder, and keep the page up to date."""

    def __init__(self, folder: Path, target: Path) -> None:
        """Take a folder with room for the stores, and the page."""
        self.folder = folder
        self.target = target
        self.rates: dict[str, list[Rate]] = {}
        self.sized: list[Sized] = []
        self._load_average = os.getloadavg()[0]

    def loads(self, statements: int, rounds: int) -> None:
        """Compare loads with bare writing; the first round on the server warms it up."""
        for number in range(rounds):
            say(f"embedded load, round {number + 1} of {rounds}")
            self._rate("embedded", perf_rates.embedded(self.folder, statements))
        with MeasuredServer(self.folder / "loaded") as server:
            for number in range(rounds + 1):
                say(f"Neo4j load, round {number} of {rounds}")
                rate = perf_rates.on_server(server, statements)
                if number:
                    self._rate("Neo4j", rate)
            driver_of(server).close()
        shutil.rmtree(server.home)

    def _rate(self, name: str, rate: Rate) -> None:
        self.rates.setdefault(name, []).append(rate)
        self.write()

    def sizes(self, sizes: Sequence[int]) -> None:
        """Let one graph grow from size to size, and ask it at each on both stores."""
        path, before = self.folder / "grown.ladybug", 0
        for statements in sorted(sizes):
            one = Sized(statements=statements)
            self.sized.append(one)
            number = number_of_articles(statements)
            say(f"{statements} statements: load")
            one.fill = fill(path, before, number - before)
            before = number
            self._embedded(one, path)
            self._server(one, path)

    def _embedded(self, one: Sized, path: Path) -> None:
        one.sizes["embedded"] = size_of(path)
        with open_store(path, read_only=True) as store:
            one.kept = sum(count_all(store).values())
            self._ask(one, "embedded", store)

    def _server(self, one: Sized, path: Path) -> None:
        csv, home = self.folder / "csv", self.folder / f"neo4j-{one.statements}"
        say(f"{one.statements} statements: export and import")
        one.steps["`stance export --csv`"] = export(path, csv)
        one.csv = size_of(csv)
        server = MeasuredServer(home)
        one.steps["`neo4j-admin database import full`"] = import_folder(server, csv)
        server.admin("dbms", "set-initial-password", server.password)
        with server:
            one.steps["`finish.cypher`: lists, schema, indexes"] = finish(server, csv)
            with open_store(server.uri, access=server.access(), read_only=True) as store:
                self._ask(one, "Neo4j", store)
            one.sizes["Neo4j"] = server.size()
            one.peaks["Neo4j"] = server.peak()
            one.peaks["asking"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            driver_of(server).close()
        self.write()
        shutil.rmtree(home)
        shutil.rmtree(csv)

    def _ask(self, one: Sized, name: str, store: Store) -> None:
        answers = {}
        for asked in questions():
            say(f"{one.statements} statements, {name}: {asked}")
            answers[asked] = ask(store, asked)
        one.answers[name] = answers
        self.write()

    def write(self) -> None:
        """Write the page as far as it is known."""
        page.write(self.target, list(self._blocks()))

    def _blocks(self) -> Iterator[str]:
        yield f"{self._machine()}\n"
        if self.rates:
            yield perf_page.rates_block(self.rates, TARGETS)
        for name in perf_page.STORES:
            yield perf_page.questions_block(self.sized, name)
        if self.sized:
            yield perf_page.sizes_block(self.sized)
            yield perf_page.import_block(self.sized)

    def _machine(self) -> str:
        """Say on what was measured, and how busy that was with other work."""
        packages = ("ladybug", "pyarrow", "neo4j")
        versions = ", ".join(f"{name} {version(name)}" for name in packages)
        return (
            f"{datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, Python "
            f"{platform.python_version()}, {versions}, Neo4j {VERSION} Community. Work waiting for "
            f"these cores (load average) {self._load_average:.1f} at the beginning and "
            f"{os.getloadavg()[0]:.1f} at the end."
        )


def say(words: str) -> None:
    """Tell what is done now."""
    print(f"{datetime.now(UTC):%H:%M:%S} {words}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.performance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="statements")
    parser.add_argument("--loaded", type=int, default=LOADED, help="statements of a load")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="loads on each store; 0: none")
    parser.add_argument("--folder", type=Path, default=None, help="where there is room")
    parser.add_argument("--page", type=Path, default=Path("docs/performance.md"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="performance-") as folder:
        measurements = Measurements(Path(folder), given.page)
        if given.rounds:
            measurements.loads(given.loaded, given.rounds)
        if given.sizes:
            measurements.sizes(given.sizes)
    say(f"wrote {given.page}")


if __name__ == "__main__":
    main()
