"""What others would find in the same articles: textacy, and plain regular expressions.

textacy reads the same parse. It refuses an article with an odd number of quotation marks; it is
then asked paragraph by paragraph, which is to its advantage.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from spacy.tokens import Doc

from benchmarks.reading import Read

Row: TypeAlias = dict[str, Any]

WORD = r"[A-Z][\w’'-]+"
TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\."
MORE = rf"(?: (?:{WORD}|[A-Z]\.|of|de|al|bin|van|von)){{0,4}}"
NAME = rf"(?:(?:{TITLE} )?{WORD}{MORE}|[Hh]e|[Ss]he|[Tt]hey)"
VERB = (
    "(?:said|says|told|tells|added|adds|wrote|writes|tweeted|argued|argues|noted|notes|explained|"
    "insisted|insists|claimed|claims|stated|states|declared|replied|warned|warns|announced|"
    "announces|denied|denies|vowed|urged|asked|demanded|promised|confirmed|acknowledged)"
)
QUOTE = r"[“\"](?P<content>[^”\"\n]{12,}?),?[”\"]"
STATEMENT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{QUOTE}[ ,]*(?P<source>{NAME}) (?P<cue>{VERB})\b",
        rf"{QUOTE}[ ,]*(?P<cue>{VERB}) (?P<source>{NAME})",
        rf"(?P<source>{NAME}) (?P<cue>{VERB})\b[^.“\"\n]{{0,40}}?[,:]? ?{QUOTE}",
        rf"(?P<source>{NAME}) (?P<cue>{VERB}) (?:that )?(?P<content>[^.\n]{{12,}})",
        rf"(?P<cue>[Aa]ccording to) (?P<source>{NAME}), (?P<content>[^.\n]{{12,}})",
        rf"(?P<content>[A-Z][^.“\"\n]{{12,}}?), (?P<source>{NAME}) (?P<cue>said|says)\b",
    )
)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"”’']*")
CONDITION = re.compile(
    r"\b(?P<marker>only if|only after|only when|if|unless|until|provided that|as long as|once|"
    r"on condition that|in exchange for|in return for|in case|in the event)\b",
    re.IGNORECASE,
)


def by_expressions(reads: Iterable[Read]) -> list[Row]:
    """Find statements and conditions by regular expressions alone."""
    return [
        {
            "doc": read.article.name,
            "statements": statements(read.article.text),
            "stances": [],
            "conditions": list(conditions(read.article.text)),
        }
        for read in reads
    ]


def statements(text: str) -> list[Row]:
    """Take a name beside a reporting verb for a speaker; the first pattern that fits wins."""
    found: list[Row] = []
    taken: set[int] = set()
    for pattern in STATEMENT:
        for match in pattern.finditer(text):
            start, end = match.span("content")
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append(_statement(text, match))
    return found


def _statement(text: str, match: re.Match[str]) -> Row:
    start, end = match.span("content")
    return {
        "speaker": match["source"],
        "speaker_span": list(match.span("source")),
        "cue_span": list(match.span("cue")),
        "content_spans": [[start, end]],
        "kind": _kind(text, start, end),
    }


def _kind(text: str, start: int, end: int) -> str:
    if text[max(0, start - 1) : start] in ("“", '"'):
        return "direct"
    return "mixed" if re.search('[“"]', text[start:end]) else "indirect"


def conditions(text: str) -> Iterator[Row]:
    """Take from a marker to the next comma for what is required, and the rest for what follows."""
    for sentence in SENTENCE.finditer(text):
        for marker in CONDITION.finditer(sentence.group()):
            start, after = (sentence.start() + offset for offset in marker.span())
            comma = re.search(r"[,;]", text[after : sentence.end()])
            end = after + comma.start() if comma else sentence.end()
            before, behind = (sentence.start(), start), (end, sentence.end())
            rest = max(before, behind, key=lambda span: span[1] - span[0])
            if rest[1] > rest[0]:
                yield {"condition_span": [after, end], "consequence_span": list(rest)}


def by_textacy(reads: Sequence[Read]) -> tuple[list[Row], int]:
    """Return textacy's direct quotations of each article, and how many articles it refused."""
    rows, refused = [], 0
    for read in reads:
        found = _quotations(read.doc)
        if found is None:
            refused += 1
            parts = (_quotations(part.as_doc()) or [] for part in _paragraphs(read.doc))
            starts = (part.start_char for part in _paragraphs(read.doc))
            found = [
                _moved(row, start)
                for start, some in zip(starts, parts, strict=True)
                for row in some
            ]
        rows.append({"doc": read.article.name, "statements": found, "stances": []})
        rows[-1]["conditions"] = []
    return rows, refused


def _quotations(doc: Doc) -> list[Row] | None:
    """Ask textacy; None where it refuses."""
    from textacy.extract.triples import direct_quotations

    try:
        return [_quotation(one) for one in direct_quotations(doc)]
    except ValueError:
        return None


def _quotation(one: Any) -> Row:
    speaker, cue = ([t.idx, t.idx + len(t)] for t in (one.speaker[0], one.cue[0]))
    speaker[1], cue[1] = (ts[-1].idx + len(ts[-1]) for ts in (one.speaker, one.cue))
    return {
        "speaker": " ".join(t.text for t in one.speaker),
        "speaker_span": speaker,
        "cue_span": cue,
        "content_spans": [[one.content.start_char, one.content.end_char]],
        "kind": "direct",
    }


def _paragraphs(doc: Doc) -> Iterator[Any]:
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start : len(doc)]


def _moved(row: Row, by: int) -> Row:
    return row | {
        "speaker_span": [offset + by for offset in row["speaker_span"]],
        "cue_span": [offset + by for offset in row["cue_span"]],
        "content_spans": [[a + by, b + by] for a, b in row["content_spans"]],
    }
