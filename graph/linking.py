"""Give actors of the graph the Wikidata ids that a person found for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Store, Transaction

_LINKED = """
UNWIND $ids AS id
MATCH (a:Actor {actorId: id})
RETURN a.actorId AS actorId, a.name AS name, a.mergedInto AS mergedInto,
    a.wikidataId AS wikidataId
ORDER BY actorId
"""

_SHARED = """
UNWIND $ids AS id
MATCH (a:Actor {wikidataId: id})
WHERE a.mergedInto IS NULL
RETURN id, a.actorId AS actorId
ORDER BY id, actorId
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Count the actors that were linked anew, to another id than before, and as they were.

    ``shared`` are the actors that have one id between them, so likely one.
    """

    new: int
    changed: int
    same: int
    shared: dict[str, list[str]]


def link(store: Store, links: Mapping[str, str]) -> Linked:
    """Write Wikidata ids by actorIds that exist; writing them again changes nothing."""

    def work(change: Transaction) -> Linked:
        rows = change.run(_LINKED, {"ids": sorted(links)})
        before = {str(row["actorId"]): row["wikidataId"] for row in rows}
        amended = [row | {"wikidataId": links[str(row["actorId"])]} for row in rows]
        amended = [row for row in amended if row["wikidataId"] != before[str(row["actorId"])]]
        change.amend_nodes("Actor", amended)
        changed = sum(before[str(row["actorId"])] is not None for row in amended)
        shared: dict[str, list[str]] = {}
        for row in change.run(_SHARED, {"ids": sorted(set(links.values()))}):
            shared.setdefault(str(row["id"]), []).append(str(row["actorId"]))
        return Linked(
            new=len(amended) - changed,
            changed=changed,
            same=len(rows) - len(amended),
            shared={key: ids for key, ids in shared.items() if len(ids) > 1},
        )

    return store.write(work)
