"""Load the language pipeline: the one that ships with the project, or any other of spaCy's.

Importing this module registers the parts of the shipped pipeline with spaCy, no more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import spacy
from spacy.language import Language
from spacy.ml.featureextractor import FeatureExtractor
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    NumpyOps,
    chain,
    clone,
    concatenate,
    expand_window,
    list2ragged,
    ragged2list,
    residual,
    with_array,
)
from thinc.types import Floats2d, Ragged

from ingest.encoder import TOKEN_WIDTH, EncoderError, Floats, shipped_encoder

SHIPPED = Path(__file__).parent / "model" / "pipeline"
FEATURES = "stancegraph.encoder"  # where a document's features wait in its user_data

Tok2Vec: TypeAlias = Model[list[Doc], list[Floats2d]]


class PipelineError(ValueError):
    """A language pipeline cannot be loaded or lacks a part that extraction needs."""


def load_pipeline(name_or_path: str | None = None) -> Language:
    """Load the shipped pipeline, or another by its package's name or its folder.

    From then on this process multiplies matrices in one thread. Those of a sentence are small:
    more threads wait for each other, ten times as long as they work where other cores are busy,
    as they are when there is one process a core. It rounds alike on any number of cores, too.
    """
    from threadpoolctl import threadpool_limits  # sets an environment variable when imported

    threadpool_limits(limits=1, user_api="blas")
    if name_or_path is None:
        return _load_shipped()
    try:
        nlp = spacy.load(name_or_path)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(
            f"cannot load a language pipeline '{name_or_path}' ({_first_line(error)}): name an "
            "installed spaCy package or a folder with a pipeline, or leave the model out to use "
            "the one that ships"
        ) from error
    lacking = [part for part in ("tagger", "parser") if not _has(nlp, part)]
    if lacking:
        raise PipelineError(
            f"the language pipeline '{name_or_path}' has no {' and no '.join(lacking)}, it has "
            f"{', '.join(nlp.pipe_names) or 'nothing'}: name one with a tagger and a parser"
        )
    return nlp


def sentence_vectors(texts: Sequence[str]) -> Floats:
    """Return one row (384) of unit length for each text, from the encoder that ships."""
    return shipped_encoder().sentence_vectors(texts)


def _load_shipped() -> Language:
    try:
        shipped_encoder()
        nlp = spacy.load(SHIPPED)
    except (EncoderError, OSError) as error:
        raise PipelineError(
            f"the language pipeline that ships is not whole ({_first_line(error)}): install the "
            "project again, or rebuild it with `python -m training.build`"
        ) from error
    use_one_multiplication(nlp)
    return nlp


def _has(nlp: Language, part: str) -> bool:
    return part in nlp.pipe_names or (part == "tagger" and "morphologizer" in nlp.pipe_names)


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).split("\n", 1)[0]


def use_one_multiplication(nlp: Language) -> None:
    """Multiply matrices with numpy everywhere.

    BLIS has no fast kernel for some processors; and to choose by measurement at load would
    let the rounding, so the result, differ from run to run.
    """
    for _, part in nlp.pipeline:
        model = getattr(part, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if isinstance(node.ops, NumpyOps):
                    node.ops = NumpyOps(use_blis=False)


# The parts of the shipped pipeline, in their order.


@Language.component("stancegraph_encoder", assigns=["doc.user_data"])
def encode(doc: Doc) -> Doc:
    """Keep the encoder's features of each token for the components that follow."""
    doc.user_data[FEATURES] = features_of(doc)
    return doc


@Language.component("stancegraph_release", assigns=["doc.user_data", "doc.tensor"])
def release(doc: Doc) -> Doc:
    """Let go of the features, which are larger than all else that a document holds."""
    doc.user_data.pop(FEATURES, None)
    doc.tensor = doc.tensor[:0].copy()  # a view would hold the whole
    return doc


