"""Propose stances: every word of stance with its holder and target, and what speakers demand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest import modality, syntax
from ingest.actors import Cast
from ingest.records import Actor, Span, Statement
from ingest.stance_actors import Holder, holders
from ingest.stance_lexicon import Group, Kind, groups, judgement, words
from ingest.stance_targets import Target, targets

KINDS: dict[str, Kind] = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
OWN_ACT = frozenset({"to", "ing", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Hold a stance as proposed: who, which side, on what, by which words."""

    cue: Token
    rule: str
    act: str
    side: int
    actor: Actor
    actor_span: Span | None
    target: Target
    span: Span
    confidence: float = 0.5


def candidates(doc: Doc, cast: Cast, statements: Sequence[Statement]) -> Iterator[Candidate]:
    """Yield every stance that a rule sees, twins included."""
    for token in doc:
        if token.pos_ in KINDS and not modality.is_hypothetical(token):
            yield from _by_word(token, cast, statements)
        yield from _by_judgement(token, cast, statements)
        yield from _by_modal(token, cast, statements)


# -- words of stance -------------------------------------------------------------------------


def entries(token: Token) -> tuple[Group, ...]:
    """Look a token up, its particle first: "rule out" before "rule"."""
    kind = KINDS[token.pos_]
    known = groups(kind)
    if token.tag_ == "VBN" and token.pos_ == "ADJ":
        return known.get(token.lower_, ())
    particle = next((c.lower_ for c in token.children if c.dep_ in ("prt", "compound:prt")), None)
    lemma = token.lemma_.lower()
    if particle is not None:
        return known.get(f"{lemma} {particle}", ())
    found = known.get(lemma, ())
    out = [
        g
        for c in token.children
        if c.pos_ in ("ADV", "ADP")
        for g in known.get(f"{lemma} {c.lower_}", ())
    ]
    return (*out, *found)


def _by_word(token: Token, cast: Cast, statements: Sequence[Statement]) -> Iterator[Candidate]:
    for group in entries(token):
        found = targets(token, group.frames)
        side = group.side or _predicate_side(token)
        if not found or not side:
            continue
        who = holders(token, group, cast, statements)
        for target in found:
            for holder in who:
                yield _candidate(token, group, target, holder, side)
        if who:
            return


def _candidate(token: Token, group: Group, target: Target, holder: Holder, side: int) -> Candidate:
    turned = modality.reversals(token) + target.flip
    return Candidate(
        cue=token,
        rule=f"{group.kind}.{group.name}.{target.frame}",
        act=group.act,
        side=side * (-1) ** turned,
        actor=holder[0],
        actor_span=holder[1],
        target=target,
        span=evidence(token, target),
    )


def _predicate_side(token: Token) -> int:
    return 0


def evidence(cue: Token, target: Target) -> Span:
    """Measure the clause that shows a stance: from cue or subject to the target's end."""
    own = [t for t in target.head.subtree if t.dep_ not in ("punct",)]
    tokens = {cue.i, *(t.i for t in own if t is not cue)}
    clause = syntax.clause_head(cue)
    tokens |= {a.i for a in syntax.auxiliaries(cue)}
    tokens |= {c.i for c in clause.children if c.dep_ in ("advmod", "neg") and c.i < cue.i}
    start, end = min(tokens), max(tokens)
    return syntax.trimmed(cue.doc, start, end + 1)


# -- judgements and demands of speakers ------------------------------------------------------


def _speaker_at(token: Token, statements: Sequence[Statement]) -> Holder | None:
    around = [s for s in statements if any(b <= token.idx < e for b, e in s.spans)]
    if not around:
        return None
    inner = min(around, key=lambda s: sum(e - b for b, e in s.spans))
    return (inner.speaker, inner.speaker_span) if inner.speaker is not None else None


def _by_judgement(token: Token, cast: Cast, statements: Sequence[Statement]) -> Iterator[Candidate]:
    side = judgement(token.lemma_.lower()) if token.pos_ in ("NOUN", "ADJ") else 0
    subject = syntax.own_subject(token) if side else None
    speaker = _speaker_at(token, statements) if subject is not None else None
    if subject is None or speaker is None:
        return
    target = Target(head=subject, frame="subject")
    turned = modality.reversals(token)
    yield Candidate(
        cue=token,
        rule="judgement",
        act="assert",
        side=side * (-1) ** turned,
        actor=speaker[0],
        actor_span=speaker[1],
        target=target,
        span=evidence(token, target),
    )


def _by_modal(token: Token, cast: Cast, statements: Sequence[Statement]) -> Iterator[Candidate]:
    if token.pos_ not in ("VERB", "ADJ", "NOUN", "AUX") or modality.is_hypothetical(token):
        return
    modals = {a.lower_ for a in syntax.auxiliaries(token)}
    wanted = bool(modals & words("deontic", "for"))
    planned = bool(modals & words("deontic", "plan"))
    speaker = _speaker_at(token, statements) if wanted or planned else None
    if speaker is None:
        return
    subject = syntax.subject_of(token)
    if not wanted and not _is_own(subject, speaker[0], cast):
        return
    target = Target(head=token, frame="modal", subject=subject)
    turned = modality.reversals(token)
    yield Candidate(
        cue=token,
        rule="should" if wanted else "will",
        act="demand" if wanted else "promise",
        side=(-1) ** turned,
        actor=speaker[0],
        actor_span=speaker[1],
        target=target,
        span=evidence(token, target),
    )


def _is_own(subject: Token | None, speaker: Actor, cast: Cast) -> bool:
    """Say whether a plan's doer is the speaker or the state that he speaks for."""
    if subject is None:
        return False
    return any(
        a.name == speaker.name or (a.country is not None and a.country == speaker.country)
        for a in cast.actors_of(subject)
    )
