"""Sum up how words sound: good or bad, turned round by "not", "failed to", "a lack of"."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from ingest.language import load_words

REACH = 3  # how many words up a turner is looked for
TURNED_BY = frozenset({"advmod", "neg", "det", "case", "mark", "prep", "cc:preconj"})


@cache
def _values() -> dict[str, int]:
    lists = load_words("tone")
    return dict.fromkeys(lists["bad"], -1) | dict.fromkeys(lists["good"], 1)


@cache
def _turners() -> frozenset[str]:
    return frozenset(load_words("tone")["turners"])


def tone(tokens: Iterable[Token]) -> int:
    """Add up the tone of some words; each turned round by what governs it among them."""
    words = list(tokens)
    inside = {t.i for t in words}
    return sum(tone_of(t, inside) for t in words if sounds(t))


def sounds(token: Token) -> bool:
    """Say whether a word has a tone at all."""
    return token.lemma_.lower() in _values()


def tone_of(token: Token, inside: set[int]) -> int:
    """Say how a word sounds where it stands: 1, 0 or -1."""
    value = _values().get(token.lemma_.lower(), 0)
    if not value or token.pos_ in ("AUX", "ADP", "PROPN"):
        return 0
    for _ in range(REACH):
        if any(c.dep_ in TURNED_BY and c.lower_ in _turners() for c in token.children):
            value = -value
        head = token.head
        if head == token or head.i not in inside:
            break
        if head.lemma_.lower() in _turners() and token.i > head.i:
            value = -value
        token = head
    return value
