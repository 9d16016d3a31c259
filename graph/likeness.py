"""Tell how likely two wordings are one position: by meaning, together with whom they name.

Nearness in meaning is never enough: "Poland joins NATO" and "Sweden joins NATO" are near. The
weights are a logistic regression, fitted by `python -m training.positions`.
"""

import math
import tomllib
from functools import cache
from importlib.resources import files

import numpy as np

from ingest.records import Meaning

FEATURES = (
    "vectors",  # cosine of the wordings
    "actions",  # cosine of what is left without names and numbers
    "same countries",
    "other countries",  # each names one that the other does not
    "countries apart",  # how many stand in one alone
    "shared names",  # share of all names
    "other names",
    "other numbers",
    "numbers apart",
    "acronym",  # one writes out what the other abbreviates
)
_ROOT = 4  # letters that two forms of one name share ("Catalonia", "Catalan")


def likeness(one: Meaning, other: Meaning) -> float:
    """Return the probability that two wordings are of one position, for it or against it."""
    weights, bias = _weights()
    total = bias + sum(
        weight * value for weight, value in zip(weights, features(one, other), strict=True)
    )
    return 1 / (1 + math.exp(-total))


def cosine(one: bytes, other: bytes) -> float:
    """Measure the angle between two vectors of signed bytes; 0 where one has no length.

    Whole numbers are summed, so that the result is the same on every machine.
    """
    left, right = (np.frombuffer(vector, np.int8).astype(np.int64) for vector in (one, other))
    lengths = int(left @ left) * int(right @ right)
    return int(left @ right) / math.sqrt(lengths) if lengths else 0.0


def features(one: Meaning, other: Meaning) -> tuple[float, ...]:
    """Measure two wordings against each other, in the order of FEATURES."""
    here, there = set(one.countries), set(other.countries)
    mine, yours, acronym = _spelt_out(one, other)
    only_mine, only_yours = _alone(mine, yours), _alone(yours, mine)
    shared = len(mine) - len(only_mine)
    names = shared + len(only_mine) + len(only_yours)
    left, right = set(one.numbers), set(other.numbers)
    return (
        cosine(one.vector, other.vector),
        cosine(one.action_vector, other.action_vector),
        float(here == there),
        float(bool(here - there and there - here)),
        float(len(here ^ there)),
        shared / names if names else 1.0,
        float(bool(only_mine and only_yours)),
        float(bool(left - right and right - left)),
        float(left != right),
        float(acronym),
    )


def _spelt_out(one: Meaning, other: Meaning) -> tuple[set[str], set[str], bool]:
    """Leave out of the names those acronyms that the other wording spells out."""
    mine, yours = set(one.names), set(other.names)
    short = {a.lower() for a in one.acronyms if a in other.initials} - yours
    long = {a.lower() for a in other.acronyms if a in one.initials} - mine
    return mine - short, yours - long, bool(short or long)


def _alone(names: set[str], others: set[str]) -> set[str]:
    return {name for name in names if not any(_one_name(name, other) for other in others)}


def _one_name(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return shared >= max(_ROOT, min(len(one), len(other)) - 2)


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    data = tomllib.loads(files("graph").joinpath("likeness.toml").read_text(encoding="utf-8"))
    return tuple(float(data["weights"][name]) for name in FEATURES), float(data["bias"])
