from pathlib import Path

import pytest

from graph.store import OPENERS, UnknownStore, open_store


@pytest.mark.parametrize("uri", ["bolt://host:7687", "neo4j+s://me:secret@host", "http://host"])
def test_a_store_of_no_kind_is_refused_without_telling_its_password(uri: str) -> None:
    with pytest.raises(UnknownStore) as caught:
        open_store(uri)
    text = str(caught.value)
    assert f"the kind {uri.partition(':')[0]} " in text
    assert all(kind in text for kind in OPENERS)
    assert "secret" not in text


@pytest.mark.parametrize("uri", ["", "ladybug:", "ladybug://"])
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
