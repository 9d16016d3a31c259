"""Fold the spellings of one name in Latin letters into one: "Zelensky", "Zelenskyy"."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graph.ids import fold


@cache
def _data() -> dict[str, Any]:
    text = files("graph").joinpath("romanising.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule["from"]), rule["to"]) for rule in _data()["rules"])


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(_data()["letters"])


@cache
def order(table: str) -> frozenset[str]:
    """Return a list of words that say in which order a name's words stand."""
    return frozenset(_data()["order"][table])


def first_key(word: str) -> str:
    """Fold a first name, or an initial, so that its spellings are equal."""
    return _key(word, "first")


def last_key(word: str) -> str:
    """Fold a last name so that its spellings are equal; the parts of a double one each."""
    return "-".join(_key(part, "last") for part in word.split("-"))


@lru_cache(maxsize=100_000)
def short_for(key: str) -> str:
    """Return the key of the first name that a key is a short form of, else the key itself."""
    return _groups("short").get(key, key)


@lru_cache(maxsize=200_000)
def _key(word: str, table: str) -> str:
    plain = fold(word).translate(_letters())
    return _groups(table).get(plain) or _groups(table).get(_skeleton(plain)) or _skeleton(plain)


@cache
def _groups(table: str) -> dict[str, str]:
    """Map each spelling of a list, and its skeleton, to the skeleton of the first of its line."""
    folded = {}
    for line in _data()["spellings"][table]:
        for spelling in line:
            folded[spelling] = folded[_skeleton(spelling)] = _skeleton(line[0])
    return folded


def _skeleton(word: str) -> str:
    for pattern, replacement in _rules():
        word = pattern.sub(replacement, word)
    return word
