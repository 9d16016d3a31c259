"""Count what a store holds and say what it is."""

from dataclasses import dataclass

from graph.shape import EDGES, NODES
from graph.store import Store

# Counted one by one, both stores know the numbers without reading the graph.
_NODES = """
MATCH (n:Article) WITH count(n) AS number RETURN 'Article' AS name, number AS number
UNION ALL
MATCH (n:Actor) WITH count(n) AS number RETURN 'Actor' AS name, number AS number
UNION ALL
MATCH (n:Country) WITH count(n) AS number RETURN 'Country' AS name, number AS number
UNION ALL
MATCH (n:Position) WITH count(n) AS number RETURN 'Position' AS name, number AS number
UNION ALL
MATCH (n:Statement) WITH count(n) AS number RETURN 'Statement' AS name, number AS number
UNION ALL
MATCH (n:Stance) WITH count(n) AS number RETURN 'Stance' AS name, number AS number
UNION ALL
MATCH (n:Condition) WITH count(n) AS number RETURN 'Condition' AS name, number AS number
"""

_EDGES = """
MATCH ()-[r:SAID]->() WITH count(r) AS n RETURN 'SAID' AS name, n AS number
UNION ALL
MATCH ()-[r:REPORTED_IN]->() WITH count(r) AS n RETURN 'REPORTED_IN' AS name, n AS number
UNION ALL
MATCH ()-[r:ADDRESSED_TO]->() WITH count(r) AS n RETURN 'ADDRESSED_TO' AS name, n AS number
UNION ALL
MATCH ()-[r:MENTIONS]->() WITH count(r) AS n RETURN 'MENTIONS' AS name, n AS number
UNION ALL
MATCH ()-[r:TAKES]->() WITH count(r) AS n RETURN 'TAKES' AS name, n AS number
UNION ALL
MATCH ()-[r:TOWARDS]->() WITH count(r) AS n RETURN 'TOWARDS' AS name, n AS number
UNION ALL
MATCH ()-[r:EXPRESSES]->() WITH count(r) AS n RETURN 'EXPRESSES' AS name, n AS number
UNION ALL
MATCH ()-[r:SETS]->() WITH count(r) AS n RETURN 'SETS' AS name, n AS number
UNION ALL
MATCH ()-[r:CONSEQUENCE]->() WITH count(r) AS n RETURN 'CONSEQUENCE' AS name, n AS number
UNION ALL
MATCH ()-[r:REQUIRES]->() WITH count(r) AS n RETURN 'REQUIRES' AS name, n AS number
UNION ALL
MATCH ()-[r:SPEAKS_FOR]->() WITH count(r) AS n RETURN 'SPEAKS_FOR' AS name, n AS number
UNION ALL
MATCH ()-[r:SUPPORTS]->() WITH count(r) AS n RETURN 'SUPPORTS' AS name, n AS number
UNION ALL
MATCH ()-[r:OPPOSES]->() WITH count(r) AS n RETURN 'OPPOSES' AS name, n AS number
UNION ALL
MATCH ()-[r:CONDITIONS_ON]->() WITH count(r) AS n RETURN 'CONDITIONS_ON' AS name, n AS number
UNION ALL
MATCH ()-[r:SHIFTS_TO]->() WITH count(r) AS n RETURN 'SHIFTS_TO' AS name, n AS number
"""

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
