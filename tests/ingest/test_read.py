"""Reading articles from files, folders and streams, the good and the bad."""

import hashlib
import io
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ingest.decode import MAX_BYTES, MAX_CHARACTERS
from ingest.read import ReadError, read_articles
from ingest.records import Article
from tests.ingest.batch import TEXT, Batch, write


def test_a_text_file_is_an_article_with_its_line_ends(tmp_path: Path) -> None:
    text = "First line.\r\n\r\nSecond \u201cline\u201d.\n"
    article = Batch(write(tmp_path / "ferry.txt", text)).only
    assert article.text == text
    assert article.name == "ferry"
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert article.published_on is None
    assert article.language == "en"


def test_date_and_outlet_stand_in_where_an_article_tells_none(tmp_path: Path) -> None:
    path = write(tmp_path / "ferry.txt", TEXT)
    article = Batch(path, published_on=date(2031, 4, 2), outlet="Harbour Post").only
    assert (article.published_on, article.outlet) == (date(2031, 4, 2), "Harbour Post")


def test_markdown_has_its_front_matter_read_and_its_body_left_as_it_is(tmp_path: Path) -> None:
    front = (
        "---\r\ntitle: 1984\r\ndate: 2031-05-06\r\nsource: Harbour Post\r\n"
        "author:\r\n  - Ada Quill\r\n  - Bo Nib\r\nurl: https://harbour.example/a\r\n---\r\n"
    )
    body = "\r\n# Ferry\r\n\r\nIt stays.\r\n---\r\nThe end.\r\n"
    path = write(tmp_path / "ferry.md", front + body)
    article = Batch(path, published_on=date(2030, 1, 1), outlet="Other").only
    assert article.text == body
    assert article.title == "1984"
    assert article.outlet == "Harbour Post"
    assert article.author == "Ada Quill, Bo Nib"
    assert article.url == "https://harbour.example/a"
    assert article.published_on == date(2031, 5, 6)


def test_markdown_without_front_matter_is_all_text(tmp_path: Path) -> None:
    for name, text in {"plain": TEXT, "rule": f"---\nAn opening line.\n---\n{TEXT}"}.items():
        assert Batch(write(tmp_path / f"{name}.md", text)).only.text == text


def test_front_matter_with_a_colon_in_a_title_is_understood(tmp_path: Path) -> None:
    text = f'---\ntitle: Ferry: the end\nauthor: "Ada Quill"\ndate: 2031-05-06\n---\n{TEXT}'
    article = Batch(write(tmp_path / "ferry.md", text)).only
    assert (article.title, article.author) == ("Ferry: the end", "Ada Quill")
    assert article.published_on == date(2031, 5, 6)
    assert article.text == TEXT


def test_front_matter_that_is_nothing_of_the_kind_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "ferry.md", "---\ntitle: [open\n} what\n---\n" + TEXT)
    assert "front matter that is not YAML" in Batch(path).refusal


def test_front_matter_that_grows_when_it_is_unfolded_does_no_harm(tmp_path: Path) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    text = f"---\nl0: &l0 [x, y]\n{levels}author: *l29\n---\n{TEXT}"
    assert Batch(write(tmp_path / "ferry.md", text)).only.author is None


def test_each_line_of_json_is_an_article(tmp_path: Path) -> None:
    records: list[object] = [
        {
            "id": "a1",
            "text": TEXT,
            "date": "2031-05-06",
            "title": "Ferry",
            "source": "Harbour Post",
            "author": ["Ada Quill", "Bo Nib"],
            "url": "https://harbour.example/1",
            "words": 15,
        },
        {"doc": "a2", "text": TEXT + " Again.", "outlet": "Tide"},
        {"doc_id": 3, "text": TEXT + " And again.", "date": None},
        {"text": TEXT + " And so on."},
    ]
    batch = Batch(write(tmp_path / "wire.jsonl", records))
    assert batch.problems == []
    assert [article.name for article in batch.articles] == ["a1", "a2", "3", "wire-4"]
    first = batch.articles[0]
    assert first.published_on == date(2031, 5, 6)
    assert (first.title, first.outlet) == ("Ferry", "Harbour Post")
    assert first.author == "Ada Quill, Bo Nib"
    assert batch.articles[1].outlet == "Tide"


