"""The words of stance: every group is whole, and words are found with their particles."""

import re
from typing import get_args

import pytest

from ingest.stance_lexicon import Kind, groups, judgement, phrase_side
from ingest.stance_rules import entries
from tests.ingest.parses import parse

NAMED = "obj|to|that|ing|if|whether|reason|received|predicate"
PREPOSITION = "[a-z]+( [a-z]+){0,2}"
FRAME = re.compile(rf"{NAMED}|obj\+[a-z]+|[a-z]+-to|{PREPOSITION}")
# "Norway ruled out talks against Iceland."
RULED = """
Norway Norway PROPN NNP nsubj 2 LOC
ruled rule VERB VBD ROOT 2
out out ADP RP compound:prt 2
talks talk NOUN NNS obj 2
against against ADP IN case 6
Iceland Iceland PROPN NNP nmod 4 LOC
~. . PUNCT . punct 2
"""


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_word_has_a_group_with_frames(kind: Kind) -> None:
    for word, found in groups(kind).items():
        assert word == word.lower()
        assert found
        for group in found:
            assert group.side in (-1, 0, 1)
            assert all(FRAME.fullmatch(frame) for frame in group.frames), group.name


def test_a_particle_makes_another_verb() -> None:
    assert [g.name for g in entries(parse(RULED)[1])] == ["reject"]


def test_a_preposition_may_tell_the_side() -> None:
    doc = parse(RULED)
    assert phrase_side(doc[4]) == -1
    assert phrase_side(doc[2]) == 0


@pytest.mark.parametrize(("word", "side"), [("farce", -1), ("essential", 1), ("table", 0)])
def test_a_predicate_judges(word: str, side: int) -> None:
    assert judgement(word) == side
