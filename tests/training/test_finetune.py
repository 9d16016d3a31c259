"""The fine-tuning of the encoder's lower layers, on a few windows and small random weights."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch comes with the train extra")

from ingest.encoder import MARK_COUNT, Ints  # noqa: E402
from training import encoder, finetune  # noqa: E402
from training.labelled import UNKNOWN, Classes, Window  # noqa: E402
from training.layers import DEVICE, Model  # noqa: E402

CLASSES = Classes(("NOUN", "VERB"), ("NN", "VBD"), ("ROOT", "nsubj"))
LINEAR = (
    *(f"attention.self.{part}" for part in ("query", "key", "value")),
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


def weights() -> encoder.Weights:
    """Make small random weights in the published shapes, with a vocabulary of 200."""
    chance = np.random.default_rng(0)
    width = encoder.WIDTH
    made = {
        f"embeddings.{name}_embeddings.weight": chance.normal(size=(size, width))
        for name, size in (("word", 200), ("position", 140), ("token_type", 2))
    }
    norms = ["embeddings.LayerNorm"]
    for number in range(encoder.LAYERS):
        key = f"encoder.layer.{number}"
        norms += [f"{key}.attention.output.LayerNorm", f"{key}.output.LayerNorm"]
        for part in LINEAR:
            rows = 4 * width if part.startswith("inter") else width
            columns = 4 * width if part == "output.dense" else width
            made[f"{key}.{part}.weight"] = chance.normal(size=(rows, columns)) * 0.03
            made[f"{key}.{part}.bias"] = np.zeros(rows)
    made |= {f"{norm}.weight": np.ones(width) for norm in norms}
    made |= {f"{norm}.bias": np.zeros(width) for norm in norms}
    return {key: value.astype(np.float32) for key, value in made.items()}


def window(size: int, chance: np.random.Generator) -> Window:
    ids: Ints = np.concatenate(([101], chance.integers(1, 90, size), [102]))
    even = (ids[1:-1] % 2).astype(np.int64)
    head = np.zeros(size, dtype=np.int64)
    labels = {"pos": even, "tag": even, "dep": np.minimum(np.arange(size), 1), "head": head}
    labels |= {"start": (np.arange(size) == 0).astype(np.int64), "name": np.full(size, UNKNOWN)}
    bounds = np.arange(1, size + 1)
    return Window(
        ids=ids,
        marks=np.ones(size + 2, dtype=np.int64),
        words=np.stack([bounds, bounds + 1], axis=1),
        labels=labels,
    )


@pytest.fixture(scope="module")
def pool() -> list[Window]:
    chance = np.random.default_rng(1)
    return [window(int(size), chance) for size in chance.integers(3, 9, 12)]


@pytest.fixture
def model() -> Model:
    torch.manual_seed(0)
    made: Model = Model(weights(), CLASSES).to(DEVICE)
    return made


def test_the_layers_compute_what_the_export_computes(model: Model, pool: list[Window]) -> None:
    onnxruntime = pytest.importorskip("onnxruntime", reason="the encoder runs on it")
    given = {**weights(), encoder.MARKS: np.zeros((MARK_COUNT, encoder.WIDTH), dtype=np.float32)}
    words, tokens = (
        onnxruntime.InferenceSession(build(given).SerializeToString())
        for build in (encoder.build_words, encoder.build_tokens)
    )
    batch = finetune.collate(pool)
    with torch.no_grad():
        states = model.eval().layers(batch.ids, batch.marks, batch.there).cpu().numpy()
    for row, each in zip(states, pool, strict=True):
        embedded = words.run(None, {"ids": each.ids})[0]
        exported = tokens.run(None, {"embedded": embedded, "marks": each.marks})[0]
        ours = row[: len(each.ids)]
        cosine = (ours * exported).sum() / np.linalg.norm(ours) / np.linalg.norm(exported)
        assert cosine > 0.995


def test_sentences_keep_their_vectors_beside_tuned_layers(pool: list[Window]) -> None:
    onnxruntime = pytest.importorskip("onnxruntime", reason="the encoder runs on it")
    given = weights()
    words, tokens, upper, whole = (
        onnxruntime.InferenceSession(graph.SerializeToString())
        for graph in (
            encoder.build_words(given),
            encoder.build_tokens(given),
            encoder.build_sentence(given),
            encoder.build_sentence(given, whole=True),
        )
    )
    for each in pool[:3]:
        states = tokens.run(None, {"ids": each.ids})[0][:, -encoder.WIDTH :]
        embedded = words.run(None, {"ids": each.ids})[0]
        before = upper.run(None, {"tokens": states})[0]
        assert np.array_equal(before, whole.run(None, {"embedded": embedded})[0])


def test_padding_changes_nothing(model: Model, pool: list[Window]) -> None:
    model.eval()
    with torch.no_grad():
        alone = model(finetune.collate(pool[:1]))["pos"][0]
        among = model(finetune.collate(pool))["pos"][0, : len(alone)]
    assert torch.allclose(alone, among, atol=0.05)


def test_a_few_steps_teach_and_leave_the_embeddings(model: Model, pool: list[Window]) -> None:
    before = finetune.measure(model, pool)
    table = model.layers.table.clone()
    seen: list[int] = []
    tuned = finetune.tune(
        model, pool, steps=40, seed=1, look=lambda step, averaged: seen.append(step)
    )
    after = finetune.measure(tuned, pool)
    assert seen == [40]
    assert after["pos"] > max(before["pos"], 70)
    assert after["head"] > max(before["head"], 70)
    assert torch.equal(tuned.layers.table, table)


def test_what_was_learnt_has_the_names_that_the_export_reads(model: Model) -> None:
    tuned = model.layers.tuned()
    lower = {key for key in weights() if key.startswith("encoder.layer.") and int(key[14]) < 4}
    assert set(tuned) == {*lower, encoder.MARKS}


def test_words_are_hidden_only_by_chance(pool: list[Window]) -> None:
    plain = finetune.collate(pool)
    hidden = finetune.collate(pool, np.random.default_rng(0))
    assert not (plain.ids == finetune.MASK).any()
    assert 0 < (hidden.ids == finetune.MASK).float().mean() < 0.3


def test_batches_hold_every_window_once_before_any_twice(pool: list[Window]) -> None:
    import random

    seen: list[int] = []
    for group in finetune.batches(pool, random.Random(0)):
        seen += [id(each) for each in group]
        if len(seen) >= len(pool):
            break
    assert sorted(seen) == sorted(map(id, pool))


def test_lower_layers_learn_more_slowly(model: Model) -> None:
    rates = sorted(group["lr"] for group in finetune.groups_of(model))
    assert rates[-1] == finetune.HEAD_RATE
    assert rates[:4] == sorted(finetune.RATE * finetune.DECAY_BY_LAYER**n for n in range(4))
