import math
from datetime import date
from itertools import permutations

import numpy as np
import pytest

from graph.ids import position_id
from graph.placing import WIDTH, Places, Wording, blocks
from ingest.meaning import packed
from ingest.records import Meaning

DAY = date(2031, 5, 4)


def wording(canonical: str, angle: float = 0, *countries: str, turned: bool = False) -> Wording:
    vector = packed(np.array([math.cos(angle), math.sin(angle)] + [0.0] * (WIDTH - 2)))
    meaning = Meaning(
        turned=turned,
        action="toll",
        countries=countries or ("NOR",),
        vector=vector,
        action_vector=vector,
    )
    return Wording(canonical, canonical, meaning)


def settled(*met: tuple[Wording, date | None]) -> Places:
    places = Places()
    for one, day in met:
        places.meet(one, day)
    places.settle()
    return places


def test_wordings_near_in_meaning_with_the_same_names_are_one_position() -> None:
    first, second = wording("toll"), wording("bridge toll", 0.1)
    places = settled((first, DAY), (second, DAY.replace(year=2032)))
    assert places.place(first).position_id == places.place(second).position_id
    assert places.place(second).text == "toll"
    assert places.place(second).why.startswith("like 'toll' (0.")


@pytest.mark.parametrize("other", [wording("ferry", 1.2), wording("toll in Chad", 0, "TCD")])
def test_another_meaning_or_another_country_is_another_position(other: Wording) -> None:
    first = wording("toll")
    places = settled((first, DAY), (other, DAY))
    assert places.place(first).position_id != places.place(other).position_id
    assert places.place(other).why == "founds it"


def test_the_earliest_founds_whatever_the_order() -> None:
    met = [
        (wording("c", 0.1), date(2031, 3, 1)),
        (wording("a", 0.2), date(2031, 2, 1)),
        (wording("b", 0.0), None),
    ]
    for order in permutations(met):
        places = settled(*order)
        assert {places.place(one).position_id for one, _ in met} == {position_id("a")}


def test_of_one_day_the_first_by_form_founds() -> None:
    met = [(wording("b", 0.1), DAY), (wording("a"), DAY)]
    assert settled(*met).place(met[0][0]).position_id == position_id("a")


def test_what_was_there_before_keeps_its_founder() -> None:
    places, later = Places(), wording("bridge toll", 0.1)
    places.found("kept", wording("toll"))
    places.meet(later, date(1999, 1, 1))
    places.settle()
    assert places.place(later).position_id == "kept"


def test_a_wording_is_compared_with_the_founder_alone() -> None:
    chain = [(wording(f"w{n}", 0.35 * n), date(2031, 1, 1 + n)) for n in range(5)]
    places = settled(*chain)
    found = [places.place(one).position_id for one, _ in chain]
    assert found[0] == found[1] != found[4]


def test_a_turned_wording_stands_on_the_other_side() -> None:
    ban, bull = wording("ban on toll", 0.1, turned=True), wording("toll")
    places = settled((ban, DAY), (bull, DAY))
    assert places.place(ban).position_id == places.place(bull).position_id
    assert [places.place(one).turned for one in (ban, bull)] == [False, True]


def test_many_positions_outgrow_the_first_room() -> None:
    met = [(wording(f"w{n:03}", 0, f"A{n:02}"), DAY) for n in range(90)]
    places = settled(*met)
    assert len({places.place(one).position_id for one, _ in met}) == 90


def test_blocks_are_names_and_countries_else_words() -> None:
    named = Meaning(turned=False, action="toll", names=("norhaven",), countries=("NOR",))
    assert blocks(named) == ["NOR", "name norh"]
    assert blocks(Meaning(turned=False, action="bridge toll")) == ["word brid", "word toll"]
