"""Find what is threatened ("stop or face sanctions") and what grows with what."""

from typing import Any

from spacy.tokens import Token

from ingest import clauses
from ingest.clauses import SUBJECTS
from ingest.language import load_words
from ingest.syntax import auxiliaries, child, complements, modals
from ingest.windows import VERBAL, Link, Window, words

# -- "the higher the hopes, the riskier the game" ----------------------------------------------


def graded(token: Token, window: Window) -> Link | None:
    """Read "the more A, the more B": B grows with A."""
    if not _opens_degree(token) or not clauses.opens_clause(window, token.i):
        return None
    rest = [window.doc[i] for i in range(token.i + 2, window.end) if i in window.inside]
    second = next((t for t in rest if _opens_degree(t) and _is_after_mark(t)), None)
    if second is None or window.has_words(window.start, token.i):
        return None
    consequence = window.run(*(second.i, window.end))
    requirement = window.run(*(token.i, second.i))
    if consequence is None or requirement is None:
        return None
    return Link(
        marker="the more ... the more",
        kind="sufficient",
        rule="graded",
        confidence=0.6,
        consequence=consequence,
        requirement=requirement,
    )


def _is_after_mark(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).is_punct


def _opens_degree(token: Token) -> bool:
    """Say whether "the" stands before a comparative."""
    if token.lower_ != "the" or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().tag_ in ("JJR", "RBR") or token.nbor().lower_ in ("more", "less")


# -- "stop or face sanctions" ------------------------------------------------------------------


def alternative(token: Token, window: Window) -> Link | None:
    """Read an order whose alternative is a penalty: "stop or face sanctions"."""
    if token.i + 1 >= window.end or (token.lower_ == "otherwise" and not _is_after_mark(token)):
        return None
    entry = load_words("conditions")["alternative"]
    penalty = _penalty(token, entry["penalties"])
    order = _ordered(token, penalty, entry) if penalty is not None else None
    if token.nbor().lower_ == "else" and (order is None or penalty is None):
        penalty, order = _threat_after(token, window), _order_before(token, window, entry)
    if penalty is None or order is None:
        return None
    begin = token.i + 2 if token.nbor().lower_ == "else" else token.i + 1
    end = max(clauses.clause_end(penalty, begin, window), begin + 1)
    end = window.end if penalty.i + 1 >= end else end
    consequence = window.run(begin, end, at=penalty.i)
    requirement = window.run(clauses.clause_start(order, window), token.i, at=order.i)
    if consequence is None or requirement is None:
        return None
    return Link(
        marker="or",
        kind="exceptive",
        rule="alternative",
        confidence=entry["confidence"],
        consequence=consequence,
        requirement=requirement,
    )


def _threat_after(joint: Token, window: Window) -> Token | None:
    """Find the first verb after "or else", a cue between commas left out."""
    rest = [window.doc[i] for i in range(joint.i + 2, window.end) if i in window.inside]
    verbs = [t for t in rest if t.pos_ == "VERB" and not clauses.is_cue(t)]
    return next(iter(verbs or [t for t in rest if t.is_alpha]), None)


def _order_before(joint: Token, window: Window, entry: dict[str, Any]) -> Token | None:
    """Find what the last verb of ordering before "or else" opens, or the last verb of duty."""
    for i in range(joint.i - 1, joint.sent.start - 1, -1):
        token = window.doc[i]
        if _is_told(token, entry):
            return token
        if token.pos_ == "VERB" and token.lemma_ in entry["directives"]:
            first = token.i + 1
            verbs = (t for t in window.doc[first : joint.i] if t.pos_ == "VERB")
            told = [c for c in complements(token) if first <= c.i < joint.i]
            return told[-1] if told else next(verbs, None)
    return None


def _penalty(joint: Token, penalties: list[str]) -> Token | None:
    """Find the verb of what happens otherwise, right after "or (else)"."""
    verb = joint.head if joint.head.i > joint.i else None
    if verb is None:
        verb = next((c for c in joint.head.children if c.dep_ == "conj" and c.i > joint.i), None)
    if verb is None or verb.pos_ not in VERBAL | {"ADJ", "NOUN"}:
        return None
    if joint.lower_ == "otherwise" or joint.nbor().lower_ == "else":
        return verb
    if child(verb, SUBJECTS) is not None:
        return verb if modals(verb) & words("promise") else None
    return verb if verb.lemma_ in penalties and verb.i - joint.i <= 3 else None


def _ordered(joint: Token, penalty: Token, entry: dict[str, Any]) -> Token | None:
    """Find the verb of what is ordered: it stands before "or" under an order or a duty."""
    order = penalty.head
    for _ in range(5):
        if order.i > joint.i:
            return None
        if order.lemma_ in entry["directives"]:
            told = [c for c in complements(order) if order.i < c.i < joint.i]
            return told[-1] if told else None
        if _is_told(order, entry):
            return order
        if order.head == order:
            return None
        order = order.head
    return None


def _is_told(order: Token, entry: dict[str, Any]) -> bool:
    """Say whether a verb is a duty ("must stop") or what a verb of ordering opens."""
    if {a.lemma_ for a in auxiliaries(order)} & set(entry["deontic"]) and modals(order):
        return True
    opened = order.dep_ in ("xcomp", "ccomp", "acl", "pcomp")
    return opened and order.head.lemma_ in (*entry["directives"], *entry["deontic"])
