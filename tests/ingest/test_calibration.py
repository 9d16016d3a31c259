"""Confidence as measured: a table that moves log odds."""

from pathlib import Path

import pytest

from ingest.calibration import Calibration, CalibrationError, Line, read_calibration
from ingest.extract import Extractor
from tests.ingest.prose import SENTENCES, article
from tests.ingest.test_sureness import condition, stance, statement


def test_without_a_line_a_record_keeps_its_confidence() -> None:
    assert Calibration().of(stance(0.7, None)).confidence == 0.7


def test_each_kind_has_its_line_and_each_rule_its_shift() -> None:
    table = Calibration(
        lines={"stance": Line(slope=2.0), "statement": Line(rules={"test": -1.0, "other": 5.0})}
    )
    assert table.of(stance(0.5, None)).confidence == 0.5
    assert table.of(stance(0.7, None)).confidence == pytest.approx(0.845, abs=0.001)
    assert table.of(statement(0.7)).confidence == pytest.approx(0.462, abs=0.001)
    assert table.of(condition(0.7, None)).confidence == 0.7


@pytest.mark.parametrize("said", [0.0, 0.001, 0.5, 0.999, 1.0])
def test_what_is_said_stays_a_likelihood_and_keeps_its_order(said: float) -> None:
    line = Line(slope=3.0, shift=2.0)
    assert 0.0 < line.moved(said, "test") < 1.0
    assert line.moved(said, "test") >= line.moved(said / 2, "test")


def test_a_damaged_table_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "calibration.toml"
    for content in ("[stance]\nslope = ", "[stance]\ntilt = 1.0\n"):
        path.write_text(content)
        with pytest.raises(CalibrationError, match=r"python -m training\.calibration"):
            read_calibration(path)
    with pytest.raises(CalibrationError):
        read_calibration(tmp_path / "none.toml")


def test_an_extractor_says_what_was_measured_and_finds_the_same() -> None:
    extractor = Extractor()
    text = article("\n\n".join(SENTENCES))
    shipped = extractor.extract(text)
    extractor.calibration = Calibration()
    plain = extractor.extract(text)
    for one, other in (
        (shipped.statements, plain.statements),
        (shipped.stances, plain.stances),
        (shipped.conditions, plain.conditions),
    ):
        assert [r.rule for r in one] == [r.rule for r in other]
    assert [s.confidence for s in shipped.stances] != [s.confidence for s in plain.stances]
