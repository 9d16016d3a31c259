"""Find conditions by the words that stand before what is required: "if", "unless", "until"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from ingest import clauses
from ingest.clauses import Link, Range, Window, Windows, is_finite, words
from ingest.language import load_words
from ingest.records import ConditionKind
from ingest.syntax import (
    auxiliaries,
    child,
    clause_head,
    direct_object,
    has_to,
    is_negated,
    modals,
    obliques,
    own_subject,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Hold a marker of the language file; ``test`` says when it makes a condition."""

    name: str
    kind: ConditionKind
    takes: str
    test: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hold a marker in its text, with the head of what it requires and what that hangs on."""

    marker: Marker
    start: int
    end: int
    head: Token
    governor: Token | None


# -- markers -----------------------------------------------------------------------------------


@cache
def _markers() -> dict[str, list[tuple[tuple[str, ...], Marker]]]:
    """Index the markers by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
    for entry in load_words("conditions")["marker"]:
        for text in entry["words"]:
            fields = {k: v for k, v in entry.items() if k not in ("words", "name")}
            marker = Marker(name=entry.get("name", text), **fields)
            parts = tuple(text.split())
            index.setdefault(parts[0], []).append((parts, marker))
    for options in index.values():
        options.sort(key=lambda option: -len(option[0]))
    return index


def _occurrences(doc: Doc) -> Iterator[tuple[Marker, int, int]]:
    lower = [t.lower_ for t in doc]
    i = 0
    while i < len(lower):
        for parts, marker in _markers().get(lower[i], ()):
            if tuple(lower[i : i + len(parts)]) == parts:
                yield marker, i, i + len(parts)
                i += len(parts) - 1
                break
        i += 1


def marked(doc: Doc, window_of: Windows) -> Iterator[Link]:
    """Yield the conditions of a document that a marker shows.

    ``window_of`` lists the windows of a token, the narrowest first; the first that holds both
    sides counts.
    """
    found = []
    for marker, start, end in _occurrences(doc):
        head = _head_after(doc, start, end)
        if head is not None:
            up = clauses.governor(head, (start, end))
            found.append(Found(marker=marker, start=start, end=end, head=head, governor=up))
    starts = {f.start for f in found if f.marker.takes == "clause"}
    for one in found:
        for window in window_of(one.start):
            link = _link(one, window, starts)
            if link is not None:
                yield link
                break


def _head_after(doc: Doc, start: int, end: int) -> Token | None:
    """Find the head of what a marker requires: it stands right of it and hangs on it or over it."""
    if end >= len(doc) or doc[end].sent.start > start:
        return None
    inside = range(start, end)
    for token in reversed(doc[start:end]):
        if token.dep_ in ("mark", "advmod", "case", "aux", "fixed") and token.head.i >= end:
            return token.head
        below = [c for c in token.children if c.i >= end and c.dep_ not in ("punct", "cc", "conj")]
        if below and token.head != token:
            return _content(below[0], end)
    token = doc[end]
    while token.head != token and token.head.i >= end and not _over(token, inside):
        token = token.head
    return token


def _over(token: Token, inside: range) -> bool:
    return any(c.i in inside for c in token.children)


def _content(token: Token, end: int) -> Token:
    """Step from a preposition of the marker to its object."""
    if token.dep_ in ("prep", "case") and token.pos_ == "ADP":
        below = [c for c in token.children if c.i >= end and c.dep_ in ("pobj", "pcomp")]
        return below[0] if below else token
    return token


def _link(one: Found, window: Window, starts: set[int]) -> Link | None:
    """Split a window into consequence and requirement, if the marker makes a condition there."""
    only = _only(one)
    before = only.i if only is not None and only.i == one.start - 1 else one.start
    end = clauses.right_edge(one.head, one.end, window)
    end = min([s for s in starts if one.end < s < end and _is_sibling(window.doc, s)] + [end])
    sides = _initial(one, window, before, end) or _final(one, window, before, end)
    if sides is None:
        return None
    target, consequence, requirement = sides
    if not TESTS[one.marker.test](one, target, only is not None):
        return None
    if one.marker.name == "before" and not _is_denied(target):
        consequence, requirement = requirement, consequence
    return _named_link(one, target, only is not None, window.run(*consequence), window.run(*requirement))


def _is_sibling(doc: Doc, start: int) -> bool:
    return doc[start - 1].dep_ == "cc" or doc[start - 1].text in (",", ";")


Sides = tuple[Token, Range, Range]


