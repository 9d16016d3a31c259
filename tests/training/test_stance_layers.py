"""The tuning of the upper layers, on a few windows and small random weights."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch comes with the train extra")

from ingest.stance_net import Table  # noqa: E402
from ingest.stance_states import UpperLayers  # noqa: E402
from tests.training.test_finetune import weights  # noqa: E402
from training import encoder, stance_layers  # noqa: E402
from training.network import Asked, Window  # noqa: E402
from training.stance_layers import Plan  # noqa: E402

SMALL = Plan(
    rounds=120, heads=2, hidden=8, head_rate=0.02, drop_names=0.0, drop_hidden=0.0, drop_states=0.0
)


def asked(name: int, answer: float, weight: float = 1.0) -> Asked:
    return Asked(
        places=[(0, 1), (1, 2), (0, 3), (0, 0), (0, 3)],
        columns=np.array([0, name]),
        values=np.array([0.0, 1.0], dtype=np.float32),
        answers=np.array([answer, answer, answer], dtype=np.float32),
        weights=np.array([weight] * 3, dtype=np.float32),
    )


def lessons() -> list[Window]:
    chance = np.random.default_rng(0)
    states = chance.normal(size=(8, 3, encoder.WIDTH)).astype(np.float16)
    return [Window(lower=one, asked=[asked(1, 1.0), asked(2, 0.0)]) for one in states]


def test_what_tells_is_learned_and_is_written_as_the_judge_reads_it() -> None:
    model = stance_layers.tune(weights(), lessons(), 2, SMALL, 0)
    lower = lessons()[0].lower.astype(np.float32)
    upper = UpperLayers(stance_layers.graph_of(model)).states(lower, [(0, 3)])
    mean = [upper[a:b].mean(0) if a < b else 0 * upper[0] for a, b in asked(1, 1.0).places]
    dense = np.concatenate(mean)[None].repeat(2, axis=0)
    table = Table([{"yes": 1.0}, {"no": 1.0}], {"yes": 1, "no": 2})
    for reader in model.readers:
        yes, no = reader.net().chances(table, dense)[:, 0]
        assert yes > 0.7
        assert no < 0.3


def test_the_same_seed_tunes_the_same() -> None:
    plan = Plan(rounds=1, heads=1, hidden=4)
    one, other = (stance_layers.tune(weights(), lessons(), 2, plan, 3) for _ in range(2))
    assert stance_layers.graph_of(one) == stance_layers.graph_of(other)


def test_the_states_of_the_graph_are_those_of_the_layers() -> None:
    model = stance_layers.tune(weights(), lessons(), 2, Plan(rounds=1, heads=1, hidden=4), 0)
    lower = torch.from_numpy(lessons()[0].lower.astype(np.float32))[None]
    with torch.no_grad():
        wanted = model.layers.run(lower, torch.ones((1, 3), dtype=torch.bool))[-1][0].numpy()
    found = UpperLayers(stance_layers.graph_of(model)).states(lower[0].numpy(), [(0, 3)])
    assert np.corrcoef(wanted.ravel(), found.ravel())[0, 1] > 0.99
