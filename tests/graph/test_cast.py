"""One person or body is one actor over articles and loads."""

import random
from typing import Any

import pytest

from graph.load import load
from graph.store import Store
from ingest.records import Actor
from tests.graph.test_load import person, says, speakers


def body(name: str, *aliases: str, country: str | None = None) -> Actor:
    return Actor(name=name, kind="organization", aliases=aliases, country=country)


def words(number: int) -> str:
    return f"the canal is {number} miles long"


def in_loads(store: Store, *loads: list[Actor]) -> list[str]:
    """Load one article of each actor, some at once, and list who spoke."""
    number = 0
    for actors in loads:
        articles = []
        for actor in actors:
            number += 1
            articles.append(says(actor, words(number)))
        load(store, articles)
    return speakers(store)


def one(store: Store) -> dict[str, Any]:
    (row,) = store.run(
        "MATCH (a:Actor) RETURN a.actorId AS id, a.name AS name, a.aliases AS aliases, "
        "a.lastName AS last, a.nameKey AS key"
    )
    return row


def test_spellings_of_one_name_are_one_actor_at_once_and_in_turn(store: Store) -> None:
    spellings = ["Olha Zelenska", "Volodymyr Zelenskyy", "Volodymyr Zelensky"]
    found = in_loads(store, [person(name) for name in spellings], [person("Vladimir Zelenskiy")])
    assert len(found) == 2
    assert found[0] == "olha-zelenska"


def test_a_variant_that_comes_later_is_an_alias_and_renames_nobody(store: Store) -> None:
    in_loads(store, [person("Volodymyr Zelenskyy", "UKR")], [person("Volodymyr Zelensky", "UKR")])
    assert one(store) == {
        "id": "volodymyr-zelenskyy",
        "name": "Volodymyr Zelenskyy",
        "aliases": ["Volodymyr Zelensky"],
        "last": "zelenskyy",
        "key": "zelenski",
    }


@pytest.mark.parametrize(
    ("loads", "expected"),
    [
        ([["Volodymyr Zelenskyy"], ["Zelensky"]], ["volodymyr-zelenskyy"]),
        ([["Zelensky"], ["Zelenskiy"]], ["zelensky"]),
        ([["J. Smith"], ["John Smith"]], ["j-smith"]),
        ([["John Smith"], ["J. Smith"]], ["john-smith"]),
        ([["John Smith", "James Smith"], ["J. Smith"]], ["j-smith", "james-smith", "john-smith"]),
        ([["J. Smith"], ["John Smith", "James Smith"]], ["j-smith", "james-smith", "john-smith"]),
        ([["J. Smith"], ["John Smith"], ["James Smith"]], ["j-smith", "james-smith"]),
        ([["Lee Jae-myung"], ["Jae-myung Lee"], ["Lee"]], ["lee-jae-myung"]),
        ([["Abe Shinzo"], ["Shinzo Abe"]], ["abe-shinzo"]),
        ([["Shinzo Abe"], ["Abe Shinzo"], ["Abe"]], ["shinzo-abe"]),
        ([["Kim Jong-un"], ["Kim"]], ["kim-jong-un"]),
        ([["Muammar Gaddafi"], ["Moammar Gadhafi"], ["Qaddafi"]], ["muammar-gaddafi"]),
        ([["Anna Volk"], ["Per Volk"], ["Volk"]], ["anna-volk", "per-volk", "volk"]),
        ([["Zine Ben Ali"], ["Ben Ali"]], ["zine-ben-ali"]),
        ([["Muhammad Ali"], ["Ben Ali"]], ["ben-ali", "muhammad-ali"]),
        ([["then-President Anna Volk"], ["former President Volk"]], ["anna-volk"]),
    ],
)
def test_names_of_persons_over_several_loads(
    store: Store, loads: list[list[str]], expected: list[str]
) -> None:
    assert in_loads(store, *[[person(name) for name in names] for names in loads]) == expected


def test_who_is_quoted_far_more_often_is_meant_by_the_last_name_in_a_later_load(
    store: Store,
) -> None:
    often = [person("Anna Volk")] * 12
    assert in_loads(store, [*often, person("Per Volk")], [person("Volk")]) == [
        "anna-volk",
        "per-volk",
    ]


def test_who_reigns_goes_by_a_first_name(store: Store) -> None:
    king = Actor(name="Salman", kind="person", role="King")
    assert in_loads(store, [person("Mohammed bin Salman"), king, person("Salman")]) == [
        "mohammed-bin-salman",
        "salman",
    ]


def test_the_order_of_the_articles_of_a_load_changes_nothing(make_store: Any) -> None:
    names = ["A. Volk", "Anna Volk", "Anna M. Volk", "Per Volk", "Volk", "Per Volk Jr.", "P. Volk"]
    names += ["Shinzo Abe", "Abe Shinzo", "Abe", "Zelensky", "Volodymyr Zelenskyy", "V. Zelenskyi"]
    articles = [says(person(name), words(number)) for number, name in enumerate(names)]
    found = []
    for seed in range(3):
        store = make_store(f"graph{seed}")
        load(store, random.Random(seed).sample(articles, len(articles)))
        rows = store.run(
            "MATCH (a:Actor)-[:SAID]->(s:Statement) "
            "RETURN a.actorId AS id, a.name AS name, a.aliases AS aliases, s.text AS said "
            "ORDER BY id, said"
        )
        found.append(rows)
    assert found[0] == found[1] == found[2]


WHO = body("World Health Organization", "WHO")


@pytest.mark.parametrize(
    ("loads", "expected"),
    [
        ([[WHO, body("WHO")]], ["world-health-organization"]),
        ([[WHO], [body("W.H.O.")]], ["world-health-organization"]),
        (
            [[body("WHO")], [WHO], [body("World Health Organisation")]],
            ["who", "world-health-organization"],
        ),
        ([[body("WHO")], [WHO, body("World Health Organization")]], ["who"]),
        ([[body("World Health Organization"), body("WHO")]], ["who", "world-health-organization"]),
        (
            [[WHO, body("Women's Harbour Office", "WHO"), body("WHO")]],
            ["who", "womens-harbour-office", "world-health-organization"],
        ),
        (
            [[body("UN Security Council"), body("United Nations Security Council")]],
            ["united-nations-security-council"],
        ),
    ],
)
def test_letters_are_the_one_body_that_articles_spell_with_them(
    store: Store, loads: list[list[Actor]], expected: list[str]
) -> None:
    assert in_loads(store, *loads) == expected
