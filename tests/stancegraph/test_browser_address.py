"""The address that opens Neo4j Browser."""

from urllib.parse import parse_qs, urlsplit

import pytest

from graph.store import Access
from stancegraph.browser.address import NoServer, address

GUIDE = "http://localhost:8042/guide.html"


def asked(store: str, access: Access | None = None, **options: object) -> dict[str, str]:
    made = address(store, access or Access(), GUIDE, **options)  # type: ignore[arg-type]
    return {name: one for name, (one,) in parse_qs(urlsplit(made).query).items()}


def test_server_user_and_guide_are_filled_in() -> None:
    assert asked("neo4j://localhost:7687") == {
        "dbms": "neo4j://neo4j@localhost:7687",
        "cmd": "guide",
        "arg": GUIDE,
    }


def test_a_database_is_named_where_one_is_set() -> None:
    assert asked("bolt://localhost", Access(database="talks"))["db"] == "talks"


def test_a_server_that_asks_for_no_password_is_connected_to_at_once() -> None:
    found = asked("bolt://localhost:7700", open_door=True)
    assert found["preselectAuthMethod"] == "NO_AUTH"
    assert found["dbms"] == "bolt://localhost:7700"


def test_a_password_is_never_part_of_the_address() -> None:
    made = address("neo4j://db.example.org", Access(username="anna", password="s3cret"), GUIDE)
    assert "s3cret" not in made
    assert "anna" in made


@pytest.mark.parametrize(
    ("store", "at", "begins"),
    [
        ("neo4j://db.example.org:7687", None, "http://db.example.org:7474/browser/?dbms="),
        ("neo4j+s://db.example.org", None, "https://db.example.org:7473/browser/?dbms="),
        ("bolt://[::1]:7687", None, "http://[::1]:7474/browser/?dbms="),
        ("bolt://h", "http://localhost:8001/browser/", "http://localhost:8001/browser/?dbms="),
        ("bolt://h", "https://b.example.org/?x=1", "https://b.example.org/?dbms="),
    ],
)
def test_browser_is_at_the_server_or_where_it_is_said_to_be(
    store: str, at: str | None, begins: str
) -> None:
    assert address(store, Access(), GUIDE, at=at).startswith(begins)


def test_spaces_are_not_plus_signs() -> None:
    made = address("bolt://h", Access(username="anna volk", database="a b"), GUIDE)
    assert "+" not in made


@pytest.mark.parametrize(
    ("store", "at", "reason"),
    [
        ("talks.ladybug", None, "talks.ladybug is no address of a Neo4j server"),
        ("ladybug:talks", None, "Give one with --store, such as neo4j://localhost:7687"),
        ("http://anna:s3cret@h:7474", None, "http://h is no address of a Neo4j server"),
        ("bolt://anna:s3cret", None, "bolt://anna is no address of a Neo4j server"),
        ("neo4j://anna:s3cret@h:7687", None, "Leave the password out of the address of h"),
        ("bolt://h", "localhost", "localhost is no address of Neo4j Browser"),
        ("bolt://h", "ftp://h/browser", "It looks like http://localhost:7474/browser/"),
    ],
)
def test_what_is_no_server_is_said_in_one_line(store: str, at: str | None, reason: str) -> None:
    with pytest.raises(NoServer) as caught:
        address(store, Access(), GUIDE, at=at)
    assert reason in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert "\n" not in str(caught.value)
