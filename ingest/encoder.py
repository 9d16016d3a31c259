"""Run the sentence encoder that ships with the project: token features and sentence vectors.

The encoder is all-MiniLM-L6-v2 with 7-bit weights, in two files: up to the hidden states of its
second and fourth layer (words and syntax), and on to the mean of the last layer (meaning).

Where the lower layers were fine-tuned there are three files: the embeddings, the tuned layers
and the published ones over them, so that sentences keep their vectors. The published encoder
reads lower case only; tuned layers also read a mark for each piece: how it is written (capitals,
digits) and what stands before it (a space, a line's end).

Dynamic quantisation takes one scale from each input, so a window's numbers depend on all of
the window. Windows are therefore cut from the text alone and run one at a time, never padded
or batched: a text has the same numbers whatever else is read beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]

MODEL_FOLDER = Path(__file__).parent / "model" / "encoder"
WIDTH = 384
TOKEN_WIDTH = 2 * WIDTH
FILES = ("tokens.onnx", "sentence.onnx", "tokenizer.json")
EMBEDDINGS = "words.onnx"  # only beside tuned layers
WINDOW = 128  # word pieces of one window; attention costs grow with its square
SENTENCE_WINDOW = 254  # with the two special pieces: what the encoder was trained on
CLS, SEP = 101, 102
SENTENCE_ENDS = frozenset(".!?")
GAPS = 4  # before a piece: nothing, a space, a line's end, a paragraph's or the text's beginning
MARK_COUNT = 1 + 6 * GAPS  # none for the special pieces; six ways to write


class EncoderError(OSError):
    """The encoder's files are missing or unreadable."""


class Encoder:
    """Turn text into the vectors of the shipped encoder."""

    def __init__(self, folder: Path) -> None:
        """Open the model file and the tokenizer in a folder."""
        for name in FILES:
            if not (folder / name).is_file():
                raise EncoderError(f"the encoder has no file {name} in {folder}: install it again")
        self._tokens, self._sentence, *embeddings = (
            open_graph(str(folder / name))
            for name in (*FILES[:2], EMBEDDINGS)
            if (folder / name).is_file()
        )
        self._embeddings = embeddings[0] if embeddings else None
        self._tokenizer = open_tokenizer((folder / FILES[2]).read_bytes())

    def token_features(self, text: str, spans: Sequence[tuple[int, int]]) -> Floats:
        """Return one row (768) for each character span: the mean of the pieces it touches.

        Spans are in text order and do not overlap; a span without a piece (white space) has
        a row of zeros.
        """
        ids, offsets = pieces(self._tokenizer, text)
        if not len(ids) or not len(spans):
            return np.zeros((len(spans), TOKEN_WIDTH), dtype=np.float32)
        return _pool(self._hidden(text, ids, offsets), offsets, spans)

    def sentence_vectors(self, texts: Sequence[str]) -> Floats:
        """Return one row (384) of unit length for each text; an empty text has zeros."""
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            ids, offsets = pieces(self._tokenizer, text)
            windows = [
                self._mean(ids[start:end]) * (end - start)
                for start, end in cut_windows(text, offsets, SENTENCE_WINDOW)
            ]
            if windows:
                total = np.sum(windows, axis=0)
                row[:] = total / np.linalg.norm(total)
        return rows

    def _hidden(self, text: str, ids: Ints, offsets: Ints) -> Floats:
        hidden = np.empty((len(ids), TOKEN_WIDTH), dtype=np.float32)
        marks = marks_of(text, offsets) if self._embeddings else np.zeros_like(ids)
        for start, end in cut_windows(text, offsets, WINDOW):
            hidden[start:end] = self._window(ids[start:end], marks[start:end])[1:-1]
        return hidden

    def _window(self, ids: Ints, marks: Ints) -> Floats:
        given = {"ids": framed(ids, CLS, SEP)}
        if self._embeddings is not None:
            embedded = self._embeddings.run(["embedded"], given)[0]
            given = {"embedded": embedded, "marks": framed(marks)}
        hidden: Floats = self._tokens.run(["tokens"], given)[0]
        return hidden

    def _mean(self, ids: Ints) -> Floats:
        if self._embeddings is None:
            given = {"tokens": self._window(ids, np.zeros_like(ids))[:, -WIDTH:]}
        else:
            numbers = {"ids": framed(ids, CLS, SEP)}
            given = {"embedded": self._embeddings.run(["embedded"], numbers)[0]}
        mean: Floats = self._sentence.run(["sentence"], given)[0]
        return mean


