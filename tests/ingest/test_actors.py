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


# "{A} met {B}. {C} spoke."
MET = """
{a} {a} PROPN NNP compound 2 PERSON
Do-yun Do-yun PROPN NNP nsubj 3 -PERSON
met meet VERB VBD ROOT 3
{b} {b} PROPN NNP compound 5 PERSON
Seo-jun Seo-jun PROPN NNP obj 3 -PERSON
~. . PUNCT . punct 3
{c} {c} PROPN NNP nsubj 8 PERSON
spoke speak VERB VBD ROOT 8
~. . PUNCT . punct 8
"""


@pytest.mark.parametrize(
    ("names", "meant"),
    [(("Han", "Kim", "Han"), "Han Do-yun"), (("Kim", "Kim", "Kim"), "Kim Seo-jun")],
)
def test_a_family_name_may_stand_first_and_means_the_last_of_its_bearers(
    names: tuple[str, str, str], meant: str
) -> None:
    doc = parse(MET.format(a=names[0], b=names[1], c=names[2]))
    actor = Cast(doc).actor_of(doc[6])
    assert actor is not None
    assert actor.name == meant


def test_letters_that_every_reader_knows_name_the_body() -> None:
    doc = parse("UN UN PROPN NNP nsubj 2\nmet meet VERB VBD ROOT 2")
    actor = Cast(doc).actor_of(doc[0])
    assert actor is not None
    assert (actor.name, actor.kind) == ("United Nations", "organization")


# "The harbour president, Ada Volk, left." where the parse made nothing of the comma
BEFORE_COMMA = """
The the DET DT det 3
harbour harbour NOUN NN compound 3
president president NOUN NN nsubj 8
~, , PUNCT , punct 3
Ada Ada PROPN NNP compound 6 PERSON
Volk Volk PROPN NNP dep 8 -PERSON
~, , PUNCT , punct 6
left leave VERB VBD ROOT 8
~. . PUNCT . punct 8
The the DET DT det 12
harbour harbour NOUN NN compound 12
president president NOUN NN nsubj 13
smiled smile VERB VBD ROOT 13
~. . PUNCT . punct 13
"""


def test_a_role_before_a_comma_is_its_bearers() -> None:
    doc = parse(BEFORE_COMMA)
    actor = Cast(doc).actor_of(doc[11])
    assert actor is not None
    assert (actor.name, actor.role) == ("Ada Volk", "harbour president")


def test_somebody_new_is_nobody_known() -> None:
    doc = parse(BEFORE_COMMA.replace("The the DET DT det 12", "A a DET DT det 12"))
    actor = Cast(doc).actor_of(doc[11])
    assert actor is not None
    assert actor.name == "harbour president"


# "An aide to President Per Lund, Ada Volk, left."
AIDE = """
An a DET DT det 2
aide aide NOUN NN nsubj 11
to to ADP IN case 6
President President PROPN NNP compound 6
Per Per PROPN NNP compound 6 PERSON
Lund Lund PROPN NNP nmod 2 -PERSON
~, , PUNCT , punct 9
Ada Ada PROPN NNP compound 9 PERSON
Volk Volk PROPN NNP dep 2 -PERSON
~, , PUNCT , punct 9
left leave VERB VBD ROOT 11
"""


def test_an_aide_is_not_whom_the_aide_serves() -> None:
    doc = parse(AIDE)
    actor = Cast(doc).actor_of(doc[1])
    assert actor is not None
    assert actor.name == "Ada Volk"


def test_a_channel_is_called_by_its_name() -> None:
    doc = parse("""
The the DET DT det 2
channel channel NOUN NN nsubj 5
Al Al PROPN NNP compound 4 PERSON
Mera Mera PROPN NNP appos 2 -PERSON
left leave VERB VBD ROOT 5
""")
    actor = Cast(doc).actor_of(doc[1])
    assert actor is not None
    assert (actor.name, actor.kind) == ("Al Mera", "organization")


GROUP_AGAIN = """
{name} PROPN NNP nsubj 3 ORG
{last} PROPN NNP flat 1 -ORG
met meet VERB VBD ROOT 3
~. . PUNCT . punct 3
The the DET DT det 6
{noun} NOUN NN nsubj 7
left leave VERB VBD ROOT 7
~. . PUNCT . punct 7
"""


