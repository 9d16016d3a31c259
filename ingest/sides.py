"""Split a sentence at a marker into what is required and what depends on it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest import clauses
from ingest.markers import TESTS, Found, Marker, Reading, is_denied, occurrences
from ingest.syntax import (
    PASSIVE_SUBJECT,
    auxiliaries,
    clause_head,
    first_conjunct,
    modals,
    own_subject,
)
from ingest.windows import NOMINAL, VERBAL, Link, Range, Window, Windows, words

SUBJECT_OF = frozenset({"nsubj", "nsubj:outer", "csubj", "expl"}) | PASSIVE_SUBJECT

Sides = tuple[Token, Range, Range]


def marked(doc: Doc, window_of: Windows) -> Iterator[Link]:
    """Yield the conditions of a document that a marker shows.

    ``window_of`` lists the windows of a token, the narrowest first; the first that holds both
    sides counts.
    """
    found = [
        one
        for marker, start, end in occurrences(doc)
        if (wide := window_of(start))
        and (one := _found(doc, marker, start, end, wide[-1])) is not None
    ]
    starts = {f.start for f in found if f.marker.takes == "clause"}
    for one in _coordinated(found):
        for window in window_of(one.start):
            link = _link(one, window, starts)
            if link is not None:
                yield link
                break


def _coordinated(found: list[Found]) -> Iterator[Found]:
    """Yield markers; one of a later requirement hangs where the first of its row does."""
    heads: dict[int, Found] = {}
    for one in found:
        first = heads.get(first_conjunct(one.head).i)
        if first is None and one.governor is not None:
            first = heads.get(first_conjunct(one.governor).i)
        if first is not None and one.start > 0 and one.head.doc[one.start - 1].dep_ == "cc":
            one = replace(one, governor=first.governor, stop=first.stop)  # noqa: PLW2901
        heads.setdefault(first_conjunct(one.head).i, one)
        yield one


# -- what is required --------------------------------------------------------------------------


def _found(doc: Doc, marker: Marker, start: int, end: int, window: Window) -> Found | None:
    if end not in window.inside:
        return None
    first = head = _head_after(doc, start, end)
    if head.dep_ in SUBJECT_OF and head.head.i > head.i:
        head = head.head
    elif marker.takes == "clause" or (marker.takes == "either" and _runs_on(head, end, window)):
        head = _verb_of(head, end, window)
    up = clauses.governor(first, (start, end))
    if up is None or end <= up.i <= head.i:
        up = clauses.governor(head, (start, end))
    return Found(marker=marker, start=start, end=end, stop=start, head=head, governor=up)


def _runs_on(head: Token, start: int, window: Window) -> bool:
    """Say whether a clause follows a marker that may take a phrase: a verb comes after its noun."""
    doc = head.doc
    if doc[start - 1].lower_ in words("clausal"):
        return True
    end = clauses.right_edge(head, start, window)
    after = doc[end] if end in window.inside else head
    subordinates = doc[start - 1].lower_ in words("subordinators")
    return subordinates and after.pos_ in VERBAL and clauses.is_finite(after)


def _head_after(doc: Doc, start: int, end: int) -> Token:
    """Find the head of what a marker requires: the marker hangs on it, or it on the marker."""
    for token in reversed(doc[start:end]):
        if token.dep_ in ("mark", "advmod", "case", "aux", "fixed") and token.head.i >= end:
            return token.head
        below = [c for c in token.children if c.i >= end and c.dep_ not in ("punct", "cc", "conj")]
        if below and token.head != token:
            return _content(below[0], end)
    token = doc[end]
    if token.tag_ in ("WRB", "WP", "WDT") and token.head.i > end:
        return token.head
    while token.head != token and token.head.i >= end:
        if any(start <= c.i < end for c in token.children):
            break
        token = token.head
    return token


def _content(token: Token, end: int) -> Token:
    """Step from a preposition of the marker to its object."""
    if token.dep_ in ("prep", "case") and token.pos_ == "ADP":
        below = [c for c in token.children if c.i >= end and c.dep_ in ("pobj", "pcomp")]
        return below[0] if below else token
    return token


def _verb_of(head: Token, start: int, window: Window) -> Token:
    """Step to the verb of a clause whose marker the parse hung on its subject or an adjective."""
    end = clauses.right_edge(head, start, window)
    if own_subject(head) is not None or any(
        clauses.is_finite(t) for t in head.doc[start:end] if t.pos_ in VERBAL
    ):
        return head
    if clauses.ends_at(window, end) and head.pos_ not in NOMINAL:
        return head
    following = [t.pos_ for t in head.doc[start + 1 : start + 2]]
    if head.tag_ == "VBN" and head.i == start and following in (["ADP"], ["ADV"], ["PART"]):
        return head
    for token in head.doc[end : window.end]:
        if token.text == ";" or token.i not in window.inside:
            break
        if token.pos_ in VERBAL and clauses.is_finite(token):
            return token.head if token.dep_ in clauses.AUXILIARY else token
    return head


# -- the sides ---------------------------------------------------------------------------------


def _link(one: Found, window: Window, starts: set[int]) -> Link | None:
    """Split a window into consequence and requirement, if the marker makes a condition there."""
    only = _only(one)
    before = only.i if only is not None and only.i == one.start - 1 else one.start
    if one.governor is not None and one.governor.i not in window.inside:
        one = replace(one, governor=_root_before(before, window) or one.governor)
    end = _end(one, window)
    end = min([s for s in starts if one.end < s < end and _is_sibling(window.doc, s)] + [end])
    sides = _initial(one, window, before, end)
    if sides is None and not _must_open(one, window, before):
        sides = _final(one, window, before, end)
    if sides is None:
        return None
    target, consequence, requirement = sides
    if only is not None and target.i < before and only.head in target.ancestors:
        target = only.head
        consequence = clauses.clause_start(target, window), consequence[1]
    if not TESTS[one.marker.test](_reading(one, target, only=only is not None)):
        return None
    first = window.run(*consequence, at=target.i, last=consequence < requirement)
    second = window.run(*requirement)
    if first is None or second is None:
        return None
    if one.marker.swap or (one.marker.name == "before" and not is_denied(target)):
        first, second = second, first
    return _named(_reading(one, target, only=only is not None), first, second)


def _root_before(before: int, window: Window) -> Token | None:
    """Find the verb at the top of a voice's own words, where the parse looks outside them."""
    doc = window.doc
    inside = [doc[i] for i in sorted(window.inside) if i < before]
    tops = [t for t in inside if t.head.i not in window.inside or t.head == t]
    return next((t for t in tops if t.pos_ in ("VERB", "AUX")), None)


