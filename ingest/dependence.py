"""Find conditions by constructions: inverted clauses, words of depending and of needing."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from ingest import clauses
from ingest.alternatives import alternative, graded
from ingest.language import load_words
from ingest.syntax import (
    ADVERBIAL,
    CLAUSE,
    RELATIVE,
    child,
    children,
    clause_head,
    complements,
    direct_object,
    has_to,
    is_passive,
    modals,
    obliques,
    own_subject,
    predicate,
    preposition,
)
from ingest.windows import Link, Range, Window, Windows, words

Rule = Callable[[Token, Window], Link | None]
AIM = frozenset({"acl", "advcl", "xcomp"})


def constructed(doc: Doc, window_of: Windows) -> Iterator[Link]:
    """Yield the conditions of a document that a construction shows."""
    rules = _rules()
    for token in doc:
        for rule in rules.get(token.lower_, ()) or rules.get(token.lemma_.lower(), ()):
            links = (rule(token, window) for window in window_of(token.i))
            link = next((one for one in links if one is not None), None)
            if link is not None:
                yield link


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """Index the rules by the words, in lower case, that they begin at."""
    begun: dict[Rule, Iterable[str]] = {
        _inverted: [entry["word"] for entry in _table("inverted")],
        _related: [lemma for entry in _table("relation") for lemma in entry["lemma"]],
        _named: _table("naming")["nouns"],
        _needed: ["must", *_table("needing")["verbs"], *_table("needing")["must"]],
        graded: ["the"],
        alternative: ["or", "otherwise"],
    }
    index: dict[str, tuple[Rule, ...]] = {}
    for rule, starts in begun.items():
        for word in starts:
            index[word] = (*index.get(word, ()), rule)
    return index


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
    if not found or not (token.lower_ == "should" or _is_supposed(window, found[0])):
        return None
    return Link(
        marker=token.lower_,
        kind=entry["kind"],
        rule=f"inverted:{token.lower_}",
        confidence=entry["confidence"],
        consequence=found[0],
        requirement=found[1],
    )


def _is_supposed(window: Window, consequence: Range) -> bool:
    """Say whether a modal says that a consequence is thought of: "would", "could"."""
    return any(t.lower_ in words("modal") for t in window.doc[slice(*consequence)])


def _is_inverted(token: Token, window: Window) -> bool:
    if not clauses.opens_clause(window, token.i) or token.sent[-1].text == "?":
        return False
    if token.i > 0 and token.nbor(-1).tag_ in ("WRB", "WP", "WDT"):
        return False
    verb = token.head if token.dep_ in ("aux", "aux:pass", "auxpass", "cop") else token
    subject = own_subject(verb)
    return subject is not None and subject.i > token.i and subject.left_edge.i == token.i + 1


def _before_or_after(
    verb: Token, start: int, end: int, window: Window
) -> tuple[Range, Range] | None:
    """Give consequence and requirement where the requirement is [start + 1, end)."""
    if clauses.must_open(window, start):
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
    if target is None:
        return None
    return (clauses.clause_start(target, window), start), (start + 1, end)


# -- "peace depends on ..." --------------------------------------------------------------------


def _related(token: Token, window: Window) -> Link | None:
    """Read subject and prepositional object of a verb of depending."""
    entry = next((e for e in _table("relation") if token.lemma_ in e["lemma"]), None)
    if entry is None or token.pos_ not in ("VERB", "ADJ") or token.tag_ == "VBG":
        return None
    subject = own_subject(token)
    rest = next((n for p, n in obliques(token) if p in entry["preposition"]), None)
    if rest is None:
        rest = next((c for c in complements(token) if c.i > token.i), None)
    if subject is None or rest is None or subject.i > token.i or subject.pos_ == "PRON":
        return None
    if not (_is_outcome(subject) or _is_outcome(rest) or own_subject(rest) is not None):
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


def _is_outcome(token: Token) -> bool:
    """Say whether a noun names what people bring about: talks, a release, an agreement."""
    return token.lemma_.lower() in words("outcomes") or token.tag_ == "VBG"


# -- "X is a condition for Y" ------------------------------------------------------------------


def _named(token: Token, window: Window) -> Link | None:
    """Read what is called a condition for something."""
    entry = _table("naming")
    if token.lemma_.lower() not in entry["nouns"]:
        return None
    purpose = _purpose(token, entry["prepositions"])
    required = _called(token)
    if purpose is None or required is None or required.pos_ not in clauses.MEANING:
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
            return start, below.right_edge.i + 1
    aims = [c for c in children(noun, AIM) if c.i > noun.i and has_to(c)]
    for clause in children(noun, RELATIVE):
        aims += [n for word, n in obliques(clause) if word == "for"]
        aims += [c for c in children(clause, CLAUSE | ADVERBIAL) if _is_for(c)]
    return (aims[0].left_edge.i, aims[0].right_edge.i + 1) if aims else None


def _is_for(clause: Token) -> bool:
    return has_to(clause) or clause.left_edge.lower_ == "for"


def _called(noun: Token) -> Token | None:
    """Find what is called so: the subject, the noun in apposition, the clause before "as"."""
    if _is_predicate(noun):
        return own_subject(noun)
    one_of = noun.head if noun.dep_ in ("nmod", "pobj") else noun
    one_of = one_of.head if one_of.dep_ == "prep" else one_of
    if noun.dep_ == "appos" or (one_of.lower_ == "one" and one_of.dep_ == "appos"):
        return noun.head if noun.dep_ == "appos" else one_of.head
    case = preposition(noun)
    if case is not None and case.lower_ == "as":
        up = noun.head.head if noun.dep_ == "pobj" else noun.head
        return direct_object(up) or up
    return _said_of(noun) if noun.dep_ in ("nsubj", "nsubjpass") else None


def _said_of(subject: Token) -> Token | None:
    """Find what "be" says of a subject: "the condition is that they leave"."""
    verb = subject.head
    if verb.lemma_ == "be":
        return next(iter(complements(verb)), predicate(verb))
    return verb if child(verb, frozenset({"cop"})) is not None else None


def _is_predicate(noun: Token) -> bool:
    return clause_head(noun) != noun or child(noun, frozenset({"cop"})) is not None


def _span_outside(token: Token, noun: Token, window: Window) -> Range:
    """Measure a subtree up to the noun that names it, or after it."""
    start, end = _subtree(token, window)
    apart = {t.i for t in noun.subtree} - {t.i for t in token.subtree}
    first = min(apart, default=noun.left_edge.i)
    if start < first:
        return start, min(end, first)
    return max(start, noun.i + 1) if start <= noun.i else start, end


# -- "for talks to begin, shelling must stop" --------------------------------------------------


def _needed(token: Token, window: Window) -> Link | None:
    """Read "for A to happen, B must", "A would require approval", "approval is needed to A"."""
    token = token.head if token.lower_ == "must" else token
    sides = _granted(token, window) or _purposed(token, window)
    found = sides and _ranges(window, *sides)
    if not found:
        return None
    return Link(
        marker="requires",
        kind="necessary",
        rule="needing",
        confidence=_table("needing")["confidence"],
        consequence=found[0],
        requirement=found[1],
    )


def _granted(token: Token, window: Window) -> tuple[Range, Range] | None:
    """Read a verb of needing with what others grant: "the deal needs approval"."""
    subject = own_subject(token)
    if token.lemma_ not in _table("needing")["verbs"] or subject is None:
        return None
    passive = is_passive(token)
    what = subject if passive else direct_object(token)
    if what is None or subject.pos_ == "PRON" or what.lemma_.lower() not in words("approvals"):
        return None
    if not passive:
        return _subtree(subject, window), _subtree(what, window)
    aims = [c for c in token.children if c.dep_ in ADVERBIAL | CLAUSE and has_to(c)]
    return (_subtree(aims[0], window), _subtree(what, window)) if aims else None


def _purposed(token: Token, window: Window) -> tuple[Range, Range] | None:
    """Read a duty with its purpose: "for talks to work, shelling must stop"."""
    duty = token.lemma_ in _table("needing")["must"] and any(map(has_to, complements(token)))
    if not duty and "must" not in modals(token):
        return None
    aims = [c for c in children(token, ADVERBIAL) if has_to(c)]
    for below in complements(token) if duty else ():
        aims += [c for c in children(below, ADVERBIAL) if c.left_edge.lower_ == "in"]
    for aim in aims:
        start, end = _subtree(aim, window)
        subject = own_subject(token)
        start = _for(aim) or start
        opened = window.doc[start].lower_
        if opened == "for" or (
            subject is not None and subject.pos_ != "PRON" and opened in ("in", "to")
        ):
            skip = {"for": 1, "in": 2}.get(opened, 0)
            if end <= token.i:
                return (start + skip, end), (end, clauses.clause_end(token, end, window))
            return (start + skip, end), (clauses.clause_start(token, window), start)
    return None


def _for(aim: Token) -> int | None:
    """Find the "for" before an infinitive's subject, wherever the parse hung it."""
    left = aim.left_edge
    if left.lower_ == "for" or left.i == aim.sent.start:
        return left.i if left.lower_ == "for" else None
    noun = left.nbor(-1)
    while noun.head.i < left.i and noun.head.right_edge.i < left.i and noun.head != noun:
        if preposition(noun) is not None:
            break
        noun = noun.head
    case = preposition(noun)
    return case.i if case is not None and case.lower_ == "for" else None
