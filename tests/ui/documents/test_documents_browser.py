"""The page of documents as a curator uses it, in a real browser, over a real index."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant import LiveAssistant, open_assistant
from tests.ui.conftest import RunningSite
from tests.ui.documents.conftest import NAMES
from ui.ingesting import ingest_files
from ui.site import Site
from ui.texts import chat
from ui.texts.document_keeping import DUTCH as KEEPING

pytestmark = pytest.mark.browser
NOTE = """# Functiebeschrijving archivaris

Bestuur: gemeente Molenbos

## Voorwaarden

De archivaris van Molenbos krijgt {days} verlofdagen per jaar.
"""


@pytest.fixture(scope="module")
def keeping_site(tmp_path_factory: pytest.TempPathFactory, first_index: Path) -> Iterator[RunningSite]:
    folder = tmp_path_factory.mktemp("site")
    documents, index = folder / "documents", folder / "index"
    shutil.copytree(first_index / "documents", documents)
    shutil.copytree(first_index / "index", index)
    ingest_files([documents], index)
    live = LiveAssistant(open_assistant(index), lambda: open_assistant(index))
    running = RunningSite(live, site=Site(live, index, documents, folder / "data"))  # type: ignore[arg-type]
    running.start()
    yield running
    running.stop()
    live.close()


@pytest.fixture
def context(browser: Browser, keeping_site: RunningSite) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=keeping_site.address, viewport={"width": 1280, "height": 900})
    made.set_default_timeout(30_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    tab = context.new_page()
    tab.on("pageerror", lambda error: pytest.fail(str(error)))
    return tab


def send(page: Page, *files: tuple[str, str]) -> None:
    """Choose files on the page that is open, send them, and wait for what came of them."""
    chosen = [{"name": name, "mimeType": "text/markdown", "buffer": text.encode()} for name, text in files]
    page.locator("input[type=file]").set_input_files(chosen)
    page.locator(".fw-opladen button[type=submit]").click()
    page.wait_for_url("**taak=**")


def test_upload_shows_progress_and_the_chat_answers_from_it(page: Page) -> None:
    page.goto("/documenten")
    page.get_by_text(KEEPING.upload).click()
    send(page, ("archivaris.md", NOTE.format(days=31)), ("nep.pdf", "geen pdf"))
    result = page.locator("#fw-taak")
    expect(result).to_be_focused()
    expect(result).to_contain_text("archivaris.md: opgenomen: Molenbos")
    expect(result).to_contain_text(f"nep.pdf: {KEEPING.not_taken}:")
    expect(page.locator(".fw-lijst").get_by_role("row", name="archivaris.md")).to_contain_text("Molenbos")

    page.goto("/")
    question = page.get_by_label(chat.DUTCH.question)
    question.fill("Hoeveel verlofdagen krijgt de archivaris van Molenbos?")
    question.press("Enter")
    expect(page.locator(".fw-antwoord")).to_contain_text("31 verlofdagen", timeout=30_000)


def test_everything_by_keyboard_and_told(page: Page) -> None:
    page.goto(f"/documenten/{NAMES[1]}")
    summary = page.get_by_text(KEEPING.replace).first
    summary.focus()
    page.keyboard.press("Enter")
    submit = page.locator(".fw-opladen button[type=submit]")
    submit.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(KEEPING.no_files)
    file = page.locator("input[type=file]")
    expect(file).to_be_focused()
    label = page.locator(".fw-zone label")
    assert label.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    file.set_input_files([{"name": "x.md", "mimeType": "", "buffer": NOTE.format(days=12).encode()}])
    expect(page.locator(".fw-gekozen")).to_have_text("x.md")
    submit.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**taak=**")
    expect(page.locator("#fw-taak")).to_contain_text("vervangen: Molenbos")

    page.goto(f"/documenten/{NAMES[1]}")
    page.get_by_text(KEEPING.remove).first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=KEEPING.confirm_remove.format(name=NAMES[1]))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#fw-taak")).to_contain_text(KEEPING.job_done)
    expect(page.locator(".fw-lijst").get_by_role("row", name=NAMES[1])).to_have_count(0)


def test_too_many_or_too_large_files_are_refused_before_they_are_sent(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto("/documenten")
    page.get_by_text(KEEPING.upload).click()
    file = {"name": "a.md", "mimeType": "", "buffer": b"x"}
    page.locator("input[type=file]").set_input_files([file] * 21)
    page.get_by_role("button", name=KEEPING.send).click()
    expect(page.get_by_role("alert")).to_have_text(KEEPING.too_many_chosen.format(files=20))
    page.locator(".fw-opladen").evaluate("form => { form.dataset.fileBytes = '0'; }")
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name=KEEPING.send).click()
    expect(page.get_by_role("alert")).to_contain_text("a.md")
    assert "POST" not in sent


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scrolling_and_axe_finds_nothing(
    browser: Browser, keeping_site: RunningSite, scheme
) -> None:
    context = browser.new_context(
        base_url=keeping_site.address, viewport={"width": 360, "height": 740}, color_scheme=scheme
    )
    page = context.new_page()
    for address in ("/documenten", f"/documenten/{NAMES[0]}", "/en/documenten"):
        page.goto(address)
        for details in page.locator("details").all():
            details.evaluate("element => { element.open = true; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = Axe().run(page).response["violations"]
        assert [(item["id"], item["impact"]) for item in found] == []
    context.close()


def test_works_without_script(browser: Browser, keeping_site: RunningSite) -> None:
    context = browser.new_context(base_url=keeping_site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/documenten?volgorde=passages")
    page.get_by_label("Zoeken in de lijst").fill("hazelbeke")
    page.get_by_role("button", name="Zoeken", exact=True).click()
    expect(page.locator("tbody tr").first).to_contain_text(NAMES[0])
    expect(page.locator(".fw-lijst tbody tr")).to_have_count(1)
    page.get_by_text(KEEPING.upload).click()
    file = {"name": "zonder.md", "mimeType": "", "buffer": NOTE.format(days=7).encode()}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name=KEEPING.send).click()
    page.wait_for_url("**taak=**")
    expect(page.locator("#fw-taak")).to_contain_text("zonder.md: opgenomen", timeout=30_000)
    context.close()
