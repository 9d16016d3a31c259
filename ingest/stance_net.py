"""Weigh described proposals with a small network in numpy.

Named features have a weight for each answer and a short row of numbers; the rows of a proposal
are added up, set beside the encoder's numbers of its words and passed through one hidden layer.
training/network.py and training/stance_layers.py fit it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

SHARE = 8.0  # divides the sum of rows, which has some sixty parts
PARTS = ("direct", "rows", "hidden", "hidden_bias", "out", "out_bias", "straight")

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]
Described: TypeAlias = Sequence[Mapping[str, float]]


class Table:
    """Hold described proposals as numbers: which features each has, and how much of each."""

    def __init__(self, described: Described, index: Mapping[str, int]) -> None:
        """Look the names up; those that the index lacks are left out, in the index's order."""
        columns: list[int] = []
        values: list[float] = []
        starts = []
        for one in described:
            starts.append(len(columns))
            known = sorted((index[name], value) for name, value in one.items() if name in index)
            columns += [0, *(place for place, _ in known)]  # 0 is nothing: no proposal is empty
            values += [0.0, *(value for _, value in known)]
        self.columns: Ints = np.array(columns, dtype=np.int64)
        self.values: Floats = np.array(values, dtype=np.float32)
        self.starts: Ints = np.array(starts, dtype=np.int64)

    @property
    def ends(self) -> Ints:
        """Tell where each proposal's features end."""
        return np.append(self.starts[1:], len(self.columns))

    def added(self, rows: Floats) -> Floats:
        """Add up each proposal's rows."""
        found: Floats = np.add.reduceat(rows[self.columns] * self.values[:, None], self.starts, 0)
        return found


class Net:
    """Hold one network's weights."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        """Take the weights by name; row 0 of ``direct`` and ``rows`` stands for nothing."""
        self.weights: dict[str, Floats] = {
            name: np.asarray(weights[name], dtype=np.float32) for name in PARTS
        }

    def chances(self, table: Table, dense: Floats) -> Floats:
        """Return how likely each answer is yes: one row a proposal."""
        w = self.weights
        both = np.hstack([dense, table.added(w["rows"]) / SHARE])
        reached = np.asarray(both @ w["hidden"] + w["hidden_bias"], dtype=np.float32)
        hidden = reached * (reached > 0)
        score = np.asarray(table.added(w["direct"]) + hidden @ w["out"], dtype=np.float32)
        return chance(score + w["out_bias"] + dense @ w["straight"])


def chance(score: Floats) -> Floats:
    """Turn log odds into likelihoods."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(score, -30.0, 30.0))), dtype=np.float32)


def log_odds(chances: Floats) -> Floats:
    """Turn likelihoods into log odds."""
    some = np.clip(chances, 1e-6, 1.0 - 1e-6)
    return np.asarray(np.log(some / (1.0 - some)), dtype=np.float32)


def packed(names: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Write names as an array can hold them."""
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def unpacked(data: npt.NDArray[np.uint8]) -> dict[str, int]:
    """Read names back, each with its row: the first has 1."""
    names = bytes(data).decode("utf-8").split("\n")
    return {name: row for row, name in enumerate(names, 1)}
