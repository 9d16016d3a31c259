import numpy as np
import pytest

from ingest.meaning import meanings, turned


@pytest.mark.parametrize(
    ("wording", "about"),
    [
        ("a ban on bullfighting in Mexico", "bullfighting in Mexico"),
        ("an end to the rail strike", "the rail strike"),
        ("Norway bans night trawling", "Norway night trawling"),
        ("Poland abolishes the disciplinary chamber", "Poland the disciplinary chamber"),
        ("Iran freezes uranium enrichment", "Iran uranium enrichment"),
        ("withdrawal of the French pension reform", "the French pension reform"),
        ("Hamburg pulls out of the race for the Games", "Hamburg of the race for the Games"),
        ("stopping the trade deal", "the trade deal"),
    ],
)
def test_a_wording_that_ends_something_is_turned(wording: str, about: str) -> None:
    assert turned(wording) == (True, about)


@pytest.mark.parametrize(
    "wording",
    [
        "bullfighting in Mexico",
        "recognition of the end of the war",  # what ends stands inside
        "the withdrawal",  # of nothing
        "exit polls",
        "the night ban and the landing fee",
        "Norway reopens the port before the end of March",
        "the trade freeze would last",
        "talks on the ban",
        "Kosovo's membership of the United Nations",
    ],
)
def test_other_wordings_stay(wording: str) -> None:
    assert turned(wording) == (False, wording)


def test_two_endings_cancel_each_other() -> None:
    assert turned("an end to the ban on cod fishing") == (False, "cod fishing")
    assert turned("lifting the ban on cod fishing") == (False, "cod fishing")


def test_what_keeps_a_thing_is_for_it() -> None:
    assert turned("keeping the debt brake") == (False, "the debt brake")


def test_names_countries_and_numbers_are_told_from_the_action() -> None:
    (one,) = meanings(["a second 90-day truce between Veldria and France by 2031"])
    assert one.names == ("veldria",)
    assert one.countries == ("FRA",)
    assert one.numbers == ("#2", "2031", "90")
    assert one.action == "day truce between"
    assert not one.turned


def test_number_words_are_numbers() -> None:
    words, digits = meanings(["a thirty-day truce", "a 30-day truce"])
    assert words.numbers == digits.numbers == ("30",)


def test_acronyms_and_initials_are_kept() -> None:
    short, long = meanings(["membership of the WHO", "membership of the World Health Organization"])
    assert short.acronyms == ("WHO",)
    assert "WHO" in long.initials


def test_vectors_are_signed_bytes_and_depend_on_the_wording_alone() -> None:
    (alone,) = meanings(["a toll on the harbour bridge"])
    other, among = meanings(["two new ferries", "a toll on the harbour bridge"])
    assert among == alone != other
    assert len(alone.vector) == len(alone.action_vector) == 384
    assert max(abs(x) for x in np.frombuffer(alone.vector, np.int8)) == 127


def test_a_wording_of_names_alone_has_a_vector_all_the_same() -> None:
    (one,) = meanings(["Brexit"])
    assert one.action == ""
    assert one.action_vector == one.vector
