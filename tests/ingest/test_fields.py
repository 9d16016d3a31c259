"""What a record says about an article: its date, and which article it is."""

from datetime import date
from pathlib import Path

import pytest

from tests.ingest.batch import TEXT, Batch, write


@pytest.mark.parametrize(
    "url",
    [
        "https://harbour.example/ferry?id=7",
        "http://www.Harbour.example/ferry/?id=7#top",
        "HTTPS://harbour.example:443/ferry?utm_source=mail&id=7&fbclid=xyz",
    ],
)
def test_the_addresses_of_one_article_are_one(tmp_path: Path, url: str) -> None:
    plain: dict[str, object] = {"text": TEXT, "url": "https://harbour.example/ferry?id=7"}
    expected = Batch(write(tmp_path / "a.jsonl", [plain])).only.article_id
    article = Batch(write(tmp_path / "b.jsonl", [{**plain, "url": url}])).only
    assert article.article_id == expected
    assert article.url == url


@pytest.mark.parametrize("url", ["https://harbour.example/", "not an address", "http://[x", "", 5])
def test_what_is_no_address_of_an_article_leaves_it_to_the_text(tmp_path: Path, url: str) -> None:
    expected = Batch(write(tmp_path / "a.txt", TEXT)).only.article_id
    path = write(tmp_path / "b.jsonl", [{"text": TEXT, "url": url}])
    assert Batch(path).only.article_id == expected


def test_two_papers_with_one_text_are_two_articles(tmp_path: Path) -> None:
    records: list[object] = [{"text": TEXT, "url": f"https://{p}.example/ferry"} for p in "ab"]
    batch = Batch(write(tmp_path / "wire.jsonl", records))
    assert batch.problems == []
    assert len({article.article_id for article in batch.articles}) == 2


def test_the_same_text_again_counts_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", TEXT)
    batch = Batch(tmp_path)
    assert [article.name for article in batch.articles] == ["a"]
    (problem,) = batch.problems
    assert problem.where.endswith("b.txt")
    assert "has the same text as" in problem.message


def test_short_items_that_share_a_page_are_told_apart(tmp_path: Path) -> None:
    url = "https://harbour.example/daily"
    records: list[object] = [{"text": f"{TEXT} {n}", "url": url} for n in range(4)]
    batch = Batch(write(tmp_path / "wire.jsonl", records))
    assert len({article.article_id for article in batch.articles}) == 4
    (problem,) = batch.problems
    assert problem.loaded
    assert "line 2: has the url of" in str(problem)


def test_an_id_used_twice_is_said_and_both_are_read(tmp_path: Path) -> None:
    records: list[object] = [{"id": "w", "text": TEXT}, {"id": "w", "text": TEXT + " Yes."}]
    batch = Batch(write(tmp_path / "wire.jsonl", records))
    assert [article.name for article in batch.articles] == ["w", "w"]
    (problem,) = batch.problems
    assert problem.loaded
    assert "line 2: has the id 'w' of line 1" in str(problem)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2031-05-06", date(2031, 5, 6)),
        ("2031-05-06T23:30:00-05:00", date(2031, 5, 6)),
        ("2031-05-06T23:30:00Z", date(2031, 5, 6)),
        ("2031-05-06 08:00", date(2031, 5, 6)),
        ("2031/05/06", date(2031, 5, 6)),
        (20310506, date(2031, 5, 6)),
        ("6 May 2031", date(2031, 5, 6)),
        ("06-May-2031", date(2031, 5, 6)),
        ("May 6, 2031", date(2031, 5, 6)),
        ("Sept. 6th, 2031", date(2031, 9, 6)),
        ("Tuesday, May 6, 2031 at 5:04 p.m. EDT", date(2031, 5, 6)),
        ("Tue, 06 May 2031 10:00:00 GMT", date(2031, 5, 6)),
        ("25/03/2031", date(2031, 3, 25)),
        ("03/25/2031", date(2031, 3, 25)),
        ("4.4.2031", date(2031, 4, 4)),
        ("", date(2000, 1, 1)),
        (None, date(2000, 1, 1)),
    ],
)
def test_the_date_of_a_record_is_the_one_written(
    tmp_path: Path, words: object, expected: date
) -> None:
    path = write(tmp_path / "wire.jsonl", [{"text": TEXT, "date": words}])
    assert Batch(path, published_on=date(2000, 1, 1)).only.published_on == expected


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("03/04/2031", "'03/04/2031' can be read as two dates; write YYYY-MM-DD"),
        ("2031-02-30", "'2031-02-30' is no day of the calendar"),
        ("May 2031", "'May 2031' is no date"),
        ("yesterday", "'yesterday' is no date"),
        ("2031", "'2031' is no date"),
        (1935753600, "'1935753600' is no date"),
        ("6/5/31", "'6/5/31' is no date"),
        ("x" * 100, "xxx...' is no date"),
    ],
)
def test_a_date_that_is_none_costs_the_date_not_the_article(
    tmp_path: Path, words: object, why: str
) -> None:
    path = write(tmp_path / "wire.jsonl", [{"text": TEXT, "date": words}])
    batch = Batch(path, published_on=date(2000, 1, 1))
    (article,) = batch.articles
    assert article.published_on is None
    (problem,) = batch.problems
    assert problem.loaded
    assert problem.where.endswith("wire.jsonl, line 1")
    assert why in problem.message
