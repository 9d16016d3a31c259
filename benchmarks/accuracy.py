"""Score the extraction against annotated corpora and write docs/accuracy.md.

    python -m benchmarks.accuracy [--shared ../shared] [--model NAME_OR_PATH]

Reads the corpora and their scorers from the shared folder, which is no part of this
repository; extracts every article anew with the product's own reader and extractor; prints
and writes one table a corpus, with the command that made it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ingest.extract import Extractor
from ingest.gold import as_gold
from ingest.read import ReadError, read_articles
from ingest.records import Article

UNREAD = ("th_post_13", "tw_tp_times_3", "uruguay_mercopress_1", "kw_times_7")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def main() -> None:
    """Run every measurement and write the page."""
    args = _arguments()
    extractor = Extractor(args.model)
    blocks = [
        _gold(
            "Newspaper articles (gold/seed and gold/dev)",
            args.shared,
            extractor,
            [args.shared / "gold/seed", args.shared / "gold/dev"],
        ),
        _gold(
            "Event notes (corpora/annotated/dev)",
            args.shared,
            extractor,
            [args.shared / "corpora/annotated/dev.jsonl"],
        ),
        _gold(
            "Of the newspaper articles, the four that nobody read",
            args.shared,
            extractor,
            [args.shared / "gold/dev"],
            only=UNREAD,
        ),
        _polnear(args.shared, extractor),
        _gum(args.shared, extractor),
    ]
    _write(args.page, extractor.version, blocks)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", default=None)
    parser.add_argument("--page", type=Path, default=Path("docs/accuracy.md"))
    return parser.parse_args()


def _gold(
    title: str, shared: Path, extractor: Extractor, paths: list[Path], only: tuple[str, ...] = ()
) -> str:
    """Score articles annotated in the form of gold/SPEC.md, or only some of a folder."""
    with tempfile.TemporaryDirectory() as folder:
        if only:
            files = [f for name in only for f in paths[0].glob(f"{name}.*")]
            paths = [Path(folder)]
            for file in files:
                (paths[0] / file.name).write_bytes(file.read_bytes())
        articles = list(read_articles(_texts(paths), on_problem=_complain))
        rows = [as_gold(extractor.extract(a)) for a in articles]
        return _scored(
            title,
            "score_gold.py",
            rows,
            lambda predicted: [shared / "tools/score_gold.py", *paths, predicted],
        )


def _texts(paths: list[Path]) -> list[Path]:
    """List what holds the articles: the .txt files of a folder, a .jsonl file itself."""
    return [f for p in paths for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]


def _polnear(shared: Path, extractor: Extractor) -> str:
    """Score who-said-what on PolNeAR's dev part."""
    gold = shared / "corpora/attribution/polnear.dev.jsonl"
    rows = [
        {
            "doc_id": a.name,
            "attributions": [
                {
                    "source": s["speaker_span"],
                    "cue": s["cue_span"],
                    "content": s["content_spans"],
                    "kind": s["kind"],
                }
                for s in as_gold(extractor.extract(a))["statements"]
            ],
        }
        for a in _attribution_articles(gold)
    ]
    return _scored(
        "US political articles (PolNeAR dev)",
        "score_attribution.py score",
        rows,
        lambda predicted: [
            shared / "tools/score_attribution.py",
            "score",
            "--gold",
            gold,
            "--pred",
            predicted,
        ],
    )


def _gum(shared: Path, extractor: Extractor) -> str:
    """Score conditions on GUM's train and dev parts."""
    gold = [shared / f"corpora/attribution/gum.{part}.jsonl" for part in ("train", "dev")]
    rows = [
        {
            "doc_id": a.name,
            "conditions": [
                {"condition": [list(c.requirement_span)], "consequence": [list(c.consequence_span)]}
                for c in extractor.extract(a).conditions
            ],
        }
        for path in gold
        for a in _attribution_articles(path)
    ]
    return _scored(
        "Conditions in mixed genres (GUM train and dev)",
        "score_attribution.py score-conditions",
        rows,
        lambda predicted: [
            shared / "tools/score_attribution.py",
            "score-conditions",
            "--gold",
            *gold,
            "--pred",
            predicted,
        ],
    )


def _attribution_articles(path: Path) -> Iterator[Article]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = (row.get("date") or "")[:10]
        yield Article(
            article_id=row["doc_id"],
            name=row["doc_id"],
            text=row["text"],
            sha256="",
            published_on=date.fromisoformat(day) if len(day) == 10 else None,
        )


def _scored(title: str, tool: str, rows: Iterable[dict[str, Any]], command: Any) -> str:
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        words = [sys.executable, *map(str, command(predicted))]
        out = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    print(f"{title}\n{out}", flush=True)
    return f"### {title}\n\n`{tool}`\n\n```text\n{out.rstrip()}\n```\n"


def _complain(problem: ReadError) -> None:
    print(problem, file=sys.stderr)


def _write(page: Path, version: str, blocks: list[str]) -> None:
    """Put the tables between the page's marks, and leave its prose as it is."""
    old = page.read_text(encoding="utf-8") if page.exists() else f"# Accuracy\n\n{BEGIN}\n{END}\n"
    before, after = old.split(BEGIN)[0], old.split(END)[-1]
    body = f"Extractor {version}; `python -m benchmarks.accuracy`.\n\n" + "\n".join(blocks)
    page.write_text(f"{before}{BEGIN}\n\n{body}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
