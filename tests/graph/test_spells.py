from datetime import date, timedelta

import pytest

from graph.spells import Spell, Taken, spells
from ingest.records import Polarity

DAY = date(2031, 1, 1)


def taken(number: int, side: str, day: int | None, **more: object) -> Taken:
    polarity: Polarity = "supports" if side == "+" else "opposes"
    on = None if day is None else DAY + timedelta(days=day)
    values = {
        "stance_id": f"p{number}",
        "actor_id": "a",
        "polarity": polarity,
        "said_on": on,
        "published": on,
        "place": (f"article{number}", 0),
        "articles": frozenset({f"article{number}"}),
        "conditional": False,
        "confidence": 0.5,
        "text": f"words {number}",
    }
    return Taken(**(values | more))  # type: ignore[arg-type]  # a test's free choice of fields


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], []),
        ([("+", 0)], ["+ 0-0 p0"]),
        ([("+", 0), ("+", 300)], ["+ 0-300 p0 p1"]),  # silence ends nothing
        ([("+", 0), ("-", 5), ("+", 9)], ["+ 0-0 p0", "- 5-5 p1", "+ 9-9 p2"]),
        ([("-", 5), ("+", 0)], ["+ 0-0 p1", "- 5-5 p0"]),
        # Both on one day: first the side that is open, then the other.
        ([("+", 0), ("-", 3), ("+", 3)], ["+ 0-3 p0 p2", "- 3-3 p1"]),
        ([("-", 3), ("+", 3), ("-", 3)], ["- 3-3 p0 p2", "+ 3-3 p1"]),
        ([("+", 0), ("-", 1), ("+", 1), ("-", 2), ("+", 2)],
         ["+ 0-1 p0 p2", "- 1-2 p1 p3", "+ 2-2 p4"]),
        # Without a date: with the first spell of its side, or alone.
        ([("+", None), ("-", 1), ("+", 2), ("+", 4)], ["- 1-1 p1", "+ 2-4 p2 p3 p0"]),
        ([("-", 1), ("+", None), ("+", None)], ["- 1-1 p0", "+ None p1 p2"]),
    ],
)  # fmt: skip
def test_stances_make_spells(said: list[tuple[str, int | None]], expected: list[str]) -> None:
    found = spells(taken(number, side, day) for number, (side, day) in enumerate(said))
    assert [written(spell) for spell in found] == expected


def written(spell: Spell) -> str:
    side = "+" if spell.side == "supports" else "-"
    days = (
        f"{(spell.first - DAY).days}-{(spell.last - DAY).days}"
        if spell.first and spell.last
        else "None"
    )
    return " ".join([side, days, *(stance.stance_id for stance in spell.stances)])


def test_the_surest_stance_of_the_first_day_stands_for_a_spell() -> None:
    (spell,) = spells(
        [
            taken(0, "+", 0, confidence=0.6),
            taken(1, "+", 0, confidence=0.8),
            taken(2, "+", 0, confidence=0.8),
            taken(3, "+", 1, confidence=0.9),
        ]
    )
    assert spell.founding.stance_id == "p1"


def test_an_article_is_counted_once() -> None:
    (spell,) = spells(
        [
            taken(0, "+", 0, articles=frozenset({"x", "y"})),
            taken(1, "+", 1, articles=frozenset({"y"})),
        ]
    )
    assert spell.articles == 2


def test_within_a_day_publication_and_place_decide() -> None:
    late, early = DAY + timedelta(days=9), DAY + timedelta(days=2)
    found = spells([taken(0, "+", 0, published=late), taken(1, "-", 0, published=early)])
    assert [spell.side for spell in found] == ["opposes", "supports"]
