"""Find what turns a word round or takes it out of the facts: negation, refusal, condition."""

from spacy.tokens import Token

from ingest import syntax
from ingest.stance_lexicon import words

CONDITIONAL = frozenset({"if", "unless", "whether", "should"})


def reversals(token: Token) -> int:
    """Count how often a cue is turned round: "did not refuse to back" turns "back" twice."""
    count = int(_negated(token))
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


def _bare(clause: Token) -> bool:
    return syntax.own_subject(clause) is None and syntax.has_to(clause)


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


def _negated(token: Token) -> bool:
    if syntax.is_negated(token) or no_longer(token):
        return True
    if token.pos_ == "NOUN":
        return any(c.lower_ in ("no", "little", "without") for c in token.children)
    subject = syntax.own_subject(token)
    return subject is not None and (
        subject.lower_ in ("nobody", "none", "no-one", "neither")
        or any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in subject.children)
    )


def no_longer(token: Token) -> bool:
    """Say whether "no longer" stands over a predicate."""
    clause = syntax.clause_head(token)
    return any(
        c.lower_ == "longer" and any(n.lower_ == "no" for n in (c.nbor(-1), *c.children))
        for c in clause.children
        if c.i > 0
    )


def is_hypothetical(token: Token) -> bool:
    """Say whether a cue stands in an if-clause or an indirect question of its own."""
    while True:
        clause = syntax.clause_head(token)
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONAL for c in clause.children):
            return True
        if clause.dep_ not in ("conj", "xcomp") or clause.head == clause:
            return False
        token = clause.head


def is_question(token: Token) -> bool:
    """Say whether the sentence of a token ends in a question mark."""
    return any(t.text == "?" for t in list(token.sent)[-2:])
