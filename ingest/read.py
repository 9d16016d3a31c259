"""Read articles from files, folders and standard input, one after another.

What cannot be read costs one problem and no other article. Offsets count characters of
Article.text, which is the text as it was decoded, line ends included.
"""

import io
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ingest.decode import (
    MAX_BYTES,
    Unreadable,
    check_length,
    check_markup,
    check_size,
    clean,
    decode,
    encoding_of,
)
from ingest.english import foreign
from ingest.fields import (
    Fields,
    by_text,
    make_article,
    name_of,
    parse_record,
    split_front_matter,
    text_of,
)
from ingest.records import Article

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SUFFIXES = frozenset({".txt", ".md", ".jsonl"})
_MAX_LINE = 8 * MAX_BYTES  # of JSON, which may write a character in twelve
_SAMPLE = 8192  # bytes by which a file's kind is told
_ESCAPED = re.compile("[\udc80-\udcff]")
_RECORD = re.compile(r'[\ufeff\s]*\{\s*["}]')
_HOPELESS = 20  # lines that are not JSON, before a file that has had none is given up


class ReadError(ValueError):
    """Say where something could not be read, and what to do; ``loaded`` if it was all the same."""

    def __init__(self, where: str, message: str, *, loaded: bool = False) -> None:
        """Word the error as "where: message"."""
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message
        self.loaded = loaded


def read_articles(
    paths: Sequence[str | Path],
    *,
    published_on: date | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    on_problem: Callable[[ReadError], None],
) -> Iterator[Article]:
    """Read the articles of files and folders; "-" is standard input.

    ``published_on`` and ``outlet`` stand in where an article tells none. Each problem is given
    to ``on_problem`` where it is met. An article met twice is read once.
    """
    reader = _Reader(published_on, outlet, stdin, on_problem)
    for path in paths:
        yield from reader.path(path)


