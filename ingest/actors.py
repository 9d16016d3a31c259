"""Say who a name, a noun or a pronoun denotes within one article.

The cast is built once an article: names are put together by their bearers (names.py), each
gets what the article calls it (titles, appositions: "Dmitri Peskov, the Kremlin spokesman"),
and nouns ("the minister", "the union") and pronouns are followed to the bearer that was last
in focus, with agreement of number, gender and sort.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.countries import country_by_code, find_countries, metonym
from ingest.language import load_words
from ingest.names import (
    Bearer,
    NameSpan,
    acronyms,
    base_form,
    initials,
    is_title,
    name_spans,
    same_body,
    same_person,
    words,
)
from ingest.quotes import quoted_tokens
from ingest.records import Actor, ActorKind, Span
from ingest.syntax import (
    NAME_PART,
    NOUN_CLAUSE,
    POSSESSIVE,
    SUBJECT,
    children,
    conjuncts,
    extent,
    is_copula,
    obliques,
    preposition,
    text_of,
    trimmed,
)

RECENT = 120  # mentions that a pronoun or a bare noun looks back at most
MOST_NAMES = 500  # names of an article that a bare noun is compared with
WINDOW = 4  # sentences that a pronoun or a bare noun looks back
DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its"}
)
OPENING = frozenset({"of", "for", "to"})  # what may stand inside a role, before a name
LEADER = frozenset(
    {"leader", "head", "chief", "president", "chairman", "chairwoman", "chair", "boss"}
)
# What a noun that is a predicate ("is also president of the bank") carries and no mention of it holds.
NOT_MENTION = (
    NOUN_CLAUSE
    | SUBJECT
    | {"cop", "aux", "advcl:relcl", "discourse", "vocative", "ccomp", "obl", "obl:unmarked"}
)
SPEAKING = frozenset(load_words("cues")["verbs"]["clause"])
LEADING = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one place where a bearer is in focus."""

    token: int
    bearer: Bearer
    sentence: int
    subject: bool
    quoted: bool
    speaks: bool


