"""The evaluation page in a real browser: run a set, read its report, compare two, also without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from evals.questions import dump_question_set
from tests.ui.axe import find_barriers
from tests.ui.evaluation.small_sets import QUOTE, make_set, spoil
from ui.texts.evaluation import DUTCH
from ui.texts.evaluation_reports import DUTCH as REPORT

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, address):
    """Return a page on a phone on which a script or style that the policy forbids fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    opened = context.new_page()
    problems = []
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert problems == []


def upload(page, tmp_path, **values):
    path = tmp_path / "set.yaml"
    path.write_text(dump_question_set(make_set(**values)), "utf-8")
    page.get_by_label(DUTCH.file, exact=True).set_input_files(path)
    page.get_by_label(DUTCH.replace).check()
    page.get_by_role("button", name=DUTCH.upload).click()
    expect(page.get_by_text(DUTCH.added)).to_be_visible()


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_set_is_added_run_read_and_compared(page, data, tmp_path):
    page.goto("/evaluatie")
    for fact in ("twaalf jaar", "vijf jaar"):
        upload(page, tmp_path, fact=fact)
        page.get_by_role("button", name=DUTCH.start).click()
        expect(page.get_by_role("progressbar").or_(page.get_by_text(DUTCH.done))).to_be_visible()
        page.get_by_role("link", name=DUTCH.done_link).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(REPORT.report.format(name="Kleine proef"))
        assert fits(page)
        if fact == "twaalf jaar":
            page.get_by_text("Hoeveel jaar leidinggevende ervaring").click()
            expect(page.get_by_text("Het antwoord zegt niet: twaalf jaar")).to_be_visible()
            page.get_by_role("link", name=QUOTE).first.click()
            expect(page.locator("#treffer").first).to_contain_text("vijf jaar ervaring")
            page.go_back()
        page.get_by_role("link", name=REPORT.all_reports).click()
        assert fits(page)
    spoil(min((data / "rapporten").iterdir()))
    page.get_by_role("button", name=DUTCH.compare_button).click()
    expect(page.get_by_role("heading", name=REPORT.gained.format(count=2))).to_be_visible()
    row = page.get_by_role("row", name=re.compile(r"^Geslaagd \d"))
    expect(row).to_contain_text(REPORT.better)
    assert fits(page)


def test_progress_is_shown_without_a_reload_and_the_run_can_be_stopped(page):
    page.goto("/evaluatie")
    page.get_by_label(DUTCH.choose, exact=True).select_option("functiewijzer:wordings")
    page.get_by_role("button", name=DUTCH.start).click()
    bar = page.get_by_role("progressbar")
    expect(bar).to_be_visible()
    page.evaluate("window.still = true")
    expect(page.locator("#meting-regel")).to_have_text(re.compile(r"^([3-9]|\d\d+) van 365 "))
    assert page.evaluate("window.still")
    expect(page.locator("#meting-melding")).to_contain_text("365")
    assert fits(page)
    page.get_by_role("button", name=DUTCH.stop).click()
    expect(page.get_by_text(DUTCH.stopped)).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ van 365 vragen beantwoord"))).to_be_visible()
    assert fits(page)
    assert find_barriers(page) == []
    page.get_by_role("button", name=DUTCH.resume).press("Enter")
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name=DUTCH.stop).click()
    expect(page.get_by_text(DUTCH.stopped)).to_be_visible()
    page.locator(".fw-bewaard summary").press("Enter")
    page.get_by_role("button", name=DUTCH.confirm_remove).press("Enter")
    expect(page.get_by_text(DUTCH.deleted)).to_be_visible()
    expect(page.get_by_text(DUTCH.unfinished)).not_to_be_visible()


def test_what_a_form_came_to_has_the_focus(page, tmp_path):
    page.goto("/evaluatie")
    path = tmp_path / "set.yaml"
    path.write_text("name: [", "utf-8")
    page.get_by_label(DUTCH.file, exact=True).set_input_files(path)
    # The page answers with the status of a bad form, which the console tells of as an error.
    page.route("**/evaluatie/vragensets", lambda route: route.fulfill(response=route.fetch(), status=200))
    page.get_by_role("button", name=DUTCH.upload).click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_be_in_viewport()


def test_server_that_does_not_answer_is_told_and_asked_again(page):
    page.clock.install()
    page.goto("/evaluatie")
    page.get_by_label(DUTCH.choose, exact=True).select_option("functiewijzer:wordings")
    page.get_by_role("button", name=DUTCH.start).click()
    expect(page.locator("#meting")).to_be_focused()
    silent = page.locator("#meting-stil")
    expect(silent).to_be_hidden()
    asked = "**/taken/*"
    page.route(asked, lambda route: route.fulfill(status=200, body="geen JSON"))
    for _ in range(3):
        with page.expect_response(asked):
            page.clock.run_for(1_000)
    expect(silent).to_have_text(DUTCH.no_connection)
    page.unroute(asked)
    page.clock.run_for(5_000)
    expect(silent).to_be_hidden()
    page.get_by_role("button", name=DUTCH.stop).click()


def test_page_works_without_a_script_and_without_a_mouse(browser, address, run):
    name = run(make_set(fact="twaalf jaar"))
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/evaluatie")
    page.get_by_label(DUTCH.choose, exact=True).focus()
    page.get_by_label(DUTCH.choose, exact=True).select_option("eigen:set")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=DUTCH.reload).or_(page.get_by_text(DUTCH.done))).to_be_visible()
    for _ in range(100):
        if page.get_by_text(DUTCH.done).count():
            break
        page.get_by_role("link", name=DUTCH.reload).press("Enter")
    page.goto(f"/evaluatie/{name}")
    page.locator("summary").first.press("Enter")
    expect(page.get_by_text("Het antwoord zegt niet: twaalf jaar")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_anyone_out(browser, address, run, evaluator, scheme):
    before, after = run(make_set(fact="twaalf jaar")), run(make_set())
    body = {"question": "Waar?", "standalone_question": "Waar?", "answer": "", "citations": []}
    evaluator.post("/oordeel", json=body | {"status": "unclear", "verdict": "bad", "comment": "Wat?"})
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, base_url=address, color_scheme=scheme
    )
    page = context.new_page()
    for path in (
        "/evaluatie",
        "/en/evaluatie",
        f"/evaluatie/{before}",
        f"/evaluatie/vergelijk?a={before}&b={after}",
    ):
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        assert find_barriers(page) == []
        assert fits(page)
    page.goto("/evaluatie")
    page.get_by_label(DUTCH.file, exact=True).set_input_files(
        {"name": "x.yaml", "mimeType": "text/yaml", "buffer": b"name: ["}
    )
    page.get_by_role("button", name=DUTCH.upload).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert find_barriers(page) == []
    context.close()
