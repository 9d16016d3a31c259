"""How the judge of pairs is taught: sentences, directions, fitting."""

import json
from pathlib import Path

import numpy as np

from ingest.pair_judge import PairJudge
from training.pairs import Example, learn, sentences


def written(path: Path, *rows: tuple[str, str, str, str]) -> Path:
    names = ("text", "p", "q", "label")
    path.write_text("".join(json.dumps(dict(zip(names, r, strict=True))) + "\n" for r in rows))
    return path


def test_names_in_brackets_are_found_by_what_they_are_called(tmp_path: Path) -> None:
    rows = written(tmp_path / "x.jsonl", ("[Volk] fears [Marsh].", "Marsh", "Volk", "neg p<-q"))
    (one,) = sentences(rows)
    assert one.text == "Volk fears Marsh."
    assert (one.first, one.second, one.label) == ((11, 16), (0, 4), "neg p<-q")


def test_every_second_sentence_without_sentiment_counts_twice(tmp_path: Path) -> None:
    row = ("[Volk] met [Marsh].", "Volk", "Marsh", "neutral")
    found = list(sentences(written(tmp_path / "x.jsonl", row, row, row, row)))
    assert [s.weight for s in found] == [2.0, 2.0]


def test_fitting_learns_the_side_of_a_feature() -> None:
    rows = [("up=hail", 1), ("up=hit", -1), ("up=meet", 0)] * 30
    states = np.random.default_rng(0).normal(size=(len(rows), 4)).astype(np.float32)
    found = [
        Example(names={name}, states=state, side=side, weight=1.0)
        for (name, side), state in zip(rows, states, strict=True)
    ]
    judge = PairJudge.of(learn(found))
    favours, opposes = judge.chances({"up=hail"}, states[0])
    assert favours > 0.8
    assert opposes < 0.2
    favours, opposes = judge.chances({"up=hit"}, states[0])
    assert opposes > 0.8
    assert favours < 0.2
