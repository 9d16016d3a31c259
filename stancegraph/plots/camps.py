"""Draw two camps side by side: who is for something and who against, since when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from stancegraph.pages.filling import unquoted
from stancegraph.plots.axis import written
from stancegraph.plots.heading import SIDES, Heading, Page, counted
from stancegraph.plots.metrics import fitted, width, wrapped
from stancegraph.plots.rows import Row, count, day, key, need, side, text
from stancegraph.plots.scene import (
    COLOURS,
    GREY,
    MARGIN,
    RULE,
    SHAPES,
    WIDTH,
    Item,
    Label,
    Line,
    Mark,
    Rect,
    Scene,
    Side,
    clean,
)

HEADS: dict[Side, str] = {"supports": "For", "opposes": "Against"}
GUTTER = 32.0  # between the camps
MIDDLE = WIDTH / 2
HALF = MIDDLE - MARGIN - GUTTER / 2
FEW = 16  # in a camp: up to so many have two lines each, more have one
ROW = 36.0
DENSE = 20.0
SIZE = 13.0
SMALL = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Hold one actor on the side that it takes."""

    side: Side
    actor: str
    speaks_for: str
    since: date | None
    last: date | None
    times: int
    conditional: bool
    changed: bool
    left: date | None
    quote: str
    key: str


@dataclass(slots=True, kw_only=True)
class Section:
    """Hold the two camps of one position."""

    title: str
    members: list[Member] = field(default_factory=list)

    def camp(self, wanted: Side) -> list[Member]:
        """Return those on a side: who took it first stands first."""
        camp = [one for one in self.members if one.side == wanted]
        return sorted(camp, key=lambda one: (one.since or date.max, one.actor, one.key))


def camps(rows: Sequence[Row], heading: Heading) -> Scene:
    """Draw rows with an actor and a side, a section for each position; raise MissingColumn."""
    need(rows, "camps", ("actor",))
    need(rows, "camps", ("side", "stance"))
    sections = _sections(rows)
    page = Page()
    page.title(heading)
    for section in sections:
        _draw(page, section)
    page.note("The one who took a side first stands first.")
    total = len(rows)
    return Scene(
        width=WIDTH,
        height=page.y + MARGIN,
        title=heading.title,
        about=f"{counted(total, 'actor')} on {counted(len(sections), 'position')}.",
        items=tuple(page.items),
    )


def _sections(rows: Sequence[Row]) -> list[Section]:
    several = len({text(row, "position") for row in rows}) > 1
    sections: dict[str, Section] = {}
    for row in rows:
        name = text(row, "position") if several else ""
        sections.setdefault(name, Section(title=name)).members.append(_member(row))
    return sorted(sections.values(), key=lambda one: (-len(one.members), one.title))


def _member(row: Row) -> Member:
    return Member(
        side=side(row, "side", "stance"),
        actor=clean(text(row, "actor")),
        speaks_for=clean(text(row, "speaksFor")),
        since=day(row, "since"),
        last=day(row, "lastSaid"),
        times=count(row, "times"),
        conditional=row.get("conditional") is True,
        changed=row.get("changedSides") is True,
        left=day(row, "leftOn"),
        quote=text(row, "quote"),
        key=key(row),
    )


def _draw(page: Page, section: Section) -> None:
    """Draw a section: its name, a bar of shares, the two camps."""
    page.y += 10
    for line in wrapped(section.title, 15, WIDTH - 2 * MARGIN, most=2, bold=True):
        page.y += 19
        page.items.append(Label(x=MARGIN, y=page.y, text=line, size=15, bold=True))
    page.y += 10
    page.items += _shares(page.y, section)
    page.y += 34
    dense = max(len(section.camp(taken)) for taken in SIDES) > FEW
    ends = [page.y]
    for left, taken in zip((MARGIN, MIDDLE + GUTTER / 2), SIDES, strict=True):
        camp = section.camp(taken)
        page.items += _dense(camp, left, page.y) if dense else _roomy(camp, left, page.y)
        rows = (len(camp) + 1) // 2 if dense else len(camp)
        ends.append(page.y + rows * (DENSE if dense else ROW))
    page.y = max(ends) + 14
    page.items.append(Line(x1=MARGIN, y1=page.y, x2=WIDTH - MARGIN, y2=page.y, stroke=RULE))


