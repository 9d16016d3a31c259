"""One article from text to records, with the pipeline that ships."""

import json
from datetime import date

import pytest

from ingest.extract import Extractor
from ingest.gold import as_gold
from ingest.records import Article, Extraction

TEXT = """PORT ELLERY - The harbour board voted on Tuesday to close the old bridge, and Mayor Ines Calder said she would not stand in its way.

\u201cThe bridge is not safe,\u201d Ms. Calder told reporters. \u201cWe will open it again only after the piers are rebuilt.\u201d

According to the dockers' union, the closure would cost two hundred jobs. Its chairman, Tom Reyle, accused the board of acting in haste and warned that his members would strike unless the decision was withdrawn.

The board did not say when the work would begin.
"""  # noqa: E501  an article's lines are its paragraphs


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def article(text: str = TEXT, name: str = "bridge") -> Article:
    return Article(article_id=name, name=name, text=text, sha256="", published_on=date(2026, 3, 4))


@pytest.fixture(scope="module")
def read(extractor: Extractor) -> Extraction:
    return extractor.extract(article())


def test_each_statement_has_its_speaker(read: Extraction) -> None:
    said = {(s.speaker.name if s.speaker else None, s.cue) for s in read.statements}
    assert ("Ines Calder", "told") in said
    assert ("Tom Reyle", "warned") in said
    assert all("did not say" not in s.cue for s in read.statements)
    assert not any(name == "PORT ELLERY" for name, _ in said)


def test_a_condition_names_what_it_takes(read: Extraction) -> None:
    required = {TEXT[slice(*c.requirement_span)] for c in read.conditions}
    assert "the piers are rebuilt" in required


def test_every_span_lies_in_the_text_and_holds_its_words(read: Extraction) -> None:
    for statement in read.statements:
        assert statement.text == " \u2026 ".join(TEXT[a:b] for a, b in statement.spans)
    for stance in read.stances:
        assert TEXT[slice(*stance.span)] == stance.text
        assert stance.statement is None or stance.statement < len(read.statements)


def test_the_same_text_gives_the_same_bytes_alone_or_in_company(
    extractor: Extractor, read: Extraction
) -> None:
    other = article("The ferry left. \u201cWe will be late,\u201d said Ada Volk.", "ferry")
    alone = json.dumps(as_gold(read))
    together = [json.dumps(as_gold(e)) for e in extractor.extract_all([other, article()])]
    assert together[1] == alone


def test_dates_are_told_against_the_publication_day(read: Extraction) -> None:
    assert all(s.said.on == date(2026, 3, 4) for s in read.statements if s.said.source != "text")


@pytest.mark.parametrize("text", ["", "Enough.", "\n\n", "\u201c", "12 345 \u2014 ;;; (("])
def test_almost_nothing_says_nothing(extractor: Extractor, text: str) -> None:
    found = extractor.extract(article(text))
    assert (found.statements, found.stances, found.conditions) == ((), (), ())


def test_a_run_of_words_without_an_end_is_read_in_pieces(extractor: Extractor) -> None:
    text = "the minister who said that the treaty would hold met the envoy and " * 300 + "left."
    assert max(len(s) for s in extractor.nlp(text).sents) <= 300
    assert extractor.extract(article(text)).article.name == "bridge"
