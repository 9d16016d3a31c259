from pathlib import Path

import pytest

from graph.codebook import BadCodebook
from stancegraph.codebook import read_codebook, worded, wordings
from stancegraph.marked import BadFile

BOOK = """\
positions:
  - slug: norhaven-toll
    text: a bridge toll in Norhaven
    topic: roads
    examples:
      - drivers pay to cross the Norhaven bridge
    patterns:
      - \\bcongestion (charge|fee)s?\\b
    opposites:
      - a toll-free bridge in Norhaven
    opposite patterns: ["free (crossing|passage)"]
  - slug: second-ferry
    text: a second ferry to Teln
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "codebook.yaml"
    path.write_text(BOOK)
    return path


def test_positions_are_read(path: Path) -> None:
    toll, ferry = read_codebook(path)
    assert (toll.slug, toll.topic, ferry.topic) == ("norhaven-toll", "roads", None)
    assert list(toll.wordings) == [
        ("a bridge toll in Norhaven", False),
        ("drivers pay to cross the Norhaven bridge", False),
        ("a toll-free bridge in Norhaven", True),
    ]
    assert toll.opposite_patterns == ("free (crossing|passage)",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("topic:", "topics:", "line 4: a position has no 'topics'. It has slug, text"),
        ("second-ferry", "norhaven-toll", "line 12: the slug 'norhaven-toll' stands on line 2"),
        ("second-ferry", "Second Ferry", "line 12: 'Second Ferry' is no slug"),
        ("\\bcongestion (", "\\bcongestion ((", "fee)s?\\\\b' is no regular expression: missing )"),
        ("    text: a second ferry to Teln\n", "", "line 12: this position lacks 'text'"),
        ("positions:", "position:", "line 2: a codebook has `positions`"),
        ("topic: roads", "topic: [roads]", "line 4: a text belongs here"),
        ("- a toll-free bridge in Norhaven", "- '...'", "line 10: '...' has no words"),
        ("topic: roads", "text: roads", "line 4: 'text' stands there twice"),
        ("    examples:", "   examples:", "line 5"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(path: Path, old: str, new: str, told: str) -> None:
    path.write_text(BOOK.replace(old, new))
    with pytest.raises(BadFile) as error:
        read_codebook(path)
    assert told in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("wording", "slug", "turned", "why"),
    [
        ("the congestion charge in Norhaven", "norhaven-toll", False, "pattern"),
        ("an end to the congestion charge", "norhaven-toll", True, "pattern"),
        ("free passage over the bridge", "norhaven-toll", True, "pattern"),
        ("the bridge toll in Norhaven", "norhaven-toll", False, "as "),
        ("toll-free bridges in Norhaven", "norhaven-toll", True, "as "),
        ("the second ferry to Teln", "second-ferry", False, "as "),
        ("scrapping of the Norhaven bridge charge", "norhaven-toll", True, "like "),
        ("abolition of the Norhaven bridge toll", "norhaven-toll", True, "like "),
    ],
)
def test_a_wording_is_placed(path: Path, wording: str, slug: str, turned: bool, why: str) -> None:
    book = worded(read_codebook(path))
    found = book.place(wordings([wording], None)[wording])
    assert found is not None
    assert found[:2] == (slug, turned)
    assert found.why.startswith(why)


def test_what_is_far_from_all_is_left(path: Path) -> None:
    book = worded(read_codebook(path))
    for wording in ("a bridge toll in Teln", "higher pensions", "a third ferry to Teln"):
        assert (
            book.match(wordings([wording], None)[wording].canonical, wording, turned=False) is None
        )
    assert book.place(wordings(["higher pensions"], None)["higher pensions"]) is None


def test_one_wording_under_two_positions_is_told(path: Path) -> None:
    path.write_text(BOOK + "    examples: [bridge tolls in Norhaven]\n")
    with pytest.raises(BadCodebook, match=r"second-ferry and .* norhaven-toll are one wording"):
        worded(read_codebook(path))


def test_a_position_is_written_as_it_was_read(path: Path) -> None:
    from graph.codebook import coded_of

    for coded in read_codebook(path):
        assert coded_of(coded.row) == coded


def test_an_empty_codebook_has_no_positions(path: Path) -> None:
    for text in ("", "# nothing yet\n", "positions: []\n"):
        path.write_text(text)
        assert read_codebook(path) == []
