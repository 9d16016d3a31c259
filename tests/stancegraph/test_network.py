"""stance network: what it prints, and the files that it writes."""

import csv
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.alliances import Alliances, Asked, alliances
from graph.network import Member, Network, Tie
from stancegraph.network import Kind, Normalise, Wanted, caption_of
from stancegraph.network_files import WrongFile, check, write
from stancegraph.network_names import Box, Spot, placed, short
from stancegraph.network_picture import MOST, Caption, layout
from stancegraph.problems import Exit
from stancegraph.then import When
from tests.graph.test_alliances import CAMPS, by_chance
from tests.stancegraph.conftest import Command

CAPTION = Caption(title="Canals & <harbours>", note="Ties counted by positions")
NASTY = ("<b>&\"'", "a $tide$ of $names", "\x0b\x00 bell", "İnci \U0001f6a2 Σέρρας", "x" * 200, "")


def found_of(network: Network = CAMPS, kind: str = "both") -> Alliances:
    return alliances(network, Asked(kind=kind))  # type: ignore[arg-type]


def nasty() -> Alliances:
    members = {f"n{place}": Member(name, "person", 1, 1) for place, name in enumerate(NASTY)}
    ties = {("n0", f"n{place}"): Tie(place % 2, 1) for place in range(1, len(NASTY))}
    return alliances(Network(members=members, ties=ties), Asked())


@pytest.mark.parametrize("kind", ["agreement", "conflict", "both", "subtract"])
def test_graphml_and_gexf_open_again_as_they_were(kind: str, tmp_path: Path) -> None:
    found = found_of(kind=kind)
    for ending, reader in ((".graphml", nx.read_graphml), (".gexf", nx.read_gexf)):
        (path,) = write(found, tmp_path / f"net{ending}", CAPTION)
        again = reader(path)
        assert again.is_multigraph() == (kind == "both")
        assert dict(again.nodes(data="label")) == dict(found.graph.nodes(data="label"))
        for key, node in found.graph.nodes.items():
            assert {name: again.nodes[key][name] for name in node} == node
        wanted = sorted((a, b, d["kind"], d["weight"]) for a, b, d in found.graph.edges(data=True))
        edges = sorted((a, b, d["kind"], d["weight"]) for a, b, d in again.edges(data=True))
        assert [(*sorted(e[:2]), *e[2:]) for e in edges] == wanted


def test_gexf_has_the_colours_of_the_picture(tmp_path: Path) -> None:
    (path,) = write(found_of(), tmp_path / "net.gexf", CAPTION)
    viz = nx.read_gexf(path).nodes["a"]["viz"]
    assert viz["color"] == {"r": 0, "g": 0x72, "b": 0xB2, "a": 1.0}


def test_csv_is_two_tables(tmp_path: Path) -> None:
    written = write(found_of(), tmp_path / "net.csv", CAPTION)
    assert [path.name for path in written] == ["net.csv", "net-nodes.csv"]
    texts = (path.read_text(encoding="utf-8") for path in written)
    ties, nodes = (list(csv.DictReader(text.splitlines())) for text in texts)
    assert ties[0] == {
        "source": "a",
        "target": "b",
        "sourceLabel": "A",
        "targetLabel": "B",
        "kind": "agreement",
        "weight": "3.0",
        "agreement": "3",
        "conflict": "0",
    }
    assert len(ties) == 11
    assert [row["id"] for row in nodes] == list(found_of().central)
    assert nodes[0]["community"] == "1"


@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".csv", ".png", ".svg"])
def test_any_name_can_be_written_and_the_same_graph_gives_the_same_file(
    ending: str, tmp_path: Path
) -> None:
    first, second = (write(nasty(), tmp_path / f"{n}{ending}", CAPTION) for n in "ab")
    assert [one.read_bytes() for one in first] == [two.read_bytes() for two in second]
    assert not list(tmp_path.glob(".*"))
    if ending in (".graphml", ".gexf", ".svg"):
        ElementTree.parse(first[0])


@pytest.mark.parametrize("number", [2, 5, 20, 80, MOST + 20])
def test_a_picture_of_any_size_is_drawn(number: int, tmp_path: Path) -> None:
    found = found_of(by_chance(number, number))
    for ending in (".png", ".svg"):
        (path,) = write(found, tmp_path / f"net{ending}", CAPTION)
        assert path.stat().st_size > 5_000
    places = layout(found.graph)
    assert len({(round(x, 3), round(y, 3)) for x, y in places.values()}) == len(places)


