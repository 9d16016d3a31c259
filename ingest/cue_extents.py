"""Measure how far the words go that a reporting word reports."""

from spacy.tokens import Token

from ingest.cue_asides import last_own
from ingest.cue_lexicon import all_verbs
from ingest.records import Span
from ingest.syntax import CLAUSE, child, own_subject, trimmed

TRAILING = frozenset({"conj", "cc", "parataxis", "punct", "discourse", "vocative"})
TIME = frozenset({"obl:tmod", "obl:unmarked", "obl:npmod", "npadvmod", "nmod:tmod", "advmod"})
ADJUNCT = frozenset({"obl", "obl:tmod", "prep", "nmod", "advmod"})
MARK = frozenset({"mark", "case"})
ASIDE = frozenset({"after", "while", "as", "following", "before"})
OPENING_MARKS = frozenset('“"‘[(')
MAY_PRECEDE_THAT = frozenset({"ADV", "PUNCT", "SCONJ", "SPACE"})


def before_verb(clause: Token, verb: Token) -> Span:
    """Measure a complement that precedes its verb: up to the reporting clause."""
    subject = own_subject(verb)
    edges = [verb.left_edge.i, *([] if subject is None else [subject.left_edge.i])]
    stop = max(min([verb.i, *(i for i in edges if i > clause.i)]), clause.i + 1)
    return trimmed(verb.doc, clause.left_edge.i, min(stop, clause.right_edge.i + 1))


def around(head: Token, verb: Token) -> list[Span]:
    """Measure a clause around the reporting clause inside it, as one or two spans."""
    doc = head.doc
    inner = {t.i for t in verb.subtree}
    outer = [t.i for t in head.subtree if t.i not in inner]
    parts = ([i for i in outer if i < verb.i], [i for i in outer if i > verb.i])
    worded = (p for p in parts if any(doc[i].is_alpha for i in p))
    return [trimmed(doc, p[0], p[-1] + 1) for p in worded]


def without(head: Token, phrase: set[int]) -> list[Span]:
    """Measure a clause without a phrase (token numbers) in it, as the runs before and after."""
    doc = head.doc
    runs: list[list[int]] = []
    for i in (t.i for t in head.subtree if t.i not in phrase):
        gap = range(runs[-1][-1] + 1, i) if runs else ()
        if runs and all(doc[j].is_punct and j not in phrase for j in gap):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [trimmed(doc, r[0], r[-1] + 1) for r in runs if sum(doc[i].is_alpha for i in r) > 1]


def content_start(clause: Token) -> int:
    """Find the character where a complement begins, behind its "that"."""
    doc = clause.doc
    i = clause.left_edge.i
    that = next((c for c in clause.children if is_that(c)), None)
    if that is not None and all(t.pos_ in MAY_PRECEDE_THAT for t in doc[i : that.i]):
        i = that.i
    while i < clause.i and _is_before_content(doc[i]):
        i += 1
    return doc[i].idx


def is_that(token: Token) -> bool:
    """Say whether a token is the "that" of a complement."""
    return token.lower_ == "that" and token.dep_ == "mark"


def _is_before_content(token: Token) -> bool:
    if token.text in OPENING_MARKS:
        return False
    opener = token.lower_ in ("that", "as") and token.dep_ in ("mark", "case", "sconj")
    return opener or token.is_punct or token.is_space


def clause_end(verb: Token, clause: Token) -> int:
    """Find where a complement ends: with its subtree, and what follows it below the verb."""
    last = clause.right_edge.i
    for c in verb.children:
        if c.left_edge.i <= last or c.dep_ in ("punct", "discourse"):
            continue
        if c.left_edge.i > last + 2 or not _continues(c):
            break
        last = c.right_edge.i
    last = last_own(verb, clause, last, clause=True)
    return trimmed(verb.doc, clause.left_edge.i, last + 1)[1]


def _continues(token: Token) -> bool:
    """Say whether a child of the reporting verb, after the complement, still is what was said."""
    if token.dep_ == "advcl":
        return not _is_aside(token) and (token.tag_ != "VBG" or token.lemma_ not in all_verbs())
    if token.dep_ == "conj":
        return any(is_that(c) for c in token.children)
    if token.dep_ in ADJUNCT:
        return token.doc[token.left_edge.i - 1].text != ","
    another = token.lemma_ in all_verbs() and own_subject(token) is not None
    return token.dep_ in (*CLAUSE, "dep") and not another


def object_end(verb: Token, noun: Token) -> int:
    """Find where the right side of a verb's clause ends, later verbs and bare times left out."""
    last = noun.right_edge.i
    for c in verb.children:
        if c.left_edge.i <= last or c.dep_ == "punct":
            continue
        if c.left_edge.i > last + 2 or _ends_object(c):
            break
        last = c.right_edge.i
    last = last_own(verb, noun, last, clause=False)
    return trimmed(verb.doc, noun.left_edge.i, last + 1)[1]


def _ends_object(token: Token) -> bool:
    """Say whether a child of the reporting verb no longer belongs to the object before it."""
    bare = token.dep_ == "advcl" and token.tag_ == "VBG" and child(token, MARK) is None
    time = token.dep_ in TIME and token.pos_ != "VERB"
    return token.dep_ in TRAILING or bare or time or _is_aside(token)


def _is_aside(token: Token) -> bool:
    """Say whether an adverbial clause is the reporter's own: "after the talks failed"."""
    mark = child(token, frozenset({"mark", "advmod"}))
    if token.dep_ != "advcl" or mark is None:
        return False
    judged = mark.lower_ == "as" and own_subject(token) is None  # "condemned it as pointless"
    return mark.lower_ in ASIDE and not judged
