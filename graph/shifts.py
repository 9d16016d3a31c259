"""Type the change from one stance of an actor to the next one on the same position."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.records import Manner

Shift = Literal[
    "none",
    "reversal",
    "softening",
    "hardening",
    "condition_added",
    "condition_dropped",
    "figure_changed",
]

_UNIT = re.compile(r"[^\d.,\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Hold the side of one stance, and the manner in which it was taken."""

    side: Literal["supports", "opposes"]
    manner: Manner


def shift(before: Taken, after: Taken) -> Shift:
    """Type a change; of several, the first of side, figure, condition and firmness counts."""
    if before.side != after.side:
        return "reversal"
    if _figures_differ(before.manner, after.manner):
        return "figure_changed"
    if before.manner.conditional != after.manner.conditional:
        return "condition_added" if after.manner.conditional else "condition_dropped"
    was, now = before.manner.strength, after.manner.strength
    if now < 0 <= was:
        return "softening"
    return "hardening" if was < 0 < now else "none"


def _figures_differ(before: Manner, after: Manner) -> bool:
    """Tell whether both name figures of one unit, and not the same."""
    here, there = _by_unit(before), _by_unit(after)
    return any(here[unit] != there[unit] for unit in here.keys() & there.keys())


def _by_unit(manner: Manner) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for figure in manner.figures:
        unit = _UNIT.search(figure)
        found.setdefault(unit.group().rstrip("s") if unit else "", set()).add(figure)
    return found
