"""Train the parts of the pipeline: syntax (tagger, morphologizer, parser) and names."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, Config

from ingest.pipeline import FEATURES, features_of, use_one_multiplication
from training import entities, treebanks

CONFIG = Path(__file__).parent / "config.cfg"
SYNTAX = ("tok2vec", "tagger", "morphologizer", "parser")
NAMES = ("ner",)
WORDS_OF_A_BATCH = 1_000
DROPOUT = 0.1
RATE = 0.003


def blank(parts: Iterable[str] | None = None) -> Language:
    """Make the untrained pipeline, or only some parts of it."""
    config = Config().from_disk(CONFIG)
    if parts is not None:
        config["nlp"]["pipeline"] = list(parts)
        config["components"] = {name: config["components"][name] for name in parts}
    return spacy.util.load_model_from_config(config, auto_fill=True)


def syntax_examples(nlp: Language, shared: Path, seed: int) -> Iterator[Example]:
    """Yield the training examples of both treebanks, and each once more varied."""
    chance = random.Random(seed)
    for name in ("ewt", "gum"):
        sentences = treebanks.read(shared / f"corpora/treebank/{name}-train.conllu")
        for document in treebanks.documents(sentences):
            for piece in treebanks.pieces(document):
                for each in (piece, treebanks.varied(piece, chance)):
                    separator = treebanks.BREAK if chance.random() < 0.7 else "\n"
                    yield _example(nlp, treebanks.to_doc(nlp.vocab, each, separator))


def name_examples(nlp: Language, shared: Path, seed: int) -> Iterator[Example]:
    """Yield the training examples of the entity corpora."""
    for passage in name_passages(shared / "corpora/ner", seed):
        yield _example(nlp, entities.to_doc(nlp, passage))


def name_passages(folder: Path, seed: int) -> Iterator[entities.Passage]:
    """Yield passages of a few sentences: Universal NER over EWT, Wikigold and CrossNER."""
    for document in entities.read_uner(folder / "uner-ewt-train.iob2"):
        yield from entities.grouped(document, 6)
    yield from entities.grouped(entities.read_columns(folder / "wikigold.conll", " "), 4)
    for path in sorted(folder.glob("crossner-*.txt")):
        yield from entities.grouped(entities.read_columns(path, "\t"), 3)


def _example(nlp: Language, reference: Doc) -> Example:
    predicted = nlp.make_doc(reference.text)
    predicted.user_data[FEATURES] = features_of(predicted).astype("float16")
    return Example(predicted, reference)


def train(
    nlp: Language,
    examples: list[Example],
    *,
    steps: int,
    seed: int,
    report: Callable[[int, dict[str, float]], None],
    every: int = 200,
) -> None:
    """Train all trainable parts, and leave the averaged weights in them."""
    fix_random_seed(seed)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    nlp.initialize(lambda: examples[:2000])
    use_one_multiplication(nlp)
    batches = _batches(examples, random.Random(seed))
    losses: dict[str, float] = {}
    for step in range(steps):
        optimizer.learn_rate = RATE * min(1.0, (step + 1) / 100) * (1 - step / steps)
        nlp.update(next(batches), sgd=optimizer, drop=DROPOUT, losses=losses)
        if (step + 1) % every == 0:
            with nlp.use_params(optimizer.averages):
                report(step + 1, losses)
            losses = {}
    _keep(nlp, optimizer)


def _keep(nlp: Language, optimizer: Adam) -> None:
    for _, part in nlp.pipeline:
        model = getattr(part, "model", None)
        for node in model.walk() if model else ():
            for name in node.param_names:
                if node.has_param(name) and (node.id, name) in optimizer.averages:
                    node.set_param(name, optimizer.averages[node.id, name])


def _batches(examples: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    while True:
        order = list(examples)
        chance.shuffle(order)
        batch: list[Example] = []
        words = 0
        for example in order:
            batch.append(example)
            words += len(example.predicted)
            if words >= WORDS_OF_A_BATCH:
                yield batch
                batch, words = [], 0


def progress(
    nlp: Language, examples: list[Example], started: float
) -> Callable[[int, dict[str, float]], None]:
    """Return a reporter that scores a pipeline on examples and prints a line."""

    def report(step: int, losses: dict[str, float]) -> None:
        scores = nlp.evaluate([Example(each.predicted.copy(), each.reference) for each in examples])
        wanted = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "ents_p", "ents_r", "ents_f")
        shown = " ".join(f"{key} {scores[key] * 100:.1f}" for key in wanted if scores.get(key))
        loss = " ".join(f"{name} {value:.0f}" for name, value in losses.items())
        print(f"{time.monotonic() - started:6.0f} s  step {step}  {shown}  loss {loss}", flush=True)

    return report
