"""Build the patterns of English time expressions from ingest/language/dates.toml."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.language import load_words

_UNIT = "(?P<unit>(?i:day|night|week|month|year|decade|hour|minute))"
_LONG_UNIT = "(?P<unit>(?i:week|month|year))"
_PERIOD = "(?P<unit>(?i:week|weekend|month|year))"
_YEAR = r"(?:19|20)\d\d(?![\d-])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d|[.:,]\d)(?:st|nd|rd|th)?"
_GROUP = re.compile(r"\?P<\w+>")
_ENDING = r"(?=\s*(?:[,.;:)\u2019']|$))"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Hold the patterns: one a form for whole phrases, one of all forms for running text."""

    forms: dict[str, re.Pattern[str]]
    anywhere: re.Pattern[str]
    trigger: re.Pattern[str]
    bare: re.Pattern[str]
    names: re.Pattern[str]
    opener: re.Pattern[str]
    clause: re.Pattern[str]
    bound: re.Pattern[str]
    possessive: re.Pattern[str]
    preposition: re.Pattern[str]
    plan: re.Pattern[str]


def either(words: Iterable[str]) -> str:
    """Join words into an alternation, the longest first, any white space and apostrophe in them."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return "|".join(escaped).replace("'", "['\u2019]")


def _low(words: Iterable[str], group: str = "") -> str:
    """Match any of the words in either case, in a named group where a name is given."""
    return f"(?P<{group}>(?i:{either(words)}))" if group else f"(?i:{either(words)})"


@cache
def grammar() -> Grammar:
    """Return the compiled patterns."""
    words = load_words("dates")
    context = words["context"]
    lead = rf"(?:{_low(context['prepositions'])}\s+)?(?:{_low(context['leads'])}(?:\s+|-))?"
    strict = "|".join(_GROUP.sub("?:", form) for form in _forms(words, loose=False).values())
    return Grammar(
        forms={
            name: re.compile(lead + form, re.IGNORECASE)
            for name, form in _forms(words, loose=True).items()
        },
        anywhere=re.compile(rf"(?<![\w-]){lead}(?:{strict})(?![\w-])"),
        trigger=_trigger(words),
        bare=_bare(words),
        names=re.compile(rf"\b(?:{either(context['names'])})\b"),
        opener=re.compile(rf"\b{_low(context['openers'])}\b"),
        clause=re.compile(rf",\s+{_low(context['openers'])}\b"),
        bound=re.compile(rf"(?<![\w-]){_low(context['bounds'])}\s+(?:the\s+)?$"),
        possessive=re.compile("['\u2019]"),
        preposition=re.compile(rf"{_low(context['prepositions'])}\s"),
        plan=re.compile(rf"\b{_low(context['plans'])}\b"),
    )


def _bare(words: dict[str, Any]) -> re.Pattern[str]:
    """Match what is too little to be a date in running text: "March", "2024", "the fall"."""
    month, season = either(words["months"]), _low(words["seasons"])
    return re.compile(
        rf"(?:(?i:on|at|over)\s+)?(?:(?:{month})\.?|\d{{4}})|(?:(?i:the)\s+)?{season}"
    )


def _trigger(words: dict[str, Any]) -> re.Pattern[str]:
    """Match a word that every expression has one of, so that most sentences cost one search."""
    names = [*words["weekdays"], *words["short_weekdays"], *words["months"], *words["holidays"]]
    names += words["eves"]
    lower = {phrase.split()[-1] for phrase in (*words["days"], *words["vague"]["phrases"])}
    lower = (lower - {"of"}) | {"eve"}
    lower.update(words["seasons"], words["context"]["parts"], words["weeks"], ["weekend"])
    lower.update(phrase.split()[-1] for phrase in words["lengths"])
    for unit in ("hour", "minute", "day", "week", "month", "year", "decade"):
        lower.update((unit, f"{unit}s"))
    digits = r"\d{4}|\d+(?:st|nd|rd|th|0s)"
    return re.compile(rf"\b(?:{either(names)}|{_low(lower)}|{digits})\b")


def _forms(words: dict[str, Any], *, loose: bool) -> dict[str, str]:
    """Give the pattern of each form, the more telling first; a loose one needs less context."""
    return {
        "days": _low(words["days"], "days"),
        "iso": r"(?P<iso>\d{4}-\d{2}-\d{2})",
        **_calendar(words, loose=loose),
        **_counted(words),
        **_periods(words),
    }


def _calendar(words: dict[str, Any], *, loose: bool) -> dict[str, str]:
    """Give the patterns of named days, months, seasons and of years."""
    short = either(words["short_weekdays"])
    short = (
        rf"(?:{short})\.?" if loose else rf"(?:{short})(?:\.|(?=,?\s+(?:\d|[A-Z][a-z]+\.?\s\d)))"
    )
    weekday = rf"(?:{either(words['weekdays'])}|{short})"
    named = rf"(?:(?P<weekday>{weekday}),?\s+)?"
    month = rf"(?P<month>{either(words['months'])})\.?"
    near = _low(("last", "this", "next"), "of")
    year = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})|,?\s+(?:of\s+)?{near}\s+year)"
    shift = rf"(?:{_low((*words['shifts'], *words['anchored_shifts']), 'shift')}\s+)?"
    part = rf"(?:\s+{_low(words['context']['parts'])})?"
    that = "" if loose else r"(?!(?i:that)\s)"  # "noted that Monday would be too late"
    holidays = either((*words["holidays"], *words["eves"]))
    which_week = rf"(?:,?\s+(?:of\s+)?{near}\s+week)?"
    which_month = rf"(?:\s+of\s+{near}\s+month)"
    return {
        "month_day": rf"{named}{month}\s+{_DAY}{year}?",
        "day_month": rf"{named}(?:(?i:the)\s+)?{_DAY}\s+(?:of\s+)?{month}{year}?",
        "nth": rf"(?i:the)\s+{_DAY}(?<=[a-z])(?:{which_month}|{'' if loose else _ENDING})",
        "before_last": rf"(?i:the)\s+(?:(?P<weekday>{weekday})|{_PERIOD})\s+(?i:before\s+last)",
        "weeks_ago": rf"(?P<count>(?i:{either(words['numbers'])})|\d{{1,2}})\s+(?i:weeks?\s+ago)"
        + rf"\s+(?:(?i:on)\s+)?(?P<weekday>{weekday})",
        "weekday": rf"{that}{shift}(?P<weekday>{weekday}){part}{which_week}",
        "holiday": rf"(?P<holiday>{either(words['holidays'])}){year}?",
        "eve": rf"(?i:the\s+eve\s+of)\s+(?P<holiday>{holidays}){year}?",
        "month": rf"{shift}{month}{year}?",
        "season": rf"(?:{shift}|(?i:the)\s+){_low(words['seasons'], 'season')}"
        + rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR})|(?!\s+of))",
        "year": rf"(?P<year>{_YEAR})(?!s)",
    }


def _counted(words: dict[str, Any]) -> dict[str, str]:
    """Give the patterns of counts: "two weeks ago", "in a month", "the past three days"."""
    about = rf"(?:{_low(words['context']['about'])}\s+)?"
    number = rf"(?P<count>(?i:{either(words['numbers'])})|\d{{1,3}})"
    count = rf"{about}(?:{number}|{_low(words['vague']['few'], 'few')})\s+{_UNIT}s?"
    open_ways = _low((*words["directions"], "earlier", "later", "previously"))
    closed_ways = rf"{_low(words['anchored_directions'])}{_ENDING}"
    decade = r"(?i:the)\s+(?:(?i:early|late|mid)[\s-])?(?:19|20)?\d0s"
    few = rf"(?:{number}|(?P<few>(?i:{either((*words['vague']['few'], 'few'))})))"
    return {
        "measured": rf"{_low(words['lengths'], 'length')}\s+(?P<way>{open_ways}|{closed_ways})",
        "vague": rf"(?P<vague>{_low(words['vague']['phrases'])}|{decade})",
        "counted": rf"{count}\s+(?P<way>{open_ways}|{closed_ways})",
        "ahead": rf"(?i:in|within)\s+{count}(?:['\u2019]?\s+time)?{_ENDING}",
        "rolling": rf"(?i:the\s+past|the\s+last|past|last|this\s+past)\s+{few}\s+{_UNIT}s?",
    }


def _periods(words: dict[str, Any]) -> dict[str, str]:
    """Give the patterns of periods: "last week", "the same day", "the night before"."""
    parts = words["context"]["parts"]
    shift = _low(words["shifts"], "shift")
    weekend_shift = _low((*words["shifts"], "the", "the previous"), "shift")
    span = _low(("day", "week", "month", "year", *parts), "unit")
    return {
        "weekend": rf"{weekend_shift}\s+weekend",
        "period": rf"{shift}\s+{_LONG_UNIT}",
        "weeks": _low(words["weeks"], "weeks"),
        "within": r"(?i:(?:earlier|later|early|late)\s+in|(?:the\s+)?(?:start|beginning|middle|"
        + rf"turn)\s+of)\s+the\s+{_LONG_UNIT}",
        "anchored": rf"{_low(words['anchored_shifts'], 'shift')}\s+{span}",
        "beside": rf"(?i:the)\s+{span}\s+{_low(('before', 'after', 'earlier'), 'way')}{_ENDING}",
    }
