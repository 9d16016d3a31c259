import pytest

from graph.naming import aliases_of, read_name, reigns
from ingest.records import Actor


@pytest.mark.parametrize(
    ("text", "slug", "shown", "last", "bare"),
    [
        ("Anna Volk", "anna-volk", "Anna Volk", "volk", False),
        ("President Anna Volk", "anna-volk", "Anna Volk", "volk", False),
        ("Deputy Foreign Minister Anna Volk", "anna-volk", "Anna Volk", "volk", False),
        ("the Rev. Dr. Anna Volk", "anna-volk", "Anna Volk", "volk", False),
        ("Anna M. Volk", "anna-volk", "Anna M. Volk", "volk", False),
        ("A. Volk", "a-volk", "A. Volk", "volk", False),
        ("Anna o-Volk X Marr", "anna-o-volk-marr", "Anna o-Volk X Marr", "marr", False),
        ("Mr. Volk", "volk", "Volk", "volk", True),
        ("Ines de la Roque", "ines-de-la-roque", "Ines de la Roque", "roque", False),
        ("de la Roque", "de-la-roque", "de la Roque", "roque", True),
        ("Per Volk Jr.", "per-volk-jr", "Per Volk Jr.", "volk", False),
        ("Volk Jr.", "volk-jr", "Volk Jr.", "volk", True),
        ("President", "president", "President", "president", True),
    ],
)
def test_names_of_persons(text: str, slug: str, shown: str, last: str, bare: bool) -> None:
    name = read_name(text, person=True)
    assert (name.slug, name.shown, name.last, name.bare) == (slug, shown, last, bare)


@pytest.mark.parametrize(
    ("text", "given", "last"),
    [
        ("Anna M. Volk", ("anna", "m"), "volk"),
        ("A.M. Volk", ("a", "m"), "volk"),
        ("JD Volk", ("j", "d"), "volk"),
        ("ANNA VOLK", ("anna",), "volk"),
        ("Jean-Claude Volk", ("jeanclaude",), "volk"),
        ("Kim Jong-un", ("jongun",), "kim"),
        ("Jong-un Kim", ("jongun",), "kim"),
        ("Yoon Suk Yeol", ("sukyeol",), "yoon"),
        ("Xi Jinping", ("jinping",), "xi"),
        ("Kim Darroch", ("kim",), "darroch"),
        ("Bashar al-Assad", ("bashar",), "assad"),
        ("Jacob Rees-Mogg", ("jacob",), "rees-mogg"),
        ("Van R. Volk", ("van", "r"), "volk"),
        ("then-President Anna Volk", ("anna",), "volk"),
        ("former Foreign Minister Volk", (), "volk"),
        ("Rees-Mogg", (), "rees-mogg"),
    ],
)
def test_given_and_last_names(text: str, given: tuple[str, ...], last: str) -> None:
    name = read_name(text, person=True)
    assert (name.given, name.last, name.bare) == (given, last, not given)


@pytest.mark.parametrize(
    ("text", "slug", "shown"),
    [
        ("the Kremlin", "kremlin", "Kremlin"),
        ("The  Boatmen's Union", "boatmens-union", "Boatmen's Union"),
        ("General Motors", "general-motors", "General Motors"),
        ("UN Security Council", "united-nations-security-council", "UN Security Council"),
        ("U.N. Security Council", "united-nations-security-council", "U.N. Security Council"),
        ("Health Organisation", "health-organization", "Health Organisation"),
        ("UN", "un", "UN"),
        ("The", "the", "The"),
    ],
)
def test_names_of_bodies(text: str, slug: str, shown: str) -> None:
    name = read_name(text, person=False)
    assert (name.slug, name.shown, name.bare) == (slug, shown, False)


def test_aliases_are_names_and_not_descriptions() -> None:
    forms = ("Volk", "Mr. Volk", "he", "the minister", "The President", "She", "AV", "volk")
    actor = Actor(name="Minister Anna Volk", kind="person", aliases=forms)
    assert aliases_of(actor, "Anna Volk") == ["AV", "Minister Anna Volk", "Mr. Volk", "Volk"]


def test_letters_are_an_alias_even_where_they_spell_a_pronoun() -> None:
    actor = Actor(name="World Health Organization", kind="organization", aliases=("WHO", "who"))
    assert aliases_of(actor, "World Health Organization") == ["WHO"]


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Salman", "King", True),
        ("Salman", "Saudi Arabia's King", True),
        ("King Salman", None, True),
        ("Volk", "the king's adviser", False),
        ("Volk", None, False),
    ],
)
def test_who_reigns_is_known_by_the_title(name: str, role: str | None, expected: bool) -> None:
    assert reigns(Actor(name=name, kind="person", role=role)) == expected
