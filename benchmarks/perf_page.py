"""Put what performance.py measured into tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.page import table
from benchmarks.perf_fill import Filled
from benchmarks.perf_questions import Times
from benchmarks.perf_rates import Rate, middle

Answers = Mapping[str, Times]
STORES = ("embedded", "Neo4j")


@dataclass(slots=True, kw_only=True)
class Sized:
    """Hold what was measured at one number of statements; nothing where it was not reached."""

    statements: int
    kept: int = 0
    fill: Filled | None = None
    steps: dict[str, float] = field(default_factory=dict)  # seconds of export, import, finish
    csv: int = 0
    sizes: dict[str, int] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)


def rates_block(rates: Mapping[str, Sequence[Rate]], targets: Mapping[str, float]) -> str:
    """Compare loads with the bare writing of their rows."""
    head = ["", *rates]
    middles = [middle(list(rounds)) for rounds in rates.values()]
    rows: list[list[object]] = [
        ["rows written", *(rate.rows for rate in middles)],
        ["load, rows a second", *(_a_second(rate.rows, rate.seconds) for rate in middles)],
        ["bare, rows a second", *(_a_second(rate.rows, rate.bare) for rate in middles)],
        ["**load as a share of bare**", *(f"**{rate.share:.2f}**" for rate in middles)],
        ["to be reached", *(f"{targets[name]:.2f}" for name in rates)],
        ["share, round by round", *(_shares(rounds) for rounds in rates.values())],
        ["of bare with as long a log as `load`", *(_tuned(rate) for rate in middles)],
        ["load, seconds", *(rate.seconds for rate in middles)],
        ["- writing", *(rate.parts["writing"] for rate in middles)],
        ["- reading what is there", *(rate.parts["reading"] for rate in middles)],
        ["- resolving and deriving (Python)", *(rate.parts["python"] for rate in middles)],
        ["bare, seconds", *(rate.bare for rate in middles)],
        ["writing alone as a share of bare", *(_writing(rate) for rate in middles)],
    ]
    return f"### Load beside the bare driver\n\n{table(head, rows)}"


def _a_second(rows: int, seconds: float) -> str:
    return f"{rows / seconds:,.0f}"


def _shares(rounds: Sequence[Rate]) -> str:
    return ", ".join(f"{rate.share:.2f}" for rate in rounds)


def _tuned(rate: Rate) -> str:
    return "-" if rate.tuned is None else f"{rate.tuned / rate.seconds:.2f}"


def _writing(rate: Rate) -> str:
    return f"{rate.bare / rate.parts['writing']:.2f}"


def questions_block(sized: Sequence[Sized], store: str) -> str:
    """List median and p95 of each question by size, and by what they grow from size to size."""
    reached = [one for one in sized if store in one.answers]
    if not reached:
        return ""
    head = ["milliseconds", *(f"{one.statements:,}" for one in reached), "growth", "rows"]
    rows: list[list[object]] = []
    for name in reached[0].answers[store]:
        times = [one.answers[store][name] for one in reached]
        cells = [f"{_time(one.median)} / {_time(one.p95)}" for one in times]
        rows.append([f"`{name}`", *cells, _growth(times), times[-1].rows])
    return f"### Ten questions, {store}: median / p95 by statements\n\n{table(head, rows)}"


def _time(milliseconds: float) -> str:
    return f"{milliseconds:.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def _growth(times: Sequence[Times]) -> str:
    return ", ".join(f"x {after.median / before.median:.1f}" for before, after in pairwise(times))


def sizes_block(sized: Sequence[Sized]) -> str:
    """List memory, sizes on disk, and how long filling took."""
    head = ["statements", *(f"{one.statements:,}" for one in sized)]
    rows: list[list[object]] = [
        ["nodes and relationships", *(f"{one.kept:,}" for one in sized)],
        ["`load` from the size before, rows a second", *map(_fill_rate, sized)],
        [
            "- peak memory of that process, MB",
            *(_mb(one.fill.peak if one.fill else None) for one in sized),
        ],
        ["embedded, size on disk, MB", *(_mb(one.sizes.get("embedded")) for one in sized)],
        ["Neo4j, size on disk, MB", *(_mb(one.sizes.get("Neo4j")) for one in sized)],
        ["Neo4j server, peak memory, MB", *(_mb(one.peaks.get("Neo4j")) for one in sized)],
        ["asking process, peak memory, MB", *(_mb(one.peaks.get("asking")) for one in sized)],
    ]
    return f"### Memory and sizes\n\n{table(head, rows)}"


def import_block(sized: Sequence[Sized]) -> str:
    """List how long the way by CSV takes."""
    reached = [one for one in sized if one.steps]
    head = ["seconds", *(f"{one.statements:,}" for one in reached)]
    names = list(dict.fromkeys(name for one in reached for name in one.steps))
    rows: list[list[object]] = [[name, *(one.steps.get(name) for one in reached)] for name in names]
    rows.append(["CSV, MB", *(_mb(one.csv) for one in reached)])
    return f"### Offline import into Neo4j\n\n{table(head, rows)}"


def _fill_rate(one: Sized) -> str:
    return _a_second(one.fill.added, one.fill.seconds) if one.fill else ""


def _mb(size: int | None) -> str:
    return f"{size / 1e6:,.0f}" if size else ""
