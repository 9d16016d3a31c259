"""What is made to depend on what, on parses made by hand in both label sets."""

import pytest
from spacy.tokens import Doc

from ingest.actors import Cast
from ingest.conditions import conditions, distinct
from ingest.records import Actor, Condition, SaidDate, Statement
from ingest.windows import Link
from tests.ingest.parses import parse

FINAL = """
Norland Norland PROPN NNP nsubj 3
will will AUX MD aux 3
sign sign VERB VB ROOT 3
{marker}
Sudia Sudia PROPN NNP nsubj {verb}
withdraws withdraw VERB VBZ advcl 3
~. . PUNCT . punct 3
"""
FINAL_IF = FINAL.format(marker="if if SCONJ IN mark 6", verb=6)
ONLY_IF = """
Norland Norland PROPN NNP nsubj 4
will will AUX MD aux 4
only only ADV RB advmod 4
sign sign VERB VB ROOT 4
if if SCONJ IN mark 7
Sudia Sudia PROPN NNP nsubj 7
withdraws withdraw VERB VBZ advcl 4
~. . PUNCT . punct 4
"""
INITIAL_IF = """
If if SCONJ IN mark 3
Sudia Sudia PROPN NNP nsubj 3
withdraws withdraw VERB VBZ advcl 7
~, , PUNCT , punct 7
Norland Norland PROPN NNP nsubj 7
will will AUX MD aux 7
sign sign VERB VB ROOT 7
~. . PUNCT . punct 7
"""
# The same words, the parse taking the first clause for the main one.
SWALLOWED_IF = """
If if SCONJ IN mark 3
Sudia Sudia PROPN NNP nsubj 3
withdraws withdraw VERB VBZ ROOT 3
~, , PUNCT , punct 7
Norland Norland PROPN NNP nsubj 7
will will AUX MD aux 7
sign sign VERB VB parataxis 3
~. . PUNCT . punct 3
"""
# The same words without a comma, the parse hanging "if" on the subject.
CUT_IF = """
If if SCONJ IN mark 2
Sudia Sudia PROPN NNP nsubj 3
withdraws withdraw VERB VBZ ROOT 3
Norland Norland PROPN NNP nsubj 6
will will AUX MD aux 6
sign sign VERB VB ccomp 3
~. . PUNCT . punct 3
"""
UNLESS_UD = """
Volk Volk PROPN NNP nsubj 2 PERSON
warned warn VERB VBD ROOT 2
that that SCONJ IN mark 6
Norland Norland PROPN NNP nsubj 6
would would AUX MD aux 6
leave leave VERB VB ccomp 2
unless unless SCONJ IN mark 10
the the DET DT det 9
tariffs tariff NOUN NNS nsubj 10
ended end VERB VBD advcl {up}
~. . PUNCT . punct 2
"""
THREAT = """
Norland Norland PROPN NNP nsubj 2
threatened threaten VERB VBD ROOT 2
sanctions sanction NOUN NNS {obj} 2
if if SCONJ IN mark 7
the the DET DT det 6
port port NOUN NN nsubj 7
stayed stay VERB VBD advcl 2
shut shut ADJ JJ {comp} 7
~. . PUNCT . punct 2
"""
EXCHANGE_UD = """
Norland Norland PROPN NNP nsubj 2
frees free VERB VBZ ROOT 2
the the DET DT det 4
crew crew NOUN NN obj 2
in in ADP IN case 6
exchange exchange NOUN NN obl 2
for for ADP IN case 8
grain grain NOUN NN nmod 6
~. . PUNCT . punct 2
"""
EXCHANGE_CLEAR = """
Norland Norland PROPN NNP nsubj 2
frees free VERB VBZ ROOT 2
the the DET DT det 4
crew crew NOUN NN dobj 2
in in ADP IN prep 2
exchange exchange NOUN NN pobj 5
for for ADP IN prep 6
grain grain NOUN NN pobj 7
~. . PUNCT . punct 2
"""
DEPENDS_UD = """
The the DET DT det 2
truce truce NOUN NN nsubj 3
depends depend VERB VBZ ROOT 3
on on ADP IN case 6
the the DET DT det 6
release release NOUN NN obl 3
~. . PUNCT . punct 3
"""
DEPENDS_CLEAR = """
The the DET DT det 2
truce truce NOUN NN nsubj 3
depends depend VERB VBZ ROOT 3
on on ADP IN prep 3
the the DET DT det 6
release release NOUN NN pobj 4
~. . PUNCT . punct 3
"""
NAMED_UD = """
The the DET DT det 2
release release NOUN NN nsubj 5
is be AUX VBZ cop 5
a a DET DT det 5
condition condition NOUN NN ROOT 5
for for ADP IN case 7
peace peace NOUN NN nmod 5
~. . PUNCT . punct 5
"""
NAMED_CLEAR = """
The the DET DT det 2
release release NOUN NN nsubj 3
is be AUX VBZ ROOT 3
a a DET DT det 5
condition condition NOUN NN attr 3
for for ADP IN prep 5
peace peace NOUN NN pobj 6
~. . PUNCT . punct 3
"""
SHOULD = """
Should should AUX MD aux 4
the the DET DT det 3
talks talk NOUN NNS nsubj 4
fail fail VERB VB advcl 8
~, , PUNCT , punct 8
Norland Norland PROPN NNP nsubj 8
will will AUX MD aux 8
leave leave VERB VB ROOT 8
~. . PUNCT . punct 8
"""
OR_ELSE = """
Norland Norland PROPN NNP nsubj 3
must must AUX MD aux 3
disarm disarm VERB VB ROOT 3
or or CCONJ CC cc {cc}
face face VERB VB conj 3
sanctions sanction NOUN NNS {obj} 5
~. . PUNCT . punct 3
"""
BEFORE = """
The the DET DT det 2
envoy envoy NOUN NN nsubj 4
must must AUX MD aux 4
sign sign VERB VB ROOT 4
before before SCONJ IN mark 8
the the DET DT det 7
ships ship NOUN NNS nsubj 8
sail sail VERB VBP advcl 4
~. . PUNCT . punct 4
"""
UNREAL = """
If if SCONJ IN mark 5
the the DET DT det 3
king king NOUN NN nsubj 5
had have AUX VBD aux 5
signed sign VERB VBN advcl 11
~, , PUNCT , punct 11
the the DET DT det 8
war war NOUN NN nsubj 11
would would AUX MD aux 11
have have AUX VB aux 11
ended end VERB VBN ROOT 11
~. . PUNCT . punct 11
"""
WITHOUT_UD = """
There there PRON EX expl 3
will will AUX MD aux 3
be be VERB VB ROOT 3
no no DET DT det 5
talks talk NOUN NNS nsubj 3
without without ADP IN case 8
a a DET DT det 8
truce truce NOUN NN {obl} 3
~. . PUNCT . punct 3
"""
WITHOUT_CLEAR = """
There there PRON EX expl 3
will will AUX MD aux 3
be be VERB VB ROOT 3
no no DET DT det 5
talks talk NOUN NNS attr 3
without without ADP IN prep 3
a a DET DT det 8
truce truce NOUN NN pobj 6
~. . PUNCT . punct 3
"""
NEEDS = """
The the DET DT det 2
treaty treaty NOUN NN nsubj 3
needs need VERB VBZ ROOT 3
the the DET DT det 6
king king NOUN NN {poss} 6
approval approval NOUN NN {obj} 3
~. . PUNCT . punct 3
"""
GRADED = """
The the DET DT det 2
higher high ADJ JJR amod 4
the the DET DT det 4
tariff tariff NOUN NN ROOT 4
~, , PUNCT , punct 7
the the DET DT det 7
smaller small ADJ JJR appos 4
the the DET DT det 9
trade trade NOUN NN {dep} 7
~. . PUNCT . punct 4
"""
FOR_TO = """
For for SCONJ IN mark 4
talks talk NOUN NNS nsubj 4
to to PART TO {to} 4
begin begin VERB VB advcl 9
~, , PUNCT , punct 9
the the DET DT det 7
shelling shelling NOUN NN nsubj 9
must must AUX MD aux 9
stop stop VERB VB ROOT 9
~. . PUNCT . punct 9
"""

