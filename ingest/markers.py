"""Find conditions by the words that stand before what is required: "if", "unless", "until"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from ingest import clauses
from ingest.clauses import is_finite
from ingest.language import load_words
from ingest.records import ConditionKind
from ingest.syntax import (
    auxiliaries,
    child,
    clause_head,
    complements,
    direct_object,
    first_conjunct,
    has_to,
    is_negated,
    modals,
    obliques,
    own_subject,
)
from ingest.windows import NOMINAL, VERBAL, Window, words

GOVERNED = frozenset({"xcomp", "ccomp", "acl", "pcomp", "conj", "prep"})
FEW = frozenset({"few", "little", "rarely", "seldom"})
ANY = frozenset({"any", "anyone", "anything", "anybody"})
AGAIN = frozenset({"again", "more", "upon", "-", "for", "in", "a"})
LISTENER = frozenset({"you", "we", "i"})
NO_ADVERBIAL = frozenset({"ccomp", "csubj", "acl:relcl", "relcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Hold a marker of the language file; ``test`` says when it makes a condition.

    ``swap`` marks one that stands before the consequence ("in order for").
    """

    name: str
    kind: ConditionKind
    takes: str
    test: str
    confidence: float
    swap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hold a marker in its text, with the head of what it requires and what that hangs on.

    ``stop`` is where a consequence that stands before must end: at the row's first marker.
    """

    marker: Marker
    start: int
    end: int
    stop: int
    head: Token
    governor: Token | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Found):
    """Hold a marker with the head of what would depend on it; ``only`` says it is narrowed."""

    target: Token
    only: bool

    @property
    def doc(self) -> Doc:
        """Return the text's document."""
        return self.head.doc

    @property
    def before(self) -> str:
        """Return the word before the marker in lower case, "" at the text's start."""
        return self.doc[self.start - 1].lower_ if self.start > 0 else ""


