"""Measure the clause that shows a stance."""

from spacy.tokens import Token

from ingest import syntax
from ingest.parsed import remembered
from ingest.records import Span
from ingest.stance_targets import Target


def evidence(cue: Token, target: Target, *, subject: bool = False) -> Span:
    """Measure the clause that shows a stance: from cue or subject to the target's end."""
    tokens = {cue.i} | _core(target.head, cue)
    if target.view is not None:
        tokens |= {t.i for t in target.view.subtree}
    clause = syntax.clause_head(cue)
    tokens |= {a.i for a in syntax.auxiliaries(cue)}
    tokens |= {c.i for c in clause.children if c.dep_ in ("advmod", "neg") and c.i < cue.i}
    own = syntax.own_subject(cue) if subject else None
    doer = syntax.agent(cue) if cue.pos_ == "VERB" and syntax.is_passive(cue) else None
    for other in (own, doer):
        if other is not None:
            tokens |= _core(other, cue)
    return syntax.trimmed(cue.doc, min(tokens), max(tokens) + 1)


ASIDE = frozenset({"after", "amid", "as", "despite", "following", "since", "while"})
TIMED = frozenset({"advcl", "obl", "nmod", "prep"})


def _core(head: Token, cue: Token) -> set[int]:
    """Collect the tokens below a head; where the cue hangs in them, the cue alone of its own.

    What is said by the way stays out: a clause behind a comma, what came before or meanwhile, a
    second clause beside the first.
    """
    found = {t.i for t in head.subtree}
    for aside in _asides(head):
        if not any(t in (cue, head) for t in aside.subtree):
            found -= {t.i for t in aside.subtree}
    if cue.i in found and cue != head:
        found -= {t.i for t in cue.subtree}
        found.add(cue.i)
    return found


@remembered
def _asides(head: Token) -> tuple[Token, ...]:
    """List what stands below a head by the way."""
    return tuple(t for t in head.subtree if t.i > head.i and t != head and _is_aside(t, head))


def _is_aside(token: Token, head: Token) -> bool:
    if token.dep_ in syntax.RELATIVE or token.dep_ == "parataxis":
        return syntax.follows_comma(token)
    if token.head != head:
        return False
    if token.dep_ == "conj":
        return token.pos_ == head.pos_ == "VERB"
    opened = {c.lower_ for c in token.children if c.dep_ in ("mark", "case")}
    return token.dep_ in TIMED and bool((opened | {token.lower_}) & ASIDE)
