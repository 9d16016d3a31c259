"""Read one article into its statements, stances and conditions.

Extraction is a pure function of one article and the model: no store, no state, no order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from ingest.actors import Cast
from ingest.calibration import shipped_calibration
from ingest.conditions import conditions
from ingest.dateline import with_article_bounds
from ingest.dates import published
from ingest.manner import manner
from ingest.meaning import with_meanings
from ingest.parsed import plain
from ingest.pipeline import load_pipeline
from ingest.quotes import uniform
from ingest.records import Article, Condition, Extraction, SaidDate, Stance, Statement
from ingest.stance_judge import Rules, Verdicts
from ingest.stances import stances
from ingest.statements import statements

UNKNOWN = SaidDate()
Dated = TypeVar("Dated", Stance, Condition)


class Extractor:
    """Hold a language pipeline and read articles with it."""

    def __init__(
        self, model: str | None = None, *, judge: bool = True, meanings: bool = False
    ) -> None:
        """Load the shipped pipeline, or any other by name or path.

        Without ``judge``, stances are what plain words of attitude say; nothing learned weighs.
        With ``meanings``, propositions carry what it takes to place them among others.
        """
        self.meanings = meanings
        self.verdicts: Verdicts | None = None if judge else Rules()
        self.calibration = shipped_calibration()
        self.nlp: Language = with_article_bounds(load_pipeline(model))
        if "release" in self.nlp.pipe_names:
            self.nlp.disable_pipe("release")  # the judge of stances reads the encoder's states
        self.version = f"{_version()}+{self.nlp.meta.get('name')}-{self.nlp.meta.get('version')}"

    def extract(self, article: Article) -> Extraction:
        """Read one article."""
        return self.read(article, self.parse(article.text))

    def parse(self, text: str) -> Doc:
        """Parse a text with every quotation in straight marks; no offset changes."""
        return self.nlp(uniform(text))

    def extract_all(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Read articles one after another, in their order."""
        for article in articles:
            yield self.extract(article)

    def read(self, article: Article, doc: Doc) -> Extraction:
        """Read an article whose text is parsed already."""
        fallback = published(article.published_on)
        with plain(doc) as words:
            cast = Cast(words)
            said = tuple(statements(words, cast, article.published_on))
            taken = [_dated(s, fallback) for s in stances(words, cast, said, judge=self.verdicts)]
            set_out = [_dated(c, fallback) for c in conditions(words, cast, said)]
        measured = self.calibration.of
        extraction = Extraction(
            article=article,
            statements=tuple(measured(_as_said(s, article.text)) for s in said),
            stances=tuple(measured(_as_taken(s, article.text)) for s in taken),
            conditions=tuple(measured(_as_set(c, article.text)) for c in set_out),
            extractor=self.version,
        )
        return with_meanings(extraction) if self.meanings else extraction


def _as_said(one: Statement, text: str) -> Statement:
    """Give a statement its words as the article prints them."""
    return replace(one, text=" \u2026 ".join(text[a:b] for a, b in one.spans))


def _as_taken(one: Stance, text: str) -> Stance:
    """Give a stance its words as the article prints them, and the manner that they show."""
    words = text[slice(*one.span)]
    return replace(one, text=words, manner=manner(words))


def _as_set(one: Condition, text: str) -> Condition:
    """Give a condition its words as the article prints them."""
    starts, ends = zip(one.consequence_span, one.requirement_span, strict=True)
    return replace(one, text=text[min(starts) : max(ends)])


def _dated(record: Dated, fallback: SaidDate) -> Dated:
    return replace(record, said=fallback) if record.said == UNKNOWN else record


def _version() -> str:
    try:
        return version("stancegraph")
    except PackageNotFoundError:
        return "uninstalled"
