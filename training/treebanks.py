"""Read CoNLL-U treebanks into spaCy documents with their paragraphs.

Syntactic words stay tokens ("do" "n't"), as spaCy's own tokenizer makes them; a multiword
token whose parts do not spell its surface form becomes one token.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

FEATURES = (
    *("Case", "Definite", "Degree", "Mood", "Number", "Person"),
    *("Polarity", "Poss", "PronType", "Tense", "VerbForm", "Voice"),
)
BREAK = "\n\n"
WORDS_OF_A_DOCUMENT = 160  # training documents are cut at the next paragraph or sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word; the head is an index in its sentence, its own for the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and where it stands."""

    words: tuple[Word, ...]
    starts_document: bool = False
    starts_paragraph: bool = False


@dataclass(slots=True)
class Block:
    """The lines of one sentence."""

    comments: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def read(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a CoNLL-U file."""
    for block in blocks(path):
        yield Sentence(
            words=_words(block.rows),
            starts_document=any(line.startswith("# newdoc") for line in block.comments),
            starts_paragraph=any(
                line == "# newpar" or line.startswith("# newpar id") for line in block.comments
            ),
        )


def blocks(path: Path) -> Iterator[Block]:
    """Read the comments and rows of each sentence."""
    block = Block()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            block.comments.append(line.strip())
        elif line.strip():
            block.rows.append(line.split("\t"))
        elif block.rows:
            yield block
            block = Block()


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    groups = spelled(rows)
    at = {number: index for index, (_, _, group) in enumerate(groups) for number in group}
    by_number = {row[0]: row for row in rows}
    words = []
    for index, (form, space, group) in enumerate(groups):
        heads = {number: by_number[number][6] for number in group}
        outside = [number for number in group if heads[number] not in group]
        row = by_number[outside[0]]
        head = index if row[6] == "0" else at[row[6]]
        words.append(
            Word(
                form=form,
                lemma=row[2],
                pos=row[3],
                tag=row[4],
                morph=_morph(row[5]),
                head=head,
                dep="ROOT" if row[6] == "0" else row[7],
                space=space,
            )
        )
    return tuple(words)


def _morph(features: str) -> str:
    kept = [pair for pair in features.split("|") if pair.split("=")[0] in FEATURES]
    return "|".join(kept)


def spelled(rows: list[list[str]]) -> list[tuple[str, bool, list[str]]]:
    """Return (form, space after, word numbers) of each token to make."""
    groups: list[tuple[str, bool, list[str]]] = []
    covered: set[str] = set()
    words = {row[0]: row for row in rows if row[0].isdigit()}
    for row in rows:
        space = "SpaceAfter=No" not in row[9].split("|")
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            numbers = [str(number) for number in range(first, last + 1)]
            covered.update(numbers)
            parts = [words[number][1] for number in numbers]
            if "".join(parts) == row[1]:
                groups.extend((part, False, [n]) for part, n in zip(parts, numbers, strict=True))
                groups[-1] = (parts[-1], space, [numbers[-1]])
            else:
                groups.append((row[1], space, numbers))
        elif row[0].isdigit() and row[0] not in covered:
            groups.append((row[1], space, [row[0]]))
    return groups


def documents(sentences: Iterator[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences into their documents."""
    group: list[Sentence] = []
    for sentence in sentences:
        if sentence.starts_document and group:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def pieces(document: list[Sentence], words: int = WORDS_OF_A_DOCUMENT) -> Iterator[list[Sentence]]:
    """Cut a document into runs of sentences of about so many words."""
    group: list[Sentence] = []
    for sentence in document:
        size = sum(len(each.words) for each in group)
        if group and (size >= words or (size >= words // 2 and sentence.starts_paragraph)):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(
    vocab: Vocab, sentences: list[Sentence], separator: str = BREAK, wrapped_at: int | None = None
) -> Doc:
    """Make one annotated document, with a white space token where a paragraph (or line) ends."""
    words: list[Word] = []
    starts: list[int] = []
    for number, sentence in enumerate(sentences):
        if number and sentence.starts_paragraph:
            words[-1] = replace(words[-1], space=False)
            words.append(_break(separator, len(words) - 1))
            starts.append(-1)
        offset = len(words)
        words.extend(replace(word, head=offset + word.head) for word in sentence.words)
        starts.extend(-1 if index else 1 for index in range(len(sentence.words)))
    if wrapped_at is not None:
        words, starts = _wrapped(words, starts, wrapped_at)
    return Doc(
        vocab,
        words=[word.form for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
        morphs=[word.morph for word in words],
        deps=[word.dep for word in words],
        heads=[word.head for word in words],
        spaces=[word.space for word in words],
        sent_starts=starts,  # type: ignore[arg-type]  # spaCy reads 1 and -1 too
    )


def _break(text: str, head: int) -> Word:
    return Word(
        form=text, lemma=text, pos="SPACE", tag="_SP", morph="", head=head, dep="dep", space=False
    )


def _wrapped(words: list[Word], starts: list[int], width: int) -> tuple[list[Word], list[int]]:
    """Put a line end for a space wherever a line would grow longer than a width."""
    lines: list[Word] = []
    begins: list[int] = []
    moved: list[int] = []
    column = 0
    for index, (word, start) in enumerate(zip(words, starts, strict=True)):
        moved.append(len(lines))
        column = 0 if word.pos == "SPACE" else column + len(word.form) + word.space
        full = word.space and column > width and index + 1 < len(words)
        lines.append(replace(word, space=word.space and not full))
        begins.append(start)
        if full:
            lines.append(_break("\n", -1))
            begins.append(-1)
            column = 0
    heads = (moved[word.head] if word.head >= 0 else at - 1 for at, word in enumerate(lines))
    return [replace(word, head=head) for word, head in zip(lines, heads, strict=True)], begins


CURLY: Mapping[str, tuple[str, str]] = {'"': ("\u201c", "\u201d"), "'": ("\u2018", "\u2019")}
SINGLE = {"\u201c": "\u2018", "\u201d": "\u2019", '"': "'"}
STRAIGHT = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})


def with_other_quotes(sentence: Sentence) -> Sentence:
    """Turn straight quotation marks and apostrophes curly, or, if there are none, the reverse."""
    forms = [word.form for word in sentence.words]
    if any(mark in form for form in forms for mark in CURLY) or "``" in forms:
        return replace(sentence, words=tuple(_curled(sentence.words)))
    straight = (replace(word, form=word.form.translate(STRAIGHT)) for word in sentence.words)
    return replace(sentence, words=tuple(straight))


def _curled(words: tuple[Word, ...]) -> Iterator[Word]:
    open_marks: set[str] = set()
    for index, word in enumerate(words):
        form = word.form
        if form in CURLY and word.pos == "PUNCT":
            spaced = index == 0 or words[index - 1].space
            opens = form not in open_marks and (spaced or not word.space)
            open_marks.symmetric_difference_update({form} if opens or form in open_marks else ())
            form = CURLY[form][0 if opens else 1]
        elif form in ("``", "''"):
            form = "\u201c" if form == "``" else "\u201d"
        yield replace(word, form=form.replace("'", "\u2019"))


def with_single_quotes(sentence: Sentence) -> Sentence:
    """Turn double quotation marks into single ones, as British papers print them."""
    words = (replace(word, form=SINGLE.get(word.form, word.form)) for word in sentence.words)
    return replace(sentence, words=tuple(words))


def without_last_mark(sentence: Sentence) -> Sentence:
    """Drop the full stop of a sentence, as headlines have none."""
    last = len(sentence.words) - 1
    leaf = last > 2 and all(word.head != last for word in sentence.words)
    if not leaf or sentence.words[last].form != ".":
        return sentence
    return replace(sentence, words=sentence.words[:last])


def varied(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """Return the sentences as another hand might have typed them."""
    changed = [with_other_quotes(sentence) for sentence in sentences]
    for index in range(len(changed)):
        if chance.random() < 0.15:
            changed[index] = with_single_quotes(changed[index])
        last = index + 1 == len(changed) or changed[index + 1].starts_paragraph
        if last and chance.random() < 0.15:
            changed[index] = without_last_mark(changed[index])
        elif index and chance.random() < 0.1:
            changed[index] = replace(changed[index], starts_paragraph=True)
    return changed
