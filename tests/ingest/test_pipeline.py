"""The language pipeline that ships, and the loading of others."""

from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_info, threadpool_limits

import ingest
from ingest.pipeline import (
    FEATURES,
    PipelineError,
    TableLemmatizer,
    end_sentences,
    is_hard_wrapped,
    load_pipeline,
    sentence_vectors,
)

MEGABYTE = 1_000_000
NOTE = (
    "Ferry talks open in Velden\n\n"
    "“We will not sign the accord unless the islands lower their tolls,” Mr. Orlan said on "
    "Tuesday. “That is our position.”\n"
    "The harbour minister told reporters that her government would support the plan. If the "
    'talks fail, he warned, "there will be no second round".\n'
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def blank(*words: str) -> Doc:
    return Doc(spacy.blank("en").vocab, words=list(words), spaces=[False] * len(words))


def test_the_shipped_pipeline_loads_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the pipeline asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert {"tagger", "parser", "lemmatizer", "ner"} <= set(load_pipeline().pipe_names)


def test_a_process_that_reads_multiplies_in_one_thread() -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        load_pipeline()
        used = {p["num_threads"] for p in threadpool_info() if p["user_api"] == "blas"}
    assert used == {1}


def test_the_model_is_small_and_says_what_it_is() -> None:
    folder = Path(ingest.__file__).parent / "model"
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    assert 20 * MEGABYTE < sum(sizes) <= 45 * MEGABYTE
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    for stated in ("CC BY-SA 4.0", "Apache-2.0", "python -m training.build", "LAS"):
        assert stated in card


def test_the_same_text_gives_the_same_bytes(nlp: Language) -> None:
    first = nlp(NOTE).to_bytes()
    assert nlp(NOTE).to_bytes() == first
    assert load_pipeline()(NOTE).to_bytes() == first


def test_an_article_does_not_depend_on_those_beside_it(nlp: Language) -> None:
    others = ["One word.", NOTE * 3, "A wholly different matter, the mayor said."]
    alone = nlp(NOTE).to_bytes()
    among = list(nlp.pipe([others[0], NOTE, *others[1:], NOTE]))
    assert [among[1].to_bytes(), among[4].to_bytes()] == [alone, alone]


def test_nothing_large_stays_with_a_document(nlp: Language) -> None:
    doc = nlp(NOTE)
    assert FEATURES not in doc.user_data
    assert doc.tensor.base is None
    assert doc.tensor.size == 0


def test_a_sentence_of_fifty_thousand_words_is_read(nlp: Language) -> None:
    doc = nlp("and the ferry crossed the bay " * 8_334)
    assert len(doc) == 50_004
    assert doc.has_annotation("DEP")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Yes", "\u05e9\u05dc\u05d5\u05dd"])
def test_texts_with_little_in_them_are_read(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_sentences_of_news_end_where_they_end(nlp: Language) -> None:
    starts = [sentence.text.strip()[:12] for sentence in nlp(NOTE).sents]
    assert starts == [
        "Ferry talks ",
        "“We will not",
        "“That is our",
        "The harbour ",
        "If the talks",
    ]


def test_a_sentence_of_news_has_its_parse(nlp: Language) -> None:
    doc = nlp("The harbour minister told reporters that Velden would support the plan.")
    said = next(token for token in doc if token.lemma_ == "tell")
    content = next(token for token in doc if token.lemma_ == "support")
    assert (said.pos_, said.tag_, said.dep_) == ("VERB", "VBD", "ROOT")
    assert (content.dep_, content.head) == ("ccomp", said)
    assert [child.text for child in said.lefts if child.dep_ == "nsubj"] == ["minister"]
    assert [child.text for child in content.lefts if child.dep_ == "nsubj"] == ["Velden"]


def test_names_have_their_kinds(nlp: Language) -> None:
    doc = nlp("Angela Merkel met the European Commission in Brussels before leaving for Ukraine.")
    assert [(entity.text.removeprefix("the "), entity.label_) for entity in doc.ents] == [
        ("Angela Merkel", "PERSON"),
        ("European Commission", "ORG"),
        ("Brussels", "LOC"),
        ("Ukraine", "LOC"),
    ]


def test_an_unknown_pipeline_is_one_clear_line() -> None:
    with pytest.raises(PipelineError, match=r"'en_no_such_model'.*leave the model out") as caught:
        load_pipeline("en_no_such_model")
    assert "\n" not in str(caught.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    poor = spacy.blank("en")
    poor.add_pipe("sentencizer")
    poor.to_disk(tmp_path / "poor")
    with pytest.raises(PipelineError, match="no tagger and no parser, it has sentencizer"):
        load_pipeline(str(tmp_path / "poor"))


def test_another_pipeline_is_taken_as_it_is(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    other.add_pipe("parser").add_label("nsubjpass")  # type: ignore[attr-defined]
    other.initialize()
    other.to_disk(tmp_path / "other")
    assert load_pipeline(str(tmp_path / "other")).pipe_names == ["tagger", "parser"]


def test_a_sentence_ends_with_its_paragraph_and_line() -> None:
    doc = end_sentences(blank("Ferry", "resumes", "\n\n", "Velden", "\n", "Today"))
    assert [token.is_sent_start for token in doc][2:] == [False, True, False, True]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    doc = blank("The", "ferry", "\n", "to", "the", "\n", "Velden", "pier", "\n\n", "Next")
    assert is_hard_wrapped(doc)
    starts = [token.is_sent_start for token in end_sentences(doc)]
    assert starts[3] is None
    assert starts[6] is None
    assert starts[9] is True


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("\u2018Fine,\u2019 she said. \u2018But wait.\u2019", [True]),
        ('She left. "Then he came."', [True]),
        ("He asked: \u201cWhy?\u201d \u201cBecause,\u201d she said.", [True]),
        ("The U.S. \u201cCoast Guard\u201d came.", []),
        ("It cost 90. \u2018so much", []),
    ],
)
def test_a_quote_behind_a_full_stop_begins_a_sentence(text: str, starts: list[bool]) -> None:
    doc = end_sentences(spacy.blank("en")(text))
    assert [token.is_sent_start for token in doc[1:] if token.is_sent_start] == starts


def test_no_sentence_begins_behind_an_opening_or_with_a_closing_mark() -> None:
    doc = end_sentences(spacy.blank("en")("She left. \u201cStay!\u201d he cried."))
    starts = {token.text: token.is_sent_start for token in doc}
    assert (starts["\u201c"], starts["Stay"], starts["\u201d"]) == (True, False, False)


def test_lines_that_begin_with_capitals_are_not_wrapped() -> None:
    assert not is_hard_wrapped(blank("Ferry", "\n", "Velden", "\n", "Today"))
    assert not is_hard_wrapped(blank("Ferry", "resumes"))


@pytest.mark.parametrize(
    ("form", "pos", "tag", "lemma"),
    [
        ("said", "VERB", "VBD", "say"),
        ("won\u2019t", "AUX", "MD", "won't"),
        ("ferries", "NOUN", "NNS", "ferry"),
        ("Bremen", "PROPN", "NNP", "Bremen"),
        ("Crossing", "VERB", "VBG", "cross"),
        ("news", "NOUN", "NN", "news"),
        ("These", "DET", "DT", "these"),
    ],
)
def test_lemmas_come_from_the_table_and_then_from_rules(
    form: str, pos: str, tag: str, lemma: str
) -> None:
    lemmatizer = TableLemmatizer(spacy.blank("en").vocab)
    lemmatizer.table = {"VERB": {"said": "say"}}
    lemmatizer.rules = {"NOUN": [["ies", "y"], ["s", ""]], "VERB": [["ing", ""]]}
    lemmatizer.known = {"NOUN": {"ferry"}}
    again = TableLemmatizer(spacy.blank("en").vocab).from_bytes(lemmatizer.to_bytes())
    assert again.lemma(form, pos, tag) == lemma


def test_sentence_vectors_come_from_the_shipped_encoder() -> None:
    rows = sentence_vectors(["Velden lowers the tolls", "The tolls of Velden fall"])
    assert rows.shape == (2, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert rows[0] @ rows[1] > 0.6
