"""Make the ids of the graph: short, readable, and the same wherever they are made."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

_LENGTH = 16  # hexadecimal digits, 64 bits: one collision is to be expected among 5 billion
_SLUG = 80
_SILENT = re.compile("['\u2019`.]")
_BREAK = re.compile(r"[\W_]+")


def digest(*parts: object) -> str:
    """Hash parts to 16 hexadecimal digits; the split into parts counts."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def offsets(spans: Iterable[Sequence[int]]) -> str:
    """Write spans of characters so that they can be hashed."""
    return ",".join(f"{start}-{end}" for start, end in spans)


def statement_id(article_id: str, spans: Iterable[Sequence[int]], cue: str) -> str:
    """Name a statement by its article, the words said and the cue."""
    return "s" + digest("statement", article_id, offsets(spans), cue)


def stance_id(article_id: str, span: Sequence[int], mention: str, polarity: str) -> str:
    """Name a stance by its article, the words, the mention of the actor and the side."""
    return "p" + digest("stance", article_id, offsets([span]), mention, polarity)


def condition_id(article_id: str, consequence: Sequence[int], requirement: Sequence[int]) -> str:
    """Name a condition by its article and both its spans."""
    return "c" + digest("condition", article_id, offsets([consequence]), offsets([requirement]))


def position_id(canonical: str) -> str:
    """Name a position by the canonical proposition that founded it."""
    return "q" + digest("position", canonical)


def spell_id(source: str, side: str, target: str, first: date | None) -> str:
    """Name a spell of SUPPORTS or OPPOSES by its ends, its side and its first day."""
    return "e" + digest(source, side, target, first or "")


def dependence_id(consequence: str, requirement: str, actor_id: str, *how: str) -> str:
    """Name a CONDITIONS_ON edge by its ends, who sets it, its marker, kind and turned sides."""
    return "d" + digest(consequence, "CONDITIONS_ON", requirement, actor_id, *filter(None, how))


def shift_id(before: str, after: str) -> str:
    """Name a SHIFTS_TO edge by the stances before and after."""
    return "h" + digest(before, "SHIFTS_TO", after)


def fold(text: str) -> str:
    """Take case and accents out of a name."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """Split a folded name into words of letters and digits; apostrophes and full stops vanish."""
    return _BREAK.sub(" ", _SILENT.sub("", fold(text))).split()


def slug(words: Sequence[str]) -> str:
    """Join words to a slug; a long one is cut and keeps a hash of the whole."""
    whole = "-".join(words)
    if not whole:
        return "x" + digest("nameless")
    return whole if len(whole) <= _SLUG else f"{whole[:_SLUG]}-{digest(whole)}"
