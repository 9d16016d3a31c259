"""Put reporting words, quotations and speakers together into statements.

The parse says what a reporting word governs; quotation marks say what was said to the letter.
Where they disagree the marks win: a quotation that its cue's content touches is taken whole,
and one that no content touches goes to the cue it stands beside.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from ingest.actors import Cast
from ingest.cues import Hit, find_hits, verbs
from ingest.dates import said_date
from ingest.drafts import Claims, Draft, Quotations, draft_of, outermost, reporting, tidy, united
from ingest.quotes import Quote, find_quotes
from ingest.records import Actor, ActorKind, SaidDate, Span, Statement, StatementKind
from ingest.syntax import text_of

BESIDE = 90  # characters that may lie between a cue and its quotation
FOCUS = 800  # characters that a quotation without a cue looks back for its speaker
LONE_WORDS = 5  # a quotation of fewer words that no cue claims is a term, not an utterance
NAMED_LINE = re.compile(r"^[ \t]*((?:[A-Z][\w.'\u2019-]* ?){1,4}):[ \t]+(\S[^\r\n]{10,})$", re.M)
CLOSING = re.compile(r"([^\r\n\u201c\u201d\"]*[.!?:,\u201d\"'\u2019]?[ \t]*)((?:\r?\n[ \t]*){1,3})")
NAMED = frozenset({"person", "state", "organization"})  # who may say a thing jointly
PAUSE = frozenset(" \t\r\n,;:.\u2013\u2014-\"\u201c\u201d\u2018\u2019'()")


def statements(doc: Doc, cast: Cast, published_on: date | None = None) -> Iterator[Statement]:
    """Yield what an article reports somebody to have said, in the order of the text."""
    quotes = Quotations(find_quotes(text_of(doc)))
    for draft in sorted(drafts_in(doc, cast, quotes), key=lambda d: (d.start, d.hit.cue)):
        yield from _finish(draft, doc, cast, quotes, published_on)


def drafts_in(doc: Doc, cast: Cast, quotes: Quotations) -> list[Draft]:
    """List what is reported in an article: the reports first, then quotations without one."""
    drafts = [*_named_lines(doc, cast), *(draft_of(h, quotes, doc) for h in find_hits(doc, cast))]
    quoted = [d for d in drafts if d.spans and quotes.at(d.hit.cue[0]) is not None]
    drafts = [d for d in drafts if quotes.at(d.hit.cue[0]) is None]
    drafts = outermost(_claim_beside(drafts, quotes, doc), quotes, doc)
    _append_free(drafts, quotes, doc)
    drafts.extend(_lone(drafts, quotes, doc, cast))
    return outermost([*drafts, *quoted], quotes, doc)


def _named_lines(doc: Doc, cast: Cast) -> Iterator[Draft]:
    """Read the lines of an interview: a name, a colon, and what that person or body says."""
    for line in NAMED_LINE.finditer(text_of(doc)):
        name = doc.char_span(*line.span(1), alignment_mode="expand")
        bearer = cast.bearer_of(name[-1]) if name is not None else None
        if name is None or bearer is None or bearer.kind not in ("person", "organization"):
            continue
        hit = Hit(
            token=name[-1],
            cue=(line.end(1), line.end(1) + 1),
            speaker=name[-1],
            content=[line.span(2)],
            rule="line",
            confidence=0.7,
        )
        yield Draft(hit=hit, spans=[tidy(text_of(doc), *line.span(2))])


# -- quotations that no content touches --------------------------------------------------------


def _claim_beside(drafts: list[Draft], quotes: Quotations, doc: Doc) -> list[Draft]:
    """Give each cue without content the quotation before it or after it."""
    taken = {q.start for d in drafts for q in d.quotes}
    taken |= _resumed(drafts, quotes, doc)
    for draft in drafts:
        hit = draft.hit
        quotable = hit.token.lemma_ in verbs("clause") - verbs("no_quote")
        if draft.spans or hit.rule != "none" or not quotable:
            continue
        quote = _beside(hit, quotes, taken, text_of(doc))
        if quote is not None:
            taken.add(quote.start)
            draft.quotes.append(quote)
            draft.spans = [quote.inner]
            hit.before = quote.start < hit.cue[0]
    return [d for d in drafts if d.spans]


def _resumed(drafts: list[Draft], quotes: Quotations, doc: Doc) -> set[int]:
    """Find where a quotation goes on behind its cue and a comma: '"Well," he said, "I ..."'."""
    text = text_of(doc)
    ends = [d.end for d in drafts if d.quotes and d.quotes[-1].end <= d.hit.cue[0]]
    near = ((end, q) for end in ends for q in quotes.near(end, end + 4) if q.start >= end)
    return {q.start for end, q in near if text[end : q.start].strip() == ","}


def _beside(hit: Hit, quotes: Quotations, taken: set[int], text: str) -> Quote | None:
    start = min(a for a, _ in reporting(hit))
    end = max(b for _, b in reporting(hit))
    before = [q for q in quotes.near(start - 30, start) if q.end <= start and q.start not in taken]
    before = [q for q in before if _leads_to(text[q.end : start])]
    if before:
        return before[-1]
    after = [q for q in quotes.near(end, end + BESIDE) if q.start >= end and q.start not in taken]
    for quote in after:
        between = text[end : quote.start]
        below = between.rstrip().endswith(":") and between.count("\n") <= 2
        if between.strip() in ("", ",", ":", ";") and _is_uttered(text[slice(*quote.inner)]):
            return quote
        if ("\n" in between and not below) or ". " in between or any(c in "!?;" for c in between):
            return None
        return quote if len(text[slice(*quote.inner)].split()) > 2 else None
    return None


def _is_uttered(words: str) -> bool:
    """Say whether quoted words look like speech, however few: "Stay there!"."""
    return words[:1].isupper() and (words[-1:] in ".!?," or len(words.split()) > 2)


def _leads_to(between: str) -> bool:
    """Say whether only a pause, or the few words of an inverted clause, follow a quotation."""
    pause = not between.strip(" ,.;:\u2013\u2014-")
    return pause or ("\n" not in between and not any(c in ".!?" for c in between))


def _append_free(drafts: list[Draft], quotes: Quotations, doc: Doc) -> None:
    """Give a quotation that follows a statement in its paragraph to that statement."""
    claims = Claims(drafts)
    ends = sorted(((d.end, n) for n, d in enumerate(drafts)))
    reported = {d.hit.token.sent.start: n for n, d in enumerate(drafts) if _is_behind_quote(d)}
    for quote in quotes.all:
        if claims.touches(quote.inner) or not _is_sentence(quote, text_of(doc)):
            continue
        owner = _reported_before(quote, reported, drafts, doc)
        if owner is None:
            owner = _ended_before(quote, ends, drafts, doc)
        if owner is not None:
            drafts[owner].spans.append(quote.inner)
            drafts[owner].quotes.append(quote)
            insort(ends, (drafts[owner].end, owner))


def _ended_before(
    quote: Quote, ends: list[tuple[int, int]], drafts: list[Draft], doc: Doc
) -> int | None:
    """Find the statement that ends right before a quotation, with its paragraph or a pause."""
    at = bisect_right(ends, (quote.start, len(drafts))) - 1
    if at < 0:
        return None
    end, owner = ends[at]
    between = text_of(doc)[end : quote.start]
    quoted = bool(drafts[owner].quotes)
    spoken = quoted or drafts[owner].hit.rule in ("clause", "parataxis")
    goes_on = (quoted and _follows(between)) or (spoken and _opens_paragraph(between))
    return owner if goes_on else None


def _is_behind_quote(draft: Draft) -> bool:
    """Say whether a report stands behind a quotation of its own: '"X," he said'."""
    return draft.hit.before and bool(draft.quotes)


def _reported_before(
    quote: Quote, reported: dict[int, int], drafts: list[Draft], doc: Doc
) -> int | None:
    """Find the statement whose sentence ends before a quotation: '"X," he said, nodding. "Y."'.

    Whatever the reporting clause adds, the next quotation of the paragraph is the speaker's.
    """
    first = doc.char_span(quote.start, quote.start + 1, alignment_mode="expand")
    if first is None or first.start == 0 or doc[first.start - 1].is_space:
        return None
    last = doc[first.start - 1]
    owner = reported.get(last.sent.start)
    if owner is None or last.i <= drafts[owner].hit.token.i or last.i + 1 < last.sent.end:
        return None
    return owner


def _is_sentence(quote: Quote, text: str) -> bool:
    """Say whether a quotation stands on its own: after a full stop or at a paragraph's start."""
    before = text[max(0, quote.start - 20) : quote.start].rstrip(" \t")
    free = not before or before[-1] in '.!?\n\r\u201d"\u2019:,\u2026'
    return free and len(text[slice(*quote.inner)].split()) > 1


