"""What a load makes of names, propositions, dates and texts."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.census import counts
from graph.load import load
from graph.store import Store
from ingest.records import Actor, Extraction, Proposition
from tests.graph.sample import (
    MARR,
    OFFICIAL,
    OPENING,
    UNION,
    VOLK,
    VOLK_BARE,
    about,
    article,
    extraction,
    meant,
    one_stance,
    said,
    span,
    stance,
    statement,
    talks,
)
from tests.graph.snapshot import snapshot

DAY = date(2031, 1, 5)


def says(
    who: Actor, words: str = "the canal is old", day: date | None = DAY, **more: Any
) -> Extraction:
    """Make an article in which somebody says something."""
    text = f"{who.name} said that {words}."
    spoken = statement(text, words, who, kind="indirect", day=day)
    return extraction(article(text, published_on=day, **more), [spoken])


def speakers(store: Store) -> list[str]:
    rows = store.run("MATCH (a:Actor)-[:SAID]->(:Statement) RETURN DISTINCT a.actorId AS id")
    return sorted(row["id"] for row in rows)


def person(name: str, country: str | None = None) -> Actor:
    return Actor(name=name, kind="person", country=country)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Anna Volk", "Volk"], ["anna-volk"]),
        (["Volk", "Anna Volk"], ["anna-volk"]),
        (["Mr. Volk", "President Per Volk"], ["per-volk"]),
        (["Volk"], ["volk"]),
        (["Volk", "Anna Volk", "Per Volk"], ["anna-volk", "per-volk", "volk"]),
        (["Anna Volk", "ANNA VOLK", "Anna M. Volk"], ["anna-volk"]),
        (["Anna Volk", "Anna Volkov", "Volk"], ["anna-volk", "anna-volkov"]),
        (["Ines de la Roque", "de la Roque", "Roque"], ["ines-de-la-roque"]),
    ],
)
def test_names_of_persons_are_resolved_across_articles(
    store: Store, names: list[str], expected: list[str]
) -> None:
    load(store, [says(person(name)) for name in names])
    assert speakers(store) == expected


def test_a_last_name_goes_to_the_namesake_of_the_same_state(store: Store) -> None:
    who = [person("Anna Volk", "NOR"), person("Per Volk", "SWE"), person("Volk", "SWE")]
    load(store, [says(one) for one in who])
    assert speakers(store) == ["anna-volk", "per-volk"]
    load(store, [says(person("Volk", "FIN"), "it is cold")])
    assert speakers(store) == ["anna-volk", "per-volk", "volk"]


def test_a_last_name_finds_its_bearer_in_the_store(store: Store) -> None:
    load(store, [says(VOLK)])
    load(store, [says(VOLK_BARE, "the canal is new")])
    assert speakers(store) == ["anna-volk"]


def test_a_body_with_the_name_of_a_person_is_another(store: Store) -> None:
    load(store, [says(VOLK), says(Actor(name="Volk", kind="organization"))])
    assert speakers(store) == ["anna-volk", "volk"]


def test_one_without_a_name_is_another_in_every_article(store: Store) -> None:
    load(store, [says(OFFICIAL), says(OFFICIAL, "the canal is new")])
    found = speakers(store)
    assert len(found) == 2
    assert all(key.startswith("a-senior-official--") for key in found)


def test_bodies_that_every_country_has_are_told_apart(store: Store) -> None:
    bodies = [
        Actor(name="the Foreign Ministry", kind="organization", country=country)
        for country in ("NOR", "PRT")
    ]
    load(store, [says(body, f"it is for {body.country}") for body in bodies])
    rows = store.run("MATCH (a:Actor) RETURN a.actorId AS id, a.name AS name ORDER BY id")
    assert rows == [
        {"id": "foreign-ministry-nor", "name": "Foreign Ministry (Norway)"},
        {"id": "foreign-ministry-prt", "name": "Foreign Ministry (Portugal)"},
    ]


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        ((None, None), ["foreign-ministry"]),
        (("NOR", None), ["foreign-ministry-nor"]),
        (
            ("NOR", "PRT", None),
            ["foreign-ministry--", "foreign-ministry-nor", "foreign-ministry-prt"],
        ),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_a_body_without_its_country_is_the_one_that_is_known(
    store: Store, countries: tuple[str | None, ...], expected: list[str], at_once: bool
) -> None:
    told = [
        says(Actor(name="Foreign Ministry", kind="organization", country=country), f"it is {n}")
        for n, country in enumerate(countries)
    ]
    for part in [told[::-1]] if at_once else [[one] for one in told]:
        load(store, part)
    found = [key[: key.find("--") + 2] if "--" in key else key for key in speakers(store)]
    assert sorted(found) == expected


def test_a_group_that_is_only_described_is_another_in_every_article(store: Store) -> None:
    officers = Actor(name="police officers", kind="group")
    load(store, [says(officers), says(officers, "it is late")])
    assert len(speakers(store)) == 2


def test_a_later_load_renames_nobody_and_nothing(store: Store) -> None:
    load(store, [one_stance(date(2031, 2, 1), "supports", person("Anna Volk"))])
    wording = Proposition(text="The canal, it opens", canonical=OPENING.canonical)
    load(store, [one_stance(DAY, "supports", person("ANNA VOLK"), wording)])
    rows = store.run(
        "MATCH (a:Actor)-[:SUPPORTS]->(p:Position) "
        "RETURN a.name AS name, a.aliases AS aliases, p.text AS text"
    )
    assert rows == [{"name": "Anna Volk", "aliases": ["ANNA VOLK"], "text": OPENING.text}]


def test_the_earliest_article_of_a_load_names(store: Store) -> None:
    wording = Proposition(text="The canal, it opens", canonical=OPENING.canonical)
    early = one_stance(DAY, "supports", person("ANNA VOLK"), wording)
    late = one_stance(date(2031, 2, 1), "supports", person("Anna Volk"))
    undated = one_stance(None, "supports", person("anna volk"), name="undated")
    load(store, [undated, late, early])
    rows = store.run(
        "MATCH (a:Actor)-[:SUPPORTS]->(p:Position) RETURN a.name AS name, p.text AS text"
    )
    assert rows == [{"name": "ANNA VOLK", "text": "The canal, it opens"}]


def test_roles_are_held_from_first_to_last_article(store: Store) -> None:
    minister = replace(VOLK, role="Foreign  minister")
    days = [date(2031, 3, 1), date(2031, 1, 1), None, date(2031, 2, 1)]
    load(store, [says(VOLK, f"{day} it is", day) for day in days])
    load(store, [says(minister, "it is late", date(2031, 9, 1))])
    rows = store.run(
        "MATCH (:Actor)-[r:SPEAKS_FOR]->(c:Country) "
        "RETURN c.name AS country, r.role AS role, r.first AS first, r.last AS last"
    )
    assert rows == [
        {
            "country": "Norway",
            "role": "foreign minister",
            "first": date(2031, 1, 1),
            "last": date(2031, 9, 1),
        }
    ]


def test_a_bare_actor_or_country_is_the_target_itself(store: Store) -> None:
    load(store, talks())
    rows = store.run(
        "MATCH (s:Stance)-[:TOWARDS]->(t:Actor) "
        "RETURN t.actorId AS id, s.text AS text ORDER BY text"
    )
    assert rows == [
        {"id": "tomas-marr", "text": "She praised Tomas Marr"},
        {"id": "tomas-marr", "text": "The Palace backed him"},
    ]
    assert store.run("MATCH (:Stance)-[:TOWARDS]->(c:Country) RETURN c.iso2 AS iso2") == [
        {"iso2": "NO"}
    ]
    assert store.run("MATCH (p:Position) WHERE p.text = 'Norway' RETURN p.text AS text") == []


def test_what_founded_a_position_is_kept_beside_the_graph(store: Store) -> None:
    load(store, talks())
    other = replace(OPENING, meaning=meant("something else"))
    load(store, [one_stance(DAY, "supports", position=other)])
    rows = store.run("MATCH (f:PositionFounder) RETURN f.wording AS wording, f.vector AS vector")
    vector = OPENING.meaning.vector if OPENING.meaning else b""
    founder = {"wording": OPENING.text, "vector": base64.b64encode(vector).decode()}
    assert rows == [founder]
    assert "PositionFounder" not in counts(store)


def test_stances_that_share_their_words_are_counted_each(store: Store) -> None:
    text = "Volk welcomed the truce and the treaty."
    both = [
        stance(text, text, VOLK, "supports", about(target), DAY)
        for target in ("the truce holds", "the treaty is signed")
    ]
    load(store, [extraction(article(text, published_on=DAY), stances=both)])
    rows = store.run("MATCH (a:Actor)-[r:SUPPORTS]->(p) RETURN p.text AS text ORDER BY text")
    assert [row["text"] for row in rows] == ["the treaty is signed", "the truce holds"]
    assert counts(store)["Stance"] == counts(store)["TOWARDS"] == counts(store)["TAKES"] == 2


def test_two_who_say_the_same_in_one_sentence_share_the_statement(store: Store) -> None:
    text = "Volk and Marr said that it is late."
    joint = [statement(text, "it is late", who, kind="indirect", day=DAY) for who in (VOLK, MARR)]
    load(store, [extraction(article(text, published_on=DAY), joint)])
    assert counts(store)["Statement"] == 1
    assert speakers(store) == ["anna-volk", "tomas-marr"]


def test_an_interrupted_quote_keeps_its_parts(store: Store) -> None:
    text = '"It is late," Volk said, "and it is cold."'
    spoken = statement(text, ["It is late", "and it is cold"], VOLK, day=DAY)
    load(store, [extraction(article(text), [spoken])])
    (row,) = store.run(
        "MATCH (s:Statement)-[r:REPORTED_IN]->(:Article) RETURN s.text AS text, s.spans AS spans, "
        "r.charStart AS start, r.charEnd AS stop, r.spans AS reported"
    )
    assert row["text"] == "It is late … and it is cold"
    assert row["spans"] == row["reported"] == [1, 11, 26, 40]
    assert (row["start"], row["stop"]) == (1, 40)


def test_dates_keep_their_precision_and_source(store: Store) -> None:
    text = "Volk said that it is late."
    spoken = replace(
        statement(text, "it is late", VOLK, kind="indirect"),
        said=replace(said(DAY), precision="week", source="text"),
    )
    load(store, [extraction(article(text), [spoken])])
    rows = store.run(
        "MATCH (s:Statement) RETURN s.saidOn AS day, s.saidPrecision AS precision, "
        "s.dateSource AS source"
    )
    assert rows == [{"day": DAY, "precision": "week", "source": "text"}]


def test_an_article_that_has_changed_is_a_problem_and_stays_as_it_was(store: Store) -> None:
    url = "https://lock.test/9"
    load(store, [says(VOLK, url=url)])
    before = snapshot(store)
    report = load(store, [says(VOLK, "the canal is new", url=url), says(MARR, "it is late")])
    assert (report.articles, report.already) == (1, 0)
    (problem,) = report.problems
    assert "has it with another text" in problem.reason
    assert str(problem).startswith("one: ")
    assert set(before["nodes"]) < set(snapshot(store)["nodes"])


def test_two_texts_under_one_url_in_a_load_end_the_same_whatever_their_order(
    store: Store, make_store: Callable[[str], Store]
) -> None:
    url = "https://lock.test/9"
    both = [says(VOLK, url=url), says(VOLK, "the canal is new", url=url)]
    first = load(store, both)
    wanted = snapshot(store)
    other = make_store("other")
    second = load(other, both[::-1])
    assert snapshot(other) == wanted
    assert len(first.problems) == len(second.problems) == 1


def test_an_article_with_offsets_outside_its_text_is_a_problem_and_left_out(store: Store) -> None:
    bad = says(VOLK)
    broken = replace(bad.statements[0], spans=((5, 5000),))
    report = load(store, [replace(bad, statements=(broken,)), says(MARR)])
    assert (report.articles, [p.reason for p in report.problems]) == (
        1,
        [f"characters 5 to 5000 are asked for, the text has {len(bad.article.text)}"],
    )
    assert counts(store)["Article"] == 1


def test_texts_are_left_out_where_asked(store: Store) -> None:
    load(store, talks(), no_text=True)
    rows = store.run("MATCH (a:Article) WHERE a.text IS NOT NULL RETURN a.name AS name")
    assert rows == []
    assert counts(store)["Statement"] == 4


def test_an_error_of_the_articles_passes_and_leaves_the_store_as_it_was(store: Store) -> None:
    def broken() -> Iterator[Extraction]:
        yield says(VOLK)
        raise OSError("the source is gone")

    with pytest.raises(OSError, match="the source is gone"):
        load(store, broken())
    assert sum(counts(store).values()) == 0


def test_windows_bound_what_is_held_at_a_time(store: Store) -> None:
    told = []
    report = load(
        store,
        (says(VOLK, f"it is {n} o'clock") for n in range(7)),
        batch_size=2,
        window=3,
        on_progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(2, 3), (3, 3), (2, 3), (3, 3), (1, 1)]
    assert report.articles == counts(store)["Article"] == 7


def test_loading_nothing_adds_nothing(store: Store) -> None:
    report = load(store, [])
    assert report.articles == 0
    assert set(report.added.values()) == {0}


def test_an_article_that_says_nothing_is_there(store: Store) -> None:
    load(store, [extraction(article("Rain.", "rain"))])
    assert counts(store)["Article"] == 1


def test_what_one_addresses_and_mentions(store: Store) -> None:
    load(store, talks())
    rows = store.run(
        "MATCH (s:Statement)-[r:ADDRESSED_TO|MENTIONS]->(t) "
        "RETURN type(r) AS type, t.name AS name ORDER BY type, name"
    )
    assert [(row["type"], row["name"]) for row in rows] == [
        ("ADDRESSED_TO", UNION.name),
        ("MENTIONS", "Portugal"),
        ("MENTIONS", "Tomas Marr"),
    ]


def test_only_the_words_of_a_condition_are_its_text(store: Store) -> None:
    load(store, talks())
    rows = store.run(
        "MATCH (c:Condition)-[r:REPORTED_IN]->(a:Article) "
        "RETURN c.text AS text, a.text AS article, r.charStart AS start, r.charEnd AS stop"
    )
    assert all(row["article"][row["start"] : row["stop"]] == row["text"] for row in rows)
    assert len(rows) == 3
    assert span(rows[0]["article"], rows[0]["text"]) == (rows[0]["start"], rows[0]["stop"])