class Cast:
    """Hold who appears in an article and tell who a token denotes."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.spans = name_spans(doc)
        self._spelled = {
            short.lower(): base_form(doc, span).lower() for span, short in acronyms(doc)
        }
        self.bearers: list[Bearer] = []
        self._sentence = _sentence_numbers(doc)
        self._quoted = quoted_tokens(doc)
        self._at: dict[int, Bearer] = {}
        self._span_at: dict[int, NameSpan] = {
            i: s for s in self.spans for i in range(s.start, s.end)
        }
        self._said_by: list[tuple[Span, Actor]] = []
        self._mentions: list[Mention] = []
        self._pronouns: dict[int, Bearer] = {}
        self._nominals: dict[int, Bearer | None] = {}
        self._rank: dict[Bearer, int] = {}
        self._by_key: dict[str, list[Bearer]] = {}
        self._by_name: dict[tuple[str, ActorKind], Bearer] = {}
        self._gather()
        self._describe()
        self._named = [b for b in self.bearers if b.kind in ("person", "organization")][:MOST_NAMES]
        self._words = {b: self._own_words(b) for b in self._named}
        self._follow()

    # -- who ---------------------------------------------------------------------------------

    def actor_of(self, token: Token) -> Actor | None:
        """Say who a token denotes; None where it is nobody who can speak or act."""
        first = token.lower_ in words("pronouns", "first")
        if first:
            return self._speaker_around(token)
        bearer = self.bearer_of(token)
        return None if bearer is None else as_actor(bearer)

    def actors_of(self, token: Token) -> tuple[Actor, ...]:
        """Say whom a coordination names ("Britain and France"), each once, in order."""
        pair = self._pair(token)
        found = pair or [a for t in conjuncts(token) if (a := self.actor_of(t)) is not None]
        return tuple(dict.fromkeys(found))

    def bearer_of(self, token: Token) -> Bearer | None:
        """Find the bearer that a token denotes."""
        if token.i in self._at:
            return self._person_below(token) or self._at[token.i]
        if token.i in self._pronouns:
            return self._pronouns[token.i]
        if is_title(token) and token.i + 1 in self._at and self._at[token.i + 1].kind == "person":
            return self._at[token.i + 1]
        named = self._named_by(token)
        if named is not None:
            return named
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "NUM", "DET"):
            return self._nominal(token)
        return None

    def is_animate(self, token: Token) -> bool:
        """Say whether a token names one who can speak or act: a person, body, state or group."""
        return self.actor_of(token) is not None

    def mention_span(self, token: Token) -> Span:
        """Measure the mention headed by a token, without relative clauses and appositions."""
        if token.i in self._span_at and not any(
            c.dep_ not in ("punct", "case") for c in token.children
        ):
            span = self._span_at[token.i]
            return trimmed(self.doc, span.start, span.end)
        start, end = extent(
            token,
            NOT_MENTION | {"conj", "cc", "parataxis", "punct", "advcl", "case", "mark", "dep"},
        )
        return _without_trailing_apposition(self.doc, token, start, end)

    def names_in(self, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Collect the actors' names and the countries (ISO alpha-3) named in characters [start, end)."""
        names: dict[str, None] = {}
        countries: dict[str, None] = {}
        for span in self._spans_in(start, end):
            bearer = self._at.get(span.start)
            if span.iso3 is not None:
                countries[span.iso3] = None
            elif bearer is not None:
                names[bearer.name] = None
        for i in self._pronouns_in(start, end):
            names[self._pronouns[i].name] = None
        return tuple(names), tuple(countries)

    def mentioned(self, start: int, end: int) -> tuple[Actor, ...]:
        """List the actors named in characters [start, end), each once, in order."""
        named = {
            s.start: self._at[s.start] for s in self._spans_in(start, end) if s.start in self._at
        }
        found = named | {i: self._pronouns[i] for i in self._pronouns_in(start, end)}
        return tuple(dict.fromkeys(as_actor(found[i]) for i in sorted(found)))

    def _spans_in(self, start: int, end: int) -> list[NameSpan]:
        first = bisect_left(self.spans, start, key=lambda s: self.doc[s.start].idx)
        last = bisect_left(self.spans, end, key=lambda s: self.doc[s.start].idx)
        return self.spans[first:last]

    def _pronouns_in(self, start: int, end: int) -> list[int]:
        order = list(self._pronouns)  # in the order of the text, as they were followed
        first = bisect_left(order, start, key=lambda i: self.doc[i].idx)
        return order[first : bisect_left(order, end, key=lambda i: self.doc[i].idx)]

    def hear(self, span: Span, speaker: Actor | None) -> None:
        """Note who speaks in characters [start, end), so that "I" and "we" denote them there."""
        if speaker is not None:
            self._said_by.append((span, speaker))

    def sentence_of(self, token: Token) -> int:
        """Return the number of the sentence that a token stands in."""
        return self._sentence[token.i]

    def last_speakable(self, sentence: int) -> Actor | None:
        """Find the person or body in focus at the start of a sentence number."""
        at = bisect_left(self._mentions, sentence, key=lambda m: m.sentence)
        before = self._mentions[max(0, at - RECENT) : at]
        found = [m for m in before if m.subject and not m.quoted]
        return as_actor(found[-1].bearer) if found else None

    # -- building ----------------------------------------------------------------------------

    def _gather(self) -> None:
        """Put the mentions of one bearer together: full names first, then the shorter."""
        order = sorted(
            self.spans,
            key=lambda s: (self._is_short(s), s.kind == "other", s.start - s.end, s.start),
        )
        for span in order:
            bearer = self._bearer_for(span)
            if bearer is None:
                continue
            form = base_form(self.doc, span)
            bearer.forms[form] = bearer.forms.get(form, 0) + 1
            bearer.count += 1
            if not self._is_modifier(span):
                self._at.update(dict.fromkeys(range(span.start, span.end), bearer))

    def _is_modifier(self, span: NameSpan) -> bool:
        """Say whether a country's adjective only modifies ("Turkish troops"), or names people ("Iraqis")."""
        token = self.doc[span.end - 1]
        people = token.tag_ in ("NNS", "NNPS") and token.text[-1:] == "s"
        return span.adjective and (token.dep_ in ("amod", "compound") or people)

    def _is_short(self, span: NameSpan) -> bool:
        return base_form(self.doc, span).lower() in self._spelled

    def _bearer_for(self, span: NameSpan) -> Bearer | None:
        form = base_form(self.doc, span)
        if span.kind == "country":
            return self._country_bearer(span, form)
        known = self._known(form, span)
        if known is not None:
            return known
        if span.kind in ("other", "place"):
            return None
        return self._enlist(
            Bearer(name=form, kind="person" if span.kind == "person" else "organization")
        )

    def _known(self, form: str, span: NameSpan) -> Bearer | None:
        full = self._spelled.get(form.lower(), form.lower())
        near = self._alike(form, full)
        spelled = [b for b in near if b.name.lower() == full and b.kind == "organization"]
        if spelled:
            return spelled[0]
        same = [b for b in near if b.kind == "person" and same_person(b.name, form)]
        if same and (span.kind != "organization" or " " not in form):
            return min(same, key=lambda b: (-b.count, b.name))
        bodies = [b for b in near if b.kind == "organization" and same_body(b.name, form)]
        return bodies[0] if bodies and span.kind != "person" else None

    def _alike(self, *forms: str) -> list[Bearer]:
        """List the bearers that share a first or last word or their initials with some forms."""
        found = (b for form in forms for key in _keys(form) for b in self._by_key.get(key, ()))
        return sorted(dict.fromkeys(found), key=self._rank.__getitem__)

    def _enlist(self, bearer: Bearer) -> Bearer:
        self._rank[bearer] = len(self.bearers)
        self.bearers.append(bearer)
        for key in _keys(bearer.name):
            self._by_key.setdefault(key, []).append(bearer)
        return bearer

    def _country_bearer(self, span: NameSpan, form: str) -> Bearer:
        country = country_by_code(span.iso3 or "")
        seat = span.seat and metonym(form) is not None
        name = re.sub(r"^[Tt]he ", "", form) if seat else (country.name if country else form)
        for bearer in self._alike(name):
            if bearer.kind == "state" and bearer.country == span.iso3 and bearer.name == name:
                return bearer
        return self._enlist(Bearer(name=name, kind="state", country=span.iso3))

    def _describe(self) -> None:
        """Read titles, appositions and countries off each name's phrase."""
        for span in self.spans:
            bearer = self._at.get(span.start)
            if bearer is None or bearer.kind == "state":
                continue
            if bearer.kind == "organization":
                bearer.country = bearer.country or self.state_of(bearer.name)
                continue
            role = self._role_before(span) or self._role_above(span) or self._role_after(span)
            if role:
                bearer.roles.append(role)
                bearer.country = bearer.country or self.state_of(role)
            self._gender(span, bearer)

    def _role_before(self, span: NameSpan) -> str:
        start = span.start
        while start > 0 and self._belongs_to_role(self.doc[start - 1]):
            start -= 1
        text = self.doc[start : span.start].text.strip(" ,;:")
        return re.sub(r"^(the|a|an|and|of)\s+", "", text, flags=re.I) if _has_role(text) else ""

    def _role_above(self, span: NameSpan) -> str:
        """Read "The union's president, Ada Volk," where the name is the apposition."""
        root = self.doc[span.start : span.end].root
        if root.dep_ != "appos" or root.head.i > span.start or not _is_person_noun(root.head):
            return ""
        start = root.head.left_edge.i
        inside = (self._span_at.get(i) for i in range(start, span.start))
        if any(s is not None and s.kind == "person" for s in inside):
            return ""
        text = self.doc[start : max(root.head.i + 1, root.left_edge.i)].text.strip(" ,;:")
        return re.sub(r"^(the|a|an)\s+", "", text, flags=re.I) if _has_role(text) else ""

    def _belongs_to_role(self, token: Token) -> bool:
        if token.is_space or (token.is_sent_start is True and token.is_punct):
            return False
        return (
            token.pos_ in ("NOUN", "ADJ", "PROPN")
            or token.lower_ in ("of", "the", "'s", "’s", "-", "and", "for")
            or is_title(token)
        )

    def _role_after(self, span: NameSpan) -> str:
        """Read ", the Kremlin spokesman," after a name."""
        i = span.end
        if i + 1 >= len(self.doc) or self.doc[i].text != ",":
            return ""
        end = i + 1
        while (
            end < min(i + 16, len(self.doc))
            and self.doc[end].text not in {",", ".", ";", "”", '"', "who", "which"}
            and not self.doc[end].is_space
            and self.doc[end].pos_ not in ("VERB", "AUX")
        ):
            end += 1
        text = self.doc[i + 1 : end].text
        return re.sub(r"^(the|a|an)\s+", "", text, flags=re.I) if _has_role(text) else ""

    def _gender(self, span: NameSpan, bearer: Bearer) -> None:
        before = self.doc[span.start - 1].lower_ if span.start else ""
        role = " ".join(bearer.roles).lower().split()
        for gender in ("male", "female"):
            if before in words("titles", gender) or words("person", gender) & set(role):
                bearer.gender = bearer.gender or gender

    def state_of(self, role: str) -> str | None:
        """Find the state that a role speaks for: the country in it, with a word of office."""
        tokens = set(re.findall(r"[\w-]+", role.lower()))
        if not tokens & words("state_roles", "nouns") or tokens & words("state_roles", "not_state"):
            return None
        return next((m.iso3 for m in find_countries(role)), None)

    # -- following ---------------------------------------------------------------------------

    def _follow(self) -> None:
        """Walk the article once: names set the focus, pronouns and bare nouns take and renew it."""
        for token in self.doc:
            bearer = self._at.get(token.i)
            if bearer is not None:
                span = self._span_at[token.i]
                if span.end - 1 == token.i and not span.adjective:
                    self._focus(token, bearer)
            elif token.lower_ in words("pronouns", "male", "female", "plural", "neuter"):
                self._follow_pronoun(token)
            elif token.pos_ in ("NOUN", "PROPN") and token.dep_ not in NAME_PART:
                nominal = self._nominal(token)
                if nominal is not None:
                    self._focus(token, nominal)

    def _focus(self, token: Token, bearer: Bearer) -> None:
        top = token
        while top.dep_ in NAME_PART and top.head != top:
            top = top.head
        self._mentions.append(
            Mention(
                token.i,
                bearer,
                self._sentence[token.i],
                top.dep_ in SUBJECT or top.dep_ == "agent",
                token.i in self._quoted,
                top.dep_ in SUBJECT and top.head.lemma_ in SPEAKING,
            )
        )

    def _follow_pronoun(self, token: Token) -> None:
        if token.lower_ in ("it", "both") and token.dep_ == "expl":
            return
        found = self._antecedent(token)
        if found is not None:
            self._pronouns[token.i] = found
            self._focus(token, found)

    def _antecedent(self, token: Token) -> Bearer | None:
        here = self._sentence[token.i]
        recent = self._mentions[-RECENT:]
        near = [m for m in recent if here - m.sentence <= WINDOW and _agrees(token, m.bearer)]
        near = (
            near
            or [m for m in recent if _agrees(token, m.bearer) and m.bearer.kind == "person"][-3:]
        )
        if not near:
            return self._cataphor(token)
        return max(near, key=lambda m: self._salience(token, m)).bearer

    def _salience(self, token: Token, m: Mention) -> float:
        distance = self._sentence[token.i] - m.sentence
        score = -10.0 * distance + 7.0 * m.subject - 0.02 * (token.i - m.token)
        score -= 6.0 * (m.quoted != (token.i in self._quoted))
        score += min(m.bearer.count, 6) * 0.7 + 3.0 * (m.bearer.kind == "person") + 4.0 * m.speaks
        score += 6.0 * (m.bearer.plural and token.lower_ in words("pronouns", "plural"))
        score -= 4.0 * (m.bearer.kind == "unnamed" and not m.subject)
        if distance == 0 and self._is_own_object(token, m.token):
            score -= 12.0
        return score

    def _is_own_object(self, token: Token, other: int) -> bool:
        """Say whether a pronoun and a mention are arguments of one verb (then they are two)."""
        mate = self.doc[other]
        while mate.dep_ in NAME_PART:
            mate = mate.head
        return mate.head == token.head and token.dep_ not in POSSESSIVE and mate.dep_ != "conj"

    def _cataphor(self, token: Token) -> Bearer | None:
        """Look ahead in the sentence: "While he backs the treaty, Mr. Volk said"."""
        here = self._sentence[token.i]
        for span in self.spans:
            bearer = self._at.get(span.start)
            if span.start > token.i and bearer is not None and self._sentence[span.start] == here:
                if _agrees(token, bearer) and bearer.kind == "person":
                    return bearer
        return None

    def _named_by(self, token: Token) -> Bearer | None:
        """Find the name that a role noun carries: "Kremlin spokesman Dmitri Peskov", "Peskov" below."""
        for c in token.children:
            if c.dep_ in NAME_PART | {"appos"} and c.i > token.i:
                bearer = self._at.get(c.i)
                if bearer is not None and bearer.kind == "person" and _is_person_noun(token):
                    return bearer
        if (
            token.dep_ == "appos"
            and token.head.i in self._at
            and self._at[token.head.i].kind == "person"
            and _noun_kind(token) == "unnamed"
        ):
            return self._at[token.head.i]
        ahead = self._name_ahead(token)
        if ahead is not None:
            return ahead
        if token.dep_ in NAME_PART and token.head.i in self._at and token.pos_ != "ADJ":
            head = self._at[token.head.i]
            return head if head.kind == "person" and is_title(token) else None
        return None

    def _person_below(self, token: Token) -> Bearer | None:
        """Find the person where the parse made the state the head of "Alandian President Ada Volk"."""
        if self._at[token.i].kind == "person":
            return None
        below = (self._at.get(c.i) for c in token.children if c.dep_ in NAME_PART and c.i > token.i)
        return next((b for b in below if b is not None and b.kind == "person"), None)

    def _name_ahead(self, token: Token) -> Bearer | None:
        """Find the name that closes a role: "Secretary-General of the League Ada Volk"."""
        if not _is_person_noun(token):
            return None
        since = token.lower_  # the last word that a preposition opened
        titles_only = False
        for i in range(token.i + 1, min(token.i + 14, len(self.doc))):
            word = self.doc[i]
            span = self._span_at.get(i)
            if span is not None and span.kind == "person" and span.start == i:
                bearer = self._at.get(i)
                return None if titles_only or since in OPENING or bearer is None else bearer
            if word.lower_ in OPENING:
                titles_only = True
            elif word.lower_ not in LEADING and not is_title(word):
                titles_only = False
            if (
                word.pos_ not in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "PART")
                and word.text != "-"
            ):
                return None
            if word.pos_ == "ADP" and word.lower_ not in OPENING:
                return None
            since = word.lower_
        return None

    def _nominal(self, token: Token) -> Bearer | None:
        if token.i not in self._nominals:
            self._nominals[token.i] = self._resolve_nominal(token)
        return self._nominals[token.i]

    def _resolve_nominal(self, token: Token) -> Bearer | None:
        named = self._named_by(token)
        if named is not None:
            return named
        kind = _noun_kind(token)
        if kind is None or token.dep_ in NAME_PART or any(is_copula(c) for c in token.children):
            return None
        return self._same_nominal(token, kind) or self._new_nominal(token, kind)

    def _same_nominal(self, token: Token, kind: ActorKind) -> Bearer | None:
        """Find the bearer that "the minister" or "the union" takes up again."""
        if not _is_definite(token) and token.pos_ != "PROPN":
            return None
        head = token.lemma_.lower()
        modifiers = _content(self._nominal_name(token)) - {head, token.lower_}
        recent = list(
            dict.fromkeys(m.bearer for m in reversed(self._mentions[-RECENT:]) if m.token < token.i)
        )
        later = [b for b in self._named if b not in recent]
        best: tuple[int, int] | None = None
        found = None
        for rank, bearer in enumerate((*recent, *later)):
            own = self._words.get(bearer) or _content(bearer.name)
            overlap = _fits(bearer, kind, head, modifiers, own)
            if overlap is not None and (best is None or (overlap, -rank) > best):
                best, found = (overlap, -rank), bearer
        return found or self._speaker_again(token, kind)

    def _speaker_again(self, token: Token, kind: ActorKind) -> Bearer | None:
        """Take "the official said" up with the person who was in focus just before."""
        if (
            kind != "unnamed"
            or token.dep_ not in SUBJECT
            or not any(c.lower_ == "the" for c in token.children)
        ):
            return None
        if {token.lower_, token.lemma_} & words("document"):
            return None
        here = self._sentence[token.i]
        near = [
            m
            for m in self._mentions[-RECENT:]
            if 0 < here - m.sentence <= 2
            and m.subject
            and not m.quoted
            and m.bearer.kind == "person"
        ]
        last = near[-1].bearer if near else None
        gender = _gender_of(token)
        if last is None or (gender is not None and last.gender not in (None, gender)):
            return None
        modifiers = _content(self._nominal_name(token)) - {token.lower_, token.lemma_.lower()}
        own = self._words.get(last) or _content(last.name)
        same = {token.lower_, token.lemma_.lower()} & own
        return last if not modifiers or not last.roles or same or modifiers & own else None

    def _own_words(self, bearer: Bearer) -> set[str]:
        """Collect the words of a bearer's names and roles, and the short forms of what they spell out."""
        text = " ".join((bearer.name, *bearer.roles)).lower()
        known = [b for b in self._named if b.kind == "organization" and b.name.lower() in text]
        short = {f.lower() for b in known for f in b.forms}
        return _content(text) | short | {s for s, full in self._spelled.items() if full in text}

    def _new_nominal(self, token: Token, kind: ActorKind) -> Bearer:
        name = self._nominal_name(token)
        known = self._by_name.get((name.lower(), kind))
        if known is not None:
            known.count += 1
            return known
        plural = (
            token.tag_ in ("NNS", "NNPS") or "Plur" in token.morph.get("Number", []) or kind == "group"
        )
        bearer = Bearer(name=name, kind=kind, plural=plural, country=self.state_of(name), count=1)
        bearer.forms[name] = 1
        if words("person", "male") & {token.lower_, token.lemma_}:
            bearer.gender = "male"
        if words("person", "female") & {token.lower_, token.lemma_}:
            bearer.gender = "female"
        self.bearers.append(bearer)
        self._by_name[name.lower(), kind] = bearer
        return bearer

    def _nominal_name(self, token: Token) -> str:
        start, end = self.mention_span(token)
        text = re.sub(r"\s+", " ", self.text[start:end]).strip(" ,.“”\"'")
        text = re.sub(r"^(the|a|an|these|those|this|that)\s+", "", text, flags=re.I)
        return self._with_possessor(token, text)

    def _with_possessor(self, token: Token, text: str) -> str:
        """Put the possessor's name for "his" and "its"."""
        for c in children(token, POSSESSIVE):
            owner = self._pronouns.get(c.i)
            if owner is not None and text.lower().startswith(c.lower_ + " "):
                return f"{owner.name}'s {text[len(c) + 1 :]}"
        return text

    # -- pairs and speakers ------------------------------------------------------------------

    def _pair(self, token: Token) -> list[Actor]:
        """Name the two behind "both leaders" and "the two sides": the last two in focus."""
        marks = {c.lower_ for c in token.children}
        if (
            not (marks & {"both", "two"} or token.lower_ == "both")
            or not (_is_definite(token) or "both" in marks or token.lower_ == "both")
            or preposition_of(token)
        ):
            return []
        recent = [m for m in self._mentions[-RECENT:] if m.token < token.i]
        here = [m for m in recent if m.sentence == self._sentence[token.i]]
        persons = (
            token.lemma_ in words("person")
            or len({m.bearer for m in here if m.bearer.kind == "person"}) > 1
        )
        kinds = ("person",) if persons else ("state", "organization", "person")
        out: dict[int, Bearer] = {}
        for m in reversed(recent):
            if m.bearer.kind in kinds and not m.bearer.plural:
                out[id(m.bearer)] = m.bearer
            if len(out) == 2:
                break
        return [as_actor(b) for b in reversed(out.values())] if len(out) == 2 else []

    def _speaker_around(self, token: Token) -> Actor | None:
        around = [(s, a) for s, a in self._said_by if s[0] <= token.idx < s[1]]
        return min(around, key=lambda x: x[0][1] - x[0][0])[1] if around else None