def _shares(y: float, section: Section) -> Iterator[Item]:
    """Draw one bar in two colours, as long as the camps are large."""
    sizes = {taken: len(section.camp(taken)) for taken in SIDES}
    room = WIDTH - 2 * MARGIN
    split = room * sizes["supports"] / max(1, sum(sizes.values()))
    widths = (split, room - split)
    for taken, x, wide in zip(SIDES, (0.0, split), widths, strict=True):
        if wide:
            says = f"{HEADS[taken]}: {counted(sizes[taken], 'actor')}"
            yield Rect(x=MARGIN + x, y=y, width=wide, height=8, fill=COLOURS[taken], says=says)
    head = f"{HEADS['supports']} {sizes['supports']}"
    yield Label(x=MARGIN, y=y + 26, text=head, size=14, bold=True, colour=COLOURS["supports"])
    head = f"{HEADS['opposes']} {sizes['opposes']}"
    x = MIDDLE + GUTTER / 2
    yield Label(x=x, y=y + 26, text=head, size=14, bold=True, colour=COLOURS["opposes"])


def _roomy(camp: Sequence[Member], left: float, top: float) -> Iterator[Item]:
    for number, one in enumerate(camp):
        y = top + number * ROW + 16
        yield _mark(one, left + 6, y - 5)
        x, room = left + 20, HALF - 20
        name = fitted(one.actor, SIZE, room, bold=True)
        yield Label(x=x, y=y, text=name, size=SIZE, bold=True, says=_says(one))
        detail = fitted(_detail(one), SMALL, room)
        yield Label(x=x, y=y + 15, text=detail, size=SMALL, colour=GREY)


def _dense(camp: Sequence[Member], left: float, top: float) -> Iterator[Item]:
    """Draw a large camp in two columns of one line each."""
    deep = (len(camp) + 1) // 2
    for number, one in enumerate(camp):
        x = left + (number // deep) * (HALF / 2)
        y = top + (number % deep) * DENSE + 14
        since = written(one.since) if one.since else ""
        room = HALF / 2 - 15 - 14 - width(since, SMALL) - 8
        yield _mark(one, x + 5, y - 4)
        name = fitted(one.actor, 12, room)
        yield Label(x=x + 15, y=y, text=name, size=12, says=_says(one))
        if since:
            at = left + (number // deep + 1) * (HALF / 2) - 14
            yield Label(x=at, y=y, text=since, size=SMALL, colour=GREY, anchor="end")


def _mark(one: Member, x: float, y: float) -> Mark:
    return Mark(
        x=x,
        y=y,
        shape=SHAPES[one.side],
        colour=COLOURS[one.side],
        pierced=one.conditional,
        says=_says(one),
    )


def _detail(one: Member) -> str:
    """Say in a few words since when, how often, and whether it was elsewhere before."""
    was = "against" if one.side == "supports" else "for"
    parts = (
        one.speaks_for if one.speaks_for != one.actor else "",
        f"since {written(one.since)}" if one.since else "no date known",
        f"last {written(one.last)}" if one.last and one.last != one.since else "",
        f"{one.times} times" if one.times > 1 else "",
        "on a condition" if one.conditional else "",
        f"was {was} before" if one.changed else "",
        f"left this side {written(one.left)}" if one.left else "",
    )
    return " · ".join(part for part in parts if part)


def _says(one: Member) -> str:
    quote = f"“{unquoted(clean(one.quote))}”" if one.quote else ""
    parts = (f"{one.actor} {one.side}: {_detail(one)}", quote, one.key)
    return "\n".join(part for part in parts if part)
