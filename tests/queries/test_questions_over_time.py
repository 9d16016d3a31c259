"""What the questions of sides and of time answer about a few turns."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.store import Store
from ingest.records import Actor, Extraction, Manner
from tests.graph.sample import (
    DREDGING,
    MARR,
    OPENING,
    TOLLS,
    UNION,
    VOLK,
    article,
    condition,
    extraction,
    one_stance,
    stance,
    statement,
)
from tests.queries.asking import ask, loaded, seen

LUND = Actor(name="Per Lund", kind="person", country="NOR")


def day(month: int, number: int) -> date:
    return date(2031, month, number)


def turns() -> list[Extraction]:
    """Tell of four actors and a canal: one turns, one turns back, one follows, one is silent."""
    plain = [
        (day(1, 1), "opposes", VOLK, OPENING),
        (day(1, 11), "opposes", VOLK, TOLLS),
        (day(2, 10), "supports", VOLK, OPENING),
        (day(1, 5), "supports", MARR, OPENING),
        (day(1, 6), "opposes", MARR, OPENING),
        (day(1, 7), "supports", MARR, OPENING),
        (day(3, 1), "supports", UNION, OPENING),
        (day(1, 1), "supports", LUND, DREDGING),
        (day(1, 3), "supports", LUND, DREDGING),
        (day(1, 5), "supports", LUND, DREDGING),
    ]
    return [
        one_stance(said, side, who, what, name=f"{said} {who.name}")  # type: ignore[arg-type]
        for said, side, who, what in plain
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("turns"), turns()) as made:
        yield made


def test_where_an_actor_stands_is_its_last_side(store: Store) -> None:
    rows = ask(store, "stands", actor="Volk")
    assert seen(rows, "position", "stance", "since", "changedSides") == [
        (OPENING.text, "supports", "2031-02-10", True),
        (TOLLS.text, "opposes", "2031-01-11", False),
    ]
    rows = ask(store, "stands", actor="Volk", to="2031-02-09")
    assert seen(rows, "position", "stance") == [(TOLLS.text, "opposes"), (OPENING.text, "opposes")]
    assert len(ask(store, "stands", actor="Volk", from_="2031-02-01")) == 1


def test_the_most_contested_counts_sides_on_a_day(store: Store) -> None:
    assert ask(store, "contested") == []
    rows = ask(store, "contested", to="2031-02-09")
    wanted = ("position", "supporters", "opponents", "smallerSide", "haveMoved", "since")
    assert seen(rows, *wanted) == [(OPENING.text, 1, 1, 1, 1, "2031-01-01")]
    assert ask(store, "contested", to="2031-02-09", about="dredged") == []


def test_camps_on_a_day_tell_who_left_them_later(store: Store) -> None:
    rows = ask(store, "camps", position="canal", day="2031-01-06")
    assert seen(rows, "side", "actor", "speaksFor", "since", "leftOn") == [
        ("against", "Anna Volk", "Norway", "2031-01-01", "2031-02-10"),
        ("against", "Tomas Marr", "Portugal", "2031-01-06", "2031-01-07"),
    ]
    rows = ask(store, "camps", position="canal")
    assert {(row["side"], row["leftOn"]) for row in rows} == {("for", None)}


def test_who_moved_first_is_told_in_order(store: Store) -> None:
    rows = ask(store, "who-moved-first", position="canal")
    assert seen(rows, "moved", "actor", "move", "side", "othersBefore") == [
        ("2031-01-01", "Anna Volk", "takes", "against", 0),
        ("2031-01-05", "Tomas Marr", "takes", "for", 0),
        ("2031-01-06", "Tomas Marr", "changes to", "against", 1),
        ("2031-01-07", "Tomas Marr", "changes to", "for", 0),
        ("2031-02-10", "Anna Volk", "changes to", "for", 1),
        ("2031-03-01", "Boatmen's Union", "takes", "for", 2),
    ]
    assert len(ask(store, "who-moved-first", position="canal", from_="2031-02-01")) == 2


def test_swing_actors_are_counted_by_kind(store: Store) -> None:
    rows = ask(store, "swing-actors")
    assert seen(rows, "actor", "reversals", "positions", "last", "stance", "position") == [
        ("Tomas Marr", 2, 1, "2031-01-07", "supports", OPENING.text),
        ("Anna Volk", 1, 1, "2031-02-10", "supports", OPENING.text),
    ]
    assert seen(ask(store, "swing-actors", to="2031-01-06"), "actor", "changes") == [
        ("Tomas Marr", 1)
    ]


def test_months_count_stances_and_actors(store: Store) -> None:
    rows = ask(store, "stance-by-month", position="canal")
    assert seen(rows, "month", "supports", "opposes", "supporters", "opponents") == [
        ("2031-01", 2, 2, 1, 2),
        ("2031-02", 1, 0, 1, 0),
        ("2031-03", 1, 0, 1, 0),
    ]


@pytest.mark.parametrize(
    ("on", "silent", "times"),
    [("2031-01-08", 3, 1), ("2031-03-05", 59, 29), ("2032-03-05", 425, 212)],
)
def test_silence_is_counted_in_days_and_usual_gaps(
    store: Store, on: str, silent: int, times: int
) -> None:
    row = ask(store, "silence", day=on, actor="Lund")[0]
    assert (row["daysSilent"], row["timesUsual"]) == (silent, times)
    assert (row["usualDays"], row["daysSpoken"], row["position"]) == (2, 3, DREDGING.text)
    assert date.fromisoformat(on).toordinal() - row["last"].toordinal() == silent


def test_who_spoke_within_the_usual_time_is_not_silent(store: Store) -> None:
    for on in ("2031-01-05", "2031-01-07"):
        assert ask(store, "silence", day=on, actor="Lund") == []


def test_silence_asks_for_enough_days_and_for_a_matter(store: Store) -> None:
    assert {row["actor"] for row in ask(store, "silence", day="2031-06-01")} == {
        "Anna Volk",
        "Tomas Marr",
        "Per Lund",
    }
    assert ask(store, "silence", day="2031-06-01", days="4") == []
    assert ask(store, "silence", day="2031-06-01", days="1", actor="Boatmen's Union") == []
    rows = ask(store, "silence", day="2031-06-01", about="DREDGED")
    assert seen(rows, "actor") == [("Per Lund",)]
    assert ask(store, "silence", day="2031-01-04") == []


def test_new_positions_are_those_of_which_nobody_spoke_before(store: Store) -> None:
    rows = ask(store, "new-positions", from_="2031-01-08", to="2031-03-31")
    assert seen(rows, "position", "firstReported", "actor", "stance", "stances") == [
        (TOLLS.text, "2031-01-11", "Anna Volk", "opposes", 1)
    ]
    assert ask(store, "new-positions", from_="2031-02-01", to="2031-03-31") == []
    assert ask(store, "new-positions") == []


MANNERS = [
    (day(1, 1), Manner(strength=1)),
    (day(1, 2), Manner(strength=-1)),
    (day(1, 3), Manner(strength=1)),
    (day(1, 6), Manner()),
    (day(1, 9), Manner(figures=("24 hours",))),
    (day(1, 10), Manner(figures=("6 hours",))),
]


def with_a_condition(said: date) -> Extraction:
    text = "Volk wants that the canal opens if Norway pays tolls."
    taken = stance(text, OPENING.text, VOLK, "supports", OPENING, said)
    tied = condition(text, (OPENING.text, OPENING), (TOLLS.text, TOLLS), VOLK, day=said)
    return extraction(article(text, "tied", published_on=said), [], [taken], [tied])


def test_changes_are_typed(tmp_path: Path) -> None:
    told = [one_stance(said, "supports", name=f"{said}", manner=manner) for said, manner in MANNERS]
    told.append(with_a_condition(day(1, 5)))
    with loaded(tmp_path, told) as store:
        rows = ask(store, "position-changes")
        assert seen(rows, "change", "before", "lastSaid", "after", "changed", "daysBetween") == [
            ("softening", "supports", "2031-01-01", "supports", "2031-01-02", 1),
            ("hardening", "supports", "2031-01-02", "supports", "2031-01-03", 1),
            ("condition_added", "supports", "2031-01-03", "supports", "2031-01-05", 2),
            ("condition_dropped", "supports", "2031-01-05", "supports", "2031-01-06", 1),
            ("figure_changed", "supports", "2031-01-09", "supports", "2031-01-10", 1),
        ]
        assert {str(row["since"]) for row in rows} == {"2031-01-01"}
        assert ask(store, "position-changes", change="condition") == rows[2:4]
        assert ask(store, "position-changes", change="softening") == rows[:1]
        (row,) = ask(store, "swing-actors")
    counted = ("reversals", "softenings", "hardenings", "conditions", "figures", "changes")
    assert seen([row], *counted) == [(0, 1, 1, 2, 1, 5)]


def both_sides(
    text: str, name: str, said: date | None, outlet: str, *, one_statement: bool = False
) -> Extraction:
    """Make an article in which Volk is for the canal in the first sentence, then against."""
    first, second, _ = text.split(".")
    words = text if one_statement else first
    return extraction(
        article(text, name, published_on=said or day(1, 1), outlet=outlet),
        [statement(text, words, VOLK, day=said)],
        [
            stance(text, first, VOLK, "supports", OPENING, said, statement=0),
            stance(
                text,
                second,
                VOLK,
                "opposes",
                OPENING,
                said,
                statement=0 if one_statement else None,
            ),
        ],
    )


def one_side(said: date, side: str, outlet: str) -> Extraction:
    text = f"Marr {side} it ({outlet})."
    taken = stance(text, text, MARR, side, OPENING, said)  # type: ignore[arg-type]
    return extraction(article(text, outlet, published_on=said, outlet=outlet), [], [taken])


def test_both_sides_in_one_breath_and_reports_that_conflict(tmp_path: Path) -> None:
    told = [
        both_sides("Volk is for it. Volk is against it.", "one", day(1, 1), "A"),
        both_sides("Yes, she said. No, she said.", "two", day(1, 2), "A", one_statement=True),
        both_sides("Perhaps yes. Perhaps no.", "three", None, "A"),
        one_side(day(1, 4), "supports", "Post"),
        one_side(day(1, 4), "opposes", "Lock"),
        one_side(day(1, 5), "opposes", "Pier"),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "contradictions")
        conflicts = ask(store, "conflicting-reports")
        assert ask(store, "contradictions", actor="Marr") == []
        assert ask(store, "conflicting-reports", to="2031-01-03") == []
    assert seen(rows, "said", "actor", "withinOne", "quoteFor") == [
        ("2031-01-01", "Anna Volk", "article", "Volk is for it"),
        ("2031-01-02", "Anna Volk", "statement", "Yes, she said"),
    ]
    assert seen(conflicts, "said", "actor", "outletFor", "outletAgainst", "oneStatement") == [
        ("2031-01-04", "Tomas Marr", "Post", "Lock", False)
    ]
