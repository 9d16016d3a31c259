"""Find the words that report an utterance, who utters it, and what the parse says was said.

A hit is one reporting verb, noun or phrase in its frame (language/cues.toml). Its content may
be empty: then a quotation beside it must supply the words (statements.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ingest.actors import Cast
from ingest.cue_extents import is_that
from ingest.cue_frames import verb_content
from ingest.cue_lexicon import all_nouns, all_verbs, nouns, verb_prepositions, verbs
from ingest.cue_misread import misread
from ingest.cue_nouns import (
    CONTENT_CLAUSE,
    noun_content,
    noun_speaker,
    opens_phrase,
    phrase_content,
    phrase_source,
)
from ingest.cue_speakers import (
    addressee,
    name_after,
    name_before,
    report_above,
    speaker_token,
    speaks,
    subject_above,
)
from ingest.records import Span
from ingest.syntax import (
    CLAUSE,
    NEGATION,
    OBJECT,
    SUBJECT,
    auxiliaries,
    follows_comma,
    has_to,
    is_negated,
    modals,
    own_subject,
    parted_by_quote,
)

HYPOTHETICAL = frozenset(
    {"would", "could", "may", "might", "should", "can", "must", "'d", "’d", "shall"}
)
CONDITIONAL = frozenset({"if", "unless", "whether"})
MOST_STEPS = 6  # heads between a participle and the report that it goes on
NO_PREDICATE = frozenset({"amod", "compound", "case", "mark", "aux"})
CONFIDENCE = {  # how far the content that a frame gives can be trusted
    "clause": 0.95,
    "parataxis": 0.9,
    "infinitive": 0.85,
    "preposition": 0.85,
    "object": 0.8,
    "none": 0.7,
}


@dataclass(slots=True, kw_only=True)
class Hit:
    """Hold one reporting word with the mention of its speaker and its content by the parse."""

    token: Token
    cue: Span
    speaker: Token | None
    content: list[Span] = field(default_factory=list)
    rule: str
    addressee: Token | None = None
    before: bool = False  # the content stands before the cue, or around it
    confidence: float = 0.9


def find_hits(doc: Doc, cast: Cast) -> Iterator[Hit]:
    """Yield the reporting words of an article in the order of the text."""
    for token in doc:
        hit = None
        if token.pos_ == "VERB" and token.lemma_.lower() in all_verbs():
            hit = verb_hit(token, cast)
        elif (found := misread(token, cast)) is not None:
            hit = _misread_hit(token, *found)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in all_nouns():
            hit = noun_hit(token, cast)
        elif opens_phrase(token):
            hit = phrase_hit(token)
        if hit is not None:
            yield hit


def verb_hit(verb: Token, cast: Cast) -> Hit | None:
    """Read a reporting verb in its frame; None where it reports nothing here."""
    if verb.dep_ in NO_PREDICATE or _is_participle(verb) or not is_asserted(verb):
        return None
    speaker = _able(verb, _speaker(verb, cast), cast)
    content, rule, before = verb_content(verb)
    if not speaks(verb, speaker, rule, cast):
        return None
    return Hit(
        token=verb,
        cue=_verb_cue(verb, rule),
        speaker=speaker,
        content=list(content),
        rule=rule,
        addressee=addressee(verb),
        before=before,
        confidence=CONFIDENCE[rule],
    )


def _misread_hit(verb: Token, speaker: Token, content: list[Span], rule: str) -> Hit:
    """Make a hit of a verb that the tagger took for a noun."""
    last = verb.doc[verb.i + 1] if rule == "preposition" else verb
    return Hit(
        token=verb,
        cue=(verb.idx, last.idx + len(last)),
        speaker=speaker,
        content=content,
        rule=rule,
        confidence=CONFIDENCE["none"],
    )


def _speaker(verb: Token, cast: Cast) -> Token | None:
    """Find who utters what a verb reports, by the parse or by a name that stands beside it."""
    return speaker_token(verb) or name_before(verb, cast) or name_after(verb, cast)


def _able(verb: Token, speaker: Token | None, cast: Cast) -> Token | None:
    """Give "rejected a plan ..., saying that" to who rejected, where a thing was taken to speak."""
    if speaker is None or verb.tag_ != "VBG" or not follows_comma(verb):
        return speaker
    outer = _speaker_of_report(verb)
    if outer is not None and cast.is_animate(outer):
        return outer
    if verb.dep_ == "acl" and speaker == verb.head and speaker.dep_ not in SUBJECT:
        above = subject_above(speaker)
        if above is not None and above.i < speaker.i and cast.is_animate(above):
            return above
    if cast.is_animate(speaker):
        return speaker
    subject = own_subject(verb.sent.root)
    return subject if subject is not None and cast.is_animate(subject) else speaker


def _speaker_of_report(verb: Token) -> Token | None:
    """Find who says what a participle hangs in: "X says that it rains, adding that"."""
    token, seen = verb, 0
    while token.head != token and seen < MOST_STEPS:
        above = token.head
        report = above.lemma_ in verbs("clause") and above.pos_ == "VERB"
        if token != verb and token.dep_ == "ccomp" and report and above.i < token.i < verb.i:
            return speaker_token(above)
        token, seen = above, seen + 1
    return None


def _is_participle(verb: Token) -> bool:
    """Recognise the participle of "Asked whether", which reports a question to the speaker."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBN" and not auxiliaries(verb)


