"""Who has which characters of an article."""

from ingest.cues import Hit
from ingest.drafts import Claims, Draft
from ingest.records import Span
from tests.ingest.parses import parse


def draft(*spans: Span) -> Draft:
    token = parse("said say VERB VBD ROOT 1")[0]
    return Draft(hit=Hit(token=token, cue=(0, 0), speaker=None, rule="none"), spans=list(spans))


def test_an_earlier_draft_keeps_its_characters() -> None:
    first, second = draft((5, 10), (20, 25)), draft((0, 30))
    claims = Claims([first, second])
    owners = [claims.owner(i) for i in range(31)]
    assert [i for i, o in enumerate(owners) if o is first] == [*range(5, 10), *range(20, 25)]
    assert [i for i, o in enumerate(owners) if o is second] == [
        *range(5),
        *range(10, 20),
        *range(25, 30),
    ]
    assert owners[30] is None


def test_shared_characters_are_counted_by_owner() -> None:
    first, second = draft((5, 10)), draft((12, 14))
    claims = Claims([first, second])
    assert claims.shares(draft((0, 7), (9, 13))) == {first: 3, second: 1}
    assert claims.shares(first) == {}
    assert claims.shares(draft((6, 6))) == {}


def test_a_span_touches_what_it_shares_a_character_with() -> None:
    claims = Claims([draft((5, 10))])
    assert [claims.touches(s) for s in ((0, 5), (0, 6), (9, 12), (10, 12), (7, 7))] == [
        False,
        True,
        True,
        False,
        False,
    ]
