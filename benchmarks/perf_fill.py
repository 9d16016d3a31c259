"""Load invented articles into a store, in a process of its own so that its memory can be told.

python -m benchmarks.perf_fill STORE FIRST NUMBER
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.perf_articles import articles
from graph.load import load
from graph.store import open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Say how long a load took, how many nodes and relationships it added, and its memory."""

    seconds: float
    added: int
    peak: int  # bytes


def fill(store: Path, first: int, number: int) -> Filled:
    """Load so many articles from a place on, in another process."""
    command = [sys.executable, "-m", "benchmarks.perf_fill", str(store), str(first), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the load into {store} ended with {process.returncode}")
    return Filled(**json.loads(told), peak=used.ru_maxrss * 1024)


def main() -> None:
    """Load and print what was added and how long that took."""
    place, first, number = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    begin = time.perf_counter()
    with open_store(place) as store:
        report = load(store, articles(number, first=first))
    seconds = time.perf_counter() - begin
    print(json.dumps({"seconds": seconds, "added": sum(report.added.values())}))


if __name__ == "__main__":
    main()
