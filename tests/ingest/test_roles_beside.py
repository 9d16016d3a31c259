"""Whose role it is that stands before a name."""

from functools import cache

import pytest

from ingest.extract import Extractor
from ingest.records import Actor
from tests.graph.sample import article


@cache
def extractor() -> Extractor:
    return Extractor()


def speakers(text: str) -> dict[str, Actor]:
    found = extractor().extract(article(text)).statements
    return {who.name: who for one in found if (one.speaker) for who in (one.speaker, *one.joint)}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Russian President Pyotr Vasin said on Monday that he spoke with Danish Prime Minister "
            "Mette Lund and Norwegian President Ola Brekke. Mr. Brekke said that it rains.",
            "Ola Brekke",
            "NOR",
        ),
        (
            "Mexican President Carla Soto and U.S. President Don Marr agreed to talk. Marr said "
            "that it rains.",
            "Marr",
            "USA",
        ),
        (
            "After a warrant for Norwegian President Ola Brekke, he said that it rains.",
            "Ola Brekke",
            "NOR",
        ),
    ],
)
def test_a_role_ends_where_another_is_named(text: str, name: str, country: str) -> None:
    who = speakers(text)[name]
    assert who.country == country
    assert not {"warrant", "Lund", "Soto"} & {*(who.role or "").split()}
