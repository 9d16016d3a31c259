"""Describe how two mentions in a sentence stand to each other, for the judge of pairs."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span as Words
from spacy.tokens import Token

from ingest import modality
from ingest.pipeline import features_of
from ingest.stance_lexicon import groups
from ingest.stance_rules import KINDS
from ingest.stance_tone import tone

LONGEST = 8  # steps of a path that are still described one by one
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
UPPER = 384  # where the encoder's higher layer begins in a token's row

Floats = npt.NDArray[np.float32]


def described(who: Words, whom: Words) -> set[str]:
    """Name what tells whether the first is for or against the second."""
    up, down = path(who.root, whom.root)
    found = set(_about_path(up, down))
    found |= set(_about_between(who, whom))
    found |= {f"who.ent={who.root.ent_type_}", f"whom.ent={whom.root.ent_type_}"}
    return found


def path(first: Token, second: Token) -> tuple[list[Token], list[Token]]:
    """Climb from two tokens to what governs both, which ends both lists."""
    above = {t.i: n for n, t in enumerate([first, *first.ancestors])}
    down = [second]
    while down[-1].i not in above and down[-1].head != down[-1]:
        down.append(down[-1].head)
    climbed = [first, *first.ancestors]
    return climbed[: above.get(down[-1].i, len(climbed) - 1) + 1], down


def _about_path(up: list[Token], down: list[Token]) -> Iterator[str]:
    top = up[-1]
    left = [t.dep_ for t in up[:-1]]
    right = [t.dep_ for t in down[:-1]]
    yield f"path={'<'.join(left[:LONGEST])}^{'>'.join(right[::-1][:LONGEST])}"
    yield f"who={left[0] if left else 'top'}"
    yield f"whom={right[0] if right else 'top'}"
    yield f"ends={left[-1] if left else 'top'}^{right[-1] if right else 'top'}"
    yield f"top={top.lemma_.lower()}.{left[-1] if left else ''}^{right[-1] if right else ''}"
    yield f"steps={min(len(up), 6)}.{min(len(down), 6)}"
    for name, tokens in (("up", up[1:]), ("down", down[1:-1])):
        for token in tokens[:LONGEST]:
            yield from _about_step(name, token)


def _about_step(name: str, token: Token) -> Iterator[str]:
    lemma = token.lemma_.lower()
    turned = "-" if modality.reversals(token) % 2 else ""
    yield f"{name}={lemma}{turned}"
    yield f"step={lemma}{turned}"
    kind = KINDS.get(token.pos_)
    for group in groups(kind).get(lemma, ())[:1] if kind is not None else ():
        yield f"{name}.group={group.name}{turned}"
        yield f"{name}.side={group.side * (-1 if turned else 1)}"
    sound = tone([token])
    if sound:
        yield f"{name}.tone={sound}{turned}"


def _about_between(who: Words, whom: Words) -> Iterator[str]:
    first, second = sorted((who, whom), key=lambda w: w.start)
    order = ">" if first.start == who.start else "<"
    between = list(who.doc[first.end : second.start])
    yield f"order={order}"
    yield f"apart={order}{min(len(between) // 3, 6)}"
    yield f"between.tone={order}{max(-2, min(2, tone(between)))}"
    yield f"sentence.tone={max(-3, min(3, tone(who.root.sent)))}"
    yield f"names={min(sum(t.ent_iob_ == 'B' for t in between), 3)}"
    for token in between:
        if token.pos_ in CONTENT and not token.ent_type_:
            yield f"between={order}{token.lemma_.lower()}"
        elif token.pos_ in ("ADP", "CCONJ", "PUNCT"):
            yield f"small={order}{token.lower_}"


def encoded_pair(who: Words, whom: Words) -> Floats:
    """Return the encoder's states: both mentions, what governs both, the words between."""
    states = features_of(who.doc)
    up, _ = path(who.root, whom.root)
    first, second = min(who.start, whom.start), max(who.end, whom.end)
    return np.concatenate(
        [
            states[who.root.i, UPPER:],
            states[whom.root.i, UPPER:],
            states[up[-1].i],
            states[first:second].mean(0),
        ]
    ).astype(np.float32)
