"""Find what a word of stance is about: the frames of stances.toml."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ingest import syntax
from ingest.nouns import names_person
from ingest.parsed import remembered
from ingest.stance_lexicon import words

CLAUSAL = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "pcomp",
        "csubj",
        "conj",
        "dep",
        "obl",
        "parataxis",
        "advcl:relcl",
        "acl:relcl",
    }
)
REASONS = ("over", "because of", "due to", "following")
CHAINS = (
    "in response to",
    "in reaction to",
    "in protest of",
    "in protest at",
    "in protest against",
    "in protest over",
    "in retaliation for",
    "in opposition to",
)
UNMARKED = frozenset({"obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod", "advcl"})
RELATIVE_PRONOUN = frozenset({"that", "which", "who", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Hold the head of what a stance is about and who would do it, if not the actor.

    ``view`` is the predicate where the words say what the actor thinks of it ("a farce").
    ``later`` marks a further clause beside the first ("to stop and to leave").
    """

    head: Token
    frame: str
    subject: Token | None = None
    flip: bool = False
    view: Token | None = None
    later: bool = False


def targets(cue: Token, frames: tuple[str, ...]) -> list[Target]:
    """List the target of the first frame that is filled, and what it is preferred to."""
    for frame in frames:
        found = list(_fill(cue, frame))
        if found:
            return found + list(_beside(cue, found[0])) + list(_dispreferred(cue))
    if "to" in frames:  # "opposed to the plan": last, since "promised aid to Norway" is no such
        return [replace(t, flip=t.flip != _negative(t.head, cue)) for t in _after(cue, "to")]
    return []


def _beside(cue: Token, first: Target) -> Iterator[Target]:
    """Yield the clauses that go on where the first stands: "urged them to stop and to leave"."""
    head = first.head
    if head.pos_ != "VERB" or head.i < cue.i:
        return
    for c in syntax.conjuncts(head)[1:]:
        if c.pos_ == "VERB" and syntax.own_subject(c) is None and c != cue:
            flip = (first.flip != _negative(head, cue)) != _negative(c, cue)
            yield replace(first, head=c, flip=flip, later=True)


def _fill(cue: Token, frame: str) -> Iterator[Target]:
    if frame in SIMPLE:
        found = SIMPLE[frame](cue)
    elif "+" in frame:
        found = _object_and(cue, frame)
    elif frame.endswith("-to"):
        found = _addressed(cue, frame.removesuffix("-to"))
    else:
        found = _after(cue, frame)
    for target in found:
        yield replace(target, frame=frame, flip=target.flip != _negative(target.head, cue))


def _negative(head: Token, cue: Token) -> bool:
    """Say whether the target itself is negated: "urged them not to sign"."""
    return head.pos_ in ("VERB", "AUX", "ADJ") and syntax.is_negated(head) and head != cue


# -- objects ---------------------------------------------------------------------------------


@remembered
def patient(cue: Token) -> Token | None:
    """Find whom or what a verb is done to, in the active, the passive and relative clauses."""
    if syntax.is_passive(cue):
        if cue.dep_ == "acl" and cue.tag_ == "VBN":
            return cue.head
        return syntax.subject_of(cue)
    found = syntax.direct_object(cue) or syntax.child(cue, frozenset({"iobj"}))
    if found is not None and found.lower_ in RELATIVE_PRONOUN and cue.dep_ in syntax.NOUN_CLAUSE:
        return cue.head
    if found is None and cue.dep_ in syntax.RELATIVE and _has_outer_object(cue):
        return cue.head
    return found or _unmarked(cue)


def _unmarked(cue: Token) -> Token | None:
    """Find an object that the parse took for a time or a clause: "welcomed longer hours"."""
    for c in cue.children:
        if c.dep_ in UNMARKED and c.pos_ == "NOUN" and c.left_edge.i == cue.i + 1:
            opened = any(x.dep_ in ("case", "mark", "cop") for x in c.children)
            bare = c.left_edge == c  # "voted today", "backed it last week" tell when
            timed = c.left_edge.lower_ in words("times", "openers")
            return None if opened or bare or timed else c
    return None


def _has_outer_object(cue: Token) -> bool:
    """Say whether a relative clause lacks its object: "the plan (that) Moscow rejected"."""
    subject = syntax.own_subject(cue)
    taken = any(c.dep_ in syntax.CLAUSE for c in cue.children)
    return subject is not None and subject.lower_ not in RELATIVE_PRONOUN and not taken


