"""The encoder that ships: windows, token features and sentence vectors."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from ingest.encoder import (
    MARK_COUNT,
    MODEL_FOLDER,
    TOKEN_WIDTH,
    WINDOW,
    Encoder,
    EncoderError,
    cut_windows,
    marks_of,
    open_tokenizer,
    pieces,
    shipped_encoder,
)

TEXT = "The harbour town of Velden\n\nreopened its ferry line. Nobody had expected it so soon."


def words(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\w+|\S", text)]


def offsets(text: str) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    return np.array(words(text), dtype=np.int64)


@pytest.mark.parametrize("size", [2, 5, 7, 100])
def test_windows_cover_everything_once_and_keep_to_their_size(size: int) -> None:
    bounds = list(cut_windows(TEXT, offsets(TEXT), size))
    assert [at for start, end in bounds for at in range(start, end)] == list(range(17))
    assert all(end - start <= size for start, end in bounds)


def test_a_window_ends_with_the_paragraph_rather_than_the_sentence() -> None:
    (_, end), *_ = cut_windows(TEXT, offsets(TEXT), 9)
    assert TEXT[: offsets(TEXT)[end - 1, 1]].endswith("Velden")


def test_a_window_ends_with_the_sentence_rather_than_a_word() -> None:
    text = TEXT.replace("\n\n", " ")
    (_, end), *_ = cut_windows(text, offsets(text), 14)
    assert text[: offsets(text)[end - 1, 1]].endswith("line.")


def test_text_without_a_break_is_cut_all_the_same() -> None:
    bounds = list(cut_windows("a" * 50, np.array([(i, i + 1) for i in range(50)]), 8))
    assert bounds[-1][1] == 50
    assert max(end - start for start, end in bounds) <= 8


def test_every_word_has_its_features_and_white_space_has_none() -> None:
    spans = [(0, 3), (3, 4), (4, 11)]
    rows = shipped_encoder().token_features(TEXT, spans)
    assert rows.shape == (3, TOKEN_WIDTH)
    assert rows.dtype == np.float32
    assert np.abs(rows[[0, 2]]).max(axis=1).min() > 0.1
    assert not rows[1].any()


def test_a_word_of_many_pieces_is_their_mean() -> None:
    text = "Unremarkableness"
    whole = shipped_encoder().token_features(text, [(0, len(text))])
    parts = shipped_encoder().token_features(text, [(0, 2), (2, len(text))])
    assert not np.allclose(parts[0], parts[1])
    assert np.isfinite(whole).all()
    assert not np.allclose(whole[0], parts[0])


def test_features_are_the_same_bytes_each_time() -> None:
    long = (TEXT + " ") * WINDOW
    spans = words(long)
    first = shipped_encoder().token_features(long, spans)
    assert first.tobytes() == shipped_encoder().token_features(long, spans).tobytes()


def test_a_text_without_words_has_no_features() -> None:
    assert shipped_encoder().token_features("", []).shape == (0, TOKEN_WIDTH)
    assert not shipped_encoder().token_features(" \n ", [(0, 3)]).any()


def test_words_that_mean_the_same_are_near() -> None:
    river, flood, tax = shipped_encoder().sentence_vectors(
        [
            "The river floods the lower town",
            "The lower town is under water from the river",
            "Parliament cuts the tax on bread",
        ]
    )
    assert river @ flood > 0.6
    assert river @ tax < 0.3


def test_sentence_vectors_have_unit_length_however_long_the_text() -> None:
    rows = shipped_encoder().sentence_vectors(["Yes.", TEXT, TEXT * 40])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


def test_a_sentence_vector_does_not_depend_on_its_neighbours() -> None:
    alone = shipped_encoder().sentence_vectors([TEXT])
    among = shipped_encoder().sentence_vectors(["Another thing.", TEXT, "", "And more."])
    assert alone[0].tobytes() == among[1].tobytes()


def test_an_empty_text_has_a_vector_of_zeros() -> None:
    assert not shipped_encoder().sentence_vectors([""]).any()
    assert shipped_encoder().sentence_vectors([]).shape == (0, 384)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"no file tokens\.onnx"):
        Encoder(tmp_path)


def marks(text: str) -> list[int]:
    return [int(mark) for mark in marks_of(text, offsets(text))]


def test_marks_tell_how_a_piece_is_written() -> None:
    row = [(each - 1) // 4 for each in marks("x ada Ada A ADA 12 ;")]
    assert len(set(row)) == 6
    assert row[0] == row[1]


def test_marks_tell_what_stands_before_a_piece() -> None:
    first, glued, spaced, line, paragraph, *_ = marks("a;a a\na\n\na")[0:1] + [
        marks(text)[-1] for text in ("a;", "a ;", "a\n;", "a\n\n;")
    ]
    assert len({glued, spaced, line, paragraph}) == 4
    assert (first - 1) % 4 == (paragraph - 1) % 4


def test_marks_lie_within_their_table() -> None:
    every = [
        marks_of(mark + char, np.array([[0, len(mark)], [len(mark), len(mark) + 1]]))
        for mark in ("a", "\n")
        for char in "aA1;\u00e9\u4e2d\u0130\U0001d400"
    ]
    assert min(map(min, every)) >= 1
    assert max(map(max, every)) < MARK_COUNT


def test_the_tokenizer_reads_on_behind_its_old_limit() -> None:
    tokenizer = open_tokenizer((MODEL_FOLDER / "tokenizer.json").read_bytes())
    ids, found = pieces(tokenizer, "ferry " * 600)
    assert len(ids) == len(found) == 600
