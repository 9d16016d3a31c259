"""Lay days along a line, and choose the days and years that are written at it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from stancegraph.plots.scene import GREY, INK, RULE, Item, Label, Line

Unit = Literal["day", "week", "month", "year"]

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SPARE = 0.02  # of the time shown, kept free at each end
SHORTEST = 4  # days that a picture of a single day spans
ROOM = 62  # pixels between two dates that are written
HEIGHT = 34  # of the dates and, below them, the years
STEPS: tuple[tuple[Unit, int], ...] = (
    *(("day", 1), ("day", 2), ("week", 1), ("week", 2)),
    *(("month", 1), ("month", 2), ("month", 3), ("month", 6)),
    *(("year", number) for number in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Place days between two edges, given in pixels."""

    first: float
    last: float
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where a day is."""
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold a day that is written at the axis: as what, and with which year below it."""

    on: date
    text: str
    year: str


def axis_of(days: Iterable[date], left: float, right: float) -> Axis:
    """Make an axis on which all days have room; of no days, one that shows none."""
    numbers = [day.toordinal() for day in days] or [1]
    first, last = float(min(numbers)), float(max(numbers))
    spare = max((last - first) * SPARE, (SHORTEST - (last - first)) / 2, 0.6)
    return Axis(first=first - spare, last=last + spare, left=left, right=right)


def ticks(axis: Axis) -> list[Tick]:
    """Choose the days to write: as many as have room, at round numbers."""
    most = max(2, int((axis.right - axis.left) / ROOM))
    for unit, number in STEPS:
        days = list(_days(axis, unit, number, most))
        if len(days) <= most:
            break
    return list(_written(days, unit))


def _days(axis: Axis, unit: Unit, number: int, most: int) -> Iterator[date]:
    """Yield the days of a step, one more than there is room for at most."""
    day = _start(date.fromordinal(max(1, int(axis.first))), unit, number)
    last = min(int(axis.last), date.max.toordinal())
    count = 0
    while day is not None and day.toordinal() <= last and count <= most:
        if day.toordinal() >= axis.first:
            count += 1
            yield day
        day = _next(day, unit, number)


def _start(day: date, unit: Unit, number: int) -> date | None:
    match unit:
        case "day":
            return date.fromordinal(day.toordinal() // number * number or 1)
        case "week":  # weeks begin on Monday
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case "month":
            return day.replace(month=(day.month - 1) // number * number + 1, day=1)
    return date(max(1, day.year // number * number), 1, 1)


def _next(day: date, unit: Unit, number: int) -> date | None:
    try:
        match unit:
            case "day":
                return day + timedelta(days=number)
            case "week":
                return day + timedelta(weeks=number)
            case "month":
                months = day.year * 12 + day.month - 1 + number
                return date(months // 12, months % 12 + 1, 1)
        return date(day.year // number * number + number, 1, 1)
    except (ValueError, OverflowError):  # the calendar ends
        return None


def _written(days: Sequence[date], unit: Unit) -> Iterator[Tick]:
    year = None
    for day in days:
        texts = {"month": MONTHS[day.month - 1], "year": str(day.year)}
        text = texts.get(unit, f"{day.day} {MONTHS[day.month - 1]}")
        yield Tick(day, text, "" if unit == "year" or day.year == year else str(day.year))
        year = day.year


def draw(axis: Axis, top: float, bottom: float) -> Iterator[Item]:
    """Draw a line for each day written from ``top`` to ``bottom``, with the dates above ``top``."""
    for tick in ticks(axis):
        x = axis.at(tick.on)
        yield Line(x1=x, y1=top, x2=x, y2=bottom, stroke=RULE)
        yield Label(x=x, y=top - 7, text=tick.text, size=11, colour=GREY, anchor="middle")
        if tick.year:
            yield Label(
                x=x, y=top - 21, text=tick.year, size=11, colour=INK, bold=True, anchor="middle"
            )


def written(day: date) -> str:
    """Write a day as one reads it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def months_between(first: date, last: date) -> list[date]:
    """Return the first day of every month from one to another."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
