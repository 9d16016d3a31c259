"""Put reporting words, quotations and speakers together into statements.

The parse says what a reporting word governs; quotation marks say what was said to the letter.
Where they disagree the marks win: a quotation that its cue's content touches is taken whole,
and one that no content touches goes to the cue it stands beside.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc, Token

from ingest.actors import Cast
from ingest.cues import Hit, find_hits, verbs
from ingest.dates import said_date
from ingest.quotes import Quote, find_quotes
from ingest.records import Actor, SaidDate, Span, Statement, StatementKind
from ingest.syntax import own_subject, text_of

BESIDE = 90  # characters that may lie between a cue and its quotation
LONE_WORDS = 5  # a quotation of fewer words that no cue claims is a term, not an utterance
POINTING = frozenset({"this", "that", "it", "so", "them", "these", "those", "him", "her"})
PAUSE = frozenset(" \t\r\n,;:.–—-\"“”‘’'()")


@dataclass(slots=True, kw_only=True)
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


def statements(doc: Doc, cast: Cast, published_on: date | None = None) -> Iterator[Statement]:
    """Yield what an article reports somebody to have said, in the order of the text."""
    quotes = find_quotes(text_of(doc))
    drafts = [_draft(h, quotes, doc) for h in find_hits(doc, cast)]
    drafts = _outermost(_claim_beside(drafts, quotes, doc), doc)
    _append_free(drafts, quotes, doc)
    drafts.extend(_lone(drafts, quotes, doc, cast))
    for draft in sorted((d for d in drafts if d.spans), key=lambda d: (d.start, d.hit.cue)):
        yield from _finish(draft, doc, cast, quotes, published_on)


# -- content and quotations --------------------------------------------------------------------


def _draft(hit: Hit, quotes: list[Quote], doc: Doc) -> Draft:
    """Widen a hit's content by the quotations that it touches, and keep cue and speaker out."""
    home = _quote_at(hit.cue[0], quotes)
    spans = [s for s in hit.content if s[1] > s[0]]
    if home is not None:
        spans = [(max(a, home.inner[0]), min(b, home.inner[1])) for a, b in spans]
        return Draft(hit=hit, spans=[s for s in spans if s[0] < s[1]])
    taken: list[Quote] = []
    if hit.rule not in ("object", "noun"):
        taken = [q for q in quotes if any(_touches(s, q) for s in spans)]
    spans = _united([*spans, *(q.inner for q in taken)])
    return Draft(hit=hit, spans=_cut(spans, _reporting(hit), doc, taken), quotes=taken)


def _touches(span: Span, quote: Quote) -> bool:
    return span[0] < quote.inner[1] and quote.inner[0] < span[1]


def _quote_at(position: int, quotes: list[Quote]) -> Quote | None:
    i = bisect_right([q.start for q in quotes], position) - 1
    return quotes[i] if i >= 0 and quotes[i].start <= position < quotes[i].end else None


