"""List and show positions and actors, and suggest which positions are one."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stancegraph.correcting import actor_of, position_of, queries
from stancegraph.output import Format, console, print_rows
from stancegraph.problems import say

if TYPE_CHECKING:
    from graph.shape import Row
    from graph.store import Store

LEAST = 0.3  # likeness below which two positions are not suggested to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Name two positions that are likely one, and whether they stand against each other."""

    one: str
    one_text: str
    into: str
    into_text: str
    opposite: bool
    likeness: float

    @property
    def command(self) -> str:
        """Write the command that merges them."""
        more = ["--opposite"] if self.opposite else []
        return shlex.join(["stance", "positions", "merge", self.one, "--into", self.into, *more])


def list_positions(uri: str, about: str, limit: int, form: Format) -> None:
    """Print the positions, those with most stances first."""
    from stancegraph.stores import open_store

    with open_store(uri, read_only=True) as store:
        rows = store.run(queries()["positions"], {"about": _lower(about), "limit": limit})
    columns = ["position", "topic", "source", "stances", "conditions", "id"]
    print_rows(rows, columns, form)
    _say_none(rows, "position", about)


def _say_none(rows: "Sequence[Row]", what: str, about: str = "") -> None:
    if not rows:
        say(f"stance: no {what}{f' with the words {about!r}' if about else ''} in the graph")


def _lower(text: str) -> str:
    """Write words in small letters as the queries do."""
    return " ".join(text.split()).replace("İ", "i").replace("Σ", "σ").lower()


def show_position(uri: str, text: str) -> None:
    """Print a position with its wordings and what was merged into it."""
    from stancegraph.stores import open_store

    with open_store(uri, read_only=True) as store:
        key, _ = position_of(store, text)
        (row,) = store.run(queries()["position"], {"ids": [key]})
        wordings = list(_wordings(store.run(queries()["wordings"], {"id": key})))
        merged = store.run(queries()["positions merged into"], {"id": key})
    out = console()
    out.print(str(row["text"]), style="bold", highlight=False, markup=False)
    topic = f", topic {row['topic']}" if row["topic"] else ""
    out.print(f"{key}, {row['source']}{topic}", highlight=False, markup=False)
    out.print()
    print_rows(wordings, ["wording", "opposite", "uses", "first", "last", "form"], Format.table)
    _print_merged(merged)


def _wordings(rows: "Iterable[Row]") -> "Iterator[Row]":
    """Count the uses of each wording, the most used first."""
    groups: dict[tuple[str, bool, str], list[Row]] = {}
    for row in rows:
        key = str(row["wording"]), bool(row["opposite"]), str(row["form"])
        groups.setdefault(key, []).append(row)
    for key in sorted(groups, key=lambda k: (-len(groups[k]), k)):
        days = sorted(row["said"] for row in groups[key] if row["said"])
        yield {
            "wording": key[0],
            "opposite": key[1],
            "uses": len(groups[key]),
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
            "form": key[2],
        }


def _print_merged(rows: "Sequence[Row]") -> None:
    for row in rows:
        line = f"merged into it: {row['text']} ({row['id']})"
        console().print(line, highlight=False, markup=False, soft_wrap=True)


def suggest(uri: str, limit: int, form: Format) -> None:
    """Print the positions that are likely one, the likeliest first, as commands to merge them."""
    from stancegraph.stores import open_store

    with open_store(uri, read_only=True) as store:
        found = list(suggestions(store, limit))
    if not found:
        say("stance: no two positions are near each other")
    if form is Format.table:
        for one in found:
            turn = "against" if one.opposite else "="
            console().print(
                f"# {one.likeness:.2f}  {one.one_text!r} {turn} {one.into_text!r}\n{one.command}",
                highlight=False,
                markup=False,
                soft_wrap=True,
            )
        return
    names = ["likeness", "one", "one_text", "into", "into_text", "opposite", "command"]
    print_rows([{n: getattr(one, n) for n in names} for one in found], names, form)


def suggestions(store: "Store", limit: int) -> "Iterator[Suggestion]":
    """Yield pairs of positions that came near each other and are neither merged nor kept apart."""
    from graph.founders import founders
    from graph.memory import kept

    overlay, seen = kept(store).state.overlay, set[tuple[str, str]]()
    apart = overlay.apart("position")
    for row in store.run(queries()["rivals"], {"least": LEAST}):
        if len(seen) >= limit:
            return
        ends = {str(r["id"]): r for r in _ends(store, [str(row["one"]), str(row["other"])])}
        pair = tuple(sorted(ends))
        if len(pair) < 2 or pair in apart or pair in seen:
            continue
        seen.add((pair[0], pair[1]))
        one, into = sorted(ends.values(), key=lambda r: (r["stances"], r["id"] == row["other"]))
        turned = {key: w.meaning for key, w in founders(store, pair).items() if w.meaning}
        yield Suggestion(
            one=str(one["id"]),
            one_text=str(one["text"]),
            into=str(into["id"]),
            into_text=str(into["text"]),
            opposite=len({meaning.turned for meaning in turned.values()}) > 1,
            likeness=float(row["likeness"]),
        )


def _ends(store: "Store", ids: Sequence[str]) -> "list[Row]":
    """Read positions, and for those that were merged what they were merged into."""
    rows = store.run(queries()["position"], {"ids": list(ids)})
    into = [str(row["mergedInto"]) for row in rows if row["mergedInto"]]
    return [
        *(row for row in rows if not row["mergedInto"]),
        *(store.run(queries()["position"], {"ids": into}) if into else []),
    ]


def list_actors(uri: str, about: str, limit: int, form: Format) -> None:
    """Print the actors, those who say most first."""
    from stancegraph.stores import open_store

    with open_store(uri, read_only=True) as store:
        rows = store.run(queries()["actors"], {"about": _lower(about), "limit": limit})
    print_rows(rows, ["actor", "kind", "speaksFor", "statements", "stances", "id"], form)
    _say_none(rows, "actor", about)


def show_actor(uri: str, text: str) -> None:
    """Print an actor with names, roles and articles, and who was merged into it."""
    from stancegraph.stores import open_store

    with open_store(uri, read_only=True) as store:
        key, _ = actor_of(store, text)
        roles = store.run(queries()["actor"], {"ids": [key]})
        articles = list(_articles(store, key))
        merged = store.run(queries()["actors merged into"], {"id": key})
    out, row = console(), roles[0]
    out.print(str(row["name"]), style="bold", highlight=False, markup=False)
    names = "; ".join(map(str, row["aliases"] or []))
    told = [key, str(row["kind"]), f"also {names}" if names else "", str(row["wikidataId"] or "")]
    out.print(", ".join(filter(None, told)), highlight=False, markup=False, soft_wrap=True)
    for role in (r for r in roles if r["country"]):
        times = " to ".join(str(d) for d in (role["first"], role["last"]) if d)
        line = f"speaks for {role['country']} {role['role'] or ''} {times}"
        out.print(" ".join(line.split()), highlight=False, markup=False)
    out.print()
    print_rows(articles, ["published", "outlet", "article", "uses", "id"], Format.table)
    _print_merged(merged)


def _articles(store: "Store", key: str) -> "Iterator[Row]":
    uses: dict[str, int] = {}
    for row in store.run(queries()["articles of actor"], {"id": key}):
        uses[str(row["articleId"])] = uses.get(str(row["articleId"]), 0) + 1
    rows = store.run(queries()["articles"], {"ids": sorted(uses)}) if uses else []
    for row in sorted(rows, key=lambda r: (str(r["published"] or "9"), str(r["id"]))):
        yield {**row, "uses": uses[str(row["id"])]}
