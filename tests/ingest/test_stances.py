"""Who is for or against what, on parses made by hand in both label sets."""

from collections.abc import Sequence

import pytest

from ingest.actors import Cast
from ingest.records import Actor, SaidDate, Stance, Statement
from ingest.stance_judge import Judge
from ingest.stance_rules import Candidate, candidates
from ingest.stance_scene import Scene
from ingest.stances import stances
from tests.ingest.parses import parse

# "Norway rejected the treaty."
REJECTED_UD = """
Norway Norway PROPN NNP nsubj 2 LOC
rejected reject VERB VBD ROOT 2
the the DET DT det 4
treaty treaty NOUN NN obj 2
~. . PUNCT . punct 2
"""
REJECTED_CLEAR = REJECTED_UD.replace(" obj 2", " dobj 2")
# "Norway urged Iceland to sign the treaty."
URGED_UD = """
Norway Norway PROPN NNP nsubj 2 LOC
urged urge VERB VBD ROOT 2
Iceland Iceland PROPN NNP iobj 2 LOC
to to PART TO mark 5
sign sign VERB VB xcomp 2
the the DET DT det 7
treaty treaty NOUN NN obj 5
~. . PUNCT . punct 2
"""
URGED_CLEAR = """
Norway Norway PROPN NNP nsubj 2 LOC
urged urge VERB VBD ROOT 2
Iceland Iceland PROPN NNP dobj 2 LOC
to to PART TO aux 5
sign sign VERB VB xcomp 2
the the DET DT det 7
treaty treaty NOUN NN dobj 5
~. . PUNCT . punct 2
"""
# "Norway refused to back the treaty."
REFUSED_UD = """
Norway Norway PROPN NNP nsubj 2 LOC
refused refuse VERB VBD ROOT 2
to to PART TO mark 4
back back VERB VB xcomp 2
the the DET DT det 6
treaty treaty NOUN NN obj 4
~. . PUNCT . punct 2
"""
REFUSED_CLEAR = REFUSED_UD.replace("TO mark", "TO aux").replace(" obj 4", " dobj 4")
# "The treaty was condemned by Norway and Iceland."
PASSIVE_UD = """
The the DET DT det 2
treaty treaty NOUN NN nsubj:pass 4
was be AUX VBD aux:pass 4
condemned condemn VERB VBN ROOT 4
by by ADP IN case 6
Norway Norway PROPN NNP obl:agent 4 LOC
and and CCONJ CC cc 8
Iceland Iceland PROPN NNP conj 6 LOC
~. . PUNCT . punct 4
"""
PASSIVE_CLEAR = """
The the DET DT det 2
treaty treaty NOUN NN nsubjpass 4
was be AUX VBD auxpass 4
condemned condemn VERB VBN ROOT 4
by by ADP IN agent 4
Norway Norway PROPN NNP pobj 5 LOC
and and CCONJ CC cc 6
Iceland Iceland PROPN NNP conj 6 LOC
~. . PUNCT . punct 4
"""
# "Norway does not support the treaty."
NEGATED_UD = """
Norway Norway PROPN NNP nsubj 4 LOC
does do AUX VBZ aux 4
not not PART RB advmod 4
support support VERB VB ROOT 4
the the DET DT det 6
treaty treaty NOUN NN obj 4
~. . PUNCT . punct 4
"""
NEGATED_CLEAR = NEGATED_UD.replace("RB advmod", "RB neg").replace(" obj 4", " dobj 4")
# "Ships should leave."
SHOULD_UD = """
Ships ship NOUN NNS nsubj 3
should should AUX MD aux 3
leave leave VERB VB ROOT 3
~. . PUNCT . punct 3
"""
# "The treaty is a farce."
FARCE_UD = """
The the DET DT det 2
treaty treaty NOUN NN nsubj 5
is be AUX VBZ cop 5
a a DET DT det 5
farce farce NOUN NN ROOT 5
~. . PUNCT . punct 5
"""
FARCE_CLEAR = """
The the DET DT det 2
treaty treaty NOUN NN nsubj 3
is be AUX VBZ ROOT 3
a a DET DT det 5
farce farce NOUN NN attr 3
~. . PUNCT . punct 3
"""


