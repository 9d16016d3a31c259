"""How words sound, and what turns that round."""

import pytest

from ingest.language import load_words
from ingest.stance_tone import tone
from tests.ingest.parses import parse

# "The fee is a disaster."
PLAIN = """
The the DET DT det 2
fee fee NOUN NN nsubj 5
is be AUX VBZ cop 5
a a DET DT det 5
disaster disaster NOUN NN ROOT 5
"""
# "The fee is no disaster."
TURNED_UD = PLAIN.replace("a a DET", "no no DET")
TURNED_CLEAR = """
The the DET DT det 2
fee fee NOUN NN nsubj 3
is be AUX VBZ ROOT 3
no no DET DT det 5
disaster disaster NOUN NN attr 3
"""
# "They failed to protect us."
FAILED_UD = """
They they PRON PRP nsubj 2
failed fail VERB VBD ROOT 2
to to PART TO mark 4
protect protect VERB VB xcomp 2
us we PRON PRP obj 4
"""
FAILED_CLEAR = FAILED_UD.replace("TO mark", "TO aux").replace("obj 4", "dobj 4")


def test_a_bad_word_sounds_bad() -> None:
    assert tone(parse(PLAIN)) == -1


@pytest.mark.parametrize("table", [TURNED_UD, TURNED_CLEAR], ids=["UD", "ClearNLP"])
def test_a_negation_turns_it_round(table: str) -> None:
    assert tone(parse(table)) == 1


@pytest.mark.parametrize("table", [FAILED_UD, FAILED_CLEAR], ids=["UD", "ClearNLP"])
def test_a_verb_of_failure_turns_what_depends_on_it(table: str) -> None:
    assert tone(parse(table)[3:4]) == 1
    assert tone(parse(table)) == -1


def test_no_word_is_both_good_and_bad() -> None:
    lists = load_words("tone")
    assert not set(lists["good"]) & set(lists["bad"])
