"""Read a batch of files that a test has written."""

import io
import json
from datetime import date
from pathlib import Path

from ingest.read import ReadError, read_articles
from ingest.records import Article

TEXT = "The ferry will stay, the mayor of Oldhaven said on Monday. Nobody had asked her."


class Batch:
    """Read paths and keep both what came and what was wrong with the rest."""

    def __init__(
        self,
        *paths: str | Path,
        published_on: date | None = None,
        outlet: str | None = None,
        stdin: bytes = b"",
    ) -> None:
        self.problems: list[ReadError] = []
        self.articles = list(
            read_articles(
                paths,
                published_on=published_on,
                outlet=outlet,
                stdin=io.BytesIO(stdin),
                on_problem=self.problems.append,
            )
        )

    @property
    def only(self) -> Article:
        assert self.problems == []
        (article,) = self.articles
        return article

    @property
    def refusal(self) -> str:
        """The one problem's line, where nothing was read."""
        assert self.articles == []
        (problem,) = self.problems
        assert not problem.loaded
        assert "\n" not in str(problem)
        return str(problem)


def write(path: Path, content: str | bytes | list[object]) -> Path:
    """Write a text, bytes, or records as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, list):
        content = "".join(json.dumps(record) + "\n" for record in content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