# The same again with a reason after it, which nothing depends on.
REASON = """
If if SCONJ IN mark 3
Sudia Sudia PROPN NNP nsubj 3
withdraws withdraw VERB VBZ advcl 7
~, , PUNCT , punct 7
Norland Norland PROPN NNP nsubj 7
will will AUX MD aux 7
sign sign VERB VB ROOT 7
because because SCONJ IN mark 10
it it PRON PRP nsubj 10
must must VERB VBZ advcl 7
~. . PUNCT . punct 7
"""
# "that" before the marker: what stands left of it is no consequence.
AFTER_THAT = """
Volk Volk PROPN NNP nsubj 2 PERSON
said say VERB VBD ROOT 2
that that SCONJ IN mark 6
if if SCONJ IN mark 6
Sudia Sudia PROPN NNP nsubj 6
withdraws withdraw VERB VBZ ccomp 2
Norland Norland PROPN NNP nsubj 9
will will AUX MD aux 9
sign sign VERB VB parataxis 6
~. . PUNCT . punct 2
"""
OR_ELSE_AFAR = """
Volk Volk PROPN NNP nsubj 2 PERSON
warned warn VERB VBD ROOT 2
Sudia Sudia PROPN NNP obj 2
to to PART TO mark 5
leave leave VERB VB xcomp 2
~, , PUNCT , punct 8
or or CCONJ CC cc 9
else else ADV RB advmod 9
face face VERB VB conj 3
sanctions sanction NOUN NNS obj 9
~. . PUNCT . punct 2
"""
CLEFT = """
It it PRON PRP nsubj 3
is be AUX VBZ cop 3
Norland Norland PROPN NNP ROOT 3
that that PRON WDT nsubj 6
will will AUX MD aux 6
fail fail VERB VB acl:relcl 3
if if SCONJ IN mark 9
Sudia Sudia PROPN NNP nsubj 9
withdraws withdraw VERB VBZ advcl 6
~. . PUNCT . punct 3
"""
# The parse takes "until" for a preposition of the noun and leaves the verb elsewhere.
UNTIL_CUT = """
Norland Norland PROPN NNP nsubj 3
will will AUX MD aux 3
stay stay VERB VB ROOT 3
until until ADP IN case 6
the the DET DT det 6
ships ship NOUN NNS obl 3
leave leave VERB VBP parataxis 3
~. . PUNCT . punct 3
"""
DOING = """
Norland Norland PROPN NNP nsubj 2
frees free VERB VBZ ROOT 2
the the DET DT det 4
crew crew NOUN NN obj 2
in in ADP IN case 6
exchange exchange NOUN NN obl 2
for for SCONJ IN mark 9
Sudia Sudia PROPN NNP nsubj 9
lifting lift VERB VBG acl 6
tariffs tariff NOUN NNS obj 9
~. . PUNCT . punct 2
"""
NEGATED_CUE = """
Norland Norland PROPN NNP nsubj 4
will will AUX MD aux 4
not not PART RB advmod 4
allow allow VERB VB ROOT 4
a a DET DT det 6
vote vote NOUN NN obj 4
without without ADP IN case 8
reform reform NOUN NN obl 4
~. . PUNCT . punct 4
"""

