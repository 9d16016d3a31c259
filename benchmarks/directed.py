"""Directed stance between two names in a sentence: by the judge of pairs, and by our stances.

A stance counts where its actor's mention is the one name and its words hold the other; the
surest one decides.
"""

from collections.abc import Iterator

from benchmarks.reading import Read
from benchmarks.shared import Annotated, Shared, two_names
from ingest.pair_judge import leaning
from ingest.records import Article, Span

NEUTRAL = "neutral"


def sentences(shared: Shared, part: str) -> Iterator[Annotated]:
    """Read sentences with two marked names: the gold holds the spans "p" and "q" and the label."""
    for number, row in enumerate(shared.rows(f"corpora/stance/dse.{part}.jsonl")):
        text, names = two_names(row)
        p, q = names or (None, None)
        name = f"dse-{number}"
        article = Article(article_id=name, name=name, text=text, sha256="")
        yield Annotated(article=article, gold={"label": row["label"], "p": p, "q": q})


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
