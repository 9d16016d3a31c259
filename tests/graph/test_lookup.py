"""Names and words of a user find what they mean, or what comes near."""

from datetime import date

import pytest

from graph.load import load
from graph.lookup import AmbiguousName, UnknownName, find, find_actor
from graph.store import Store
from ingest.records import Actor
from tests.graph.sample import OFFICIAL, one_stance, talks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anna-volk", "anna-volk"),
        ("Anna Volk", "anna-volk"),
        ("anna VOLK", "anna-volk"),
        ("Volk", "anna-volk"),
        ("volk", "anna-volk"),
        ("President Anna Volk", "anna-volk"),
        ("Mr. Marr", "tomas-marr"),
        ("mr. marr", "tomas-marr"),
        ("BU", "boatmens-union"),
        ("The Boatmen\u2019s Union", "boatmens-union"),
        ("palace", "palace"),
        ("The Palace", "palace"),
    ],
)
def test_an_actor_is_found_in_any_form_of_its_name(store: Store, text: str, expected: str) -> None:
    load(store, talks())
    assert find_actor(store, text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ana Vok", "There is no actor 'Ana Vok' in the graph. Nearest: Anna Volk."),
        ("Thomas Mar", "There is no actor 'Thomas Mar' in the graph. Nearest: Tomas Marr."),
        ("Union of the Boatmen", "Nearest: Boatmen's Union."),
        ("Norway", "Norway is a country and no actor. For it speak: Anna Volk, a senior official."),
        ("Zzyzx", "It has 4, none with a name like it."),
        ("", "There is no actor ''"),
    ],
)
def test_an_unknown_actor_is_answered_with_the_nearest(
    store: Store, text: str, reason: str
) -> None:
    load(store, talks())
    with pytest.raises(UnknownName) as caught:
        find_actor(store, text)
    assert reason in str(caught.value)


def test_an_empty_graph_says_that_it_has_none(store: Store) -> None:
    for kind in ("actor", "country", "position"):
        with pytest.raises(UnknownName, match=r"It has (none|no country)\."):
            find(store, kind, "Norway")


def test_a_name_of_several_is_answered_with_their_ids(store: Store) -> None:
    people = [Actor(name=f"{first} Volk", kind="person") for first in ("Anna", "Per")]
    load(store, [one_stance(date(2031, 1, 1), "supports", one) for one in people])
    with pytest.raises(AmbiguousName) as caught:
        find_actor(store, "Volk")
    assert str(caught.value) == (
        "'Volk' may be any of 2 actors: Anna Volk (anna-volk), Per Volk (per-volk). Give the id."
    )


def test_those_without_a_name_are_told_apart_by_id(store: Store) -> None:
    load(store, [one_stance(date(2031, 1, day), "supports", OFFICIAL) for day in (1, 2)])
    with pytest.raises(AmbiguousName, match="a-senior-official--"):
        find_actor(store, "a senior official")


@pytest.mark.parametrize("text", ["Norway", "norway", "NO", "nor", "NOR"])
def test_a_country_is_found_by_name_and_codes(store: Store, text: str) -> None:
    load(store, talks())
    assert find(store, "country", text) == "NOR"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("France", "Nothing in the graph is about France. It has Norway, Portugal."),
        ("Norwegia", "There is no country 'Norwegia' in the graph. Nearest: Norway."),
    ],
)
def test_an_unknown_country_is_answered_with_what_there_is(
    store: Store, text: str, reason: str
) -> None:
    load(store, talks())
    with pytest.raises(UnknownName) as caught:
        find(store, "country", text)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("canal", ["the canal opens"]),
        ("OPENS Canal", ["the canal opens"]),
        ("the canal opens", ["the canal opens"]),
        ("the", ["the canal opens", "the harbour is dredged"]),
    ],
)
def test_positions_are_found_by_words(store: Store, text: str, expected: list[str]) -> None:
    load(store, talks())
    ids = find(store, "position", text)
    rows = store.run(
        "UNWIND $ids AS id MATCH (p:Position {positionId: id}) RETURN p.text AS text ORDER BY text",
        {"ids": ids},
    )
    assert [row["text"] for row in rows] == expected
    assert find(store, "position", ids[0]) == [ids[0]]


def test_an_unknown_position_is_answered_with_the_nearest(store: Store) -> None:
    load(store, talks())
    with pytest.raises(UnknownName, match=r"Nearest: the canal opens"):
        find(store, "position", "channel opens")
