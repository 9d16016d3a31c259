"""Say of each error what caused it, as far as a program can tell, and count.

The descriptions and the examples, in our own words, stand in causes.toml.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Span, Token

from benchmarks.matching import Case, Matcher, Row
from benchmarks.reading import Read
from ingest.language import load_words

TEXTS = Path(__file__).with_name("causes.toml")
STANCE_KINDS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
WEAK = frozenset(("say", "have", "be", "do", "make", "take", "give", "hold", "begin", "start"))
TELLING = ("verbs", "nouns", "adjectives", "modal")
FAMILIES = ("verbs", "nouns", "adjectives", "judgement", "should", "will", "content", "phrase")


@cache
def texts() -> dict[str, dict[str, str]]:
    """Read what each cause is, and its example."""
    found: dict[str, dict[str, str]] = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    return found


def causes(read: Read, matcher: Matcher) -> Iterator[str]:
    """Name the cause of every error in an article."""
    yield from _statement_causes(matcher.statements(read), matcher)
    yield from _stance_causes(matcher.stances(read), matcher)
    yield from _condition_causes(matcher.conditions(read), matcher)


# -- statements --------------------------------------------------------------------------------


def _statement_causes(case: Case, matcher: Matcher) -> Iterator[str]:
    near = {j for i in case.missed for j in _near(case, i, case.false, "content_spans")}
    for i in case.missed:
        if any(_near(case, i, case.false, "content_spans")):
            yield "statement-extent"
        else:
            yield f"statement-missed-{_missed_cue(case, case.gold[i])}"
    for j in case.false:
        if j not in near:
            yield f"statement-false-{_false_cue(case, case.found[j])}"
    for i, j in case.pairs:
        if not matcher.same_name(case.gold[i]["speaker"], case.found[j]["speaker"]):
            yield f"speaker-{_speaker_fault(case, case.gold[i], case.found[j])}"


def _near(case: Case, i: int, others: Iterable[int], field: str) -> list[int]:
    """List the found rows that share at least a third of the shorter's characters with a gold."""
    mine = _spans(case.gold[i], field)
    return [j for j in others if _share(mine, _spans(case.found[j], field)) > 0.33]


def _missed_cue(case: Case, gold: Row) -> str:
    span = gold["cue_span"]
    if span is None:
        return "no-cue"
    if any(_inside(span, g, "content_spans") for g in case.gold if g is not gold):
        return "nested"
    cue = _head(case.read, span)
    if cue.pos_ in ("NOUN", "PROPN"):
        return "noun"
    if cue.pos_ not in ("VERB", "AUX"):
        return "phrase"
    if cue.lemma_.lower() not in _reporting():
        return "unknown-verb"
    return "clause" if gold["kind"] == "indirect" else "quotation"


def _false_cue(case: Case, found: Row) -> str:
    mine = [found["content_spans"]]
    if any(_share(g["content_spans"], mine[0]) > 0.5 for g in case.gold):
        return "twin"
    span = found["cue_span"]
    if span is None:
        return "no-cue"
    if any(_inside(span, g, "content_spans") for g in case.gold):
        return "nested"
    cue = _head(case.read, span)
    return "noun" if cue.pos_ in ("NOUN", "PROPN") else "verb"


def _speaker_fault(case: Case, gold: Row, found: Row) -> str:
    if found["speaker"] is None:
        return "nobody"
    theirs, ours = gold["speaker_span"], found["speaker_span"]
    if theirs is None or ours is None:
        return "unstated"
    if not _meet(theirs, ours):
        return "other-mention"
    head = _head(case.read, theirs)
    return {"PRON": "pronoun", "DET": "pronoun", "PROPN": "name"}.get(head.pos_, "nominal")


# -- stances -----------------------------------------------------------------------------------


def _stance_causes(case: Case, matcher: Matcher) -> Iterator[str]:
    explained: set[int] = set()
    for i in case.missed:
        gold = case.gold[i]
        near = [
            j
            for j in range(len(case.found))
            if matcher.overlap(case.read, gold, case.found[j], "evidence_span")
        ]
        free = [j for j in near if j in case.false and j not in explained]
        cause, used = _missed_stance(case, matcher, gold, near, free)
        explained |= used
        yield f"stance-{cause}"
    for j in case.false:
        if j not in explained:
            yield f"stance-false-{_false_stance(case, matcher, j)}"


