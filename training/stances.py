"""Fit the judge of stances: `python -m training.stances`.

It learns from three sources: the annotated notes (corpora/annotated/train.jsonl), the prose
marked by hand beside this file, and, for the side alone, sentences with directed sentiment
between two names (corpora/stance/dse.train.jsonl; Park, Pan and Joo 2021).
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.shared import two_names
from ingest.actors import Cast
from ingest.extract import Extractor
from ingest.pipeline import features_of
from ingest.quotes import uniform
from ingest.records import Span
from ingest.stance_features import holding, leaning
from ingest.stance_judge import SCALE, WEIGHTS, encoded
from ingest.stance_rules import Candidate, candidates
from ingest.stance_scene import Scene
from ingest.statements import statements
from training.regression import Floats, regress

ROOT = Path(__file__).parent.parent
TEXTS = Path(__file__).parent / "texts"
PROSE = (TEXTS / "stances.txt", TEXTS / "newspaper.txt")
PROSE_WEIGHT = 1.5  # it is little, and newspapers are what the judge is for
STOP = frozenset(
    ("the", "a", "an", "of", "mr", "mrs", "ms", "dr", "some", "its", "and", "president", "minister")
) | {"prime"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Hold a text with its stances by hand: (actor, side, evidence span)."""

    text: str
    stances: tuple[tuple[str, int, Span], ...]
    weight: float = 1.0


@dataclass(slots=True)
class Rows:
    """Gather what is to be learned: one entry a proposal."""

    holding: list[set[str]] = field(default_factory=list)
    leaning: list[dict[str, float]] = field(default_factory=list)
    dense: list[npt.NDArray[np.float32]] = field(default_factory=list)
    is_stance: list[float] = field(default_factory=list)  # nan: unknown
    side: list[int] = field(default_factory=list)  # 0: none
    weight: list[float] = field(default_factory=list)
    ruled: list[int] = field(default_factory=list)  # the side that the rule says


# -- sources ---------------------------------------------------------------------------------


def annotated(path: Path) -> Iterator[Note]:
    """Read annotated notes, one a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            note = json.loads(line)
            yield Note(text=note["text"], stances=tuple(_by_hand(s) for s in note["stances"]))


def _by_hand(stance: Mapping[str, Any]) -> tuple[str, int, Span]:
    start, end = stance["evidence_span"]
    return stance["actor"], 1 if stance["polarity"] == "supports" else -1, (start, end)


MARK = re.compile(r"\{([^|{}]*)\|([+-])\||\}|[^{}]+")


def marked(paths: Sequence[Path] = PROSE) -> Iterator[Note]:
    """Read prose with the stances marked in it: {ACTOR|+|words}; all of our own by default."""
    texts = [path.read_text(encoding="utf-8").strip() for path in paths]
    for block in "\n\n".join(texts).split("\n\n"):
        lines = [line for line in block.split("\n") if not line.startswith("#")]
        if "".join(lines).strip():
            yield _unmarked("\n".join(lines).strip())


def _unmarked(raw: str) -> Note:
    text = ""
    found: list[tuple[str, int, Span]] = []
    stack: list[tuple[str, int, int]] = []
    for match in MARK.finditer(raw):
        if match[0] == "}":
            actor, side, start = stack.pop()
            found.append((actor, side, (start, len(text))))
        elif match[1] is not None:
            stack.append((match[1], 1 if match[2] == "+" else -1, len(text)))
        else:
            text += match[0]
    return Note(text=text, stances=tuple(found), weight=PROSE_WEIGHT)


def directed(path: Path) -> Iterator[tuple[str, Span, Span, int]]:
    """Read (text, who, about whom, side) of sentences with directed sentiment."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            text, names = two_names(one)
            if one["label"] == "neutral" or names is None or len(text) > 700:
                continue
            who, whom = names if "p->q" in one["label"] else names[::-1]
            yield text, who, whom, 1 if one["label"].startswith("pos") else -1


# -- rows ------------------------------------------------------------------------------------


def proposals(doc: Doc) -> tuple[list[Candidate], list[set[str]], list[dict[str, float]]]:
    """Propose a text's stances and describe them."""
    cast = Cast(doc)
    scene = Scene(doc, cast, tuple(statements(doc, cast, None)))
    found = list(candidates(scene))
    return found, [holding(c, scene) for c in found], [leaning(c, scene) for c in found]


