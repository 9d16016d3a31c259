"""Print who agrees and who differs, with communities and who is central; write it into files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.layout import Row
from stancegraph.output import Format, console, print_rows
from stancegraph.problems import say
from stancegraph.then import NOW, When, opened

if TYPE_CHECKING:
    from graph.alliances import Alliances
    from graph.network import Network, Who
    from stancegraph.network_picture import Caption


class Kind(StrEnum):
    """Name the ties that a network can have."""

    agreement = "agreement"
    conflict = "conflict"
    both = "both"
    subtract = "subtract"


class Normalise(StrEnum):
    """Name by what the counts of two can be divided."""

    none = "none"
    average = "average"
    jaccard = "jaccard"
    cosine = "cosine"


class NoTies(LookupError):
    """Say that there is nothing to draw."""


class WrongWindow(ValueError):
    """Say that a time ends before it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Hold what a network is asked for."""

    countries: bool = False
    first: date | None = None
    last: date | None = None
    active: bool = False
    about: str = ""
    kind: Kind = Kind.both
    normalise: Normalise = Normalise.none
    least: float = 0.0
    when: When = NOW


TIES = {
    Kind.agreement: "agreement",
    Kind.conflict: "conflict",
    Kind.both: "agreement and conflict",
    Kind.subtract: "agreement less conflict",
}
DIVIDED = {
    Normalise.none: "counted by positions",
    Normalise.average: "counts divided by the average number of sides held",
    Normalise.jaccard: "counts divided by the number of sides that either holds",
    Normalise.cosine: "counts divided by the geometric mean of the numbers of sides held",
}
COLUMNS = (
    "name",
    "kind",
    "community",
    "supports",
    "opposes",
    "allies",
    "opponents",
    "agreement",
    "conflict",
    "betweenness",
    "nodeId",
)
FEW = 6  # names of a community that are printed


def show_network(
    wanted: Wanted, files: Sequence[Path], *, uri: str, form: Format, limit: int
) -> None:
    """Print a network's communities and its most central nodes, and write its files."""
    from graph.alliances import Asked, alliances
    from stancegraph import network_files

    network_files.check(files)
    found = _read(wanted, uri)
    asked = Asked(kind=wanted.kind.value, normalise=wanted.normalise.value, least=wanted.least)
    made = alliances(found, asked)
    if form is Format.table:
        _print(made, found, wanted, limit)
    else:
        print_rows(list(_rows(made))[:limit], COLUMNS, form)
    _say_rest(made, limit)
    if files and not made.central:
        raise NoTies(f"{', '.join(map(str, files))} not written: there is nothing to draw.")
    for path in files:
        for written in network_files.write(made, path, caption_of(wanted)):
            say(f"stance: wrote {written}")


def _read(wanted: Wanted, uri: str) -> "Network":
    from graph.network import Window, network

    if wanted.first and wanted.last and wanted.first > wanted.last:
        raise WrongWindow(f"--from {wanted.first} is after --to {wanted.last}.")
    window = Window(first=wanted.first, last=wanted.last, active=wanted.active)
    with opened(uri, wanted.when) as asked:
        about = asked.find("position", wanted.about) if wanted.about else None
        who: Who = "countries" if wanted.countries else "actors"
        return network(asked.store, who, window=window, positions=about)


def caption_of(wanted: Wanted) -> "Caption":
    """Say above a picture what it shows, and below it how that was counted."""
    from stancegraph.network_picture import Caption

    who = "countries" if wanted.countries else "actors"
    about = f" over {wanted.about!r}" if wanted.about else ""
    title = f"{TIES[wanted.kind].capitalize()} of {who}{about}{_time(wanted)}"
    parts = [f"Ties {DIVIDED[wanted.normalise]}"]
    parts += [f"none below {wanted.least:g}"] if wanted.least else []
    parts += ["sides as said within the time"] if wanted.active else []
    parts += [f"as of what was {wanted.when}"] if wanted.when else []
    return Caption(title=title, note=", ".join(parts))


def _time(wanted: Wanted) -> str:
    bounds = (("from", wanted.first), ("to", wanted.last))
    words = " ".join(f"{word} {day}" for word, day in bounds if day)
    return f", {words}" if words else ""


def _print(made: "Alliances", found: "Network", wanted: Wanted, limit: int) -> None:
    out = console()
    out.print(caption_of(wanted).title, style="bold", highlight=False, markup=False)
    ties, nodes = made.graph.number_of_edges(), made.graph.number_of_nodes()
    apart = len(found.members) - nodes
    line = f"{nodes} tied by {ties} ties; {apart} who took sides have none"
    out.print(line, highlight=False, soft_wrap=True)
    if made.communities:
        out.print("\nCommunities", style="bold", highlight=False)
        rows = [*_community_rows(made)]
        print_rows(rows, list(rows[0]), Format.table)
    if made.central:
        out.print("\nThe most central", style="bold", highlight=False)
        print_rows(list(_rows(made))[:limit], COLUMNS, Format.table)


def _community_rows(made: "Alliances") -> Iterator[Row]:
    for one in made.communities:
        names = [made.graph.nodes[key]["label"] for key in one.members[:FEW]]
        more = len(one.members) - len(names)
        yield {
            "community": one.number,
            "size": len(one.members),
            "agreementWithin": one.agreement,
            "conflictWithin": one.conflict,
            "conflictWithOthers": one.outside,
            "members": "; ".join([*names, *([f"{more} more"] if more else [])]),
        }


def _rows(made: "Alliances") -> Iterator[Row]:
    for key in made.central:
        node = made.graph.nodes[key]
        yield {"name": node["label"], **{n: node[n] for n in COLUMNS[1:-1]}, "nodeId": key}


def _say_rest(made: "Alliances", limit: int) -> None:
    if not made.central:
        say(
            "stance: no ties: no two of them took sides on one position, so far as was asked "
            "(--min, --from, --to, --about)"
        )
    elif len(made.central) > limit:
        say(f"stance: --limit {limit} is reached; there are {len(made.central)}")
