"""Find what a user's words mean in a store: an actor, a country, positions."""

import difflib
from collections.abc import Callable, Iterable
from typing import Any

from graph.countries import CountryName, countries
from graph.ids import fold, tokens
from graph.naming import read_name
from graph.store import Store
from graph.variants import by_spelling, by_wikidata

NEAREST = 5

_ACTOR_BY_ID = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
RETURN a.actorId AS actorId, a.name AS name, a.kind AS kind,
    a.mergedInto AS mergedInto
"""

_ACTORS_BY_FORM = """
WITH $form AS form
MATCH (a:Actor)
WHERE toLower(replace(replace(a.name, 'İ', 'i'), 'Σ', 'σ')) = form
    OR any(alias IN a.aliases
        WHERE toLower(replace(replace(alias, 'İ', 'i'), 'Σ', 'σ')) = form)
RETURN a.actorId AS actorId, a.name AS name, a.kind AS kind,
    a.mergedInto AS mergedInto
ORDER BY actorId
"""

_ACTORS_BY_LAST_NAME = """
MATCH (a:Actor {lastName: $last})
RETURN a.actorId AS actorId, a.name AS name, a.kind AS kind,
    a.mergedInto AS mergedInto
ORDER BY actorId
"""

_ACTOR_NAMES = """
MATCH (a:Actor)
RETURN a.actorId AS actorId, a.name AS name, a.kind AS kind, a.aliases AS aliases
ORDER BY actorId
"""

_VOICES = """
MATCH (a:Actor)-[:SPEAKS_FOR]->(c:Country {iso3: $iso3})
RETURN DISTINCT a.actorId AS actorId, a.name AS name
ORDER BY name, actorId
"""

_COUNTRIES = "MATCH (c:Country) RETURN c.iso3 AS iso3, c.name AS name ORDER BY name, iso3"

_POSITION_BY_ID = """
MATCH (p:Position {positionId: $id})
RETURN p.positionId AS positionId, p.mergedInto AS mergedInto
"""

_POSITIONS = """
MATCH (p:Position)
WHERE all(word IN $words
    WHERE toLower(replace(replace(p.text, 'İ', 'i'), 'Σ', 'σ')) CONTAINS word)
