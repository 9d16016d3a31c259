"""Place each form of time expression on the calendar; ingest/dategrammar.py tells the forms."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from ingest.language import load_words
from ingest.records import DatePrecision, SaidDate

SOME_TIME = SaidDate(source="text")  # the text says when, but not which day
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class When:
    """Hold what a phrase is placed against."""

    published: date | None
    anchor: date | None
    future: bool


Words = dict[str, str | None]


def _told(on: date, precision: DatePrecision = "day") -> SaidDate:
    """Say the period of the given precision that holds a day, by its first day."""
    first = {
        "week": on - timedelta(days=on.weekday()),
        "month": on.replace(day=1),
        "year": on.replace(month=1, day=1),
    }
    return SaidDate(on=first.get(precision, on), precision=precision, source="text")


def _moved(day: date, count: int, unit: str) -> date:
    """Move a day by a count of units, staying inside the target month and the calendar."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    year = min(max(year, date.min.year), date.max.year)  # "999 decades ago"
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _shifted(day: date | None, count: int, unit: DatePrecision) -> SaidDate:
    return SOME_TIME if day is None else _told(_moved(day, count, unit), unit)


def _look_up(table: str, word: str | None) -> Any:
    """Read a word's value in dates.toml, whatever its case."""
    lower = (word or "").lower().rstrip(".")
    return {key.lower(): value for key, value in load_words("dates")[table].items()}.get(lower)


def _place_days(words: Words, when: When) -> SaidDate:
    return _shifted(when.published, _look_up("days", words["days"]), "day")


def _place_iso(words: Words, _: When) -> SaidDate | None:
    try:
        return _told(date.fromisoformat(words["iso"] or ""))
    except ValueError:
        return None


def _place_weekday(words: Words, when: When) -> SaidDate:
    """Place "on Thursday", "last Thursday", "Thursday of last week", "the following Thursday"."""
    target = _weekday(words["weekday"])
    assert target is not None
    shift = _look_up("shifts", words["shift"])
    anchored = _look_up("anchored_shifts", words["shift"])
    today = when.published if anchored is None else when.anchor
    if today is None:
        return SOME_TIME
    week = 0 if words["shift"] and shift == 0 else _look_up("shifts", words["of"])
    if week is not None:
        return _told(today + timedelta(days=target - today.weekday() + 7 * week))
    return _told(_near(today, target, shift if anchored is None else anchored, when.future))


def _near(today: date, weekday: int, shift: int | None, future: bool) -> date:
    """Give the nearest such weekday on the asked side; today itself where no side is asked."""
    back = (today.weekday() - weekday) % 7
    if shift == 1 or (future and not shift):
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back or (7 if shift == -1 else 0))


def _place_month_day(words: Words, when: When) -> SaidDate | None:
    return _day_of_year(_month(words), int(words["day"] or 0), words, when)


def _place_holiday(words: Words, when: When) -> SaidDate | None:
    month, day = _look_up("holidays", words["holiday"])
    return _day_of_year(month, day, words, when)


def month_number(name: str) -> int | None:
    """Give the number of a month by its name or a short form of it, in any case."""
    number: int | None = _look_up("months", name)
    return number


def _month(words: Words) -> int:
    month = month_number(words["month"] or "")
    assert month is not None
    return month


def _day_of_year(month: int, day: int, words: Words, when: When) -> SaidDate | None:
    """Place a day of a month in its year: the one told, else the nearest on the asked side."""
    year = _year(words, when)
    if year is not None:
        on = _date(year, month, day)
        return None if on is None else _told(on)
    if _date(2024, month, day) is None:
        return None
    if when.published is None:
        return SOME_TIME
    today = when.published
    around = range(today.year - 12, today.year + 13)  # 29 February can be eight years away
    days = [on for near in around if (on := _date(near, month, day))]
    weekday = _weekday(words.get("weekday"))  # "Friday, 13 March" tells the year by itself
    named = [on for on in days if on.weekday() == weekday and abs(on.year - today.year) <= 1]
    if named:
        return _told(min(named, key=lambda on: abs(on - today)))
    return _told(
        min(on for on in days if on > today)
        if when.future
        else max(on for on in days if on <= today)
    )


def _weekday(word: str | None) -> int | None:
    full: int | None = _look_up("weekdays", word)
    short: int | None = _look_up("short_weekdays", word)
    return short if full is None else full


def _year(words: Words, when: When) -> int | None:
    """Give the year that the words tell: "2024", "last year"."""
    if words.get("year"):
        return int(words["year"] or 0)
    if words.get("of") and when.published is not None:
        shift: int = _look_up("shifts", words["of"])
        return when.published.year + shift
    return None


