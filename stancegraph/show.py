"""Show the words behind a statement, a stance or a condition in their article, marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.text import Text

from stancegraph.layout import WIDEST, Row
from stancegraph.output import console

if TYPE_CHECKING:
    from rich.console import Console

    from graph.store import Store

KINDS = ("statement", "stance", "condition")
REACH = 400  # characters of context on each side, before it is cut at a paragraph or a word
MARK = "bold yellow"
BEGIN, END = ">>", "<<"  # around the words where no terminal can show colour

Spans = Sequence[tuple[int, int]]


class UnknownEvidence(LookupError):
    """Say that no statement, stance or condition has an id, or that several do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Hold a statement, a stance or a condition with those who made it."""

    kind: str
    id: str
    who: tuple[str, ...]
    row: Mapping[str, object]


@cache
def queries() -> dict[str, str]:
    """Return the queries of this house by their names."""
    from graph.statements import named_statements

    text = files("stancegraph").joinpath("evidence.cypher").read_text(encoding="utf-8")
    return named_statements(text)


def show_evidence(wanted: str, *, uri: str) -> None:
    """Print the words in each article that reports them."""
    from stancegraph.stores import open_store

    with open_store(uri, read_only=True) as store:
        found = find(store, wanted)
        reports = store.run(queries()[f"reports of {found.kind}"], {"id": found.id})
        within = list(_within(store, found))
    out = console()
    print_text(out, Text(heading(found), style="bold"))
    print_text(out, Text(footing(found), style="dim"))
    for report in reports:
        out.print()
        print_text(out, Text(source(report)))
        out.print()
        print_text(out, words(report, found, marks=not out.is_terminal), indent=4)
    if within:
        out.print("\nIt expresses")
        for line in within:
            print_text(out, Text(line), indent=2)


def print_text(out: "Console", text: Text, indent: int = 0) -> None:
    """Print a text in lines that are not too long to read."""
    for line in text.wrap(out, min(out.width, WIDEST) - indent):
        line.rstrip()
        out.print(Text(" " * indent).append_text(line), soft_wrap=True)


def find(store: "Store", wanted: str) -> Evidence:
    """Find what has an id, or an id that begins so; raise UnknownEvidence unless it is one."""
    found = [evidence for kind in KINDS for evidence in _candidates(store, kind, wanted)]
    exact = [evidence for evidence in found if evidence.id == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        ids = ", ".join(sorted(evidence.id for evidence in found)[:5])
        raise UnknownEvidence(f"Several ids begin with {wanted!r}: {ids}. Give more of it.")
    raise UnknownEvidence(
        f"No statement, stance or condition has the id {wanted!r}. The saved questions print "
        "ids: try `stance query run who-said`."
    )


def _candidates(store: "Store", kind: str, wanted: str) -> Iterator[Evidence]:
    rows = store.run(queries()[f"find {kind}"], {"id": wanted}) if wanted else []
    for key in dict.fromkeys(str(row["id"]) for row in rows):
        mine = [row for row in rows if row["id"] == key]
        who = tuple(sorted({str(row["who"]) for row in mine if row["who"]}))
        yield Evidence(kind=kind, id=key, who=who, row=mine[0])


def _within(store: "Store", found: Evidence) -> Iterator[str]:
    if found.kind != "statement":
        return
    for row in store.run(queries()["stances of statement"], {"id": found.id}):
        yield f"stance {row['id']}  {row['who']} {row['manner']}: {row['what']}"
    for row in store.run(queries()["conditions of statement"], {"id": found.id}):
        yield f"condition {row['id']}  {row['manner']}: {row['what']}"


def heading(found: Evidence) -> str:
    """Say in one line who said, is for or against, or sets what."""
    row = found.row
    who = " and ".join(found.who) or "Nobody named"
    match found.kind:
        case "statement":
            return f"{who}: {row['manner']} speech, {_cue(row)}"
        case "stance":
            said_by = f", says {row['attributedBy']}" if row["attributedBy"] else ""
            return f"{who} {row['manner']}: {row['target']} ({row['act']}{said_by})"
    setter = " and ".join(found.who) or "The article"
    return f"{setter}: {row['consequence']} -- {row['marker']} -- {row['requirement']}"


def _cue(row: Row) -> str:
    return f"reported by {row['cue']!r}" if row["cue"] else "without a reporting word"


def footing(found: Evidence) -> str:
    """Say in one line when, how surely, by which rule, and the id."""
    row = found.row
    when = f"{row['saidOn']} ({row['saidPrecision']})" if row["saidOn"] else "unknown date"
    return (
        f"{found.kind} {found.id}, {when}, confidence {row['confidence']:.2f}, rule {row['rule']}"
    )


def source(report: Row) -> str:
    """Say in one line which article reports it."""
    parts = (report["outlet"], report["publishedOn"], report["title"] or report["name"])
    line = ", ".join(str(part) for part in parts if part)
    return f"{line} <{report['url']}>" if report["url"] else line


def words(report: Row, found: Evidence, *, marks: bool) -> Text:
    """Return the words within their paragraphs, styled, or between >> and << where marks are."""
    text = report["text"]
    if not isinstance(text, str) or not text:
        return Text(f"{found.row['text']}\n(the article was loaded without its text)")
    spans = _spans(report)
    start, end = context(text, spans[0][0], spans[-1][1])
    return marked(text, start, end, spans, marks=marks)


def _spans(report: Row) -> Spans:
    flat = report["spans"]
    if isinstance(flat, list) and len(flat) >= 2:
        return sorted(zip(flat[::2], flat[1::2], strict=True))
    return [(_int(report["charStart"]), _int(report["charEnd"]))]


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def context(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to its paragraphs, or to whole words within reach of it."""
    before = text.rfind("\n\n", 0, start)
    begin = 0 if before < 0 else before + 2
    after = text.find("\n\n", end)
    finish = len(text) if after < 0 else after
    if start - begin > REACH:
        begin = text.find(" ", start - REACH, start) + 1 or start
    if finish - end > REACH:
        cut = text.rfind(" ", end, end + REACH)
        finish = end if cut < 0 else cut
    return begin, finish


def marked(text: str, start: int, end: int, spans: Spans, *, marks: bool) -> Text:
    """Return a part of a text with the spans in it marked."""
    out = Text("... " if start and text[start - 1] != "\n" else "")
    edges = [start, *(edge for span in spans for edge in span), end]
    for number, (left, right) in enumerate(pairwise(edges)):
        piece = text[left:right]
        if number % 2 == 0:
            out.append(piece)
        else:
            out.append(f"{BEGIN}{piece}{END}" if marks else piece, style=MARK)
    return out.append("" if end == len(text) or text[end] == "\n" else " ...")
