"""Say what is on a picture, in pixels from its upper left corner, whatever it is painted with.

A kind of picture lays rows out as shapes; svg.py and png.py paint shapes and know no rows. So the
two look alike, and a picture's layout can be tested without looking at it.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["supports", "opposes"]
Anchor = Literal["start", "middle", "end"]
Shape = Literal["up", "down"]

WIDTH = 960
MARGIN = 24

INK = "#1c1e21"
GREY = "#5b6168"
RULE = "#e3e6e9"
PAPER = "#ffffff"
# Bluish green and vermilion stay apart for those who see no red or no green; shapes and places
# (supports up and before, opposes down and after) say the same again.
COLOURS: dict[Side, str] = {"supports": "#00735c", "opposes": "#c2410c"}
TINTS: dict[Side, str] = {"supports": "#a5d8cb", "opposes": "#f6c3a4"}
SHAPES: dict[Side, Shape] = {"supports": "up", "opposes": "down"}

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """Fill a rectangle; ``says`` is read out and shown on hover, here and below."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    says: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Draw a straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Draw a small triangle: hollow for hearsay, pierced where a condition is tied."""

    x: float
    y: float
    shape: Shape
    colour: str
    radius: float = 5.0
    hollow: bool = False
    pierced: bool = False
    says: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Write one line of text on its base line."""

    x: float
    y: float
    text: str
    size: float = 12.0
    colour: str = INK
    bold: bool = False
    anchor: Anchor = "start"
    says: str = ""


Item = Rect | Line | Mark | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Hold a whole picture; ``about`` says in words what it shows."""

    width: float
    height: float
    title: str
    about: str
    items: tuple[Item, ...]


def corners(mark: Mark) -> Sequence[tuple[float, float]]:
    """Return the corners of a mark: a triangle, its base on the side of the line."""
    up = -1.0 if mark.shape == "up" else 1.0
    r = mark.radius
    return (
        (mark.x - r, mark.y - up * r * 0.85),
        (mark.x + r, mark.y - up * r * 0.85),
        (mark.x, mark.y + up * r),
    )


def clean(text: str) -> str:
    """Take out of a text what no picture may hold: control characters, and signs that turn it."""
    kept = (" " if one.isspace() else one for one in text if one not in _TURNING)
    return "".join(one for one in kept if unicodedata.category(one) not in ("Cc", "Cs", "Co", "Cn"))


def plain(text: str) -> str:
    """Clean a text of several lines."""
    return "\n".join(map(clean, text.split("\n")))
