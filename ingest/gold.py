"""Write an extraction in the form in which articles are annotated by hand.

The form is that of DESIGN's gold: "doc", "date", "statements", "stances", "conditions", with
ids s1, p1, c1 counted within the article and spans as [start, end].
"""

from datetime import date
from typing import Any

from ingest.records import Actor, Condition, Extraction, SaidDate, Stance, Statement


def as_gold(extraction: Extraction) -> dict[str, Any]:
    """Return one article's extraction as a dict that json can write."""
    article = extraction.article
    return {
        "doc": article.name,
        "date": _day(article.published_on),
        "statements": [_statement(i, s) for i, s in enumerate(extraction.statements, 1)],
        "stances": [_stance(i, s) for i, s in enumerate(extraction.stances, 1)],
        "conditions": [_condition(i, c) for i, c in enumerate(extraction.conditions, 1)],
    }


def _statement(number: int, one: Statement) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "speaker": _name(one.speaker),
        "speaker_span": list(one.speaker_span) if one.speaker_span else None,
        "speaker_country": one.speaker.country if one.speaker else None,
        "cue_span": list(one.cue_span) if one.cue_span else None,
        "content_spans": [list(s) for s in one.spans],
        "kind": one.kind,
        "said_date": _said(one.said),
    }


def _stance(number: int, one: Stance) -> dict[str, Any]:
    return {
        "id": f"p{number}",
        "actor": one.actor.name,
        "actor_country": one.actor.country,
        "polarity": one.polarity,
        "position": one.position.text,
        "evidence_span": list(one.span),
        "statement": _within(one.statement),
        "attributed_by": _name(one.attributed_by),
    }


def _condition(number: int, one: Condition) -> dict[str, Any]:
    return {
        "id": f"c{number}",
        "actor": _name(one.actor),
        "consequence_span": list(one.consequence_span),
        "condition_span": list(one.requirement_span),
        "connective": one.marker,
        "type": one.kind,
        "statement": _within(one.statement),
    }


def _name(actor: Actor | None) -> str | None:
    return actor.name if actor else None


def _within(statement: int | None) -> str | None:
    return None if statement is None else f"s{statement + 1}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(said: SaidDate) -> str | None:
    """Give the day where the text itself tells it to the day."""
    return _day(said.on) if said.precision == "day" and said.source == "text" else None
