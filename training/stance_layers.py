"""Tune the encoder's upper layers on stances, with the networks that read them; needs torch.

`python -m training.stances` calls this. Two layers, as published, learn together with a few
networks of the form of ingest/stance_net.py, which read the means of their states over a
proposal's cue, target, evidence, actor and sentence. The layers below are frozen: the pipeline
reads them too. What is learned goes into ingest/model/stances.npz.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.stance_net import SHARE, Net
from training import encoder
from training.layers import DEVICE, LOWER, Stack, alike, layer_of, warmed
from training.network import Window

WORDS_OF_A_BATCH = 1_600
FORGOTTEN = 0.05  # of the words: the context must do
STATES = 5  # means that a network reads, of 384 numbers each


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Say how long and how fast is tuned, and how large the networks are."""

    rounds: int = 3
    rate: float = 2e-4
    decay_by_layer: float = 0.85
    head_rate: float = 1.5e-3
    heads: int = 4
    width: int = 8  # numbers in the row of a feature
    hidden: int = 96
    drop_states: float = 0.3
    drop_hidden: float = 0.5
    drop_names: float = 0.3


class Reader(nn.Module):
    """One network over the states and the features, in the form of ingest/stance_net.py."""

    def __init__(self, names: int, answers: int, plan: Plan) -> None:
        """Begin as a network that knows nothing."""
        super().__init__()
        self.plan = plan
        dense = STATES * encoder.WIDTH
        self.direct = nn.EmbeddingBag(names + 1, answers, mode="sum")
        self.rows = nn.EmbeddingBag(names + 1, plan.width, mode="sum")
        self.hidden = nn.Linear(dense + plan.width, plan.hidden)
        self.out = nn.Linear(plan.hidden, answers)
        self.straight = nn.Linear(dense, answers, bias=False)
        nn.init.zeros_(self.direct.weight)
        nn.init.zeros_(self.straight.weight)
        nn.init.normal_(self.rows.weight, std=0.05)

    def forward(self, dense: Tensor, columns: Tensor, starts: Tensor, values: Tensor) -> Tensor:
        """Return the log odds of each answer, a row a proposal."""
        plan, learns = self.plan, self.training
        dense = functional.dropout(dense, plan.drop_states, learns)
        values = functional.dropout(values, plan.drop_names, learns)
        rows = self.rows(columns, starts, per_sample_weights=values) / SHARE
        reached = functional.relu(self.hidden(torch.cat([dense, rows], -1)))
        hidden = functional.dropout(reached, plan.drop_hidden, learns)
        direct: Tensor = self.direct(columns, starts, per_sample_weights=values)
        return direct + self.out(hidden) + self.straight(dense)

    def net(self) -> Net:
        """Return the weights as the judge reads them."""
        found = {
            "direct": self.direct.weight,
            "rows": self.rows.weight,
            "hidden": self.hidden.weight.T,
            "hidden_bias": self.hidden.bias,
            "out": self.out.weight.T,
            "out_bias": self.out.bias,
            "straight": self.straight.weight.T,
        }
        return Net({name: part.detach().cpu().numpy() for name, part in found.items()})


