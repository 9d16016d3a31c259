"""Place the time words of English news on the calendar, against the publication day.

A period is told by its first day and a precision; weeks begin on Monday. Nothing here parses:
phrases are matched by patterns built from ingest/language/dates.toml.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from ingest.datecounts import When
from ingest.dategrammar import either, grammar
from ingest.dateplaces import PLACES, month_number
from ingest.language import load_words
from ingest.records import SaidDate, Span

UNKNOWN = SaidDate()
_OLD, _SOON = 270, 92  # days; papers give the year of what is older than some nine months
_BESIDE = 16  # characters between a cue and an expression that touches it ("on Monday also said")


def published(published_on: date | None) -> SaidDate:
    """Date words that tell no day of their own: to the publication day, where it is known."""
    if published_on is None:
        return UNKNOWN
    return SaidDate(on=published_on, precision="day", source="published")


def resolve(
    phrase: str, published_on: date | None, *, anchor: date | None = None, future: bool = False
) -> SaidDate | None:
    """Place a phrase on the calendar; None where it is no time expression.

    ``anchor`` is the day spoken of before, for "a day earlier" and "the same day". A weekday
    or month without a year is the latest one up to the publication day, or with ``future``
    the first after it. What cannot be placed (no anchor, no publication day, "recently") is
    a SaidDate with source "text" and no day.
    """
    words = " ".join(phrase.replace("\u2019", "'").split()).strip(" ,.;")
    when = When(published_on, anchor, future)
    for name, pattern in grammar().forms.items():
        match = pattern.fullmatch(words)
        if match is not None:
            return PLACES[name](match.groupdict(), when)
    return None


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Find time expressions that can say when something was said: start, end, phrase.

    Bounds and plans ("since Monday", "by Friday", "for Thursday") and possessives that qualify
    a thing ("Friday's attack") are left out, except "in (at, during) Friday's speech".
    """
    patterns = grammar()
    if patterns.trigger.search(text) is None:
        return
    names = [name.span() for name in patterns.names.finditer(text)]
    for match in patterns.anywhere.finditer(text):
        start, end = match.span()
        if patterns.bare.fullmatch(text, start, end) or _any_overlap((start, end), names):
            continue
        led = patterns.preposition.match(text, start) is not None
        if not led and (
            patterns.possessive.match(text, end)
            or patterns.bound.search(text[max(0, start - 24) : start])
        ):
            continue
        phrase = match.group().rstrip(".")  # "in May." ends a sentence
        yield start, start + len(phrase), phrase


def said_date(
    text: str,
    cue: Span,
    published_on: date | None,
    *,
    outside: Sequence[Span] = (),
    anchor: date | None = None,
) -> SaidDate:
    """Date a statement by the expression nearest its cue, else by the publication day.

    ``text`` is the sentence (or clause) with the cue at ``cue``; expressions inside the spans
    ``outside`` (what was said) and such as lie after the publication day are passed over.
    """
    for start, end, phrase in sorted(find(text), key=lambda found: _gap(cue, found[:2])):
        if _any_overlap((start, end), outside) or not _of_cue(text, cue, (start, end)):
            continue
        when = resolve(phrase, published_on, anchor=anchor)
        if when is None or _ahead(phrase, when, published_on):
            continue
        if when.on is None and _gap(cue, (start, end)) > _BESIDE:
            continue
        return when
    return published(published_on)


def _of_cue(text: str, cue: Span, found: Span) -> bool:
    """Tell whether an expression can belong to a cue, by the words between and before them.

    After the cue no other clause may begin first and no plan be named. Before it the
    expression either touches the cue or opens the sentence: no clause, no comma before it.
    """
    start, end = found
    if start >= cue[1]:
        between = text[cue[1] : start]
        return not (grammar().opener.search(between) or grammar().plan.search(between))
    if cue[0] - end <= _BESIDE and "," not in text[end : cue[0]]:
        return True
    follows = grammar().clause.match(text, end)  # "..., who said": the date of that clause only
    if follows is not None and "," in text[follows.end() : cue[0]]:
        return False
    before = text[:start]
    return "," not in before and grammar().opener.search(before) is None


def _any_overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _gap(cue: Span, other: Span) -> int:
    """Count the characters between, a little more for what comes before the cue."""
    return other[0] - cue[1] if other[0] >= cue[1] else cue[0] - other[1] + 1


def _ahead(phrase: str, when: SaidDate, published_on: date | None) -> bool:
    """Tell a day to come: after publication, or a bare date much nearer ahead than behind."""
    if when.on is None or published_on is None:
        return False
    if (published_on - when.on).days < _OLD:
        return when.on > published_on
    other = resolve(phrase, published_on, future=True)
    return other is not None and other.on is not None and 0 < (other.on - published_on).days < _SOON


class NoDate(ValueError):
    """Say why words that should be a date are none, and how to write one."""


def written_date(words: str) -> date:
    """Read a date as a record or front matter writes it; times and zones are passed over.

    Takes ISO dates and times, "12 March 2026", "March 12, 2026", "Thu, 12 Mar 2026 10:00 GMT",
    and day, month and year in figures where they can be read in one way only.
    Raises NoDate, also for "03/04/2026".
    """
    words = " ".join(words.split())
    for pattern in _written():
        match = pattern.fullmatch(words)
        if match is not None:
            parts = match.groupdict()
            break
    else:
        raise NoDate(f"{_short(words)} is no date; write YYYY-MM-DD")
    year, first = int(parts["year"]), parts["month"]
    day, month = int(parts["day"]), month_number(first) or int(first)
    if "ordered" in parts:
        day, month = _in_figures(words, day, month)
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDate(f"{_short(words)} is no day of the calendar; write YYYY-MM-DD") from None


def _in_figures(words: str, first: int, second: int) -> tuple[int, int]:
    """Tell day and month of "25/03/2026" and "03/25/2026"."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    raise NoDate(f"{_short(words)} can be read as two dates; write YYYY-MM-DD")


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:37] + "...")


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{either(load_words('dates')['months'])})\.?"
    weekday = r"(?:[a-z]{3,9}\.?,?\s+)?"
    time = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,40})?"
    year, day = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
    forms = (
        rf"{year}(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?:[T\s].{{1,40}})?",
        rf"{weekday}{day}(?:st|nd|rd|th)?[\s-](?:of\s)?{month},?[\s-]{year}{time}",
        rf"{weekday}{month}\s{day}(?:st|nd|rd|th)?,?\s{year}{time}",
        rf"{day}(?P<ordered>[/.-])(?P<month>\d\d?)(?P=ordered){year}{time}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
