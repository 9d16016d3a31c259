"""Empty the database of a test server and open it as a store."""

from functools import cache

from neo4j import Driver, GraphDatabase

from graph.store import Access, Store, open_store
from tests.neo4j.server import Neo4jServer


def access_to(server: Neo4jServer) -> Access:
    """Give the user and password of a test server."""
    return Access(username=server.username, password=server.password)


@cache
def driver_of(server: Neo4jServer) -> Driver:
    """Connect to a test server: for what a test does behind the store's back."""
    return GraphDatabase.driver(
        server.uri,
        auth=(server.username, server.password),
        notifications_min_severity="OFF",
    )


def empty(server: Neo4jServer, *, schema: bool = False) -> None:
    """Remove all nodes, and with ``schema`` all indexes, constraints and the schema's version."""
    driver = driver_of(server)
    driver.execute_query(
        "MATCH (n) WHERE $all OR NOT n:Meta OR NOT n.key IN ['schemaVersion', 'writtenBy'] "
        "DETACH DELETE n",
        {"all": schema},
    )
    if schema:
        constraints = driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records
        for row in constraints:
            driver.execute_query(f"DROP CONSTRAINT {row['name']}")
        indexes = driver.execute_query(
            "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"
        ).records
        for row in indexes:
            driver.execute_query(f"DROP INDEX {row['name']}")


def open_empty(server: Neo4jServer) -> Store:
    """Open an empty store on a test server."""
    empty(server)
    return open_store(server.uri, access=access_to(server))
