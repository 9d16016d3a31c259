"""Take a position as somebody worded it, without an article around it."""

from spacy.language import Language

from ingest.actors import Cast
from ingest.propositions import proposition_of_span
from ingest.records import Proposition


class NoWords(ValueError):
    """Say that a wording has no words."""


def proposition_of(text: str, nlp: Language) -> Proposition:
    """Read a proposition off a wording such as "NATO membership for Ukraine"."""
    wording = " ".join(text.split())
    if not any(c.isalnum() for c in wording):
        raise NoWords(f"{text!r} is no wording of a position: it has no words")
    doc = nlp(wording)
    return proposition_of_span(doc, (0, len(wording)), Cast(doc))
