"""Verification finds every kind of damage to the evidence."""

import pytest

from graph.load import load
from graph.store import Store
from graph.verify import verify
from tests.graph.sample import talks


def test_what_was_loaded_stands(store: Store) -> None:
    load(store, talks())
    report = verify(store)
    assert (report.articles, report.without_text, report.problems) == (7, 0, [])
    assert (report.statements, report.stances, report.conditions) == (5, 11, 3)


def test_an_empty_store_has_no_problem(store: Store) -> None:
    assert verify(store).articles == 0


def test_articles_without_text_are_counted_and_not_blamed(store: Store) -> None:
    load(store, talks(), no_text=True)
    report = verify(store)
    assert (report.articles, report.without_text, report.problems) == (7, 7, [])


DEED = "MATCH (a:Article) WHERE a.name = 'deal' "


@pytest.mark.parametrize(
    ("damage", "label", "reason"),
    [
        (DEED + "SET a.text = a.text + '!'", "Article", "another hash"),
        (DEED + "SET a.text = 'short'", "Statement", "lie outside the text of 5 characters"),
        (DEED + "SET a.text = 'X' + a.text", "Stance", "other words stand"),
        (DEED + "SET a.text = 'X' + a.text", "Condition", "other words stand"),
        (
            "MATCH (s:Statement) SET s.text = 'Words that nobody said'",
            "Statement",
            "than in the article that founded it",
        ),
        (
            "MATCH (:Stance)-[r:REPORTED_IN]->(:Article) SET r.charStart = r.charStart + 1, "
            "r.spans = [r.charStart + 1, r.charEnd]",
            "Stance",
            "other words stand",
        ),
        (
            "MATCH (c:Condition) SET c.requirementSpan = [0, 9999]",
            "Condition",
            "lie outside the text",
        ),
        ("MATCH (:Condition)-[r:REPORTED_IN]->() DELETE r", "Condition", "no article reports it"),
        ("MATCH ()-[r:OPPOSES]->() SET r.quote = 'made up'", "OPPOSES", "not that of its stance"),
    ],
)
def test_damage_is_found(store: Store, damage: str, label: str, reason: str) -> None:
    load(store, talks())
    store.run(damage)
    found = [str(problem) for problem in verify(store).problems]
    assert any(line.startswith(label) and reason in line for line in found), found
    assert all("\n" not in line for line in found)