def _united(spans: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _reporting(hit: Hit) -> list[Span]:
    """List the spans of the reporting clause that no content may hold: cue and speaker."""
    out = [hit.cue]
    speaker = hit.speaker
    if speaker is not None and abs(speaker.i - hit.token.i) < 40 and hit.rule in ("clause", "parataxis", "none", "according"):
        near = [t for t in speaker.subtree if not (min(t.i, speaker.i) < hit.token.i < max(t.i, speaker.i))]
        out.append((near[0].idx, near[-1].idx + len(near[-1])) if near else (speaker.idx, speaker.idx + len(speaker)))
    return out


def _cut(spans: list[Span], gone: list[Span], doc: Doc, taken: list[Quote]) -> list[Span]:
    """Take the reporting clause out of the spans, and tidy their edges."""
    for c, d in gone:
        if any(q.start <= c < q.end for q in taken):
            continue
        pieces: list[Span] = []
        for a, b in spans:
            pieces += [(a, b)] if d <= a or b <= c else [(a, min(b, c)), (max(a, d), b)]
        spans = pieces
    tidy = (_tidy(text_of(doc), a, b) for a, b in spans if a < b)
    kept = [s for s in tidy if s[0] < s[1] and any(ch.isalnum() for ch in text_of(doc)[s[0] : s[1]])]
    pointing = len(kept) == 1 and text_of(doc)[slice(*kept[0])].lower() in POINTING
    return [] if pointing else kept


def _tidy(text: str, start: int, end: int) -> Span:
    """Trim spaces, commas and quotation marks that have no partner inside."""
    while start < end and text[start] in " \t\r\n,;:.–—)":
        start += 1
    while end > start and text[end - 1] in " \t\r\n,;:–—(":
        end -= 1
    body = text[start:end]
    if body[:1] in "“\"" and body.count("”") + body[1:].count('"') == 0:
        start += 1
    if body[-1:] in "”\"" and body.count("“") + body[:-1].count('"') == 0:
        end -= 1
    if body[:1] in "“\"" and body[-1:] in "”\"" and not any(m in body[1:-1] for m in "“”\""):
        start, end = start + 1, end - 1
    return start, end


def _claim_beside(drafts: list[Draft], quotes: list[Quote], doc: Doc) -> list[Draft]:
    """Give each cue without content the quotation before it or after it."""
    free = {id(q): q for q in quotes} if quotes else {}
    for draft in drafts:
        for q in draft.quotes:
            free.pop(id(q), None)
    for draft in drafts:
        if draft.spans or draft.hit.rule not in ("none",) or draft.hit.token.lemma_ not in verbs("clause"):
            continue
        quote = _beside(draft.hit, list(free.values()), doc)
        if quote is not None:
            free.pop(id(quote))
            draft.quotes.append(quote)
            draft.spans = [quote.inner]
            draft.hit.before = quote.start < draft.hit.cue[0]
    return [d for d in drafts if d.spans]


def _beside(hit: Hit, quotes: list[Quote], doc: Doc) -> Quote | None:
    start = min(a for a, _ in _reporting(hit))
    end = max(b for _, b in _reporting(hit))
    text = text_of(doc)
    before = [q for q in quotes if q.end <= start and not text[q.end : start].strip(" ,.;:–—-")
              or (q.end <= start and "\n" not in text[q.end : start] and start - q.end < 30
                  and not any(c in ".!?" for c in text[q.end : start]))]
    if before:
        return before[-1]
    after = [q for q in quotes if q.start >= end and "\n" not in text[end : q.start] and q.start - end < BESIDE
             and not any(c in "!?;" or text[i : i + 2] == ". " for i, c in enumerate(text[end : q.start], end))]
    return after[0] if after and len(text[after[0].inner[0] : after[0].inner[1]].split()) > 2 else None


def _outermost(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """Keep the outermost attribution; one set into it on the same level splits it instead."""
    keep: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-_size(d), d.hit.cue)):
        around = [k for k in keep if any(a <= draft.hit.cue[0] < b for a, b in k.spans)]
        if not around:
            keep.append(draft)
            continue
        edge = _edge(draft, around[0], doc)
        if edge is not None:
            outer = around[0]
            outer.spans = [s for s in _before_edge(outer.spans, edge, doc) if _is_text(doc, s)]
            keep.append(draft)
    return [k for k in _merge_twins(keep) if k.spans]


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.spans)


def _is_text(doc: Doc, span: Span) -> bool:
    return sum(c.isalnum() for c in text_of(doc)[span[0] : span[1]]) > 2


def _edge(inner: Draft, outer: Draft, doc: Doc) -> int | None:
    """Say where an inner report begins that stands beside the outer one, not under it.

    None where it is part of what the outer one says.
    """
    hit = inner.hit
    if _quote_at(hit.cue[0], outer.quotes) is not None:
        return None
    if hit.rule == "parataxis" or (hit.rule == "none" and bool(inner.quotes)):
        return min(inner.start, *(a for a, _ in _reporting(hit)))
    verb = hit.token
    if verb.pos_ != "VERB" or verb.i <= outer.hit.token.i or outer.hit.token.pos_ != "VERB":
        return None
    left = doc[verb.left_edge.i]
    comma = verb.left_edge.i > 0 and doc[verb.left_edge.i - 1].text == ","
    own = own_subject(verb)
    if own is None and verb.tag_ == "VBG" and comma and verb.dep_ in ("advcl", "acl", "conj", "xcomp"):
        hit.speaker = outer.hit.speaker
        return left.idx
    if own is not None and verb.dep_ == "advcl" and left.lower_ in ASIDE:
        return left.idx
    if own is not None and verb.dep_ == "conj" and verb.tag_ == outer.hit.token.tag_ and verb.lemma_ in verbs("clause"):
        return left.idx
    return None