POSITIVE = {
    "reason": (REASON, "if", "sufficient", "Norland will sign", "Sudia withdraws"),
    "after that": (AFTER_THAT, "if", "sufficient", "Norland will sign", "Sudia withdraws"),
    "until, cut": (
        UNTIL_CUT,
        "until",
        "temporal",
        "Norland will stay",
        "the ships leave",
    ),
    "doing": (
        DOING,
        "in exchange for",
        "exchange",
        "Norland frees the crew",
        "Sudia lifting tariffs",
    ),
    "or else": (OR_ELSE_AFAR, "or", "exceptive", "face sanctions", "leave"),
    "cleft": (CLEFT, "if", "sufficient", "It is Norland that will fail", "Sudia withdraws"),
    "a cue under a modal": (
        NEGATED_CUE,
        "without",
        "necessary",
        "Norland will not allow a vote",
        "reform",
    ),
    "final": (FINAL_IF, "if", "sufficient", "Norland will sign", "Sudia withdraws"),
    "initial": (INITIAL_IF, "if", "sufficient", "Norland will sign", "Sudia withdraws"),
    "swallowed": (SWALLOWED_IF, "if", "sufficient", "Norland will sign", "Sudia withdraws"),
    "cut short": (CUT_IF, "if", "sufficient", "Norland will sign", "Sudia withdraws"),
    "only": (ONLY_IF, "only if", "necessary", "Norland will only sign", "Sudia withdraws"),
    "unless": (
        UNLESS_UD.format(up=6),
        "unless",
        "exceptive",
        "Norland would leave",
        "the tariffs ended",
    ),
    "hung on the cue": (
        UNLESS_UD.format(up=2),
        "unless",
        "exceptive",
        "Norland would leave",
        "the tariffs ended",
    ),
    "threat": (
        THREAT.format(obj="obj", comp="xcomp"),
        "if",
        "sufficient",
        "sanctions",
        "the port stayed shut",
    ),
    "threat, ClearNLP": (
        THREAT.format(obj="dobj", comp="acomp"),
        "if",
        "sufficient",
        "sanctions",
        "the port stayed shut",
    ),
    "exchange": (EXCHANGE_UD, "in exchange for", "exchange", "Norland frees the crew", "grain"),
    "exchange, ClearNLP": (
        EXCHANGE_CLEAR,
        "in exchange for",
        "exchange",
        "Norland frees the crew",
        "grain",
    ),
    "depends": (DEPENDS_UD, "depends on", "necessary", "The truce", "the release"),
    "depends, ClearNLP": (DEPENDS_CLEAR, "depends on", "necessary", "The truce", "the release"),
    "named": (NAMED_UD, "condition for", "necessary", "peace", "The release"),
    "named, ClearNLP": (NAMED_CLEAR, "condition for", "necessary", "peace", "The release"),
    "should": (SHOULD, "should", "sufficient", "Norland will leave", "the talks fail"),
    "or": (
        OR_ELSE.format(cc=5, obj="obj"),
        "or",
        "exceptive",
        "face sanctions",
        "Norland must disarm",
    ),
    "or, ClearNLP": (
        OR_ELSE.format(cc=3, obj="dobj"),
        "or",
        "exceptive",
        "face sanctions",
        "Norland must disarm",
    ),
    "before": (BEFORE, "before", "necessary", "the ships sail", "The envoy must sign"),
    "unreal": (UNREAL, "if", "counterfactual", "the war would have ended", "the king had signed"),
    "without": (
        WITHOUT_UD.format(obl="obl"),
        "without",
        "necessary",
        "There will be no talks",
        "a truce",
    ),
    "without, ClearNLP": (
        WITHOUT_CLEAR,
        "without",
        "necessary",
        "There will be no talks",
        "a truce",
    ),
    "needs": (
        NEEDS.format(poss="nmod:poss", obj="obj"),
        "requires",
        "necessary",
        "The treaty",
        "the king approval",
    ),
    "needs, ClearNLP": (
        NEEDS.format(poss="poss", obj="dobj"),
        "requires",
        "necessary",
        "The treaty",
        "the king approval",
    ),
    "graded": (
        GRADED.format(dep="nsubj"),
        "the more ... the more",
        "sufficient",
        "the smaller the trade",
        "The higher the tariff",
    ),
    "for to": (
        FOR_TO.format(to="mark"),
        "requires",
        "necessary",
        "talks to begin",
        "the shelling must stop",
    ),
    "for to, ClearNLP": (
        FOR_TO.format(to="aux"),
        "requires",
        "necessary",
        "talks to begin",
        "the shelling must stop",
    ),
}


