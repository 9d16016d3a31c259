"""The graph as of a day is the graph that the articles until that day make."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.asof import AsOfReport, Cutoff, as_of
from graph.copying import held
from graph.load import load
from graph.paging import PAGE
from graph.shape import NODES
from graph.store import Store, open_store
from ingest.records import Actor
from tests.graph.random_graphs import articles
from tests.graph.sample import (
    MARR,
    OPENING,
    VOLK,
    article,
    extraction,
    one_stance,
    stance,
    statement,
    talks,
)
from tests.graph.snapshot import snapshot
from tests.graph.then import alike, load_until

DAYS = [date(2031, 1, 20), date(2031, 2, 14), date(2031, 3, 10), date(2031, 5, 1)]
Open = Callable[[], Store]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens one empty store after the other."""
    made: list[Store] = []

    def make() -> Store:
        made.append(open_store(tmp_path / f"empty-{len(made)}.ladybug"))
        return made[-1]

    yield make
    for store in made:
        store.close()


def graph_of(store: Store, *ends: str) -> dict[str, list[str]]:
    """Write the graph down, but for what is not as of a day: other names, the ends of a role."""
    times = "|".join(ends or ("last",))
    found = snapshot(store)
    keys = tuple(f"[('_label', '{label}')" for label in NODES)
    nodes = [node for node in found["nodes"] if node.startswith(keys)]
    return {
        "nodes": sorted(re.sub(r"\('aliases', \[.*?\]\), ", "", node) for node in nodes),
        "edges": sorted(
            re.sub(rf"\('({times})', [^)]*\)\), ", "", edge) if "SPEAKS_FOR" in edge else edge
            for edge in found["edges"]
        ),
    }


@pytest.mark.parametrize("seed", range(2))
def test_a_graph_as_of_a_day_is_what_was_published_by_then(seed: int, empty: Open) -> None:
    told = alike(articles(seed, 30))
    whole = empty()
    load(whole, told)
    for day in DAYS:
        then, alone = empty(), empty()
        report = as_of(whole, then, Cutoff(published=day))
        load_until(alone, told, day)
        assert 0 < report.articles < report.of == 30
        assert graph_of(then) == graph_of(alone), day


def test_it_is_the_same_from_either_store(store: Store, empty: Open) -> None:
    told = alike(articles(7, 16))
    load(store, told)
    then, alone = empty(), empty()
    as_of(store, then, Cutoff(published=DAYS[2]))
    load_until(alone, told, DAYS[2])
    assert graph_of(then) == graph_of(alone)


