"""Find the dateline of an article: "OSLO, March 3 (Norsk Wire) - ".

It says where a report was filed, not who speaks; no name in it is anybody's mention, and the
first sentence begins behind it.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.syntax import text_of

NAME = "stancegraph_dateline"
PLACE = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019-]+(?: [A-Z\u00c0-\u00de.'\u2019-]+){0,3}"
REGION = r"(?:, [A-Z][\w. ]{1,24}){0,2}"
AGENCY = r"(?: ?\([^()\n]{2,30}\))?"
DASH = r"\s?(?:--|[-\u2013\u2014])\s+"
SENTENCE = r"(?=[\"\u201c\u2018A-Z\u00c0-\u00de])"
DATELINE = re.compile(rf"\s*{PLACE}{REGION}(?:,? \d{{1,2}})?{AGENCY}{DASH}{SENTENCE}")


def dateline_end(text: str) -> int:
    """Return where the dateline of a text ends, 0 where it has none.

    A title may stand before it on a line of its own.
    """
    at = 0
    for line in text.split("\n")[:4]:
        found = DATELINE.match(text, at, at + len(line) + 1)
        if found is not None:
            return found.end()
        at += len(line) + 1
    return 0


@Language.component(NAME)
def end_dateline(doc: Doc) -> Doc:
    """Begin a sentence behind the dateline."""
    end = dateline_end(text_of(doc))
    for token in doc:
        if token.idx >= end > 0:
            token.is_sent_start = True
            break
    return doc


LONGEST = 250  # tokens; a longer run without an end is a list, a table or no prose
LONG = "stancegraph_long"


@Language.component(LONG)
def end_long_sentences(doc: Doc) -> Doc:
    """Break a run of tokens that has no end, so that no step's cost grows with its square."""
    since = 0
    for token in doc:
        if token.is_sent_start or token.text in (".", "!", "?"):
            since = token.i
        elif token.i - since >= LONGEST and not token.is_space:
            token.is_sent_start = True
            since = token.i
    return doc


def with_article_bounds(nlp: Language) -> Language:
    """Let any pipeline end sentences where datelines and paragraphs end, before it parses."""
    present = {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    for component in (NAME, "stancegraph_boundaries", LONG):
        if component not in present:
            nlp.add_pipe(component, before="parser")
    return nlp
