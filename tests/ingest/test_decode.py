"""Bytes become text, whatever encoding they are in."""

import codecs
import json
from pathlib import Path

import pytest

from tests.ingest.batch import TEXT, Batch, write

QUOTED = (
    "The caf\u00e9\u2019s owner said \u201cno\u201d to the town on Friday, and it was not heard."
)


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode(),
        codecs.BOM_UTF8 + QUOTED.encode(),
        QUOTED.encode("utf-16"),
        codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"),
        QUOTED.encode("utf-16-le"),
        QUOTED.encode("utf-16-be"),
        QUOTED.encode("utf-32"),
        QUOTED.encode("cp1252"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be-bom", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_an_encoding_is_told_from_the_bytes(tmp_path: Path, data: bytes) -> None:
    assert Batch(write(tmp_path / "cafe.txt", data)).only.text == QUOTED


def test_latin_1_is_read_beside_utf_8_lines(tmp_path: Path) -> None:
    lines = ['{"id": 1, "text": "A caf\u00e9."}', '{"id": 2, "text": "Two caf\u00e9s."}']
    data = lines[0].encode("latin-1") + b"\n" + lines[1].encode() + b"\n"
    batch = Batch(write(tmp_path / "wire.jsonl", data))
    assert [article.text for article in batch.articles] == ["A caf\u00e9.", "Two caf\u00e9s."]


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{n} {QUOTED}"}, ensure_ascii=False) + "\n" for n in "12")
    batch = Batch(write(tmp_path / "wire.jsonl", lines.encode("utf-16")))
    assert [article.text for article in batch.articles] == [f"1 {QUOTED}", f"2 {QUOTED}"]


def test_a_few_wrong_bytes_do_not_cost_the_other_letters(tmp_path: Path) -> None:
    batch = Batch(write(tmp_path / "cafe.txt", QUOTED.encode() + b" \xff\xfe."))
    assert batch.articles[0].text == QUOTED + " \ufffd\ufffd."
    (problem,) = batch.problems
    assert problem.loaded
    assert "2 characters" in problem.message


def test_what_no_store_can_hold_is_replaced_one_for_one(tmp_path: Path) -> None:
    assert Batch(write(tmp_path / "nul.txt", f"{TEXT}\0 Yes.")).only.text == f"{TEXT}  Yes."
    path = write(tmp_path / "half.jsonl", '{"id": "h\\ud83d", "text": "No \\ud83d here."}')
    article = Batch(path).only
    assert (article.name, article.text) == ("h\ufffd", "No \ufffd here.")
