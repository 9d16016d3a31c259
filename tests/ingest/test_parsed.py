"""Words and stretches stand in for Tokens and Spans: they say the same."""

import re
from pathlib import Path

import pytest
from spacy.tokens import Doc, Token

import ingest
from ingest.actors import Cast
from ingest.conditions import conditions
from ingest.extract import Extractor
from ingest.parsed import Word, Words, plain
from ingest.stances import stances
from ingest.statements import statements

TEXT = """VALDORA (Reuters) - The Harbour Board, led by Mina Okafor, rejected the toll on Monday.

"We won't pay," Okafor told reporters. "If the minister insists, we will strike."
The minister, who had praised the board's plan in May, said that talks would go on unless it rained.
"""


@pytest.fixture(scope="module")
def doc() -> Doc:
    return Extractor().parse(TEXT)


VALUES = """i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ is_alpha is_punct
is_space is_title is_lower is_upper is_sent_start like_num""".split()  # noqa: SIM905
ONE = ("head", "left_edge", "right_edge")
MANY = ("children", "lefts", "subtree", "ancestors")


def test_a_word_says_of_itself_what_its_token_says(doc: Doc) -> None:
    for token, word in zip(doc, Words(doc), strict=True):
        assert [getattr(word, v) for v in VALUES] == [getattr(token, v) for v in VALUES]
        assert [getattr(word, v).i for v in ONE] == [getattr(token, v).i for v in ONE]
        for name in MANY:
            assert [w.i for w in getattr(word, name)] == [t.i for t in getattr(token, name)], name
        assert (word.sent.start, word.sent.end) == (token.sent.start, token.sent.end)
        assert (len(word), str(word)) == (len(token), str(token))
        assert word.morph == token.morph


def test_crossing_branches_are_walked_in_the_same_order(doc: Doc) -> None:
    tree = Doc(doc.vocab, words=list("abcdef"), heads=[3, 4, 2, 2, 2, 1], deps=["dep"] * 6)
    for token, word in zip(tree, Words(tree), strict=True):
        assert [w.i for w in word.subtree] == [t.i for t in token.subtree]


@pytest.mark.parametrize("part", [(0, 3), (2, 9), (5, 5), (7, 4), (-4, -1), (12, 900)])
def test_a_stretch_is_what_a_span_is(doc: Doc, part: tuple[int, int]) -> None:
    mine, its = Words(doc)[slice(*part)], doc[slice(*part)]
    assert (mine.start, mine.end, len(mine), mine.text) == (its.start, its.end, len(its), its.text)
    assert [w.i for w in mine] == [t.i for t in its]
    if len(its):
        assert (mine.start_char, mine.end_char) == (its.start_char, its.end_char)
        assert (mine[0].i, mine[-1].i, mine.root.i) == (its[0].i, its[-1].i, its.root.i)
        assert mine[1:].text == its[1:].text


def test_a_text_is_cut_as_spacy_cuts_it(doc: Doc) -> None:
    words = Words(doc)
    assert (len(words), words.text) == (len(doc), doc.text)
    assert [(s.start, s.end) for s in words.sents] == [(s.start, s.end) for s in doc.sents]
    assert [(e.start, e.label_) for e in words.ents] == [(e.start, e.label_) for e in doc.ents]
    for start in range(60):
        for mode in ("strict", "expand"):
            mine = words.char_span(start, start + 9, alignment_mode=mode)
            its = doc.char_span(start, start + 9, alignment_mode=mode)
            assert (mine and (mine.start, mine.end)) == (its and (its.start, its.end))


def test_the_rules_read_the_same_off_both(doc: Doc) -> None:
    def read(parse: Doc) -> list[object]:
        cast = Cast(parse)
        said = list(statements(parse, cast, None))
        return [said, list(stances(parse, cast, said)), list(conditions(parse, cast, said))]

    its = read(doc)
    with plain(doc) as words:
        mine = read(words)
    assert all(mine)
    assert mine == its


def test_nothing_is_asked_of_a_token_that_a_word_lacks() -> None:
    """A rule that asks for more of spaCy must have it here too."""
    asked = {
        name
        for path in Path(ingest.__file__).parent.glob("*.py")
        if path.stem not in {"pipeline", "parsed", "dateline", "encoder", "pair_features"}
        for name in re.findall(r"\.([a-z_]+)", path.read_text("utf-8"))
    }
    of_tokens = {n for n in dir(Token) if not n.startswith("__")}
    others = {"conjuncts", "lemma", "orth", "tag", "pos", "lower", "text", "doc", "suffix"}
    assert {n for n in asked & of_tokens - others if not hasattr(Word, n)} == set()


def test_the_words_let_go_of_each_other_at_the_end(doc: Doc) -> None:
    with plain(doc) as words:
        first = words[0]
    assert len(words) == 0
    assert not hasattr(first, "head")
