"""Find who is for or against what."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ingest import syntax
from ingest.actors import Cast
from ingest.propositions import proposition, proposition_of_span
from ingest.quantities import quantities
from ingest.records import Actor, Proposition, SaidDate, Span, Stance, Statement
from ingest.stance_context import group_of
from ingest.stance_judge import Verdicts, shipped_judge
from ingest.stance_rules import Candidate, candidates, is_plain, is_predicate, is_threat
from ingest.stance_scene import Scene
from ingest.stance_targets import patient

THRESHOLD = 0.5  # the least likelihood at which a proposal is a stance
TRUST = 0.7  # the power that lifts the likelihood of a plain word of attitude
SURE = 0.7  # how likely two actors' stances on one stretch of text must both be to stand
PREFIX = re.compile(r"^(?:anti|pro)-", re.IGNORECASE)
WORDED = 0.2  # how much likelier another reading must be than that of a plain word of attitude
WANTED = 0.85  # how often those who warn "if they do not" want it done, on the training notes
CERTAIN = 0.75  # how sure the judge must be to turn round what such a word says


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hold a proposal with the judge's verdict."""

    proposal: Candidate
    side: int
    holds: float
    chance: float  # that it holds and is on that side


def stances(
    doc: Doc, cast: Cast, statements: Sequence[Statement], *, judge: Verdicts | None = None
) -> Iterator[Stance]:
    """Yield the stances that a text reports, in the order of their words.

    ``said`` is the statement's date; it is unknown where no statement expresses the stance.
    """
    scene = Scene(doc, cast, statements)
    proposed = list(candidates(scene))
    verdicts = (judge or shipped_judge()).judge(scene, proposed)
    found = [weighed(p, *v) for p, v in zip(proposed, verdicts, strict=True)]
    for one in without_twins(f for f in found if f.holds >= THRESHOLD):
        yield _stance(one, scene)


def weighed(proposal: Candidate, holds: float, favours: float) -> Found:
    """Weigh the judge's verdict: a plain word of attitude is trusted further than other rules."""
    side = 1 if favours >= 0.5 else -1
    sure = favours if side > 0 else 1.0 - favours
    if is_predicate(proposal):
        side, sure = proposal.side, max(sure, CERTAIN)
    if is_plain(proposal):
        holds **= TRUST
        if side != proposal.side and sure < CERTAIN:
            side, sure = proposal.side, 1.0 - sure
    elif is_threat(proposal):
        side, sure = 1, WANTED
    return Found(proposal=proposal, side=side, holds=holds, chance=holds * sure)


def _stance(found: Found, scene: Scene) -> Stance:
    one = found.proposal
    text = syntax.text_of(scene.doc)
    index = scene.statement_of(one.span)
    within = scene.statements[index] if index is not None else None
    amounts = [value for _, value in quantities(text, one.span)]
    return Stance(
        actor=one.actor,
        actor_span=one.actor_span,
        polarity="supports" if found.side > 0 else "opposes",
        act=one.act,
        position=_position(one, scene, within, against=found.side < 0),
        span=one.span,
        text=text[slice(*one.span)],
        said=within.said if within is not None else SaidDate(),
        confidence=round(found.chance, 3),
        rule=one.rule,
        statement=index,
        attributed_by=_reporter(one, within),
        quantity=amounts[0] if amounts else None,
    )


def _position(
    one: Candidate, scene: Scene, within: Statement | None, *, against: bool
) -> Proposition:
    """Word what a stance is towards; of a bare "he said" it is what he said, not that he did."""
    if one.target.frame == "none" and within is not None:
        return proposition_of_span(scene.doc, within.spans[0], scene.cast)
    if one.rule == "phrase":  # of "the Greens are against the dam", the dam
        head = one.target.head
        said = [c for c in head.children if c.dep_ in ("cop", *syntax.SUBJECT)]
        return proposition(head, scene.cast, drop=said)
    if one.target.frame == "prefix":  # of "anti-war protesters", war
        return without_prefix(proposition(one.target.head, scene.cast))
    topic = _ended(one, against=against) or _topic(one, against=against)
    return proposition(topic, scene.cast, _other_doer(one, topic, scene.cast))