def _verb_cue(verb: Token, rule: str) -> Span:
    """Measure the reporting words: the verb with its particle or preposition."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    particle = following.dep_ in ("compound:prt", "prt") and following.head == verb
    opened = verb_prepositions().get(following.lower_, ())
    governed = rule == "preposition" and verb.lemma_ in opened
    called = verb.lemma_ == "call" and following.lower_ in ("on", "upon", "for")
    end = following if particle or governed or called else verb
    return verb.idx, end.idx + len(end)


def noun_hit(noun: Token, cast: Cast) -> Hit | None:
    """Read a reporting noun with its content and a speaker: "the minister's claim that"."""
    found = noun_content(noun)
    if found is None:
        return None
    speaker = noun_speaker(noun, cast)
    if speaker is None and not _goes_unsigned(noun):
        return None
    if noun.dep_ in OBJECT and not is_asserted(noun.head):
        return None
    return Hit(
        token=noun,
        cue=(noun.idx, noun.idx + len(noun)),
        speaker=speaker,
        content=[found],
        rule="noun",
        confidence=0.7,
    )


def _goes_unsigned(noun: Token) -> bool:
    """Say whether a noun reports though nobody signs for it: "allegations that", not "of"."""
    clauses = (c for c in noun.children if c.dep_ in CONTENT_CLAUSE)
    return noun.lemma_ in nouns("unsigned") and any(is_that(k) for c in clauses for k in c.children)


def phrase_hit(token: Token) -> Hit | None:
    """Read "according to X": the clause around the phrase is what X says."""
    source = phrase_source(token)
    spans = phrase_content(token, source) if source is not None else []
    if source is None or not spans:
        return None
    return Hit(
        token=token,
        cue=_phrase_cue(token, source),
        speaker=source,
        content=spans,
        rule="according",
        before=spans[0][0] < token.idx,
    )


def _phrase_cue(token: Token, source: Token) -> Span:
    """Measure "according to", up to its preposition."""
    last = token.doc[source.i - 1] if source.i > token.i else token
    closing = (t for t in token.doc[token.i : token.i + 3] if t.lower_ in ("to", "per", "of"))
    end = next(closing, last)
    return token.idx, end.idx + len(end)


# -- what is asserted --------------------------------------------------------------------------


def is_asserted(verb: Token) -> bool:
    """Say whether an utterance is reported as made: not negated, hypothetical or asked for."""
    seen: set[int] = set()
    token = verb
    while token.i not in seen:
        seen.add(token.i)
        if _is_denied(token) or _is_hypothetical(token):
            return False
        above = report_above(token)
        verdict = None if above or _shares_clause(token) else _verdict(token, verb)
        if verdict is not None:
            return verdict
        token = above or token.head
    return True


def _shares_clause(token: Token) -> bool:
    """Say whether a verb has its subject and auxiliaries from the verb it is joined to."""
    return token.dep_ == "conj" and own_subject(token) is None and not auxiliaries(token)


def _verdict(token: Token, verb: Token) -> bool | None:
    """Say whether the verb above makes or unmakes an utterance; None where one must ask on."""
    above = token.head
    report = above.pos_ == "VERB" and above.lemma_ in all_verbs()
    if token.dep_ == "ccomp" and report and is_negated(above):
        return False
    if token.dep_ not in CLAUSE or not has_to(token):
        return True
    if above.lemma_ in verbs("silent"):
        return False
    if above.lemma_ in verbs("transparent"):
        return None
    return token != verb or above.lemma_ in all_verbs()


def _is_denied(token: Token) -> bool:
    """Say whether a verb is negated by a word outside the quotation: '"Never," he said' is not."""
    if not is_negated(token):
        return False
    marks = [c for c in token.children if c.lower_ in NEGATION]
    return not marks or not all(parted_by_quote(c, token) for c in marks)


def _is_hypothetical(token: Token) -> bool:
    if any(c.lower_ in CONDITIONAL and c.dep_ == "mark" for c in token.children):
        return True
    return bool(modals(token) & HYPOTHETICAL)


__all__ = ["Hit", "all_verbs", "find_hits", "is_asserted", "speaker_token", "verbs"]
