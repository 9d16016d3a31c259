"""Sort common nouns by whom they can denote: a person, a group, a body, a document."""

import re
from functools import cache

from spacy.tokens import Token

from ingest.names import words
from ingest.records import ActorKind
from ingest.syntax import conjuncts, obliques

DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its"}
)
LEADING = frozenset({"the", "a", "an"})
EMPTY = LEADING | {"of", "s", "and", "for", "in"}  # "s" is what is left of a possessive
GENDERS = ("male", "female")
SHORTEST = 6  # letters of a noun whose ending may make it a person ("banker", not "beer")


def noun_kind(token: Token) -> ActorKind | None:
    """Sort a common noun: one person without a name, several, a body, or nothing that acts."""
    forms = {token.lower_, token.lemma_.lower()}
    if forms & words("person") or _has_person_ending(token):
        return "group" if is_plural(token) else "unnamed"
    if forms & words("organization", "nouns"):
        return "organization"
    if forms & words("group"):
        return "group"
    return "unnamed" if forms & words("document") else None


def instances(token: Token) -> list[Token]:
    """List what a plural is said to include: "states such as X and Y", "parties, including Z"."""
    if not is_plural(token):
        return []
    opened = (noun for prep, noun in obliques(token) if _opens_instances(prep, noun))
    return [one for noun in opened for one in conjuncts(noun)]


def _opens_instances(preposition: str, noun: Token) -> bool:
    """Say whether a phrase names some of many; "such as" may hang on its noun word by word."""
    if preposition == "as":
        return noun.head.i > 0 and noun.doc[noun.head.i - 1].lower_ == "such"
    return preposition in words("instances")


def is_plural(token: Token) -> bool:
    """Say whether a noun is in the plural, by its tag or its morphology."""
    return token.tag_ in ("NNS", "NNPS") or "Plur" in token.morph.get("Number", [])


def is_definite(token: Token) -> bool:
    """Say whether a noun has a determiner that points to somebody known."""
    return any(c.lower_ in DEFINITE for c in token.children)


def is_indefinite(token: Token) -> bool:
    """Say whether a noun has an article that brings in somebody new."""
    return any(c.lower_ in ("a", "an", "another", "one") for c in token.children)


def is_person_noun(token: Token) -> bool:
    """Say whether a token may stand for a person with a name: a role, a title, a name."""
    forms = {token.lower_, token.lemma_.lower()}
    return token.pos_ == "PROPN" or not (
        forms.isdisjoint(words("person")) and forms.isdisjoint(words("titles"))
    )


def names_person(token: Token) -> bool:
    """Say whether a token is a name, a pronoun or a noun for people or a body that speaks."""
    forms = {token.lower_, token.lemma_.lower()}
    able = words("person") | words("group") | words("organization", "nouns")
    return token.pos_ in ("PROPN", "PRON") or bool(forms & able)


def gender_of(token: Token) -> str | None:
    """Return the gender that a noun says of a person, as "man" and "queen" do."""
    forms = {token.lower_, token.lemma_}
    return next((g for g in GENDERS if forms & words("person", g)), None)


def content_words(text: str) -> set[str]:
    """Collect the words of a phrase that carry meaning, in lower case."""
    return {w for w in re.findall(r"[\w-]+", text.lower()) if w not in EMPTY}


@cache
def _person_endings() -> tuple[str, ...]:
    return tuple(words("endings", "person"))


def _has_person_ending(token: Token) -> bool:
    known = token.lemma_.lower() in words("endings", "not_person")
    if token.pos_ != "NOUN" or known or len(token) < SHORTEST:
        return False
    return token.lower_.endswith(_person_endings()) and not token.lower_.endswith(("ness", "ess"))
