"""Read what is said of named persons beside their names: titles, roles, appositions.

It works both ways: a name gets its role ("Dmitri Peskov, the Kremlin spokesman"), and a noun
that is a role gets the name that it carries.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from ingest.bearers import Roster
from ingest.countries import find_countries
from ingest.names import Bearer, NameSpan, is_title, words
from ingest.nouns import GENDERS, LEADING, is_person_noun, noun_kind
from ingest.syntax import NAME_PART, SUBJECT

OPENING = frozenset({"of", "for", "to"})  # what may stand inside a role, before a name
INSIDE_ROLE = frozenset({"of", "the", "'s", "’s", "-", "and", "for"})
ROLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "PART"})
AFTER_ROLE = frozenset({",", ".", ";", "”", '"', "who", "which"})
EDGES = " ,;:"
ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
LEFTOVER = re.compile(r"^(the|a|an|and|of)\s+", re.IGNORECASE)
JOINTS = re.compile(r"\s(and|for|of|to|[-\u2013\u2014])\s")
LONGEST = 16  # tokens that an apposition after a name may have, its comma included
MOST_TITLES = 4  # words of a title between a state and its officer: "Deputy Prime Minister"
AHEAD = 14  # tokens within which a role's name follows


def describe(roster: Roster) -> None:
    """Note each bearer's roles, gender and state as the article tells them."""
    for span in roster.spans:
        bearer = roster.at(span.start)
        if bearer is None or bearer.kind == "state":
            continue
        if bearer.kind == "organization":
            bearer.country = bearer.country or state_of(bearer.name)
            continue
        role = _role(roster, span)
        if role:
            bearer.roles.append(role)
            bearer.country = bearer.country or state_of(role)
        _note_gender(roster.doc, span, bearer)


@lru_cache(maxsize=10_000)
def state_of(role: str) -> str | None:
    """Find the state that a role speaks for: the country in it, with a word of office.

    An office that was held once ("former minister", "then-president") speaks for nobody.
    """
    tokens = set(re.findall(r"[\w-]+", role.lower()))
    if not tokens & words("state_roles", "nouns") or tokens & words("state_roles", "not_state"):
        return None
    if _held_once().search(role):
        return None
    return next((m.iso3 for m in find_countries(role)), None)


@cache
def _held_once() -> re.Pattern[str]:
    once = "|".join(sorted(map(re.escape, words("state_roles", "once"))))
    return re.compile(
        rf"(?<!of )(?<!of the )(?<!to )(?<!to the )(?<![\w-])(?:{once})(?=[\s-])", re.IGNORECASE
    )


def fullest(roles: Sequence[str], country: str | None) -> str | None:
    """Choose the role to show: of those that speak for the state, if any, the longest."""
    if not roles:
        return None
    return max(
        roles, key=lambda role: (bool(country) and state_of(role) == country, len(role), role)
    )


def _role(roster: Roster, span: NameSpan) -> str:
    """Read the role beside a name; empty where there is none."""
    before = _role_before(roster, span.start)
    return (
        before
        or _role_above(roster, span)
        or _role_after(roster.doc, span)
        or _role_before_comma(roster, span)
    )


def _role_before(roster: Roster, end: int) -> str:
    """Read the words before a name, back to what is no part of a role: another's name above all."""
    doc, start = roster.doc, end
    while start > 0 and _belongs_to_role(doc[start - 1]) and not _is_person(roster, start - 1):
        start -= 1
    text = LEFTOVER.sub("", doc[start:end].text.strip(EDGES))
    return _own_part(text) if _has_role(text) else ""


def _is_person(roster: Roster, place: int) -> bool:
    span = roster.span_at(place)
    return span is not None and span.kind == "person"


def _own_part(role: str) -> str:
    """Leave out what stands before a role and is none: "a warrant for the Norwegian minister".

    So too the role of another whose name was not known as one: "Danish king Olav and Norwegian
    minister".
    """
    for joint in JOINTS.finditer(role):
        before, after = role[: joint.start()], role[joint.end() :]
        other = joint[1] == "and" and any(True for _ in find_countries(after))
        if _has_role(after) and (other or not _has_role(before)):
            return _own_part(ARTICLE.sub("", after))
    return role


