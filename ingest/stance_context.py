"""Describe where a proposed stance stands: its actor's place, the clauses above it, its rivals."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from ingest import syntax
from ingest.parsed import remembered
from ingest.stance_lexicon import Group, groups
from ingest.stance_rules import KINDS, Candidate
from ingest.stance_scene import Scene

LONGEST = 4  # steps of a path that are worth naming
STEPS = (3, 8, 15, 30)  # words between cue and actor, in ranks
MARKS = frozenset({"mark", "case", "cc", "prep"})


def context(one: Candidate, scene: Scene) -> Iterator[str]:
    """Yield what the place of a proposal tells whether it holds."""
    holder = actor_head(one, scene)
    yield from _about_actor(one, holder, scene)
    yield from _above(one.cue)
    yield from _about_size(one)
    yield f"cue.tag={one.cue.tag_}"
    yield f"target.as={one.target.head.dep_}"
    for name in _opened(one.target.head):
        yield f"target.{name}"


def actor_head(one: Candidate, scene: Scene) -> Token | None:
    """Find the head of the mention that names the actor."""
    if one.actor_span is None:
        return None
    places = scene.tokens_in(one.actor_span)
    return min((scene.doc[i] for i in places), key=_height, default=None)


@remembered
def _height(token: Token) -> int:
    """Count the heads above a token."""
    return sum(1 for _ in token.ancestors)


def _about_actor(one: Candidate, holder: Token | None, scene: Scene) -> Iterator[str]:
    if holder is None:
        yield "who=unnamed"
        return
    yield f"who.pos={holder.pos_}"
    where = path(holder, one.cue)
    yield f"who={where}"
    yield f"who={where}.{one.rule.split('.')[0]}"
    yield f"who.as={holder.dep_}"
    between = one.cue.i - holder.i
    rank = sum(abs(between) > step for step in STEPS)
    yield f"who.far={'before' if between > 0 else 'behind'}{rank}"
    if any(a == holder for a in one.target.head.ancestors) or holder in one.target.head.subtree:
        yield "who.in=target"
    if one.span[0] <= holder.idx < one.span[1]:
        yield "who.in=evidence"
    if scene.speakers_at(one.cue) and one.actor in {a for a, _ in scene.speakers_at(one.cue)}:
        yield "who=speaker"


def path(start: Token, end: Token) -> str:
    """Name the way through the tree from an actor's mention up and down to a cue."""
    up, above = [start], {start.i}
    for token in start.ancestors:
        up.append(token)
        above.add(token.i)
    down = [end]
    while down[-1].i not in above:
        if down[-1].head == down[-1]:
            return "apart"
        down.append(down[-1].head)
    top = next(n for n, token in enumerate(up) if token.i == down[-1].i)
    rising = [t.dep_ for t in up[:top]]
    falling = [t.dep_ for t in reversed(down[:-1])]
    if len(rising) + len(falling) > LONGEST:
        return "long"
    return ">".join(rising) + "<" + "<".join(falling)


def _above(cue: Token) -> Iterator[str]:
    """Yield the clauses above a cue: how they hang, what opens them, which words govern."""
    clause = syntax.clause_head(cue)
    chain = [clause, *clause.ancestors]
    verbs = [t for t in chain[1:] if t.pos_ in KINDS][:2]
    yield f"depth={min(len(chain) - 1, 5)}"
    yield "chain=" + ">".join(t.dep_ for t in chain[:3])
    for name in _opened(clause):
        yield f"opened.{name}"
    for lower, upper in pairwise(chain[:3]):
        for group in group_of(upper)[:1]:
            yield f"under={group.kind}.{group.name}.{lower.dep_}"
    for verb in verbs[:1]:
        yield f"under={verb.lemma_.lower()}"
    top = chain[-1]
    if top != cue:
        for group in group_of(top)[:1]:
            yield f"top={group.kind}.{group.name}"
    subject = syntax.own_subject(top)
    if subject is not None:
        yield f"top.subject={subject.pos_}"


@remembered
def _opened(clause: Token) -> tuple[str, ...]:
    """List the words that open a clause or phrase."""
    return tuple(
        sorted({f"by={c.lower_}" for c in clause.children if c.dep_ in MARKS and c.i < clause.i})
    )


@remembered
def group_of(token: Token) -> tuple[Group, ...]:
    """Look a word up among the words of stance."""
    kind = KINDS.get(token.pos_)
    return groups(kind).get(token.lemma_.lower(), ()) if kind is not None else ()


def _about_size(one: Candidate) -> Iterator[str]:
    length = one.span[1] - one.span[0]
    yield f"size={sum(length > n for n in (15, 30, 60, 120, 200))}"
    head = one.target.head
    below = sum(1 for _ in head.subtree)
    yield f"target.size={sum(below > n for n in (1, 3, 8, 16))}"
    for c in head.children:
        if c.dep_ in ("det", "nmod:poss", "poss", "nummod") and c.i < head.i:
            yield f"target.det={c.lower_ if c.pos_ in ('DET', 'PRON') else c.dep_}"
