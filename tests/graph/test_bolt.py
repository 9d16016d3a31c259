"""A Neo4j server as a store: its schema, what else it holds, who may do what, and its errors."""

import logging
import re
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from operator import methodcaller

import pytest
from neo4j import Driver
from neo4j.exceptions import TransientError

from graph.census import counts
from graph.load import load
from graph.shape import ASIDE, EDGES, NODES, Row
from graph.store import (
    Access,
    NotOurStore,
    QueryError,
    Store,
    StoreError,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    Transaction,
    UnknownStore,
    open_store,
)
from tests.graph.sample import talks
from tests.graph.snapshot import snapshot
from tests.neo4j.database import access_to, driver_of, empty
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.neo4j

SECRET = "k3ep-th1s-quiet"
COUNTRY: Row = {"iso3": "NOR", "iso2": "NO", "name": "Norway"}

Opened = Callable[..., Store]


@pytest.fixture
def server(neo4j_server: Neo4jServer) -> Neo4jServer:
    """Give the server with an empty database."""
    empty(neo4j_server)
    return neo4j_server


@pytest.fixture
def driver(server: Neo4jServer) -> Driver:
    return driver_of(server)


@pytest.fixture
def opened(server: Neo4jServer) -> Iterator[Opened]:
    """Open stores on the server, and close them in the end."""
    made: list[Store] = []

    def make(*, read_only: bool = False) -> Store:
        made.append(open_store(server.uri, read_only=read_only, access=access_to(server)))
        return made[-1]

    yield make
    for store in made:
        store.close()


