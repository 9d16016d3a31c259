"""Neo4j Browser in a headless Chromium, with the kit, on a real server with the examples."""

import base64
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from graph.copying import copy
from graph.lookup import find
from graph.store import Store, open_store
from queries.catalog import Question, pictures, question
from stancegraph.browser.favourites import archive, values
from tests.neo4j.database import open_empty
from tests.neo4j.server import Neo4jServer
from tests.stancegraph.conftest import SHOTS

pytestmark = [pytest.mark.neo4j, pytest.mark.chromium]

PATIENCE = 30_000  # milliseconds
DROP = """
([name, data]) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
    const carried = new DataTransfer()
    carried.items.add(new File([bytes], name))
    for (const kind of ['dragenter', 'dragover', 'drop'])
        document.querySelector('.filedrop').dispatchEvent(
            new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}))
}
"""
HASH = re.compile(r"\b[a-z]?[0-9a-f]{12,}")


@pytest.fixture(scope="module")
def store(loaded: Path, neo4j_server: Neo4jServer) -> Iterator[Store]:
    with open_empty(neo4j_server) as made:
        with open_store(loaded, read_only=True) as examples:
            copy(examples, made)
        yield made


@pytest.fixture(scope="module")
def address(store: Store, neo4j_server: Neo4jServer, tmp_path_factory: Any) -> Iterator[str]:
    """Run `stance browser` and give the address that it prints."""
    command = [sys.executable, "-m", "stancegraph.cli", "browser", "--port", "0"]
    command += ["--store", neo4j_server.uri, "--at", f"{neo4j_server.http_uri}/browser/"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=tmp_path_factory.mktemp("browser"),
        env=os.environ | {"NEO4J_USERNAME": neo4j_server.username},
    ) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.send_signal(signal.SIGINT)


@pytest.fixture(scope="module")
def page(chromium: str, address: str, neo4j_server: Neo4jServer) -> Iterator[Page]:
    """Open the address, connect, put the colours on and set the values, as the guide says."""
    SHOTS.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1700, "height": 1050})
        opened.set_default_timeout(PATIENCE)
        opened.goto(address)
        opened.fill("[data-testid=password]", neo4j_server.password)
        opened.click("[data-testid=connect]")
        expect(opened.get_by_text("You are connected as user")).to_be_visible(timeout=PATIENCE)
        yield opened
        browser.close()


@pytest.fixture(scope="module")
def ready(page: Page) -> Page:
    page.get_by_text("put the colours on").click()
    expect(page.get_by_text("node.Actor")).to_be_visible(timeout=PATIENCE)
    turn_to(page, "Choose whom and what")
    play(page, page.locator("pre.runnable:visible").first)
    lines = page.locator("pre.runnable:visible").first.inner_text().count(":param")
    expect(page.get_by_title("Status: success")).to_have_count(lines, timeout=PATIENCE)
    return page


def turn_to(page: Page, title: str) -> None:
    """Turn the pages of the guide to the one with a title, from wherever it is."""
    wanted = page.locator("h3:visible", has_text=title)
    for step in ("Next", "Previous"):
        for _ in range(20):
            if wanted.count():
                return
            button = page.get_by_text(step, exact=True)
            if not button.count() or not button.is_enabled():
                break
            button.click()
    expect(wanted).to_be_visible()


def play(page: Page, runnable: Any) -> None:
    """Click on the sign that runs a query of the guide, once the page shows no other answer."""
    close_answers(page)
    runnable.locator("i").click()


def close_answers(page: Page) -> None:
    for close in page.get_by_title("Close").all()[::-1]:
        close.click()


def given(store: Store, one: Question) -> dict[str, Any]:
    """Ask the server for the values that Browser takes for a question's parameters."""
    lines = [values()[parameter.name].removesuffix(";") for parameter in one.parameters]
    pairs = [line.removeprefix(":param ").split(" => ", 1) for line in lines]
    return {key: store.run(f"RETURN {cypher} AS value")[0]["value"] for key, cypher in pairs}


