"""What holds of every article: spans, neighbours, quotation marks, the order of paragraphs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.extract import Extractor
from ingest.records import Extraction
from tests.ingest.prose import SENTENCES, STYLES, article, faults, restyled

# Always the same examples, so that a failure is one of the code and not of the day.
FIXED = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=5).map("\n\n".join)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@FIXED
@given(text=TEXTS)
def test_every_span_lies_in_its_article_and_holds_its_words(
    extractor: Extractor, text: str
) -> None:
    assert faults(extractor.extract(article(text))) == []


@FIXED
@given(text=TEXTS, before=PARAGRAPHS, after=PARAGRAPHS)
def test_neighbours_change_nothing(
    extractor: Extractor, text: str, before: str, after: str
) -> None:
    alone = extractor.extract(article(text))
    batch = [article(before, "before"), article(text), article(after, "after")]
    assert list(extractor.extract_all(batch))[1] == alone


def said(found: Extraction) -> list[object]:
    """List what the statements say, without the marks within them."""
    return [
        (one.spans, one.speaker and one.speaker.name, one.cue_span, one.kind, one.confidence)
        for one in found.statements
    ]


@pytest.mark.parametrize("style", [style for style in STYLES if style != "curly"])
@pytest.mark.parametrize("start", range(3))
def test_the_style_of_quotation_marks_changes_no_statement(
    extractor: Extractor, style: str, start: int
) -> None:
    text = "\n\n".join(SENTENCES[start::3])
    other = extractor.extract(article(restyled(text, STYLES[style])))
    assert said(other) == said(extractor.extract(article(text)))
    assert faults(other) == []


@FIXED
@given(text=TEXTS, style=st.sampled_from(sorted(STYLES)))
def test_any_article_reads_the_same_in_any_marks(
    extractor: Extractor, text: str, style: str
) -> None:
    other = extractor.extract(article(restyled(text, STYLES[style])))
    assert said(other) == said(extractor.extract(article(text)))


@FIXED
@given(order=st.permutations(SENTENCES[::2]))
def test_paragraphs_in_another_order_are_read(extractor: Extractor, order: list[str]) -> None:
    found = extractor.extract(article("\n\n".join(order)))
    assert found.statements
    assert faults(found) == []