def add_notes(rows: Rows, nlp: Language, notes: Iterable[Note]) -> None:
    """Label the proposals of annotated texts by the stances that they match."""
    for note in notes:
        doc = nlp(uniform(note.text))
        found, holds, leans = proposals(doc)
        if not found:
            continue
        rows.dense.extend(encoded(features_of(doc), found).astype(np.float32))
        rows.holding.extend(holds)
        rows.leaning.extend(leans)
        for one in found:
            is_stance, side = _label(one, note)
            rows.is_stance.append(float(is_stance))
            rows.side.append(side)
            rows.weight.append(note.weight)
            rows.ruled.append(one.side)


def _label(one: Candidate, note: Note) -> tuple[bool, int]:
    """Match by evidence and actor; the side is learned from evidence alone."""
    matches = [
        (share, same_name(actor, one.actor.name), side)
        for actor, side, span in note.stances
        if (share := overlap(note.text, span, one.span)) >= 0.5
    ]
    if not matches:
        return False, 0
    best = max(matches, key=lambda m: (m[1], m[0]))
    return best[1], best[2]


def overlap(text: str, a: Span, b: Span) -> float:
    """Return the share of the shorter that is common; 0 where the longer dwarfs it."""
    x = {i for i in range(*a) if text[i].isalnum()}
    y = {i for i in range(*b) if text[i].isalnum()}
    if not x or not y or 2 * len(x & y) / (len(x) + len(y)) < 0.3:
        return 0.0
    return len(x & y) / min(len(x), len(y))


def same_name(a: str, b: str) -> bool:
    """Say whether two names may be one actor's: the same last word, or one within the other."""
    x, y = (
        [w for w in re.findall(r"\w+", re.sub("[\u2019']s", "", name.lower())) if w not in STOP]
        for name in (a, b)
    )
    return bool(x and y) and (x[-1] == y[-1] or set(x) <= set(y) or set(y) <= set(x))


def add_directed(rows: Rows, nlp: Language, path: Path) -> None:
    """Add sentences with directed sentiment: they teach the side, not whether it holds."""
    for text, who, whom, side in directed(path):
        doc = nlp(uniform(text))
        found, holds, leans = proposals(doc)
        keep = [i for i, c in enumerate(found) if _joins(c, who, whom)]
        if not keep:
            continue
        dense = encoded(features_of(doc), found).astype(np.float32)
        for i in keep:
            rows.holding.append(holds[i])
            rows.leaning.append(leans[i])
            rows.dense.append(dense[i])
            rows.is_stance.append(float("nan"))
            rows.side.append(side)
            rows.weight.append(1.0)
            rows.ruled.append(found[i].side)


def _joins(one: Candidate, who: Span, whom: Span) -> bool:
    actor = one.actor_span
    return actor is not None and _meet(actor, who) and _meet(one.span, whom)


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


# -- fitting ---------------------------------------------------------------------------------


def learn(rows: Rows) -> dict[str, npt.NDArray[Any]]:
    """Fit both regressions and return all that the judge reads."""
    dense = np.stack(rows.dense).astype(np.float64)
    answers = np.array(rows.is_stance, dtype=np.float64)
    known = ~np.isnan(answers)
    mean, deviation = dense[known].mean(0), dense[known].std(0) + 1e-2
    dense = np.asarray((dense - mean) / deviation * SCALE, dtype=np.float64)
    weight: Floats = np.array(rows.weight, dtype=np.float64)
    side = np.array(rows.side)
    turned = dense * np.array(rows.ruled)[:, None]
    both = np.asarray(np.hstack([dense, turned]), dtype=np.float64)
    holds = [dict.fromkeys(names, 1.0) for names in rows.holding]
    towards = np.asarray(side > 0, dtype=np.float64)
    return {
        "mean": mean.astype(np.float32),
        "deviation": deviation.astype(np.float32),
        **regress("holds", holds, dense, answers, weight, known),
        **regress("leans", rows.leaning, both, towards, weight, side != 0),
    }


def main() -> None:
    """Gather, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--no-directed", action="store_true", help="leave the sentences out")
    options = parser.parse_args()
    corpora = options.shared / "corpora"
    started = time.monotonic()
    nlp, rows = Extractor().nlp, Rows()
    add_notes(rows, nlp, annotated(corpora / "annotated" / "train.jsonl"))
    add_notes(rows, nlp, marked())
    if not options.no_directed:
        add_directed(rows, nlp, corpora / "stance" / "dse.train.jsonl")
    print(f"{len(rows.side)} proposals in {time.monotonic() - started:.0f} s", flush=True)
    np.savez_compressed(options.out, allow_pickle=False, **learn(rows))
    print(f"wrote {options.out.name} after {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
