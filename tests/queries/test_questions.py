"""What the saved questions answer on a graph built by hand."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.load import load
from graph.store import Store, open_store
from ingest.records import Actor, Extraction, Proposition
from queries.catalog import Question, questions
from tests.graph.sample import (
    DREDGING,
    MARR,
    OPENING,
    TOLLS,
    UNION,
    VOLK,
    article,
    condition,
    extraction,
    one_stance,
    stance,
    statement,
    talks,
)
from tests.queries.asking import ask, seen

GIVEN = {
    "actor": "Volk",
    "other": "Tomas Marr",
    "country": "Norway",
    "position": "canal",
    "words": "canal",
    "from": "2031-01-01",
    "to": "2031-12-31",
    "day": "2031-12-31",
}
ALL = pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give a store with the sample's talks."""
    path = tmp_path_factory.mktemp("questions") / "talks.ladybug"
    with open_store(path) as made:
        load(made, talks())
        yield made


def needed(one: Question) -> dict[str, str]:
    return {
        p.name: GIVEN[p.name]
        for p in one.parameters
        if p.default is None or p.default.startswith("today")
    }


@ALL
def test_every_question_runs_on_an_empty_graph(one: Question, tmp_path: Path) -> None:
    given = {"position": ["q0"], "from": date(2031, 1, 1), "to": date(2031, 12, 31)}
    bound = one.bind(needed(one)) | {
        p.name: given[p.name] for p in one.parameters if p.name in given
    }
    with open_store(tmp_path / "empty.ladybug") as empty:
        assert empty.run(one.cypher, bound) == []


@ALL
def test_every_question_runs_and_keeps_to_its_limit(one: Question, store: Store) -> None:
    rows = ask(store, one.name, **needed(one))
    assert ask(store, one.name, **needed(one), limit="1") == rows[:1]
    assert ask(store, one.name, **needed(one), limit="0") == []


def test_stance_timeline(store: Store) -> None:
    rows = ask(store, "stance-timeline", actor="volk")
    assert seen(rows, "said", "stance", "position", "conditional", "quote", "outlet") == [
        ("2031-03-03", "supports", "Tomas Marr", False, "She praised Tomas Marr", "The Lock"),
        ("2031-03-03", "opposes", "the canal opens", True, "The canal must stay shut", "The Lock"),
        ("2031-04-14", "opposes", "Norway pays tolls", False,
         "Norway will never pay tolls", "Harbour Post"),
        ("2031-04-14", "supports", "the canal opens", False, "the canal can open", "Harbour Post"),
        (None, "supports", "the harbour is dredged", False,
         "Anna Volk has always wanted the harbour", None),
    ]  # fmt: skip
    within = {"from": "2031-03-04", "to": "2031-04-30"}
    assert seen(ask(store, "stance-timeline", actor="volk", **within), "said") == [
        ("2031-04-14",),
        ("2031-04-14",),
    ]
    assert len(ask(store, "stance-timeline", actor="volk", to="2031-03-03")) == 3


def test_stance_timeline_marks_hearsay_and_figures(store: Store) -> None:
    rows = ask(store, "stance-timeline", actor="Marr")
    assert seen(rows, "position", "act", "figure", "hearsay", "saidBy") == [
        ("the canal opens", "promise", "6 months", False, None),
        ("the harbour is dredged", "assert", None, True, "a senior official"),
    ]


def test_position_changes(store: Store) -> None:
    rows = ask(store, "position-changes")
    wanted = (
        "actor",
        "position",
        "before",
        "since",
        "quoteBefore",
        "after",
        "changed",
        "quoteAfter",
    )
    assert seen(rows, *wanted) == [
        ("Anna Volk", "the canal opens", "opposes", "2031-03-03", "The canal must stay shut",
         "supports", "2031-04-14", "the canal can open"),
    ]  # fmt: skip
    assert ask(store, "position-changes", actor="Volk") == rows
    assert ask(store, "position-changes", actor="Marr") == []
    assert ask(store, "position-changes", to="2031-04-13") == []
    found = store.run(
        "UNWIND $ids AS id MATCH (s:Stance {stanceId: id}) RETURN s.text AS text ORDER BY text",
        {"ids": [rows[0]["stanceIdBefore"], rows[0]["stanceIdAfter"]]},
    )
    assert [row["text"] for row in found] == [rows[0]["quoteBefore"], rows[0]["quoteAfter"]]


