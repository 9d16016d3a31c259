"""Tell which corrections are in force: those of which every name is in the graph."""

from collections.abc import Iterable, Iterator, Mapping

from graph.amending import made_by
from graph.codebook import Codebook
from graph.entries import Entry
from graph.leading import State, run_named
from graph.store import Transaction

PLACED = "Stance on Position"
_WORDS = {"PositionForm": "wording", PLACED: "stance on a position"}


def in_force(
    change: Transaction, entries: Iterable[Entry], book: Codebook, old: State
) -> tuple[list[Entry], list[str]]:
    """Part entries into those whose every name is in the graph, and lines that say what is not."""
    entries = list(entries)
    there = _there(change, entries)
    there["Position"] |= {coded.slug for coded in book.positions}
    for label in ("Position", "Actor"):
        there[label] -= made_by(old, label) - {coded.slug for coded in book.positions}
    active: list[Entry] = []
    rest = entries
    while True:
        good = [entry for entry in rest if not _lacks(entry, there)]
        if not good:
            break
        for entry in good:
            if entry.kind.startswith("split "):
                there[entry.kind.removeprefix("split ").capitalize()].add(entry.text("new"))
        rest = [entry for entry in rest if entry not in good]
        active += good
    order = {id(entry): place for place, entry in enumerate(entries)}
    active.sort(key=lambda entry: order[id(entry)])
    return active, [f"{e.place}: {lack}" for e in rest if (lack := _lacks(e, there))]


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what an entry names, each with its label, but for the new ones that it makes."""
    label = entry.kind.split()[1].capitalize()
    yield ("PositionForm" if label == "Wording" else label), entry.of
    if entry.kind == "fix stance" and entry.text("position"):
        yield PLACED, entry.of
    other = "Actor" if "actor" in entry.kind else "Position"
    for name in ("into", "to", "from"):
        if entry.text(name):
            yield other, entry.text(name)
    for name in ("position", "consequence", "requirement"):
        if entry.text(name):
            yield "Position", entry.text(name)
    if entry.kind.startswith("fix ") and entry.text("actor"):
        yield "Actor", entry.text("actor")
    yield from (("PositionForm", form) for form in entry.texts("wordings"))


def _there(change: Transaction, entries: Iterable[Entry]) -> dict[str, set[str]]:
    wanted: dict[str, set[str]] = {
        label: set()
        for label in ("Position", "Actor", "Stance", PLACED, "Condition", "PositionForm")
    }
    for entry in entries:
        for label, key in _names(entry):
            wanted[label].add(key)
        if entry.kind.startswith("split "):
            wanted[entry.kind.removeprefix("split ").capitalize()].add(entry.text("new"))
    return {
        label: {str(row["key"]) for row in run_named(change, f"there {label}", ids)}
        for label, ids in wanted.items()
    }


def _lacks(entry: Entry, there: Mapping[str, set[str]]) -> str:
    """Say what an entry names that is not in the graph; "" where all is."""
    for label, key in _names(entry):
        if key not in there[label]:
            return f"there is no {_WORDS.get(label, label.lower())} {key!r} in the graph"
    if entry.kind.startswith("split "):
        label = entry.kind.removeprefix("split ").capitalize()
        if entry.text("new") in there[label]:
            return f"the new {label.lower()} {entry.text('new')!r} is in the graph already"
    return ""
