"""Statements in the making: a reporting word's content, fitted to quotations and to its neighbours.

A draft's spans begin as what the parse says; a quotation that they touch is taken whole, the
reporting clause is cut out, and of two reports one inside the other the outer stays, unless
the inner stands beside it ("X, he said, Y", "..., adding that").
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from spacy.tokens import Doc

from ingest.cues import Hit, verbs
from ingest.quotes import Quote
from ingest.records import Actor, Span
from ingest.syntax import follows_comma, own_subject, text_of

POINTING = frozenset({"it", "so", "them", "these", "those", "him", "her"})
ASIDE = frozenset({"as", "while", "after", "although", "though", "whereas"})
OWN_VOICE = frozenset({"i", "we", "you", "who"})  # inside a report these are its own speaker
LINKERS = (" and", " but", " while", " as")
OPEN_MARKS, CLOSE_MARKS = '\u201c"', '\u201d"'


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """Hold a statement in the making: a hit with its spans, in the order of the text."""

    hit: Hit
    spans: list[Span]
    quotes: list[Quote] = field(default_factory=list)
    actor: Actor | None = None

    @property
    def start(self) -> int:
        """Return where the words of the statement begin."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Return where its words and its reporting clause end."""
        return max(b for _, b in (*self.spans, *reporting(self.hit)))


class Quotations:
    """Hold an article's quotations and find them by place."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.all = list(quotes)
        self._starts = [q.start for q in quotes]

    def at(self, position: int) -> Quote | None:
        """Find the quotation around a character."""
        i = bisect_right(self._starts, position) - 1
        return self.all[i] if i >= 0 and position < self.all[i].end else None

    def near(self, start: int, end: int) -> list[Quote]:
        """List the quotations that touch characters [start, end)."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end)
        return [q for q in self.all[first:last] if q.end > start and q.start < end]


class Claims:
    """Hold which draft has which characters."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._pieces: list[tuple[int, int, Draft]] = []  # by place; none overlaps another
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Give a draft its characters; an earlier owner keeps what it has."""
        for a, b in draft.spans:
            free = a
            for start, end, _ in self._within(a, b):
                self._put(free, start, draft)
                free = end
            self._put(free, b, draft)

    def _put(self, start: int, end: int, draft: Draft) -> None:
        if start < end:
            insort(self._pieces, (start, end, draft), key=itemgetter(0))

    def _within(self, start: int, end: int) -> list[tuple[int, int, Draft]]:
        """List the pieces that touch characters [start, end)."""
        if start >= end:
            return []
        first = bisect_right(self._pieces, start, key=itemgetter(1))
        return self._pieces[first : bisect_left(self._pieces, end, key=itemgetter(0))]

    def owner(self, position: int) -> Draft | None:
        """Find who has a character."""
        found = self._within(position, position + 1)
        return found[0][2] if found else None

    def touches(self, span: Span) -> bool:
        """Say whether any character of a span is taken."""
        return bool(self._within(*span))

    def shares(self, draft: Draft) -> Counter[Draft]:
        """Count the characters that a draft shares with each owner."""
        shared: Counter[Draft] = Counter()
        for a, b in draft.spans:
            for start, end, owner in self._within(a, b):
                if owner is not draft:
                    shared[owner] += min(end, b) - max(start, a)
        return shared


def reporting(hit: Hit) -> list[Span]:
    """List the spans of the reporting clause that no content may hold: cue and speaker."""
    out = [hit.cue]
    speaker = hit.speaker
    rules = ("clause", "parataxis", "none", "according")
    if speaker is None or abs(speaker.i - hit.token.i) >= 40 or hit.rule not in rules:
        return out
    first, last = speaker.left_edge.i, speaker.right_edge.i
    if first <= hit.token.i <= last:
        first = last = speaker.i
    end = speaker.doc[last]
    return [*out, (speaker.doc[first].idx, end.idx + len(end))]


def draft_of(hit: Hit, quotes: Quotations, doc: Doc) -> Draft:
    """Widen a hit's content by the quotations that it touches, and keep cue and speaker out."""
    home = quotes.at(hit.cue[0])
    spans = [s for s in hit.content if s[1] > s[0]]
    if home is not None:
        spans = [(max(a, home.inner[0]), min(b, home.inner[1])) for a, b in spans]
        return Draft(hit=hit, spans=[s for s in spans if s[0] < s[1]])
    taken: list[Quote] = []
    if hit.rule not in ("object", "noun"):
        taken = [q for a, b in spans for q in quotes.near(a, b) if touches((a, b), q.inner)]
    spans = united([*spans, *(q.inner for q in taken)])
    return Draft(hit=hit, spans=_cut(spans, reporting(hit), doc, taken), quotes=taken)