def _object(cue: Token) -> Iterator[Target]:
    found = patient(cue)
    if found is not None and cue.pos_ != "NOUN":
        yield Target(head=found, frame="obj")


def _object_and(cue: Token, frame: str) -> Iterator[Target]:
    """Fill "obj+for": praise X for Y, criticism of X over Y.

    What hangs on a thing says more of the thing: who praises a ban on trawlers praises the ban.
    """
    preposition = frame.split("+")[1]
    who = patient(cue) if cue.pos_ != "NOUN" else syntax.oblique(cue, "of", "against")
    if who is None:
        return
    for at in (cue, who) if names_person(who) else (cue,):
        for target in _after(at, preposition):
            yield replace(target, subject=who)
            return


def _addressed(cue: Token, preposition: str) -> Iterator[Target]:
    """Fill "obj-to", "on-to", "for-to": who is asked, and the infinitive of what."""
    who = patient(cue) if preposition == "obj" else syntax.oblique(cue, preposition)
    clause = _infinitive(cue)
    if clause is None and who is not None and (preposition != "obj" or who.pos_ != "NOUN"):
        clause = _infinitive(who)
    if clause is None:
        return
    own = syntax.own_subject(clause)
    if own is not None or who is not None:
        yield Target(head=clause, frame="", subject=own or who)


# -- clauses ---------------------------------------------------------------------------------


def _infinitive(cue: Token | None) -> Token | None:
    if cue is None:
        return None
    clause = syntax.clause_head(cue)
    for head in dict.fromkeys((cue, clause)):
        for c in head.children:
            if c.dep_ in CLAUSAL and c.i > cue.i and syntax.has_to(c) and c.dep_ != "conj":
                return syntax.predicate(c)
    return None


def _to(cue: Token) -> Iterator[Target]:
    clause = _infinitive(cue)
    if clause is not None:
        yield Target(head=clause, frame="to", subject=syntax.own_subject(clause))


def _that(cue: Token) -> Iterator[Target]:
    for c in cue.children:
        if c.dep_ in ("ccomp", "acl", "advcl") and c.i > cue.i and _is_finite(c):
            head = syntax.predicate(c)
            yield Target(head=head, frame="that", subject=syntax.own_subject(head))
            return


def _is_finite(clause: Token) -> bool:
    own = syntax.own_subject(clause)
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    if clause.dep_ in ("acl", "advcl") and "that" not in marks:
        return False
    return own is not None and not marks & {"if", "whether", "for"}


def _ing(cue: Token) -> Iterator[Target]:
    for c in cue.children:
        if c.tag_ == "VBG" and c.i > cue.i and c.dep_ in ("xcomp", "ccomp", "obj", "dobj", "pcomp"):
            yield Target(head=c, frame="ing", subject=syntax.own_subject(c))
            return


def _whether(cue: Token) -> Iterator[Target]:
    for c in cue.children:
        if c.dep_ in ("ccomp", "advcl") and any(m.lower_ in ("whether", "if") for m in c.children):
            yield Target(head=c, frame="whether", subject=syntax.own_subject(c))
            return


def _if(cue: Token) -> Iterator[Target]:
    """Fill what must not happen: "warned of war if Y", "threatens X unless Y"."""
    stack = list(cue.children)
    while stack:
        c = stack.pop(0)
        marks = {m.lower_ for m in c.children if m.dep_ in ("mark", "advmod")}
        if c.dep_ in ("advcl", "ccomp") and marks & {"if", "unless", "should"}:
            head = syntax.predicate(c)
            yield Target(
                head=head, frame="if", subject=syntax.own_subject(head), flip="unless" in marks
            )
            return
        if c.dep_ in ("xcomp", "ccomp", "obl", "obj", "dobj", "prep", "pobj"):
            stack.extend(c.children)


# -- prepositions ----------------------------------------------------------------------------


def _after(cue: Token, preposition: str) -> Iterator[Target]:
    """Fill what stands after a preposition, noun or clause, one of several words too."""
    if " " in preposition:
        noun = _chain(cue, preposition.split())
        if noun is not None:
            yield Target(head=noun, frame=preposition)
        return
    for found, noun in _all_obliques(cue):
        if found == preposition:
            yield Target(head=noun, frame=preposition)
            return
    for marks, c in _marked_clauses(cue):
        if preposition in marks:
            yield Target(head=c, frame=preposition, subject=syntax.own_subject(c))
            return


