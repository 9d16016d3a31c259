"""Turn the bytes of a file into text, or say what they are instead."""

import codecs
import re

MAX_CHARACTERS = 1_000_000  # of one article; spaCy's own limit, and some 300 printed pages
MAX_BYTES = 4 * MAX_CHARACTERS  # no encoding takes more for a character
_SAMPLE = 8192

_BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Zip archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(
    r"</?(?:a|article|br|div|figure|footer|h[1-6]|header|img|li|link|main|meta|nav|ol|p|script|"
    r"section|span|style|table|td|th|tr|ul)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)


class Unreadable(ValueError):
    """Say why something is no article that can be read, and what to do."""


def decode(data: bytes) -> tuple[str, int]:
    """Decode the bytes of a file: the text, and how many of its characters were damaged.

    Reads UTF-8, UTF-16 and UTF-32 with a byte order mark (which is not part of the text),
    UTF-8 and UTF-16 without one, else Windows-1252. UTF-8 with a few wrong bytes stays UTF-8.
    Raises Unreadable for what is no text.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise Unreadable(f"is {kind}, not text; save the article as plain text")
    encoding = encoding_of(data[:_SAMPLE])
    text = _strictly(data, encoding)
    damaged = 0
    if text is None and encoding.startswith("utf-8"):
        text, damaged = _by_bytes(data)
    if text is None:
        text = data.decode(encoding, "replace")
        damaged = text.count("\ufffd")
    if _is_binary(text):
        raise Unreadable("is a binary file, not text; save the article as plain text")
    return clean(text), damaged


def encoding_of(head: bytes) -> str:
    """Tell the Unicode encoding of a file from its first bytes."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.4 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if half and head[::2].count(0) > half * 0.4 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return "utf-8"


def clean(text: str) -> str:
    """Put a space for NUL and U+FFFD for half a surrogate pair, which no store can hold."""
    return _LONE_SURROGATE.sub("\ufffd", text.replace("\0", " "))


def check_length(characters: int) -> None:
    """Raise Unreadable for a text too long to be one article."""
    if characters > MAX_CHARACTERS:
        raise Unreadable(
            f"has {characters:,} characters, more than the {MAX_CHARACTERS:,} that one article "
            "may have; split it, one article a file or one a line of .jsonl"
        )


def check_size(size: int) -> None:
    """Raise Unreadable for a file too large to be one article, before it is read."""
    if size > MAX_BYTES:
        raise Unreadable(
            f"has {size / 1e6:,.0f} MB, more than the {MAX_CHARACTERS:,} characters that one "
            "article may have; split it, one article a file or one a line of .jsonl"
        )


def check_markup(text: str) -> None:
    """Raise Unreadable for a web page; a few stray tags are no page."""
    tags = [] if "<" not in text else _TAG.findall(text)
    marked = sum(map(len, tags))
    if _PAGE.match(text) or (len(tags) >= 10 and marked > 0.2 * len(text)):
        raise Unreadable("looks like HTML or XML; save the article's text alone, without markup")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_bytes(data: bytes) -> tuple[str, int]:
    """Decode what is not all UTF-8: as damaged UTF-8 where most of it is, else one byte each."""
    text = data.decode("utf-8-sig", "replace")
    damaged = text.count("\ufffd")
    other = sum(1 for letter in text if letter > "\x7f") - damaged
    if other >= damaged:
        return text, damaged
    windows = _strictly(data, "cp1252")
    return (data.decode("latin-1") if windows is None else windows), 0


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > 0.02 * len(sample) + 1
