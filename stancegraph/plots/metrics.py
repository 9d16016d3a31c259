"""Measure text, so that labels neither overlap nor leave the picture.

Measured in the font that PNG is painted with, which is wide: where a browser has a narrower one,
labels end earlier than was reckoned with, never later.
"""

import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.plots.scene import clean

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

MORE = "…"
_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_SIZE = 100  # pixels at which a text is measured once for all sizes


@cache
def _font(bold: bool) -> "FT2Font":
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(Path(get_data_path()) / "fonts" / "ttf" / _FILES[bold]))
    font.set_size(_SIZE, 72)
    return font


@cache
def _advance(text: str, bold: bool) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font lacks is as wide as its box
        font = _font(bold)
        font.set_text(text, 0.0)
        return float(font.get_width_height()[0]) / 64


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is, in pixels."""
    return _advance(text, bold) * size / _SIZE if text else 0.0


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text cut to a width, with a sign that it was cut."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + MORE, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + MORE


def wrapped(text: str, size: float, room: float, *, most: int, bold: bool = False) -> list[str]:
    """Break a text into at most so many lines of a width; what has no room is cut off."""
    words, lines = clean(text).split(), list[str]()
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and (width(" ".join(words[: taken + 1]), size, bold=bold) <= room):
            taken += 1
        lines.append(fitted(" ".join(words[:taken]), size, room, bold=bold))
        words = words[taken:]
    if words:
        lines.append(fitted(" ".join(words), size, room, bold=bold))
    return lines
