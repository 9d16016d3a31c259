"""A whole graph is read by key, page by page: everything once, and in one order."""

from itertools import pairwise
from pathlib import Path

import pytest

from graph import paging
from graph.load import load
from graph.paging import PAGED_BY, columns_of, count_all, keys, kinds, name_of, pages, shapes
from graph.shape import NODES, Row
from graph.statements import named_statements, schema_text
from graph.store import Store, open_store
from tests.graph.awkward import awkward

READ = {
    name: " ".join(text.split())
    for name, text in named_statements(schema_text("read.cypher")).items()
}


def test_there_is_a_statement_to_read_each_label_and_kind() -> None:
    labels, edges = [*shapes()], [name_of(kind) for kind in kinds()]
    assert set(READ) == {
        *(f"{verb} {label}" for verb in ("keys", "nodes", "count") for label in labels),
        *(f"{verb} {edge}" for verb in ("edges", "count") for edge in edges),
    }


def test_each_statement_reads_all_properties() -> None:
    for label in shapes():
        for name in columns_of(label):
            assert f"n.{name} AS {name}" in READ[f"nodes {label}"], (label, name)
    for kind in kinds():
        for name in [*columns_of(kind)][2:]:
            assert f"r.{name} AS {name}" in READ[f"edges {name_of(kind)}"], (kind, name)


def test_each_kind_is_read_from_the_end_that_has_fewer() -> None:
    assert set(PAGED_BY) == set(NODES)
    for kind in kinds():
        label = paging.paged_by(kind)
        assert f":{label} {{{NODES[label].key}: key}})" in READ[f"edges {name_of(kind)}"]


def rows_of(store: Store) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for table, rows in pages(store):
        found.setdefault(name_of(table), []).extend(rows)
    return found


def test_the_size_of_pages_does_not_matter(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, awkward())
    whole = rows_of(store)
    monkeypatch.setattr(paging, "PAGE", 3)
    monkeypatch.setattr(paging, "PAGES", {"Article": 1})
    assert {name: sorted(map(repr, rows)) for name, rows in rows_of(store).items()} == {
        name: sorted(map(repr, rows)) for name, rows in whole.items()
    }
    assert {name: len(rows) for name, rows in whole.items()} == {
        name_of(table): number for table, number in count_all(store).items() if number
    }


def test_keys_come_in_order_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE", 2)
    with open_store(tmp_path / "one.ladybug") as store:
        load(store, awkward())
        found = [key for page in keys(store, "Statement") for key in page]
    assert all(one < two for one, two in pairwise(found))
    assert len(found) > 10


def test_progress_counts_all_rows_and_ends_at_their_number(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    with open_store(tmp_path / "one.ladybug") as store:
        load(store, awkward())
        rows = sum(len(rows) for _, rows in pages(store, on_progress=lambda *n: heard.append(n)))
    assert heard[-1] == (rows, rows)
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
