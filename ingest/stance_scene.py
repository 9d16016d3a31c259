"""Hold what the rules of stance look at: a parsed text, its cast and who says what where."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ingest.actors import Cast
from ingest.records import Actor, Span, Statement

Holder = tuple[Actor, Span | None]


class Scene:
    """Hold a text, its cast and its statements, found by token without a search."""

    def __init__(self, doc: Doc, cast: Cast, statements: Sequence[Statement]) -> None:
        self.doc = doc
        self.cast = cast
        self.statements = statements
        self._starts = [t.idx for t in doc]
        self._around: dict[int, list[int]] = {}
        self._cued: dict[int, list[int]] = {}
        for number, one in enumerate(statements):
            for span in one.spans:
                self._note(self._around, span, number)
            if one.cue_span is not None:
                self._note(self._cued, one.cue_span, number)

    def _note(self, places: dict[int, list[int]], span: Span, number: int) -> None:
        for i in self.tokens_in(span):
            places.setdefault(i, []).append(number)

    def tokens_in(self, span: Span) -> range:
        """Return the numbers of the tokens that begin in a span."""
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def around(self, token: Token) -> list[int]:
        """List the statements that hold a token, by their numbers."""
        return self._around.get(token.i, [])

    def cued_by(self, token: Token) -> list[int]:
        """List the statements that a token, as their cue, introduces."""
        return self._cued.get(token.i, [])

    def speakers_at(self, token: Token) -> list[Holder]:
        """List who speaks in the smallest statement around a token."""
        around = self.around(token)
        return self._speakers(min(around, key=self._size)) if around else []

    def speakers_of(self, cue: Token) -> list[Holder]:
        """List the speakers of the statements that a cue itself introduces ("demanded that")."""
        found = (holder for number in self.cued_by(cue) for holder in self._speakers(number))
        return list(dict.fromkeys(found))

    def _speakers(self, number: int) -> list[Holder]:
        one = self.statements[number]
        if one.speaker is None:
            return []
        return [(one.speaker, one.speaker_span), *((actor, None) for actor in one.joint)]

    def statement_of(self, span: Span) -> int | None:
        """Find the smallest statement that holds a span, else the one whose cue it holds."""
        tokens = self.tokens_in(span)
        first = self.doc[tokens[0]] if tokens else None
        holding = [i for i in self.around(first) if self._holds(i, span)] if first else []
        if holding:
            return min(holding, key=self._size)
        cued = (n for i in tokens for n in self._cued.get(i, []))
        return min((n for n in cued if self._has_cue(n, span)), default=None)

    def _size(self, number: int) -> int:
        return sum(e - b for b, e in self.statements[number].spans)

    def _holds(self, number: int, span: Span) -> bool:
        return any(s <= span[0] and span[1] <= e for s, e in self.statements[number].spans)

    def _has_cue(self, number: int, span: Span) -> bool:
        cue = self.statements[number].cue_span
        return cue is not None and span[0] <= cue[0] and cue[1] <= span[1]