@dataclass(slots=True)
class _Reader:
    """Read one batch, and remember what it has met."""

    published_on: date | None
    outlet: str | None
    stdin: BinaryIO | None
    on_problem: Callable[[ReadError], None]
    articles: dict[str, tuple[str, str]] = field(default_factory=dict)  # id: where first, sha256
    shared_address: bool = False
    files: set[tuple[int, int]] = field(default_factory=set)

    def path(self, path: str | Path) -> Iterator[Article]:
        """Read what a path names."""
        if str(path) == "-":
            return self._guarded(
                "standard input", self._sniffed(self.stdin or sys.stdin.buffer, "stdin")
            )
        return self._guarded(_shown(path), self._named(Path(path)))

    def _guarded(self, where: str, articles: Iterator[Article]) -> Iterator[Article]:
        """Pass articles on, and make a problem of what ends them."""
        try:
            yield from articles
        except Unreadable as error:
            self.on_problem(ReadError(where, str(error)))
        except FileNotFoundError:
            self.on_problem(ReadError(where, "there is no such file or folder"))
        except OSError as error:
            self.on_problem(ReadError(where, f"cannot be read ({error.strerror or error})"))

    def _named(self, path: Path) -> Iterator[Article]:
        """Read the file or folder that the user named."""
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from self._folder(path)
        elif path.suffix.lower() in SUFFIXES:
            yield from self._file(path)
        elif path.suffix and stat.S_ISREG(mode):
            raise Unreadable("is no .txt, .md or .jsonl file; save the article as one of these")
        else:
            with path.open("rb") as stream:
                yield from self._sniffed(stream, path.name)

    def _folder(self, path: Path) -> Iterator[Article]:
        """Read all articles of a folder and the folders in it, sorted by name."""
        empty = True
        for found in self._walk(path, frozenset()):
            empty = False
            yield from self._guarded(_shown(found), self._file(found))
        if empty:
            raise Unreadable("has no .txt, .md or .jsonl file in it; name the folder with articles")

    def _walk(self, folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path]:
        """Find the files of a folder; a link back to a folder above leads nowhere."""
        here = _identity(folder)
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_dir():
                if _identity(path) not in (above | {here}):
                    yield from self._walk_on(path, above | {here})
            elif path.suffix.lower() in SUFFIXES and (path.is_file() or not path.exists()):
                yield path

    def _walk_on(self, folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path]:
        """Find the files of a folder inside another; one that is closed costs no other."""
        try:
            yield from self._walk(folder, above)
        except OSError as error:
            self.on_problem(
                ReadError(_shown(folder), f"cannot be searched ({error.strerror or error})")
            )

    def _file(self, path: Path) -> Iterator[Article]:
        """Read a file by its suffix, unless this batch has read it under another name."""
        identity = _identity(path)
        if identity in self.files:
            return
        self.files.add(identity)
        with path.open("rb") as stream:
            if path.suffix.lower() == ".jsonl":
                yield from self._records(stream, _shown(path), _shown(path.stem))
                return
            check_size(path.stat().st_size)
            text, damaged = decode(stream.read(MAX_BYTES + 1))
        fields, body = split_front_matter(text) if path.suffix.lower() == ".md" else ({}, text)
        yield self._article(body, fields, _shown(path), _shown(path.stem), damaged)

    def _sniffed(self, stream: BinaryIO, name: str) -> Iterator[Article]:
        """Read JSON lines or one plain text, whichever a stream without a suffix holds."""
        where = "standard input" if name == "stdin" else name
        head = stream.read(_SAMPLE)
        rest = io.BufferedReader(_Rewound(head, stream))
        if _RECORD.match(head.decode(encoding_of(head), "ignore")):
            yield from self._records(rest, where, name)
            return
        data = rest.read(MAX_BYTES + 1)
        check_size(len(data))
        text, damaged = decode(data)
        yield self._article(text, {}, where, name, damaged)

    def _records(self, stream: BinaryIO, where: str, name: str) -> Iterator[Article]:
        """Read one article a line; lines that hold none cost one problem each."""
        ids: dict[str, int] = {}
        hopes, empty = _HOPELESS, True
        for number, line in _lines(stream):
            place, empty = f"{where}, line {number}", False
            try:
                record = parse_record(_mended(line))
                hopes = -1
                article = self._record(record, place, f"{name}-{number}")
            except Unreadable as error:
                self.on_problem(ReadError(place, str(error)))
                hopes -= 1
                if hopes == 0:
                    raise Unreadable(f"has no JSON in its first {_HOPELESS} lines") from None
                continue
            if ids.setdefault(article.name, number) != number:
                first = ids[article.name]
                self._note(place, f"has the id {article.name!r} of line {first} again; both count")
            yield article
        if empty:
            raise Unreadable("is empty")

    def _record(self, record: Fields, place: str, name: str) -> Article:
        return self._article(text_of(record), record, place, name_of(record, name), 0)

    def _article(self, text: str, fields: Fields, where: str, name: str, damaged: int) -> Article:
        """Make an article of a text; raise Unreadable where it is none or was met before."""
        if not text.strip():
            raise Unreadable("is empty; an article needs some text")
        check_length(len(text))
        check_markup(text)
        language = foreign(text)
        if language is not None:
            raise Unreadable(f"is {language}; only English articles are read")
        notes: list[str] = []
        article = make_article(
            text,
            fields,
            name=name,
            published_on=self.published_on,
            outlet=self.outlet,
            complain=notes.append,
        )
        article = self._new(article, where)
        if damaged:
            notes.append(f"{damaged} characters were not in its encoding and are shown as U+FFFD")
        for note in notes:
            self._note(where, note)
        return article

    def _new(self, article: Article, where: str) -> Article:
        """Remember an article; raise Unreadable where the batch has had its text.

        Other text at a known address is an article of its own (a page of short items), told by
        its text; the user hears of the first such case.
        """
        first, sha256 = self.articles.setdefault(article.article_id, (where, article.sha256))
        if sha256 != article.sha256:
            if not self.shared_address:
                self._note(where, f"has the url of {first} with other words; both were read")
            self.shared_address = True
            article = by_text(article)
            first, _ = self.articles.setdefault(article.article_id, (where, article.sha256))
        if first != where:
            raise Unreadable(f"has the same text as {first}, which was read; it counts once")
        return article

    def _note(self, where: str, message: str) -> None:
        self.on_problem(ReadError(where, message, loaded=True))


class _Rewound(io.RawIOBase):
    """Give the bytes already read from a stream once more, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer with the next bytes."""
        view = memoryview(buffer)
        piece = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(piece) :]
        view[: len(piece)] = piece
        return len(piece)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str]]:
    """Count and yield the lines that are not blank; a byte that is not UTF-8 is a surrogate."""
    head = stream.read(_SAMPLE)
    encoding = encoding_of(head)
    decode(head)  # raises for what is no text
    text = io.TextIOWrapper(
        io.BufferedReader(_Rewound(head, stream)),
        encoding=encoding,
        errors="surrogateescape" if encoding.startswith("utf-8") else "replace",
        newline="\n",
    )
    number = 0
    while line := text.readline(_MAX_LINE):
        number += 1
        if len(line) == _MAX_LINE:
            while len(text.readline(_MAX_LINE)) == _MAX_LINE:
                pass
        if line.strip():
            yield number, line


def _mended(line: str) -> str:
    """Decode a line that is not UTF-8 on its own; most likely it is Windows-1252."""
    if len(line) == _MAX_LINE:
        raise Unreadable(f"is longer than {_MAX_LINE:,} characters; write one article a line")
    if not _ESCAPED.search(line):
        return line
    return decode(line.encode("utf-8", "surrogateescape"))[0]


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _shown(path: str | Path) -> str:
    """Write a path so that it can be printed and stored, whatever bytes it has."""
    return clean(str(path))
