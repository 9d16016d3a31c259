"""Turn what the Neo4j driver returns into plain values of Python."""

from collections.abc import Iterable
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.time import Date, DateTime, Time

from graph.shape import Row

_SCALARS = frozenset((str, int, float, bool, type(None)))


def rows_of(columns: Iterable[str], records: Iterable[Iterable[Any]]) -> list[Row]:
    """Return records as dicts: dates as dates, nodes and relationships as dicts with ``_label``."""
    names = list(columns)
    return [dict(zip(names, map(plain, record), strict=True)) for record in records]


def plain(value: Any) -> Any:
    """Make a value of the driver one of Python, as the embedded store returns it."""
    if type(value) in _SCALARS:
        return value
    made: Any = value
    match value:
        case Date() | DateTime() | Time():
            made = value.to_native()
        case list():
            made = [plain(item) for item in value]
        case dict():
            made = {key: plain(item) for key, item in value.items()}
        case Node():
            made = _labelled(min(value.labels, default=""), value)
        case Relationship():
            made = _labelled(value.type, value)
        case Path():
            made = {"_NODES": list(map(plain, value.nodes)), "_RELS": list(map(plain, value))}
    return made


def _labelled(label: str, thing: Node | Relationship) -> Row:
    return {"_label": label, **{key: plain(item) for key, item in thing.items()}}
