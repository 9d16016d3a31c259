"""Lay stances out along time: a lane for each position, marks with the words, bars for spells.

Support stands on the line of its lane and opposition hangs from it. A bar runs from the first to
the last day on which a side was taken, and a thin line on from there for as long as nothing else
was heard.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from stancegraph.pages.filling import unquoted
from stancegraph.plots import axis as time
from stancegraph.plots.axis import Axis, axis_of, written
from stancegraph.plots.heading import SIDES, Heading, Page, counted, listed
from stancegraph.plots.metrics import width, wrapped
from stancegraph.plots.rows import Point, Row, Spell, need, points, spells
from stancegraph.plots.scene import (
    COLOURS,
    GREY,
    MARGIN,
    RULE,
    SHAPES,
    TINTS,
    WIDTH,
    Item,
    Label,
    Line,
    Mark,
    Rect,
    Scene,
    Side,
    clean,
)

MOST = 40  # lanes; what is left over shares one
LABELS = 0.34  # of the width, for the names of lanes, at most
SIZE = 12.0
LEADING = 15.0
RADIUS = 5.0
STEP = 9.0  # from one mark to the next above it
TALLEST = 90.0  # of the marks on one side of a lane; more of them stand closer
BAR = 5.0
NOTE = 10.5
UNDATED = 76.0  # pixels at the right for what has no date
LINKED = Callable[[Point], str]


@dataclass(slots=True, kw_only=True)
class Lane:
    """Hold what is drawn in one lane; ``levels`` are the places of its marks above each other."""

    title: str
    about: str = ""
    points: list[Point] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    shared: bool = False

    @property
    def first(self) -> date:
        """Return its first day, or the last of all where it has none."""
        return min((one.on for one in self.points if one.on), default=date.max)

    @property
    def weight(self) -> tuple[int, int]:
        """Say how much there is to see: changes of side, then stances."""
        return max(0, len(self.spells) - 1), len(self.points)


def timeline(rows: Sequence[Row], heading: Heading, href: LINKED | None = None) -> Scene:
    """Draw rows that are points, spells or turns; raise MissingColumn, BadCell.

    ``href`` says where a mark leads.
    """
    need(rows, "a timeline", ("said", "since", "since+changed"))
    need(rows, "a timeline", ("stance", "side", "before+after"))
    found = points(rows)
    lanes = _few(_lanes(found, spells(rows, found)))
    page = Page()
    page.title(heading)
    page.key(
        [one.side for one in found],
        hollow=any(one.hearsay for one in found),
        pierced=any(one.conditional for one in found),
    )
    _draw(page, lanes, found, href or (lambda _: ""))
    page.y += 6
    page.note(_note(found, lanes), most=4)
    return Scene(
        width=WIDTH,
        height=page.y + MARGIN,
        title=heading.title,
        about=_about(found, lanes),
        items=tuple(page.items),
    )


def _lanes(found: Sequence[Point], bars: Sequence[Spell]) -> list[Lane]:
    """Put stances into lanes: by position, by actor, or by both, whatever there are several of."""
    by_actor = len({one.actor for one in found}) > 1
    by_position = len({one.position for one in found}) > 1 or not by_actor
    lanes: dict[tuple[str, str], Lane] = {}
    for one in found:
        key = (one.actor if by_actor else "", one.position if by_position else "")
        lane = lanes.setdefault(key, Lane(title=key[0] or key[1], about=key[1] if key[0] else ""))
        lane.points.append(one)
    for bar in bars:
        key = (bar.actor if by_actor else "", bar.position if by_position else "")
        lanes[key].spells.append(bar)
    for lane in lanes.values():
        lane.spells.sort(key=lambda bar: (bar.first, bar.last))
    return sorted(lanes.values(), key=lambda lane: (lane.first, lane.title, lane.about))


def _few(lanes: Sequence[Lane]) -> list[Lane]:
    """Leave the lanes with most to see, in their order, and let the others share the last."""
    if len(lanes) <= MOST + 1:
        return list(lanes)
    ranked = sorted(range(len(lanes)), key=lambda at: (*(-n for n in lanes[at].weight), at))
    kept = set(ranked[:MOST])
    rest = [one for at, lane in enumerate(lanes) if at not in kept for one in lane.points]
    last = Lane(title=f"{len(lanes) - MOST} others", points=rest, shared=True)
    return [*(lane for at, lane in enumerate(lanes) if at in kept), last]


def _draw(page: Page, lanes: Sequence[Lane], found: Sequence[Point], href: LINKED) -> None:
    days = [one.on for one in found if one.on]
    days += [bar.last for lane in lanes for bar in lane.spells]
    names = _names_room(lanes)
    spare = UNDATED if any(one.on is None for one in found) else 0.0
    axis = axis_of(days, MARGIN + names, WIDTH - MARGIN - spare)
    page.y += time.HEIGHT
    top = page.y
    drawn: list[Item] = []
    for lane in lanes:
        drawn += _lane(page, lane, axis, href)
    if days:
        page.items += time.draw(axis, top, page.y)
    if spare:
        page.items.append(_undated(axis, top))
    page.items += drawn


def _undated(axis: Axis, top: float) -> Label:
    x = axis.right + UNDATED / 2 + 4
    return Label(x=x, y=top - 7, text="no date", size=11, colour=GREY, anchor="middle")


def _names_room(lanes: Sequence[Lane]) -> float:
    widest = max(
        (
            max(width(clean(lane.title), SIZE, bold=bool(lane.about)), width(lane.about, SIZE))
            for lane in lanes
        ),
        default=0.0,
    )
    return min(widest + 16, (WIDTH - 2 * MARGIN) * LABELS)


def _lane(page: Page, lane: Lane, axis: Axis, href: LINKED) -> Iterator[Item]:
    """Draw a lane where there is room on the page, and take the room."""
    placed = _placed(lane.points, axis)
    lines = list(_named(lane, axis.left - MARGIN - 12))
    above, below = (_reach(placed, side) for side in SIDES)
    spare = max(0.0, len(lines) * LEADING + 4 - above - below) / 2
    line = page.y + above + spare
    bottom = line + below + spare
    yield Line(x1=MARGIN, y1=bottom, x2=WIDTH - MARGIN, y2=bottom, stroke=RULE)
    base = (page.y + bottom - len(lines) * LEADING) / 2 + SIZE
    for number, (text, bold) in enumerate(lines):
        says = _whole(lane) if number == 0 else ""
        y = base + number * LEADING
        yield Label(x=MARGIN, y=y, text=text, size=SIZE, bold=bold, says=says)
    page.y = bottom
    yield from _bars(lane, axis, line)
    yield from _marks(placed, axis, line, href)


def _whole(lane: Lane) -> str:
    return ": ".join(part for part in (lane.title, lane.about) if part)


def _named(lane: Lane, room: float) -> Iterator[tuple[str, bool]]:
    title = lane.title or "stances"
    if lane.about:
        yield from ((line, True) for line in wrapped(title, SIZE, room, most=1, bold=True))
        title = lane.about
    yield from ((line, False) for line in wrapped(title, SIZE, room, most=2))


Placed = tuple[float, float, Point]  # x, pixels from the lane's line to the mark's middle


def _placed(found: Sequence[Point], axis: Axis) -> list[Placed]:
    """Put the marks of a lane above each other where they would overlap."""
    out: list[Placed] = []
    for side in SIDES:
        mine = [(_x(one, axis), one) for one in found if one.side == side]
        levels = _levels([x for x, _ in sorted(mine, key=_by_x)])
        step = min(STEP, TALLEST / max(1, max(levels, default=0)))
        out += [
            (x, BAR / 2 + RADIUS + level * step, one)
            for (x, one), level in zip(sorted(mine, key=_by_x), levels, strict=True)
        ]
    return out


def _by_x(pair: tuple[float, Point]) -> tuple[float, str, str]:
    return pair[0], pair[1].key, pair[1].quote


def _x(one: Point, axis: Axis) -> float:
    return axis.at(one.on) if one.on else axis.right + UNDATED / 2 + 4


def _levels(places: Sequence[float]) -> list[int]:
    """Give each place, from left to right, the lowest level on which it meets no other."""
    ends: list[float] = []
    levels = []
    for x in places:
        level = next((at for at, end in enumerate(ends) if end <= x), len(ends))
        ends[level : level + 1] = [x + 2 * RADIUS]
        levels.append(level)
    return levels


def _reach(placed: Sequence[Placed], side: Side) -> float:
    """Return how far the marks of a side reach from the lane's line."""
    return max((away for _, away, one in placed if one.side == side), default=4.0) + RADIUS + 4


