"""The saved questions are written alike: an order, a limit, named columns, ids beside words."""

import re

import pytest

from queries.catalog import Question, questions

ALL = pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)


@ALL
def test_a_question_ends_in_an_order_and_a_limit(one: Question) -> None:
    assert re.search(r"\bORDER BY [^{}]+\nLIMIT \$limit$", one.cypher)


@ALL
def test_each_column_has_a_name_of_its_own(one: Question) -> None:
    returned = one.cypher.rpartition("RETURN ")[2].partition("ORDER BY")[0]
    names = re.findall(r"\bAS (\w+)(?=\s*(?:,|$))", returned.strip())
    assert len(names) == len(set(names)) > 3
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)


@ALL
def test_rows_that_show_words_show_the_id_of_their_evidence(one: Question) -> None:
    if " AS quote" in one.cypher:
        assert re.search(r" AS (stance|statement|condition)Id(For|Before)?\b", one.cypher)
