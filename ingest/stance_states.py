"""Read the words of an article anew for the judge of stances, in the light of their sentences.

Two more layers over the encoder's lower ones, published as the upper layers of all-MiniLM-L6-v2
and tuned on stances (training/stance_layers.py). They run over the words' states, in windows of
whole sentences, one at a time: a text has the same numbers whatever is read beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from ingest.encoder import WIDTH, open_graph

States: TypeAlias = npt.NDArray[np.float32]
Place: TypeAlias = tuple[int, int]
Places: TypeAlias = list[Place]

LONGEST = 128  # words of a window; attention costs grow with its square


class UpperLayers:
    """Hold the tuned layers."""

    def __init__(self, graph: bytes) -> None:
        """Open them from what an ONNX file holds; raises ValueError where it is none."""
        try:
            self._session = open_graph(graph)
        except Exception as error:  # the errors of onnxruntime have nothing else in common
            raise ValueError("the upper layers cannot be opened") from error

    def states(self, lower: States, windows: Iterable[Place]) -> States:
        """Return a row (384) for each word in some windows, and zeros for the others.

        ``lower`` is what the encoder says of the words, whose last 384 numbers are read.
        """
        found = np.zeros((len(lower), WIDTH), dtype=np.float32)
        for start, end in windows:
            given = {"lower": lower[start:end, -WIDTH:]}
            found[start:end] = self._session.run(["upper"], given)[0]
        return found


def windows(doc: Doc) -> Iterator[Place]:
    """Cut a document into runs of sentences, [start, end) in words."""
    begin = 0
    for start, end in _sentences(doc):
        if end - begin > LONGEST and start > begin:
            yield begin, start
            begin = start
        while end - begin > LONGEST:
            yield begin, begin + LONGEST
            begin += LONGEST
    if begin < len(doc):
        yield begin, len(doc)


def _sentences(doc: Doc) -> list[Place]:
    if not doc.has_annotation("SENT_START"):
        return [(0, len(doc))]
    return [(s.start, s.end) for s in doc.sents]


def touched(doc: Doc, places: Iterable[Place]) -> Places:
    """List the windows in which some places lie, in their order."""
    known = list(windows(doc))
    at = np.array([start for start, _ in known])
    found: set[int] = set()
    for start, end in places:
        if start < end:
            first, last = np.searchsorted(at, [start, end - 1], side="right") - 1
            found.update(range(int(first), int(last) + 1))
    return [known[number] for number in sorted(found)]


def means(states: States, places: Iterable[Place]) -> dict[Place, States]:
    """Average the states of the words at each place that has any."""
    return {(a, b): states[a:b].mean(0) for a, b in dict.fromkeys(places) if a < b}


def beside(known: Mapping[Place, States], places: Sequence[Places], width: int) -> States:
    """Set what is known of each list of places side by side, a row a list; zeros are nothing."""
    nothing = np.zeros(width, dtype=np.float32)
    return np.stack([np.concatenate([known.get(p, nothing) for p in some]) for some in places])
