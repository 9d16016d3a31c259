"""Time words of English news, against the publication day."""

import re
from datetime import date
from pathlib import Path

import pytest

from ingest.dates import UNKNOWN, find, published, resolve, said_date
from ingest.records import SaidDate

THURSDAY = date(2026, 3, 12)
NEW_YEARS_DAY = date(2026, 1, 1)  # a Thursday
SUNDAY = date(2026, 3, 15)


def told(when: SaidDate | None) -> str | None:
    """Write a date and its precision in short: "2026-03-12 day"."""
    return None if when is None else f"{when.on or ''} {when.precision}".strip()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # days
        ("today", "2026-03-12 day"),
        ("yesterday", "2026-03-11 day"),
        ("late yesterday", "2026-03-11 day"),
        ("last night", "2026-03-11 day"),
        ("overnight", "2026-03-12 day"),
        ("this morning", "2026-03-12 day"),
        ("earlier today", "2026-03-12 day"),
        ("tomorrow", "2026-03-13 day"),
        ("the day before yesterday", "2026-03-10 day"),
        ("the day after tomorrow", "2026-03-14 day"),
        ("earlier in the day", "2026-03-12 day"),
        # weekdays
        ("on Thursday", "2026-03-12 day"),
        ("Thursday", "2026-03-12 day"),
        ("on Friday", "2026-03-06 day"),
        ("Monday night", "2026-03-09 day"),
        ("late on Tuesday", "2026-03-10 day"),
        ("early Wednesday morning", "2026-03-11 day"),
        ("on Wed.", "2026-03-11 day"),
        ("last Thursday", "2026-03-05 day"),
        ("last Monday", "2026-03-09 day"),
        ("this past Sunday", "2026-03-08 day"),
        ("this Friday", "2026-03-13 day"),
        ("next Thursday", "2026-03-19 day"),
        ("next Friday", "2026-03-13 day"),
        ("Tuesday of last week", "2026-03-03 day"),
        ("on Tuesday next week", "2026-03-17 day"),
        # days of a month
        ("on 12 March", "2026-03-12 day"),
        ("on March 13", "2025-03-13 day"),
        ("March 12", "2026-03-12 day"),
        ("Sept. 5", "2025-09-05 day"),
        ("the 5th of February", "2026-02-05 day"),
        ("March 12th, 2025", "2025-03-12 day"),
        ("12 March 2027", "2027-03-12 day"),
        ("on Monday, December 29", "2025-12-29 day"),
        ("Friday, March 13", "2026-03-13 day"),
        ("on June 3 last year", "2025-06-03 day"),
        ("29 February", "2024-02-29 day"),
        ("on the 5th", "2026-03-05 day"),
        ("on the 20th", "2026-02-20 day"),
        ("the 20th of last month", "2026-02-20 day"),
        ("2026-02-28", "2026-02-28 day"),
        ("on Christmas Eve", "2025-12-24 day"),
        ("New Year\u2019s Day", "2026-01-01 day"),
        # weeks and weekends
        ("this week", "2026-03-09 week"),
        ("earlier this week", "2026-03-09 week"),
        ("earlier in the week", "2026-03-09 week"),
        ("last week", "2026-03-02 week"),
        ("next week", "2026-03-16 week"),
        ("over the weekend", "2026-03-02 week"),
        ("last weekend", "2026-03-02 week"),
        ("two weeks ago", "2026-02-23 week"),
        ("a couple of weeks ago", "2026-02-23 week"),
        ("in two weeks", "2026-03-23 week"),
        # months
        ("this month", "2026-03-01 month"),
        ("earlier this month", "2026-03-01 month"),
        ("last month", "2026-02-01 month"),
        ("at the end of last month", "2026-02-01 month"),
        ("in March", "2026-03-01 month"),
        ("in April", "2025-04-01 month"),
        ("in late January", "2026-01-01 month"),
        ("mid-February", "2026-02-01 month"),
        ("last March", "2025-03-01 month"),
        ("next March", "2027-03-01 month"),
        ("in January last year", "2025-01-01 month"),
        ("in October 2024", "2024-10-01 month"),
        ("three months ago", "2025-12-01 month"),
        ("a few days ago", "2026-03-01 month"),
        # years
        ("this year", "2026-01-01 year"),
        ("late last year", "2025-01-01 year"),
        ("in 2024", "2024-01-01 year"),
        ("in early 2025", "2025-01-01 year"),
        ("a year ago", "2025-01-01 year"),
        ("two decades ago", "2006-01-01 year"),
        ("999 decades ago", "0001-01-01 year"),
        ("last summer", "2025-01-01 year"),
        ("this spring", "2026-01-01 year"),
        ("next autumn", "2026-01-01 year"),
        ("in the summer of 2023", "2023-01-01 year"),
        ("several months ago", "2025-01-01 year"),
        # hours
        ("24 hours ago", "2026-03-11 day"),
        ("two hours ago", "2026-03-12 day"),
        # some time, and nobody says when
        ("recently", "unknown"),
        ("in recent weeks", "unknown"),
        ("years ago", "unknown"),
        ("in the 1990s", "unknown"),
        ("last winter", "unknown"),
        # no time expressions
        ("March on the capital", None),
        ("31 February", None),
        ("Fridays", None),
        ("said", None),
        ("", None),
    ],
)
def test_phrases_against_a_thursday(phrase: str, expected: str | None) -> None:
    assert told(resolve(phrase, THURSDAY)) == expected


