"""Rebuild ingest/model from ../shared/corpora: `python -m training.build`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example

from ingest.pipeline import TableLemmatizer
from training import encoder, lemmas, train, treebanks

ROOT = Path(__file__).parent.parent
SEED = 3
META = {
    "name": "stancegraph",
    "version": "0.1.0",
    "description": "Tags, parses and names of English news, over a small frozen encoder.",
    "license": "CC BY-SA 4.0",
}


def train_part(
    parts: Sequence[str],
    references: Callable[[Language], Iterator[Doc]],
    held: Callable[[Language], list[Example]],
    out: Path,
    *,
    steps: int,
    dropout: float,
) -> None:
    """Train some parts of the pipeline on their documents, into a folder."""
    started = time.monotonic()
    nlp = train.blank(parts)
    examples = [train.example(nlp, reference) for reference in references(nlp)]
    print(f"{len(examples)} examples, {time.monotonic() - started:.0f} s", flush=True)
    report = train.progress(nlp, held(nlp), started)
    train.train(nlp, examples, steps=steps, seed=SEED, dropout=dropout, report=report)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)


def train_syntax(shared: Path, out: Path, steps: int) -> None:
    """Train tagger, morphologizer and parser."""
    train_part(
        train.SYNTAX,
        lambda nlp: train.syntax_references(nlp, shared, SEED),
        lambda nlp: train.held_syntax(nlp, shared),
        out,
        steps=steps,
        dropout=train.DROPOUT["syntax"],
    )


def train_names(shared: Path, out: Path, steps: int) -> None:
    """Train the named entity recognizer."""
    train_part(
        train.NAMES,
        lambda nlp: train.name_references(nlp, shared, SEED),
        lambda nlp: train.held_names(nlp, shared),
        out,
        steps=steps,
        dropout=train.DROPOUT["names"],
    )


def assemble(syntax: Path, names: Path, shared: Path, out: Path) -> None:
    """Put the trained parts and the lemma table into one pipeline."""
    nlp = train.blank()
    for path, parts in ((syntax, train.SYNTAX), (names, train.NAMES)):
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


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "ingest" / "model")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "stancegraph")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--only", choices=["syntax", "names", "assemble"])
    given = parser.parse_args()
    syntax, names = given.work / "syntax", given.work / "names"
    steps = {
        "syntax": lambda: train_syntax(given.shared, syntax, given.steps),
        "names": lambda: train_names(given.shared, names, given.steps),
        "assemble": lambda: assemble(syntax, names, given.shared, given.out / "pipeline"),
    }
    if given.only:
        steps[given.only]()
        return
    encoder.export(given.out / "encoder")
    command = [sys.executable, "-m", "training.build", *sys.argv[1:], "--only"]
    jobs = [subprocess.Popen([*command, part]) for part in ("syntax", "names")]
    if sum(abs(job.wait()) for job in jobs):
        raise SystemExit("training failed: see above")
    steps["assemble"]()


if __name__ == "__main__":
    main()
