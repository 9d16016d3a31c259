"""Hold what the networks of ingest/stance_net.py learn from, and fit them by Adam, in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ingest.stance_net import PARTS, SHARE, Net, Table, chance
from ingest.stance_states import Place

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]

# How fast each part is drawn back to nothing.
DECAY = {"direct": 0.02, "rows": 0.02, "hidden": 0.02, "out": 0.02, "straight": 0.05}
SLOW, QUICK = 0.9, 0.98  # how long Adam remembers slopes and their squares


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Say how large a network is and how it is fitted."""

    width: int = 8  # numbers in the row of a feature
    hidden: int = 96
    rounds: int = 7
    batch: int = 128
    pace: float = 1.5e-3
    drop_dense: float = 0.5
    drop_hidden: float = 0.5
    drop_names: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Hold what a network learns from: an answer that is unknown has the weight 0."""

    table: Table
    dense: Floats
    answers: Floats
    weights: Floats

    def some(self, chosen: Ints) -> Lessons:
        """Choose proposals."""
        return Lessons(
            table=_some(self.table, chosen),
            dense=self.dense[chosen],
            answers=self.answers[chosen],
            weights=self.weights[chosen],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold one proposal: where its words are in its window, its features, its answers."""

    places: Sequence[Place]
    columns: npt.NDArray[np.int64]
    values: npt.NDArray[np.float32]
    answers: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Hold the words' states (n, 384) of a run of sentences, and what is asked about them."""

    lower: npt.NDArray[np.float16]
    asked: list[Asked] = field(default_factory=list)


def _some(table: Table, chosen: Ints) -> Table:
    sizes = (table.ends - table.starts)[chosen]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    at = np.repeat(table.starts[chosen] - starts, sizes) + np.arange(sizes.sum())
    part = Table((), {})
    part.columns, part.values, part.starts = table.columns[at], table.values[at], starts
    return part


def fit(lessons: Lessons, count: int, plan: Plan, seed: int) -> Net:
    """Fit a network; ``count`` is the number of named features."""
    chosen = np.random.default_rng(seed)
    net = _begun(count + 1, lessons, plan, chosen)
    adam = Adam(net)
    total = len(lessons.dense)
    steps = plan.rounds * -(-total // plan.batch)
    for _ in range(plan.rounds):
        order = chosen.permutation(total)
        for start in range(0, total, plan.batch):
            slopes = _slopes(net, lessons.some(order[start : start + plan.batch]), plan, chosen)
            adam.step(slopes, plan.pace * (1.0 - adam.steps / steps))
    return net


def _begun(count: int, lessons: Lessons, plan: Plan, chosen: np.random.Generator) -> Net:
    dense, answers = lessons.dense.shape[1], lessons.answers.shape[1]
    inner = dense + plan.width
    return Net(
        {
            "direct": np.zeros((count, answers)),
            "rows": chosen.normal(size=(count, plan.width)) * 0.05,
            "hidden": chosen.normal(size=(inner, plan.hidden)) * np.sqrt(1.5 / inner),
            "hidden_bias": np.zeros(plan.hidden),
            "out": chosen.normal(size=(plan.hidden, answers)) * 0.1,
            "out_bias": np.zeros(answers),
            "straight": np.zeros((dense, answers)),
        }
    )


def _kept(shape: Sequence[int], drop: float, chosen: np.random.Generator) -> Floats:
    return ((chosen.random(tuple(shape)) > drop) / (1.0 - drop)).astype(np.float32)


def _slopes(
    net: Net, lessons: Lessons, plan: Plan, chosen: np.random.Generator
) -> dict[str, Floats]:
    w, table = net.weights, lessons.table
    table.values = table.values * _kept(table.values.shape, plan.drop_names, chosen)
    dense = lessons.dense * _kept(lessons.dense.shape, plan.drop_dense, chosen)
    both = np.hstack([dense, table.added(w["rows"]) / SHARE])
    reached = both @ w["hidden"] + w["hidden_bias"]
    open_ = (reached > 0) * _kept(reached.shape, plan.drop_hidden, chosen)
    hidden = reached * open_
    score = table.added(w["direct"]) + hidden @ w["out"] + w["out_bias"] + dense @ w["straight"]
    error = (chance(score) - lessons.answers) * lessons.weights / len(dense)
    below = (error @ w["out"].T) * open_
    inner = (below @ w["hidden"].T)[:, dense.shape[1] :] / SHARE
    direct, rows = _spread(table, (error, inner), len(w["rows"]))
    return {
        "direct": direct,
        "rows": rows,
        "hidden": both.T @ below,
        "hidden_bias": below.sum(0),
        "out": hidden.T @ error,
        "out_bias": error.sum(0),
        "straight": dense.T @ error,
    }


def _spread(table: Table, parts: Sequence[Floats], count: int) -> list[Floats]:
    """Hand the slope of each proposal on to the features that it has."""
    sizes = table.ends - table.starts
    owner = np.repeat(np.arange(len(table.starts)), sizes)
    order = np.argsort(table.columns, kind="stable")
    columns = table.columns[order]
    first = np.flatnonzero(np.append(True, columns[1:] != columns[:-1]))
    found = []
    for part in parts:
        whole = np.zeros((count, part.shape[1]), dtype=np.float32)
        each = (part[owner] * table.values[:, None])[order]
        whole[columns[first]] = np.add.reduceat(each, first, 0)
        found.append(whole)
    return found


class Adam:
    """Move weights down their slopes, each at the pace of its own, and draw them to nothing."""

    def __init__(self, net: Net) -> None:
        """Take the network whose weights are moved."""
        self.net, self.steps = net, 0
        self.slow = {name: np.zeros_like(net.weights[name]) for name in PARTS}
        self.quick = {name: np.zeros_like(net.weights[name]) for name in PARTS}

    def step(self, slopes: dict[str, Floats], pace: float) -> None:
        """Make one step."""
        self.steps += 1
        slow, quick = 1.0 - SLOW**self.steps, 1.0 - QUICK**self.steps
        for name, slope in slopes.items():
            self.slow[name] += (1.0 - SLOW) * (slope - self.slow[name])
            self.quick[name] += (1.0 - QUICK) * (slope**2 - self.quick[name])
            size = np.sqrt(self.quick[name] / quick) + 1e-6
            weights = self.net.weights[name]
            move = self.slow[name] / slow / size + DECAY.get(name, 0.0) * weights
            self.net.weights[name] = (weights - np.float32(pace) * move).astype(np.float32)
