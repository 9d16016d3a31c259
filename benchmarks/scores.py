"""Run the scorers that come with the corpora, and hand back their figures."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.reading import Read
from benchmarks.shared import Shared
from ingest.actors import Cast
from ingest.attributions import attributions as attributed
from ingest.gold import as_gold

Figures: TypeAlias = dict[str, Any]


def gold_form(shared: Shared, reads: Sequence[Read], found: Iterable[Mapping[str, Any]]) -> Figures:
    """Score statements, stances and conditions with score_gold.py."""
    golds = ({**r.gold, "doc": r.article.name, "text": r.article.text} for r in reads)
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted, out = (Path(folder, f"{n}.jsonl") for n in ("gold", "found", "out"))
        _write(gold, golds)
        _write(predicted, found)
        _run(shared, "score_gold.py", gold, predicted, "--json", out)
        figures: Figures = json.loads(out.read_text(encoding="utf-8"))
        return figures


def ours_in_gold_form(reads: Iterable[Read]) -> list[Figures]:
    """Write what the product found in the form of the annotations."""
    return [as_gold(read.found) for read in reads]


def attributions(shared: Shared, reads: Sequence[Read], found: Sequence[Figures]) -> Figures:
    """Score who-said-what with score_attribution.py."""
    tool = shared.tool("score_attribution")
    figures: Figures = tool.score([{**r.gold, "text": r.article.text} for r in reads], found)
    return figures


def as_attributions(rows: Iterable[Mapping[str, Any]]) -> list[Figures]:
    """Turn statements in the form of the annotations into attributions."""
    return [
        {
            "doc_id": row["doc"],
            "attributions": [
                {
                    "source": s["speaker_span"],
                    "cue": s["cue_span"],
                    "content": s["content_spans"],
                    "kind": s["kind"],
                }
                for s in row["statements"]
            ],
        }
        for row in rows
    ]


def with_attitudes(reads: Iterable[Read]) -> list[Figures]:
    """Write what articles attribute to somebody: statements, and beliefs, wishes and plans."""
    return [
        {
            "doc_id": read.article.name,
            "attributions": [
                {
                    "source": one.source_span,
                    "cue": one.cue_span,
                    "content": one.spans,
                    "kind": one.kind,
                }
                for one in attributed(read.doc, Cast(read.doc), read.article.published_on)
            ],
        }
        for read in reads
    ]


def conditions(shared: Shared, reads: Sequence[Read], found: Sequence[Figures]) -> Figures:
    """Score conditions with score_attribution.py."""
    tool = shared.tool("score_attribution")
    figures: Figures = tool.score_conditions([dict(r.gold) for r in reads], found)
    return figures


def as_conditions(rows: Iterable[Mapping[str, Any]]) -> list[Figures]:
    """Turn conditions in the form of the annotations into those of score_attribution.py."""
    return [
        {
            "doc_id": row["doc"],
            "conditions": [
                {"condition": [c["condition_span"]], "consequence": [c["consequence_span"]]}
                for c in row["conditions"]
            ],
        }
        for row in rows
    ]


LABEL = re.compile(r"^(.+?)\s+F1 ([\d.]+)\s+gold (\d+)\s+predicted (\d+)$", re.M)
TOTAL = re.compile(r"macro F1 without neutral ([\d.]+)\s+accuracy ([\d.]+)")


def directed(shared: Shared, gold: Sequence[str], found: Sequence[str]) -> Figures:
    """Score directed stances between two names with score_dse.py."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        for path, labels in zip(paths, (gold, found), strict=True):
            _write(path, ({"label": label} for label in labels))
        out = _run(shared, "score_dse.py", *paths)
    total = TOTAL.search(out)
    assert total is not None, out
    by_label = {
        m[1].strip(): {"f1": float(m[2]), "gold": int(m[3]), "pred": int(m[4])}
        for m in LABEL.finditer(out)
    }
    return {"macro": float(total[1]), "accuracy": float(total[2]), "labels": by_label}


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _run(shared: Shared, tool: str, *words: Path | str) -> str:
    command = [sys.executable, str(shared.path(f"tools/{tool}")), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