RETURN p.positionId AS positionId, p.text AS text, p.mergedInto AS mergedInto
ORDER BY positionId
"""

_POSITION_TEXTS = "MATCH (p:Position) RETURN p.text AS text ORDER BY text"


class UnknownName(LookupError):
    """Say that a name or words mean nothing in the store, and what comes near."""


class AmbiguousName(LookupError):
    """Say that a name means several actors, and which."""


def find(store: Store, kind: str, text: str) -> Any:
    """Find what a text means: for an actor its actorId, a country its iso3, positions their ids.

    Raises UnknownName and AmbiguousName. ``kind`` is actor, country or position.
    """
    return FINDERS[kind](store, text)


def find_actor(store: Store, text: str) -> str:
    """Find an actor by id, name, alias or last name, whatever the case; return the actorId.

    It is also found by its Wikidata id, and by another spelling where no name is the same.
    """
    for found in _actor_tries(store, text):
        actors = {row["mergedInto"] or row["actorId"]: row for row in found}
        if len(actors) == 1:
            return str(min(actors))
        if actors:
            raise AmbiguousName(_several(text, actors))
    raise UnknownName(_unknown_actor(store, text))


def _actor_tries(store: Store, text: str) -> Iterable[list[dict[str, Any]]]:
    """Yield the actors that a text names, the surest way first."""
    person, other = read_name(text, person=True), read_name(text, person=False)
    yield store.run(_ACTOR_BY_ID, {"ids": [text]})
    yield store.run(_ACTOR_BY_ID, {"ids": sorted({person.slug, other.slug})})
    yield by_wikidata(store, text)
    forms = dict.fromkeys(_lower(form) for form in (text, other.shown, person.shown))
    for form in forms:
        yield store.run(_ACTORS_BY_FORM, {"form": form})
    if person.bare:
        yield store.run(_ACTORS_BY_LAST_NAME, {"last": person.last})
    yield by_spelling(store, text)


def _lower(text: str) -> str:
    """Write a text in small letters as the queries do: two letters the stores write unlike."""
    return text.replace("İ", "i").replace("Σ", "σ").lower()


def _several(text: str, actors: dict[str, dict[str, Any]]) -> str:
    shown = ", ".join(f"{row['name']} ({key})" for key, row in list(actors.items())[:NEAREST])
    more = f" and {len(actors) - NEAREST} more" if len(actors) > NEAREST else ""
    return f"{text!r} may be any of {len(actors)} actors: {shown}{more}. Give the id."


def _unknown_actor(store: Store, text: str) -> str:
    land = _country_named(text)
    if land and (voices := store.run(_VOICES, {"iso3": land.iso3})):
        names = ", ".join(str(row["name"]) for row in voices[:NEAREST])
        return f"{land.name} is a country and no actor. For it speak: {names}."
    forms = {
        fold(form): str(row["name"])
        for row in store.run(_ACTOR_NAMES)
        if row["kind"] != "unnamed"
        for form in [row["name"], *(row["aliases"] or [])]
    }
    return f"There is no actor {text!r} in the graph. {_hint(text, forms)}"


def _hint(text: str, forms: dict[str, str]) -> str:
    """Name what comes nearest to a text: in letters, then in words shared."""
    if not forms:
        return "It has none."
    wanted = fold(text)
    near = difflib.get_close_matches(wanted, forms, n=NEAREST, cutoff=0.6)
    words = {word for word in tokens(text) if len(word) > 3}  # "the" is in many names
    sharing = [form for form in forms if words & set(tokens(form))]
    names = list(dict.fromkeys(forms[form] for form in [*near, *sharing]))[:NEAREST]
    if names:
        return f"Nearest: {', '.join(names)}."
    return f"It has {len(set(forms.values()))}, none with a name like it."


def find_country(store: Store, text: str) -> str:
    """Find a country of the graph by name, ISO 2 or ISO 3 letters; return the iso3."""
    there = {str(row["iso3"]): str(row["name"]) for row in store.run(_COUNTRIES)}
    land = _country_named(text)
    if land and land.iso3 in there:
        return land.iso3
    if text.upper() in there:
        return text.upper()
    if land:
        names = ", ".join(list(there.values())[: 2 * NEAREST]) or "no country"
        raise UnknownName(f"Nothing in the graph is about {land.name}. It has {names}.")
    forms = {fold(name): name for name in there.values()}
    raise UnknownName(f"There is no country {text!r} in the graph. {_hint(text, forms)}")


def _country_named(text: str) -> CountryName | None:
    wanted = " ".join(tokens(text.removeprefix("the ").removeprefix("The ")))
    for land in countries().values():
        if wanted in (land.iso3.lower(), (land.iso2 or "").lower(), " ".join(tokens(land.name))):
            return land
    return None


def find_positions(store: Store, text: str) -> list[str]:
    """Find positions by id, by the whole text, or by words they contain; return their ids.

    One that was merged into another stands for that one.
    """
    if by_id := store.run(_POSITION_BY_ID, {"id": text}):
        return _last(by_id)
    words = _lower(text).split()
    wanted = " ".join(words)
    found = store.run(_POSITIONS, {"words": words}) if words else []
    exact = [row for row in found if " ".join(_lower(str(row["text"])).split()) == wanted]
    if found:
        return _last(exact or found)
    forms = {fold(str(row["text"])): str(row["text"]) for row in store.run(_POSITION_TEXTS)}
    raise UnknownName(f"There is no position with the words {text!r}. {_hint(text, forms)}")


def _last(rows: list[dict[str, Any]]) -> list[str]:
    """Return the positions that corrections lead to, each once."""
    return list(dict.fromkeys(str(row["mergedInto"] or row["positionId"]) for row in rows))


FINDERS: dict[str, Callable[[Store, str], Any]] = {
    "actor": find_actor,
    "country": find_country,
    "position": find_positions,
}
