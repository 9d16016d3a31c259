"""Fit logistic regressions over sparse features with dense columns behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

PENALTY = 5e-3
SEEN = 3  # features rarer than this are left out

Floats: TypeAlias = npt.NDArray[np.float64]


class Matrix:
    """Hold sparse rows with dense columns behind them."""

    def __init__(self, rows: Sequence[Mapping[str, float]], index: dict[str, int], dense: Floats):
        self.count, self.sparse, self.dense = len(rows), len(index), dense
        entries = [
            (number, index[name], value)
            for number, row in enumerate(rows)
            for name, value in row.items()
            if name in index
        ]
        self.row = np.array([e[0] for e in entries])
        self.column = np.array([e[1] for e in entries])
        self.value = np.array([e[2] for e in entries])

    def times(self, weights: Floats) -> Floats:
        """Multiply with a vector of one weight a column."""
        part = weights[self.column] * self.value
        return np.bincount(self.row, part, self.count) + self.dense @ weights[self.sparse :]

    def transposed_times(self, values: Floats) -> Floats:
        """Multiply the transposed matrix with a vector of one value a row."""
        part = np.bincount(self.column, values[self.row] * self.value, self.sparse)
        return np.concatenate([part, self.dense.T @ values])


def fit(
    matrix: Matrix,
    answers: Floats,
    weights: Floats,
    *,
    penalty: float = PENALTY,
    steps: int = 150,
) -> Floats:
    """Fit a logistic regression by L-BFGS; the last weight is the bias."""
    total = weights.sum()

    def loss(point: Floats) -> tuple[float, Floats]:
        score = matrix.times(point[:-1]) + point[-1]
        chance = 1.0 / (1.0 + np.exp(-score))
        value = weights @ (np.logaddexp(0.0, score) - answers * score) / total
        slope = weights * (chance - answers) / total
        gradient = matrix.transposed_times(slope) + penalty * point[:-1]
        size = 0.5 * penalty * float(point[:-1] @ point[:-1])
        return float(value) + size, np.concatenate([gradient, [slope.sum()]])

    return _descend(loss, np.zeros(matrix.sparse + matrix.dense.shape[1] + 1), steps)


def _descend(loss: Any, point: Floats, steps: int) -> Floats:
    value, gradient = loss(point)
    history: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        direction = _direction(gradient, history)
        pace, slope = 1.0, float(direction @ gradient)
        while True:
            moved = point + pace * direction
            new_value, new_gradient = loss(moved)
            if new_value <= value + 1e-4 * pace * slope or pace < 1e-8:
                break
            pace *= 0.5
        history = [*history[-9:], (moved - point, new_gradient - gradient)]
        done = value - new_value < 1e-8
        point, value, gradient = moved, new_value, new_gradient
        if done:
            break
    return point


def _direction(gradient: Floats, history: Sequence[tuple[Floats, Floats]]) -> Floats:
    rest = gradient.copy()
    shares = []
    for step, change in reversed(history):
        share = float(step @ rest) / max(float(step @ change), 1e-12)
        rest -= share * change
        shares.append(share)
    if history:
        step, change = history[-1]
        rest *= float(step @ change) / max(float(change @ change), 1e-12)
    for (step, change), share in zip(history, reversed(shares), strict=True):
        rest += step * (share - float(change @ rest) / max(float(step @ change), 1e-12))
    return -rest


def regress(
    name: str,
    described: Sequence[Mapping[str, float]],
    dense: Floats,
    answers: Floats,
    weight: Floats,
    used: npt.NDArray[np.bool_],
    *,
    penalty: float = PENALTY,
) -> dict[str, npt.NDArray[Any]]:
    """Fit one regression and name its weights as the judges read them."""
    chosen: list[int] = np.flatnonzero(used).tolist()
    rows = [described[i] for i in chosen]
    counts = Counter(feature for row in rows for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= SEEN)
    matrix = Matrix(rows, {feature: i for i, feature in enumerate(names)}, dense[chosen])
    found = fit(matrix, answers[chosen], weight[chosen], penalty=penalty).astype(np.float32)
    print(f"{name}: {len(rows)} proposals, {len(names)} features", flush=True)
    return {
        f"{name}_names": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        f"{name}_weights": found[: len(names)],
        f"{name}_dense": found[len(names) : -1],
        f"{name}_bias": found[-1],
    }
