"""Judge whether one of two named in a sentence is for or against the other.

Two logistic regressions, for and against, over the sentence's shape (pair_features.py) and the
encoder's states; training/pairs.py fits them on sentences with directed sentiment (Park, Pan
and Joo 2021). It sees what no single word says: who stands against whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.tokens import Span as Words

from ingest.pair_features import Floats, described, encoded_pair
from ingest.records import Span
from ingest.stance_judge import SCALE, JudgeError, Part, read_part

WEIGHTS = Path(__file__).parent / "model" / "pairs.npz"
THRESHOLD = 0.3  # the least likelihood at which one is held to be for or against the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """Say who of two is for (1) or against (-1) the other: the first where ``forward``."""

    forward: bool
    side: int
    chance: float


class PairJudge:
    """Hold both regressions and what normalises the encoder's features."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        """Read the weights.

        Raises JudgeError where they are missing or damaged.
        """
        try:
            with np.load(path, allow_pickle=False) as data:
                self._read(data)
        except (OSError, ValueError, KeyError) as error:
            raise JudgeError(
                f"the judge of pairs cannot be read from {path.name}: install the project "
                "again, or rebuild it with `python -m training.pairs`"
            ) from error

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> PairJudge:
        """Make a judge of weights in memory."""
        judge = cls.__new__(cls)
        judge._read(data)
        return judge

    def _read(self, data: Mapping[str, Any]) -> None:
        self.mean = data["mean"].astype(np.float64)
        self.deviation = data["deviation"].astype(np.float64)
        self.favours: Part = read_part(data, "favours")
        self.opposes: Part = read_part(data, "opposes")

    def chances(self, names: set[str], states: Floats) -> tuple[float, float]:
        """Return how likely the first is for, and against, the second, of a description."""
        row = (states - self.mean) / self.deviation * SCALE
        named = dict.fromkeys(names, 1.0)
        return self.favours.probability(named, row), self.opposes.probability(named, row)

    def towards(self, who: Words, whom: Words) -> tuple[float, float]:
        """Return how likely one is for, and against, the other."""
        return self.chances(described(who, whom), encoded_pair(who, whom))


def leaning(doc: Doc, first: Span, second: Span, judge: PairJudge | None = None) -> Leaning | None:
    """Say whether one of two, given by characters, is for or against the other; None: neither."""
    one, other = (doc.char_span(*s, alignment_mode="expand") for s in (first, second))
    if one is None or other is None or (one.start < other.end and other.start < one.end):
        return None
    judge = judge or shipped_pair_judge()
    found = [
        Leaning(forward=forward, side=side, chance=chance)
        for forward, (who, whom) in ((True, (one, other)), (False, (other, one)))
        for side, chance in zip((1, -1), judge.towards(who, whom), strict=True)
    ]
    best = max(found, key=lambda one: one.chance)
    return best if best.chance >= THRESHOLD else None


@lru_cache(maxsize=1)
def shipped_pair_judge() -> PairJudge:
    """Read the judge that ships with the project, once."""
    return PairJudge()
