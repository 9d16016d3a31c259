import json
from pathlib import Path
from typing import Any

import pytest

from stancegraph.codebook import book_at
from stancegraph.positions import BadStance, assign, read_coded
from stancegraph.problems import Exit
from tests.stancegraph.conftest import Command

ROWS: list[dict[str, Any]] = [
    {
        "id": "1",
        "actor": "Ada Marr",
        "polarity": "supports",
        "position": "a bridge toll in Norhaven",
        "sentence": "Marr demands a toll of 2 euros on the bridge.",
        "date": "2031-01-02",
    },
    {
        "id": "2",
        "actor": "Ada Marr",
        "polarity": "supports",
        "position": "the Norhaven bridge toll",
        "sentence": "Marr now wants a toll of 5 euros.",
        "date": "2031-02-02",
    },
    {
        "id": "3",
        "actor": "Ada Marr",
        "polarity": "supports",
        "position": "abolition of the Norhaven bridge toll",
        "sentence": "Marr wants to abolish the toll.",
        "date": "2031-03-02",
    },
    {
        "id": "4",
        "actor": "Ben Volk",
        "polarity": "opposes",
        "position": "a second ferry to Teln",
        "sentence": "Volk spoke against a second ferry.",
        "date": "2031-03-02",
    },
]


def written(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "coded.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_stances_are_placed_and_their_changes_typed(tmp_path: Path) -> None:
    placed = {row["id"]: row for row in assign(read_coded(written(tmp_path, *ROWS)))}
    assert len({placed[name]["positionId"] for name in "123"}) == 1
    assert placed["4"]["positionId"] != placed["1"]["positionId"]
    assert [placed[name]["stance"] for name in "1234"] == [
        "supports",
        "supports",
        "opposes",
        "opposes",
    ]
    assert [placed[name]["change"] for name in "1234"] == [
        None,
        "figure_changed",
        "reversal",
        None,
    ]


def test_the_order_of_the_lines_does_not_matter(tmp_path: Path) -> None:
    forth = list(assign(read_coded(written(tmp_path, *ROWS))))
    back = list(assign(read_coded(written(tmp_path, *reversed(ROWS)))))
    assert back == forth[::-1]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ROWS[0] | {"polarity": "for"}, "the polarity 'for' is not supports or opposes"),
        (ROWS[0] | {"date": "May 2031"}, "'May 2031' is no date"),
        (ROWS[0] | {"position": "?!"}, "the position '?!' has no words"),
        ({"id": "1"}, "lacks actor, polarity, position, sentence, date"),
        ([1], "lacks everything"),
    ],
)
def test_a_bad_line_is_told_with_its_place(tmp_path: Path, row: object, told: str) -> None:
    with pytest.raises(BadStance, match="line 2") as error:
        read_coded(written(tmp_path, ROWS[1], row))
    assert told in str(error.value)


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadStance, match=r"line 2: the id '1' stands there twice"):
        read_coded(written(tmp_path, ROWS[0], ROWS[0]))


def test_what_is_no_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text("{not json", encoding="utf-8")
    with pytest.raises(BadStance, match="line 1 is not JSON"):
        read_coded(path)


def test_the_command_prints_a_line_each(tmp_path: Path, stance: Command) -> None:
    done = stance("positions", "assign", str(written(tmp_path, *ROWS)))
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == list("1234")


def test_a_missing_file_is_one_line(tmp_path: Path, stance: Command) -> None:
    done = stance("positions", "assign", str(tmp_path / "none.jsonl"))
    assert done.returncode == Exit.NOT_FOUND
    assert done.stderr.count("\n") == 1
    assert "There is no file" in done.stderr


def test_stances_are_placed_on_the_positions_of_a_codebook(tmp_path: Path) -> None:
    book = tmp_path / "codebook.yaml"
    book.write_text("positions:\n- slug: toll\n  text: a bridge toll in Norhaven\n")
    rows = assign(read_coded(written(tmp_path, *ROWS)), book=book_at(book))
    placed = {row["id"]: row for row in rows}
    assert [placed[name]["positionId"] for name in "123"] == ["toll"] * 3
    assert [placed[name]["stance"] for name in "123"] == ["supports", "supports", "opposes"]
    assert placed["4"]["positionId"].startswith("q")
