"""Write one article's records into the changes of a batch."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from graph.cast import Cast
from graph.changes import Changes
from graph.countries import country
from graph.founders import seats
from graph.ids import digest
from graph.naming import APART, aliases_of, name_of
from graph.placing import Places, Seat, Wording
from graph.remembering import Likeness
from graph.reports import Report, Reports, who
from graph.reprints import Reprints
from graph.rows import (
    article_row,
    condition_row,
    envelope,
    flat,
    position_row,
    stance_row,
    statement_row,
    wording_of,
    wordings_of,
)
from graph.shape import EdgeKind, Row, Value
from graph.spells import OTHER
from graph.store import Transaction
from ingest.records import Actor, Condition, Extraction, Proposition, Span, Stance, Statement


@dataclass(slots=True)
class Batch:
    """Hold what the articles of one batch share."""

    cast: Cast
    places: Places
    loaded_at: datetime
    with_text: bool
    changes: Changes = field(default_factory=Changes)
    reprints: Reprints = field(default_factory=Reprints)
    seats: dict[str, Seat] = field(default_factory=dict)
    joined: int = 0

    def recall(self, change: Transaction, extractions: Iterable[Extraction]) -> None:
        """Read where the store has the wordings of articles: another may have loaded since."""
        forms = {w.canonical for one in extractions for w in wordings_of(one)}
        self.seats = seats(change, sorted(forms)) if forms else {}

    def seat(self, wording: Wording) -> Seat:
        """Say where a wording stands, and add what founded the position if it is new."""
        kept = self.seats.get(wording.canonical)
        if kept is not None:
            self.changes.stood[wording.canonical] = kept
            return kept
        seat = self.places.seat_of(wording.canonical)
        if seat is None:
            raise LookupError(f"the wording {wording.text!r} was not met before it was placed")
        founder = self.places.founder(seat.position_id)
        if founder is not None and seat.position_id not in self.places.stored:
            self.changes.node("Position", **position_row(seat.position_id, founder))
            self.changes.founders.setdefault(seat.position_id, founder)
        self.changes.seats.setdefault(wording.canonical, (wording, seat))
        self.changes.stood[wording.canonical] = seat
        return seat


@dataclass(frozen=True, slots=True)
class Said:
    """Hold which Statement a record became, and whether another article's report founded it."""

    statement_id: str
    reprint: bool


Source = Said | Report | None  # of a stance or condition: its statement; its own report, if bare


