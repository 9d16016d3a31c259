"""Who has taken which side of a position, on a graph built by hand."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest

from graph.load import load
from graph.lookup import find
from graph.store import Store, open_store
from queries.catalog import question
from tests.graph.sample import MARR, OPENING, TOLLS, VOLK, one_stance

ONE = question("position-timeline")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("position") / "talks.ladybug") as made:
        load(
            made,
            [
                one_stance(date(2031, 5, 2), "supports", VOLK, name="c"),
                one_stance(date(2031, 3, 2), "opposes", VOLK, name="a"),
                one_stance(None, "supports", MARR, name="d"),
                one_stance(date(2031, 3, 2), "supports", MARR, name="b", attributed_by=VOLK),
                one_stance(date(2031, 3, 1), "supports", MARR, TOLLS, name="e"),
            ],
        )
        yield made


def asked(store: Store, **given: str) -> list[tuple[object, ...]]:
    bound = ONE.bind({"position": OPENING.text} | given, partial(find, store))
    rows = store.run(ONE.cypher, bound)
    return [(r["said"], r["actor"], r["stance"], r["hearsay"], r["saidBy"]) for r in rows]


def test_everybody_is_there_in_the_order_of_days(store: Store) -> None:
    first, second = date(2031, 3, 2), date(2031, 5, 2)
    assert asked(store) == [
        (first, "Anna Volk", "opposes", False, None),
        (first, "Tomas Marr", "supports", True, "Anna Volk"),
        (second, "Anna Volk", "supports", False, None),
        (None, "Tomas Marr", "supports", False, None),
    ]


def test_days_and_confidence_bound_it(store: Store) -> None:
    later = {"from": "2031-04-01"}
    assert [row[0] for row in asked(store, **later)] == [date(2031, 5, 2)]
    assert asked(store, minConfidence="0.81") == []
    assert len(asked(store, limit="1")) == 1