class Model(nn.Module):
    """The upper layers under their readers."""

    def __init__(self, weights: encoder.Weights, names: int, answers: int, plan: Plan) -> None:
        """Put them together."""
        super().__init__()
        self.layers = Stack(weights, range(LOWER, encoder.LAYERS))
        self.readers = nn.ModuleList(Reader(names, answers, plan) for _ in range(plan.heads))

    def forward(self, batch: Batch) -> Tensor:
        """Return the log odds (readers, proposals, answers)."""
        with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            states = self.layers.run(batch.lower, batch.there)[-1]
        dense = (batch.pool @ states.float()[batch.window]).flatten(1)
        scores = [r(dense, batch.columns, batch.starts, batch.values) for r in self.readers]
        return torch.stack(scores)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows side by side, padded, and the proposals about them one below the other."""

    lower: Tensor
    there: Tensor
    window: Tensor  # of each proposal
    pool: Tensor  # (proposals, 5, words): the mean of the words at each place
    columns: Tensor
    starts: Tensor
    values: Tensor
    answers: Tensor
    weights: Tensor


def collate(group: Sequence[Window], chance: np.random.Generator) -> Batch:
    """Pad windows into a batch, and forget some of their words."""
    length = max(len(one.lower) for one in group)
    lower = np.zeros((len(group), length, encoder.WIDTH), dtype=np.float32)
    there = np.zeros((len(group), length), dtype=bool)
    asked = [(row, one) for row, window in enumerate(group) for one in window.asked]
    pool = np.zeros((len(asked), STATES, length), dtype=np.float32)
    for row, window in enumerate(group):
        size = len(window.lower)
        lower[row, :size], there[row, :size] = window.lower, True
        lower[row, :size][chance.random(size) < FORGOTTEN] = 0.0
    for row, (_, one) in enumerate(asked):
        for number, (start, end) in enumerate(one.places):
            pool[row, number, start:end] = 1.0 / max(end - start, 1)
    sizes = [len(one.columns) for _, one in asked]
    arrays: dict[str, npt.NDArray[Any]] = {
        "lower": lower,
        "there": there,
        "window": np.array([row for row, _ in asked]),
        "pool": pool,
        "columns": np.concatenate([one.columns for _, one in asked]),
        "starts": np.cumsum([0, *sizes[:-1]]),
        "values": np.concatenate([one.values for _, one in asked]),
        "answers": np.stack([one.answers for _, one in asked]),
        "weights": np.stack([one.weights for _, one in asked]),
    }
    return Batch(**{name: torch.from_numpy(rows).to(DEVICE) for name, rows in arrays.items()})


def tune(
    weights: encoder.Weights, windows: Sequence[Window], names: int, plan: Plan, seed: int
) -> Model:
    """Tune the layers and fit the readers; ``names`` is the number of named features."""
    torch.manual_seed(seed)
    answers = len(windows[0].asked[0].answers)
    model = Model(weights, names, answers, plan).to(DEVICE).train()
    order, forget = random.Random(seed), np.random.default_rng(seed)  # noqa: S311  no secret
    rounds = [
        alike(windows, lambda each: len(each.lower), WORDS_OF_A_BATCH, order)
        for _ in range(plan.rounds)
    ]
    steps = sum(len(one) for one in rounds)
    optimizer = torch.optim.AdamW(groups_of(model, plan), betas=(0.9, 0.98))
    schedule = warmed(optimizer, steps)
    for group in itertools.chain.from_iterable(rounds):
        loss = loss_of(model, collate(group, forget))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    model.eval()
    return model


def groups_of(model: Model, plan: Plan) -> Iterator[dict[str, Any]]:
    """Give each layer its rate: the lower, the slower; the readers are quick."""
    for name, value in model.layers.named_parameters():
        rate = plan.rate * plan.decay_by_layer ** (encoder.LAYERS - 1 - layer_of(name))
        yield {"params": [value], "lr": rate, "weight_decay": 0.01}
    yield {"params": model.readers.parameters(), "lr": plan.head_rate, "weight_decay": 0.02}


def loss_of(model: Model, batch: Batch) -> Tensor:
    """Return the mean loss of a proposal; an answer that is unknown has the weight 0."""
    scores = model(batch)
    wanted = batch.answers.expand_as(scores)
    losses = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    return (losses * batch.weights).sum() / scores.shape[0] / scores.shape[1]


def graph_of(model: Model) -> bytes:
    """Write the tuned layers as ONNX."""
    learnt = {key: value.float().numpy() for key, value in model.layers.learnt().items()}
    return bytes(encoder.build_upper(learnt).SerializeToString())
