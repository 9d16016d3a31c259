"""Stand in for score_gold.py, which lies outside this repository: the same names, in short."""

from collections.abc import Callable, Sequence


def chars(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def half(a: set[int], b: set[int]) -> float:
    return len(a & b) / min(len(a), len(b)) if dice(a, b) >= 0.3 else 0.0


def same_name(a: str | None, b: str | None) -> bool:
    return (a or "").split()[-1:] == (b or "").split()[-1:]


def best_pairs(
    gold: Sequence[int], found: Sequence[int], score: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    ranked = sorted(((score(i, j), i, j) for i in gold for j in found), reverse=True)
    pairs: list[tuple[int, int]] = []
    for value, i, j in ranked:
        if value > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs
