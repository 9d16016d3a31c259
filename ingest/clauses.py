"""Measure clauses that depend on each other, in tokens of a window."""

from spacy.tokens import Doc, Token

from ingest.syntax import (
    ADVERBIAL,
    CLAUSE,
    NOUN_CLAUSE,
    PARATAXIS,
    RELATIVE,
    RELATIVE_PRONOUN,
    auxiliaries,
    child,
    children,
    clause_head,
    direct_object,
    has_to,
    is_negated,
    modals,
    obliques,
    own_subject,
)
from ingest.windows import NOMINAL, VERBAL, Range, Window, words

QUOTES = frozenset("“”\"‘’'«»„`")
MARKS = frozenset(",;:—–-([")
BOUNDARY = frozenset({",", ";", "—", "–", "--", "...", "…", "then", ")", ":"})
STRONG = frozenset({"that", "because", ":", "so"})
PREFACE = frozenset({"AUX", "ADV", "ADP", "INTJ", "PUNCT", "SPACE", "CCONJ"})
AUXILIARY = frozenset({"aux", "aux:pass", "auxpass", "cop"})
MEANING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "expl", "csubj:pass"})


def right_edge(head: Token, start: int, window: Window) -> int:
    """Find where what begins at a start and has this head ends, gaps of marks allowed."""
    inside = {*range(start, head.i + 1), *(t.i for t in head.subtree)}
    end = start
    last = max(inside)
    while end <= last and end in window.inside:
        if end not in inside and not (window.doc[end].is_punct or window.doc[end].is_space):
            break
        end += 1
    return end


def left_edge(head: Token, window: Window) -> int:
    """Find where a subtree begins within a window, not before a semicolon or a voice's end."""
    inside = {t.i for t in head.subtree if t.i in window.inside}
    left = head.i
    for i in range(head.i - 1, min(inside | {head.i}) - 1, -1):
        if window.doc[i].text == ";":
            break
        if i in inside:
            left = i
    return left


def must_open(window: Window, start: int) -> bool:
    """Say whether a token can only begin a clause: after "that" or a capital amid a sentence."""
    if not window.has_words(window.start, start):
        return True
    last = window.doc[start - 1]
    if window.doc[start].is_title and last.text not in QUOTES:
        return True
    if last.text == "," and start - 2 in window.inside:
        last = window.doc[start - 2]
        return last.dep_ in ("cc", "mark") or last.tag_ in ("WDT", "WP")
    return last.lower_ in STRONG and last.pos_ in ("SCONJ", "PUNCT", "ADV", "CCONJ")


def opens_clause(window: Window, start: int) -> bool:
    """Say whether nothing of a clause stands before a token: it begins one."""
    if start <= window.start or start - 1 not in window.inside or must_open(window, start):
        return True
    last = window.doc[start - 1]
    opened = last.lower_ in words("opening") or last.text in QUOTES | MARKS
    return opened or last.dep_ == "mark"


def is_cue(token: Token) -> bool:
    """Say whether a verb opens words or a plan, so that what depends is its complement.

    One under a modal or a negation is itself what depends: "would not allow a sale unless".
    """
    if token.pos_ not in VERBAL or token.lemma_ not in words("cues"):
        return False
    return not modals(token) and not is_negated(token)


def complement(cue: Token, start: int, end: int) -> Token | None:
    """Find what a cue opens, between two tokens: a clause, else an object or "of" phrase."""
    opened = [c for c in children(cue, CLAUSE | PARATAXIS) if start <= c.i < end]
    if opened:
        return opened[-1]
    if cue.lemma_ not in words("openers"):
        return None
    named = [n for p, n in obliques(cue) if p in ("of", "for", "with", "at") and start <= n.i < end]
    found = named[0] if named else direct_object(cue)
    if found is None or not start <= found.i < end or found.pos_ == "PRON":
        return None
    return found


def ends_at(window: Window, end: int) -> bool:
    """Say whether a reader sees that something ends before a token."""
    if end >= window.end or end not in window.inside:
        return True
    doc = window.doc
    if end + 1 < window.end and "cc" in (doc[end].dep_, doc[end + 1].dep_):
        return False
    seen = {doc[end].lower_, doc[end - 1].text}
    return bool(seen & BOUNDARY) or doc[end].is_space


