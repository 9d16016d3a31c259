"""Apply corrections and a codebook to a store: only what differs from what it has applied.

A store remembers what is in force in it (Meta), so that an entry that was taken out is taken
back, and a load without a file goes on with what is there. An entry is in force once all that it
names is in the graph.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from graph.amending import (
    amend,
    amend_actors,
    amend_positions,
    made_by,
    make_nodes,
    remove_nodes,
    with_names,
)
from graph.codebook import Codebook
from graph.derive import Touched, derive_touched
from graph.entries import Entry
from graph.inforce import in_force
from graph.leading import Drawn, Ends, Mover, State, cut, run_named
from graph.memory import UNFINISHED, kept, read_meta, remember, write_meta
from graph.overlay import Overlay
from graph.paging import keys
from graph.store import Store, Transaction

PAGE = 500  # nodes looked at in one transaction where all are


@dataclass(slots=True, kw_only=True)
class Applied:
    """Say what applying corrections came to: how many are in force, and which are not, and why.

    ``withdrawn`` are those that the store had been given before and was not given now.
    """

    in_force: int = 0
    moved: int = 0
    withdrawn: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


class Wanted(NamedTuple):
    """Hold corrections and a codebook to apply; None leaves those that a store remembers."""

    overlay: Overlay | None = None
    book: Codebook | None = None


AS_KEPT = Wanted()


def apply(store: Store, wanted: Wanted = AS_KEPT, *, thorough: bool = False) -> Applied:
    """Bring a store to corrections and a codebook.

    One transaction does what the difference to what was in force asks for. All relationships are
    looked at, page by page, where that is ``thorough``, or the codebook is another one.
    """
    done = store.write(partial(_apply, wanted=wanted, thorough=thorough))
    report, whole = done
    if whole:
        for label in ("Position", "Actor"):
            for page in keys(store, label):
                for ids in cut(page, PAGE):
                    report.moved += store.write(partial(_look, label=label, ids=ids))
        store.write(_finish)
    return report


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Name what a batch has written: forms with their positions, new positions, and actors."""

    forms: set[tuple[str, str]]
    positions: set[str]
    actors: set[str]


def correct(change: Transaction, state: State, seen: Seen) -> Drawn:
    """Lead what a batch has just written to where the corrections in force want it."""
    if not state.overlay.entries and not state.book.positions:
        return Drawn()
    ends = Ends(change, state)
    ends.read([form for form, _ in seen.forms], seen.positions)
    mover = Mover(change, state, ends)
    moved = {named for form, named in seen.forms if ends.of_form(form, named).position_id != named}
    mover.at_positions(sorted(moved))
    mover.at_actors(sorted(seen.actors & _corrected(state.overlay)))
    drawn = mover.move()
    if state.book.positions:
        amend_positions(change, state, ends, seen.positions)
    return drawn


def _corrected(overlay: Overlay) -> set[str]:
    return {*overlay.actors, *overlay.parts, *overlay.voices}


def _apply(change: Transaction, *, wanted: Wanted, thorough: bool) -> tuple[Applied, bool]:
    old = kept(change)
    given = old.given if wanted.overlay is None else wanted.overlay.entries
    book = old.state.book if wanted.book is None else wanted.book
    active, waiting = in_force(change, given, book, old.state)
    state = State(overlay=Overlay.of(active), book=book, names=old.state.names)
    begun = read_meta(change, UNFINISHED)
    whole = thorough or book.positions != old.state.book.positions or bool(begun)
    changed = _changed(old.state.overlay, state.overlay)
    state = with_names(change, state, changed)
    make_nodes(change, state)
    drawn = _move(change, old.state, state, changed)
    amend(change, old.state, state, changed)
    draw(change, drawn)
    if not whole:
        remove_nodes(change, old.state, state)
    remember(change, given, state)
    if whole:
        gone = {
            label: sorted({*map(str, begun.get(label, [])), *made_by(old.state, label)})
            for label in ("Position", "Actor")
        }
        write_meta(change, UNFINISHED, gone)
    now = set(given)
    withdrawn = [str(entry) for entry in old.given if entry not in now]
    report = Applied(in_force=len(active), moved=drawn.moved, withdrawn=withdrawn, waiting=waiting)
    return report, whole


def _look(change: Transaction, *, label: str, ids: Sequence[str]) -> int:
    """Look at some nodes as a whole, and at all that leads to them."""
    state = kept(change).state
    ends = Ends(change, state)
    mover = Mover(change, state, ends)
    if label == "Position":
        ends.read([], ids)
        mover.at_positions(ids)
    else:
        mover.at_actors(ids)
    drawn = mover.move()
    if label == "Position":
        amend_positions(change, state, ends, ids)
    else:
        amend_actors(change, state, ids)
    draw(change, drawn)
    return drawn.moved


def _finish(change: Transaction) -> None:
    """Remove the nodes that nobody wants any more, and take note that all was looked at."""
    state = kept(change).state
    for label, ids in read_meta(change, UNFINISHED).items():
        change.remove_nodes(label, sorted(set(map(str, ids)) - made_by(state, label)))
    write_meta(change, UNFINISHED, {})


def draw(change: Transaction, drawn: Drawn) -> None:
    """Draw anew the summary edges of what was moved."""
    touched = Touched(
        targets=drawn.targets,
        unread=drawn.stances,
        conditions=drawn.conditions,
        voices=drawn.voices,
        since=date.min if drawn.voices else None,
    )
    derive_touched(change, touched, drawn.consequences)


def _changed(old: Overlay, new: Overlay) -> list[Entry]:
    """List the entries that are in force only before, or only now."""
    before, now = set(old.entries), set(new.entries)
    return [e for e in old.entries if e not in now] + [e for e in new.entries if e not in before]


def _move(change: Transaction, old: State, new: State, changed: Sequence[Entry]) -> Drawn:
    mover = Mover(change, new)
    positions, actors = set[str](), set[str]()
    forms: set[str] = set()
    evidence: list[str] = []
    for entry in changed:
        match entry.kind:
            case "merge position":
                positions.add(old.overlay.last_position(entry.of).position_id)
            case "split position" | "move wording":
                forms |= set(entry.texts("wordings")) or {entry.of}
            case "merge actor" | "split actor":
                ends = (entry.of, entry.text("new") or entry.of)
                actors |= {old.overlay.last_actor(end) for end in ends}
            case "fix stance" | "fix condition":
                evidence.append(entry.of)
    mover.at_positions(sorted(positions | _places_of(change, old, forms)))
    mover.at_actors(sorted(actors))
    mover.of_evidence(sorted(evidence))
    drawn = mover.move()
    drawn.stances |= {key for key in evidence if key.startswith("p")}
    drawn.conditions |= {key for key in evidence if key.startswith("c")}
    return drawn


def _places_of(change: Transaction, state: State, forms: Iterable[str]) -> set[str]:
    """Name the positions at which the wordings of some forms are, in a state."""
    wanted = sorted(forms)
    ends = Ends(change, state)
    ends.read(wanted)
    rows = run_named(change, "there PositionForm", wanted)
    return {ends.of_form(str(r["key"]), str(r["positionId"])).position_id for r in rows}
