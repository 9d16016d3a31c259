"""Stances that hide in one word or in an agreement, and further clauses, in both label sets."""

from collections.abc import Sequence

import pytest

from ingest.actors import Cast
from ingest.stance_rules import Candidate, candidates
from ingest.stance_scene import Scene
from ingest.stances import stances
from tests.ingest.parses import parse

# "Anti-war protesters left."
ANTI = """
Anti-war anti-war ADJ JJ amod 2
protesters protester NOUN NNS nsubj 3
left leave VERB VBD ROOT 3
~. . PUNCT . punct 3
"""
PLAIN = ANTI.replace("Anti-war anti-war", "Angry angry")
# "Rebels met a Norway-backed militia."
BACKED_UD = """
Rebels rebel NOUN NNS nsubj 2
met meet VERB VBD ROOT 2
a a DET DT det 7
Norway Norway PROPN NNP compound 6 LOC
~- - PUNCT HYPH punct 4
~backed back VERB VBN amod 7
militia militia NOUN NN obj 2
~. . PUNCT . punct 2
"""
BACKED_CLEAR = BACKED_UD.replace("NNP compound 6", "NNP npadvmod 6").replace(" obj 2", " dobj 2")
# "Norway announced a deal with Iceland."
DEAL_UD = """
Norway Norway PROPN NNP nsubj 2 LOC
announced announce VERB VBD ROOT 2
a a DET DT det 4
deal deal NOUN NN obj 2
with with ADP IN case 6
Iceland Iceland PROPN NNP nmod 4 LOC
~. . PUNCT . punct 2
"""
DEAL_CLEAR = """
Norway Norway PROPN NNP nsubj 2 LOC
announced announce VERB VBD ROOT 2
a a DET DT det 4
deal deal NOUN NN dobj 2
with with ADP IN prep 4
Iceland Iceland PROPN NNP pobj 5 LOC
~. . PUNCT . punct 2
"""
# "Norway urged Iceland to lift the ban and pay."
BOTH_UD = """
Norway Norway PROPN NNP nsubj 2 LOC
urged urge VERB VBD ROOT 2
Iceland Iceland PROPN NNP iobj 2 LOC
to to PART TO mark 5
lift lift VERB VB xcomp 2
the the DET DT det 7
ban ban NOUN NN obj 5
and and CCONJ CC cc 9
pay pay VERB VB conj 5
~. . PUNCT . punct 2
"""
BOTH_CLEAR = (
    BOTH_UD.replace("NNP iobj 2", "NNP dobj 2").replace("TO mark", "TO aux").replace("cc 9", "cc 5")
).replace(" obj 5", " dobj 5")


class Sure:
    """Believe prefixes alone."""

    def judge(
        self,
        scene: Scene,
        proposed: Sequence[Candidate],
    ) -> list[tuple[float, float]]:
        """Return certainty for prefixes."""
        return [(float(p.rule.startswith("affix")), float(p.side > 0)) for p in proposed]


def proposed(table: str) -> list[Candidate]:
    doc = parse(table)
    return list(candidates(Scene(doc, Cast(doc), ())))


def told(table: str, rule: str) -> list[tuple[str, int, str]]:
    return [
        (one.actor.name, one.side, one.cue.doc.text[slice(*one.span)])
        for one in proposed(table)
        if one.rule.startswith(rule)
    ]


def test_a_prefix_takes_a_side() -> None:
    assert told(ANTI, "affix") == [("Anti-war protesters", -1, "Anti-war protesters")]


def test_a_prefix_for_takes_the_other() -> None:
    (one,) = told(ANTI.replace("Anti-war anti-war", "Pro-war pro-war"), "affix")
    assert one[1] == 1


def test_a_prefix_leaves_the_position() -> None:
    doc = parse(ANTI)
    found = list(stances(doc, Cast(doc), (), judge=Sure()))
    assert [(s.polarity, s.position.text) for s in found] == [("opposes", "war")]


def test_an_adjective_takes_no_side() -> None:
    assert told(PLAIN, "affix") == []


@pytest.mark.parametrize("table", [BACKED_UD, BACKED_CLEAR])
def test_who_backs_a_noun_is_for_it(table: str) -> None:
    assert told(table, "affix") == [("Norway", 1, "a Norway-backed militia")]


@pytest.mark.parametrize("table", [BACKED_UD, BACKED_CLEAR])
def test_who_is_near_another_verb_is_not(table: str) -> None:
    assert told(table.replace("backed back", "based base"), "affix") == []


@pytest.mark.parametrize("table", [DEAL_UD, DEAL_CLEAR])
def test_a_deal_is_also_the_partners(table: str) -> None:
    assert told(table, "accord") == [("Iceland", 1, "a deal with Iceland")]


@pytest.mark.parametrize("table", [DEAL_UD, DEAL_CLEAR])
def test_another_noun_has_no_partner(table: str) -> None:
    assert told(table.replace("deal deal", "match match"), "accord") == []


@pytest.mark.parametrize("table", [BOTH_UD, BOTH_CLEAR])
def test_each_of_two_clauses_is_a_target(table: str) -> None:
    found = [one for one in proposed(table) if one.rule == "verbs.demand.obj-to"]
    heads = [(one.target.head.text, one.target.later, one.side) for one in found]
    assert heads == [("lift", False, 1), ("pay", True, 1)]
    assert found[0].span[1] <= found[1].span[0]
