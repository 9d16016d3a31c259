"""Read a reporting verb that the tagger took for a noun: "The Coast Guild calls for a truce"."""

from spacy.tokens import Token

from ingest.actors import Cast
from ingest.cue_lexicon import verb_prepositions, verbs
from ingest.records import Span
from ingest.syntax import trimmed

NOMINAL = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

Misread = tuple[Token, list[Span], str]


def misread(token: Token, cast: Cast) -> Misread | None:
    """Find who says what by a noun that must be the verb of its sentence, and in which frame.

    A sentence that has no other verb needs one: it stands between a name and its content.
    """
    doc = token.doc
    if token.pos_ not in NOMINAL or token.dep_ != "ROOT" or not 0 < token.i < len(doc) - 2:
        return None
    lemma, opener = token.lower_.removesuffix("s"), doc[token.i + 1]
    rule = _frame(lemma, opener.lower_)
    speaker = doc[token.i - 1]
    if rule is None or speaker.i < token.sent.start or speaker.pos_ not in NOMINAL:
        return None
    if any(t.tag_ in FINITE for t in doc[token.sent.start : token.i]):
        return None
    start = opener.i + (rule != "infinitive")
    if start >= token.sent.end or not cast.is_animate(speaker):
        return None
    return speaker, [trimmed(doc, start, token.sent.end)], rule


def _frame(lemma: str, opener: str) -> str | None:
    """Name the frame that a verb has with the word behind it."""
    if opener == "that" and lemma in verbs("clause"):
        return "clause"
    if opener == "to" and lemma in verbs("infinitive"):
        return "infinitive"
    return "preposition" if lemma in verb_prepositions().get(opener, ()) else None
