"""Who is for or against what, on parses made by hand in both label sets."""

from collections.abc import Sequence

import pytest

from ingest.actors import Cast
from ingest.extract import Extractor
from ingest.records import Actor, Article, SaidDate, Stance, Statement
from ingest.stance_judge import Judge, Rules
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


# "Coast states such as Norway and Iceland rejected the treaty."
INSTANCES_UD = """
Coast coast NOUN NN compound 2
states state NOUN NNS nsubj 8
such such ADJ JJ case 5
as as ADP IN fixed 3
Norway Norway PROPN NNP nmod 2 LOC
and and CCONJ CC cc 7
Iceland Iceland PROPN NNP conj 5 LOC
rejected reject VERB VBD ROOT 8
the the DET DT det 10
treaty treaty NOUN NN obj 8
"""
INSTANCES_CLEAR = """
Coast coast NOUN NN compound 2
states state NOUN NNS nsubj 8
such such ADJ JJ amod 4
as as ADP IN prep 2
Norway Norway PROPN NNP pobj 4 LOC
and and CCONJ CC cc 5
Iceland Iceland PROPN NNP conj 5 LOC
rejected reject VERB VBD ROOT 8
the the DET DT det 10
treaty treaty NOUN NN dobj 8
"""


@pytest.mark.parametrize("table", [INSTANCES_UD, INSTANCES_CLEAR], ids=["UD", "ClearNLP"])
def test_those_of_many_who_are_named_take_the_stance(table: str) -> None:
    assert told(read(table)) == {
        ("Norway", "opposes", "the treaty"),
        ("Iceland", "opposes", "the treaty"),
    }


def test_what_many_are_said_to_be_names_none_of_them() -> None:
    named_as = INSTANCES_CLEAR.replace("such such ADJ JJ amod 4", "acting act VERB VBG acl 2")
    assert not {"Norway", "Iceland"} & {s.actor.name for s in read(named_as)}


# "Norway praised the ban on trawlers." / "Norway praised Iceland for calm."
PRAISED_BAN_UD = """
Norway Norway PROPN NNP nsubj 2 LOC
praised praise VERB VBD ROOT 2
the the DET DT det 4
ban ban NOUN NN obj 2
on on ADP IN case 6
trawlers trawler NOUN NNS nmod 4
"""
PRAISED_BAN_CLEAR = """
Norway Norway PROPN NNP nsubj 2 LOC
praised praise VERB VBD ROOT 2
the the DET DT det 4
ban ban NOUN NN dobj 2
on on ADP IN prep 4
trawlers trawler NOUN NNS pobj 5
"""


@pytest.mark.parametrize("table", [PRAISED_BAN_UD, PRAISED_BAN_CLEAR], ids=["UD", "ClearNLP"])
def test_what_says_more_of_a_thing_belongs_to_the_thing(table: str) -> None:
    assert told(read(table)) == {("Norway", "supports", "the ban on trawlers")}


@pytest.mark.parametrize("table", [PRAISED_BAN_UD, PRAISED_BAN_CLEAR], ids=["UD", "ClearNLP"])
def test_what_somebody_is_praised_for_is_the_target(table: str) -> None:
    person = table.replace("ban ban NOUN", "minister minister NOUN").replace("on on", "for for")
    assert ("Norway", "supports", "trawlers") in told(read(person))


# "Norway pays if Iceland does not sign."
THREAT = """
Norway Norway PROPN NNP nsubj 2 LOC
pays pay VERB VBZ ROOT 2
if if SCONJ IN mark 7
Iceland Iceland PROPN NNP nsubj 7 LOC
does do AUX VBZ aux 7
not not PART RB {negation} 7
signs sign VERB VB advcl 2
"""


@pytest.mark.parametrize("negation", ["advmod", "neg"])
@pytest.mark.parametrize(
    ("word", "expected"),
    [("if if", ("supports", "Iceland signs")), ("as as", ("opposes", "Iceland signs"))],
)
def test_who_warns_of_what_is_not_done_wants_it_done(
    negation: str, word: str, expected: tuple[str, str]
) -> None:
    class Against(Believer):
        def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
            return [(float(one.rule == "content.advcl"), 0.1) for one in proposed]

    doc = parse(THREAT.format(negation=negation).replace("if if", word))
    said = [words_of("Ada Volk", 40)]
    (found,) = stances(doc, Cast(doc), said, judge=Against())
    assert (found.polarity, found.position.text) == expected


# "Norway is not against dams."
AGAINST_DAMS = """
Norway Norway PROPN NNP nsubj 5 LOC
are be AUX VBP cop 5
not not PART RB {negation} 5
against against ADP IN case 5
dams dam NOUN NNS ROOT 5
"""


