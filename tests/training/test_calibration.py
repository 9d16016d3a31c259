"""How the table of confidences is measured."""

from pathlib import Path

import pytest

from benchmarks.matching import Verdict
from benchmarks.reliability import calibration_error
from ingest.calibration import read_calibration
from training.calibration import fit_line, fit_rules, fitted, written


def verdicts(part: str, rule: str, confidence: float, right: int, wrong: int) -> list[Verdict]:
    return [
        Verdict(part=part, rule=rule, confidence=confidence, right=n < right)
        for n in range(right + wrong)
    ]


BOASTFUL = [
    *verdicts("stances", "r", 0.5, 60, 140),
    *verdicts("stances", "r", 0.7, 100, 100),
    *verdicts("stances", "r", 0.9, 140, 60),
]


def test_a_line_brings_what_is_said_to_what_is_right() -> None:
    line = fit_line(BOASTFUL)
    assert line.moved(0.7, "r") == pytest.approx(0.5, abs=0.05)
    assert line.moved(0.9, "r") == pytest.approx(0.7, abs=0.05)
    after = [
        Verdict(
            part=v.part, rule=v.rule, confidence=line.moved(v.confidence, v.rule), right=v.right
        )
        for v in BOASTFUL
    ]
    assert calibration_error(after) < calibration_error(BOASTFUL) / 3


def test_a_rule_that_is_seen_often_is_moved_and_a_rare_one_hardly() -> None:
    often = fit_rules(verdicts("statements", "often", 0.8, 100, 100))
    rare = fit_rules(verdicts("statements", "rare", 0.8, 1, 1))
    assert often.moved(0.8, "often") == pytest.approx(0.5, abs=0.03)
    assert rare.moved(0.8, "rare") > 0.7
    assert rare.moved(0.8, "unseen") == 0.8


def test_the_table_that_is_written_is_read_again(tmp_path: Path) -> None:
    found = fitted([*BOASTFUL, *verdicts("statements", "statement:clause", 0.8, 10, 90)])
    path = tmp_path / "calibration.toml"
    path.write_text(written(found), encoding="utf-8")
    assert read_calibration(path) == found
