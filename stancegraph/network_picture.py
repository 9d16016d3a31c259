"""Draw a network: who agrees in green, who differs in red, communities side by side."""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stancegraph.network_names import write_names

if TYPE_CHECKING:
    from graph.alliances import Alliances

MOST = 100  # nodes that one picture can show; the rest is in the other files
TIES = 500  # the strongest of them
DPI = 160
COLOURS = {"agreement": "#2e8b57", "conflict": "#c0392b"}
# Of communities, told apart by the colour-blind too (after Okabe and Ito, without green and red).
_PALETTE = ("#0072b2", "#e69f00", "#56b4e9", "#cc79a7", "#f0e442", "#7f6bb3", "#8c6d46", "#17becf")
_ALONE = "#b8b8b8"
Place = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """Hold what stands above and below a picture."""

    title: str
    note: str


def colour_of(community: int) -> str:
    """Return the colour of a community; beyond the palette it comes round again."""
    return _PALETTE[(community - 1) % len(_PALETTE)] if community else _ALONE


def draw(found: "Alliances", path: Path, caption: Caption) -> None:
    """Draw the best connected of a network into a PNG or an SVG file."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    shown = found.graph.subgraph(found.central[:MOST])
    high = 6 + 7 * len(shown) / MOST
    # Texts are drawn as shapes, so that the picture is the same wherever it is looked at. What
    # the font has no letter for is drawn as a box, and that is no reason to warn.
    with rc_context({"svg.hashsalt": "stancegraph"}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = Figure(figsize=(1.25 * high, high), dpi=DPI, facecolor="white")
        axes = figure.add_axes((0.01, 0.09, 0.98, 0.85))
        axes.set_axis_off()
        places = layout(shown)
        sizes = {key: _size(node) for key, node in shown.nodes.items()}
        _frame(axes, places)
        _draw_ties(axes, shown, places)
        _draw_nodes(axes, shown, places, sizes)
        names = {key: shown.nodes[key]["label"] for key in found.central[:MOST]}
        unnamed = write_names(figure, axes, names, places, sizes)
        _explain(figure, shown, caption, _left_out(found, shown, unnamed))
        stamp = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": None}
        figure.savefig(path, metadata=stamp)


def layout(graph: Any) -> dict[str, Place]:
    """Place each community as a disc on a ring, and who is in none on a wider ring around them.

    The best connected of a community are in its middle. Nothing here is left to chance.
    """
    groups: dict[int, list[str]] = {}
    for key in sorted(graph.nodes, key=lambda key: _importance(graph, key)):
        groups.setdefault(graph.nodes[key]["community"], []).append(key)
    alone = groups.pop(0, [])
    discs = [groups[number] for number in sorted(groups)]
    reach = max((_radius(disc) for disc in discs), default=0.0)
    places: dict[str, Place] = {}
    ring = max(sum(2 * _radius(disc) + 1.5 for disc in discs) / (2 * pi), reach + 0.75)
    for disc, (x, y) in zip(discs, _ring([_radius(d) + 0.75 for d in discs], ring), strict=True):
        for key, (dx, dy) in zip(disc, _sunflower(len(disc), atan2(y, x)), strict=True):
            places[key] = (x + dx, y + dy)
    outer = max(ring + reach + 1.5 if discs else 0.0, len(alone) * 1.6 / (2 * pi), 1.0)
    if len(alone) == 1 and discs:
        places[alone[0]] = (0.0, outer)
    else:
        places.update(zip(alone, _ring([1.0] * len(alone), outer), strict=True))
    return {key: (1.25 * x, y) for key, (x, y) in places.items()}


def _importance(graph: Any, key: str) -> tuple[int, str]:
    node = graph.nodes[key]
    return -(node["agreement"] + node["conflict"]), key


def _radius(disc: Sequence[str]) -> float:
    return sqrt(len(disc)) if len(disc) > 1 else 0.5


def _ring(shares: Sequence[float], radius: float) -> Iterator[Place]:
    """Yield places on a ring, each with room for its share; one alone is in the middle."""
    total, done = sum(shares), 0.0
    for share in shares:
        angle = pi - 2 * pi * (done + share / 2) / total + pi * shares[0] / total
        done += share
        yield (radius * cos(angle), radius * sin(angle)) if len(shares) > 1 else (0.0, 0.0)


def _sunflower(number: int, towards: float) -> Iterator[Place]:
    """Yield places that fill a disc evenly, from the middle outwards; a few stand on a ring.

    ``towards`` is the angle at which the disc is seen from the middle of all: two stand across it.
    """
    for place in range(number):
        if number <= 5:
            angle = towards + pi / 2 + 2 * pi * place / number
            radius = _radius([""] * number) * 0.7
        else:
            angle = place * pi * (3 - sqrt(5))
            radius = sqrt(place + 0.3)
        yield radius * cos(angle), radius * sin(angle)


def _size(node: Any) -> float:
    """Return the area of a node in points: by how much binds it to others."""
    return 40 + 460 * min(1.0, sqrt(node["agreement"] + node["conflict"]) / 12)


def _frame(axes: Any, places: dict[str, Place]) -> None:
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    axes.set_xlim(min(xs) - 1.6, max(xs) + 1.6)
    axes.set_ylim(min(ys) - 0.9, max(ys) + 0.9)


def _strongest(graph: Any) -> list[tuple[str, str, Any]]:
    """List the ties that are drawn, the weakest first, so that strong ones lie on top."""
    ties = [(min(a, b), max(a, b), edge) for a, b, edge in graph.edges(data=True)]
    ties.sort(key=lambda tie: (-abs(tie[2]["weight"]), tie[0], tie[1], tie[2]["kind"]))
    return ties[:TIES][::-1]


def _draw_ties(axes: Any, graph: Any, places: dict[str, Place]) -> None:
    from matplotlib.collections import LineCollection

    ties = _strongest(graph)
    greatest = max((abs(edge["weight"]) for *_, edge in ties), default=1.0)
    lines = LineCollection(
        [_curve(places[a], places[b], edge["kind"]) for a, b, edge in ties],
        colors=[COLOURS[edge["kind"]] for *_, edge in ties],
        linewidths=[_width(abs(edge["weight"]) / greatest) for *_, edge in ties],
        alpha=0.75 if len(ties) < 60 else 0.45 if len(ties) < 200 else 0.3,
        capstyle="round",
        zorder=1,
    )
    axes.add_collection(lines, autolim=False)


def _width(share: float) -> float:
    return 0.7 + 4.3 * share


def _curve(one: Place, other: Place, kind: str) -> list[Place]:
    """Bow a tie to the left or the right by its kind, so that the two of a pair are both seen."""
    (x, y), (u, v) = one, other
    bow = 0.07 if kind == "agreement" else -0.07
    mid = (x + u) / 2 - bow * (v - y), (y + v) / 2 + bow * (u - x)
    steps = [n / 16 for n in range(17)]
    return [
        (
            (1 - t) ** 2 * x + 2 * t * (1 - t) * mid[0] + t * t * u,
            (1 - t) ** 2 * y + 2 * t * (1 - t) * mid[1] + t * t * v,
        )
        for t in steps
    ]


def _draw_nodes(axes: Any, graph: Any, places: dict[str, Place], sizes: dict[str, float]) -> None:
    keys = sorted(graph.nodes)
    axes.scatter(
        [places[key][0] for key in keys],
        [places[key][1] for key in keys],
        s=[sizes[key] for key in keys],
        c=[colour_of(graph.nodes[key]["community"]) for key in keys],
        edgecolors="white",
        linewidths=1.2,
        zorder=2,
    )


def _explain(figure: Any, graph: Any, caption: Caption, left_out: str) -> None:
    """Write what the picture shows, and what colours, widths and sizes mean."""
    from matplotlib.lines import Line2D

    weights = {"agreement": [0.0], "conflict": [0.0]}
    for *_, edge in graph.edges(data=True):
        weights[edge["kind"]].append(abs(edge["weight"]))
    words = {"agreement": "agree", "conflict": "differ"}
    greatest = max(max(own) for own in weights.values()) or 1.0
    handles = [
        Line2D(
            [],
            [],
            color=COLOURS[kind],
            linewidth=_width(max(own) / greatest),
            label=f"{words[kind]}, at most {max(own):g}",
        )
        for kind, own in weights.items()
        if len(own) > 1
    ]
    bound = sorted({_bound(node) for node in graph.nodes.values()})
    for number in dict.fromkeys([*bound[:1], *bound[-1:]]):
        node = {"agreement": number, "conflict": 0}
        size = sqrt(_size(node))
        look: Any = {"marker": "o", "linestyle": "", "color": _ALONE, "markersize": size}
        handles.append(Line2D([], [], **look, label=f"{number:,} agreements and conflicts"))
    figure.legend(
        handles=handles,
        loc="lower center",
        ncols=4,
        frameon=False,
        fontsize=8,
        bbox_to_anchor=(0.5, 0.03),
        handletextpad=0.8,
    )
    plain: Any = {"ha": "center", "parse_math": False}
    figure.text(0.5, 0.965, caption.title, fontsize=12, weight="bold", va="center", **plain)
    note = ". ".join(filter(None, [caption.note, left_out]))
    figure.text(0.5, 0.018, note, fontsize=7.5, color="#555555", va="center", **plain)


def _bound(node: Any) -> int:
    return int(node["agreement"] + node["conflict"])


def _left_out(found: "Alliances", shown: Any, unnamed: int) -> str:
    """Say what there was no room for."""
    missing = (
        (len(found.graph) - len(shown), "with fewer ties"),
        (max(shown.number_of_edges() - TIES, 0), "weaker ties"),
        (unnamed, "names"),
    )
    parts = [f"{number:,} {words}" for number, words in missing if number]
    return f"Not shown: {', '.join(parts)}" if parts else ""
