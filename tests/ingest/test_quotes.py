"""Quotations: which marks pair, and what a forgotten one costs."""

import pytest

from ingest.quotes import find_quotes, uniform


def inner(text: str) -> list[str]:
    return [text[slice(*q.inner)] for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will wait,” she said.", ["We will wait,"]),
        ('"We will wait," she said. "For now."', ["We will wait,", "For now."]),
        ("‘‘The lock stays shut,’’ he said.", ["The lock stays shut,"]),
        ("She said ‘the lock will stay shut’ and left.", ["the lock will stay shut"]),
        ("The members’ vote and the ‘dam’ are theirs.", ["dam"]),
        ("The 'members' vote' is over, the '90s are not.", ["members' vote"]),
        ("'It's the members' money,' she said.", ["It's the members' money,"]),
        ("Rock 'n' roll and the members' vote.", []),
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


@pytest.mark.parametrize(
    "marks",
    ["\u201c\u201d", "\u201e\u201c", "\u201e\u201d", "\u00ab\u00bb", "\u2018\u2019", "''", '""'],
)
def test_a_quotation_reads_the_same_in_any_marks(marks: str) -> None:
    text = (
        f"The {marks[0]}dam{marks[1]} holds. {marks[0]}It's the members' money,{marks[1]} she said."
    )
    assert uniform(text) == 'The "dam" holds. "It\'s the members\' money," she said.'


def test_what_nobody_opened_stays_as_it_is() -> None:
    assert uniform("We will not pay,\u201d he said.") == "We will not pay,\u201d he said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("''The lock stays shut,'' she said. ''For now.''", ["The lock stays shut,", "For now."]),
        ("``The lock stays shut,'' she said, ``for now.''", ["The lock stays shut,", "for now."]),
        (
            "''We waited for years.\n\n''Now we act,'' she said.",
            ["We waited for years.", "Now we act,"],
        ),
        ("The members'' vote.", []),
    ],
)
def test_two_apostrophes_are_a_mark(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
