"""Place wordings on positions: the same form, else near in meaning with the same names, else new.

A wording is compared with the one that founded a position, never with later ones, so that a
position cannot drift. Within one load the earliest wording founds, whatever the order of the
articles; what the store has keeps its founder for ever.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np

from graph.ids import position_id
from graph.likeness import likeness
from ingest.records import Meaning

ENOUGH = 0.5  # probability of being one position; docs/positions.md says what others give
NEAR = 0.45  # cosine below which no names can make two wordings one position
WIDTH = 384  # numbers of a vector
_ROOT = 4  # letters of a name, or of a word, that put wordings side by side


class Wording(NamedTuple):
    """Hold one wording of a position: its form without inflection, and its meaning."""

    canonical: str
    text: str
    meaning: Meaning


class Place(NamedTuple):
    """Say where a wording stands: which position, on which side of it, and why."""

    position_id: str
    text: str
    turned: bool
    why: str


class Places:
    """Hold positions by their founding wordings, and place others on them."""

    def __init__(self) -> None:
        """Begin without positions."""
        self._founders: dict[str, Wording] = {}
        self._by_form: dict[str, str] = {}
        self._keys: list[str] = []  # of positions, by the rows of their vectors
        self._vectors = np.zeros((64, WIDTH), dtype=np.float32)
        self._blocks: dict[str, list[int]] = {}
        self._met: dict[str, tuple[date, Wording]] = {}

    def found(self, key: str, wording: Wording) -> None:
        """Add a position with the wording that founded it."""
        self._founders[key] = wording
        self._by_form.setdefault(wording.canonical, key)
        row = len(self._keys)
        if row == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._keys.append(key)
        self._vectors[row] = wording.meaning.vector
        for name in blocks(wording.meaning):
            self._blocks.setdefault(name, []).append(row)

    def meet(self, wording: Wording, on: date | None) -> None:
        """Take note of a wording that will have to be placed, and of its day."""
        day = on or date.max
        known = self._met.get(wording.canonical)
        if known is None or (day, wording.text) < (known[0], known[1].text):
            self._met[wording.canonical] = day, wording

    def settle(self) -> None:
        """Place all that was met, the earliest first; those near to nothing found positions."""
        for _, wording in sorted(self._met.values(), key=lambda m: (m[0], m[1].canonical)):
            if wording.canonical not in self._by_form:
                near = self._nearest(wording.meaning)
                if near:
                    self._by_form[wording.canonical] = near
                else:
                    self.found(position_id(wording.canonical), wording)
        self._met.clear()

    def place(self, wording: Wording) -> Place:
        """Say where a wording that was met and settled stands."""
        key = self._by_form[wording.canonical]
        founder = self._founders[key]
        if founder.canonical == wording.canonical:
            why = "founds it" if founder.text == wording.text else "the same form"
        else:
            why = f"like {founder.text!r} ({likeness(founder.meaning, wording.meaning):.2f})"
        turned = founder.meaning.turned != wording.meaning.turned
        return Place(key, founder.text, turned, why)

    def _nearest(self, meaning: Meaning) -> str | None:
        """Find the position that is most likely the same one; the older of two that tie."""
        best, near = ENOUGH, None
        for key in self._candidates(meaning):
            score = likeness(self._founders[key].meaning, meaning)
            if score > best:
                best, near = score, key
        return near

    def _candidates(self, meaning: Meaning) -> Iterator[str]:
        """Yield the positions that share a block and are near in meaning, the oldest first."""
        rows = sorted({row for name in blocks(meaning) for row in self._blocks.get(name, ())})
        if rows:
            near = self._vectors[rows] @ np.array(meaning.vector, dtype=np.float32) > NEAR
            yield from (self._keys[row] for row, close in zip(rows, near, strict=True) if close)


def blocks(meaning: Meaning) -> list[str]:
    """List what a wording shares with those that it may be one position with.

    Its countries and the roots of its names; where it has neither, the roots of its words.
    """
    names = [*meaning.countries, *(f"name {name[:_ROOT]}" for name in meaning.names)]
    spelt = [f"name {a.lower()[:_ROOT]}" for a in meaning.acronyms]
    if names or spelt:
        return sorted({*names, *spelt})
    return sorted({f"word {word[:_ROOT]}" for word in meaning.action.split()})