def preposition_of(token: Token) -> bool:
    """Say whether a noun has an "of" phrase ("both of them")."""
    return any(p == "of" for p, _ in obliques(token))


def as_actor(bearer: Bearer) -> Actor:
    """Freeze what is known of a bearer."""
    aliases = tuple(sorted(f for f in bearer.forms if f != bearer.name))
    role = max(bearer.roles, key=lambda r: (len(r), r)) if bearer.roles else None
    return Actor(
        name=bearer.name, kind=bearer.kind, aliases=aliases, country=bearer.country, role=role
    )


def _keys(name: str) -> list[str]:
    """List the keys by which a name is found: its first and last word, and its initials."""
    parts = name.lower().split()
    short = {initials(name).lower(), initials(re.split(r" (?:of|for) ", name)[0]).lower()}
    return [parts[0], parts[-1], "-".join(parts[-2:]), *sorted(short)] if parts else []


def _sentence_numbers(doc: Doc) -> list[int]:
    out = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            out[token.i] = number
    return out


def _agrees(token: Token, bearer: Bearer) -> bool:
    word = token.lower_
    if word in words("pronouns", "plural"):
        return bearer.plural or bearer.kind in ("organization", "group")
    if word in words("pronouns", "neuter"):
        return bearer.kind in ("organization", "state") and not bearer.plural
    gender = "male" if word in words("pronouns", "male") else "female"
    single = bearer.kind == "person" or (bearer.kind == "unnamed" and not bearer.plural)
    return single and bearer.gender in (None, gender)


