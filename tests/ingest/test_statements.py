"""Who said what, on parses made by hand in both label sets."""

from datetime import date

import pytest
from spacy.tokens import Doc

from ingest.actors import Cast
from ingest.records import Statement
from ingest.statements import statements
from tests.ingest.parses import parse

# "Ada Volk said on Monday that Norway would leave the bank."
SAID_UD = """
Ada Ada PROPN NNP nsubj 3 PERSON
Volk Volk PROPN NNP flat 1 -PERSON
said say VERB VBD ROOT 3
on on ADP IN case 5
Monday Monday PROPN NNP obl 3
that that SCONJ IN mark 9
Norway Norway PROPN NNP nsubj 9
would would AUX MD aux 9
leave leave VERB VB ccomp 3
the the DET DT det 11
bank bank NOUN NN obj 9
~. . PUNCT . punct 3
"""
SAID_CLEAR = """
Ada Ada PROPN NNP compound 2 PERSON
Volk Volk PROPN NNP nsubj 3 -PERSON
said say VERB VBD ROOT 3
on on ADP IN prep 3
Monday Monday PROPN NNP pobj 4
that that SCONJ IN mark 9
Norway Norway PROPN NNP nsubj 9
would would AUX MD aux 9
leave leave VERB VB ccomp 3
the the DET DT det 11
bank bank NOUN NN dobj 9
~. . PUNCT . punct 3
"""
# "The plan was condemned by Norway."
PASSIVE_UD = """
The the DET DT det 2
plan plan NOUN NN nsubj:pass 4
was be AUX VBD aux:pass 4
condemned condemn VERB VBN ROOT 4
by by ADP IN case 6
Norway Norway PROPN NNP obl:agent 4
~. . PUNCT . punct 4
"""
PASSIVE_CLEAR = """
The the DET DT det 2
plan plan NOUN NN nsubjpass 4
was be AUX VBD auxpass 4
condemned condemn VERB VBN ROOT 4
by by ADP IN agent 4
Norway Norway PROPN NNP pobj 5
~. . PUNCT . punct 4
"""
# "Norway will leave, according to Ada Volk."
ACCORDING_UD = """
Norway Norway PROPN NNP nsubj 3
will will AUX MD aux 3
leave leave VERB VB ROOT 3
~, , PUNCT , punct 7
according accord VERB VBG case 7
to to ADP IN fixed 5
Ada Ada PROPN NNP obl 3 PERSON
Volk Volk PROPN NNP flat 7 -PERSON
~. . PUNCT . punct 3
"""
ACCORDING_CLEAR = """
Norway Norway PROPN NNP nsubj 3
will will AUX MD aux 3
leave leave VERB VB ROOT 3
~, , PUNCT , punct 3
according accord VERB VBG prep 3
to to ADP IN prep 5
Ada Ada PROPN NNP compound 8 PERSON
Volk Volk PROPN NNP pobj 6 -PERSON
~. . PUNCT . punct 3
"""
# "“We will wait,” the minister told reporters. “For now.”"
QUOTED_UD = """
“ “ PUNCT `` punct 4
~We we PRON PRP nsubj 4
will will AUX MD aux 4
wait wait VERB VB ccomp 9
~, , PUNCT , punct 9
~” ” PUNCT '' punct 9
the the DET DT det 8
minister minister NOUN NN nsubj 9
told tell VERB VBD ROOT 9
reporters reporter NOUN NNS iobj 9
~. . PUNCT . punct 9
“ “ PUNCT `` punct 14
~For for ADP IN case 14
now now ADV RB ROOT 14
~. . PUNCT . punct 14
~” ” PUNCT '' punct 14
"""
QUOTED_CLEAR = QUOTED_UD.replace("iobj", "dobj").replace(
    "For for ADP IN case 14", "For for ADP IN prep 14"
)
# "Norway vowed to fight and warned that talks would fail."
VOWED_UD = """
Norway Norway PROPN NNP nsubj 2
vowed vow VERB VBD ROOT 2
to to PART TO mark 4
fight fight VERB VB xcomp 2
and and CCONJ CC cc 6
warned warn VERB VBD conj 2
that that SCONJ IN mark 10
talks talk NOUN NNS nsubj 10
would would AUX MD aux 10
fail fail VERB VB ccomp 6
~. . PUNCT . punct 2
"""
VOWED_CLEAR = VOWED_UD.replace("to to PART TO mark 4", "to to PART TO aux 4").replace(
    "and and CCONJ CC cc 6", "and and CCONJ CC cc 2"
)

