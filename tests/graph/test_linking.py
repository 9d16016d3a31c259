"""Actors that are linked to Wikidata are found by their ids."""

import pytest

from graph.linking import link
from graph.load import load
from graph.lookup import UnknownName, find_actor
from graph.store import Store
from ingest.records import Actor
from tests.graph.sample import talks
from tests.graph.snapshot import snapshot
from tests.graph.test_load import person, says

LINKS = {"anna-volk": "Q101", "boatmens-union": "Q102"}


def test_a_linked_actor_is_found_by_its_wikidata_id(store: Store) -> None:
    load(store, talks())
    done = link(store, LINKS)
    assert (done.new, done.changed, done.same, done.shared) == (2, 0, 0, {})
    assert find_actor(store, "Q101") == "anna-volk"
    assert find_actor(store, "q102") == "boatmens-union"
    with pytest.raises(UnknownName, match="There is no actor 'Q103'"):
        find_actor(store, "Q103")


def test_linking_again_changes_nothing_and_another_id_takes_the_place(store: Store) -> None:
    load(store, talks())
    link(store, LINKS)
    before = snapshot(store)
    done = link(store, LINKS)
    assert (done.new, done.changed, done.same) == (0, 0, 2)
    assert snapshot(store) == before
    done = link(store, {"anna-volk": "Q104"})
    assert (done.new, done.changed, done.same) == (0, 1, 0)
    assert find_actor(store, "Q104") == "anna-volk"


def test_a_link_outlives_later_loads_and_changes_nothing_else(store: Store) -> None:
    load(store, talks())
    rows = "MATCH (a:Actor) RETURN a.actorId AS id, a.name AS name, a.aliases AS aliases, "
    rows += "a.lastName AS last, a.nameKey AS key ORDER BY id"
    before = store.run(rows)
    link(store, LINKS)
    assert store.run(rows) == before
    load(store, [says(person("Anna M. Volk"), "it is new")])
    assert find_actor(store, "Q101") == "anna-volk"


def test_two_actors_of_one_id_are_named(store: Store) -> None:
    load(store, talks())
    assert link(store, {"anna-volk": "Q1", "tomas-marr": "Q1"}).shared == {
        "Q1": ["anna-volk", "tomas-marr"]
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volodymyr Zelensky", "volodymyr-zelenskyy"),
        ("Zelenskiy", "volodymyr-zelenskyy"),
        ("President Zelenskyi", "volodymyr-zelenskyy"),
        ("V. Zelensky", "volodymyr-zelenskyy"),
        ("WHO", "world-health-organization"),
        ("W.H.O.", "world-health-organization"),
        ("World Health Organisation", "world-health-organization"),
    ],
)
def test_an_actor_is_found_in_other_spellings(store: Store, text: str, expected: str) -> None:
    body = Actor(name="World Health Organization", kind="organization", aliases=("WHO",))
    load(store, [says(person("Volodymyr Zelenskyy")), says(body, "it is new")])
    assert find_actor(store, text) == expected


def test_another_first_name_is_no_other_spelling(store: Store) -> None:
    load(store, [says(person("Volodymyr Zelenskyy"))])
    with pytest.raises(UnknownName):
        find_actor(store, "Olha Zelenska")