@pytest.mark.parametrize(
    ("phrase", "day", "expected"),
    [
        ("yesterday", NEW_YEARS_DAY, "2025-12-31 day"),
        ("on Tuesday", NEW_YEARS_DAY, "2025-12-30 day"),
        ("this week", NEW_YEARS_DAY, "2025-12-29 week"),
        ("last month", NEW_YEARS_DAY, "2025-12-01 month"),
        ("last year", NEW_YEARS_DAY, "2025-01-01 year"),
        ("on December 31", NEW_YEARS_DAY, "2025-12-31 day"),
        ("in December", NEW_YEARS_DAY, "2025-12-01 month"),
        ("in January", NEW_YEARS_DAY, "2026-01-01 month"),
        ("on the 30th", NEW_YEARS_DAY, "2025-12-30 day"),
        ("two months ago", NEW_YEARS_DAY, "2025-11-01 month"),
        ("next week", date(2025, 12, 29), "2026-01-05 week"),
        ("tomorrow", date(2025, 12, 31), "2026-01-01 day"),
        ("next month", date(2025, 12, 31), "2026-01-01 month"),
        ("this week", SUNDAY, "2026-03-09 week"),
        ("last week", SUNDAY, "2026-03-02 week"),
        ("over the weekend", SUNDAY, "2026-03-09 week"),
        ("last weekend", SUNDAY, "2026-03-02 week"),
        ("last month", date(2026, 3, 31), "2026-02-01 month"),
        ("a year ago", date(2024, 2, 29), "2023-01-01 year"),
    ],
)
def test_phrases_where_periods_end(phrase: str, day: date, expected: str) -> None:
    assert told(resolve(phrase, day)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("on Friday", "2026-03-13 day"),
        ("on Thursday", "2026-03-19 day"),
        ("in April", "2026-04-01 month"),
        ("in March", "2027-03-01 month"),
        ("on March 13", "2026-03-13 day"),
        ("on the 5th", "2026-04-05 day"),
        ("last Friday", "2026-03-06 day"),
    ],
)
def test_with_a_future_tense_the_next_one_is_meant(phrase: str, expected: str) -> None:
    assert told(resolve(phrase, THURSDAY, future=True)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("a day earlier", "2026-03-01 day"),
        ("three days later", "2026-03-05 day"),
        ("two weeks before", "2026-02-16 week"),
        ("the same day", "2026-03-02 day"),
        ("later that day", "2026-03-02 day"),
        ("the night before", "2026-03-01 day"),
        ("the following day", "2026-03-03 day"),
        ("the next morning", "2026-03-03 day"),
        ("the previous week", "2026-02-23 week"),
        ("the following Monday", "2026-03-09 day"),
        ("the previous month", "2026-02-01 month"),
        ("on Thursday", "2026-03-12 day"),
    ],
)
def test_some_phrases_count_from_a_day_spoken_of_before(phrase: str, expected: str) -> None:
    assert told(resolve(phrase, THURSDAY, anchor=date(2026, 3, 2))) == expected


def test_without_an_anchor_such_a_phrase_is_some_time_of_the_text() -> None:
    assert resolve("a day earlier", THURSDAY) == SaidDate(source="text")


def test_without_a_publication_day_only_whole_dates_are_placed() -> None:
    assert resolve("on Thursday", None) == SaidDate(source="text")
    assert resolve("May 5", None) == SaidDate(source="text")
    assert told(resolve("May 5, 2025", None)) == "2025-05-05 day"
    assert told(resolve("in 2024", None)) == "2024-01-01 year"