def _role_before_comma(roster: Roster, span: NameSpan) -> str:
    """Read "The union president, Ada Volk, said", whatever the parse made of it."""
    doc = roster.doc
    if span.kind != "person" or span.start < 2 or doc[span.start - 1].text != ",":
        return ""
    closed = span.end < len(doc) and doc[span.end].text in (",", ";")
    return _role_before(roster, span.start - 1) if closed else ""


def _role_above(roster: Roster, span: NameSpan) -> str:
    """Read "The union's president, Ada Volk," where the name is the apposition."""
    doc = roster.doc
    root = doc[span.start : span.end].root
    noun = root.head
    if root.dep_ != "appos" or noun.i > span.start or not is_person_noun(noun):
        return ""
    start = noun.left_edge.i
    inside = (roster.span_at(i) for i in range(start, span.start))
    if any(s is not None and s.kind == "person" for s in inside):
        return ""
    text = doc[start : max(noun.i + 1, root.left_edge.i)].text.strip(EDGES)
    return ARTICLE.sub("", text) if _has_role(text) else ""


def _role_after(doc: Doc, span: NameSpan) -> str:
    """Read ", the Kremlin spokesman," after a name."""
    i = span.end
    if i + 1 >= len(doc) or doc[i].text != ",":
        return ""
    end = i + 1
    while end < min(i + LONGEST, len(doc)) and not _closes_role(doc[end]):
        end += 1
    text = doc[i + 1 : end].text
    return ARTICLE.sub("", text) if _has_role(text) else ""


def _belongs_to_role(token: Token) -> bool:
    if token.is_space or (token.is_sent_start is True and token.is_punct):
        return False
    noun = token.pos_ in ("NOUN", "ADJ", "PROPN")
    return noun or token.lower_ in INSIDE_ROLE or is_title(token)


def _closes_role(token: Token) -> bool:
    return token.text in AFTER_ROLE or token.is_space or token.pos_ in ("VERB", "AUX")


def _has_role(text: str) -> bool:
    found = set(re.findall(r"[\w-]+", text.lower()))
    role = found & (words("person") | words("titles", "other"))
    return bool(role) and bool(found - {"the", "of", "a"})


def _note_gender(doc: Doc, span: NameSpan, bearer: Bearer) -> None:
    before = doc[span.start - 1].lower_ if span.start else ""
    role = set(" ".join(bearer.roles).lower().split())
    for gender in GENDERS:
        if before in words("titles", gender) or words("person", gender) & role:
            bearer.gender = bearer.gender or gender


# -- from a role to its name -------------------------------------------------------------------


def named_by(roster: Roster, token: Token) -> Bearer | None:
    """Find the person that a role noun carries: "Kremlin spokesman Dmitri Peskov"."""
    return (
        _name_below(roster, token)
        or _name_above(roster, token)
        or _name_before(roster, token)
        or _name_ahead(roster, token)
        or _name_titled(roster, token)
    )


def person_below(roster: Roster, token: Token) -> Bearer | None:
    """Find the person where the parse made the state the head of "Alandian President Ada Volk"."""
    if roster.person_at(token.i) is not None:
        return None
    ahead = _person_behind_titles(roster, token)
    if ahead is not None:
        return ahead
    parts = (c.i for c in token.children if c.dep_ in NAME_PART and c.i > token.i)
    return next((b for b in map(roster.person_at, parts) if b is not None), None)


def _person_behind_titles(roster: Roster, token: Token) -> Bearer | None:
    """Find the person whom only titles separate from a state's or a body's name."""
    span, doc = roster.span_at(token.i), token.doc
    i = first = span.end if span is not None else len(doc)
    while i < len(doc) and i - first < MOST_TITLES and is_title(doc[i]):
        i += 1
    behind = roster.span_at(i)
    starts = behind is not None and behind.start == i > first
    return roster.person_at(i) if starts else None


