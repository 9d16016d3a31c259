"""Compare how sure the product says it is with how often it is right."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.matching import Verdict

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Hold the records whose confidence lies from low up to high: how many, how sure, how right."""

    low: float
    high: float
    count: int
    said: float
    right: float


def bins(verdicts: Sequence[Verdict]) -> list[Bin]:
    """Group verdicts by said confidence; empty groups are left out."""
    out = []
    for low, high in pairwise(EDGES):
        last = high == EDGES[-1]
        some = [v for v in verdicts if low <= v.confidence and (v.confidence < high or last)]
        if some:
            said = sum(v.confidence for v in some) / len(some)
            right = sum(v.right for v in some) / len(some)
            out.append(Bin(low=low, high=high, count=len(some), said=said, right=right))
    return out


def calibration_error(verdicts: Sequence[Verdict]) -> float:
    """Return the expected calibration error: the mean gap of said and right, weighed by count."""
    gaps = sum(one.count * abs(one.said - one.right) for one in bins(verdicts))
    return gaps / len(verdicts) if verdicts else 0.0