def test_a_date_from_the_words_says_so() -> None:
    when = resolve("yesterday", THURSDAY)
    assert when is not None
    assert when.source == "text"
    assert published(THURSDAY) == SaidDate(on=THURSDAY, precision="day", source="published")
    assert published(None) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The envoy said on Thursday that she would go.", ["on Thursday"]),
        ("Oldhaven Thursday gave way.", ["Thursday"]),
        (
            "He spoke late on Tuesday night, two days ago.",
            ["late on Tuesday night", "two days ago"],
        ),
        ("Last week, she agreed; this week she did not.", ["Last week", "this week"]),
        ("They met on Monday, March 9, 2026, in Oslo.", ["on Monday, March 9, 2026"]),
        ("It was signed in May.", ["in May"]),
        ("A term they had agreed to on Monday", ["on Monday"]),
        ("In Friday's speech he spoke of Sunday's attack.", ["In Friday"]),
        (
            "The day before, a minister had said so a week earlier.",
            ["The day before", "a week earlier"],
        ),
        # bounds, plans, names and counts that tell no day
        ("It has stood since Monday and lasts until next week.", []),
        ("They want it by Friday, before Christmas Day.", []),
        ("A meeting planned for Thursday was put off for two weeks.", []),
        ("Ms. May may march at 2024 prices to April.", []),
        ("The day after the summit they left.", []),
        ("Every Monday the Sunday Herald is read on Fridays.", []),
        ("The fall of the town; the June 9 dinner; a late August recess.", []),
        ("Prices fall on Super Tuesday and rise on Good Friday.", []),
        ("He noted that Saturday would be too late for a recently elected man.", ["Saturday"]),
        ("They will meet in the fall, not this summer.", ["in the fall", "this summer"]),
        ("No time is told here.", []),
    ],
)
def test_expressions_are_found_in_a_sentence(text: str, phrases: list[str]) -> None:
    found = list(find(text))
    assert [phrase for _, _, phrase in found] == phrases
    assert all(text[start:end] == phrase for start, end, phrase in found)


def test_every_found_expression_can_be_placed() -> None:
    text = (
        "Early on Monday, on 3 May, in 2024, a year ago, last summer, over the weekend, recently."
    )
    assert [told(resolve(phrase, THURSDAY)) for _, _, phrase in find(text)] == [
        "2026-03-09 day",
        "2025-05-03 day",
        "2024-01-01 year",
        "2025-01-01 year",
        "2025-01-01 year",
        "2026-03-02 week",
        "unknown",
    ]


def date_of(text: str, cue: str, said: str = "", day: date | None = THURSDAY) -> str | None:
    """Date the statement of a sentence, given its cue and the words said."""
    start = text.index(cue)
    outside = [(text.index(said), text.index(said) + len(said))] if said else []
    when = said_date(text, (start, start + len(cue)), day, outside=outside)
    return f"{told(when)} {when.source}"


@pytest.mark.parametrize(
    ("text", "cue", "said", "expected"),
    [
        ("The mayor said on Tuesday it was over.", "said", "", "2026-03-10 day text"),
        ("On Tuesday, the mayor said it was over.", "said", "", "2026-03-10 day text"),
        ("The mayor said it was over.", "said", "", "2026-03-12 day published"),
        ("She said Monday that it began last week.", "said", "", "2026-03-09 day text"),
        ("She said it began last week.", "said", "it began last week", "2026-03-12 day published"),
        ("He said they would meet on Monday.", "said", "", "2026-03-12 day published"),
        ("He announced a vote on March 20.", "announced", "", "2026-03-12 day published"),
        ("He announced it on July 20.", "announced", "", "2025-07-20 day text"),
        ("He spoke of it next week.", "spoke", "", "2026-03-12 day published"),
        ("He has previously said so.", "said", "", "unknown text"),
        ("Ms. Roe, who resigned on Monday, said so.", "said", "", "2026-03-12 day published"),
        ("Ms. Roe, elected in 2014, said so.", "said", "", "2026-03-12 day published"),
        ("Ms. Roe said so to those who came on Monday.", "said", "", "2026-03-12 day published"),
        (
            "Recently, after a long winter in the hills, she said so.",
            "said",
            "",
            "2026-03-12 day published",
        ),
        ("In a speech on Monday, Ms. Roe said so.", "said", "", "2026-03-09 day text"),
        (
            "Asked about her on Monday, who had left, he said so.",
            "said",
            "",
            "2026-03-12 day published",
        ),
        ("Asked about her on Monday, who said so, he smiled.", "said", "", "2026-03-09 day text"),
        ("He noted that Saturday would be too late.", "noted", "", "2026-03-12 day published"),
        ("Ms. Roe on Monday also said so.", "said", "", "2026-03-09 day text"),
        ("Ms. Roe said so after talks in Oldhaven on Monday.", "said", "", "2026-03-09 day text"),
        ("Ms. Roe said in March 2025 that it would end.", "said", "", "2025-03-01 month text"),
    ],
)
def test_a_statement_has_the_date_nearest_its_cue(
    text: str, cue: str, said: str, expected: str
) -> None:
    assert date_of(text, cue, said) == expected


def test_a_statement_of_an_undated_article_has_no_date() -> None:
    assert date_of("She said so.", "said", day=None) == "unknown unknown"
    assert date_of("She said so on Monday.", "said", day=None) == "unknown text"


PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
ROW = re.compile(r"\| ([^|]+) \| (\d{4}-\d{2}-\d{2}|none) \| (day|week|month|year|unknown) \|")


def test_the_page_about_reading_tells_what_is_so() -> None:
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert len(rows) > 10
    for phrases, on, precision in rows:
        for phrase in phrases.split(", "):
            expected = precision if on == "none" else f"{on} {precision}"
            assert told(resolve(phrase, THURSDAY)) == expected, phrase
