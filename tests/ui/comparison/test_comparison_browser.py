"""The comparison as a reader uses it, in a real browser."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.conftest import RunningSite

pytestmark = pytest.mark.browser
SAID = "U bent budgethouder voor uitgaven tot 10.000 euro."


@pytest.fixture
def page(browser: Browser, comparison_site: RunningSite) -> Iterator[Page]:
    page = browser.new_page(base_url=comparison_site.address, viewport={"width": 1280, "height": 900})
    page.set_default_timeout(20_000)
    yield page
    page.close()


def _uncheck_all(page: Page) -> None:
    chosen = page.locator(".fw-vg-lijst input:checked")
    while chosen.count():
        chosen.first.uncheck()


def _choose(page: Page, *organisations: str, theme: str) -> None:
    _uncheck_all(page)
    for organisation in organisations:
        page.get_by_role("checkbox", name=organisation).check()
    page.get_by_role("radio", name=theme).check()
    page.get_by_role("button", name="Vergelijk").click()


def test_choose_compare_and_open_the_source(page: Page) -> None:
    page.goto("/vergelijken")
    _choose(page, "Eikendries", "Elzerode", theme="Taken")
    expect(page.get_by_role("table", name="Taken van 2 documenten naast elkaar")).to_be_visible()
    row = page.get_by_role("row", name="Budgethouderschap")
    expect(row).to_contain_text(SAID)
    row.get_by_role("link", name="Bron van Budgethouderschap en goedkeuren van uitgaven, Eikendries").click()
    expect(page.locator("mark")).to_have_text(SAID)
    page.go_back()
    expect(page.get_by_role("checkbox", name="Eikendries")).to_be_checked()


def test_only_differences(page: Page) -> None:
    page.goto("/vergelijken")
    _choose(page, "Hazelbeke", "Varenhout", theme="Aanbod")
    expect(page.get_by_role("rowheader", name="Salaris")).to_be_visible()
    page.get_by_role("checkbox", name="Alleen verschillen").check()
    page.get_by_role("button", name="Vergelijk").click()
    expect(page.get_by_role("rowheader", name="Telewerk")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Salaris")).to_have_count(0)


def test_levels_show_as_written_and_on_their_scale(page: Page) -> None:
    page.goto("/vergelijken")
    _choose(page, "Elzerode", "Lindervoorde", theme="Competenties")
    row = page.get_by_role("row", name="Nauwgezetheid")
    expect(row).to_contain_text("expert 3 van 3 (hoogste)")
    expect(row).to_contain_text("niveau III 3 van 3 (hoogste)")
    page.get_by_text("Niveaus in deze documenten").click()
    expect(page.get_by_text("van laag naar hoog: I, II, III")).to_be_visible()


def test_the_list_is_searched_while_typing(page: Page) -> None:
    page.goto("/vergelijken")
    _uncheck_all(page)
    page.get_by_label("Zoek een bestuur of functie").fill("ELZERÓDE")
    expect(page.locator(".fw-vg-lijst li:visible")).to_have_count(1)
    page.get_by_label("Zoek een bestuur of functie").fill("bestaat niet")
    expect(page.get_by_text("Geen document past bij wat u zoekt.")).to_be_visible()
    expect(page.get_by_role("button", name="Zoeken")).to_be_hidden()


def test_a_file_is_saved_and_holds_its_quotes(page: Page, tmp_path: Path) -> None:
    page.goto(
        "/vergelijken?d=eikendries-infobundel-algemeen-directeur.pdf&d=hazelbeke-algemeen-directeur.txt"
    )
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    with saved.open(encoding="utf-8-sig", newline="") as file:
        assert any(SAID in row for row in csv.reader(file, delimiter=";"))


@pytest.mark.parametrize("width", [360, 640, 1000])
def test_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/vergelijken?thema=competenties")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("tbody tr").first).to_be_visible()


def test_on_a_phone_each_cell_names_its_document(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/vergelijken")
    expect(page.locator("tbody tr").first.locator(".fw-vg-kolomnaam").first).to_be_visible()
    expect(page.get_by_role("columnheader", name="Hazelbeke")).to_have_count(1)


def test_all_of_it_goes_by_keyboard(page: Page) -> None:
    page.goto("/vergelijken")
    page.get_by_role("radio", name="Taken").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("thema=competenties.*verschillen=1"))
    more = page.locator(".fw-vg-verder summary").first
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fw-vg-verder[open]")).to_have_count(1)


def test_it_works_without_script(browser: Browser, comparison_site: RunningSite) -> None:
    context = browser.new_context(base_url=comparison_site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/vergelijken")
    page.get_by_label("Zoek een bestuur of functie").fill("elzerode")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("checkbox", name="Elzerode").check()
    page.get_by_role("button", name="Vergelijk").click()
    expect(page.get_by_role("columnheader", name="Elzerode")).to_be_visible()
    context.close()


def test_hostile_text_does_nothing(browser: Browser, hostile_site: RunningSite) -> None:
    page = browser.new_page(base_url=hostile_site.address)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for theme in ("taken", "competenties", "voorwaarden"):
        page.goto(f"/vergelijken?d=0.txt&d=1.txt&thema={theme}")
        assert page.evaluate("window.hacked") is None
    assert all(url.startswith(hostile_site.address) for url in requests)
    page.close()
