"""One utterance in several papers is one Statement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from graph.census import counts
from graph.load import load
from graph.store import Store
from graph.verify import verify
from ingest.records import Actor, Extraction, StatementKind
from tests.graph.sample import (
    MARR,
    OFFICIAL,
    OPENING,
    VOLK,
    article,
    extraction,
    stance,
    statement,
)
from tests.graph.snapshot import snapshot

DAY = date(2031, 5, 1)
WORDS = "The canal will open before the winter"


def report(
    name: str,
    days: int | None = 0,
    *,
    words: str = WORDS,
    who: Actor = VOLK,
    kind: StatementKind = "direct",
    stands: bool = True,
) -> Extraction:
    """Make a paper's report of a quote, with the stance in it."""
    day = None if days is None else DAY + timedelta(days=days)
    text = f'{name}: "{words}", {who.name} said.'
    spoken = statement(text, words, who, kind=kind, day=day)
    taken = [stance(text, words, who, "supports", OPENING, day, statement=0)] if stands else []
    return extraction(article(text, name, published_on=day, outlet=name), [spoken], taken)


def reports(store: Store) -> list[tuple[str, list[str]]]:
    rows = store.run(
        "MATCH (s:Statement)-[:REPORTED_IN]->(a:Article) "
        "RETURN s.statementId AS id, a.name AS name ORDER BY name"
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row["name"])
    return sorted((names[0], names) for names in found.values())


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (report("a"), report("b", 7), True),
        (report("a"), report("b", 8), False),
        (report("a"), report("b", words="the canal WILL open, before the winter"), True),
        (report("a"), report("b", kind="mixed"), True),
        (report("a"), report("b", kind="indirect"), False),
        (report("a"), report("b", who=MARR), False),
        (report("a"), report("b", words="The canal will open before winter"), True),
        (report("a", words="We agree on that"), report("b", words="We agree on that"), False),
        (report("a", None), report("b", None), False),
        (report("a"), report("b", words=f"We met. {WORDS}! That is all"), True),
        (report("a", words=f"{WORDS}. That is all"), report("b", words=f"We met. {WORDS}"), True),
        (report("a", words="We agree on that"), report("b", words="So. We agree on that"), False),
        (
            report("a"),
            report("b", kind="mixed", words=f"they heard: \u201c{WORDS}\u201d"),
            True,
        ),
        (report("a", who=OFFICIAL), report("b", who=OFFICIAL), True),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_which_reports_are_of_one_utterance(
    store: Store, one: Extraction, two: Extraction, joined: bool, at_once: bool
) -> None:
    for part in [[one, two]] if at_once else [[one], [two]]:
        load(store, part)
    assert reports(store) == ([("a", ["a", "b"])] if joined else [("a", ["a"]), ("b", ["b"])])
    assert counts(store)["SAID"] == counts(store)["Statement"]
    assert verify(store).problems == []


def test_the_first_report_founds_the_statement(store: Store) -> None:
    load(store, [report("late", 3), report("early", 0), report("middle", 1)])
    (row,) = store.run(
        "MATCH (s:Statement)-[:REPORTED_IN]->(a:Article) WHERE a.articleId = s.articleId "
        "RETURN a.name AS name"
    )
    assert row == {"name": "early"}


def test_stances_that_are_equal_are_one_and_others_are_added(store: Store) -> None:
    load(store, [report("a", stands=False), report("b", 1), report("c", 2)])
    assert counts(store)["Stance"] == 1
    (row,) = store.run(
        "MATCH (:Actor)-[r:SUPPORTS]->(:Position) "
        "RETURN r.stances AS stances, r.articles AS articles"
    )
    assert row == {"stances": 1, "articles": 2}
    assert counts(store)["EXPRESSES"] == 1


def test_a_report_joins_only_what_it_shares_words_with(store: Store) -> None:
    other = "And then the ships will come back to us"
    papers = [report("a"), report("b", 1, words=f"{WORDS}. {other}"), report("c", 2, words=other)]
    load(store, papers)
    assert reports(store) == [("a", ["a", "b"]), ("c", ["c"])]
    assert verify(store).problems == []


def test_a_slogan_repeated_for_weeks_is_said_anew(store: Store) -> None:
    load(store, [report(f"day {days:02}", days) for days in (0, 6, 12, 18)])
    assert reports(store) == [
        ("day 00", ["day 00", "day 06"]),
        ("day 12", ["day 12", "day 18"]),
    ]


def test_a_quote_twice_in_one_article_is_two_statements(store: Store) -> None:
    text = f'"{WORDS}", Volk said. Later: "{WORDS}."'
    first = statement(text, WORDS, VOLK, day=DAY)
    start = text.rindex(WORDS)
    second = replace(first, spans=((start, start + len(WORDS)),))
    load(store, [extraction(article(text, "a", published_on=DAY), [first, second])])
    assert counts(store)["Statement"] == 2


def test_neither_order_nor_batches_matter(make_store: Callable[[str], Store]) -> None:
    papers = [report("a", 0), report("b", 2), report("c", 9), report("d", 4, words=WORDS + "!")]
    graphs = []
    for number, order in enumerate(permutations(papers)):
        store = make_store(f"order{number}")
        load(store, order, batch_size=1 + number % 4)
        graphs.append(snapshot(store))
    assert all(graph == graphs[0] for graph in graphs)


def test_loading_again_changes_nothing(store: Store) -> None:
    papers = [report("a", 0), report("b", 2), report("c", 9)]
    load(store, papers)
    before = snapshot(store)
    for part in (papers, papers[1:], papers[:1]):
        load(store, part)
    assert snapshot(store) == before
