"""Count what a store holds and say what it is."""

from dataclasses import dataclass

from graph.shape import EDGES, NODES
from graph.store import Store

_NODES = """
MATCH (n:Article) RETURN 'Article' AS name, count(n) AS number
UNION ALL MATCH (n:Actor) RETURN 'Actor' AS name, count(n) AS number
UNION ALL MATCH (n:Country) RETURN 'Country' AS name, count(n) AS number
UNION ALL MATCH (n:Position) RETURN 'Position' AS name, count(n) AS number
UNION ALL MATCH (n:Statement) RETURN 'Statement' AS name, count(n) AS number
UNION ALL MATCH (n:Stance) RETURN 'Stance' AS name, count(n) AS number
UNION ALL MATCH (n:Condition) RETURN 'Condition' AS name, count(n) AS number
"""

_EDGES = "MATCH ()-[r]->() RETURN type(r) AS name, count(r) AS number"

_META = "MATCH (m:Meta) RETURN m.key AS key, m.value AS value"

_SPAN = """
MATCH (a:Article)
RETURN min(a.publishedOn) AS first, max(a.publishedOn) AS last, max(a.loadedAt) AS loadedAt
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """Describe a store: where it is, what wrote it, how much it holds and from when to when."""

    uri: str
    kind: str
    schema_version: int
    written_by: str
    counts: dict[str, int]
    first: object
    last: object
    loaded_at: object


def counts(store: Store) -> dict[str, int]:
    """Count nodes by label and relationships by type, in the order of the graph's description."""
    found = {
        str(row["name"]): int(str(row["number"]))
        for row in [*store.run(_NODES), *store.run(_EDGES)]
    }
    return {name: found.get(name, 0) for name in (*NODES, *EDGES)}


def info(store: Store) -> StoreInfo:
    """Describe a store."""
    meta = {str(row["key"]): str(row["value"]) for row in store.run(_META)}
    (span,) = store.run(_SPAN)
    return StoreInfo(
        uri=store.uri,
        kind=store.kind,
        schema_version=int(meta["schemaVersion"]),
        written_by=meta["writtenBy"],
        counts=counts(store),
        first=span["first"],
        last=span["last"],
        loaded_at=span["loadedAt"],
    )