BOTH = ["UD", "ClearNLP"]


def said(table: str, day: date | None = date(2026, 3, 4)) -> tuple[Doc, list[Statement]]:
    doc = parse(table)
    return doc, list(statements(doc, Cast(doc), day))


def words(doc: Doc, statement: Statement) -> list[str]:
    return [doc.text[a:b] for a, b in statement.spans]


@pytest.mark.parametrize("table", [SAID_UD, SAID_CLEAR], ids=BOTH)
def test_indirect_speech_has_speaker_cue_content_and_date(table: str) -> None:
    doc, found = said(table)
    (one,) = found
    assert one.speaker is not None
    assert one.speaker.name == "Ada Volk"
    assert words(doc, one) == ["Norway would leave the bank"]
    assert (one.cue, one.kind) == ("said", "indirect")
    assert (one.said.on, one.said.source) == (date(2026, 3, 2), "text")
    assert one.speaker_span is not None
    assert doc.text[slice(*one.speaker_span)] == "Ada Volk"
    assert one.countries == ("NOR",)


@pytest.mark.parametrize("table", [PASSIVE_UD, PASSIVE_CLEAR], ids=BOTH)
def test_the_agent_of_a_passive_speaks(table: str) -> None:
    doc, found = said(table)
    (one,) = found
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.country) == ("Norway", "state", "NOR")
    assert words(doc, one) == ["The plan"]


@pytest.mark.parametrize("table", [ACCORDING_UD, ACCORDING_CLEAR], ids=BOTH)
def test_according_to_makes_the_clause_around_it_the_content(table: str) -> None:
    doc, found = said(table)
    (one,) = found
    assert one.speaker is not None
    assert one.speaker.name == "Ada Volk"
    assert words(doc, one) == ["Norway will leave"]


@pytest.mark.parametrize("table", [QUOTED_UD, QUOTED_CLEAR], ids=BOTH)
def test_a_quotation_that_follows_belongs_to_the_cue_before_it(table: str) -> None:
    doc, found = said(table)
    (one,) = found
    assert words(doc, one) == ["We will wait", "For now."]
    assert one.kind == "direct"
    assert one.speaker is not None
    assert one.speaker.name == "minister"


@pytest.mark.parametrize("table", [VOWED_UD, VOWED_CLEAR], ids=BOTH)
def test_a_second_verb_inherits_the_speaker(table: str) -> None:
    doc, found = said(table)
    assert [words(doc, s) for s in found] == [["to fight"], ["talks would fail"]]
    assert [s.speaker.name for s in found if s.speaker] == ["Norway", "Norway"]


@pytest.mark.parametrize("relation", ["advmod", "neg"], ids=BOTH)
def test_a_negated_report_is_no_statement(relation: str) -> None:
    _, found = said(f"""
Ada Ada PROPN NNP nsubj 4 PERSON
did do AUX VBD aux 4
not not PART RB {relation} 4
say say VERB VB ROOT 4
that that SCONJ IN mark 8
Norway Norway PROPN NNP nsubj 8
would would AUX MD aux 8
leave leave VERB VB ccomp 4
~. . PUNCT . punct 4
""")
    assert found == []


def test_without_a_publication_day_a_statement_keeps_an_unknown_date() -> None:
    _, found = said(VOWED_UD, None)
    assert [(s.said.on, s.said.precision) for s in found] == [(None, "unknown")] * 2


def test_the_same_parse_gives_the_same_statements() -> None:
    assert said(QUOTED_UD)[1] == said(QUOTED_UD)[1]


# "Ada Volk: We will wait for the talks." (a line of an interview)
LINE = """
Ada Ada PROPN NNP compound 2 PERSON
Volk Volk PROPN NNP dep 6 -PERSON
~: : PUNCT : punct 6
We we PRON PRP nsubj 6
will will AUX MD aux 6
wait wait VERB VB ROOT 6
for for ADP IN case 9
the the DET DT det 9
talks talk NOUN NNS obl 6
~. . PUNCT . punct 6
"""


def test_a_line_that_begins_with_a_name_and_a_colon_is_what_it_says() -> None:
    doc, found = said(LINE)
    (one,) = found
    assert one.speaker is not None
    assert (one.speaker.name, words(doc, one)) == ("Ada Volk", ["We will wait for the talks."])


# "Norway and Iceland warned that talks would fail."
JOINT = """
Norway Norway PROPN NNP nsubj 4
and and CCONJ CC cc 3
Iceland Iceland PROPN NNP conj 1
warned warn VERB VBD ROOT 4
that that SCONJ IN mark 8
talks talk NOUN NNS nsubj 8
would would AUX MD aux 8
fail fail VERB VB ccomp 4
~. . PUNCT . punct 4
"""


