"""Say of each record how often one so found is right.

A rule's own confidence, and a judge's likelihood, are moved on the scale of log odds by a slope
and a shift that were measured on annotated notes (training/calibration.py). What finds a record
and what is left out does not change by it.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from ingest.records import Condition, Stance, Statement

TABLE = Path(__file__).parent / "model" / "calibration.toml"
LEAST, MOST = 0.01, 0.99  # nothing that reads articles is surer than that

Part = TypeVar("Part", Statement, Stance, Condition)


class CalibrationError(OSError):
    """The table of confidences is missing or unreadable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Hold how a part's log odds are moved, and by how much more those of single rules."""

    slope: float = 1.0
    shift: float = 0.0
    rules: Mapping[str, float] = field(default_factory=dict)

    def moved(self, confidence: float, rule: str) -> float:
        """Return the confidence as measured, between 0 and 1."""
        odds = self.slope * log_odds(confidence) + self.shift + self.rules.get(rule, 0.0)
        return round(min(MOST, max(LEAST, 1.0 / (1.0 + math.exp(-odds)))), 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Hold a line for each kind of record; one that has none keeps its confidence."""

    lines: Mapping[str, Line] = field(default_factory=dict)

    def of(self, one: Part) -> Part:
        """Return a record with its confidence as measured."""
        line = self.lines.get(type(one).__name__.lower())
        return (
            one if line is None else replace(one, confidence=line.moved(one.confidence, one.rule))
        )


def log_odds(confidence: float) -> float:
    """Return the log odds of a likelihood, kept away from certainty."""
    kept = min(MOST, max(LEAST, confidence))
    return math.log(kept / (1.0 - kept))


def read_calibration(path: Path) -> Calibration:
    """Read a table.

    Raises CalibrationError where it is missing or damaged.
    """
    try:
        table: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Calibration(lines={name: Line(**entry) for name, entry in table.items()})
    except (OSError, ValueError, TypeError) as error:
        raise CalibrationError(
            f"the table of confidences cannot be read from {path.name}: install the project "
            "again, or rebuild it with `python -m training.calibration`"
        ) from error


@lru_cache(maxsize=1)
def shipped_calibration() -> Calibration:
    """Read the table that ships with the project, once."""
    return read_calibration(TABLE)
