"""Whose stances make a summary edge: an actor's own, and those of a country's voices."""

from dataclasses import replace
from datetime import date, timedelta

from graph.changes import Changes, Role
from graph.derive import Touched, derive
from graph.load import load
from graph.store import Store
from ingest.records import Actor, Extraction, Proposition
from tests.graph.sample import (
    DREDGING,
    MARR,
    OPENING,
    TOLLS,
    UNION,
    VOLK,
    VOLK_BARE,
    article,
    condition,
    extraction,
    one_stance,
    talks,
)
from tests.graph.snapshot import snapshot

DAY = date(2031, 1, 5)
MINISTER = Actor(name="Ines Roque", kind="person", country="PRT", role="minister")
CITIZEN = replace(MINISTER, country=None, role=None)


def test_the_first_day_counts_that_a_voice_newly_covers_for_any_country() -> None:
    changes, seen = Changes(), date(2031, 6, 1)
    changes.role("roque", "PRT", "minister", seen)
    changes.role("roque", "ESP", "envoy", seen)
    before = {
        ("roque", "PRT"): Role(),
        ("roque", "ESP"): Role(first=date(2031, 1, 1), last=date(2031, 5, 31)),
    }
    touched = Touched.by(changes, before)
    assert (touched.voices, touched.since) == ({"roque"}, seen - timedelta(days=180))


def test_a_voice_seen_again_between_its_days_covers_nothing_new() -> None:
    changes, seen = Changes(), date(2031, 3, 1)
    changes.role("roque", "PRT", "minister", seen)
    changes.roles["roque", "PRT", "minister"].see(date(2031, 1, 1), date(2031, 5, 31))
    before = {("roque", "PRT"): Role(first=date(2031, 1, 1), last=date(2031, 5, 31))}
    touched = Touched.by(changes, before)
    assert (touched.voices, touched.since) == (set(), None)


def edges(store: Store, holder: str) -> list[tuple[str, str, str]]:
    rows = store.run(
        "MATCH (h)-[r:SUPPORTS|OPPOSES]->(t) "
        "RETURN coalesce(h.actorId, h.iso3) AS holder, type(r) AS side, "
        "coalesce(t.text, t.name) AS target, r.first AS first ORDER BY first, side"
    )
    return [
        (row["side"], row["target"], str(row["first"])) for row in rows if row["holder"] == holder
    ]


def days(number: int) -> date:
    return DAY + timedelta(days=number)


def test_hearsay_makes_nobody_support_or_oppose(store: Store) -> None:
    load(store, talks())
    assert edges(store, "tomas-marr") == [("SUPPORTS", "the canal opens", "2031-03-20")]
    rows = store.run(
        "MATCH (a:Actor)-[:TAKES]->(s:Stance) WHERE s.hearsay = true "
        "RETURN a.actorId AS id, s.attributedBy AS saidBy"
    )
    assert rows == [{"id": "tomas-marr", "saidBy": "a senior official"}]


def test_what_an_actor_says_of_itself_is_no_hearsay(store: Store) -> None:
    load(store, [one_stance(DAY, "supports", VOLK, attributed_by=VOLK)])
    assert edges(store, "anna-volk") == [("SUPPORTS", "the canal opens", "2031-01-05")]


def test_a_minister_speaks_for_the_state_and_not_by_hearsay(store: Store) -> None:
    state = Actor(name="Norway", kind="state", country="NOR")
    other = Actor(name="Portugal", kind="state", country="PRT")
    union = replace(UNION, country="NOR")
    bare = replace(VOLK, country=None, role=None)
    told = [
        one_stance(days(n), "opposes", who, name=f"{n}", attributed_by=by)
        for n, (who, by) in enumerate([(state, VOLK), (state, bare), (other, VOLK), (union, VOLK)])
    ]
    load(store, told)
    rows = store.run(
        "MATCH (a:Actor)-[:TAKES]->(s:Stance) "
        "RETURN a.name AS actor, s.hearsay AS hearsay, s.attributedBy AS by ORDER BY s.saidOn"
    )
    assert [(row["actor"], row["hearsay"], row["by"]) for row in rows] == [
        ("Norway", False, "Anna Volk"),
        ("Norway", False, "Anna Volk"),
        ("Portugal", True, "Anna Volk"),
        ("Boatmen's Union", True, "Anna Volk"),
    ]
    assert edges(store, "norway") == [("OPPOSES", OPENING.text, "2031-01-05")]
    assert edges(store, "NOR") == [("OPPOSES", OPENING.text, "2031-01-05")]


def test_a_country_has_the_stances_of_its_voices(store: Store) -> None:
    load(store, [one_stance(DAY, "supports", MINISTER), one_stance(days(9), "opposes", UNION)])
    assert edges(store, "PRT") == [("SUPPORTS", "the canal opens", "2031-01-05")]


