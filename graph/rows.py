"""Turn records into rows: ids, texts cut out of the article, dates and marks."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from graph.ids import condition_id, stance_id, statement_id, tokens
from graph.placing import Wording
from graph.shape import Row
from ingest.records import (
    Article,
    Condition,
    Extraction,
    Proposition,
    SaidDate,
    Span,
    Stance,
    Statement,
)

GAP = " \u2026 "  # between the parts of an interrupted quote


class BadSpan(ValueError):
    """Say that a record's characters lie outside its article."""


def cut(article: Article, spans: Sequence[Span]) -> str:
    """Cut spans out of an article; an interrupted quote's parts are joined by an ellipsis."""
    for start, end in spans:
        if not 0 <= start < end <= len(article.text):
            raise BadSpan(
                f"characters {start} to {end} are asked for, the text has {len(article.text)}"
            )
    return GAP.join(article.text[start:end] for start, end in spans)


def flat(spans: Sequence[Span]) -> list[int]:
    """Write spans one after the other, as the stores keep them."""
    return [number for span in spans for number in span]


def envelope(*spans: Span) -> Span:
    """Measure from the first character of spans to the last."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def article_row(extraction: Extraction, loaded_at: datetime, *, text: bool) -> Row:
    """Make the row of an Article; without its text where that is to be left out."""
    article = extraction.article
    return {
        "articleId": article.article_id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "author": article.author,
        "publishedOn": article.published_on,
        "language": article.language,
        "sha256": article.sha256,
        "text": article.text if text else None,
        "name": article.name,
        "extractor": extraction.extractor,
        "loadedAt": loaded_at,
    }


def _marks(
    extraction: Extraction, record: Statement | Stance | Condition, loaded_at: datetime
) -> Row:
    said: SaidDate = record.said
    return {
        "articleId": extraction.article.article_id,
        "saidOn": said.on,
        "saidPrecision": said.precision,
        "dateSource": said.source,
        "confidence": float(record.confidence),
        "rule": record.rule,
        "extractor": extraction.extractor,
        "loadedAt": loaded_at,
    }


def statement_row(extraction: Extraction, record: Statement, loaded_at: datetime) -> Row:
    """Make the row of a Statement."""
    article = extraction.article
    spans = sorted(record.spans)
    return {
        "statementId": statement_id(article.article_id, spans, record.cue),
        "text": cut(article, spans),
        "kind": record.kind,
        "cue": record.cue,
        "spans": flat(spans),
        **_marks(extraction, record, loaded_at),
    }


def stance_row(
    extraction: Extraction, record: Stance, loaded_at: datetime, *, hearsay: bool
) -> Row:
    """Make the row of a Stance."""
    article = extraction.article
    mention = cut(article, [record.actor_span]) if record.actor_span else record.actor.name
    return {
        "stanceId": stance_id(article.article_id, record.span, mention, record.polarity),
        "polarity": record.polarity,
        "act": record.act,
        "text": cut(article, [record.span]),
        "quantity": record.quantity,
        "hearsay": hearsay,
        "attributedBy": record.attributed_by.name if record.attributed_by else None,
        "conditional": _is_conditional(extraction, record),
        "wording": record.position.text,
        "form": None if _is_bare(record.position) else canonical_of(record.position),
        "strength": record.manner.strength,
        "figures": "; ".join(record.manner.figures) or None,
        "dismissed": False,
        **_marks(extraction, record, loaded_at),
    }


def _is_conditional(extraction: Extraction, record: Stance) -> bool:
    """Tell whether what is supported or opposed is made to depend on something there and then."""
    start, end = record.span
    return any(
        condition.consequence_span[0] < end and start < condition.consequence_span[1]
        for condition in extraction.conditions
    )


def condition_row(extraction: Extraction, record: Condition, loaded_at: datetime) -> Row:
    """Make the row of a Condition; its text runs from the first span to the second."""
    article = extraction.article
    both = record.consequence_span, record.requirement_span
    cut(article, both)
    return {
        "conditionId": condition_id(article.article_id, *both),
        "marker": record.marker,
        "kind": record.kind,
        "text": cut(article, [envelope(*both)]),
        "consequenceSpan": list(record.consequence_span),
        "requirementSpan": list(record.requirement_span),
        "consequenceWording": record.consequence.text,
        "consequenceForm": canonical_of(record.consequence),
        "requirementWording": record.requirement.text,
        "requirementForm": canonical_of(record.requirement),
        "dismissed": False,
        **_marks(extraction, record, loaded_at),
    }


def position_row(key: str, founder: Wording) -> Row:
    """Make the row of a Position out of the wording that founds it."""
    return {
        "positionId": key,
        "text": founder.text,
        "source": "derived",
        "canonical": founder.canonical,
        "actors": list(founder.actors),
        "countries": list(founder.countries),
        "topic": None,
        "mergedInto": None,
    }


def wording_of(proposition: Proposition) -> Wording:
    """Take from a proposition what it takes to place it."""
    return Wording(
        canonical_of(proposition),
        proposition.text,
        proposition.meaning,
        proposition.actors,
        proposition.countries,
    )


def wordings_of(extraction: Extraction) -> Iterator[Wording]:
    """Yield the wordings of an article that need a position, in a fixed order."""
    for stance in extraction.stances:
        if not _is_bare(stance.position):
            yield wording_of(stance.position)
    for condition in extraction.conditions:
        yield wording_of(condition.consequence)
        yield wording_of(condition.requirement)


def _is_bare(proposition: Proposition) -> bool:
    """Tell whether the whole target is an actor or a country."""
    return proposition.actor is not None or proposition.country is not None


def canonical_of(proposition: Proposition) -> str:
    """Return the canonical form; where there is none, the words without case and marks."""
    return proposition.canonical or " ".join(tokens(proposition.text)) or proposition.text
