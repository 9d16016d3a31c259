"""Loading: what Ctrl-C does, and what is counted."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.census import counts
from graph.store import open_store
from ingest.records import Article, Extraction, SaidDate, Statement
from stancegraph.cli import app
from stancegraph.problems import Exit


class Quick:
    """Stand in for the extractor: find nothing, and press Ctrl-C at some articles."""

    at: tuple[int, ...] = ()

    def __init__(self, model: str | None = None, *, meanings: bool = False) -> None:
        self.version = "quick"

    def extract_all(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for number, article in enumerate(articles, 1):
            if number in self.at:
                signal.raise_signal(signal.SIGINT)
            yield Extraction(
                article=article, statements=(), stances=(), conditions=(), extractor=self.version
            )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of ten articles that the stand-in reads."""
    monkeypatch.setattr("ingest.extract.Extractor", Quick)
    monkeypatch.setattr(Quick, "at", ())
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(10):
        text = (
            f"---\ndate: 2031-01-{number + 1:02}\n---\nPier {number} will be mended, they said.\n"
        )
        (articles / f"pier{number}.md").write_text(text)
    return articles


def load(folder: Path, *options: str) -> tuple[int, str, str]:
    store = folder.parent / "s.ladybug"
    result = CliRunner().invoke(app, ["load", str(folder), "--store", str(store), *options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def articles_in(folder: Path) -> int:
    with open_store(folder.parent / "s.ladybug", read_only=True) as store:
        return counts(store)["Article"]


def test_ctrl_c_keeps_what_was_read_and_the_next_load_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Quick, "at", (3,))
    code, out, said = load(folder)
    assert code == Exit.INTERRUPTED
    assert "interrupted; 3 of 10 articles are in the store" in said.splitlines()[-1]
    assert articles_in(folder) == 3
    monkeypatch.setattr(Quick, "at", ())
    code, out, said = load(folder)
    assert (code, said) == (Exit.DONE, "")
    assert "3 articles were in the store already" in out
    assert articles_in(folder) == 10


def test_a_second_ctrl_c_stops_at_once_and_keeps_nothing_of_this_load(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Quick, "at", (3,))
    load(folder)
    before = signal.getsignal(signal.SIGINT)

    def twice(self: Quick, articles: Iterable[Article]) -> Iterator[Extraction]:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        yield from Quick.extract_all(self, articles)

    with monkeypatch.context() as patch:
        patch.setattr(Quick, "extract_all", twice)
        code, _, said = load(folder)
    assert (code, said.splitlines()[-1]) == (Exit.INTERRUPTED, "stance: interrupted")
    assert articles_in(folder) == 3
    assert signal.getsignal(signal.SIGINT) is before


def test_undated_articles_are_counted_once_and_the_date_can_be_given(folder: Path) -> None:
    (folder / "late.txt").write_text("The pier will open late, they said.")
    code, _, said = load(folder)
    assert code == Exit.DONE
    assert said.startswith("stance: 1 article is without a date")
    assert "--date" in said
    code, _, said = load(folder, "--date", "2031-02-03")
    assert code == Exit.DONE
    assert said.startswith("stance: note: late: the store has it without a date")


def test_the_date_and_the_outlet_stand_in_for_those_that_are_missing(folder: Path) -> None:
    (folder / "late.txt").write_text("The pier will open late, they said.")
    load(folder, "--date", "2031-02-03", "--source", "The Pier")
    with open_store(folder.parent / "s.ladybug", read_only=True) as store:
        rows = store.run(
            "MATCH (a:Article) WHERE a.name = 'late' OR a.name = 'pier0' "
            "RETURN a.name AS name, a.publishedOn AS day, a.outlet AS outlet ORDER BY name"
        )
    assert [(row["name"], str(row["day"]), row["outlet"]) for row in rows] == [
        ("late", "2031-02-03", "The Pier"),
        ("pier0", "2031-01-01", "The Pier"),
    ]


def test_what_is_less_sure_than_asked_for_is_left_out_and_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(self: Quick, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            said = tuple(statement(article.text, sure) for sure in (0.3, 0.5, 0.9))
            yield Extraction(
                article=article, statements=said, stances=(), conditions=(), extractor="quick"
            )

    monkeypatch.setattr(Quick, "extract_all", found)
    code, out, said = load(folder, "--min-confidence", "0.5")
    assert (code, said) == (Exit.DONE, "")
    assert "10 statements, stances and conditions were less sure than --min-confidence" in out
    with open_store(folder.parent / "s.ladybug", read_only=True) as store:
        assert counts(store)["Statement"] == 20


def statement(text: str, sure: float) -> Statement:
    """Make a statement of one word, at a place that differs with its confidence."""
    start = int(10 * sure)
    return Statement(
        spans=((start, start + 1),),
        text=text[start : start + 1],
        kind="indirect",
        speaker=None,
        speaker_span=None,
        cue="",
        cue_span=None,
        said=SaidDate(),
        confidence=sure,
        rule="quick",
    )


@pytest.mark.parametrize("wrong", ["1.5", "-0.1", "much"])
def test_a_confidence_lies_between_nothing_and_one(folder: Path, wrong: str) -> None:
    code, _, said = load(folder, "--min-confidence", wrong)
    assert code == Exit.USAGE
    assert "--min-confidence" in said


def test_another_text_under_a_known_address_is_left_out(folder: Path) -> None:
    place = folder / "news.md"
    place.write_text("---\nurl: https://example.org/a\n---\nThe toll will rise, they said.\n")
    load(folder)
    place.write_text("---\nurl: https://example.org/a\n---\nThe toll will fall, they said.\n")
    code, out, said = load(folder)
    assert code == Exit.PARTLY
    assert "left out news: the store has it with another text" in said
    assert "1 left out" in out


def test_a_process_that_is_interrupted_leaves_a_store_that_can_be_finished(tmp_path: Path) -> None:
    records = tmp_path / "many.jsonl"
    lines = (
        f'{{"id": "a{n}", "text": "Pier {n} must stay open, Ms. Pell said."}}' for n in range(60)
    )
    records.write_text("\n".join(lines))
    store = tmp_path / "s.ladybug"
    command = [
        sys.executable,
        "-m",
        "stancegraph.cli",
        "load",
        str(records),
        "--date",
        "2031-01-02",
    ]
    command += ["--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not store.exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert process.returncode == Exit.INTERRUPTED, said
    assert b"Traceback" not in said
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == Exit.DONE, done.stderr
    with open_store(store, read_only=True) as kept:
        assert counts(kept)["Article"] == 60