def test_every_turn_is_a_change(tmp_path: Path) -> None:
    day = date(2031, 1, 1)
    turns = [("supports", 0), ("opposes", 3), ("opposes", 4), ("supports", 9), ("opposes", 9)]
    told = [
        one_stance(day + timedelta(days=n), side, name=f"{n} {side}")  # type: ignore[arg-type]
        for side, n in turns
    ]
    with open_store(tmp_path / "turns.ladybug") as turning:
        load(turning, told)
        rows = ask(turning, "position-changes")
    assert seen(rows, "before", "lastSaid", "after", "changed") == [
        ("supports", "2031-01-01", "opposes", "2031-01-04"),
        ("opposes", "2031-01-10", "supports", "2031-01-10"),
    ]


def test_for_and_against(store: Store) -> None:
    rows = ask(store, "for-and-against", position="canal")
    assert seen(
        rows, "side", "actor", "speaksFor", "since", "times", "articles", "changedSides"
    ) == [
        ("for", "Tomas Marr", "Portugal", "2031-03-20", 1, 2, False),
        ("for", "Anna Volk", "Norway", "2031-04-14", 1, 1, True),
        ("against", "Boatmen's Union", None, "2031-04-20", 1, 1, False),
    ]
    assert ask(store, "for-and-against", position=rows[0]["positionId"]) == rows


def test_for_and_against_actors_and_countries(store: Store) -> None:
    rows = ask(store, "for-and-against-actor", actor="Marr")
    assert seen(rows, "side", "actor", "since") == [
        ("for", "Anna Volk", "2031-03-03"),
        ("for", "Palace", "2031-03-20"),
    ]
    rows = ask(store, "for-and-against-country", country="no")
    assert seen(rows, "side", "actor", "quote") == [
        ("against", "Boatmen's Union", "It condemned Norway")
    ]


def test_conditions(store: Store) -> None:
    rows = ask(store, "conditions")
    assert seen(rows, "actor", "what", "marker", "dependsOn", "kind", "since", "times") == [
        ("Anna Volk", OPENING.text, "until", DREDGING.text, "necessary", "2031-03-03", 1),
        ("Tomas Marr", OPENING.text, "if", TOLLS.text, "sufficient", "2031-03-20", 1),
        ("(the article)", OPENING.text, "unless", TOLLS.text, "exceptive", "2031-04-20", 1),
    ]
    assert ask(store, "conditions", about="TOLLS") == rows[1:]
    assert ask(store, "conditions", about="rockets") == []
    assert seen(ask(store, "what-it-takes", position="canal"), "dependsOn", "actor") == [
        (DREDGING.text, "Anna Volk"),
        (TOLLS.text, "Tomas Marr"),
        (TOLLS.text, "(the article)"),
    ]
    rows = ask(store, "conditions-by-actor", actor="Marr")
    assert seen(rows, "said", "what", "marker", "dependsOn", "article") == [
        ("2031-03-20", OPENING.text, "if", TOLLS.text, "Marr offers a deal")
    ]


def test_who_said(store: Store) -> None:
    rows = ask(store, "who-said", words="The CANAL")
    assert seen(rows, "said", "actor", "cue", "reports") == [
        ("2031-03-03", "Anna Volk", "told", 1),
        ("2031-03-20", "Tomas Marr", "said", 2),
        ("2031-04-14", "Anna Volk", "says", 1),
    ]
    assert ask(store, "who-said", words="canal the") == []
    assert len(ask(store, "who-said", words="the canal", **{"from": "2031-03-20"})) == 2


def test_most_quoted(store: Store) -> None:
    rows = ask(store, "most-quoted")
    assert seen(rows, "actor", "statements", "articles", "outlets") == [
        ("Anna Volk", 2, 2, 2),
        ("Tomas Marr", 1, 2, 2),
        ("a senior official", 1, 1, 1),
    ]
    assert seen(ask(store, "most-quoted", to="2031-03-10"), "actor") == [("Anna Volk",)]


