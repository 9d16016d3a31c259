"""Where a parse and the quotation marks disagree: subjects, negations, what goes on behind."""

import pytest

from ingest.actors import Cast
from ingest.records import Statement
from ingest.statements import statements
from tests.ingest.parses import parse


def said(table: str) -> list[Statement]:
    doc = parse(table)
    return list(statements(doc, Cast(doc)))


def told(table: str) -> list[tuple[str | None, str]]:
    return [(s.speaker.name if s.speaker else None, s.text) for s in said(table)]


# '"The pier is closed," says Ada Volk.', with the pier for a second subject.
TWO_SUBJECTS = """
" " PUNCT `` punct 8
~The the DET DT det 3
pier pier NOUN NN nsubj 8
is be AUX VBZ {cop} 5
closed closed ADJ JJ {closed} 3
~, , PUNCT , punct 8
~" " PUNCT '' punct 8
says say VERB VBZ ROOT 8
Ada Ada PROPN NNP {ada} PERSON
Volk Volk PROPN NNP {volk} -PERSON
~. . PUNCT . punct 8
"""
TWO_UD = TWO_SUBJECTS.format(cop="cop", closed="acl:relcl", ada="nsubj 8", volk="flat 9")
TWO_CLEAR = TWO_SUBJECTS.format(cop="aux", closed="relcl", ada="compound 10", volk="nsubj 8")


@pytest.mark.parametrize("table", [TWO_UD, TWO_CLEAR], ids=["UD", "ClearNLP"])
def test_words_of_a_quotation_do_not_say_it(table: str) -> None:
    assert told(table) == [("Ada Volk", "The pier is closed,")]


# '"Never," Ada Volk replied.', with the quotation hung below the report.
NEVER = """
{open} " PUNCT `` punct 6
~Never never ADV RB {never} 6
~, , PUNCT , punct 6
{close} " PUNCT '' punct 6
Volk Volk PROPN NNP nsubj 6 PERSON
replied reply VERB VBD ROOT 6
that that SCONJ IN mark 9
boats boat NOUN NNS nsubj 9
sail sail VERB VBP ccomp 6
~. . PUNCT . punct 6
"""


@pytest.mark.parametrize("label", ["advmod", "neg"], ids=["UD", "ClearNLP"])
def test_a_negation_within_a_quotation_denies_no_report(label: str) -> None:
    table = NEVER.format(open='"', close='~"', never=label)
    assert [s.speaker.name for s in said(table) if s.speaker] == ["Volk"]


@pytest.mark.parametrize("label", ["advmod", "neg"], ids=["UD", "ClearNLP"])
def test_a_negation_outside_it_does(label: str) -> None:
    assert said(NEVER.format(open="-", close="-", never=label)) == []


# '"The toll is dead," declared the envoy.', with the envoy for an object.
DECLARED = """
" " PUNCT `` punct 8
~The the DET DT det 3
toll toll NOUN NN nsubj 5
is be AUX VBZ cop 5
dead dead ADJ JJ ccomp 8
~, , PUNCT , punct 8
~" " PUNCT '' punct 8
declared declare VERB VBD ROOT 8
the the DET DT det 10
{noun} NOUN NN {obj} 8
~. . PUNCT . punct 8
"""


@pytest.mark.parametrize("obj", ["obj", "dobj"], ids=["UD", "ClearNLP"])
def test_who_stands_behind_the_verb_of_a_quotation_says_it(obj: str) -> None:
    table = DECLARED.format(noun="envoy envoy", obj=obj)
    assert told(table) == [("envoy", "The toll is dead")]


# '"The pier stays," Volk said, nodding at the sea. "Boats come back."'
RESUMED = """
" " PUNCT `` punct 8
~The the DET DT det 3
pier pier NOUN NN nsubj 4
stays stay VERB VBZ ccomp 8
~, , PUNCT , punct 8
~" " PUNCT '' punct 8
Volk Volk PROPN NNP nsubj 8 PERSON
said say VERB VBD ROOT 8
~, , PUNCT , punct 8
nodding nod VERB VBG advcl 8
at at ADP IN case 13
the the DET DT det 13
sea sea NOUN NN obl 10
~. . PUNCT . punct 8
{between}" " PUNCT `` punct {come}
~Boats boat NOUN NNS nsubj {come}
come come VERB VBP ROOT {come}
back back ADV RB advmod {come}
again again ADV RB advmod {come}
~. . PUNCT . punct {come}
~" " PUNCT '' punct {come}
"""
STOOD = """She she PRON PRP nsubj 16
stood stand VERB VBD ROOT 16
up up ADV RB advmod 16
~. . PUNCT . punct 16
"""


