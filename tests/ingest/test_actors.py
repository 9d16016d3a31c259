"""Who a name, a noun or a pronoun denotes within one article."""

import pytest
from spacy.lang.en import English

from ingest.actors import Cast
from tests.ingest.parses import parse

# "Kremlin spokesman Pavel Orlov left. He waited. The spokesman smiled."
SPOKESMAN = """
Kremlin Kremlin PROPN NNP compound 2
spokesman spokesman NOUN NN compound 4
Pavel Pavel PROPN NNP compound 4 PERSON
Orlov Orlov PROPN NNP nsubj 5 -PERSON
left leave VERB VBD ROOT 5
~. . PUNCT . punct 5
He he PRON PRP nsubj 8
waited wait VERB VBD ROOT 8
~. . PUNCT . punct 8
The the DET DT det 11
spokesman spokesman NOUN NN nsubj 12
smiled smile VERB VBD ROOT 12
~. . PUNCT . punct 12
"""
# "The Coast Workers Union (CWU) met. CWU voted. The union waited. They left."
UNION = """
The the DET DT det 4
Coast Coast PROPN NNP compound 4
Workers Workers PROPN NNPS compound 4
Union Union PROPN NNP nsubj 8
( ( PUNCT -LRB- punct 6
~CWU CWU PROPN NNP appos 4
~) ) PUNCT -RRB- punct 6
met meet VERB VBD ROOT 8
~. . PUNCT . punct 8
CWU CWU PROPN NNP nsubj 11
voted vote VERB VBD ROOT 11
~. . PUNCT . punct 11
The the DET DT det 14
union union NOUN NN nsubj 15
waited wait VERB VBD ROOT 15
~. . PUNCT . punct 15
"""
# "Ada Volk met Per Lund. Mr. Lund spoke. Volk left."
TWO = """
Ada Ada PROPN NNP compound 2 PERSON
Volk Volk PROPN NNP nsubj 3 -PERSON
met meet VERB VBD ROOT 3
Per Per PROPN NNP compound 5 PERSON
Lund Lund PROPN NNP obj 3 -PERSON
~. . PUNCT . punct 3
Mr. Mr. PROPN NNP compound 8
Lund Lund PROPN NNP nsubj 9 PERSON
spoke speak VERB VBD ROOT 9
~. . PUNCT . punct 9
Volk Volk PROPN NNP nsubj 12 PERSON
left leave VERB VBD ROOT 12
~. . PUNCT . punct 12
"""
# "Moscow said so. Norwegian officials left. The decision stood."
STATES = """
Moscow Moscow PROPN NNP nsubj 2
said say VERB VBD ROOT 2
so so ADV RB advmod 2
~. . PUNCT . punct 2
Norwegian norwegian ADJ JJ amod 6
officials official NOUN NNS nsubj 7
left leave VERB VBD ROOT 7
~. . PUNCT . punct 7
The the DET DT det 10
decision decision NOUN NN nsubj 11
stood stand VERB VBD ROOT 11
~. . PUNCT . punct 11
"""


def names(table: str, *indexes: int) -> list[str | None]:
    doc = parse(table)
    cast = Cast(doc)
    found = (cast.actor_of(doc[i]) for i in indexes)
    return [a.name if a is not None else None for a in found]


def test_a_title_and_a_pronoun_denote_the_person_named_before() -> None:
    assert names(SPOKESMAN, 3, 1, 6, 10) == ["Pavel Orlov"] * 4


def test_a_role_tells_the_state_that_a_person_speaks_for() -> None:
    doc = parse(SPOKESMAN)
    actor = Cast(doc).actor_of(doc[3])
    assert actor is not None
    assert (actor.kind, actor.role, actor.country) == ("person", "Kremlin spokesman", "RUS")


def test_an_acronym_and_a_noun_denote_the_body_spelled_out() -> None:
    assert names(UNION, 3, 9, 13) == ["Coast Workers Union"] * 3


def test_a_last_name_denotes_the_full_name_of_the_article() -> None:
    assert names(TWO, 7, 6, 10) == ["Per Lund", "Per Lund", "Ada Volk"]


def test_states_groups_and_things() -> None:
    doc = parse(STATES)
    cast = Cast(doc)
    moscow, officials = cast.actor_of(doc[0]), cast.actor_of(doc[5])
    assert moscow is not None
    assert officials is not None
    assert (moscow.name, moscow.kind, moscow.country) == ("Moscow", "state", "RUS")
    assert (officials.name, officials.kind, officials.country) == (
        "Norwegian officials",
        "group",
        "NOR",
    )
    assert cast.actor_of(doc[9]) is None


@pytest.mark.parametrize("words", ["", "  \n "])
def test_an_article_without_words_has_no_cast(words: str) -> None:
    assert Cast(English()(words)).bearers == []