def features_of(doc: Doc) -> Floats:
    """Return the encoder's features of a document's tokens, kept or computed."""
    kept = doc.user_data.get(FEATURES)
    if kept is not None:
        features: Floats = kept.astype("float32", copy=False)
        return features
    spans = [(token.idx, token.idx + len(token)) for token in doc]
    return shipped_encoder().token_features(doc.text, spans)


@registry.architectures("stancegraph.EncoderTok2Vec.v1")  # type: ignore[untyped-decorator]  # as it comes
def build_tok2vec(
    width: int, depth: int, attrs: list[str], rows: list[int], hash_width: int, pieces: int = 3
) -> Tok2Vec:
    """Build a small convolutional network over the encoder's features and hashed shapes.

    The encoder reads lower case only: what capitals and endings say comes from the hashes.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(hash_width, count, column=column, seed=8 + column, dropout=0.0)
        for column, count in enumerate(rows)
    ]
    hashed: Model[Any, Any] = chain(
        FeatureExtractor(attrs), list2ragged(), with_array(concatenate(*tables))
    )
    joint = TOKEN_WIDTH + hash_width * len(tables)
    mixed: Model[Any, Any] = with_array(
        Maxout(width, joint, nP=pieces, dropout=0.0, normalize=True)
    )
    layer: Model[Any, Any] = chain(
        expand_window(window_size=1),
        Maxout(nO=width, nI=width * 3, nP=pieces, dropout=0.0, normalize=True),
    )
    network: Model[Any, Any] = clone(residual(layer), depth)
    network.set_dim("nO", width)
    context: Model[Any, Any] = with_array(network, pad=depth)
    model: Tok2Vec = chain(concatenate(_encoder_layer(), hashed), mixed, ragged2list(), context)
    model.set_dim("nO", width)
    return model


def _encoder_layer() -> Model[list[Doc], Ragged]:
    return Model("encoder_features", _encoder_forward, dims={"nO": TOKEN_WIDTH})


def _encoder_forward(
    model: Model[list[Doc], Ragged],
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001  thinc passes it
) -> tuple[Ragged, Callable[[Ragged], list[Doc]]]:
    rows = [features_of(doc) for doc in docs]
    lengths = model.ops.asarray1i([len(doc) for doc in docs])
    # The encoder is frozen: nothing flows back into it.
    return Ragged(model.ops.xp.concatenate(rows), lengths), lambda _: []


STOPS, CLOSING, OPENING = frozenset(".!?"), frozenset("\u201d\u2019\"'"), "\u201c\u2018\"'"


@Language.component("stancegraph_boundaries", assigns=["token.is_sent_start"])
def end_sentences(doc: Doc) -> Doc:
    """End a sentence with its paragraph, full stop or not, and before a quote that follows one."""
    wrapped = is_hard_wrapped(doc)
    for token in doc[1:] if len(doc) > 1 else ():
        if token.is_space or _clings(doc, token.i):
            token.is_sent_start = False
        elif _breaks(doc, token.i, wrapped) or _opens_after_stop(doc, token.i):
            token.is_sent_start = True
    return doc


def _breaks(doc: Doc, index: int, wrapped: bool) -> bool:
    gap = doc[index - 1].text if doc[index - 1].is_space else ""
    lines = gap.count("\n") + gap.count("\u2029")
    return lines > 1 or (lines == 1 and not wrapped)


def _clings(doc: Doc, index: int) -> bool:
    """Tell whether no sentence can begin here: behind an opening or with a closing mark."""
    before = doc[index - 1]
    if before.whitespace_ or before.is_space:
        return False
    opened = before.text in "\u201c\u2018" or _opens_after_stop(doc, index - 1)
    return opened or doc[index].text in "\u201d\u2019"


def _opens_after_stop(doc: Doc, index: int) -> bool:
    """Tell whether a quotation mark opens here, behind a full stop and before a capital."""
    mark, before = doc[index], doc[max(index - 1, 0)]
    if mark.text not in OPENING or mark.whitespace_ or not before.whitespace_:
        return False
    if before.text in CLOSING and index > 1:
        before = doc[index - 2]
    capital = index + 1 < len(doc) and doc[index + 1].text[0].isupper()
    return capital and before.text in STOPS


def is_hard_wrapped(doc: Doc) -> bool:
    """Tell whether single line ends fall inside sentences, as in mail and old wire texts."""
    after = [
        doc[token.i + 1]
        for token in doc[:-1]
        if token.is_space and token.text.strip(" \t\r") == "\n"
    ]
    return sum(token.text[0].islower() for token in after) * 4 >= max(len(after), 1)


@Language.factory("stancegraph_lemmatizer", assigns=["token.lemma"])
def make_lemmatizer(nlp: Language, name: str) -> TableLemmatizer:  # noqa: ARG001  spaCy passes it
    """Make an empty lemmatizer."""
    return TableLemmatizer(nlp.vocab)


Table: TypeAlias = Mapping[str, Mapping[str, str]]
Rules: TypeAlias = Mapping[str, Sequence[Sequence[str]]]


class TableLemmatizer:
    """Look lemmas up by part of speech and form; where the table ends, go by rules.

    The lemma is a function of the form, the part of speech and the tag alone, so it may be
    kept for the next token of the kind.
    """

    BASE_TAGS = frozenset(("VB", "VBP", "NN", "NNP", "JJ", "RB"))
    RULED = frozenset(("NOUN", "VERB", "AUX", "ADJ", "ADV"))
    QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'"})

    def __init__(self, vocab: spacy.vocab.Vocab) -> None:
        """Start with an empty table and no rules."""
        self.vocab = vocab
        self.table: dict[str, dict[str, str]] = {}
        self.rules: dict[str, list[list[str]]] = {}
        self.irregular: dict[str, dict[str, str]] = {}
        self.known: dict[str, set[str]] = {}
        self._kept: dict[tuple[int, int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        for token in doc:
            key = (token.orth, token.pos, token.tag)
            lemma = self._kept.get(key)
            if lemma is None:
                lemma = self._kept[key] = self.lemma(token.text, token.pos_, token.tag_)
            token.lemma_ = lemma
        return doc

    def lemma(self, form: str, pos: str, tag: str) -> str:
        """Return the lemma of a form read as a part of speech and a Penn tag."""
        form = form.translate(self.QUOTES)
        entries = self.table.get(pos, {})
        found = entries.get(form) or entries.get(form.lower())
        if found:
            return found
        if pos not in self.RULED:
            return form if pos in ("PROPN", "X", "SYM", "NUM", "PUNCT") else form.lower()
        return self._by_rule(form.lower(), "VERB" if pos == "AUX" else pos, tag)

    def _by_rule(self, form: str, pos: str, tag: str) -> str:
        irregular = self.irregular.get(pos, {}).get(form)
        if irregular or tag in self.BASE_TAGS:
            return irregular or form
        known = self.known.get(pos, set())
        candidates = [
            form[: len(form) - len(ending)] + base
            for ending, base in self.rules.get(pos, [])
            if form.endswith(ending) and len(form) > len(ending) + 1
        ]
        return next((each for each in candidates if each in known), (candidates or [form])[0])

    def to_bytes(self, **_: Any) -> bytes:
        """Write the table and the rules."""
        content = {
            "table": self.table,
            "rules": self.rules,
            "irregular": self.irregular,
            "known": {pos: sorted(forms) for pos, forms in self.known.items()},
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, data: bytes, **_: Any) -> TableLemmatizer:
        """Read the table and the rules."""
        content = json.loads(data)
        self.table, self.rules = content["table"], content["rules"]
        self.irregular = content["irregular"]
        self.known = {pos: set(forms) for pos, forms in content["known"].items()}
        return self

    def to_disk(self, path: Path, **_: Any) -> None:
        """Write into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        (path / "lemmas.json").write_bytes(self.to_bytes())

    def from_disk(self, path: Path, **_: Any) -> TableLemmatizer:
        """Read from a folder."""
        return self.from_bytes((path / "lemmas.json").read_bytes())
