"""Articles are read alike in one process and in several."""

from datetime import date
from itertools import islice

import pytest

from ingest.records import Article
from stancegraph import extracting
from stancegraph.extracting import extracted
from tests.graph.sample import article

TEXTS = (
    "Sigrid Halvorsen rejected the quota on Monday.",
    '"We will open the harbour if tolls fall," Tom Reyle said.',
    "The union demands a new pier. Norway is against it.",
    "Nobody said a word.",
    "The mayor backed the ferry.",
)


@pytest.fixture
def articles() -> list[Article]:
    day = date(2031, 1, 1)
    return [article(text, str(number), published_on=day) for number, text in enumerate(TEXTS)]


def test_two_processes_read_what_one_reads_in_the_same_order(articles: list[Article]) -> None:
    alone = list(extracted(articles, None, 1))
    assert [one.article for one in alone] == articles
    assert sum(len(one.stances) for one in alone) > 2
    wordings = [s.position for one in alone for s in one.stances]
    meant = [one.meaning for one in wordings if not (one.country or one.actor)]
    assert all(meaning and len(meaning.vector) == 384 for meaning in meant)
    assert list(extracted(articles, None, 2)) == alone


def test_who_stops_early_leaves_no_process_behind(articles: list[Article]) -> None:
    from multiprocessing import active_children

    found = extracted(articles * 3, None, 2)
    assert [one.article.name for one in islice(found, 2)] == ["0", "1"]
    found.close()  # type: ignore[attr-defined]
    assert active_children() == []


def test_few_articles_start_no_process(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(extracting, "_by_others", started)
    assert len(list(extracted(articles, None))) == len(TEXTS)
    monkeypatch.setattr(extracting, "MANY", len(TEXTS))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with pytest.raises(AssertionError, match="started"):
        list(extracted(articles, None))
