"""Signing in and out in a real browser, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from ui.access.access import open_access
from ui.settings import PageSettings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def running(serve_site, shared_users_file):
    """Return a server that two questions a minute may be asked."""
    return serve_site(open_access(PageSettings(users=shared_users_file, questions_per_minute=2)))


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(browser, running, request):
    context = browser.new_context(locale="nl-BE", java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def _sign_in(page, name, password):
    page.get_by_label("Gebruikersnaam").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Aanmelden").click()


def test_sign_in_with_a_detour_and_out_again(page, running, password):
    page.goto(f"{running.address}/bron/voorbeeld.txt/3?start=5&end=20")
    expect(page).to_have_title("Aanmelden – Functiewijzer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")
    expect(page.get_by_role("navigation", name="Pagina's")).to_have_count(0)

    _sign_in(page, "an", "onjuist wachtwoord")
    expect(page.get_by_role("alert")).to_contain_text("De gebruikersnaam of het wachtwoord klopt niet.")
    expect(page.get_by_label("Gebruikersnaam")).to_have_value("an")
    expect(page.get_by_label("Wachtwoord")).to_be_empty()
    expect(page).to_have_title(re.compile("^Aanmelden is niet gelukt"))

    _sign_in(page, "an", password)
    expect(page).to_have_url(f"{running.address}/bron/voorbeeld.txt/3?start=5&end=20")
    expect(page.get_by_role("group", name="Uw account")).to_contain_text("Aangemeld als An")
    expect(page.locator("mark").first).to_be_visible()

    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("status")).to_have_text("U bent afgemeld.")
    page.goto(f"{running.address}/docs")
    expect(page).to_have_title("Aanmelden – Functiewijzer")


def test_by_keyboard_alone(page, running, password):
    page.goto(f"{running.address}/aanmelden?naar=/docs")
    expect(page.get_by_label("Gebruikersnaam")).to_be_focused()
    page.keyboard.type("lees")
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{running.address}/docs")


@pytest.mark.parametrize("page", [True], indirect=True)
def test_the_chat_works_for_who_signed_in_and_counts_questions(page, running, password):
    page.goto(f"{running.address}/")
    _sign_in(page, "lees", password)
    for number in range(1, 4):
        page.locator("#fw-vraag textarea").fill(f"Welk diploma is vereist, {number}?")
        page.locator("#fw-vraag textarea").press("Enter")
        if number < 3:
            answers = page.locator("#fw-gesprek").get_by_text("een masterdiploma", exact=True)
            expect(answers).to_have_count(number)
            expect(page.locator("#fw-verstuur")).to_be_visible()
    expect(page.locator("#fw-melding")).to_contain_text("U stelt te veel vragen na elkaar.")
    assert len(running.assistant.calls) == 2


@pytest.mark.parametrize("page", [True], indirect=True)
def test_no_session_no_chat(page, running, password):
    page.goto(f"{running.address}/")
    _sign_in(page, "lees", password)
    expect(page.locator("#fw-vraag textarea")).to_be_visible()
    page.context.clear_cookies()
    statuses = page.evaluate(
        """async () => Promise.all(['/config', '/gradio_api/queue/data?session_hash=a', '/api/documents'].map(
            async (path) => (await fetch(path)).status))"""
    )
    assert statuses == [401, 401, 401]


@pytest.mark.parametrize("page", [True], indirect=True)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_login_page_fits_and_axe_finds_nothing(page, running, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{running.address}/aanmelden")
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["impact"]) for one in found] == []
        _sign_in(page, "wie", "onjuist wachtwoord")
        expect(page.get_by_role("alert")).to_be_visible()
