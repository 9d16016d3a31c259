"""Fit the weights of graph/likeness.toml: which wordings are one position.

    python -m training.positions            # fits on the "tune" subjects, measures on "held"
    python -m training.positions --shared ../shared     # measures on the pairs of real notes too

Reads training/texts/positions.txt. Nothing of --shared is fitted on.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from graph.likeness import FEATURES, features
from graph.placing import Places, Wording
from ingest.meaning import meanings
from ingest.records import Meaning

TEXTS = Path(__file__).parent / "texts" / "positions.txt"
OUT = Path(__file__).parents[1] / "graph" / "likeness.toml"
PENALTY = 2.0
STEPS = 30  # far more than it takes
NEGATIVES = 0.8  # weight of a negative pair: there are four to each positive


@dataclass(frozen=True, slots=True)
class Worded:
    """Hold one wording of a position and the side that it takes."""

    subject: str
    part: str
    node: str
    side: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two wordings, whether they are one position, and whether on one side."""

    one: str
    other: str
    same: bool
    agree: bool


def read_wordings(text: str) -> Iterator[Worded]:
    """Read the marked wordings of training/texts/positions.txt."""
    subject = part = node = ""
    for line in text.splitlines():
        mark, _, rest = line.strip().partition(" ")
        if mark == "##":
            subject, _, part = rest.rstrip(")").rpartition(" (")
        elif mark == "=":
            node = rest
        elif mark in ("+", "-"):
            yield Worded(subject, part, node, mark, rest)


def pairs_of(wordings: Sequence[Worded], part: str) -> list[Pair]:
    """Pair all wordings of a subject with each other."""
    chosen = [w for w in wordings if w.part == part]
    return [
        Pair(a.text, b.text, a.node == b.node, a.side == b.side)
        for a, b in combinations(chosen, 2)
        if a.subject == b.subject
    ]


def read_notes(path: Path) -> list[Pair]:
    """Read the annotated pairs of real notes."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Pair(
            row["a"]["position"],
            row["b"]["position"],
            row["relation"] == "same_position",
            (row["a"]["polarity"] == row["b"]["polarity"]) == row["same_polarity"],
        )
        for row in rows
    ]


def measured(pairs: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray, dict[str, Meaning]]:
    """Measure pairs: one row of features each, and whether it is one position."""
    texts = sorted({text for pair in pairs for text in (pair.one, pair.other)})
    known = dict(zip(texts, meanings(texts), strict=True))
    rows = [features(known[pair.one], known[pair.other]) for pair in pairs]
    return np.array(rows), np.array([pair.same for pair in pairs]), known


def fit(rows: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, float]:
    """Fit a logistic regression; weights and bias are for features as they are."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    share = np.where(same, 1.0, NEGATIVES)
    penalty = np.diag([2 * PENALTY] * rows.shape[1] + [0.0])
    found = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(scaled @ found)))
        slope = scaled.T @ (share * (chance - same)) + penalty @ found
        bend = (scaled * (share * chance * (1 - chance))[:, None]).T @ scaled + penalty
        found -= np.linalg.solve(bend, slope)
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ mean)


def report(name: str, pairs: Sequence[Pair], weights: np.ndarray, bias: float) -> None:
    """Print precision, recall and F1 over pairs, and how often the side is right."""
    rows, same, known = measured(pairs)
    said = rows @ weights + bias > 0
    right = int((said & same).sum())
    precision, recall = right / max(1, said.sum()), right / max(1, same.sum())
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    sides = [
        (known[pair.one].turned == known[pair.other].turned) == pair.agree
        for pair, both in zip(pairs, said & same, strict=True)
        if both
    ]
    print(
        f"{name:6} pairs {len(pairs):4}  F1 {100 * f1:.1f}  P {100 * precision:.1f}"
        f"  R {100 * recall:.1f}  side right {sum(sides)} of {len(sides)}"
    )


def report_placed(name: str, nodes: dict[str, str], pairs: Sequence[Pair]) -> None:
    """Place wordings all together, and print F1 over pairs and over clusters (B-cubed)."""
    places, texts = Places(), sorted(nodes)
    for text, meaning in zip(texts, meanings(texts), strict=True):
        places.meet(Wording(text, text, meaning), None)
    places.settle()
    at = {text: places.place(Wording(text, text, None)).position_id for text in texts}
    joined = [at[pair.one] == at[pair.other] for pair in pairs]
    right = sum(join and pair.same for join, pair in zip(joined, pairs, strict=True))
    precision, recall = right / max(1, sum(joined)), right / sum(pair.same for pair in pairs)
    print(
        f"{name:6} placed {len(texts):3}  F1 {100 * _mean(precision, recall):.1f}"
        f"  P {100 * precision:.1f}  R {100 * recall:.1f}  B-cubed {100 * b_cubed(at, nodes):.1f}"
    )


def b_cubed(placed: dict[str, str], nodes: dict[str, str]) -> float:
    """Measure clusters against those that should be: the F of mean precision and recall."""
    precisions, recalls = [], []
    for text, key in placed.items():
        here = {other for other, at in placed.items() if at == key}
        there = {other for other, node in nodes.items() if node == nodes[text]}
        precisions.append(len(here & there) / len(here))
        recalls.append(len(here & there) / len(there))
    return _mean(float(np.mean(precisions)), float(np.mean(recalls)))


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def nodes_of_notes(path: Path) -> dict[str, str]:
    """Read which proposition each wording of the real notes is."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[side]["position"]: row[side]["node"] for row in rows for side in "ab"}


def write(weights: np.ndarray, bias: float) -> None:
    """Write the weights as the product reads them."""
    lines = [
        "# Weights of graph/likeness.py, fitted by `python -m training.positions`.",
        f"bias = {bias:.4f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.4f}' for name, weight in zip(FEATURES, weights, strict=True)),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, write and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--shared", type=Path, help="folder with gold/pairs/pairs.jsonl")
    options = parser.parse_args()
    wordings = list(read_wordings(TEXTS.read_text(encoding="utf-8")))
    rows, same, _ = measured(pairs_of(wordings, "tune"))
    weights, bias = fit(rows, same)
    write(weights, bias)
    for part in ("tune", "held"):
        report(part, pairs_of(wordings, part), weights, bias)
    held = {w.text: f"{w.subject} {w.node}" for w in wordings if w.part == "held"}
    report_placed("held", held, pairs_of(wordings, "held"))
    if options.shared:
        path = options.shared / "gold/pairs/pairs.jsonl"
        report("notes", read_notes(path), weights, bias)
        report_placed("notes", nodes_of_notes(path), read_notes(path))


if __name__ == "__main__":
    main()
