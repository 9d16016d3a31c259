"""What is no question is refused before it is run, and what only looks like it is not."""

import pytest

from queries.catalog import Question, questions
from queries.guard import ChangingQuestion, changing, check


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_saved_questions_only_read(one: Question) -> None:
    assert changing(one.cypher) is None


@pytest.mark.parametrize(
    ("cypher", "word"),
    [
        ("MATCH (n) DETACH DELETE n", "DETACH"),
        ("match (n) delete n", "DELETE"),
        ("MATCH (n:Actor) SET n.name = 'x' RETURN n", "SET"),
        ("MATCH (n:Actor) REMOVE n.name", "REMOVE"),
        ("CREATE (:Actor)", "CREATE"),
        ("MERGE(n:Actor {actorId: 'a'}) RETURN n", "MERGE"),
        ("MATCH (n) RETURN n; DROP TABLE Actor", "DROP"),
        ("MATCH (n)\n/* just */ SET\nn.x = 1", "SET"),
        ("MATCH (n) // read\nSET n.x = 1", "SET"),
        ("RETURN '// no comment' AS x; MATCH (n) DELETE n", "DELETE"),
        ("RETURN 'it\\'s' AS x SET x.y = 1", "SET"),
        ("COPY (MATCH (n:Actor) RETURN n.name) TO 'names.csv'", "COPY"),
        ("LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line", "LOAD"),
        ("EXPORT DATABASE 'folder'", "EXPORT"),
        ("INSTALL json", "INSTALL"),
        ("CALL (x) { SET x.y = 1 }", "SET"),
        ("CREATE USER eve SET PASSWORD 'x'", "CREATE"),
        ("CHECKPOINT", "CHECKPOINT"),
        ("COMMIT;", "COMMIT"),
    ],
)
def test_what_would_change_something_is_named(cypher: str, word: str) -> None:
    assert changing(cypher) == word
    with pytest.raises(ChangingQuestion, match=f"own.cypher is no question: it says {word}") as it:
        check("own.cypher", cypher)
    assert "\n" not in str(it.value)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Actor) WHERE n.name = 'SET n.x = 1; CREATE' RETURN n.name AS name",
        'MATCH (n) WHERE n.text CONTAINS "they DELETE \\" and SET it" RETURN n',
        "// DELETE nothing\nMATCH (n:Actor) /* MERGE */ RETURN n.name AS name",
        "MATCH (n:Set)-[:LOAD|COPY]->(m:Copy&Load) RETURN n.set, m.create AS load, $copy AS x",
        "MATCH (copy:Actor) RETURN copy.name AS name",
        "RETURN {set: 1, delete: 2} AS map",
        "MATCH (`delete`:Actor) RETURN `delete`.name AS name",
        "MATCH (n) WHERE n.dropped = 1 RETURN n.createdOn AS created, n.offset AS settled",
        "CALL db.index.fulltext.queryNodes('stancegraph_names', $words) YIELD node RETURN node",
    ],
)
def test_names_and_texts_may_hold_any_word(cypher: str) -> None:
    assert changing(cypher) is None
