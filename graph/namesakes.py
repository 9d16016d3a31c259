"""Know the persons that a load names, and their namesakes in the store."""

from collections import defaultdict
from typing import NamedTuple

from graph import uncorrected
from graph.leading import UNCORRECTED, State
from graph.naming import Name, reigns
from graph.people import SURE, Form, Group, Rank, block_of, grouped, means, stored, turn, turned
from graph.romanising import last_key
from graph.shape import Row
from graph.store import Store
from ingest.records import Actor, ActorKind

_PEOPLE = """
UNWIND $keys AS key
MATCH (a:Actor {nameKey: key})
WHERE a.kind = 'person'
RETURN a.nameKey AS key, a.actorId AS actorId, a.name AS name, a.lastName AS lastName,
    a.aliases AS aliases
ORDER BY actorId
"""

# Those of a graph that was written before names had keys.
_KEYLESS = """
UNWIND $lasts AS last
MATCH (a:Actor {lastName: last})
WHERE a.kind = 'person' AND a.nameKey IS NULL
RETURN a.actorId AS actorId, a.name AS name, a.lastName AS lastName, a.aliases AS aliases
ORDER BY actorId
"""

_WRITTEN = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
WHERE a.kind = 'person' AND a.lastName IS NOT NULL
RETURN a.actorId AS actorId, a.lastName AS lastName
"""


class Written(NamedTuple):
    """Say how a new Actor is written, and the key of the block that its name is compared in."""

    name: str
    kind: ActorKind
    last: str | None  # of a person whose full name is known
    key: str | None


class People:
    """Know the persons of one load and their namesakes in the store."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._forms: dict[str, Form] = {}
        self._bare: dict[str, Form] = {}
        self._reigning: set[str] = set()
        self._groups: dict[str, Group] = {}
        self._blocks: defaultdict[str, list[Group]] = defaultdict(list)
        self._kept: set[str] = set()  # of the store: a last name alone that nobody is known with
        self._alone: defaultdict[str, list[str]] = defaultdict(list)  # the same, the first first

    def meet(self, rank: Rank, actor: Actor, name: Name, *, again: bool) -> None:
        """Take note of a person's name; ``again`` where the article gave it before."""
        forms, key = (self._bare, name.slug) if name.bare else (self._forms, name.full_slug)
        known = forms.get(key)
        if known is None:
            known = forms[key] = Form(name, rank)
        elif rank < known.rank:
            known.name, known.rank = name, rank
        if actor.country:
            known.countries.add(actor.country)
        known.articles += not again
        if name.bare and reigns(actor):
            self._reigning.add(name.slug)

    def recall(self, store: Store, state: State = UNCORRECTED) -> None:
        """Add the namesakes in the store, and put the names of one person together.

        They are taken as they were before the corrections that are in force.
        """
        self._turn(store)
        forms: defaultdict[str, list[Form]] = defaultdict(list)
        for form in self._forms.values():
            forms[block_of(form.name)].append(form)
        bare = sorted(self._bare.values(), key=lambda one: one.rank)
        wanted = {*forms, *(block_of(form.name) for form in bare)}
        lasts = {form.name.last for form in (*self._forms.values(), *bare)}
        rows = store.run(_PEOPLE, {"keys": sorted(wanted)}) if wanted else []
        rows += store.run(_KEYLESS, {"lasts": sorted(lasts)}) if wanted else []
        known = self._recalled(store, state, rows)
        for block in sorted(wanted):
            self._blocks[block] = list(grouped(forms[block], known[block]))
            self._groups.update((group.actor_id, group) for group in self._blocks[block])
        for form in bare:
            self._alone[block_of(form.name)].append(form.name.slug)
        self._weigh(store, state)

    def _turn(self, store: Store) -> None:
        """Read "Abe Shinzo" as "Shinzo Abe" where that is known, or met more often."""
        others = {key: other for key, form in self._forms.items() if (other := turned(form.name))}
        rows = store.run(_WRITTEN, {"ids": sorted({*others, *others.values()})}) if others else []
        there = {str(row["actorId"]): str(row["lastName"]) for row in rows}
        again = [
            self._forms[key]
            for key, other in others.items()
            if key not in there
            and (
                there[other] == self._forms[key].name.given[0]
                if other in there
                else other in others and self._often(other) < self._often(key)
            )
        ]
        for form in again:
            form.name = turn(form.name)

    def _often(self, key: str) -> tuple[int, Rank]:
        form = self._forms[key]
        return -form.articles, form.rank

    def _recalled(self, store: Store, state: State, rows: list[Row]) -> dict[str, list[Group]]:
        """Make groups, by their blocks, of the persons that were read from the store."""
        known: defaultdict[str, dict[str, Group]] = defaultdict(dict)
        spoken = uncorrected.voices(store, state, {str(row["actorId"]) for row in rows})
        for row in rows:
            actor_id, last = str(row["actorId"]), row["lastName"]
            if last is None:
                self._kept.add(actor_id)
                self._alone[str(row["key"])].append(actor_id)
                continue
            block = last_key(str(last))
            group = known[block].get(actor_id)
            if group is None:
                aliases = [str(alias) for alias in row["aliases"] or []]
                name = uncorrected.name_of(state, actor_id, str(row["name"]))
                group = stored(actor_id, name, str(last), aliases)
                known[block][actor_id] = group
            group.countries |= spoken.get(actor_id, set())
        return defaultdict(list, {block: list(found.values()) for block, found in known.items()})

    def _weigh(self, store: Store, state: State) -> None:
        """Ask how often those were heard before whose last name alone may mean several."""
        doubtful = {
            group.actor_id
            for form in self._bare.values()
            for group in self._likely(form.name, None)
            if group.stored
        }
        times = uncorrected.said(store, state, doubtful)
        for actor_id in doubtful:
            self._groups[actor_id].articles += times.get(actor_id, 0)

    def _likely(self, name: Name, iso3: str | None) -> list[Group]:
        return means(name, iso3, self._blocks[block_of(name)])

    def actor_id(self, actor: Actor, name: Name) -> str:
        """Say which Actor a person's name means."""
        if not name.bare:
            form = self._forms.get(name.full_slug)
            return form.group.actor_id if form and form.group else name.slug
        block = block_of(name)
        if name.slug in self._reigning:
            return name.slug
        if self._blocks[block]:
            fits = self._likely(name, actor.country)
            return fits[0].actor_id if len(fits) == 1 else name.slug
        if name.slug in self._kept or len(block) < SURE:
            return name.slug
        return next(iter(self._alone[block]), name.slug)

    def countries_of(self, actor_id: str) -> set[str]:
        """List the states for which a person speaks."""
        group, alone = self._groups.get(actor_id), self._bare.get(actor_id)
        return (group.countries if group else set()) | (alone.countries if alone else set())

    def written(self, actor_id: str) -> Written | None:
        """Say how a person is written whose full name is known."""
        group = self._groups.get(actor_id)
        if group is None:
            return None
        return Written(group.shown, group.kind, group.last, block_of(group.names[0]))
