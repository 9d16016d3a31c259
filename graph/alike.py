"""Tell whether two papers print the same words, give or take what an editor does to them.

An editor drops words, cuts a sentence short, spells otherwise, sets other marks. Another number,
a "not", or another word where it matters is no edit: something else was said.
"""

import tomllib
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any

from graph.ids import tokens

COVERED = 0.8  # share of the shorter text's words that the longer must have, in their order
_RUN = 6  # words: each so many that stay allow for one edit more
_TELLING = 3  # words that carry something; fewer say too little to be known again

Words = tuple[str, ...]
_Edit = tuple[str, int, int, int, int]  # as difflib gives them: from one text to the other


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("graph").joinpath("alike.toml").read_text(encoding="utf-8"))


@cache
def _set(table: str) -> frozenset[str]:
    return frozenset(_data()[table])


@cache
def _respelt() -> dict[str, tuple[str, ...]]:
    respelt: dict[str, str] = _data()["numbers"] | _data()["written"]
    return {word: tuple(to.split()) for word, to in respelt.items()}


def words_of(text: str) -> Words:
    """Split a text into words in one spelling: small letters, digits, nothing run together."""
    respelt, found = _respelt(), tokens(text)
    if respelt.keys().isdisjoint(found):
        return tuple(found)
    return tuple(part for word in found for part in respelt.get(word, (word,)))


def alike(one: Words, other: Words, *, least: int, cut: int) -> float:
    """Return which share of the shorter text's words the longer prints too; 0.0: not the same.

    At least ``least`` words must be shared; ``cut`` where one text has much before or behind.
    """
    if one == other:
        return float(len(one) >= least)
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    if len(short) < least or len(set(short) & set(long)) < COVERED * len(set(short)) - 1:
        return 0.0
    edits = SequenceMatcher(None, short, long, autojunk=False).get_opcodes()
    inner = edits[_is_edge(edits[0]) : len(edits) - _is_edge(edits[-1])]
    kept = _kept(inner, short, long)
    needed = least if len(short) >= COVERED * len(long) else max(least, cut)
    if len(kept) < needed or len(kept) < COVERED * len(short) or not _tells(kept):
        return 0.0
    if _is_turned(edits[0], short, long) or not _is_edited(inner, len(kept), short, long):
        return 0.0
    return len(kept) / len(short)


def _is_edge(edit: _Edit) -> bool:
    return edit[0] in ("insert", "delete")


def _kept(edits: Sequence[_Edit], short: Words, long: Words) -> list[str]:
    """List the words that both have, those that are spelt otherwise among them."""
    kept: list[str] = []
    for tag, i, j, k, m in edits:
        if tag == "equal":
            kept += short[i:j]
        elif tag == "replace" and j - i == m - k:
            pairs = zip(short[i:j], long[k:m], strict=True)
            kept += [a for a, b in pairs if _is_respelt(a, b)]
    return kept


def _tells(words: Sequence[str]) -> bool:
    return sum(word not in _set("little") for word in words) >= _TELLING


def _is_turned(edit: _Edit, short: Words, long: Words) -> bool:
    """Tell whether what stands before in one text turns the rest ("it is not true that")."""
    tag, i, j, k, m = edit
    return tag != "equal" and not _set("turns").isdisjoint(short[i:j] + long[k:m])


def _is_edited(edits: Sequence[_Edit], kept: int, short: Words, long: Words) -> bool:
    """Tell whether all that differs is what an editor changes, and not too much of it."""
    changed = [(short[i:j], long[k:m]) for tag, i, j, k, m in edits if tag != "equal"]
    telling = [one for one in changed if not _set("little").issuperset(one[0] + one[1])]
    return len(telling) <= 1 + kept // _RUN and all(_is_harmless(*one) for one in changed)


def _is_harmless(ours: Words, theirs: Words) -> bool:
    if any(word in _set("turns") or _is_number(word) for word in ours + theirs):
        return False
    if not ours or not theirs:
        return True
    little = _set("little")
    if little.issuperset(ours + theirs):
        return True
    return len(ours) == len(theirs) and all(
        _is_respelt(a, b) or (a in little and b in little)
        for a, b in zip(ours, theirs, strict=True)
    )


def _is_number(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _is_respelt(one: str, other: str) -> bool:
    """Tell whether two words differ by a letter ("organise"), long ones by two ("Zelenskyy")."""
    short, long = sorted((one, other), key=len)
    if len(short) < 5 or short[0] != long[0] or _is_number(one + other):
        return False
    head = _shared(short, long)
    tail = _shared(short[head:][::-1], long[head:][::-1])
    return head + tail >= len(long) - (2 if len(short) >= 9 else 1)


def _shared(one: str, other: str) -> int:
    """Count the letters with which two words begin alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