def _follows(between: str) -> bool:
    """Say whether only a pause or the end of the reporting clause lies between ("on Tuesday.")."""
    if all(c in PAUSE for c in between):
        return between.count("\n") <= 2
    inner = between.strip()
    tail = ". " not in inner[:-1] and inner[-1:] in ".,:;" and "?" not in inner
    return tail and "\n" not in between and len(between) < BESIDE


def _opens_paragraph(between: str) -> bool:
    """Say whether a quotation opens the paragraph after the one in which a statement ends."""
    closing = CLOSING.fullmatch(between)
    return closing is not None and len(closing[1]) < BESIDE * 2


def _lone(drafts: list[Draft], quotes: Quotations, doc: Doc, cast: Cast) -> list[Draft]:
    """Give a free-standing quotation without a cue to who was in focus before it."""
    text = text_of(doc)
    claims = Claims(drafts)
    known = sorted((d for d in drafts if d.hit.speaker is not None), key=lambda d: d.spans[-1][1])
    ends = [d.spans[-1][1] for d in known]
    found: list[Draft] = []
    last: Draft | None = None
    for quote in quotes.all:
        inner = text[slice(*quote.inner)]
        few = len(inner.split()) < LONE_WORDS or inner[:1].islower()
        if few or claims.touches(quote.inner) or not _is_sentence(quote, text):
            continue
        if last is not None and not text[last.quotes[-1].end : quote.start].strip():
            last.quotes.append(quote)
            last.spans.append(quote.inner)
            continue
        span = doc.char_span(*quote.inner, alignment_mode="expand")
        if span is None:
            continue
        at = bisect_right(ends, quote.start) - 1
        before = known[at] if at >= 0 and quote.start - ends[at] < FOCUS else None
        hit = Hit(
            token=span[0], cue=(quote.start, quote.start), speaker=None, rule="lone", confidence=0.5
        )
        actor = _focus(before, span[0], cast)
        last = Draft(hit=hit, spans=[quote.inner], quotes=[quote], actor=actor)
        found.append(last)
    return found


