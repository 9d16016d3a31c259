"""Find times, amounts and shares in text and write them one way: "six months" is "6 months"."""

import re
from collections.abc import Iterator

from ingest.records import Span

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: dict[str, float] = {"half": 0.5, "dozen": 12}
SMALL |= {word: float(n) for n, word in enumerate(UNITS.split())}
SMALL |= {word: 10.0 * n for n, word in enumerate(TENS.split(), 2)}
SCALE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "k": 1000,
}
CURRENCY = {
    "$": "$",
    "US$": "$",
    "USD": "$",
    "dollar": "$",
    "\u20ac": "\u20ac",
    "EUR": "\u20ac",
    "euro": "\u20ac",
    "\u00a3": "\u00a3",
    "pound": "\u00a3",
    "\u00a5": "\u00a5",
    "yen": "\u00a5",
    "\u20a6": "\u20a6",
    "N": "\u20a6",
    "Rs": "Rs",
}
TIMES = "second|minute|hour|day|week|fortnight|month|year|decade"
COUNTED = (
    "soldier|troop|percent|per cent|barrel|tonne|ton|mile|kilometre|kilometer|km|seat|"
    "prisoner|hostage|refugee|job|missile|plane|warplane|tank|death|vote|point|degree"
)
WORD = "|".join(sorted({*SMALL, *list(SCALE)[:5]}, key=len, reverse=True))
SPELLED = rf"(?:{WORD})(?:(?:[ -]| an? | and (?:an? )?)(?:{WORD}))*"
MORE = "(?:more|additional|further|extra|full|straight|consecutive)"
AMOUNT = re.compile(
    r"(?i)(?:(?<!\w)(?P<cur>US\$|USD|EUR|Rs|N(?=\d)|[$\u20ac\u00a3\u00a5\u20a6]) ?|(?<![\w.,]))"
    rf"(?P<num>\d[\d,]*(?:\.\d+)?|{SPELLED}|an?(?= (?:{TIMES}|hundred|thousand|[mb]illion|dozen)))"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|bn|tn|m|k)\b)?"
    rf"(?:(?: {MORE})?[ -](?P<unit>(?:{TIMES}|{COUNTED})s?|dollars?|euros?|pounds?|yen)\b"
    r"|(?P<pct> ?%))?"
)


def quantities(text: str, span: Span | None = None) -> Iterator[tuple[Span, str]]:
    """Yield (span, normal form) of each amount that has a unit, a currency or a share."""
    start, end = span or (0, len(text))
    for match in AMOUNT.finditer(text, start, end):
        value = _value(match["num"], match["scale"])
        form = _form(value, match["cur"], match["unit"], match["pct"])
        if form:
            yield match.span(), form


def normalise_quantity(text: str) -> str | None:
    """Write the first amount of a phrase one way; None where it holds none."""
    return next((form for _, form in quantities(text)), None)


def _value(number: str, scale: str | None) -> float:
    words = [w for w in re.findall(r"[a-z]+", number.lower()) if w not in ("and", "a", "an")]
    spelled = number[0].isalpha()
    value = _spelled(words or ["one"]) if spelled else float(number.replace(",", ""))
    return value * SCALE[scale.lower()] if scale else value


def _spelled(words: list[str]) -> float:
    total, current = 0.0, 0.0
    for word in words:
        if word in SMALL:
            current = 12 * (current or 1) if word == "dozen" else current + SMALL[word]
        elif word == "hundred":
            current = (current or 1) * 100
        else:
            total += (current or 1) * SCALE[word]
            current = 0.0
    return total + current


def _form(value: float, currency: str | None, unit: str | None, percent: str | None) -> str:
    if percent or (unit or "").lower().startswith(("percent", "per cent")):
        return f"{_plain(value)}%"
    if currency:
        sign = CURRENCY.get(currency) or CURRENCY.get(currency.upper()) or currency
        return sign + _scaled(value)
    if not unit:
        return ""
    name = unit.lower()
    if name.rstrip("s") in CURRENCY:
        return CURRENCY[name.rstrip("s")] + _scaled(value)
    if name.rstrip("s") == "fortnight":
        value, name = value * 2, "week"
    stem = name[:-1] if name.endswith("s") else name
    return f"{_plain(value)} {stem}{'' if value == 1 else 's'}"


def _plain(value: float) -> str:
    return f"{value:,.0f}".replace(",", "") if value == int(value) else f"{value:g}"


def _scaled(value: float) -> str:
    for name in ("trillion", "billion", "million"):
        if value >= SCALE[name]:
            return f"{value / SCALE[name]:g} {name}"
    return _plain(value)
