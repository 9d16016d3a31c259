"""Find whose words, beliefs, wishes and plans an article tells, uttered or not.

Statements are the utterances; what is left is read more loosely here: reports that were denied
or only imagined ("did not say whether"), and attitudes ("hopes that", "plans to"). None of these
is a Statement of the graph: they measure how much of what an article attributes is seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from ingest.actors import Cast
from ingest.cue_extents import clause_end, content_start, is_that, object_end
from ingest.cue_lexicon import (
    all_verbs,
    attitude_prepositions,
    attitudes,
    plain_reports,
    state_prepositions,
    states,
)
from ingest.cue_nouns import noun_speaker
from ingest.cue_speakers import speaker_token
from ingest.cues import NO_PREDICATE
from ingest.drafts import Quotations
from ingest.quotes import find_quotes, quoted_tokens
from ingest.records import Actor, Span, Statement, StatementKind
from ingest.statements import statements
from ingest.syntax import (
    RELATIVE,
    RELATIVE_PRONOUN,
    children,
    complements,
    direct_object,
    extent,
    has_to,
    obliques,
    own_subject,
    text_of,
)

STATE_CLAUSE = frozenset({"acl", "ccomp", "advcl", "xcomp", "acl:relcl"})
SPOKEN_OF = frozenset({"about"})  # what opens the topic of a reporting verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Hold words that an article attributes to somebody; spoken where it is a statement."""

    spans: tuple[Span, ...]
    cue_span: Span | None
    source: Actor | None
    source_span: Span | None
    kind: StatementKind
    spoken: bool


def attributions(doc: Doc, cast: Cast, published_on: date | None = None) -> Iterator[Attribution]:
    """Yield the statements of an article and the attitudes that it tells beside them."""
    said = list(statements(doc, cast, published_on))
    quotes = Quotations(find_quotes(text_of(doc)))
    owned: set[int] = set()
    for one in said:
        if _is_quoted(one, said, quotes):
            continue  # whoever is quoted says it
        owned.update(i for a, b in one.spans for i in range(a, b))
        owned.update(range(*(one.cue_span or (0, 0))))
        yield Attribution(
            spans=one.spans,
            cue_span=one.cue_span,
            source=one.speaker,
            source_span=_relative(doc, one.cue_span) or one.speaker_span,
            kind=one.kind,
            spoken=True,
        )
    yield from _attitudes(doc, cast, owned)


def _is_quoted(one: Statement, said: Sequence[Statement], quotes: Quotations) -> bool:
    """Say whether a report stands within the quotation that is another's statement."""
    if one.cue_span is None or quotes.at(one.cue_span[0]) is None:
        return False
    at = one.cue_span[0]
    return any(a <= at < b for other in said if other is not one for a, b in other.spans)


def _attitudes(doc: Doc, cast: Cast, owned: set[int]) -> Iterator[Attribution]:
    """Read the verbs outside all that was said; what one takes, no later one takes again."""
    quoted = quoted_tokens(doc)
    for word in doc:
        if word.dep_ in NO_PREDICATE or word.i in quoted or word.idx in owned:
            continue
        span = _content(word) if word.pos_ == "VERB" else _content_of_state(word)
        if span is None:
            continue
        owned.update(range(*span))
        source = _source(word, cast)
        mention = cast.mention_span(source) if source is not None else None
        yield Attribution(
            spans=(span,),
            cue_span=(word.idx, word.idx + len(word)),
            source=cast.actor_of(source) if source is not None else None,
            source_span=_relative_subject(word) or mention,
            kind="indirect",
            spoken=False,
        )


def _relative(doc: Doc, cue: Span | None) -> Span | None:
    """Find the "who" of the clause that a cue heads."""
    words = doc.char_span(*cue, alignment_mode="expand") if cue is not None else None
    return _relative_subject(words.root) if words is not None else None


def _relative_subject(word: Token) -> Span | None:
    """Measure the relative pronoun that is a verb's subject: in its own clause the source."""
    while word.dep_ == "conj" and own_subject(word) is None and word.head != word:
        word = word.head
    subject = own_subject(word)
    if word.dep_ not in RELATIVE or subject is None or subject.lower_ not in RELATIVE_PRONOUN:
        return None
    return subject.idx, subject.idx + len(subject)


def _source(word: Token, cast: Cast) -> Token | None:
    """Find whose attitude a word tells: its subject or agent, or the owner of a noun."""
    if word.pos_ == "VERB":
        return speaker_token(word)
    return own_subject(word) if word.pos_ == "ADJ" else noun_speaker(word, cast)


def _content_of_state(word: Token) -> Span | None:
    """Measure what a noun or an adjective of attitude is about: "a belief that", "eager to"."""
    if word.pos_ not in ("NOUN", "ADJ"):
        return None
    lemma = word.lemma_.lower()
    for clause in (c for c in children(word, STATE_CLAUSE) if c.i > word.i):
        that = any(is_that(c) for c in clause.children)
        frame = "clause" if that else "infinitive" if has_to(clause) else None
        if frame is not None and lemma in states(frame):
            return content_start(clause), extent(clause)[1]
    for opener, noun in obliques(word):
        if noun.i > word.i and lemma in state_prepositions().get(opener, ()):
            first = noun.left_edge
            start = word.doc[first.i + 1] if first.lower_ == opener else first
            return start.idx, extent(noun)[1]
    return None


def _content(verb: Token) -> Span | None:
    """Measure what an attitude or a report without an utterance is about."""
    lemma = verb.lemma_.lower()
    report = lemma in all_verbs()
    for clause in (c for c in complements(verb) if c.i > verb.i):
        if has_to(clause):
            start = verb.doc[clause.left_edge.i].idx
            return (start, clause_end(verb, clause)) if _has(lemma, "infinitive", report) else None
        if clause.dep_ == "ccomp" or own_subject(clause) is not None:
            found = content_start(clause), clause_end(verb, clause)
            return found if _has(lemma, "clause", report) else None
    noun = direct_object(verb)
    if noun is not None and noun.i > verb.i:
        found = noun.left_edge.idx, object_end(verb, noun)
        return found if _has(lemma, "object", report) else None
    return _from_preposition(verb, lemma, report)


def _has(lemma: str, frame: str, report: bool) -> bool:
    return lemma in attitudes(frame) or (report and lemma not in plain_reports(frame))


def _from_preposition(verb: Token, lemma: str, report: bool) -> Span | None:
    for word, noun in obliques(verb):
        opened = lemma in attitude_prepositions().get(word, ())
        if noun.i > verb.i and (opened or (report and word in SPOKEN_OF)):
            first = noun.left_edge
            start = verb.doc[first.i + 1] if first.lower_ == word else first
            return start.idx, object_end(verb, noun)
    return None
