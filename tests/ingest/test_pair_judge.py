"""Who of two is for or against the other."""

from pathlib import Path

import numpy as np
import pytest

from ingest.pair_features import described, encoded_pair, path
from ingest.pair_judge import PairJudge, leaning
from ingest.stance_judge import JudgeError
from tests.ingest.parses import parse

# "Volk attacked Marsh in Oslo."
ATTACKED_UD = """
Volk Volk PROPN NNP nsubj 2 PERSON
attacked attack VERB VBD ROOT 2
Marsh Marsh PROPN NNP obj 2 PERSON
in in ADP IN case 5
Oslo Oslo PROPN NNP obl 2 LOC
~. . PUNCT . punct 2
"""
ATTACKED_CLEAR = """
Volk Volk PROPN NNP nsubj 2 PERSON
attacked attack VERB VBD ROOT 2
Marsh Marsh PROPN NNP dobj 2 PERSON
in in ADP IN prep 2
Oslo Oslo PROPN NNP pobj 4 LOC
~. . PUNCT . punct 2
"""


def weights(feature: str) -> dict[str, np.ndarray]:
    """Make weights that look at one feature of "against" alone."""
    width = len(encoded_pair(*pair(ATTACKED_UD)))
    none = np.zeros(width, dtype=np.float32)
    out = {"mean": none, "deviation": none + 1.0}
    for name, weight in (("favours", 0.0), ("opposes", 8.0)):
        out |= {
            f"{name}_names": np.frombuffer(feature.encode(), dtype=np.uint8),
            f"{name}_weights": np.array([weight], dtype=np.float32),
            f"{name}_dense": none,
            f"{name}_bias": np.array(-4.0),
        }
    return out


def pair(table: str):  # type: ignore[no-untyped-def]  # two spans of a new document
    doc = parse(table)
    return doc[0:1], doc[2:3]


@pytest.mark.parametrize("table", [ATTACKED_UD, ATTACKED_CLEAR], ids=["UD", "ClearNLP"])
def test_a_path_climbs_to_what_governs_both(table: str) -> None:
    who, whom = pair(table)
    up, down = path(who.root, whom.root)
    assert [t.text for t in up] == ["Volk", "attacked"]
    assert [t.text for t in down] == ["Marsh", "attacked"]


@pytest.mark.parametrize("table", [ATTACKED_UD, ATTACKED_CLEAR], ids=["UD", "ClearNLP"])
def test_a_direction_is_described_by_its_verb_and_order(table: str) -> None:
    who, whom = pair(table)
    forward, backward = described(who, whom), described(whom, who)
    assert {"up=attack", "up.group=condemn", "order=>", "who=nsubj"} <= forward
    assert "order=<" in backward
    assert "who=nsubj" not in backward


@pytest.mark.parametrize("table", [ATTACKED_UD, ATTACKED_CLEAR], ids=["UD", "ClearNLP"])
def test_the_likeliest_direction_is_told(table: str) -> None:
    judge = PairJudge.of(weights("who=nsubj"))
    found = leaning(parse(table), (0, 4), (14, 19), judge)
    assert found is not None
    assert (found.forward, found.side) == (True, -1)
    turned = leaning(parse(table), (14, 19), (0, 4), judge)
    assert turned is not None
    assert (turned.forward, turned.side) == (False, -1)


def test_who_is_named_by_the_way_is_neither_for_nor_against() -> None:
    judge = PairJudge.of(weights("whom=iobj"))
    assert leaning(parse(ATTACKED_UD), (0, 4), (23, 27), judge) is None


def test_one_mention_is_no_pair() -> None:
    assert leaning(parse(ATTACKED_UD), (0, 4), (0, 4), PairJudge.of(weights("x"))) is None


def test_the_judge_that_ships_reads_an_attack() -> None:
    doc = parse(ATTACKED_UD)
    found = leaning(doc, (0, 4), (14, 19))
    assert found is not None
    assert (found.forward, found.side) == (True, -1)
    assert 0.0 < found.chance < 1.0


def test_weights_that_are_missing_are_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match=r"training\.pairs"):
        PairJudge(tmp_path / "none.npz")
