"""Say whom a common noun denotes: somebody named before, or one whom only the noun names."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from ingest.bearers import Roster
from ingest.focus import Focus
from ingest.mentions import mention_span
from ingest.names import Bearer, words
from ingest.nouns import (
    DEFINITE,
    content_words,
    gender_of,
    is_definite,
    is_indefinite,
    is_plural,
    noun_kind,
)
from ingest.records import ActorKind
from ingest.roles import named_by, state_of
from ingest.syntax import NAME_PART, POSSESSIVE, SUBJECT, children, is_copula, text_of

BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
MOST_NAMES = 500  # names of an article that a bare noun is compared with
LEADER = frozenset(
    {"leader", "head", "chief", "president", "chairman", "chairwoman", "chair", "boss"}
)
DETERMINER = re.compile(r"^(the|a|an|these|those|this|that)\s+", re.IGNORECASE)


class Nominals:
    """Hold whom the common nouns of an article denote."""

    def __init__(self, roster: Roster, focus: Focus) -> None:
        self._roster = roster
        self._focus = focus
        self._found: dict[int, Bearer | None] = {}
        self._spread: dict[Bearer, set[str]] = {}
        self._by_name: dict[tuple[str, ActorKind], Bearer] = {}
        able = (b for b in roster.bearers if b.kind in ("person", "organization"))
        self._named = list(able)[:MOST_NAMES]
        self._words = {b: self._known_words(b) for b in self._named}

    def bearer_of(self, token: Token) -> Bearer | None:
        """Find or make the bearer that a noun denotes; None where it is nobody who can act."""
        if token.i not in self._found:
            self._found[token.i] = named_by(self._roster, token) or self._unnamed(token)
        return self._found[token.i]

    def _unnamed(self, token: Token) -> Bearer | None:
        kind = noun_kind(token)
        if kind is None or token.dep_ in NAME_PART or any(is_copula(c) for c in token.children):
            return None
        if is_definite(token) or (token.pos_ == "PROPN" and not is_indefinite(token)):
            again = (
                self._owned(token)
                or self._issuer(token)
                or self._body_again(token, kind)
                or self._taken_up(token, kind)
                or self._speaker_again(token, kind)
            )
            if again is not None:
                return again
        return self._new(token, kind)

    def _owned(self, token: Token) -> Bearer | None:
        """Find the state or body that "his country" and "her party" are, by the owner's roles."""
        owners = (self._focus.pronoun_at(c.i) for c in children(token, POSSESSIVE))
        owner = next((b for b in owners if b is not None and b.kind == "person"), None)
        if owner is None or sum(c.i < token.i for c in token.children) > 1:
            return None
        if token.lemma_.lower() in words("owned", "states"):
            return self._roster.state_of(owner.country) if owner.country else None
        told = " ".join(owner.roles).lower()
        bodies = [
            b
            for b in self._named
            if b.kind == "organization"
            and token.lemma_.lower() in b.name.lower().split()
            and any(re.search(rf"\b{re.escape(f.lower())}\b", told) for f in (b.name, *b.forms))
        ]
        return bodies[0] if len(bodies) == 1 else None

    def _taken_up(self, token: Token, kind: ActorKind) -> Bearer | None:
        """Find the bearer that "the minister" or "the union" takes up: most words, then nearest."""
        head = token.lemma_.lower()
        modifiers = content_words(self._name(token)) - {head, token.lower_}
        best, found = -1, None
        for bearer in self._candidates(token):
            overlap = _overlap(bearer, kind, head, modifiers, self._spread_of(bearer))
            if overlap is not None and overlap > best:
                best, found = overlap, bearer
        return found

    def _candidates(self, token: Token) -> Iterable[Bearer]:
        """List whom a noun may take up: who was in focus, the last first, then all the names."""
        recent = (m.bearer for m in reversed(self._focus.before(token)))
        return dict.fromkeys((*recent, *self._named))

    def _speaker_again(self, token: Token, kind: ActorKind) -> Bearer | None:
        """Take "the official said" up with the person who was in focus just before."""
        forms = {token.lower_, token.lemma_}
        the = any(c.lower_ == "the" for c in token.children)
        if token.dep_ not in SUBJECT or not the or forms & words("document"):
            return None
        if forms & words("generic") and _is_bare(token):
            return self._focus.last_of(
                token, ("group",) if kind == "group" else ("person", "unnamed")
            )
        if kind != "unnamed":
            return None
        last, gender = self._focus.last_person(token), gender_of(token)
        if last is None or (gender is not None and last.gender not in (None, gender)):
            return None
        return last if self._may_be(token, last) else None

    def _body_again(self, token: Token, kind: ActorKind) -> Bearer | None:
        """Take "the group said" for the body that was the subject right before.

        That body's name must not say what it is: "the party" is no ministry.
        """
        told = kind != "organization" or token.dep_ not in SUBJECT
        if told or token.lower_ not in words("generic", "bodies") or not _is_bare(token):
            return None
        last = self._focus.last_of(token, ("organization",), within=1)
        sort = content_words(last.name) & words("organization", "nouns") if last else set()
        return last if not sort else None

    def _issuer(self, token: Token) -> Bearer | None:
        """Take "the statement said" for who spoke last: a text that says no more of itself."""
        bare = [c.lower_ for c in token.children if not c.is_punct] == ["the"]
        if token.dep_ not in SUBJECT or token.lemma_ not in words("issued") or not bare:
            return None
        return self._focus.last_speaker(token)

    def _may_be(self, token: Token, last: Bearer) -> bool:
        """Say whether what a noun tells of a person does not clash with the known roles."""
        forms = {token.lower_, token.lemma_.lower()}
        modifiers = content_words(self._name(token)) - forms
        return not modifiers or not last.roles or bool((forms | modifiers) & self._words_of(last))

    def _words_of(self, bearer: Bearer) -> set[str]:
        return self._words.get(bearer) or content_words(bearer.name)

    def _spread_of(self, bearer: Bearer) -> set[str]:
        """Return a bearer's words, those in the plural in the singular too."""
        if bearer not in self._spread:
            known = self._words_of(bearer)
            self._spread[bearer] = known | {w.rstrip("s") for w in known}
        return self._spread[bearer]

    def _known_words(self, bearer: Bearer) -> set[str]:
        """Collect the words of a bearer's names and roles, and short forms of what they spell."""
        text = " ".join((bearer.name, *bearer.roles)).lower()
        known = [b for b in self._named if b.kind == "organization" and b.name.lower() in text]
        short = {f.lower() for b in known for f in b.forms}
        spelled = {s for s, full in self._roster.spelled.items() if full in text}
        return content_words(text) | short | spelled

    def _new(self, token: Token, kind: ActorKind) -> Bearer:
        """Make a bearer of a noun's own words, one for all nouns of the same words."""
        name = self._name(token)
        known = self._by_name.get((name.lower(), kind))
        if known is not None:
            known.count += 1
            return known
        bearer = Bearer(name=name, kind=kind, country=state_of(name), forms={name: 1}, count=1)
        bearer.plural = is_plural(token) or kind == "group"
        bearer.gender = gender_of(token)
        self._roster.bearers.append(bearer)
        self._by_name[name.lower(), kind] = bearer
        return bearer

    def _name(self, token: Token) -> str:
        """Word a noun phrase as a name: on one line, without its determiner."""
        start, end = mention_span(self._roster, token)
        text = re.sub(r"\s+", " ", text_of(self._roster.doc)[start:end]).strip(" ,.“”\"'")
        return self._with_possessor(token, DETERMINER.sub("", text)) or token.text

    def _with_possessor(self, token: Token, text: str) -> str:
        """Put the possessor's name for "his" and "its"."""
        for c in children(token, POSSESSIVE):
            owner = self._focus.pronoun_at(c.i)
            if owner is not None and text.lower().startswith(c.lower_ + " "):
                return f"{owner.name}'s {text[len(c) + 1 :]}"
        return text


def _is_bare(token: Token) -> bool:
    """Say whether nothing but an article and adjectives of origin stand with a noun."""
    rest = [c for c in token.children if c.lower_ != "the"]
    return all(c.dep_ in BEFORE_NOUN and c.text[:1].isupper() and c.i < token.i for c in rest)


def _overlap(
    bearer: Bearer, kind: ActorKind, head: str, modifiers: set[str], known: set[str]
) -> int | None:
    """Count the words that a noun phrase shares with a bearer; None where it cannot be it."""
    leads = head in LEADER and known & LEADER and modifiers & known
    if not (head in known or leads) or modifiers - known - DEFINITE:
        return None
    one = kind == "unnamed" and bearer.kind in ("person", "unnamed") and not bearer.plural
    body = kind == bearer.kind and kind in ("organization", "group")
    return len(modifiers & known) if one or body else None
