"""Causes of error: each has its words, and a program tells them apart."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import causes as module
from benchmarks.causes import causes, texts
from benchmarks.matching import Matcher
from benchmarks.reading import Read, Reader
from benchmarks.shared import Annotated
from ingest.extract import Extractor
from tests.benchmarks import scorer
from tests.ingest.prose import article

TEXT = "Ada Volk said that the lock would stay shut. Norland condemned the seizure."


def test_every_cause_has_its_words_and_every_word_its_cause() -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    for name, entry in texts().items():
        assert set(entry) == {"what", "example"}, name
        assert entry["example"].count("<<") == entry["example"].count(">>") == 1, name
        assert name.partition("-")[0] in ("statement", "speaker", "stance", "condition")
        assert re.search(rf'[-"]{name.rpartition("-")[2]}\b', source), name


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Extractor())


def read(reader: Reader, **gold: Any) -> Read:
    annotation: dict[str, Any] = {"statements": [], "stances": [], "conditions": []} | gold
    (one,) = reader.read("own", [Annotated(article=article(TEXT), gold=annotation)])
    return one


def named(reader: Reader, **gold: Any) -> Iterator[str]:
    yield from causes(read(reader, **gold), Matcher(scorer))


def statement(
    speaker: str = "Ada Volk", content: str = "the lock would stay shut"
) -> dict[str, Any]:
    start = TEXT.index(content)
    return {
        "speaker": speaker,
        "speaker_span": [0, 8],
        "cue_span": [9, 13],
        "content_spans": [[start, start + len(content)]],
        "kind": "indirect",
    }


def stance(actor: str, polarity: str) -> dict[str, Any]:
    start = TEXT.index("condemned")
    return {"actor": actor, "polarity": polarity, "evidence_span": [start, len(TEXT) - 1]} | {
        "position": "the seizure"
    }


def test_what_is_right_has_no_cause(reader: Reader) -> None:
    found = set(named(reader, statements=[statement()], stances=[stance("Norland", "opposes")]))
    assert not any(
        cause.startswith(("statement-missed", "speaker", "stance-side")) for cause in found
    )


def test_a_wrong_speaker_and_a_wrong_side_are_told(reader: Reader) -> None:
    gold = {"statements": [statement("Tom Reyle")], "stances": [stance("Norland", "supports")]}
    found = set(named(reader, **gold))
    assert "speaker-name" in found
    assert "stance-side" in found


def test_a_report_that_nobody_annotated_is_told(reader: Reader) -> None:
    assert "statement-false-verb" in set(named(reader))
