"""The saved questions as favourites of Neo4j Browser."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from queries.catalog import Parameter, Question, pictures, questions
from stancegraph.browser.favourites import archive, entries, favourite, values, values_text

ALL = (*pictures(), *questions())
EACH = pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.group}-{one.name}")


def test_there_is_a_folder_for_each_group_with_its_questions() -> None:
    with ZipFile(BytesIO(archive())) as made:
        names = made.namelist()
    wanted = [f"{one.group.capitalize()}/{one.name}.cypher" for one in ALL]
    assert names == ["values.cypher", *wanted]
    assert len(names) == len(set(names))


def test_the_bytes_are_always_the_same() -> None:
    code = "import sys; from stancegraph.browser.favourites import archive as made\n"
    code += "sys.stdout.buffer.write(made())"
    settings = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=settings, check=True
    )
    assert done.stdout == archive()


@EACH
def test_a_favourite_is_title_question_values_and_query(one: Question) -> None:
    text = favourite(one)
    comments = [line for line in text.splitlines() if line.startswith("//")]
    assert comments[:2] == [f"// {one.title}", f"// {one.question}"]
    assert [line.split()[2] for line in comments[2:]] == [p.name for p in one.parameters]
    assert text.endswith(f"\n{one.cypher}\n")
    # Browser shows rows for one statement, not for a script of several.
    assert ";" not in "".join(line for line in text.splitlines() if line not in comments)


@EACH
def test_every_parameter_has_a_value(one: Question) -> None:
    for parameter in one.parameters:
        line = values()[parameter.name]
        assert re.fullmatch(rf":param {parameter.name} => [^;]+;", line)
        assert values_text().count(f"\n{line}\n") == 1


def test_a_parameter_has_one_kind_everywhere() -> None:
    kinds = {(p.name, p.kind) for one in ALL for p in one.parameters}
    assert len(kinds) == len({name for name, _ in kinds})


@pytest.mark.parametrize("kind", ["text", "integer", "share", "date"])
def test_what_must_be_given_has_a_value_that_is_no_default(kind: str) -> None:
    needed = [p for one in ALL for p in one.parameters if p.default is None and p.kind == kind]
    assert not [p.name for p in needed if values()[p.name].endswith("=> '';")]


def test_a_usual_value_is_written_as_cypher() -> None:
    from stancegraph.browser.favourites import _usual

    written = {
        kind: _usual(Parameter(name="p", kind=kind, default=default, about="x"))  # type: ignore[arg-type]
        for kind, default in (("text", "two words"), ("share", "0"), ("date", "2031-01-14"))
    }
    assert written == {
        "text": ":param p => 'two words';",
        "share": ":param p => 0;",
        "date": ":param p => date('2031-01-14');",
    }


@pytest.mark.parametrize(
    ("default", "written"),
    [("today", "date()"), ("today-6", "date() - duration({days: 6})")],
)
def test_today_is_the_day_on_which_browser_asks(default: str, written: str) -> None:
    from stancegraph.browser.favourites import _usual

    parameter = Parameter(name="day", kind="date", default=default, about="x")
    assert _usual(parameter) == f":param day => {written};"


def test_the_values_come_first_and_say_how_to_change_them() -> None:
    name, text = next(entries())
    assert name == "values.cypher"
    assert text.startswith("// 1 Choose whom and what: run this first\n")
    assert all(line.endswith(";") for line in text.splitlines() if not line.startswith("//"))


def test_favourites_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    from stancegraph.browser.favourites import write_favourites

    path = tmp_path / "favourites.zip"
    assert write_favourites(path) == len(ALL) + 1
    assert path.read_bytes() == archive()
