"""Fit the judge of pairs: `python -m training.pairs`.

It learns from sentences with directed sentiment between two names
(corpora/stance/dse.train.jsonl; Park, Pan and Joo 2021). Each sentence is two examples, one a
direction; of the many without sentiment every second is read and counts twice.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from benchmarks.shared import two_names
from ingest.extract import Extractor
from ingest.pair_features import described, encoded_pair
from ingest.pair_judge import WEIGHTS
from ingest.quotes import uniform
from ingest.records import Span
from ingest.stance_judge import SCALE
from training.regression import Floats, regress
from training.stances import ROOT

PENALTY = 1e-4
LONGEST = 1500  # characters; what is longer is a list, no sentence
NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Hold a sentence with two names in it and who is for or against whom ("pos p->q")."""

    text: str
    first: Span
    second: Span
    label: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Hold one direction of a pair: what describes it, and the side that is so (0: none)."""

    names: set[str]
    states: npt.NDArray[np.float32]
    side: int
    weight: float


def sentences(path: Path) -> Iterator[Sentence]:
    """Read sentences; p is the first."""
    neutral = 0
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text, names = two_names(row)
            if names is None or len(text) > LONGEST:
                continue
            neutral += row["label"] == NEUTRAL
            if row["label"] == NEUTRAL and neutral % 2:
                continue
            first, second = names
            weight = 2.0 if row["label"] == NEUTRAL else 1.0
            yield Sentence(text=text, first=first, second=second, label=row["label"], weight=weight)


def examples(nlp: Language, found: Iterable[Sentence]) -> Iterator[Example]:
    """Describe both directions of each pair."""
    for one in found:
        doc = nlp(uniform(one.text))
        words = [doc.char_span(*s, alignment_mode="expand") for s in (one.first, one.second)]
        side = {"pos": 1, "neg": -1}.get(one.label[:3], 0)
        for forward, (who, whom) in ((True, words), (False, words[::-1])):
            if who is None or whom is None:
                continue
            yield Example(
                names=described(who, whom),
                states=encoded_pair(who, whom),
                side=side if forward == ("p->q" in one.label) else 0,
                weight=one.weight,
            )


def learn(found: list[Example]) -> dict[str, npt.NDArray[Any]]:
    """Fit both regressions and return all that the judge reads."""
    states: Floats = np.stack([e.states for e in found]).astype(np.float64)
    mean, deviation = states.mean(0), states.std(0) + 1e-2
    states = np.asarray((states - mean) / deviation * SCALE, dtype=np.float64)
    weight: Floats = np.array([e.weight for e in found])
    side = np.array([e.side for e in found])
    named = [dict.fromkeys(e.names, 1.0) for e in found]
    everyone = np.ones(len(found), dtype=bool)
    out: dict[str, npt.NDArray[Any]] = {
        "mean": mean.astype(np.float32),
        "deviation": deviation.astype(np.float32),
    }
    for name, sign in (("favours", 1), ("opposes", -1)):
        answers = np.asarray(side == sign, dtype=np.float64)
        out |= regress(name, named, states, answers, weight, everyone, penalty=PENALTY)
    return out


def main() -> None:
    """Gather, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    started = time.monotonic()
    path = options.shared / "corpora" / "stance" / "dse.train.jsonl"
    found = list(examples(Extractor().nlp, sentences(path)))
    print(f"{len(found)} examples in {time.monotonic() - started:.0f} s", flush=True)
    np.savez_compressed(options.out, allow_pickle=False, **learn(found))
    print(f"wrote {options.out.name} after {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
