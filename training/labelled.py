"""Cut annotated documents into the encoder's windows, with a label for each word and task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from spacy.tokens import Doc, Token

from ingest.encoder import CLS, SEP, WINDOW, Ints, cut_windows, framed, marks_of, pieces
from training.entities import Passage

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = -1  # the label of a word that a task leaves out
TASKS = ("pos", "tag", "dep", "head", "start", "name")
QUOTES = frozenset("\"'`\u201c\u201d\u2018\u2019")
NAMES = ("O", *(f"{place}-{label}" for label in ("PERSON", "ORG", "LOC") for place in "BI"))

Names: TypeAlias = Mapping[str, tuple[tuple[int, int, str], ...]]
Labels: TypeAlias = Mapping[str, Ints]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the encoder reads at once: pieces, the pieces of each word, and the words' labels."""

    ids: Ints
    marks: Ints
    words: Ints  # the first piece of each word and the one behind its last
    labels: Labels


@dataclass(frozen=True, slots=True)
class Classes:
    """The labels of the tasks that have a closed list."""

    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]

    @classmethod
    def of(cls, documents: Iterable[Doc]) -> Classes:
        """Collect the labels that occur in documents."""
        found = [(t.pos_, t.tag_, t.dep_) for doc in documents for t in doc if not t.is_space]
        return cls(*(tuple(sorted(set(column))) for column in zip(*found, strict=True)))


def squeezed(text: str) -> str:
    """Leave out white space and quotation marks, in which copies of a sentence differ."""
    return "".join(char for char in text if not char.isspace() and char not in QUOTES)


def names_by_sentence(passages: Iterable[Passage]) -> Names:
    """Return the entities of each sentence by its squeezed text, and in that text's characters."""
    return {
        squeezed(passage.text): tuple(
            (len(squeezed(passage.text[:start])), len(squeezed(passage.text[:end])), label)
            for start, end, label in passage.entities
        )
        for passage in passages
    }


def syntax_labels(doc: Doc, classes: Classes, names: Names) -> dict[str, Ints]:
    """Label the words of a parsed document, and their names where the sentence is known."""
    numbers = {
        task: {label: number for number, label in enumerate(getattr(classes, task))}
        for task in ("pos", "tag", "dep")
    }
    rows = [
        (
            numbers["pos"].get(token.pos_, UNKNOWN),
            numbers["tag"].get(token.tag_, UNKNOWN),
            numbers["dep"].get(token.dep_, UNKNOWN),
            token.head.i,
            int(bool(token.is_sent_start)),
            UNKNOWN,
        )
        for token in doc
    ]
    columns = np.array(rows, dtype=np.int64).T
    labels = dict(zip(TASKS, columns, strict=True))
    for sentence in doc.sents:
        _name(labels["name"], list(sentence), names.get(squeezed(sentence.text)))
    return labels


def _name(
    column: Ints, tokens: Sequence[Token], entities: Sequence[tuple[int, int, str]] | None
) -> None:
    if entities is None:
        return
    at = 0
    for token in tokens:
        end = at + len(squeezed(token.text))
        inside = [each for each in entities if each[0] < end and at < each[1]]
        begins = bool(inside) and at <= inside[0][0]
        column[token.i] = NAMES.index(f"{'IB'[begins]}-{inside[0][2]}") if inside else 0
        at = end


def name_labels(doc: Doc) -> dict[str, Ints]:
    """Label the words of a document that has nothing but entities."""
    labels = {task: np.full(len(doc), UNKNOWN) for task in TASKS}
    for token in doc:
        kind = f"{token.ent_iob_}-{token.ent_type_}"
        labels["name"][token.i] = NAMES.index(kind) if token.ent_type_ else 0
    return labels


def windows(tokenizer: Tokenizer, doc: Doc, labels: Labels) -> Iterator[Window]:
    """Cut a document as the encoder will cut it; a head outside the window is unknown."""
    text = doc.text
    ids, offsets = pieces(tokenizer, text)
    marks = marks_of(text, offsets)
    starts = np.array([token.idx for token in doc])
    ends = starts + np.array([len(token) for token in doc])
    first = np.searchsorted(offsets[:, 1], starts, side="right")
    behind = np.searchsorted(offsets[:, 0], ends, side="left")
    for start, end in cut_windows(text, offsets, WINDOW):
        here = np.flatnonzero((first >= start) & (behind <= end) & (behind > first))
        if not len(here):
            continue
        kept = {task: column[here] for task, column in labels.items()}
        at = {int(word): number for number, word in enumerate(here)}
        kept["head"] = np.array([at.get(int(head), UNKNOWN) for head in kept["head"]])
        yield Window(
            ids=framed(ids[start:end], CLS, SEP),
            marks=framed(marks[start:end]),
            words=np.stack([first[here], behind[here]], axis=1) - start + 1,
            labels=kept,
        )