def _name_below(roster: Roster, token: Token) -> Bearer | None:
    if token.pos_ == "NOUN" and noun_kind(token) == "organization":
        return _body_below(roster, token)
    if not is_person_noun(token):
        return None
    parts = (c.i for c in token.children if c.dep_ in NAME_PART | {"appos"} and c.i > token.i)
    return next((b for b in map(roster.person_at, parts) if b is not None), None)


def _body_below(roster: Roster, token: Token) -> Bearer | None:
    """Find the name of "the newspaper Coast Times"; a person's beside it is a body's here."""
    span = roster.span_at(token.i + 1)
    if span is None or span.start != token.i + 1 or span.kind in ("country", "place"):
        return None
    found = roster.at(span.start)
    if found is None or found.roles or token.doc[span.end - 1].dep_ in SUBJECT:
        return None
    if found.kind == "person":
        found.kind = "organization"
    return found


def _name_above(roster: Roster, token: Token) -> Bearer | None:
    """Read "Dmitri Peskov, the spokesman" from the noun."""
    if token.dep_ != "appos":
        return None
    kind, named = noun_kind(token), roster.at(token.head.i)
    if kind == "organization" and named is not None and named.kind == kind:
        return named  # "the Coast Union, a body that"
    return roster.person_at(token.head.i) if kind == "unnamed" else None


def _name_before(roster: Roster, token: Token) -> Bearer | None:
    """Read "Ada Volk, the head of the board, said" where the parse made "head" the subject."""
    doc, first, last = token.doc, token.left_edge.i, token.right_edge.i + 1
    if token.dep_ not in SUBJECT or first < 2 or last >= len(doc) or not is_person_noun(token):
        return None
    between = doc[first - 1].text == "," and doc[first].lower_ == "the"
    return roster.person_at(first - 2) if between and doc[last].text == "," else None


def _name_titled(roster: Roster, token: Token) -> Bearer | None:
    """Read "President Volk" from the title."""
    if token.dep_ not in NAME_PART or token.pos_ == "ADJ" or not is_title(token):
        return None
    return roster.person_at(token.head.i)


def _name_ahead(roster: Roster, token: Token) -> Bearer | None:
    """Find the name that closes a role: "Secretary-General of the League Ada Volk"."""
    if not is_person_noun(token):
        return None
    doc = token.doc
    opened = False  # only titles and articles stand since "of": the name is part of the phrase
    for i in range(token.i + 1, min(token.i + AHEAD, len(doc))):
        span = roster.span_at(i)
        if span is not None and span.kind == "person" and span.start == i:
            inside = opened or doc[i - 1].lower_ in OPENING
            return roster.at(i) if not inside else _name_behind(roster, token, span.end)
        word = doc[i]
        if word.text == ",":
            return _name_behind_comma(roster, token, word)
        if not _stays_in_role(word):
            return None
        state = span is not None and span.kind == "country"
        passed = word.lower_ in LEADING or is_title(word) or state
        opened = word.lower_ in OPENING or (opened and passed)
    return None


def _name_behind(roster: Roster, noun: Token, end: int) -> Bearer | None:
    """Read the second name of "an aide to President Volk, Ada Lind, said"."""
    doc = noun.doc
    closed = end < len(doc) and doc[end].text == ","
    return _name_behind_comma(roster, noun, doc[end]) if closed else None


def _name_behind_comma(roster: Roster, noun: Token, comma: Token) -> Bearer | None:
    """Read the name of "the head of the harbour board, Ada Volk, said"."""
    doc, first = comma.doc, comma.i + 1
    span = roster.span_at(first)
    if span is None or span.kind != "person" or span.start != first or span.end >= len(doc):
        return None
    after = doc[span.end]
    subject = noun.dep_ in SUBJECT and after.pos_ in ("VERB", "AUX")
    return roster.at(first) if after.text == "," or subject else None


def _stays_in_role(token: Token) -> bool:
    if token.pos_ == "ADP":
        return token.lower_ in OPENING
    return token.pos_ in ROLE_PARTS or token.text == "-"