def test_country_stances_and_voices(store: Store) -> None:
    rows = ask(store, "country-stances", country="Norway")
    assert seen(rows, "position", "stance", "since", "firstVoice") == [
        ("Norway pays tolls", "opposes", "2031-04-14", "Anna Volk"),
        ("Tomas Marr", "supports", "2031-03-03", "Anna Volk"),
        ("the canal opens", "opposes", "2031-03-03", "Anna Volk"),
        ("the canal opens", "supports", "2031-04-14", "Anna Volk"),
        ("the harbour is dredged", "supports", None, "Anna Volk"),
    ]
    rows = ask(store, "country-voices", country="PRT")
    assert seen(rows, "actor", "role", "statements", "stances") == [
        ("Tomas Marr", "", 1, 2),
        ("Tomas Marr", "chief negotiator", 1, 2),
        ("Palace", "", 0, 1),
    ]


def test_country_splits(tmp_path: Path) -> None:
    day = date(2031, 1, 1)
    other = replace(VOLK, name="Per Lund", aliases=())
    changed = Actor(name="Ole Dahl", kind="person", country="NOR")
    told = [
        one_stance(day, "supports", VOLK),
        one_stance(day, "opposes", other),
        one_stance(day, "opposes", UNION),
        one_stance(day, "opposes", changed),
        one_stance(day + timedelta(days=1), "supports", changed),
    ]
    with open_store(tmp_path / "splits.ladybug") as split:
        load(split, told)
        rows = ask(split, "country-splits", country="Norway")
    assert seen(rows, "position", "supporter", "opponent") == [
        (OPENING.text, "Anna Volk", "Per Lund"),
        (OPENING.text, "Ole Dahl", "Per Lund"),
    ]


def test_shared_positions_and_allies(store: Store) -> None:
    rows = ask(store, "shared-positions", actor="Volk", other="Boatmen's Union")
    assert seen(rows, "verdict", "position", "stance", "otherStance") == [
        ("differ", "the canal opens", "supports", "opposes")
    ]
    rows = ask(store, "shared-positions", actor="Volk", other="Marr")
    assert seen(rows, "verdict", "since", "otherSince") == [("agree", "2031-04-14", "2031-03-20")]
    rows = ask(store, "allies", actor="Volk")
    assert seen(rows, "other", "agree", "differ", "balance") == [
        ("Palace", 1, 0, 1),
        ("Tomas Marr", 1, 0, 1),
        ("Boatmen's Union", 0, 1, -1),
    ]


def test_statements_between(store: Store) -> None:
    march = {"from": "2031-03-01", "to": "2031-03-31"}
    rows = ask(store, "statements-between", **march)
    assert seen(rows, "said", "actor", "article") == [
        ("2031-03-03", "Anna Volk", "demand"),
        ("2031-03-20", "Tomas Marr", "Marr offers a deal"),
    ]
    assert ask(store, "statements-between", actor="Marr", **march) == rows[1:]


def test_said_to(store: Store) -> None:
    rows = ask(store, "said-to", actor="BU")
    assert seen(rows, "actor", "said") == [("Anna Volk", "2031-03-03")]


def test_first_mention(store: Store) -> None:
    rows = ask(store, "first-mention", words="the canal")
    assert seen(rows, "said", "actor", "times") == [
        ("2031-03-03", "Anna Volk", 2),
        ("2031-03-20", "Tomas Marr", 1),
    ]


def test_hearsay(store: Store) -> None:
    rows = ask(store, "hearsay")
    assert seen(rows, "saidBy", "actor", "stance", "position", "ownSpellsFor") == [
        ("a senior official", "Tomas Marr", "opposes", "the harbour is dredged", 0)
    ]
    assert ask(store, "hearsay", actor="Volk") == []


def test_figures(store: Store) -> None:
    rows = ask(store, "figures")
    assert seen(rows, "actor", "position", "figure") == [
        ("Tomas Marr", "the canal opens", "6 months")
    ]
    assert ask(store, "figures", about="harbour") == []


OF_EVIDENCE = [q for q in questions() if any(p.name == "minConfidence" for p in q.parameters)]


@pytest.mark.parametrize("one", OF_EVIDENCE, ids=lambda one: one.name)
def test_evidence_that_is_less_sure_than_asked_for_is_left_out(one: Question, store: Store) -> None:
    given = needed(one)
    anything = ask(store, one.name, **given)
    assert ask(store, one.name, **given, minConfidence="0.7") == anything
    assert ask(store, one.name, **given, minConfidence="0.95") == []


