"""`stance report`: what a page has, and what it never has."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.copying import copy
from graph.load import load
from graph.store import Store, open_store
from graph.subject import find_subject
from stancegraph.dossier.writing import MAKERS, html
from stancegraph.pages.filling import link, unquoted
from stancegraph.problems import Exit
from tests.graph.sample import talks
from tests.neo4j.database import open_empty
from tests.neo4j.server import Neo4jServer
from tests.stancegraph import hostile
from tests.stancegraph.conftest import Command

SUBJECTS = [("Halvorsen", None), ("Norway", "country"), ("a joint fishing tribunal", None)]
POLICY = re.compile(r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; ")


class Page(HTMLParser):
    """Read a page: its tags with their attributes, its text, its ids and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.ids = [found for _, one in self.tags if (found := one.get("id"))]
        self.links = [found for _, one in self.tags if (found := one.get("href"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(store: Store, name: str, kind: Any = None) -> str:
    subject = find_subject(store, name, kind)
    return html(MAKERS[subject.kind](store, subject))


@pytest.fixture(scope="module")
def store(loaded: Path) -> Iterator[Store]:
    with open_store(loaded, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = hostile.hostile(tmp_path_factory.mktemp("evil") / "evil.ladybug")
    with open_store(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("talks") / "talks.ladybug") as made:
        load(made, talks())
        yield made


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("actor", "MATCH (n:Actor) RETURN n.actorId AS id ORDER BY id"),
        ("country", "MATCH (n:Country) RETURN n.iso3 AS id ORDER BY id"),
        ("position", "MATCH (n:Position) RETURN n.positionId AS id ORDER BY id"),
    ],
)
def test_whatever_is_in_a_graph_has_its_page(sample: Store, kind: Any, listed: str) -> None:
    ids = [str(row["id"]) for row in sample.run(listed)]
    assert len(ids) > 1
    for one in ids:
        page = Page(page_of(sample, one, kind))
        assert {link[1:] for link in page.links if link[0] == "#"} <= set(page.ids)


def sections(page: str) -> dict[str, str]:
    """Split a page into the texts of its sections, by their ids."""
    found = re.findall(r'<section id="(\w+)".*?>(.*?)</section>', page, re.DOTALL)
    return {name: " ".join(Page(body).text.split()) for name, body in found}


def test_an_actor_has_its_facts_and_both_quotes_of_its_changes(store: Store) -> None:
    page = page_of(store, "Halvorsen")
    found = sections(page)
    assert "Speaks for Norway" in page
    assert found["changes"].index("We oppose a joint fishing tribunal") < found["changes"].index(
        "We support a joint fishing tribunal"
    )
    assert "16 Jan 2031 opposes" in found["changes"]
    assert "Oslo will not accept fishing tribunal, Halvorsen says" in found["changes"]
    assert "our ambassador will come home" in found["conditions"]
    assert "Bjarte Kolstad" in found["opponents"]
    assert "praised Ms. Halvorsen" in found["others"]
    assert "Atlantic Wire" in found["sources"]
    assert "https://example.org/northern-courier/2031/oslo-tribunal" in Page(page).links


def test_hearsay_stands_apart(store: Store) -> None:
    for name in ("Halvorsen", "a joint fishing tribunal"):
        found = sections(page_of(store, name))
        assert "according to" in found["hearsay"]
    told = "Ms. Halvorsen opposed the night ban"
    found = sections(page_of(store, "Halvorsen"))
    assert told in found["hearsay"]
    assert [name for name, text in found.items() if told in text and name != "hearsay"] in (
        [],
        ["timeline"],  # a hollow mark says it on hover
    )


def test_a_country_has_its_voices(store: Store) -> None:
    found = sections(page_of(store, "Norway", "country"))
    assert "Sigrid Halvorsen" in found["voices"]
    assert "in the words of Sigrid Halvorsen" in found["stances"]
    assert {"timeline", "changes", "conditions", "allies", "opponents", "splits"} <= set(found)


def test_a_position_has_its_camps(store: Store) -> None:
    found = sections(page_of(store, "a joint fishing tribunal"))
    assert "was against before" in found["camps"]
    assert "Coast Party" in found["camps"]
    assert "We support a joint fishing tribunal" in found["changes"]


@pytest.mark.parametrize(("name", "kind"), SUBJECTS)
def test_every_quote_has_its_article_and_id(store: Store, name: str, kind: str | None) -> None:
    page = page_of(store, name, kind)
    quotes = re.findall(r"<blockquote.*?</blockquote>(.*?)(?:</li>|</div>)", page, re.DOTALL)
    assert len(quotes) > 5
    assert all(re.search(r'class="id">[pc][0-9a-f]{16}<', after) for after in quotes)
    assert all('class="source"' in after and ", <span" in after for after in quotes)


@pytest.mark.parametrize(("name", "kind"), SUBJECTS)
def test_a_page_stands_alone(store: Store, name: str, kind: str | None) -> None:
    text = page_of(store, name, kind)
    page = Page(text)
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object"} == set()
    assert [key for _, attributes in page.tags for key in attributes if key[:2] == "on"] == []
    assert [one for _, one in page.tags if "src" in one or "style" in one] == []
    assert POLICY.match(next(one["content"] or "" for _, one in page.tags if "http-equiv" in one))
    assert "url(" not in text
    assert "@import" not in text
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link[0] == "#"} <= set(page.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    assert text == page_of(store, name, kind)


@pytest.mark.parametrize(
    ("name", "kind"), [(hostile.NAME, None), ("Norway", "country"), (hostile.WHAT, None)]
)
def test_what_an_article_says_stays_text(evil: Store, name: str, kind: str | None) -> None:
    text = page_of(evil, name, kind)
    page = Page(text)
    assert {tag for tag, _ in page.tags} & {"script", "img", "h1 "} == set()
    assert [key for _, attributes in page.tags for key in attributes if key[:2] == "on"] == []
    for words in hostile.EVIL:
        assert words in page.text
    external = {one for one in page.links if not one.startswith("#")}
    assert external == {"https://ok.test/1", "https://ok.test/2"}
    for url in hostile.LINKS[:2]:
        assert f"({url})" in page.text
    assert "49" not in re.sub(r"[0-9a-f]{12,}|\d+\.\d|\"[\d. ,]+\"", "", text.partition("<h1")[2])


@pytest.mark.neo4j
@pytest.mark.parametrize(("name", "kind"), SUBJECTS)
def test_a_page_is_the_same_from_both_stores(
    store: Store, name: str, kind: str | None, neo4j_server: Neo4jServer
) -> None:
    with open_empty(neo4j_server) as server:
        copy(store, server)
        assert page_of(server, name, kind) == page_of(store, name, kind)


@pytest.mark.parametrize(
    ("url", "led"),
    [
        ("https://example.org/a?b=1#c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("https://", False),
        ("https:///path", False),
        ("//example.org", False),
        ("/etc/passwd", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("https://[", False),
        ("https://example.org/\u202e", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_led_to(url: str | None, led: bool) -> None:
    assert link(url) == (url if led else "")


def test_a_quote_has_one_pair_of_marks() -> None:
    assert unquoted('"We will not,"') == "We will not,"
    assert unquoted('calls it "a toll"') == 'calls it "a toll"'
    assert unquoted('"') == '"'
    assert unquoted("") == ""


def test_the_command_writes_the_page(stance: Command, loaded: Path, tmp_path: Path) -> None:
    done = stance("report", "halvorsen", "-o", "h.html", store=loaded)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    assert done.stdout == "The report on the actor Sigrid Halvorsen is in h.html\n"
    assert (tmp_path / "h.html").read_text().startswith("<!DOCTYPE html>")


def test_a_page_can_be_as_of_a_day(stance: Command, loaded: Path, tmp_path: Path) -> None:
    done = stance("report", "halvorsen", "-o", "h.html", "--as-of", "2031-02-04", store=loaded)
    assert done.returncode == Exit.DONE
    page = (tmp_path / "h.html").read_text()
    assert "As it was known from what was published by 2031-02-04." in page
    assert "We oppose a joint fishing tribunal" in page
    assert "We support a joint fishing tribunal" not in page


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (["Halvorson", "-o", "a.html"], Exit.NOT_FOUND, "Nearest: Sigrid Halvorsen"),
        (["Norway", "-o", "a.html"], Exit.NOT_FOUND, "an actor and a country. Say which: --kind"),
        (["Halvorsen", "-o", "a.pdf"], Exit.USAGE, "ends in .html; 'a.pdf' does not"),
        (["Halvorsen", "--kind", "country", "-o", "a.html"], Exit.NOT_FOUND, "no country"),
        (["Halvorsen", "-o", "no/a.html"], Exit.NOT_FOUND, "There is no folder no"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    given: list[str], code: Exit, told: str, stance: Command, loaded: Path, tmp_path: Path
) -> None:
    done = stance("report", *given, store=loaded)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
