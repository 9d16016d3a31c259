"""The benchmark's articles, its bare writing, its clocks and its tables, at tiny sizes."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.perf_articles import articles, number_of_articles
from benchmarks.perf_bare import _unwind
from benchmarks.perf_fill import Filled, fill
from benchmarks.perf_page import Sized, import_block, questions_block, rates_block, sizes_block
from benchmarks.perf_questions import Times, ask, questions, times_of
from benchmarks.perf_rates import NotTheSame, Rate, _same, embedded, middle
from graph.load import load
from graph.paging import kinds
from graph.rows import cut
from graph.store import open_store

PARTS = {"writing": 1.0, "reading": 0.5, "python": 0.5}


def test_an_article_is_the_same_whatever_comes_before_it() -> None:
    assert list(articles(6))[4:] == list(articles(2, first=4))


def test_articles_hold_what_they_should_at_places_that_exist() -> None:
    for one in articles(20):
        assert (len(one.statements), len(one.stances), len(one.conditions)) == (8, 5, 1)
        assert all(cut(one.article, s.spans) == s.text for s in one.statements)
        assert all(cut(one.article, [s.span]) == s.text for s in one.stances)
        assert isinstance(one.article.published_on, date)
    assert number_of_articles(1_000) == 125


def test_few_actors_say_much_and_some_quotes_are_carried(tmp_path: Path) -> None:
    said: dict[str, int] = {}
    for one in articles(200):
        for statement in one.statements:
            assert statement.speaker
            said[statement.speaker.name] = said.get(statement.speaker.name, 0) + 1
    assert max(said.values()) > 20 * sorted(said.values())[len(said) // 2]
    with open_store(tmp_path / "graph.ladybug") as store:
        assert load(store, articles(200)).reprints > 0


def test_the_bare_writing_makes_the_graph_that_the_load_made(tmp_path: Path) -> None:
    rate = embedded(tmp_path, 80)
    assert rate.rows >= rate.kept > 500
    assert rate.share == pytest.approx(rate.bare / rate.seconds)
    assert sum(rate.parts.values()) == pytest.approx(rate.seconds)
    assert all(seconds > 0 for seconds in rate.parts.values())


def test_another_graph_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.ladybug") as store, pytest.raises(NotTheSame, match="left"):
        _same({}, store)


def test_bare_statements_name_keys_and_set_the_rest() -> None:
    (said,) = (kind for kind in kinds() if kind.type == "SAID")
    assert _unwind("merge", said).endswith("MERGE (a)-[r:SAID {named: row.named}]->(b)")
    (voice,) = (kind for kind in kinds() if kind.type == "SPEAKS_FOR")
    assert "{role: row.role, named: row.named}]->(b) SET r.first = row.first" in _unwind(
        "merge", voice
    )
    assert _unwind("delete", voice).endswith("DELETE r")
    assert "MERGE (n:Country {iso3: row.iso3}) ON CREATE SET" in _unwind("merge", "Country")


def test_a_store_grows_by_the_articles_that_follow(tmp_path: Path) -> None:
    path = tmp_path / "graph.ladybug"
    first, second = fill(path, 0, 5), fill(path, 5, 5)
    assert first.peak > 20e6
    with open_store(path, read_only=True) as store:
        (found,) = store.run("MATCH (a:Article) RETURN count(a) AS number")
        assert found["number"] == 10
        kept = sum(int(row["n"]) for row in store.run("MATCH ()-[r]->() RETURN count(r) AS n"))
    assert second.added < first.added + second.added
    assert kept > 200


def test_every_question_can_be_asked_of_a_small_graph(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.ladybug") as store:
        load(store, articles(125))
        answers = {name: ask(store, name, runs=5) for name in questions()}
    assert len(answers) == 10
    assert all(times.runs == 5 and times.median > 0 for times in answers.values())
    assert sum(times.rows > 0 for times in answers.values()) >= 9


def test_the_slowest_twentieth_is_told_from_the_middle() -> None:
    times = times_of([1.0] * 19 + [50.0], rows=3)
    assert (times.median, times.runs, times.rows) == (1.0, 20, 3)
    assert times.p95 > times.median


def test_the_page_shows_the_middle_round_and_growth() -> None:
    rounds = [
        Rate(rows=100, kept=90, seconds=2.0, parts=PARTS, bare=bare) for bare in (1.0, 1.6, 1.8)
    ]
    assert middle(rounds).bare == 1.6
    block = rates_block({"Neo4j": rounds}, {"Neo4j": 0.8})
    assert "| **load as a share of bare** | **0.80** |" in block
    assert "0.50, 0.80, 0.90" in block
    sized = [
        Sized(
            statements=statements,
            kept=9 * statements,
            fill=Filled(seconds=2.0, added=100, peak=100_000_000),
            steps={"export": 1.5},
            answers={"Neo4j": {"allies": Times(median=ms, p95=2 * ms, runs=5, rows=7)}},
        )
        for statements, ms in ((1_000, 2.0), (10_000, 5.0))
    ]
    assert "| `allies` | 2.0 / 4.0 | 5.0 / 10.0 | x 2.5 | 7 |" in questions_block(sized, "Neo4j")
    assert questions_block(sized, "embedded") == ""
    assert "| - peak memory of that process, MB | 100 | 100 |" in sizes_block(sized)
    assert "| export | 1.5 | 1.5 |" in import_block(sized)