def touches(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def united(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or meet, in order."""
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _cut(spans: list[Span], gone: list[Span], doc: Doc, taken: list[Quote]) -> list[Span]:
    """Take the reporting clause out of the spans, and tidy their edges."""
    text = text_of(doc)
    for c, d in gone:
        if any(q.start <= c < q.end for q in taken):
            continue
        spans = [piece for span in spans for piece in _without(span, c, d)]
    tidied = (tidy(text, a, b) for a, b in spans if a < b)
    kept = [s for s in tidied if any(ch.isalnum() for ch in text[s[0] : s[1]])]
    pointing = len(kept) == 1 and text[slice(*kept[0])].lower() in POINTING
    return [] if pointing else kept


def _without(span: Span, start: int, end: int) -> list[Span]:
    if end <= span[0] or span[1] <= start:
        return [span]
    return [(span[0], min(span[1], start)), (max(span[0], end), span[1])]


def tidy(text: str, start: int, end: int) -> Span:
    """Trim spaces, commas and quotation marks that have no partner inside."""
    while start < end and text[start] in " \t\r\n,;:.\u2013\u2014)":
        start += 1
    while end > start and text[end - 1] in " \t\r\n,;:\u2013\u2014(":
        end -= 1
    body = text[start:end]
    if body[:1] in OPEN_MARKS and not any(m in body[1:] for m in CLOSE_MARKS):
        start += 1
    if body[-1:] in CLOSE_MARKS and not any(m in body[:-1] for m in OPEN_MARKS):
        end -= 1
    inner = body[1:-1]
    if (
        body[:1] in OPEN_MARKS
        and body[-1:] in CLOSE_MARKS
        and not set(inner) & set(OPEN_MARKS + CLOSE_MARKS)
    ):
        start, end = start + 1, end - 1
    return start, max(start, end)


# -- one report inside another -----------------------------------------------------------------


def outermost(drafts: list[Draft], quotes: Quotations, doc: Doc) -> list[Draft]:
    """Keep the outermost attribution; one set into it on the same level splits it instead."""
    keep: list[Draft] = []
    claims = Claims()
    for draft in sorted(drafts, key=lambda d: (-sum(b - a for a, b in d.spans), d.hit.cue)):
        outer = claims.owner(draft.hit.cue[0])
        if outer is not None:
            edge = _edge(draft, outer, quotes, doc)
            if edge is None and _is_other_voice(draft, outer):
                keep.append(draft)
                continue
            if edge is None:
                continue
            outer.spans = list(_before_edge(outer.spans, edge, doc))
        keep.append(draft)
        claims.add(draft)
    return list(_merge_twins([k for k in keep if k.spans]))


def _is_other_voice(inner: Draft, outer: Draft) -> bool:
    """Say whether a report inside another has a speaker of its own and a whole clause."""
    speaker = inner.hit.speaker
    if speaker is None or speaker.lower_ in OWN_VOICE or outer.hit.rule == "none":
        return False
    if inner.hit.rule == "noun":
        above = outer.hit.speaker
        return speaker.pos_ == "PROPN" and (above is None or above.lower_ != speaker.lower_)
    named = speaker.pos_ in ("PROPN", "NOUN", "PRON")
    return named and inner.hit.rule in ("clause", "infinitive")


def _edge(inner: Draft, outer: Draft, quotes: Quotations, doc: Doc) -> int | None:
    """Say where an inner report begins that stands beside the outer one, not under it.

    None where it is part of what the outer one says.
    """
    hit = inner.hit
    home = quotes.at(hit.cue[0])
    if home is not None and home in outer.quotes:
        return None
    if hit.rule == "parataxis" or (hit.rule == "none" and bool(inner.quotes)):
        return min(inner.start, *(a for a, _ in reporting(hit)))
    verb = hit.token
    if verb.pos_ != "VERB" or verb.i <= outer.hit.token.i or outer.hit.token.pos_ != "VERB":
        return None
    left = doc[verb.left_edge.i]
    if own_subject(verb) is None:
        return _participle_edge(inner, outer)
    aside = verb.dep_ == "advcl" and left.lower_ in ASIDE
    second = verb.dep_ == "conj" and verb.tag_ == outer.hit.token.tag_
    return left.idx if aside or (second and verb.lemma_ in verbs("clause")) else None


def _participle_edge(inner: Draft, outer: Draft) -> int | None:
    """Read "..., adding that": the participle has the outer speaker, whatever the parse says."""
    verb = inner.hit.token
    left = verb.left_edge
    if (
        verb.tag_ == "VBG"
        and follows_comma(verb)
        and verb.dep_ in ("advcl", "acl", "conj", "xcomp")
    ):
        inner.hit.speaker = outer.hit.speaker
        return int(left.idx)
    return None


def _before_edge(spans: list[Span], edge: int, doc: Doc) -> Iterator[Span]:
    text = text_of(doc)
    for a, b in spans:
        if a >= edge:
            continue
        start, end = tidy(text, a, min(b, edge))
        body = text[start:end]
        linker = next((w for w in LINKERS if body.endswith(w)), "")
        end -= len(linker)
        if sum(c.isalnum() for c in text[start:end]) > 2:
            yield tidy(text, start, end)


def _is_nested(draft: Draft, shared: Counter[Draft]) -> bool:
    """Say whether of two drafts that share words one reports the other."""
    return any(_holds(draft, o.hit.cue[0]) or _holds(o, draft.hit.cue[0]) for o in shared)


def _holds(draft: Draft, position: int) -> bool:
    return any(a <= position < b for a, b in draft.spans)


def _merge_twins(drafts: list[Draft]) -> Iterator[Draft]:
    """Join drafts that claim the same words: the surer stays."""
    claims = Claims()
    for draft in sorted(drafts, key=lambda d: (-d.hit.confidence, d.hit.cue)):
        size = sum(b - a for a, b in draft.spans)
        shared = claims.shares(draft)
        if _is_nested(draft, shared) or all(
            n <= 0.5 * min(size, sum(b - a for a, b in o.spans)) for o, n in shared.items()
        ):
            claims.add(draft)
            yield draft
