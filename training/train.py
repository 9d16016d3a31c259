"""Train the parts of the pipeline: syntax (tagger, morphologizer, parser) and names."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Config, fix_random_seed

from ingest.pipeline import FEATURES, features_of, use_one_multiplication
from training import entities, tokenizer, treebanks

CONFIG = Path(__file__).parent / "config.cfg"
WORDS_OF_A_BATCH = 1_000
RATE = 0.003
EVERY = 250  # steps between two looks at the held-out examples
SHOWN = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "ents_p", "ents_r", "ents_f")


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
                yield treebanks.to_doc(nlp.vocab, piece)
                wrapped_at = chance.randint(45, 80) if chance.random() < 0.2 else None
                separator = treebanks.BREAK if wrapped_at or chance.random() < 0.4 else "\n"
                varied = treebanks.varied(piece, chance)
                yield treebanks.to_doc(nlp.vocab, varied, separator, wrapped_at)


def name_references(nlp: Language, shared: Path, seed: int) -> Iterator[Doc]:
    """Yield the training documents of the entity corpora, half of them with curly quotes."""
    chance = random.Random(seed)  # noqa: S311  no secret is made
    for passage in name_passages(shared / "corpora"):
        text = entities.curly(passage.text) if chance.random() < 0.5 else passage.text
        yield entities.to_doc(nlp, replace(passage, text=text))


def held_syntax(nlp: Language, shared: Path) -> Iterator[Doc]:
    """Yield every fourth document of both treebanks' dev parts."""
    documents = (
        document
        for name in ("ewt", "gum")
        for document in treebanks.documents(
            treebanks.read(shared / f"corpora/treebank/{name}-dev.conllu")
        )
    )
    for document in itertools.islice(documents, 0, None, 4):
        yield treebanks.to_doc(nlp.vocab, document)


def held_names(nlp: Language, shared: Path) -> Iterator[Doc]:
    """Yield the documents of Universal NER's dev part."""
    for document in entities.read_uner(shared / "corpora/ner/uner-ewt-dev.iob2"):
        yield entities.to_doc(nlp, entities.join(document))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How some parts of the pipeline are trained together."""

    parts: tuple[str, ...]
    references: Callable[[Language, Path, int], Iterator[Doc]]
    held: Callable[[Language, Path], Iterator[Doc]]
    measure: str
    steps: int
    dropout: float


RECIPES = {
    "syntax": Recipe(
        parts=("tok2vec", "tagger", "morphologizer", "parser"),
        references=syntax_references,
        held=held_syntax,
        measure="dep_las",
        steps=4500,
        dropout=0.2,
    ),
    "names": Recipe(
        parts=("ner",),
        references=name_references,
        held=held_names,
        measure="ents_f",
        steps=1200,
        dropout=0.2,
    ),
}


def name_passages(corpora: Path) -> Iterator[entities.Passage]:
    """Yield passages of a few sentences: Universal NER over EWT, Wikigold and CrossNER."""
    for document in entities.read_uner(corpora / "ner/uner-ewt-train.iob2"):
        yield from entities.grouped(document, 6)
    yield from other_passages(corpora)


def other_passages(corpora: Path) -> Iterator[entities.Passage]:
    """Yield passages of a few sentences of the corpora that have nothing but entities."""
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
    score: Callable[[int], float],
) -> None:
    """Train all trainable parts, and leave those averaged weights in them that scored best."""
    fix_random_seed(seed)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    nlp.initialize(lambda: examples[:2000])
    use_one_multiplication(nlp)
    batches = _batches(examples, random.Random(seed))  # noqa: S311  no secret is made
    best, weights = -1.0, b""
    for step in range(1, steps + 1):
        optimizer.learn_rate = RATE * min(1.0, step / 100) * (1 - (step - 1) / steps)
        nlp.update(next(batches), sgd=optimizer, drop=dropout)
        if step % EVERY == 0 or step == steps:
            with nlp.use_params(optimizer.averages or {}):
                reached = score(step)
                if reached > best:
                    best, weights = reached, nlp.to_bytes()
    nlp.from_bytes(weights)


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


def scorer(
    nlp: Language, examples: list[Example], measure: str, started: float
) -> Callable[[int], float]:
    """Return a function that scores a pipeline on held-out examples and prints a line."""

    def score(step: int) -> float:
        scores = nlp.evaluate([Example(each.predicted.copy(), each.reference) for each in examples])
        shown = " ".join(f"{key} {scores[key] * 100:.1f}" for key in SHOWN if scores.get(key))
        print(f"{time.monotonic() - started:6.0f} s  step {step}  {shown}", flush=True)
        return float(scores[measure])

    return score
