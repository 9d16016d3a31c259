"""Who agrees with whom over positions, counted by hand, and the same on both stores."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.load import load
from graph.lookup import find_positions
from graph.network import Network, Tie, Window, network
from graph.store import Store, open_store
from ingest.records import Actor, Extraction, Proposition
from tests.graph.random_graphs import articles
from tests.graph.sample import DREDGING, OPENING, TOLLS, one_stance
from tests.neo4j.database import open_empty
from tests.neo4j.server import Neo4jServer

ADA = Actor(name="Ada Lund", kind="person", country="NOR", role="envoy")
BO = Actor(name="Bo Marsh", kind="person", country="PRT", role="envoy")
CY = Actor(name="Cy Holm", kind="person", country="PRT", role="speaker")
DI = Actor(name="Di Reed", kind="person")
AIDE = Actor(name="an aide", kind="unnamed", country="NOR")


def _told(
    actor: Actor, side: str, position: Proposition, month: int, day: int, **more: object
) -> Extraction:
    name = f"{actor.name} {side} {position.text} {month}-{day}"
    return one_stance(
        date(2031, month, day),
        "supports" if side == "for" else "opposes",
        actor,
        position,
        name=name,
        **more,
    )


# Ada turns on the canal on 1 March and is for tolls. Bo is for the canal and against tolls. Cy is
# against the canal, and alone for dredging. Di has no date. An aide has no name.
TOLD = [
    _told(ADA, "for", OPENING, 1, 10),
    _told(ADA, "for", TOLLS, 2, 1),
    _told(ADA, "against", OPENING, 3, 1),
    _told(BO, "for", OPENING, 1, 15),
    _told(BO, "against", TOLLS, 2, 10),
    _told(CY, "for", DREDGING, 1, 5),
    _told(CY, "against", OPENING, 2, 1),
    _told(AIDE, "for", OPENING, 2, 1),
    _told(CY, "for", TOLLS, 2, 3, attributed_by=DI),
]
FEBRUARY = Window(first=date(2031, 2, 1), last=date(2031, 2, 28))


@pytest.fixture
def talks(store: Store) -> Store:
    load(store, [*TOLD, one_stance(None, "supports", DI, OPENING, name="undated")])
    return store


def counted(found: Network) -> dict[str, tuple[int, int]]:
    """Write ties as initials: agreement and conflict."""
    return {
        f"{one[0]}{other[0]}": (tie.agreement, tie.conflict)
        for (one, other), tie in sorted(found.ties.items())
    }


def sides(found: Network) -> dict[str, tuple[int, int]]:
    return {key: (one.supports, one.opposes) for key, one in found.members.items()}


def test_sides_are_counted_over_all_time(talks: Store) -> None:
    found = network(talks)
    assert counted(found) == {
        "ab": (1, 2),
        "ac": (1, 1),
        "ad": (1, 1),
        "bc": (0, 1),
        "bd": (1, 0),
        "cd": (0, 1),
    }
    assert sides(found) == {
        "ada-lund": (2, 1),
        "bo-marsh": (1, 1),
        "cy-holm": (1, 1),
        "di-reed": (1, 0),
    }
    assert found.members["ada-lund"].name == "Ada Lund"


def test_a_side_is_held_until_the_other_is_taken(talks: Store) -> None:
    assert counted(network(talks, window=FEBRUARY)) == {"ab": (1, 1), "ac": (0, 1), "bc": (0, 1)}
    march = Window(first=date(2031, 3, 1))
    assert counted(network(talks, window=march)) == {"ab": (0, 2), "ac": (1, 0), "bc": (0, 1)}
    eve = Window(first=date(2031, 2, 28), last=date(2031, 2, 28))
    assert counted(network(talks, window=eve))["ab"] == (1, 1)
    january = Window(last=date(2031, 1, 31))
    assert counted(network(talks, window=january)) == {"ab": (1, 0)}
    assert network(talks, window=Window(last=date(2030, 12, 31))) == Network()


def test_an_active_side_was_said_within_the_time(talks: Store) -> None:
    active = Window(first=FEBRUARY.first, last=FEBRUARY.last, active=True)
    found = network(talks, window=active)
    assert counted(found) == {"ab": (0, 1)}
    assert sides(found) == {"ada-lund": (1, 0), "bo-marsh": (0, 1), "cy-holm": (0, 1)}


def test_countries_hold_what_those_say_who_speak_for_them(talks: Store) -> None:
    assert counted(network(talks, "countries")) == {"NP": (2, 3)}
    active = Window(first=FEBRUARY.first, last=FEBRUARY.last, active=True)
    assert sides(network(talks, "countries", window=active)) == {"NOR": (2, 0), "PRT": (0, 2)}


def test_positions_can_be_chosen(talks: Store) -> None:
    chosen = find_positions(talks, "tolls")
    assert counted(network(talks, positions=chosen)) == {"ab": (0, 1)}
    assert network(talks, positions=[]) == Network()
    assert network(talks, positions=["q0"]) == Network()


def test_both_sides_are_held_on_the_day_of_the_change(store: Store) -> None:
    load(store, [_told(ADA, "for", OPENING, 1, 10), _told(ADA, "against", OPENING, 1, 10)])
    day = date(2031, 1, 10)
    assert sides(network(store, window=Window(first=day, last=day))) == {"ada-lund": (1, 1)}
    after = date(2031, 1, 11)
    assert sides(network(store, window=Window(first=after))) == {"ada-lund": (0, 1)}


def test_counts_are_divided_as_discourse_network_analyzer_does(talks: Store) -> None:
    found = network(talks)
    pair = ("ada-lund", "bo-marsh")  # three sides and two, one of them shared
    assert found.ties[pair] == Tie(agreement=1, conflict=2)
    assert found.norm(pair, "none") == 1
    assert found.norm(pair, "average") == 2.5
    assert found.norm(pair, "jaccard") == 4
    assert found.norm(pair, "cosine") == pytest.approx(6**0.5)


WINDOWS = [
    Window(),
    Window(first=date(2031, 2, 1), last=date(2031, 3, 1)),
    Window(last=date(2031, 2, 1), active=True),
    Window(first=date(2031, 2, 1), active=True),
]


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("network") / "graph.ladybug") as store:
        load(store, articles(4, 40))
        yield store


@pytest.mark.parametrize("who", ["actors", "countries"])
def test_without_bounds_every_side_is_active(embedded: Store, who: str) -> None:
    plain = network(embedded, who)  # type: ignore[arg-type]
    assert len(plain.ties) >= 3
    assert network(embedded, who, window=Window(active=True)) == plain  # type: ignore[arg-type]


def test_pages_make_no_difference(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [network(embedded, window=window) for window in WINDOWS]
    monkeypatch.setattr("graph.paging.PAGE", 2)
    monkeypatch.setattr("graph.network.PAGE", 2)
    assert [network(embedded, window=window) for window in WINDOWS] == plain


@pytest.mark.neo4j
def test_both_stores_give_the_same_numbers(embedded: Store, neo4j_server: Neo4jServer) -> None:
    with open_empty(neo4j_server) as server:
        load(server, articles(4, 40))
        for window in WINDOWS:
            assert network(server, window=window) == network(embedded, window=window)
            other = network(embedded, "countries", window=window)
            assert network(server, "countries", window=window) == other


def test_an_empty_graph_has_an_empty_network(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.ladybug") as store:
        for who in ("actors", "countries"):
            assert network(store, who, window=FEBRUARY) == Network()
