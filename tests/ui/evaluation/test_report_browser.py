"""The report of a run as a file in a real browser: choosing questions, links to them, no barriers."""

import pytest
from playwright.sync_api import Page, expect

from evals.report import render_report, texts
from tests.evals.report.small_runs import CASES, compared_run, hostile_run
from tests.ui.axe import expect_no_barriers

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("verslag") / "report.html"
    path.write_text(render_report(compared_run()), "utf-8")
    return path


@pytest.fixture
def open_report(browser):
    """Return a function that opens a file; errors and requests for anything else fail the test."""
    contexts, problems = [], []

    def open_at(path, fragment="", width=1280, scheme="light", scripts=True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
        )
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on("request", lambda request: note(request.url, path.as_uri()))
        tab.goto(path.as_uri() + fragment)
        return tab

    def note(address: str, own: str) -> None:
        if address != "data:," and not address.startswith(own):
            problems.append(address)

    yield open_at
    for context in contexts:
        context.close()
    assert problems == []


def shown(page):
    return page.locator("article:visible")


def test_questions_are_chosen_counted_and_kept_in_the_address(open_report, report):
    page = open_report(report)
    status = page.get_by_role("status")
    expect(status).to_have_text("5 van de 5 vragen")
    page.get_by_label(texts.OUTCOME).select_option(label=texts.MISSED)
    expect(status).to_have_text("3 van de 5 vragen")
    page.get_by_label(texts.KIND, exact=True).select_option(label="Feit")
    expect(status).to_have_text("1 van de 5 vragen")
    expect(shown(page)).to_have_attribute("id", "stuk")
    assert page.url.endswith("#uitkomst=gemist&soort=fact")
    page.get_by_role("button", name=texts.CLEAR).click()
    expect(status).to_have_text("5 van de 5 vragen")
    assert "=" not in page.url
    page.get_by_label(texts.SEARCH).fill("ERVARING koffie")
    expect(status).to_have_text("1 van de 5 vragen")
    page.get_by_label(texts.SEARCH).fill("bestaat niet")
    expect(status).to_have_text(texts.NOTHING_SHOWN)
    page.get_by_label(texts.SEARCH).fill("vijf")
    expect(shown(page)).to_have_count(4)


def test_link_to_a_choice_and_to_a_case(open_report, report):
    page = open_report(report, "#oorzaak=composition")
    expect(shown(page)).to_have_count(1)
    expect(page.locator("#Vragen")).to_be_focused()
    page.locator("#Kort").scroll_into_view_if_needed()
    page.get_by_role("link", name="Zonder antwoord").first.click()
    expect(shown(page)).to_have_count(2)
    page.evaluate("location.hash = 'goed_1'")
    expect(page.locator("#goed_1")).to_be_visible()
    expect(page.locator("#goed summary").first).to_be_focused()
    expect(shown(page)).to_have_count(len(CASES))


def test_cases_open_by_keyboard_and_all_at_once(open_report, report):
    page = open_report(report)
    page.locator("#goed summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#goed .antwoord")).to_be_visible()
    page.get_by_role("button", name=texts.OPEN_ALL).click()
    expect(page.locator("#verzonnen .verwacht")).to_be_visible()
    page.get_by_role("button", name=texts.CLOSE_ALL).click()
    expect(page.locator("#goed .antwoord")).to_be_hidden()


def test_without_scripts_everything_can_be_read(open_report, report):
    page = open_report(report, scripts=False)
    expect(page.locator("form")).to_be_hidden()
    expect(shown(page)).to_have_count(len(CASES))
    page.locator("#goed summary").first.click()
    expect(page.locator("#goed .antwoord")).to_be_visible()


def test_on_paper_all_is_open(open_report, report):
    page = open_report(report)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#mist-feit .waarom")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    page.set_viewport_size({"width": 718, "height": 1047})  # A4 within its margins, in CSS pixels
    wide = "[...document.querySelectorAll('.schuif')].filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.evaluate(wide) == 0
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#mist-feit .waarom")).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_no_barriers_and_no_sideways_scrolling(open_report, report, width, scheme):
    page = open_report(report, width=width, scheme=scheme)
    expect_no_barriers(page, "closed")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    expect_no_barriers(page, "open")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_does_nothing(open_report, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(render_report(hostile_run()), "utf-8")
    page = open_report(path, width=360)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
