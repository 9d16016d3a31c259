"""Join actors, or countries, by the positions on which they agree and on which they differ.

The counts are those of Discourse Network Analyzer with each concept taken once a window: two
agree once for each side of a position that both hold (congruence), and differ once for each pair
of sides that they hold against each other (conflict).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import combinations, groupby
from math import sqrt
from typing import Literal, NamedTuple

from graph.drawing import Voice
from graph.naming import is_nameless_id
from graph.paging import PAGE, edges, keys
from graph.parts import parts_of
from graph.shape import EdgeKind, Row
from graph.statements import named_statements, schema_text
from graph.store import Store

Who = Literal["actors", "countries"]
Normalise = Literal["none", "average", "jaccard", "cosine"]
Side = Literal["supports", "opposes"]
Pair = tuple[str, str]  # keys of two holders, the smaller first

_SIDES: dict[str, Side] = {"SUPPORTS": "supports", "OPPOSES": "opposes"}
_LABELS: dict[Who, str] = {"actors": "Actor", "countries": "Country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Bound a time, both days included; None is no bound.

    A side counts on each day from the first stance that takes it until the other side is taken;
    where it must be ``active``, only on days on which a stance said so.
    """

    first: date | None = None
    last: date | None = None
    active: bool = False

    def overlaps(self, begin: date | None, end: date | None) -> bool:
        """Tell whether a time lies in the window in part; one without days only where no bound is.

        An ``end`` of None is still to come.
        """
        if begin is None:
            return self.first is None and self.last is None
        return begin <= (self.last or date.max) and (end or date.max) >= (self.first or date.min)


class Held(NamedTuple):
    """Hold one side of one position that an actor or a country held."""

    holder: str
    position: str
    side: Side


@dataclass(slots=True)
class Member:
    """Describe an actor or a country, and on how many positions it held which side."""

    name: str
    kind: str
    supports: int = 0
    opposes: int = 0

    @property
    def sides(self) -> int:
        """Count the sides held: a position on which both were held counts twice."""
        return self.supports + self.opposes


@dataclass(slots=True)
class Tie:
    """Count on how many positions two hold the same side, and on how many the other."""

    agreement: int = 0
    conflict: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """Hold who held a side within a window, and who is tied to whom by how many positions."""

    members: dict[str, Member] = field(default_factory=dict)
    ties: dict[Pair, Tie] = field(default_factory=dict)

    def norm(self, pair: Pair, how: Normalise) -> float:
        """Return by what the counts of two are divided.

        ``average`` is the mean number of sides that they hold, ``jaccard`` the number of sides
        that either holds, ``cosine`` the geometric mean of the two numbers.
        """
        one, other = (self.members[key].sides for key in pair)
        match how:
            case "average":
                return (one + other) / 2
            case "jaccard":
                return one + other - self.ties[pair].agreement
            case "cosine":
                return sqrt(one * other)
        return 1.0


def network(
    store: Store,
    who: Who = "actors",
    *,
    window: Window = Window(),
    positions: Sequence[str] | None = None,
) -> Network:
    """Read who held which side of which position, and join those who held one in common.

    ``positions`` are the keys of those that count, or None for all. Who is only described ("a
    senior official") is left out: he is another in every article.
    """
    made = Network()
    held = sorted({*_held(store, who, window, positions)}, key=lambda one: one.position)
    _name(store, who, held, made)
    for _, about in groupby(held, key=lambda one: one.position):
        _tie(made, sorted(about))
    return made


def _held(
    store: Store, who: Who, window: Window, positions: Sequence[str] | None
) -> Iterator[Held]:
    pages = keys(store, "Position") if positions is None else parts_of(sorted(set(positions)), PAGE)
    voices = _voices(store) if window.active and who == "countries" else {}
    for page in pages:
        if window.active:
            rows = store.run(_statements()["stances on positions"], {"keys": page})
            found = _said(rows, who, window, voices)
        else:
            rows = store.run(_statements()[f"spells of {who}"], {"keys": page})
            found = _holding(rows, window)
        yield from (one for one in found if not is_nameless_id(one.holder))


@cache
def _statements() -> dict[str, str]:
    return named_statements(schema_text("network.cypher"))


def _holding(rows: Iterable[Row], window: Window) -> Iterator[Held]:
    """Yield the sides of spells: each lasts until the next of its holder begins."""
    spells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        spells[str(row["holder"]), str(row["position"])].append(row)
    for (holder, position), own in spells.items():
        own.sort(key=lambda row: int(row["spell"]))
        for spell, after in zip(own, [*own[1:], None], strict=True):
            if window.overlaps(spell["first"], _until(spell, after)):
                yield Held(holder, position, _SIDES[str(spell["side"])])


def _until(spell: Row, after: Row | None) -> date | None:
    """Return the last day of a spell: both sides may be taken on the day of the change."""
    if after is None or spell["first"] is None:
        return None
    begins: date = after["first"]
    said: date = spell["last"]
    return max(said, begins - timedelta(days=1))


def _said(
    rows: Iterable[Row], who: Who, window: Window, voices: dict[str, list[Voice]]
) -> Iterator[Held]:
    """Yield the sides of stances that were said within the window."""
    for row in rows:
        if not window.overlaps(row["saidOn"], row["saidOn"]):
            continue
        actor_id, position, side = str(row["holder"]), str(row["position"]), row["side"]
        if who == "actors":
            yield Held(actor_id, position, side)
        for voice in voices.get(actor_id, []):
            if voice.covers(row["published"]):
                yield Held(voice.iso3, position, side)


def _voices(store: Store) -> dict[str, list[Voice]]:
    """Read for which countries actors spoke, from when to when, in whatever role."""
    times: dict[Pair, list[Row]] = defaultdict(list)
    for _, rows in edges(store, [EdgeKind("SPEAKS_FOR", "Actor", "Country")]):
        for row in rows:
            times[str(row["source"]), str(row["target"])].append(row)
    found: dict[str, list[Voice]] = defaultdict(list)
    for (actor_id, iso3), rows in times.items():
        first = min((row["first"] for row in rows if row["first"]), default=None)
        last = max((row["last"] for row in rows if row["last"]), default=None)
        found[actor_id].append(Voice(iso3, first, last))
    return found


def _name(store: Store, who: Who, held: Iterable[Held], made: Network) -> None:
    sides = defaultdict[str, list[Side]](list)
    for one in held:
        sides[one.holder].append(one.side)
    for page in parts_of(sorted(sides), PAGE):
        rows = store.run(_statements()[f"names of {who}"], {"keys": page})
        for row in sorted(rows, key=lambda row: str(row["key"])):
            own = sides[str(row["key"])]
            made.members[str(row["key"])] = Member(
                name=str(row["name"]),
                kind=str(row["kind"]),
                supports=own.count("supports"),
                opposes=own.count("opposes"),
            )


def _tie(made: Network, about: Sequence[Held]) -> None:
    """Join all who held a side of one position."""
    for one, other in combinations(about, 2):
        if one.holder == other.holder:
            continue
        tie = made.ties.setdefault((one.holder, other.holder), Tie())
        if one.side == other.side:
            tie.agreement += 1
        else:
            tie.conflict += 1
