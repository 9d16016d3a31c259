"""Read actors as they were before the corrections that are in force.

Whom a name in a new article means must not depend on corrections: else taking one back would
leave a trace.
"""

from collections.abc import Iterable

from graph.leading import State
from graph.store import Store

_VOICES = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SPEAKS_FOR]->(c:Country)
WITH r, c
WHERE c.iso3 IS NOT NULL
RETURN DISTINCT r.named AS named, c.iso3 AS iso3
"""

_SAID = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
OPTIONAL MATCH (a)-[r:SAID]->(s:Statement)
WITH r, s
WHERE s.statementId IS NOT NULL
RETURN r.named AS named, count(s) AS times
"""


def name_of(state: State, actor_id: str, now: str) -> str:
    """Return the name that an actor had before it was renamed."""
    return state.names.get(actor_id, now)


def voices(store: Store, state: State, actors: Iterable[str]) -> dict[str, set[str]]:
    """Read for which states actors speak by the words of the articles."""
    found: dict[str, set[str]] = {}
    for row in store.run(_VOICES, {"ids": ids}) if (ids := _ends(state, actors)) else []:
        found.setdefault(str(row["named"]), set()).add(str(row["iso3"]))
    return found


def said(store: Store, state: State, actors: Iterable[str]) -> dict[str, int]:
    """Count the statements of actors by the words of the articles."""
    found: dict[str, int] = {}
    for row in store.run(_SAID, {"ids": ids}) if (ids := _ends(state, actors)) else []:
        named = str(row["named"])
        found[named] = found.get(named, 0) + int(row["times"])
    return found


def _ends(state: State, actors: Iterable[str]) -> list[str]:
    """List the actors to which corrections may have moved what is of some."""
    overlay, found = state.overlay, set[str]()
    for key in actors:
        parts = [*overlay.parts.get(key, {}).values(), *overlay.voices.get(key, {}).values()]
        found |= {overlay.last_actor(end) for end in (key, *(e.text("new") for e in parts))}
    return sorted(found)
