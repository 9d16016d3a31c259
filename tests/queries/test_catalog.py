"""Headers, parameters and lookups of the saved questions."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from queries.catalog import (
    KINDS,
    NAMED,
    BadHeader,
    BadParameter,
    UnknownQuestion,
    question,
    questions,
    read_question,
)

NEEDED = {
    "stance-timeline",
    "position-changes",
    "for-and-against",
    "conditions-by-actor",
    "who-said",
    "most-quoted",
    "country-stances",
    "shared-positions",
    "statements-between",
    "first-mention",
    "conditions",
}
HEAD = "// title: T\n// group: g\n// question: Who?\n"


def test_there_are_the_questions_that_were_promised() -> None:
    assert {one.name for one in questions()} >= NEEDED
    assert [one.name for one in questions()] == sorted(one.name for one in questions())


def test_a_question_is_read_with_its_parameters() -> None:
    one = question("stance-timeline")
    assert (one.title, one.group) == ("Stances over time", "over time")
    assert one.question.endswith("?")
    assert [(p.name, p.kind, p.default) for p in one.parameters] == [
        ("actor", "actor", None),
        ("from", "date", "0001-01-01"),
        ("to", "date", "9999-12-31"),
        ("minConfidence", "share", "0"),
        ("limit", "integer", "200"),
    ]
    assert one.cypher.startswith("MATCH")
    assert "//" not in one.cypher


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_every_question_is_described(one: Any) -> None:
    assert one.question.endswith("?")
    assert len(one.title) <= 45
    assert all(p.kind in KINDS and p.about for p in one.parameters)
    assert one.parameters[-1].name == "limit"
    needed = [p for p in one.parameters if p.default is None]
    bound = one.bind({p.name: "2031-01-01" if p.kind == "date" else "x" for p in needed})
    assert list(bound) == [p.name for p in one.parameters]


def test_an_unknown_question_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownQuestion, match=r"Did you mean position-changes.*\?"):
        question("position-change")
    with pytest.raises(UnknownQuestion, match=r"There are: .*stance-timeline"):
        question("xyz")


def resolve(kind: str, text: str) -> str:
    return f"<{kind} {text}>"


def test_parameters_are_bound_by_their_kinds() -> None:
    one = question("statements-between")
    given = {"from": "2031-01-14", "to": " 2031-02-01 ", "actor": " Volk "}
    assert one.bind(given, resolve) == {
        "from": date(2031, 1, 14),
        "to": date(2031, 2, 1),
        "actor": "<actor Volk>",
        "minConfidence": 0.0,
        "limit": 200,
    }


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0.0), ("1", 1.0), ("0.75", 0.75), (".5", 0.5), ("1.0", 1.0)]
)
def test_a_share_is_a_number_from_nothing_to_one(text: str, value: float) -> None:
    bound = question("who-said").bind({"words": "canal", "minConfidence": text})
    assert (bound["minConfidence"], type(bound["minConfidence"])) == (value, float)


def test_a_choice_is_one_of_its_words() -> None:
    one = question("position-changes")
    assert one.bind({"change": " Figure-changed "})["change"] == "figure_changed"
    assert one.bind({})["change"] == ""
    with pytest.raises(BadParameter, match="change is 'foo': none of reversal, softening, "):
        one.bind({"change": "foo"})


def test_a_day_can_be_told_from_today() -> None:
    one = question("new-positions")
    bound, given = one.bind({}), one.bind({"from": "today-30", "to": " today "})
    assert bound["to"] - bound["from"] == timedelta(days=6)
    assert given["to"] - given["from"] == timedelta(days=30)
    assert timedelta() <= datetime.now().astimezone().date() - given["to"] <= timedelta(days=1)


@pytest.mark.parametrize("text", ["today+1", "today-", "yesterday", "today-999999"])
def test_no_other_word_is_a_day(text: str) -> None:
    with pytest.raises(BadParameter, match="Write YYYY-MM-DD"):
        question("new-positions").bind({"from": text})


def test_an_empty_name_means_any_and_is_not_looked_up() -> None:
    assert question("hearsay").bind({}, resolve)["actor"] == ""
    assert question("hearsay").bind({"actor": "Volk"})["actor"] == "Volk"


@pytest.mark.parametrize(
    ("name", "given", "reason"),
    [
        ("stance-timeline", {}, "needs actor: whose stances"),
        ("stance-timeline", {"actor": "V", "form": "2031-01-01"}, "has no parameter form. It has"),
        ("stance-timeline", {"actor": "V", "from": "14.1.2031"}, "Write YYYY-MM-DD"),
        ("stance-timeline", {"actor": "V", "from": "2031-02-30"}, "not a day"),
        ("stance-timeline", {"actor": "V", "from": "20310214"}, "not a day"),
        ("stance-timeline", {"actor": "V", "limit": "-1"}, "not a whole number"),
        ("stance-timeline", {"actor": "V", "limit": "many"}, "not a whole number"),
        ("stance-timeline", {"actor": "V", "limit": "9999999999"}, "not a whole number"),
        ("who-said", {"words": "canal", "minConfidence": "1.5"}, "not a number from 0 to 1"),
        ("who-said", {"words": "canal", "minConfidence": "nan"}, "not a number from 0 to 1"),
        ("who-said", {"words": "canal", "minConfidence": "much"}, "not a number from 0 to 1"),
        ("who-said", {"words": "  "}, "words is empty"),
        ("stance-timeline", {"actor": " "}, "actor is empty"),
    ],
)
def test_a_wrong_parameter_is_said_in_one_line(
    name: str, given: dict[str, str], reason: str
) -> None:
    with pytest.raises(BadParameter) as caught:
        question(name).bind(given, resolve)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_a_resolver_raises_passes() -> None:
    def unknown(kind: str, text: str) -> None:
        raise LookupError(f"no {kind} {text}")

    with pytest.raises(LookupError, match="no actor V"):
        question("stance-timeline").bind({"actor": "V"}, unknown)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("RETURN 1 AS one", "has no line '// group"),
        (HEAD + "RETURN $day AS day", "declares other parameters than it uses: day"),
        (HEAD + "// parameter day: date - when\nRETURN 1 AS one", "than it uses: day"),
        (HEAD + "// parameter day: time - when\nRETURN $day AS day", "unknown kind time"),
        (HEAD + "// parameter day: choice - when\nRETURN $day AS day", "unknown kind choice"),
    ],
)
def test_a_file_with_a_wrong_header_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadHeader) as caught:
        read_question("mine", text)
    assert reason in str(caught.value)


def test_a_default_may_be_empty_or_hold_spaces() -> None:
    text = HEAD + '// parameter a: text = "" - x\n// parameter b: text = two words - y\n'
    one = read_question("mine", text + "RETURN $a AS a, $b AS b;")
    assert one.bind({}) == {"a": "", "b": "two words"}
    assert one.cypher == "RETURN $a AS a, $b AS b"


def test_the_kinds_that_are_looked_up_are_kinds() -> None:
    assert set(KINDS) >= NAMED
