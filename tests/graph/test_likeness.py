import math
from dataclasses import replace

import numpy as np

from graph.likeness import FEATURES, features, likeness
from ingest.meaning import packed
from ingest.records import Meaning


def unit(angle: float) -> bytes:
    return packed(np.array([math.cos(angle), math.sin(angle)]))


ONE = Meaning(
    turned=False,
    action="joins",
    names=("nato",),
    countries=("SWE",),
    acronyms=("NATO",),
    initials="SN",
    vector=unit(0),
    action_vector=unit(0),
)


def named(one: Meaning, other: Meaning) -> dict[str, float]:
    return dict(zip(FEATURES, features(one, other), strict=True))


def test_a_wording_is_like_itself() -> None:
    assert likeness(ONE, ONE) > 0.8


def test_likeness_does_not_depend_on_the_order() -> None:
    other = replace(ONE, countries=("FIN",), vector=unit(0.4), numbers=("2",))
    assert likeness(ONE, other) == likeness(other, ONE)


def test_nearness_alone_is_not_enough() -> None:
    assert likeness(ONE, replace(ONE, countries=("FIN",))) < 0.5


def test_the_same_names_alone_are_not_enough() -> None:
    assert likeness(ONE, replace(ONE, vector=unit(1.2), action_vector=unit(1.2))) < 0.5


def test_another_number_is_another_position() -> None:
    second, third = replace(ONE, numbers=("#2",)), replace(ONE, numbers=("#3",))
    assert likeness(second, third) < 0.5 < likeness(second, second)


def test_forms_of_one_name_are_one() -> None:
    catalan = named(replace(ONE, names=("catalan",)), replace(ONE, names=("catalonia",)))
    assert catalan["shared names"] == 1
    iran = named(replace(ONE, names=("iran",)), replace(ONE, names=("iraq",)))
    assert iran["other names"] == 1


def test_an_acronym_is_what_it_stands_for() -> None:
    short = replace(ONE, names=("who",), acronyms=("WHO",), initials="W")
    long = replace(ONE, names=("world", "health", "organization"), acronyms=(), initials="UWHO")
    found = named(short, long)
    assert found["acronym"] == 1
    assert found["other names"] == 0
    assert named(short, replace(long, initials="UWO"))["acronym"] == 0