def test_who_is_against_a_thing_is_and_who_is_not_is_for_it() -> None:
    class Against(Believer):
        def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
            return [(0.9, 0.1) for _ in proposed]

    denied = AGAINST_DAMS.format(negation="advmod")
    plain = denied.replace("not not PART RB", "still still ADV RB")
    for table, expected in ((denied, "supports"), (plain, "opposes")):
        doc = parse(table)
        assert told(list(stances(doc, Cast(doc), (), judge=Against()))) == {
            ("Norway", expected, "dams")
        }


# "Norway rejected longer hours.", its object taken for a time.
UNMARKED = """
Norway Norway PROPN NNP nsubj 2 LOC
rejected reject VERB VBD ROOT 2
longer long ADJ JJR amod 4
hours hour NOUN NNS {relation} 2
"""


@pytest.mark.parametrize("relation", ["obl:unmarked", "obl:tmod", "npadvmod"])
def test_an_object_taken_for_a_time_is_the_target(relation: str) -> None:
    table = UNMARKED.format(relation=relation)
    assert told(read(table)) == {("Norway", "opposes", "longer hours")}
    when = table.replace("longer long ADJ JJR", "last last ADJ JJ").replace(
        "hours hour", "week week"
    )
    assert told(read(when)) == set()


WILL_DROP = """
Norway Norway PROPN NNP nsubj 3 LOC
will will AUX MD aux 3
drop drop VERB VB ROOT 3
the the DET DT det 5
fee fee NOUN NN obj 3
"""


@pytest.mark.parametrize(
    ("favours", "expected"),
    [
        (1.0, ("Norway", "supports", "Norway drops the fee")),
        (0.0, ("Norway", "opposes", "the fee")),
    ],
)
def test_who_will_end_a_thing_is_for_its_end_or_against_the_thing(
    favours: float, expected: tuple[str, str, str]
) -> None:
    class Leaning(Believer):
        def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
            return [(float(one.target.frame == "modal"), favours) for one in proposed]

    doc = parse(WILL_DROP)
    said = [words_of("Norway", 24)]
    (found,) = stances(doc, Cast(doc), said, judge=Leaning())
    assert (found.actor.name, found.polarity, found.position.text) == expected


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


# "Norway is opposed to the treaty."
OPPOSED_UD = """
Norway Norway PROPN NNP nsubj 3 LOC
is be AUX VBZ cop 3
opposed opposed ADJ JJ ROOT 3
to to ADP IN case 6
the the DET DT det 6
treaty treaty NOUN NN obl 3
~. . PUNCT . punct 3
"""
OPPOSED_CLEAR = """
Norway Norway PROPN NNP nsubj 2 LOC
is be AUX VBZ ROOT 2
opposed opposed ADJ JJ acomp 2
to to ADP IN prep 3
the the DET DT det 6
treaty treaty NOUN NN pobj 4
~. . PUNCT . punct 2
"""
# The same where the tagger takes it for a passive.
OPPOSED_PASSIVE = (
    OPPOSED_UD.replace("nsubj 3", "nsubj:pass 3")
    .replace("AUX VBZ cop", "AUX VBZ aux:pass")
    .replace("opposed opposed ADJ JJ", "opposed oppose VERB VBN")
)
# "Norway is against the treaty."
AGAINST_UD = """
Norway Norway PROPN NNP nsubj 5 LOC
is be AUX VBZ cop 5
against against ADP IN case 5
the the DET DT det 5
treaty treaty NOUN NN ROOT 5
~. . PUNCT . punct 5
"""
AGAINST_CLEAR = """
Norway Norway PROPN NNP nsubj 2 LOC
is be AUX VBZ ROOT 2
against against ADP IN prep 2
the the DET DT det 5
treaty treaty NOUN NN pobj 3
~. . PUNCT . punct 2
"""
# "Norway would rather leave."
RATHER_UD = """
Norway Norway PROPN NNP nsubj 4 LOC
would would AUX MD aux 4
rather rather ADV RB advmod 4
leave leave VERB VB ROOT 4
~. . PUNCT . punct 4
"""
# "It is time to leave."
TIME_UD = """
It it PRON PRP expl 3
is be AUX VBZ cop 3
time time NOUN NN ROOT 3
to to PART TO mark 5
leave leave VERB VB acl 3
~. . PUNCT . punct 3
"""
TIME_CLEAR = """
It it PRON PRP nsubj 2
is be AUX VBZ ROOT 2
time time NOUN NN attr 2
to to PART TO aux 5
leave leave VERB VB acl 3
~. . PUNCT . punct 2
"""
# "Norway stopped short of backing the treaty."
SHORT_UD = """
Norway Norway PROPN NNP nsubj 2 LOC
stopped stop VERB VBD ROOT 2
short short ADV RB advmod 2
of of SCONJ IN mark 5
backing back VERB VBG advcl 3
the the DET DT det 7
treaty treaty NOUN NN obj 5
~. . PUNCT . punct 2
"""
SHORT_CLEAR = """
Norway Norway PROPN NNP nsubj 2 LOC
stopped stop VERB VBD ROOT 2
short short ADV RB advmod 2
of of ADP IN prep 3
backing back VERB VBG pcomp 4
the the DET DT det 7
treaty treaty NOUN NN dobj 5
~. . PUNCT . punct 2
"""
# "The ban is unacceptable to Norway."
VIEW_UD = """
The the DET DT det 2
ban ban NOUN NN nsubj 4
is be AUX VBZ cop 4
unacceptable unacceptable ADJ JJ ROOT 4
to to ADP IN case 6
Norway Norway PROPN NNP obl 4 LOC
~. . PUNCT . punct 4
"""
VIEW_CLEAR = """
The the DET DT det 2
ban ban NOUN NN nsubj 3
is be AUX VBZ ROOT 3
unacceptable unacceptable ADJ JJ acomp 3
to to ADP IN prep 4
Norway Norway PROPN NNP pobj 5 LOC
~. . PUNCT . punct 3
"""