def _bars(lane: Lane, axis: Axis, line: float) -> Iterator[Item]:
    for bar, after in pairwise([*lane.spells, None]):
        assert bar
        left, right = axis.at(bar.first), axis.at(bar.last)
        until = axis.at(after.first) if after else axis.right
        if until > right:
            yield Line(
                x1=right, y1=line, x2=until, y2=line, stroke=TINTS[bar.side], width=1.5, dashed=True
            )
        yield Rect(
            x=left,
            y=line - BAR / 2,
            width=max(right - left, 1.0),
            height=BAR,
            fill=TINTS[bar.side],
            says=f"{_whole(lane)}: {bar.side}, {_span(bar.first, bar.last)}",
        )


def _span(first: date, last: date) -> str:
    return written(first) if first == last else f"{written(first)} to {written(last)}"


def _marks(placed: Sequence[Placed], axis: Axis, line: float, href: LINKED) -> Iterator[Item]:
    noted = _notes(placed, axis)
    for number, (x, away, one) in enumerate(placed):
        up = one.side == "supports"
        y = line - away if up else line + away
        colour = COLOURS[one.side]
        yield Mark(
            x=x,
            y=y,
            shape=SHAPES[one.side],
            colour=colour,
            radius=RADIUS,
            hollow=one.hearsay,
            pierced=one.conditional,
            says=says(one),
            href=href(one),
        )
        if number in noted:
            yield Label(x=noted[number], y=y + 4, text=clean(one.note), size=NOTE, colour=colour)


