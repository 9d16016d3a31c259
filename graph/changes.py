"""Collect what a batch adds to the graph: each node and relationship once, in tables of rows."""

from dataclasses import dataclass, field
from datetime import date

from graph.placing import Seat, Wording
from graph.shape import EDGES, NODES, EdgeKind, Row, Value


@dataclass(slots=True)
class Role:
    """Hold from when to when an actor was seen to speak for a country in one role."""

    first: date | None = None
    last: date | None = None

    def see(self, first: date | None, last: date | None) -> None:
        """Widen the time to what was seen."""
        self.first = min((d for d in (self.first, first) if d), default=None)
        self.last = max((d for d in (self.last, last) if d), default=None)


@dataclass(slots=True)
class Changes:
    """Hold rows by label and by kind of relationship; what comes first stays."""

    nodes: dict[str, dict[str, Row]] = field(default_factory=dict)
    edges: dict[EdgeKind, dict[tuple[Value, ...], Row]] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    roles: dict[tuple[str, str, str], Role] = field(default_factory=dict)
    founders: dict[str, Wording] = field(default_factory=dict)
    seats: dict[str, tuple[Wording, Seat]] = field(default_factory=dict)
    stood: dict[str, Seat] = field(default_factory=dict)  # of every form, new or not

    def node(self, label: str, **row: Value) -> None:
        """Add a node of which all properties are given."""
        self.nodes.setdefault(label, {}).setdefault(str(row[NODES[label].key]), row)

    def edge(self, kind: EdgeKind, source: str, target: str, **row: Value) -> None:
        """Add a relationship between two keys."""
        key = (source, target, *(row[name] for name in EDGES[kind.type].key))
        self.edges.setdefault(kind, {}).setdefault(key, {"source": source, "target": target, **row})

    def role(self, actor_id: str, iso3: str, role: str, seen: date | None) -> None:
        """Note that an actor was seen to speak for a country."""
        self.roles.setdefault((actor_id, iso3, role), Role()).see(seen, seen)