def _missed_stance(
    case: Case, matcher: Matcher, gold: Row, near: list[int], free: list[int]
) -> tuple[str, set[int]]:
    """Name why a stance was not matched, and which found one stands in its place."""
    for j in free:
        found = case.found[j]
        if matcher.same_name(gold["actor"], found["actor"]):
            return "side", {j}
    for j in free:
        if gold["polarity"] == case.found[j]["polarity"]:
            return f"actor-{_actor_fault(case, gold)}", {j}
    if free:
        return "actor-and-side", {free[0]}
    if near:
        return "several", set()
    return f"missed-{_stance_word(case.read, gold['evidence_span'])}", set()


def _actor_fault(case: Case, gold: Row) -> str:
    """Say how the evidence names the actor: by name, by another word, or not at all."""
    start, end = gold["evidence_span"]
    words = _tokens(case.read, [start, end])
    names = {w.lower() for w in gold["actor"].split()}
    if any(t.lower_ in names for t in words):
        return "named"
    subject = next((t for t in words if t.dep_.startswith("nsubj")), None)
    if subject is None:
        return "inherited"
    return "pronoun" if subject.pos_ == "PRON" else "inherited"


def _stance_word(read: Read, span: list[int]) -> str:
    """Say which kind of word in the evidence tells a stance, "implicit" where none does."""
    kinds = [kind for t in _tokens(read, span) if (kind := _kind_of(t))]
    return min(kinds, key=TELLING.index, default="implicit")


def _kind_of(token: Token) -> str | None:
    if token.lower_ in load_words("stances")["deontic"]["for"]:
        return "modal"
    kind = STANCE_KINDS.get(token.pos_)
    lemma = token.lemma_.lower()
    known = kind is not None and lemma in _stance_words(kind) and lemma not in WEAK
    return kind if known else None


def _false_stance(case: Case, matcher: Matcher, j: int) -> str:
    found, rule = case.found[j], case.read.found.stances[j].rule
    for gold in case.gold:
        if matcher.overlap(case.read, gold, found, "evidence_span"):
            return "twin"
    if ".act." in rule:
        return "act"
    return next((f for f in FAMILIES if rule.startswith(f)), "other")


# -- conditions --------------------------------------------------------------------------------


def _condition_causes(case: Case, matcher: Matcher) -> Iterator[str]:
    explained: set[int] = set()
    for i in case.missed:
        requirement = _overlapping(case, matcher, i, "condition_span")
        consequence = _overlapping(case, matcher, i, "consequence_span")
        explained.update((requirement or consequence)[:1])
        if requirement:
            yield "condition-consequence"
        elif consequence:
            yield "condition-requirement"
        else:
            yield f"condition-missed-{_marker(case.gold[i])}"
    for j in case.false:
        if j not in explained:
            yield f"condition-false-{_marker(case.found[j])}"


def _overlapping(case: Case, matcher: Matcher, i: int, side: str) -> list[int]:
    gold = case.gold[i]
    return [j for j in case.false if matcher.overlap(case.read, gold, case.found[j], side)]


MARKERS = {"if": "if", "unless": "if", "only if": "if", "provided that": "if", "as long as": "if"}
TIMES = frozenset(("once", "until", "before", "after", "when", "only after", "only when"))


def _marker(row: Row) -> str:
    marker = (row["connective"] or "").lower().split("(")[0].strip()
    if marker in TIMES:
        return "time"
    return MARKERS.get(marker, "if" if marker.startswith("if") else "other")


# -- words and spans ---------------------------------------------------------------------------


@cache
def _reporting() -> frozenset[str]:
    verbs = load_words("cues")["verbs"]
    lists = [v for v in verbs.values() if isinstance(v, list)]
    return frozenset(w for some in (*lists, *verbs["prepositions"].values()) for w in some)


@cache
def _stance_words(kind: str) -> frozenset[str]:
    data = load_words("stances")
    words = {w for group in data[kind].values() for w in group["words"]}
    if kind != "verbs":
        words |= {*data["judgements"]["for"], *data["judgements"]["against"]}
    return frozenset(words)


def _tokens(read: Read, span: list[int]) -> Span:
    found = read.doc.char_span(span[0], span[1], alignment_mode="expand")
    assert found is not None, (read.article.name, span)
    return found


def _head(read: Read, span: list[int]) -> Token:
    return _tokens(read, span).root


def _spans(row: Row, field: str) -> list[list[int]]:
    spans: list[list[int]] = row[field]
    return spans


def _share(a: list[list[int]], b: list[list[int]]) -> float:
    """Return the share of the shorter that two lists of spans have in common."""
    x = {n for span in a for n in range(*span)}
    y = {n for span in b for n in range(*span)}
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def _inside(span: list[int], row: Row, field: str) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in _spans(row, field))


def _meet(a: list[int], b: list[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
