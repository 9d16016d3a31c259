"""Find what is made to depend on what, and who says so."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ingest.clauses import Link, Range, Window
from ingest.dependence import constructed
from ingest.propositions import Names, proposition_of_span
from ingest.quotes import quoted_tokens
from ingest.records import Actor, Condition, SaidDate, Span, Statement
from ingest.sides import marked
from ingest.syntax import text_of

CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "(": ")", "[": "]"}

LONGEST = 250  # tokens of a sentence put together from pieces


def conditions(doc: Doc, cast: Names, statements: Sequence[Statement]) -> Iterator[Condition]:
    """Yield the conditions that a text states, in the order of the text.

    A condition belongs to the smallest statement that holds its words, whose speaker sets it;
    one outside every statement is the journalist's, and its date is unknown.
    """
    voices = Voices(doc, statements)
    links = [*marked(doc, voices.windows), *constructed(doc, voices.windows)]
    for link in distinct(links):
        yield _condition(doc, cast, link, voices, statements)


class Voices:
    """Know which tokens one voice speaks, by the statements and quotation marks of a text."""

    def __init__(self, doc: Doc, statements: Sequence[Statement]) -> None:
        self.doc = doc
        self._statements = statements
        self._size = [sum(e - s for s, e in one.spans) for one in statements]
        self._quoted = quoted_tokens(doc)
        self._windows: dict[int, Sequence[Window]] = {}
        self._sentences = sentences(doc)
        self._number = [n for n, one in enumerate(self._sentences) for _ in one]

    def windows(self, token: int) -> Sequence[Window]:
        """List the windows of a token: its statement's words in the sentence, the sentence."""
        if token not in self._windows:
            self._windows[token] = self._windows_at(token)
        return self._windows[token]

    def _windows_at(self, token: int) -> Sequence[Window]:
        sentence = self._sentence(token)
        out = [
            frozenset(i for i in sentence if self._within(i, spans))
            for spans in self._spans_at(self.doc[token].idx)
        ]
        if token in self._quoted:
            out.append(frozenset(i for i in sentence if i in self._quoted))
        out.append(frozenset(sentence))
        return [Window(self.doc, inside) for inside in dict.fromkeys(out)]

    def statement_of(self, spans: Sequence[Span]) -> int | None:
        """Find the smallest statement that holds the middle of every span."""
        holders = [
            n
            for n, one in enumerate(self._statements)
            if all(_holds(one.spans, (s + e) // 2) for s, e in spans)
        ]
        return min(holders, key=lambda n: (self._size[n], n), default=None)

    def _sentence(self, token: int) -> range:
        return self._sentences[self._number[token]]

    def _spans_at(self, char: int) -> list[tuple[Span, ...]]:
        held = [n for n, one in enumerate(self._statements) if _holds(one.spans, char)]
        return [self._statements[n].spans for n in sorted(held, key=lambda n: (self._size[n], n))]

    def _within(self, token: int, spans: tuple[Span, ...]) -> bool:
        return _holds(spans, self.doc[token].idx)


def sentences(doc: Doc) -> list[range]:
    """List the sentences of a text, put together where the parser cut one amid a line."""
    out: list[range] = []
    for sent in doc.sents:
        short = bool(out) and sent.end - out[-1].start <= LONGEST
        if short and _runs_on(sent[0]) and not _is_end(doc[out[-1].stop - 1]):
            out[-1] = range(out[-1].start, sent.end)
        else:
            out.append(range(sent.start, sent.end))
    return out


def _runs_on(first: Token) -> bool:
    return first.is_lower or first.text in (",", ";")


def _is_end(token: Token) -> bool:
    """Say whether a sentence may end with a token: a full stop, a mark, a line's end."""
    return token.is_space or token.is_punct


def _holds(spans: tuple[Span, ...], char: int) -> bool:
    return any(s <= char < e for s, e in spans)


def distinct(links: Sequence[Link]) -> list[Link]:
    """Leave out what repeats a surer link's requirement, and order the rest by place."""
    kept: list[Link] = []
    for link in sorted(links, key=lambda one: (-one.confidence, one.requirement)):
        if not any(_repeats(link, other) for other in kept):
            kept.append(link)
    return sorted(kept, key=lambda one: (min(one.consequence, one.requirement), one.requirement))


def _repeats(link: Link, other: Link) -> bool:
    same = _overlap(link.requirement, other.requirement) and _overlap(
        link.consequence, other.consequence
    )
    crossed = _overlap(link.requirement, other.consequence) and _overlap(
        link.consequence, other.requirement
    )
    return same or crossed


def _overlap(one: Range, other: Range) -> bool:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common > min(one[1] - one[0], other[1] - other[0])


def _condition(
    doc: Doc, cast: Names, link: Link, voices: Voices, statements: Sequence[Statement]
) -> Condition:
    consequence, requirement = (
        _characters(doc, link.consequence),
        _characters(doc, link.requirement),
    )
    index = voices.statement_of((consequence, requirement))
    holder = statements[index] if index is not None else None
    start = min(consequence[0], requirement[0])
    end = max(consequence[1], requirement[1])
    return Condition(
        actor=_speaker(holder),
        marker=link.marker,
        kind=link.kind,
        consequence=proposition_of_span(doc, consequence, cast),
        consequence_span=consequence,
        requirement=proposition_of_span(doc, requirement, cast),
        requirement_span=requirement,
        text=text_of(doc)[start:end],
        said=holder.said if holder is not None else SaidDate(),
        confidence=link.confidence,
        rule=link.rule,
        statement=index,
    )


def _speaker(statement: Statement | None) -> Actor | None:
    return statement.speaker if statement is not None else None


def _characters(doc: Doc, tokens: Range) -> Span:
    """Turn tokens into characters, without a quotation mark or bracket that has no partner."""
    start, end = tokens
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
