"""What docs/copies.md says of edited quotes and copied articles is what is measured."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import copies

ROOT = Path(__file__).parents[2]
DATA = tomllib.loads((ROOT / "benchmarks" / "copies.toml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "copies.md").read_text(encoding="utf-8")

Measure = Callable[[dict[str, Any]], Iterator[tuple[str, bool, bool]]]


@pytest.mark.parametrize(
    ("name", "measure"), [("quotes", copies.quotes), ("articles", copies.articles)]
)
def test_the_page_has_the_figures(name: str, measure: Measure) -> None:
    rows = list(measure(DATA))
    figures = [
        sum(one for _, one, _ in rows),
        sum(one and taken for _, one, taken in rows),
        sum(not one for _, one, _ in rows),
        sum(taken and not one for _, one, taken in rows),
    ]
    row = re.search(rf"^\| {name} \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)
    assert row is not None
    assert [int(number) for number in row.groups()] == figures


def test_the_page_tells_how_paraphrases_fare() -> None:
    rows = [line.split("|")[1:4] for line in copies.paraphrases(DATA)][1:]
    found = [[cell.strip() for cell in row] for row in rows]
    assert ["0.7", "7", "8"] in found
    assert ["0.8", "3", "5"] in found
    assert ["0.9", "0", "4"] in found