def _initial(one: Found, window: Window, before: int, end: int) -> Sides | None:
    """Split where the requirement comes first: "if A, B"."""
    if not clauses.opens_clause(window, before):
        return None
    up, stop = one.governor, window.end
    leads = not window.has_words(window.start, before)
    if leads and not window.has_words(end, stop):
        comma = clauses.split_at_comma(one.head, one.end, stop)
        if comma is None:
            return None
        end = comma
    if up is not None and up.i < before and not leads:
        up = clauses.complement(up, end, stop) if clauses.is_cue(up) else None
    if not window.has_words(end, stop) or (up is None and not leads):
        return None
    if up is None or up.i < end:
        up = next((t for t in window.doc[end:stop] if t.i in window.inside and t.head.i < end), None)
        up = up or window.doc[stop - 1]
    top = clauses.top_after(up, end, window)
    return top, (end, max(clauses.clause_end(top, end, window), end + 1)), (one.end, end)


def _final(one: Found, window: Window, before: int, end: int) -> Sides | None:
    """Split where the requirement comes last: "B if A"."""
    if one.governor is None or not window.has_words(window.start, before):
        return None
    target = clauses.depending(one.governor, window, before)
    if target.i >= before:
        return None
    return target, (clauses.clause_start(target, window), before), (one.end, end)


def _named_link(
    one: Found, target: Token, only: bool, consequence: Range | None, requirement: Range | None
) -> Link | None:
    if consequence is None or requirement is None:
        return None
    name, kind = one.marker.name, one.marker.kind
    if only and not name.startswith("only"):
        name, kind = f"only {name}", "necessary"
    elif name == "if" and _is_unreal(one.head, target):
        kind = "counterfactual"
    elif name == "until" and _is_denied(target):
        kind = "necessary"
    rule = "marker:" + one.marker.name.replace(" ", "-")
    return Link(
        marker=name, kind=kind, rule=rule, confidence=one.marker.confidence,
        consequence=consequence, requirement=requirement,
    )


def _only(one: Found) -> Token | None:
    """Find an "only" that belongs to a marker, beside it or before the verb."""
    doc = one.head.doc
    if one.start > 0 and doc[one.start - 1].lower_ == "only":
        return doc[one.start - 1]
    up = one.governor
    if up is None or up.i > one.start:
        return None
    for token in doc[max(up.i - 4, 0) : min(up.i + 3, one.start)]:
        if token.lower_ == "only" and token.head in (up, one.head, clause_head(up), up.head):
            return token
    return None


def _is_unreal(head: Token, target: Token) -> bool:
    """Say whether requirement and consequence are contrary to fact: "had been", "would have"."""
    past = any(a.lower_ in ("had", "were") for a in auxiliaries(head)) or head.lower_ == "were"
    return past and bool(modals(target) & {"would", "could", "might", "'d"})


# -- when a marker makes a condition -----------------------------------------------------------


def _over_verbs(token: Token) -> Iterator[Token]:
    """Yield a verb and those that it completes."""
    yield token
    for _ in range(4):
        token = clause_head(token)
        if token.dep_ not in ("xcomp", "ccomp", "acl", "pcomp", "conj", "prep") or token.head == token:
            return
        token = token.head
        yield token


def _is_denied(target: Token) -> bool:
    """Say whether a consequence is negated, by an adverb, "no", or a verb of refusal over it."""
    for token in _over_verbs(target):
        if is_negated(token) or token.lemma_ in ("refuse", "reject", "deny", "decline"):
            return True
        if token.dep_ not in ("xcomp", "acl", "prep", "pcomp"):
            break
    denied = words("denials")
    return any(t.lower_ in denied and t.i <= target.i + 2 for t in clause_head(target).subtree)


def _has_modal(target: Token, which: str = "modal") -> bool:
    listed = words(which)
    for token in _over_verbs(target):
        if any(a.lower_ in listed for a in auxiliaries(token)):
            return True
    return False


def _is_prospective(target: Token) -> bool:
    """Say whether a consequence is still to come."""
    listed = words("prospective")
    return _has_modal(target) or has_to(target) or any(
        t.lemma_ in listed or t.lower_ in listed for t in _over_verbs(target)
    )


def _is_past(head: Token) -> bool:
    """Say whether a clause is told as past."""
    verbs = [head, *auxiliaries(head)]
    return any(v.tag_ == "VBD" for v in verbs)


def _is_clause(head: Token) -> bool:
    if own_subject(head) is not None or child(clause_head(head), frozenset({"expl"})) is not None:
        return True
    return head.pos_ in clauses.VERBAL and is_finite(head)


def _is_time(head: Token) -> bool:
    """Say whether a noun phrase is a date, an hour or a stretch of time."""
    times = words("times")
    if head.like_num or head.ent_type_ in ("DATE", "TIME") or head.lower_ in times:
        return True
    return head.lemma_.lower() in times or any(c.lower_ in times for c in head.children)


def _supposed(one: Found, target: Token, only: bool) -> bool:
    """Leave out "if" that means whether, "as if", "if not hundreds", "even if"."""
    doc, head = one.head.doc, one.head
    if one.start > 0 and doc[one.start - 1].lower_ in ("as", "even", "regardless", "and"):
        if doc[one.start - 1].lower_ != "and":
            return False
    if doc[one.end].lower_ in ("only", "so", "any"):
        return False
    if not _is_clause(head) and head.pos_ in clauses.NOMINAL:
        return False
    if one.governor is not None and one.governor.i < one.start:
        return not _asks(one)
    return True


