"""Which questions are drawn, as what, and that they have the columns that it takes."""

import re

import pytest

from queries.catalog import PLOTS, BadHeader, Question, questions, read_plot, read_question

HEAD = "// title: T\n// group: g\n// question: Who?\n"
DRAWN = [one for one in questions() if one.plot]
# docs/plots.md says so too.
NEEDED = {
    "timeline": ({"said", "since", "lastSaid"}, {"stance", "side", "before"}),
    "months": ({"month"}, {"supports", "times"}),
    "camps": ({"actor"}, {"stance", "side"}),
}


def test_a_question_says_as_what_it_is_drawn() -> None:
    one = read_question("mine", HEAD + "// plot: camps\nRETURN 1 AS one")
    assert (one.plot, one.cypher) == ("camps", "RETURN 1 AS one")
    assert read_question("mine", HEAD + "RETURN 1 AS one").plot is None
    assert read_plot("mine", "//  plot: camps\nRETURN '// plot: camps' AS one") is None


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("// plot: pie\n", "not as pie"),
        ("// plot:\n", "not as "),
        ("// plot: months\n// plot: camps\n", "not as months and camps"),
        ("// plot: Timeline\n", "not as Timeline"),
    ],
)
def test_a_picture_of_no_kind_is_refused(lines: str, told: str) -> None:
    with pytest.raises(BadHeader) as caught:
        read_question("mine", HEAD + lines + "RETURN 1 AS one")
    assert str(caught.value).endswith(f"timeline, months, camps, {told}.")


def test_there_are_questions_for_timelines_and_camps() -> None:
    assert {one.plot for one in DRAWN} >= {"timeline", "camps"}
    assert {"stance-timeline", "position-timeline", "for-and-against"} <= {o.name for o in DRAWN}


@pytest.mark.parametrize("one", DRAWN, ids=lambda one: one.name)
def test_a_question_that_is_drawn_has_the_columns(one: Question) -> None:
    assert one.plot in PLOTS
    columns = set(re.findall(r"\bAS (\w+)", one.cypher.rpartition("RETURN")[2]))
    for choice in NEEDED[one.plot]:
        assert choice & columns