def test_an_empty_network_is_written_too(tmp_path: Path) -> None:
    for ending in (".graphml", ".gexf", ".csv", ".png", ".svg"):
        assert write(found_of(Network()), tmp_path / f"net{ending}", CAPTION)[0].exists()


def test_names_do_not_cover_each_other() -> None:
    spots = {str(n): Spot(100.0 + 30 * n, 100.0, 5.0) for n in range(6)}
    names = [(key, 60.0, 10.0) for key in spots]
    chosen = placed(names, spots, Box(0, 0, 400, 200))
    boxes = list(chosen.values())
    assert len(boxes) >= 4
    for place, box in enumerate(boxes):
        assert sum(box.shared(other) for other in boxes[place + 1 :]) <= 0.3 * 600


def test_a_name_without_room_is_left_out() -> None:
    spots = {str(n): Spot(50.0, 50.0, 5.0) for n in range(20)}
    chosen = placed([(key, 60.0, 10.0) for key in spots], spots, Box(0, 0, 100, 100))
    assert 1 <= len(chosen) < 20


def test_a_long_name_is_cut() -> None:
    assert (
        short("Ministry of Fisheries and Coastal Affairs")
        == "Ministry of Fisheries and Coastal\u2026"
    )
    assert short("Volk") == "Volk"


def test_a_file_name_says_its_form(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match=r"net.docx.*\.graphml, \.gexf, \.csv, \.png, \.svg"):
        check([tmp_path / "net.docx"])
    with pytest.raises(FileNotFoundError, match="no folder"):
        check([tmp_path / "nowhere" / "net.png"])


def test_a_caption_says_what_was_asked() -> None:
    wanted = Wanted(
        countries=True,
        first=date(2031, 1, 14),
        about="tolls",
        kind=Kind.subtract,
        normalise=Normalise.jaccard,
        least=0.5,
        active=True,
        when=When(published=date(2031, 4, 8)),
    )
    told = caption_of(wanted)
    assert told.title == "Agreement less conflict of countries over 'tolls', from 2031-01-14"
    assert told.note == (
        "Ties counts divided by the number of sides that either holds, none below 0.5, sides as "
        "said within the time, as of what was published by 2031-04-08"
    )


def test_the_command_prints_communities_and_writes_files(
    stance: Command, loaded: Path, tmp_path: Path
) -> None:
    files = ["-o", "net.graphml", "--output", "net.png", "-o", "net.csv"]
    done = stance("network", *files, "--limit", "3", store=loaded)
    assert done.returncode == Exit.DONE, done.stderr
    assert "Communities" in done.stdout
    assert "Sigrid Halvorsen" in done.stdout
    assert "there are" in done.stderr
    names = {"net.graphml", "net.png", "net.csv", "net-nodes.csv"}
    assert {path.name for path in tmp_path.iterdir()} == names
    graph = nx.read_graphml(tmp_path / "net.graphml")
    assert graph.nodes["sigrid-halvorsen"]["label"] == "Sigrid Halvorsen"


def test_rows_are_printed_as_json_and_csv(stance: Command, loaded: Path) -> None:
    asked = ["network", "--countries", "--about", "landing fee", "--from", "2031-01-01"]
    rows = json.loads(stance(*asked, "--format", "json", store=loaded).stdout)
    assert {"Norway", "Iceland"} <= {row["name"] for row in rows}
    printed = stance(*asked, "--format", "csv", store=loaded).stdout
    assert [row["name"] for row in csv.DictReader(printed.splitlines())] == [
        row["name"] for row in rows
    ]


def test_as_of_a_day_before_everything_there_are_no_ties(stance: Command, loaded: Path) -> None:
    done = stance("network", "--as-of", "2030-01-01", "--about", "tribunal", store=loaded)
    assert done.returncode == Exit.DONE
    assert "no ties" in done.stderr
    assert "0 of 19 articles" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--from", "2031-03-01", "--to", "2031-02-01"], Exit.USAGE, "is after --to"),
        (["--about", "quantum gravity"], Exit.NOT_FOUND, "no position with the words"),
        (["-o", "net.docx"], Exit.USAGE, ".graphml"),
        (["--kind", "love"], Exit.USAGE, "subtract"),
        (["--from", "soon"], Exit.USAGE, "no date"),
    ],
)
def test_what_cannot_be_asked_is_told(
    words: list[str], code: Exit, told: str, stance: Command, loaded: Path
) -> None:
    done = stance("network", *words, store=loaded)
    assert done.returncode == code
    assert told in done.stderr