def _notes(placed: Sequence[Placed], axis: Axis) -> dict[int, float]:
    """Find room for notes beside their marks, on the right or else on the left, if there is any."""
    taken = [(one.side, x - RADIUS, x + RADIUS) for x, _, one in placed]
    found: dict[int, float] = {}
    for number, (x, _, one) in enumerate(placed):
        wide = width(clean(one.note), NOTE)
        if not one.note or one.on is None:
            continue
        for left in (x + RADIUS + 3, x - RADIUS - 3 - wide):
            right = left + wide
            free = all(one.side != s or right + 3 < a or b < left - 2 for s, a, b in taken)
            if free and axis.left <= left and right <= axis.right:
                taken.append((one.side, left, right))
                found[number] = left
                break
    return found


def says(one: Point) -> str:
    """Say a stance in words: when, who, which side of what, in which words, where."""
    who = " ".join(part for part in (one.actor, one.side, one.position) if part)
    when = written(one.on) if one.on else "No date"
    by = f" ({'says' if one.hearsay else 'by'} {one.said_by})" if one.said_by else ""
    note = f", {one.note}" if one.note else ""
    parts = (
        f"{when}: {who}{note}{by}",
        one.quote and f"“{unquoted(one.quote)}”",
        one.source,
        one.key,
    )
    return "\n".join(clean(part) for part in parts if part)


def _note(found: Sequence[Point], lanes: Sequence[Lane]) -> str:
    """Say what the bars mean, what shares a lane, and from where it comes."""
    rest = lanes and lanes[-1].shared
    spelt = any(lane.spells for lane in lanes)
    long = any(bar.last > bar.first for lane in lanes for bar in lane.spells)
    parts = (
        "A bar runs from the first to the last day on which a side was taken; " if long else "",
        "the dashed line goes on while no other side was heard. " if spelt else "",
        "What is seldom spoken of shares the last lane. " if rest else "",
        _sources(found),
    )
    words = "".join(parts)
    return words[:1].upper() + words[1:]


def _sources(found: Sequence[Point]) -> str:
    outlets = defaultdict[str, int](int)
    for one in found:
        if one.outlet:
            outlets[one.outlet] += 1
    ranked = sorted(outlets, key=lambda name: (-outlets[name], name))
    return f"Reported by {listed(ranked)}." if ranked else ""


def _about(found: Sequence[Point], lanes: Sequence[Lane]) -> str:
    days = sorted(one.on for one in found if one.on)
    when = f", {_span(days[0], days[-1])}" if days else ""
    return f"{counted(len(found), 'stance')} in {counted(len(lanes), 'lane')}{when}."
