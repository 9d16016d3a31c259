"""What the questions of conditions, alliances, countries, sources and trust answer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.store import Store
from ingest.records import Actor, Extraction, Proposition
from tests.graph.sample import (
    DREDGING,
    MARR,
    OFFICIAL,
    OPENING,
    TOLLS,
    UNION,
    VOLK,
    about,
    article,
    condition,
    extraction,
    one_stance,
    stance,
    statement,
)
from tests.queries.asking import ask, loaded, seen

PEACE = about("the quarrel ends")
LUND = Actor(name="Per Lund", kind="person", country="NOR")


def day(number: int) -> date:
    return date(2031, 1, number)


def tie(said: date, what: Proposition, needs: Proposition, who: Actor | None) -> Extraction:
    """Make an article with one condition."""
    name = who.name if who else "nobody"
    text = f"{name} on day {said.day}: {what.text} if {needs.text}."
    tied = condition(text, (what.text, what), (needs.text, needs), who, day=said)
    paper = article(text, text, published_on=said, outlet="The Lock")
    return extraction(paper, conditions=[tied])


def ties() -> list[Extraction]:
    """Tell of a chain of three, of two who wait for each other, and of what came to pass."""
    return [
        tie(day(1), PEACE, OPENING, None),
        tie(day(2), OPENING, DREDGING, VOLK),
        tie(day(3), DREDGING, TOLLS, MARR),
        tie(day(4), DREDGING, OPENING, UNION),
        tie(day(5), PEACE, DREDGING, MARR),
        one_stance(day(1), "supports", UNION, DREDGING, name="before", act="promise"),
        one_stance(day(6), "supports", UNION, DREDGING, name="wish", act="demand"),
        one_stance(day(7), "opposes", LUND, DREDGING, name="no", act="assert"),
        one_stance(day(8), "supports", UNION, DREDGING, name="done", act="announce"),
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with loaded(tmp_path_factory.mktemp("ties"), ties()) as made:
        yield made


def test_chains_go_two_or_three_steps_and_never_back(store: Store) -> None:
    rows = ask(store, "condition-chains")
    assert seen(rows, "what", "says", "dependsOn", "thenSays", "thenOn", "lastSays", "lastOn") == [
        (OPENING.text, "Anna Volk", DREDGING.text, "Tomas Marr", TOLLS.text, None, None),
        (PEACE.text, "(the article)", OPENING.text, "Anna Volk", DREDGING.text,
         "Tomas Marr", TOLLS.text),
        (PEACE.text, "Tomas Marr", DREDGING.text, "Tomas Marr", TOLLS.text, None, None),
        (PEACE.text, "Tomas Marr", DREDGING.text, "Boatmen's Union", OPENING.text, None, None),
    ]  # fmt: skip
    assert ask(store, "condition-chains", about="QUARREL") == rows[1:]
    assert ask(store, "condition-chains", to="2031-01-02") != rows
    assert ask(store, "condition-chains", from_="2031-01-06") == []


def test_two_who_wait_for_each_other_are_found_once(store: Store) -> None:
    (row,) = ask(store, "deadlocks")
    sides = {(row["actor"], row["makes"], row["dependOn"]), (row["other"],)}
    assert sides in (
        {("Anna Volk", OPENING.text, DREDGING.text), ("Boatmen's Union",)},
        {("Boatmen's Union", DREDGING.text, OPENING.text), ("Anna Volk",)},
    )
    assert ask(store, "deadlocks", about="tolls") == []
    assert ask(store, "deadlocks", to="2031-01-03") == []


def test_what_a_requirement_would_unlock(store: Store) -> None:
    rows = ask(store, "what-it-unlocks", position="harbour dredged")
    assert seen(rows, "given", "unlocks", "actor", "since") == [
        (DREDGING.text, OPENING.text, "Anna Volk", "2031-01-02"),
        (DREDGING.text, PEACE.text, "Tomas Marr", "2031-01-05"),
    ]
    assert len(ask(store, "what-it-unlocks", position="harbour dredged", to="2031-01-04")) == 1


def test_sticking_points_are_ordered_by_who_names_them(store: Store) -> None:
    rows = ask(store, "sticking-points")
    assert seen(rows, "required", "actors", "unlocks", "times", "since", "lastSaid") == [
        (DREDGING.text, 2, 2, 2, "2031-01-02", "2031-01-05"),
        (OPENING.text, 1, 2, 2, "2031-01-01", "2031-01-04"),
        (TOLLS.text, 1, 1, 1, "2031-01-03", "2031-01-03"),
    ]
    assert ask(store, "sticking-points", about="TOLLS") == rows[2:]


def test_a_condition_may_be_met_by_what_is_done_later(store: Store) -> None:
    rows = ask(store, "conditions-met")
    assert seen(rows, "said", "actor", "what", "dependsOn", "perhapsMet", "accordingTo") == [
        ("2031-01-02", "Anna Volk", OPENING.text, DREDGING.text, "2031-01-08", "Boatmen's Union"),
        ("2031-01-05", "Tomas Marr", PEACE.text, DREDGING.text, "2031-01-08", "Boatmen's Union"),
    ]
    assert ask(store, "conditions-met", actor="Marr") == rows[1:]
    assert ask(store, "conditions-met", to="2031-01-07") == []
    assert ask(store, "conditions-met", about="tolls") == []


def test_common_ground_has_nobody_on_the_other_side(tmp_path: Path) -> None:
    told = [
        one_stance(day(1), "opposes", VOLK, TOLLS),
        one_stance(day(2), "opposes", MARR, TOLLS),
        one_stance(day(3), "supports", VOLK, OPENING, name="a"),
        one_stance(day(3), "supports", MARR, OPENING, name="b"),
        one_stance(day(3), "opposes", UNION, OPENING, name="c"),
        one_stance(day(4), "supports", UNION, OPENING, name="d"),
        one_stance(day(4), "supports", UNION, DREDGING, name="e"),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "common-ground")
        assert seen(rows, "position", "side", "actors", "countries") == [
            (OPENING.text, "for", 3, 2),
            (TOLLS.text, "against", 2, 2),
        ]
        assert ask(store, "common-ground", to="2031-01-03") == rows[1:]
        assert ask(store, "common-ground", actors="3") == rows[:1]


def test_two_come_closer_or_apart(tmp_path: Path) -> None:
    told = [
        one_stance(day(1), "opposes", VOLK, OPENING, name="a"),
        one_stance(day(2), "supports", MARR, OPENING, name="b"),
        one_stance(day(3), "supports", VOLK, OPENING, name="c"),
        one_stance(day(1), "supports", VOLK, DREDGING, name="d"),
        one_stance(day(2), "supports", MARR, DREDGING, name="e"),
        one_stance(day(5), "opposes", MARR, DREDGING, name="f"),
        one_stance(day(1), "supports", VOLK, TOLLS, name="g"),
        one_stance(day(1), "opposes", MARR, TOLLS, name="h"),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "closer-or-apart", actor="Volk", other="Marr")
        earlier = ask(store, "closer-or-apart", actor="Volk", other="Marr", to="2031-01-04")
    assert seen(rows, "now", "position", "stance", "moved", "otherStance", "otherMoved") == [
        ("apart", DREDGING.text, "supports", False, "opposes", True),
        ("closer", OPENING.text, "supports", True, "supports", False),
    ]
    assert earlier == rows[1:]


def test_countries_are_compared_and_have_topics(tmp_path: Path) -> None:
    told = [
        one_stance(day(1), "opposes", VOLK, OPENING, name="a"),
        one_stance(day(2), "supports", VOLK, OPENING, name="b"),
        one_stance(day(3), "supports", LUND, OPENING, name="c"),
        one_stance(day(3), "supports", MARR, OPENING, name="d"),
        one_stance(day(3), "supports", VOLK, TOLLS, name="e"),
        one_stance(day(3), "opposes", MARR, TOLLS, name="f"),
    ]
    with loaded(tmp_path, told) as store:
        allies = ask(store, "country-allies", country="Norway")
        before = ask(store, "country-allies", country="Norway", to="2031-01-02")
        topics = ask(store, "country-topics", country="Norway")
    assert seen(allies, "other", "agree", "differ", "balance", "countryCode") == [
        ("Portugal", 1, 1, 0, "PRT")
    ]
    assert before == []
    assert seen(topics, "position", "times", "timesFor", "timesAgainst", "turns", "last") == [
        (OPENING.text, 3, 2, 1, 1, "2031-01-03"),
        (TOLLS.text, 1, 1, 0, 0, "2031-01-03"),
    ]


def spoken(said: date, outlet: str, words: str, who: Actor | None, **more: object) -> Extraction:
    """Make an article with one statement."""
    text = f'"{words}," said somebody ({outlet}, {said.day}).'
    told = statement(text, words, who, day=said, **more)  # type: ignore[arg-type]
    paper = article(text, f"{outlet} {said.day}", published_on=said, outlet=outlet)
    return extraction(paper, [told])


def test_outlets_share_an_actors_words(tmp_path: Path) -> None:
    carried = "This will be carried by both of them word for word"
    told = [
        spoken(day(1), "A", carried, VOLK),
        spoken(day(2), "B", carried, VOLK),
        spoken(day(3), "A", "Only here", VOLK, kind="indirect"),
        spoken(day(4), "A", "And here too", VOLK),
        spoken(day(4), "B", "Another one", MARR),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "outlet-shares", actor="Volk")
        assert seen(rows, "outlet", "statements", "percent", "inDirectSpeech", "articles") == [
            ("A", 3, 100, 2, 3),
            ("B", 1, 33, 1, 1),
        ]
        assert seen(ask(store, "outlet-shares", actor="Volk", from_="2031-01-03"), "outlet") == [
            ("A",)
        ]


def test_outlets_are_for_or_against_by_whom_they_quote(tmp_path: Path) -> None:
    def reported(outlet: str, who: Actor, side: str) -> Extraction:
        text = f"{who.name} {side} it ({outlet})."
        taken = stance(text, text, who, side, OPENING, day(1))  # type: ignore[arg-type]
        return extraction(article(text, text, published_on=day(1), outlet=outlet), [], [taken])

    told = [
        reported("A", VOLK, "supports"),
        reported("A", MARR, "supports"),
        reported("B", VOLK, "supports"),
        reported("B", UNION, "opposes"),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "outlet-balance", position="canal")
    assert seen(rows, "outlet", "actorsFor", "actorsAgainst", "timesFor", "articles") == [
        ("A", 2, 0, 2, 2),
        ("B", 1, 1, 1, 2),
    ]


def test_who_addresses_whom(tmp_path: Path) -> None:
    told = [
        spoken(day(1), "A", "The first time", VOLK, addressed_to=(MARR,)),
        spoken(day(3), "A", "The last time", VOLK, addressed_to=(MARR,)),
        spoken(day(2), "A", "To the union", VOLK, addressed_to=(UNION,)),
        spoken(day(2), "B", "To the minister", MARR, addressed_to=(VOLK,)),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "who-addresses-whom")
        assert ask(store, "who-addresses-whom", actor="Marr") == rows[2:]
    assert seen(rows, "actor", "addressed", "times", "first", "last", "quoteLast") == [
        ("Anna Volk", "Tomas Marr", 2, "2031-01-01", "2031-01-03", "The last time"),
        ("Anna Volk", "Boatmen's Union", 1, "2031-01-02", "2031-01-02", "To the union"),
        ("Tomas Marr", "Anna Volk", 1, "2031-01-02", "2031-01-02", "To the minister"),
    ]


def test_hearsay_is_set_against_the_side_of_its_day(tmp_path: Path) -> None:
    told = [
        one_stance(day(1), "opposes", VOLK),
        one_stance(day(5), "supports", VOLK),
        one_stance(day(2), "opposes", VOLK, name="as it was", attributed_by=UNION),
        one_stance(day(6), "opposes", VOLK, name="as it was no more", attributed_by=UNION),
        one_stance(day(1), "supports", MARR, name="before he spoke", attributed_by=UNION),
        one_stance(day(9), "opposes", MARR),
        one_stance(day(9), "supports", LUND, name="never spoke", attributed_by=UNION),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "hearsay-against-own-words")
        assert ask(store, "hearsay-against-own-words", actor="Volk") == rows[1:]
    assert seen(rows, "said", "saidBy", "actor", "stance", "ownSince") == [
        ("2031-01-01", "Boatmen's Union", "Tomas Marr", "supports", "2031-01-09"),
        ("2031-01-06", "Boatmen's Union", "Anna Volk", "opposes", "2031-01-05"),
    ]


def test_statements_to_check_say_why(tmp_path: Path) -> None:
    undated = 'Volk: "Nobody knows when."'
    told = [
        spoken(day(1), "A", "Nobody said this", None),
        spoken(day(2), "A", "An official said this", OFFICIAL),
        spoken(day(3), "A", "All is well", VOLK),
        extraction(article(undated, "undated"), [statement(undated, "Nobody knows when", VOLK)]),
    ]
    with loaded(tmp_path, told) as store:
        rows = ask(store, "statements-to-check")
        assert len(ask(store, "statements-to-check", below="1")) == 4
    assert seen(rows, "reason", "actor", "quote") == [
        ("no date", "Anna Volk", "Nobody knows when"),
        ("no name, only a description", "a senior official", "An official said this"),
        ("nobody named", "(nobody named)", "Nobody said this"),
    ]