def test_the_quotation_behind_a_reporting_clause_goes_on() -> None:
    found = said(RESUMED.format(between="", come=17))
    assert [s.text for s in found] == ["The pier stays \u2026 Boats come back again."]


def test_a_sentence_between_ends_the_statement() -> None:
    found = said(RESUMED.format(between=STOOD, come=21))
    assert found[0].text == "The pier stays"


# -- what a verb takes -------------------------------------------------------------------------

# "Volk asks the league to open its books.", the infinitive taken for a purpose.
ASKS = """
Volk Volk PROPN NNP nsubj 2 PERSON
{verb} VERB VBZ ROOT 2
the the DET DT det 4
league league NOUN NN {obj} 2
to to PART TO {to} 6
open open VERB VB advcl 2
its its PRON PRP$ {poss} 8
books book NOUN NNS {books} 6
~. . PUNCT . punct 2
"""
UD = {"obj": "iobj", "to": "mark", "poss": "nmod:poss", "books": "obj"}
CLEAR = {"obj": "dative", "to": "aux", "poss": "poss", "books": "dobj"}


@pytest.mark.parametrize("labels", [UD, CLEAR], ids=["UD", "ClearNLP"])
def test_whom_one_asks_and_for_what_are_one_content(labels: dict[str, str]) -> None:
    found = said(ASKS.format(verb="asks ask", **labels))
    assert [s.text for s in found] == ["the league to open its books"]


def test_a_purpose_is_no_content() -> None:
    assert said(ASKS.format(verb="joins join", **UD)) == []


# "families accused of theft left", "Ada Volk was accused of theft".
@pytest.mark.parametrize("aux", ["aux:pass", "auxpass"], ids=["UD", "ClearNLP"])
def test_an_accusation_in_passing_is_no_statement(aux: str) -> None:
    assert (
        said("""
Families family NOUN NNS nsubj 5
accused accuse VERB VBN acl 1
of of ADP IN case 4
theft theft NOUN NN obl 2
left leave VERB VBD ROOT 5
~. . PUNCT . punct 5
""")
        == []
    )
    found = said(f"""
Volk Volk PROPN NNP {"nsubj:pass" if ":" in aux else "nsubjpass"} 3 PERSON
was be AUX VBD {aux} 3
accused accuse VERB VBN ROOT 3
of of ADP IN case 5
theft theft NOUN NN obl 3
~. . PUNCT . punct 3
""")
    assert [(s.speaker, s.text) for s in found] == [(None, "Volk \u2026 of theft")]


@pytest.mark.parametrize(
    ("clause", "texts"),
    [("that that SCONJ IN mark 6", ["boats leaked"]), ("over over ADP IN case 6", [])],
)
def test_an_allegation_nobody_signs_needs_a_clause(clause: str, texts: list[str]) -> None:
    relation = "acl 3" if "that" in clause else "nmod 3"
    assert [
        s.text
        for s in said(f"""
Volk Volk PROPN NNP nsubj 2 PERSON
heard hear VERB VBD ROOT 2
allegations allegation NOUN NNS obj 2
{clause}
boats boat NOUN NNS {"nsubj" if texts else "compound"} 6
leaked leak VERB VBD {relation}
~. . PUNCT . punct 2
""")
    ] == texts


def test_what_somebody_would_have_said_is_not_said() -> None:
    assert (
        said("""
Volk Volk PROPN NNP nsubj 4 PERSON
would would AUX MD aux 4
have have AUX VB aux 4
condemned condemn VERB VBN ROOT 4
the the DET DT det 6
raid raid NOUN NN obj 4
~. . PUNCT . punct 4
""")
        == []
    )


# -- who goes on -------------------------------------------------------------------------------