def split(head: Token, start: int, window: Window) -> int | None:
    """Find where a clause-initial requirement ends which the parse ran on beyond, or cut short.

    That is at the first comma or "then" before a clause of its own, else where the second
    clause's subject begins.
    """
    doc, stop = head.doc, window.end
    first = next((i for i in range(start, stop) if _is_predicate(doc[i])), start)
    for i in range(first + 1, stop - 1):
        if doc[i].text in BOUNDARY and begins_clause(doc, i + 1, stop):
            return i
        if doc[i].lower_ == "then" and begins_clause(doc, i + 1, stop):
            return i
    for i in range(first + 1, stop):
        subject = own_subject(doc[i]) if doc[i].pos_ in VERBAL and is_finite(doc[i]) else None
        if subject is None or subject.left_edge.i <= first or _is_below(doc[i]):
            continue
        if subject.left_edge.i > first + 1 or doc[first].lemma_ not in words("cues"):
            return subject.left_edge.i
    return None


def _is_predicate(token: Token) -> bool:
    """Say whether a token can be all the predicate of a requirement: "if passed", "if true"."""
    return token.tag_ in ("VBN", "JJ", "VBG") or (token.pos_ in VERBAL and is_finite(token))


def _is_below(token: Token) -> bool:
    """Say whether a clause is introduced: by "that", a relative pronoun or another marker."""
    if any(c.dep_ == "mark" and c.i < token.i for c in token.children):
        return True
    return token.dep_ in NOUN_CLAUSE or any(c.tag_ in ("WDT", "WP", "WRB") for c in token.children)


def begins_clause(doc: Doc, start: int, end: int) -> bool:
    """Say whether a main clause begins right at a token."""
    while start < end and (doc[start].text in QUOTES or doc[start].lower_ == "then"):
        start += 1
    if start >= end or _continues(doc[start]):
        return False
    if doc[start].tag_ == "VB" and not has_to(doc[start]):
        return True
    heads = (t for t in doc[start:end] if t.pos_ in VERBAL | {"ADJ", "NOUN"} and is_finite(t))
    for token in heads:
        subject = own_subject(token) or child(clause_head(token), frozenset({"expl"}))
        if subject is not None and start <= subject.left_edge.i:
            return all(t.pos_ in PREFACE for t in doc[start : subject.left_edge.i])
    return False


def _continues(first: Token) -> bool:
    """Say whether a word carries on what stands before: "and", "which", a gerund, "when"."""
    if first.lower_ == "that" and first.dep_ in SUBJECTS:
        return False
    joined = first.lower_ in RELATIVE_PRONOUN or first.dep_ in ("cc", "mark")
    return joined or first.tag_ == "VBG" or first.lower_ in ("when", "where", "whenever")


def is_finite(token: Token) -> bool:
    """Say whether a verb is finite by its own form or an auxiliary's."""
    finite = ("VBZ", "VBP", "VBD", "MD")
    return token.tag_ in finite or any(a.tag_ in finite for a in auxiliaries(token))


def governor(head: Token, marker: Range) -> Token | None:
    """Find the token that a requirement hangs on, stepping over the marker's own words."""
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    up = head.head
    while (marker[0] <= up.i < marker[1] or _is_bare_pronoun(up)) and up.head != up:
        up = up.head
    if up == head or marker[0] <= up.i < marker[1]:
        return None
    return up


def _is_bare_pronoun(token: Token) -> bool:
    """Say whether a token is an object like "them", on which the parse hung a clause."""
    return token.pos_ == "PRON" and own_subject(token) is None and token.dep_ != "ROOT"


def depending(target: Token | None, window: Window, stop: int) -> Token | None:
    """Find the head of the clause that depends, given what the requirement hangs on."""
    if target is None or target.i not in window.inside:
        target = _window_root(window, stop)
    if target is None:
        return None
    if is_cue(target):
        bare = None if target.lemma_ in words("speech") else target
        return complement(target, window.start, stop) or bare
    if target.pos_ in NOMINAL and clause_head(target) == target and not own_subject(target):
        return _verb_over(target, window, stop)
    return _climb(target, window)


