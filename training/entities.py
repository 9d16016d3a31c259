"""Read named entity corpora into spaCy documents with PERSON, ORG and LOC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

PERSON = ("per", "person", "politician", "writer", "musicalartist", "scientist", "researcher")
ORG = ("org", "organisation", "politicalparty", "band", "university")
LOC = ("loc", "location", "country")
LABELS = {
    **dict.fromkeys(PERSON, "PERSON"),
    **dict.fromkeys(ORG, "ORG"),
    **dict.fromkeys(LOC, "LOC"),
}
NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]}%]|'(s|S|re|ve|ll|d|m)?|n't|''")
NO_SPACE_AFTER = ("(", "[", "{", "$", "``")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its named entities: (first character, last + 1, label)."""

    text: str
    entities: tuple[tuple[int, int, str], ...]


def read_uner(path: Path) -> Iterator[list[Passage]]:
    """Read Universal NER, one list of sentences for each document."""
    document: list[Passage] = []
    for comments, rows in _blocks(path, "\t"):
        if any(line.startswith("# newdoc") for line in comments) and document:
            yield document
            document = []
        text = next(line[len("# text = ") :] for line in comments if line.startswith("# text ="))
        tokens = [(row[1], row[2]) for row in rows]
        document.append(_passage(tokens, text))
    if document:
        yield document


def read_columns(path: Path, separator: str) -> Iterator[Passage]:
    """Read a file of token and tag columns: CrossNER (tabs), Wikigold (spaces)."""
    for _, rows in _blocks(path, separator):
        tokens = [(row[0], row[-1]) for row in rows if row[0] != "-DOCSTART-"]
        if tokens:
            yield _passage(tokens, _spelled([form for form, _ in tokens]))


def _blocks(path: Path, separator: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# ") and separator == "\t" and not rows:
            comments.append(line)
        elif line.strip():
            rows.append(line.split(separator))
        elif rows:
            yield comments, rows
            comments, rows = [], []


def _spelled(forms: list[str]) -> str:
    text = ""
    quoted = False
    glue = True
    for form in forms:
        closing = form == '"' and quoted
        text += form if glue or closing or NO_SPACE_BEFORE.fullmatch(form) else " " + form
        quoted ^= form == '"'
        glue = form in NO_SPACE_AFTER or (form == '"' and quoted)
    return text


def _passage(tokens: list[tuple[str, str]], text: str) -> Passage:
    entities: list[list[int | str]] = []
    at, before = 0, "O"
    for form, tag in tokens:
        at = text.index(form, at)
        end = at + len(form)
        kind = tag[2:].lower()
        label = LABELS.get(kind, "")
        if label and tag.startswith("I-") and before[2:] == tag[2:]:
            entities[-1][1] = end
        elif label:
            entities.append([at, end, label])
        before, at = tag, end
    return Passage(text, tuple((int(s), int(e), str(label)) for s, e, label in entities))


def join(passages: Iterable[Passage], separator: str = " ") -> Passage:
    """Join passages into one text."""
    text = ""
    entities: list[tuple[int, int, str]] = []
    for passage in passages:
        text += separator if text else ""
        entities.extend((s + len(text), e + len(text), label) for s, e, label in passage.entities)
        text += passage.text
    return Passage(text, tuple(entities))


def to_doc(nlp: Language, passage: Passage) -> Doc:
    """Tokenize a passage and mark its entities; those that cut a token grow to its bounds."""
    doc = nlp.make_doc(passage.text)
    spans = [
        span
        for start, end, label in passage.entities
        if (span := doc.char_span(start, end, label=label, alignment_mode="expand")) is not None
    ]
    doc.set_ents(filter_spans(spans), default="outside")
    return doc


def curly(text: str) -> str:
    """Turn straight quotation marks and apostrophes curly."""
    text = re.sub(r'(^|[\s(\[])"', "\\1\u201c", text).replace('"', "\u201d")
    return re.sub(r"(^|[\s(\[])'(?=\w)", "\\1\u2018", text).replace("'", "\u2019")


def grouped(passages: Iterable[Passage], size: int) -> Iterator[Passage]:
    """Join passages in runs of a size."""
    group: list[Passage] = []
    for passage in passages:
        group.append(passage)
        if len(group) == size:
            yield join(group)
            group = []
    if group:
        yield join(group)