def test_those_who_say_it_together_are_one_statement() -> None:
    _, found = said(JOINT)
    (one,) = found
    assert one.speaker is not None
    assert (one.speaker.name, [a.name for a in one.joint]) == ("Norway", ["Iceland"])


# '"We wait," Ada Volk said. "They say it helps."'
RESUMED = """
“ “ PUNCT `` punct 3
~We we PRON PRP nsubj 3
wait wait VERB VBP ccomp 8
~, , PUNCT , punct 3
~” ” PUNCT '' punct 3
Ada Ada PROPN NNP compound 7 PERSON
Volk Volk PROPN NNP nsubj 8 -PERSON
said say VERB VBD ROOT 8
~. . PUNCT . punct 8
“ “ PUNCT `` punct 12
~They they PRON PRP nsubj 12
say say VERB VBP ROOT 12
it it PRON PRP nsubj 14
helps help VERB VBZ ccomp 12
~. . PUNCT . punct 12
~” ” PUNCT '' punct 12
"""


def test_a_report_within_a_quotation_does_not_keep_it_from_its_speaker() -> None:
    doc, found = said(RESUMED)
    assert words(doc, found[0]) == ["We wait,", "They say it helps."]
    assert [s.speaker.name for s in found if s.speaker] == ["Ada Volk"]


# '"We wait," Ada Volk said in May.' and a paragraph '"It helps."'
PARAGRAPHS = """
“ “ PUNCT `` punct 3
~We we PRON PRP nsubj 3
wait wait VERB VBP ccomp 8
~, , PUNCT , punct 3
~” ” PUNCT '' punct 3
Ada Ada PROPN NNP compound 7 PERSON
Volk Volk PROPN NNP nsubj 8 -PERSON
said say VERB VBD ROOT 8
in in ADP IN case 10
May May PROPN NNP obl 8
~. . PUNCT . punct 8
{gap}
{mark}It it PRON PRP nsubj 15
helps help VERB VBZ ROOT 15
~. . PUNCT . punct 15
{end}
"""


def test_a_quotation_that_opens_the_next_paragraph_goes_on() -> None:
    opened = "~\\n\\n \\n SPACE _SP dep 8\n~“ “ PUNCT `` punct 15"
    doc, found = said(PARAGRAPHS.format(gap=opened, mark="~", end="~” ” PUNCT '' punct 15"))
    assert [words(doc, s) for s in found] == [["We wait,", "It helps."]]


def test_a_next_paragraph_without_marks_is_the_reporters() -> None:
    plain = "~\\n\\n \\n SPACE _SP dep 8\nYes yes INTJ UH discourse 15"
    doc, found = said(PARAGRAPHS.format(gap=plain, mark="", end="So so ADV RB advmod 15"))
    assert [words(doc, s) for s in found] == [["We wait,"]]


OBJECT = """
Norway Norway PROPN NNP nsubj 2
{verb} ROOT 2
the the DET DT det 4
{noun} {label} 2
{rest}
"""


@pytest.mark.parametrize("label", ["obj", "dobj"], ids=BOTH)
def test_a_claim_is_rejected_in_words_a_bill_by_a_vote(label: str) -> None:
    rejected = {"verb": "rejected reject VERB VBD", "label": label, "rest": "~. . PUNCT . punct 2"}
    doc, found = said(OBJECT.format(noun="claim claim NOUN NN", **rejected))
    assert [words(doc, s) for s in found] == [["the claim"]]
    assert said(OBJECT.format(noun="bill bill NOUN NN", **rejected))[1] == []


@pytest.mark.parametrize("label", ["obj", "dobj"], ids=BOTH)
def test_to_call_somebody_is_no_statement_to_call_it_something_is(label: str) -> None:
    _, found = said(f"""
Norway Norway PROPN NNP nsubj 2
called call VERB VBD ROOT 2
Iceland Iceland PROPN NNP {label} 2
~. . PUNCT . punct 2
""")
    assert found == []
    rest = "pointless pointless ADJ JJ xcomp 2\n~. . PUNCT . punct 2"
    named = OBJECT.format(
        verb="called call VERB VBD", noun="raid raid NOUN NN", label=label, rest=rest
    )
    doc, found = said(named)
    assert [words(doc, s) for s in found] == [["the raid pointless"]]


