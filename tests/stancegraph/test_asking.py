from pathlib import Path

import pytest

from queries.catalog import questions
from stancegraph.asking import (
    NoQuestion,
    WrongOptions,
    chosen,
    columns_of,
    matched,
    own_question,
    read_arguments,
)


def test_a_name_and_options_are_read_in_any_order_and_both_spellings() -> None:
    options = {"actor": "Ida Ould", "from": "2031-01-02", "about": "--x"}
    given = ["--actor", "Ida Ould", "--from=2031-01-02", "--about", "--x"]
    assert read_arguments(["timeline", *given]) == ("timeline", options)
    assert read_arguments([*given, "timeline"]) == ("timeline", options)
    assert read_arguments(given) == (None, options)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["changes", "Ida"], "'Ida'"), (["--actor"], "--actor needs a value"), (["x", "--"], "'--'")],
)
def test_what_is_no_option_is_named(arguments: list[str], word: str) -> None:
    with pytest.raises(WrongOptions, match=word):
        read_arguments(arguments)


def test_options_may_be_spelt_with_dashes(tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    file.write_text("MATCH (a:Article) WHERE a.outlet = $firstOutlet RETURN a.name AS name\n")
    one = own_question(file)
    assert matched({"first-outlet": "x", "other": "y"}, one) == {"firstOutlet": "x", "other": "y"}


def test_a_file_of_cypher_alone_is_a_question_whose_parameters_are_needed(tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    file.write_text("// mine\nMATCH (a:Article) WHERE a.outlet = $outlet RETURN a.name AS name;\n")
    one = own_question(file)
    assert one.cypher == "MATCH (a:Article) WHERE a.outlet = $outlet RETURN a.name AS name"
    assert [(p.name, p.kind, p.default) for p in one.parameters] == [("outlet", "text", None)]


def test_a_file_with_a_header_has_kinds_and_defaults(tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    file.write_text(
        "// title: Mine\n// group: own\n// question: What?\n"
        "// parameter limit: integer = 5 - at most so many rows\n"
        "MATCH (a:Article) RETURN a.name AS name LIMIT $limit\n"
    )
    assert own_question(file).bind({}) == {"limit": 5}


@pytest.mark.parametrize(("content", "word"), [(b"// nothing\n", "empty"), (b"\xff\xfe", "UTF-8")])
def test_a_file_without_a_question_is_named(content: bytes, word: str, tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    file.write_bytes(content)
    with pytest.raises(NoQuestion, match=word):
        own_question(file)


def test_exactly_one_question_is_asked(tmp_path: Path) -> None:
    with pytest.raises(NoQuestion, match="stance-timeline"):
        chosen(None, None)
    with pytest.raises(NoQuestion, match="not both"):
        chosen("stance-timeline", tmp_path / "own.cypher")


def test_the_columns_of_an_empty_answer_come_from_the_query() -> None:
    for one in questions():
        named = columns_of([], one.cypher)
        assert len(named) == len(set(named)) >= 3, one.name
