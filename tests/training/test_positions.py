import numpy as np
import pytest

from training.positions import TEXTS, fit, measured, pairs_of, read_wordings

TEXT = """
# a note
## Harbour (tune)
= toll
+ a harbour toll
- no harbour toll
= ferry
+ a second ferry
"""


def test_marked_wordings_are_read() -> None:
    found = list(read_wordings(TEXT))
    assert [(w.subject, w.part, w.node, w.side, w.text) for w in found] == [
        ("Harbour", "tune", "toll", "+", "a harbour toll"),
        ("Harbour", "tune", "toll", "-", "no harbour toll"),
        ("Harbour", "tune", "ferry", "+", "a second ferry"),
    ]


def test_all_wordings_of_a_subject_are_paired() -> None:
    pairs = pairs_of(list(read_wordings(TEXT)), "tune")
    assert [(pair.same, pair.agree) for pair in pairs] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_there_are_enough_pairs_and_no_subject_is_in_both_parts() -> None:
    wordings = list(read_wordings(TEXTS.read_text(encoding="utf-8")))
    tune = {w.subject for w in wordings if w.part == "tune"}
    held = {w.subject for w in wordings if w.part == "held"}
    assert {w.part for w in wordings} == {"tune", "held"}
    assert not tune & held
    assert sum(len(pairs_of(wordings, part)) for part in ("tune", "held")) >= 150


def test_the_fit_finds_what_separates() -> None:
    rows = np.array([[0.9, 1.0], [0.8, 0.0], [0.2, 1.0], [0.1, 0.0]] * 5)
    weights, bias = fit(rows, np.array([True, True, False, False] * 5))
    assert weights[0] > abs(weights[1])
    assert list(rows[:4] @ weights + bias > 0) == [True, True, False, False]


def test_the_shipped_weights_hold_on_subjects_that_they_have_not_seen() -> None:
    from graph.likeness import likeness

    wordings = list(read_wordings(TEXTS.read_text(encoding="utf-8")))
    pairs = pairs_of(wordings, "held")
    _, same, known = measured(pairs)
    said = np.array([likeness(known[pair.one], known[pair.other]) > 0.5 for pair in pairs])
    right = (said & same).sum()
    assert 2 * right / (said.sum() + same.sum()) == pytest.approx(0.83, abs=0.02)
