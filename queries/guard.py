"""Tell a question from what would change the graph, or reach beyond it.

A store that is opened for reading refuses changes of the graph. It does not refuse to write a
file (COPY ... TO), to fetch an extension or to read a file of the machine, and what it says of a
change tells of stores, not of questions.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

# Words that begin what is no question. A property, a label or a name of a column may be any.
_CHANGE = ("CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "INSERT", "UPDATE", "FOREACH")
_RULE = ("DROP", "ALTER", "RENAME", "GRANT", "DENY", "REVOKE", "TERMINATE")
_REACH = ("COPY", "EXPORT", "IMPORT", "LOAD", "ATTACH", "INSTALL", "UNINSTALL")
_KEEP = ("BEGIN", "COMMIT", "ROLLBACK", "CHECKPOINT")
WORDS = frozenset((*_CHANGE, *_RULE, *_REACH, *_KEEP))
_TOKEN = re.compile(
    r"""
    '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `[^`]*`     # texts and quoted names
    | //[^\n]* | /\*.*?\*/                              # comments
    | \w+ | \S
    """,
    re.VERBOSE | re.DOTALL,
)
_BEFORE_A_NAME = frozenset(".:$|&!")
_AFTER_A_NAME = frozenset(".:,)]}=<>+-*/%")


class ChangingQuestion(ValueError):
    """Say that a text of Cypher is no question: it would do something."""


def check(name: str, cypher: str) -> None:
    """Raise ChangingQuestion where a text has a word that asks for more than to read the graph."""
    if word := changing(cypher):
        raise ChangingQuestion(
            f"{name} is no question: it says {word}. A question only reads the graph (MATCH, "
            "WHERE, RETURN); nothing was run."
        )


def changing(cypher: str) -> str | None:
    """Return the first word that would change the graph or reach beyond it, or None."""
    tokens = [*_tokens(cypher), ""]
    before = ""
    for token, after in pairwise(tokens):
        named = before in _BEFORE_A_NAME or before.upper() == "AS" or after in _AFTER_A_NAME
        if token.upper() in WORDS and not named:
            return token.upper()
        before = token
    return None


def _tokens(cypher: str) -> Iterator[str]:
    for found in _TOKEN.findall(cypher):
        if not found.startswith(("//", "/*")):
            yield found
