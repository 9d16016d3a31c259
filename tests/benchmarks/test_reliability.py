"""Said confidence beside measured precision."""

import pytest

from benchmarks.matching import Verdict
from benchmarks.reliability import bins, calibration_error


def verdicts(confidence: float, right: int, wrong: int) -> list[Verdict]:
    return [
        Verdict(part="stances", rule="r", confidence=confidence, right=n < right)
        for n in range(right + wrong)
    ]


def test_records_are_grouped_by_what_was_said_of_them() -> None:
    found = bins([*verdicts(0.65, 1, 1), *verdicts(1.0, 2, 0)])
    assert [(b.low, b.high, b.count, b.right) for b in found] == [
        (0.6, 0.7, 2, 0.5),
        (0.9, 1.0, 2, 1.0),
    ]


def test_the_error_is_the_mean_gap_weighed_by_count() -> None:
    assert calibration_error(verdicts(0.75, 3, 1)) == pytest.approx(0.0)
    assert calibration_error([*verdicts(0.75, 3, 1), *verdicts(0.95, 0, 4)]) == pytest.approx(0.475)
    assert calibration_error([]) == 0.0
