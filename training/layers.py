"""The encoder's lower layers in torch, as training.encoder writes them, and heads to teach them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.encoder import MARK_COUNT
from training import encoder
from training.labelled import NAMES, UNKNOWN, Classes

T = TypeVar("T")

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
LOWER = encoder.SYNTAX_LAYERS[-1]
DROPOUT = 0.1
HEAD_WIDTH = 128


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, padded."""

    ids: Tensor
    marks: Tensor
    there: Tensor
    pool: Tensor  # (windows, words, pieces): the mean of each word's pieces
    labels: dict[str, Tensor]


def alike(
    windows: Sequence[T], length: Callable[[T], int], most: int, chance: random.Random
) -> list[list[T]]:
    """Group windows of like length, in a random order, so that a padded batch has at most `most`.

    A longer window is a group of its own.
    """
    groups: list[list[T]] = [[]]
    for one in sorted(windows, key=lambda each: length(each) + chance.random() * 16):
        if groups[-1] and (len(groups[-1]) + 1) * length(one) > most:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    return groups


def warmed(optimizer: torch.optim.Optimizer, steps: int) -> Any:
    """Let an optimizer's rates rise for 6 % of the steps, then fall to nothing."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps), 1.0) * (1 - step / steps)
    )


def layer_of(name: str) -> int:
    """Return the number of the layer to which a parameter belongs."""
    return int(name.split("encoder_layer_")[1].split("_", maxsplit=1)[0])


class Stack(nn.Module):
    """Some of the encoder's layers, as training.encoder writes them."""

    def __init__(self, weights: encoder.Weights, numbers: range) -> None:
        """Begin with the published weights."""
        super().__init__()
        self.numbers = numbers
        self.names = {
            key: key.replace(".", "_")
            for key in weights
            if key.startswith(tuple(f"encoder.layer.{number}." for number in numbers))
        }
        for key, name in self.names.items():
            self.register_parameter(name, nn.Parameter(torch.tensor(weights[key])))

    def run(self, value: Tensor, there: Tensor) -> list[Tensor]:
        """Return the states (windows, pieces, 384) after each layer, of pieces that are there."""
        states = []
        for number in self.numbers:
            value = self._layer(number, value, there[:, None, None, :])
            states.append(value)
        return states

    def _layer(self, number: int, value: Tensor, there: Tensor) -> Tensor:
        key = f"encoder_layer_{number}"
        shape = (*value.shape[:2], encoder.HEADS, -1)
        query, keys, values = (
            self._linear(f"{key}_attention_self_{part}", value).view(shape).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        mixed = functional.scaled_dot_product_attention(query, keys, values, attn_mask=there)
        mixed = mixed.transpose(1, 2).reshape(value.shape)
        value = self._add(f"{key}_attention_output", value, mixed)
        wide = functional.gelu(self._linear(f"{key}_intermediate_dense", value))
        return self._add(f"{key}_output", value, wide)

    def _linear(self, name: str, value: Tensor) -> Tensor:
        return functional.linear(
            value, getattr(self, f"{name}_weight"), getattr(self, f"{name}_bias")
        )

    def _add(self, name: str, value: Tensor, change: Tensor) -> Tensor:
        change = functional.dropout(self._linear(f"{name}_dense", change), DROPOUT, self.training)
        weight = getattr(self, f"{name}_LayerNorm_weight")
        bias = getattr(self, f"{name}_LayerNorm_bias")
        total = value + change
        return functional.layer_norm(total, (encoder.WIDTH,), weight, bias, encoder.EPSILON)

    def learnt(self) -> dict[str, Tensor]:
        """Return the layers' weights under the names that training.encoder looks for."""
        return {key: getattr(self, name).detach().cpu() for key, name in self.names.items()}


class Layers(Stack):
    """The lower layers over frozen embeddings."""

    def __init__(self, weights: encoder.Weights) -> None:
        """Begin with the published weights, and with marks that say nothing."""
        super().__init__(weights, range(LOWER))
        self.marks = nn.Parameter(torch.zeros(MARK_COUNT, encoder.WIDTH))
        for name, value in _embeddings(weights).items():
            self.register_buffer(name, value, persistent=False)

    def forward(self, ids: Tensor, marks: Tensor, there: Tensor) -> Tensor:
        """Return the states (windows, pieces, 768) of pieces that are there."""
        value = self.table[ids] + self.places[: ids.shape[1]]
        value = functional.layer_norm(
            value, (encoder.WIDTH,), self.norm_weight, self.norm_bias, encoder.EPSILON
        )
        value = functional.dropout(value + self.marks[marks], DROPOUT, self.training)
        states = self.run(value, there)
        return torch.cat([states[number - 1] for number in encoder.SYNTAX_LAYERS], dim=-1)

    def tuned(self) -> dict[str, Tensor]:
        """Return what was learnt, under the names that training.encoder looks for."""
        return {**self.learnt(), encoder.MARKS: self.marks.detach().cpu()}


def _embeddings(weights: encoder.Weights) -> dict[str, Tensor]:
    """Return the frozen part, with the words' vectors rounded as they will be in use."""
    words, scales = encoder.quantise(weights["embeddings.word_embeddings.weight"], axis=1)
    places = weights["embeddings.position_embeddings.weight"]
    places = places + weights["embeddings.token_type_embeddings.weight"][0]
    return {
        "table": torch.tensor(words * scales[:, None]),
        "places": torch.tensor(places),
        "norm_weight": torch.tensor(weights["embeddings.LayerNorm.weight"]),
        "norm_bias": torch.tensor(weights["embeddings.LayerNorm.bias"]),
    }


class Heads(nn.Module):
    """One simple reader for each task."""

    def __init__(self, classes: Classes) -> None:
        """Make them for lists of labels."""
        super().__init__()
        width = 2 * encoder.WIDTH
        sizes = {"pos": classes.pos, "tag": classes.tag, "start": range(2), "name": NAMES}
        self.linear = nn.ModuleDict({k: nn.Linear(width, len(v)) for k, v in sizes.items()})
        self.sides = nn.Linear(width, 4 * HEAD_WIDTH)
        self.arc = nn.Linear(HEAD_WIDTH, HEAD_WIDTH)
        self.dep = nn.Linear(HEAD_WIDTH, len(classes.dep))

    def forward(self, words: Tensor, labels: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the scores of each task's labels; the deps those of the arcs in gold."""
        words = functional.dropout(words, DROPOUT, self.training)
        scores = {task: reader(words) for task, reader in self.linear.items()}
        sides = functional.dropout(functional.gelu(self.sides(words)), DROPOUT, self.training)
        child, parent, labelled, labelling = sides.chunk(4, dim=-1)
        there = torch.any(torch.stack([labels[k] for k in ("pos", "name")]) != UNKNOWN, dim=0)
        arcs = self.arc(child) @ parent.transpose(1, 2)
        scores["head"] = arcs.float().masked_fill(~there[:, None, :], -1e4)
        head = labels["head"].clamp(min=0)[:, :, None].expand(-1, -1, HEAD_WIDTH)
        scores["dep"] = self.dep(labelled + labelling.gather(1, head))
        return scores


class Model(nn.Module):
    """The layers under their heads."""

    def __init__(self, weights: encoder.Weights, classes: Classes) -> None:
        """Put them together."""
        super().__init__()
        self.layers = Layers(weights)
        self.heads = Heads(classes)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Return the scores of each task's labels."""
        with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
            states = self.layers(batch.ids, batch.marks, batch.there)
            scores: dict[str, Tensor] = self.heads(batch.pool @ states, batch.labels)
        return {task: each.float() for task, each in scores.items()}
