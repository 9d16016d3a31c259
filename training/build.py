"""Rebuild ingest/model from ../shared/corpora: `python -m training.build`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy

from ingest.pipeline import TableLemmatizer
from training import entities, lemmas, train, treebanks

ROOT = Path(__file__).parent.parent
SEED = 3


def train_syntax(shared: Path, out: Path, steps: int) -> None:
    """Train tagger, morphologizer and parser into a folder."""
    started = time.monotonic()
    nlp = train.blank(train.SYNTAX)
    examples = list(train.syntax_examples(nlp, shared, SEED))
    print(f"syntax: {len(examples)} examples, {time.monotonic() - started:.0f} s", flush=True)
    held = []
    for name in ("ewt", "gum"):
        for document in treebanks.documents(
            treebanks.read(shared / f"corpora/treebank/{name}-dev.conllu")
        ):
            held.append(train._example(nlp, treebanks.to_doc(nlp.vocab, document)))
    held = held[::4]
    report = train.progress(nlp, held, started)
    train.train(nlp, examples, steps=steps, seed=SEED, report=report)
    nlp.to_disk(out)


def train_names(shared: Path, out: Path, steps: int) -> None:
    """Train the named entity recognizer into a folder."""
    started = time.monotonic()
    nlp = train.blank(train.NAMES)
    examples = list(train.name_examples(nlp, shared, SEED))
    print(f"names: {len(examples)} examples, {time.monotonic() - started:.0f} s", flush=True)
    documents = entities.read_uner(shared / "corpora/ner/uner-ewt-dev.iob2")
    held = [train._example(nlp, entities.to_doc(nlp, entities.join(each))) for each in documents]
    report = train.progress(nlp, held, started)
    train.train(nlp, examples, steps=steps, seed=SEED, report=report)
    nlp.to_disk(out)


def assemble(syntax: Path, names: Path, shared: Path, out: Path) -> None:
    """Put the trained parts and the lemma table into one pipeline."""
    nlp = train.blank()
    parts = {**dict.fromkeys(train.SYNTAX, syntax), **dict.fromkeys(train.NAMES, names)}
    sources = {path: spacy.load(path) for path in (syntax, names)}
    for name, path in parts.items():
        nlp.vocab.strings.from_bytes(nlp.vocab.strings.to_bytes())
        for string in sources[path].vocab.strings:
            nlp.vocab.strings.add(string)
        nlp.get_pipe(name).from_bytes(sources[path].get_pipe(name).to_bytes())
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, TableLemmatizer)
    banks = [shared / f"corpora/treebank/{name}-train.conllu" for name in ("ewt", "gum")]
    lemmas.fill(lemmatizer, [each for bank in banks for each in treebanks.read(bank)])
    nlp.meta["name"] = "stancegraph"
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "ingest" / "model")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "stancegraph")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--only", choices=["syntax", "names", "assemble"])
    given = parser.parse_args()
    if given.only == "syntax":
        train_syntax(given.shared, given.work / "syntax", given.steps)
    elif given.only == "names":
        train_names(given.shared, given.work / "names", given.steps)
    elif given.only == "assemble":
        assemble(given.work / "syntax", given.work / "names", given.shared, given.out / "pipeline")
    else:
        command = [sys.executable, "-m", "training.build", *sys.argv[1:]]
        jobs = [subprocess.Popen([*command, "--only", part]) for part in ("syntax", "names")]
        for job in jobs:
            job.wait()
        assemble(given.work / "syntax", given.work / "names", given.shared, given.out / "pipeline")


if __name__ == "__main__":
    main()
