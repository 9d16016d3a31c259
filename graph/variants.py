"""Find an actor by another spelling of its name, by its letters, or by its Wikidata id."""

import re

from graph.bodies import letters_of
from graph.naming import read_name
from graph.people import agree, block_of
from graph.shape import Row
from graph.store import Store

WIKIDATA_ID = re.compile(r"Q[1-9]\d*")

_BY_WIKIDATA = """
MATCH (a:Actor {wikidataId: $id})
RETURN a.actorId AS actorId, a.name AS name, a.kind AS kind, a.mergedInto AS mergedInto
ORDER BY actorId
"""

_BY_KEY = """
MATCH (a:Actor {nameKey: $key})
RETURN a.actorId AS actorId, a.name AS name, a.kind AS kind, a.mergedInto AS mergedInto,
    a.lastName AS lastName
ORDER BY actorId
"""


def by_wikidata(store: Store, text: str) -> list[Row]:
    """Find the actors that were linked to a Wikidata id; none where the text is no such id."""
    wanted = text.strip().upper()
    return store.run(_BY_WIKIDATA, {"id": wanted}) if WIKIDATA_ID.fullmatch(wanted) else []


def by_spelling(store: Store, text: str) -> list[Row]:
    """Find the persons whose names are a text in another spelling ("Zelenskiy"), however short.

    A body is found by its letters.
    """
    letters, name = letters_of(text.strip()), read_name(text, person=True)
    if letters and (bodies := _kept(store, letters, person=False)):
        return bodies
    if not name.last:
        return []
    people = _kept(store, block_of(name), person=True)
    if name.bare:
        return people
    full = [row for row in people if row["lastName"]]
    return [row for row in full if agree(read_name(str(row["name"]), person=True), name)]


def _kept(store: Store, key: str, *, person: bool) -> list[Row]:
    rows = store.run(_BY_KEY, {"key": key})
    return [row for row in rows if (row["kind"] == "person") == person]
