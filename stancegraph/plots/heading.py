"""Write what stands over and under every picture: the title, the key to the signs, the notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stancegraph.plots.metrics import width, wrapped
from stancegraph.plots.scene import (
    COLOURS,
    GREY,
    INK,
    MARGIN,
    SHAPES,
    WIDTH,
    Item,
    Label,
    Mark,
    Side,
    clean,
)

TITLE = 20.0
SMALL = 12.0
SIDES: tuple[Side, ...] = ("supports", "opposes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Say what a picture is of; ``about`` stands below the title: the days asked for and such."""

    title: str
    about: str = ""


@dataclass(slots=True)
class Page:
    """Collect the items of a picture from the top down; ``y`` is where there is room."""

    y: float = float(MARGIN)
    items: list[Item] = field(default_factory=list)

    def title(self, heading: Heading) -> None:
        """Write the title, on two lines at most, and what stands below it."""
        room = WIDTH - 2 * MARGIN
        for line in wrapped(heading.title, TITLE, room, most=2, bold=True):
            self.y += TITLE
            self.items.append(Label(x=MARGIN, y=self.y, text=line, size=TITLE, bold=True))
            self.y += 5
        for line in wrapped(heading.about, SMALL, room, most=2):
            self.y += SMALL + 3
            self.items.append(Label(x=MARGIN, y=self.y, text=line, size=SMALL, colour=GREY))
        self.y += 6

    def note(self, text: str, *, most: int = 3) -> None:
        """Write small grey lines."""
        for line in wrapped(text, 11, WIDTH - 2 * MARGIN, most=most):
            self.y += 15
            self.items.append(Label(x=MARGIN, y=self.y, text=line, size=11, colour=GREY))

    def key(self, sides: Sequence[Side], *, hollow: bool = False, pierced: bool = False) -> None:
        """Explain the signs that occur, each beside its sign."""
        self.y += SMALL + 4
        self.items += _key(self.y, sides, hollow, pierced)
        self.y += 8


def _key(y: float, sides: Sequence[Side], hollow: bool, pierced: bool) -> Iterator[Item]:
    x = MARGIN + 5.0
    for side in SIDES:
        if side in sides:
            colour = COLOURS[side]
            yield Mark(x=x, y=y - 4, shape=SHAPES[side], colour=colour)
            yield Label(x=x + 10, y=y, text=side, size=SMALL, colour=colour, bold=True)
            x += 10 + width(side, SMALL, bold=True) + 24
    others = (("hollow: others say so", hollow, False), ("dotted: on a condition", False, pierced))
    for words, is_hollow, is_pierced in others:
        if is_hollow or is_pierced:
            yield Mark(x=x, y=y - 4, shape="up", colour=GREY, hollow=is_hollow, pierced=is_pierced)
            yield Label(x=x + 10, y=y, text=words, size=SMALL, colour=INK)
            x += 10 + width(words, SMALL) + 24


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Name the first of several and count the rest."""
    shown = [clean(name) for name in names[:most]]
    rest = len(names) - len(shown)
    return ", ".join([*shown, f"{rest} more"] if rest else shown)