class Believer(Judge):
    """Take every word of stance at its word and nothing else."""

    def __init__(self) -> None:
        """Read nothing."""

    def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
        return [
            (0.0 if ".act." in one.rule or "content" in one.rule else 1.0, float(one.side > 0))
            for one in proposed
        ]

    def confidence(self, chance: float) -> float:
        return chance


def read(table: str, said: Sequence[Statement] = ()) -> list[Stance]:
    doc = parse(table)
    return list(stances(doc, Cast(doc), said, judge=Believer()))


def told(found: list[Stance]) -> set[tuple[str, str, str]]:
    return {(s.actor.name, s.polarity, s.position.text) for s in found}


def words_of(name: str, length: int) -> Statement:
    return Statement(
        spans=((0, length),),
        text="",
        kind="direct",
        speaker=Actor(name=name, kind="person"),
        speaker_span=None,
        cue="",
        cue_span=None,
        said=SaidDate(),
        confidence=1.0,
        rule="test",
    )


@pytest.mark.parametrize("table", [REJECTED_UD, REJECTED_CLEAR], ids=["UD", "ClearNLP"])
def test_an_object_is_the_target(table: str) -> None:
    assert told(read(table)) == {("Norway", "opposes", "the treaty")}


@pytest.mark.parametrize("table", [URGED_UD, URGED_CLEAR], ids=["UD", "ClearNLP"])
def test_who_is_urged_would_do_it(table: str) -> None:
    assert told(read(table)) == {("Norway", "supports", "Iceland signs the treaty")}


@pytest.mark.parametrize("table", [REFUSED_UD, REFUSED_CLEAR], ids=["UD", "ClearNLP"])
def test_a_refusal_turns_support_round(table: str) -> None:
    assert {s.polarity for s in read(table)} == {"opposes"}


@pytest.mark.parametrize("table", [PASSIVE_UD, PASSIVE_CLEAR], ids=["UD", "ClearNLP"])
def test_agents_of_a_passive_take_a_stance_each(table: str) -> None:
    assert told(read(table)) == {
        ("Norway", "opposes", "the treaty"),
        ("Iceland", "opposes", "the treaty"),
    }


@pytest.mark.parametrize("table", [NEGATED_UD, NEGATED_CLEAR], ids=["UD", "ClearNLP"])
def test_a_negation_turns_support_round(table: str) -> None:
    assert told(read(table)) == {("Norway", "opposes", "the treaty")}


def test_what_a_speaker_says_should_be_he_supports() -> None:
    found = read(SHOULD_UD, [words_of("Ada Volk", 19)])
    assert [(s.actor.name, s.polarity, s.act) for s in found] == [
        ("Ada Volk", "supports", "demand")
    ]
    assert found[0].statement == 0
    assert found[0].attributed_by is None


def test_should_without_a_speaker_is_nobodys_stance() -> None:
    assert read(SHOULD_UD) == []


@pytest.mark.parametrize("table", [FARCE_UD, FARCE_CLEAR], ids=["UD", "ClearNLP"])
def test_a_judgement_is_its_speakers(table: str) -> None:
    assert told(read(table, [words_of("Ada Volk", 23)])) == {("Ada Volk", "opposes", "the treaty")}


def test_to_report_a_stance_is_not_to_take_it() -> None:
    doc = parse(REJECTED_UD)
    said = [words_of("Ada Volk", 27)]
    assert {c.actor.name for c in candidates(Scene(doc, Cast(doc), said))} == {"Norway"}


def test_another_ones_report_is_hearsay() -> None:
    found = read(REJECTED_UD, [words_of("Ada Volk", 27)])
    norway = next(s for s in found if s.actor.name == "Norway")
    assert norway.attributed_by is not None
    assert norway.attributed_by.name == "Ada Volk"


@pytest.mark.parametrize(
    "table", [REJECTED_UD, URGED_UD, REFUSED_UD, PASSIVE_UD, NEGATED_UD, FARCE_CLEAR]
)
def test_a_stance_holds_the_words_of_its_span(table: str) -> None:
    doc = parse(table)
    for one in stances(doc, Cast(doc), (), judge=Believer()):
        assert one.text == doc.text[slice(*one.span)]
        assert 0.0 <= one.confidence <= 1.0


def test_each_proposal_names_its_rule() -> None:
    doc = parse(REJECTED_UD)
    assert [c.rule for c in candidates(Scene(doc, Cast(doc), ()))] == ["verbs.reject.obj"]