def test_pages_make_no_difference(empty: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, once, paged = empty(), empty(), empty()
    load(whole, articles(3, 20))
    as_of(whole, once, Cutoff(published=DAYS[2]))
    assert PAGE > 100
    monkeypatch.setattr("graph.paging.PAGE", 3)
    monkeypatch.setattr("graph.paging.PAGES", {})
    heard: list[tuple[int, int]] = []
    as_of(whole, paged, Cutoff(published=DAYS[2]), on_progress=lambda *told: heard.append(told))
    assert snapshot(paged) == snapshot(once)
    assert heard == sorted(heard)
    assert len(heard) > 20
    assert heard[-1][0] == heard[-1][1]


def test_before_everything_there_is_nothing(empty: Open) -> None:
    whole, then = empty(), empty()
    load(whole, talks())
    report = as_of(whole, then, Cutoff(published=date(1999, 12, 31)))
    assert report == AsOfReport(articles=0, of=7, undated=1)
    assert held(then) == {}


def test_what_was_loaded_until_a_day_is_the_graph_of_that_day(
    empty: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading it in two goes, the second later and of earlier articles, shows in nothing."""

    class Clock(datetime):
        day = 1

        @classmethod
        def now(cls, tz: Any = None) -> "Clock":
            return cls(2031, 6, cls.day, 23, 59, tzinfo=UTC)

    monkeypatch.setattr("graph.load.datetime", Clock)
    told = alike(articles(5, 30))
    whole, then, alone = empty(), empty(), empty()
    for part in (told[15:], told[:15]):
        load(whole, part)
        Clock.day += 1
    load(alone, told[15:])
    report = as_of(whole, then, Cutoff(loaded=date(2031, 6, 1)))
    assert report == AsOfReport(articles=15, of=30, undated=0)
    assert graph_of(then, "first", "last") == graph_of(alone, "first", "last")


def _quoted(day: date, name: str, *, again: bool = False) -> Any:
    words = "We will open the canal in six months if nobody stands in our way"
    text = f'"{words}," Tomas Marr said{" again" if again else ""}.'
    return extraction(
        article(text, name, published_on=day),
        [statement(text, words, MARR, day=day)],
        [stance(text, "We will open the canal", MARR, "supports", OPENING, day, statement=0)],
    )


def test_a_report_found_late_founds_what_it_reported_first(empty: Open) -> None:
    early, late = date(2031, 3, 20), date(2031, 3, 22)
    whole, then = empty(), empty()
    load(whole, [_quoted(late, "late")])
    load(whole, [_quoted(early, "early", again=True)])
    as_of(whole, then, Cutoff(published=early))
    asked = (
        "MATCH (s:Statement)-[:REPORTED_IN]->(a:Article) WHERE a.articleId = s.articleId "
        "RETURN a.name AS name, s.saidOn AS said"
    )
    assert whole.run(asked) == [{"name": "late", "said": late}]
    assert then.run(asked) == [{"name": "early", "said": early}]
    spells = then.run("MATCH (:Actor)-[x:SUPPORTS]->(:Position) RETURN x.first AS first")
    assert spells == [{"first": early}]


def test_a_role_lasts_no_longer_than_was_known(empty: Open) -> None:
    """A minister of 2031 who is one again in 2033 spoke for the state in 2031 alone."""
    days = [date(2031, 1, 5), date(2031, 2, 5), date(2033, 1, 1)]
    later = Actor(name="Anna Volk", kind="person", country="PRT", role="envoy")
    whole, then, before = empty(), empty(), empty()
    told = [one_stance(day, "supports", name=str(day)) for day in days]
    load(whole, [*told, one_stance(days[2], "opposes", later, name="later")])
    as_of(whole, then, Cutoff(published=date(2032, 6, 1)))
    asked = (
        "MATCH (:Actor)-[r:SPEAKS_FOR]->(c:Country) "
        "RETURN c.iso3 AS iso3, r.first AS first, r.last AS last ORDER BY iso3"
    )
    assert then.run(asked) == [{"iso3": "NOR", "first": days[0], "last": days[1]}]
    assert len(whole.run(asked)) == 2
    as_of(whole, before, Cutoff(published=days[0]))
    assert before.run(asked) == [{"iso3": "NOR", "first": days[0], "last": days[0]}]


def test_a_role_of_an_article_without_a_date_is_left_out_with_it(empty: Open) -> None:
    whole, then, loaded = empty(), empty(), empty()
    day = date(2031, 1, 5)
    plain = Actor(name="Anna Volk", kind="person")
    load(whole, [one_stance(None, "supports", VOLK), one_stance(day, "opposes", plain)])
    asked = "MATCH (:Actor)-[r:SPEAKS_FOR]->(:Country) RETURN r.role AS role, r.first AS first"
    as_of(whole, then, Cutoff(published=date(2031, 12, 31)))
    assert then.run(asked) == []
    as_of(whole, loaded, Cutoff(loaded=date(9999, 12, 31)))
    assert loaded.run(asked) == [{"role": "foreign minister", "first": None}]


@pytest.mark.parametrize(
    ("cutoff", "kept"),
    [
        (Cutoff(), True),
        (Cutoff(published=date(2031, 1, 5)), True),
        (Cutoff(published=date(2031, 1, 4)), False),
        (Cutoff(loaded=date(2031, 2, 1)), True),
        (Cutoff(loaded=date(2031, 1, 31)), False),
        (Cutoff(published=date(2031, 1, 5), loaded=date(2031, 1, 31)), False),
    ],
)
def test_the_days_named_are_included(cutoff: Cutoff, kept: bool) -> None:
    assert cutoff.keeps(date(2031, 1, 5), datetime(2031, 2, 1, 23, 59)) is kept  # noqa: DTZ001 - as stored


def test_without_a_date_nobody_knows_when_it_was_published() -> None:
    loaded = datetime(2031, 2, 1)  # noqa: DTZ001 - as stored
    assert not Cutoff(published=date.max).keeps(None, loaded)
    assert Cutoff(loaded=date.max).keeps(None, loaded)
