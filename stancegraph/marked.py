"""Read YAML with the line of everything in it, so that what is wrong can be pointed at.

A value is the text that stands there: nothing is taken for a number, a date or a truth value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

LINE = 1  # of the first line


class BadFile(ValueError):
    """Say that a file cannot be read, and on which line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Hold a text, a list or a table, and the file and line where it begins."""

    value: "str | list[Marked] | dict[str, Marked]"
    path: Path
    line: int

    def wrong(self, why: str) -> BadFile:
        """Make the error that says what is wrong here."""
        return BadFile(f"{self.path}, line {self.line}: {why}.")

    @property
    def text(self) -> str:
        """Return the text; raises BadFile where there is none."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong("a text belongs here")
        return " ".join(self.value.split())

    @property
    def items(self) -> "list[Marked]":
        """Return the items of the list; raises BadFile where there is none."""
        if not isinstance(self.value, list):
            raise self.wrong("a list belongs here")
        return self.value

    @property
    def table(self) -> "dict[str, Marked]":
        """Return the table; raises BadFile where there is none."""
        if not isinstance(self.value, dict):
            raise self.wrong("a table of names and values belongs here")
        return self.value


def read_marked(path: Path, what: str) -> Marked | None:
    """Read a file, None for one without content; raises BadFile and FileNotFoundError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileNotFoundError(f"There is no file {path} with {what}.") from error
    except UnicodeDecodeError as error:
        raise BadFile(f"{path} is not UTF-8 text.") from error
    return marked(text, path)


def marked(text: str, path: Path) -> Marked | None:
    """Read a text as that of a file."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + LINE if error.problem_mark else LINE
        raise BadFile(f"{path}, line {line}: {error.problem or error.context}.") from error
    except yaml.YAMLError as error:
        raise BadFile(f"{path} is not YAML: {' '.join(str(error).split())}.") from error
    return _marked(node, path) if node is not None else None


def _marked(node: yaml.Node, path: Path) -> Marked:
    line = node.start_mark.line + LINE
    if isinstance(node, yaml.MappingNode):
        return Marked(value=dict(_pairs(node, path)), path=path, line=line)
    if isinstance(node, yaml.SequenceNode):
        return Marked(value=[_marked(item, path) for item in node.value], path=path, line=line)
    return Marked(value=str(node.value), path=path, line=line)


def _pairs(node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Marked]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = Marked(value=str(key.value), path=path, line=key.start_mark.line + LINE)
        if not isinstance(key, yaml.ScalarNode):
            raise name.wrong("a name belongs here")
        if key.value in seen:
            raise name.wrong(f"{key.value!r} stands there twice")
        seen.add(key.value)
        yield str(key.value), _marked(value, path)
