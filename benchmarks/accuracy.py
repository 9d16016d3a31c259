"""Measure the extraction on annotated corpora, beside its peers, and write docs/accuracy.md.

    make accuracy [SHARED=../shared]
    python -m benchmarks.accuracy [--shared ../shared] [--model NAME_OR_PATH] [--page PAGE.md]

The corpora and their scorers are no part of this repository. Every article is read anew with
the product's own extractor; textacy reads the same parse. Without textacy (the bench extra)
its column is missing and the command says so.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks import directed, page, peers, scores
from benchmarks.causes import causes
from benchmarks.matching import Matcher, Verdict
from benchmarks.reading import Read, Reader
from benchmarks.scores import Figures
from benchmarks.shared import UNREAD, Shared, SharedMissing
from ingest.extract import Extractor

PARTS = ("statements", "stances", "conditions")
OURS, EXPRESSIONS, TEXTACY = "stancegraph", "regular expressions", "textacy"
ATTITUDES = "stancegraph, attitudes too"


class Measurements:
    """Read the corpora one after another and word what was measured on each."""

    def __init__(self, shared: Shared, extractor: Extractor) -> None:
        """Take what is read and what reads."""
        self.shared = shared
        self.reader = Reader(extractor)
        self.matcher = Matcher(shared.tool("score_gold"))
        self.notes: list[str] = []

    def blocks(self) -> list[str]:
        """Measure all, and return the page's blocks."""
        newspapers = self.reader.read("newspapers", self.shared.newspapers())
        notes = self.reader.read("event notes", self.shared.notes("dev"))
        open_ones = [r for r in newspapers if r.article.name not in UNREAD]
        unread = [r for r in newspapers if r.article.name in UNREAD]
        return [
            self._head(),
            self._gold("Newspaper articles", newspapers, page.PEOPLE_NEWSPAPERS),
            self._gold("Of these, the four that nobody read", unread),
            self._gold("Event notes", notes, page.PEOPLE_NOTES),
            self._polnear(),
            self._gum(),
            self._directed(),
            self._causes([*open_ones, *notes]),
            self._reliability({"newspaper articles": newspapers, "event notes": notes}),
            self._time(),
        ]

    def _head(self) -> str:
        version = self.reader.extractor.version
        return f"Measured with the extractor {version} by `make accuracy`.\n"

    def _gold(
        self, title: str, reads: Sequence[Read], people: Mapping[str, float] | None = None
    ) -> str:
        ours = self._gold_figures(reads, scores.ours_in_gold_form(reads))
        others = {
            name: self._gold_figures(reads, rows)
            for name, rows in self._peers(title, reads).items()
        }
        body = page.gold_table(ours, others, people)
        return f"### {title}\n\n{_counted(reads)}\n\n{body}"

    def _gold_figures(self, reads: Sequence[Read], rows: Sequence[peers.Row]) -> Figures:
        return scores.gold_form(self.shared, reads, rows)

    def _peers(self, title: str, reads: Sequence[Read]) -> dict[str, list[peers.Row]]:
        found = {EXPRESSIONS: peers.by_expressions(reads)}
        if find_spec("textacy") is not None:
            found[TEXTACY], refused = peers.by_textacy(reads)
            print(f"{title}: textacy refused {refused} articles whole", file=sys.stderr)
        return found

    def _polnear(self) -> str:
        title = "US political articles (PolNeAR, dev)"
        reads = self.reader.read("PolNeAR", self.shared.attributions("polnear.dev"))
        rows = {OURS: scores.ours_in_gold_form(reads), **self._peers(title, reads)}
        figures = {
            name: scores.attributions(self.shared, reads, scores.as_attributions(some))
            for name, some in rows.items()
        }
        figures[ATTITUDES] = scores.attributions(self.shared, reads, scores.with_attitudes(reads))
        body = page.polnear_table(figures)
        return (
            f"### {title}\n\n{len(reads)} articles, {figures[OURS]['n_gold']} statements. There, "
            f"beliefs, wishes and plans without an utterance count as well. The graph leaves them "
            f"out; `ingest/attributions.py` reads them.\n\n{body}"
        )

    def _gum(self) -> str:
        title = "Conditions in mixed genres (GUM, train and dev)"
        reads = self.reader.read("GUM", self.shared.attributions("gum.train", "gum.dev"))
        rows = {OURS: scores.ours_in_gold_form(reads), EXPRESSIONS: peers.by_expressions(reads)}
        figures = {
            name: scores.conditions(self.shared, reads, scores.as_conditions(some))
            for name, some in rows.items()
        }
        body = page.conditions_table(figures)
        return f"### {title}\n\n{len(reads)} texts, {figures[OURS]['n_gold']} conditions.\n\n{body}"

    def _directed(self) -> str:
        title = "Directed stance between two names (DSE, valid)"
        sentences = list(directed.sentences(self.shared, "valid"))
        reads = self.reader.read("DSE", sentences, features=True)
        gold = [read.gold["label"] for read in reads]
        found = {
            "judge of pairs": [directed.by_pairs(read) for read in reads],
            "stances": [directed.by_stances(read) for read in reads],
            "always against": ["neg p->q"] * len(gold),
        }
        figures = {n: scores.directed(self.shared, gold, some) for n, some in found.items()}
        body = page.directed_table(figures)
        return f"### {title}\n\n{len(reads)} sentences.\n\n{body}"

    def _causes(self, reads: Sequence[Read]) -> str:
        counted = Counter(cause for read in reads for cause in causes(read, self.matcher))
        return (
            "### The twenty most frequent causes of error\n\nAssigned by a program "
            "(benchmarks/causes.py), over the newspaper articles but the four that nobody read, "
            f"and the event notes.\n\n{page.causes_table(counted)}"
        )

    def _reliability(self, corpora: Mapping[str, Sequence[Read]]) -> str:
        blocks = ["### Confidence\n"]
        everything: list[Verdict] = []
        for name, reads in corpora.items():
            verdicts = [v for read in reads for v in self.matcher.verdicts(read)]
            everything += verdicts
            blocks.append(f"On the {name}:\n\n{page.reliability_table(verdicts, PARTS)}")
        blocks.append(f"On both:\n\n{page.reliability_table(everything, PARTS)}")
        return "\n".join(blocks)

    def _time(self) -> str:
        body = page.time_table(self.reader.clocks)
        return f"### Time\n\nProcessor time on one core, read one text after another.\n\n{body}"


def _counted(reads: Sequence[Read]) -> str:
    counts = (f"{sum(len(read.gold[part]) for read in reads)} {part}" for part in PARTS)
    return f"{len(reads)} texts: {', '.join(counts)}, `score_gold.py`."


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", default=None)
    parser.add_argument("--page", type=Path, default=Path("docs/accuracy.md"))
    given = parser.parse_args()
    if find_spec("textacy") is None:
        print("textacy is not installed (pip install '.[bench]'): no column", file=sys.stderr)
    try:
        measurements = Measurements(Shared(given.shared), Extractor(given.model))
        page.write(given.page, measurements.blocks())
    except SharedMissing as error:
        raise SystemExit(f"accuracy: {error}") from None
    print(f"wrote {given.page}", file=sys.stderr)


if __name__ == "__main__":
    main()
