"""Find what is made to depend on what, and who says so."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ingest.dependence import constructed
from ingest.propositions import Names, proposition_of_span
from ingest.quotes import quoted_tokens
from ingest.records import Actor, Condition, SaidDate, Span, Statement
from ingest.sides import marked
from ingest.syntax import subject_of, text_of
from ingest.windows import Link, Range, Window, words

OPENING = {"”": "“", "’": "‘", "»": "«", '"': '"', ")": "(", "]": "["}  # by what closes

READABLE = 1000  # tokens of a sentence that a rule reads; a longer one is no sentence
READABLE = 400  # tokens of a sentence that rules read; a longer one is a list or damaged text
LONGEST = 250  # tokens of a sentence put together from pieces


def conditions(doc: Doc, cast: Names, statements: Sequence[Statement]) -> Iterator[Condition]:
    """Yield the conditions that a text states, in the order of the text.

    A condition belongs to the smallest statement that holds its words, whose speaker sets it.
    One outside every statement is set by who commits to it ("agrees to leave if"), else it is
    the journalist's; its date is unknown.
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
        self._sentences = sentences(doc)
        self._number = [n for n, one in enumerate(self._sentences) for _ in one]
        self._held = self._holders()
        self._windows: dict[tuple[int, tuple[int, ...], bool], Sequence[Window]] = {}

    def windows(self, token: int) -> Sequence[Window]:
        """List the windows of a token: its statement's words in the sentence, the sentence."""
        key = (self._number[token], self._held.get(token, ()), token in self._quoted)
        if key not in self._windows:
            self._windows[key] = self._windows_of(*key)
        return self._windows[key]

    def statement_of(self, consequence: Range, requirement: Range) -> int | None:
        """Find the smallest statement that holds the middle of both sides, else of one."""
        first, second = self._over(consequence), self._over(requirement)
        return next(iter([n for n in first if n in second] or first or second), None)

    def _over(self, tokens: Range) -> tuple[int, ...]:
        return self._held.get((tokens[0] + tokens[1] - 1) // 2, ())

    def _windows_of(self, number: int, held: tuple[int, ...], quoted: bool) -> Sequence[Window]:
        sentence = self._sentences[number]
        if len(sentence) > READABLE:
            return ()
        out = [frozenset(i for i in sentence if n in self._held.get(i, ())) for n in held]
        if quoted:
            out.append(frozenset(i for i in sentence if i in self._quoted))
        out.append(frozenset(sentence))
        return [Window(self.doc, inside) for inside in dict.fromkeys(out)]

    def _holders(self) -> dict[int, tuple[int, ...]]:
        """Map each token to the statements that hold it, the smallest first."""
        found: dict[int, list[int]] = {}
        for n in sorted(range(len(self._size)), key=lambda n: (self._size[n], n)):
            for s, e in self._statements[n].spans:
                words = self.doc.char_span(s, e, alignment_mode="expand")
                for token in words if words is not None else ():
                    if s <= token.idx < e:
                        found.setdefault(token.i, []).append(n)
        return {i: tuple(numbers) for i, numbers in found.items()}


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
    index = voices.statement_of(link.consequence, link.requirement)
    holder = statements[index] if index is not None else None
    start = min(consequence[0], requirement[0])
    end = max(consequence[1], requirement[1])
    return Condition(
        actor=holder.speaker if holder is not None else _committed(doc, link.consequence, cast),
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


def _committed(doc: Doc, consequence: Range, cast: Names) -> Actor | None:
    """Find who sets a condition by a deed: "Norland agrees to leave in return for grain"."""
    inside = doc[slice(*consequence)]
    head = inside.root.head if inside.root.lemma_ not in words("commitments") else inside.root
    if head.lemma_ not in words("commitments") or head.pos_ not in ("VERB", "ADJ"):
        return None
    subject = subject_of(head)
    return cast.actor_of(subject) if subject is not None else None


def _characters(doc: Doc, tokens: Range) -> Span:
    """Turn tokens into characters; a mark that was opened within and closes right after is in."""
    start, end = doc[tokens[0]].idx, doc[tokens[1] - 1].idx + len(doc[tokens[1] - 1])
    text = text_of(doc)
    closing = text[end : end + 1]
    opening = OPENING.get(closing, "")
    if (
        opening
        and text.count(opening, start, end) > text.count(closing, start, end) * (opening != closing)
        and (opening != closing or text.count(opening, start, end) % 2)
    ):
        end += 1
    return start, end
