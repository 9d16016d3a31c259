import pytest

from ingest.manner import manner
from ingest.records import Manner


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("We will never leave the treaty.", 1),
        ("The council demands an end to the toll.", 1),
        ("The union is open to a smaller rise.", -1),
        ("A vote is possible, but not now.", -1),
        ("She did not rule out a second ferry.", -1),
        ("He signed the treaty on 3 May 2031.", 0),
        ("It may happen.", -1),
        ("The council backs the toll.", 0),
        ("They must go, perhaps.", 0),
    ],
)
def test_how_firmly_a_side_is_taken(text: str, strength: int) -> None:
    assert manner(text).strength == strength


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        ("We join if the price falls.", True),
        ("No talks until the troops leave.", True),
        ("In exchange for immunity he goes.", True),
        ("We join next year.", False),
        ("The specific plan stands.", False),  # no "if" within a word
    ],
)
def test_whether_it_hangs_on_something(text: str, conditional: bool) -> None:
    assert manner(text).conditional is conditional


def test_figures_are_in_their_normal_form() -> None:
    assert manner("A tariff of 15% within six months").figures == ("15%", "6 months")
    assert manner("no figure at all") == Manner()
