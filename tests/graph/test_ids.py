from datetime import date

import pytest

from graph.ids import (
    condition_id,
    digest,
    position_id,
    slug,
    spell_id,
    stance_id,
    statement_id,
    tokens,
)


def test_ids_stay_what_they_are() -> None:
    assert statement_id("a1", [(0, 5), (9, 12)], "said") == "s" + digest(
        "statement", "a1", "0-5,9-12", "said"
    )
    assert statement_id("a1", [(0, 5)], "said") == "s2d4f22bf75c670c3"
    assert stance_id("a1", (0, 5), "Volk", "supports") == "p1b07685799c5fb1c"
    assert condition_id("a1", (0, 5), (6, 9)) == "ce8ebab1ddd5733e3"
    assert position_id("canal open") == "qf1f9abac67c6dac8"
    assert spell_id("anna-volk", "SUPPORTS", "q1", date(2031, 1, 2)) == "ec61835502a945cc2"


@pytest.mark.parametrize(
    "other",
    [
        statement_id("a2", [(0, 5)], "said"),
        statement_id("a1", [(0, 6)], "said"),
        statement_id("a1", [(0, 5)], "told"),
        statement_id("a1", [(0, 5), (6, 7)], "said"),
    ],
)
def test_another_place_or_cue_is_another_statement(other: str) -> None:
    assert other != statement_id("a1", [(0, 5)], "said")


def test_where_the_parts_are_split_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O\u2019Brien-Smith", ["obrien", "smith"]),
        ("Jos\u00e9  MU\u00d1OZ", ["jose", "munoz"]),
        ("U.S. Army", ["us", "army"]),
        ("\u7fd2\u8fd1\u5e73", ["\u7fd2\u8fd1\u5e73"]),
        ("--", []),
    ],
)
def test_names_are_split_into_words(text: str, words: list[str]) -> None:
    assert tokens(text) == words


def test_slugs_are_readable_and_never_too_long() -> None:
    assert slug(["anna", "volk"]) == "anna-volk"
    assert slug([]).startswith("x")
    one, two = slug(["word"] * 40 + ["one"]), slug(["word"] * 40 + ["two"])
    assert one != two
    assert len(one) == len(two) == 97
