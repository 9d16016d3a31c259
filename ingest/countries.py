"""Know the countries: names, adjectives, capitals, seats of power, in ingest/language/.

Phrases are matched in the case that English writes ("Turkey", "US", never "turkey", "us"), or
all in capitals where they are long enough; a leading "the" is not part of a phrase.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from ingest.language import load_words

Sort = Literal["name", "adjective", "capital", "seat"]

_SORTS: tuple[tuple[str, Sort], ...] = (
    ("names", "name"),
    ("adjectives", "adjective"),
    ("capitals", "capital"),
    ("seats", "seat"),
)
_WORD = re.compile(r"(?<![^\W_])[A-Z\u00c0-\u00d6\u00d8-\u00de][^\W\d_]*")
_SHOUTED = 5  # letters; shorter names in capitals are more often an acronym ("CHAD", "PERU")


class UnknownCountry(LookupError):
    """Say that no country has the code asked for."""


@dataclass(frozen=True, slots=True)
class Country:
    """Name a country by its ISO 3166-1 codes (Kosovo: XKX, XK) and its common English name."""

    iso3: str
    iso2: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Place a country phrase in a text; ``ambiguous`` ones often mean something else."""

    start: int
    end: int
    iso3: str
    sort: Sort
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Hold what a phrase stands for; no country where it only looks like one."""

    iso3: str | None
    sort: Sort
    ambiguous: bool


def country_by_code(iso3: str) -> Country:
    """Return the country with an ISO alpha-3 code; raise UnknownCountry where none has it."""
    try:
        return _countries()[iso3.upper()]
    except KeyError:
        raise UnknownCountry(
            f"no country has the code {iso3!r}; codes are ISO 3166-1 alpha-3, like FRA or XKX"
        ) from None


def country_named(text: str) -> Country | None:
    """Find the country that a whole phrase names: "France", "the government of France"."""
    return _whole(text, ("name",))


def country_of(text: str) -> Country | None:
    """Find the country that a whole phrase stands for, by any sort of phrase or a body of state.

    Takes "France", "French", "Paris", "the Elysee", "the French government", "France's army".
    """
    return _whole(text, ("name", "adjective", "capital", "seat"))


@lru_cache(maxsize=4096)
def metonym(text: str) -> Country | None:
    """Find the country that a phrase speaks for where it is a speaker ("Moscow said").

    Names, capitals, seats and bodies of state do; adjectives ("Russians") do not, nor does
    Brussels, which mostly stands for the Union.
    """
    if _bare(text) in load_words("countries")["general"]["silent"]:
        return None
    return _whole(text, ("name", "capital", "seat"))


def is_seat(text: str) -> bool:
    """Tell whether a phrase is a seat of power, such as "the Kremlin" or "No 10"."""
    phrase = _look_up(text)
    return phrase is not None and phrase.sort == "seat"


def is_ambiguous(text: str) -> bool:
    """Tell whether a country phrase often means something else ("Georgia", "Washington")."""
    phrase = _look_up(text)
    return phrase is not None and phrase.ambiguous


def find_countries(text: str) -> Iterator[Mention]:
    """Find the country phrases of a text from left to right, the longest at each place."""
    index, phrases, done = _index(), _phrases(), 0
    for word in _WORD.finditer(text):
        pattern = index.get(word.group()) if word.start() >= done else None
        match = pattern.match(text, word.start()) if pattern else None
        if match is None:
            continue
        done = match.end()
        phrase = phrases[_key(match.group())]
        if phrase.iso3 is not None:
            yield Mention(match.start(), done, phrase.iso3, phrase.sort, phrase.ambiguous)


@lru_cache(maxsize=4096)
def _whole(text: str, sorts: tuple[Sort, ...]) -> Country | None:
    """Find the country of a whole phrase of some sorts, or of a body of state."""
    phrase = _look_up(text)
    if phrase is None:
        return _of_body(_bare(text), sorts)
    if phrase.iso3 is None or phrase.sort not in sorts:
        return None
    return country_by_code(phrase.iso3)


def _of_body(text: str, sorts: tuple[Sort, ...]) -> Country | None:
    """Find the country of "French government", "France's army", "government of France"."""
    before, after = _bodies()
    match = before.fullmatch(text)
    if match is not None:
        return _whole(match["country"], ("name",))
    match = after.fullmatch(text) if "seat" in sorts else None
    if match is None:
        return None
    return _whole(match["country"], ("name",) if match["own"] else ("name", "adjective", "capital"))


@cache
def _bodies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    bodies = "|".join(map(re.escape, load_words("countries")["general"]["bodies"]))
    return (
        re.compile(rf"(?i:{bodies})\s+(?i:of)\s+(?P<country>.+)"),
        re.compile(rf"(?P<country>.+?)(?P<own>['\u2019]s?)?\s+(?i:{bodies})"),
    )


def _look_up(text: str) -> _Phrase | None:
    """Find a whole phrase, with or without "the", a possessive at its end or not."""
    bare = _bare(text)
    ways = (bare, f"The {bare}", re.sub(r"['\u2019]s?$", "", bare))
    return next((phrase for way in ways if (phrase := _phrases().get(_key(way)))), None)


def _bare(text: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", text.strip())


def _key(phrase: str) -> str:
    return " ".join(phrase.replace("\u2019", "'").split())


@cache
def _countries() -> dict[str, Country]:
    return {
        iso3: Country(iso3, entry["iso2"], entry["name"])
        for iso3, entry in load_words("countries").items()
        if iso3 != "general"
    }


@cache
def _phrases() -> dict[str, _Phrase]:
    """Map each way of writing each phrase to what it stands for."""
    words = load_words("countries")
    found = {other: _Phrase(None, "name", False) for other in words["general"]["others"]}
    for iso3, entry in words.items():
        if iso3 == "general":
            continue
        ambiguous = set(entry.get("ambiguous", ()))
        for phrase, sort in _entry_phrases(entry):
            for written in _ways(phrase, sort):
                found.setdefault(written, _Phrase(iso3, sort, phrase in ambiguous))
    return found


def _entry_phrases(entry: dict[str, Any]) -> Iterator[tuple[str, Sort]]:
    yield entry["name"], "name"
    for key, sort in _SORTS:
        for phrase in entry.get(key, ()):
            yield phrase, sort


def _ways(phrase: str, sort: Sort) -> Iterator[str]:
    """Give the ways to write a phrase: as it is, without accents, a name also in capitals."""
    letters = unicodedata.normalize("NFD", phrase)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for written in (phrase, plain):
        yield _key(written)
        if sort in ("name", "capital") and len(written) >= _SHOUTED:
            yield _key(written.upper())


@cache
def _index() -> dict[str, re.Pattern[str]]:
    """Map a first word to the pattern of the phrases that begin with it."""
    starting: dict[str, list[str]] = {}
    for phrase in _phrases():
        if first := _WORD.match(phrase):  # "10 Downing Street" is found by its second word
            starting.setdefault(first.group(), []).append(phrase)
    return {first: _pattern(phrases) for first, phrases in starting.items()}


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"(?:{either})(?![^\W_])".replace("'", "['\u2019]"))
