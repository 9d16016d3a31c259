"""How regressions are fitted."""

import numpy as np

from training.regression import Matrix, fit, regress


def test_a_regression_learns_what_tells() -> None:
    rows = [{"yes": 1.0}, {"no": 1.0}] * 50
    matrix = Matrix(rows, {"yes": 0, "no": 1}, np.zeros((100, 1)))
    found = fit(matrix, np.array([1.0, 0.0] * 50), np.ones(100))
    assert found[0] > 1.0
    assert found[1] < -1.0


def test_rare_features_are_left_out() -> None:
    rows = [{"yes": 1.0}, {"no": 1.0}] * 20 + [{"rare": 1.0}]
    answers = np.array([1.0, 0.0] * 20 + [1.0])
    used = np.ones(len(rows), dtype=bool)
    found = regress("x", rows, np.zeros((len(rows), 1)), answers, np.ones(len(rows)), used)
    assert bytes(found["x_names"]).decode() == "no\nyes"
    assert found["x_weights"].shape == (2,)
