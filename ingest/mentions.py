"""Measure the words of a mention, as a reader would quote them."""

import re

from spacy.tokens import Token

from ingest.bearers import Roster
from ingest.records import Span
from ingest.syntax import NOUN_CLAUSE, SUBJECT, extent, text_of, trimmed

# What a noun carries that is a predicate ("is also president of the bank"): no part of a mention.
PREDICATED = SUBJECT | {"cop", "aux", "discourse", "vocative", "ccomp", "obl", "obl:unmarked"}
NOT_MENTION = (
    PREDICATED
    | NOUN_CLAUSE
    | {"conj", "cc", "parataxis", "punct", "advcl", "advcl:relcl", "case", "mark", "dep"}
)
RELATIVE_CLAUSE = re.compile(r",? (?:who|which|whose|whom)\b")
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
TIME_TAIL = re.compile(rf"\s+(?:on|late|early|last|this)?\s*(?:{DAY}|week|month|year)\b")
BEFORE_APPOSITION = frozenset({",", "(", "–", "—"})


def mention_span(roster: Roster, token: Token) -> Span:
    """Measure the mention headed by a token, without relative clauses and appositions."""
    known = roster.measured.get(token.i)
    if known is None:
        known = roster.measured[token.i] = _measure(roster, token)
    return known


def _measure(roster: Roster, token: Token) -> Span:
    span = roster.span_at(token.i)
    if span is not None and all(c.dep_ in ("punct", "case") for c in token.children):
        return trimmed(roster.doc, span.start, span.end)
    start, end = extent(token, NOT_MENTION)
    end = _before_apposition(token, start, end)
    for tail in (RELATIVE_CLAUSE, TIME_TAIL):
        found = tail.search(text_of(roster.doc), start, end)
        end = found.start() if found and found.start() > token.idx else end
    return start, end


def _before_apposition(token: Token, start: int, end: int) -> int:
    """Cut ", the Kremlin spokesman" off a mention, but keep a name that follows its title."""
    doc = token.doc
    for c in token.children:
        before = doc[c.left_edge.i - 1]
        set_off = c.dep_ == "appos" and c.i > token.i and before.text in BEFORE_APPOSITION
        if set_off and start < before.idx <= end:
            end = len(text_of(doc)[: before.idx].rstrip())
    return end