@pytest.mark.parametrize(
    ("table", "marker", "kind", "consequence", "requirement"), POSITIVE.values(), ids=POSITIVE
)
def test_finds_both_sides(
    table: str, marker: str, kind: str, consequence: str, requirement: str
) -> None:
    doc = parse(table)
    assert [_told(doc, one) for one in read(doc)] == [(marker, kind, consequence, requirement)]


MARKERS = {
    "until": ("until until SCONJ IN mark 6", "until", "temporal"),
    "once": ("once once SCONJ IN mark 6", "once", "temporal"),
    "when": ("when when ADV WRB advmod 6", "when", "temporal"),
    "after": ("after after SCONJ IN mark 6", "after", "necessary"),
    "unless": ("unless unless SCONJ IN mark 6", "unless", "exceptive"),
    "provided": ("provided provided SCONJ VBN mark 6", "provided that", "necessary"),
    "assuming": ("assuming assume VERB VBG mark 6", "assuming", "sufficient"),
}


@pytest.mark.parametrize(("line", "marker", "kind"), MARKERS.values(), ids=MARKERS)
def test_reads_each_marker(line: str, marker: str, kind: str) -> None:
    table = FINAL.format(marker=line, verb=6)
    if marker in ("provided that", "assuming"):  # after a comma, or it opens an object
        table = table.replace(line, "~, , PUNCT , punct 3\n" + line).replace(" 6\n", " 7\n")
    doc = parse(table)
    assert [_told(doc, one) for one in read(doc)] == [
        (marker, kind, "Norland will sign", "Sudia withdraws")
    ]


