"""Compare the shipped pipeline's speed with a plain one's: `python -m training.speed`.

The plain one (A) is what spaCy's own small English models are: hashed embeddings and a network
of four layers, one for syntax and one for names, width 96, and the rule lemmatizer; trained
for a moment on the same data, so that it has the same labels. All multiply with numpy and read
the same articles on one core, turn about; processor time counts.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Adam, Config

from ingest.pipeline import load_pipeline, use_one_multiplication
from training import build, train

PLAIN = """
@architectures = "spacy.HashEmbedCNN.v2"
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
pretrained_vectors = null
"""


def plain(shared: Path, steps: int) -> Language:
    """Make the plain pipeline, trained for some steps."""
    config = Config().from_disk(train.CONFIG)
    embedding = Config().from_str("[model]" + PLAIN)["model"]
    parts = ["tok2vec", "tagger", "morphologizer", "parser", "ner"]
    components = {name: config["components"][name] for name in parts}
    components["tok2vec"]["model"] = embedding
    components["ner"]["model"]["tok2vec"] = embedding
    for name in ("tagger", "morphologizer", "parser"):
        components[name]["model"]["tok2vec"]["width"] = 96
    config["components"], config["nlp"]["pipeline"] = components, parts
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    _train_briefly(nlp, shared, steps)
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    nlp.get_pipe("lemmatizer").initialize()  # type: ignore[attr-defined]  # a Lemmatizer
    use_one_multiplication(nlp)
    return nlp


def _train_briefly(nlp: Language, shared: Path, steps: int) -> None:
    syntax = list(itertools.islice(train.syntax_references(nlp, shared, 0), 400))
    names = list(itertools.islice(train.name_references(nlp, shared, 0), 400))
    nlp.initialize(lambda: [train.plain_example(nlp, each) for each in syntax + names])
    optimizer = Adam(0.001)
    for step in range(steps):
        chosen = (syntax, names)[step % 2]
        batch = [train.plain_example(nlp, chosen[(step * 4 + i) % len(chosen)]) for i in range(8)]
        skipped = ["ner"] if step % 2 == 0 else ["tagger", "morphologizer", "parser"]
        nlp.update(batch, sgd=optimizer, exclude=skipped)


def measure(nlp: Language, texts: list[str]) -> float:
    """Return the tokens that a pipeline reads in a second of processor time."""
    started = time.process_time()
    tokens = sum(len(nlp(text)) for text in texts)
    return tokens / (time.process_time() - started)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.speed", description=__doc__)
    parser.add_argument("--shared", type=Path, default=build.ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with (given.shared / "corpora/news/wikinews.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, given.articles)]
    shipped, other = load_pipeline(), plain(given.shared, 60)
    best = dict.fromkeys(("A, plain", "A without lemmas", "shipped"), 0.0)
    for _ in range(given.rounds):
        best["shipped"] = max(best["shipped"], measure(shipped, texts))
        best["A, plain"] = max(best["A, plain"], measure(other, texts))
        with other.select_pipes(disable="lemmatizer"):
            best["A without lemmas"] = max(best["A without lemmas"], measure(other, texts))
    for name, speed in best.items():
        print(f"{name:17} {speed:7.0f} tokens/s; ours is {best['shipped'] / speed:.2f} of that")


if __name__ == "__main__":
    main()
