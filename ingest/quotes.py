"""Find what stands in quotation marks: curly, straight, nested, continued, or never closed.

Marks pair within a paragraph, so a forgotten one costs its sentence and not the article. A
quote left open whose next paragraph opens with a mark runs on there, as newspapers print it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from ingest.records import Span
from ingest.syntax import text_of

PARAGRAPH = re.compile(r"[^\r\n]+")
DOUBLE = re.compile(r"[“”„‟«»\"＂]|``|''|‘‘|’’")
SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[\w\[…“\"])")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…%)\]])[’'](?!\w)")
STRAIGHT = '"'
TYPED = "''"  # two apostrophes: they close what "``" opened, else they stand for straight marks
SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*(?=\s|$)")
OPEN, CLOSE = frozenset(("“", "„", "‟", "«", "``", "‘‘")), frozenset(("”", "»", "''", "’’"))
SINGLE_WORDS = 3  # fewer words between single marks are more likely an apostrophe's doing


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Hold one quotation: its marks' span and that of the words between them."""

    start: int
    end: int
    inner: Span
    closed: bool = True


@lru_cache(maxsize=2)
def find_quotes(text: str) -> tuple[Quote, ...]:
    """List the quotations of a text in order, none inside another."""
    found: list[Quote] = []
    paragraphs = list(PARAGRAPH.finditer(text))
    for n, paragraph in enumerate(paragraphs):
        following = paragraphs[n + 1].group().lstrip() if n + 1 < len(paragraphs) else ""
        runs_on = following.startswith((*sorted(OPEN), STRAIGHT, TYPED))
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end(), runs_on=runs_on))
    return tuple(_with_single(text, found, paragraphs))


def _in_paragraph(text: str, start: int, end: int, *, runs_on: bool) -> Iterator[Quote]:
    opened: re.Match[str] | None = None
    seen = False
    for mark in DOUBLE.finditer(text, start, end):
        opens = _opens(text, mark, start, end, is_open=opened is not None)
        if opened is not None and opened.group() == "„" and mark.group() == "“":
            opens = False  # as German prints them
        if opens and opened is not None:
            yield _quote(
                text, opened.start(), opened.end(), mark.start(), mark.start(), closed=False
            )
        if opens:
            opened = mark
        elif opened is not None:
            yield _quote(text, opened.start(), opened.end(), mark.start(), mark.end())
            opened = None
        elif not seen and mark.group() == "”":
            yield _quote(text, start, start, mark.start(), mark.end())
        seen = True
    if opened is not None:
        stop = end if runs_on else _sentence_end(text, opened.end(), end)
        yield _quote(text, opened.start(), opened.end(), stop, stop, closed=False)


def _opens(text: str, mark: re.Match[str], start: int, end: int, *, is_open: bool) -> bool:
    """Say whether a mark opens; a straight one is judged by the characters around it."""
    sign = mark.group()
    if sign in OPEN:
        return True
    if sign in CLOSE and (sign != TYPED or "``" in text[start:end]):
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if before.isspace() and not after.isspace():
        return True
    if not before.isspace() and (after.isspace() or not (after.isalnum() or after in "[…")):
        return not is_open and before in "(—–-["
    return not is_open


def _sentence_end(text: str, start: int, end: int) -> int:
    found = SENTENCE_END.search(text, start, end)
    return found.end() if found else end


def _quote(
    text: str, start: int, inner_start: int, inner_end: int, end: int, *, closed: bool = True
) -> Quote:
    inner = text[inner_start:inner_end]
    left = len(inner) - len(inner.lstrip())
    right = len(inner.rstrip())
    return Quote(
        start=start,
        end=end,
        inner=(inner_start + left, inner_start + max(right, left)),
        closed=closed,
    )


def _with_single(text: str, double: list[Quote], paragraphs: list[re.Match[str]]) -> list[Quote]:
    """Add quotations in single marks that stand outside the double ones."""
    out = [q for q in double if q.inner[1] > q.inner[0]]
    for paragraph in paragraphs:
        inside = [q for q in out if paragraph.start() <= q.start < paragraph.end()]
        for start, end in _single(text, paragraph.start(), paragraph.end()):
            if all(end <= q.start or start >= q.end for q in inside):
                out.append(_quote(text, start, start + 1, end - 1, end))
    return sorted(out, key=lambda q: q.start)


def _single(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands in single marks; an apostrophe behind an s closes only a longer one."""
    at = start
    while (opening := SINGLE_OPEN.search(text, at, end)) is not None:
        at = opening.end()
        after = SINGLE_OPEN.search(text, at, end)
        closings = list(SINGLE_CLOSE.finditer(text, at + 1, after.start() if after else end))
        sure = next((c for c in closings if _closes(text, c.start())), None)
        chosen = sure or next(iter(closings), None)
        if chosen is None:
            continue
        words = len(text[at : chosen.start()].split())
        if words >= SINGLE_WORDS or (sure is not None and chosen.start() - at > 1):
            yield opening.start(), chosen.end()
            at = chosen.end()


def _closes(text: str, mark: int) -> bool:
    """Say whether a single mark can be no plural's apostrophe ("the members' vote")."""
    return text[mark - 1] not in "sS" or text[mark + 1 : mark + 2] in ",.;:!?)"


def uniform(text: str) -> str:
    """Write the marks of every quotation as straight double ones, character for character.

    The parse and the rules so read one style, whichever the article has. Marks of two
    characters and those that close what nobody opened stay as they are.
    """
    out = list(text)
    for quote in find_quotes(text):
        if quote.inner[0] > quote.start and len(text[quote.start : quote.inner[0]].rstrip()) == 1:
            out[quote.start] = STRAIGHT
            if quote.closed and len(text[quote.inner[1] : quote.end].lstrip()) == 1:
                out[quote.end - 1] = STRAIGHT
    return "".join(out)


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Collect the indexes of the tokens that stand inside quotation marks."""
    inside: set[int] = set()
    for quote in find_quotes(text_of(doc)):
        span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if span is not None:
            first = span.start + (span.start_char < quote.start)
            inside.update(range(first, span.end))
    return frozenset(inside)