@cache
def _markers() -> dict[str, list[tuple[tuple[str, ...], Marker]]]:
    """Index the markers by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
    for entry in load_words("conditions")["marker"]:
        for text in entry["words"]:
            fields = {k: v for k, v in entry.items() if k not in ("words", "name")}
            marker = Marker(name=entry.get("name", text), **fields)
            parts = tuple(text.split())
            index.setdefault(parts[0], []).append((parts, marker))
    for options in index.values():
        options.sort(key=lambda option: -len(option[0]))
    return index


def occurrences(doc: Doc) -> Iterator[tuple[Marker, int, int]]:
    """Yield the markers of a text with their first token and the token after, longest first."""
    lower = [t.lower_ for t in doc]
    i = 0
    while i < len(lower):
        for parts, marker in _markers().get(lower[i], ()):
            if tuple(lower[i : i + len(parts)]) == parts:
                yield marker, i, i + len(parts)
                i += len(parts) - 1
                break
        i += 1


# -- when a marker makes a condition -----------------------------------------------------------


def is_denied(target: Token) -> bool:
    """Say whether a consequence is negated: by an adverb, "no", or a verb of refusal over it."""
    for token in _with_governors(target):
        if is_negated(token) or token.lemma_ in words("refusals"):
            return True
        if token.dep_ not in ("xcomp", "acl", "prep", "pcomp"):
            break
    clause = clause_head(target)
    return any(t.lower_ in words("denials") and t.i <= target.i + 2 for t in clause.subtree)


def _with_governors(token: Token) -> Iterator[Token]:
    """Yield a verb and those that it completes."""
    yield token
    for _ in range(4):
        token = clause_head(token)
        if token.dep_ not in GOVERNED or token.head == token:
            return
        token = token.head
        yield token


def _has_modal(target: Token, which: str = "modal") -> bool:
    """Say whether a modal stands over a consequence, its own or of a verb that it completes."""
    return any(a.lower_ in words(which) for t in _with_governors(target) for a in auxiliaries(t))


def _is_prospective(target: Token) -> bool:
    """Say whether a consequence is still to come."""
    if _has_modal(target) or has_to(target):
        return True
    planned = words("prospective")
    return any(t.lemma_ in planned or t.lower_ in planned for t in _with_governors(target))


def _is_past(head: Token) -> bool:
    """Say whether a clause is told as past."""
    return any(verb.tag_ == "VBD" for verb in (head, *auxiliaries(head)))


def _is_clause(head: Token) -> bool:
    """Say whether a head has a subject of its own or is finite."""
    if own_subject(head) is not None or child(clause_head(head), frozenset({"expl"})) is not None:
        return True
    return head.pos_ in VERBAL and is_finite(head)


def _is_time(head: Token) -> bool:
    """Say whether a noun phrase is a date, an hour or a stretch of time."""
    times = words("times")
    if head.like_num or head.ent_type_ in ("DATE", "TIME") or head.lower_ in times:
        return True
    return head.lemma_.lower() in times or any(c.lower_ in times for c in head.children)


def _is_event(head: Token) -> bool:
    """Say whether a noun names something done: it has an "of" phrase or comes from a verb."""
    return head.tag_ == "VBG" or any(p == "of" for p, _ in obliques(head))


def _is_set_off(token: Token) -> bool:
    """Say whether nothing of a clause stands right before a token in its sentence."""
    sentence = Window(token.doc, frozenset(range(token.sent.start, token.sent.end)))
    return clauses.opens_clause(sentence, token.i)


def _always(one: Reading) -> bool:
    """Accept every place; a marker in capitals is part of a name ("in Case 12")."""
    return not any(t.is_title for t in one.doc[one.start + 1 : one.end])


def _supposed(one: Reading) -> bool:
    """Leave out "if" that means whether, "as if", "even if", "many, if not all"."""
    if one.before in words("no_if"):
        return False
    if _is_afterthought(one) or _is_aside(one):
        return False
    if not _is_clause(one.head):
        return _is_elliptic(one)
    near = one.doc[max(one.start - 3, 0) : one.start]
    if any(t.lemma_ in words("asking") and t.pos_ == "VERB" for t in near):
        return False
    return one.target.i > one.start or not _asks(one)


def _is_afterthought(one: Reading) -> bool:
    """Say whether "if" corrects a word: "few, if any", "hundreds, if not thousands", "if so"."""
    follows = one.doc[one.end].lower_
    after = one.doc[min(one.end + 1, len(one.doc) - 1)]
    if follows in ANY:
        return after.is_punct or one.before in FEW
    return follows in ("only", "so") or (follows == "not" and after.tag_ not in ("VBN", "VBG"))


def _is_aside(one: Reading) -> bool:
    """Say whether "if" only turns to the listener: "if you look at the records", "if I may"."""
    subject = own_subject(one.head)
    if subject is None or subject.lower_ not in LISTENER:
        return False
    may = subject.lower_ == "i" and bool(modals(one.head) & {"may", "could", "can"})
    looks = one.head.lemma_ == "look" and any(p == "at" for p, _ in obliques(one.head))
    return may or looks or one.head.lemma_ in words("turning")


def _is_elliptic(one: Reading) -> bool:
    """Accept "if passed", "if necessary", not "his warm, if clumsy, words"."""
    if one.head.pos_ in NOMINAL or one.head.pos_ == "DET":
        return False
    if one.head.tag_ in ("VBN", "VBG") or one.head.lower_ in words("elliptic"):
        return True
    if one.head.pos_ != "ADJ" or one.governor is None:
        return False
    before = one.doc[max(one.start - 1, 0)]
    opens = one.start == one.head.sent.start or before.dep_ in ("cc", "mark")
    return opens or one.governor.pos_ in VERBAL


def _asks(one: Reading) -> bool:
    """Say whether a clause with "if" is what is asked or known, not what is supposed."""
    up = one.governor
    if one.before in ("unclear", "unknown", "unsure", "uncertain"):
        return True
    if up is None or up.lemma_ not in words("whether"):
        return False
    if up.lemma_ in words("asking"):
        return True
    between = [t for t in one.doc[up.i + 1 : one.start] if not t.is_punct and t.tag_ != "RP"]
    return first_conjunct(one.head).dep_ in ("ccomp", "csubj", "acl", "dep") or not between


def _finite(one: Reading) -> bool:
    """Accept "provided (that)" before a clause, not "provided aid"."""
    clause = _is_clause(one.head) and is_finite(one.head)
    if one.end - one.start > 1:
        return clause
    subject = own_subject(one.head)
    begins = subject is not None and subject.left_edge.i == one.end
    return clause and begins and one.start > 0 and _is_set_off(one.doc[one.start])


def _clausal(one: Reading) -> bool:
    """Accept what takes a clause: "as long as they stay", not "(for) as long as a week"."""
    if one.before == "for" or one.doc[one.end].like_num:
        return False
    return _is_clause(one.head) or one.head.tag_ == "VBN" or one.head.lower_ in words("elliptic")


def _phrasal(one: Reading) -> bool:
    """Accept a preposition with its noun ("pending approval"), not a verb's form."""
    token = one.doc[one.start]
    if token.dep_ in ("case", "prep", "mark"):
        return True
    participle = token.dep_ in ("advcl", "acl", "amod") and direct_object(token) is not None
    return participle and _is_set_off(token)


