"""The schema files say the same as graph/shape.py."""

import re

import pytest

from graph.shape import ASIDE, EDGES, NODES
from graph.statements import named_statements, schema_text, split_statements, versions

TYPES = {
    "text": "STRING",
    "texts": "STRING[]",
    "date": "DATE",
    "moment": "TIMESTAMP",
    "integer": "INT64",
    "integers": "INT64[]",
    "number": "DOUBLE",
    "flag": "BOOLEAN",
}
TABLES = [text for _, file in versions("embedded") for text in split_statements(file)]
DROPPED = {match[1] for text in TABLES if (match := re.match(r"DROP TABLE (\w+)", text))}
WRITE = named_statements(schema_text("embedded/write.cypher"))
WRITE_NEO4J = named_statements(schema_text("neo4j/write.cypher"))


def columns(statement: str) -> list[str]:
    return re.sub(r"\s+", " ", statement.partition("(")[2].rpartition(")")[0]).strip().split(", ")


def added(table: str) -> list[str]:
    """List the columns that later versions add to a table."""
    pattern = rf"ALTER TABLE {table} ADD (\w+ \S+)(?: DEFAULT \S+)?"
    return [match[1] for text in TABLES if (match := re.fullmatch(pattern, text))]


def test_node_tables_have_the_properties_of_the_shape() -> None:
    found = {
        match[1]: sorted(columns(text) + added(match[1]))
        for text in TABLES
        if (match := re.match(r"CREATE NODE TABLE (\w+)", text)) and match[1] not in DROPPED
    }
    assert found == {
        shape.label: sorted(
            f"{name} {TYPES[kind]}{' PRIMARY KEY' if name == shape.key else ''}"
            for name, kind in shape.properties.items()
        )
        for shape in [*NODES.values(), *ASIDE.values()]
    }


def test_relationship_tables_have_the_ends_and_properties_of_the_shape() -> None:
    found = {
        match[1]: sorted(columns(text) + added(match[1]))
        for text in TABLES
        if (match := re.match(r"CREATE REL TABLE (\w+)", text))
    }
    assert found == {
        shape.type: sorted(
            [f"FROM {kind.source} TO {kind.target}" for kind in shape.kinds()]
            + [f"{name} {TYPES[kind]}" for name, kind in shape.properties.items()]
        )
        for shape in EDGES.values()
    }


def test_there_is_a_statement_to_write_each_kind_of_row() -> None:
    edges = [kind for shape in EDGES.values() for kind in shape.kinds()]
    renewed = [kind for shape in EDGES.values() if shape.renewed for kind in shape.kinds()]
    summary = [kind for shape in EDGES.values() if shape.summary for kind in shape.kinds()]
    moved = [kind for shape in EDGES.values() if shape.moved for kind in shape.kinds()]
    wanted = {f"merge {label}" for label in (*NODES, *ASIDE)}
    wanted |= {"merge {} {} {}".format(*kind) for kind in edges}
    wanted |= {f"amend {shape.label}" for shape in NODES.values() if shape.amended}
    wanted |= {"remove Actor", "remove Position"}
    assert set(WRITE) == wanted | {"delete {} {} {}".format(*kind) for kind in renewed + moved}
    assert set(WRITE_NEO4J) == wanted | {"delete {} {} {}".format(*k) for k in summary + moved}


def test_each_statement_writes_all_properties() -> None:
    for shape in [*NODES.values(), *ASIDE.values()]:
        text = WRITE[f"merge {shape.label}"]
        for name in set(shape.properties) - {shape.key}:
            assert re.search(rf"n\.{name} = {name}\b", text), (shape.label, name)
    for edge in EDGES.values():
        for kind in edge.kinds():
            text = WRITE["merge {} {} {}".format(*kind)]
            for name in edge.properties:
                assert re.search(rf"\b{name}: {name}\b", text), (kind, name)


def test_each_statement_for_neo4j_writes_all_properties_between_the_right_ends() -> None:
    for shape in [*NODES.values(), *ASIDE.values()]:
        text = WRITE_NEO4J[f"merge {shape.label}"]
        assert f"MERGE (n:{shape.label} {{{shape.key}: row.{shape.key}}})" in text
        assert written(text) == {*shape.properties}, shape.label
    for edge in EDGES.values():
        for kind in edge.kinds():
            text = WRITE_NEO4J["merge {} {} {}".format(*kind)]
            assert f"(a:{kind.source} {{{NODES[kind.source].key}: row.source}})" in text
            assert f"(b:{kind.target} {{{NODES[kind.target].key}: row.target}})" in text
            told = text.partition("MERGE (a)-")[2]
            assert set(re.findall(r"(\w+): row\.", told)) == {*edge.key}, kind
            assert written(told) == {*edge.properties}, kind
            more = set(edge.properties) - set(edge.key)
            assert ("ON CREATE SET" in text) == (bool(more) and not edge.renewed)


def test_a_correction_may_amend_just_what_the_shape_says() -> None:
    for shape in (shape for shape in NODES.values() if shape.amended):
        name = f"amend {shape.label}"
        assert written(WRITE_NEO4J[name]) == {shape.key, *shape.amended}
        assert {*re.findall(r"n\.(\w+) = \1\b", WRITE[name])} == {*shape.amended}


def written(text: str) -> set[str]:
    """List the properties that take the value of the same name from a row."""
    return set(re.findall(r"\b(\w+)(?:: | = )row\.\1\b", text))


def test_the_schema_of_neo4j_can_be_made_again_and_bears_our_name() -> None:
    for _, text in versions("neo4j", data=False):
        for statement in split_statements(text):
            assert re.match(
                r"CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) stancegraph_\w+ IF NOT EXISTS"
                r"|DROP CONSTRAINT stancegraph_\w+ IF EXISTS",
                statement,
            ), statement


@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
def test_the_versions_are_numbered_without_gaps(kind: str) -> None:
    assert [number for number, _ in versions(kind)] == [1, 2, 3, 4]
