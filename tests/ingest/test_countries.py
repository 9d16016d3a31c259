"""Countries and the phrases that stand for them."""

import pytest

from ingest.countries import (
    Country,
    UnknownCountry,
    country_by_code,
    country_named,
    country_of,
    find_countries,
    is_ambiguous,
    is_seat,
    metonym,
)
from ingest.language import load_words


def code(country: Country | None) -> str | None:
    return country.iso3 if country else None


@pytest.mark.parametrize(
    ("phrase", "iso3"),
    [
        ("France", "FRA"),
        ("the Netherlands", "NLD"),
        ("The Gambia", "GMB"),
        ("the government of France", "FRA"),
        ("Government of the Netherlands", "NLD"),
        ("US", "USA"),
        ("the U.S.", "USA"),
        ("U.S.A.", "USA"),
        ("America", "USA"),
        ("UK", "GBR"),
        ("Britain's", "GBR"),
        ("UAE", "ARE"),
        ("DPRK", "PRK"),
        ("Republic of Korea", "KOR"),
        ("South\nKorea", "KOR"),
        ("Taiwan", "TWN"),
        ("Kosovo", "XKX"),
        ("Palestine", "PSE"),
        ("Ivory Coast", "CIV"),
        ("C\u00f4te d\u2019Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Burma", "MMR"),
        ("T\u00fcrkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Czechia", "CZE"),
        ("the Democratic Republic of the Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("GERMANY", "DEU"),
        ("turkey", None),
        ("us", None),
        ("uk", None),
        ("Moscow", None),
        ("French", None),
        ("Narnia", None),
        ("", None),
    ],
)
def test_a_name_gives_its_country(phrase: str, iso3: str | None) -> None:
    assert code(country_named(phrase)) == iso3


@pytest.mark.parametrize(
    ("phrase", "iso3", "speaks"),
    [
        ("Moscow", "RUS", True),
        ("Kiev", "UKR", True),
        ("Washington", "USA", True),
        ("the Kremlin", "RUS", True),
        ("No. 10", "GBR", True),
        ("10 Downing Street", "GBR", True),
        ("the Elys\u00e9e", "FRA", True),
        ("Foggy Bottom", "USA", True),
        ("Malacanang", "PHL", True),
        ("Zhongnanhai", "CHN", True),
        ("Japan", "JPN", True),
        ("the French government", "FRA", True),
        ("Russia's foreign ministry", "RUS", True),
        ("Iran\u2019s army", "IRN", True),
        ("the Israeli military", "ISR", True),
        ("the Swiss delegation", "CHE", True),
        ("Brussels", "BEL", False),
        ("Emirati", "ARE", False),
        ("Russians", "RUS", False),
        ("Frenchwomen", "FRA", False),
        ("Nigerien", "NER", False),
        ("Nigerians", "NGA", False),
        ("the Russian opposition", None, False),
        ("Brussels effect", None, False),
        ("Berlaymont", None, False),
        ("The Hague", "NLD", True),
        ("the Hague", "NLD", True),
        ("South America", None, False),
    ],
)
def test_a_phrase_stands_for_its_country_and_may_speak_for_it(
    phrase: str, iso3: str | None, speaks: bool
) -> None:
    assert code(country_of(phrase)) == iso3
    assert code(metonym(phrase)) == (iso3 if speaks else None)


def test_countries_are_found_from_left_to_right_the_longest_first() -> None:
    text = (
        "U.S.-led talks in Guinea-Bissau drew anti-Russian and South Korean envoys, "
        "Papua New Guinea's minister and a man from No 10."
    )
    found = [(text[m.start : m.end], m.iso3, m.sort) for m in find_countries(text)]
    assert found == [
        ("U.S.", "USA", "name"),
        ("Guinea-Bissau", "GNB", "name"),
        ("Russian", "RUS", "adjective"),
        ("South Korean", "KOR", "adjective"),
        ("Papua New Guinea", "PNG", "name"),
        ("No 10", "GBR", "seat"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They told us that turkey was off the menu and that chad is a fish.",
        "Latin American voters by the South China Sea read the Washington Post.",
        "New Jersey and New Mexico signed the Paris Agreement.",
        "Indiana, Nigerville and Moscowian are none.",
    ],
)
def test_what_only_looks_like_a_country_is_not_found(text: str) -> None:
    assert list(find_countries(text)) == []


def test_a_name_in_a_dateline_is_found_but_a_short_one_could_be_an_acronym() -> None:
    text = "MOSCOW, June 3 - MALI stands for something else, the US does not."
    assert [m.iso3 for m in find_countries(text)] == ["RUS", "USA"]


@pytest.mark.parametrize("phrase", ["Georgia", "Jordan", "Chad", "Washington", "the Hague"])
def test_phrases_with_another_common_meaning_are_marked(phrase: str) -> None:
    assert is_ambiguous(phrase)
    assert not is_ambiguous("France")
    assert [m.ambiguous for m in find_countries("Georgia and Latvia")] == [True, False]


def test_seats_are_told_from_other_phrases() -> None:
    assert is_seat("the White House")
    assert is_seat("Westminster")
    assert not is_seat("Moscow")
    assert not is_seat("the white house")


def test_a_code_gives_its_country_and_an_unknown_one_says_so() -> None:
    assert country_by_code("xkx").name == "Kosovo"
    with pytest.raises(UnknownCountry, match=r"'XYZ'.*alpha-3"):
        country_by_code("XYZ")


def test_the_word_list_is_whole() -> None:
    words = {code: entry for code, entry in load_words("countries").items() if code != "general"}
    assert len(words) == 250
    assert len({entry["iso2"] for entry in words.values()}) == 250
    for code_, entry in words.items():
        listed = {entry["name"], *entry.get("names", ()), *entry.get("adjectives", ())}
        listed |= {*entry.get("capitals", ()), *entry.get("seats", ())}
        assert set(entry.get("ambiguous", ())) <= listed, code_


def test_every_phrase_of_the_list_is_found_in_running_text() -> None:
    for code_, entry in load_words("countries").items():
        for key in ("names", "adjectives", "capitals", "seats"):
            for phrase in entry.get(key, ()):
                text = f"Then {phrase} was named."
                mentions = list(find_countries(text))
                assert [m.iso3 for m in mentions] == [code_], phrase


def test_an_accent_that_tells_a_name_from_a_word_is_needed() -> None:
    text = "Male voters met at a Reunion in Mal\u00e9, on R\u00e9union."
    assert [text[m.start : m.end] for m in find_countries(text)] == ["Mal\u00e9", "R\u00e9union"]
