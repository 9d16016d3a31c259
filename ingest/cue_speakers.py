"""Find who utters what a reporting verb reports, and to whom."""

from spacy.tokens import Token

from ingest.actors import Cast
from ingest.cue_asides import tense_of
from ingest.cue_lexicon import all_verbs, nouns, verbs
from ingest.names import is_title, words
from ingest.nouns import names_person
from ingest.syntax import (
    OBJECT,
    POSSESSIVE,
    RELATIVE,
    SUBJECT,
    agent,
    child,
    children,
    direct_object,
    first_conjunct,
    indirect_object,
    is_passive,
    oblique,
    own_subject,
    parted_by_quote,
    subject_of,
)

FINITE = frozenset({"VBD", "VBZ", "VBP"})
INNER = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "relcl"})  # what was said
INSIDE_PHRASE = frozenset({"nmod", "pobj", "prep"})  # relations inside a noun's own phrase
BEFORE_INVERSION = "”\"’',"  # what ends a quotation: "..." asked the union
PARTITIVE = frozenset({"number", "handful", "couple", "range", "series", "string", "host"})
BEFORE_HEAD = frozenset({"det", "amod", "compound", "nmod:poss", "poss"})
QUOTE_ENDS = ("”", '"', "’", "'")
PLAIN_FRAMES = frozenset({"clause", "parataxis", "none"})  # that even a thing may fill


def speaker_token(verb: Token) -> Token | None:
    """Find the mention of who utters what a verb reports, behind a text that carries it."""
    above = report_above(verb)
    if above is not None:
        return speaker_token(above)
    found = _subject_speaker(verb)
    return None if found is None else _behind(found)


def report_above(verb: Token) -> Token | None:
    """Find the report that a second verb goes on: "says it will rain and calls for boats".

    The parse joins it to a verb in what was said, whose tense is another than the report's.
    """
    if verb.dep_ != "conj" or verb.tag_ not in FINITE or own_subject(verb) is not None:
        return None
    joined = first_conjunct(verb)
    inner, above = joined, joined.head
    while inner.dep_ in INNER and above.tag_ != verb.tag_ and above.head != above:
        inner, above = above, above.head
    outer = inner.dep_ in INNER and above.pos_ == "VERB" and above.lemma_ in all_verbs()
    same = above.tag_ == verb.tag_ and tense_of(joined) != verb.tag_
    return above if outer and same and above.i < joined.i else None


def name_before(verb: Token, cast: Cast) -> Token | None:
    """Find a name right before a finite verb that the parse left without a subject."""
    if verb.tag_ not in FINITE or is_passive(verb):
        return None
    i, first = verb.i - 1, verb.sent.start
    while i > first and verb.doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    token = verb.doc[i]
    return token if i >= first and token.pos_ == "PROPN" and cast.is_animate(token) else None


def name_after(verb: Token, cast: Cast) -> Token | None:
    """Find the name behind '"...," said Mr. Volk', where the parse lost it as the subject."""
    doc, i = verb.doc, verb.i + 1
    before = doc[verb.i - 1].text if verb.i else ""
    if verb.tag_ not in FINITE or before[-1:] not in QUOTE_ENDS:
        return None
    while i < len(doc) and is_title(doc[i]):
        i += 1
    found = i < len(doc) and doc[i].pos_ == "PROPN" and cast.is_animate(doc[i])
    return doc[i] if found else None


def speaks(verb: Token, speaker: Token | None, rule: str, cast: Cast) -> bool:
    """Filter on who can speak: weak verbs need somebody, strong ones anybody but a thing."""
    lemma = verb.lemma_.lower()
    if speaker is None:
        blame = lemma in verbs("keeps_addressee")
        return lemma not in verbs("weak") and (rule != "object" or blame or not is_passive(verb))
    if can_speak(speaker, cast):
        return True
    strong = lemma in verbs("clause") - verbs("weak")
    return strong and rule in PLAIN_FRAMES and speaker.pos_ != "VERB"


def can_speak(token: Token, cast: Cast) -> bool:
    """Say whether a token names one who can speak, or is a pronoun."""
    if cast.is_animate(token) or token.lower_ in words("pronouns"):
        return True
    if token.lower_ in PARTITIVE:
        of = oblique(token, "of")
        return of is not None and cast.is_animate(of)
    subject = token.dep_ in SUBJECT and token.tag_ == "NNP"
    return token.text[:1].isupper() and (subject or token.tag_ == "NNPS")


