"""The picture questions on the example graph: paths, the same on both stores."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from graph.copying import copy
from graph.lookup import find
from graph.shape import EDGES, NODES
from graph.store import Store, open_store
from queries.catalog import Question, pictures, question
from tests.neo4j.database import open_empty
from tests.neo4j.server import Neo4jServer

GIVEN = {"actor": "Halvorsen", "country": "Norway", "position": "fishing tribunal"}
ALL = pytest.mark.parametrize("one", pictures(), ids=lambda one: one.name)


@pytest.fixture(scope="module")
def embedded(loaded: Path) -> Iterator[Store]:
    with open_store(loaded, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def server(embedded: Store, neo4j_server: Neo4jServer) -> Iterator[Store]:
    with open_empty(neo4j_server) as store:
        copy(embedded, store)
        yield store


def bound(one: Question, store: Store) -> dict[str, Any]:
    (article, *_) = store.run("MATCH (a:Article) RETURN min(a.articleId) AS id")
    known = GIVEN | {"article": article["id"]}
    if one.name == "condition-chain":
        known["position"] = "Skarn Bank"
    needed = {p.name: known[p.name] for p in one.parameters if p.default is None}
    return one.bind(needed, partial(find, store))


def drawn(rows: list[dict[str, Any]]) -> list[tuple[set[str], set[str]]]:
    """Return what each row draws: the keys of the nodes and the types of the relationships."""
    found = []
    for row in rows:
        # The path of an OPTIONAL MATCH that found nothing: Neo4j has null, ladybug nodes of null.
        paths = [p for p in row.values() if p and all(n["_label"] for n in p["_NODES"])]
        nodes = {n[NODES[n["_label"]].key] for path in paths for n in path["_NODES"]}
        found.append((nodes, {edge["_label"] for path in paths for edge in path["_RELS"]}))
    return found


@ALL
def test_a_picture_is_made_of_paths(one: Question, embedded: Store) -> None:
    rows = embedded.run(one.cypher, bound(one, embedded))
    assert rows
    for row in rows:
        assert all(path is None or set(path) == {"_NODES", "_RELS"} for path in row.values())
    for nodes, edges in drawn(rows):
        assert len(nodes) > 1
        assert edges <= set(EDGES)


@ALL
def test_a_picture_keeps_to_its_limit(one: Question, embedded: Store) -> None:
    given = bound(one, embedded)
    rows = embedded.run(one.cypher, given)
    assert len(rows) <= given["limit"] <= 40
    assert drawn(embedded.run(one.cypher, given | {"limit": 2})) == drawn(rows)[:2]


@ALL
def test_a_picture_ends_in_an_order_and_a_limit(one: Question) -> None:
    assert one.group == "pictures"
    assert one.parameters[-1].name == "limit"
    assert one.cypher.splitlines()[-2].startswith("ORDER BY ")
    assert one.cypher.endswith("\nLIMIT $limit")


@pytest.mark.neo4j
@ALL
def test_a_picture_is_the_same_on_both_stores(
    one: Question, embedded: Store, server: Store
) -> None:
    given = bound(one, embedded)
    assert drawn(server.run(one.cypher, given)) == drawn(embedded.run(one.cypher, given))


def test_no_picture_has_the_name_and_the_folder_of_a_question() -> None:
    assert question("country-voices").group == "countries"
