"""What an editor does to a quote leaves it the same; another number or a "not" does not."""

import pytest

from graph.alike import alike, words_of

QUOTE = "We will open the northern canal to every ship before the winter comes"


@pytest.mark.parametrize(
    "other",
    [
        "We will open the canal to every ship before the winter comes",
        "We will open the northern canal to every ship before winter comes.",
        "\u2026 open the northern canal \u2026 before the winter comes \u2026",
        "We will open the northern canals to every ship before the winter comes",
        "We will open the northern canal to every ship",
        "I have said it often: We will open the northern canal to every ship before the winter",
    ],
)
def test_an_edited_quote_is_the_same(other: str) -> None:
    assert alike(words_of(QUOTE), words_of(other), least=6, cut=6) > 0
    assert alike(words_of(other), words_of(QUOTE), least=6, cut=6) > 0


@pytest.mark.parametrize(
    "other",
    [
        "We will not open the northern canal to every ship before the winter comes",
        "We will open the southern canal to every ship before the winter comes",
        "We will close the northern canal to every ship before the winter comes",
        "We will open the northern canal to 12 ships before the winter comes",
        "Nobody says that we will open the northern canal to every ship before the winter comes",
        "We will open the canal",
        "We welcome every ship that comes before the northern winter",
        "Winter comes before every ship to the northern canal we will open",
        "",
    ],
)
def test_other_words_are_not(other: str) -> None:
    assert alike(words_of(QUOTE), words_of(other), least=6, cut=6) == 0.0
    assert alike(words_of(other), words_of(QUOTE), least=6, cut=6) == 0.0


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("12 people were hurt in the harbour", "Twelve people were hurt in the harbour", True),
        ("12 people were hurt in the harbour", "14 people were hurt in the harbour", False),
        ("12 people were hurt in the harbour", "people were hurt in the harbour", True),
        ("talks with Zelensky begin again today", "talks with Zelenskyy begin again today", True),
        ("talks with Austria begin again today", "talks with Australia begin again today", False),
        ("talks with Iran begin again today", "talks with Iraq begin again today", False),
        ("they do not want the canal closed", "they don't want the canal closed", True),
        ("it is what it is and that is so", "it is what it was and that is so", False),
    ],
)
def test_numbers_and_names_are_not_spellings(one: str, two: str, same: bool) -> None:
    assert (alike(words_of(one), words_of(two), least=5, cut=5) > 0) is same


def test_words_that_say_nothing_are_no_quote() -> None:
    words = words_of("and so it is that they will be there")
    assert alike(words, words[:-1], least=6, cut=6) == 0.0