# "Volk says Norway will wait and warns Iceland of delay.", joined to the wait.
GOES_ON = """
Volk Volk PROPN NNP nsubj 2 PERSON
says say VERB VBZ ROOT 2
Norway Norway PROPN NNP nsubj 5
{modal}
wait wait VERB {wait} ccomp 2
and and CCONJ CC cc 7
warns warn VERB VBZ conj 5
that that SCONJ IN mark 10
boats boat NOUN NNS nsubj 10
leak leak VERB VBP ccomp 7
~. . PUNCT . punct 2
"""


def test_a_second_verb_in_the_tense_of_the_report_is_its_speakers() -> None:
    found = said(GOES_ON.format(modal="will will AUX MD aux 5", wait="VB"))
    assert [s.speaker.name for s in found if s.speaker and s.cue == "warns"] == ["Volk"]


def test_in_the_tense_of_what_was_said_it_is_part_of_that() -> None:
    found = said(GOES_ON.format(modal="always always ADV RB advmod 5", wait="VBZ"))
    assert not any(s.cue == "warns" and s.speaker and s.speaker.name == "Volk" for s in found)


# -- where the content ends, and verbs that were taken for nouns --------------------------------

# "Boats sailed as tides turned, according to Ada Volk.", the phrase hung on the tides.
CLOSING = """
Boats boat NOUN NNS nsubj 2
sailed sail VERB VBD ROOT 2
as as SCONJ IN mark 5
tides tide NOUN NNS nsubj 5
turned turn VERB VBD advcl 2
{comma}
according accord VERB VBG {according}
to to ADP IN {to}
Ada Ada PROPN NNP {ada} PERSON
Volk Volk PROPN NNP {volk} -PERSON
~. . PUNCT . punct 2
"""
COMMA, BARE = "~, , PUNCT , punct 5", "both both ADV RB advmod 5"
PHRASES = {
    "UD": {"according": "case 9", "to": "fixed 7", "ada": "obl 5", "volk": "flat 9"},
    "ClearNLP": {"according": "prep 5", "to": "prep 7", "ada": "compound 10", "volk": "pobj 8"},
}


@pytest.mark.parametrize("labels", PHRASES.values(), ids=PHRASES)
def test_according_to_at_the_end_covers_the_sentence(labels: dict[str, str]) -> None:
    assert told(CLOSING.format(comma=COMMA, **labels)) == [
        ("Ada Volk", "Boats sailed as tides turned")
    ]


def test_without_a_comma_it_covers_what_it_hangs_on() -> None:
    found = said(CLOSING.format(comma=BARE, **PHRASES["UD"]))
    assert [s.text for s in found] == ["as tides turned both"]


@pytest.mark.parametrize("labels", [UD, CLEAR], ids=["UD", "ClearNLP"])
def test_who_is_asked_for_something_is_part_of_it(labels: dict[str, str]) -> None:
    case = ("case 6", "obl 2") if labels is UD else ("prep 2", "pobj 5")
    found = said(f"""
Volk Volk PROPN NNP nsubj 2 PERSON
asks ask VERB VBZ ROOT 2
the the DET DT det 4
league league NOUN NN {labels["obj"]} 2
for for ADP IN {case[0]}
boats boat NOUN NNS {case[1]}
~. . PUNCT . punct 2
""")
    assert [s.text for s in found] == ["the league for boats"]


# "Harbour Watch calls for boats.", with the verb for a noun.
CALLS = """
Harbour Harbour PROPN NNP compound 2 ORG
Watch Watch PROPN NNP compound 3 -ORG
{verb} NOUN NNS ROOT 3
{opener} ADP IN {case}
boats boat NOUN NNS {boats}
{last}. . PUNCT . punct 3
"""


@pytest.mark.parametrize(
    ("case", "boats"), [("case 5", "nmod 3"), ("prep 3", "pobj 4")], ids=["UD", "ClearNLP"]
)
def test_a_noun_that_must_be_the_verb_reports(case: str, boats: str) -> None:
    table = CALLS.format(verb="calls call", opener="for for", case=case, boats=boats, last="~")
    assert [(s.speaker and s.speaker.name, s.cue, s.text) for s in said(table)] == [
        ("Harbour Watch", "calls for", "boats")
    ]


@pytest.mark.parametrize(("verb", "opener"), [("calls call", "with with"), ("fees fee", "for for")])
def test_other_nouns_do_not(verb: str, opener: str) -> None:
    table = CALLS.format(verb=verb, opener=opener, case="case 5", boats="nmod 3", last="~")
    assert said(table) == []
