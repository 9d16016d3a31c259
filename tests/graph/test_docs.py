"""docs/graph.md describes the graph as it is, and its questions run."""

import re
from pathlib import Path

import pytest

from graph.load import load
from graph.shape import ASIDE, EDGES, NODES
from graph.store import SERVERS, Store
from tests.graph.sample import talks

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
MARKS = {"articleId", "saidOn", "saidPrecision", "dateSource", "confidence", "rule", "extractor"}


def test_the_table_has_the_nodes_with_their_properties() -> None:
    rows = re.findall(r"^\| ([A-Z]\w+) \| (\w+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert [row[0] for row in rows] == list(NODES)
    for label, key, text in rows:
        named = set(re.sub(r"\([^)]*\)|, and the marks", "", text).replace(" ", "").split(","))
        named |= {key} | ({*MARKS, "loadedAt"} if "the marks" in text else set())
        assert named == set(NODES[label].properties)
        assert key == NODES[label].key


def test_the_marks_are_named() -> None:
    (sentence,) = re.findall(r"^The marks: (.+?)\.\n", PAGE, re.MULTILINE | re.DOTALL)
    assert all(mark in sentence for mark in MARKS)


def test_the_pictures_have_the_relationships_with_their_properties() -> None:
    pictures = "\n".join(line for line in PAGE.splitlines() if line.startswith("    "))
    for edge in EDGES.values():
        found = re.search(rf"[:|]{edge.type}(?:\|\w+)?( \{{([^}}]*)\}})?\]", pictures)
        assert found, edge.type
        named = set(re.sub(r"\s", "", found[2] or "").split(",")) - {""}
        assert named == set(edge.properties)


def test_what_lies_beside_the_graph_is_named() -> None:
    assert all(f"`{label}`" in PAGE for label in ASIDE)


@pytest.mark.parametrize("cypher", re.findall(r"```cypher\n(.+?)```", PAGE, re.DOTALL))
def test_the_questions_run(store: Store, cypher: str) -> None:
    load(store, talks())
    parameters = {"about": "canal"} if "$about" in cypher else {}
    assert store.run(cypher, parameters)


def test_the_errors_of_a_server_are_worded_as_its_page_says() -> None:
    page = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
    table = page.partition("## Errors")[2].partition("## Tests")[0]
    told = re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)
    source = "".join(
        (ROOT / "graph" / name).read_text(encoding="utf-8")
        for name in ("bolt.py", "bolt_errors.py")
    )
    words = re.sub(r'"\s*\n\s*f?"|\{[\w.]+\}', "", source)
    assert len(told) > 8
    for line in told:
        parts = [part.strip(" .") for part in line.partition(": ")[0].split("...")]
        assert all(part in words for part in parts), line


def test_the_settings_of_a_server_are_those_of_its_page() -> None:
    page = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(NEO4J_\w+)` \|", page, re.MULTILINE)
    source = (ROOT / "graph" / "store.py").read_text(encoding="utf-8")
    assert set(re.findall(r"NEO4J_\w+", source)) == {*named} - {"NEO4J_URI"}
    shown = set(re.findall(r"`((?:bolt|neo4j)[+a-z]*)://", page)) & {*SERVERS}
    assert shown == {*SERVERS}
