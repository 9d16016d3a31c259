"""Place each form of time expression on the calendar; ingest/dategrammar.py tells the forms."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from ingest.datecounts import (
    SOME_TIME,
    When,
    Words,
    look_up,
    moved,
    place_ahead,
    place_counted,
    place_measured,
    place_rolling,
    shifted,
    told,
)
from ingest.records import DatePrecision, SaidDate

_SATURDAY = 5


def _place_days(words: Words, when: When) -> SaidDate:
    return shifted(when.published, look_up("days", words["days"]), "day")


def _place_iso(words: Words, _: When) -> SaidDate | None:
    try:
        return told(date.fromisoformat(words["iso"] or ""))
    except ValueError:
        return None


def _place_weekday(words: Words, when: When) -> SaidDate:
    """Place "on Thursday", "last Thursday", "Thursday of last week", "the following Thursday"."""
    target = _named_weekday(words)
    shift = look_up("shifts", words["shift"])
    anchored = look_up("anchored_shifts", words["shift"])
    today = when.published if anchored is None else when.anchor
    if today is None:
        return SOME_TIME
    week = 0 if words["shift"] and shift == 0 else look_up("shifts", words["of"])
    if week is not None:
        return told(today + timedelta(days=target - today.weekday() + 7 * week))
    return told(_near(today, target, shift if anchored is None else anchored, when.future))


def _near(today: date, weekday: int, shift: int | None, future: bool) -> date:
    """Give the nearest such weekday on the asked side; today itself where no side is asked."""
    back = (today.weekday() - weekday) % 7
    if shift == 1 or (future and not shift):
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back or (7 if shift == -1 else 0))


def _place_month_day(words: Words, when: When) -> SaidDate | None:
    return _day_of_year(_month(words), int(words["day"] or 0), words, when)


def _place_holiday(words: Words, when: When) -> SaidDate | None:
    month, day = look_up("holidays", words["holiday"])
    return _day_of_year(month, day, words, when)


def _place_eve(words: Words, when: When) -> SaidDate | None:
    """Place "on the eve of Christmas": the day before."""
    month, day = look_up("holidays", words["holiday"]) or look_up("eves", words["holiday"])
    before = date(2024, month, day) - timedelta(days=1)  # a leap year has every day
    return _day_of_year(before.month, before.day, words, when)


def _place_before_last(words: Words, when: When) -> SaidDate:
    """Place "the week before last", "the Friday before last"."""
    if when.published is None:
        return SOME_TIME
    if words["weekday"]:
        last = _near(when.published, _named_weekday(words), None, future=False)
        return told(last - timedelta(days=7))
    if (words["unit"] or "").lower() == "weekend":
        ended = when.published.weekday() < _SATURDAY
        return shifted(when.published, -2 if ended else -1, "week")
    return shifted(when.published, -2, _precision(words))


def _place_weeks_ago(words: Words, when: When) -> SaidDate:
    """Place "a week ago on Tuesday": so many weeks before the latest Tuesday."""
    if when.published is None:
        return SOME_TIME
    weeks = look_up("numbers", words["count"]) or int(words["count"] or 0)
    last = _near(when.published, _named_weekday(words), None, future=False)
    return told(last - timedelta(days=7 * weeks))


def _named_weekday(words: Words) -> int:
    number = _weekday(words["weekday"])
    assert number is not None
    return number


def month_number(name: str) -> int | None:
    """Give the number of a month by its name or a short form of it, in any case."""
    number: int | None = look_up("months", name)
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
        return None if on is None else told(on)
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
        return told(min(named, key=lambda on: abs(on - today)))
    return told(
        min(on for on in days if on > today)
        if when.future
        else max(on for on in days if on <= today)
    )


def _weekday(word: str | None) -> int | None:
    full: int | None = look_up("weekdays", word)
    short: int | None = look_up("short_weekdays", word)
    return short if full is None else full


def _year(words: Words, when: When) -> int | None:
    """Give the year that the words tell: "2024", "last year"."""
    if words.get("year"):
        return int(words["year"] or 0)
    if words.get("of") and when.published is not None:
        shift: int = look_up("shifts", words["of"])
        return when.published.year + shift
    return None


def _date(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def _place_nth(words: Words, when: When) -> SaidDate | None:
    """Place "on the 12th", "on the 12th of last month"."""
    if when.published is None:
        return SOME_TIME
    day = int(words["day"] or 0)
    shift = look_up("shifts", words["of"])
    if shift is None:
        shift = -1 if day > when.published.day else 0
        shift += 1 if when.future else 0
    month = moved(when.published.replace(day=1), shift, "month")
    on = _date(month.year, month.month, day)
    return None if on is None else told(on)


def _place_month(words: Words, when: When) -> SaidDate:
    """Place "in March", "last March", "in March last year", "March 2026"."""
    month = _month(words)
    year = _year(words, when)
    if year is not None:
        return told(date(year, month, 1), "month")
    shift = look_up("shifts", words["shift"])
    anchored = look_up("anchored_shifts", words["shift"])
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
    return told(date(year, month, 1), "month")


def _place_season(words: Words, when: When) -> SaidDate:
    """Place a season in its year, not closer; winter lies in two years and is not placed."""
    months = look_up("seasons", words["season"])
    if words["year"] and months:
        return told(date(int(words["year"]), 1, 1), "year")
    if not months or when.published is None:
        return SOME_TIME
    first, last = months
    shift = look_up("shifts", words["shift"])
    ahead = shift == 1 and when.published.month >= first
    behind = shift == -1 and when.published.month <= last
    if shift is None:  # "in the spring": the latest that has begun
        behind = when.published.month < first and not when.future
        ahead = when.published.month > last and when.future
    return told(date(when.published.year + ahead - behind, 1, 1), "year")


def _place_year(words: Words, _: When) -> SaidDate:
    return told(date(int(words["year"] or 0), 1, 1), "year")


def _place_vague(_words: Words, _when: When) -> SaidDate:
    return SOME_TIME


def _place_weekend(words: Words, when: When) -> SaidDate:
    """Place a weekend, by its week: "over the weekend" is the latest that has begun."""
    if when.published is None:
        return SOME_TIME
    shift = look_up("shifts", words["shift"])
    if shift is None:
        shift = 0 if when.published.weekday() >= _SATURDAY else -1
    return shifted(when.published, shift, "week")


def _place_weeks(words: Words, when: When) -> SaidDate:
    return shifted(when.published, look_up("weeks", words["weeks"]), "week")


def _place_period(words: Words, when: When) -> SaidDate:
    unit = cast(DatePrecision, (words["unit"] or "").lower())
    return shifted(when.published, look_up("shifts", words.get("shift")) or 0, unit)


def _place_anchored(words: Words, when: When) -> SaidDate:
    """Place "the same day", "the previous week" from the anchor."""
    return shifted(when.anchor, look_up("anchored_shifts", words["shift"]), _precision(words))


def _place_beside(words: Words, when: When) -> SaidDate:
    """Place "the day before", "the week after" from the anchor."""
    way = look_up("anchored_directions", words["way"])
    return shifted(when.anchor, way, _precision(words))


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
    "eve": _place_eve,
    "before_last": _place_before_last,
    "weeks_ago": _place_weeks_ago,
    "month": _place_month,
    "season": _place_season,
    "year": _place_year,
    "vague": _place_vague,
    "measured": place_measured,
    "counted": place_counted,
    "ahead": place_ahead,
    "rolling": place_rolling,
    "weekend": _place_weekend,
    "weeks": _place_weeks,
    "period": _place_period,
    "within": _place_period,
    "anchored": _place_anchored,
    "beside": _place_beside,
}
