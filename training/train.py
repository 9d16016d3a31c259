"""Train the parts of the pipeline: syntax (tagger, morphologizer, parser) and names."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Config, Optimizer, fix_random_seed

from ingest.pipeline import FEATURES, features_of, use_one_multiplication
from training import entities, tokenizer, treebanks

CONFIG = Path(__file__).parent / "config.cfg"
SYNTAX = ("tok2vec", "tagger", "morphologizer", "parser")
NAMES = ("ner",)
WORDS_OF_A_BATCH = 1_000
DROPOUT = {"syntax": 0.1, "names": 0.2}
RATE = 0.003


def blank(parts: Iterable[str] | None = None) -> Language:
    """Make the untrained pipeline, or only some parts of it."""
    config = Config().from_disk(CONFIG)
    if parts is not None:
        config["nlp"]["pipeline"] = list(parts)
        config["components"] = {name: config["components"][name] for name in parts}
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    tokenizer.fit(nlp)
    return nlp


def syntax_references(nlp: Language, shared: Path, seed: int) -> Iterator[Doc]:
    """Yield the training documents of both treebanks, and each once more varied."""
    chance = random.Random(seed)  # noqa: S311  no secret is made
    for name in ("ewt", "gum"):
        sentences = treebanks.read(shared / f"corpora/treebank/{name}-train.conllu")
        for document in treebanks.documents(sentences):
            for piece in treebanks.pieces(document):
                for each in (piece, treebanks.varied(piece, chance)):
                    separator = treebanks.BREAK if chance.random() < 0.7 else "\n"
                    yield treebanks.to_doc(nlp.vocab, each, separator)


def name_references(nlp: Language, shared: Path, seed: int) -> Iterator[Doc]:
    """Yield the training documents of the entity corpora, half of them with curly quotes."""
    chance = random.Random(seed)  # noqa: S311  no secret is made
    for passage in name_passages(shared / "corpora"):
        text = entities.curly(passage.text) if chance.random() < 0.5 else passage.text
        yield entities.to_doc(nlp, replace(passage, text=text))


def held_syntax(nlp: Language, shared: Path, share: int = 4) -> list[Example]:
    """Return one in so many documents of both treebanks' dev parts."""
    documents = [
        document
        for name in ("ewt", "gum")
        for document in treebanks.documents(
            treebanks.read(shared / f"corpora/treebank/{name}-dev.conllu")
        )
    ]
    return [example(nlp, treebanks.to_doc(nlp.vocab, each)) for each in documents[::share]]


def held_names(nlp: Language, shared: Path) -> list[Example]:
    """Return the documents of Universal NER's dev part."""
    documents = entities.read_uner(shared / "corpora/ner/uner-ewt-dev.iob2")
    return [example(nlp, entities.to_doc(nlp, entities.join(each))) for each in documents]


def name_passages(corpora: Path) -> Iterator[entities.Passage]:
    """Yield passages of a few sentences: Universal NER over EWT, Wikigold and CrossNER."""
    for document in entities.read_uner(corpora / "ner/uner-ewt-train.iob2"):
        yield from entities.grouped(document, 6)
    yield from entities.grouped(entities.read_columns(corpora / "ner/wikigold.conll", " "), 4)
    for path in sorted((corpora / "ner").glob("crossner-*.txt")):
        yield from entities.grouped(entities.read_columns(path, "\t"), 3)


def plain_example(nlp: Language, reference: Doc) -> Example:
    """Pair a document with its raw text, tokenized as it will be in use."""
    return Example(nlp.make_doc(reference.text), reference)


def example(nlp: Language, reference: Doc) -> Example:
    """Make an example with the encoder's features, so that they are computed only once."""
    predicted = nlp.make_doc(reference.text)
    predicted.user_data[FEATURES] = features_of(predicted).astype("float16")
    return Example(predicted, reference)


def train(
    nlp: Language,
    examples: list[Example],
    *,
    steps: int,
    seed: int,
    dropout: float,
    report: Callable[[int, dict[str, float]], None],
    every: int = 400,
) -> None:
    """Train all trainable parts, and leave the averaged weights in them."""
    fix_random_seed(seed)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    nlp.initialize(lambda: examples[:2000])
    use_one_multiplication(nlp)
    batches = _batches(examples, random.Random(seed))  # noqa: S311  no secret is made
    losses: dict[str, float] = {}
    for step in range(steps):
        optimizer.learn_rate = RATE * min(1.0, (step + 1) / 100) * (1 - step / steps)
        nlp.update(next(batches), sgd=optimizer, drop=dropout, losses=losses)
        if (step + 1) % every == 0 or step + 1 == steps:
            with nlp.use_params(optimizer.averages):
                report(step + 1, losses)
            losses = {}
    _keep(nlp, optimizer)


def _keep(nlp: Language, optimizer: Optimizer) -> None:
    averages = optimizer.averages or {}
    for _, part in nlp.pipeline:
        model = getattr(part, "model", None)
        for node in model.walk() if model else ():
            for name in node.param_names:
                if node.has_param(name) and (node.id, name) in averages:
                    node.set_param(name, averages[node.id, name])


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
        wanted = (
            "tag_acc",
            "pos_acc",
            "dep_uas",
            "dep_las",
            "sents_f",
            "ents_p",
            "ents_r",
            "ents_f",
        )
        shown = " ".join(f"{key} {scores[key] * 100:.1f}" for key in wanted if scores.get(key))
        loss = " ".join(f"{name} {value:.0f}" for name, value in losses.items())
        print(f"{time.monotonic() - started:6.0f} s  step {step}  {shown}  loss {loss}", flush=True)

    return report
