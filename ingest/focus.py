"""Keep in order who was mentioned, and follow pronouns to whom they take up."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.bearers import Roster
from ingest.cue_lexicon import verbs
from ingest.names import Bearer, words
from ingest.nouns import is_definite
from ingest.quotes import quoted_tokens
from ingest.syntax import NAME_PART, POSSESSIVE, SUBJECT, obliques

RECENT = 120  # mentions that a pronoun or a bare noun looks back at most
WINDOW = 4  # sentences that a pronoun looks back
AGAIN = 2  # sentences within which "the official" takes up who spoke
PERSONS = 3  # persons farther back that a pronoun may still denote


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one place where a bearer is in focus."""

    token: int
    bearer: Bearer
    sentence: int
    subject: bool
    quoted: bool
    speaks: bool


class Focus:
    """Hold the mentions of an article so far and say whom a pronoun takes up."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._sentence = _sentence_numbers(roster.doc)
        self._quoted = quoted_tokens(roster.doc)
        self._told = _sentence_numbers(roster.doc, self._quoted)
        self._mentions: list[Mention] = []
        self._pronouns: dict[int, Bearer] = {}
        self._order: list[int] = []  # the pronouns in the order of the text, as they were followed
        self._starts: list[int] = []  # where each of these begins

    def sentence_of(self, token: Token) -> int:
        """Return the number of the sentence that a token stands in."""
        return self._sentence[token.i]

    def pronoun_at(self, i: int) -> Bearer | None:
        """Return whom the pronoun at token number i takes up."""
        return self._pronouns.get(i)

    def pronouns_in(self, start: int, end: int) -> dict[int, Bearer]:
        """Map the followed pronouns in characters [start, end) to whom they take up."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return {i: self._pronouns[i] for i in self._order[first:last]}

    def add(self, token: Token, bearer: Bearer) -> None:
        """Put a bearer in focus where a token mentions it."""
        top = token
        while top.dep_ in NAME_PART and top.head != top:
            top = top.head
        subject = top.dep_ in SUBJECT
        self._mentions.append(
            Mention(
                token=token.i,
                bearer=bearer,
                sentence=self._sentence[token.i],
                subject=subject or top.dep_ == "agent",
                quoted=token.i in self._quoted,
                speaks=subject and top.head.lemma_ in verbs("clause"),
            )
        )

    def follow(self, token: Token) -> None:
        """Find whom a pronoun takes up, and put that bearer in focus again."""
        if token.lower_ in ("it", "both") and token.dep_ == "expl":
            return
        found = self._antecedent(token)
        if found is not None:
            self._pronouns[token.i] = found
            self._order.append(token.i)
            self._starts.append(token.idx)
            self.add(token, found)

    def before(self, token: Token) -> list[Mention]:
        """List the last mentions that precede a token, in order."""
        return [m for m in self._mentions[-RECENT:] if m.token < token.i]

    def last_actor(self, sentence: int) -> Bearer | None:
        """Find who was last in focus as a subject outside quotations before a sentence number."""
        at = bisect_left(self._mentions, sentence, key=lambda m: m.sentence)
        before = self._mentions[max(0, at - RECENT) : at]
        found = [m for m in before if m.subject and not m.quoted]
        return found[-1].bearer if found else None

    def last_person(self, token: Token) -> Bearer | None:
        """Find the person who was in focus in the sentences right before a token's."""
        return self.last_of(token, ("person",))

    def last_of(self, token: Token, kinds: Collection[str], within: int = AGAIN) -> Bearer | None:
        """Find who of some kinds was the subject last, in the sentences right before a token's."""
        here = self._sentence[token.i]
        near = (m for m in reversed(self.before(token)) if 0 < here - m.sentence <= within)
        found = (m.bearer for m in near if m.subject and not m.quoted)
        return next((b for b in found if b.kind in kinds), None)

    def last_speaker(self, token: Token) -> Bearer | None:
        """Find who spoke last, outside quotations, in the sentences right before a token's."""
        here = self._sentence[token.i]
        near = (m for m in reversed(self.before(token)) if 0 < here - m.sentence <= AGAIN)
        return next((m.bearer for m in near if m.speaks and not m.quoted), None)

    def pair(self, token: Token) -> list[Bearer]:
        """Find the two behind "both leaders" and "the two sides": the last two in focus."""
        if not _means_two(token):
            return []
        recent = self.before(token)
        here = {m.bearer for m in recent if m.sentence == self._sentence[token.i]}
        several = sum(b.kind == "person" for b in here) > 1
        persons = several or token.lemma_ in words("person")
        kinds = ("person",) if persons else ("state", "organization", "person")
        kinds = ("state",) if token.lemma_ in ("country", "nation", "state") else kinds
        able = (m.bearer for m in reversed(recent) if m.bearer.kind in kinds)
        last = list(dict.fromkeys(b for b in able if not b.plural))[:2]
        return last[::-1] if len(last) == 2 else []

    def _antecedent(self, token: Token) -> Bearer | None:
        able = [m for m in self._mentions[-RECENT:] if _agrees(token, m.bearer)]
        near = [m for m in able if self._distance(token, m) <= WINDOW]
        near = near or [m for m in able if m.bearer.kind == "person"][-PERSONS:]
        if not near:
            return self._cataphor(token)
        return max(near, key=lambda m: self._salience(token, m)).bearer

    def _salience(self, token: Token, m: Mention) -> float:
        """Weigh how likely a pronoun takes up a mention: near, subject, speaker, often named."""
        distance = self._distance(token, m)
        score = -10.0 * distance + 7.0 * m.subject - 0.02 * (token.i - m.token)
        score -= 6.0 * (m.quoted != (token.i in self._quoted))
        score += min(m.bearer.count, 6) * 0.7 + 3.0 * (m.bearer.kind == "person") + 6.0 * m.speaks
        score += 6.0 * (m.bearer.plural and token.lower_ in words("pronouns", "plural"))
        score -= 4.0 * (m.bearer.kind == "unnamed" and not m.subject)
        if distance == 0 and self._is_own_object(token, m.token):
            score -= 12.0
        return score

    def _distance(self, token: Token, m: Mention) -> int:
        """Count the sentences since a mention; outside quotations those within do not count."""
        counts = self._sentence if token.i in self._quoted or m.quoted else self._told
        return counts[token.i] - counts[m.token]

    def _is_own_object(self, token: Token, other: int) -> bool:
        """Say whether a pronoun and a mention are arguments of one verb (then they are two)."""
        mate = self._roster.doc[other]
        while mate.dep_ in NAME_PART:
            mate = mate.head
        return mate.head == token.head and token.dep_ not in POSSESSIVE and mate.dep_ != "conj"

    def _cataphor(self, token: Token) -> Bearer | None:
        """Look ahead in the sentence: "While he backs the treaty, Mr. Volk said"."""
        here = self._sentence[token.i]
        later = (s.start for s in self._roster.spans if s.start > token.i)
        persons = (self._roster.person_at(i) for i in later if self._sentence[i] == here)
        return next((b for b in persons if b is not None and _agrees(token, b)), None)


