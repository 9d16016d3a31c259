"""Find what turns a word of stance round or makes it another's task: negation, refusal, request."""

from spacy.tokens import Token

from ingest import syntax
from ingest.parsed import remembered
from ingest.stance_lexicon import words


@remembered
def reversals(token: Token) -> int:
    """Count how often a cue is turned round: "did not refuse to back" turns "back" twice."""
    count = int(_negated(token)) + int(falls_short(token))
    verb = governor(token)
    while verb is not None:
        if verb.lemma_ in words("reversers", "words"):
            count += 1
        elif not _carries_on(verb):
            break
        count += int(_negated(verb))
        verb = governor(verb)
    return count


def governor(token: Token) -> Token | None:
    """Find the verb whose infinitive or -ing clause a predicate is: "refused to back"."""
    clause = syntax.clause_head(token)
    if clause.dep_ in ("xcomp", "pcomp") or (clause.dep_ in ("ccomp", "advcl") and _bare(clause)):
        head = clause.head
        if head.dep_ in ("prep", "agent"):
            head = head.head
        return head if head.pos_ in ("VERB", "AUX", "ADJ") and head != clause else None
    return None


def is_asked(token: Token) -> bool:
    """Say whether a predicate is what another is asked to do: "urged Iceland to sign"."""
    verb = governor(token)
    if verb is None or verb.pos_ != "VERB" or syntax.own_subject(token) is not None:
        return False
    asked = syntax.direct_object(verb) or syntax.indirect_object(verb)
    return asked is not None and asked.i < token.i and syntax.has_to(token)


def _bare(clause: Token) -> bool:
    return syntax.own_subject(clause) is None and syntax.has_to(clause)


FALLING_SHORT = frozenset({("short", "of"), ("far", "from"), ("anything", "but")})
CARRYING_ON = frozenset(
    {
        "seem",
        "appear",
        "continue",
        "begin",
        "start",
        "be",
        "have",
        "go",
        "need",
        "want",
        "wish",
        "plan",
        "intend",
        "expect",
        "agree",
        "vow",
        "promise",
        "pledge",
        "decide",
        "try",
        "ready",
        "willing",
        "prepared",
    }
)


def _carries_on(verb: Token) -> bool:
    return verb.lemma_ in CARRYING_ON


def falls_short(token: Token) -> bool:
    """Say whether "stopped short of", "far from", "anything but" stands right before."""
    before = tuple(t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i])
    return before in FALLING_SHORT


def _negated(token: Token) -> bool:
    if syntax.is_negated(token):
        return True
    if token.pos_ == "NOUN":
        return any(c.lower_ in ("no", "little", "without") for c in token.children)
    subject = syntax.own_subject(token)
    return subject is not None and (
        subject.lower_ in ("nobody", "none", "no-one", "neither")
        or any(
            c.dep_ in ("det", "cc:preconj", "preconj", "cc") and c.lower_ in ("no", "neither")
            for c in subject.children
        )
    )
