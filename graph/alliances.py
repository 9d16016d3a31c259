"""Make a networkx graph of who agrees and differs: with communities, and who is central in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import networkx as nx

from graph.network import Network, Normalise, Pair

Kind = Literal["agreement", "conflict", "both", "subtract"]

SEED = 1  # of what networkx does by chance: the same graph always gives the same communities
SAMPLED = 400  # more nodes than these, and betweenness is estimated from so many of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Say which ties are wanted, by what their counts are divided, and the least weight."""

    kind: Kind = "both"
    normalise: Normalise = "none"
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Describe those who agree more with each other than with the rest.

    ``agreement`` and ``conflict`` are the sums of the counts among its members, ``outside`` that
    of the conflict with all others. Members come by how much binds them to others.
    """

    number: int
    members: tuple[str, ...]
    agreement: int
    conflict: int
    outside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliances:
    """Hold a networkx graph, its communities from the largest on, and its nodes by importance.

    Nodes have label, kind, community (0: in none), supports, opposes, allies, opponents,
    agreement, conflict and betweenness; edges kind, weight, agreement and conflict.
    """

    graph: Any
    communities: tuple[Community, ...]
    central: tuple[str, ...]


def alliances(found: Network, asked: Asked) -> Alliances:
    """Join all who have a tie of the kind asked for.

    "agreement" and "conflict" have ties of one kind, "subtract" one of the difference for each
    pair (none where it is 0), "both" a tie of each kind: this is a MultiGraph, the others are a
    Graph. Communities and what is said of nodes go by agreement and conflict both, whatever kind
    of tie is shown.
    """
    made = _graph(found, asked)
    pairs = [
        pair
        for pair, tie in sorted(found.ties.items())
        if pair[0] in made and pair[1] in made
        if max(tie.agreement, tie.conflict) / found.norm(pair, asked.normalise) >= asked.least
    ]
    _describe(made, found, pairs)
    for number, members in enumerate(_communities(made, found, pairs, asked.normalise), 1):
        for key in members:
            made.nodes[key]["community"] = number
    for key, share in _betweenness(made, found, pairs, asked.normalise):
        made.nodes[key]["betweenness"] = round(share, 6)
    order = sorted(made.nodes, key=lambda key: _rank(made, key))
    return Alliances(
        graph=made,
        communities=tuple(_summed(made, found, pairs, order)),
        central=tuple(order),
    )


def _graph(found: Network, asked: Asked) -> Any:
    made = nx.MultiGraph() if asked.kind == "both" else nx.Graph()
    weighed = [(pair, dict(_weights(found, pair, asked))) for pair in sorted(found.ties)]
    made.add_nodes_from(sorted({key for pair, own in weighed if own for key in pair}))
    for pair, own in weighed:
        tie = found.ties[pair]
        for kind, weight in own.items():
            keyed = {"key": kind} if asked.kind == "both" else {}
            counts = {"agreement": tie.agreement, "conflict": tie.conflict}
            made.add_edge(*pair, **keyed, kind=kind, weight=weight, **counts)
    return made


def _weights(found: Network, pair: Pair, asked: Asked) -> Iterator[tuple[str, float]]:
    """Yield the kinds of ties of two, with their weights."""
    tie, norm = found.ties[pair], found.norm(pair, asked.normalise)
    if asked.kind == "subtract":
        difference = tie.agreement - tie.conflict
        weights = {"agreement" if difference > 0 else "conflict": difference}
    else:
        both = {"agreement": tie.agreement, "conflict": tie.conflict}
        weights = {kind: n for kind, n in both.items() if asked.kind in (kind, "both")}
    for kind, number in weights.items():
        if number and abs(number) / norm >= asked.least:
            yield kind, round(number / norm, 6)


def _describe(made: Any, found: Network, pairs: Sequence[Pair]) -> None:
    """Give each node its name, how it is tied, and room for what is found out later."""
    for key, node in made.nodes.items():
        member = found.members[key]
        node.update(label=member.name, kind=member.kind, community=0)
        node.update(supports=member.supports, opposes=member.opposes)
        node.update(allies=0, opponents=0, agreement=0, conflict=0, betweenness=0.0)
    for pair in pairs:
        tie = found.ties[pair]
        for node in (made.nodes[key] for key in pair):
            node["allies"] += int(tie.agreement > tie.conflict)
            node["opponents"] += int(tie.agreement < tie.conflict)
            node["agreement"] += tie.agreement
            node["conflict"] += tie.conflict


def _part(made: Any, weights: dict[Pair, float]) -> Any:
    """Return a graph of ties above 0, whose nodes are the places of the others in their order.

    networkx goes through sets of nodes: those of numbers have an order that no hash of a text
    changes.
    """
    part = nx.Graph()
    place = {key: number for number, key in enumerate(made.nodes)}
    part.add_nodes_from(place.values())
    for (one, other), weight in weights.items():
        if weight > 0:
            part.add_edge(place[one], place[other], weight=weight, distance=1 / weight)
    return part


def _communities(
    made: Any, found: Network, pairs: Sequence[Pair], how: Normalise
) -> list[list[str]]:
    """List communities of two or more by size: who agree more than they differ."""
    net = {
        pair: (found.ties[pair].agreement - found.ties[pair].conflict) / found.norm(pair, how)
        for pair in pairs
    }
    names = list(made.nodes)
    sets = nx.community.louvain_communities(_part(made, net), weight="weight", seed=SEED)
    listed = [sorted(names[number] for number in one) for one in sets if len(one) > 1]
    return sorted(listed, key=lambda one: (-len(one), one))


def _betweenness(
    made: Any, found: Network, pairs: Sequence[Pair], how: Normalise
) -> Iterator[tuple[str, float]]:
    """Yield on what share of the shortest paths of agreement each lies; a strong tie is short."""
    part = _part(made, {p: found.ties[p].agreement / found.norm(p, how) for p in pairs})
    sample = SAMPLED if len(part) > SAMPLED else None
    shares = nx.betweenness_centrality(part, k=sample, weight="distance", seed=SEED)
    for number, key in enumerate(made.nodes):
        yield key, float(shares[number])


def _summed(
    made: Any, found: Network, pairs: Sequence[Pair], order: Sequence[str]
) -> Iterator[Community]:
    """Yield the communities with what binds them and what sets them against others."""
    of = {key: int(node["community"]) for key, node in made.nodes.items()}
    members: dict[int, list[str]] = {}
    for key in order:
        members.setdefault(of[key], []).append(key)
    sums = {number: [0, 0, 0] for number in sorted({*members} - {0})}
    for pair in pairs:
        tie, numbers = found.ties[pair], {of[key] for key in pair}
        for number in numbers - {0}:
            if len(numbers) == 1:
                sums[number][0] += tie.agreement
                sums[number][1] += tie.conflict
            else:
                sums[number][2] += tie.conflict
    for number, (agreement, conflict, outside) in sums.items():
        yield Community(
            number=number,
            members=tuple(members[number]),
            agreement=agreement,
            conflict=conflict,
            outside=outside,
        )


def _rank(made: Any, key: str) -> tuple[float, float, str]:
    """Place a node by how much binds it to others, for and against; the most comes first."""
    node = made.nodes[key]
    return -(node["agreement"] + node["conflict"]), -node["betweenness"], key
