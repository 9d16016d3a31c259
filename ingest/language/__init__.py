"""Language knowledge as data: one .toml file a subject, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def opens(text: str, phrases: frozenset[str]) -> bool:
    """Say whether a text is one of some phrases, or begins with one and a space."""
    same = _by_first_word(phrases).get(text.partition(" ")[0], ())
    return any(text == phrase or text.startswith(phrase + " ") for phrase in same)


@cache
def _by_first_word(phrases: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        found.setdefault(phrase.partition(" ")[0], []).append(phrase)
    return found


class UnknownWords(LookupError):
    """Say that no language file has the name asked for, and which exist."""


@cache
def load_words(name: str) -> dict[str, Any]:
    """Return the content of ``<name>.toml``; treat it as read-only, it is shared.

    Raises UnknownWords (a LookupError) where there is no such file.
    """
    folder = files(__name__)
    try:
        text = folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")
    except FileNotFoundError:
        known = sorted(path.name[:-5] for path in folder.iterdir() if path.name.endswith(".toml"))
        raise UnknownWords(f"no language file {name!r}; there are: {', '.join(known)}") from None
    return tomllib.loads(text)
