"""From one stance of an actor to its next on the same target: what has changed."""

from dataclasses import replace
from datetime import date

import pytest

from graph.derive import derive
from graph.load import load
from graph.store import Store
from ingest.records import Extraction, Manner, Polarity
from tests.graph.sample import MARR, OPENING, VOLK, one_stance
from tests.graph.snapshot import snapshot

PLAIN = Manner()
SHIFTS = """
MATCH (a:Stance)-[r:SHIFTS_TO]->(b:Stance)
RETURN a.saidOn AS before, r.change AS change, r.days AS days, b.saidOn AS after
ORDER BY before
"""


def taken(month: int, polarity: Polarity, manner: Manner = PLAIN, **more: object) -> Extraction:
    day = date(2031, month, 1)
    return one_stance(day, polarity, VOLK, OPENING, name=str(month), manner=manner, **more)


def changes(store: Store) -> list[tuple[int, str, int]]:
    rows = store.run(SHIFTS)
    return [(row["before"].month, row["change"], row["after"].month) for row in rows]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (("supports", PLAIN), ("opposes", PLAIN), "reversal"),
        (("supports", PLAIN), ("supports", Manner(strength=-1)), "softening"),
        (("opposes", Manner(strength=-1)), ("opposes", Manner(strength=1)), "hardening"),
        (
            ("supports", Manner(figures=("24 hours",))),
            ("supports", Manner(figures=("48 hours", "3 euros"))),
            "figure_changed",
        ),
    ],
)
def test_a_change_is_typed(
    store: Store,
    before: tuple[Polarity, Manner],
    after: tuple[Polarity, Manner],
    change: str,
) -> None:
    load(store, [taken(1, *before), taken(3, *after)])
    assert store.run(SHIFTS) == [
        {"before": date(2031, 1, 1), "change": change, "days": 59, "after": date(2031, 3, 1)}
    ]


def test_no_change_has_no_edge(store: Store) -> None:
    load(store, [taken(1, "supports"), taken(2, "supports")])
    load(store, [one_stance(date(2031, 3, 1), "opposes", MARR, OPENING)])
    assert changes(store) == []


def test_within_a_day_only_the_other_side_is_a_change(store: Store) -> None:
    day, manner = date(2031, 1, 1), Manner(figures=("24 hours",))
    more = Manner(figures=("48 hours",))
    for name, one in (("a", manner), ("b", more)):
        load(store, [one_stance(day, "supports", VOLK, OPENING, name=name, manner=one)])
    assert changes(store) == []
    load(store, [one_stance(day, "opposes", VOLK, OPENING, name="c")])
    assert [change for _, change, _ in changes(store)] == ["reversal"]


def test_hearsay_and_the_undated_change_nothing(store: Store) -> None:
    told = taken(2, "opposes", attributed_by=MARR)
    undated = one_stance(None, "opposes", VOLK, OPENING)
    load(store, [taken(1, "supports"), told, undated, taken(3, "supports")])
    assert changes(store) == []


def test_a_stance_that_comes_to_light_later_stands_between(store: Store) -> None:
    load(store, [taken(1, "supports"), taken(5, "opposes")])
    assert changes(store) == [(1, "reversal", 5)]
    load(store, [taken(3, "opposes")])
    assert changes(store) == [(1, "reversal", 3)]
    before = snapshot(store)
    derive(store)
    assert snapshot(store) == before


def test_what_a_person_has_dismissed_does_not_count(store: Store) -> None:
    load(store, [taken(1, "supports"), taken(3, "opposes")])
    row = {"stanceId": "", "dismissed": True}
    (found,) = store.run("MATCH (s:Stance {polarity: 'opposes'}) RETURN s.stanceId AS id")
    store.write(lambda tx: tx.amend_nodes("Stance", [row | {"stanceId": found["id"]}]))
    derive(store)
    assert changes(store) == []
    assert store.run("MATCH (:Actor)-[r:OPPOSES]->() RETURN r.edgeId AS id") == []


def test_a_condition_that_is_added_is_a_change(store: Store) -> None:
    from tests.graph.sample import TOLLS, condition

    bare, later = taken(1, "supports"), taken(2, "supports")
    text = later.article.text
    start, end = later.stances[0].span
    words = text[start:end]
    bound = condition(text, (words, OPENING), (text[-3:], TOLLS), VOLK, day=date(2031, 2, 1))
    load(store, [bare, replace(later, conditions=(bound,))])
    assert changes(store) == [(1, "condition_added", 2)]
