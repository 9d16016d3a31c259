"""Look up the words by which somebody is shown to be for or against something."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spacy.tokens import Token

from ingest.language import load_words, opens

Kind = Literal["verbs", "nouns", "adjectives"]
SIDES = {"for": 1, "against": -1, "predicate": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hold how one group of words behaves: its side (1, -1, 0), act and target frames."""

    name: str
    kind: Kind
    side: int
    act: str
    frames: tuple[str, ...]


@cache
def groups(kind: Kind) -> dict[str, tuple[Group, ...]]:
    """Map each word of a kind to its groups, in the order of the file."""
    found: dict[str, list[Group]] = {}
    for name, entry in load_words("stances")[kind].items():
        group = _group(name, kind, entry)
        for word in entry["words"]:
            found.setdefault(word, []).append(group)
    return {word: tuple(dict.fromkeys(named)) for word, named in found.items()}


def _group(name: str, kind: Kind, entry: dict[str, Any]) -> Group:
    return Group(
        name=name,
        kind=kind,
        side=SIDES[entry["side"]],
        act=entry["act"],
        frames=tuple(entry["frames"]),
    )


@cache
def words(*path: str) -> frozenset[str]:
    """Return a list of stances.toml as a set: ``words("documents", "words")``."""
    node: Any = load_words("stances")
    for key in path:
        node = node[key]
    return frozenset(node)


@cache
def judgement(lemma: str) -> int:
    """Say what a predicate thinks of its subject: 1, -1, or 0 where it says nothing."""
    if lemma in words("judgements", "for"):
        return 1
    return -1 if lemma in words("judgements", "against") else 0


def phrase_side(preposition: Token) -> int:
    """Say what a preposition tells of its noun's bearer: "against" -1, "in favour of" 1."""
    text = " ".join(t.lower_ for t in preposition.doc[preposition.i : preposition.i + 3])
    for name, side in (("against", -1), ("for", 1)):
        if opens(text, words("phrases", name)):
            return side
    return 0