def _date(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def _place_nth(words: Words, when: When) -> SaidDate | None:
    """Place "on the 12th", "on the 12th of last month"."""
    if when.published is None:
        return SOME_TIME
    day = int(words["day"] or 0)
    shift = _look_up("shifts", words["of"])
    if shift is None:
        shift = -1 if day > when.published.day else 0
        shift += 1 if when.future else 0
    month = _moved(when.published.replace(day=1), shift, "month")
    on = _date(month.year, month.month, day)
    return None if on is None else _told(on)


def _place_month(words: Words, when: When) -> SaidDate:
    """Place "in March", "last March", "in March last year", "March 2026"."""
    month = _month(words)
    year = _year(words, when)
    if year is not None:
        return _told(date(year, month, 1), "month")
    shift = _look_up("shifts", words["shift"])
    anchored = _look_up("anchored_shifts", words["shift"])
    today = when.published if anchored is None else when.anchor
    if today is None:
        return SOME_TIME
    shift = shift if anchored is None else anchored
    ahead = shift == 1 or (when.future and not shift)
    if ahead:
        year = today.year + (month <= today.month)
    elif words["shift"] and shift == 0:
        year = today.year
    else:
        year = today.year - (month > today.month or (shift == -1 and month == today.month))
    return _told(date(year, month, 1), "month")


def _place_season(words: Words, when: When) -> SaidDate:
    """Place a season in its year, not closer; winter lies in two years and is not placed."""
    months = _look_up("seasons", words["season"])
    if words["year"] and months:
        return _told(date(int(words["year"]), 1, 1), "year")
    if not months or when.published is None:
        return SOME_TIME
    first, last = months
    shift = _look_up("shifts", words["shift"])
    ahead = shift == 1 and when.published.month >= first
    behind = shift == -1 and when.published.month <= last
    return _told(date(when.published.year + ahead - behind, 1, 1), "year")


def _place_year(words: Words, _: When) -> SaidDate:
    return _told(date(int(words["year"] or 0), 1, 1), "year")


def _place_vague(_words: Words, _when: When) -> SaidDate:
    return SOME_TIME


def _place_counted(words: Words, when: When) -> SaidDate:
    """Place "two weeks ago" from the publication day, "two weeks earlier" from the anchor."""
    way = _look_up("directions", words["way"])
    if way is not None:
        return _counted(words, when.published, way)
    return _counted(words, when.anchor, _look_up("anchored_directions", words["way"]))


def _counted(words: Words, day: date | None, way: int) -> SaidDate:
    """Move a day by a told count; a vague one is read as three and told one step coarser."""
    unit = (words["unit"] or "").lower()
    if words["few"]:
        return _coarser(day, 3 * way, unit)
    count = _look_up("numbers", words["count"]) or int(words["count"] or 0)
    if unit in ("hour", "minute"):
        count, unit = (count // 24 if unit == "hour" else 0), "day"
    elif unit == "decade":
        count, unit = count * 10, "year"
    return _shifted(day, count * way, cast(DatePrecision, unit))


def _coarser(day: date | None, count: int, unit: str) -> SaidDate:
    coarser: dict[str, DatePrecision] = {"day": "month", "week": "year", "month": "year"}
    if day is None or unit not in coarser:
        return SOME_TIME
    return _told(_moved(day, count, unit), coarser[unit])


def _place_ahead(words: Words, when: When) -> SaidDate:
    return _counted(words, when.published, 1)


def _place_rolling(words: Words, when: When) -> SaidDate:
    """Place "the past two weeks", a time with no one day, one step coarser."""
    count = _look_up("numbers", words["count"])
    if count is None:
        count = int(words["count"] or (3 if words["few"] else 1))
    return _coarser(when.published, -count, (words["unit"] or "").lower())


def _place_weekend(words: Words, when: When) -> SaidDate:
    """Place a weekend, by its week: "over the weekend" is the latest that has begun."""
    if when.published is None:
        return SOME_TIME
    shift = _look_up("shifts", words["shift"])
    if shift is None:
        shift = 0 if when.published.weekday() >= _SATURDAY else -1
    return _shifted(when.published, shift, "week")


def _place_period(words: Words, when: When) -> SaidDate:
    unit = cast(DatePrecision, (words["unit"] or "").lower())
    return _shifted(when.published, _look_up("shifts", words.get("shift")) or 0, unit)


def _place_anchored(words: Words, when: When) -> SaidDate:
    """Place "the same day", "the previous week" from the anchor."""
    return _shifted(when.anchor, _look_up("anchored_shifts", words["shift"]), _precision(words))


def _place_beside(words: Words, when: When) -> SaidDate:
    """Place "the day before", "the week after" from the anchor."""
    way = _look_up("anchored_directions", words["way"])
    return _shifted(when.anchor, way, _precision(words))


def _precision(words: Words) -> DatePrecision:
    unit = (words["unit"] or "").lower()
    return cast(DatePrecision, unit) if unit in ("week", "month", "year") else "day"


PLACES: dict[str, Callable[[Words, When], SaidDate | None]] = {
    "days": _place_days,
    "iso": _place_iso,
    "month_day": _place_month_day,
    "day_month": _place_month_day,
    "nth": _place_nth,
    "weekday": _place_weekday,
    "holiday": _place_holiday,
    "month": _place_month,
    "season": _place_season,
    "year": _place_year,
    "vague": _place_vague,
    "counted": _place_counted,
    "ahead": _place_ahead,
    "rolling": _place_rolling,
    "weekend": _place_weekend,
    "period": _place_period,
    "within": _place_period,
    "anchored": _place_anchored,
    "beside": _place_beside,
}
