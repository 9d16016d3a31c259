"""Say where corrections put what the articles' words alone mean: entries in, final ids out.

Nothing here reads or writes. A correction never edits evidence; it says to whom and to what the
relationships of the evidence lead.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from graph.entries import Entry


class Contradiction(ValueError):
    """Say that entries cannot all be right, and which."""


class Turn(NamedTuple):
    """Lead to a position, on the same side or, turned, on the other."""

    to: str
    turned: bool
    entry: Entry


V = TypeVar("V", Entry, Turn)


class Final(NamedTuple):
    """Say on which position something ends, and whether that is turned against the start."""

    position_id: str
    turned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Hold corrections by what they are about.

    Positions follow one another to the end of their merges, and so do actors. ``forms`` are the
    wordings that were moved or split off, by canonical form.
    """

    entries: tuple[Entry, ...] = ()
    merges: Mapping[str, Turn] = field(default_factory=dict)
    forms: Mapping[str, Turn] = field(default_factory=dict)
    actors: Mapping[str, Entry] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    voices: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    fixes: Mapping[str, Entry] = field(default_factory=dict)
    names: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Overlay":
        """Sort entries; raises Contradiction where two cannot both be right."""
        return _sorted(tuple(entries))

    def actor(self, named: str, article_id: str) -> str:
        """Return the actor whom a name in an article means in the end."""
        part = self.parts.get(named, {}).get(article_id)
        return self.last_actor(part.text("new") if part else named)

    def voice(self, named: str, iso3: str) -> str:
        """Return the actor who speaks for a country where a name was seen to."""
        part = self.voices.get(named, {}).get(iso3)
        return self.last_actor(part.text("new") if part else named)

    def last_actor(self, actor_id: str) -> str:
        """Follow an actor through its merges."""
        while actor_id in self.actors:
            actor_id = self.actors[actor_id].text("into")
        return actor_id

    def position(self, named: str, form: str, fixed: str = "") -> Final:
        """Return the position of a wording in the end, and whether it is turned against ``named``.

        ``fixed`` is a position that a person gave to this piece of evidence alone.
        """
        if fixed:
            return self.last_position(fixed)
        moved = self.forms.get(form)
        if moved is None:
            return self.last_position(named)
        last = self.last_position(moved.to)
        return Final(last.position_id, last.turned != moved.turned)

    def last_position(self, position_id: str) -> Final:
        """Follow a position through its merges."""
        turned = False
        while position_id in self.merges:
            turn = self.merges[position_id]
            position_id, turned = turn.to, turned != turn.turned
        return Final(position_id, turned)

    def apart(self, kind: str) -> set[tuple[str, str]]:
        """List the pairs that a person said are two: of positions, or of actors."""
        entries = (e for e in self.entries if e.kind == f"keep {kind} apart")
        return {_pair(e.of, e.text("from")) for e in entries}

    def confirmed(self, kind: str) -> set[str]:
        """List the wordings, or the stances, that a person found right."""
        return {e.of for e in self.entries if e.kind == f"confirm {kind}"}


NONE = Overlay()


def _sorted(entries: tuple[Entry, ...]) -> Overlay:
    overlay = Overlay(
        entries=entries,
        merges=_once(_merges(entries)),
        forms=_once(_forms(entries)),
        actors=_once((e.of, e) for e in entries if e.kind == "merge actor"),
        parts=_parted(entries, "articles"),
        voices=_parted(entries, "speaks for"),
        fixes=_once((e.of, e) for e in entries if e.kind in ("fix stance", "fix condition")),
        names=_once((e.of, e) for e in entries if e.kind.startswith("rename ")),
    )
    _check_new(entries)
    _check_cycles({key: turn.entry for key, turn in overlay.merges.items()})
    _check_cycles(overlay.actors)
    _check_apart(overlay)
    _check_confirmed(overlay)
    return overlay


def _merges(entries: Iterable[Entry]) -> Iterator[tuple[str, Turn]]:
    for e in entries:
        if e.kind == "merge position":
            yield e.of, Turn(e.text("into"), e.flag("opposite"), e)


def _forms(entries: Iterable[Entry]) -> Iterator[tuple[str, Turn]]:
    for e in entries:
        if e.kind == "move wording":
            yield e.of, Turn(e.text("to"), e.flag("opposite"), e)
        elif e.kind == "split position":
            yield from ((form, Turn(e.text("new"), False, e)) for form in e.texts("wordings"))


def _once(pairs: Iterable[tuple[str, V]]) -> dict[str, V]:
    found: dict[str, V] = {}
    for key, value in pairs:
        if key in found:
            raise Contradiction(
                f"{_of(value).place}: {key!r} is corrected by {_of(found[key]).place} already "
                f"({_of(found[key])}). Take one of the two out."
            )
        found[key] = value
    return found


def _of(value: Entry | Turn) -> Entry:
    return value.entry if isinstance(value, Turn) else value


def _parted(entries: Iterable[Entry], name: str) -> dict[str, dict[str, Entry]]:
    """Sort what splits take from an actor, articles or countries."""
    parts: dict[str, dict[str, Entry]] = {}
    splits = [e for e in entries if e.kind == "split actor"]
    for key in dict.fromkeys(e.of for e in splits):
        parts[key] = _once((item, e) for e in splits if e.of == key for item in e.texts(name))
    return parts


def _check_new(entries: Iterable[Entry]) -> None:
    """See that no two splits make the same new one."""
    for kind in ("split position", "split actor"):
        _once((e.text("new"), e) for e in entries if e.kind == kind)


def _check_cycles(merges: Mapping[str, Entry]) -> None:
    for start in merges:
        seen, key = [start], merges[start].text("into")
        while key in merges and key not in seen:
            seen.append(key)
            key = merges[key].text("into")
        if key == start:
            places = ", ".join(merges[one].place for one in seen)
            circle = " into ".join([*seen, start])
            raise Contradiction(f"{places}: these merges go in a circle, {circle}.")


def _check_apart(overlay: Overlay) -> None:
    for e in overlay.entries:
        if e.kind == "keep actor apart":
            ends = {overlay.last_actor(e.of), overlay.last_actor(e.text("from"))}
        elif e.kind == "keep position apart":
            pair = (e.of, e.text("from"))
            ends = {overlay.last_position(one).position_id for one in pair}
        else:
            continue
        if len(ends) == 1:
            raise Contradiction(
                f"{e.place}: {e.of!r} and {e.text('from')!r} are kept apart here and merged by "
                "others. Take one of them out."
            )


def _check_confirmed(overlay: Overlay) -> None:
    """See that what was found right is not corrected as well."""
    fixed: dict[str, Entry] = dict(overlay.fixes)
    moved = {form: turn.entry for form, turn in overlay.forms.items()}
    for e in overlay.entries:
        against = {"confirm stance": fixed, "confirm wording": moved}.get(e.kind, {}).get(e.of)
        if against:
            raise Contradiction(
                f"{e.place}: {e.of!r} is said to be right here, and is corrected by "
                f"{against.place}. Take one of the two out."
            )


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