ASIDE = frozenset({"as", "while", "after", "although", "though", "whereas"})


def _before_edge(spans: list[Span], edge: int, doc: Doc) -> list[Span]:
    kept = [(a, min(b, edge)) for a, b in spans if a < edge]
    trimmed = [_tidy(text_of(doc), a, b) for a, b in kept]
    return [(a, _without_linker(text_of(doc), a, b)) for a, b in trimmed]


def _without_linker(text: str, start: int, end: int) -> int:
    body = text[start:end]
    for word in (" and", " but", " while", " as"):
        if body.endswith(word):
            return start + len(body[: -len(word)].rstrip(" ,;"))
    return end


def _merge_twins(drafts: list[Draft]) -> list[Draft]:
    """Join drafts that claim the same words: the cue with the parse's word for it stays."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.hit.confidence, d.hit.cue)):
        mine = _chars(draft.spans)
        if not any(len(mine & _chars(o.spans)) > 0.5 * min(len(mine), len(_chars(o.spans))) for o in out):
            out.append(draft)
    return out


def _chars(spans: list[Span]) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}


# -- quotations that no cue touches ------------------------------------------------------------


def _append_free(drafts: list[Draft], quotes: list[Quote], doc: Doc) -> None:
    """Give a quotation that follows a statement in its paragraph to that statement."""
    claimed = [s for d in drafts for s in d.spans]
    for quote in quotes:
        if any(_touches(s, quote) for s in claimed) or not _is_sentence(quote, doc):
            continue
        draft = _statement_before(quote, drafts, doc)
        if draft is not None:
            draft.spans.append(quote.inner)
            draft.quotes.append(quote)
            claimed.append(quote.inner)


def _is_sentence(quote: Quote, doc: Doc) -> bool:
    """Say whether a quotation stands on its own: after a full stop or at a paragraph's start."""
    before = text_of(doc)[: quote.start].rstrip(" \t")
    free = not before or before[-1] in ".!?\n\r”\"’:,…"
    inner = text_of(doc)[quote.inner[0] : quote.inner[1]]
    return free and len(inner.split()) > 1


def _statement_before(quote: Quote, drafts: list[Draft], doc: Doc) -> Draft | None:
    """Find the statement whose words or cue end right before a quotation."""
    best: tuple[int, Draft] | None = None
    for draft in drafts:
        end = max(max(b for _, b in draft.spans), *(b for _, b in _reporting(draft.hit)))
        if end <= quote.start and (best is None or end > best[0]):
            best = (end, draft)
    if best is None or not best[1].quotes:
        return None
    between = text_of(doc)[best[0] : quote.start]
    if _is_gap(between) or (between.count("\n") == 0 and len(between) < BESIDE and _is_tail(between)):
        return best[1]
    return None


def _is_gap(between: str) -> bool:
    return all(c in PAUSE for c in between) and between.count("\n") <= 2


def _is_tail(between: str) -> bool:
    """Say whether only the rest of the reporting clause lies between ("on Tuesday.")."""
    inner = between.strip()
    return inner[:-1].count(". ") == 0 and inner[-1:] in ".,:;" and "?" not in inner


def _lone(drafts: list[Draft], quotes: list[Quote], doc: Doc, cast: Cast) -> Iterator[Draft]:
    """Give a free-standing quotation without a cue to who was in focus before it."""
    claimed = [s for d in drafts for s in d.spans]
    for quote in quotes:
        inner = text_of(doc)[quote.inner[0] : quote.inner[1]]
        if len(inner.split()) < LONE_WORDS or any(_touches(s, quote) for s in claimed):
            continue
        if not _is_sentence(quote, doc) or inner[:1].islower():
            continue
        token = next((t for t in doc if t.idx >= quote.inner[0]), None)
        if token is None:
            continue
        before = [d for d in drafts if d.spans[-1][1] <= quote.start]
        hit = Hit(token=token, cue=(quote.start, quote.start), speaker=None, rule="lone", confidence=0.5)
        actor = _focus(before, token, cast, quote, doc)
        yield Draft(hit=hit, spans=[quote.inner], quotes=[quote], actor=actor)


