"""How the judge of stances is taught: marked prose, matching, fitting."""

from pathlib import Path

import pytest

from training.stances import marked, overlap, same_name


def test_marks_become_stances_and_leave_the_text(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text(
        "# a comment\n{Ada Volk|+|Ada Volk backs {Lusk|-|Lusk, which is against it}}.\n"
    )
    (note,) = marked([path])
    assert note.text == "Ada Volk backs Lusk, which is against it."
    assert note.stances == (("Lusk", -1, (15, 40)), ("Ada Volk", 1, (0, 40)))


def test_the_prose_that_ships_is_whole() -> None:
    notes = list(marked())
    assert len(notes) > 60
    assert all(0 <= s < e <= len(n.text) for n in notes for _, _, (s, e) in n.stances)
    assert not any(set("{|}") & set(n.text) for n in notes)


@pytest.mark.parametrize(
    ("a", "b", "share"), [((0, 4), (0, 8), 1.0), ((0, 2), (2, 4), 0.0), ((0, 1), (0, 9), 0.0)]
)
def test_evidence_matches_by_the_shorter(
    a: tuple[int, int], b: tuple[int, int], share: float
) -> None:
    assert overlap("abcdefghij", a, b) == share


def test_names_match_by_the_last_word() -> None:
    assert same_name("President Ada Volk", "Volk")
    assert not same_name("Ada Volk", "Norway")
