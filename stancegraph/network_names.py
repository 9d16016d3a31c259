"""Write the names beside the nodes of a picture, so that they cover each other little."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

SHORT = 34  # letters of a name
COVERED = 0.3  # a name of which more than this share would be covered is left out
_SIDES = (  # where a name may stand: which way from its node
    (0, 1),
    (0, -1),
    (1, 0),
    (-1, 0),
    (0.8, 0.8),
    (-0.8, 0.8),
    (0.8, -0.8),
    (-0.8, -0.8),
)


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a rectangle in pixels."""

    left: float
    bottom: float
    right: float
    top: float

    def shared(self, other: "Box") -> float:
        """Measure the area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(wide, 0.0) * max(high, 0.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold where a node is, in pixels, and how far it reaches."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """Return the square around the node."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)

    def around(self, wide: float, high: float) -> Iterator[Box]:
        """Yield where a name of a size can stand, the best place first."""
        for across, up in _SIDES:
            x = self.x + across * (self.radius + wide / 2 + 2)
            y = self.y + up * (self.radius + high / 2 + 1)
            yield Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def placed(
    names: Sequence[tuple[str, float, float]], spots: Mapping[str, Spot], frame: Box
) -> dict[str, Box]:
    """Choose a place for each name (key, width, height), the first ones first.

    Each takes the place at which least of it is covered by names before it, by nodes, and by the
    edge of the picture; what would be covered too much is left out.
    """
    taken: list[Box] = []
    chosen: dict[str, Box] = {}
    for key, wide, high in names:
        others = [spot.box for other, spot in spots.items() if other != key]
        best, covered = None, COVERED * wide * high
        for box in spots[key].around(wide, high):
            lost = wide * high - box.shared(frame)
            lost += sum(box.shared(other) for other in taken) * 2
            lost += sum(box.shared(other) for other in others)
            if lost < covered:
                best, covered = box, lost
        if best:
            chosen[key] = best
            taken.append(best)
    return chosen


def short(name: str) -> str:
    """Cut a long name."""
    return name if len(name) <= SHORT else f"{name[: SHORT - 1].rstrip()}\u2026"


def write_names(
    figure: Any,
    axes: Any,
    names: Mapping[str, str],
    places: Mapping[str, tuple[float, float]],
    sizes: Mapping[str, float],
) -> int:
    """Write names beside their nodes, the first ones first; return how many had no room."""
    from matplotlib.patheffects import withStroke

    points = 9.0 if len(places) <= 40 else 7.5
    pixels = figure.dpi / 72
    spots = {}
    for key, place in places.items():
        x, y = axes.transData.transform(place)
        spots[key] = Spot(float(x), float(y), sqrt(sizes[key]) / 2 * pixels)
    texts = {
        key: axes.text(0, 0, short(name), fontsize=points, parse_math=False, zorder=3)
        for key, name in names.items()
    }
    extents = {key: text.get_window_extent() for key, text in texts.items()}
    measured = [(key, extents[key].width, extents[key].height) for key in names]
    chosen = placed(measured, spots, Box(0, 0, *figure.bbox.size))
    for key, text in texts.items():
        if key not in chosen:
            text.remove()
            continue
        box = chosen[key]
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        text.set(ha="center", va="center", position=axes.transData.inverted().transform(middle))
        text.set_path_effects([withStroke(linewidth=2.2, foreground="white", alpha=0.85)])
    return len(names) - len(chosen)
