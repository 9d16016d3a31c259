"""Inflect English words and turn verbs into the nouns of what they do."""

from ingest.language import load_words

VOWELS = "aeiou"
THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
GERUND = {
    "be": "being",
    "see": "seeing",
    "flee": "fleeing",
    "agree": "agreeing",
    "free": "freeing",
    "die": "dying",
    "lie": "lying",
    "tie": "tying",
    "guarantee": "guaranteeing",
}
# Verbs of more than one syllable that double their last consonant before -ing.
DOUBLING = frozenset(
    {
        "begin",
        "admit",
        "commit",
        "permit",
        "submit",
        "omit",
        "occur",
        "refer",
        "defer",
        "transfer",
        "prefer",
        "deter",
        "compel",
        "expel",
        "propel",
        "control",
        "patrol",
        "cancel",
        "travel",
        "forget",
        "regret",
        "upset",
        "outbid",
        "rebut",
        "abet",
        "equip",
        "kidnap",
        "level",
        "label",
        "signal",
        "fuel",
        "quit",
    }
)
DERIVED = (("ise", "isation"), ("ize", "ization"), ("ify", "ification"), ("ate", "ation"))


def third_person(lemma: str) -> str:
    """Inflect a verb for he, she or it: "join" gives "joins"."""
    if lemma in THIRD:
        return THIRD[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def gerund(lemma: str) -> str:
    """Inflect a verb for its doing: "stop" gives "stopping"."""
    if lemma in GERUND:
        return GERUND[lemma]
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    if _doubles(lemma):
        return lemma + lemma[-1] + "ing"
    return lemma + "ing"


def _doubles(lemma: str) -> bool:
    if lemma in DOUBLING:
        return True
    short = len([c for c in lemma if c in VOWELS]) == 1 and len(lemma) <= 5
    closed = lemma[-1:] not in "wxy" + VOWELS and lemma[-2:-1] in VOWELS
    return short and closed and len(lemma) > 2 and lemma[-3:-2] not in VOWELS


def nominal(lemma: str) -> str | None:
    """Find the noun of a verb's action: "withdraw" gives "withdrawal"; None where unknown."""
    nouns = load_words("nominals")["nouns"]
    if lemma in nouns:
        return nouns[lemma] or None
    if len(lemma) < 6:
        return None
    for ending, noun in DERIVED:
        if lemma.endswith(ending):
            return lemma[: -len(ending)] + noun
    return None


def object_preposition(lemma: str) -> str:
    """Find how the noun of a verb takes the verb's object: "attack on", "withdrawal of"."""
    return str(load_words("nominals")["prepositions"].get(lemma, "of"))
