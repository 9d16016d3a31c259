"""Describe one correction: what a person decided, as a row of plain values.

Each kind has its own fields, here and nowhere else; files and stores keep the same rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from graph.shape import Row

Type = Literal["text", "texts", "flag", "side", "day"]


class Shape(NamedTuple):
    """List the fields of a kind of correction: those it needs and those it may have."""

    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


# The first field of an entry is its kind, and the value of it what the entry is about.
SHAPES: dict[str, Shape] = {
    "merge position": Shape(("into",), ("opposite",)),
    "split position": Shape(("new", "text", "wordings")),
    "move wording": Shape(("to",), ("opposite",)),
    "rename position": Shape(("text",), ("was",)),
    "confirm wording": Shape(("position",)),
    "keep position apart": Shape(("from",)),
    "merge actor": Shape(("into",)),
    "split actor": Shape(("new", "name", "articles"), ("speaks for",)),
    "rename actor": Shape(("name",), ("was",)),
    "keep actor apart": Shape(("from",)),
    "fix stance": Shape((), ("side", "actor", "position", "opposite", "dismiss")),
    "confirm stance": Shape(),
    "fix condition": Shape((), ("actor", "consequence", "requirement", "dismiss")),
}
REMARKS = ("by", "when", "why")  # of every kind: who decided, on which day, and for what reason

TYPES: dict[str, Type] = {
    "opposite": "flag",
    "dismiss": "flag",
    "wordings": "texts",
    "articles": "texts",
    "speaks for": "texts",
    "side": "side",
    "when": "day",
}
_TOLD: dict[Type, str] = {
    "text": "a text",
    "texts": "a list of texts",
    "flag": "true or false",
    "side": "supports or opposes",
    "day": "a date such as 2031-01-14",
}


class BadEntry(ValueError):
    """Say that an entry cannot be read, and why, without its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one correction: its kind, what it is about, and its fields.

    ``place`` says where it stands ("entry 3, line 14") and takes no part in comparisons.
    """

    kind: str
    of: str
    fields: tuple[tuple[str, object], ...] = ()
    place: str = field(default="", compare=False)

    def text(self, name: str) -> str:
        """Return a field that is a text, "" where it is not given."""
        return str(self._get(name) or "")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list."""
        found = self._get(name)
        return tuple(map(str, found)) if isinstance(found, tuple) else ()

    def flag(self, name: str) -> bool:
        """Return a field that is true or false."""
        return self._get(name) is True

    def _get(self, name: str) -> object:
        return dict(self.fields).get(name)

    @property
    def row(self) -> Row:
        """Write the entry as a row of plain values, the kind first."""
        plain = {n: list(v) if isinstance(v, tuple) else v for n, v in self.fields}
        return {self.kind: self.of, **plain}

    @property
    def decision(self) -> tuple[object, ...]:
        """Return what the entry decides, without who did, when and why."""
        told = sorted((n, v) for n, v in self.fields if n not in (*REMARKS, "was"))
        return self.kind, self.of, *told

    def __str__(self) -> str:
        """Write the entry in one line."""
        told = (f"{n} {_shown(v)}" for n, v in self.fields if n not in REMARKS)
        return ", ".join([f"{self.kind} {self.of}", *told])


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def entry_of(row: Mapping[str, object], place: str = "") -> Entry:
    """Read an entry from a row; raises BadEntry, which says what is wrong with it."""
    kinds = [name for name in row if name in SHAPES]
    if len(kinds) != 1:
        first = next(iter(row), "nothing")
        raise BadEntry(
            f"{' and '.join(kinds)} cannot stand in one entry"
            if kinds
            else f"{first!r} is no kind of correction. There are: {', '.join(SHAPES)}"
        )
    kind = kinds[0]
    _check_names(kind, [name for name in row if name != kind])
    given = tuple((name, _value(name, row[name])) for name in row if name != kind)
    entry = Entry(kind=kind, of=str(_value(kind, row[kind])), fields=given, place=place)
    _check_sense(entry)
    return entry


def _check_names(kind: str, names: Iterable[str]) -> None:
    shape, given = SHAPES[kind], set(names)
    known = (*shape.needed, *shape.optional, *REMARKS)
    for name in sorted(given - {*known}):
        raise BadEntry(f"{kind!r} has no field {name!r}. It has {', '.join(known)}")
    for name in shape.needed:
        if name not in given:
            raise BadEntry(f"{kind!r} lacks the field {name!r}")


def _value(name: str, value: object) -> object:
    wanted = TYPES.get(name, "text")
    good = _read(wanted, value)
    if good is None:
        raise BadEntry(f"{name!r} is to be {_TOLD[wanted]} and is {value!r}")
    return good


def _read(wanted: Type, value: object) -> object:
    """Return a value in its type, None where it is not of it."""
    match wanted:
        case "flag":
            return value if isinstance(value, bool) else None
        case "texts":
            items = [_text(item) for item in value] if isinstance(value, list | tuple) else []
            return tuple(items) if items and None not in items else None
        case "side":
            return value if value in ("supports", "opposes") else None
        case "day":
            return _day(value)
    return _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(str(value).split()) or None


def _day(value: object) -> str | None:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None


def _check_sense(entry: Entry) -> None:
    if entry.kind.startswith("fix ") and not {n for n, _ in entry.fields} - {*REMARKS, "opposite"}:
        raise BadEntry(f"{entry.kind!r} fixes nothing. It may have {_optional(entry.kind)}")
    for name in ("into", "to", "new", "from"):
        if entry.text(name) == entry.of:
            raise BadEntry(f"{entry.kind!r} names {entry.of!r} twice")


def _optional(kind: str) -> str:
    return ", ".join(SHAPES[kind].optional)
