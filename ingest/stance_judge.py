"""Judge proposed stances: whether each holds, and on which side it is.

Two logistic regressions over the rule's description of a proposal (stance_features.py) and
the encoder's features of its words. training/stances.py fits them; they ship with the model.
Rules stands in for them where nothing learned is wanted.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from ingest.pipeline import features_of
from ingest.stance_features import described, words_of
from ingest.stance_rules import Candidate, is_plain
from ingest.stance_scene import Scene

WEIGHTS = Path(__file__).parent / "model" / "stances.npz"
RULED = 0.7  # how often a plain word of attitude, taken at its word, is right
SCALE = 0.1  # keeps the encoder's features in step with the others, which are 0 or 1

Floats: TypeAlias = npt.NDArray[np.float64]


class JudgeError(OSError):
    """The weights of the judge of stances are missing or unreadable."""


class Part:
    """Hold one regression: weights by feature name, weights of the encoder's features, bias."""

    def __init__(self, names: Sequence[str], weights: Floats, dense: Floats, bias: float) -> None:
        found = enumerate(sorted(zip(names, weights.tolist(), strict=True)))
        self.terms = {name: (place, weight) for place, (name, weight) in found}
        self.dense = dense
        self.bias = bias

    def probability(self, named: Mapping[str, float], dense: Floats) -> float:
        """Say how likely the answer is yes."""
        terms = []
        for name, value in named.items():
            if name in self.terms:
                place, weight = self.terms[name]
                terms.append((place, weight * value))
        terms.sort()  # by place in the alphabet, so that the sum is the same on every run
        score = sum(term for _, term in terms)
        score += float(dense @ self.dense) + self.bias
        return float(1.0 / (1.0 + np.exp(-score)))


class Verdicts(Protocol):
    """Weigh proposals."""

    def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
        """Return (how likely it is a stance, how likely in favour) of each proposal."""


class Rules:
    """Take plain words of attitude at their word, and nothing else: no weights are read."""

    def judge(
        self,
        scene: Scene,  # noqa: ARG002 - the words alone are looked at
        proposed: Sequence[Candidate],
    ) -> list[tuple[float, float]]:
        """Return how often plain words are right and their side, and nothing for the rest."""
        return [(RULED * is_plain(one), float(one.side > 0)) for one in proposed]


class Judge:
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
                f"the judge of stances cannot be read from {path.name}: install the project "
                "again, or rebuild it with `python -m training.stances`"
            ) from error

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Judge":
        """Make a judge of weights in memory."""
        judge = cls.__new__(cls)
        judge._read(data)
        return judge

    def _read(self, data: Mapping[str, Any]) -> None:
        self.mean: Floats = data["mean"].astype(np.float64)
        self.deviation: Floats = data["deviation"].astype(np.float64)
        self.holds = read_part(data, "holds")
        self.leans = read_part(data, "leans")

    def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
        """Return (how likely it is a stance, how likely in favour) of each proposal."""
        if not proposed:
            return []
        rows = (encoded(features_of(scene.doc), proposed) - self.mean) / self.deviation * SCALE
        return [self._verdict(one, scene, row) for one, row in zip(proposed, rows, strict=True)]

    def _verdict(self, one: Candidate, scene: Scene, row: Floats) -> tuple[float, float]:
        holds, leans = described(one, scene)
        return (
            self.holds.probability(holds, row),
            self.leans.probability(leans, signed(row, one.side)),
        )


def signed(row: Floats, side: int) -> Floats:
    """Put the encoder's features beside themselves, turned by the side that the rule says."""
    return np.concatenate([row, row * side])


def encoded(features: npt.NDArray[np.float32], proposed: Sequence[Candidate]) -> Floats:
    """Stack the encoder's features of cue, target and evidence: one row a proposal."""
    rows = []
    for one in proposed:
        words = words_of(one)
        mean = features[words[0].i : words[-1].i + 1].mean(0)
        rows.append(np.concatenate([features[one.cue.i], features[one.target.head.i], mean]))
    return np.stack(rows).astype(np.float64)


def read_part(data: Mapping[str, Any], name: str) -> Part:
    """Read one regression from a file of weights."""
    names = bytes(data[f"{name}_names"]).decode("utf-8").split("\n")
    return Part(
        names,
        data[f"{name}_weights"].astype(np.float64),
        data[f"{name}_dense"].astype(np.float64),
        float(data[f"{name}_bias"]),
    )


@lru_cache(maxsize=1)
def shipped_judge() -> Judge:
    """Read the judge that ships with the project, once."""
    return Judge()
