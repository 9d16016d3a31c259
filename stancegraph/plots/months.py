"""Draw counts by month as columns: for upward, against downward, a panel for each of several."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from stancegraph.plots import axis as time
from stancegraph.plots.axis import MONTHS, Axis, months_between
from stancegraph.plots.heading import SIDES, Heading, Page, counted
from stancegraph.plots.metrics import width, wrapped
from stancegraph.plots.rows import BadCell, Row, count, day, need, side, text
from stancegraph.plots.scene import (
    COLOURS,
    GREY,
    MARGIN,
    RULE,
    WIDTH,
    Item,
    Label,
    Line,
    Rect,
    Scene,
    Side,
)

MOST = 12  # panels; what is left over is counted together in the last
TALL = 170.0  # of a single panel's columns, both sides together; of several each
LOW = 84.0
WIDEST = 64.0  # of a column
SIZE = 12.0
GAP = 26.0

Counts = Mapping[date, Mapping[Side, int]]


@dataclass(slots=True, kw_only=True)
class Panel:
    """Count the stances of each month on each side."""

    title: str
    counts: dict[date, dict[Side, int]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, month: date, taken: Side, number: int) -> None:
        """Count more stances."""
        self.counts[month][taken] = self.counts[month].get(taken, 0) + number

    @property
    def total(self) -> int:
        """Count the stances of all months."""
        return sum(sum(sides.values()) for sides in self.counts.values())


def months(rows: Sequence[Row], heading: Heading) -> Scene:
    """Draw rows with a month and counts; raise MissingColumn, BadCell."""
    need(rows, "months", ("month",))
    need(rows, "months", ("supports+opposes", "stance+times", "side+times"))
    panels = _few(_panels(rows))
    page = Page()
    page.title(heading)
    page.key(SIDES)
    shown = sorted(month for panel in panels for month in panel.counts)
    for panel in panels:
        _draw(page, panel, panels, months_between(shown[0], shown[-1]))
    total = sum(panel.total for panel in panels)
    page.note(f"{counted(total, 'stance')} with a known day, counted by the month.")
    return Scene(
        width=WIDTH,
        height=page.y + MARGIN,
        title=heading.title,
        about=f"{counted(total, 'stance')} in {counted(len(shown), 'month')}.",
        items=tuple(page.items),
    )


def _panels(rows: Sequence[Row]) -> list[Panel]:
    names = [text(row, "position") or text(row, "actor") for row in rows]
    if len({text(row, "position") for row in rows}) == 1:
        names = [text(row, "actor") for row in rows]
    panels: dict[str, Panel] = {}
    for name, row in zip(names, rows, strict=True):
        panel = panels.setdefault(name, Panel(title=name if len(set(names)) > 1 else ""))
        month = day(row, "month")
        if month is None:
            raise BadCell("A row has no month. Leave out what has no date.")
        for taken, number in _counts(row):
            panel.add(month.replace(day=1), taken, number)
    return sorted(panels.values(), key=lambda panel: (-panel.total, panel.title))


def _counts(row: Row) -> Iterator[tuple[Side, int]]:
    if "supports" in row:
        yield from ((taken, count(row, taken)) for taken in SIDES)
    else:
        yield side(row, "stance", "side"), count(row, "times")


def _few(panels: Sequence[Panel]) -> list[Panel]:
    if len(panels) <= MOST + 1:
        return list(panels)
    rest = Panel(title=f"{len(panels) - MOST} others together")
    for panel in panels[MOST:]:
        for month, sides in panel.counts.items():
            for taken, number in sides.items():
                rest.add(month, taken, number)
    return [*panels[:MOST], rest]


def _draw(page: Page, panel: Panel, panels: Sequence[Panel], shown: Sequence[date]) -> None:
    """Draw a panel on the scale that all have."""
    peaks = [
        max((sides.get(taken, 0) for one in panels for sides in one.counts.values()), default=0)
        for taken in SIDES
    ]
    scale = (TALL if len(panels) == 1 else LOW) / max(1, sum(peaks))
    for line in wrapped(panel.title, SIZE, WIDTH - 2 * MARGIN, most=2, bold=True):
        page.y += SIZE + 4
        page.items.append(Label(x=MARGIN, y=page.y, text=line, size=SIZE, bold=True))
    page.y += 18
    zero = page.y + peaks[0] * scale
    bottom = zero + peaks[1] * scale
    axis = _axis(shown)
    page.items += _columns(panel.counts, shown, axis, zero, scale)
    if not _written(max(peaks), (axis.right - axis.left) / len(shown)):
        page.items += _peaks(peaks, axis, zero, scale)
    page.items.append(Line(x1=MARGIN, y1=zero, x2=axis.right, y2=zero, stroke=GREY))
    page.y = bottom + 18
    page.items += _dates(shown, axis, page.y)
    page.y += time.HEIGHT + (GAP if len(panels) > 1 else 0)


def _axis(shown: Sequence[date]) -> Axis:
    """Give every month the same room; few months do not fill the width."""
    last = (shown[-1].replace(day=28) + timedelta(days=4)).replace(day=1)
    room = min(WIDTH - 2 * MARGIN, len(shown) * WIDEST * 1.8)
    first, after = float(shown[0].toordinal()), float(last.toordinal())
    return Axis(first=first, last=after, left=MARGIN, right=MARGIN + room)


def _slots(shown: Sequence[date], axis: Axis) -> Iterator[tuple[date, float, float]]:
    each = (axis.right - axis.left) / len(shown)
    for number, month in enumerate(shown):
        yield month, axis.left + number * each, each


def _columns(
    counts: Counts, shown: Sequence[date], axis: Axis, zero: float, scale: float
) -> Iterator[Item]:
    for month, left, each in _slots(shown, axis):
        wide = min(WIDEST, each * (0.72 if each > 6 else 0.9))
        x = left + (each - wide) / 2
        for taken in SIDES:
            number = counts.get(month, {}).get(taken, 0)
            if number:
                yield from _column(month, taken, number, (x, wide, each), zero, scale)


def _column(
    month: date,
    taken: Side,
    number: int,
    place: tuple[float, float, float],
    zero: float,
    scale: float,
) -> Iterator[Item]:
    x, wide, each = place
    tall = number * scale
    up = taken == "supports"
    says = f"{MONTHS[month.month - 1]} {month.year}: {number:,} {taken.removesuffix('s')}"
    yield Rect(
        x=x,
        y=zero - tall if up else zero,
        width=wide,
        height=tall,
        fill=COLOURS[taken],
        says=says if number > 1 else f"{says}s",
    )
    if _written(number, each):
        y = zero - tall - 4 if up else zero + tall + 12
        middle = x + wide / 2
        yield Label(
            x=middle, y=y, text=f"{number:,}", size=11, colour=COLOURS[taken], anchor="middle"
        )


def _written(number: int, room: float) -> bool:
    """Tell whether a number is written at its column: where there is room."""
    return width(f"{number:,}", 11) + 2 <= room


def _peaks(peaks: Sequence[int], axis: Axis, zero: float, scale: float) -> Iterator[Item]:
    """Say how high the highest columns are, where columns are too narrow to say it each."""
    for taken, peak in zip(SIDES, peaks, strict=True):
        y = zero - peak * scale if taken == "supports" else zero + peak * scale
        base = y - 4 if taken == "supports" else y + 12
        if peak:
            yield Line(x1=axis.left, y1=y, x2=axis.right, y2=y, stroke=RULE)
            yield Label(x=axis.left, y=base, text=f"{peak:,}", size=11, colour=COLOURS[taken])


def _dates(shown: Sequence[date], axis: Axis, top: float) -> Iterator[Item]:
    """Write months and years below the columns."""
    middles = {month: left + each / 2 for month, left, each in _slots(shown, axis)}
    for tick in time.ticks(axis):
        if tick.on not in middles:
            continue
        x = middles[tick.on]
        yield Line(x1=x, y1=top - 6, x2=x, y2=top - 1, stroke=RULE)
        yield Label(x=x, y=top + 10, text=tick.text, size=11, colour=GREY, anchor="middle")
        if tick.year:
            yield Label(x=x, y=top + 24, text=tick.year, size=11, bold=True, anchor="middle")
