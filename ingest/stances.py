"""Find who is for or against what."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ingest.actors import Cast
from ingest.propositions import proposition
from ingest.quantities import quantities
from ingest.records import Actor, SaidDate, Span, Stance, Statement
from ingest.stance_rules import Candidate, candidates

DOUBTFUL = (
    "verbs.act",
    "verbs.impose",
    "verbs.block.obj",
    "content",
    "will.other",
    "verbs.attempt",
    "nouns.position",
    "verbs.intend.obj",
    "nouns.oppose.on",
    "verbs.consider.obj",
    "verbs.withdraw",
    "verbs.vote-for.for",
    "verbs.want",
    "verbs.support.obj",
)


def stances(doc: Doc, cast: Cast, statements: Sequence[Statement]) -> Iterator[Stance]:
    """Yield the stances that a text reports, in the order of their words.

    ``said`` is the statement's date; it is unknown where no statement expresses the stance.
    """
    proposed = (c for c in candidates(doc, cast, statements) if not c.rule.startswith(DOUBTFUL))
    yield from _without_twins(_stance(one, doc, cast, statements) for one in proposed)


def _stance(one: Candidate, doc: Doc, cast: Cast, statements: Sequence[Statement]) -> Stance:
    index = _statement_at(one.span, statements)
    within = statements[index] if index is not None else None
    position = proposition(one.target.head, cast, _other_doer(one, cast))
    amounts = [value for _, value in quantities(doc.text, one.span)]
    return Stance(
        actor=one.actor,
        actor_span=one.actor_span,
        polarity="supports" if one.side > 0 else "opposes",
        act=one.act,
        position=position,
        span=one.span,
        text=doc.text[slice(*one.span)],
        said=within.said if within is not None else SaidDate(),
        confidence=0.5,
        rule=one.rule,
        statement=index,
        attributed_by=_reporter(one, index, statements),
        quantity=amounts[0] if amounts else None,
    )


def _other_doer(one: Candidate, cast: Cast):
    subject = one.target.subject
    if subject is None or one.actor in cast.actors_of(subject):
        return None
    return subject


def _statement_at(span: Span, statements: Sequence[Statement]) -> int | None:
    """Find the smallest statement that holds a span, else the one whose cue it holds."""
    holding = [i for i, s in enumerate(statements) if _holds(s, span)]
    if holding:
        return min(holding, key=lambda i: sum(e - b for b, e in statements[i].spans))
    for i, one in enumerate(statements):
        if one.cue_span and span[0] <= one.cue_span[0] and one.cue_span[1] <= span[1]:
            return i
    return None


def _holds(statement: Statement, span: Span) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in statement.spans)


def _reporter(one: Candidate, index: int | None, statements: Sequence[Statement]) -> Actor | None:
    if index is None:
        return None
    speaker = statements[index].speaker
    return None if speaker is None or speaker.name == one.actor.name else speaker


def _without_twins(found: Iterator[Stance]) -> list[Stance]:
    """Keep one stance of an actor on one stretch of text: the surest, then the longest."""
    kept: list[Stance] = []
    for one in sorted(found, key=lambda s: (-s.confidence, s.span[0] - s.span[1], s.span)):
        if not any(_twins(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: (s.span, s.actor.name, s.polarity))


def _twins(one: Stance, other: Stance) -> bool:
    if one.actor.name != other.actor.name:
        return False
    start, end = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    shorter = min(one.span[1] - one.span[0], other.span[1] - other.span[0])
    if one.polarity != other.polarity and one.rule != other.rule:
        return end - start > 0.8 * shorter
    return end - start > 0.5 * shorter
