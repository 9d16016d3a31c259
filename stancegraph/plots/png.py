"""Paint a scene as PNG, with twice as many pixels as it has, for print."""

import warnings
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from stancegraph.plots.scene import PAPER, Item, Label, Line, Mark, Rect, Scene, corners

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS = 72  # an inch has so many: a pixel of a scene is a point
SHARPNESS = 2
FONT = "DejaVu Sans"  # it comes with matplotlib, and is what widths are measured in
HALIGN = {"start": "left", "middle": "center", "end": "right"}


def png(scene: Scene) -> bytes:
    """Return the bytes of a PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(
        dpi=POINTS * SHARPNESS,
        figsize=(scene.width / POINTS, scene.height / POINTS),
        facecolor=PAPER,
    )
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, scene.width), ylim=(scene.height, 0))
    axes.set_axis_off()
    for level, item in enumerate(scene.items):
        _PAINTERS[type(item)](axes, item, level)
    buffer = BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # it is drawn as a box
        FigureCanvasAgg(figure)
        figure.savefig(buffer, format="png", metadata={"Software": None, "Title": scene.title})
    return buffer.getvalue()


def _rect(axes: "Axes", item: Rect, level: int) -> None:
    from matplotlib.patches import Rectangle

    place = (item.x, item.y)
    axes.add_patch(
        Rectangle(place, item.width, item.height, facecolor=item.fill, lw=0, zorder=level)
    )


def _line(axes: "Axes", item: Line, level: int) -> None:
    from matplotlib.lines import Line2D

    style: Any = (0, (2, 2)) if item.dashed else "solid"
    places = ((item.x1, item.x2), (item.y1, item.y2))
    axes.add_line(
        Line2D(*places, color=item.stroke, linewidth=item.width, linestyle=style, zorder=level)
    )


def _mark(axes: "Axes", item: Mark, level: int) -> None:
    from matplotlib.patches import Circle, Polygon

    fill = PAPER if item.hollow else item.colour
    look: dict[str, Any] = {"facecolor": fill, "edgecolor": item.colour, "linewidth": 1.5}
    axes.add_patch(Polygon(corners(item), joinstyle="round", zorder=level, **look))
    if item.pierced:
        y = item.y + (1 if item.shape == "up" else -1) * item.radius * 0.28
        inner = item.colour if item.hollow else PAPER
        axes.add_patch(Circle((item.x, y), item.radius * 0.34, facecolor=inner, lw=0, zorder=level))


def _label(axes: "Axes", item: Label, level: int) -> None:
    axes.text(
        item.x,
        item.y,
        item.text,
        fontsize=item.size,
        fontfamily=FONT,
        fontweight="bold" if item.bold else "normal",
        color=item.colour,
        horizontalalignment=HALIGN[item.anchor],
        verticalalignment="baseline",
        parse_math=False,  # "$5 to $10" is no formula
        zorder=level,
    )


_PAINTERS: Mapping[type[Item], Callable[["Axes", Any, int], None]] = {
    Rect: _rect,
    Line: _line,
    Mark: _mark,
    Label: _label,
}