@pytest.mark.parametrize(
    "table",
    [OPPOSED_UD, OPPOSED_CLEAR, OPPOSED_PASSIVE, AGAINST_UD, AGAINST_CLEAR],
    ids=["UD", "ClearNLP", "passive", "against UD", "against ClearNLP"],
)
def test_to_be_opposed_or_against_is_a_stance(table: str) -> None:
    assert told(read(table)) == {("Norway", "opposes", "the treaty")}


def test_what_one_would_rather_do_one_is_for() -> None:
    assert {(s.actor.name, s.polarity) for s in read(RATHER_UD)} == {("Norway", "supports")}
    assert read(RATHER_UD.replace("rather rather", "often often")) == []


@pytest.mark.parametrize("table", [TIME_UD, TIME_CLEAR], ids=["UD", "ClearNLP"])
def test_what_it_is_time_for_the_speaker_wants(table: str) -> None:
    found = read(table, [words_of("Ada Volk", 19)])
    assert {(s.actor.name, s.polarity, s.act) for s in found} == {
        ("Ada Volk", "supports", "demand")
    }


@pytest.mark.parametrize("table", [SHORT_UD, SHORT_CLEAR], ids=["UD", "ClearNLP"])
def test_to_stop_short_of_backing_is_not_to_back(table: str) -> None:
    assert {s.polarity for s in read(table) if "support" in s.rule} == {"opposes"}


@pytest.mark.parametrize("table", [VIEW_UD, VIEW_CLEAR], ids=["UD", "ClearNLP"])
def test_what_is_unacceptable_to_one_one_opposes(table: str) -> None:
    assert ("Norway", "opposes", "the ban") in told(read(table))


def test_rules_alone_take_plain_words_at_their_word() -> None:
    doc = parse(REJECTED_UD)
    found = list(stances(doc, Cast(doc), (), judge=Rules()))
    assert told(found) == {("Norway", "opposes", "the treaty")}
    assert 0.0 < found[0].confidence < 1.0


def test_rules_alone_say_nothing_of_plain_deeds() -> None:
    doc = parse(REJECTED_UD.replace("rejected reject", "printed print"))
    assert list(stances(doc, Cast(doc), (), judge=Rules())) == []


def test_the_likelier_of_two_actors_has_the_words() -> None:
    class Unsure(Believer):
        def judge(self, scene: Scene, proposed: Sequence[Candidate]) -> list[tuple[float, float]]:
            return [(0.5 if c.actor.name == "Norway" else 0.45, 1.0) for c in proposed]

    doc = parse(REJECTED_UD)
    said = [words_of("Ada Volk", 27)]
    found = list(stances(doc, Cast(doc), said, judge=Unsure()))
    assert {s.actor.name for s in found} == {"Norway"}


def test_an_extractor_without_a_judge_reads_no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Judge:
        raise AssertionError("the weights were read")

    monkeypatch.setattr("ingest.stances.shipped_judge", missing)
    reader = Extractor(judge=False)
    text = "Norway rejected the treaty on Monday."
    article = Article(article_id="a", name="a", text=text, sha256="")
    found = reader.extract(article).stances
    assert [(s.actor.name, s.polarity) for s in found] == [("Norway", "opposes")]
