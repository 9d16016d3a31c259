"""docs/queries.md has every question as it is, and no other."""

import re
import shlex
from pathlib import Path

import pytest

from queries.catalog import Question, questions

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
ALL = pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)


def test_the_page_has_every_question_once_and_no_other() -> None:
    titles = re.findall(r"^### (\S+)$", PAGE, re.MULTILINE)
    assert sorted(titles) == [one.name for one in questions()]


def test_the_groups_are_those_of_the_questions() -> None:
    for group, body in re.findall(r"^## (.+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL):
        names = re.findall(r"^### (\S+)$", body, re.MULTILINE)
        assert names == sorted(one.name for one in questions() if one.group == group.lower())


@ALL
def test_a_section_asks_what_the_question_asks(one: Question) -> None:
    assert one.question in " ".join(SECTIONS[one.name].split())


@ALL
def test_a_section_has_the_parameters_as_they_are(one: Question) -> None:
    rows = re.findall(r"^\| (\w+) \| (\w+) \| (.+?) \| (.+) \|$", SECTIONS[one.name], re.MULTILINE)
    assert rows == [
        (p.name, p.kind, "needed" if p.default is None else p.default or "any", p.about)
        for p in one.parameters
    ]


@ALL
def test_an_example_can_be_asked(one: Question) -> None:
    (line,) = re.findall(r"^\$ (.+)$", SECTIONS[one.name], re.MULTILINE)
    words = shlex.split(line)
    assert words[:4] == ["stance", "query", "run", one.name]
    options = dict(zip(words[4::2], words[5::2], strict=True))
    one.bind({name.removeprefix("--"): value for name, value in options.items()})
