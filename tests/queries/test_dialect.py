"""All Cypher that both stores run uses only what means the same on both."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.statements import named_statements
from queries.catalog import Question, pictures, questions
from tests.queries.dialect import RULES, SLOW, Rule, broken

ROOT = Path(__file__).parents[2]
# These are for one of the two stores: they speak its own language.
OF_ONE_STORE = {"embedded.py", "bulk.py", "bolt.py"}
EVERY = pytest.mark.parametrize("rule", [*RULES, *SLOW], ids=lambda rule: rule.what)


def constants() -> Iterator[tuple[str, str]]:
    """Yield the queries that are written in Python, by file and line."""
    for path in sorted((ROOT / "graph").glob("*.py")):
        if path.name in OF_ONE_STORE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if re.search(r"\bMATCH \(", node.value):
                yield f"graph/{path.name}:{node.lineno}", node.value


def in_files() -> Iterator[tuple[str, str]]:
    """Yield the queries of files that hold several, by file and name."""
    for path in (ROOT / "graph/schema/read.cypher", ROOT / "stancegraph/evidence.cypher"):
        for name, text in named_statements(path.read_text(encoding="utf-8")).items():
            yield f"{path.name}: {name}", text


def in_documents() -> Iterator[tuple[str, str]]:
    """Yield the questions that a page shows as ones for either store."""
    page = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    for number, text in enumerate(re.findall(r"```cypher\n(.+?)```", page, re.DOTALL)):
        yield f"graph.md {number}", text


ASKED = [(one.name, one.cypher) for one in questions()]
DRAWN = [(f"pictures/{one.name}", one.cypher) for one in pictures()]
OWN = [*constants(), *in_files()]
EXPLAINED = list(in_documents())


@EVERY
def test_each_rule_sees_what_it_is_for(rule: Rule) -> None:
    assert rule.bad
    assert all(rule.breaks(cypher) for cypher in rule.bad)


@EVERY
def test_each_rule_lets_the_rest_pass(rule: Rule) -> None:
    assert rule.good
    assert not [cypher for cypher in rule.good if rule.breaks(cypher)]


def test_what_stands_in_comments_and_texts_is_no_cypher() -> None:
    assert broken("// MATCH (a)--(b)\nMATCH (a:Actor) WHERE a.name = 'collect(x)[0]'") == []


def test_the_queries_are_found() -> None:
    assert len(ASKED) > 20
    assert len(DRAWN) >= 5
    assert len(OWN) > 40
    assert EXPLAINED


@pytest.mark.parametrize(
    ("name", "cypher"), [*ASKED, *DRAWN, *OWN, *EXPLAINED], ids=lambda text: text.split("\n")[0]
)
def test_a_query_uses_nothing_that_differs(name: str, cypher: str) -> None:
    assert broken(cypher) == [], name


@pytest.mark.parametrize(("name", "cypher"), [*ASKED, *OWN], ids=lambda text: text.split("\n")[0])
def test_a_query_reads_no_more_than_it_must(name: str, cypher: str) -> None:
    assert broken(cypher, SLOW) == [], name


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_words_that_may_be_left_out_are_not_looked_for(one: Question) -> None:
    # Neo4j finds the empty text in every text, ladybug in none.
    for parameter in one.parameters:
        if parameter.kind == "text" and parameter.default is not None:
            assert re.search(rf"\$?{parameter.name} = ''", one.cypher), parameter.name


@pytest.mark.parametrize("one", [*questions(), *pictures()], ids=lambda one: one.name)
def test_a_question_does_not_change_the_graph(one: Question) -> None:
    words = r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD|COPY)\b"
    assert not re.search(words, one.cypher)
