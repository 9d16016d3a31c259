"""Wordings of later loads stand on the positions of earlier ones, on either store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import permutations

import pytest

from graph import founders
from graph.founders import block_rows
from graph.load import load
from graph.shape import Row
from graph.store import Store, Transaction
from ingest.records import Extraction, Meaning, Polarity, Proposition
from tests.graph.sample import VOLK, about, meant, one_stance
from tests.graph.snapshot import snapshot

DAY = date(2031, 5, 4)
TOLL = about("a toll on the bridge", meaning=meant("toll", countries=("NOR",)))
CHARGE = about("bridge charges", meaning=meant("charge", "toll", countries=("NOR",)))
END = about("an end to tolls", meaning=meant("tolls", "toll", turned=True, countries=("NOR",)))
ELSEWHERE = about("a toll in Chad", meaning=meant("toll", countries=("TCD",)))

SIDES = """
MATCH (s:Stance)-[r:TOWARDS]->(p:Position)
RETURN s.saidOn AS said, s.polarity AS polarity, s.wording AS wording, r.side AS side,
    p.text AS position
ORDER BY said
"""
FORMS = """
MATCH (f:PositionForm)
RETURN f.wording AS wording, f.positionId AS positionId, f.turned AS turned, f.likeness AS likeness
ORDER BY likeness, wording
"""


def worded(number: int, position: Proposition, polarity: Polarity = "supports") -> Extraction:
    return one_stance(DAY.replace(day=number), polarity, VOLK, position, name=str(number))


def positions(store: Store) -> list[Row]:
    return store.run("MATCH (p:Position) RETURN p.text AS text ORDER BY text")


def test_a_wording_of_a_later_load_joins_the_position_that_is_there(store: Store) -> None:
    load(store, [worded(1, TOLL)])
    load(store, [worded(2, CHARGE)])
    load(store, [worded(3, ELSEWHERE)])
    assert positions(store) == [{"text": ELSEWHERE.text}, {"text": TOLL.text}]
    joined, *founding = store.run(FORMS)
    assert (joined["wording"], joined["turned"]) == (CHARGE.text, False)
    assert 0.5 < joined["likeness"] < 1
    assert [row["likeness"] for row in founding] == [1, 1]


def test_who_would_end_it_opposes_it(store: Store) -> None:
    load(store, [worded(1, TOLL)])
    load(store, [worded(2, END), worded(3, END, "opposes")])
    rows = store.run(SIDES)
    assert [row["polarity"] for row in rows] == ["supports", "supports", "opposes"]
    assert [row["side"] for row in rows] == ["supports", "opposes", "supports"]
    assert {row["position"] for row in rows} == {TOLL.text}
    assert [row["wording"] for row in rows] == [TOLL.text, END.text, END.text]
    spells = store.run(
        "MATCH (:Actor)-[r:SUPPORTS|OPPOSES]->() RETURN type(r) AS t ORDER BY r.spell"
    )
    assert [row["t"] for row in spells] == ["SUPPORTS", "OPPOSES", "SUPPORTS"]


def test_a_later_load_renames_no_position(store: Store) -> None:
    load(store, [worded(9, CHARGE)])
    load(store, [worded(1, TOLL), worded(2, CHARGE)])
    assert positions(store) == [{"text": CHARGE.text}]


def test_the_order_within_a_load_does_not_matter(
    store: Store, make_store: Callable[[str], Store]
) -> None:
    articles = [worded(1, TOLL), worded(2, CHARGE), worded(3, END), worded(3, ELSEWHERE)]
    load(store, articles)
    wanted = snapshot(store)
    for number, order in enumerate(list(permutations(articles))[5::9]):
        other = make_store(f"order{number}")
        load(other, order, batch_size=1 + number)
        assert snapshot(other) == wanted


def test_a_proposition_without_a_meaning_is_placed_by_its_form_alone(store: Store) -> None:
    bare = replace(TOLL, meaning=None)
    load(store, [worded(1, bare)])
    load(store, [worded(2, CHARGE), worded(3, bare)])
    assert {row["text"] for row in positions(store)} == {TOLL.text, CHARGE.text}


def test_what_another_loader_placed_meanwhile_stays_where_it_put_it(store: Store) -> None:
    def meanwhile(change: Transaction) -> None:
        row: Row = {
            "positionId": "q1",
            "text": "theirs",
            "source": "derived",
            "canonical": "theirs",
            "actors": [],
            "countries": [],
            "topic": None,
            "mergedInto": None,
        }
        change.merge_nodes("Position", [row])
        form = {"form": TOLL.canonical, "positionId": "q1", "turned": True, "wording": TOLL.text}
        form |= {"likeness": 0.9, "rival": None, "rivalLikeness": None}
        change.merge_nodes("PositionForm", [form])

    store.write(meanwhile)
    load(store, [worded(1, TOLL)])
    (row,) = store.run(SIDES)
    assert (row["position"], row["side"]) == ("theirs", "opposes")


def _add(new: dict[str, Meaning], change: Transaction) -> None:
    change.merge_nodes("PositionBlock", block_rows(change, new))


def test_a_block_grows_by_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(founders, "PART", 2)
    meaning = meant("toll", countries=("NOR",))
    for number in range(7):
        new = {f"q{number}{extra}": meaning for extra in range(number % 3)}
        store.write(partial(_add, new))
    rows = store.run(
        "MATCH (b:PositionBlock) RETURN b.key AS key, b.parts AS parts, b.positionIds AS ids "
        "ORDER BY key"
    )
    assert [(row["key"], row["parts"], len(row["ids"])) for row in rows] == [
        ("NOR#0", 3, 2),
        ("NOR#1", 1, 2),
        ("NOR#2", 1, 2),
    ]
    assert sorted(key for row in rows for key in row["ids"]) == [
        "q10", "q20", "q21", "q40", "q50", "q51",
    ]  # fmt: skip