def addressee(verb: Token) -> Token | None:
    """Find to whom a verb says that something is said."""
    if verb.lemma_ not in verbs("addressee") | verbs("keeps_addressee"):
        return None
    called = oblique(verb, "on") if verb.lemma_ == "call" else None
    return indirect_object(verb) or direct_object(verb) or called


def _subject_speaker(verb: Token) -> Token | None:
    """Find the subject of a reporting verb, the agent of a passive one, or an inverted subject."""
    if is_passive(verb) and not _follows_quotation(verb):
        by = agent(verb)
        if by is not None or verb.lemma_ != "quote":
            return by
    if _follows_quotation(verb):
        return verb.head
    subject = subject_of(verb)
    if subject is None:
        return _inverted(verb) if own_subject(verb) is None else None
    return _speaking_subject(verb, subject)


def _speaking_subject(verb: Token, subject: Token) -> Token | None:
    """Find who speaks where the parse gives a subject that does not."""
    if subject.i < verb.i and parted_by_quote(subject, verb):
        return _behind_quotation(verb) or subject
    if _hangs_on_thing(verb, subject):
        return subject_above(subject) or subject
    if subject.lower_ in ("there", "it") and own_subject(verb) is None and is_passive(verb.head):
        return agent(verb.head)
    return subject


def _follows_quotation(verb: Token) -> bool:
    """Read '"...," the union noted in May' where the parse made the verb a participle."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or agent(verb) is not None:
        return False
    first = noun.i
    while first > 0 and verb.doc[first - 1].dep_ in BEFORE_HEAD:
        first -= 1
    before = verb.doc[first - 1].text if first else ""
    return noun.i == verb.i - 1 and before[-1:] in QUOTE_ENDS


def _hangs_on_thing(verb: Token, subject: Token) -> bool:
    """Say whether a participle hangs on a noun that cannot speak: "signed the text, saying"."""
    participle = verb.dep_ == "acl" and verb.tag_ == "VBG"
    return participle and subject == verb.head and not names_person(subject)


def subject_above(noun: Token) -> Token | None:
    """Find the subject of the clause that a noun stands in."""
    return subject_of(_verb_above(noun))


def _verb_above(token: Token) -> Token:
    """Climb from a noun to the verb that governs it."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token


def _inverted(verb: Token) -> Token | None:
    """Read "asked the union" after a quotation, where the parse took the speaker for an object."""
    before = verb.doc[verb.i - 1].text if verb.i else ""
    noun = direct_object(verb) or indirect_object(verb)
    if noun is None or noun.i < verb.i or not before:
        return None
    return noun if before[-1] in BEFORE_INVERSION else None


def _behind_quotation(verb: Token) -> Token | None:
    """Read '"The plan is dead," says a source', where the parse took words of the quotation.

    The subject is then the one behind the verb, or what stands for one.
    """
    after = next((c for c in children(verb, SUBJECT) if c.i > verb.i), None)
    return after or _inverted(verb)


def _behind(token: Token) -> Token:
    """Find who issued a statement, a report, a comment: its owner, or who "released" it."""
    person = _person_above(token)
    if person is not None:
        return person
    text = words("document") | nouns("clause")
    if token.pos_ != "NOUN" or not {token.lower_, token.lemma_} & text:
        return token
    owner = child(token, POSSESSIVE) or oblique(token, "by", "from")
    if owner is not None:
        return owner
    if token.dep_ in OBJECT and token.head.lemma_ in nouns("light"):
        return _subject_speaker(token.head) or token
    return token


def _person_above(token: Token) -> Token | None:
    """Find the person at an antecedent's head: "a spokesman for the ministry, who added".

    The parse hangs the relative clause on the last noun of its antecedent.
    """
    clauses = (own_subject(c) for c in token.children if c.dep_ in RELATIVE)
    if not any(who is not None and who.lower_ == "who" for who in clauses):
        return None
    while token.dep_ in INSIDE_PHRASE and token.head != token:
        token = token.head
        if token.pos_ == "NOUN" and {token.lower_, token.lemma_} & words("person"):
            return token
    return None
