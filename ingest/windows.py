"""Hold what one voice speaks within a sentence, and what is found there to depend on what.

All ranges are (start, end) token indexes, end exclusive. What lies outside a window (a cue
amid a quote) belongs to no range.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from ingest.language import load_words
from ingest.records import ConditionKind
from ingest.syntax import RELATIVE_PRONOUN

Range = tuple[int, int]

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the word lists of the conditions' language file."""
    return frozenset(load_words("conditions")["lists"][name])


@dataclass(frozen=True, slots=True)
class Window:
    """Hold a stretch of a document and which of its tokens belong to one voice."""

    doc: Doc
    inside: frozenset[int]

    @property
    def start(self) -> int:
        """Return the first token of the window."""
        return min(self.inside)

    @property
    def end(self) -> int:
        """Return the token after the last one of the window."""
        return max(self.inside) + 1

    def has_words(self, start: int, end: int) -> bool:
        """Say whether something that means (a noun, verb or adjective) lies in a range."""
        inside = (self.doc[i] for i in range(start, end) if i in self.inside)
        return any(t.pos_ in VERBAL | NOMINAL or t.pos_ == "ADJ" for t in inside)

    def run(self, start: int, end: int, *, at: int = -1, last: bool = False) -> Range | None:
        """Find a piece of a range that lies in the window, its edges trimmed.

        That is the one with the token ``at``, else the first or the last.
        """
        pieces, left = [], start
        for i in range(start, end + 1):
            if i == end or i not in self.inside:
                pieces.append(self._trimmed(left, i))
                left = i + 1
        found = [piece for piece in pieces if piece is not None and self.has_words(*piece)]
        found = [piece for piece in found if piece[0] <= at < piece[1]] or found
        return (found[-1] if last else found[0]) if found else None

    def _trimmed(self, start: int, end: int) -> Range | None:
        while start < end and _is_lead(self.doc[start]):
            start += 1
        while start < end and _is_tail(self.doc[end - 1]):
            end -= 1
        return (start, end) if any(t.is_alpha or t.like_num for t in self.doc[start:end]) else None


def _is_lead(token: Token) -> bool:
    if token.is_space or token.is_punct:
        return True
    if token.lower_ in RELATIVE_PRONOUN:
        return token.dep_ == "mark" or token.head.dep_ in ("acl:relcl", "relcl")
    return token.lower_ in words("leading")


def _is_tail(token: Token) -> bool:
    return token.is_space or token.is_punct or token.lower_ in words("trailing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Hold one dependence of a consequence on a requirement, both as ranges."""

    marker: str
    kind: ConditionKind
    rule: str
    confidence: float
    consequence: Range
    requirement: Range


Windows = Callable[[int], Sequence[Window]]
