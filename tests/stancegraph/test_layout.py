from datetime import date, datetime

import pytest

from stancegraph.layout import cell, heading, lines, plan, wrap

ROW: dict[str, object] = {
    "actor": "Ida Ould",
    "position": "a toll on the ferry",
    "before": "opposes",
    "quoteBefore": "No toll.",
    "after": "supports",
    "quoteAfter": "A toll is fair.",
    "figure": None,
    "conditional": False,
    "outlet": "The Pier",
    "article": "Minister turns",
    "published": date(2031, 3, 4),
    "stanceIdBefore": "p1",
    "stanceIdAfter": "p2",
    "positionId": "q9",
}


def shown(rows: list[dict[str, object]], width: int = 80) -> list[str]:
    return [line.plain for line in lines(rows, list(rows[0]), width)]


def test_each_quote_stands_below_with_its_own_id_and_the_source() -> None:
    assert shown([ROW])[2:] == [
        "Ida Ould  a toll on the ferry  opposes  supports",
        '    before: "No toll."  [p1]',
        '    after: "A toll is fair."  [p2]',
        "    The Pier, 2031-03-04: Minister turns",
    ]


def test_columns_that_are_empty_everywhere_are_left_out() -> None:
    assert plan([ROW], list(ROW), 80).grid == ("actor", "position", "before", "after")
    assert "figure" in plan([ROW, ROW | {"figure": "24 hours"}], list(ROW), 80).grid


def test_what_has_no_room_in_a_line_stands_below() -> None:
    row = ROW | {"position": "a toll on the ferry " * 3, "conditional": True}
    told = shown([row], width=54)
    assert told[0].split() == ["actor", "position", "before", "after"]
    assert "    conditional yes" in told
    no = shown([row | {"conditional": False}, row], width=54)
    assert no.count("    conditional yes") == 1


def test_a_plain_grid_has_no_blank_lines_and_numbers_stand_right() -> None:
    rows: list[dict[str, object]] = [
        {"outlet": "The Pier", "articles": 9},
        {"outlet": "Ferry News", "articles": 12},
    ]
    assert shown(rows) == [
        "outlet      articles",
        "--------------------",
        "The Pier           9",
        "Ferry News        12",
    ]


def test_an_answer_of_ids_alone_shows_them() -> None:
    assert shown([{"statementId": "s1"}]) == ["statement id", "------------", "s1"]


def test_the_widest_column_gives_way_and_wraps() -> None:
    row: dict[str, object] = {"actor": "Ida Ould", "position": "the ferry is free for all " * 5}
    told = shown([row], width=40)
    assert max(map(len, told)) <= 40
    assert " ".join(" ".join(told[2:]).split()).count("free for all") == 5
    assert told[2].startswith("Ida Ould  the ferry")


def test_wide_letters_count_twice() -> None:
    rows: list[dict[str, object]] = [{"a": "日本", "b": "x"}, {"a": "abcd", "b": "y"}]
    assert shown(rows)[2:] == ["日本  x", "abcd  y"]


def test_no_row_prints_nothing_but_the_heading_of_nothing() -> None:
    assert [line.plain for line in lines([], ["actor"], 80)] == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, ""),
        (0.756, "0.76"),
        (date(2031, 1, 2), "2031-01-02"),
        (datetime(2031, 1, 2, 3, 4, 5), "2031-01-02 03:04"),  # noqa: DTZ001
        (["a", None, "b"], "a; ; b"),
        ("two\n lines", "two lines"),
    ],
)
def test_a_value_is_one_line(value: object, text: str) -> None:
    assert cell(value) == text


def test_words_longer_than_a_line_are_broken() -> None:
    assert wrap("aaaaaaaaaa bb", 4) == ["aaaa", "aaaa", "aa", "bb"]


def test_heading_writes_camel_case_as_words() -> None:
    assert heading("dependsOn") == "depends on"
