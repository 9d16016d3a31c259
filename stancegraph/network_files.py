"""Write a network into files that others read: GraphML, GEXF, CSV, pictures."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stancegraph.network_picture import COLOURS, Caption, colour_of, draw
from stancegraph.problems import check_folder

if TYPE_CHECKING:
    from graph.alliances import Alliances

# What XML has no place for, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class WrongFile(ValueError):
    """Say that a file's name does not tell in which form to write it."""


def check(paths: Sequence[Path]) -> None:
    """Raise WrongFile for a name that ends in none of the forms, FileNotFoundError for a folder."""
    for path in paths:
        if path.suffix.lower() not in WRITERS:
            raise WrongFile(
                f"{path} does not say in which form to write it. End its name in "
                f"{', '.join(WRITERS)}."
            )
        check_folder(path)


def write(found: "Alliances", path: Path, caption: Caption) -> list[Path]:
    """Write a network in the form that the file's name ends in; return the files written."""
    written = []
    for place, writer in _targets(path):
        part = place.with_name(f".{place.name}.part{place.suffix}")
        try:
            writer(found, part, caption)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
        written.append(place)
    return written


Writer = Callable[["Alliances", Path, Caption], None]


def _targets(path: Path) -> Iterator[tuple[Path, Writer]]:
    yield path, WRITERS[path.suffix.lower()]
    if path.suffix.lower() == ".csv":
        yield path.with_name(f"{path.stem}-nodes{path.suffix}"), _nodes


def _graphml(found: "Alliances", path: Path, caption: Caption) -> None:
    import networkx as nx

    nx.write_graphml_xml(_plain(found.graph, caption), path, named_key_ids=True)


def _gexf(found: "Alliances", path: Path, caption: Caption) -> None:
    from networkx.readwrite.gexf import GEXFWriter

    graph = _plain(found.graph, caption)
    for node in graph.nodes.values():
        red, green, blue = (int(colour_of(node["community"])[n : n + 2], 16) for n in (1, 3, 5))
        size = float(4 + node["agreement"] + node["conflict"])
        node["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}, "size": size}
    for *_, edge in graph.edges(data=True):
        red, green, blue = (int(COLOURS[edge["kind"]][n : n + 2], 16) for n in (1, 3, 5))
        edge["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.findall("meta"):
        writer.xml.remove(meta)  # it has the day on which it was written: equal graphs, equal files
    with path.open("wb") as file:
        writer.write(file)


def _plain(graph: Any, caption: Caption) -> Any:
    """Copy a graph without characters that XML cannot hold, with what was asked."""
    plain = graph.copy()
    plain.graph.update(name=_clean(caption.title), about=_clean(caption.note))
    for node in plain.nodes.values():
        node["label"] = _clean(node["label"])
    return plain


def _clean(text: str) -> str:
    return _UNWRITABLE.sub(" ", text)


def _edges(found: "Alliances", path: Path, _caption: Caption) -> None:
    """Write the ties, with the columns by which Gephi knows the ends."""
    nodes = found.graph.nodes
    rows = [
        [one, other, nodes[one]["label"], nodes[other]["label"], *_values(edge, EDGE)]
        for one, other, edge in found.graph.edges(data=True)
    ]
    _table(path, ["source", "target", "sourceLabel", "targetLabel", *EDGE], rows)


def _nodes(found: "Alliances", path: Path, _caption: Caption) -> None:
    rows = [[key, *_values(found.graph.nodes[key], NODE)] for key in found.central]
    _table(path, ["id", *NODE], rows)


def _values(data: Any, names: Sequence[str]) -> list[Any]:
    return [data[name] for name in names]


def _table(path: Path, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


EDGE = ("kind", "weight", "agreement", "conflict")
NODE = (
    "label",
    "kind",
    "community",
    "supports",
    "opposes",
    "allies",
    "opponents",
    "agreement",
    "conflict",
    "betweenness",
)
WRITERS: dict[str, Writer] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".csv": _edges,
    ".png": draw,
    ".svg": draw,
}
