"""Place wordings on positions: the same form, else near in meaning with the same names, else new.

A wording is compared with the one that founded a position, never with later ones, so that a
position cannot drift. Within one load the earliest wording founds, whatever the order of the
articles; what the store has keeps its founder for ever.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.ids import position_id
from graph.likeness import likeness
from ingest.records import Meaning

ENOUGH = 0.58  # probability of being one position; docs/positions.md says what others give
SURE = 0.75  # ... of wordings that name nobody, or nothing but names: nearness is all they have
NEAR = 0.45  # cosine below which no names can make two wordings one position
WIDTH = 384  # numbers of a vector
_ROOT = 4  # letters of a name, or of a word, that put wordings side by side

Bytes = npt.NDArray[np.int8]


class Wording(NamedTuple):
    """Hold one wording of a position: its form without inflection, its meaning, whom it names."""

    canonical: str
    text: str
    meaning: Meaning | None
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class Place(NamedTuple):
    """Say where a wording stands: which position, on which side of it, and why."""

    position_id: str
    text: str
    turned: bool
    why: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Hold on which position the wordings of a form stand.

    ``rival`` is the position that comes next, "" where none comes near.
    """

    position_id: str
    turned: bool
    likeness: float
    rival: str = ""
    rival_likeness: float = 0.0


class Places:
    """Hold positions by their founding wordings, and place others on them."""

    def __init__(self) -> None:
        """Begin without positions."""
        self._founders: dict[str, Wording] = {}
        self._seats: dict[str, Seat] = {}
        self._keys: list[str] = []  # of positions, by the rows of their vectors
        self._vectors: Bytes = np.zeros((64, WIDTH), dtype=np.int8)
        self._blocks: dict[str, list[int]] = {}
        self._met: dict[str, tuple[date, Wording]] = {}
        self.stored: set[str] = set()  # positions that the store has

    def found(self, key: str, wording: Wording) -> None:
        """Add a position with the wording that founded it."""
        self._founders[key] = wording
        self._seats.setdefault(wording.canonical, Seat(key, turned=False, likeness=1.0))
        if wording.meaning is None:
            return
        row = len(self._keys)
        if row == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._keys.append(key)
        self._vectors[row] = np.frombuffer(wording.meaning.vector, np.int8)
        for name in blocks(wording.meaning):
            self._blocks.setdefault(name, []).append(row)

    def seat(self, form: str, seat: Seat) -> None:
        """Put the wordings of a form where the store has them."""
        self._seats[form] = seat

    def seat_of(self, form: str) -> Seat | None:
        """Say where the wordings of a form stand, if that is settled."""
        return self._seats.get(form)

    def founder(self, key: str) -> Wording | None:
        """Return the wording that founded a position, if it is held here."""
        return self._founders.get(key)

    def meet(self, wording: Wording, on: date | None) -> None:
        """Take note of a wording that will have to be placed, and of its day."""
        day = on or date.max
        known = self._met.get(wording.canonical)
        if known is None or (day, wording.text) < (known[0], known[1].text):
            self._met[wording.canonical] = day, wording

    def unsettled(self) -> Iterator[Wording]:
        """Yield what was met and has no place yet."""
        return (w for form, (_, w) in self._met.items() if form not in self._seats)

    def met(self) -> list[str]:
        """List the forms that were met since the last were settled, in order."""
        return sorted(self._met)

    def settle(self) -> None:
        """Place all that was met, the earliest first; those near to nothing found positions."""
        for _, wording in sorted(self._met.values(), key=lambda m: (m[0], m[1].canonical)):
            if wording.canonical not in self._seats:
                self._settle(wording)
        self._met.clear()

    def _settle(self, wording: Wording) -> None:
        (first, nearest), (second, rival) = self._nearest(wording.meaning)
        founder = self._founders[nearest].meaning if nearest else None
        if founder and wording.meaning and first > enough(founder, wording.meaning):
            turned = founder.turned != wording.meaning.turned
            self._seats[wording.canonical] = Seat(nearest, turned, first, rival, second)
            return
        key = position_id(wording.canonical)
        self.found(key, wording)
        self._seats[wording.canonical] = Seat(key, False, 1.0, nearest, first)

    def place(self, wording: Wording) -> Place:
        """Say where a wording that was met and settled stands."""
        seat = self._seats[wording.canonical]
        founder = self._founders[seat.position_id]
        if founder.canonical == wording.canonical:
            why = "founds it" if founder.text == wording.text else "the same form"
        else:
            why = f"like {founder.text!r} ({seat.likeness:.2f})"
        return Place(seat.position_id, founder.text, seat.turned, why)

    def _nearest(self, meaning: Meaning | None) -> tuple[tuple[float, str], tuple[float, str]]:
        """Find the two positions that are likeliest the same one; of a tie the smaller id."""
        found = [(0.0, ""), (0.0, "")]
        if meaning is not None:
            for key in self._candidates(meaning):
                founder = self._founders[key].meaning
                if founder is not None:
                    found.append((likeness(founder, meaning), key))
        found.sort(key=lambda one: (-one[0], one[1]))
        return found[0], found[1]

    def _candidates(self, meaning: Meaning) -> Iterator[str]:
        """Yield the positions that share a block and are near in meaning."""
        rows = sorted({row for name in blocks(meaning) for row in self._blocks.get(name, ())})
        if rows:
            # Sums of whole numbers below 2 ** 24 are exact in single precision, in any order.
            held = self._vectors[rows].astype(np.float32)
            asked = np.frombuffer(meaning.vector, np.int8).astype(np.float32)
            lengths = np.sqrt((held * held).sum(1, dtype=np.float64) * float(asked @ asked))
            near = held @ asked > NEAR * lengths
            yield from (self._keys[row] for row, close in zip(rows, near, strict=True) if close)


def enough(one: Meaning, other: Meaning) -> float:
    """Say from which likeness on two wordings are one position."""
    named = all(m.countries or m.names or m.acronyms for m in (one, other))
    return ENOUGH if named and bool(one.action) == bool(other.action) else SURE


def blocks(meaning: Meaning) -> list[str]:
    """List what a wording shares with those that it may be one position with.

    Its countries and the roots of its names; where it has neither, the roots of its words.
    """
    names = [*meaning.countries, *(f"name {name[:_ROOT]}" for name in meaning.names)]
    spelt = [f"name {a.lower()[:_ROOT]}" for a in meaning.acronyms]
    if names or spelt:
        return sorted({*names, *spelt})
    return sorted({f"word {word[:_ROOT]}" for word in meaning.action.split()})


def blocks_of(wordings: Iterable[Wording]) -> list[str]:
    """List the blocks of wordings, in order."""
    return sorted({name for w in wordings if w.meaning for name in blocks(w.meaning)})
