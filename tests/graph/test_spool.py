"""Articles come out by date and id, whether they were held or went through the file."""

from datetime import date
from itertools import islice

import pytest

from graph import spool
from graph.spool import Spool
from graph.store import StoreFull
from ingest.records import Extraction
from tests.graph.sample import talks


def nobody(_extraction: Extraction) -> None:
    """Take note of nothing."""


def order(extraction: Extraction) -> tuple[date, str]:
    return extraction.article.published_on or date.max, extraction.article.article_id


@pytest.mark.parametrize("held", [0, 1, 3, 100])
def test_articles_come_out_in_order_and_whole(monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(spool, "_HELD", held)
    with Spool() as kept:
        assert kept.fill(iter(talks()[::-1]), 100, nobody) == len(talks()) == len(kept)
        batches = list(kept.batches(3))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    assert [one for batch in batches for one in batch] == sorted(talks(), key=order)


def test_no_more_are_taken_in_than_asked_for() -> None:
    source = iter(talks())
    with Spool() as kept:
        assert kept.fill(source, 2, nobody) == 2
    assert list(islice(source, 1)) == talks()[2:3]


def test_a_full_disk_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool, "_HELD", 0)
    monkeypatch.setattr("pickle.dump", full)
    with Spool() as kept, pytest.raises(StoreFull, match="set TMPDIR to another"):
        kept.fill(iter(talks()), 100, nobody)
