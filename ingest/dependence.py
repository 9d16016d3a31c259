"""Find conditions by constructions: inverted clauses, words of depending, threats with "or"."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from ingest import clauses
from ingest.clauses import SUBJECTS, Link, Range, Window, Windows, words
from ingest.language import load_words
from ingest.syntax import (
    auxiliaries,
    child,
    children,
    clause_head,
    complements,
    direct_object,
    has_to,
    is_copula,
    modals,
    obliques,
    own_subject,
    predicate,
    preposition,
)


def constructed(doc: Doc, window_of: Windows) -> Iterator[Link]:
    """Yield the conditions of a document that a construction shows."""
    rules = (_inverted, _related, _named, _needed, _graded, _alternative)
    for token in doc:
        for rule in rules:
            for window in window_of(token.i):
                link = rule(token, window)
                if link is not None:
                    yield link
                    break


@cache
def _table(name: str) -> Any:
    return load_words("conditions")[name]


def _ranges(window: Window, consequence: Range, requirement: Range) -> tuple[Range, Range] | None:
    first, second = window.run(*consequence), window.run(*requirement)
    return (first, second) if first and second else None


def _subtree(token: Token, window: Window) -> Range:
    inside = [t.i for t in token.subtree if t.i in window.inside] or [token.i]
    return min(inside), max(inside) + 1


# -- "should talks fail, ..." ------------------------------------------------------------------


def _inverted(token: Token, window: Window) -> Link | None:
    """Read an auxiliary before its subject at the start of a clause, outside a question."""
    entry = next((e for e in _table("inverted") if e["word"] == token.lower_), None)
    if entry is None or not _is_inverted(token, window):
        return None
    verb = token.head if token.dep_ in ("aux", "aux:pass", "auxpass", "cop") else token
    end = clauses.right_edge(verb, token.i + 1, window)
    sides = _before_or_after(verb, token.i, end, window)
    found = sides and _ranges(window, *sides)
    if not found:
        return None
    return Link(
        marker=token.lower_,
        kind=entry["kind"],
        rule=f"inverted:{token.lower_}",
        confidence=entry["confidence"],
        consequence=found[0],
        requirement=found[1],
    )


def _is_inverted(token: Token, window: Window) -> bool:
    if not clauses.opens_clause(window, token.i) or token.sent[-1].text == "?":
        return False
    verb = token.head if token.dep_ in ("aux", "aux:pass", "auxpass", "cop") else token
    subject = own_subject(verb)
    return subject is not None and subject.i > token.i and subject.left_edge.i == token.i + 1


def _before_or_after(
    verb: Token, start: int, end: int, window: Window
) -> tuple[Range, Range] | None:
    """Give consequence and requirement where the requirement is [start + 1, end)."""
    if not window.has_words(window.start, start):
        if not window.has_words(end, window.end):
            end = clauses.split(verb, start + 1, window) or end
        top = clauses.top_after(verb.head, end, window)
        stop = clauses.clause_end(top, end, window) if top.i >= end else window.end
        return (end, stop), (start + 1, end)
    up = verb.head
    if up.i >= end:
        top = clauses.top_after(up, end, window)
        return (end, clauses.clause_end(top, end, window)), (start + 1, end)
    target = clauses.depending(up, window, start)
    return (clauses.clause_start(target, window), start), (start + 1, end)


# -- "peace depends on ..." --------------------------------------------------------------------


def _related(token: Token, window: Window) -> Link | None:
    """Read subject and prepositional object of a verb of depending."""
    entry = next((e for e in _table("relation") if token.lemma_ in e["lemma"]), None)
    if entry is None or token.pos_ != "VERB" or token.tag_ == "VBG":
        return None
    subject = own_subject(token)
    rest = next((n for p, n in obliques(token) if p in entry["preposition"]), None)
    if rest is None:
        rest = next((c for c in complements(token) if c.i > token.i), None)
    if subject is None or rest is None or subject.i > token.i or subject.pos_ == "PRON":
        return None
    marker = preposition(rest)
    start = marker.i + 1 if marker is not None and marker.i > token.i else rest.left_edge.i
    found = _ranges(window, _subtree(subject, window), (start, _subtree(rest, window)[1]))
    if found is None:
        return None
    return Link(
        marker=entry["name"],
        kind="necessary",
        rule=f"relation:{token.lemma_}",
        confidence=entry["confidence"],
        consequence=found[0],
        requirement=found[1],
    )


# -- "X is a condition for Y" ------------------------------------------------------------------


def _named(token: Token, window: Window) -> Link | None:
    """Read what is called a condition for something."""
    entry = _table("naming")
    if token.lemma_.lower() not in entry["nouns"]:
        return None
    purpose = _purpose(token, entry["prepositions"])
    required = _called(token)
    if purpose is None or required is None:
        return None
    found = _ranges(window, purpose, _span_outside(required, token, window))
    if found is None or found[0] == found[1]:
        return None
    return Link(
        marker=f"{token.lemma_.lower()} for",
        kind="necessary",
        rule="naming",
        confidence=entry["confidence"],
        consequence=found[0],
        requirement=found[1],
    )


def _purpose(noun: Token, prepositions: list[str]) -> Range | None:
    """Find what a condition is for: "for talks", "of the deal", "to return"."""
    for word, below in obliques(noun):
        if word in prepositions and below.i > noun.i:
            case = preposition(below)
            start = case.i + 1 if case is not None else below.left_edge.i
            return start, max(t.i for t in below.subtree) + 1
    for below in children(noun, frozenset({"acl", "relcl", "advcl", "xcomp"})):
        if below.i > noun.i and has_to(below):
            return below.left_edge.i, below.right_edge.i + 1
    return None


def _called(noun: Token) -> Token | None:
    """Find what is called so: the subject, the noun in apposition, the clause before "as"."""
    subject = own_subject(noun) if _is_predicate(noun) else None
    if subject is not None:
        return subject if subject.pos_ not in ("PRON", "DET") else None
    if noun.dep_ == "appos":
        return noun.head
    case = preposition(noun)
    if case is not None and case.lower_ == "as":
        up = noun.head.head if noun.dep_ == "pobj" else noun.head
        return direct_object(up) or up
    if own_subject(noun) is None and noun.dep_ in ("nsubj", "nsubjpass"):
        below = complements(noun.head)
        return below[0] if is_copula(noun.head) and below else predicate(noun.head)
    return None


def _is_predicate(noun: Token) -> bool:
    return clause_head(noun) != noun or child(noun, frozenset({"cop"})) is not None


def _span_outside(token: Token, noun: Token, window: Window) -> Range:
    """Measure a subtree up to the noun that names it, or after it."""
    start, end = _subtree(token, window)
    first = min(t.i for t in noun.subtree)
    if start < first:
        return start, min(end, first)
    return max(start, noun.i + 1) if start <= noun.i else start, end


# -- "for talks to begin, shelling must stop" --------------------------------------------------


def _needed(token: Token, window: Window) -> Link | None:
    """Read "for A to happen, B must" and "to do A, they need B"."""
    entry = _table("needing")
    if token.pos_ != "VERB" and token.pos_ not in ("AUX", "ADJ", "NOUN"):
        return None
    lemma = token.lemma_
    duty = {a.lemma_ for a in auxiliaries(token)} | {lemma}
    if not duty & set(entry["must"]) or (
        "have" in duty and not (duty & {"must", "need", "require"})
    ):
        return None
    purpose = _infinitive_of_purpose(token)
    if purpose is None:
        return None
    required = _requirement_of_duty(token, purpose, window, entry["verbs"])
    found = required and _ranges(window, _subtree(purpose, window), required)
    if not found:
        return None
    return Link(
        marker="to ... must",
        kind="necessary",
        rule="needing",
        confidence=entry["confidence"],
        consequence=found[0],
        requirement=found[1],
    )


def _infinitive_of_purpose(token: Token) -> Token | None:
    """Find an infinitive with "for" or "in order", or one before its main clause."""
    for below in children(token, frozenset({"advcl"})):
        if not has_to(below):
            continue
        opened = below.left_edge
        if opened.lower_ in ("for", "in") or below.i < token.i:
            return below
    return None


def _requirement_of_duty(
    token: Token, purpose: Token, window: Window, verbs: list[str]
) -> Range | None:
    start, end = _subtree(purpose, window)
    if token.lemma_ in verbs and direct_object(token) is not None and purpose.i > token.i:
        return _subtree(direct_object(token) or token, window)
    if end <= token.i:
        return end, clauses.clause_end(token, end, window)
    return clauses.clause_start(token, window), start


# -- "the higher the hopes, the riskier the game" ----------------------------------------------


def _graded(token: Token, window: Window) -> Link | None:
    """Read "the more A, the more B": B grows with A."""
    if (
        token.lower_ != "the"
        or not _opens_degree(token)
        or not clauses.opens_clause(window, token.i)
    ):
        return None
    sent = token.sent
    later = (t for t in sent if t.i > token.i + 2 and t.lower_ == "the" and _opens_degree(t))
    second = next((t for t in later if clauses.opens_clause(window, t.i)), None)
    if second is None:
        return None
    stop = min(sent.end, window.end)
    found = _ranges(window, (second.i, stop), (token.i, second.i))
    if found is None:
        return None
    return Link(
        marker="the more ... the more",
        kind="sufficient",
        rule="graded",
        confidence=0.6,
        consequence=found[0],
        requirement=found[1],
    )


def _opens_degree(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ in ("JJR", "RBR")


# -- "stop or face sanctions" ------------------------------------------------------------------


def _alternative(token: Token, window: Window) -> Link | None:
    """Read an order whose alternative is a penalty: "stop or face sanctions"."""
    if token.lower_ not in ("or", "otherwise") or token.i + 1 >= window.end:
        return None
    entry = _table("alternative")
    penalty = _penalty(token, entry["penalties"])
    order = _ordered(token, penalty, entry) if penalty is not None else None
    if penalty is None or order is None:
        return None
    begin = token.i + 2 if token.nbor().lower_ == "else" else token.i + 1
    end = max(clauses.clause_end(penalty, begin, window), begin + 1)
    found = _ranges(window, (begin, end), (clauses.clause_start(order, window), token.i))
    if found is None:
        return None
    return Link(
        marker="or",
        kind="exceptive",
        rule="alternative",
        confidence=entry["confidence"],
        consequence=found[0],
        requirement=found[1],
    )


def _penalty(joint: Token, penalties: list[str]) -> Token | None:
    """Find the verb of what happens otherwise, right after "or (else)"."""
    verb = joint.head if joint.head.i > joint.i else None
    if verb is None:
        verb = next((c for c in joint.head.children if c.dep_ == "conj" and c.i > joint.i), None)
    if verb is None or verb.pos_ not in clauses.VERBAL | {"ADJ", "NOUN"}:
        return None
    else_ = joint.lower_ == "otherwise" or joint.nbor().lower_ == "else"
    threatened = child(verb, SUBJECTS) is not None and modals(verb) & words("promise")
    if else_ or threatened or (verb.lemma_ in penalties and verb.i - joint.i <= 3):
        return verb
    return None


def _ordered(joint: Token, penalty: Token, entry: dict[str, Any]) -> Token | None:
    """Find the verb of what is ordered: it stands before "or" under an order or a duty."""
    order = penalty.head if penalty.head.i < joint.i else None
    if order is None or order.pos_ not in clauses.VERBAL | {"ADJ", "NOUN"}:
        return None
    deontic = {a.lemma_ for a in auxiliaries(order)} & set(entry["deontic"])
    over = order.head
    told = order.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "advcl") and (
        over.lemma_ in entry["directives"] or over.lemma_ in entry["deontic"]
    )
    return order if deontic or told else None
