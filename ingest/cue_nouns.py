"""Read reporting nouns ("the minister's claim that") and phrases ("according to X")."""

from spacy.tokens import Token

from ingest.actors import Cast
from ingest.cue_extents import content_start, is_that, object_end, without
from ingest.cue_lexicon import all_verbs, noun_prepositions, nouns
from ingest.cue_speakers import can_speak, speaker_token
from ingest.records import Span
from ingest.syntax import (
    OBJECT,
    POSSESSIVE,
    SUBJECT,
    child,
    children,
    clause_head,
    direct_object,
    extent,
    has_to,
    oblique,
    obliques,
    own_subject,
    preposition,
)

CONTENT_CLAUSE = frozenset({"acl", "ccomp", "acl:relcl", "relcl"})
BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
SOURCE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "VERB"})
NO_SENTENCE = frozenset({"acl", "acl:relcl", "relcl", "advcl", "xcomp"})
INSIDE_CLAUSE = frozenset(
    {"nmod", "obl", "obj", "dobj", "pobj", "prep", "appos", "nsubj", "compound"}
)
SHARED = frozenset({"xcomp", "conj"})  # verbs that have their subject from the verb above
PREDICATE = frozenset({"VERB", "AUX", "ADJ"})
WORDS_OF = ("in the words of", "in the view of", "in the opinion of")
REACH = 25  # tokens that the noun of "according to" is sought in


def noun_content(noun: Token) -> Span | None:
    """Measure what a reporting noun says: its clause, infinitive or prepositional phrase."""
    lemma = noun.lemma_.lower()
    for clause in children(noun, CONTENT_CLAUSE):
        that = any(is_that(c) for c in clause.children)
        if (that and lemma in nouns("clause")) or (has_to(clause) and lemma in nouns("infinitive")):
            return content_start(clause), extent(clause)[1]
    for word, inner in obliques(noun):
        if lemma in noun_prepositions().get(word, ()):
            start = inner.left_edge
            if start.lower_ == word:
                start = noun.doc[start.i + 1]
            return start.idx, extent(inner)[1]
    return _listed(noun, lemma)


def _listed(noun: Token, lemma: str) -> Span | None:
    """Read "the demands of the unions include higher pay"."""
    if noun.dep_ not in SUBJECT or noun.head.lemma_ != "include" or lemma not in nouns("listed"):
        return None
    listed = direct_object(noun.head)
    return None if listed is None else (listed.left_edge.idx, object_end(noun.head, listed))


def noun_speaker(noun: Token, cast: Cast) -> Token | None:
    """Find whose claim it is: the owner, the agent, who "made" it, or a name before the noun."""
    owner = child(noun, POSSESSIVE) or oblique(noun, "by", "from")
    if owner is None and noun.dep_ in SUBJECT and noun.head.lemma_ == "include":
        owner = oblique(noun, "of")
    if owner is None and noun.dep_ in OBJECT and noun.head.lemma_ in nouns("light"):
        owner = speaker_token(noun.head)
    if owner is None:
        before = (c for c in children(noun, BEFORE_NOUN) if c.i < noun.i)
        owner = next((c for c in before if cast.is_named(c) or cast.state_of(c)), None)
    if owner is not None and cast.state_of(owner) is not None:
        return owner
    return owner if owner is not None and can_speak(owner, cast) else None


def opens_phrase(token: Token) -> bool:
    """Say whether a token may begin "according to", "as per" or "in the words of"."""
    if token.lower_ == "in":
        return token.doc[token.i : token.i + 4].text.lower().startswith(WORDS_OF)
    return token.lower_ in ("according", "per")


def phrase_source(token: Token) -> Token | None:
    """Find the X of "according to X" from its first word."""
    doc, start = token.doc, _source_start(token)
    if start is None:
        return None
    for one in (doc[i] for i in range(start, min(start + REACH, len(doc)))):
        case = preposition(one)
        marked = case is not None and token.i <= case.i < start
        if one.pos_ in SOURCE and (marked or token.i <= one.head.i < start):
            return one
    return doc[start] if start < len(doc) else None


def _source_start(token: Token) -> int | None:
    """Say where the X of a phrase begins; None where the phrase is none."""
    doc, i = token.doc, token.i
    if token.lower_ == "according":
        return i + 2 if i + 2 < len(doc) and doc[i + 1].lower_ == "to" else None
    if token.lower_ == "per":
        return i + 1 if 0 < i < len(doc) - 1 and doc[i - 1].lower_ == "as" else None
    return i + 4


def phrase_content(token: Token, source: Token) -> list[Span]:
    """Measure the clause around "according to X": what X says."""
    phrase = {t.i for t in source.subtree} | set(range(token.i, source.i + 1))
    head = source.head
    while head.i in phrase and head.head != head:
        head = head.head
    if _closes_sentence(token, source):
        head = _above_asides(head)
    return [] if head.i in phrase else without(_clause_of(head), phrase)


def _closes_sentence(token: Token, source: Token) -> bool:
    """Say whether ", according to X" ends its sentence: all before it is what X says."""
    doc, end = token.doc, source.right_edge.i + 1
    closes = end >= len(doc) or doc[end].text in (".", "!", "?") or doc[end].is_space
    return closes and token.i > 0 and doc[token.i - 1].text == ","


def _above_asides(head: Token) -> Token:
    """Climb from a participle or an adverbial clause, on which the parse hung the phrase."""
    while head.head != head and head.dep_ in (*NO_SENTENCE, *INSIDE_CLAUSE):
        above = head.head
        if head.dep_ in NO_SENTENCE and above.lemma_ in all_verbs():
            break
        head = above
    return head


def _clause_of(token: Token) -> Token:
    """Climb from where the phrase hangs to the head of the clause."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token and own_subject(token) is None:
        token = token.head
    while token.dep_ in SHARED and token.head != token and token.head.pos_ in PREDICATE:
        token = token.head
    return clause_head(token)
