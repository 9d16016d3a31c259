"""Directed stance between two names in a sentence: by the judge of pairs, and by our stances.

A stance counts where its actor's mention is the one name and its words hold the other; the
surest one decides.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.reading import Read
from benchmarks.shared import Annotated, Shared
from ingest.pair_judge import leaning
from ingest.records import Article, Span

NEUTRAL = "neutral"


def sentences(shared: Shared, part: str) -> Iterator[Annotated]:
    """Read sentences with two marked names: the gold holds the spans "p" and "q" and the label."""
    for number, row in enumerate(shared.rows(f"corpora/stance/dse.{part}.jsonl")):
        text, spans = unmarked(row["text"])
        name = f"dse-{number}"
        article = Article(article_id=name, name=name, text=text, sha256="")
        yield Annotated(article=article, gold={"label": row["label"], **_named(row, text, spans)})


def unmarked(raw: str) -> tuple[str, list[Span]]:
    """Take the brackets out of a text and return where the names in them stand."""
    text, spans, opened = "", [], -1
    for char in raw:
        if char == "[" and opened < 0:
            opened = len(text)
        elif char == "]" and opened >= 0:
            spans.append((opened, len(text)))
            opened = -1
        else:
            text += char
    return text, spans


def _named(row: Mapping[str, Any], text: str, spans: list[Span]) -> dict[str, Span | None]:
    """Tell the two spans apart by the name that the record gives of the first."""
    if len(spans) != 2:
        return {"p": None, "q": None}
    p, q = spans if row["p"] in text[slice(*spans[0])] else spans[::-1]
    return {"p": p, "q": q}


def by_pairs(read: Read) -> str:
    """Ask the judge of pairs which of the two is for or against the other."""
    p, q = read.gold["p"], read.gold["q"]
    found = leaning(read.doc, p, q) if p and q else None
    if found is None:
        return NEUTRAL
    return f"{'pos' if found.side > 0 else 'neg'} {'p->q' if found.forward else 'p<-q'}"


def by_stances(read: Read) -> str:
    """Say the same by the stances that are found."""
    p, q = read.gold["p"], read.gold["q"]
    if p is None or q is None:
        return NEUTRAL
    best = (0.0, NEUTRAL)
    for stance in read.found.stances:
        for arrow, who, whom in (("p->q", p, q), ("p<-q", q, p)):
            actor = stance.actor_span
            if actor and _meet(actor, who) and not _meet(actor, whom) and _meet(stance.span, whom):
                side = "pos" if stance.polarity == "supports" else "neg"
                best = max(best, (stance.confidence, f"{side} {arrow}"))
    return best[1]


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