def _means_two(token: Token) -> bool:
    """Say whether a noun or "both" means two that are known; "both of them" names its own."""
    marks = {c.lower_ for c in token.children}
    both = token.lower_ == "both" or "both" in marks
    if not both and not ("two" in marks and is_definite(token)):
        return False
    return all(p != "of" for p, _ in obliques(token))


def _agrees(token: Token, bearer: Bearer) -> bool:
    """Say whether a pronoun and a bearer agree in number, gender and sort."""
    word = token.lower_
    if word in words("pronouns", "plural"):
        return bearer.plural or bearer.kind in ("organization", "group")
    if word in words("pronouns", "neuter"):
        return bearer.kind in ("organization", "state") and not bearer.plural
    gender = "male" if word in words("pronouns", "male") else "female"
    single = bearer.kind == "person" or (bearer.kind == "unnamed" and not bearer.plural)
    return single and bearer.gender in (None, gender)


def _sentence_numbers(doc: Doc, quoted: Collection[int] = frozenset()) -> list[int]:
    """Give each token its sentence's number; one wholly in a quotation has the number before."""
    out = [0] * len(doc)
    number = -1
    for sentence in doc.sents:
        number += sentence.start not in quoted or sentence.end - 1 not in quoted
        out[sentence.start : sentence.end] = [number] * len(sentence)
    return out
