"""Write rows into the embedded store in bulk: Arrow tables, one statement for each kind of row."""

from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa

from graph.shape import ASIDE, EDGES, NODES, EdgeKind, Kind, Row, Value
from graph.statements import named_statements, schema_text

Run = Callable[[str, Mapping[str, Value] | None], list[Row]]

_ARROW: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "date": pa.date32(),
    "moment": pa.timestamp("us"),
    "integer": pa.int64(),
    "integers": pa.list_(pa.int64()),
    "number": pa.float64(),
    "flag": pa.bool_(),
}


class BulkTransaction:
    """Change the graph by Arrow tables, one statement a label or pair of labels."""

    def __init__(self, run: Run) -> None:
        """Take what runs a statement within the transaction that is open."""
        self._run = run
        self._statements = named_statements(schema_text("embedded/write.cypher"))

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[Row]:
        """Run a query that reads."""
        return self._run(cypher, parameters)

    def merge_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Add nodes by their key."""
        shape = NODES.get(label) or ASIDE[label]
        self._send(f"merge {label}", shape.properties, rows)

    def amend_nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Give nodes that are there other values of what corrections may amend."""
        shape = NODES[label]
        names = (shape.key, *shape.amended)
        self._send(f"amend {label}", {name: shape.properties[name] for name in names}, rows)

    def remove_nodes(self, label: str, keys: Sequence[str]) -> None:
        """Remove nodes on which nothing hangs any more."""
        key = NODES[label].key
        self._send(f"remove {label}", {key: "text"}, [{key: one} for one in keys])

    def merge_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Add relationships that are missing; those that are renewed are deleted first."""
        if EDGES[kind.type].renewed:
            self.delete_edges(kind, rows)
        key = ("source", "target", *EDGES[kind.type].key)
        once = {tuple(row[name] for name in key): row for row in rows}
        columns = _columns(EDGES[kind.type].properties)
        self._send("merge {} {} {}".format(*kind), columns, list(once.values()))

    def delete_edges(self, kind: EdgeKind, rows: Sequence[Row]) -> None:
        """Remove relationships by their key properties."""
        columns = _columns(dict.fromkeys(EDGES[kind.type].key, "text"))
        self._send("delete {} {} {}".format(*kind), columns, rows)

    def _send(self, name: str, columns: dict[str, Kind], rows: Sequence[Row]) -> None:
        if not rows:
            return
        table = pa.table(
            {
                column: pa.array([row[column] for row in rows], type=_ARROW[kind])
                for column, kind in columns.items()
            }
        )
        self._run(self._statements[name], {"rows": table})


def _columns(properties: Mapping[str, Kind]) -> dict[str, Kind]:
    return {"source": "text", "target": "text", **properties}
