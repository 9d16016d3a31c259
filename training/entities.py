"""Read named entity corpora into spaCy documents with PERSON, ORG and LOC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from training import treebanks

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


GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
PROPER = ("NNP", "NNPS")
TITLES = frozenset(("President", "Emperor", "King", "Queen", "Senator", "Minister", "Pope"))
LINKS = frozenset(("of", "for", "and", "the", "de", "&", "on", "-"))


def read_gum(path: Path) -> Iterator[list[Passage]]:
    """Read the names among GUM's entities, one list of sentences for each document.

    GUM marks every mention; a name is one whose head words are proper nouns. Titles and
    whatever else describes the name from outside stay out of it, as in Universal NER.
    """
    document: list[Passage] = []
    for block in treebanks.blocks(path):
        if any(line.startswith("# newdoc") for line in block.comments) and document:
            yield document
            document = []
        document.append(_gum_passage(block.rows))
    if document:
        yield document


def _gum_passage(rows: list[list[str]]) -> Passage:
    text = ""
    bounds: dict[str, tuple[int, int]] = {}
    for form, space, numbers in treebanks.spelled(rows):
        bounds.update(dict.fromkeys(numbers, (len(text), len(text) + len(form))))
        text += form + " " * space
    words = [row for row in rows if row[0] in bounds]
    found = []
    for label, start, end, heads in _mentions(words):
        span = _name(words[start:end], heads)
        plural = span is not None and words[start + span[1]][4] == "NNPS"
        if span and not (plural and label == "PERSON"):  # "Americans" are no person
            first, last = (words[start + at][0] for at in span)
            found.append((bounds[first][0], bounds[last][1], label))
    outer = sorted(set(found), key=lambda each: (each[0], -each[1]))
    kept: list[tuple[int, int, str]] = []
    for each in outer:
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return Passage(text, tuple(kept))


def _mentions(words: list[list[str]]) -> Iterator[tuple[str, int, int, list[int]]]:
    """Yield (label, first word, last + 1, head words) of persons, organizations and places."""
    stack: dict[str, list[tuple[list[str], int]]] = {}
    for index, row in enumerate(words):
        marks = next((each[7:] for each in row[9].split("|") if each.startswith("Entity=")), "")
        for opened, closed in _brackets(marks):
            fields = opened.split("-")
            if opened:
                stack.setdefault(fields[0], []).append((fields, index))
            if closed and stack.get(closed):
                fields, start = stack[closed].pop()
                label, heads = GUM_LABELS.get(fields[1]), fields[5] if len(fields) > 5 else ""
                if label and re.fullmatch(r"[\d,]+", heads):
                    yield label, start, index + 1, [int(each) - 1 for each in heads.split(",")]


def _brackets(marks: str) -> Iterator[tuple[str, str]]:
    """Yield (opened mention, closed mention's number) of GUM's "(1-person-...(2-...)1)"."""
    for match in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", marks):
        opened = match[1] or ""
        yield opened, (opened.split("-")[0] if match[2] else match[3] or "")


def _name(words: list[list[str]], heads: list[int]) -> tuple[int, int] | None:
    """Return the first and the last word of the name within a mention."""
    if any(not _belongs(words[at]) for at in heads):
        return None
    first = last = heads[-1]
    while first > 0 and _belongs(words[first - 1]):
        first -= 1
    while last + 1 < len(words):
        links = 0
        while last + 1 + links < len(words) and words[last + 1 + links][1] in LINKS and links < 2:
            links += 1
        after = last + 1 + links
        if after >= len(words) or words[after][4] not in PROPER:
            break
        last = after
    while first < last and words[first][7] == "nmod:desc":
        first += 1
    alone = first == last and words[first][1] in TITLES
    return None if alone else (first, last)


def _belongs(word: list[str]) -> bool:
    return word[4] in PROPER or word[1] in ("-", ".")
