"""Reports and pictures in a headless Chromium that reaches no network; pictures go to SHOTS."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from stancegraph.asking import run_question
from stancegraph.dossier.writing import write_page
from stancegraph.output import Format, Subject
from tests.stancegraph import hostile
from tests.stancegraph.conftest import SHOTS

pytestmark = pytest.mark.chromium

TALL = {"width": 1100, "height": 1400}
PHONE = {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page without a network; what it complains of or asks for fails the test."""
    problems: list[str] = []
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        problems.append(dialog.message)
        dialog.dismiss()

    with browser.new_context(offline=True, viewport=TALL) as context:  # type: ignore[arg-type]
        opened = context.new_page()
        opened.on("console", lambda message: problems.append(message.text))
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("dialog", refuse)
        opened.on("request", lambda request: asked.append(request.url))
        yield opened
    assert problems == []
    assert [url for url in asked if not url.startswith("file:")] == []


@pytest.fixture(scope="module")
def pages(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages once: three of the examples, three of what is hostile, a picture of each."""
    folder = tmp_path_factory.mktemp("pages")
    evil = str(hostile.hostile(folder / "evil.ladybug"))
    write_page("Halvorsen", folder / "actor.html", uri=str(loaded), kind=None)
    write_page("Norway", folder / "country.html", uri=str(loaded), kind=Subject.country)
    write_page("a joint fishing tribunal", folder / "position.html", uri=str(loaded), kind=None)
    write_page(hostile.NAME, folder / "evil-actor.html", uri=evil, kind=None)
    write_page("Norway", folder / "evil-country.html", uri=evil, kind=Subject.country)
    write_page(hostile.WHAT, folder / "evil-position.html", uri=evil, kind=None)
    asked = {
        "timeline": ["stance-timeline", "--actor", hostile.NAME],
        "camps": ["for-and-against", "--position", hostile.WHAT],
    }
    for name, words in asked.items():
        for ending in ("html", "svg"):
            place = folder / f"evil-{name}.{ending}"
            run_question(words, None, uri=evil, form=Format.table, plot=place)
    return folder


@pytest.mark.parametrize("name", ["actor", "country", "position"])
def test_a_report_opens_on_a_screen_and_on_a_phone(page: Page, pages: Path, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    page.goto((pages / f"{name}.html").as_uri())
    assert page.locator("h1").inner_text()
    page.screenshot(path=SHOTS / f"report-{name}.png", full_page=True)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.screenshot(path=SHOTS / f"report-{name}-phone.png")


def test_the_style_is_allowed_and_applied(page: Page, pages: Path) -> None:
    page.goto((pages / "actor.html").as_uri())
    style = "getComputedStyle(document.querySelector('main')).maxWidth"
    assert page.evaluate(style) == "1008px"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 30, 33)"


def test_a_mark_is_reached_by_the_keyboard_and_leads_to_its_words(page: Page, pages: Path) -> None:
    page.goto((pages / "actor.html").as_uri())
    mark = page.locator("svg a").first
    said = mark.get_attribute("aria-label") or ""
    assert mark.locator("title").text_content() == said
    page.locator("#timeline .picture").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "a"
    page.keyboard.press("Enter")
    lit = page.locator("li:target")
    assert lit.count() == 1
    assert lit.locator("blockquote").inner_text() in said.replace("“", "").replace("”", "")


def test_labels_do_not_meet_in_the_fonts_of_the_browser(page: Page, pages: Path) -> None:
    for name in ("actor", "country", "position"):
        page.goto((pages / f"{name}.html").as_uri())
        met = page.evaluate(
            """() => [...document.querySelectorAll('svg')].flatMap((svg) => {
                const boxes = [...svg.querySelectorAll('text')].map((text) => [
                    text.getBoundingClientRect(), text.textContent])
                return boxes.flatMap(([a, one], at) => boxes.slice(at + 1)
                    .filter(([b]) => a.left + 1 < b.right && b.left + 1 < a.right
                        && a.top + 4 < b.bottom && b.top + 4 < a.bottom)
                    .map(([, other]) => `${one} meets ${other}`))
            })"""
        )
        assert met == []


@pytest.mark.parametrize(
    "name",
    [
        *("evil-actor.html", "evil-country.html", "evil-position.html"),
        *("evil-timeline.html", "evil-camps.html", "evil-timeline.svg", "evil-camps.svg"),
    ],
)
def test_what_an_article_says_is_shown_and_not_done(page: Page, pages: Path, name: str) -> None:
    page.goto((pages / name).as_uri())
    assert page.locator("script, img, iframe, svg svg").count() == 0
    leads = page.locator("a[href]").evaluate_all(
        "all => all.map((one) => one.href.baseVal || one.href)"
    )
    assert all(one.startswith(("#", "file:", "https://ok.test/")) for one in leads)
    if name.endswith(".html"):
        shown = page.locator("body").inner_text()
        assert any(words in shown for words in (hostile.EVIL[0], hostile.WHAT))


def test_a_page_prints(page: Page, pages: Path) -> None:
    page.goto((pages / "position.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.pdf().startswith(b"%PDF")
