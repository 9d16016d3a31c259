"""Write a whole graph down, so that two can be compared: all but loadedAt."""

from graph.shape import ASIDE, NODES, Row
from graph.store import Store

Snapshot = dict[str, list[str]]


def snapshot(store: Store) -> Snapshot:
    """List all nodes and relationships with all their properties, in a fixed order."""
    nodes = [row["n"] for row in store.run("MATCH (n) RETURN n")]
    edges = store.run("MATCH (a)-[r]->(b) RETURN a, r, b")
    return {
        "nodes": sorted(_written(node) for node in nodes if node["_label"] != "Meta"),
        "edges": sorted(f"{_key(row['a'])} {_written(row['r'])} {_key(row['b'])}" for row in edges),
    }


def _written(thing: Row) -> str:
    return repr(sorted((name, value) for name, value in thing.items() if name != "loadedAt"))


def _key(node: Row) -> str:
    shape = NODES.get(node["_label"]) or ASIDE[node["_label"]]
    return f"{node['_label']}:{node[shape.key]}"
