"""Choose the tokens of a phrase that belong to what somebody wants."""

import re
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from ingest import syntax
from ingest.language import load_words, opens

OF_THE_VERB = frozenset({"aux", "aux:pass", "auxpass", "neg", "mark"})
# Relations that say when, whether or by the way; none of them is part of what is wanted.
ASIDE = frozenset(
    {
        "punct",
        "discourse",
        "parataxis",
        "cc:preconj",
        "preconj",
        "expl",
        "acl:relcl",
        "relcl",
        "advcl:relcl",
        "dep",
        "intj",
        "vocative",
        "meta",
        "nmod:tmod",
        "obl:tmod",
        "orphan",
        "list",
    }
)
DETERMINERS = frozenset({"this", "that", "these", "those", "any", "such", "no"})
JOINERS = frozenset({"-", "/", "$", "%", "&", "\u2013"})
TIME = re.compile(
    r"(?i)(mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow|(this|last) "
)
# What a wording can do without, where it is too long: the deepest and last goes first.
OPTIONAL = frozenset(
    {
        "advcl",
        "advcl:relcl",
        "acl",
        "acl:relcl",
        "relcl",
        "nmod",
        "obl",
        "prep",
        "conj",
        "appos",
        "advmod",
        "nmod:npmod",
        "obl:npmod",
        "nummod",
        "ccomp",
    }
)
LONG = 18  # words; people hardly ever write a longer position
TELLING = frozenset({"nmod", "acl", "compound", "nmod:poss", "poss", "prep", "amod"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of positions.toml as a set."""
    return frozenset(load_words("positions")[name])


def spine(head: Token) -> Token:
    """Step from "be" (ClearNLP) or a preposition to what it introduces."""
    if head.dep_ in ("prep", "agent"):
        return next((c for c in head.children if c.dep_ in ("pobj", "pcomp")), head)
    return head


def fuller(head: Token) -> Token:
    """Find what a bare "the attack" takes up: the nearest fuller mention before it."""
    children = list(head.children)
    bare = all(c.dep_ in ("det", "punct", "case", "cc") for c in children)
    if head.pos_ != "NOUN" or not bare or not any(c.lower_ in DEFINITE for c in children):
        return head
    for i in range(head.i - 1, max(head.i - 400, -1), -1):
        token = head.doc[i]
        same = token.lemma_ == head.lemma_ and token.pos_ == "NOUN"
        if same and any(c.dep_ in TELLING for c in token.children):
            return token
    return head


def subtrees(tokens: Iterable[Token]) -> set[int]:
    """Collect the numbers of all tokens below some tokens, themselves included."""
    return {t.i for token in tokens for t in token.subtree}


def kept(head: Token, gone: set[int]) -> list[Token]:
    """List the tokens of a phrase that belong to the target, in the order of the text."""
    out: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        out.append(token)
        stack.extend(c for c in token.children if c.i not in gone and not _is_aside(c, head))
    return shortened(sorted(out, key=lambda t: t.i), head)


def shortened(tokens: list[Token], head: Token) -> list[Token]:
    """Leave out the deepest and last additions until a wording is of usual length."""
    depths = {t.i: _depth(t, head) for t in tokens}
    while sum(not t.is_punct for t in tokens) > LONG:
        inside = {t.i for t in tokens}
        spare = [t for t in tokens if t.dep_ in OPTIONAL and t != head and _can_go(t)]
        if not spare:
            break
        last = max(spare, key=lambda t: (depths[t.i], t.i))
        tokens = [t for t in tokens if t.i not in inside & {c.i for c in last.subtree}]
    return tokens


def _depth(token: Token, head: Token) -> int:
    steps = 0
    while token not in (head, token.head):
        token, steps = token.head, steps + 1
    return steps


def _can_go(token: Token) -> bool:
    """Say whether an addition may go: not the complement of a bare "be", not a name's part."""
    return token.head.pos_ != "PROPN" or token.dep_ in ("acl", "appos", "acl:relcl", "relcl")


def _is_aside(token: Token, head: Token) -> bool:
    """Say whether a child is no part of the target; inside it, infinitives keep their marks."""
    dep = token.dep_
    if dep in OF_THE_VERB:
        return token.head in (head, syntax.clause_head(head))
    if dep in ASIDE:
        return token.text not in JOINERS and not _tells(token, head)
    if dep in ("case", "cc"):
        return token.head == head and token.i < head.i and token.tag_ != "POS"
    if dep in syntax.ADVERBIAL:
        return _is_fluff(token)
    if _is_circumstance(token):
        return True
    return _is_elsewhere(token)


def _tells(clause: Token, head: Token) -> bool:
    """Say whether a relative clause is what its noun is about: "a law that bans whaling"."""
    return (
        clause.dep_ in syntax.RELATIVE and clause.head == head and head.lemma_ in words("carriers")
    )


def _is_elsewhere(token: Token) -> bool:
    if token.dep_ in ("advmod", "det"):
        return token.lower_ in (words("adverbs") if token.dep_ == "advmod" else DETERMINERS)
    if token.dep_ == "conj":
        return syntax.own_subject(token) is not None or token.head.pos_ != token.pos_
    if token.dep_ == "appos":
        return token.head.pos_ != "PROPN" or any(c.dep_ == "det" for c in token.children)
    return _is_time(token)


def _is_fluff(token: Token) -> bool:
    """Say whether an adverbial clause tells circumstances rather than purpose."""
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod", "case")}
    return bool(marks & words("subordinators")) or not syntax.has_to(token)


def _is_circumstance(token: Token) -> bool:
    """Say whether a phrase tells why, amid what or in answer to what it is done."""
    if token.dep_ not in syntax.OBLIQUE and token.dep_ != "prep":
        return False
    start = token.left_edge.i
    lead = " ".join(t.lower_ for t in token.doc[start : start + 3])
    return opens(lead, words("circumstances"))


def _is_time(token: Token) -> bool:
    if token.dep_ not in syntax.OBLIQUE and token.dep_ not in ("npadvmod", "prep"):
        return False
    text = token.doc[token.left_edge.i : token.right_edge.i + 1].text
    text = re.sub(r"^(on|in|by|at|the) ", "", text)
    return TIME.match(text) is not None