NEGATIVE = {
    "whether": """
Norland Norland PROPN NNP nsubj 2
asked ask VERB VBD ROOT 2
if if SCONJ IN mark 6
Sudia Sudia PROPN NNP nsubj 6
would would AUX MD aux 6
sign sign VERB VB ccomp 2
~. . PUNCT . punct 2
""",
    "as if": """
He he PRON PRP nsubj 2
spoke speak VERB VBD ROOT 2
as as SCONJ IN mark 6
if if SCONJ IN mark 6
he he PRON PRP nsubj 6
knew know VERB VBD advcl 2
~. . PUNCT . punct 2
""",
    "even if": """
Norland Norland PROPN NNP nsubj 3
will will AUX MD aux 3
sign sign VERB VB ROOT 3
even even ADV RB advmod 7
if if SCONJ IN mark 7
Sudia Sudia PROPN NNP nsubj 7
stays stay VERB VBZ advcl 3
~. . PUNCT . punct 3
""",
    "until a date": """
Norland Norland PROPN NNP nsubj 3
will will AUX MD aux 3
stay stay VERB VB ROOT 3
until until ADP IN case 5
Friday Friday PROPN NNP obl 3
~. . PUNCT . punct 3
""",
    "until, told as past": """
Norland Norland PROPN NNP nsubj 2
stayed stay VERB VBD ROOT 2
until until SCONJ IN mark 5
Sudia Sudia PROPN NNP nsubj 5
withdrew withdraw VERB VBD advcl 2
~. . PUNCT . punct 2
""",
    "pure time": """
Norland Norland PROPN NNP nsubj 2
signed sign VERB VBD ROOT 2
when when ADV WRB advmod 5
Sudia Sudia PROPN NNP nsubj 5
withdrew withdraw VERB VBD advcl 2
~. . PUNCT . punct 2
""",
    "anonymity": """
An a DET DT det 2
aide aide NOUN NN nsubj 3
spoke speak VERB VBD ROOT 3
on on ADP IN case 5
condition condition NOUN NN obl 3
of of ADP IN case 7
anonymity anonymity NOUN NN nmod 5
~. . PUNCT . punct 3
""",
    "provided, a verb": """
Norland Norland PROPN NNP nsubj 2
provided provide VERB VBD ROOT 2
aid aid NOUN NN obj 2
~. . PUNCT . punct 2
""",
    "as long as a week": """
Talks talk NOUN NNS nsubj 3
may may AUX MD aux 3
last last VERB VB ROOT 3
as as ADV RB advmod 5
long long ADV RB advmod 3
as as ADP IN case 8
a a DET DT det 8
week week NOUN NN obl 5
~. . PUNCT . punct 3
""",
    "a choice": """
Norland Norland PROPN NNP nsubj 3
may may AUX MD aux 3
sign sign VERB VB ROOT 3
or or CCONJ CC cc 5
leave leave VERB VB conj 3
~. . PUNCT . punct 3
""",
    "a question": """
Should should AUX MD aux 3
Norland Norland PROPN NNP nsubj 3
sign sign VERB VB ROOT 3
~? ? PUNCT . punct 3
""",
    "nothing but a cue": """
Volk Volk PROPN NNP nsubj 2 PERSON
answered say VERB VBD ROOT 2
~, , PUNCT , punct 2
if if SCONJ IN mark 6
Sudia Sudia PROPN NNP nsubj 6
withdraws withdraw VERB VBZ advcl 2
~. . PUNCT . punct 2
""",
    "few, if any": """
Norland Norland PROPN NNP nsubj 2
bought buy VERB VBD ROOT 2
few few ADJ JJ amod 7
~, , PUNCT , punct 6
if if SCONJ IN mark 6
any any DET DT conj 3
ships ship NOUN NNS obj 2
~. . PUNCT . punct 2
""",
    "once again": """
Norland Norland PROPN NNP nsubj 5
will will AUX MD aux 5
once once ADV RB advmod 4
again again ADV RB advmod 5
sign sign VERB VB ROOT 5
~. . PUNCT . punct 5
""",
    "advice for everybody": """
You you PRON PRP nsubj 3
must must AUX MD aux 3
pay pay VERB VB ROOT 3
before before SCONJ IN mark 6
you you PRON PRP nsubj 6
board board VERB VBP advcl 3
~. . PUNCT . punct 3
""",
    "a question asked by a word": """
How how ADV WRB advmod 4
were be AUX VBD aux 4
they they PRON PRP nsubj 4
paid pay VERB VBN ROOT 4
~, , PUNCT , punct 4
Volk Volk PROPN NNP nsubj 7
asked ask VERB VBD parataxis 4
~. . PUNCT . punct 4
""",
    "one word": "If if SCONJ IN ROOT 1",
    "a clause and no more": """
If if SCONJ IN mark 3
Sudia Sudia PROPN NNP nsubj 3
withdraws withdraw VERB VBZ ROOT 3
~. . PUNCT . punct 3
""",
}


