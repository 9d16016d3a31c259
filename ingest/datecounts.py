"""Count away from a day: "two weeks ago", "half a year later"; and what all placing rests on."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from ingest.language import load_words
from ingest.records import DatePrecision, SaidDate

SOME_TIME = SaidDate(source="text")  # the text says when, but not which day


@dataclass(frozen=True, slots=True)
class When:
    """Hold what a phrase is placed against."""

    published: date | None
    anchor: date | None
    future: bool


Words = dict[str, str | None]


def told(on: date, precision: DatePrecision = "day") -> SaidDate:
    """Say the period of the given precision that holds a day, by its first day."""
    first = {
        "week": on - timedelta(days=on.weekday()),
        "month": on.replace(day=1),
        "year": on.replace(month=1, day=1),
    }
    return SaidDate(on=first.get(precision, on), precision=precision, source="text")


def moved(day: date, count: int, unit: str) -> date:
    """Move a day by a count of units, staying inside the target month and the calendar."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    year = min(max(year, date.min.year), date.max.year)  # "999 decades ago"
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shifted(day: date | None, count: int, unit: DatePrecision) -> SaidDate:
    """Move a day and say its period; some time where the day is not known."""
    return SOME_TIME if day is None else told(moved(day, count, unit), unit)


def look_up(table: str, word: str | None) -> Any:
    """Read a word's value in dates.toml, whatever its case."""
    lower = (word or "").lower().rstrip(".")
    return {key.lower(): value for key, value in load_words("dates")[table].items()}.get(lower)


def place_counted(words: Words, when: When) -> SaidDate:
    """Place "two weeks ago" from the publication day, "two weeks earlier" from the anchor."""
    way = look_up("directions", words["way"])
    if way is not None:
        return _counted(words, when.published, way)
    return _counted(words, when.anchor, look_up("anchored_directions", words["way"]))


def _counted(words: Words, day: date | None, way: int) -> SaidDate:
    """Move a day by a told count; a vague one is read as three and told one step coarser."""
    unit = (words["unit"] or "").lower().replace("night", "day")
    if words["few"] and unit not in ("hour", "minute"):
        return _coarser(day, 3 * way, unit)
    count = 0 if words["few"] else look_up("numbers", words["count"]) or int(words["count"] or 0)
    if unit in ("hour", "minute"):
        count, unit = (count // 24 if unit == "hour" else 0), "day"
    elif unit == "decade":
        count, unit = count * 10, "year"
    return shifted(day, count * way, cast(DatePrecision, unit))


def place_measured(words: Words, when: When) -> SaidDate:
    """Place "a fortnight ago", "half a year later"."""
    count, unit = look_up("lengths", words["length"])
    way = look_up("directions", words["way"])
    if way is not None:
        return shifted(when.published, count * way, unit)
    return shifted(when.anchor, count * look_up("anchored_directions", words["way"]), unit)


def _coarser(day: date | None, count: int, unit: str) -> SaidDate:
    coarser: dict[str, DatePrecision] = {"day": "month", "week": "year", "month": "year"}
    if day is None or unit not in coarser:
        return SOME_TIME
    return told(moved(day, count, unit), coarser[unit])


def place_ahead(words: Words, when: When) -> SaidDate:
    """Place "in two weeks" from the publication day."""
    return _counted(words, when.published, 1)


def place_rolling(words: Words, when: When) -> SaidDate:
    """Place "the past two weeks", a time with no one day, one step coarser."""
    count = look_up("numbers", words["count"])
    if count is None:
        count = int(words["count"] or (3 if words["few"] else 1))
    return _coarser(when.published, -count, (words["unit"] or "").lower())
