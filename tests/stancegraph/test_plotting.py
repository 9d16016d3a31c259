"""`stance query run ... --plot`: files of every kind, and what is said where there is none."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from queries.catalog import questions
from stancegraph.problems import Exit
from tests.stancegraph.conftest import Command

TIMELINE = ("query", "run", "stance-timeline", "--actor", "halvorsen", "--plot")
MONTHS = """// plot: months
MATCH (s:Stance)-[v:TOWARDS]->(p:Position)
WHERE s.saidOn IS NOT NULL AND p.text CONTAINS $about
RETURN left(toString(s.saidOn), 7) AS month, v.side AS stance, count(s) AS times
ORDER BY month, stance
"""
STARTS = {".html": b"<!DOCTYPE html>", ".svg": b"<svg ", ".png": b"\x89PNG"}


@pytest.mark.parametrize("ending", STARTS)
def test_a_timeline_is_drawn_into_a_file(
    ending: str, stance: Command, loaded: Path, tmp_path: Path
) -> None:
    done = stance(*TIMELINE, f"halvorsen{ending}", store=loaded)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    rows, _, rest = done.stdout.partition(" ")
    assert rest == f"rows drawn into halvorsen{ending}\n"
    assert int(rows) > 30
    made = (tmp_path / f"halvorsen{ending}").read_bytes()
    assert made.startswith(STARTS[ending])
    if ending != ".png":
        text = made.decode()
        assert "Stances over time: Sigrid Halvorsen" in text
        assert "We support a joint fishing tribunal" in text
        assert "<script" not in text


@pytest.mark.parametrize(
    "asked",
    [
        ["country-stances", "--country", "Norway"],
        ["position-changes"],
        ["figures"],
        ["position-timeline", "--position", "tribunal"],
        ["for-and-against", "--position", "tribunal"],
        ["for-and-against-actor", "--actor", "Halvorsen"],
        ["for-and-against-country", "--country", "Iceland"],
    ],
    ids=lambda asked: asked[0],
)
def test_every_question_of_the_examples_is_drawn(
    asked: list[str], stance: Command, loaded: Path, tmp_path: Path
) -> None:
    done = stance("query", "run", *asked, "--plot", "picture.svg", store=loaded)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    assert ElementTree.fromstring((tmp_path / "picture.svg").read_text())


def test_a_title_has_the_bounds_that_were_given(
    stance: Command, loaded: Path, tmp_path: Path
) -> None:
    given = ["--from", "2031-02-01", "--min-confidence", "0.5"]
    stance(*TIMELINE, "a.svg", *given, store=loaded)
    assert "from 2031-02-01, min confidence 0.50" in (tmp_path / "a.svg").read_text()


def test_a_picture_can_be_as_of_a_day(stance: Command, loaded: Path, tmp_path: Path) -> None:
    done = stance(*TIMELINE, "a.svg", "--as-of", "2031-02-04", store=loaded)
    assert done.returncode == Exit.DONE
    made = (tmp_path / "a.svg").read_text()
    assert "published by 2031-02-04" in made
    assert "We oppose a joint fishing tribunal" in made
    assert "We support a joint fishing tribunal" not in made


def test_marks_of_a_page_lead_to_rows_that_are_there(
    stance: Command, loaded: Path, tmp_path: Path
) -> None:
    stance(*TIMELINE, "a.html", store=loaded)
    page = (tmp_path / "a.html").read_text().replace("<!DOCTYPE html>", "")
    places = {part.partition('"')[0] for part in page.split('href="#')[1:]}
    ids = {part.partition('"')[0] for part in page.split(' id="')[1:]}
    assert {"row-1", "rows"} <= places <= ids


def test_your_own_question_is_drawn_by_one_line(
    stance: Command, loaded: Path, tmp_path: Path
) -> None:
    (tmp_path / "own.cypher").write_text(MONTHS)
    asked = ["query", "run", "--file", "own.cypher", "--about", "the", "--plot", "own.svg"]
    done = stance(*asked, store=loaded)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    assert "Jan 2031: " in (tmp_path / "own.svg").read_text()


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        ([*TIMELINE, "a.pdf"], Exit.USAGE, "ends in .html, .svg, .png; 'a.pdf' does not"),
        (["query", "run", "outlets", "--plot", "a.svg"], Exit.USAGE, "outlets is not drawn. These"),
        ([*TIMELINE, "a.svg", "--from", "2040-01-01"], Exit.NOT_FOUND, "no picture was made"),
        ([*TIMELINE, "nowhere/a.svg"], Exit.NOT_FOUND, "nowhere"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(
    asked: list[str], code: Exit, told: str, stance: Command, loaded: Path, tmp_path: Path
) -> None:
    done = stance(*asked, store=loaded)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_question_that_is_not_drawn_names_those_that_are(stance: Command, loaded: Path) -> None:
    done = stance("query", "run", "outlets", "--plot", "a.svg", store=loaded)
    assert all(one.name in done.stderr for one in questions() if one.plot)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("// plot: pie\nRETURN 1 AS one", "not as pie"),
        ("// plot: camps\nMATCH (a:Actor) RETURN a.name AS who", "no column actor. They have who"),
        ("MATCH (a:Actor) RETURN a.name AS actor", "with a line '// plot: KIND'"),
    ],
)
def test_your_own_question_is_told_what_it_lacks(
    text: str, told: str, stance: Command, loaded: Path, tmp_path: Path
) -> None:
    (tmp_path / "own.cypher").write_text(text)
    done = stance("query", "run", "--file", "own.cypher", "--plot", "a.svg", store=loaded)
    assert done.returncode == Exit.USAGE
    assert told in done.stderr


def test_a_question_shows_as_what_it_is_drawn(stance: Command) -> None:
    assert "as: timeline" in stance("query", "show", "stance-timeline").stdout
    assert "drawn" not in stance("query", "show", "outlets").stdout
