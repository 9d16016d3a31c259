"""Read what a reporting verb reports off its frame: a clause, an infinitive, an object.

Each reader knows one frame and returns the spans of the content, the frame's name and whether
the content stands before the verb or around it; None where the frame is not there.
"""

from collections.abc import Callable

from spacy.tokens import Token

from ingest.cue_extents import (
    MARK,
    around,
    before_verb,
    clause_end,
    content_start,
    object_end,
)
from ingest.cue_lexicon import all_verbs, nouns, verb_prepositions, verbs
from ingest.nouns import names_person
from ingest.records import Span
from ingest.syntax import (
    INDIRECT,
    NOUN_CLAUSE,
    OBJECT,
    QUOTE_MARKS,
    SUBJECT,
    TIME_NOUN,
    agent,
    child,
    children,
    complements,
    direct_object,
    extent,
    follows_quote,
    has_to,
    indirect_object,
    is_passive,
    oblique,
    obliques,
    own_subject,
    parted_by_quote,
    subject_of,
    trimmed,
)

Found = tuple[list[Span], str, bool]
NOTHING: Found = ([], "none", False)  # the frame of a verb whose words stand in a quotation

EMPTY_OBJECT = frozenset({"that", "which", "what", "who", "whom"}) | frozenset(
    {"himself", "herself", "themselves", "itself"}
)
GROUNDS = frozenset({"for", "of", "over", "as"})  # what opens the reason of "criticised X for Y"
LOOSE = frozenset({"advcl", "acl"})
GERUND = frozenset({"advcl", "ccomp", "xcomp"})
REASON_CLAUSE = frozenset({"advcl", "xcomp", "ccomp", "acl", "obl"})
WITHOUT_ASIDES = NOUN_CLAUSE | {"appos"}
MISTAKEN = frozenset({"nsubj", "nsubj:pass", "obj", "dobj", "csubj", "dep"})
WITHIN_INSERTION = frozenset({"ADV", "AUX", "PART"})  # between subject and verb: "he also said"
REACH = 14  # tokens between a verb and a "that" which the parse did not join
QUOTING = frozenset({"cite", "quote"})  # in the passive: who is quoted, no content
BEGINS_NOUN = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM"})
SEPARATORS = frozenset({";", ":"})
NO_CONTENT = SUBJECT | {"conj", "parataxis", "advmod", "vocative", "obl:tmod", "npadvmod", "punct"}
NAMING = frozenset({"xcomp", "oprd", "attr", "acomp", "ccomp"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
STOPS = QUOTE_MARKS | {".", "!", "?", ";", ":"}


def verb_content(verb: Token) -> Found:
    """Find what a verb reports by the parse, the frame's name, and whether it comes before."""
    lemma = verb.lemma_.lower()
    if _is_inverted(verb):
        return _from_clause(verb, lemma) or NOTHING
    readers: list[Callable[[Token, str], Found | None]] = [
        _from_insertion,
        _from_clause,
        _from_as,
        _from_parataxis,
        _from_infinitive,
        _from_preposition,
        _from_object,
        _from_that,
        _from_rest,
    ]
    if lemma in verbs("object") - verbs("addressee") and direct_object(verb) is not None:
        readers.insert(0, _from_object)
    found = (read(verb, lemma) for read in readers)
    return next((f for f in found if f is not None), NOTHING)


def _is_inverted(verb: Token) -> bool:
    """Recognise '"...," explained the envoy', where the parse makes the speaker an object."""
    noun = direct_object(verb) or indirect_object(verb)
    if verb.tag_ not in FINITE or not follows_quote(verb) or noun is None or noun.i < verb.i:
        return False
    subject = own_subject(verb)
    free = subject is None or (subject.i < verb.i and parted_by_quote(subject, verb))
    return free and noun.lower_ not in EMPTY_OBJECT and names_person(noun)


def _from_that(verb: Token, lemma: str) -> Found | None:
    """Read "told them Tuesday that ...", where the parse lost the clause: to the sentence's end.

    The parse may even have ended the sentence before "Tuesday"; only a full stop ends it here.
    """
    if lemma not in verbs("clause") - verbs("quote_only"):
        return None
    for token in verb.doc[verb.i + 1 : verb.i + REACH]:
        if token.lower_ == "that" and token.pos_ == "SCONJ":
            return [trimmed(verb.doc, token.i + 1, token.sent.end)], "clause", False
        if token.pos_ == "VERB" or token.is_space or token.text in STOPS:
            return None
    return None


def _from_rest(verb: Token, lemma: str) -> Found | None:
    """Read "promised aid", where the parse lost the object: what stands right behind the verb."""
    first = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    known = lemma in verbs("object") or lemma in verbs("clause") - verbs("weak")
    if not known or is_passive(verb) or verb.tag_ in ("VBN", "VB") or first.pos_ not in BEGINS_NOUN:
        return None
    own = [c for c in verb.children if c.i > verb.i and c.left_edge == first]
    if not own or own[0].dep_ in NO_CONTENT or own[0].lower_ in TIME_NOUN:
        return None
    if own[0].pos_ in ("PRON", "PROPN") or lemma in verbs("addressee") | verbs("of_words"):
        return None
    if own[0].dep_ in OBJECT and lemma not in verbs("object"):
        return None
    return [(first.idx, object_end(verb, own[0]))], "object", False


# -- clauses -----------------------------------------------------------------------------------


def _from_insertion(verb: Token, lemma: str) -> Found | None:
    """Read "X, he said, Y", whatever the parse made of it: X and Y are what was said."""
    inserted = _inserted(verb) if lemma in verbs("clause") else None
    if inserted is None:
        return None
    doc, sentence = verb.doc, verb.sent
    left, right = doc[sentence.start : inserted[0] - 1], doc[inserted[1] + 1 : sentence.end]
    if not any(t.pos_ in ("VERB", "AUX") for t in left) or any(t.text in QUOTE_MARKS for t in left):
        return None
    reported = any(t.pos_ == "VERB" and t.lemma_ in verbs("clause") for t in left)
    parts = [right] if reported else [left, right]
    spans = [trimmed(doc, p.start, p.end) for p in parts if any(t.is_alpha for t in p)]
    return (spans, "parataxis", True) if spans else None


def _inserted(verb: Token) -> tuple[int, int] | None:
    """Find the tokens of a reporting clause between two commas: from its subject to the verb."""
    doc, subject = verb.doc, own_subject(verb)
    if subject is None or subject.i > verb.i:
        return None
    start, end = subject.left_edge.i, verb.i + 1
    if start <= verb.sent.start + 2 or end >= len(doc):
        return None
    if doc[start - 1].text != "," or doc[end].text != ",":
        return None
    between = doc[subject.right_edge.i + 1 : verb.i]
    return (start, end) if all(t.pos_ in WITHIN_INSERTION for t in between) else None


def _from_clause(verb: Token, lemma: str) -> Found | None:
    if lemma not in verbs("clause"):
        return None
    subject = own_subject(verb)
    relative = subject is not None and subject.lower_ in ("who", "which")
    for clause in [*complements(verb), *_mistaken_clauses(verb)]:
        if _is_control(clause, lemma):
            continue
        if lemma in verbs("quote_only"):
            return NOTHING
        if clause.i > verb.i:
            return [(content_start(clause), clause_end(verb, clause))], "clause", False
        if not relative:
            return [before_verb(clause, verb)], "clause", True
    return None


def _is_control(clause: Token, lemma: str) -> bool:
    """Say whether a complement is an infinitive or shares its subject: no clause of its own."""
    gerund = clause.tag_ == "VBG" and lemma in verbs("object")
    shared = has_to(clause) or own_subject(clause) is None
    return clause.dep_ == "xcomp" and not gerund and shared


def _mistaken_clauses(verb: Token) -> list[Token]:
    """List clauses after a reporting verb that the parse took for its subject or object.

    A free relative ("recalled how they had agreed") is one too: it hangs on its question word.
    """
    after = [c for c in children(verb, MISTAKEN) if c.i > verb.i]
    finite = [c for c in after if c.pos_ in ("VERB", "AUX") and c.tag_ != "VBG"]
    return finite + [c for c in after if c.tag_ in ("WRB", "WP") and c.right_edge.i > c.i]


def _from_as(verb: Token, lemma: str) -> Found | None:
    """Read "as he said on Monday": the clause that it hangs on is what was said."""
    if lemma not in verbs("clause") or verb.head == verb:
        return None
    if verb.dep_ not in ("advcl", "parataxis", "acl"):
        return None
    if not any(c.lower_ == "as" and c.dep_ in ("mark", "advmod", "case") for c in verb.children):
        return None
    return around(verb.head, verb), "parataxis", True


def _from_parataxis(verb: Token, lemma: str) -> Found | None:
    """Read "X, he said, Y" and "X, according to him" where the parse hangs the report below X."""
    if lemma not in verbs("clause"):
        return None
    head = verb.head
    if verb.dep_ == "parataxis" and head != verb and _is_beside(verb):
        return around(head, verb), "parataxis", True
    return None if lemma in verbs("quote_only") else _from_clause_beside(verb)


def _is_beside(verb: Token) -> bool:
    """Tell a report beside its words from a clause that follows and has words of its own.

    "A rejects the toll; B vows to sue" is no report of B's on the toll.
    """
    subject = own_subject(verb)
    if subject is None or any(c.i > verb.i for c in complements(verb)):
        return False
    start = min(subject.left_edge.i, verb.i)
    return start == 0 or verb.doc[start - 1].text not in SEPARATORS


def _from_clause_beside(verb: Token) -> Found | None:
    """Read "X, he said" and "he said: X" where the parse hangs X below the report."""
    for c in children(verb, frozenset({"parataxis"})):
        if own_subject(c) is None or c.lemma_ in all_verbs():
            continue
        if c.i < verb.i:
            return [before_verb(c, verb)], "parataxis", True
        if verb.doc[c.left_edge.i - 1].text == ":":
            return [extent(c)], "parataxis", False
    return None


def _from_infinitive(verb: Token, lemma: str) -> Found | None:
    if lemma not in verbs("infinitive"):
        return None
    clause = _infinitive_of(verb)
    if clause is None:
        return None
    start = clause.left_edge.i
    asked = direct_object(verb) or indirect_object(verb) or own_subject(clause)
    if asked is not None and asked.i > verb.i:
        start = min(start, asked.left_edge.i)
    called = oblique(verb, "on", "upon") if lemma == "call" else None
    if called is not None:
        start = min(start, called.left_edge.i + 1)
    return [(verb.doc[start].idx, clause_end(verb, clause))], "infinitive", False


def _infinitive_of(verb: Token) -> Token | None:
    """Find the infinitive that a verb takes, also one that the parse took for a purpose.

    It stands right behind the verb or whom the verb asks: "asks the league to open its books".
    """
    found = next((c for c in complements(verb) if c.i > verb.i and has_to(c)), None)
    if found is not None:
        return found
    asked = direct_object(verb) or indirect_object(verb)
    behind = verb.i if asked is None or asked.i < verb.i else asked.right_edge.i
    loose = (c for c in children(verb, LOOSE) if c.i > verb.i and has_to(c))
    return next((c for c in loose if c.left_edge.i == behind + 1), None)


# -- nouns -------------------------------------------------------------------------------------


def _from_preposition(verb: Token, lemma: str) -> Found | None:
    for word, noun in obliques(verb):
        if lemma in verb_prepositions().get(word, ()) and noun.i > verb.i:
            start = noun.left_edge
            if start.lower_ == word:
                start = verb.doc[min(start.i + 1, len(verb.doc) - 1)]
            asked = direct_object(verb) or indirect_object(verb)
            if lemma in verbs("keeps_addressee") and asked is not None and asked.i < noun.i:
                start = asked.left_edge  # "asks the league for help"
            return [(start.idx, object_end(verb, noun))], "preposition", False
    return _from_gerund(verb, lemma)


def _from_gerund(verb: Token, lemma: str) -> Found | None:
    """Read "warned against leaving", where UD makes the verb in -ing an adverbial clause."""
    for c in children(verb, GERUND):
        mark = child(c, MARK)
        if mark is not None and lemma in verb_prepositions().get(mark.lower_, ()) and c.i > verb.i:
            return [(verb.doc[mark.i + 1].idx, extent(c)[1])], "preposition", False
    return None


def _from_object(verb: Token, lemma: str) -> Found | None:
    if lemma not in verbs("object"):
        return None
    if is_passive(verb):
        return _from_passive(verb)
    noun = direct_object(verb) or _told(verb, lemma)
    if noun is None or noun.i < verb.i or noun.lower_ in EMPTY_OBJECT:
        return None
    if _is_only_addressed(verb, noun, lemma) or not _is_uttered(verb, noun, lemma):
        return None
    return [(noun.left_edge.idx, object_end(verb, noun))], "object", False


def _told(verb: Token, lemma: str) -> Token | None:
    """Find whom a verb names where the parse took the only object for an addressee."""
    named = lemma in verbs("keeps_addressee") or bool(children(verb, NAMING))
    return indirect_object(verb) if named else None


def _is_uttered(verb: Token, noun: Token, lemma: str) -> bool:
    """Say whether a verb does something by words to its object: "called it a farce", "her idea"."""
    if lemma == "call":
        return _names(verb, noun)
    if lemma in verbs("of_words"):
        marks = verb.doc[noun.left_edge.i : noun.right_edge.i + 2]
        judged = oblique(verb, "as") is not None
        return judged or noun.lemma_ in nouns("said") or any(t.text in QUOTE_MARKS for t in marks)
    return True


def _names(verb: Token, noun: Token) -> bool:
    """Say whether "call" gives its object a name, and is no telephone call nor a summons."""
    named = children(verb, NAMING) or len(children(verb, OBJECT | INDIRECT)) > 1
    free = any(c.tag_ == "WP" for c in (noun, *noun.children))
    return bool(named) or (noun.pos_ not in ("PROPN", "PRON") and not free)


def _is_only_addressed(verb: Token, noun: Token, lemma: str) -> bool:
    """Say whether a verb's object is who hears it ("told reporters"), not what is said."""
    if lemma not in verbs("addressee") - verbs("keeps_addressee"):
        return False
    topic = ("of", "about", "against", "for")
    rest = any(word in topic and n.i > noun.i for word, n in obliques(verb))
    return not rest and len(children(verb, OBJECT | INDIRECT)) <= 1


def _from_passive(verb: Token) -> Found | None:
    """Read "was criticised by X for Y": Y, else the subject."""
    by, subject = agent(verb), subject_of(verb)
    blames = verb.lemma_ in verbs("keeps_addressee")
    if verb.lemma_ in QUOTING or (verb.dep_ in NOUN_CLAUSE and not (blames and by)):
        return None  # "families accused of", "a strike declared by": said of a noun in passing
    why = next((n for w, n in obliques(verb) if w in GROUNDS and n.i > verb.i), None)
    reason = _reason_clause(verb) if why is None else (why.left_edge.idx, extent(why)[1])
    if by is None:
        return _from_blame(verb, subject, reason)
    if reason is not None:
        return [reason], "object", False
    return None if subject is None else ([extent(subject, WITHOUT_ASIDES)], "object", True)


def _from_blame(verb: Token, subject: Token | None, reason: Span | None) -> Found | None:
    """Read "X was accused of Y" without its agent: X and Y."""
    if subject is None or reason is None or verb.lemma_ not in verbs("keeps_addressee"):
        return None
    return [extent(subject, WITHOUT_ASIDES), reason], "object", False


def _reason_clause(verb: Token) -> Span | None:
    """Measure the clause that gives the reason of a passive: "for having left"."""
    for clause in children(verb, REASON_CLAUSE):
        mark = child(clause, MARK)
        if mark is not None and mark.lower_ in GROUNDS and clause.i > verb.i:
            return extent(clause)
    return None
