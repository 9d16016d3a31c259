import csv
import io
import json
from datetime import date, datetime

import pytest

from stancegraph.layout import heading
from stancegraph.output import Format, print_rows

ROWS: list[dict[str, object]] = [
    {
        "who": "Ida Ould",
        "saidOn": date(2031, 3, 4),
        "stances": 12,
        "confidence": 0.875,
        "hearsay": True,
        "aliases": ["Ms. Ould", "the minister"],
    },
    {
        "who": 'Jo "the [bold]pier[/bold]" Pell, MP',
        "saidOn": None,
        "stances": 3,
        "confidence": 1.0,
        "hearsay": False,
        "aliases": [],
    },
]
COLUMNS = list(ROWS[0])


def test_csv_reads_back_with_iso_dates(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, COLUMNS, Format.csv)
    back = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert back[0] == {
        "who": "Ida Ould",
        "saidOn": "2031-03-04",
        "stances": "12",
        "confidence": "0.875",
        "hearsay": "true",
        "aliases": "Ms. Ould; the minister",
    }
    assert back[1]["who"] == 'Jo "the [bold]pier[/bold]" Pell, MP'
    assert back[1]["saidOn"] == ""


def test_json_keeps_types_and_writes_dates_as_days(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([*ROWS, {"at": datetime(2031, 3, 4, 5, 6)}], COLUMNS, Format.json)  # noqa: DTZ001
    back = json.loads(capsys.readouterr().out)
    assert back[0] == ROWS[0] | {"saidOn": "2031-03-04"}
    assert back[2]["at"] == "2031-03-04T05:06:00"


def test_a_table_is_plain_words_and_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, COLUMNS, Format.table)
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "said on" in shown
    assert "2031-03-04" in shown
    assert "0.88" in shown
    assert " yes " in shown
    assert "[bold]" in shown


@pytest.mark.parametrize("width", [80, 100])
def test_a_table_keeps_its_width_and_loses_no_word(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    said = "Nobody will sail from the old pier before the harbour master has seen every plank. " * 3
    rows = [{"who": "Ida Ould", "saidOn": date(2031, 3, 4), "text": said.strip(), "stances": 1}]
    print_rows(rows, list(rows[0]), Format.table)
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= width
    assert shown.count("harbour") == 3
    assert "2031-03-04" in shown


def test_no_rows_are_an_empty_list_or_a_header(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], ["who", "saidOn"], Format.csv)
    print_rows([], ["who"], Format.json)
    assert capsys.readouterr().out == "who,saidOn\n[]\n"


@pytest.mark.parametrize(
    ("column", "words"),
    [("saidOn", "said on"), ("who", "who"), ("first_day", "first day"), ("iso3", "iso3")],
)
def test_heading_writes_a_name_as_words(column: str, words: str) -> None:
    assert heading(column) == words
