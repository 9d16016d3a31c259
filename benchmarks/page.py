"""Put what was measured into words and tables, and between the marks of a page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.causes import texts
from benchmarks.matching import Verdict
from benchmarks.reading import Clock
from benchmarks.reliability import bins, calibration_error
from benchmarks.scores import Figures

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
MOST = 20  # causes of error that the page lists
NONE = ""  # a cell where there is nothing to measure

# How far two people who annotated the same articles apart agree, as the corpora state it.
PEOPLE_NEWSPAPERS = {"statement": 96.6, "statement+speaker": 92.8, "stance": 85.0}
PEOPLE_NEWSPAPERS |= {"condition": 100.0}
PEOPLE_NOTES = {"statement": 95.0, "statement+speaker": 92.8, "stance": 87.4}
PEOPLE_NOTES |= {"condition": 100.0, "position words": 86.2}
PEOPLE_POLNEAR = {"content_partial": 82.0}

LINES = {
    "statement": "statement",
    "statement+speaker": "statement with speaker",
    "direct": "direct, found",
    "mixed": "mixed, found",
    "indirect": "indirect, found",
    "stance": "stance",
    "stance (no actor)": "stance without actor",
    "position words": "position words",
    "condition": "condition",
}
KINDS = ("direct", "mixed", "indirect")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table in Markdown; figures are set right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def _cell(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else NONE if value is None else str(value)


def gold_table(
    ours: Figures, peers: Mapping[str, Figures], people: Mapping[str, float] | None = None
) -> str:
    """Compare F1 in the form of the annotations; kinds of statement have recall alone."""
    head = ["", "P", "R", "F1", *peers, *(["two people"] if people else [])]
    rows = []
    for name, words in LINES.items():
        one = ours[name]
        beside = [_beside(figures, name) for figures in peers.values()]
        row = [words, one.get("p"), one.get("r", one.get("recall")), one.get("f1"), *beside]
        rows.append([*row, *([people.get(name)] if people else [])])
    return table(head, rows)


def _beside(figures: Figures, name: str) -> float | None:
    """Return a peer's F1 or recall; nothing where it finds no such thing at all."""
    one = figures[name]
    if name in KINDS:
        return one["recall"] if figures["statement"]["pred"] else None
    return one["f1"] if one.get("pred") else None


def polnear_table(figures: Mapping[str, Figures]) -> str:
    """Compare who-said-what on PolNeAR."""
    rows: list[list[object]] = []
    for name, words in (
        ("content_partial", "words said, F1"),
        ("content_and_source", "words and source, F1"),
        ("content_token", "words said, each word for itself, F1"),
    ):
        people = PEOPLE_POLNEAR.get(name)
        rows.append([words, *(f[name]["F1"] for f in figures.values()), people])
    for kind in KINDS:
        row = [f["by_kind"][kind] for f in figures.values()]
        rows.append([f"{kind}, F1", *(r["F1"] for r in row), None])
    source = [f["source_on_matched"]["head"] for f in figures.values()]
    rows.append(["source right, where the words are", *source, None])
    for name, words in (("speech", "a verb of speech"), ("other", "a belief, a plan, a noun")):
        row = [f["recall_by_cue"][name]["R"] for f in figures.values()]
        rows.append([f"found of those whose cue is {words}", *row, None])
    return table(["", *figures, "two people"], rows)


def conditions_table(figures: Mapping[str, Figures]) -> str:
    """Compare conditions on GUM."""
    rows = [
        ["both sides, P", *(f["both_spans"]["P"] for f in figures.values())],
        ["both sides, R", *(f["both_spans"]["R"] for f in figures.values())],
        ["both sides, F1", *(f["both_spans"]["F1"] for f in figures.values())],
        ["what is required alone, F1", *(f["condition_partial"]["F1"] for f in figures.values())],
        ["found of those with a marker", *(f["recall_marked"] for f in figures.values())],
    ]
    return table(["", *figures], rows)


def directed_table(figures: Mapping[str, Figures]) -> str:
    """Compare directed stance between two names."""
    first = next(iter(figures.values()))
    rows: list[list[object]] = [
        ["macro F1 without neutral", *(f["macro"] for f in figures.values())],
        ["accuracy", *(f["accuracy"] for f in figures.values())],
    ]
    for label in first["labels"]:
        words = f"`{label}`, F1 ({first['labels'][label]['gold']} annotated)"
        rows.append([words, *(f["labels"].get(label, {}).get("f1") for f in figures.values())])
    return table(["", *figures], rows)


def causes_table(counted: Counter[str]) -> str:
    """List the most frequent causes of error with their share and an example."""
    total = counted.total()
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    rows = [
        [count, f"{100 * count / total:.1f} %", _words(name, "what"), _words(name, "example")]
        for name, count in most
    ]
    rest = total - sum(count for _, count in most)
    body = table(["errors", "share", "cause", "for example"], rows)
    body = body.replace("---: | ---: |\n", "--- | --- |\n", 1)  # words are set left
    return f"{body}\n{total} errors in all; {rest} have rarer causes.\n"


def _words(cause: str, field: str) -> str:
    words = texts()[cause][field].replace("|", "\\|")
    return words.replace("<<", "**").replace(">>", "**")


def reliability_table(verdicts: Sequence[Verdict], parts: Sequence[str]) -> str:
    """Set said confidence beside measured precision, part by part."""
    by_part = {part: [v for v in verdicts if v.part == part] for part in parts}
    grouped = {part: {(b.low, b.high): b for b in bins(some)} for part, some in by_part.items()}
    edges = sorted({key for some in grouped.values() for key in some})
    rows: list[list[object]] = []
    for low, high in edges:
        row: list[object] = [f"{low:.1f} to {high:.1f}"]
        for some in grouped.values():
            one = some.get((low, high))
            row += [one.count, 100 * one.said, 100 * one.right] if one else [None] * 3
        rows.append(row)
    errors: list[object] = ["expected calibration error"]
    for judged in by_part.values():
        errors += [len(judged), None, 100 * calibration_error(judged)]
    rows.append(errors)
    return table(["", *(w for p in parts for w in (p, "said", "right"))], rows)


def time_table(clocks: Mapping[str, Clock]) -> str:
    """Say what each step adds to the time of the bare pipeline, in percent of it."""
    steps = list(dict.fromkeys(step for clock in clocks.values() for step in clock.steps))
    rows: list[list[object]] = [
        ["words", *(clock.words for clock in clocks.values())],
        ["tokenizer to names, microseconds a word", *map(_a_word, clocks.values())],
    ]
    for step in steps:
        shares = (100 * c.steps.get(step, 0.0) / c.pipeline for c in clocks.values())
        rows.append([f"{step}, % of that", *shares])
    added = (100 * clock.added / clock.pipeline for clock in clocks.values())
    rows.append(["all that is added, % of that", *added])
    return table(["", *clocks], rows)


def _a_word(clock: Clock) -> float:
    return clock.pipeline * 1e6 / clock.words


def write(page: Path, blocks: Sequence[str]) -> None:
    """Put blocks between the page's marks, and leave its prose as it is."""
    old = page.read_text(encoding="utf-8") if page.exists() else f"# Accuracy\n\n{BEGIN}\n{END}\n"
    before, after = old.split(BEGIN)[0], old.split(END)[-1]
    body = "\n".join(blocks)
    page.write_text(f"{before}{BEGIN}\n\n{body}\n{END}{after}", encoding="utf-8")