@pytest.mark.parametrize(
    ("name", "last", "noun", "whom"),
    [
        ("Blue Blue", "Tide Tide", "movement movement", "Blue Tide"),
        ("Harbour Harbour", "Ministry Ministry", "movement movement", "movement"),
        ("Blue Blue", "Tide Tide", "ministry ministry", "ministry"),
    ],
)
def test_the_movement_is_the_body_that_was_just_the_subject(
    name: str, last: str, noun: str, whom: str
) -> None:
    assert names(GROUP_AGAIN.format(name=name, last=last, noun=noun), 5) == [whom]


def test_what_is_quoted_in_between_takes_nobody_out_of_focus() -> None:
    doc = parse("""
Per Per PROPN NNP nsubj 3 PERSON
Lund Lund PROPN NNP flat 1 -PERSON
spoke speak VERB VBD ROOT 3
~. . PUNCT . punct 3
" " PUNCT `` punct 8
~The the DET DT det 7
driver driver NOUN NN nsubj 8
left leave VERB VBD ROOT 8
~. . PUNCT . punct 8
~" " PUNCT '' punct 8
He he PRON PRP nsubj 12
sat sit VERB VBD ROOT 12
~. . PUNCT . punct 12
""")
    actor = Cast(doc).actor_of(doc[10])
    assert actor is not None
    assert actor.name == "Per Lund"


# "Norwegian Coast Party leader Per Lund left. His party stayed."
OWNER = """
Norwegian norwegian ADJ JJ amod 3
Coast Coast PROPN NNP compound 3 ORG
Party Party PROPN NNP compound 4 -ORG
leader leader NOUN NN compound 6
Per Per PROPN NNP compound 6 PERSON
Lund Lund PROPN NNP nsubj 7 -PERSON
left leave VERB VBD ROOT 7
~. . PUNCT . punct 7
His his PRON PRP$ {possessive} 10
{noun} NOUN NN nsubj 11
stayed stay VERB VBD ROOT 11
~. . PUNCT . punct 11
"""


@pytest.mark.parametrize("possessive", ["nmod:poss", "poss"])
@pytest.mark.parametrize(
    ("noun", "whom"),
    [
        ("party party", "Coast Party"),
        ("union union", "Per Lund's union"),
    ],
)
def test_what_is_his_is_known_by_his_role(possessive: str, noun: str, whom: str) -> None:
    assert names(OWNER.format(possessive=possessive, noun=noun), 9) == [whom]


# "Norwegian minister Per Lund left. His country stayed."
MINISTER = """
Norwegian norwegian ADJ JJ amod 2
minister minister NOUN NN compound 4
Per Per PROPN NNP compound 4 PERSON
Lund Lund PROPN NNP nsubj 5 -PERSON
left leave VERB VBD ROOT 5
~. . PUNCT . punct 5
His his PRON PRP$ {possessive} {noun}
{own}country country NOUN NN nsubj {verb}
stayed stay VERB VBD ROOT {verb}
"""


@pytest.mark.parametrize("possessive", ["nmod:poss", "poss"])
def test_his_country_is_the_state_that_he_speaks_for(possessive: str) -> None:
    own = MINISTER.format(possessive=possessive, own="own own ADJ JJ amod 9\n", noun=9, verb=10)
    assert names(own, 8) == ["Per Lund's own country"]
    bare = MINISTER.format(possessive=possessive, own="", noun=8, verb=9)
    assert names(bare, 7) == ["Norway"]


# "States, including Norway and Iceland, left." / "States such as Norway and Iceland left."
INCLUDING = """
States state NOUN NNS nsubj 6
{opening}
Norway Norway PROPN NNP {named} LOC
and and CCONJ CC cc 5
Iceland Iceland PROPN NNP conj 3 LOC
left leave VERB VBD ROOT 6
"""


@pytest.mark.parametrize(
    ("opening", "named"),
    [
        ("including include VERB VBG case 3", "nmod 1"),
        ("including include VERB VBG prep 1", "pobj 2"),
    ],
    ids=["UD", "ClearNLP"],
)
def test_a_plural_stands_for_those_whom_it_names(opening: str, named: str) -> None:
    doc = parse(INCLUDING.format(opening=opening, named=named))
    assert [a.name for a in Cast(doc).actors_of(doc[0])] == ["Norway", "Iceland"]
    beside = INCLUDING.format(opening=opening.replace("including", "leaving"), named=named)
    doc = parse(beside)
    assert "Norway" not in [a.name for a in Cast(doc).actors_of(doc[0])]