def _reading(one: Found, target: Token, *, only: bool) -> Reading:
    return Reading(
        marker=one.marker,
        start=one.start,
        stop=one.stop,
        end=one.end,
        head=one.head,
        governor=one.governor,
        target=target,
        only=only,
    )


def _end(one: Found, window: Window) -> int:
    """Find where the requirement ends; a gerund after its noun is part of it."""
    end = clauses.before_reason(one.end, clauses.right_edge(one.head, one.end, window), window)
    if one.marker.takes == "either" and end in window.inside and window.doc[end].tag_ == "VBG":
        return clauses.right_edge(window.doc[end], end, window)
    return end


def _is_sibling(doc: Doc, start: int) -> bool:
    return doc[start - 1].dep_ == "cc" or doc[start - 1].text in (",", ";")


def _must_open(one: Found, window: Window, before: int) -> bool:
    """Say whether a marker can only begin a sentence's part; "only if" may follow "but"."""
    return before == one.start and clauses.must_open(window, before)


def _initial(one: Found, window: Window, before: int, end: int) -> Sides | None:
    """Split where the requirement comes first: "if A, B"."""
    follows = one.governor is not None and end <= one.governor.i < window.end
    if not follows and not clauses.opens_clause(window, before):
        return None
    leads = _must_open(one, window, before) or not window.has_words(window.start, before)
    up = _after(one, window, before, end, leads=leads)
    if up is None or (leads and not _is_boundary(window, up, end)):
        comma = clauses.split(one.head, one.end, window) if leads else None
        if comma is None and up is None:
            return None
        if comma is not None:
            end = comma
            up = _first_head(window, end)
    if up is None:
        return None
    top = clauses.top_after(up, end, window)
    return top, (end, max(clauses.clause_end(top, end, window), end + 1)), (one.end, end)


