"""Docs parsed by hand, for tests that must not depend on what a model makes of a sentence.

A parse is written one token a line: form, lemma, universal tag, fine tag, relation, head (its
number, from 1) and, where the token begins or continues a name, the entity as PERSON or
-PERSON. A "~" before the form says that no space stands before it; "\\n" is an end of line.
"""

from spacy.lang.en import English
from spacy.tokens import Doc, Span


def parse(table: str) -> Doc:
    """Build a Doc from a table of tokens."""
    rows = [line.split() for line in table.strip().splitlines()]
    forms = [r[0].removeprefix("~").replace("\\n", "\n") for r in rows]
    glued = [r[0].startswith("~") for r in rows[1:]] + [True]
    doc = Doc(
        English().vocab,
        words=forms,
        spaces=[not g for g in glued],
        lemmas=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        tags=[r[3] for r in rows],
        deps=[r[4] for r in rows],
        heads=[int(r[5]) - 1 for r in rows],
    )
    doc.ents = [Span(doc, a, b, label) for a, b, label in _entities(rows)]
    return doc


def _entities(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        if len(row) > 6 and row[6].startswith("-"):
            start, _, label = found[-1]
            found[-1] = (start, i + 1, label)
        elif len(row) > 6:
            found.append((i, i + 1, row[6]))
    return found
