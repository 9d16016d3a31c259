"""What is given an actor, a position or a country goes there by its key on Neo4j."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.load import load
from queries.catalog import Question, pictures, question, questions
from tests.graph.random_graphs import articles
from tests.neo4j.database import driver_of, open_empty
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.neo4j

GRAPH = Path(__file__).parents[2] / "graph"
KEYED = {"actor", "position", "country"}
VALUES: dict[str, Any] = {
    "text": "x",
    "choice": "x",
    "actor": "x",
    "country": "x",
    "position": ["x"],
    "integer": 10,
    "share": 0.5,
    "date": date(2031, 1, 1),
}
# These look for words, in names and in positions: there is no key to go by.
BY_WORDS = {"_ACTORS_BY_FORM", "_POSITIONS"}
GIVEN = {"ids": ["x"], "keys": ["x"], "lasts": ["x"], "last": "x", "iso3": "x", "id": "x"}


@pytest.fixture(scope="module")
def server(neo4j_server: Neo4jServer) -> Neo4jServer:
    """Give a server with a graph whose size it knows: else Neo4j plans for nothing."""
    with open_empty(neo4j_server) as store:
        load(store, articles(0, 16))
    driver_of(neo4j_server).execute_query("CALL db.prepareForReplanning(60)")
    return neo4j_server


def scans(server: Neo4jServer, cypher: str, given: dict[str, Any]) -> list[str]:
    """List the steps of a plan that read all nodes or relationships of a kind."""
    summary = driver_of(server).execute_query(f"EXPLAIN {cypher}", given).summary
    assert summary.plan
    return [step for step in _steps(summary.plan) if step.endswith("Scan")]


def _steps(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for part in plan.get("children", []):
        yield from _steps(part)


def keyed(all_of: tuple[Question, ...]) -> list[Question]:
    return [one for one in all_of if KEYED & {p.kind for p in one.parameters}]


@pytest.mark.parametrize("one", [*keyed(questions()), *keyed(pictures())], ids=lambda one: one.name)
def test_a_question_about_one_reads_no_table(server: Neo4jServer, one: Question) -> None:
    given = {p.name: VALUES[p.kind] for p in one.parameters}
    assert scans(server, one.cypher, given) == []


def test_a_question_about_everybody_does(server: Neo4jServer) -> None:
    one = question("actors")
    given = {p.name: VALUES[p.kind] for p in one.parameters}
    assert scans(server, one.cypher, given) == ["NodeByLabelScan"]


def constants() -> Iterator[tuple[str, str]]:
    """Yield the texts of graph/ that are given names in capital letters, by file and name."""
    for path in sorted(GRAPH.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(name := node.targets[0], ast.Name):
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield f"{path.stem} {name.id}", part.value


def is_given_keys(name: str, text: str) -> bool:
    used = set(re.findall(r"\$(\w+)", text))
    return "MATCH (" in text and bool(used & set(GIVEN)) and name.split()[1] not in BY_WORDS


BY_KEY = [(name, text) for name, text in constants() if is_given_keys(name, text)]


@pytest.mark.parametrize(("name", "cypher"), BY_KEY, ids=lambda text: text.split("\n")[0])
def test_what_is_given_keys_reads_no_table(server: Neo4jServer, name: str, cypher: str) -> None:
    given = GIVEN | {"since": date(2031, 1, 1)}
    assert scans(server, cypher, given) == [], name


def test_the_queries_with_keys_are_found() -> None:
    assert len(BY_KEY) > 20
