"""The .cypher files use only what means the same on ladybug and on Neo4j."""

import re

import pytest

from queries.catalog import Question, questions

# What differs, most of it without an error: see docs/graph.md.
FORBIDDEN = {
    "a list index or slice, which counts from 1 on ladybug": r"\w\[\s*-?\d",
    "substring(), which counts from 1 on ladybug": r"\bsubstring\s*\(",
    "collect(), whose order ladybug loses": r"\bcollect\s*\(",
    "an undirected relationship": r"\)-\[[^\]]*\]-\(|\)--\(",
    "a path of any length": r"\*\s*(\d+)?\s*\.\.|\[[^\]]*\*\s*\]",
    "an IS NULL test of a parameter": r"\$\w+\s+IS\s+(NOT\s+)?NULL",
    "a comprehension": r"\[\s*\w+\s+IN\s",
    "reduce(), head(), last() or tail()": r"\b(reduce|head|last|tail)\s*\(",
    "CALL": r"\bCALL\b",
    "a subquery in COLLECT": r"\bCOLLECT\s*\{",
    "FOREACH": r"\bFOREACH\b",
    "a label test": r"\bWHERE\s+\w+:\w+|\bAND\s+\w+:\w+",
    "a map projection": r"\w\s*\{\s*\.",
    "shortestPath()": r"shortestPath",
    "a clock or a date's parts": r"\b(datetime|duration|timestamp)\s*\(|\bdate\(\)|\.year\b",
    "a difference of dates": r"\b(first|last|saidOn|publishedOn)\s*-\s",
    "labels()": r"\blabels\s*\(",
    "a full-text index": r"fulltext|QUERY_FTS",
    "a change of the graph": r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD|COPY)\b",
    "EXISTS { pattern } without MATCH": r"(EXISTS|COUNT)\s*\{\s*\(",
    "sum() without coalesce()": r"(?<!coalesce\()\bsum\s*\(",
    "a WHERE inside a pattern": r"\(\w*(:\w+)?\s+WHERE\b",
}
ALL = pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)


@ALL
@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_question_uses_nothing_that_differs(one: Question, what: str) -> None:
    assert not re.search(FORBIDDEN[what], one.cypher), f"{one.name} uses {what}"


@pytest.mark.parametrize(
    ("what", "cypher"),
    [
        ("a list index or slice, which counts from 1 on ladybug", "RETURN l[0]"),
        ("collect(), whose order ladybug loses", "WITH a ORDER BY a RETURN collect(a)"),
        ("an undirected relationship", "MATCH (a)-[r:SAID]-(b) RETURN a"),
        ("a path of any length", "MATCH (a)-[:R*1..3]->(b) RETURN a"),
        ("an IS NULL test of a parameter", "WHERE $k IS NULL OR x = $k"),
        ("a comprehension", "RETURN [x IN l | x.a]"),
        ("a map projection", "RETURN a {.name}"),
        ("a difference of dates", "RETURN x.last - x.first"),
        ("a change of the graph", "MATCH (a) SET a.name = 'b'"),
        ("EXISTS { pattern } without MATCH", "WHERE EXISTS { (a)-->(b) }"),
        ("sum() without coalesce()", "RETURN sum(x)"),
    ],
)
def test_what_differs_is_seen(what: str, cypher: str) -> None:
    assert re.search(FORBIDDEN[what], cypher)


@ALL
def test_a_question_ends_in_an_order_and_a_limit(one: Question) -> None:
    assert re.search(r"\bORDER BY [^{}]+\nLIMIT \$limit$", one.cypher)


@ALL
def test_each_column_has_a_name_of_its_own(one: Question) -> None:
    returned = one.cypher.rpartition("RETURN ")[2].partition("ORDER BY")[0]
    names = re.findall(r"\bAS (\w+)(?=\s*(?:,|$))", returned.strip())
    assert len(names) == len(set(names)) > 3
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)


@ALL
def test_rows_that_show_words_show_the_id_of_their_evidence(one: Question) -> None:
    if " AS quote" in one.cypher:
        assert re.search(r" AS (stance|statement|condition)Id(For|Before)?\b", one.cypher)
