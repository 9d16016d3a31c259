"""Which full names are one person's, and which only share a last name."""

import random
from datetime import date

import pytest

from graph.naming import read_name
from graph.people import Form, Group, agree, grouped, likeliest, means, stored, turn, turned


def form(text: str, day: int = 1, countries: str = "", articles: int = 1) -> Form:
    name = read_name(text, person=True)
    return Form(name, (date(2031, 1, day), text, 0), "person", set(countries.split()), articles)


def groups(*texts: str | Form, known: tuple[Group, ...] = ()) -> list[list[str]]:
    forms = [t if isinstance(t, Form) else form(t) for t in texts]
    found = grouped(forms, known)
    return sorted(sorted({name.shown for name in group.names}) for group in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Volk", "ANNA VOLK"),
        ("Anna Volk", "Anna M. Volk"),
        ("Anna Maria Volk", "Anna M. Volk"),
        ("Anna Maria Volk", "Anna Volk"),
        ("A. Volk", "Anna Volk"),
        ("A. M. Volk", "Anna Maria Volk"),
        ("A.M. Volk", "A. M. Volk"),
        ("JD Volk", "J. D. Volk"),
        ("Joe Volk", "Joseph R. Volk"),
        ("Mohammed Volk", "Muhammad Volk"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Kim Jong-un", "Jong-un Kim"),
        ("Lee Jae-myung", "Jae-myung Lee"),
        ("Yoon Suk-yeol", "Yoon Suk Yeol"),
        ("Omar al-Bashir", "Omar Bashir"),
        ("Ursula von der Leyen", "Ursula Von Der Leyen"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert agree(read_name(one, person=True), read_name(other, person=True))
    assert len(groups(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Volk", "Per Volk"),
        ("Anna Volk", "Anne Volk"),
        ("Anna M. Volk", "Anna S. Volk"),
        ("Anna Maria Volk", "Anna S. Volk"),
        ("George W. Volk", "George H. W. Volk"),
        ("H. R. Volk", "Henry Volk"),
        ("A. H. Mahmood Volk", "Ayaan Hirsi Volk"),
        ("Per Volk", "Per Volk Jr."),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Van R. Volk", "Ron Volk"),
    ],
)
def test_two_persons_of_one_last_name(one: str, other: str) -> None:
    assert not agree(read_name(one, person=True), read_name(other, person=True))
    assert len(groups(one, other)) == 2


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["A. Volk", "Anna Volk", "Arne Volk"], [["A. Volk"], ["Anna Volk"], ["Arne Volk"]]),
        (["A. Volk", "Anna Volk", "Per Volk"], [["A. Volk", "Anna Volk"], ["Per Volk"]]),
        (
            ["Anna Volk", "Anna Maria Volk", "Anna Sofie Volk"],
            [["Anna Maria Volk"], ["Anna Sofie Volk"], ["Anna Volk"]],
        ),
    ],
)
def test_a_short_name_joins_the_only_one_that_it_fits(
    texts: list[str], expected: list[list[str]]
) -> None:
    for seed in range(6):
        shuffled = random.Random(seed).sample(texts, len(texts))
        assert groups(*shuffled) == expected


def test_states_at_odds_keep_variants_apart_but_not_the_same_words() -> None:
    volks = [form("Anna Volk", countries="NOR"), form("Anna M. Volk", 2, "SWE")]
    assert len(groups(*volks)) == 2
    assert len(groups(volks[0], form("A. Volk", 2, "NOR"))) == 1


def test_a_rare_name_joins_the_one_that_is_met_far_more_often() -> None:
    volk = form("Anna Volk", 1, articles=40)
    found = groups(volk, form("Anna M. Volk", 2), form("Anna Volk Per Volk", 3))
    assert found == [["Anna M. Volk", "Anna Volk"], ["Anna Volk Per Volk"]]


def test_the_earliest_form_names_the_person_and_a_namesake_keeps_his_initials() -> None:
    old, young = form("Per H. W. Volk", 2), form("Per G. Volk", 1)
    found = {
        group.actor_id: group.shown for group in grouped([old, young, form("Per Volk", 3)], [])
    }
    assert found == {"per-volk": "Per G. Volk", "per-h-w-volk": "Per H. W. Volk"}


def test_who_is_stored_keeps_his_id_and_takes_new_forms_in() -> None:
    kept = stored("a-volk", "A. Volk", "volk", ["Volk", "the minister"])
    (group,) = grouped([form("Anna Volk")], [kept])
    assert (group.actor_id, group.shown) == ("a-volk", "A. Volk")
    assert [name.shown for name in group.names] == ["A. Volk", "Anna Volk"]


def test_two_new_names_that_want_one_stored_actor_both_stand_for_themselves() -> None:
    kept = stored("a-volk", "A. Volk", "volk", [])
    assert groups("Anna Volk", "Arne Volk", known=(kept,)) == [
        ["A. Volk"],
        ["Anna Volk"],
        ["Arne Volk"],
    ]


def test_an_alias_that_agrees_with_nothing_keeps_no_one_out() -> None:
    kept = stored("anna-volk", "Anna Volk", "volk", ["Anne Volk", "Anna Volk"])
    assert len(groups("Anna Volk", known=(kept,))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abe Shinzo", "shinzo-abe"),
        ("Thomas Henry", ""),  # each is a first name: they may be two
        ("Anna M. Volk", ""),
        ("A. Volk", ""),
        ("Volk", ""),
        ("Kim Jong-un", ""),
    ],
)
def test_a_name_of_two_words_can_be_turned_around(text: str, expected: str) -> None:
    assert turned(read_name(text, person=True)) == expected


def test_a_turned_name_has_its_last_name_first() -> None:
    name = turn(read_name("Abe Shinzo", person=True))
    assert (name.last, name.given, name.slug) == ("abe", ("shinzo",), "abe-shinzo")


def test_a_last_name_alone_means_who_fits_it() -> None:
    anna, per = grouped(
        [form("Anna Volk", countries="NOR", articles=3), form("Per Volk", countries="SWE")], []
    )
    volk = read_name("Volk", person=True)
    assert means(volk, None, [anna, per]) == [anna, per]
    assert means(volk, "SWE", [anna, per]) == [per]
    assert means(volk, "FIN", [anna, per]) == []
    assert means(read_name("Ben Volk", person=True), None, [anna]) == []
    assert means(read_name("Volk II", person=True), None, [anna]) == []
    assert means(read_name("Volkk", person=True), None, [anna]) == []  # too short to be a spelling


def test_a_last_name_alone_means_who_is_met_far_more_often() -> None:
    anna, per = grouped([form("Anna Volk", articles=20), form("Per Volk", articles=2)], [])
    assert likeliest([per, anna]) == [anna]
    per.articles = 3
    assert likeliest([per, anna]) == [per, anna]