def expected(store: Store, name: str) -> tuple[int, set[str]]:
    """Count the nodes that a picture has, and give the names of its actors."""
    (one,) = (one for one in pictures() if one.name == name)
    rows = store.run(one.cypher, given(store, one))
    nodes = [node for row in rows for path in row.values() if path for node in path["_NODES"]]
    actors = {node["name"] for node in nodes if node["_label"] == "Actor"}
    return len({tuple(sorted(map(str, node.items()))) for node in nodes}), actors


def wording(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_the_address_opens_the_guide(page: Page, address: str) -> None:
    expect(page.locator("h3", has_text="What is in this graph")).to_be_visible()
    assert "guide.html" in address
    page.screenshot(path=SHOTS / "guide.png")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("two-camps", "A position's two camps"),
        ("behind-a-stance", "The words behind an actor's stances"),
        ("actor-conditions", "An actor's conditions"),
        ("article-evidence", "One article's evidence"),
    ],
)
def test_the_guide_draws_a_picture(ready: Page, store: Store, name: str, title: str) -> None:
    count, actors = expected(store, name)
    turn_to(ready, title)
    play(ready, ready.locator(f"pre[data-picture={name}]"))
    expect(ready.locator("g.node")).to_have_count(count, timeout=PATIENCE)
    ready.wait_for_timeout(3_000)  # until the circles have come to rest
    ready.screenshot(path=SHOTS / f"{name}.png")
    captions = [node.text_content() or "" for node in ready.locator("g.node").all()]
    assert all(map(str.strip, captions))
    assert not [caption for caption in captions if HASH.search(caption)]
    shown = {wording(caption) for caption in captions}
    assert {name for name in actors if len(name) < 20 and wording(name) not in shown} == set()


def test_the_arrows_have_their_colours(ready: Page) -> None:
    turn_to(ready, "A position's two camps")
    play(ready, ready.locator("pre[data-picture=two-camps]"))
    arrows = ready.locator("g.relationship path:first-child")
    expect(arrows.first).to_be_attached(timeout=PATIENCE)
    colours = {arrow.get_attribute("fill") for arrow in arrows.all()}
    assert {"#5CC98A", "#F47C74"} <= colours
    words = ready.locator("g.relationship text").all_text_contents()
    assert not [text for text in words if HASH.search(text)]


def test_dropped_favourites_are_in_folders_and_answer(ready: Page, store: Store) -> None:
    close_answers(ready)
    ready.evaluate(DROP, ["favourites.zip", base64.b64encode(archive()).decode()])
    ready.get_by_test_id("navigationFavorites").click()
    for folder in ("Pictures", "Over time", "For and against", "Who said"):
        expect(ready.get_by_text(folder, exact=True)).to_be_visible()
    ready.get_by_text("1 Choose whom and what").click()
    ready.get_by_test_id("editor-Run").click()
    expect(ready.get_by_title("Status: success")).to_have_count(len(values()), timeout=PATIENCE)
    ready.get_by_text("Over time", exact=True).click()
    one = question("stance-timeline")
    ready.get_by_text(one.title, exact=True).click()
    ready.get_by_test_id("editor-Run").click()
    rows = store.run(one.cypher, given(store, one))
    assert rows
    expect(ready.get_by_test_id("frame").first).to_contain_text(
        f"Started streaming {len(rows)} records", timeout=PATIENCE
    )
    ready.screenshot(path=SHOTS / "favourites.png")


def test_a_name_that_is_chosen_is_asked_about(store: Store) -> None:
    actor = find(store, "actor", "Brimsdottir")
    line = values()["actor"].replace("CONTAINS ''", "CONTAINS 'Brimsdottir'").removesuffix(";")
    (found,) = store.run(f"RETURN {line.partition(' => ')[2]} AS value")
    assert found["value"] == actor
