"""Measure which edited quotes and which copies of articles are known again, and which others are.

    python -m benchmarks.copies

Quotes and briefings are invented (copies.toml), the articles are those of examples/. An editor's
changes are made to each; what differs in a number, a name or a "not" must stay apart.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.alike import alike, words_of
from graph.copies import is_copy
from graph.reports import QUOTED_WORDS
from graph.shingles import SHORT, sketch

HERE = Path(__file__).parent
DAY = date(2031, 5, 1)
_LEAST = QUOTED_WORDS + 1
Edit = Callable[[list[str]], list[str]]


def _without(place: int) -> Edit:
    return lambda words: words[:place] + words[place + 1 :]


QUOTE_EDITS: dict[str, Edit] = {
    "marks and capitals": lambda words: [f"{word.upper()}," for word in words],
    "third word dropped": _without(2),
    "sixth word dropped": _without(5),
    "last word dropped": lambda words: words[:-1],
    "two words dropped": lambda words: words[:3] + words[4:7] + words[8:],
    "three words elided": lambda words: [*words[:4], "...", *words[7:]],
    "end cut": lambda words: words[:8],
    "beginning cut": lambda words: words[-8:],
    "a letter more": lambda words: [w + "s" if w == max(words, key=len) else w for w in words],
}
ARTICLE_EDITS: dict[str, Edit] = {
    "another headline": lambda parts: ["Another headline stands above it.", *parts],
    "a fifth cut at the end": lambda parts: parts[: -(len(parts) // 5) or None],
    "half cut at the end": lambda parts: parts[: (len(parts) + 1) // 2],
    "a sentence left out": _without(1),
    "a sentence written anew": lambda parts: [
        *parts[:1],
        "What came next surprised all who were there.",
        *parts[2:],
    ],
    "each fourth sentence written anew": lambda parts: [
        "This is what was to be seen and heard there." if n % 4 == 1 else part
        for n, part in enumerate(parts)
    ],
}


def quotes(data: dict[str, Any]) -> Iterator[tuple[str, bool, bool]]:
    """Yield for each pair of quotes its kind, whether it is one, and whether it is taken so."""
    for quote in data["quotes"]:
        for name, edit in QUOTE_EDITS.items():
            yield name, True, _same(quote, " ".join(edit(quote.split())))
    for pair in data["others"]:
        yield "said on another occasion", False, _same(pair["one"], pair["two"])
    for one, two in combinations(data["quotes"], 2):
        yield "two of the quotes", False, _same(one, two)


def articles(data: dict[str, Any]) -> Iterator[tuple[str, bool, bool]]:
    """Yield the same for pairs of articles."""
    paths = sorted((HERE.parent / "examples").glob("*.md"))
    texts = [path.read_text(encoding="utf-8").rpartition("---")[2] for path in paths]
    texts = [text for text in texts if len(sketch(text).hashes) >= 2 * SHORT]
    for text in texts:
        parts = re.split(r"(?<=[.!?\"\u201d])\s+", text)
        for name, edit in ARTICLE_EDITS.items():
            copy = " ".join(edit(parts))
            yield f"{name}, the same day", True, _copied(text, copy, 0)
            yield f"{name}, later", True, _copied(text, copy, 1)
    for one, two in combinations(texts, 2):
        yield "two of the articles", False, _copied(one, two, 0)
    for one, two in combinations(_briefings(data["briefing"]), 2):
        yield "briefings", False, _copied(one, two, 1)


def _briefings(data: dict[str, Any]) -> list[str]:
    return [
        data["text"].format(week=week, own=own, n0=7 + 3 * n, n1=2 + n, n2=19 - 4 * n)
        for n, (week, own) in enumerate(zip(data["weeks"], data["own"], strict=True))
    ]


def _same(one: str, two: str) -> bool:
    return alike(words_of(one), words_of(two), least=_LEAST, cut=_LEAST) > 0


def _copied(one: str, two: str, days: int) -> bool:
    return is_copy((DAY, sketch(one)), (DAY + timedelta(days=days), sketch(two)))


def table(title: str, rows: list[tuple[str, bool, bool]]) -> Iterator[str]:
    """Write what was found by kind of pair, with precision and recall."""
    yield f"| {title} | pairs | taken for one |\n| --- | ---: | ---: |"
    for name in dict.fromkeys(row[0] for row in rows):
        some = [taken for kind, _, taken in rows if kind == name]
        yield f"| {name} | {len(some)} | {sum(some)} |"
    taken = [one for _, one, joined in rows if joined]
    all_ = sum(one for _, one, _ in rows)
    yield f"\nprecision {sum(taken) / len(taken):.3f}, recall {sum(taken) / all_:.3f}\n"


def paraphrases(data: dict[str, Any]) -> Iterator[str]:
    """Write how near in meaning paraphrases are, and sentences that say something else."""
    from ingest.pipeline import sentence_vectors

    rows = [[pair[name] for name in ("one", "same", "other")] for pair in data["paraphrases"]]
    vectors = sentence_vectors([text for row in rows for text in row]).reshape(len(rows), 3, -1)
    same = sorted(float(one @ two) for one, two, _ in vectors)
    other = sorted(float(one @ two) for one, _, two in vectors)
    yield "| cosine | paraphrases above | others above |\n| --- | ---: | ---: |"
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        yield f"| {least} | {sum(s > least for s in same)} | {sum(o > least for o in other)} |"


def main() -> None:
    """Print the tables."""
    data = tomllib.loads((HERE / "copies.toml").read_text(encoding="utf-8"))
    for title, rows in (("quotes", list(quotes(data))), ("articles", list(articles(data)))):
        print("\n".join(table(title, rows)))
    print("\n".join(paraphrases(data)))


if __name__ == "__main__":
    main()
