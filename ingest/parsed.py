"""Hold a parse in plain Python, under the names that spaCy gives its parts.

spaCy makes a Token anew at each access and walks the tree anew at each question; the rules
ask millions. Here each word is one object that knows its strings, its head and its children.
What the rules use of Doc, Token and Span is here and means the same: the rules read either.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import Any, TypeVar, cast, overload

from spacy.tokens import Doc, Token


@contextmanager
def plain(doc: Doc) -> Iterator[Doc]:
    """Give a parse that is fast to ask; it stands in for the Doc wherever rules read.

    It is taken apart at the end: its words know each other, and would wait for the collector
    with all that the Doc holds.
    """
    words = Words(doc)
    try:
        yield cast("Doc", words)
    finally:
        words.take_apart()


Answer = TypeVar("Answer")


def remembered(rule: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Let each word of a parse in plain Python keep what a rule says of it."""

    @wraps(rule)
    def ask(token: Token) -> Answer:
        known: dict[object, Answer] | None = getattr(token, "known", None)
        if known is None:  # a Token of spaCy
            return rule(token)
        if rule not in known:
            known[rule] = rule(token)
        return known[rule]

    return ask


class Word:
    """Stand in for a Token; two are equal if they are one object."""

    __slots__ = (
        "_below",
        "_token",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "known",
        "left_edge",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "tag_",
        "text",
    )

    children: list["Word"]
    head: "Word"
    left_edge: "Word"
    right_edge: "Word"

    def __init__(self, doc: "Words", token: Token) -> None:
        """Copy what the rules ask for most; Words ties head, children and edges."""
        self.doc = doc
        self._token = token
        self._below: list[Word] | None = None
        self.children = []
        self.known: dict[object, Any] = {}
        self.i = token.i
        self.idx = token.idx
        self.text = token.text
        self.lower_ = token.lower_
        self.lemma_ = token.lemma_
        self.pos_ = token.pos_
        self.tag_ = token.tag_
        self.dep_ = token.dep_
        self.ent_type_ = token.ent_type_
        self.is_alpha = token.is_alpha
        self.is_punct = token.is_punct
        self.is_space = token.is_space

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: "Word") -> bool:
        return self.i < other.i

    @property
    def subtree(self) -> list["Word"]:
        """List the word and all below it, in the order of spaCy."""
        if self._below is None:
            self._below = _below(self)
        return self._below

    @property
    def lefts(self) -> list["Word"]:
        """List the children before the word."""
        return [c for c in self.children if c.i < self.i]

    @property
    def ancestors(self) -> Iterator["Word"]:
        """Yield the heads above the word, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def sent(self) -> "Stretch":
        """Return the sentence around the word."""
        return self.doc.sentence_at(self.i)

    def nbor(self, step: int = 1) -> "Word":
        """Return a neighbour; IndexError where the text ends before it."""
        if not 0 <= self.i + step < len(self.doc):
            raise IndexError(f"no word {step} from number {self.i} of {len(self.doc)}")
        return self.doc[self.i + step]

    @property
    def ent_iob_(self) -> str:
        """Say whether a name begins or goes on here."""
        return self._token.ent_iob_

    @property
    def whitespace_(self) -> str:
        """Return the space behind the word."""
        return self._token.whitespace_

    @property
    def morph(self) -> Any:
        """Return the word's features."""
        return self._token.morph

    @property
    def is_title(self) -> bool:
        """Say whether the word begins with a capital."""
        return self._token.is_title

    @property
    def is_lower(self) -> bool:
        """Say whether the word is in lower case."""
        return self._token.is_lower

    @property
    def is_upper(self) -> bool:
        """Say whether the word is in capitals."""
        return self._token.is_upper

    @property
    def is_sent_start(self) -> bool | None:
        """Say whether a sentence begins here; None where nothing tells."""
        return self._token.is_sent_start

    @property
    def like_num(self) -> bool:
        """Say whether the word is a number."""
        return self._token.like_num


def _below(top: Word) -> list[Word]:
    """Walk a tree: what is below the children on the left, the word, then the right."""
    out: list[Word] = []
    stack: list[tuple[Word, bool]] = [(top, False)]
    while stack:
        word, opened = stack.pop()
        if opened or not word.children:
            out.append(word)
            continue
        stack.extend((c, False) for c in reversed(word.children) if c.i > word.i)
        stack.append((word, True))
        stack.extend((c, False) for c in reversed(word.children) if c.i < word.i)
    return out


class Stretch:
    """Stand in for a Span: the words [start, end)."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Words", start: int, end: int, label: str = "") -> None:
        """Hold a stretch of a text."""
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...

    @overload
    def __getitem__(self, at: slice) -> "Stretch": ...

    def __getitem__(self, at: int | slice) -> "Word | Stretch":
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.words[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """Return the offset of the first character."""
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Return the offset behind the last character."""
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Return the stretch's text, without the space behind it."""
        if self.start == self.end:
            return ""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Word:
        """Find the highest word."""
        return self.doc.words[self.doc.parsed[self.start : self.end].root.i]


class Words:
    """Stand in for a Doc."""

    def __init__(self, doc: Doc) -> None:
        """Copy a parse."""
        self.parsed = doc
        self.user_data = doc.user_data
        self._cut: dict[tuple[int, int, str], Stretch | None] = {}
        self.words = words = [Word(self, token) for token in doc]
        for token, word in zip(doc, words, strict=True):
            word.head = head = words[token.head.i]
            word.left_edge = words[token.left_edge.i]
            word.right_edge = words[token.right_edge.i]
            if head is not word:
                head.children.append(word)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...

    @overload
    def __getitem__(self, at: slice) -> Stretch: ...

    def __getitem__(self, at: int | slice) -> Word | Stretch:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.words))
            return Stretch(self, start, max(start, end))
        return self.words[at]

    @cached_property
    def text(self) -> str:
        """Return the text, put together once."""
        return self.parsed.text

    @cached_property
    def sents(self) -> list[Stretch]:
        """List the sentences."""
        return [Stretch(self, s.start, s.end) for s in self.parsed.sents]

    @cached_property
    def ents(self) -> list[Stretch]:
        """List the names that the pipeline found, with their labels."""
        return [Stretch(self, e.start, e.end, e.label_) for e in self.parsed.ents]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sents]

    def sentence_at(self, i: int) -> Stretch:
        """Return the sentence around a word, by its number."""
        return self.sents[bisect_right(self._sentence_starts, i) - 1]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Stretch | None:
        """Find the words between two offsets; None where there are none."""
        key = start, end, alignment_mode
        if key not in self._cut:
            found = self.parsed.char_span(start, end, alignment_mode=alignment_mode)
            self._cut[key] = None if found is None else Stretch(self, found.start, found.end)
        return self._cut[key]

    def take_apart(self) -> None:
        """Cut what ties the words to each other; nothing can be read afterwards."""
        for word in self.words:
            del word.head, word.left_edge, word.right_edge, word.children, word._below, word.known
        self.words.clear()
        self._cut.clear()

    def has_annotation(self, attribute: str) -> bool:
        """Say whether the pipeline set an attribute."""
        return self.parsed.has_annotation(attribute)
