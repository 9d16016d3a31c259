"""In which order a codebook takes a wording: pattern, form, nearness; and on which side."""

import pytest

from graph.codebook import NO_BOOK, BadCodebook, Codebook, Coded, coded_of
from graph.placing import Wording
from tests.graph.sample import meant


def wording(text: str, seed: str | None = None, *, turned: bool = False) -> Wording:
    return Wording(f"form of {text}", text, meant(text, seed, turned=turned))


TOLL = Coded(
    slug="toll",
    text="a toll",
    patterns=(r"\btolls?\b",),
    opposites=("free passage",),
    opposite_patterns=("for nothing",),
)
FERRY = Coded(slug="ferry", text="a ferry", examples=("a boat",), patterns=("toll ferry",))
BOOK = Codebook(
    positions=(TOLL, FERRY),
    read={
        "a toll": wording("a toll"),
        "free passage": wording("free passage"),
        "a ferry": wording("a ferry"),
        "a boat": wording("a boat"),
    },
)


@pytest.mark.parametrize(
    ("given", "slug", "turned", "why"),
    [
        (wording("TOLLS on the bridge"), "toll", False, "pattern"),
        (wording("no toll at all", turned=True), "toll", True, "pattern"),
        (wording("crossing for nothing"), "toll", True, "pattern"),
        (wording("a toll ferry"), "toll", False, "pattern"),  # the first in the file
        (Wording("form of a boat", "the boats", meant("x")), "ferry", False, "as 'a boat'"),
        (Wording("form of free passage", "passing", meant("x")), "toll", True, "as "),
        (Wording("form of a boat", "toll boat", meant("x")), "toll", False, "pattern"),
        (wording("a vessel", "a ferry"), "ferry", False, "like 'a ferry'"),
        (wording("an end to vessels", "a ferry", turned=True), "ferry", True, "like "),
        (wording("passing", "free passage"), "toll", True, "like 'free passage'"),
    ],
)
def test_a_wording_is_placed(given: Wording, slug: str, turned: bool, why: str) -> None:
    found = BOOK.place(given)
    assert found is not None
    assert (found.slug, found.turned) == (slug, turned)
    assert found.why.startswith(why)


def test_what_is_near_to_nothing_stays_where_it_is() -> None:
    assert BOOK.place(wording("higher pensions")) is None
    assert BOOK.place(Wording("form", "words without a meaning", None)) is None
    assert NO_BOOK.place(wording("a toll")) is None


def test_one_wording_cannot_be_on_both_sides() -> None:
    both = Coded(slug="toll", text="a toll", opposites=("the toll",))
    same = wording("a toll")
    with pytest.raises(BadCodebook, match="'the toll' of toll"):
        Codebook(
            positions=(both,), read={"a toll": same, "the toll": same._replace(text="the toll")}
        )


def test_a_position_is_written_as_it_was_read() -> None:
    for coded in BOOK.positions:
        assert coded_of(coded.row) == coded