def refused(uri: str, access: Access, *, read_only: bool = False) -> StoreError:
    """Open a store that cannot be opened, see that nothing tells the password, return the error."""
    with pytest.raises(StoreError) as caught:
        open_store(uri, read_only=read_only, access=access)
    told = "".join(traceback.format_exception(caught.value))
    for secret in (access.password, SECRET):
        assert not secret or secret not in told + repr(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_store_says_what_it_is(server: Neo4jServer, opened: Opened) -> None:
    store = opened()
    assert (store.uri, store.kind, store.read_only) == (server.uri, "neo4j", False)
    assert opened(read_only=True).read_only


def test_the_first_opening_makes_the_schema_and_waits_for_it(
    server: Neo4jServer, driver: Driver, opened: Opened
) -> None:
    empty(server, schema=True)
    opened()
    made = driver.execute_query(
        "SHOW INDEXES YIELD name, state, type, labelsOrTypes, properties, owningConstraint "
        "WHERE type <> 'LOOKUP' RETURN *"
    ).records
    assert {row["state"] for row in made} == {"ONLINE"}
    assert all(row["name"].startswith("stancegraph_") for row in made)
    unique = {
        (*row["labelsOrTypes"], *row["properties"]) for row in made if row["owningConstraint"]
    }
    keys = {(shape.label, shape.key) for shape in (*NODES.values(), *ASIDE.values())}
    assert unique == keys | {(e.type, "edgeId") for e in EDGES.values() if "edgeId" in e.key}
    ranges = {(*row["labelsOrTypes"], *row["properties"]) for row in made if row["type"] == "RANGE"}
    assert ranges >= {
        (shape.label, name)
        for shape in NODES.values()
        for name, kind in shape.properties.items()
        if kind == "date"
    }


def test_opening_again_changes_no_schema(driver: Driver, opened: Opened) -> None:
    opened()
    shown = "SHOW INDEXES YIELD id, name, createStatement RETURN *"
    before = [tuple(row) for row in driver.execute_query(shown).records]
    opened()
    assert [tuple(row) for row in driver.execute_query(shown).records] == before


def test_a_schema_that_was_cut_short_is_completed(
    server: Neo4jServer, driver: Driver, opened: Opened
) -> None:
    opened()
    driver.execute_query("DROP CONSTRAINT stancegraph_stance_key")
    driver.execute_query("MATCH (m:Meta) DELETE m")
    opened()
    names = driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN collect(name) AS names")
    assert "stancegraph_stance_key" in names.records[0]["names"]


def test_words_and_names_are_found_by_full_text(driver: Driver, opened: Opened) -> None:
    load(opened(), talks())
    driver.execute_query("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    found = driver.execute_query(
        "CALL db.index.fulltext.queryNodes('stancegraph_names', 'volk') YIELD node "
        "RETURN node.name AS name"
    )
    assert [row["name"] for row in found.records] == ["Anna Volk"]
    quotes = driver.execute_query(
        "CALL db.index.fulltext.queryNodes('stancegraph_quotes', 'canal') YIELD node "
        "RETURN DISTINCT labels(node)[0] AS label"
    )
    assert {row["label"] for row in quotes.records} >= {"Statement", "Stance"}


def test_what_else_the_database_holds_is_left_alone(driver: Driver, opened: Opened) -> None:
    driver.execute_query("CREATE (:Film {title: 'Salt'})-[:SHOWN_IN {year: 2030}]->(:Meta {of: 1})")
    store = opened()
    load(store, talks())
    assert counts(store)["Article"] == 7
    left = driver.execute_query(
        "MATCH (f:Film)-[s:SHOWN_IN]->(m) RETURN f.title AS title, s.year AS year, m.of AS of"
    )
    assert [tuple(row) for row in left.records] == [("Salt", 2030, 1)]


def test_a_database_without_our_graph_cannot_be_read(server: Neo4jServer, driver: Driver) -> None:
    driver.execute_query("MATCH (m:Meta) DELETE m")
    driver.execute_query("CREATE (:Film {title: 'Salt'})")
    error = refused(server.uri, access_to(server), read_only=True)
    assert isinstance(error, StoreMissing)
    assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 1


def test_the_graph_of_a_later_version_is_refused(server: Neo4jServer, opened: Opened) -> None:
    opened().run("MATCH (m:Meta {key: 'schemaVersion'}) SET m.value = '99'")
    try:
        for read_only in (False, True):
            error = refused(server.uri, access_to(server), read_only=read_only)
            assert isinstance(error, StoreNewer)
            assert "schema 99" in str(error)
    finally:
        driver_of(server).execute_query("MATCH (m:Meta) DELETE m")


def test_the_meta_nodes_of_another_program_are_not_written_over(
    server: Neo4jServer, driver: Driver
) -> None:
    driver.execute_query("MATCH (m:Meta) DELETE m")
    driver.execute_query("CREATE (:Meta {key: 'schemaVersion', value: 'theirs'})")
    try:
        assert isinstance(refused(server.uri, access_to(server)), NotOurStore)
        kept = driver.execute_query("MATCH (m:Meta) RETURN m.value AS value").records
        assert [row["value"] for row in kept] == ["theirs"]
    finally:
        driver.execute_query("MATCH (m:Meta) DELETE m")


def test_a_store_opened_for_reading_writes_nothing(opened: Opened) -> None:
    opened()
    store = opened(read_only=True)
    with pytest.raises(StoreReadOnly, match="was opened for reading"):
        store.run("CREATE (:Film)")
    with pytest.raises(StoreReadOnly, match="was opened for reading"):
        store.write(methodcaller("merge_nodes", "Country", [COUNTRY]))
    assert store.run("MATCH (f:Film) RETURN f") == []


def test_a_store_that_is_closed_says_so(opened: Opened) -> None:
    store = opened()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.run("RETURN 1 AS one")


@pytest.mark.parametrize(
    ("cypher", "told"),
    [
        ("MATCH (a:Actor RETURN a", r"Invalid input 'RETURN': .*line 1, column 16"),
        ("RETURN 1 AS a; RETURN 2 AS b", "A query is one statement; this text holds several"),
        ("RETURN $missing AS a", r"Expected parameter\(s\): missing"),
        ("RETURN 1 / 0 AS a", "by zero"),
        ("CALL no.such()", "There is no procedure"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_wrong_with_a_query_is_told_in_one_line(
    opened: Opened, cypher: str, told: str, read_only: bool
) -> None:
    opened()
    with pytest.raises(QueryError, match=told) as caught:
        opened(read_only=read_only).run(cypher)
    assert "\n" not in str(caught.value)


def test_values_come_back_as_those_of_python(opened: Opened) -> None:
    store = opened()
    store.run(
        "CREATE (:Actor {actorId: 'a', aliases: ['x'], name: null})"
        "-[:SUPPORTS {edgeId: 'e', first: date('2031-02-03')}]->(:Position {positionId: 'p'})"
    )
    actor = {"_label": "Actor", "actorId": "a", "aliases": ["x"]}
    edge = {"_label": "SUPPORTS", "edgeId": "e", "first": date(2031, 2, 3)}
    goal = {"_label": "Position", "positionId": "p"}
    (row,) = store.run("MATCH p = (a:Actor)-[r]->(t) RETURN a, r, p, {inner: [t]} AS map")
    assert row["a"] == actor
    assert row["r"] == edge
    assert row["p"] == {"_NODES": [actor, goal], "_RELS": [edge]}
    assert row["map"] == {"inner": [goal]}
    (row,) = store.run(
        "RETURN localdatetime('2031-02-03T04:05:06.000789') AS local, localtime('04:05') AS hour, "
        "datetime('2031-02-03T04:05Z') AS moment, null AS nothing, [1, 2.5, true] AS list"
    )
    assert row == {
        "local": datetime.fromisoformat("2031-02-03T04:05:06.000789"),
        "hour": time.fromisoformat("04:05"),
        "moment": datetime(2031, 2, 3, 4, 5, tzinfo=UTC),
        "nothing": None,
        "list": [1, 2.5, True],
    }


def test_work_is_done_again_where_the_server_asks_for_that(opened: Opened) -> None:
    store, tries = opened(), list[int]()

    def work(change: Transaction) -> int:
        tries.append(len(tries))
        change.merge_nodes("Country", [COUNTRY])
        if len(tries) < 3:
            error = TransientError("try again")
            error._neo4j_code = "Neo.TransientError.Transaction.DeadlockDetected"
            raise error
        return len(tries)

    assert store.write(work) == 3
    assert counts(store)["Country"] == 1


def test_a_second_loader_waits_until_the_first_has_written(opened: Opened) -> None:
    first, second = opened(), opened()
    inside, seen = threading.Event(), list[int]()

    def slow(change: Transaction) -> None:
        change.merge_nodes("Country", [COUNTRY])
        inside.set()
        waiting.join(0.5)
        assert waiting.is_alive()

    def look(change: Transaction) -> None:
        seen.append(len(change.run("MATCH (c:Country) RETURN c")))

    def wait_and_look() -> None:
        inside.wait(30)
        second.write(look)

    waiting = threading.Thread(target=wait_and_look)
    waiting.start()
    first.write(slow)
    waiting.join(60)
    assert seen == [1]


def test_two_that_open_an_empty_database_at_once_both_get_the_whole_schema(
    server: Neo4jServer, opened: Opened
) -> None:
    empty(server, schema=True)
    errors: list[BaseException] = []

    def run() -> None:
        try:
            opened()
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert errors == []
    assert counts(opened(read_only=True))["Article"] == 0


def test_routing_and_direct_addresses_lead_to_one_graph(
    server: Neo4jServer, opened: Opened
) -> None:
    load(opened(), talks())
    routed = server.uri.replace("bolt", "neo4j")
    with open_store(routed, read_only=True, access=access_to(server)) as store:
        assert store.uri == routed
        assert snapshot(store) == snapshot(opened())


def test_the_wrong_password_is_told_and_not_shown(server: Neo4jServer) -> None:
    for scheme in ("bolt", "neo4j"):
        uri = server.uri.replace("bolt", scheme)
        error = refused(uri, Access(username="somebody", password=SECRET))
        assert "does not let somebody in: the user name or the password is wrong" in str(error)
    error = refused(server.uri, Access(username="somebody"))
    assert "NEO4J_PASSWORD" in str(error)


def test_the_password_is_in_no_log(
    server: Neo4jServer, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="neo4j"):
        load(opened(), talks()[:1])
        refused(server.uri, Access(username="somebody", password=SECRET))
    assert len(caplog.text) > 1000
    assert SECRET not in caplog.text
    assert server.password not in caplog.text
    assert SECRET not in repr(Access(password=SECRET))


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_that_is_not_there_is_named(server: Neo4jServer, read_only: bool) -> None:
    access = Access(username="neo4j", password=server.password, database="nowhere")
    error = refused(server.uri, access, read_only=read_only)
    assert "has no database nowhere. Set NEO4J_DATABASE" in str(error)
    access = Access(username="neo4j", password=server.password, database="system")
    error = refused(server.uri, access, read_only=read_only)
    assert "system" in str(error) or "cannot keep a graph" in str(error)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("127.0.0.1:1", "does not answer: Connection refused"),
        ("no-such-host.invalid", "does not answer: "),
    ],
)
def test_a_server_that_does_not_answer_is_named_with_the_reason(
    scheme: str, place: str, told: str
) -> None:
    error = refused(f"{scheme}://{place}", Access(password=SECRET))
    assert f"{scheme}://{place} {told}" in str(error)


def test_a_port_on_which_something_else_listens_is_told(server: Neo4jServer) -> None:
    error = refused(server.http_uri.replace("http", "bolt"), Access(password=SECRET))
    assert "looks like HTTP" in str(error)


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_a_server_without_tls_is_told(scheme: str, server: Neo4jServer) -> None:
    error = refused(server.uri.replace("bolt", scheme), access_to(server))
    assert "does not speak TLS as asked" in str(error)


@pytest.mark.parametrize("place", ["me:{}@host", "me:{}@host:1/x", "{}@host"])
def test_an_address_with_a_password_is_refused_and_not_shown(place: str) -> None:
    error = refused(f"neo4j+s://{place.format(SECRET)}", Access())
    assert "holds no user name and no password" in str(error)


@pytest.mark.parametrize("place", ["host:port", "/x", ":7687", "host:1:2"])
def test_an_address_that_is_none_is_refused(place: str) -> None:
    assert "is no address of a server" in str(refused(f"bolt://{place}", Access()))


def test_an_address_may_not_be_empty() -> None:
    assert isinstance(refused("neo4j://", Access()), UnknownStore)


def test_the_environment_says_as_whom_to_open(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    monkeypatch.delenv("NEO4J_USERNAME", raising=False)
    monkeypatch.setenv("NEO4J_DATABASE", "neo4j")
    open_store(server.uri).close()
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    with pytest.raises(StoreError, match=re.escape("has no database nowhere")):
        open_store(server.uri)