def _noun_kind(token: Token) -> ActorKind | None:
    """Sort a common noun: one person without a name, several, a body, or nothing that acts."""
    forms = {token.lower_, token.lemma_.lower()}
    plural = token.tag_ in ("NNS", "NNPS") or "Plur" in token.morph.get("Number", [])
    if forms & words("person") or _person_ending(token):
        return "group" if plural else "unnamed"
    if forms & words("organization", "nouns"):
        return "organization"
    if token.lower_ in words("group"):
        return "group"
    if forms & words("document"):
        return "unnamed"
    return None


def _person_ending(token: Token) -> bool:
    if (
        token.pos_ != "NOUN"
        or token.lemma_.lower() in words("endings", "not_person")
        or len(token) < 6
    ):
        return False
    return token.lower_.endswith(tuple(words("endings", "person"))) and not token.lower_.endswith(
        ("ness", "ess")
    )


def _is_person_noun(token: Token) -> bool:
    return (
        bool({token.lower_, token.lemma_.lower()} & (words("person") | words("titles")))
        or token.pos_ == "PROPN"
    )


def _has_role(text: str) -> bool:
    found = set(re.findall(r"[\w-]+", text.lower()))
    return bool(found & (words("person") | words("titles", "other"))) and bool(
        found - {"the", "of", "a"}
    )


