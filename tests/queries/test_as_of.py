"""Every saved question as of a day is answered as by a graph of what was published by then."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from graph.asof import Cutoff, as_of
from graph.load import load
from graph.lookup import AmbiguousName, UnknownName, find
from graph.store import Store, open_store
from ingest.extract import Extractor
from ingest.read import ReadError, read_articles
from ingest.records import Extraction
from queries.catalog import Question, questions
from tests.graph.random_graphs import articles
from tests.graph.then import alike, load_until

EXAMPLES = Path(__file__).parents[2] / "examples"
# What is as it is known today (docs/queries.md): the forms of names, and the last day of a role.
TODAY = {"actors": {"aliases"}, "country-voices": {"last"}}
GRAPHS: dict[object, tuple[list[date], dict[str, list[str]]]] = {
    "examples": (
        [date(2031, 1, 16), date(2031, 2, 7), date(2031, 4, 8)],
        {
            "actor": ["Halvorsen", "Brimsdottir", "Iceland"],
            "other": ["Thomas Wexcombe"],
            "country": ["Iceland", "Norway"],
            "position": ["tribunal", "landing fee", "Skarn Bank"],
            "words": ["tribunal"],
        },
    ),
    1: (
        [date(2031, 1, 20), date(2031, 2, 20), date(2031, 3, 20)],
        {
            "actor": ["anna-volk", "tomas-marr", "palace"],
            "other": ["boatmens-union"],
            "country": ["Norway", "Portugal"],
            "position": ["canal", "tolls", "harbour"],
            "words": ["canal"],
        },
    ),
}
SHARED = {"from": "2031-01-15", "to": "2031-04-30"}


class Times(NamedTuple):
    """Hold a graph as of some days, beside what was published by each of them."""

    then: dict[date, Store]
    alone: dict[date, Store]
    values: Mapping[str, list[str]]


@pytest.fixture(scope="module", params=list(GRAPHS), ids=lambda one: f"graph {one}")
def times(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Times]:
    days, values = GRAPHS[request.param]
    told = examples() if request.param == "examples" else alike(articles(request.param, 30))
    folder = tmp_path_factory.mktemp("times")
    then = {day: open_store(folder / f"then-{day}.ladybug") for day in days}
    alone = {day: open_store(folder / f"alone-{day}.ladybug") for day in days}
    with open_store(folder / "whole.ladybug") as whole:
        load(whole, told)
        for day in days:
            as_of(whole, then[day], Cutoff(published=day))
            load_until(alone[day], told, day)
    yield Times(then, alone, values)
    for store in (*then.values(), *alone.values()):
        store.close()


def examples() -> list[Extraction]:
    problems: list[ReadError] = []
    return list(Extractor().extract_all(read_articles([EXAMPLES], on_problem=problems.append)))


def asked_of(one: Question, values: Mapping[str, list[str]]) -> Iterator[dict[str, str]]:
    """Yield values for what is needed, then for what else has a value that fits."""
    needed = [p.name for p in one.parameters if p.default is None]
    for place in range(max((len(values.get(name, [])) for name in needed), default=1) or 1):
        yield {n: SHARED.get(n) or values[n][place % len(values[n])] for n in needed}
    for name in ("actor", *SHARED):
        if any(p.name == name and p.default is not None for p in one.parameters):
            given = {n: SHARED.get(n) or values[n][0] for n in needed}
            yield given | {name: SHARED.get(name) or values[name][0]}


def answer(store: Store, one: Question, given: dict[str, str]) -> Any:
    try:
        rows = store.run(one.cypher, one.bind(given, partial(find, store)))
    except (UnknownName, AmbiguousName) as error:
        return type(error)
    counts = ("statements", "stances", "conditions")
    if one.name == "actors":  # whom a later reprint alone names stands here without anything said
        rows = [row for row in rows if any(row[name] for name in counts)]
    if one.name == "who-addresses-whom":  # so too one who is addressed in a later reprint alone
        rows = [row for row in rows if row["addressed"] != "delegates in Dublin"]
    return [{k: v for k, v in row.items() if k not in TODAY.get(one.name, ())} for row in rows]


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_as_of_a_day(times: Times, one: Question) -> None:
    for day, then in times.then.items():
        for given in asked_of(one, times.values):
            wanted = answer(times.alone[day], one, given)
            assert answer(then, one, given) == wanted, (day, given)


def test_the_questions_have_answers(times: Times) -> None:
    """What is compared above is not two times nothing."""
    last = max(times.then)
    empty = [
        one.name
        for one in questions()
        if not any(
            isinstance(rows := answer(times.then[last], one, given), list) and rows
            for given in asked_of(one, times.values)
        )
    ]
    assert len(empty) <= len(questions()) / 5, empty
