import pytest

from graph.shifts import Shift, Taken, shift
from ingest.records import Manner


def taken(side: str = "supports", *figures: str, strength: int = 0, hangs: bool = False) -> Taken:
    how = Manner(strength=strength, conditional=hangs, figures=figures)
    return Taken(side="supports" if side == "supports" else "opposes", manner=how)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (taken(), taken(), "none"),
        (taken(), taken("opposes"), "reversal"),
        (taken("supports", "10%"), taken("opposes", "20%", hangs=True), "reversal"),
        (taken(), taken(hangs=True), "condition_added"),
        (taken(hangs=True), taken(), "condition_dropped"),
        (taken("supports", "24 hours"), taken("supports", "6 months"), "none"),
        (taken("supports", "1 hour"), taken("supports", "24 hours"), "figure_changed"),
        (taken("supports", "10%"), taken("supports", "15%"), "figure_changed"),
        (taken("supports", "10%"), taken("supports"), "none"),
        (taken("supports", "10%"), taken("supports", "15%", hangs=True), "figure_changed"),
        (taken(strength=1), taken(strength=-1), "softening"),
        (taken(), taken(strength=-1), "softening"),
        (taken(strength=-1), taken(strength=1), "hardening"),
        (taken(strength=-1), taken(), "none"),
        (taken(strength=1), taken(), "none"),
    ],
)
def test_changes_are_typed(before: Taken, after: Taken, expected: Shift) -> None:
    assert shift(before, after) == expected