@pytest.mark.parametrize("table", NEGATIVE.values(), ids=NEGATIVE)
def test_leaves_out_what_is_no_condition(table: str) -> None:
    assert read(parse(table)) == []


def test_gives_coordinated_requirements_the_same_consequence() -> None:
    doc = parse("""
Norland Norland PROPN NNP nsubj 3
will will AUX MD aux 3
sign sign VERB VB ROOT 3
if if SCONJ IN mark 6
Sudia Sudia PROPN NNP nsubj 6
withdraws withdraw VERB VBZ advcl 3
and and CCONJ CC cc 11
if if SCONJ IN mark 11
the the DET DT det 10
port port NOUN NN nsubj 11
opens open VERB VBZ conj 6
~. . PUNCT . punct 3
""")
    assert [_told(doc, one)[2:] for one in read(doc)] == [
        ("Norland will sign", "Sudia withdraws"),
        ("Norland will sign", "the port opens"),
    ]


INTERRUPTED = """
" " PUNCT `` punct 4
~If if SCONJ IN mark 4
they they PRON PRP nsubj 4
leave leave VERB VBP advcl 8
~, , PUNCT , punct 4
~" " PUNCT '' punct 4
Volk Volk PROPN NNP nsubj 8 PERSON
said say VERB VBD ROOT 8
~, , PUNCT , punct 8
" " PUNCT `` punct 13
~we we PRON PRP nsubj 13
will will AUX MD aux 13
sign sign VERB VB ccomp 8
~. . PUNCT . punct 13
~" " PUNCT '' punct 13
"""