@remembered
def _marked_clauses(cue: Token) -> tuple[tuple[frozenset[str], Token], ...]:
    """List the clauses behind a cue with the words that open them."""
    found = []
    for c in cue.children:
        if c.dep_ in CLAUSAL and c.i > cue.i and not syntax.has_to(c):
            opening = (m for m in c.children if m.dep_ in ("mark", "case") and m.i < c.i)
            found.append((frozenset(m.lower_ for m in opening), c))
    return tuple(found)


@remembered
def _all_obliques(cue: Token) -> tuple[tuple[str, Token], ...]:
    found = []
    for head in dict.fromkeys((cue, syntax.clause_head(cue))):
        found += [(p, noun) for p, noun in syntax.obliques(head) if noun.i > cue.i]
    return tuple(found)


def _chain(cue: Token, parts: list[str]) -> Token | None:
    """Follow "in favour of", "because of", "out of" however the parse hangs them."""
    if len(parts) == 2:
        return _fixed(cue, parts)
    for found, noun in _all_obliques(cue):
        if found == parts[0] and noun.lower_ == parts[1]:
            return syntax.oblique(noun, parts[2])
        if found == parts[0] and _case_words(noun) == parts:
            return noun
    return None


def _fixed(cue: Token, parts: list[str]) -> Token | None:
    for found, noun in _all_obliques(cue):
        if found == parts[0] and _case_words(noun)[:2] == parts:
            return noun
        if (
            found == parts[1]
            and noun.left_edge.i > 0
            and parts[0] == noun.left_edge.nbor(-1).lower_
        ):
            return noun
    for c in cue.children:  # ClearNLP: "because" stands on "of"
        if c.lower_ == parts[1] and any(g.lower_ == parts[0] for g in c.children):
            return next((g for g in c.children if g.dep_ == "pobj"), None)
    return None


def _case_words(noun: Token) -> list[str]:
    case = next((c for c in noun.children if c.dep_ == "case"), None)
    if case is None:
        return []
    return [case.lower_, *(c.lower_ for c in case.children if c.dep_ == "fixed")]


def _reason(cue: Token) -> Iterator[Target]:
    around = [cue]
    found = syntax.direct_object(cue)
    around += [found] if found is not None else []
    for at in around:
        for preposition in (*CHAINS, *REASONS):
            for target in _after(at, preposition):
                yield target
                return


def _received(cue: Token) -> Iterator[Target]:
    """Fill what draws a noun on itself: "the plan drew criticism", "met with opposition"."""
    verb = cue.head.head if cue.head.dep_ == "prep" else cue.head
    if verb.lemma_ in words("carrying", "receiving") and verb.pos_ == "VERB":
        subject = syntax.subject_of(verb)
        if subject is not None and subject != cue:
            yield Target(head=subject, frame="received")


def _predicate(cue: Token) -> Iterator[Target]:
    """Fill whom "called X unacceptable" and "described X as a farce" are about."""
    who = patient(cue)
    if who is None or cue.pos_ != "VERB":
        return
    for c in cue.children:
        if c.i > cue.i and c.pos_ in ("ADJ", "NOUN", "PROPN") and c.dep_ in VIEWS and c != who:
            yield Target(head=who, frame="predicate", view=c)
            return
    for at in (cue, who):
        for target in _after(at, "as"):
            yield Target(head=who, frame="predicate", view=target.head)
            return


def _none(cue: Token) -> Iterator[Target]:
    yield Target(head=cue, frame="none")


VIEWS = frozenset({"xcomp", "obj", "dobj", "oprd", "ccomp", "acomp", "attr", "iobj"})


def _dispreferred(cue: Token) -> Iterator[Target]:
    """Fill what something else is preferred to: "prefers talks to war", "rather than"."""
    if cue.lemma_ == "prefer":
        for preposition in ("to", "over"):
            found = syntax.oblique(cue, preposition)
            if found is not None:
                yield Target(head=found, frame="dispreferred", flip=True)
                return
    for c in cue.subtree:
        if c.lower_ == "rather" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ == "than":
            head = c.head if c.head.i > c.i else c.nbor(1).head
            if head.i > c.i:
                yield Target(head=head, frame="dispreferred", flip=True)
            return


SIMPLE = {
    "dispreferred": _dispreferred,
    "predicate": _predicate,
    "none": _none,
    "received": _received,
    "obj": _object,
    "to": _to,
    "that": _that,
    "ing": _ing,
    "if": _if,
    "whether": _whether,
    "reason": _reason,
}
