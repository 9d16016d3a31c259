from pathlib import Path

import pytest

from graph.store import OPENERS, Access, UnknownStore, open_store, split_uri


@pytest.mark.parametrize("uri", ["http://host", "postgres://me:secret@host", "Bolt+x://host"])
def test_a_store_of_no_kind_is_refused_without_telling_its_password(uri: str) -> None:
    with pytest.raises(UnknownStore) as caught:
        open_store(uri)
    text = str(caught.value)
    assert f"the kind {uri.partition(':')[0].lower()} " in text
    assert all(kind in text for kind in OPENERS)
    assert "secret" not in text


@pytest.mark.parametrize(
    ("uri", "kind", "place"),
    [
        ("talks.ladybug", "ladybug", "talks.ladybug"),
        (Path("bolt://x"), "ladybug", "bolt:/x"),
        ("NEO4J+S://host", "neo4j+s", "host"),
        ("bolt:host:1", "bolt", "host:1"),
        ("bolt://[::1]:7687", "bolt", "[::1]:7687"),
    ],
)
def test_a_name_says_which_kind_of_store_it_is(uri: str | Path, kind: str, place: str) -> None:
    assert split_uri(uri) == (kind, place)


def test_who_opens_a_store_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    assert Access.from_environment() == Access(username="neo4j", password="", database=None)
    monkeypatch.setenv("NEO4J_USERNAME", "ann")
    monkeypatch.setenv("NEO4J_PASSWORD", "quiet")
    monkeypatch.setenv("NEO4J_DATABASE", "talks")
    access = Access.from_environment()
    assert (access.username, access.password, access.database) == ("ann", "quiet", "talks")
    assert "quiet" not in repr(access)


@pytest.mark.parametrize("uri", ["", "ladybug:", "ladybug://", "bolt://", "neo4j+s:"])
def test_a_store_without_a_name_is_refused(uri: str) -> None:
    with pytest.raises(UnknownStore):
        open_store(uri)


@pytest.mark.parametrize("name", ["talks: notes.db", "C:talks", "a.b:c"])
def test_a_colon_makes_no_scheme_of_a_path(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store(name).close()
    assert (tmp_path / name).is_file()


def test_the_home_folder_may_be_written_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store("~/talks.ladybug").close()
    assert (tmp_path / "talks.ladybug").is_file()
