"""Describe a proposed stance in words, for the judge that learned which ones hold."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ingest import modality, syntax
from ingest.records import Statement
from ingest.stance_context import context, group_of
from ingest.stance_lexicon import groups, judgement
from ingest.stance_rules import KINDS, Candidate
from ingest.stance_scene import Scene
from ingest.stance_tone import sounds, tone, tone_of

SKIP = frozenset({"DET", "PUNCT", "SPACE", "PRON", "NUM", "PROPN", "AUX", "CCONJ"})
BESIDE = frozenset({"advmod", "prt", "compound:prt", "mark", "prep"})
# What the rule says of the side stands behind these; the judge learns how far to trust it.
TELLING = ("rule=", "group=", "frame=", "turned=", "cue=")


def described(one: Candidate, scene: Scene) -> dict[str, float]:
    """Collect what tells whether a proposal is a stance at all, and on which side it is.

    Names with a sign at their end carry the rule's side, and so do those behind "s:".
    """
    side = "+" if one.side > 0 else "-"
    found: dict[str, float] = {"s:side": 2.0 * one.side, "s:tone": 0.5 * tone(words_of(one))}
    for name, sided in _describe(one, scene):
        found[name] = 1.0
        if sided:
            found[name + side] = 1.0
        if name.startswith(TELLING):
            found["s:" + name] = float(one.side)
    for name in context(one, scene):
        found[name] = 1.0
    return found


def _describe(one: Candidate, scene: Scene) -> Iterator[tuple[str, bool]]:
    """Yield (feature, whether it means another thing on another side)."""
    cue, target = one.cue, one.target
    lemma = cue.lemma_.lower()
    yield f"rule={one.rule}", True
    yield f"group={one.rule.rpartition('.')[0]}", True
    yield f"cue={lemma}", False
    yield f"cue={lemma}.{target.frame}", True
    yield f"frame={target.frame}", True
    yield f"pos={cue.pos_}", False
    yield f"dep={cue.dep_}", False
    yield from _about_target(target.head)
    yield from _about_clause(cue)
    yield from _about_tone(one)
    for name in (*_beside(cue), *_about_place(one, scene), *_about_words(one)):
        yield name, False


def _about_target(head: Token) -> Iterator[tuple[str, bool]]:
    lemma = head.lemma_.lower()
    yield f"target.pos={head.pos_}", True
    if head.ent_type_:
        yield f"target.ent={head.ent_type_}", True
    view = judgement(lemma)
    if view:
        yield f"target.view={view}", True
    for group in group_of(head)[:1]:
        yield f"target.group={group.kind}.{group.name}", True
        yield f"target.side={group.side}", True


def _about_tone(one: Candidate) -> Iterator[tuple[str, bool]]:
    """Yield how the evidence sounds, and its parts: the target, the cue's own clause."""
    words = words_of(one)
    inside = {t.i for t in words}
    below = {t.i for t in one.target.head.subtree}
    loud = [t for t in words if sounds(t)]
    for name, part in (
        ("tone", inside),
        ("tone.target", inside & below),
        ("tone.rest", inside - below),
    ):
        heard = sum(tone_of(t, part) for t in loud if t.i in part)
        yield f"{name}={max(-2, min(2, heard))}", True


def _about_subject(one: Candidate) -> Iterator[str]:
    """Yield who does it in a clause: we, you, the actor, another."""
    subject = syntax.own_subject(one.cue) or one.target.subject
    if subject is None:
        yield "subject=none"
    elif subject.pos_ == "PRON":
        yield f"subject={subject.lower_}"
    else:
        yield f"subject={'name' if subject.ent_type_ else subject.pos_}"
        side = tone([subject])
        if side:
            yield f"subject.tone={side}"


def _about_clause(cue: Token) -> Iterator[tuple[str, bool]]:
    for word in sorted(syntax.modals(cue)):
        yield f"modal={word}", True
    turned = modality.reversals(cue)
    if turned:
        yield f"turned={turned}", False
        yield f"turned={cue.lemma_.lower()}", False
    if cue.pos_ == "VERB" and syntax.is_passive(cue):
        yield "passive", False


def _beside(cue: Token) -> Iterator[str]:
    for c in syntax.clause_head(cue).children:
        if c.dep_ in BESIDE:
            yield f"with={c.lower_}"
        elif c.dep_ in ("obl", "advcl", "nmod"):
            for m in c.children:
                if m.dep_ in ("case", "mark"):
                    yield f"with={m.lower_}.{c.dep_}"


def _about_place(one: Candidate, scene: Scene) -> Iterator[str]:
    if scene.cued_by(one.cue):
        yield "at=cue"
    for number in scene.around(one.cue):
        said = scene.statements[number]
        own = said.speaker is not None and said.speaker.name == one.actor.name
        yield "at=own words" if own else "at=words of another"
        yield f"kind={said.kind}"
        yield from _about_saying(said, scene)
    yield from _about_subject(one)
    end = one.cue.sent[-1].text if one.cue.doc.has_annotation("SENT_START") else ""
    if "?" in end:
        yield "question"
    yield f"actor={one.actor.kind}"
    if one.actor.country:
        yield "actor=state voice"


def _about_saying(said: Statement, scene: Scene) -> Iterator[str]:
    """Yield the reporting word around a proposal and the lexicon's groups of it."""
    if said.cue_span is None:
        return
    for i in scene.tokens_in(said.cue_span):
        token = scene.doc[i]
        if token.pos_ in KINDS and token.pos_ != "AUX":
            yield f"said={token.lemma_.lower()}"
            for group in group_of(token)[:1]:
                yield f"said.group={group.name}"
                yield f"said.side={group.side}"


def _about_words(one: Candidate) -> Iterator[str]:
    """Yield how many words of the evidence the lexicon puts on a side.

    The words themselves are left to the encoder: learned one by one they fit the notes better
    and newspapers worse.
    """
    counts = {1: 0, -1: 0}
    for token in words_of(one):
        if token.pos_ in SKIP:
            continue
        lemma = token.lemma_.lower()
        known = groups("verbs").get(lemma) if token.pos_ == "VERB" else None
        view = judgement(lemma) or (known[0].side if known else 0)
        if view:
            counts[view] += 1
    yield f"views={min(counts[1], 2)}/{min(counts[-1], 2)}"


def words_of(one: Candidate) -> Sequence[Token]:
    """List the tokens of a candidate's evidence."""
    span = one.cue.doc.char_span(*one.span, alignment_mode="expand")
    return list(span) if span is not None else [one.cue]
