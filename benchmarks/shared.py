"""Find the annotated corpora and their scorers in a folder outside this repository."""

import importlib.util
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from ingest.records import Article, Span

# Score only: nobody reads these, and no cause of error is counted on them.
UNREAD = frozenset(("th_post_13", "tw_tp_times_3", "uruguay_mercopress_1", "kw_times_7"))

Gold: TypeAlias = Mapping[str, Any]


class SharedMissing(FileNotFoundError):
    """Say that a corpus or a scorer does not lie where it was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """Hold an article with its annotation by hand, in the form of its corpus."""

    article: Article
    gold: Gold


class Shared:
    """Read from the folder that holds gold/, corpora/ and tools/."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; raises SharedMissing where it is none."""
        self.folder = folder
        self.path("corpora"), self.path("gold"), self.path("tools")

    def path(self, name: str) -> Path:
        """Return the place of something in the folder; raises SharedMissing."""
        place = self.folder / name
        if not place.exists():
            raise SharedMissing(
                f"There is no {name} in {self.folder}: the annotated corpora are no part of this "
                "repository. Name the folder that holds them: make accuracy SHARED=FOLDER"
            )
        return place

    def newspapers(self) -> list[Annotated]:
        """Read the newspaper articles of gold/seed and gold/dev."""
        return [one for part in ("seed", "dev") for one in self._folder(f"gold/{part}")]

    def notes(self, part: str) -> list[Annotated]:
        """Read the event notes of a part: train or dev."""
        rows = self.rows(f"corpora/annotated/{part}.jsonl")
        return [_annotated(row["doc"], row["text"], row) for row in rows]

    def attributions(self, *names: str) -> list[Annotated]:
        """Read files of corpora/attribution, by name without ending."""
        rows = (r for n in names for r in self.rows(f"corpora/attribution/{n}.jsonl"))
        return [_annotated(row["doc_id"], row["text"], row) for row in rows]

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the records of a file of JSON lines."""
        with self.path(name).open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())

    def tool(self, name: str) -> Any:
        """Load a scorer as a module, so that a match means here what it means there."""
        place = self.path(f"tools/{name}.py")
        spec = importlib.util.spec_from_file_location(name, place)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def _folder(self, name: str) -> Iterator[Annotated]:
        for file in sorted(self.path(name).glob("*.json")):
            text = file.with_suffix(".txt").read_bytes().decode("utf-8")
            yield _annotated(file.stem, text, json.loads(file.read_text(encoding="utf-8")))


def _annotated(name: str, text: str, gold: Gold) -> Annotated:
    digest = sha256(text.encode()).hexdigest()
    day = (gold.get("date") or "")[:10]
    published = date.fromisoformat(day) if len(day) == 10 else None
    article = Article(article_id=name, name=name, text=text, sha256=digest, published_on=published)
    return Annotated(article=article, gold=gold)


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


def two_names(row: Gold) -> tuple[str, tuple[Span, Span] | None]:
    """Return a sentence of corpora/stance without brackets, and its names p and q; None if odd."""
    text, spans = unmarked(row["text"])
    if len(spans) != 2:
        return text, None
    one, other = spans if row["p"] in text[slice(*spans[0])] else spans[::-1]
    return text, (one, other)
