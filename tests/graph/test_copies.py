"""What copies of an article report is one, though no quotation marks stand around it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from graph.census import counts
from graph.load import load
from graph.store import Store
from graph.verify import verify
from ingest.records import Extraction, SaidDate
from tests.graph.sample import (
    DREDGING,
    MARR,
    OFFICIAL,
    OPENING,
    TOLLS,
    UNION,
    VOLK,
    article,
    condition,
    extraction,
    stance,
    statement,
)
from tests.graph.snapshot import snapshot

DAY = date(2031, 5, 1)
SAID = "that 12 ships would be let through the canal by June"
AIDE = "the harbour would have to wait"
VOTE = "The Boatmen's Union voted against the opening"
UNLESS = "The locks will rust unless the harbour is dredged"
BODY = (
    f"Foreign Minister Anna Volk said on Tuesday {SAID}. She spoke on the quay in front of some "
    "forty skippers, several of whom had waited since March and did not hide what they thought of "
    f"it. {VOTE} late in the evening, after a debate of four hours in a cold hall. A senior "
    f"official said {AIDE}. Nobody could say who is to pay for the work. {UNLESS}, the town's "
    "engineers have warned for years. The canal was closed after the flood of 2029, which tore "
    "two gates from their hinges and left a barge across the entrance. Traders along the river "
    "have since moved their goods by road, at nearly twice the price, and two mills have shut."
)
OTHER = (
    f"Foreign Minister Anna Volk said on Tuesday {SAID}. The announcement came as a surprise to "
    f"the mayors of the valley, who had asked for talks. {VOTE}. A senior official said {AIDE}. "
    f"{UNLESS}. In the capital the opposition called for a debate about what the ministry spends "
    "on quays, cranes and pilots while the railway is left without coal and without drivers, and "
    "while schools in three districts are heated on two days of the week and no longer."
)


def paper(name: str, days: int | None = 0, text: str = BODY, words: str = SAID) -> Extraction:
    """Make a paper's article with what it reports; the day of the speech is the article's."""
    day = None if days is None else DAY + timedelta(days=days)
    more: dict[str, Any] = {"kind": "indirect", "day": day}
    spoken = [statement(text, words, VOLK, **more), statement(text, AIDE, OFFICIAL, **more)]
    taken = [
        stance(text, VOTE, UNION, "opposes", OPENING, day, act="vote"),
        stance(text, AIDE, OFFICIAL, "opposes", DREDGING, day, statement=1),
    ]
    parts = ("The locks will rust", TOLLS), ("the harbour is dredged", DREDGING)
    set_ = [condition(text, *parts, None, "unless", "exceptive", day)]
    carried = article(text, name, published_on=day, outlet=name, url=f"https://{name}.test/1")
    return extraction(carried, spoken, taken, set_)


def reported(store: Store, label: str) -> list[list[str]]:
    """List the papers of each Statement, Stance or Condition."""
    keys = {"Statement": "statementId", "Stance": "stanceId", "Condition": "conditionId"}
    rows = store.run(
        f"MATCH (s:{label})-[:REPORTED_IN]->(a:Article) "
        f"RETURN s.{keys[label]} AS id, a.name AS name ORDER BY name"
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row["name"])
    return sorted(found.values())


def edited(old: str, new: str) -> str:
    assert old in BODY
    return BODY.replace(old, new)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Canal to open soon. {BODY}",
        BODY.partition(" The canal was closed")[0],
        edited("after a debate of four hours in a cold hall", "after four hours of debate"),
        edited("two mills have shut", "three mills have shut, their owners say"),
    ],
    ids=["same", "headline", "cut", "sentence", "corrected"],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_what_a_copy_reports_is_joined(store: Store, text: str, at_once: bool) -> None:
    papers = [paper("a"), paper("b", 1, text)]
    for part in [papers] if at_once else [[one] for one in papers]:
        load(store, part)
    both = [["a", "b"], ["a", "b"]]
    assert [reported(store, one) for one in ("Statement", "Stance", "Condition")] == [
        both,
        both,
        both[:1],
    ]
    found = counts(store)
    assert (found["Article"], found["TAKES"], found["SAID"]) == (2, 2, 2)
    assert verify(store).problems == []


def test_the_summary_counts_one_stance_in_two_articles(store: Store) -> None:
    load(store, [paper("a"), paper("b", 1)])
    rows = store.run(
        "MATCH (a:Actor)-[r:OPPOSES]->(:Position) WHERE a.name = $name "
        "RETURN r.stances AS stances, r.articles AS articles",
        {"name": UNION.name},
    )
    assert rows == [{"stances": 1, "articles": 2}]


@pytest.mark.parametrize(
    "two",
    [
        paper("b", 1, OTHER),
        paper("b", 8),
        paper("b", None),
    ],
    ids=["another article", "too late", "undated"],
)
def test_other_articles_report_their_own(store: Store, two: Extraction) -> None:
    load(store, [paper("a"), two])
    apart = [["a"], ["a"], ["b"], ["b"]]
    assert [reported(store, one) for one in ("Statement", "Stance")] == [apart, apart]
    assert reported(store, "Condition") == [["a"], ["b"]]


def test_another_number_is_another_statement(store: Store) -> None:
    words = SAID.replace("12", "14")
    load(store, [paper("a"), paper("b", 0, BODY.replace(SAID, words), words)])
    assert reported(store, "Statement") == [["a"], ["a", "b"], ["b"]]
    assert reported(store, "Stance") == [["a", "b"], ["a", "b"]]


def test_another_speaker_is_another_statement(store: Store) -> None:
    two = paper("b", 1)
    spoken = (replace(two.statements[0], speaker=MARR), two.statements[1])
    load(store, [paper("a"), replace(two, statements=spoken)])
    assert reported(store, "Statement") == [["a"], ["a", "b"], ["b"]]


def test_another_day_of_speaking_is_another_statement(store: Store) -> None:
    papers = []
    for name, days in (("a", 0), ("b", 1)):
        said = SaidDate(on=DAY + timedelta(days=days), precision="day", source="text")
        one = paper(name, days)
        papers.append(replace(one, statements=(replace(one.statements[0], said=said),)))
    load(store, papers)
    assert reported(store, "Statement") == [["a"], ["b"]]


def test_another_side_is_another_stance(store: Store) -> None:
    two = paper("b", 1)
    other = replace(two.stances[0], polarity="supports")
    load(store, [paper("a"), replace(two, stances=(other,))])
    assert reported(store, "Stance") == [["a"], ["a"], ["b"]]


def test_neither_order_nor_batches_matter(make_store: Callable[[str], Store]) -> None:
    cut = BODY.partition(" The canal was closed")[0]
    papers = [paper("a"), paper("b", 2, cut), paper("c", 9), paper("d", 4, f"News. {BODY}")]
    graphs = []
    for number, order in enumerate(permutations(papers)):
        store = make_store(f"order{number}")
        load(store, order, batch_size=1 + number % 4)
        graphs.append(snapshot(store))
    assert all(graph == graphs[0] for graph in graphs)
    assert reported(store, "Condition") == [["a", "b", "d"], ["c"]]


def test_loading_again_changes_nothing(store: Store) -> None:
    papers = [paper("a"), paper("b", 2)]
    load(store, papers)
    before = snapshot(store)
    for part in (papers, papers[1:], papers[:1]):
        load(store, part)
    assert snapshot(store) == before


def test_a_load_counts_the_reports_that_joined(store: Store) -> None:
    assert load(store, [paper("a"), paper("b", 1)]).reprints == 2