def test_a_voice_speaks_for_half_a_year_around_what_was_seen(store: Store) -> None:
    load(
        store,
        [
            one_stance(days(0), "supports", MINISTER, OPENING),
            one_stance(days(180), "opposes", CITIZEN, OPENING),
            one_stance(days(181), "opposes", CITIZEN, TOLLS),
            one_stance(days(-180), "opposes", CITIZEN, DREDGING),
            one_stance(days(-181), "supports", CITIZEN, TOLLS),
        ],
    )
    assert [(side, target) for side, target, _ in edges(store, "PRT")] == [
        ("OPPOSES", DREDGING.text),
        ("SUPPORTS", OPENING.text),
        ("OPPOSES", OPENING.text),
    ]


def test_a_voice_found_out_later_covers_what_it_said_before(store: Store) -> None:
    load(store, [one_stance(days(0), "supports", CITIZEN), one_stance(None, "supports", CITIZEN)])
    assert edges(store, "PRT") == []
    load(store, [one_stance(days(90), "opposes", MINISTER, TOLLS)])
    assert [target for _, target, _ in edges(store, "PRT")] == [OPENING.text, TOLLS.text]
    before = snapshot(store)
    derive(store)
    assert snapshot(store) == before


def test_voices_of_one_country_may_split(store: Store) -> None:
    other = Actor(name="the Palace", kind="state", country="PRT")
    load(store, [one_stance(DAY, "supports", MINISTER), one_stance(days(3), "opposes", other)])
    assert [side for side, _, _ in edges(store, "PRT")] == ["SUPPORTS", "OPPOSES"]


def test_a_spell_is_mended_when_an_earlier_article_comes_later(store: Store) -> None:
    load(store, [one_stance(days(0), "supports"), one_stance(days(9), "supports")])
    assert len(edges(store, "anna-volk")) == 1
    load(store, [one_stance(days(5), "opposes", VOLK_BARE)])
    assert edges(store, "anna-volk") == [
        ("SUPPORTS", OPENING.text, "2031-01-05"),
        ("OPPOSES", OPENING.text, "2031-01-10"),
        ("SUPPORTS", OPENING.text, "2031-01-14"),
    ]
    load(store, [one_stance(days(-5), "supports", name="earlier still")])
    assert edges(store, "anna-volk")[0] == ("SUPPORTS", OPENING.text, "2030-12-31")
    assert len(edges(store, "anna-volk")) == 3


def test_a_target_that_is_an_actor_or_country_has_edges_too(store: Store) -> None:
    load(store, talks())
    assert edges(store, "palace") == [("SUPPORTS", "Tomas Marr", "2031-03-20")]
    assert ("OPPOSES", "Norway", "2031-04-20") in edges(store, "boatmens-union")


def conditional(day: date, actor: Actor | None, marker: str = "if") -> Extraction:
    text = f"The canal opens {marker} the harbour is dredged, it was said on {day}."
    halves = ("The canal opens", OPENING), ("the harbour is dredged", DREDGING)
    return extraction(
        article(text, published_on=day),
        conditions=[condition(text, *halves, actor, marker, day=day)],
    )


def test_conditions_of_one_actor_and_marker_are_one_edge(store: Store) -> None:
    load(
        store,
        [
            conditional(days(4), VOLK),
            conditional(days(0), VOLK_BARE),
            conditional(days(1), MARR),
            conditional(days(2), None),
            conditional(days(3), VOLK, "once"),
        ],
    )
    rows = store.run(
        "MATCH (p:Position)-[r:CONDITIONS_ON]->(q:Position) "
        "RETURN p.text AS what, q.text AS needs, r.actorId AS actor, r.marker AS marker, "
        "r.first AS first, r.last AS last, r.conditions AS times ORDER BY actor, marker"
    )
    assert {(row["what"], row["needs"]) for row in rows} == {(OPENING.text, DREDGING.text)}
    assert [(row["actor"], row["marker"], row["times"]) for row in rows] == [
        ("", "if", 1),
        ("anna-volk", "if", 2),
        ("anna-volk", "once", 1),
        ("tomas-marr", "if", 1),
    ]
    assert (rows[1]["first"], rows[1]["last"]) == (days(0), days(4))


def test_a_stance_within_a_condition_is_conditional(store: Store) -> None:
    load(store, talks())
    rows = store.run(
        "MATCH (:Actor {actorId: 'anna-volk'})-[r:SUPPORTS|OPPOSES]->(t) "
        "RETURN coalesce(t.text, t.name) AS target, r.spell AS spell, r.conditional AS conditional"
    )
    found = {(row["target"], row["spell"]) for row in rows if row["conditional"]}
    assert found == {(OPENING.text, 1)}


def test_a_canonical_form_that_is_empty_still_makes_a_position(store: Store) -> None:
    bare = Proposition(text="The Canal!", canonical="")
    load(store, [one_stance(DAY, "supports", position=bare)])
    assert store.run("MATCH (p:Position) RETURN p.canonical AS form") == [{"form": "the canal"}]