def _gender_of(token: Token) -> str | None:
    for gender in ("male", "female"):
        if {token.lower_, token.lemma_} & words("person", gender):
            return gender
    return None


def _is_definite(token: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in token.children)


def _content(text: str) -> set[str]:
    return {
        w
        for w in re.findall(r"[\w-]+", text.lower())
        if w not in LEADING | {"of", "s", "and", "for", "in"}
    }


def _fits(
    bearer: Bearer, kind: ActorKind, head: str, modifiers: set[str], own: set[str]
) -> int | None:
    """Count the words that a noun phrase shares with a bearer; None where it cannot be it."""
    own = own | {w.rstrip("s") for w in own}
    if head not in own and not (head in LEADER and own & LEADER and modifiers & own):
        return None
    if kind == "unnamed" and bearer.kind in ("person", "unnamed") and not bearer.plural:
        gone = modifiers - own - DEFINITE
        return None if gone else len(modifiers & own)
    if kind == bearer.kind and kind in ("organization", "group"):
        return None if modifiers - own - DEFINITE else len(modifiers & own)
    return None


def _without_trailing_apposition(doc: Doc, token: Token, start: int, end: int) -> Span:
    """Cut ", the Kremlin spokesman" off a mention, but keep a name that follows its title."""
    for c in token.children:
        if (
            c.dep_ == "appos"
            and c.i > token.i
            and doc[c.left_edge.i - 1].text in {",", "(", "–", "—"}
        ):
            before = doc[c.left_edge.i - 1]
            if start < before.idx <= end:
                end = len(text_of(doc)[: before.idx].rstrip())
    relative = RELATIVE_CLAUSE.search(text_of(doc), start, end)
    return start, relative.start() if relative and relative.start() > token.idx else end


RELATIVE_CLAUSE = re.compile(r",? (?:who|which|whose|whom)\b")


def each(cast: Cast, tokens: Iterable[Token]) -> list[Actor]:
    """Collect the actors that some tokens denote, each once."""
    return list(dict.fromkeys(a for t in tokens for a in cast.actors_of(t)))


__all__ = ["Cast", "Mention", "as_actor", "each", "preposition"]
