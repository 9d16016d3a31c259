"""Damaged text: whatever comes, extraction ends, and every span holds its words."""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.extract import Extractor
from tests.ingest.prose import SENTENCES, article, faults

WHOLE = "\n\n".join(SENTENCES)
MARKS = "“”\"'‘’«»„``''"
CONTROLS = "".join(
    map(chr, (*range(1, 32), 0x7F, 0x85, 0xA0, 0xAD, 0x200B, 0x2028, 0xFEFF, 0xFFFD))
)

FIXED = settings(
    max_examples=12,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def cut(rng: random.Random) -> str:
    """Begin and end anywhere, in the middle of a word or a quotation."""
    start, end = sorted(rng.sample(range(len(WHOLE)), 2))
    return WHOLE[start:end][:1500]


def holes(rng: random.Random) -> str:
    """Leave out one character in twelve."""
    return "".join(c for c in WHOLE[:1500] if rng.random() > 1 / 12)


def doubled_lines(rng: random.Random) -> str:
    return "\n".join(line for line in rng.choices(SENTENCES, k=4) for _ in range(rng.randint(1, 4)))


def controls(rng: random.Random) -> str:
    return "".join(c + rng.choice(CONTROLS) * (rng.random() < 0.08) for c in WHOLE[:1200])


def mixed_marks(rng: random.Random) -> str:
    """Put any quotation mark in the place of any other, and some where none was."""
    text = "".join(rng.choice(MARKS) if c in MARKS else c for c in WHOLE[:1500])
    return "".join(c + rng.choice(MARKS) * (rng.random() < 0.01) for c in text)


def markup(rng: random.Random) -> str:
    """Leave tags and entities in, and break some of them."""
    tags = ("<p>", "</p>", "<b", "&quot;", "&am", "<!-- ", "[[", "}}", "<a href='x'>")
    return " ".join(
        word + rng.choice(tags) * (rng.random() < 0.15) for word in WHOLE[:1500].split()
    )


def halved_characters(rng: random.Random) -> str:
    """Cut bytes in the middle of characters and decode what is left."""
    raw = WHOLE.encode()
    start = rng.randrange(len(raw) - 900)
    pieces = (raw[start + n : start + n + rng.randint(20, 90)] for n in range(0, 900, 90))
    return b"".join(pieces).decode("utf-8", errors="replace")


DAMAGES = (cut, holes, doubled_lines, controls, mixed_marks, markup, halved_characters)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("seed", range(2))
def test_damaged_prose_is_read(
    extractor: Extractor, damage: Callable[[random.Random], str], seed: int
) -> None:
    assert faults(extractor.extract(article(damage(random.Random(seed))))) == []


@FIXED
@given(text=st.text(max_size=300))
def test_any_characters_are_read(extractor: Extractor, text: str) -> None:
    assert faults(extractor.extract(article(text))) == []


ALPHABET = st.sampled_from([*"“”\"'‘’,.:;!?-—()\n ", "said", "Volk", "if", "that", "he", "the"])


@FIXED
@given(pieces=st.lists(ALPHABET, max_size=50))
def test_marks_and_words_in_any_order_are_read(extractor: Extractor, pieces: list[str]) -> None:
    for text in ("".join(pieces), " ".join(pieces)):
        assert faults(extractor.extract(article(text))) == []


EXTREMES = {
    "only punctuation": "?!,.;:—“”'\"()[]{}…" * 60,
    "only opening marks": "“" * 800,
    "only straight marks": '"' * 801,
    "only apostrophes": "' ’ ‘ " * 700,
    "no spaces": WHOLE.replace(" ", "")[:3000],
    "one long word": "a" * 20_000,
    "no letters": "12 345,67 % — 8:30; " * 300,
    "only line ends": "\n" * 5000,
    "a sentence again and again": "“We will wait,” said Ada Volk. " * 120,
    "reports in reports": "Ada Volk said that Tom Reyle said that " * 60 + "it was late.",
    "conditions on conditions": "if the boats sail unless the dues are paid, " * 60,
    "capitals": WHOLE.upper()[:3000],
    "another script": "Она сказала: «Мы подождём». 我们等着。 " * 60,
}


@pytest.mark.parametrize("what", EXTREMES)
def test_extremes_are_read(extractor: Extractor, what: str) -> None:
    assert faults(extractor.extract(article(EXTREMES[what]))) == []


def test_a_single_line_of_a_hundred_thousand_characters_is_read(extractor: Extractor) -> None:
    line = (" ".join(SENTENCES) + " ") * 50
    assert faults(extractor.extract(article(line[:100_000]))) == []