def test_what_demands_include_is_demanded() -> None:
    doc, found = said("""
The the DET DT det 2
demands demand NOUN NNS nsubj 5
of of ADP IN case 4
Norway Norway PROPN NNP nmod 2
include include VERB VBP ROOT 5
the the DET DT det 7
toll toll NOUN NN obj 5
~. . PUNCT . punct 5
""")
    (one,) = found
    assert one.speaker is not None
    assert (one.speaker.name, words(doc, one)) == ("Norway", ["the toll"])


def test_a_state_owns_what_its_adjective_demands() -> None:
    doc, found = said("""
Norwegian norwegian ADJ JJ amod 2
demands demand NOUN NNS nsubj 6
that that SCONJ IN mark 5
Iceland Iceland PROPN NNP nsubj 5
leave leave VERB VB acl 2
grew grow VERB VBD ROOT 6
~. . PUNCT . punct 6
""")
    (one,) = found
    assert one.speaker is not None
    assert (one.speaker.name, words(doc, one)) == ("Norway", ["Iceland leave"])


def test_a_name_behind_the_cue_speaks_though_the_parse_lost_it() -> None:
    _, found = said("""
“ “ PUNCT `` punct 3
~We we PRON PRP nsubj 3
wait wait VERB VBP ccomp 6
~, , PUNCT , punct 3
~” ” PUNCT '' punct 3
said say VERB VBD ROOT 6
Mr. Mr. PROPN NNP compound 8
Volk Volk PROPN NNP ROOT 8 PERSON
~. . PUNCT . punct 8
""")
    (one,) = found
    assert one.speaker is not None
    assert one.speaker.name == "Volk"


# "Norway announced the toll. The statement said it failed."
STATEMENT = """
Norway Norway PROPN NNP nsubj 2
announced announce VERB VBD ROOT 2
the the DET DT det 4
toll toll NOUN NN obj 2
~. . PUNCT . punct 2
{the} the DET DT det 7
{text} nsubj 8
said say VERB VBD ROOT 8
it it PRON PRP nsubj 10
failed fail VERB VBD ccomp 8
~. . PUNCT . punct 8
"""


def test_a_bare_statement_speaks_for_whom_it_follows() -> None:
    _, found = said(
        STATEMENT.format(the="The", text="statement statement NOUN NN").replace(
            "Norway Norway PROPN NNP nsubj 2", "Volk Volk PROPN NNP nsubj 2 PERSON"
        )
    )
    assert [s.speaker.name for s in found if s.speaker] == ["Volk", "Volk"]


def test_another_text_speaks_for_itself() -> None:
    _, found = said(STATEMENT.format(the="A", text="report report NOUN NN"))
    assert [s.speaker.name for s in found if s.speaker] == ["Norway", "report"]


@pytest.mark.parametrize("label", ["appos", "xcomp"])
def test_what_stands_behind_a_verb_is_its_object_whatever_the_parse_says(label: str) -> None:
    doc, found = said(f"""
Norway Norway PROPN NNP nsubj 2
demanded demand VERB VBD ROOT 2
new new ADJ JJ amod 4
aid aid NOUN NN {label} 2
~. . PUNCT . punct 2
""")
    assert [words(doc, s) for s in found] == [["new aid"]]


def test_a_time_behind_a_verb_is_no_object() -> None:
    _, found = said("""
Norway Norway PROPN NNP nsubj 2
answered answer VERB VBD ROOT 2
this this DET DT det 4
week week NOUN NN obl:tmod 2
~. . PUNCT . punct 2
""")
    assert found == []


BESIDE = """
The the DET DT det 2
toll toll NOUN NN nsubj 3
falls fall VERB VBZ ROOT 3
~{mark} {mark} PUNCT {mark} punct 7
Ada Ada PROPN NNP nsubj 7 PERSON
Marr Marr PROPN NNP flat 5 -PERSON
vows vow VERB VBZ parataxis 3
{rest}
"""


@pytest.mark.parametrize(
    ("mark", "rest", "found"),
    [
        (",", "~. . PUNCT . punct 3", 1),
        (";", "~. . PUNCT . punct 3", 0),
        (",", "to to PART TO mark 9\nsue sue VERB VB xcomp 7\n~. . PUNCT . punct 3", 0),
    ],
)
def test_a_clause_that_follows_with_words_of_its_own_is_no_report(
    mark: str, rest: str, found: int
) -> None:
    _, statements_ = said(BESIDE.format(mark=mark, rest=rest))
    assert len([s for s in statements_ if s.text == "The toll falls"]) == found