def _asks(one: Found) -> bool:
    """Say whether a clause with "if" is what is asked or known, not what is supposed."""
    up, head = one.governor, one.head
    while head.dep_ == "conj":
        head = head.head
    if up is None or up.lemma_ not in words("whether"):
        return head.dep_ in ("ccomp", "csubj") and one.head.doc[one.start - 1] in (up,)
    between = [t for t in one.head.doc[up.i + 1 : one.start] if not t.is_punct]
    return head.dep_ in ("ccomp", "csubj", "acl", "dep") or not between


def _always(one: Found, target: Token, only: bool) -> bool:
    return True


def _finite(one: Found, target: Token, only: bool) -> bool:
    """Accept "provided (that)" before a clause, not "provided aid"."""
    if one.end - one.start > 1:
        return True
    doc = one.head.doc
    clause = _is_clause(one.head) and is_finite(one.head) and one.head.i > one.end
    return clause and one.start > 0 and clauses.opens_clause(
        Window(doc, frozenset(range(one.head.sent.start, one.head.sent.end))), one.start
    )


def _clausal(one: Found, target: Token, only: bool) -> bool:
    return _is_clause(one.head)


def _phrasal(one: Found, target: Token, only: bool) -> bool:
    """Accept a preposition with its noun ("pending approval"), not a verb's form."""
    token = one.head.doc[one.start]
    return token.dep_ in ("case", "prep", "mark") or (
        token.dep_ in ("advcl", "acl", "amod") and direct_object(token) is not None
        and clauses.opens_clause(Window(token.doc, frozenset(range(token.sent.start, token.sent.end))), token.i)
    )


def _stipulated(one: Found, target: Token, only: bool) -> bool:
    """Leave out "on condition of anonymity", which no deed depends on."""
    return one.head.lemma_.lower() != "anonymity" and not any(
        t.lower_ in ("anonymity", "anonymous", "named", "identified") for t in one.head.subtree
    )


def _approval(one: Found, target: Token, only: bool) -> bool:
    return one.head.lemma_.lower() in load_words("conditions")["approval"]["nouns"]


def _denied(one: Found, target: Token, only: bool) -> bool:
    """Accept "no deal without guarantees": a denied consequence still to come."""
    return _is_denied(target) and (_is_prospective(target) or not _is_past(target))


def _pending(one: Found, target: Token, only: bool) -> bool:
    return not _is_past(one.head) or _has_modal(target)


def _able(one: Found, target: Token, only: bool) -> bool:
    return _has_modal(target) or target.lemma_ == "possible"


def _awaited(one: Found, target: Token, only: bool) -> bool:
    """Accept "until" an event that must come about, not until a date or a past hour."""
    if not _is_clause(one.head):
        return not _is_time(one.head) and _is_event(one.head)
    return not _is_past(one.head) or _has_modal(target)


def _is_event(head: Token) -> bool:
    """Say whether a noun names something done: it has an "of" phrase or comes from a verb."""
    return head.tag_ == "VBG" or any(p == "of" for p, _ in obliques(head))


def _foreseen(one: Found, target: Token, only: bool) -> bool:
    """Accept "once" before what has not happened yet."""
    return _is_clause(one.head) and not _is_past(one.head) and (_is_prospective(target) or only)


def _promised(one: Found, target: Token, only: bool) -> bool:
    """Accept "when" and "after" where a promise awaits something: "will return when it ends"."""
    head = one.head
    if head.dep_ in ("ccomp", "csubj", "acl:relcl", "relcl") or not _is_clause(head):
        return False
    if only:
        return not _is_past(head) or _has_modal(target)
    return not _is_past(head) and _has_modal(target, "promise")


def _first(one: Found, target: Token, only: bool) -> bool:
    """Accept "before" after a duty ("must disarm before") or a refusal ("no talks before")."""
    if _is_time(one.head) and not _is_clause(one.head):
        return False
    if _is_denied(target):
        return _has_modal(target, "promise") and (_is_clause(one.head) or _is_event(one.head))
    duties = words("obligations")
    return any(
        t.lower_ in duties or any(a.lower_ in ("must", "should") for a in auxiliaries(t))
        for t in _over_verbs(target)
    ) and (_is_clause(one.head) or one.head.tag_ == "VBG")


TESTS: dict[str, Callable[[Found, Token, bool], bool]] = {
    "supposed": _supposed,
    "always": _always,
    "finite": _finite,
    "clausal": _clausal,
    "phrasal": _phrasal,
    "stipulated": _stipulated,
    "approval": _approval,
    "denied": _denied,
    "pending": _pending,
    "able": _able,
    "awaited": _awaited,
    "foreseen": _foreseen,
    "promised": _promised,
    "first": _first,
}
