"""--as-of: a question is answered from what was known on a day."""

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from graph.asof import AsOfReport
from queries.catalog import questions
from stancegraph.problems import Exit
from stancegraph.then import NOW, When, opened, told_of
from tests.stancegraph.conftest import ROOT, Command

PAGE = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
TRIBUNAL = ["query", "run", "for-and-against", "--position", "fishing tribunal"]


def test_what_was_published_later_is_not_known(stance: Command, loaded: Path) -> None:
    asked = [*TRIBUNAL, "--format", "json"]
    now = json.loads(stance(*asked, store=loaded).stdout)
    done = stance(*asked, "--as-of", "2031-02-04", store=loaded)
    then = json.loads(done.stdout)
    assert done.stderr == (
        "stance: 4 of 19 articles were published by 2031-02-04; 1 without a date are left out\n"
    )
    side = {row["actor"]: row["side"] for row in then if row["actor"] == "Sigrid Halvorsen"}
    assert side == {"Sigrid Halvorsen": "against"}
    assert {row["side"] for row in now if row["actor"] == "Sigrid Halvorsen"} == {"for"}


def test_a_question_of_ones_own_is_asked_of_that_day_too(
    stance: Command, loaded: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.cypher"
    own.write_text("MATCH (a:Article) RETURN count(a) AS articles, max(a.publishedOn) AS last")
    asked = ["query", "run", "--file", own, "--format", "json", "--as-of", "2031-02-06"]
    (row,) = json.loads(stance(*asked, store=loaded).stdout)
    assert row == {"articles": 5, "last": "2031-02-05"}


@pytest.mark.parametrize(
    "words",
    [
        TRIBUNAL,
        ["query", "run", "stance-timeline", "--actor", "Halvorsen"],
        ["query", "run", "country-stances", "--country", "Norway"],
        ["query", "run", "outlets"],
    ],
)
def test_before_everything_there_are_no_rows_and_no_error(
    words: list[str], stance: Command, loaded: Path
) -> None:
    done = stance(*words, "--as-of", "2001-01-01", "--format", "csv", store=loaded)
    assert done.returncode == Exit.DONE
    assert len(done.stdout.splitlines()) == 1
    assert "no rows: nothing in what was published by 2001-01-01 answers this" in done.stderr


def test_a_name_that_nobody_ever_had_is_an_error(stance: Command, loaded: Path) -> None:
    asked = ["query", "run", "stance-timeline", "--actor", "Zebedee Quux"]
    done = stance(*asked, "--as-of", "2031-02-01", store=loaded)
    assert done.returncode == Exit.NOT_FOUND
    assert "no actor 'Zebedee Quux'" in done.stderr


def test_what_is_loaded_counts_by_its_own_day(stance: Command, loaded: Path) -> None:
    done = stance(*TRIBUNAL, "--as-of-loaded", "2020-01-01", store=loaded)
    assert "0 of 19 articles were loaded by 2020-01-01\n" in done.stderr
    every = stance(*TRIBUNAL, "--as-of-loaded", "9999-01-01", store=loaded)
    assert every.stdout == stance(*TRIBUNAL, store=loaded).stdout


def test_nothing_is_left_behind_or_written(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    before = loaded.read_bytes()
    with opened(str(loaded), When(published=date(2031, 2, 1))) as asked:
        made.append(Path(asked.store.uri.removeprefix("ladybug:")))
        assert made[0].exists()
        assert asked.whole.read_only
    assert not made[0].parent.exists()
    assert loaded.read_bytes() == before
    with opened(str(loaded), NOW) as asked:
        assert asked.store is asked.whole


def test_the_bounds_are_told_in_words() -> None:
    both = When(published=date(2031, 1, 2), loaded=date(2032, 3, 4))
    assert str(both) == "published by 2031-01-02 and loaded by 2032-03-04"
    assert not NOW
    report = AsOfReport(articles=1200, of=3400)
    assert told_of(report, both).startswith("1,200 of 3,400 articles were published by 2031-01-02")


def test_no_question_has_a_parameter_that_would_be_taken_for_the_option() -> None:
    names = {p.name.lower() for one in questions() for p in one.parameters}
    assert not names & {"asof", "asofloaded"}


def test_the_page_shows_it_and_it_runs(stance: Command, loaded: Path) -> None:
    (section,) = re.findall(r"^## As of a day\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL)
    lines = re.findall(r"^\$ (stance .+)$", section, re.MULTILINE)
    assert len(lines) >= 2
    for line in lines:
        done = stance(*shlex.split(line)[1:], store=loaded)
        assert done.returncode == Exit.DONE, done.stderr
        assert done.stdout
