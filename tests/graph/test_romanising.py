"""Spellings of one name fold into one, and names that only look alike do not."""

import pytest

from graph.romanising import first_key, last_key, short_for


@pytest.mark.parametrize(
    "spellings",
    [
        "Zelensky Zelenskyy Zelenskiy Zelenskyi Zelenskij ZELENSKY",
        "Gaddafi Qaddafi Gadhafi Kadhafi Khadafy",
        "Yanukovych Yanukovich",
        "Tymoshenko Timoshenko",
        "Lukashenko Lukashenka",
        "Milosevic Milošević Milosevich",
        "Schröder Schroeder Schroder",
        "Wałęsa Walesa",
        "Erdoğan Erdogan",
        "Rasmußen Rasmussen",
        "Hoffmann Hoffman",
        "Tchaikovsky Chaikovskiy",
        "Al-Assad al-Asad",
        "Rees-Mogg rees-mogg",
    ],
)
def test_last_names_of_one_spelling(spellings: str) -> None:
    assert len({last_key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        "Mohammed Muhammad Mohamed Mohamad MOHAMMAD",
        "Sergei Sergey Serhiy",
        "Dmitri Dmitry Dmitriy Dmytro",
        "Volodymyr Vladimir",
        "Alexander Aleksandr Oleksandr",
        "Yevgeny Evgeny Yevhen",
        "Hussein Hussain Hossein",
        "Yusuf Youssef",
        "Benjamin Binyamin",
    ],
)
def test_first_names_of_one_spelling(spellings: str) -> None:
    assert len({first_key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "names",
    [
        "Morton Martin Merton",
        "Smith Smyth",
        "Lee Li",
        "Harris Harrison",
        "Brown Braun",
        "Volk Volkov Volkova",
        "Marr Mahr Mayr",
        "Reyes Rees",
        "Peterson Petersen",
    ],
)
def test_last_names_that_only_look_alike_stay_apart(names: str) -> None:
    assert len({last_key(word) for word in names.split()}) == len(names.split())


def test_short_forms_of_first_names_are_known() -> None:
    assert short_for(first_key("Joe")) == short_for(first_key("Joseph"))
    assert short_for(first_key("Anna")) == first_key("Anna")