def without_prefix(found: Proposition) -> Proposition:
    """Take the "anti-" or "pro-" out of a wording."""
    text = PREFIX.sub("", found.text)
    return replace(found, text=text, canonical=PREFIX.sub("", found.canonical))


def _ended(one: Candidate, *, against: bool) -> Token | None:
    """Find what somebody is against who would end it: of "we will drop the fee", the fee."""
    head = one.target.head
    if not against or one.side < 0 or head.pos_ != "VERB" or syntax.is_negated(head):
        return None
    ends = any(group.name == "block" for group in group_of(head)[:1])
    return patient(head) if ends else None


def _topic(one: Candidate, *, against: bool) -> Token:
    """Find what a target is about: of "the law is a farce" said by somebody, the law.

    So too of "the law ruins us", where who says so is against it.
    """
    head = one.target.head
    judged = ("NOUN", "ADJ") if not against else ("NOUN", "ADJ", "VERB")
    if one.target.frame not in ("content", "that") or head.pos_ not in judged:
        return head
    subject = syntax.own_subject(head)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return head
    if head.pos_ == "VERB" and (subject.pos_ == "PROPN" or not _is_told(head)):
        return head
    return subject


def _is_told(head: Token) -> bool:
    """Say whether a clause tells what is so, rather than what should be or is not."""
    return not (syntax.is_negated(head) or syntax.is_passive(head) or syntax.modals(head))


def _other_doer(one: Candidate, topic: Token, cast: Cast) -> Token | None:
    subject = one.target.subject if topic == one.target.head else None
    if subject is None or one.actor.name in {a.name for a in cast.actors_of(subject)}:
        return None
    return subject


def _reporter(one: Candidate, within: Statement | None) -> Actor | None:
    """Name who says it, where that is neither the journalist nor the actor."""
    speaker = within.speaker if within is not None else None
    joint = {a.name for a in within.joint} if within is not None else set()
    own = speaker is None or speaker.name == one.actor.name or one.actor.name in joint
    return None if own else speaker


def without_twins(found: Iterable[Found]) -> list[Found]:
    """Keep one stance on one stretch of text, the likeliest, then the first.

    Plain words of attitude go before others that are about as likely: what they are towards is
    worded best. Those whom one word gives the same stance keep it each ("Norway and Iceland
    reject").
    """
    kept: list[Found] = []
    near: dict[int, list[Found]] = {}
    for one in sorted(found, key=_turn):
        places = _places(one.proposal)
        if not any(_rivals(one, other) for p in places for other in near.get(p, ())):
            kept.append(one)
            for place in places:
                near.setdefault(place, []).append(one)
    return sorted(kept, key=lambda f: (f.proposal.span, f.proposal.actor.name, f.side))


def _turn(one: Found) -> tuple[float, Span, str]:
    lead = WORDED * is_plain(one.proposal)
    return -one.holds - lead, one.proposal.span, one.proposal.rule


def _places(one: Candidate) -> range:
    """Count out the stretches of text in which a proposal's rivals may stand."""
    start, end = one.span
    return range(start // 500, end // 500 + 1)


def _rivals(one: Found, other: Found) -> bool:
    """Say whether only the likelier of two can stand."""
    first, second = one.proposal, other.proposal
    if (first.target.frame == "dispreferred") != (second.target.frame == "dispreferred"):
        return False
    if not _overlap(first.span, second.span):
        return False
    if first.actor.name == second.actor.name:
        return True
    if first.cue == second.cue and first.target.head == second.target.head:
        return first.seat != second.seat
    return first.cue != second.cue and min(one.holds, other.holds) < SURE


def _overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share more than half of the shorter."""
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return end - start > 0.5 * min(one[1] - one[0], other[1] - other[0])
