"""Corrections lead elsewhere, are taken back, and come out the same however they came in."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random

import pytest

from graph.applying import Wanted, apply
from graph.codebook import Codebook, Coded
from graph.copying import copy
from graph.derive import derive
from graph.entries import entry_of
from graph.load import load
from graph.lookup import find_actor, find_positions
from graph.memory import kept
from graph.overlay import NONE, Overlay
from graph.placing import Wording
from graph.store import Store, open_store
from ingest.records import Actor
from tests.graph.conftest import Make
from tests.graph.random_graphs import articles
from tests.graph.sample import MARR, OPENING, VOLK, about, meant, one_stance, talks
from tests.graph.snapshot import Snapshot, snapshot

DAY = date(2031, 1, 5)
SHUT = about("the canal stays shut", meaning=meant("canal stays shut"))
NOBODY = Overlay.of([])
EMPTY = Wanted(NOBODY, Codebook())


def overlay(*rows: Mapping[str, object]) -> Overlay:
    return Overlay.of([entry_of(row, f"entry {n}") for n, row in enumerate(rows, start=1)])


def ids(store: Store) -> dict[str, str]:
    """Name positions by their texts."""
    rows = store.run("MATCH (p:Position) RETURN p.positionId AS id, p.text AS text")
    return {str(row["text"]): str(row["id"]) for row in rows}


def forms(store: Store) -> dict[str, str]:
    rows = store.run("MATCH (f:PositionForm) RETURN f.form AS form, f.wording AS text")
    return {str(row["text"]): str(row["form"]) for row in rows}


def sides(store: Store) -> list[tuple[str, str, str]]:
    rows = store.run(
        "MATCH (a)-[r:SUPPORTS|OPPOSES]->(t) RETURN coalesce(a.actorId, a.iso3) AS who, "
        "type(r) AS side, coalesce(t.text, t.name) AS what ORDER BY who, side, what"
    )
    return [(row["who"], row["side"], row["what"]) for row in rows]


def test_merged_positions_have_their_stances_on_one(store: Store) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    before, key = snapshot(store), ids(store)
    assert ("tomas-marr", "SUPPORTS", SHUT.text) in sides(store)
    merge = {"merge position": key[SHUT.text], "into": key[OPENING.text], "opposite": True}
    done = apply(store, Wanted(overlay(merge)))
    assert (done.in_force, done.moved, done.waiting) == (1, 1, [])
    assert sides(store) == [
        ("NOR", "OPPOSES", OPENING.text),
        ("PRT", "OPPOSES", OPENING.text),
        ("anna-volk", "OPPOSES", OPENING.text),
        ("tomas-marr", "OPPOSES", OPENING.text),
    ]
    rows = store.run(
        "MATCH (s:Stance)-[r:TOWARDS]->(p:Position) WHERE r.named <> p.positionId "
        "RETURN s.polarity AS polarity, r.side AS side, r.named AS named"
    )
    assert rows == [{"polarity": "supports", "side": "opposes", "named": key[SHUT.text]}]
    apply(store, Wanted(NOBODY))
    assert snapshot(store) == before


def test_what_is_loaded_later_follows_the_corrections_that_the_store_remembers(
    store: Store,
) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    key = ids(store)
    merge = {"merge position": key[SHUT.text], "into": key[OPENING.text], "opposite": True}
    apply(store, Wanted(overlay(merge, {"merge actor": "tomas-marr", "into": "anna-volk"})))
    load(store, [one_stance(date(2031, 2, 1), "opposes", MARR, SHUT)])
    assert sides(store) == [
        ("NOR", "OPPOSES", OPENING.text),
        ("NOR", "SUPPORTS", OPENING.text),
        ("PRT", "OPPOSES", OPENING.text),
        ("PRT", "SUPPORTS", OPENING.text),
        ("anna-volk", "OPPOSES", OPENING.text),
        ("anna-volk", "SUPPORTS", OPENING.text),
    ]
    rows = store.run("MATCH (s:Stance)-[r:SHIFTS_TO]->(:Stance) RETURN r.change AS change")
    assert rows == [{"change": "reversal"}]


def test_a_correction_waits_for_what_it_names(store: Store, make_store: Make) -> None:
    late = [one_stance(DAY, "supports", MARR, SHUT)]
    load(store, [one_stance(DAY, "opposes")])
    opening = ids(store)[OPENING.text]
    load(store, late)
    shut = ids(store)[SHUT.text]
    wanted = Wanted(overlay({"merge position": shut, "into": opening}))
    fresh = make_store("fresh")
    done = load(fresh, [one_stance(DAY, "opposes")], wanted=wanted).applied
    assert done.waiting == [f"entry 1: there is no position {shut!r} in the graph"]
    assert load(fresh, late).applied.in_force == 1
    assert {what for _, _, what in sides(fresh)} == {OPENING.text}


def test_a_stance_is_fixed_and_dismissed(store: Store) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    before, key = snapshot(store), ids(store)
    rows = store.run("MATCH (a)-[:TAKES]->(s:Stance) RETURN a.actorId AS who, s.stanceId AS id")
    stance = {row["who"]: row["id"] for row in rows}
    fix = {
        "fix stance": stance["tomas-marr"],
        "actor": "anna-volk",
        "position": key[OPENING.text],
        "side": "supports",
    }
    dismiss = {"fix stance": stance["anna-volk"], "dismiss": True}
    apply(store, Wanted(overlay(fix, dismiss)))
    assert sides(store) == [
        ("NOR", "SUPPORTS", OPENING.text),
        ("anna-volk", "SUPPORTS", OPENING.text),
    ]
    apply(store, Wanted(overlay(dismiss)))
    assert sides(store) == [
        ("PRT", "SUPPORTS", SHUT.text),
        ("tomas-marr", "SUPPORTS", SHUT.text),
    ]
    apply(store, Wanted(NOBODY))
    assert snapshot(store) == before


def test_a_split_makes_a_new_one_and_taking_it_back_removes_it(store: Store) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    before, key, form = snapshot(store), ids(store), forms(store)
    (article,) = store.run(
        "MATCH (:Actor {actorId: 'tomas-marr'})-[:TAKES]->(s:Stance) RETURN s.articleId AS id"
    )
    split = {
        "split position": key[SHUT.text],
        "new": "shut-for-ever",
        "text": "the canal stays shut for ever",
        "wordings": [form[SHUT.text]],
    }
    parted = {
        "split actor": "tomas-marr",
        "new": "tomas-marr-2",
        "name": "Tomas Marr (boatman)",
        "articles": [article["id"]],
    }
    apply(store, Wanted(overlay(split, parted)))
    assert sides(store)[-1] == (
        "tomas-marr-2",
        "SUPPORTS",
        "the canal stays shut for ever",
    )
    assert snapshot(store) != before
    apply(store, Wanted(NOBODY))
    assert snapshot(store) == before


def test_lookups_follow_what_was_merged(store: Store) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    key = ids(store)
    merge = {"merge position": key[SHUT.text], "into": key[OPENING.text]}
    apply(store, Wanted(overlay(merge, {"merge actor": "tomas-marr", "into": "anna-volk"})))
    for words in (key[SHUT.text], SHUT.text, "stays shut", OPENING.text, "canal"):
        assert find_positions(store, words) == [key[OPENING.text]]
    for name in ("tomas-marr", "Tomas Marr", "Mr. Marr", "Anna Volk"):
        assert find_actor(store, name) == "anna-volk"


def test_a_copy_remembers_the_corrections(store: Store, tmp_path: Path) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    before = snapshot(store)
    merge = {"merge actor": "tomas-marr", "into": "anna-volk"}
    apply(store, Wanted(overlay(merge), BOOK))
    with open_store(tmp_path / "copy.ladybug") as target:
        copy(store, target)
        assert snapshot(target) == snapshot(store)
        assert kept(target) == kept(store)
        apply(target, EMPTY)
        assert snapshot(target) == before


def test_what_a_person_kept_apart_or_found_right_moves_nothing(store: Store) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    before, key = snapshot(store), ids(store)
    (stance, *_) = _keys(store, "MATCH (s:Stance) RETURN s.stanceId AS key")
    right = overlay(
        {"keep actor apart": "anna-volk", "from": "tomas-marr"},
        {"keep position apart": key[OPENING.text], "from": key[SHUT.text]},
        {"confirm stance": stance},
        {"confirm wording": forms(store)[SHUT.text], "position": key[SHUT.text]},
    )
    done = apply(store, Wanted(right))
    assert (done.in_force, done.moved) == (4, 0)
    assert snapshot(store) == before


WAITING: list[tuple[dict[str, object], str]] = [
    ({"merge position": "q1", "into": "q2"}, "no position 'q1'"),
    ({"rename actor": "nobody", "name": "Nobody"}, "no actor 'nobody'"),
    ({"fix stance": "p1", "dismiss": True}, "no stance 'p1'"),
    ({"fix condition": "c1", "dismiss": True}, "no condition 'c1'"),
    ({"move wording": "no such", "to": "q1"}, "no wording 'no such'"),
    (
        {"split actor": "anna-volk", "new": "tomas-marr", "name": "x", "articles": ["1"]},
        "the new actor 'tomas-marr' is in the graph already",
    ),
]


@pytest.mark.parametrize(("row", "told"), WAITING)
def test_what_is_not_in_the_graph_is_told_with_the_entry(
    store: Store, row: dict[str, object], told: str
) -> None:
    load(store, [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)])
    before = snapshot(store)
    done = apply(store, Wanted(overlay(row)))
    assert done.in_force == 0
    assert [line.partition(": ")[0] for line in done.waiting] == ["entry 1"]
    assert told in done.waiting[0]
    assert snapshot(store) == before


def test_what_is_renamed_has_its_name_back(store: Store) -> None:
    load(store, [one_stance(DAY, "opposes")])
    before, key = snapshot(store), ids(store)[OPENING.text]
    names = overlay(
        {"rename position": key, "text": "opening the canal"},
        {"rename actor": "anna-volk", "name": "A. Volk"},
    )
    apply(store, Wanted(names))
    assert ("anna-volk", "OPPOSES", "opening the canal") in sides(store)
    load(store, [one_stance(date(2031, 2, 1), "supports")])
    apply(store, Wanted(overlay({"rename actor": "anna-volk", "name": "Volk, Anna"})))
    rows = store.run("MATCH (a:Actor) RETURN a.name AS name, a.aliases AS aliases")
    assert rows == [{"name": "Volk, Anna", "aliases": ["Volk"]}]
    apply(store, Wanted(NOBODY))
    assert ("anna-volk", "OPPOSES", OPENING.text) in sides(store)
    assert before["nodes"][0] in snapshot(store)["nodes"]


BOOK = Codebook(
    positions=(
        Coded(slug="canal", text="canal traffic", topic="ships", patterns=("canal opens",)),
        Coded(slug="closure", text="the canal stays shut", opposites=("tolls",)),
    ),
    read={
        "canal traffic": Wording("canal traffic", "canal traffic", meant("canal traffic")),
        "the canal stays shut": Wording(SHUT.canonical, "the canal stays shut", SHUT.meaning),
        "tolls": Wording("tolls", "tolls", meant("tolls")),
    },
)


def test_a_codebook_takes_wordings_over_and_gives_them_back(store: Store, make_store: Make) -> None:
    given = [one_stance(DAY, "opposes"), one_stance(DAY, "supports", MARR, SHUT)]
    load(store, given)
    before = snapshot(store)
    apply(store, Wanted(book=BOOK))
    assert sides(store) == [
        ("NOR", "OPPOSES", "canal traffic"),
        ("PRT", "SUPPORTS", "the canal stays shut"),
        ("anna-volk", "OPPOSES", "canal traffic"),
        ("tomas-marr", "SUPPORTS", "the canal stays shut"),
    ]
    rows = store.run(
        "MATCH (p:Position) RETURN p.source AS source, p.topic AS topic, p.mergedInto AS into "
        "ORDER BY source, topic"
    )
    told = {(row["source"], row["topic"], row["into"]) for row in rows}
    assert told == {
        ("codebook", "ships", None),
        ("codebook", None, None),
        ("derived", None, "canal"),
        ("derived", None, "closure"),
    }
    corrected = snapshot(store)
    apply(store, Wanted(book=Codebook()))
    assert snapshot(store) == before
    fresh = make_store("fresh")
    load(fresh, given, wanted=Wanted(book=BOOK))
    assert snapshot(fresh) == corrected
    assert kept(fresh).state.book == BOOK


# Whatever the corrections


def corrections(store: Store, seed: int) -> Overlay:
    """Make corrections of every kind by chance, out of what is in a store."""
    random = Random(seed)
    rows: list[dict[str, object]] = []
    positions = _keys(store, "MATCH (p:Position) RETURN p.positionId AS key ORDER BY key")
    actors = _keys(store, "MATCH (a:Actor) RETURN a.actorId AS key ORDER BY key")
    stances = _keys(store, "MATCH (s:Stance) RETURN s.stanceId AS key ORDER BY key")
    conditions = _keys(store, "MATCH (c:Condition) RETURN c.conditionId AS key ORDER BY key")
    written = _keys(store, "MATCH (f:PositionForm) RETURN f.form AS key ORDER BY key")
    texts = _keys(store, "MATCH (a:Article) RETURN a.articleId AS key ORDER BY key")
    for keys in (positions, actors, stances, conditions, written, texts):
        random.shuffle(keys)
    for one, other in zip(positions[:4], positions[2:], strict=False):
        rows.append({"merge position": one, "into": other, "opposite": random.random() < 0.5})
    for one, other in zip(actors[:5], actors[3:], strict=False):
        rows.append({"merge actor": one, "into": other})
    new = {"new": "set-apart", "text": "set apart", "wordings": written[:2]}
    rows.append({"split position": positions[-1], **new})
    rows.append({"move wording": written[-1], "to": positions[-2], "opposite": True})
    part = {"new": "one-apart", "name": "One Apart", "articles": texts[:20], "speaks for": ["NOR"]}
    rows.append({"split actor": actors[-1], **part})
    rows.append({"rename actor": actors[0], "name": "Somebody Else"})
    rows.append({"rename position": positions[0], "text": "something else"})
    for key, fix in zip(stances, _fixes(positions, actors), strict=False):
        rows.append({"fix stance": key, **fix})
    rows.append({"fix condition": conditions[0], "dismiss": True})
    rows.append({"fix condition": conditions[1], "consequence": positions[-1]})
    return overlay(*rows)


def _fixes(positions: list[str], actors: list[str]) -> Iterator[dict[str, object]]:
    yield {"dismiss": True}
    yield {"side": "supports"}
    yield {"side": "opposes", "actor": actors[-2]}
    yield {"position": positions[-1], "opposite": True}
    yield {"actor": actors[0]}


def _keys(store: Store, cypher: str) -> list[str]:
    return [str(row["key"]) for row in store.run(cypher)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_corrections_survive_loading_everything_anew(make_store: Make, seed: int) -> None:
    given = articles(seed, 40)
    parts = given[:15], given[15:]
    old = make_store("old")
    for part in parts:
        load(old, part)
    plain, entries = snapshot(old), corrections(old, seed)
    done = apply(old, Wanted(entries))
    corrected = snapshot(old)
    assert done.moved > 20
    assert corrected != plain
    derive(old)
    same(snapshot(old), corrected)
    apply(old, thorough=True)
    same(snapshot(old), corrected)
    half = Overlay.of(entry for n, entry in enumerate(entries.entries) if n % 2)
    apply(old, Wanted(half))
    between = snapshot(old)
    apply(old, thorough=True)
    derive(old)
    same(snapshot(old), between)
    apply(old, Wanted(entries))
    same(snapshot(old), corrected)
    apply(old, Wanted(NONE))
    same(snapshot(old), plain)

    new = make_store("new")
    for part in parts:
        load(new, part, wanted=Wanted(entries))
    same(snapshot(new), corrected)


def same(one: Snapshot, other: Snapshot) -> None:
    """Compare two graphs, and show what only one of them has."""
    for kind in ("nodes", "edges"):
        only = (
            sorted(set(one[kind]) - set(other[kind]))[:3],
            sorted(set(other[kind]) - set(one[kind]))[:3],
        )
        assert only == ([], [])
    assert one == other


def test_whom_a_last_name_means_does_not_depend_on_corrections(make_store: Make) -> None:
    swede = Actor(name="Volk", kind="person", country="SWE")
    norse = Actor(name="Volk", kind="person", country="NOR")
    first = [one_stance(DAY, "supports", VOLK), one_stance(DAY, "supports", MARR)]
    later = date(2031, 2, 1)
    second = [one_stance(later, "opposes", one, name=one.country or "") for one in (swede, norse)]
    entries = overlay(
        {"merge actor": "anna-volk", "into": "tomas-marr"},
        {"rename actor": "anna-volk", "name": "A. Volk"},
    )
    old = make_store("old")
    load(old, first)
    load(old, second)
    plain = snapshot(old)
    apply(old, Wanted(entries))
    corrected = snapshot(old)
    new = make_store("new")
    load(new, first, wanted=Wanted(entries))
    load(new, second)
    same(snapshot(new), corrected)
    apply(new, Wanted(NONE))
    same(snapshot(new), plain)


def test_evidence_is_never_edited(store: Store) -> None:
    load(store, talks())
    before = evidence(store)
    apply(store, Wanted(corrections_of_talks(store)))
    assert evidence(store) == before


def corrections_of_talks(store: Store) -> Overlay:
    key = ids(store)
    one, other, *_ = sorted(key.values())
    return overlay(
        {"merge position": one, "into": other, "opposite": True},
        {"merge actor": "tomas-marr", "into": "anna-volk"},
    )


def evidence(store: Store) -> list[str]:
    rows = store.run("MATCH (s:Statement) RETURN s")
    rows += store.run("MATCH (s:Stance) RETURN s")
    rows += store.run("MATCH (c:Condition) RETURN c")
    return sorted(repr(sorted(row.items(), key=str)) for row in rows)


def test_names_of_one_who_is_only_described_can_be_merged(store: Store) -> None:
    aide = Actor(name="an aide", kind="unnamed", country="NOR")
    load(store, [one_stance(DAY, "supports", aide), one_stance(DAY, "opposes", VOLK)])
    (key,) = _keys(store, "MATCH (a:Actor) WHERE a.kind = 'unnamed' RETURN a.actorId AS key")
    apply(store, Wanted(overlay({"merge actor": key, "into": "anna-volk"})))
    assert {who for who, _, _ in sides(store)} == {"NOR", "anna-volk"}
