"""How networks are fitted."""

import numpy as np

from ingest.stance_net import Table
from training.network import Lessons, Plan, fit

SMALL = Plan(width=2, hidden=4, rounds=60, batch=16, pace=0.05)


def lessons() -> Lessons:
    described = [{"yes": 1.0}, {"no": 1.0}] * 32
    return Lessons(
        table=Table(described, {"no": 1, "yes": 2}),
        dense=np.zeros((64, 1), dtype=np.float32),
        answers=np.array([[1.0], [0.0]] * 32, dtype=np.float32),
        weights=np.ones((64, 1), dtype=np.float32),
    )


def test_a_network_learns_what_tells() -> None:
    found = fit(lessons(), 2, SMALL, 0)
    table = Table([{"yes": 1.0}, {"no": 1.0}], {"no": 1, "yes": 2})
    yes, no = found.chances(table, np.zeros((2, 1), dtype=np.float32))[:, 0]
    assert yes > 0.8
    assert no < 0.2


def test_the_same_seed_fits_the_same() -> None:
    one, other = (fit(lessons(), 2, SMALL, 3) for _ in range(2))
    assert all(np.array_equal(one.weights[name], other.weights[name]) for name in one.weights)


def test_an_answer_without_weight_teaches_nothing() -> None:
    some = lessons()
    some.weights[:] = 0.0
    found = fit(some, 2, SMALL, 0)
    assert np.allclose(found.weights["direct"], 0.0)