def _after(one: Found, window: Window, before: int, end: int, *, leads: bool) -> Token | None:
    """Find a token of the clause that follows the requirement and depends on it."""
    if not window.has_words(end, window.end):
        return None
    up = one.governor
    if up is not None and end <= up.i < window.end:
        return up
    if leads:
        return _first_head(window, end)
    if up is not None and up.i < before and clauses.is_cue(up):
        return clauses.complement(up, end, window.end)
    return None


def _first_head(window: Window, start: int) -> Token | None:
    """Find the head of what begins at a token: the first verb whose head stands before it."""
    rest = [window.doc[i] for i in range(start, window.end) if i in window.inside]
    heads = [t for t in rest if (t.head.i < start or t.head == t) and not t.is_punct]
    verbs = [t for t in heads if t.pos_ in VERBAL or own_subject(t) is not None]
    finite = [t for t in rest if t.pos_ in VERBAL and clauses.is_finite(t)]
    return next(iter(verbs or finite or heads), None)


def _is_boundary(window: Window, up: Token, end: int) -> bool:
    """Say whether the parse's end of a requirement is one that a reader sees too."""
    if clauses.ends_at(window, end):
        return not clauses.begins_below(window, end)
    subject = own_subject(clauses.top_after(up, end, window))
    return subject is not None and subject.left_edge.i == end


def _final(one: Found, window: Window, before: int, end: int) -> Sides | None:
    """Split where the requirement comes last: "B if A"."""
    if not window.has_words(window.start, before):
        return None
    before = min(before, one.stop)
    target = clauses.depending(one.governor, window, before)
    if target is None or target.i >= before:
        return None
    return target, (clauses.clause_start(target, window), before), (one.end, end)


def _named(one: Reading, consequence: Range, requirement: Range) -> Link:
    name, kind = one.marker.name, one.marker.kind
    if one.only and not name.startswith("only"):
        name, kind = f"only {name}", "necessary"
    elif name == "if" and _is_unreal(one.head, one.target):
        kind = "counterfactual"
    elif name == "until" and is_denied(one.target):
        kind = "necessary"
    rule = "marker:" + one.marker.name.replace(" ", "-")
    return Link(
        marker=name,
        kind=kind,
        rule=rule,
        confidence=one.marker.confidence,
        consequence=consequence,
        requirement=requirement,
    )


def _only(one: Found) -> Token | None:
    """Find an "only" that belongs to a marker, beside it or before the verb."""
    doc = one.head.doc
    if one.start > 0 and doc[one.start - 1].lower_ == "only":
        return doc[one.start - 1]
    up = one.governor
    if up is None or up.i > one.start or up.pos_ in NOMINAL:
        return None
    for token in doc[max(up.i - 4, 0) : min(up.i + 3, one.start)]:
        if token.lower_ == "only" and token.head in (up, one.head, clause_head(up), up.head):
            return token
    return None


def _is_unreal(head: Token, target: Token) -> bool:
    """Say whether requirement and consequence are contrary to fact: "had been", "would have"."""
    past = any(a.lower_ in ("had", "were") for a in auxiliaries(head)) or head.lower_ == "were"
    return past and bool(modals(target) & {"would", "could", "might", "'d"})
