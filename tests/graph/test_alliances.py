"""The graph of alliances: its ties by kind, its communities, who is central."""

import subprocess
import sys
from itertools import combinations
from random import Random

import networkx as nx
import pytest

from graph.alliances import Alliances, Asked, alliances
from graph.network import Member, Network, Tie


def made_of(ties: dict[str, tuple[int, int]]) -> Network:
    """Make a network of members named by letters, each with four sides."""
    letters = sorted({letter for pair in ties for letter in pair})
    return Network(
        members={one: Member(one.upper(), "person", supports=3, opposes=1) for one in letters},
        ties={(pair[0], pair[1]): Tie(*counts) for pair, counts in ties.items()},
    )


# Two camps, abc and de, that quarrel; f quarrels with all, and agrees with a as often as not.
CAMPS = made_of(
    {
        "ab": (3, 0),
        "ac": (2, 1),
        "bc": (2, 0),
        "de": (2, 0),
        "ad": (0, 3),
        "be": (1, 2),
        "af": (1, 1),
        "df": (0, 1),
    }
)


def ties_of(found: Alliances) -> dict[str, float]:
    """Write ties by their ends and the first letter of their kind."""
    return {
        f"{min(a, b)}{max(a, b)} {edge['kind'][0]}": edge["weight"]
        for a, b, edge in sorted(found.graph.edges(data=True), key=str)
    }


def test_each_kind_has_its_ties() -> None:
    agreement = {"ab a": 3, "ac a": 2, "bc a": 2, "de a": 2, "be a": 1, "af a": 1}
    conflict = {"ac c": 1, "ad c": 3, "be c": 2, "af c": 1, "df c": 1}
    assert ties_of(alliances(CAMPS, Asked(kind="agreement"))) == agreement
    assert ties_of(alliances(CAMPS, Asked(kind="conflict"))) == conflict
    assert ties_of(alliances(CAMPS, Asked(kind="both"))) == agreement | conflict
    assert ties_of(alliances(CAMPS, Asked(kind="subtract"))) == {
        "ab a": 3,
        "ac a": 1,
        "bc a": 2,
        "de a": 2,
        "ad c": -3,
        "be c": -1,
        "df c": -1,
    }


def test_the_least_weight_is_that_of_the_divided_count() -> None:
    least = alliances(CAMPS, Asked(kind="both", least=2))
    assert set(ties_of(least)) == {"ab a", "ac a", "bc a", "de a", "ad c", "be c"}
    assert "f" not in least.graph
    divided = Asked(kind="subtract", normalise="average", least=0.5)  # each holds four sides
    assert ties_of(alliances(CAMPS, divided)) == {
        "ab a": 0.75,
        "bc a": 0.5,
        "de a": 0.5,
        "ad c": -0.75,
    }


def test_communities_agree_more_than_they_differ() -> None:
    found = alliances(CAMPS, Asked())
    first, second = found.communities
    assert {*first.members} == {"a", "b", "c"}
    assert (first.agreement, first.conflict, first.outside) == (7, 1, 6)
    assert {*second.members} == {"d", "e"}
    assert (second.agreement, second.conflict, second.outside) == (2, 0, 6)
    assert {key: node["community"] for key, node in found.graph.nodes.items()} == {
        **dict.fromkeys("abc", 1),
        **dict.fromkeys("de", 2),
        "f": 0,
    }


@pytest.mark.parametrize("kind", ["agreement", "conflict", "both", "subtract"])
def test_what_is_said_of_nodes_goes_by_both_kinds_of_tie(kind: str) -> None:
    asked = Asked(kind=kind)  # type: ignore[arg-type]
    found = alliances(CAMPS, asked)
    assert found.graph.nodes["a"] == {
        "label": "A",
        "kind": "person",
        "community": 1,
        "supports": 3,
        "opposes": 1,
        "allies": 2,
        "opponents": 1,
        "agreement": 6,
        "conflict": 5,
        "betweenness": pytest.approx(0.4),
    }
    assert found.central[0] == "a"


def test_betweenness_is_on_the_shortest_paths_of_agreement() -> None:
    chain = made_of({"ab": (1, 0), "bc": (1, 0), "cd": (1, 0), "ad": (0, 9)})
    found = alliances(chain, Asked())
    shares = {key: node["betweenness"] for key, node in found.graph.nodes.items()}
    assert shares == {"a": 0, "b": pytest.approx(2 / 3, abs=1e-6), "c": shares["b"], "d": 0}


def test_without_ties_there_is_an_empty_graph() -> None:
    found = alliances(Network(members={"a": Member("A", "person", 1, 0)}), Asked())
    assert (len(found.graph), found.communities, found.central) == (0, (), ())


def test_who_only_quarrels_is_in_no_community() -> None:
    found = alliances(made_of({"ab": (0, 2), "bc": (0, 1)}), Asked())
    assert found.communities == ()
    assert nx.number_of_edges(found.graph) == 2


def by_chance(seed: int, number: int = 40) -> Network:
    """Make a network of so many by chance."""
    random = Random(seed)
    names = [f"actor-{n:02}" for n in range(number)]
    pairs = [pair for pair in combinations(names, 2) if random.random() < 0.2]
    return Network(
        members={one: Member(one, "person", 4, 4) for one in names},
        ties={pair: Tie(random.randrange(4), random.randrange(4)) for pair in pairs},
    )


PROBE = """
from graph.alliances import Asked, alliances
from tests.graph.test_alliances import by_chance
print([alliances(by_chance(seed), Asked()) .communities for seed in range(3)])
"""


def test_no_hash_of_a_text_changes_a_community() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", PROBE],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert "Community" in told.pop()
