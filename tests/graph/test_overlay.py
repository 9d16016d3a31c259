from collections.abc import Mapping

import pytest

from graph.entries import SHAPES, BadEntry, Entry, entry_of
from graph.overlay import NONE, Contradiction, Overlay


def overlay(*rows: Mapping[str, object]) -> Overlay:
    return Overlay.of([entry_of(row, f"entry {n}") for n, row in enumerate(rows, start=1)])


def test_nothing_is_corrected_without_entries() -> None:
    assert NONE.actor("anna-volk", "a1") == "anna-volk"
    assert NONE.position("q1", "toll norhaven") == ("q1", False)


def test_merges_are_followed_to_their_end_and_turn() -> None:
    found = overlay(
        {"merge position": "q1", "into": "q2", "opposite": True},
        {"merge position": "q2", "into": "q3"},
        {"merge position": "q3", "into": "q4", "opposite": True},
    )
    assert found.position("q1", "x") == ("q4", False)
    assert found.position("q2", "x") == ("q4", True)
    assert found.position("q4", "x") == ("q4", False)


def test_a_wording_that_is_moved_goes_before_its_position() -> None:
    found = overlay(
        {"move wording": "ban toll", "to": "q2", "opposite": True},
        {"merge position": "q1", "into": "q3"},
        {"merge position": "q2", "into": "q4", "opposite": True},
    )
    assert found.position("q1", "ban toll") == ("q4", False)
    assert found.position("q1", "toll") == ("q3", False)


def test_a_split_takes_its_wordings_along_and_may_be_merged_again() -> None:
    split = {"split position": "q1", "new": "late-toll", "text": "a late toll", "wordings": ["a b"]}
    assert overlay(split).position("q1", "a b") == ("late-toll", False)
    found = overlay(split, {"merge position": "late-toll", "into": "q9"})
    assert found.position("q1", "a b") == ("q9", False)
    assert found.position("q1", "b c") == ("q1", False)


def test_what_is_fixed_for_one_piece_of_evidence_goes_first() -> None:
    found = overlay({"move wording": "toll", "to": "q2"}, {"merge position": "q5", "into": "q6"})
    assert found.position("q1", "toll", "q5") == ("q6", False)


def test_articles_are_split_off_an_actor() -> None:
    found = overlay(
        {"split actor": "volk", "new": "volk-2", "name": "Volk", "articles": ["a1"]},
        {"split actor": "volk", "new": "volk-3", "name": "Volk", "articles": ["a2"],
         "speaks for": ["NOR"]},
        {"merge actor": "volk-2", "into": "anna-volk"},
    )  # fmt: skip
    assert found.actor("volk", "a1") == "anna-volk"
    assert found.actor("volk", "a2") == "volk-3"
    assert found.actor("volk", "a3") == "volk"
    assert (found.voice("volk", "NOR"), found.voice("volk", "IRL")) == ("volk-3", "volk")


TWICE = [
    ({"merge actor": "a", "into": "b"}, {"merge actor": "a", "into": "c"}),
    ({"merge position": "q1", "into": "q2"}, {"merge position": "q1", "into": "q2"}),
    ({"move wording": "f", "to": "q1"}, {"move wording": "f", "to": "q2"}),
    (
        {"move wording": "f", "to": "q1"},
        {"split position": "q3", "new": "n", "text": "t", "wordings": ["e", "f"]},
    ),
    ({"rename actor": "a", "name": "A"}, {"rename actor": "a", "name": "B"}),
    ({"fix stance": "p1", "dismiss": True}, {"fix stance": "p1", "side": "supports"}),
    ({"fix stance": "p1", "dismiss": True}, {"confirm stance": "p1"}),
    ({"move wording": "f", "to": "q1"}, {"confirm wording": "f", "position": "q2"}),
    (
        {"split actor": "a", "new": "b", "name": "B", "articles": ["1"]},
        {"split actor": "a", "new": "c", "name": "C", "articles": ["1"]},
    ),
    (
        {"split actor": "a", "new": "c", "name": "B", "articles": ["1"]},
        {"split actor": "b", "new": "c", "name": "C", "articles": ["1"]},
    ),
]


@pytest.mark.parametrize("rows", TWICE)
def test_entries_that_cannot_both_be_right_are_named(
    rows: tuple[dict[str, object], dict[str, object]],
) -> None:
    with pytest.raises(Contradiction, match=r"entry 1.*") as told:
        overlay(*rows)
    assert "entry 2" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_circle_of_merges_is_named() -> None:
    with pytest.raises(Contradiction, match=r"entry 1, entry 2, entry 3: .* circle, a into b"):
        overlay(
            {"merge actor": "a", "into": "b"},
            {"merge actor": "b", "into": "c"},
            {"merge actor": "c", "into": "a"},
        )


def test_a_merge_into_a_circle_of_others_ends() -> None:
    with pytest.raises(Contradiction, match="circle"):
        overlay(
            {"merge position": "x", "into": "a"},
            {"merge position": "a", "into": "b"},
            {"merge position": "b", "into": "a"},
        )


def test_merged_by_others_and_kept_apart_is_named() -> None:
    with pytest.raises(Contradiction, match=r"entry 3: .* kept apart"):
        overlay(
            {"merge actor": "a", "into": "c"},
            {"merge actor": "b", "into": "c"},
            {"keep actor apart": "a", "from": "b"},
        )


GOOD: list[dict[str, object]] = [
    {"merge position": "q1", "into": "q2", "opposite": True, "by": "AB", "when": "2031-02-03"},
    {"fix stance": "p1", "side": "opposes", "actor": "anna-volk", "why": "misread"},
    {"split actor": "a", "new": "b", "name": "B", "articles": ["1", "2"]},
]


@pytest.mark.parametrize("row", GOOD)
def test_an_entry_is_written_as_it_was_read(row: dict[str, object]) -> None:
    assert entry_of(row).row == row
    assert entry_of(entry_of(row).row) == entry_of(row)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({}, "no kind"),
        ({"marge actor": "a", "into": "b"}, "'marge actor' is no kind of correction"),
        ({"merge actor": "a", "merge position": "q", "into": "b"}, "in one entry"),
        ({"merge actor": "a"}, "lacks the field 'into'"),
        ({"merge actor": "a", "into": "a"}, "twice"),
        ({"merge actor": "a", "into": "b", "opposite": True}, "no field 'opposite'"),
        ({"merge position": "a", "into": "b", "opposite": "perhaps"}, "true or false"),
        ({"merge position": "a", "into": True}, "a text"),
        ({"merge position": "a", "into": "b", "when": "soon"}, "a date"),
        ({"fix stance": "p1", "side": "neither"}, "supports or opposes"),
        ({"fix stance": "p1"}, "fixes nothing"),
        ({"split actor": "a", "new": "b", "name": "B", "articles": "1"}, "a list"),
        ({"split actor": "a", "new": "b", "name": "B", "articles": []}, "a list"),
    ],
)
def test_a_bad_entry_is_told_in_one_line(row: dict[str, object], told: str) -> None:
    with pytest.raises(BadEntry, match=told):
        entry_of(row)


def test_every_kind_can_be_written_with_what_it_needs() -> None:
    values: dict[str, object] = {"wordings": ["f"], "articles": ["1"]}
    for kind, shape in SHAPES.items():
        more = {"dismiss": True} if kind.startswith("fix") else {}
        row = {kind: "x", **{name: values.get(name, "y") for name in shape.needed}, **more}
        entry = entry_of(row)
        assert isinstance(entry, Entry)
        assert str(entry).startswith(f"{kind} x")
