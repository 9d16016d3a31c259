"""Windows with labels, from which the encoder is fine-tuned."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span

from ingest.encoder import CLS, MODEL_FOLDER, SEP, WINDOW, open_tokenizer
from training.entities import Passage
from training.labelled import (
    NAMES,
    UNKNOWN,
    Classes,
    name_labels,
    names_by_sentence,
    squeezed,
    syntax_labels,
    windows,
)

TOKENIZER = open_tokenizer((MODEL_FOLDER / "tokenizer.json").read_bytes())
VOCAB = spacy.blank("en").vocab


def parsed(times: int = 1) -> Doc:
    """Make the parsed sentence "Ada Volk left Velden." as often as wanted."""
    count = 5 * times
    offsets = np.arange(count) // 5 * 5
    return Doc(
        VOCAB,
        words=["Ada", "Volk", "left", "Velden", "."] * times,
        spaces=[True, True, True, False, True] * times,
        pos=["PROPN", "PROPN", "VERB", "PROPN", "PUNCT"] * times,
        tags=["NNP", "NNP", "VBD", "NNP", "."] * times,
        deps=["nsubj", "flat", "ROOT", "obj", "punct"] * times,
        heads=[int(h) for h in offsets + np.array([2, 0, 2, 2, 2] * times)],
        sent_starts=[at % 5 == 0 for at in range(count)],
    )


KNOWN = names_by_sentence([Passage("Ada Volk left Velden.", ((0, 8, "PERSON"), (14, 20, "LOC")))])


def test_words_are_labelled_for_every_task() -> None:
    doc = parsed()
    labels = syntax_labels(doc, Classes.of([doc]), KNOWN)
    assert labels["head"].tolist() == [2, 0, 2, 2, 2]
    assert labels["start"].tolist() == [1, 0, 0, 0, 0]
    assert labels["pos"].tolist() == [0, 0, 2, 0, 1]
    assert [NAMES[at] for at in labels["name"]] == ["B-PERSON", "I-PERSON", "O", "B-LOC", "O"]


def test_names_of_a_sentence_that_nobody_marked_are_unknown() -> None:
    doc = parsed()
    labels = syntax_labels(doc, Classes.of([doc]), {})
    assert set(labels["name"].tolist()) == {UNKNOWN}


def test_names_are_found_again_whatever_the_quotes() -> None:
    (key,) = names_by_sentence([Passage('She  said "Velden".', ((11, 17, "LOC"),))])
    assert key == squeezed("She said \u201cVelden\u201d.")
    assert names_by_sentence([Passage('"Velden"', ((1, 7, "LOC"),))])["Velden"] == ((0, 6, "LOC"),)


def test_a_document_of_names_has_no_syntax() -> None:
    doc = spacy.blank("en").make_doc("Ada Volk left")
    doc.set_ents([Span(doc, 0, 2, label="PERSON")], default="outside")
    labels = name_labels(doc)
    assert [NAMES[at] for at in labels["name"]] == ["B-PERSON", "I-PERSON", "O"]
    assert set(labels["pos"].tolist()) == set(labels["head"].tolist()) == {UNKNOWN}


def test_a_label_that_training_never_saw_is_unknown() -> None:
    labels = syntax_labels(parsed(), Classes(("VERB",), ("VBD",), ("ROOT",)), {})
    assert labels["pos"].tolist() == [UNKNOWN, UNKNOWN, 0, UNKNOWN, UNKNOWN]


@pytest.mark.parametrize("times", [1, 40])
def test_windows_hold_every_word_and_are_no_longer_than_the_encoder_reads(times: int) -> None:
    doc = parsed(times)
    found = list(windows(TOKENIZER, doc, syntax_labels(doc, Classes.of([doc]), KNOWN)))
    assert sum(len(each.words) for each in found) == len(doc)
    for each in found:
        assert len(each.ids) == len(each.marks) <= WINDOW + 2
        assert (each.ids[0], each.ids[-1]) == (CLS, SEP)
        assert 1 <= each.words.min() <= each.words.max() < len(each.ids)
        heads = each.labels["head"]
        assert heads.max() < len(each.words)
        assert (heads == UNKNOWN).sum() == 0  # windows end with sentences here


def test_a_head_beyond_the_window_is_unknown() -> None:
    count = WINDOW + 40
    doc = Doc(VOCAB, words=["a"] * count, heads=[count - 1] * count, deps=["dep"] * count)
    first, second = windows(TOKENIZER, doc, syntax_labels(doc, Classes.of([doc]), {}))
    assert set(first.labels["head"].tolist()) == {UNKNOWN}
    assert set(second.labels["head"].tolist()) == {len(second.words) - 1}
