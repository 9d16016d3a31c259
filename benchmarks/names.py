"""List the spellings that are joined to one person, from the titled names of news texts.

    python -m benchmarks.names ../shared/corpora/news/current-events.jsonl

Prints one line a person with more than one spelling, to be judged by eye, and counts. Names
behind a title ("President Anna Volk") are taken by a pattern, so that a hundred thousand texts
take half a minute; states and roles, which keep some apart in a load, are not known here.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from graph.namesakes import People
from graph.naming import read_name
from ingest.records import Actor

_WORD = (
    r"(?:(?:al-|el-|bin |ibn |de |da |del |van |von |der |la )*"
    r"[A-Z\u00c0-\u00de\u0141][\w\u2019'-]*[a-z\u00df-\u00ff][\w\u2019'-]*|[A-Z]\.)"
)
_TITLES = (
    "President|Prime Minister|Premier|Minister|Secretary|Chancellor|Senator|Sen\\.|Governor|"
    "General|Gen\\.|Ambassador|[Ss]pokesman|[Ss]pokeswoman|[Ll]eader|Judge|Justice|Rep\\.|Mayor|"
    "Chairman|Director|lawmaker|activist|candidate|Admiral|Colonel|Commissioner|Speaker|envoy|Mr\\."
)
_NAME = re.compile(rf"\b(?:{_TITLES}) ({_WORD}(?: {_WORD}){{1,3}})(?!\w)")
_NO_NAME = re.compile(
    r"The|Minister|President|Secretary|Affairs|Defen[cs]e|Foreign|State|General|Prime|Court|Party|"
    r"House|Senate|Republic|National|United|States|Union|Council|Day|On|In|\w+day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)


class _Empty:
    """Stand for a store that has nothing."""

    def run(self, _cypher: str, _parameters: object = None) -> list[dict[str, Any]]:
        return []


def titled(text: str) -> Iterator[str]:
    """Yield the full names that stand behind a title."""
    for match in _NAME.finditer(text):
        words = re.sub("['\u2019]s$", "", match[1]).split()
        while words and _NO_NAME.fullmatch(words[-1]):
            words.pop()
        if len(words) > 1 and not any(map(_NO_NAME.fullmatch, words)):
            yield " ".join(words)


def joined(texts: Iterable[str]) -> tuple[int, list[list[str]]]:
    """Count the names of texts, and list those of each person who has several."""
    people, names = People(), 0
    shown: dict[str, str] = {}
    for number, text in enumerate(texts):
        for place, found in enumerate(titled(text)):
            name = read_name(found, person=True)
            actor = Actor(name=name.shown, kind="person")
            people.meet((date.max, f"{number:09}", place), actor, name, again=False)
            shown.setdefault(name.full_slug, name.shown)
            names += 1
    people.recall(_Empty())  # type: ignore[arg-type]
    found_by: dict[str, list[str]] = {}
    for _, text in sorted(shown.items()):
        name = read_name(text, person=True)
        key = people.actor_id(Actor(name=text, kind="person"), name)
        found_by.setdefault(key, []).append(text)
    return names, [forms for _, forms in sorted(found_by.items()) if len(forms) > 1]


def main() -> None:
    """Print what is joined in files of JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.jsonl")
    paths: list[Path] = parser.parse_args().files
    lines = (line for path in paths for line in path.open(encoding="utf-8"))
    names, people = joined(str(json.loads(line)["text"]) for line in lines)
    for forms in people:
        print(" / ".join(forms))
    joins = sum(len(forms) - 1 for forms in people)
    print(f"{names} names, {len(people)} persons of several spellings, {joins} joins")


if __name__ == "__main__":
    main()