@lru_cache(maxsize=1)
def shipped_encoder() -> Encoder:
    """Open the encoder that ships with the project, once."""
    return Encoder(MODEL_FOLDER)


def open_graph(graph: str | bytes) -> Any:
    """Open an ONNX graph, by its file's path or content, to run in one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def open_tokenizer(content: bytes) -> Tokenizer:
    """Read the tokenizer from its file's content; it neither cuts nor fills up."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(content)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def pieces(tokenizer: Tokenizer, text: str) -> tuple[Ints, Ints]:
    """Return the numbers of a text's word pieces, and the characters (start, end) of each."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    return ids, np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)


def framed(values: Ints, first: int = 0, last: int = 0) -> Ints:
    """Put the values of the two special pieces around those of a window."""
    return np.concatenate(([first], values, [last]))


def marks_of(text: str, offsets: Ints) -> Ints:
    """Return for each piece a number for how it is written and what stands before it."""
    marks = np.empty(len(offsets), dtype=np.int64)
    before = -1
    for index, (start, end) in enumerate(offsets.tolist()):
        gap = 3 if before < 0 else _gap(text[before:start])
        marks[index] = 1 + GAPS * _writing(text[start:end]) + gap
        before = end
    return marks


def _gap(between: str) -> int:
    lines = between.count("\n")
    return min(lines + 1, 3) if lines else int(bool(between))


def _writing(piece: str) -> int:
    """Tell lower case, a capital in front, one capital alone, all capitals, digits, the rest."""
    if piece.islower():
        return 0
    if piece[:1].isupper():
        if len(piece) == 1:
            return 2
        return 3 if piece.isupper() else 1
    return 4 if piece[:1].isdigit() else 5


def cut_windows(text: str, offsets: Ints, size: int) -> Iterator[tuple[int, int]]:
    """Cut word pieces into runs of at most `size`, at the best break in each second half.

    A paragraph's end is better than a sentence's, that better than white space, and that
    better than the middle of a word.
    """
    start, count = 0, len(offsets)
    while count - start > size:
        middle, last = start + size // 2, start + size
        cut = max(range(middle + 1, last + 1), key=lambda at: (_break(text, offsets, at), at))
        yield start, cut
        start = cut
    if count > start:
        yield start, count


def _break(text: str, offsets: Ints, at: int) -> int:
    left, right = int(offsets[at - 1, 1]), int(offsets[at, 0])
    if left >= right:
        return 0
    if "\n" in text[left:right]:
        return 3
    return 2 if SENTENCE_ENDS.intersection(text[max(0, left - 2) : left]) else 1


def _pool(hidden: Floats, offsets: Ints, spans: Sequence[tuple[int, int]]) -> Floats:
    bounds = np.array(spans, dtype=np.int64)
    starts, ends = bounds[:, 0], bounds[:, 1]
    first = np.searchsorted(offsets[:, 1], starts, side="right")
    behind = np.searchsorted(offsets[:, 0], ends, side="left")
    counts = np.maximum(behind - first, 0)
    pooled = np.zeros((len(spans), TOKEN_WIDTH), dtype=np.float32)
    single = counts == 1
    pooled[single] = hidden[first[single]]
    for number in np.unique(counts[counts > 1]):
        rows = np.flatnonzero(counts == number)
        pieces = first[rows, None] + np.arange(number)
        pooled[rows] = hidden[pieces].mean(axis=1)
    return pooled
