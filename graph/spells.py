"""Put an actor's stances on one target into spells: how long it took which side.

A spell runs from the first stance of a side to the last before the other side is taken;
silence ends none. What is said on one day is first put to the spell that is open, then to the
one of the other side, so that on no day two spells of one side begin.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from ingest.records import Polarity

OTHER: dict[Polarity, Polarity] = {"supports": "opposes", "opposes": "supports"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Hold one stance of an actor's own, with the articles that report it."""

    stance_id: str
    actor_id: str
    polarity: Polarity
    said_on: date | None
    published: date | None
    place: tuple[str, int]
    articles: frozenset[str]
    conditional: bool
    confidence: float
    text: str
    strength: int = 0
    figures: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[date, tuple[str, int], str]:
        """Place the stance among those of one day: by publication, article and offset."""
        return self.published or date.max, self.place, self.stance_id


@dataclass(slots=True)
class Spell:
    """Hold the stances of one side without one of the other between them."""

    side: Polarity
    stances: list[Taken] = field(default_factory=list)

    @property
    def first(self) -> date | None:
        """Return the day of the first stance that has one."""
        return min((s.said_on for s in self.stances if s.said_on), default=None)

    @property
    def last(self) -> date | None:
        """Return the day of the last stance that has one."""
        return max((s.said_on for s in self.stances if s.said_on), default=None)

    @property
    def founding(self) -> Taken:
        """Return the stance that shows the side taken: the surest of the first day."""
        day = self.first
        began = [s for s in self.stances if s.said_on == day]
        return min(began, key=lambda s: (-s.confidence, s.order))

    @property
    def articles(self) -> int:
        """Count the articles that report the stances."""
        return len(frozenset[str]().union(*(s.articles for s in self.stances)))


def spells(stances: Iterable[Taken]) -> list[Spell]:
    """Put stances on one target into spells.

    Stances without a date cannot be put into order: they are counted with the first spell of
    their side, or make one without dates.
    """
    every = sorted(stances, key=lambda s: s.order)
    dated = sorted((s for s in every if s.said_on), key=lambda s: s.said_on or date.max)
    found: list[Spell] = []
    for _, day in groupby(dated, key=lambda s: s.said_on):
        _add_day(found, list(day))
    for stance in every:
        if stance.said_on is None:
            _spell_of(found, stance.polarity).stances.append(stance)
    return found


def _add_day(found: list[Spell], day: list[Taken]) -> None:
    sides = list(dict.fromkeys(s.polarity for s in day))
    if found and found[-1].side in sides:
        sides.sort(key=lambda side: side != found[-1].side)
    for side in sides:
        if not found or found[-1].side != side:
            found.append(Spell(side))
        found[-1].stances += [s for s in day if s.polarity == side]


def _spell_of(found: list[Spell], side: Polarity) -> Spell:
    for spell in found:
        if spell.side == side:
            return spell
    found.append(Spell(side))
    return found[-1]