def _focus(before: list[Draft], token: Token, cast: Cast, quote: Quote, doc: Doc) -> Actor | None:
    known = [d for d in before if d.hit.speaker is not None]
    latest = max(known, key=lambda d: d.spans[-1][1], default=None)
    if latest is not None and latest.hit.speaker is not None and quote.start - latest.spans[-1][1] < 800:
        found = cast.actors_of(latest.hit.speaker)
        if found:
            return found[0]
    return cast.last_speakable(cast.sentence_of(token))


# -- records -----------------------------------------------------------------------------------


def _finish(draft: Draft, doc: Doc, cast: Cast, quotes: list[Quote], published_on: date | None) -> Iterator[Statement]:
    hit = draft.hit
    spans = tuple(_united(draft.spans))
    actor, mention = draft.actor, None
    others: list[Actor] = []
    if hit.speaker is not None:
        found = cast.actors_of(hit.speaker) or cast.actors_of(_antecedent(hit.speaker, cast))
        mention = cast.mention_span(hit.speaker)
        actor = found[0] if found else _unknown(doc, mention, hit.speaker)
        others = [a for a in found[1:] if a.kind in ("person", "state")]
    for span in spans:
        cast.hear(span, actor)
    addressed = cast.actors_of(hit.addressee) if hit.addressee is not None else ()
    names = {a: None for s in spans for a in cast.mentioned(*s)}
    first = Statement(
        spans=spans,
        text=" … ".join(text_of(doc)[a:b] for a, b in spans),
        kind=_kind(spans, quotes),
        speaker=actor,
        speaker_span=mention,
        cue=text_of(doc)[hit.cue[0] : hit.cue[1]],
        cue_span=hit.cue if hit.cue[1] > hit.cue[0] else None,
        said=_said(draft, doc, published_on),
        confidence=round(hit.confidence * (1.0 if actor is not None else 0.7), 3),
        rule=f"statement:{hit.rule}",
        addressed_to=addressed,
        mentions=tuple(a for a in names if a != actor and a not in addressed),
        countries=tuple(dict.fromkeys(c for s in spans for c in cast.names_in(*s)[1])),
    )
    yield first
    yield from (replace(first, speaker=other) for other in others)


def _antecedent(token: Token, cast: Cast) -> Token:
    """Find whom "who" stands for where the parse does not say: the last who can speak before it."""
    if token.lower_ not in ("who", "which"):
        return token
    before = (token.doc[i] for i in range(token.i - 1, max(token.sent.start - 1, token.i - 16), -1))
    return next((t for t in before if cast.bearer_of(t) is not None), token)


def _unknown(doc: Doc, mention: Span, token: Token) -> Actor | None:
    """Name a source that is no person or body by its own words; a bare pronoun is nobody."""
    if token.pos_ == "PRON" or token.pos_ == "DET":
        return None
    return Actor(name=text_of(doc)[mention[0] : mention[1]].strip(), kind="unnamed")


def _kind(spans: tuple[Span, ...], quotes: list[Quote]) -> StatementKind:
    total = sum(b - a for a, b in spans)
    inside = sum(max(0, min(b, q.end) - max(a, q.start)) for a, b in spans for q in quotes)
    share = inside / total if total else 0.0
    return "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"


def _said(draft: Draft, doc: Doc, published_on: date | None) -> SaidDate:
    sentence = draft.hit.token.sent
    start = min(sentence.start_char, *(a for a, _ in _reporting(draft.hit)))
    end = max(sentence.end_char, *(b for _, b in _reporting(draft.hit)))
    outside = [(max(a, start) - start, min(b, end) - start) for a, b in draft.spans if a < end and b > start]
    cue = (draft.hit.cue[0] - start, draft.hit.cue[1] - start)
    return said_date(text_of(doc)[start:end], cue, published_on, outside=outside)
