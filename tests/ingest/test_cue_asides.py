"""Where a report ends and its reporter goes on, on parses made by hand."""

import pytest
from spacy.tokens import Doc

from ingest.actors import Cast
from ingest.statements import statements
from tests.ingest.parses import parse

BOTH = ["UD", "ClearNLP"]


def contents(table: str) -> list[str]:
    doc: Doc = parse(table)
    return [doc.text[a:b] for s in statements(doc, Cast(doc)) for a, b in s.spans]


# "Norway condemned the raid, while Iceland waited."
WHILE = """
Norway Norway PROPN NNP nsubj 2
condemned condemn VERB VBD ROOT 2
the the DET DT det 4
raid raid NOUN NN {obj} 2
~, , PUNCT , punct 2
while while SCONJ IN mark 8
Iceland Iceland PROPN NNP nsubj 8
waited wait VERB VBD {home}
~. . PUNCT . punct 2
"""


@pytest.mark.parametrize("obj", ["obj", "dobj"], ids=BOTH)
@pytest.mark.parametrize("home", ["advcl 2", "acl 4"])
def test_a_clause_behind_a_comma_is_the_reporters(obj: str, home: str) -> None:
    assert contents(WHILE.format(obj=obj, home=home)) == ["the raid"]


def test_the_same_word_within_what_was_said_stays() -> None:
    assert contents("""
Norway Norway PROPN NNP nsubj 2
said say VERB VBD ROOT 2
talks talk NOUN NNS nsubj 4
stalled stall VERB VBD ccomp 2
while while SCONJ IN mark 7
Iceland Iceland PROPN NNP nsubj 7
waited wait VERB VBD advcl 4
~. . PUNCT . punct 2
""") == ["talks stalled while Iceland waited"]


# "Norway said talks failed, accusing Iceland of delay."
ACCUSING = """
Norway Norway PROPN NNP nsubj 2
said say VERB VBD ROOT 2
talks talk NOUN NNS nsubj 4
failed fail VERB VBD ccomp 2
~, , PUNCT , punct 2
accusing accuse VERB VBG advcl {head}
Iceland Iceland PROPN NNP {obj} 6
of of ADP IN {case} {of}
delay delay NOUN NN {delay}
~. . PUNCT . punct 2
"""


@pytest.mark.parametrize(
    "table",
    [
        ACCUSING.format(head=4, obj="obj", case="case", of=9, delay="obl 6"),
        ACCUSING.format(head=4, obj="dobj", case="prep", of=6, delay="pobj 8"),
    ],
    ids=BOTH,
)
def test_a_reporting_participle_is_a_report_of_its_own(table: str) -> None:
    assert contents(table) == ["talks failed", "Iceland of delay"]


SECOND = """
Norway Norway PROPN NNP nsubj 2
says say VERB VBZ ROOT 2
it it PRON PRP nsubj 5
was be AUX VBD cop 5
late late ADJ JJ ccomp 2
and and CCONJ CC cc 7
{verb} conj 5
the the DET DT det 9
envoy envoy NOUN NN obj 7
~. . PUNCT . punct 2
"""


def test_a_second_verb_in_the_reporting_tense_ends_a_report() -> None:
    assert contents(SECOND.format(verb="summons summon VERB VBZ")) == ["it was late"]


def test_a_second_verb_in_the_tense_of_what_was_said_does_not() -> None:
    assert contents(SECOND.format(verb="missed miss VERB VBD")) == [
        "it was late and missed the envoy"
    ]


def test_with_and_a_participle_opens_a_report_of_another() -> None:
    assert contents("""
Norway Norway PROPN NNP nsubj 2
condemned condemn VERB VBD ROOT 2
the the DET DT det 4
raid raid NOUN NN obj 2
with with SCONJ IN mark 7
Iceland Iceland PROPN NNP nsubj 7
saying say VERB VBG acl 4
it it PRON PRP nsubj 9
failed fail VERB VBD ccomp 7
~. . PUNCT . punct 2
""") == ["the raid", "it failed"]


def test_a_judgement_with_as_belongs_to_what_was_condemned() -> None:
    assert contents("""
Norway Norway PROPN NNP nsubj 2
condemned condemn VERB VBD ROOT 2
the the DET DT det 4
raid raid NOUN NN obj 2
as as SCONJ IN mark 6
pointless pointless ADJ JJ advcl 2
~. . PUNCT . punct 2
""") == ["the raid as pointless"]


@pytest.mark.parametrize("comma", [4, 6], ids=["above", "below"])
def test_a_participle_goes_on_with_the_reports_speaker(comma: int) -> None:
    table = ACCUSING.format(head=4, obj="obj", case="case", of=9, delay="obl 6")
    doc = parse(
        table.replace("~, , PUNCT , punct 2", f"~, , PUNCT , punct {comma}").replace(
            "talks talk NOUN NNS nsubj 4", "Denmark Denmark PROPN NNP nsubj 4"
        )
    )
    found = list(statements(doc, Cast(doc)))
    assert [s.speaker.name for s in found if s.speaker] == ["Norway", "Norway"]
