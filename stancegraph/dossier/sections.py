"""Make the parts of a page that pages of every kind have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from stancegraph.dossier.asking import MOST, Sources, articles
from stancegraph.dossier.parts import Change, Quote, Section
from stancegraph.plots.axis import written
from stancegraph.plots.heading import Heading, counted, listed
from stancegraph.plots.rows import Row, day, side, text
from stancegraph.plots.timeline import timeline

NEAREST = 15  # allies, and opponents, that are named

Rows = Sequence[dict[str, Any]]


def quote(row: Row, found: Sources, **other: Any) -> Quote:
    """Read a row that has a side, a quote and a stance's id."""
    key = text(row, "stanceId")
    values: dict[str, Any] = {
        "what": text(row, "position"),
        "side": side(row, "stance", "side"),
        "on": day(row, "said" if "said" in row else "since"),
        "note": _note(row),
    }
    return Quote(key=key, text=text(row, "quote"), sources=found.get(key, ()), **(values | other))


def _note(row: Row) -> str:
    last, times = day(row, "lastSaid"), row.get("times")
    parts = (
        f"according to {text(row, 'saidBy')}" if row.get("saidBy") else "",
        f"in the words of {text(row, 'firstVoice')}" if row.get("firstVoice") else "",
        "on a condition" if row.get("conditional") is True else "",
        f"last said {written(last)}" if last and last != day(row, "since") else "",
        f"{times} times" if isinstance(times, int) and times > 1 else "",
        "was on the other side before" if row.get("changedSides") is True else "",
    )
    return ", ".join(part for part in parts if part)


def timeline_of(rows: Rows, name: str) -> Section:
    """Draw stances over time; each mark leads to its words below."""
    scene = None
    if rows:
        heading = Heading(title=f"{name}: stances over time")
        scene = timeline(rows, heading, href=lambda one: f"#{one.key}" if one.key else "")
    return Section(
        id="timeline",
        title="Over time",
        intro="Every mark has its words: point at it, or follow it to them.",
        picture=scene,
        without="No stance is known.",
    )


def changes_of(rows: Rows, found: Sources) -> Section:
    """Put the words before and after each change side by side."""
    return Section(
        id="changes",
        title="Changes of position",
        changes=[_change(row, found) for row in rows],
        without="No change of position is known.",
    )


def _change(row: Row, found: Sources) -> Change:
    def half(which: str, on: date | None) -> Quote:
        key = text(row, f"stanceId{which}")
        return Quote(
            key=key,
            text=text(row, f"quote{which}"),
            what=text(row, "position"),
            side=side(row, which.lower()),
            on=on,
            sources=found.get(key, ()),
        )

    return Change(
        who=text(row, "actor"),
        what=text(row, "position"),
        kind=text(row, "change").replace("_", " ") or "reversal",
        before=half("Before", day(row, "lastSaid") or day(row, "since")),
        after=half("After", day(row, "changed")),
    )


def conditions_of(rows: Rows, found: Sources, *, title: str, without: str) -> Section:
    """List conditions: what depends on what, by which word, in whose words."""
    return Section(
        id="conditions",
        title=title,
        quotes=[
            Quote(
                key=text(row, "conditionId"),
                text=text(row, "quote"),
                what=f"{text(row, 'what')} - {text(row, 'marker')} - {text(row, 'dependsOn')}",
                who=text(row, "actor"),
                on=day(row, "said" if "said" in row else "since"),
                sources=found.get(text(row, "conditionId"), ()),
            )
            for row in rows
        ],
        without=without,
    )


def allies_of(rows: Rows) -> Iterator[Section]:
    """List who mostly agrees and who mostly differs."""
    columns = ("", "agree", "differ")
    for name, title, sign in (("allies", "Allies", 1), ("opponents", "Opponents", -1)):
        mine = [row for row in rows if row["balance"] * sign > 0]
        mine.sort(key=lambda row: (-abs(row["balance"]), row["other"]))
        more = f" The first {NEAREST} of {len(mine)}." if len(mine) > NEAREST else ""
        yield Section(
            id=name,
            title=title,
            intro=f"Over how many positions they agree and differ, by where both stand now.{more}",
            columns=columns,
            table=[(text(row, "other"), row["agree"], row["differ"]) for row in mine[:NEAREST]],
            without="None is known.",
        )


def quotes_of(name: str, title: str, quotes: Sequence[Quote], **other: Any) -> Section:
    """List quotes."""
    return Section(id=name, title=title, quotes=quotes, **other)


def sides_on(name: str, rows: Rows, found: Sources) -> Section:
    """List who is for and who against an actor or a country."""
    return quotes_of(
        "others",
        f"For and against {name}",
        [quote(row, found, who=row["actor"], what=name) for row in rows],
        without="Nobody is known to have taken a side.",
    )


def sources_of(found: Sources) -> Iterator[Section]:
    """Count the outlets, and list the articles."""
    every = articles(found)
    counts = Counter(
        outlet
        for all_of in found.values()
        for outlet in {one.outlet or "(unknown)" for one in all_of}
    )
    printed = Counter(one.outlet or "(unknown)" for one in every)
    ranked = sorted(counts, key=lambda outlet: (-counts[outlet], outlet))
    yield Section(
        id="sources",
        title="Sources",
        intro=f"{counted(len(every), 'article')} of {counted(len(ranked), 'outlet')} "
        "report what is on this page.",
        columns=("outlet", "quotes", "share", "articles"),
        table=[
            (outlet, counts[outlet], f"{counts[outlet] / len(found):.0%}", printed[outlet])
            for outlet in ranked
        ],
        without="No article is known.",
    )
    yield Section(
        id="articles", title="Articles", columns=("article",), table=[(a,) for a in every]
    )


def span(days: Sequence[date | None]) -> str:
    """Say from when to when days reach."""
    known = sorted(one for one in days if one)
    if not known:
        return "no dates known"
    first, last = written(known[0]), written(known[-1])
    return first if first == last else f"{first} to {last}"


def most(rows: Rows, noun: str) -> list[str]:
    """Say where a question had more rows than a page shows."""
    return [f"Only the first {MOST:,} {noun} are here."] if len(rows) == MOST else []


def coverage(found: Sources, days: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Say in how many articles of which days it stands."""
    yield "articles", f"{len(articles(found)):,}"
    yield "said", span(days)


def changed(rows: Rows) -> list[str]:
    """Say on what sides were changed."""
    turned = [row for row in rows if row["before"] != row["after"]]
    if not turned:
        return []
    what = list(dict.fromkeys(str(row["position"]) for row in turned))
    return [f"{counted(len(turned), 'change')} of side: {listed(what, 3)}."]
