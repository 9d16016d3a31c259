"""Quotations: which marks pair, and what a forgotten one costs."""

import pytest

from ingest.quotes import find_quotes


def inner(text: str) -> list[str]:
    return [text[slice(*q.inner)] for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will wait,” she said.", ["We will wait,"]),
        ('"We will wait," she said. "For now."', ["We will wait,", "For now."]),
        ("‘‘The lock stays shut,’’ he said.", ["The lock stays shut,"]),
        ("She said ‘the lock will stay shut’ and left.", ["the lock will stay shut"]),
        ("The members’ vote and the ‘dam’ are theirs.", []),
        ("No quotation here.", []),
        ("«The lock stays shut,» he said.", ["The lock stays shut,"]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quote_goes_on_in_the_next_paragraph() -> None:
    text = "“We waited for years.\n\n“Now we act,” she said."
    assert inner(text) == ["We waited for years.", "Now we act,"]


def test_a_forgotten_mark_costs_its_sentence_and_no_more() -> None:
    text = "“We waited for years. The minister left early.\nLater “a deal” was signed."
    assert inner(text) == ["We waited for years.", "a deal"]


def test_an_opening_mark_closes_what_was_left_open() -> None:
    text = "“We see that he is willing. “We welcome that.”"
    assert inner(text) == ["We see that he is willing.", "We welcome that."]


def test_straight_marks_inside_a_long_paragraph_do_not_invert() -> None:
    text = 'He said "yes" and "no", then "perhaps" (or "never").'
    assert inner(text) == ["yes", "no", "perhaps", "never"]


def test_a_closing_mark_alone_takes_its_paragraph() -> None:
    text = "It was lost.\nWe will not pay,” he said."
    assert inner(text) == ["We will not pay,"]
