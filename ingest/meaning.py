"""Reduce the wording of a position to what it means, so that wordings can be compared.

A wording is read as text alone, without a parse: what a scholar typed by hand and what the
extraction worded are treated alike.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from ingest.countries import find_countries
from ingest.language import load_words
from ingest.pipeline import sentence_vectors
from ingest.records import Extraction, Meaning, Proposition
from ingest.wording import gerund, third_person

Floats = npt.NDArray[np.float32]

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_ROUNDS = 2  # "an end to the ban on X" turns twice


def meanings(wordings: Sequence[str]) -> list[Meaning]:
    """Reduce wordings to their meanings; each depends on its own words alone."""
    parts = [_parts(wording) for wording in wordings]
    vectors = sentence_vectors([about for about, _ in parts])
    actions = sentence_vectors([meaning.action or about for about, meaning in parts])
    return [
        Meaning(
            turned=meaning.turned,
            action=meaning.action,
            names=meaning.names,
            countries=meaning.countries,
            numbers=meaning.numbers,
            acronyms=meaning.acronyms,
            initials=meaning.initials,
            vector=packed(vector),
            action_vector=packed(action),
        )
        for (_, meaning), vector, action in zip(parts, vectors, actions, strict=True)
    ]


@lru_cache(maxsize=20_000)
def meaning(wording: str) -> Meaning:
    """Reduce a wording to its meaning; what was asked before is remembered."""
    return meanings([wording])[0]


def with_meanings(extraction: Extraction) -> Extraction:
    """Give the propositions of an article their meanings; bare actors and countries need none."""
    return replace(
        extraction,
        stances=tuple(replace(s, position=_meant(s.position)) for s in extraction.stances),
        conditions=tuple(
            replace(c, consequence=_meant(c.consequence), requirement=_meant(c.requirement))
            for c in extraction.conditions
        ),
    )


def _meant(proposition: Proposition) -> Proposition:
    if proposition.actor is not None or proposition.country is not None:
        return proposition
    return replace(proposition, meaning=meaning(proposition.text))


def packed(vector: Floats) -> bytes:
    """Round a vector to signed bytes; its direction stays, its length does not."""
    largest = float(np.abs(vector).max())
    scaled = vector * (127 / largest) if largest else vector
    return np.rint(scaled).astype(np.int8).tobytes()


def turned(wording: str) -> tuple[bool, str]:
    """Tell whether a wording would end what it is about, and say what that is.

    "a ban on bullfighting" is True, "bullfighting"; "bullfighting" is False, "bullfighting".
    """
    words, against = wording.split(), False
    for _ in range(_ROUNDS):
        found = _without_ending(words)
        if found is None:
            break
        words, turns = found
        against ^= turns
    return against, " ".join(words) or wording


def _without_ending(words: list[str]) -> tuple[list[str], bool] | None:
    """Leave out the word that ends or keeps the rest; None where there is none."""
    data = load_words("meaning")
    for place, word in enumerate(words):
        low, after = _plain(word), _plain(words[place + 1]) if place + 1 < len(words) else ""
        if low in data["prepositions"] or not after:
            return None
        if low in data["ending_nouns"] and after in data["prepositions"]:
            kept = [w for w in words[:place] if _plain(w) not in data["before_endings"]]
            return [*kept, *words[place + 2 :]], True
        if (low, after) in _ending_pairs() and len(words) > place + 2:
            return words[:place] + words[place + 2 :], True
        if place == 0 and not low.endswith("ing") and low not in data["keeping"]:
            continue  # "exit polls": a bare verb does not open a wording
        if low in _ending_verbs() and after not in data["prepositions"]:
            return words[:place] + words[place + 1 :], True
        if low in data["keeping"]:
            return words[:place] + words[place + 1 :], False
    return None


@cache
def _ending_verbs() -> frozenset[str]:
    return frozenset(
        form for verb in load_words("meaning")["ending_verbs"] for form in _forms(verb)
    )


@cache
def _ending_pairs() -> frozenset[tuple[str, str]]:
    pairs = load_words("meaning")["ending_pairs"]
    return frozenset((form, particle) for verb, particle in pairs for form in _forms(verb))


def _forms(verb: str) -> tuple[str, str, str]:
    return verb, third_person(verb), gerund(verb)


def _plain(word: str) -> str:
    return word.lower().strip('.,;:()"\u201c\u201d')


def _parts(wording: str) -> tuple[str, Meaning]:
    """Split a wording into names, countries, numbers and the rest; without vectors as yet."""
    against, about = turned(wording)
    mentions = list(find_countries(about))
    words = [
        m for m in _WORD.finditer(about) if not any(c.start <= m.start() < c.end for c in mentions)
    ]
    free = [m.group() for m in words]
    names, numbers, rest = _sorted(free)
    capitals = [word[0] for word in free if word[0].isupper()]
    return about, Meaning(
        turned=against,
        action=" ".join(rest),
        names=tuple(sorted(names)),
        countries=tuple(sorted({c.iso3 for c in mentions})),
        numbers=tuple(sorted(numbers)),
        acronyms=tuple(sorted({word for word in free if _ACRONYM.fullmatch(word)})),
        initials="".join(capitals),
    )


def _sorted(words: Sequence[str]) -> tuple[set[str], set[str], list[str]]:
    """Sort words into folded names, numbers and others that carry weight."""
    silent = load_words("meaning")["silent"]
    names: set[str] = set()
    numbers: set[str] = set()
    rest: list[str] = []
    for word in _split_numbers(words, numbers):
        bare = _POSSESSIVE.sub("", word)
        if bare[:1].isupper() and bare.lower() not in silent:
            names.add(_folded(bare))
        elif word.lower() not in silent and len(word) > 1:
            rest.append(word.lower())
    return names, numbers, rest


def _split_numbers(words: Sequence[str], numbers: set[str]) -> Iterator[str]:
    """Yield words that are no numbers; "90-day" gives its number away and stays as "day"."""
    known = load_words("meaning")["numbers"]
    for word in words:
        first, _, last = word.partition("-")
        digits = _NUMBER.match(first)
        number = known.get(first.lower()) or (digits.group().rstrip(".,") if digits else None)
        if number is None:
            yield word
            continue
        numbers.add(number)
        if last:
            yield last


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in letters if not unicodedata.combining(c))