class ArticleWriter:
    """Write the rows of one article and of all that it says."""

    def __init__(self, batch: Batch, extraction: Extraction, reports: Reports) -> None:
        """Take an article and what it reports; nothing is written yet."""
        self._batch = batch
        self._changes = batch.changes
        self._extraction = extraction
        self._article = extraction.article
        self._reports = reports
        self._met: Counter[str] = Counter()
        self._actors: dict[Actor, str] = {}

    def write(self) -> None:
        """Write the article; raises BadSpan before anything is written if its records are bad."""
        at = self._batch.loaded_at
        said = [statement_row(self._extraction, s, at) for s in self._extraction.statements]
        taken = [
            stance_row(self._extraction, s, at, hearsay=self._is_hearsay(s))
            for s in self._extraction.stances
        ]
        set_ = [condition_row(self._extraction, c, at) for c in self._extraction.conditions]
        self._changes.node(
            "Article", **article_row(self._extraction, at, text=self._batch.with_text)
        )
        self._batch.reprints.enter(self._reports)
        statements = enumerate(zip(self._extraction.statements, said, strict=True))
        ids = [self._statement(place, record, row) for place, (record, row) in statements]
        for place, stance in enumerate(self._extraction.stances):
            report = self._reports.stances.get(place)
            self._stance(stance, taken[place], report or _at(ids, stance.statement))
        for place, condition in enumerate(self._extraction.conditions):
            report = self._reports.conditions.get(place)
            self._condition(condition, set_[place], report or _at(ids, condition.statement))

    def _statement(self, place: int, record: Statement, row: Row) -> Said:
        own = str(row["statementId"])
        kept = self._batch.reprints.statement(self._reports.statements.get(place), own)
        if kept == own:
            self._changes.node("Statement", **row)
        for speaker in (record.speaker, *record.joint):
            if speaker and (kept == own or not self._is_apart(speaker)):
                self._by("SAID", "Statement", self._actor(speaker), kept)
        self._reported("Statement", kept, record.spans)
        for actor in record.addressed_to:
            self._to("ADDRESSED_TO", ("Statement", "Actor"), kept, self._actor(actor))
        for actor in record.mentions:
            self._to("MENTIONS", ("Statement", "Actor"), kept, self._actor(actor))
        for iso3 in record.countries:
            self._to("MENTIONS", ("Statement", "Country"), kept, self._country(iso3))
        self._batch.joined += kept != own
        return Said(kept, kept != own)

    def _is_hearsay(self, record: Stance) -> bool:
        """Tell whether somebody else says so: not the actor, and not one who speaks for it."""
        by = record.attributed_by
        if by is None:
            return False
        cast, article_id = self._batch.cast, self._article.article_id
        by_id = cast.actor_id(by, article_id)
        spokesman = record.actor.kind == "state" and record.actor.country in cast.countries_of(
            by_id, by
        )
        return by_id != cast.actor_id(record.actor, article_id) and not spokesman

    def _stance(self, record: Stance, row: Row, source: Source) -> None:
        label, target, turned = self._target(record.position)
        side = OTHER[record.polarity] if turned else record.polarity
        self._number(row, "stanceId")
        likeness = ("stance", self._who(record.actor), side, target)
        kept, new = self._kept(row, "stanceId", source, likeness)
        if new:
            self._changes.node("Stance", **row)
        self._actor_of("TAKES", "Stance", record.actor, kept, new=new)
        if new:
            self._to("TOWARDS", ("Stance", label), kept, target, side=side)
        self._expressed("Stance", kept, source)
        self._reported("Stance", kept, [record.span])

    def _condition(self, record: Condition, row: Row, source: Source) -> None:
        parts = [self._position(part) for part in (record.consequence, record.requirement)]
        self._number(row, "conditionId")
        sets = self._who(record.actor) if record.actor else ""
        likeness = ("condition", sets, record.marker, *(part.position_id for part in parts))
        kept, new = self._kept(row, "conditionId", source, likeness)
        if new:
            self._changes.node("Condition", **row)
            for type_, part in zip(("CONSEQUENCE", "REQUIRES"), parts, strict=True):
                ends = "Condition", "Position"
                self._to(type_, ends, kept, part.position_id, turned=part.turned)
        if record.actor:
            self._actor_of("SETS", "Condition", record.actor, kept, new=new)
        self._expressed("Condition", kept, source)
        both = record.consequence_span, record.requirement_span
        self._reported("Condition", kept, [envelope(*both)])

    def _actor_of(
        self, type_: str, label: str, actor: Actor, evidence_id: str, *, new: bool
    ) -> None:
        """Add whose evidence it is; one without a name is known from its first report."""
        if new:
            self._by(type_, label, self._actor(actor), evidence_id)
        elif not self._is_apart(actor):
            self._actor(actor)

    def _who(self, actor: Actor) -> str:
        return who(self._actor_id(actor))

    def _is_apart(self, actor: Actor) -> bool:
        """Tell whether an actor has no name, so that he is another in every article."""
        return APART in self._actor_id(actor)

    def _actor_id(self, actor: Actor) -> str:
        known = self._actors.get(actor)
        return known or self._batch.cast.actor_id(actor, self._article.article_id)

    def _number(self, row: Row, key: str) -> None:
        """Tell records apart that share words, mention and side ("both back the truce and ...")."""
        own = str(row[key])
        self._met[own] += 1
        if self._met[own] > 1:
            row[key] = own[0] + digest(own, self._met[own])

    def _kept(self, row: Row, key: str, source: Source, likeness: Likeness) -> tuple[str, bool]:
        """Return the id of the evidence, and whether this report founds it."""
        own = str(row[key])
        if isinstance(source, Report):
            kept = self._batch.reprints.bare(source, likeness, own)
            return kept, kept == own
        if source is None:
            return own, True
        kept = self._batch.reprints.evidence(source.statement_id, likeness, own)
        return (kept, kept == own) if source.reprint else (own, True)

    def _expressed(self, label: str, evidence_id: str, source: Source) -> None:
        if isinstance(source, Said):
            kind = EdgeKind("EXPRESSES", "Statement", label)
            self._changes.edge(kind, source.statement_id, evidence_id)

    def _reported(self, label: str, evidence_id: str, spans: Sequence[Span]) -> None:
        start, end = envelope(*spans)
        kind = EdgeKind("REPORTED_IN", label, "Article")
        article_id, numbers = self._article.article_id, flat(sorted(spans))
        self._changes.edge(
            kind, evidence_id, article_id, charStart=start, charEnd=end, spans=numbers
        )

    def _by(self, type_: str, label: str, actor_id: str, evidence_id: str) -> None:
        """Join an actor to its evidence."""
        kind = EdgeKind(type_, "Actor", label)
        self._changes.edge(kind, actor_id, evidence_id, named=actor_id)

    def _to(
        self, type_: str, ends: tuple[str, str], evidence_id: str, target: str, **more: Value
    ) -> None:
        """Join evidence to whom or what it is about."""
        self._changes.edge(EdgeKind(type_, *ends), evidence_id, target, named=target, **more)

    def _target(self, proposition: Proposition) -> tuple[str, str, bool]:
        if proposition.actor:
            return "Actor", self._actor(proposition.actor), False
        if proposition.country:
            return "Country", self._country(proposition.country), False
        seat = self._position(proposition)
        return "Position", seat.position_id, seat.turned

    def _actor(self, actor: Actor) -> str:
        """Add an actor, once however often the article names it; return the actorId."""
        known = self._actors.get(actor)
        if known is None:
            known = self._actors[actor] = self._new_actor(actor)
        return known

    def _new_actor(self, actor: Actor) -> str:
        cast = self._batch.cast
        actor_id = cast.actor_id(actor, self._article.article_id)
        shown, kind, last, key = cast.written(actor_id, actor)
        self._changes.node(
            "Actor",
            actorId=actor_id,
            name=shown,
            kind=kind,
            aliases=[],
            lastName=last,
            wikidataId=None,
            mergedInto=None,
            nameKey=key,
        )
        forms = {*aliases_of(actor, shown), *([name_of(actor).shown] if last else [])}
        self._changes.aliases.setdefault(actor_id, set()).update(forms - {shown})
        if actor.country:
            role = " ".join((actor.role or "").split()).lower()
            self._changes.role(
                actor_id, self._country(actor.country), role, self._article.published_on
            )
        return actor_id

    def _country(self, iso3: str) -> str:
        known = country(iso3)
        self._changes.node("Country", iso3=known.iso3, iso2=known.iso2, name=known.name)
        return known.iso3

    def _position(self, proposition: Proposition) -> Seat:
        return self._batch.seat(wording_of(proposition))


def _at(ids: list[Said], place: int | None) -> Said | None:
    return ids[place] if place is not None and 0 <= place < len(ids) else None
