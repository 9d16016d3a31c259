"""Score the shipped pipeline on held-out parts of the corpora: `python -m training.evaluate`.

Everything is read from raw text through the pipeline's own tokenizer and aligned with the
gold tokens by characters, as in the CoNLL shared tasks: a word counts as right if the same
characters are a token of both and head and label agree; F over both counts. Documents are
whole, with an empty line between paragraphs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example

import ingest.encoder
from ingest.pipeline import load_pipeline
from training import entities, treebanks

ROOT = Path(__file__).parent.parent


@dataclass(slots=True)
class Counts:
    """How many there are in gold, in the prediction, and right in it."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall in per cent."""
        return 200 * self.right / max(self.gold + self.found, 1)


@dataclass(slots=True)
class Scores:
    """Counts by measure, and of dependency labels."""

    measures: dict[str, Counts] = field(default_factory=dict)
    labels: dict[str, Counts] = field(default_factory=dict)

    def add(self, measure: str, gold: Set[object], found: Set[object]) -> None:
        """Count two sets under a measure."""
        counts = self.measures.setdefault(measure, Counts())
        counts.gold += len(gold)
        counts.found += len(found)
        counts.right += len(gold & found)


def score_syntax(nlp: Language, documents: Iterator[list[treebanks.Sentence]]) -> Scores:
    """Parse treebank documents from their raw text and score them."""
    scores = Scores()
    for sentences in documents:
        gold = treebanks.to_doc(nlp.vocab, sentences)
        found = nlp(gold.text)
        for measure, value in VALUES.items():
            scores.add(
                measure,
                {value(token) for token in gold if not token.is_space},
                {value(token) for token in found if not token.is_space},
            )
        scores.add("sentences", _sentences(gold), _sentences(found))
        _count_labels(scores, gold, found)
    return scores


def _span(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _arc(token: Token) -> tuple[object, ...]:
    return (*_span(token), *(_span(token.head) if token.head != token else ()))


VALUES: dict[str, Callable[[Token], object]] = {
    "tokens": _span,
    "UPOS": lambda token: (*_span(token), token.pos_),
    "tags": lambda token: (*_span(token), token.tag_),
    "lemmas": lambda token: (*_span(token), token.lemma_),
    "UAS": _arc,
    "LAS": lambda token: (*_arc(token), token.dep_),
}


def _sentences(doc: Doc) -> Set[object]:
    spans = set()
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            spans.add((words[0].idx, _span(words[-1])[1]))
    return spans


def _count_labels(scores: Scores, gold: Doc, found: Doc) -> None:
    there, here = ({(t.dep_, *_arc(t)) for t in doc if not t.is_space} for doc in (gold, found))
    for label in {str(arc[0]) for arc in there | here}:
        counts = scores.labels.setdefault(label, Counts())
        counts.gold += sum(arc[0] == label for arc in there)
        counts.found += sum(arc[0] == label for arc in here)
        counts.right += sum(arc[0] == label for arc in there & here)


def score_names(nlp: Language, documents: Iterator[list[entities.Passage]]) -> Scores:
    """Find the entities of documents from their raw text and score them by exact span."""
    scores = Scores()
    for document in documents:
        passage = entities.join(document)
        found = {(e.start_char, e.end_char, e.label_) for e in nlp(passage.text).ents}
        gold = set(passage.entities)
        for label in ("PERSON", "ORG", "LOC"):
            scores.add(
                label,
                {each for each in gold if each[2] == label},
                {each for each in found if each[2] == label},
            )
        scores.add("all", gold, {each for each in found if each[2] in ("PERSON", "ORG", "LOC")})
    return scores


def spacy_scores(
    nlp: Language, documents: Iterator[list[treebanks.Sentence]]
) -> tuple[float, float]:
    """Return UAS and LAS of spaCy's own scorer, which leaves punctuation out."""
    examples = []
    for sentences in documents:
        gold = treebanks.to_doc(nlp.vocab, sentences)
        examples.append(Example(nlp.make_doc(gold.text), gold))
    scores = nlp.evaluate(examples)
    return scores["dep_uas"] * 100, scores["dep_las"] * 100


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--split", choices=["dev", "test"], default="test")
    parser.add_argument("--labels", action="store_true", help="show F1 by dependency label")
    parser.add_argument("--model", help="another pipeline (default: the one that ships)")
    given = parser.parse_args(arguments)
    beside = Path(given.model).parent / "encoder" if given.model else None
    if beside and beside.is_dir():  # a pipeline that training.build wrote elsewhere
        ingest.encoder.MODEL_FOLDER = beside
    nlp = load_pipeline(given.model)
    for bank in ("ewt", "gum"):
        path = given.shared / f"corpora/treebank/{bank}-{given.split}.conllu"
        scores = score_syntax(nlp, treebanks.documents(treebanks.read(path)))
        shown = "  ".join(f"{name} {each.f1:.1f}" for name, each in scores.measures.items())
        uas, las = spacy_scores(nlp, treebanks.documents(treebanks.read(path)))
        print(f"{bank} {given.split}: {shown}  (spaCy's scorer: UAS {uas:.1f} LAS {las:.1f})")
        for label, each in sorted(scores.labels.items(), key=lambda item: -item[1].gold):
            if given.labels and each.gold > 30:
                print(f"    {label:14} {each.gold:6} {each.f1:5.1f}")
    path = given.shared / f"corpora/ner/uner-ewt-{given.split}.iob2"
    scores = score_names(nlp, entities.read_uner(path))
    shown = "  ".join(f"{name} {each.f1:.1f}" for name, each in scores.measures.items())
    print(f"names, ewt {given.split}: {shown}")


if __name__ == "__main__":
    main()
