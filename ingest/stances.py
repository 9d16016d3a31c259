"""Find who is for or against what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest import syntax
from ingest.actors import Cast
from ingest.propositions import proposition
from ingest.quantities import quantities
from ingest.records import Actor, SaidDate, Span, Stance, Statement
from ingest.stance_judge import Judge, shipped_judge
from ingest.stance_rules import Candidate, candidates, is_plain

THRESHOLD = 0.4  # the least likelihood at which a proposal is a stance
TRUST = 0.7  # the power that lifts the likelihood of a plain word of attitude
CERTAIN = 0.75  # how sure the judge must be to turn round what such a word says


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hold a proposal with the judge's verdict."""

    proposal: Candidate
    side: int
    holds: float
    confidence: float


def stances(
    doc: Doc, cast: Cast, statements: Sequence[Statement], *, judge: Judge | None = None
) -> Iterator[Stance]:
    """Yield the stances that a text reports, in the order of their words.

    ``said`` is the statement's date; it is unknown where no statement expresses the stance.
    """
    proposed = list(candidates(doc, cast, statements))
    verdicts = (judge or shipped_judge()).judge(doc, proposed, statements)
    found = [_found(p, *v) for p, v in zip(proposed, verdicts, strict=True)]
    for one in _without_twins(f for f in found if f.holds >= THRESHOLD):
        yield _stance(one, doc, cast, statements)


def _found(proposal: Candidate, holds: float, favours: float) -> Found:
    """Weigh the judge's verdict: a plain word of attitude is trusted further than other rules."""
    side = 1 if favours >= 0.5 else -1
    sure = favours if side > 0 else 1.0 - favours
    if is_plain(proposal):
        holds **= TRUST
        if side != proposal.side and sure < CERTAIN:
            side, sure = proposal.side, 1.0 - sure
    return Found(proposal=proposal, side=side, holds=holds, confidence=round(holds * sure, 3))


def _stance(found: Found, doc: Doc, cast: Cast, statements: Sequence[Statement]) -> Stance:
    one = found.proposal
    index = _statement_at(one.span, statements)
    within = statements[index] if index is not None else None
    amounts = [value for _, value in quantities(doc.text, one.span)]
    return Stance(
        actor=one.actor,
        actor_span=one.actor_span,
        polarity="supports" if found.side > 0 else "opposes",
        act=one.act,
        position=proposition(_topic(one), cast, _other_doer(one, cast)),
        span=one.span,
        text=doc.text[slice(*one.span)],
        said=within.said if within is not None else SaidDate(),
        confidence=found.confidence,
        rule=one.rule,
        statement=index,
        attributed_by=_reporter(one, within),
        quantity=amounts[0] if amounts else None,
    )


def _topic(one: Candidate) -> Token:
    """Find what a target is about: of "the law is a farce" said by somebody, the law."""
    head = one.target.head
    if one.target.frame not in ("content", "that") or head.pos_ not in ("NOUN", "ADJ"):
        return head
    subject = syntax.own_subject(head)
    return subject if subject is not None and subject.pos_ in ("NOUN", "PROPN") else head


def _other_doer(one: Candidate, cast: Cast) -> Token | None:
    subject = one.target.subject if _topic(one) == one.target.head else None
    if subject is None or one.actor.name in {a.name for a in cast.actors_of(subject)}:
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


def _reporter(one: Candidate, within: Statement | None) -> Actor | None:
    """Name who says it, where that is neither the journalist nor the actor."""
    speaker = within.speaker if within is not None else None
    joint = {a.name for a in within.joint} if within is not None else set()
    own = speaker is None or speaker.name == one.actor.name or one.actor.name in joint
    return None if own else speaker


def _without_twins(found: Iterable[Found]) -> list[Found]:
    """Keep one stance of an actor on one stretch of text: the likeliest, then the first."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.holds, f.proposal.span, f.proposal.rule)):
        if not any(_twins(one.proposal, other.proposal) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: (f.proposal.span, f.proposal.actor.name, f.side))


def _twins(one: Candidate, other: Candidate) -> bool:
    if (one.target.frame == "dispreferred") != (other.target.frame == "dispreferred"):
        return False
    start, end = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    shorter = min(one.span[1] - one.span[0], other.span[1] - other.span[0])
    return one.actor.name == other.actor.name and end - start > 0.5 * shorter
