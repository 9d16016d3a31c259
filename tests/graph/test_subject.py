"""Whom or what a name means where no kind is said."""

from collections.abc import Iterator

import pytest

from graph.load import load
from graph.lookup import AmbiguousName, UnknownName
from graph.store import Store, open_store
from graph.subject import SubjectKind, find_subject
from graph.titles import titles
from ingest.records import Actor
from tests.graph.sample import one_stance, talks


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    norway = Actor(name="Norway", kind="state", country="NOR")
    with open_store(tmp_path_factory.mktemp("subject") / "talks.ladybug") as made:
        load(made, [*talks(), one_stance(None, "supports", norway)])
        yield made


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Volk", None, ("actor", "Anna Volk")),
        ("boatmen's union", None, ("actor", "Boatmen's Union")),
        ("PRT", None, ("country", "Portugal")),
        ("the canal opens", None, ("position", "the canal opens")),
        ("dredged", None, ("position", "the harbour is dredged")),
        ("Norway", "country", ("country", "Norway")),
        ("Norway", "actor", ("actor", "Norway")),
        ("Norway pays", None, ("position", "Norway pays tolls")),
    ],
)
def test_a_name_finds_what_is_called_so(
    text: str, kind: SubjectKind | None, found: tuple[str, str], store: Store
) -> None:
    one = find_subject(store, text, kind)
    assert (one.kind, one.name) == found
    assert find_subject(store, one.id, one.kind) == one


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway", "'Norway' is an actor and a country. Say which: --kind actor"),
        ("the", "positions: "),
    ],
)
def test_a_name_of_several_is_said(text: str, told: str, store: Store) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_subject(store, text)
    assert told in str(caught.value)


def test_a_name_of_nobody_tells_what_is_near(store: Store) -> None:
    with pytest.raises(UnknownName, match=r"Nearest: .*Anna Volk"):
        find_subject(store, "Anna Volg")
    with pytest.raises(UnknownName, match="no position with the words 'Volk'"):
        find_subject(store, "Volk", "position")


def test_what_was_found_has_its_name(store: Store) -> None:
    assert titles(store, "country", "NOR") == ["Norway"]
    assert titles(store, "position", ["q0"]) == []
