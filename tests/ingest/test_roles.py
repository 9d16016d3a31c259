"""For which state a role speaks, and which no longer does."""

import pytest

from ingest.roles import fullest, state_of


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Norwegian foreign minister", "NOR"),
        ("the Norwegian president", "NOR"),
        ("Kremlin spokesman", "RUS"),
        ("acting prime minister of Norway", "NOR"),
        ("interim Norwegian president", "NOR"),
        ("outgoing Norwegian prime minister", "NOR"),
        ("Norwegian president-elect", "NOR"),
        ("Norwegian envoy to the former republic", "NOR"),
        ("former Norwegian foreign minister", None),
        ("the former president of Norway", None),
        ("then Norwegian president", None),
        ("then-president of Norway", None),
        ("Norway's then-foreign minister", None),
        ("ex-foreign minister of Norway", None),
        ("the late Norwegian king", None),
        ("ousted Norwegian president", None),
        ("one-time Norwegian ambassador", None),
        ("Norwegian shadow foreign minister", None),
        ("self-proclaimed president of Norway", None),
        ("Norwegian opposition leader", None),
        ("Norwegian singer", None),
        ("foreign minister", None),
    ],
)
def test_a_role_speaks_for_a_state_while_it_is_held(role: str, expected: str | None) -> None:
    assert state_of(role) == expected


def test_the_role_shown_is_the_one_that_speaks_for_the_state() -> None:
    roles = ["former deputy chairwoman of the harbour board", "Norwegian envoy"]
    assert fullest(roles, "NOR") == "Norwegian envoy"
    assert fullest(roles, None) == roles[0]
    assert fullest([], "NOR") is None