def _stipulated(one: Reading) -> bool:
    """Leave out "on condition of anonymity", which no deed depends on."""
    return not any(t.lower_ in words("anonymity") for t in one.head.subtree)


def _approval(one: Reading) -> bool:
    """Accept what others grant: "subject to approval", not "subject to attacks"."""
    return one.head.lemma_.lower() in words("approvals")


def _denied(one: Reading) -> bool:
    """Accept a denied consequence: "no deal without guarantees"."""
    return is_denied(one.target) and (_is_prospective(one.target) or not _is_past(one.target))


def _pending(one: Reading) -> bool:
    """Accept what has not happened: "only after they leave", not "only after they left"."""
    return not _is_past(one.head) or _has_modal(one.target)


def _able(one: Reading) -> bool:
    """Accept what can be: "only with their help can we"."""
    return _has_modal(one.target) or one.target.lemma_ == "possible"


def _awaited(one: Reading) -> bool:
    """Accept "until" an event that must come about, not until a date or a past hour."""
    if not _is_clause(one.head):
        event = not _is_time(one.head) and _is_event(one.head)
        return event and (_has_modal(one.target) or not _is_past(one.target))
    return not _is_generic(one) and (not _is_past(one.head) or _has_modal(one.target))


def _foreseen(one: Reading) -> bool:
    """Accept "once" before what has not happened yet."""
    if not _is_clause(one.head) or _is_past(one.head) or one.doc[one.end].lower_ in AGAIN:
        return False
    if _is_generic(one):
        return False
    if one.only or _is_prospective(one.target):
        return True
    return one.target.i < one.start and not _is_past(one.target)


def _promised(one: Reading) -> bool:
    """Accept "when" and "after" where a promise awaits something: "will return when it ends"."""
    if one.head.dep_ in NO_ADVERBIAL or not _is_clause(one.head) or one.target.i > one.start:
        return False
    if one.before in words("no_if") or one.before in words("times"):
        return False
    if one.only:
        return _pending(one)
    return not _is_past(one.head) and _has_modal(one.target, "promise")


def _first(one: Reading) -> bool:
    """Accept "before" after a duty ("must disarm before") or a refusal ("no talks before")."""
    done = _is_clause(one.head) or one.head.tag_ == "VBG"
    if is_denied(one.target):
        future = _has_modal(one.target, "promise") or has_to(one.target)
        return future and (done or (not _is_time(one.head) and _is_event(one.head)))
    return done and not _is_generic(one) and any(map(_is_duty, _with_governors(one.target)))


def _is_duty(token: Token) -> bool:
    """Say whether a verb is under a duty, or lays one on somebody."""
    if modals(token) & {"must", "should"}:
        return True
    if token.lemma_ in ("have", "need"):
        return any(has_to(c) for c in complements(token)) or token.lemma_ == "need"
    return token.lower_ in words("obligations")


def _is_generic(one: Reading) -> bool:
    """Say whether anybody is meant ("you", "one"): advice for everybody, no condition."""
    subjects = (own_subject(one.head), own_subject(one.target))
    return any(s is not None and s.lower_ in ("you", "one") for s in subjects)


TESTS: dict[str, Callable[[Reading], bool]] = {
    "supposed": _supposed,
    "always": _always,
    "finite": _finite,
    "clausal": _clausal,
    "phrasal": _phrasal,
    "stipulated": _stipulated,
    "approval": _approval,
    "denied": _denied,
    "pending": _pending,
    "able": _able,
    "awaited": _awaited,
    "foreseen": _foreseen,
    "promised": _promised,
    "first": _first,
}
