import math
from pathlib import Path

import pytest

from graph.entries import entry_of
from graph.overlay import Overlay
from stancegraph.agreement import agreement, alpha, differences, verdicts
from stancegraph.problems import Exit
from tests.stancegraph.conftest import Command

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: nominal data, four
# observers, twelve units, missing data.
PUBLISHED = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def judged(line: str) -> dict[str, str]:
    return {f"{n:02}": value for n, value in enumerate(line.split()) if value != "."}


def test_alpha_is_that_of_the_published_example() -> None:
    found = alpha([judged(line) for line in PUBLISHED])
    assert found is not None
    assert math.isclose(found, 0.743, abs_tol=0.0005)


def test_alpha_is_that_worked_out_by_hand() -> None:
    # Two judges, ten items, two categories. Six of ten differ in nothing, four do: observed
    # disagreement 4/10. Of 20 values 14 are 0 and 6 are 1: expected 2*14*6/(20*19).
    first = {str(n): value for n, value in enumerate("0100000000")}
    second = {str(n): value for n, value in enumerate("1110010010")}
    values = [*first.values(), *second.values()]
    assert (values.count("0"), values.count("1")) == (14, 6)
    differing = sum(first[n] != second[n] for n in first)
    expected = 2 * 14 * 6 / (20 * 19)
    found = alpha([first, second])
    assert found is not None
    assert math.isclose(found, 1 - (differing / 10) / expected)


def test_alpha_needs_two_categories_among_what_both_judged() -> None:
    assert alpha([{"a": "x", "b": "y"}, {"a": "x"}]) is None
    assert alpha([{"a": "x"}, {"b": "y"}]) is None
    assert alpha([{"a": "x", "b": "y"}, {"a": "x", "b": "y"}]) == 1


def overlay(*rows: dict[str, object]) -> Overlay:
    return Overlay.of([entry_of(row, f"entry {n}") for n, row in enumerate(rows, start=1)])


def test_verdicts_on_pairs_follow_merges() -> None:
    one = overlay(
        {"merge actor": "a", "into": "c"},
        {"merge actor": "b", "into": "c"},
        {"keep position apart": "q1", "from": "q2"},
    )
    other = overlay(
        {"merge actor": "a", "into": "b"},
        {"merge position": "q1", "into": "q2", "opposite": True},
    )
    first, second = verdicts(one, other.entries), verdicts(other, one.entries)
    assert first["actors"]["a / b"] == second["actors"]["a / b"] == "the same"
    assert "a / c" not in second["actors"]
    assert (first["positions"], second["positions"]) == (
        {"q1 / q2": "two"},
        {"q1 / q2": "opposites"},
    )
    assert [one["item"] for one in differences(first, second)] == ["q1 / q2"]


def test_agreement_counts_what_both_judged() -> None:
    one = overlay({"confirm stance": "p1"}, {"fix stance": "p2", "dismiss": True})
    other = overlay({"confirm stance": "p2"}, {"confirm stance": "p1"}, {"confirm stance": "p3"})
    found = agreement("stances", verdicts(one)["stances"], verdicts(other)["stances"])
    assert (found.first, found.second, found.both, found.alike) == (2, 3, 2, 1)
    # Values: right three times, none once. Observed 1/2, expected 2*3*1/(4*3).
    assert found.alpha is not None
    assert math.isclose(found.alpha, 1 - 0.5 / 0.5, abs_tol=1e-9)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_two_files_are_compared(stance: Command, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.yaml").write_text("- confirm stance: p1\n- confirm stance: p2\n")
    (tmp_path / "b.yaml").write_text("- confirm stance: p1\n- fix stance: p2\n  dismiss: true\n")
    done = stance("review", "--compare", "a.yaml", "b.yaml", "--format", form)
    assert done.returncode == Exit.DONE, done.stderr
    assert "p2" in done.stdout
    assert ("alpha" in done.stdout) == (form == "table")