def test_positions_and_actors(store: Store) -> None:
    rows = ask(store, "positions")
    assert seen(rows, "position", "actors", "haveSupported", "haveOpposed") == [
        ("the canal opens", 3, 2, 2),
        ("Norway pays tolls", 1, 0, 1),
        ("the harbour is dredged", 1, 1, 0),
    ]
    assert ask(store, "positions", about="CANAL") == rows[:1]
    rows = ask(store, "actors", about="marr")
    assert seen(rows, "actor", "kind", "speaksFor", "statements", "stances", "conditions") == [
        ("Tomas Marr", "person", "Portugal", 1, 2, 1)
    ]
    assert len(ask(store, "actors")) == 5


def test_sources(store: Store) -> None:
    rows = ask(store, "reprints")
    assert seen(rows, "reports", "actor", "published", "outlet") == [
        (2, "Tomas Marr", "2031-03-20", "Harbour Post"),
        (2, "Tomas Marr", "2031-03-22", "The Lock"),
    ]
    rows = ask(store, "outlets")
    assert seen(rows, "outlet", "articles", "statements", "actors") == [
        ("Harbour Post", 3, 3, 3),
        ("The Lock", 3, 2, 2),
        ("(unknown)", 1, 0, 0),
    ]


def test_what_to_check_begins_with_the_least_sure(store: Store) -> None:
    found = [row["confidence"] for row in ask(store, "to-check")]
    assert found == sorted(found)
    assert len(found) == 10


HALVES = [
    ("the canal opens", OPENING),
    ("the harbour is dredged", DREDGING),
    ("Norway pays tolls", TOLLS),
]


def crowd(seed: int) -> list[Extraction]:
    """Make articles of a few people who say and want a few things on a few days, with many ties."""
    random = Random(seed)
    people = [VOLK, MARR, UNION, Actor(name="Per Lund", kind="person", country="NOR")]
    of_volk = Proposition(text="Volk", canonical="volk", actor=VOLK)
    of_norway = Proposition(text="Norway", canonical="norway", country="NOR")
    made = []
    for number in range(60):
        who, day = random.choice(people), date(2031, 1, 1 + random.randrange(6))
        first, second = random.sample(HALVES, 2)
        text = f"{number}. {who.name} says {first[0]} if {second[0]}."
        words, to = first[0], (random.choice(people),)
        speaker = who if number % 10 else None
        spoken = statement(text, words, speaker, "says", "indirect", day, addressed_to=to)
        taken = stance(
            text,
            words,
            who,
            random.choice(["supports", "opposes"]),
            random.choice([OPENING, DREDGING, TOLLS, of_volk, of_norway]),
            day,
            statement=random.choice([0, None]),
            quantity=random.choice([None, "2 days"]),
            attributed_by=random.choice([None, None, UNION]),
        )
        tied = condition(text, first, second, who, day=day, statement=0)
        paper = article(text, f"{number}", published_on=day, outlet=random.choice("AB"))
        made.append(extraction(paper, [spoken], [taken], [tied]))
    return made


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give two stores with one graph, written in different sequences."""
    folder = tmp_path_factory.mktemp("twins")
    with open_store(folder / "one.ladybug") as one, open_store(folder / "two.ladybug") as two:
        load(one, crowd(1))
        shuffled = crowd(1)
        Random(2).shuffle(shuffled)
        for start in range(0, len(shuffled), 10):
            load(two, shuffled[start : start + 10], batch_size=3)
        yield one, two


# Nothing is printed twice there, everything is contested, on conditions, and within six days.
NOT_IN_A_CROWD = {"reprints", "common-ground", "conditions-met", "closer-or-apart"}


@ALL
def test_the_order_of_rows_leaves_no_ties(one: Question, twins: tuple[Store, Store]) -> None:
    first, second = (ask(store, one.name, **needed(one)) for store in twins)
    assert first == second
    assert first or one.name in NOT_IN_A_CROWD


@pytest.mark.parametrize(
    "text", ["'", "\\", '"}) RETURN 1 //', "$actor", "%", "\x00", "\U0001f6a2"]
)
@pytest.mark.parametrize("name", ["who-said", "first-mention"])
def test_words_are_words_and_never_cypher(store: Store, name: str, text: str) -> None:
    assert ask(store, name, words=text) == []
