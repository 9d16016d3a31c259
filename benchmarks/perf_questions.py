"""Ask saved questions of a store many times and say how long an answer takes."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from typing import Any

from benchmarks.perf_articles import actor, position
from graph.lookup import find
from graph.store import Store
from queries.catalog import question

RUNS = 25  # of each question, over its parameters by turns
LEAST = 5
PATIENCE = 10.0  # seconds after which a question is asked no more, once it was asked LEAST times

# Who is asked about: the busiest of all, so that answers are as long as they get.
_BUSY = range(5)


def _actors() -> list[dict[str, str]]:
    return [{"actor": actor(number).name} for number in _BUSY]


def _positions() -> list[dict[str, str]]:
    return [{"position": position(number).text} for number in _BUSY]


def _pairs() -> list[dict[str, str]]:
    return [{"actor": actor(n).name, "other": actor(n + 1).name} for n in _BUSY]


def _countries() -> list[dict[str, str]]:
    found = dict.fromkeys(actor(number).country for number in range(60))
    return [{"country": iso3} for iso3 in found if iso3][:5]


def _weeks() -> list[dict[str, str]]:
    return [{"from": f"{year}-03-01", "to": f"{year}-03-07"} for year in range(2016, 2021)]


def _words() -> list[dict[str, str]]:
    return [{"words": words} for words in ("winter for", "paid twice", "our letters", "on both")]


def questions() -> dict[str, list[dict[str, str]]]:
    """Name the ten questions, with the parameters that each is asked with."""
    return {
        "stance-timeline": _actors(),
        "position-changes": _actors(),
        "allies": _actors(),
        "shared-positions": _pairs(),
        "for-and-against": _positions(),
        "what-it-takes": _positions(),
        "country-voices": _countries(),
        "statements-between": _weeks(),
        "who-said": _words(),
        "most-quoted": [{}],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Hold how long answers took, in milliseconds, and how many rows they had at most."""

    median: float
    p95: float
    runs: int
    rows: int


def ask(store: Store, name: str, *, runs: int = RUNS, patience: float = PATIENCE) -> Times:
    """Ask a question with each of its parameters by turns; the first round does not count."""
    one = question(name)
    bound = [one.bind(given, partial(find, store)) for given in questions()[name]]
    rows = max(len(store.run(one.cypher, parameters)) for parameters in bound)
    times = list(_times(store, one.cypher, bound, runs, patience))
    return times_of(times, rows)


def times_of(times: list[float], rows: int) -> Times:
    """Give the middle and the slowest twentieth of times in milliseconds."""
    p95 = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    return Times(median=median(times), p95=p95, runs=len(times), rows=rows)


def _times(
    store: Store, cypher: str, bound: list[dict[str, Any]], runs: int, patience: float
) -> Iterator[float]:
    end = time.perf_counter() + patience
    for number in range(runs):
        begin = time.perf_counter()
        if begin > end and number >= LEAST:
            return
        store.run(cypher, bound[number % len(bound)])
        yield 1000 * (time.perf_counter() - begin)
