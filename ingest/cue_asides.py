"""Find where a report ends and its reporter goes on: "..., after talks failed", "..., saying"."""

from spacy.tokens import Doc, Token

from ingest.cue_lexicon import all_verbs, asides
from ingest.syntax import QUOTE_MARKS, SUBJECT, child, children, clause_head, own_subject

FINITE = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARY = frozenset({"aux", "aux:pass", "auxpass", "cop"})
NEAR_END = 2  # tokens that may follow an aside within what the parse took for content


def last_own(verb: Token, head: Token, last: int, *, clause: bool) -> int:
    """Return the number of the last token that belongs to what a verb reports.

    head is the head of the content, last the last token that the parse gives it.
    """
    doc = verb.doc
    quoted = False
    for i in range(head.left_edge.i, last + 1):
        token = doc[i]
        if token.text in QUOTE_MARKS:
            quoted = not quoted
        if quoted or token.text in QUOTE_MARKS or i <= max(head.i, verb.i):
            continue
        if _ends_here(token, verb, last, clause=clause):
            return _before(doc, i)
    return last


def _before(doc: Doc, i: int) -> int:
    """Step back over commas and conjunctions before a token."""
    i -= 1
    while doc[i].text in (",", ";") or doc[i].dep_ == "cc":  # a closing mark stays
        i -= 1
    return i


def _ends_here(token: Token, verb: Token, last: int, *, clause: bool) -> bool:
    before = token.doc[token.i - 1]
    if before.text in QUOTE_MARKS and before.i:
        before = before.nbor(-1)  # '..., hastily," referring to'
    comma = before.text == ","
    return (
        _opens_aside(token, last, bare=not clause, comma=comma)
        or (comma and _reports_again(token))
        or _is_second_verb(token, verb)
        or _is_absolute(token, last)
        or (not clause and _joins_clause(token))
    )


def _opens_aside(token: Token, last: int, *, bare: bool, comma: bool) -> bool:
    """Recognise ", after ...", ", despite ...": the reporter's own, up to the content's end."""
    word = token.lower_
    known = word in asides("comma") if comma else bare and word in asides("bare")
    if not known:
        return False
    above = token.head if token.head.i > token.i else token
    reaches = above.i > token.i or any(c.i > token.i for c in token.children)
    return reaches and max(above.right_edge.i, token.right_edge.i) >= last - NEAR_END


def _reports_again(token: Token) -> bool:
    """Recognise ", saying that" and ", accusing him of": a participle of the reporting clause."""
    return token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "conj") and _is_report(token)


def _is_second_verb(token: Token, verb: Token) -> bool:
    """Recognise "... and accuses": a second finite verb of the reporting subject.

    It has the reporting verb's tense and not that of the words that it would go on.
    """
    if token.dep_ != "conj" or token.tag_ not in FINITE or token.tag_ != verb.tag_:
        return False
    if own_subject(token) is not None or child(token, frozenset({"aux"})) is not None:
        return False
    after_comma = token.i > 1 and token.doc[token.i - 2].text == ","
    report = _is_report(token)
    if tense_of(token.head) == token.tag_:
        return after_comma and report
    return report or token.tag_ == "VBZ"  # what is past in both may still be what was said


def tense_of(token: Token) -> str:
    """Return the tag of the finite word of a clause: its verb, auxiliary or copula."""
    parts = (token, *children(clause_head(token), AUXILIARY))
    return next((t.tag_ for t in parts if t.tag_ in FINITE or t.tag_ == "MD"), "")


def _joins_clause(token: Token) -> bool:
    """Recognise the "and" of a clause with a subject of its own behind an object."""
    if token.dep_ != "cc" or token.head.dep_ != "conj" or token.head.i < token.i:
        return False
    return own_subject(token.head) is not None and tense_of(token.head) != ""


def _is_report(token: Token) -> bool:
    return token.lemma_.lower() in all_verbs()


def _is_absolute(token: Token, last: int) -> bool:
    """Recognise "with the minister saying": a participle with a subject of its own."""
    if token.lower_ != "with" or token.right_edge.i > last:
        return False
    above = token.head
    if above.tag_ == "VBG" and above.i > token.i and child(above, SUBJECT) is not None:
        return True
    inner = [c for c in above.children if c.tag_ == "VBG" and c.dep_ in ("acl", "advcl")]
    return above.i > token.i and any(_is_report(c) for c in inner)
