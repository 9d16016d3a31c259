"""How figures become a page."""

from collections import Counter
from pathlib import Path

from benchmarks.causes import texts
from benchmarks.matching import Verdict
from benchmarks.page import BEGIN, END, causes_table, reliability_table, table, time_table, write
from benchmarks.reading import Clock


def test_a_page_keeps_its_prose(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(f"# Before\n\n{BEGIN}\nold\n{END}\n\nAfter.\n")
    write(path, ["new\n", "newer\n"])
    write(path, ["new\n", "newer\n"])
    text = path.read_text()
    assert text.startswith("# Before\n")
    assert text.endswith("\n\nAfter.\n")
    assert "old" not in text
    assert text.count("newer") == 1


def test_a_page_is_made_where_there_is_none(tmp_path: Path) -> None:
    write(tmp_path / "new.md", ["figures\n"])
    assert "figures" in (tmp_path / "new.md").read_text()


def test_a_table_leaves_out_what_was_not_measured() -> None:
    assert table(["", "F1"], [["a", 50.04], ["b", None]]) == (
        "|  | F1 |\n| --- | ---: |\n| a | 50.0 |\n| b |  |\n"
    )


def test_the_most_frequent_causes_come_first_and_the_rest_is_counted() -> None:
    names = sorted(texts())
    counted = Counter({name: n + 1 for n, name in enumerate(names)})
    body = causes_table(counted)
    assert texts()[names[-1]]["what"] in body.splitlines()[2]
    assert len([line for line in body.splitlines() if line.startswith("| ")]) == 22
    assert f"{counted.total()} errors in all" in body


def test_confidence_stands_beside_what_was_right() -> None:
    found = [
        Verdict(part="stances", rule="r", confidence=0.75, right=right)
        for right in (True, True, True, False)
    ]
    body = reliability_table(found, ["stances"])
    assert "| 0.7 to 0.8 | 4 | 75.0 | 75.0 |" in body
    assert "| expected calibration error | 4 |  | 0.0 |" in body


def test_time_is_told_in_shares_of_the_bare_pipeline() -> None:
    clock = Clock(words=1000, pipeline=0.2, added=0.03, steps={"stances": 0.02})
    body = time_table({"notes": clock})
    assert "| stances, % of that | 10.0 |" in body
    assert "| all that is added, % of that | 15.0 |" in body
