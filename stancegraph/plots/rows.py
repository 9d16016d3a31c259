"""Read the rows of an answer by the names of their columns (docs/plots.md has the list)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from stancegraph.plots.axis import written
from stancegraph.plots.scene import Side

Row = Mapping[str, object]

SIDES: Mapping[str, Side] = {
    "supports": "supports",
    "for": "supports",
    "opposes": "opposes",
    "against": "opposes",
}
IDS = ("stanceId", "conditionId", "statementId")


class MissingColumn(ValueError):
    """Say that rows cannot be drawn as asked: which column they lack, and what they have."""


class BadCell(ValueError):
    """Say that a row cannot be drawn: what stands in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Hold a stance on a day, or on none that is known; ``note`` is written beside it."""

    row: int
    on: date | None
    side: Side
    actor: str
    position: str
    key: str = ""
    quote: str = ""
    source: str = ""
    outlet: str = ""
    said_by: str = ""
    hearsay: bool = False
    conditional: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Hold how long one side was taken without the other between."""

    side: Side
    actor: str
    position: str
    first: date
    last: date


def need(rows: Sequence[Row], kind: str, *choices: tuple[str, ...]) -> None:
    """Raise MissingColumn unless the rows have one column, or set of columns, of each choice."""
    for names in choices:
        if rows and not any(set(name.split("+")) <= set(rows[0]) for name in names):
            wanted = " or ".join(name.replace("+", " and ") for name in names)
            raise MissingColumn(
                f"These rows cannot be drawn as {kind}: they have no column {wanted}. They have "
                f"{', '.join(rows[0])}."
            )


def text(row: Row, name: str) -> str:
    """Return the text in a column, or nothing."""
    value = row.get(name)
    return "" if value is None else str(value)


def day(row: Row, name: str) -> date | None:
    """Return the day in a column, None where there is none."""
    value = row.get(name)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(f"{value}-01" if len(str(value)) == 7 else str(value))
    except ValueError:
        raise BadCell(f"The column {name} has {value!r}: not a day (YYYY-MM-DD).") from None


def count(row: Row, name: str) -> int:
    """Return the whole number in a column, 0 where there is none."""
    value = row.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value or 0
    raise BadCell(f"The column {name} has {value!r}: not a whole number from 0 on.")


def side(row: Row, *names: str) -> Side:
    """Return the side in the first of the columns that the row has."""
    name = next(name for name in names if name in row)
    found = SIDES.get(text(row, name))
    if found is None:
        raise BadCell(f"The column {name} has {row[name]!r}: not supports, opposes, for, against.")
    return found


def key(row: Row) -> str:
    """Return the id of the evidence that a row tells of."""
    return next((text(row, name) for name in IDS if row.get(name)), "")


def source(row: Row, which: str = "") -> str:
    """Say where a row's words were printed: outlet, day, title."""
    published = day(row, f"published{which}")
    outlet, article = text(row, f"outlet{which}"), text(row, f"article{which}")
    parts = (outlet, written(published) if published else "", article)
    return ", ".join(part for part in parts if part)


def points(rows: Sequence[Row]) -> list[Point]:
    """Return the stances of rows that are points, spells or turns, each once."""
    found: dict[object, Point] = {}
    for number, row in enumerate(rows):
        for one in _points(number, row):
            found.setdefault((one.actor, one.position, one.key) if one.key else len(found), one)
    return list(found.values())


def _points(number: int, row: Row) -> Iterator[Point]:
    if "changed" in row:
        yield _turn(number, row, "Before", "before", "lastSaid" if row["lastSaid"] else "since")
        yield _turn(number, row, "After", "after", "changed")
    else:
        yield _point(number, row)


def _turn(number: int, row: Row, which: str, side_in: str, day_in: str) -> Point:
    return Point(
        row=number,
        on=day(row, day_in),
        side=side(row, side_in),
        actor=text(row, "actor"),
        position=text(row, "position"),
        key=text(row, f"stanceId{which}"),
        quote=text(row, f"quote{which}"),
        source=source(row, which),
        outlet=text(row, f"outlet{which}"),
        note=text(row, "change").replace("_", " ") if which == "After" else "",
    )


def _point(number: int, row: Row) -> Point:
    return Point(
        row=number,
        on=day(row, "said" if "said" in row else "since"),
        side=side(row, "stance", "side"),
        actor=text(row, "actor"),
        position=text(row, "position"),
        key=key(row),
        quote=text(row, "quote"),
        source=source(row),
        outlet=text(row, "outlet"),
        said_by=text(row, "saidBy") or text(row, "firstVoice"),
        hearsay=row.get("hearsay") is True,
        conditional=row.get("conditional") is True,
        note=text(row, "figure"),
    )


def spells(rows: Sequence[Row], found: Sequence[Point]) -> list[Spell]:
    """Return the spells that rows tell of, else those that their points add up to."""
    if not rows or "lastSaid" not in rows[0]:
        return list(_runs(found))
    told: dict[object, Spell] = {}
    for row in rows:
        names = ("before",) if "changed" in row else ("stance", "side")
        last = day(row, "lastSaid")
        _tell(told, row, side(row, *names), day(row, "since") or last, last)
    for row in rows:
        if "changed" in row:
            _tell(told, row, side(row, "after"), day(row, "changed"), None)
    return list(told.values())


def _tell(
    told: dict[object, Spell], row: Row, taken: Side, first: date | None, last: date | None
) -> None:
    """Add a spell, unless another row has told of it and how long it was."""
    actor, position = text(row, "actor"), text(row, "position")
    if first:
        spell = Spell(side=taken, actor=actor, position=position, first=first, last=last or first)
        told.setdefault((actor, position, taken, first), spell)


def _runs(found: Sequence[Point]) -> Iterator[Spell]:
    """Yield each run of one side in a lane; hearsay makes none, as it makes no spell."""
    lanes = defaultdict[tuple[str, str], list[tuple[date, Side]]](list)
    for one in found:
        if one.on and not one.hearsay:
            lanes[one.actor, one.position].append((one.on, one.side))
    for (actor, position), said in lanes.items():
        for taken, days in _sides(sorted(said)):
            yield Spell(side=taken, actor=actor, position=position, first=days[0], last=days[-1])


def _sides(said: Sequence[tuple[date, Side]]) -> list[tuple[Side, list[date]]]:
    """Put days into runs of one side; what is said on one day is first put to the side held."""
    runs: list[tuple[Side, list[date]]] = []
    for on, day_of in groupby(said, key=lambda pair: pair[0]):
        held = runs[-1][0] if runs else None
        for taken in sorted({one for _, one in day_of}, key=lambda one: (one != held, one)):
            if not runs or runs[-1][0] != taken:
                runs.append((taken, []))
            runs[-1][1].append(on)
    return runs