def test_keeps_the_cue_out_and_names_who_sets_it() -> None:
    doc = parse(INTERRUPTED)
    said = Statement(
        spans=(_span(doc, "If they leave"), _span(doc, "we will sign")),
        text="If they leave ... we will sign",
        kind="direct",
        speaker=Actor(name="Volk", kind="person"),
        speaker_span=_span(doc, "Volk"),
        cue="said",
        cue_span=_span(doc, "said"),
        said=SaidDate(),
        confidence=0.9,
        rule="test",
    )
    (one,) = conditions(doc, Cast(doc), [said])
    assert _told(doc, one)[2:] == ("we will sign", "they leave")
    assert one.statement == 0
    assert one.actor == said.speaker
    assert one.text == doc.text[one.requirement_span[0] : one.consequence_span[1]]


def test_is_the_journalists_outside_every_statement() -> None:
    (one,) = read(parse(FINAL_IF))
    assert (one.actor, one.statement, one.said) == (None, None, SaidDate())


def test_is_set_by_who_commits_to_it_outside_every_statement() -> None:
    doc = parse("""
Volk Volk PROPN NNP nsubj 2 PERSON
agreed agree VERB VBD ROOT 2
to to PART TO mark 4
leave leave VERB VB xcomp 2
in in ADP IN case 6
return return NOUN NN obl 4
for for ADP IN case 8
grain grain NOUN NN nmod 6
~. . PUNCT . punct 2
""")
    (one,) = read(doc)
    assert _told(doc, one) == ("in return for", "exchange", "leave", "grain")
    assert one.actor == Cast(doc).actor_of(doc[0])
    assert one.actor is not None


def test_reads_a_long_sentence_of_markers_in_time() -> None:
    table = "\n".join(f"if if SCONJ IN mark {i + 2}" for i in range(3000))
    assert len(read(parse(table + "\nNorland Norland PROPN NNP ROOT 3001"))) == 0


def test_joins_a_sentence_cut_before_its_marker() -> None:
    doc = parse(FINAL_IF.replace("advcl 3", "ROOT 6"))
    assert len(list(doc.sents)) == 2
    assert [_told(doc, one)[2:] for one in read(doc)] == [("Norland will sign", "Sudia withdraws")]


def test_keeps_the_surer_of_two_that_repeat_each_other() -> None:
    weak = Link(
        marker="requires",
        kind="necessary",
        rule="needing",
        confidence=0.5,
        consequence=(0, 3),
        requirement=(4, 6),
    )
    sure = Link(
        marker="if",
        kind="sufficient",
        rule="marker:if",
        confidence=0.9,
        consequence=(4, 6),
        requirement=(0, 3),
    )
    other = Link(
        marker="if",
        kind="sufficient",
        rule="marker:if",
        confidence=0.4,
        consequence=(8, 9),
        requirement=(10, 12),
    )
    assert distinct([weak, other, sure]) == [sure, other]


def read(doc: Doc) -> list[Condition]:
    return list(conditions(doc, Cast(doc), []))


def _told(doc: Doc, one: Condition) -> tuple[str, str, str, str]:
    consequence, requirement = one.consequence_span, one.requirement_span
    return (one.marker, one.kind, doc.text[slice(*consequence)], doc.text[slice(*requirement)])


def _span(doc: Doc, words: str) -> tuple[int, int]:
    start = doc.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("verb", "preposition", "found"), [("look", "at", 0), ("look", "for", 1), ("wait", "at", 1)]
)
def test_an_if_that_turns_to_the_listener_sets_no_condition(
    verb: str, preposition: str, found: int
) -> None:
    doc = parse(f"""
If if SCONJ IN mark 3
you you PRON PRP nsubj 3
{verb} {verb} VERB VBP advcl 10
{preposition} {preposition} ADP IN case 6
the the DET DT det 6
boats boat NOUN NNS obl 3
~, , PUNCT , punct 3
the the DET DT det 9
pier pier NOUN NN nsubj 10
leaks leak VERB VBZ ROOT 10
~. . PUNCT . punct 10
""")
    assert len(list(conditions(doc, Cast(doc), ()))) == found
