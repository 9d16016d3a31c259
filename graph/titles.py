"""Name what was looked up as the graph names it."""

from collections.abc import Mapping
from typing import Any

from graph.store import Store

_ACTOR = "MATCH (n:Actor {actorId: $id}) RETURN n.name AS name"
_COUNTRY = "MATCH (n:Country {iso3: $id}) RETURN n.name AS name"
_POSITIONS = """
UNWIND $id AS id
MATCH (n:Position {positionId: id})
RETURN n.text AS name
ORDER BY name
"""
_BY_KIND: Mapping[str, str] = {"actor": _ACTOR, "country": _COUNTRY, "position": _POSITIONS}


def titles(store: Store, kind: str, found: Any) -> list[str]:
    """Return the names of what ``graph.lookup.find`` found: one, of positions one for each."""
    return [str(row["name"]) for row in store.run(_BY_KIND[kind], {"id": found})]
