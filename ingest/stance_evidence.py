"""Measure the clause that shows a stance."""

from spacy.tokens import Token

from ingest import syntax
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


def _core(head: Token, cue: Token) -> set[int]:
    """Collect the tokens below a head; where the cue hangs in them, the cue alone of its own."""
    found = {t.i for t in head.subtree}
    if cue.i in found and cue != head:
        found -= {t.i for t in cue.subtree}
        found.add(cue.i)
    return found
