"""Measure how sure each rule may be: `python -m training.calibration`.

The annotated notes (corpora/annotated/train.jsonl) are read in two halves; the judge of stances
that reads one half was fitted on the other, so that no stance is judged by what it taught. Then a
slope and a shift of the log odds are fitted for stances, and a shift for each rule of statements
and conditions; rules that are seen seldom keep what they say.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.matching import Matcher, Verdict
from benchmarks.reading import Reader
from benchmarks.reliability import calibration_error
from benchmarks.shared import Annotated, Shared
from ingest.calibration import TABLE, Calibration, Line, log_odds
from ingest.extract import Extractor
from ingest.stance_judge import Judge
from training.stances import ROOT, WHEELS, Note, Rows, add_notes, learn, marked, weights_in

if TYPE_CHECKING:
    from spacy.language import Language

    from training.encoder import Weights

NAMES = {"statements": "statement", "stances": "stance", "conditions": "condition"}
DOUBT = 8.0  # how strongly a line is held to what is said
RARE = 2.0  # how strongly a rule's shift is held to nothing
STEPS = 50


def fit_line(verdicts: Sequence[Verdict]) -> Line:
    """Fit slope and shift of the log odds by Newton's method, held to 1 and 0."""
    odds = np.array([log_odds(v.confidence) for v in verdicts])
    right = np.array([float(v.right) for v in verdicts])
    inputs = np.stack([odds, np.ones(len(odds))], axis=1)
    found, start = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    for _ in range(STEPS):
        likely = 1.0 / (1.0 + np.exp(-(inputs @ found)))
        slope = inputs.T @ (likely - right) + DOUBT * (found - start)
        curve = (inputs * (likely * (1 - likely))[:, None]).T @ inputs + DOUBT * np.eye(2)
        found = found - np.linalg.solve(curve, slope)
    return Line(slope=round(float(found[0]), 3), shift=round(float(found[1]), 3))


def fit_rules(verdicts: Sequence[Verdict]) -> Line:
    """Fit a shift of the log odds for each rule, held to nothing."""
    by_rule: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        by_rule.setdefault(verdict.rule, []).append(verdict)
    shifts = {rule: round(_shift(some), 3) for rule, some in sorted(by_rule.items())}
    return Line(rules={rule: shift for rule, shift in shifts.items() if shift})


def _shift(verdicts: Sequence[Verdict]) -> float:
    found = 0.0
    for _ in range(STEPS):
        likely = [1 / (1 + math.exp(-log_odds(v.confidence) - found)) for v in verdicts]
        slope = sum(p - v.right for p, v in zip(likely, verdicts, strict=True))
        found -= (slope + RARE * found) / (sum(p * (1 - p) for p in likely) + RARE)
    return found


def fitted(verdicts: Iterable[Verdict]) -> Calibration:
    """Fit a line for each kind of record."""
    by_part: dict[str, list[Verdict]] = {part: [] for part in NAMES}
    for verdict in verdicts:
        by_part[verdict.part].append(verdict)
    ways = {"statements": fit_rules, "stances": fit_line, "conditions": fit_rules}
    return Calibration(lines={NAMES[part]: ways[part](some) for part, some in by_part.items()})


def written(calibration: Calibration) -> str:
    """Word a calibration as the table that ingest/calibration.py reads."""
    lines = [
        "# Made by `python -m training.calibration`: how log odds of confidence are moved.",
        "",
    ]
    for name, line in calibration.lines.items():
        lines += [f"[{name}]", f"slope = {line.slope}", f"shift = {line.shift}"]
        lines += [f"[{name}.rules]"] if line.rules else []
        lines += [f'"{rule}" = {shift}' for rule, shift in line.rules.items()]
        lines.append("")
    return "\n".join(lines)


def verdicts_of_halves(shared: Shared, extractor: Extractor, published: Weights) -> list[Verdict]:
    """Read each half of the notes with a judge that the other half taught."""
    extractor.calibration = Calibration()
    notes = shared.notes("train")
    halves = notes[::2], notes[1::2]
    judges = [_judge(extractor.nlp, half, published) for half in reversed(halves)]
    reader, matcher = Reader(extractor), Matcher(shared.tool("score_gold"))
    found: list[Verdict] = []
    for number, (half, judge) in enumerate(zip(halves, judges, strict=True), 1):
        extractor.verdicts = judge
        for read in reader.read(f"half {number}", half):
            found += matcher.verdicts(read)
    return found


def _judge(nlp: Language, notes: Sequence[Annotated], published: Weights) -> Judge:
    rows = Rows()
    add_notes(rows, nlp, (_note(one) for one in notes))
    add_notes(rows, nlp, marked())
    return Judge.of(learn(rows, published))


def _note(one: Annotated) -> Note:
    stances = (
        (s["actor"], 1 if s["polarity"] == "supports" else -1, tuple(s["evidence_span"]))
        for s in one.gold["stances"]
    )
    return Note(text=one.article.text, stances=tuple(stances))


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m training.calibration", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--wheels", type=Path, default=WHEELS)
    given = parser.parse_args()
    published = weights_in(given.wheels)
    found = verdicts_of_halves(Shared(given.shared), Extractor(), published)
    calibration = fitted(found)
    given.out.write_text(written(calibration), encoding="utf-8")
    for part, name in NAMES.items():
        before = [v for v in found if v.part == part]
        line = calibration.lines[name]
        after = [
            Verdict(
                part=part, rule=v.rule, confidence=line.moved(v.confidence, v.rule), right=v.right
            )
            for v in before
        ]
        print(f"{part}: {calibration_error(before):.3f} to {calibration_error(after):.3f}")


if __name__ == "__main__":
    main()
