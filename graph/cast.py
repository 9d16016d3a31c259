"""Resolve names: say which Actor of the graph a name in an article means."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.countries import countries, country
from graph.ids import slug, tokens
from graph.leading import UNCORRECTED, State
from graph.naming import Name, is_nameless, name_of, nameless_id, shared_name
from graph.store import Store
from ingest.records import Actor, ActorKind, Extraction, Proposition

# Names are gathered from all articles of a load before one is resolved, so that the order of
# the articles does not matter; the earliest article decides how a new actor is written.
Rank = tuple[date, str, int]

_BY_LAST_NAME = """
UNWIND $lasts AS last
MATCH (a:Actor {lastName: last})
RETURN last AS last, a.actorId AS actorId, a.name AS name
"""

_VOICES = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SPEAKS_FOR]->(c:Country)
WITH r, c
WHERE c.iso3 IS NOT NULL
RETURN r.named AS named, c.iso3 AS iso3
"""


_BODIES = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
WHERE a.kind <> 'person'
RETURN a.actorId AS actorId
"""


@dataclass(slots=True)
class Known:
    """Hold a name that was met: how it is written, what it names, and the states it speaks for."""

    rank: Rank
    shown: str
    kind: ActorKind
    last: str
    countries: set[str] = field(default_factory=set)


def actors_of(extraction: Extraction) -> Iterator[Actor]:
    """Yield every actor that an article names, in a fixed order."""
    for statement in extraction.statements:
        if statement.speaker:
            yield statement.speaker
        yield from statement.joint
        yield from statement.addressed_to
        yield from statement.mentions
    for stance in extraction.stances:
        yield stance.actor
        if stance.attributed_by:
            yield stance.attributed_by
        yield from _targets(stance.position)
    for condition in extraction.conditions:
        if condition.actor:
            yield condition.actor


def _targets(position: Proposition) -> Iterator[Actor]:
    if position.actor:
        yield position.actor


def rank_of(extraction: Extraction) -> tuple[date, str]:
    """Place an article among those of a load: by publication, the undated last, then by id."""
    article = extraction.article
    return article.published_on or date.max, article.article_id


class Cast:
    """Know the names of one load and those of the store that they may stand for."""

    def __init__(self) -> None:
        """Start with no names."""
        self._known: dict[str, Known] = {}
        self._full: dict[str, dict[str, set[str]]] = {}
        self._bare: set[str] = set()
        self._bodies: dict[str, set[str]] = {}
        self._loose: set[str] = set()

    def meet(self, extraction: Extraction) -> None:
        """Take note of the names in an article."""
        met = set[Actor]()
        for number, actor in enumerate(actors_of(extraction)):
            if actor in met or is_nameless(actor):
                continue
            met.add(actor)
            name = name_of(actor)
            self._note((*rank_of(extraction), number), actor, name)
            if name.bare:
                self._bare.add(name.last)
            elif _is_shared(actor, name) and actor.country:
                self._bodies.setdefault(name.slug, set()).add(_plain_id(actor, name))
            elif _is_shared(actor, name):
                self._loose.add(name.slug)

    def _note(self, rank: Rank, actor: Actor, name: Name) -> None:
        key = _plain_id(actor, name)
        known = self._known.get(key)
        if known is None or rank < known.rank:
            shown = _shown(actor, name)
            seen = known.countries if known else set()
            known = Known(rank, shown, actor.kind, "" if name.bare else name.last, seen)
            self._known[key] = known
        if actor.country:
            known.countries.add(actor.country)
        if known.last:
            self._full.setdefault(known.last, {})[key] = known.countries

    def recall(self, store: Store, state: State = UNCORRECTED) -> None:
        """Add those of the store that bare last names and names of many bodies may mean.

        They are taken as they were before the corrections that are in force.
        """
        if self._loose:
            self._recall_bodies(store)
        if self._bare:
            self._recall_people(store, state)

    def _recall_bodies(self, store: Store) -> None:
        names = {f"{name}-{iso3.lower()}": name for name in self._loose for iso3 in countries()}
        for row in store.run(_BODIES, {"ids": sorted(names)}):
            key = str(row["actorId"])
            self._bodies.setdefault(names[key], set()).add(key)

    def _recall_people(self, store: Store, state: State) -> None:
        rows = store.run(_BY_LAST_NAME, {"lasts": sorted(self._bare)})
        spoken = _voices(store, state, {str(row["actorId"]) for row in rows})
        for row in rows:
            key, last = str(row["actorId"]), str(row["last"])
            states = self._full.setdefault(last, {}).setdefault(key, set())
            states |= spoken.get(key, set())
            if key not in self._known:
                name = state.names.get(key, str(row["name"]))
                self._known[key] = Known((date.min, "", 0), name, "person", last, states)

    def actor_id(self, actor: Actor, article_id: str) -> str:
        """Say which Actor a record means.

        A last name alone means the one person known with it; "the ministry" without a country
        the one ministry known. Where there are several, the name stands for itself, and a body
        is another in every article.
        """
        if is_nameless(actor):
            return nameless_id(actor, article_id)
        name = name_of(actor)
        if name.bare:
            fits = self._people(actor, name)
            return fits[0] if len(fits) == 1 else _plain_id(actor, name)
        if _is_shared(actor, name) and not actor.country:
            bodies = self._bodies.get(name.slug, set())
            if len(bodies) > 1:
                return nameless_id(actor, article_id)
            return min(bodies, default=name.slug)
        return _plain_id(actor, name)

    def _people(self, actor: Actor, name: Name) -> list[str]:
        return [
            key
            for key, states in self._full.get(name.last, {}).items()
            if not (actor.country and states) or actor.country in states
        ]

    def countries_of(self, actor_id: str, actor: Actor) -> set[str]:
        """List the states for which an actor speaks, by this record or by others of the load."""
        known = self._known.get(actor_id)
        own = {actor.country} if actor.country else set[str]()
        return own | (known.countries if known else set())

    def written(self, actor_id: str, actor: Actor) -> tuple[str, ActorKind, str | None]:
        """Say how a new Actor is named, of what kind it is, and its last name if it has more."""
        known = self._known.get(actor_id)
        if known is None:
            return name_of(actor).shown, actor.kind, None
        return known.shown, known.kind, known.last or None


def _voices(store: Store, state: State, actors: set[str]) -> dict[str, set[str]]:
    """Read for which states actors speak, wherever corrections have moved that."""
    ends = set(actors)
    for key in actors:
        parted = state.overlay.voices.get(key, {}).values()
        ends |= {state.overlay.last_actor(one) for one in (key, *(e.text("new") for e in parted))}
    found: dict[str, set[str]] = {}
    for row in store.run(_VOICES, {"ids": sorted(ends)}) if ends else []:
        found.setdefault(str(row["named"]), set()).add(str(row["iso3"]))
    return found


def _is_shared(actor: Actor, name: Name) -> bool:
    return actor.kind != "person" and shared_name(name)


def _plain_id(actor: Actor, name: Name) -> str:
    if actor.country and _is_shared(actor, name):
        return slug([*name.words, *tokens(actor.country)])
    return name.slug


def _shown(actor: Actor, name: Name) -> str:
    if actor.country and _is_shared(actor, name):
        return f"{name.shown} ({country(actor.country).name})"
    return name.shown