def _window_root(window: Window, stop: int) -> Token | None:
    """Find the last token before a stop whose head lies outside of the window's first part."""
    before = [window.doc[i] for i in sorted(window.inside) if i < stop]
    inside = {t.i for t in before}
    named = [t for t in before if t.pos_ in VERBAL | NOMINAL | {"ADJ"}]
    roots = [t for t in named if t.head.i not in inside or t.head == t]
    verbs = [t for t in roots if t.pos_ in VERBAL or own_subject(t) is not None]
    found = [t for t in roots if t.dep_ == "ROOT"] or verbs or roots
    return found[-1] if found else None


def _verb_over(noun: Token, window: Window, stop: int) -> Token:
    """Climb from a noun to its verb; a cue's object stays a noun."""
    token = noun
    while token.head != token and token.head.i in window.inside and token.head.i < stop:
        if is_cue(token.head):
            return token
        token = token.head
        if token.pos_ in VERBAL or own_subject(token) is not None:
            return _climb(token, window)
    return token


def _climb(token: Token, window: Window) -> Token:
    """Climb from an infinitive to the verb that it completes, not into a cue."""
    token = clause_head(token)
    while token.dep_ == "xcomp" and token.head.i in window.inside and not is_cue(token.head):
        token = token.head
    return token


def clause_start(head: Token, window: Window) -> int:
    """Find where the clause of a head begins.

    A conjunct that shares its verb's modal takes it in, a cleft's clause its "it is".
    """
    while head.dep_ == "conj" and _shares(head) and head.head.i in window.inside:
        head = head.head
    if head.dep_ in RELATIVE and any(
        c.lower_ == "it" and c.dep_ in SUBJECTS for c in clause_head(head.head).children
    ):
        head = head.head
    return left_edge(head, window)


def _shares(token: Token) -> bool:
    """Say whether a conjunct has subject and modal of the verb before it, or repeats the modal."""
    if own_subject(token) is not None or has_to(token):
        return False
    own = modals(token)
    return own == modals(token.head) if own else token.tag_ == "VB" and not auxiliaries(token)


def top_after(token: Token, start: int, window: Window) -> Token:
    """Climb to the highest head that stands after a start, not into a cue."""
    while (
        token.head != token
        and token.head.i >= start
        and token.head.i in window.inside
        and not (is_cue(token.head) and token.dep_ in CLAUSE)
    ):
        token = token.head
    return token


def clause_end(head: Token, start: int, window: Window) -> int:
    """Find where a clause ends that begins after a requirement."""
    inside = [t.i for t in head.subtree if t.i in window.inside and t.i >= start]
    end = max(inside, default=start) + 1
    for i in range(start + 1, end):
        token = window.doc[i]
        if token.text == ";":
            return i
        if token.head.i < i and token != head and (_is_aside(token) or _is_reason(token)):
            return max(token.left_edge.i, start + 1)
    return end


def before_reason(start: int, end: int, window: Window) -> int:
    """Find where a reason begins that the parse hung within a range; else the range's end."""
    for i in range(start + 1, end):
        token = window.doc[i]
        if token.head.i < i and _is_reason(token) and token.left_edge.i > start:
            return token.left_edge.i
    return end


def begins_below(window: Window, end: int) -> bool:
    """Say whether another subordinate clause follows an edge: "if it fails, when it rains,"."""
    doc = window.doc
    at = end + 1 if end < window.end and doc[end].text in BOUNDARY else end
    if at >= window.end:
        return False
    first = doc[at]
    return first.tag_ == "WRB" or (first.dep_ == "mark" and first.lower_ not in ("to", "for"))


def _is_aside(token: Token) -> bool:
    """Say whether a verb reports the clause that it stands in: "..., he said"."""
    aside = token.dep_ in ("parataxis", "ccomp") and is_cue(token)
    return aside and child(token, SUBJECTS) is not None


def _is_reason(token: Token) -> bool:
    """Say whether a clause gives a reason or a contrast, which nothing depends on."""
    if token.dep_ not in ADVERBIAL:
        return False
    return any(c.dep_ == "mark" and c.lower_ in words("reasons") for c in token.children)
