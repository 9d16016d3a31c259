"""Both stores give the same rows in the same order, on the examples and on random graphs."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from graph.census import counts
from graph.load import load
from graph.lookup import AmbiguousName, UnknownName, find
from graph.store import Store, open_store
from graph.verify import verify
from ingest.extract import Extractor
from ingest.read import ReadError, read_articles
from ingest.records import Extraction
from queries.catalog import Question, questions
from stancegraph.show import queries as evidence_queries
from tests.graph.random_graphs import articles
from tests.graph.snapshot import snapshot
from tests.neo4j.database import open_empty
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.neo4j

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = range(10)
DAYS = [{"from": "2031-01-15", "to": "2031-03-20"}, {"from": "2030-06-01", "to": "2032-01-01"}]
WORDS = (
    "canal",
    "the",
    "istanbul",
    "İSTANBUL",
    "δρόμος",
    "ΔΡΌΜΟΣ",
    "tribunal",
    "\\ shut",
    "\U0001f6a2",
)
ABOUT = ("", "CANAL", "ναυς", "οδος", "ｃＡｎａｌ", "tolls", "\U0001f6a2", "İNCİ")
NAMES = (
    "Volk",
    "inci önder",
    "ΝΊΚΟΣ ΣΈΡΡΑΣ",
    "the Foreign Ministry",
    "a senior official",
    "Nobody",
)
MANY = {"limit": "100000"}


class Pair(NamedTuple):
    """Hold one graph in both stores, and what can be asked about in it."""

    embedded: Store
    server: Store
    actors: list[str]
    countries: list[str]
    positions: list[str]
    random: Random


@cache
def examples() -> tuple[Extraction, ...]:
    problems: list[ReadError] = []
    read = read_articles([EXAMPLES], on_problem=problems.append)
    told = tuple(Extractor().extract_all(read))
    assert not problems
    return told


@pytest.fixture(scope="module", params=["examples", *SEEDS], ids=lambda one: f"graph {one}")
def pair(
    request: pytest.FixtureRequest,
    neo4j_server: Neo4jServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pair]:
    """Load one graph into both stores."""
    seed = request.param
    told = list(examples()) if seed == "examples" else articles(seed, 24)
    path = tmp_path_factory.mktemp("pair") / "graph.ladybug"
    with open_store(path) as embedded, open_empty(neo4j_server) as server:
        for store in (embedded, server):
            load(store, told, batch_size=16)
        yield _described(embedded, server, seed)


def _described(embedded: Store, server: Store, seed: object) -> Pair:
    busy = embedded.run(
        "MATCH (a:Actor)-[:TAKES]->(s:Stance) WITH a, count(s) AS n "
        "RETURN a.actorId AS id ORDER BY n DESC, id LIMIT 8"
    )
    spoken_for = embedded.run(
        "MATCH (a:Actor)-[:SPEAKS_FOR]->(c:Country) RETURN DISTINCT c.iso3 AS id ORDER BY id"
    )
    argued = embedded.run("MATCH (p:Position) RETURN p.text AS text ORDER BY text")
    return Pair(
        embedded,
        server,
        [str(row["id"]) for row in busy],
        [str(row["id"]) for row in spoken_for],
        [" ".join(str(row["text"]).split()[:2]) for row in argued],
        Random(str(seed)),
    )


def asked_of(pair: Pair, one: Question, *, everything: bool) -> dict[str, str]:
    """Choose values for the parameters that are needed, or for all."""
    choose = pair.random.choice
    actor, other = pair.random.sample(pair.actors, 2)
    values: Mapping[str, str] = {
        "actor": actor,
        "other": other,
        "country": choose(pair.countries),
        "position": choose(pair.positions),
        "words": choose(WORDS),
        "about": choose(ABOUT),
        "day": "2031-03-01",
        "change": choose(("", "reversal", "condition")),
        "days": "2",
        "actors": "2",
        "below": "0.5",
        "minConfidence": "0.5",
        **choose(DAYS),
        **MANY,
    }
    wanted = [p.name for p in one.parameters if everything or p.default is None]
    return {name: values[name] for name in wanted} | MANY


def told(ask: Callable[[], Any]) -> Any:
    """Return an answer, or what is said where a name means nothing or too much."""
    try:
        return ask()
    except (UnknownName, AmbiguousName) as error:
        return str(error)


def answer(store: Store, one: Question, given: dict[str, str]) -> Any:
    return told(lambda: store.run(one.cypher, one.bind(given, partial(find, store))))


def typed(rows: Any) -> Any:
    """Show types too: 1, 1.0 and True are equal in Python."""
    return [[(k, type(v), v) for k, v in row.items()] for row in rows] if rows else rows


def test_a_graph_is_the_same_in_both(pair: Pair) -> None:
    assert snapshot(pair.server) == snapshot(pair.embedded)
    assert counts(pair.server) == counts(pair.embedded)
    assert verify(pair.server) == verify(pair.embedded)


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_is_answered_the_same(pair: Pair, one: Question) -> None:
    for everything in (False, True):
        given = asked_of(pair, one, everything=everything)
        first = answer(pair.embedded, one, given)
        assert typed(answer(pair.server, one, given)) == typed(first), given
        if not isinstance(first, str):
            assert_order_is_total(one, first)


def assert_order_is_total(one: Question, rows: list[dict[str, Any]]) -> None:
    """Check the order by a third judge, Python, and that only equal rows share a place."""
    text = re.search(r"ORDER BY (.+)\nLIMIT \$limit$", one.cypher, re.DOTALL)
    assert text
    keys = re.findall(r"(?:coalesce\((\w+), date\('([\d-]+)'\)\)|(\w+))( DESC)?(?:,|$)", text[1])
    assert keys
    for above, below in pairwise(rows):
        places = [[_place(row, *key[:3]) for key in keys] for row in (above, below)]
        differing = [n for n in range(len(keys)) if places[0][n] != places[1][n]]
        if not differing:
            assert above == below, f"{one.name} leaves the order of two rows open"
            continue
        number = differing[0]
        rises = places[0][number] < places[1][number]
        assert rises != bool(keys[number][3]), (keys[number], above, below)


def _place(row: dict[str, Any], dated: str, day: str, column: str) -> Any:
    value = row[dated or column]
    if value is None and day:
        return (False, date.fromisoformat(day))
    return (value is None, value)  # null comes last


@pytest.mark.parametrize("kind", ["actor", "country", "position"])
def test_names_mean_the_same(pair: Pair, kind: str) -> None:
    texts = {
        "actor": [*NAMES, *pair.actors],
        "country": ["Norway", "PRT", "tr", "Atlantis", *pair.countries],
        "position": [*filter(None, ABOUT), "nothing of the kind", *pair.positions[:5]],
    }
    for text in texts[kind]:
        found = told(partial(find, pair.embedded, kind, text))
        assert told(partial(find, pair.server, kind, text)) == found, text


def test_evidence_is_shown_the_same(pair: Pair) -> None:
    for label in ("Statement", "Stance", "Condition"):
        key = f"{label.lower()}Id"
        rows = pair.embedded.run(KEYS[label])
        for row in pair.random.sample(rows, min(3, len(rows))):
            for name, cypher in evidence_queries().items():
                if name.split()[-1] == label.lower():
                    given = {"id": row[key]}
                    wanted = typed(pair.embedded.run(cypher, given))
                    assert typed(pair.server.run(cypher, given)) == wanted, name


KEYS = {
    "Statement": "MATCH (n:Statement) RETURN n.statementId AS statementId ORDER BY statementId",
    "Stance": "MATCH (n:Stance) RETURN n.stanceId AS stanceId ORDER BY stanceId",
    "Condition": "MATCH (n:Condition) RETURN n.conditionId AS conditionId ORDER BY conditionId",
}
