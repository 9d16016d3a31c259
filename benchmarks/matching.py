"""Pair what the product found with what was annotated, as the scorers pair it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from benchmarks.reading import Read
from ingest.gold import as_gold
from ingest.records import Condition, Stance, Statement

Row: TypeAlias = Mapping[str, Any]
Pairs: TypeAlias = list[tuple[int, int]]

MATCH = 0.5  # the overlap from which score_gold.py calls two spans the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Hold one article's annotated and found rows of one part, and which belong together."""

    read: Read
    gold: Sequence[Row]
    found: Sequence[Row]
    pairs: Pairs

    @property
    def missed(self) -> list[int]:
        """List the annotated rows without a partner."""
        taken = {i for i, _ in self.pairs}
        return [i for i in range(len(self.gold)) if i not in taken]

    @property
    def false(self) -> list[int]:
        """List the found rows without a partner."""
        taken = {j for _, j in self.pairs}
        return [j for j in range(len(self.found)) if j not in taken]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Hold how sure the product was of a record, by which rule, and whether it was right."""

    part: str
    rule: str
    confidence: float
    right: bool


class Matcher:
    """Match by the functions of score_gold.py, so that a match means here what it means there."""

    def __init__(self, tool: Any) -> None:
        """Take score_gold.py as a module."""
        self.tool = tool

    def statements(self, read: Read) -> Case:
        """Pair statements by their words."""

        def alike(gold: Row, found: Row) -> float:
            a, b = (self._chars(read, *row["content_spans"]) for row in (gold, found))
            dice = float(self.tool.dice(a, b))
            return dice if dice >= MATCH else 0.0

        return self._case(read, "statements", alike)

    def stances(self, read: Read) -> Case:
        """Pair stances by evidence, actor and side."""

        def alike(gold: Row, found: Row) -> float:
            right = gold["polarity"] == found["polarity"] and self.same_name(
                gold["actor"], found["actor"]
            )
            return self.overlap(read, gold, found, "evidence_span") if right else 0.0

        return self._case(read, "stances", alike)

    def conditions(self, read: Read) -> Case:
        """Pair conditions by both of their sides."""

        def alike(gold: Row, found: Row) -> float:
            sides = ("consequence_span", "condition_span")
            return min(self.overlap(read, gold, found, side) for side in sides)

        return self._case(read, "conditions", alike)

    def overlap(self, read: Read, gold: Row, found: Row, field: str) -> float:
        """Return the share of the shorter span that is common; 0 below a half."""
        a, b = self._chars(read, gold[field]), self._chars(read, found[field])
        half = float(self.tool.half(a, b))
        return half if half >= MATCH else 0.0

    def same_name(self, a: str | None, b: str | None) -> bool:
        """Say whether two names are one actor's."""
        return bool(self.tool.same_name(a, b))

    def verdicts(self, read: Read) -> list[Verdict]:
        """Judge every record of an article; a statement is right with its speaker only."""
        statements, found = self.statements(read), read.found
        spoken = {
            j
            for i, j in statements.pairs
            if self.same_name(statements.gold[i]["speaker"], statements.found[j]["speaker"])
        }
        right = {
            "statements": spoken,
            "stances": {j for _, j in self.stances(read).pairs},
            "conditions": {j for _, j in self.conditions(read).pairs},
        }
        records: list[tuple[str, int, Statement | Stance | Condition]] = [
            *(("statements", j, one) for j, one in enumerate(found.statements)),
            *(("stances", j, one) for j, one in enumerate(found.stances)),
            *(("conditions", j, one) for j, one in enumerate(found.conditions)),
        ]
        return [
            Verdict(part=part, rule=one.rule, confidence=one.confidence, right=j in right[part])
            for part, j, one in records
        ]

    def _case(self, read: Read, part: str, alike: Callable[[Row, Row], float]) -> Case:
        gold, found = read.gold[part], as_gold(read.found)[part]
        pairs = self.tool.best_pairs(
            range(len(gold)), range(len(found)), lambda i, j: alike(gold[i], found[j])
        )
        return Case(read=read, gold=gold, found=found, pairs=pairs)

    def _chars(self, read: Read, *spans: Sequence[int]) -> set[int]:
        found: set[int] = self.tool.chars(read.article.text, spans)
        return found
