"""What is believed, wished and planned, beside what is said."""

import pytest

from ingest.actors import Cast
from ingest.attributions import Attribution, attributions
from ingest.statements import statements
from tests.ingest.parses import parse


def told(table: str) -> list[tuple[str, str, bool]]:
    doc = parse(table)
    return [
        (
            doc.text[slice(*(a.cue_span or (0, 0)))],
            " ".join(doc.text[x:y] for x, y in a.spans),
            a.spoken,
        )
        for a in attributions(doc, Cast(doc))
    ]


CLAUSE = """
Norway Norway PROPN NNP nsubj 2
{verb} ROOT 2
that that SCONJ IN mark 5
talks talk NOUN NNS nsubj 5
succeed succeed VERB VBP ccomp 2
~. . PUNCT . punct 2
"""


@pytest.mark.parametrize(
    ("verb", "spoken"), [("hopes hope VERB VBZ", False), ("says say VERB VBZ", True)]
)
def test_a_belief_is_told_and_a_statement_is_spoken(verb: str, spoken: bool) -> None:
    cue = verb.partition(" ")[0]
    assert told(CLAUSE.format(verb=verb)) == [(cue, "talks succeed", spoken)]


def test_an_attitude_is_no_statement() -> None:
    doc = parse(CLAUSE.format(verb="hopes hope VERB VBZ"))
    assert list(statements(doc, Cast(doc))) == []


def test_other_verbs_tell_nothing() -> None:
    assert told(CLAUSE.format(verb="arranges arrange VERB VBZ")) == []


def test_the_source_is_the_subject() -> None:
    doc = parse(CLAUSE.format(verb="hopes hope VERB VBZ"))
    found: list[Attribution] = list(attributions(doc, Cast(doc)))
    assert found[0].source is not None
    assert (found[0].source.name, found[0].source_span) == ("Norway", (0, 6))


@pytest.mark.parametrize("dep", ["obj", "dobj"], ids=["UD", "ClearNLP"])
def test_an_object_is_what_a_verb_of_stance_is_about(dep: str) -> None:
    assert told(f"""
Norway Norway PROPN NNP nsubj 2
backs back VERB VBZ ROOT 2
the the DET DT det 4
toll toll NOUN NN {dep} 2
~. . PUNCT . punct 2
""") == [("backs", "the toll", False)]


def test_a_noun_of_belief_has_its_owner_for_a_source() -> None:
    assert told("""
Norway Norway PROPN NNP nmod:poss 3
~'s 's PART POS case 1
hope hope NOUN NN nsubj 7
that that SCONJ IN mark 6
talks talk NOUN NNS nsubj 6
succeed succeed VERB VBP acl 3
faded fade VERB VBD ROOT 7
~. . PUNCT . punct 7
""") == [("hope", "talks succeed", False)]


def test_an_adjective_of_will_opens_an_infinitive() -> None:
    assert told("""
Norway Norway PROPN NNP nsubj 3
is be AUX VBZ cop 3
eager eager ADJ JJ ROOT 3
to to PART TO mark 5
leave leave VERB VB xcomp 3
~. . PUNCT . punct 3
""") == [("eager", "to leave", False)]


def test_who_is_the_source_in_its_own_clause() -> None:
    doc = parse("""
Volk Volk PROPN NNP nsubj 7 PERSON
~, , PUNCT , punct 4
who who PRON WP nsubj 4
backs back VERB VBZ acl:relcl 1
tolls toll NOUN NNS obj 4
~, , PUNCT , punct 4
left leave VERB VBD ROOT 7
~. . PUNCT . punct 7
""")
    found = list(attributions(doc, Cast(doc)))
    assert [(a.source and a.source.name, a.source_span) for a in found] == [("Volk", (6, 9))]


def test_a_report_that_makes_no_statement_may_attribute_nothing() -> None:
    assert (
        told("""
Norway Norway PROPN NNP nsubj 2
pushed push VERB VBD ROOT 2
the the DET DT det 4
boat boat NOUN NN obj 2
~. . PUNCT . punct 2
""")
        == []
    )


def test_a_report_that_is_quoted_is_the_quoted_ones() -> None:
    table = """
" " PUNCT `` punct 9
~Norway Norway PROPN NNP nsubj 3
says say VERB VBZ ccomp 9
talks talk NOUN NNS nsubj 5
stalled stall VERB VBD ccomp 3
~, , PUNCT , punct 9
~" " PUNCT '' punct 9
Volk Volk PROPN NNP nsubj 9 PERSON
wrote write VERB VBD ROOT 9
~. . PUNCT . punct 9
"""
    doc = parse(table)
    assert {s.cue for s in statements(doc, Cast(doc))} == {"says", "wrote"}
    assert [cue for cue, _, _ in told(table)] == ["wrote"]
