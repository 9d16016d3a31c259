import pytest

from graph.statements import named_statements, split_statements, versions


def test_statements_end_in_a_semicolon_at_the_end_of_a_line() -> None:
    text = "// one; two;\nCREATE (a {b: ';'})\n  SET a.c = 1;\n\nMATCH (a) RETURN a;  \n"
    assert split_statements(text) == ["CREATE (a {b: ';'})\n  SET a.c = 1", "MATCH (a) RETURN a"]


def test_statements_are_named_by_the_line_above() -> None:
    text = "// a file\n\n// name: first one\nRETURN 1;\n\n// name: second\n// why\nRETURN 2;\n"
    assert named_statements(text) == {"first one": "RETURN 1", "second": "RETURN 2"}


@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
def test_versions_hold_statements(kind: str) -> None:
    assert all(split_statements(text) for _, text in versions(kind))