def test_the_text_of_a_record_is_not_changed(tmp_path: Path) -> None:
    text = "  He said:\r\n\t\u201cIt stays\u201d. \n"
    assert Batch(write(tmp_path / "wire.jsonl", [{"text": text}])).only.text == text


def test_a_folder_is_searched_in_order_and_the_rest_is_left(tmp_path: Path) -> None:
    for name in ("b/2.TXT", "b/1.txt", "a.md", "c.txt", "notes.csv", "x.docx", ".draft.txt"):
        write(tmp_path / name, f"{TEXT} {name}.")
    write(tmp_path / "b" / "wire.jsonl", [{"id": "w", "text": TEXT}])
    write(tmp_path / ".git" / "old.txt", TEXT)
    batch = Batch(tmp_path)
    assert batch.problems == []
    assert [article.name for article in batch.articles] == ["a", "1", "2", "w", "c"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "ferry.txt", TEXT)
    assert Batch(path, tmp_path, path).only.name == "ferry"


def test_a_link_that_leads_back_is_not_followed_forever(tmp_path: Path) -> None:
    write(tmp_path / "in" / "ferry.txt", TEXT)
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert Batch(tmp_path).only.name == "ferry"


def test_standard_input_is_a_text_or_json_lines() -> None:
    article = Batch("-", stdin=TEXT.encode(), published_on=date(2031, 1, 1)).only
    assert (article.name, article.text) == ("stdin", TEXT)
    lines = f'\n  {{"id": "w1", "text": "{TEXT}"}}\n{{"id": "w2", "text": "{TEXT} Yes."}}'
    batch = Batch("-", stdin=lines.encode())
    assert [article.name for article in batch.articles] == ["w1", "w2"]
    assert Batch("-", stdin=b"{braces} open this text of nine words, no more").only.name == "stdin"


def test_a_long_standard_input_is_read_whole() -> None:
    text = TEXT * 500
    assert Batch("-", stdin=text.encode()).only.text == text
    lines = b"".join(
        json.dumps({"id": n, "text": f"{n} {TEXT}"}).encode() + b"\n" for n in range(500)
    )
    assert len(Batch("-", stdin=lines).articles) == 500


def test_a_file_without_suffix_is_read_as_a_stream_would_be(tmp_path: Path) -> None:
    assert Batch(write(tmp_path / "ferry", TEXT)).only.text == TEXT
    record = json.dumps({"id": "w1", "text": TEXT})
    assert Batch(write(tmp_path / "wire", record)).only.name == "w1"


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    path = write(tmp_path / "wire.jsonl", [{"text": TEXT}, {"text": ""}])
    problems: list[ReadError] = []
    articles: Iterator[Article] = read_articles([path], on_problem=problems.append)
    next(articles)
    assert problems == []
    assert list(articles) == []
    assert len(problems) == 1


def test_one_bad_article_costs_no_other(tmp_path: Path) -> None:
    contents: dict[str, str | bytes] = {
        "1.txt": TEXT,
        "2.txt": "",
        "3.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "4.txt": f"{TEXT} Four.",
    }
    for name, content in contents.items():
        write(tmp_path / name, content)
    write(tmp_path / "5.jsonl", '{"text": "Five."}\nnot json\n{"title": "no text"}\n[1]\n"x"\n')
    batch = Batch(tmp_path, tmp_path / "gone.txt", write(tmp_path / "6.txt", f"{TEXT} Six."))
    assert [article.name for article in batch.articles] == ["1", "4", "5-1", "6"]
    assert [str(p).removeprefix(f"{tmp_path}{os.sep}") for p in batch.problems] == [
        "2.txt: is empty; an article needs some text",
        "3.txt: is a picture, not text; save the article as plain text",
        "5.jsonl, line 2: is not JSON (Expecting value); write one JSON object a line",
        '5.jsonl, line 3: has no "text"; give the article\'s text as a string under that key',
        "5.jsonl, line 4: is JSON but no object; write one JSON object a line",
        "5.jsonl, line 5: is JSON but no object; write one JSON object a line",
        "gone.txt: there is no such file or folder",
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("blank.txt", " \r\n\t\n", "is empty"),
        ("empty.jsonl", "", "is empty"),
        ("blank.jsonl", "\n\n", "is empty"),
        ("front.md", "---\ntitle: Ferry\n---\n", "is empty"),
        ("pdf.txt", b"%PDF-1.7\n...", "is a PDF"),
        ("zip.jsonl", b"PK\x03\x04...", "is a Zip archive"),
        ("random.txt", bytes(range(256)) * 20, "is a binary file"),
        ("random.jsonl", bytes(range(256)) * 20, "is a binary file"),
        ("no.jsonl", '{"text": null}', 'has no "text"'),
        ("list.jsonl", '{"text": ["a", "b"]}', 'has no "text"'),
        ("white.jsonl", '{"text": "  "}', "is empty"),
        ("deep.jsonl", '{"a": ' + "[" * 100_000, "is not JSON"),
        ("page.html", "<html><body>Ferry</body></html>", "is no .txt, .md or .jsonl file"),
        ("page.txt", "<!DOCTYPE html>\n<html><body>The ferry stays.</body>", "looks like HTML"),
        ("feed.txt", '<?xml version="1.0"?><rss>The ferry stays.</rss>', "looks like HTML or XML"),
        ("div.txt", '<div class="body"><p>It stays.</p></div>\n' * 9, "looks like HTML"),
    ],
)
def test_what_is_no_article_is_refused_with_one_line(
    tmp_path: Path, name: str, content: str | bytes, why: str
) -> None:
    assert why in Batch(write(tmp_path / name, content)).refusal


