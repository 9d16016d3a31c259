"""Find whom or what a name means where no kind is said: an actor, a country or a position."""

from dataclasses import dataclass
from typing import Literal

from graph.ids import tokens
from graph.lookup import (
    NEAREST,
    AmbiguousName,
    UnknownName,
    find_actor,
    find_country,
    find_positions,
)
from graph.store import Store
from graph.titles import titles

SubjectKind = Literal["actor", "country", "position"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Hold what was found: ``id`` is an actorId, an iso3 or a positionId."""

    kind: SubjectKind
    id: str
    name: str


def find_subject(store: Store, text: str, kind: SubjectKind | None = None) -> Subject:
    """Find what a text means; raises UnknownName and AmbiguousName.

    An actor and a country are found by their names, a position by its id, its whole text or
    words that no other has. What is called by the text goes before what has it among its words.
    """
    if kind:
        return _FINDERS[kind](store, text)
    found, problems = list[Subject](), list[LookupError]()
    for finder in _FINDERS.values():
        try:
            found.append(finder(store, text))
        except (UnknownName, AmbiguousName) as error:
            problems.append(error)
    named = [one for one in found if one.kind != "position" or _called(one, text)]
    if len(named or found) == 1:
        return (named or found)[0]
    if found:
        kinds = " and ".join(f"a{'n' if one.kind == 'actor' else ''} {one.kind}" for one in named)
        raise AmbiguousName(f"{text!r} is {kinds}. Say which: --kind {named[0].kind}, for one.")
    several = [error for error in problems if isinstance(error, AmbiguousName)]
    raise several[0] if several else UnknownName(" ".join(map(str, problems)))


def _called(one: Subject, text: str) -> bool:
    return text == one.id or tokens(text) == tokens(one.name)


def _actor(store: Store, text: str) -> Subject:
    return _subject(store, "actor", find_actor(store, text))


def _country(store: Store, text: str) -> Subject:
    return _subject(store, "country", find_country(store, text))


def _position(store: Store, text: str) -> Subject:
    ids = find_positions(store, text)
    if len(ids) == 1:
        return _subject(store, "position", ids[0])
    pairs = [(titles(store, "position", [one])[0], one) for one in ids[:NEAREST]]
    shown = ", ".join(f"{name} ({one})" for name, one in pairs)
    more = f" and {len(ids) - NEAREST} more" if len(ids) > NEAREST else ""
    raise AmbiguousName(
        f"{text!r} is in {len(ids)} positions: {shown}{more}. Give the whole text or the id."
    )


def _subject(store: Store, kind: SubjectKind, found: str) -> Subject:
    names = titles(store, kind, [found] if kind == "position" else found)
    return Subject(kind=kind, id=found, name=names[0])


_FINDERS = {"actor": _actor, "country": _country, "position": _position}
