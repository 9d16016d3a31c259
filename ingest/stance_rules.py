"""Propose stances: words of stance with holder and target, and what speakers want or judge."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest import modality, syntax
from ingest.actors import Cast
from ingest.records import Actor, Span
from ingest.stance_actors import of_token, seated
from ingest.stance_affixes import affixed, agreed
from ingest.stance_evidence import evidence
from ingest.stance_lexicon import Group, Kind, groups, judgement, phrase_side, words
from ingest.stance_scene import Holder, Scene
from ingest.stance_targets import Target, targets

KINDS: dict[str, Kind] = {
    "VERB": "verbs",
    "AUX": "verbs",
    "NOUN": "nouns",
    "ADJ": "adjectives",
}
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON"})
SPOKEN = frozenset({"ROOT", "ccomp", "parataxis", "dep", "advcl", "conj", "xcomp"})
AFTER_TIME = frozenset({"acl", "advcl", "xcomp", "ccomp", "csubj", "acl:relcl", "relcl"})
ATTITUDES = frozenset(
    {
        "support",
        "praise",
        "reject",
        "condemn",
        "demand",
        "call-for",
        "want",
        "ready",
        "open",
        "opposed",
        "supportive",
        "unwilling",
        "promise",
        "insist",
        "disagree",
        "agree",
    }
)
ACT = Group(
    name="act",
    kind="verbs",
    side=1,
    act="act",
    frames=(
        "obj+for",
        "obj+over",
        "obj",
        "to",
        "that",
        "ing",
        "reason",
        "for",
        "against",
        "with",
        "on",
        "of",
        "from",
        "in",
        "about",
        "over",
        "at",
        "into",
        "none",
    ),
)


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
    seat: int = 0  # 1: one who may hold it instead of those with 0


def candidates(scene: Scene) -> Iterator[Candidate]:
    """Yield every stance that a rule sees, twins and doubtful ones included."""
    for token in scene.doc:
        if token.pos_ in KINDS and not modality.is_asked(token):
            found = list(_by_word(token, scene))
            yield from found or _by_act(token, scene)
            if token.pos_ == "VERB":
                yield from _by_preference(token, scene)
            elif token.pos_ != "AUX":
                yield from _by_view(token, scene)
        if token.pos_ in PREDICATES:
            yield from _by_speaker(token, scene)
        if token.pos_ == "ADP":
            yield from _by_phrase(token, scene)
        else:
            yield from _by_affix(token, scene)


# -- words of stance -------------------------------------------------------------------------


def entries(token: Token) -> tuple[Group, ...]:
    """Look a token up, its particle first: "rule out" before "rule"."""
    known = groups(KINDS[token.pos_])
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ":
        return known.get(lemma, ()) or known.get(token.lower_, ())
    particle = next((c.lower_ for c in token.children if c.dep_ in ("prt", "compound:prt")), None)
    if particle is not None:
        return known.get(f"{lemma} {particle}", ())
    if (
        token.tag_ in ("VBN", "JJ")
        and syntax.agent(token) is None
        and token.lower_ in groups("adjectives")
    ):
        return groups("adjectives")[token.lower_]  # "are opposed to", whatever the tagger says
    near = (c.lower_ for c in token.children if c.pos_ in ("ADV", "ADP"))
    compound = [g for word in near for g in known.get(f"{lemma} {word}", ())]
    return (*compound, *known.get(lemma, ()))


def _by_word(token: Token, scene: Scene) -> Iterator[Candidate]:
    for group in entries(token):
        found = targets(token, group.frames)
        seats = seated(token, group, scene) if found else []
        for target in found:
            if seats and _is_report(target, seats[0], scene):
                continue
            side = group.side or _predicate_side(target)
            yield from _candidates(token, group, target, seats, side, scene)
        if seats:
            return


PLAIN = ATTITUDES | {
    "judge",
    "accuse",
    "stand-with",
    "protest-against",
    "question",
    "warn",
    "propose",
    "seek",
    "supporter",
    "opponent",
}


def is_plain(one: Candidate) -> bool:
    """Say whether a proposal rests on a word of attitude, a judgement or a "should"."""
    if is_predicate(one):
        return True
    return one.rule in ("judgement", "should") or (
        one.rule.count(".") > 1 and one.rule.split(".")[1] in PLAIN
    )


def is_predicate(one: Candidate) -> bool:
    """Say whether somebody is said to be for or against a thing: "we are against dams"."""
    subject = syntax.own_subject(one.target.head) if one.rule == "phrase" else None
    return subject is not None and any(c.dep_ == "cop" for c in one.target.head.children)


def is_threat(one: Candidate) -> bool:
    """Say whether a proposal is what somebody warns of: "if they do not sign" wants it signed."""
    if one.target.frame != "content" or not syntax.is_negated(one.cue):
        return False
    clause = syntax.clause_head(one.cue)
    return clause.dep_ in syntax.ADVERBIAL and any(
        c.lower_ == "if" and c.i < one.cue.i for c in clause.children
    )


def _is_report(target: Target, who: list[Holder], scene: Scene) -> bool:
    """Say whether a clause tells the stance of another: "said that Norway opposes the levy"."""
    head, subject = target.head, target.subject
    if (
        target.frame not in ("that", "content")
        or subject is None
        or head.pos_ not in ("VERB", "ADJ")
    ):
        return False
    if not any(g.name in ATTITUDES for g in entries(head)):
        return False
    others = {actor.name for actor in scene.cast.actors_of(subject)}
    return bool(others) and not others & {actor.name for actor, _ in who}


def _predicate_side(target: Target) -> int:
    """Say what "called it a farce" thinks of it: the side of the predicate or its adjectives."""
    if target.view is None:
        return -1
    for token in (target.view, *target.view.children):
        side = judgement(token.lemma_.lower())
        if side:
            return side
    return -1


def _candidates(
    token: Token,
    group: Group,
    target: Target,
    seats: list[list[Holder]],
    side: int,
    scene: Scene,
) -> Iterator[Candidate]:
    """Propose a target as the stance of each who may hold it."""
    turned = modality.reversals(token) + target.flip
    narrative = not scene.speakers_of(token)
    start = target.head if target.later else token
    for seat, who in enumerate(seats):
        for holder in who:
            yield Candidate(
                cue=token,
                rule=f"{group.kind}.{group.name}.{target.frame}",
                act=group.act,
                side=side * (-1) ** turned,
                actor=holder[0],
                actor_span=holder[1],
                target=target,
                span=evidence(start, target, subject=narrative and not target.later and not seat),
                seat=seat,
            )


def _by_act(token: Token, scene: Scene) -> Iterator[Candidate]:
    """Propose any verb with an actor for its subject; the judge knows which acts tell."""
    if token.pos_ != "VERB":
        return
    for target in targets(token, ACT.frames):
        seats = seated(token, ACT, scene)
        if not seats or _is_report(target, seats[0], scene):
            continue
        yield from _candidates(token, ACT, target, seats, 1, scene)


# -- phrases ---------------------------------------------------------------------------------


def _by_phrase(token: Token, scene: Scene) -> Iterator[Candidate]:
    """Read "protesters against the cuts", "marched in support of Y"."""
    side = phrase_side(token)
    noun = _governed(token) if side else None
    if noun is None:
        return
    bearer = _bearer(token, noun)
    if bearer == noun:
        return
    who = of_token(bearer, scene.cast) if bearer.pos_ in ("NOUN", "PROPN", "PRON") else []
    if bearer == syntax.own_subject(noun) and syntax.is_negated(noun):
        side = -side
    if not who:
        subject = syntax.subject_of(bearer)
        who = of_token(subject, scene.cast) if subject is not None else []
    target = Target(head=noun, frame=token.lower_)
    for holder in who:
        yield Candidate(
            cue=token,
            rule="phrase",
            act="assert",
            side=side,
            actor=holder[0],
            actor_span=holder[1],
            target=target,
            span=evidence(bearer, target),
        )


def _bearer(preposition: Token, noun: Token) -> Token:
    """Find what "against X" is said of: "protesters against the cuts", "the Greens are against"."""
    if syntax.clause_head(noun) != noun or any(c.dep_ == "cop" for c in noun.children):
        return syntax.own_subject(noun) or noun
    if noun.head == preposition and syntax.is_copula(preposition.head):
        return syntax.subject_of(preposition.head) or noun
    return noun.head if noun.head != preposition else preposition.head


def _governed(preposition: Token) -> Token | None:
    """Find the noun of a preposition, through "favour of" and the like."""
    noun = preposition.head
    if preposition.dep_ in ("prep", "agent"):
        noun = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), noun)
    if noun.lower_ in (
        "favour",
        "favor",
        "support",
        "protest",
        "solidarity",
        "defence",
        "defense",
        "opposition",
        "response",
        "reaction",
        "retaliation",
        "defiance",
    ):
        inner = (
            c
            for p, c in syntax.obliques(noun)
            if p in ("of", "to", "with", "at", "against", "for", "over")
        )
        return next(inner, None)
    return noun


def _by_affix(token: Token, scene: Scene) -> Iterator[Candidate]:
    """Read "anti-war protesters", "a Norish-backed militia", "a truce between A and B"."""
    for rule, found in (("affix", affixed), ("accord", agreed)):
        for holder, target, side in found(token, scene):
            yield Candidate(
                cue=token,
                rule=f"{rule}.{target.frame}",
                act="support" if side > 0 else "reject",
                side=side,
                actor=holder[0],
                actor_span=holder[1],
                target=target,
                span=_whole(token, target),
            )


def _whole(token: Token, target: Target) -> Span:
    """Measure the noun phrase in which a word takes a side."""
    noun = token.head if target.head == token and target.frame == "prefix" else target.head
    inside = evidence(token, Target(head=noun, frame=target.frame))
    return min(token.left_edge.idx, inside[0]), inside[1]


# -- what speakers want, plan and judge ------------------------------------------------------


def _by_speaker(token: Token, scene: Scene) -> Iterator[Candidate]:
    """Propose the clauses of a statement as the stances of those who make it."""
    for speaker in scene.speakers_at(token):
        yield from _judgement(token, speaker)
        yield from _it_is_time(token, speaker)
        rule = _mode(token, speaker[0], scene)
        if rule and not _is_embedded(token):
            subject = syntax.own_subject(token) or syntax.subject_of(token)
            yield _spoken(
                token, rule, 1, speaker, Target(head=token, frame="modal", subject=subject)
            )
        else:
            yield from _content(token, speaker, scene)


def _judgement(token: Token, speaker: Holder) -> Iterator[Candidate]:
    own = syntax.own_subject(token)
    side = judgement(token.lemma_.lower()) if token.pos_ in ("NOUN", "ADJ") else 0
    if side and own is not None:
        yield _spoken(token, "judgement", side, speaker, Target(head=own, frame="subject"))


def _it_is_time(token: Token, speaker: Holder) -> Iterator[Candidate]:
    """Propose "it is (high) time to go", "it is time that they went"."""
    clause = syntax.clause_head(token)
    about = (c.lower_ for head in (token, clause) for c in head.children if c.i < token.i)
    if token.lower_ != "time" or "it" not in about:
        return
    for c in (*token.children, *clause.children):
        if c.i > token.i and c.pos_ in ("VERB", "AUX") and c.dep_ in AFTER_TIME:
            head = syntax.predicate(c)
            target = Target(head=head, frame="modal", subject=syntax.own_subject(head))
            yield _spoken(token, "should", 1, speaker, target)
            return


def _by_preference(token: Token, scene: Scene) -> Iterator[Candidate]:
    """Propose what somebody "would rather" or "had better" do or see done."""
    rather = any(c.lower_ in ("rather", "sooner") and c.i < token.i for c in token.children)
    modal = {a.lower_ for a in syntax.auxiliaries(token)} & {"would", "'d", "\u2019d", "had"}
    subject = syntax.subject_of(token) if rather and modal else None
    if subject is None:
        return
    for holder in of_token(subject, scene.cast) or scene.speakers_at(token):
        target = Target(head=token, frame="modal", subject=subject)
        yield _spoken(token, "should", 1, holder, target)


def _by_view(token: Token, scene: Scene) -> Iterator[Candidate]:
    """Propose whom something is "unacceptable to", "a red line for"."""
    side = judgement(token.lemma_.lower())
    lead = [c.lower_ for c in token.lefts if c.dep_ in ("amod", "compound")]
    side = side or judgement(" ".join([*lead, token.lower_]))
    own = syntax.own_subject(token)
    who = syntax.oblique(token, "to", "for") if side and own is not None else None
    if who is None or own is None:
        return
    for holder in of_token(who, scene.cast):
        yield _spoken(token, "judgement", side, holder, Target(head=own, frame="subject"))


def _content(token: Token, speaker: Holder, scene: Scene) -> Iterator[Candidate]:
    own = syntax.own_subject(token)
    if token.dep_ not in SPOKEN or (own is None and token.dep_ == "xcomp"):
        return
    target = Target(head=token, frame="content", subject=own)
    if not _is_report(target, [speaker], scene):
        yield _spoken(token, f"content.{token.dep_}", 1, speaker, target)


def _is_embedded(token: Token) -> bool:
    """Say whether a clause hangs on a noun: "the position that they should leave"."""
    clause = syntax.clause_head(token)
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.dep_ == "acl"


def _spoken(token: Token, rule: str, side: int, speaker: Holder, target: Target) -> Candidate:
    act = {"should": "demand", "will.own": "promise"}.get(rule, "assert")
    return Candidate(
        cue=token,
        rule=rule,
        act=act,
        side=side * (-1) ** modality.reversals(token),
        actor=speaker[0],
        actor_span=speaker[1],
        target=target,
        span=evidence(token, target, subject=True),
    )


def _mode(token: Token, speaker: Actor, scene: Scene) -> str:
    """Name what a modal makes of a clause: "should", a plan of the speaker's own, or another's."""
    modals = {a.lower_ for a in syntax.auxiliaries(token)}
    if modals & words("deontic", "for"):
        return "should"
    if not modals & words("deontic", "plan"):
        return ""
    subject = syntax.subject_of(token)
    return "will.own" if _is_own(subject, speaker, scene.cast) else "will.other"


def _is_own(subject: Token | None, speaker: Actor, cast: Cast) -> bool:
    """Say whether a plan's doer is the speaker or the state that he speaks for."""
    if subject is None:
        return False
    if subject.lower_ in ("we", "i"):
        return True
    return any(
        a.name == speaker.name or (a.country is not None and a.country == speaker.country)
        for a in cast.actors_of(subject)
    )
