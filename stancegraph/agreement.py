"""Compare the corrections of two people: how far they agree, and where they do not.

Only what both looked at says anything of their agreement, so what a reviewer found right is kept
as an entry as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stancegraph.output import Format, console, print_rows

if TYPE_CHECKING:
    from graph.entries import Entry
    from graph.overlay import Overlay

KINDS = ("wordings", "positions", "actors", "stances", "conditions")
Verdicts = dict[str, dict[str, str]]  # by kind and by item


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Say how far two people agree on items of one kind.

    ``alpha`` is Krippendorff's, None where it is not defined: nothing was judged by both, or
    everything alike.
    """

    kind: str
    first: int
    second: int
    both: int
    alike: int
    alpha: float | None


def print_comparison(one: Path, other: Path, form: Format) -> None:
    """Print the agreement by kind of item, then the items on which the two differ."""
    from graph.overlay import Overlay
    from stancegraph.corrections import read_entries

    pair = [Overlay.of(read_entries(path)) for path in (one, other)]
    first, second = verdicts(pair[0], pair[1].entries), verdicts(pair[1], pair[0].entries)
    found = [agreement(kind, first.get(kind, {}), second.get(kind, {})) for kind in KINDS]
    differing = list(differences(first, second))
    if form is not Format.table:
        print_rows(differing, ["kind", "item", "first", "second"], form)
        return
    columns = ["kind", "first", "second", "both", "alike", "alpha"]
    print_rows([_row(one) for one in found if one.first or one.second], columns, form)
    out = console()
    out.print(f"\nfirst {one}, second {other}", highlight=False, markup=False)
    if differing:
        out.print(f"\n{len(differing)} differ:\n", highlight=False)
        print_rows(differing, ["kind", "item", "first", "second"], form)


def _row(one: Agreement) -> dict[str, object]:
    alpha = "not defined" if one.alpha is None else f"{one.alpha:.3f}"
    return {
        "kind": one.kind,
        "first": one.first,
        "second": one.second,
        "both": one.both,
        "alike": one.alike,
        "alpha": alpha,
    }


def verdicts(overlay: "Overlay", others: "Iterable[Entry]" = ()) -> Verdicts:
    """List what a person decided, by kind and item.

    Pairs that the other one decided on are judged too: two merges may say what one says.
    """
    found: Verdicts = {kind: {} for kind in KINDS}
    for entry in overlay.entries:
        for kind, item, verdict in _single(entry):
            found[kind][item] = verdict
    for kind, one, other in _pairs([*overlay.entries, *others]):
        verdict = _pair_verdict(overlay, kind, one, other)
        if verdict:
            found[kind][f"{one} / {other}"] = verdict
    return found


def _single(entry: "Entry") -> Iterator[tuple[str, str, str]]:
    turned = " (opposite)" if entry.flag("opposite") else ""
    match entry.kind:
        case "confirm wording":
            yield "wordings", entry.of, "right"
        case "move wording":
            yield "wordings", entry.of, f"to {entry.text('to')}{turned}"
        case "split position":
            yield from (("wordings", form, "on its own") for form in entry.texts("wordings"))
        case "confirm stance":
            yield "stances", entry.of, "right"
        case "fix stance":
            yield "stances", entry.of, _fixed(entry)
        case "fix condition":
            yield "conditions", entry.of, _fixed(entry)


def _fixed(entry: "Entry") -> str:
    if entry.flag("dismiss"):
        return "none"
    names = ("side", "actor", "position", "consequence", "requirement")
    return ", ".join(f"{name} {entry.text(name)}" for name in names if entry.text(name))


def _pairs(entries: "Iterable[Entry]") -> list[tuple[str, str, str]]:
    """List the pairs that somebody merged or kept apart, the same pair once."""
    found: dict[tuple[str, str, str], None] = {}
    for entry in entries:
        verb, _, rest = entry.kind.partition(" ")
        other = entry.text("into") or entry.text("from")
        if verb in ("merge", "keep") and other:
            kind = "positions" if rest.startswith("position") else "actors"
            found[kind, *_ordered(entry.of, other)] = None
    return list(found)


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _pair_verdict(overlay: "Overlay", kind: str, one: str, other: str) -> str:
    if kind == "actors":
        if overlay.last_actor(one) == overlay.last_actor(other):
            return "the same"
        ends = {_ordered(*map(overlay.last_actor, pair)) for pair in overlay.apart("actor")}
        mine = _ordered(overlay.last_actor(one), overlay.last_actor(other))
        return "two" if mine in ends else ""
    left, right = overlay.last_position(one), overlay.last_position(other)
    if left.position_id == right.position_id:
        return "the same" if left.turned == right.turned else "opposites"
    apart = {
        _ordered(*(overlay.last_position(end).position_id for end in pair))
        for pair in overlay.apart("position")
    }
    return "two" if _ordered(left.position_id, right.position_id) in apart else ""


def agreement(kind: str, first: Mapping[str, str], second: Mapping[str, str]) -> Agreement:
    """Measure how far two people agree on items of one kind."""
    both = first.keys() & second.keys()
    return Agreement(
        kind=kind,
        first=len(first),
        second=len(second),
        both=len(both),
        alike=sum(first[item] == second[item] for item in both),
        alpha=alpha([first, second]),
    )


def alpha(judges: Sequence[Mapping[str, str]]) -> float | None:
    """Return Krippendorff's alpha for named categories; what one did not judge is missing.

    None where fewer than two categories occur among what two or more judged.
    """
    import krippendorff
    import numpy as np

    items = sorted(item for item in set().union(*judges) if sum(item in j for j in judges) > 1)
    categories = sorted({judge[item] for judge in judges for item in items if item in judge})
    if len(categories) < 2:
        return None
    number = {category: place for place, category in enumerate(categories)}
    data = [[number[j[item]] if item in j else np.nan for item in items] for j in judges]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def differences(first: Verdicts, second: Verdicts) -> Iterator[dict[str, object]]:
    """Yield the items on which two people differ, by kind and item."""
    for kind in KINDS:
        ones, others = first.get(kind, {}), second.get(kind, {})
        for item in sorted(ones.keys() & others.keys()):
            if ones[item] != others[item]:
                yield {"kind": kind, "item": item, "first": ones[item], "second": others[item]}
