"""Put the names of an article together by who bears them: full names first, then the shorter."""

import re
from bisect import bisect_left

from spacy.tokens import Doc

from ingest.countries import country_by_code, metonym
from ingest.names import (
    Bearer,
    NameSpan,
    abbreviations,
    acronyms,
    base_form,
    initials,
    name_spans,
    same_body,
    same_first,
    same_person,
)
from ingest.records import ActorKind


class Roster:
    """Hold the bearers that an article names, and where it names them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.spans = name_spans(doc)
        self._starts = [doc[s.start].idx for s in self.spans]
        self.bearers: list[Bearer] = []
        self.spelled = {  # "cwu": "coast workers union"
            short.lower(): base_form(doc, span).lower() for span, short in acronyms(doc)
        }
        self.measured: dict[int, tuple[int, int]] = {}  # the mentions' spans, by their heads
        self._at: dict[int, Bearer] = {}
        self._span_at = {i: s for s in self.spans for i in range(s.start, s.end)}
        self._states: dict[str, Bearer] = {}
        self._places: dict[Bearer, list[int]] = {}  # where each is named
        self._rank: dict[Bearer, int] = {}
        self._by_key: dict[str, list[Bearer]] = {}
        self._gather()

    def at(self, i: int) -> Bearer | None:
        """Return the bearer whose name token number i belongs to."""
        return self._at.get(i)

    def person_at(self, i: int) -> Bearer | None:
        """Return the person whose name token number i belongs to."""
        bearer = self._at.get(i)
        return bearer if bearer is not None and bearer.kind == "person" else None

    def span_at(self, i: int) -> NameSpan | None:
        """Return the name that token number i belongs to, whoever bears it."""
        return self._span_at.get(i)

    def state(self, span: NameSpan) -> Bearer | None:
        """Return the state that a country's name or adjective stands for."""
        return self._states.get(span.iso3) if span.iso3 is not None else None

    def state_of(self, iso3: str) -> Bearer:
        """Return the state with a country's code, named in the article or not."""
        return self._states.get(iso3) or self._state("", iso3, seat=False)

    def spans_in(self, start: int, end: int) -> list[NameSpan]:
        """List the names that begin in characters [start, end)."""
        return self.spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _gather(self) -> None:
        """Find each name's bearer, short forms after what they stand for."""
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
            self._places.setdefault(bearer, []).append(span.start)
            if not self._is_modifier(span):
                self._at.update(dict.fromkeys(range(span.start, span.end), bearer))

    def _is_modifier(self, span: NameSpan) -> bool:
        """Say whether an adjective of a state is not the state: "Turkish troops", "Iraqis"."""
        token = self.doc[span.end - 1]
        people = token.tag_ in ("NNS", "NNPS") and token.text[-1:] == "s"
        return span.adjective and (token.dep_ in ("amod", "compound") or people)

    def _is_short(self, span: NameSpan) -> bool:
        return base_form(self.doc, span).lower() in self.spelled

    def _bearer_for(self, span: NameSpan) -> Bearer | None:
        form = base_form(self.doc, span)
        if span.iso3 is not None:
            return self._state(form, span.iso3, seat=span.seat)
        known = self._known(form, span)
        if known is not None or span.kind in ("other", "place"):
            return known
        kind: ActorKind = "person" if span.kind == "person" else "organization"
        return self._enlist(Bearer(name=abbreviations().get(form, form), kind=kind))

    def _known(self, form: str, span: NameSpan) -> Bearer | None:
        """Find who bears a name already: the body it spells, a person, a body."""
        full = self.spelled.get(form.lower(), abbreviations().get(form, form).lower())
        near = self._alike(form, full)
        bodies = [b for b in near if b.kind == "organization"]
        spelled = [b for b in bodies if b.name.lower() == full]
        if spelled:
            return spelled[0]
        people = [b for b in near if b.kind == "person"]
        same = [b for b in people if same_person(b.name, form)]
        if not same and span.kind == "person":
            same = [b for b in people if same_first(b.name, form)]
        if same and (span.kind != "organization" or " " not in form):
            return self._nearest(same, span)
        bodies = [b for b in bodies if same_body(b.name, form)]
        return bodies[0] if bodies and span.kind != "person" else None

    def _nearest(self, same: list[Bearer], span: NameSpan) -> Bearer:
        """Choose among bearers of one last name who was named last before a short form of it."""
        if span.end - span.start > 1:
            return min(same, key=lambda b: (-b.count, b.name))
        last = {b: max((i for i in self._places[b] if i < span.start), default=-1) for b in same}
        return min(same, key=lambda b: (-last[b], -b.count, b.name))

    def _state(self, form: str, iso3: str, *, seat: bool) -> Bearer:
        """Find or enlist a state; a seat of power keeps a name of its own: "Kremlin"."""
        spoken = (seat and metonym(form) is not None) or form.lower().endswith(" authority")
        name = re.sub(r"^[Tt]he ", "", form) if spoken else country_by_code(iso3).name
        for bearer in self._alike(name):  # a seat of power is a bearer of its own
            if bearer.kind == "state" and bearer.country == iso3 and bearer.name == name:
                return bearer
        state = self._enlist(Bearer(name=name, kind="state", country=iso3))
        if not spoken:
            self._states[iso3] = state
        return state

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


def _keys(name: str) -> list[str]:
    """List the keys by which a name is found: its first and last word, and its initials."""
    parts = name.lower().split()
    short = {initials(name).lower(), initials(re.split(r" (?:of|for) ", name)[0]).lower()}
    return [parts[0], parts[-1], "-".join(parts[-2:]), *sorted(short)] if parts else []
