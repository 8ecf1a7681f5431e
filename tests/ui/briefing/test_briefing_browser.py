"""The briefing in a real browser: ticks, progress, keyboard, print, phone."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from ingest.reading import read_document
from ingest.sources import find_sources
from tests.ui.conftest import HOSTILE, FakeAssistant, RunningSite, make_document
from ui.texts.briefing import DUTCH

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[3] / "documents"
BRIEFING = "/inwerken/hazelbeke-algemeen-directeur.txt"
HOSTILE_BRIEFING = "/inwerken/vijandig.txt"


@pytest.fixture(scope="module")
def briefings() -> Iterator[RunningSite]:
    read = [read_document(source) for source in find_sources([SAMPLES])]
    running = RunningSite(FakeAssistant(*read, make_document("vijandig.txt", heading=f"Taken {HOSTILE}")))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def page(browser: Browser, briefings: RunningSite) -> Iterator[Page]:
    context = browser.new_context(base_url=briefings.address, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(BRIEFING)
    yield tab
    context.close()


def boxes(page: Page):
    return page.locator("input[name=afgevinkt]")


def total(page: Page) -> int:
    return boxes(page).count()


def shows(page: Page, done: int) -> None:
    expect(page.locator("#telling")).to_have_text(DUTCH.done_of.format(done=done, total=total(page)))
    assert page.locator("progress").evaluate("element => element.value") == done


def test_ticks_survive_a_reload_and_stay_with_their_document(page):
    shows(page, 0)
    boxes(page).nth(0).check()
    boxes(page).nth(5).check()
    shows(page, 2)
    page.reload()
    shows(page, 2)
    expect(boxes(page).nth(5)).to_be_checked()
    expect(page.locator("[data-stand=purpose]")).to_have_text("1/2")
    page.goto("/inwerken/heidekring-directeur.docx")
    shows(page, 0)


def test_ticks_are_the_same_in_both_languages_and_tabs(page):
    other = page.context.new_page()
    other.goto(f"/en{BRIEFING}")
    boxes(page).nth(0).check()
    expect(boxes(other).nth(0)).to_be_checked()
    expect(other.locator("#telling")).to_contain_text("1 of")


def test_progress_is_announced_and_says_when_all_is_done(page):
    expect(page.get_by_role("status")).to_have_attribute("id", "telling")
    page.evaluate("document.querySelectorAll('input[name=afgevinkt]').forEach(box => box.click())")
    expect(page.locator("#telling")).to_have_text(DUTCH.all_done.format(total=total(page)))
    expect(page.locator(".fw-inwerken-inhoud li[data-klaar]")).to_have_count(10)


def test_only_what_is_still_to_do(page):
    boxes(page).nth(0).check()
    page.get_by_label(DUTCH.only_open).check()
    expect(boxes(page).nth(0)).to_be_hidden()
    expect(boxes(page).nth(1)).to_be_visible()
    boxes(page).nth(1).focus()
    page.keyboard.press("Space")
    expect(boxes(page).nth(1)).to_be_hidden()
    expect(page.locator("#purpose .fw-deel-klaar")).to_be_visible()
    expect(boxes(page).nth(2)).to_be_focused()
    page.get_by_label(DUTCH.only_open).uncheck()
    expect(boxes(page).nth(0)).to_be_visible()


def test_everything_by_keyboard(page):
    page.locator("h1").click()
    page.keyboard.press("Tab")
    for _ in range(60):
        if page.evaluate("document.activeElement.name") == "afgevinkt":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    shows(page, 1)
    page.keyboard.press("Enter")
    shows(page, 1)
    assert page.url.endswith(BRIEFING)
    page.keyboard.press("Tab")
    expect(page.locator(".fw-links a").first).to_be_focused()


def test_clearing_asks_first(page):
    boxes(page).nth(0).check()
    page.get_by_role("button", name=DUTCH.reset).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("button", name=DUTCH.reset_no)).to_be_focused()
    page.keyboard.press("Escape")
    shows(page, 1)
    page.get_by_role("button", name=DUTCH.reset).click()
    page.get_by_role("button", name=DUTCH.reset_yes).click()
    expect(page.locator("#telling")).to_contain_text(DUTCH.reset_done)
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.reload()
    shows(page, 0)


def test_question_about_an_item_goes_to_the_chat(page):
    link = page.locator("#sign .fw-links a").nth(1)
    address = urlsplit(link.get_attribute("href"))
    assert address.path == "/"
    question = parse_qs(address.query)["vraag"][0]
    assert "Hazelbeke" in question
    assert "betalingsopdrachten" in question


def test_source_opens_at_the_marked_words(page):
    link = page.locator("#sign .fw-links a").first
    words = page.locator("#sign .fw-punt label").first.inner_text()
    link.click()
    expect(page.locator("#treffer")).to_be_in_viewport()
    expect(page.locator("mark").first).to_have_text(words)


def test_saving_sends_the_ticks_along(page):
    boxes(page).nth(0).check()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Markdown").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert text.count("- [x]") == 1
    shows(page, 1)


def test_on_paper_ticks_show_and_links_do_not(page):
    boxes(page).nth(0).check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(boxes(page).nth(0)).to_be_visible()
    for hidden in (".fw-links a", ".fw-kop", ".fw-inwerken-inhoud", ".fw-inwerken-bewaren"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".fw-betekenis li").first).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".fw-betekenis li").first).to_be_hidden()


@pytest.mark.parametrize(
    "path", ["/inwerken", BRIEFING, "/inwerken/varenhout-adjunct-algemeendirecteur.docx"]
)
def test_phone_and_zoom_scroll_one_way_only(page, path):
    for width in (360, 640):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_document_stays_text(page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(HOSTILE_BRIEFING)
    expect(page.get_by_text("<script>").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert not [address for address in asked if "evil" in address]


def test_without_javascript_it_still_reads_and_saves(browser, briefings):
    context = browser.new_context(base_url=briefings.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(BRIEFING)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_role("button", name=DUTCH.reset)).to_be_hidden()
    boxes(page).nth(0).check()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Markdown").click()
    assert "- [x]" in Path(saved.value.path()).read_text(encoding="utf-8")
    context.close()


def test_browser_that_keeps_nothing_says_so(browser, briefings):
    context = browser.new_context(base_url=briefings.address)
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('vol'); };")
    page = context.new_page()
    page.goto(BRIEFING)
    boxes(page).nth(0).check()
    shows(page, 1)
    expect(page.get_by_text(DUTCH.no_storage)).to_be_visible()
    context.close()


@pytest.mark.parametrize("kept", ["{", '{"a":1}', "[1,null]", '"x"'])
def test_spoiled_storage_is_no_trouble(browser, briefings, kept):
    context = browser.new_context(base_url=briefings.address)
    page = context.new_page()
    page.goto("/inwerken")
    key = "fw-inwerken:hazelbeke-algemeen-directeur.txt"
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
    page.goto(BRIEFING)
    shows(page, 0)
    boxes(page).nth(0).check()
    page.reload()
    shows(page, 1)
    context.close()