def _focus(before: Draft | None, token: Token, cast: Cast) -> Actor | None:
    found = cast.actors_of(before.hit.speaker) if before and before.hit.speaker is not None else ()
    return found[0] if found else cast.last_speakable(cast.sentence_of(token))


# -- records -----------------------------------------------------------------------------------


def _finish(
    draft: Draft, doc: Doc, cast: Cast, quotes: Quotations, published_on: date | None
) -> Iterator[Statement]:
    hit, text = draft.hit, text_of(doc)
    spans = tuple(united(draft.spans))
    actors, mention = _speakers(draft, doc, cast)
    for span in spans:
        cast.hear(span, actors[0])
    addressed = cast.actors_of(hit.addressee) if hit.addressee is not None else ()
    names = {a: None for s in spans for a in cast.mentioned(*s)}
    yield Statement(
        spans=spans,
        text=" \u2026 ".join(text[a:b] for a, b in spans),
        kind=_kind(spans, quotes),
        speaker=actors[0],
        speaker_span=mention,
        cue=text[hit.cue[0] : hit.cue[1]],
        cue_span=hit.cue if hit.cue[1] > hit.cue[0] else None,
        said=_said(draft, doc, published_on),
        confidence=round(hit.confidence * (1.0 if actors[0] is not None else 0.7), 3),
        rule=f"statement:{hit.rule}",
        joint=tuple(a for a in actors[1:] if a is not None),
        addressed_to=addressed,
        mentions=tuple(a for a in names if a not in actors and a not in addressed),
        countries=tuple(dict.fromkeys(c for s in spans for c in cast.names_in(*s)[1])),
    )


def _speakers(draft: Draft, doc: Doc, cast: Cast) -> tuple[list[Actor | None], Span | None]:
    """Name who speaks, first the speaker, then those named beside it; and where."""
    token = draft.hit.speaker
    if token is None:
        return [draft.actor], None
    found = cast.actors_of(token) or cast.actors_of(_antecedent(token, cast))
    state = None if found else cast.state_of(token)
    if state is not None and draft.hit.rule == "noun":
        found = (state,)
    mention = cast.mention_span(token)
    if not found:
        return [_unknown(doc, mention, token)], mention
    return [found[0], *(a for a in found[1:] if a.kind in NAMED)], mention


def _antecedent(token: Token, cast: Cast) -> Token:
    """Find whom "who" stands for where the parse does not say: the last who can speak before it."""
    if token.lower_ not in ("who", "which"):
        return token
    stop = max(token.sent.start - 1, token.i - 16)
    before = (token.doc[i] for i in range(token.i - 1, stop, -1))
    return next((t for t in before if cast.bearer_of(t) is not None), token)


def _unknown(doc: Doc, mention: Span, token: Token) -> Actor | None:
    """Name a source that is no person or body by its own words; a bare pronoun is nobody."""
    if token.pos_ in ("PRON", "DET"):
        return None
    name = " ".join(text_of(doc)[slice(*mention)].split()) or token.text
    kinds: dict[str, ActorKind] = {"NNP": "organization", "NNPS": "group", "NNS": "group"}
    return Actor(name=name, kind=kinds.get(token.tag_, "unnamed"))


def _kind(spans: tuple[Span, ...], quotes: Quotations) -> StatementKind:
    total = sum(b - a for a, b in spans)
    near = [(s, q) for s in spans for q in quotes.near(*s)]
    inside = sum(max(0, min(s[1], q.end) - max(s[0], q.start)) for s, q in near)
    share = inside / total if total else 0.0
    return "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"


def _said(draft: Draft, doc: Doc, published_on: date | None) -> SaidDate:
    sentence = draft.hit.token.sent
    start = min(sentence.start_char, *(a for a, _ in reporting(draft.hit)))
    end = max(sentence.end_char, *(b for _, b in reporting(draft.hit)))
    inside = [(a, b) for a, b in draft.spans if a < end and b > start]
    outside = [(max(a, start) - start, min(b, end) - start) for a, b in inside]
    cue = (draft.hit.cue[0] - start, draft.hit.cue[1] - start)
    return said_date(text_of(doc)[start:end], cue, published_on, outside=outside)
