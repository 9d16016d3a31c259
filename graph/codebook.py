"""Put wordings on the positions of a codebook, which a person wrote down.

By a pattern, then by the same form as one of its wordings, then by nearness in meaning to one.
The book's own forms and meanings are given: they take a parse, and this house has none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.likeness import likeness
from graph.placing import ENOUGH, NEAR, WIDTH, Wording
from graph.shape import Row
from ingest.records import Meaning

LISTS = ("examples", "patterns", "opposites", "opposite patterns")


class BadCodebook(ValueError):
    """Say that a codebook contradicts itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Hold one position of a codebook.

    ``examples`` are wordings on its side, ``opposites`` wordings on the other; the patterns are
    regular expressions, sought in wordings whatever the case.
    """

    slug: str
    text: str
    topic: str | None = None
    examples: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    opposite_patterns: tuple[str, ...] = ()

    @property
    def wordings(self) -> Iterator[tuple[str, bool]]:
        """Yield the wordings, each with whether it is on the other side."""
        yield from ((text, False) for text in (self.text, *self.examples))
        yield from ((text, True) for text in self.opposites)

    @property
    def row(self) -> Row:
        """Write the position as a row of plain values."""
        lists = (self.examples, self.patterns, self.opposites, self.opposite_patterns)
        told = {name: list(value) for name, value in zip(LISTS, lists, strict=True) if value}
        topic = {"topic": self.topic} if self.topic else {}
        return {"slug": self.slug, "text": self.text, **topic, **told}


def coded_of(row: Row) -> Coded:
    """Read a position from the row that it was written as."""
    lists = {name.replace(" ", "_"): tuple(map(str, row.get(name, ()))) for name in LISTS}
    topic = row.get("topic")
    return Coded(slug=str(row["slug"]), text=str(row["text"]), topic=topic, **lists)


class Match(NamedTuple):
    """Say on which position of the codebook a wording stands, whether against it, and why."""

    slug: str
    turned: bool
    why: str


class _Known(NamedTuple):
    coded: Coded
    wording: Wording
    against: bool


@dataclass(frozen=True, kw_only=True)
class Codebook:
    """Hold the positions of a codebook with the forms and meanings of their wordings."""

    positions: tuple[Coded, ...] = ()
    read: Mapping[str, Wording] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """See that no wording stands under two positions, or on both sides of one."""
        _ = self._by_form

    def match(self, form: str, text: str, *, turned: bool) -> Match | None:
        """Find the position that a wording names: by a pattern, else by the same form.

        ``turned`` says that the wording would end what it is about ("a ban on ...").
        """
        for coded, pattern, against in self._patterns:
            if pattern.search(text):
                side = (turned != _turned(self.read[coded.text])) != against
                return Match(coded.slug, side, f"pattern {pattern.pattern!r}")
        known = self._by_form.get(form)
        if known:
            return Match(known.coded.slug, known.against, f"as {known.wording.text!r}")
        return None

    def nearest(self, founder: Wording) -> Match | None:
        """Find the position that the founding wording of another is most likely one with."""
        best, found = ENOUGH, None
        for known in self._near(founder.meaning):
            score = _likeness(known.wording, founder)
            if score > best:
                turned = _turned(founder) != _turned(known.wording)
                why = f"like {known.wording.text!r} ({score:.2f})"
                best, found = score, Match(known.coded.slug, turned != known.against, why)
        return found

    def place(self, founder: Wording) -> Match | None:
        """Find where the founding wording of a position stands, and with it the position."""
        found = self.match(founder.canonical, founder.text, turned=_turned(founder))
        return found or self.nearest(founder)

    @cached_property
    def _patterns(self) -> list[tuple[Coded, re.Pattern[str], bool]]:
        return [
            (coded, re.compile(pattern, re.IGNORECASE), against)
            for coded in self.positions
            for patterns, against in ((coded.patterns, False), (coded.opposite_patterns, True))
            for pattern in patterns
        ]

    @cached_property
    def _known(self) -> list[_Known]:
        return [
            _Known(coded, self.read[text], against)
            for coded in self.positions
            for text, against in coded.wordings
        ]

    @cached_property
    def _by_form(self) -> dict[str, _Known]:
        found: dict[str, _Known] = {}
        for known in self._known:
            other = found.setdefault(known.wording.canonical, known)
            if (other.coded.slug, other.against) != (known.coded.slug, known.against):
                raise BadCodebook(
                    f"{known.wording.text!r} of {known.coded.slug} and {other.wording.text!r} of "
                    f"{other.coded.slug} are one wording, and not on one side of one position."
                )
        return found

    @cached_property
    def _vectors(self) -> npt.NDArray[np.float64]:
        vectors = [k.wording.meaning.vector if k.wording.meaning else b"" for k in self._known]
        return np.array([_unit(vector) for vector in vectors]).reshape(-1, WIDTH)

    def _near(self, meaning: Meaning | None) -> Iterable[_Known]:
        if meaning is None or not self._known:
            return ()
        close = self._vectors @ _unit(meaning.vector) > NEAR
        return (known for known, near in zip(self._known, close, strict=True) if near)


def _unit(vector: bytes) -> npt.NDArray[np.float64]:
    row = np.frombuffer(vector or bytes(WIDTH), np.int8).astype(np.float64)
    return row / (float(np.sqrt(row @ row)) or 1.0)


def _turned(wording: Wording) -> bool:
    return wording.meaning is not None and wording.meaning.turned


def _likeness(one: Wording, other: Wording) -> float:
    return likeness(one.meaning, other.meaning) if one.meaning and other.meaning else 0.0


NO_BOOK = Codebook()
