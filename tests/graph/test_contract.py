"""What every store does, whatever it is made of."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from itertools import pairwise, permutations
from operator import methodcaller
from random import Random
from time import sleep

import pytest

from graph.census import counts, info
from graph.derive import derive
from graph.load import LoadReport, load
from graph.shape import EDGES, NODES, EdgeKind, Row
from graph.store import SCHEMA_VERSION, QueryError, Store, StoreLocked, Transaction, open_store
from graph.verify import verify
from ingest.records import Actor, Extraction, Proposition
from tests.graph.sample import MARR, VOLK, about, article, extraction, one_stance, stance, talks
from tests.graph.snapshot import snapshot

Make = Callable[[str], Store]

LOADED = datetime.fromisoformat("2031-01-02T03:04:05.000678")
SUPPORTS = EdgeKind("SUPPORTS", "Actor", "Position")
STRANGE = [
    "') DETACH DELETE n //",
    '"}) MATCH (n) SET n.name = "gone" //',
    "$name {curly} `tick` \\ \\n \\' \\u0041",
    "line\nfeed\ttab\r\nreturn",
    "nul \x00 inside",
    "emoji \U0001f6a2\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u0627\u0644\u0642\u0646\u0627\u0629",
    "\u202eright to left\u202c",
    "\ufeffmark of order",
    " ",
    "",
]


def actor(key: str, name: str | None = "A", **more: object) -> Row:
    row: Row = {
        "actorId": key,
        "name": name,
        "kind": "person",
        "aliases": [],
        "lastName": None,
        "wikidataId": None,
        "mergedInto": None,
        "nameKey": None,
    }
    return row | more


def position(key: str) -> Row:
    return {
        "positionId": key,
        "text": key,
        "source": "derived",
        "canonical": key,
        "actors": [],
        "countries": [],
        "topic": None,
        "mergedInto": None,
    }


def spell(source: str, target: str, edge: str, **more: object) -> Row:
    row: Row = {
        "source": source,
        "target": target,
        "edgeId": edge,
        "spell": 1,
        "first": date(2031, 1, 2),
        "last": None,
        "stances": 1,
        "articles": 1,
        "conditional": False,
        "confidence": 0.5,
        "quote": "words",
        "stanceId": "p1",
    }
    return row | more


def test_an_empty_store_has_the_whole_schema(store: Store) -> None:
    assert counts(store) == dict.fromkeys([*NODES, *EDGES], 0)
    for shape in NODES.values():
        node = dict.fromkeys(shape.properties) | {shape.key: "key"}
        store.write(methodcaller("merge_nodes", shape.label, [node]))
    for edge in EDGES.values():
        for kind in edge.kinds():
            row = dict.fromkeys(edge.properties) | {"source": "key", "target": "key"}
            row |= {name: 1 if name.startswith("char") else str(kind) for name in edge.key}
            store.write(methodcaller("merge_edges", kind, [row]))
    expected = dict.fromkeys(NODES, 1) | {t: len(e.kinds()) for t, e in EDGES.items()}
    assert counts(store) == expected


def test_info_says_what_the_store_is(store: Store) -> None:
    load(store, talks())
    found = info(store)
    assert (found.schema_version, found.first, found.last) == (
        SCHEMA_VERSION,
        date(2031, 3, 3),
        date(2031, 5, 2),
    )
    assert found.written_by.startswith("stancegraph ")
    assert found.counts == counts(store)
    assert found.loaded_at is not None


def test_a_node_that_exists_keeps_its_properties(store: Store) -> None:
    store.write(lambda tx: tx.merge_nodes("Position", [position("p")]))
    store.write(lambda tx: tx.merge_nodes("Position", [position("p") | {"text": "other"}]))
    assert store.run("MATCH (p:Position) RETURN p.text AS text") == [{"text": "p"}]


def test_an_actor_takes_new_aliases_and_keeps_its_name(store: Store) -> None:
    store.write(lambda tx: tx.merge_nodes("Actor", [actor("a", "Ann")]))
    store.write(lambda tx: tx.merge_nodes("Actor", [actor("a", "Bob", aliases=["B"])]))
    assert store.run("MATCH (a:Actor) RETURN a.name AS name, a.aliases AS aliases") == [
        {"name": "Ann", "aliases": ["B"]}
    ]


def test_summary_edges_are_told_by_their_id_and_take_new_values(store: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.merge_nodes("Actor", [actor("a")])
        tx.merge_nodes("Position", [position("p")])
        tx.merge_edges(SUPPORTS, [spell("a", "p", "e1"), spell("a", "p", "e2")])
        tx.merge_edges(SUPPORTS, [spell("a", "p", "e2", stances=7, quote="more")])

    store.write(work)
    found = store.run(
        "MATCH (:Actor)-[r:SUPPORTS]->(:Position) "
        "RETURN r.edgeId AS id, r.stances AS stances, r.quote AS quote ORDER BY id"
    )
    assert found == [
        {"id": "e1", "stances": 1, "quote": "words"},
        {"id": "e2", "stances": 7, "quote": "more"},
    ]
    store.write(lambda tx: tx.delete_edges(SUPPORTS, [spell("a", "p", "e1")]))
    assert store.run("MATCH ()-[r:SUPPORTS]->() RETURN r.edgeId AS id") == [{"id": "e2"}]


def test_an_edge_to_a_node_that_is_not_there_is_not_made(store: Store) -> None:
    store.write(lambda tx: tx.merge_nodes("Actor", [actor("a")]))
    store.write(lambda tx: tx.merge_edges(SUPPORTS, [spell("a", "nowhere", "e")]))
    assert counts(store)["SUPPORTS"] == 0


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.merge_nodes("Actor", [actor("a")])
        assert tx.run("MATCH (a:Actor) RETURN count(a) AS n") == [{"n": 1}]
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        store.write(work)
    assert counts(store)["Actor"] == 0
    store.write(lambda tx: tx.merge_nodes("Actor", [actor("b")]))
    assert counts(store)["Actor"] == 1


def test_a_query_that_fails_within_a_transaction_undoes_it(store: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.merge_nodes("Actor", [actor("a")])
        tx.run("MATCH (a:Actor) RETRUN a")

    with pytest.raises(QueryError):
        store.write(work)
    assert counts(store)["Actor"] == 0


@pytest.mark.parametrize("cypher", ["MATCH (a:Actor RETURN a", "", "this is no query"])
def test_a_query_that_is_none_is_told_in_one_line(store: Store, cypher: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.run(cypher)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", STRANGE)
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    store.write(lambda tx: tx.merge_nodes("Actor", [actor("a", text, aliases=[text])]))
    found = store.run(
        "MATCH (a:Actor) WHERE a.name = $name RETURN a.name AS name, a.aliases AS aliases",
        {"name": text},
    )
    assert found == [{"name": text, "aliases": [text]}]


def test_nulls_stay_nulls(store: Store) -> None:
    row = dict.fromkeys(NODES["Article"].properties) | {"articleId": "a"}
    store.write(lambda tx: tx.merge_nodes("Article", [row]))
    (found,) = store.run(
        "MATCH (a:Article) RETURN a.title AS title, a.publishedOn AS day, a.text AS text"
    )
    assert found == {"title": None, "day": None, "text": None}


@pytest.mark.parametrize(
    "day", [date(1, 1, 1), date(1582, 10, 10), date(1969, 12, 31), date(2031, 2, 28), date.max]
)
def test_dates_are_dates(store: Store, day: date) -> None:
    row: Row = dict.fromkeys(NODES["Article"].properties) | {"articleId": "a", "publishedOn": day}
    row["loadedAt"] = LOADED
    store.write(lambda tx: tx.merge_nodes("Article", [row]))
    found = store.run(
        "MATCH (a:Article) WHERE a.publishedOn = $day "
        "RETURN a.publishedOn AS day, a.loadedAt AS loaded",
        {"day": day},
    )
    assert found == [{"day": day, "loaded": LOADED}]


def test_long_texts_are_kept_whole(store: Store) -> None:
    text = "".join(Random(1).choices("abcdefgh \n\u00e9\U0001f6a2", k=3_000_000))
    row = dict.fromkeys(NODES["Article"].properties) | {"articleId": "a", "text": text}
    store.write(lambda tx: tx.merge_nodes("Article", [row]))
    assert store.run("MATCH (a:Article) RETURN a.text AS text") == [{"text": text}]


def test_ten_thousand_rows_go_in_twice_and_are_there_once(store: Store) -> None:
    actors = [actor(f"a{number}") for number in range(10_000)]
    edges = [spell(f"a{number}", "p", f"e{number}") for number in range(10_000)]

    def work(tx: Transaction) -> None:
        tx.merge_nodes("Actor", actors)
        tx.merge_nodes("Position", [position("p")])
        tx.merge_edges(SUPPORTS, edges)

    for _ in range(2):
        store.write(work)
    assert (counts(store)["Actor"], counts(store)["SUPPORTS"]) == (10_000, 10_000)


def test_numbers_come_back_as_numbers(store: Store) -> None:
    (row,) = store.run("UNWIND [1, 2, 4] AS n RETURN sum(n) AS sum, avg(n) AS mean")
    assert row["sum"] == 7
    assert isinstance(row["sum"], int)
    assert row["mean"] == pytest.approx(7 / 3)


def test_loading_counts_what_it_adds(store: Store) -> None:
    report = load(store, talks())
    assert (report.articles, report.already, report.undated, report.reprints) == (7, 0, 1, 1)
    assert report.problems == []
    assert report.added == counts(store)
    assert report.added["Statement"] == 4
    assert report.added["Stance"] == 10
    assert report.added["REPORTED_IN"] == 19
    assert report.added["SUPPORTS"] + report.added["OPPOSES"] == 16


def test_loading_twice_changes_nothing(store: Store) -> None:
    load(store, talks())
    before = snapshot(store)
    again = load(store, talks())
    assert snapshot(store) == before
    assert (again.articles, again.already) == (0, 7)
    assert set(again.added.values()) == {0}


def test_the_order_of_articles_in_a_load_does_not_matter(store: Store, make_store: Make) -> None:
    load(store, talks())
    wanted = snapshot(store)
    for number in range(3):
        shuffled = talks()
        Random(number).shuffle(shuffled)
        other = make_store(f"shuffled{number}")
        load(other, shuffled)
        assert snapshot(other) == wanted


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_the_size_of_batches_does_not_matter(store: Store, make_store: Make, size: int) -> None:
    load(store, talks())
    wanted = snapshot(store)
    other = make_store("batches")
    load(other, reversed(talks()), batch_size=size)
    assert snapshot(other) == wanted


def test_a_load_that_was_cut_short_is_made_whole_by_loading_again(
    store: Store, make_store: Make
) -> None:
    load(store, talks())
    wanted = snapshot(store)

    class Stop(Exception):
        """Stand for the end of the process."""

    def stop(done: int, total: int) -> None:
        if done >= 3:
            raise Stop

    other = make_store("cut")
    with pytest.raises(Stop):
        load(other, talks(), batch_size=1, on_progress=stop)
    assert counts(other)["Article"] == 3
    load(other, talks())
    assert snapshot(other) == wanted


def random_talks(seed: int, articles: int = 40) -> list[Extraction]:
    """Make articles in which a few people take random sides on a few things."""
    random = Random(seed)
    people = [
        VOLK,
        MARR,
        Actor(name="Volk", kind="person"),
        Actor(name="Ines Roque", kind="person", country="PRT"),
        Actor(name="Per Volk", kind="person", country="NOR"),
        Actor(name="Boatmen's Union", kind="organization"),
    ]
    targets = [
        about("the canal opens"),
        about("tolls fall"),
        Proposition(text="Marr", canonical="marr", actor=MARR),
        Proposition(text="Norway", canonical="norway", country="NOR"),
    ]
    return [
        one_stance(
            random.choice([None, date(2031, 1, 1) + timedelta(days=random.randrange(400))]),
            random.choice(["supports", "opposes"]),
            random.choice(people),
            random.choice(targets),
            name=f"{seed}-{number}",
            confidence=random.choice([0.5, 0.9]),
        )
        for number in range(articles)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_deriving_all_anew_gives_what_loads_derived(store: Store, seed: int) -> None:
    for part in batched_loads(seed):
        load(store, part, batch_size=4)
    before = snapshot(store)
    derive(store)
    assert snapshot(store) == before
    assert verify(store).problems == []


def batched_loads(seed: int) -> list[list[Extraction]]:
    return [random_talks(seed)[start : start + 13] for start in range(0, 40, 13)]


def test_deriving_mends_summary_edges(store: Store) -> None:
    load(store, talks())
    wanted = snapshot(store)
    store.run("MATCH (a:Actor)-[r:OPPOSES]->() DELETE r")
    store.run("MATCH (a:Actor)-[r:SUPPORTS]->() SET r.stances = 99")
    store.run("MATCH ()-[r:CONDITIONS_ON]->() SET r.quote = 'nothing'")
    assert snapshot(store) != wanted
    derive(store)
    assert snapshot(store) == wanted


@pytest.mark.parametrize("seed", range(3))
def test_the_counts_on_summary_edges_equal_the_evidence(store: Store, seed: int) -> None:
    load(store, random_talks(seed))
    drawn = store.run(
        "MATCH (a:Actor)-[r:SUPPORTS|OPPOSES]->(t) "
        "RETURN a.actorId AS actor, coalesce(t.positionId, t.actorId, t.iso3) AS target, "
        "type(r) AS side, sum(r.stances) AS n ORDER BY actor, target, side"
    )
    taken = store.run(
        "MATCH (a:Actor)-[:TAKES]->(s:Stance)-[:TOWARDS]->(t) WHERE s.hearsay = false "
        "RETURN a.actorId AS actor, coalesce(t.positionId, t.actorId, t.iso3) AS target, "
        "toUpper(s.polarity) AS side, count(s) AS n ORDER BY actor, target, side"
    )
    assert drawn == taken
    assert len(drawn) > 10


def test_spells_follow_each_other_with_changing_sides(store: Store) -> None:
    load(store, random_talks(5, 60))
    rows = store.run(
        "MATCH (a:Actor)-[r:SUPPORTS|OPPOSES]->(t) WHERE r.spell > 0 "
        "RETURN a.actorId AS actor, coalesce(t.positionId, t.actorId, t.iso3) AS target, "
        "r.spell AS spell, type(r) AS side, r.first AS first ORDER BY actor, target, spell"
    )
    for one, two in pairwise(rows):
        if (one["actor"], one["target"]) == (two["actor"], two["target"]):
            assert two["spell"] == one["spell"] + 1
            assert two["side"] != one["side"]
            assert two["first"] >= one["first"]


def test_ends_in_every_order_give_one_graph(store: Store, make_store: Make) -> None:
    parts = [
        one_stance(date(2031, 1, 5), "supports", VOLK),
        one_stance(date(2031, 1, 9), "opposes", Actor(name="Volk", kind="person")),
        one_stance(date(2031, 1, 9), "supports", Actor(name="President Anna Volk", kind="person")),
    ]
    graphs = []
    for number, order in enumerate(permutations(parts)):
        other = make_store(f"order{number}")
        load(other, order)
        graphs.append(snapshot(other))
    assert all(graph == graphs[0] for graph in graphs)


def test_texts_full_of_cypher_load_and_verify(store: Store) -> None:
    day = date(2031, 5, 5)
    loaded = []
    for number, strange in enumerate(STRANGE):
        text = f"Volk {number} rejects {strange} outright."
        who = Actor(name=f"Anna {strange} Volk", kind="person")
        words = f"rejects {strange} outright"
        taken = stance(text, words, who, "opposes", about(f"{strange} comes"), day)
        loaded.append(extraction(article(text, strange, published_on=day), stances=[taken]))
    load(store, loaded)
    report = verify(store)
    assert (report.articles, report.stances, report.problems) == (len(STRANGE), len(STRANGE), [])
    assert counts(store)["Stance"] == len(STRANGE)


def test_two_loads_at_once_give_the_graph_of_one(store: Store, make_store: Make) -> None:
    every = [
        one_stance(
            date(2031, 1, 1) + timedelta(days=number),
            "supports" if number % 3 else "opposes",
            (VOLK, MARR)[number % 2],
            about(("the canal opens", "tolls fall")[number % 5 == 0]),
        )
        for number in range(24)
    ]
    load(store, every)
    wanted = snapshot(store)
    both = make_store("both")
    both.close()
    uri = both.uri
    with ThreadPoolExecutor(max_workers=2) as pool:
        loaders = [pool.submit(load_when_free, uri, part) for part in (every[:16], every[8:])]
    reports = [loader.result() for loader in loaders]
    assert sum(report.articles for report in reports) == len(every)
    assert sum(report.already for report in reports) == 8
    with open_store(uri, read_only=True) as both:
        assert snapshot(both) == wanted
        assert verify(both).problems == []


def load_when_free(uri: str, articles: list[Extraction]) -> LoadReport:
    """Load beside another who loads; a store that lets in only one writer is asked again."""
    for _ in range(600):
        try:
            with open_store(uri) as store:
                return load(store, articles, batch_size=3)
        except StoreLocked:
            sleep(0.05)
    raise AssertionError("the store stays locked")