def test_a_missing_path_and_a_folder_without_articles_are_said(tmp_path: Path) -> None:
    assert "no such file or folder" in Batch(tmp_path / "gone").refusal
    write(tmp_path / "table.csv", "a,b")
    assert "no .txt, .md or .jsonl file" in Batch(tmp_path).refusal


def test_an_empty_standard_input_is_said() -> None:
    assert Batch("-").refusal == "standard input: is empty; an article needs some text"


def test_a_file_that_is_not_json_at_all_is_given_up_soon(tmp_path: Path) -> None:
    batch = Batch(write(tmp_path / "table.jsonl", "a;b;c\n" * 5000))
    assert batch.articles == []
    assert len(batch.problems) == 21
    assert "no JSON in its first 20 lines" in batch.problems[-1].message


def test_a_file_of_20_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    line = Batch(path).refusal
    assert "has 20 MB, more than the 1,000,000 characters" in line
    assert "split it" in line


def test_the_limit_counts_characters(tmp_path: Path) -> None:
    sentence = "It is said to be so. "
    whole = (sentence * (MAX_CHARACTERS // len(sentence) + 1))[:MAX_CHARACTERS]
    assert len(Batch(write(tmp_path / "whole.txt", whole)).only.text) == MAX_CHARACTERS
    assert "has 1,000,001 characters" in Batch(write(tmp_path / "more.txt", whole + "x")).refusal
    record = write(tmp_path / "more.jsonl", [{"text": whole + "x"}])
    assert "has 1,000,001 characters" in Batch(record).refusal


def test_a_stream_without_end_is_not_read_for_ever(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += size
            assert self.given < 4 * MAX_BYTES
            return b"so it is " * (size // 9) + b"x" * (size % 9)

    problems: list[ReadError] = []
    endless = Endless()
    assert list(read_articles(["-"], stdin=endless, on_problem=problems.append)) == []  # type: ignore[arg-type]
    assert "split it" in problems[0].message


def test_what_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed" / "a.txt", TEXT)
    write(tmp_path / "open" / "b.txt", TEXT)
    write(tmp_path / "open" / "locked.txt", TEXT + " Yes.")
    see, take = Path.iterdir, Path.open

    def iterdir(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return see(path)

    def open_(path: Path, mode: str = "r") -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return take(path, mode)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    monkeypatch.setattr(Path, "open", open_)
    batch = Batch(tmp_path)
    assert [article.name for article in batch.articles] == ["b"]
    assert [(Path(p.where).name, p.message) for p in batch.problems] == [
        ("closed", "cannot be searched (Permission denied)"),
        ("locked.txt", "cannot be read (Permission denied)"),
    ]


def test_a_broken_link_is_said(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert "gone.txt: there is no such file" in Batch(tmp_path).refusal


def test_an_interrupt_passes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(path: Path, mode: str = "r") -> None:
        raise KeyboardInterrupt

    write(tmp_path / "a.txt", TEXT)
    monkeypatch.setattr(Path, "open", stop)
    with pytest.raises(KeyboardInterrupt):
        Batch(tmp_path)
