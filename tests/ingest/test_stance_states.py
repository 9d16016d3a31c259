"""The windows in which words are read anew, and the layers that read them."""

import numpy as np
import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from ingest.encoder import WIDTH
from ingest.stance_judge import shipped_judge
from ingest.stance_states import LONGEST, UpperLayers, means, touched, windows


def doc_of(*lengths: int) -> Doc:
    """Make a document of sentences with some numbers of words."""
    starts: list[bool | int | None] = [i == 0 for length in lengths for i in range(length)]
    return Doc(English().vocab, words=["word"] * sum(lengths), sent_starts=starts)


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([5, 7], [(0, 12)]),
        ([100, 28, 1], [(0, 128), (128, 129)]),
        ([100, 100], [(0, 100), (100, 200)]),
        ([3, 300, 4], [(0, 3), (3, 131), (131, 259), (259, 307)]),
    ],
)
def test_a_window_holds_whole_sentences(
    lengths: list[int], expected: list[tuple[int, int]]
) -> None:
    assert list(windows(doc_of(*lengths))) == expected


def test_words_without_sentences_are_cut_by_number() -> None:
    doc = Doc(English().vocab, words=["word"] * (LONGEST + 2))
    assert list(windows(doc)) == [(0, LONGEST), (LONGEST, LONGEST + 2)]


def test_only_the_windows_that_are_asked_about_are_read() -> None:
    doc = doc_of(100, 100, 100)
    assert touched(doc, [(3, 5), (0, 0)]) == [(0, 100)]
    assert touched(doc, [(290, 291), (99, 101)]) == [(0, 100), (100, 200), (200, 300)]
    assert touched(doc, [(200, 300)]) == [(200, 300)]
    assert touched(doc, []) == []


def test_the_mean_of_no_words_is_left_out() -> None:
    found = means(np.array([[1.0], [3.0]], dtype=np.float32), [(0, 2), (1, 1)])
    assert {place: row.tolist() for place, row in found.items()} == {(0, 2): [2.0]}


def test_a_window_is_read_the_same_whatever_is_read_beside_it() -> None:
    lower = np.random.default_rng(0).normal(size=(30, WIDTH)).astype(np.float32)
    upper = shipped_judge().upper
    alone, beside = upper.states(lower, [(10, 20)]), upper.states(lower, [(0, 10), (10, 20)])
    assert np.array_equal(alone[10:20], beside[10:20])
    assert np.abs(alone[10:20]).sum() > 0
    assert not alone[:10].any()
    assert not alone[20:].any()


def test_layers_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be opened"):
        UpperLayers(b"no graph")
