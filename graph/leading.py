"""Lead the relationships of the evidence to where corrections and codebook want them.

Each such relationship keeps in ``named`` what the article's words alone mean, so that where it
is to lead can be worked out anew at any time, and taken back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, cast

from graph.changes import Role
from graph.codebook import NO_BOOK, Codebook, Match
from graph.drawing import Target
from graph.entries import Entry
from graph.founders import founders
from graph.overlay import NONE, Final, Overlay
from graph.parts import parts_of
from graph.placing import Wording
from graph.shape import EdgeKind, Row
from graph.spells import OTHER
from graph.statements import named_statements, schema_text
from graph.store import Store, Transaction
from ingest.records import Polarity

_FORMS = """
UNWIND $forms AS form
MATCH (f:PositionForm {form: form})
RETURN f.form AS form, f.positionId AS positionId, f.turned AS turned, f.wording AS wording
"""

OF_POSITIONS = ("TOWARDS", "CONSEQUENCE", "REQUIRES")
BY_ACTORS = ("SAID", "TAKES", "SETS")
TO_ACTORS = ("ADDRESSED_TO", "MENTIONS")
_PARTS = {"TOWARDS": "position", "CONSEQUENCE": "consequence", "REQUIRES": "requirement"}
_UNFIXED = Entry(kind="fix stance", of="")
_LABELS = {"SAID": "Statement", "TAKES": "Stance", "SETS": "Condition"}


class FormSeat(NamedTuple):
    """Hold where the wordings of a form stand by their words alone."""

    named: str
    turned: bool
    wording: str


@dataclass(frozen=True, kw_only=True)
class State:
    """Hold the corrections that are in force, the codebook, and the names before renaming."""

    overlay: Overlay = NONE
    book: Codebook = NO_BOOK
    names: Mapping[str, str] = field(default_factory=dict)


UNCORRECTED = State()


@dataclass(slots=True)
class Drawn:
    """Name the ends of relationships that were moved: their summary is to be drawn anew."""

    targets: set[Target] = field(default_factory=set)
    stances: set[str] = field(default_factory=set)
    conditions: set[str] = field(default_factory=set)
    consequences: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    moved: int = 0


class Ends:
    """Work out where wordings end, by what a store says of their forms."""

    def __init__(self, change: Store | Transaction, state: State) -> None:
        """Take a store and a state; forms are read as they are asked for."""
        self._change = change
        self._state = state
        self._seats: dict[str, FormSeat] = {}
        self._founders: dict[str, Wording] = {}
        self._founded: dict[str, Match | None] = {}

    def read(self, forms: Iterable[str], positions: Iterable[str] = ()) -> None:
        """Read forms and the founders of positions, all in one go."""
        new = sorted(set(forms) - self._seats.keys())
        for row in self._change.run(_FORMS, {"forms": new}) if new else []:
            named, turned = str(row["positionId"]), bool(row["turned"])
            self._seats[str(row["form"])] = FormSeat(named, turned, str(row["wording"]))
        wanted = {*positions, *(self._seats[form].named for form in new if form in self._seats)}
        if self._state.book.positions:
            self._founders.update(founders(self._change, sorted(wanted - self._founders.keys())))

    def of_form(self, form: str, named: str, fixed: str = "") -> Final:
        """Return the position of a wording, and whether the wording is turned against it."""
        overlay = self._state.overlay
        seat = self._seats.get(form, FormSeat(named, False, ""))
        if fixed or form in overlay.forms:
            last = overlay.position(named, form, fixed)
            return Final(last.position_id, last.turned != seat.turned)
        coded = self._coded(form, named, seat)
        if coded:
            last = overlay.last_position(coded.slug)
            return Final(last.position_id, last.turned != coded.turned)
        last = overlay.last_position(named)
        return Final(last.position_id, last.turned != seat.turned)

    def of_position(self, named: str) -> str:
        """Return where a position has gone as a whole, itself if nowhere."""
        match = self._founding(named)
        return self._state.overlay.last_position(match.slug if match else named).position_id

    def _coded(self, form: str, named: str, seat: FormSeat) -> Match | None:
        founder = self._founders.get(named)
        turned = bool(founder and founder.meaning and founder.meaning.turned) != seat.turned
        match = self._state.book.match(form, seat.wording, turned=turned)
        if match:
            return match
        founding = self._founding(named)
        return founding and founding._replace(turned=founding.turned != seat.turned)

    def _founding(self, named: str) -> Match | None:
        founder = self._founders.get(named)
        if founder is None:
            return None
        if named not in self._founded:
            self._founded[named] = self._state.book.place(founder)
        return self._founded[named]


class Mover:
    """Read relationships at some nodes, and move those that should lead elsewhere."""

    def __init__(self, change: Transaction, state: State, ends: Ends | None = None) -> None:
        """Take a transaction and the state that it is to bring about."""
        self._change = change
        self._overlay = state.overlay
        self._ends = ends or Ends(change, state)
        self._gone: dict[EdgeKind, list[Row]] = defaultdict(list)
        self._new: dict[EdgeKind, list[Row]] = defaultdict(list)
        self.drawn = Drawn()

    def at_positions(self, ids: Sequence[str]) -> None:
        """Look at all that leads to some positions."""
        for type_ in OF_POSITIONS:
            self._lead(type_, self._read(f"{type_} at Position", ids))

    def of_evidence(self, ids: Sequence[str]) -> None:
        """Look at all that leads from some stances and conditions, or from actors to them."""
        for type_ in OF_POSITIONS:
            self._lead(type_, self._read(f"{type_} of evidence", ids))
        for label in ("Actor", "Country"):
            self._towards(label, self._read(f"TOWARDS {label} of evidence", ids))
        for type_ in ("TAKES", "SETS"):
            self._by_actor(type_, self._read(f"{type_} of evidence", ids))

    def at_actors(self, ids: Sequence[str]) -> None:
        """Look at all that leads from and to some actors."""
        for type_ in BY_ACTORS:
            self._by_actor(type_, self._read(f"{type_} at Actor", ids))
        for type_ in TO_ACTORS:
            self._to_actor(type_, self._read(f"{type_} at Actor", ids))
        self._towards("Actor", self._read("TOWARDS at Actor", ids))
        self._voices(self._read("SPEAKS_FOR at Actor", ids))

    def move(self) -> Drawn:
        """Make the moves that were found, and say what is to be drawn anew."""
        for kind, rows in self._gone.items():
            self._change.delete_edges(kind, rows)
        for kind, rows in self._new.items():
            self._change.merge_edges(kind, rows)
        self.drawn.moved = sum(map(len, self._new.values()))
        return self.drawn

    def _read(self, name: str, ids: Sequence[str]) -> list[Row]:
        return self._change.run(_statements()[name], {"ids": list(ids)}) if ids else []

    def _lead(self, type_: str, rows: list[Row]) -> None:
        self._ends.read({str(r["form"]) for r in rows}, {str(r["named"]) for r in rows})
        for row in rows:
            source, fix = str(row["source"]), self._overlay.fixes.get(str(row["source"]))
            part = {"TOWARDS": "position", "CONSEQUENCE": "consequence"}.get(type_, "requirement")
            fixed = fix.text(part) if fix else ""
            end = self._ends.of_form(str(row["form"]), str(row["named"]), fixed)
            turned = end.turned != bool(fix and fixed and fix.flag("opposite"))
            new = {"source": source, "target": end.position_id, "named": row["named"]}
            if type_ == "TOWARDS":
                polarity = cast(Polarity, row["polarity"])
                side = (fix.text("side") if fix else "") or (
                    OTHER[polarity] if turned else polarity
                )
                self._change_edge(EdgeKind(type_, "Stance", "Position"), row, {**new, "side": side})
            else:
                kind = EdgeKind(type_, "Condition", "Position")
                self._change_edge(kind, row, {**new, "turned": turned})

    def _by_actor(self, type_: str, rows: list[Row]) -> None:
        kind = EdgeKind(type_, "Actor", _LABELS[type_])
        for row in rows:
            by_hand = self._overlay.fixes.get(str(row["target"]), _UNFIXED).text("actor")
            named = str(row["named"])
            actor = (
                self._overlay.last_actor(by_hand)
                if by_hand
                else self._overlay.actor(named, str(row["articleId"]))
            )
            self._change_edge(kind, row, {"source": actor, "target": row["target"], "named": named})

    def _to_actor(self, type_: str, rows: list[Row]) -> None:
        kind = EdgeKind(type_, "Statement", "Actor")
        for row in rows:
            named = str(row["named"])
            target = self._overlay.actor(named, str(row["articleId"]))
            new: Row = {"source": row["source"], "target": target, "named": named}
            self._change_edge(kind, row, new)

    def _towards(self, label: str, rows: list[Row]) -> None:
        """Look at stances whose whole target is an actor or a country."""
        kind = EdgeKind("TOWARDS", "Stance", label)
        for row in rows:
            named, source = str(row["named"]), str(row["source"])
            fix = self._overlay.fixes.get(source, _UNFIXED)
            actor = self._overlay.actor(named, str(row["articleId"]))
            new: Row = {"source": source, "named": named}
            new["target"] = actor if label == "Actor" else named
            new["side"] = fix.text("side") or row["polarity"]
            self._change_edge(kind, row, new)

    def _voices(self, rows: list[Row]) -> None:
        """Move SPEAKS_FOR; where the same name's role is there already, its time is widened."""
        kind = EdgeKind("SPEAKS_FOR", "Actor", "Country")
        moved = [
            {**row, "source": self._overlay.voice(str(row["named"]), str(row["target"]))}
            for row in rows
        ]
        wrong = [
            (old, new)
            for old, new in zip(rows, moved, strict=True)
            if old["source"] != new["source"]
        ]
        there = self._read("SPEAKS_FOR at Actor", sorted({str(new["source"]) for _, new in wrong}))
        times: dict[tuple[str, ...], Role] = defaultdict(Role)
        for row in [*there, *(new for _, new in wrong)]:
            times[_voice(row)].see(_day(row["first"]), _day(row["last"]))
        for old, new in wrong:
            time = times[_voice(new)]
            self._change_edge(kind, old, {**new, "first": time.first, "last": time.last})

    def _change_edge(self, kind: EdgeKind, old: Row, new: Row) -> None:
        """Take note of a relationship that is to be another one, and of what hangs on it."""
        if all(old[name] == value for name, value in new.items()):
            return
        self._gone[kind].append(old)
        self._new[kind].append(new)
        drawn = self.drawn
        match kind.type:
            case "TOWARDS":
                drawn.targets |= {(kind.target, str(row["target"])) for row in (old, new)}
            case "CONSEQUENCE":
                drawn.consequences |= {str(old["target"]), str(new["target"])}
            case "REQUIRES":
                drawn.conditions.add(str(old["source"]))
            case "TAKES":
                drawn.stances.add(str(old["target"]))
            case "SETS":
                drawn.conditions.add(str(old["target"]))
            case "SPEAKS_FOR":
                drawn.voices |= {str(old["source"]), str(new["source"])}


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _voice(row: Row) -> tuple[str, ...]:
    return str(row["source"]), str(row["target"]), str(row["role"]), str(row["named"])


def _statements() -> dict[str, str]:
    return named_statements(schema_text("leading.cypher"))


def cut(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    """Cut ids into parts, in order."""
    return parts_of(sorted(set(ids)), size)


def run_named(change: Transaction, name: str, ids: Iterable[str]) -> list[Row]:
    """Run a statement of graph/schema/leading.cypher for some keys."""
    wanted = sorted(set(ids))
    return change.run(_statements()[name], {"ids": wanted}) if wanted else []
