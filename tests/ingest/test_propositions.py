"""What one is for or against, worded short and positive, in both label sets."""

import pytest
from spacy.tokens import Doc

from ingest.actors import Cast
from ingest.propositions import proposition, proposition_of_span
from ingest.quantities import normalise_quantity
from ingest.wording import gerund, nominal, third_person
from tests.ingest.parses import parse

# "Norway should never join the bank."
JOIN_UD = """
Norway Norway PROPN NNP nsubj 4 LOC
should should AUX MD aux 4
never never ADV RB advmod 4
join join VERB VB ROOT 4
the the DET DT det 6
bank bank NOUN NN obj 4
~. . PUNCT . punct 4
"""
JOIN_CLEAR = JOIN_UD.replace("RB advmod", "RB neg").replace(" obj 4", " dobj 4")
# "to withdraw troops from Norway"
WITHDRAW_UD = """
to to PART TO mark 2
withdraw withdraw VERB VB ROOT 2
troops troop NOUN NNS obj 2
from from ADP IN case 5
Norway Norway PROPN NNP obl 2 LOC
"""
WITHDRAW_CLEAR = """
to to PART TO aux 2
withdraw withdraw VERB VB ROOT 2
troops troop NOUN NNS dobj 2
from from ADP IN prep 2
Norway Norway PROPN NNP pobj 4 LOC
"""
# "The ban must be lifted."
LIFTED_UD = """
The the DET DT det 2
ban ban NOUN NN nsubj:pass 5
must must AUX MD aux 5
be be AUX VB aux:pass 5
lifted lift VERB VBN ROOT 5
~. . PUNCT . punct 5
"""
LIFTED_CLEAR = LIFTED_UD.replace("nsubj:pass", "nsubjpass").replace("aux:pass", "auxpass")


def head_of(doc: Doc) -> int:
    return next(t.i for t in doc if t.dep_ == "ROOT")


@pytest.mark.parametrize("table", [JOIN_UD, JOIN_CLEAR], ids=["UD", "ClearNLP"])
def test_duty_and_negation_are_no_part_of_it(table: str) -> None:
    doc = parse(table)
    found = proposition(doc[head_of(doc)], Cast(doc))
    assert found.text == "Norway joins the bank"
    assert found.countries == ("NOR",)


@pytest.mark.parametrize("table", [WITHDRAW_UD, WITHDRAW_CLEAR], ids=["UD", "ClearNLP"])
def test_a_verb_without_subject_becomes_a_noun(table: str) -> None:
    doc = parse(table)
    assert proposition(doc[1], Cast(doc)).text == "withdrawal of troops from Norway"


@pytest.mark.parametrize("table", [LIFTED_UD, LIFTED_CLEAR], ids=["UD", "ClearNLP"])
def test_a_passive_names_the_deed(table: str) -> None:
    doc = parse(table)
    assert proposition(doc[head_of(doc)], Cast(doc)).text == "lifting of the ban"


# "The raid on Lusk failed. Norway condemned the raid."
RAID_UD = """
The the DET DT det 2
raid raid NOUN NN nsubj 5
on on ADP IN case 4
Lusk Lusk PROPN NNP nmod 2 LOC
failed fail VERB VBD ROOT 5
~. . PUNCT . punct 5
Norway Norway PROPN NNP nsubj 8 LOC
condemned condemn VERB VBD ROOT 8
the the DET DT det 10
raid raid NOUN NN obj 8
~. . PUNCT . punct 8
"""


def test_a_bare_noun_is_worded_by_its_fuller_mention() -> None:
    doc = parse(RAID_UD)
    assert proposition(doc[9], Cast(doc)).text == "the raid on Lusk"


def test_a_span_is_worded_by_its_head() -> None:
    doc = parse(JOIN_UD)
    assert proposition_of_span(doc, (25, 33), Cast(doc)).text == "the bank"


def test_a_span_without_words_is_refused() -> None:
    doc = parse(JOIN_UD)
    with pytest.raises(ValueError, match="no word lies within 0-2"):
        proposition_of_span(doc, (0, 2), Cast(doc))


def test_noun_and_verb_of_one_action_are_one_position() -> None:
    doc = parse(WITHDRAW_UD)
    assert proposition(doc[1], Cast(doc)).canonical.split()[0] == "withdrawal"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("within 24 hours", "24 hours"),
        ("six months", "6 months"),
        ("a $2 billion loan", "$2 billion"),
        ("forty percent", "40%"),
        ("twenty-five thousand troops", "25000 troops"),
        ("two and a half years", "2.5 years"),
        ("half a million dollars", "$500000"),
        ("a fortnight", "2 weeks"),
        ("two leaders", None),
        ("in 2031", None),
    ],
)
def test_amounts_have_one_form(phrase: str, expected: str | None) -> None:
    assert normalise_quantity(phrase) == expected


@pytest.mark.parametrize(
    ("verb", "third", "doing", "noun"),
    [
        ("join", "joins", "joining", None),
        ("stop", "stops", "stopping", "halt"),
        ("ratify", "ratifies", "ratifying", "ratification"),
        ("impose", "imposes", "imposing", "imposition"),
        ("expel", "expels", "expelling", "expulsion"),
    ],
)
def test_verbs_are_inflected(verb: str, third: str, doing: str, noun: str | None) -> None:
    assert (third_person(verb), gerund(verb), nominal(verb)) == (third, doing, noun)


# "Norway backs Foreign Minister Ada Volk."
TITLED = """
Norway Norway PROPN NNP nsubj 2 LOC
backs back VERB VBZ ROOT 2
Foreign Foreign PROPN NNP compound 4
Minister Minister PROPN NNP nmod:desc 5
Ada Ada PROPN NNP obj 2 PERSON
Volk Volk PROPN NNP flat 5 -PERSON
~. . PUNCT . punct 2
"""


def test_titles_are_no_part_of_a_position() -> None:
    doc = parse(TITLED)
    found = proposition(doc[4], Cast(doc))
    assert found.text == "Ada Volk"
    assert found.actor is not None


@pytest.mark.parametrize("table", [TITLED], ids=["UD"])
def test_a_role_that_stands_alone_stays(table: str) -> None:
    doc = parse(table.replace("obj 2 PERSON", "obj 2").replace(" -PERSON", ""))
    assert "Minister" in proposition(doc[4], Cast(doc)).text


# "the Norwegian fleet" and "the fleet of Norway"
NORWEGIAN = """
the the DET DT det 3
Norwegian norwegian ADJ JJ amod 3
fleet fleet NOUN NN ROOT 3
"""
OF_NORWAY = """
the the DET DT det 2
fleet fleet NOUN NN ROOT 2
of of ADP IN case 4
Norway Norway PROPN NNP nmod 2 LOC
"""


def test_a_country_is_the_same_by_name_and_adjective() -> None:
    first, second = parse(NORWEGIAN), parse(OF_NORWAY)
    one = proposition(first[2], Cast(first)).canonical
    assert one == proposition(second[1], Cast(second)).canonical == "fleet nor"


# "the war that Norway and Iceland ... fought" worded without why it was fought
AMID = """
talks talk NOUN NNS ROOT 1
with with ADP IN case 3
Norway Norway PROPN NNP nmod 1 LOC
amid amid ADP IN case 6
a a DET DT det 6
strike strike NOUN NN nmod 1
"""


def test_circumstances_are_left_out() -> None:
    doc = parse(AMID)
    assert proposition(doc[0], Cast(doc)).text == "talks with Norway"
