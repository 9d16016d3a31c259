"""A graph of an earlier version is brought up to date when it is opened for writing."""

from pathlib import Path

import ladybug
import pytest

from graph.load import load
from graph.statements import split_statements, versions
from graph.store import SCHEMA_VERSION, Store, StoreOlder, open_store
from tests.graph.sample import talks
from tests.neo4j.database import access_to, driver_of, empty
from tests.neo4j.server import Neo4jServer

OLD = (
    "CREATE (:Actor {actorId: 'a', name: 'Anna Volk'})",
    "CREATE (:Country {iso3: 'NOR', name: 'Norway'})",
    "CREATE (:Position {positionId: 'q', text: 'the canal opens', canonical: 'canal open'})",
    "CREATE (:Statement {statementId: 's'})",
    "CREATE (:Stance {stanceId: 'p', polarity: 'opposes', hearsay: false})",
    "CREATE (:Condition {conditionId: 'c'})",
    "MATCH (a:Actor), (b:Statement) CREATE (a)-[:SAID]->(b)",
    "MATCH (a:Statement), (b:Country) CREATE (a)-[:MENTIONS]->(b)",
    "MATCH (a:Actor), (b:Stance) CREATE (a)-[:TAKES]->(b)",
    "MATCH (a:Actor), (b:Country) CREATE (a)-[:SPEAKS_FOR {role: 'minister'}]->(b)",
    "MATCH (a:Stance), (b:Position) CREATE (a)-[:TOWARDS]->(b)",
    "MATCH (a:Condition), (b:Position) CREATE (a)-[:CONSEQUENCE]->(b)",
    "MATCH (a:Condition), (b:Position) CREATE (a)-[:REQUIRES]->(b)",
    "CREATE (:Meta {key: 'schemaVersion', value: '1'})",
    "CREATE (:Meta {key: 'writtenBy', value: 'stancegraph 0'})",
)
NAMED = """
MATCH (a)-[r:SAID|MENTIONS|TAKES|SPEAKS_FOR|TOWARDS|CONSEQUENCE|REQUIRES]->(b)
RETURN type(r) AS type, r.named AS named
ORDER BY type
"""
WORDED = """
MATCH (s:Stance)-[r:TOWARDS]->(:Position)
RETURN r.side AS side, s.wording AS wording, s.form AS form, s.strength AS strength,
    s.dismissed AS dismissed
"""


def first_version(kind: str) -> list[str]:
    number, text = versions(kind)[0]
    assert number == 1
    return split_statements(text)


def check(store: Store) -> None:
    named = {row["type"]: row["named"] for row in store.run(NAMED)}
    assert named == {
        "SAID": "a",
        "MENTIONS": "NOR",
        "TAKES": "a",
        "SPEAKS_FOR": "a",
        "TOWARDS": "q",
        "CONSEQUENCE": "q",
        "REQUIRES": "q",
    }
    assert store.run(WORDED) == [
        {
            "side": "opposes",
            "wording": "the canal opens",
            "form": "canal open",
            "strength": 0,
            "dismissed": False,
        }
    ]
    (turned,) = store.run("MATCH (:Condition)-[r:REQUIRES]->() RETURN r.turned AS turned")
    assert turned == {"turned": False}
    (form,) = store.run("MATCH (f:PositionForm) RETURN f.form AS form, f.positionId AS id")
    assert form == {"form": "canal open", "id": "q"}
    meta = store.run("MATCH (m:Meta {key: 'schemaVersion'}) RETURN m.value AS value")
    assert meta == [{"value": str(SCHEMA_VERSION)}]
    assert load(store, talks()).articles == len(talks())


def test_an_embedded_store_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.ladybug"
    database = ladybug.Database(path, max_db_size=1 << 30)
    connection = ladybug.Connection(database)
    for statement in (*first_version("embedded"), *OLD):
        connection.execute(statement)
    connection.close()
    database.close()
    with pytest.raises(StoreOlder, match="stance derive"):
        open_store(path, read_only=True)
    with open_store(path) as store:
        check(store)


@pytest.mark.neo4j
def test_a_database_of_neo4j_is_brought_up_to_date(neo4j_server: Neo4jServer) -> None:
    empty(neo4j_server, schema=True)
    driver = driver_of(neo4j_server)
    for statement in (*first_version("neo4j"), *OLD):
        driver.execute_query(statement)
    with open_store(neo4j_server.uri, access=access_to(neo4j_server)) as store:
        check(store)
