"""The page in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant import question_path
from tests.ui.chat_page import ask
from ui.texts.chat import DUTCH as TEXTS
from ui.texts.chat import ENGLISH
from ui.texts.site import DUTCH as SITE
from ui.texts.sources import DUTCH as SOURCES

pytestmark = pytest.mark.browser


@pytest.fixture
def requests() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, site, requests: list[str]) -> Iterator[Page]:
    """Open the page in an English browser, and collect its requests."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 850})
    tab = context.new_page()
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(site.address)
    expect(tab.get_by_label(TEXTS.question)).to_be_visible(timeout=20_000)
    yield tab
    context.close()


def test_page_is_dutch(page):
    assert page.title() == f"{SITE.questions} – Functiewijzer"
    assert page.locator("html").get_attribute("lang") == "nl"
    expect(page.get_by_text(SITE.notice)).to_be_in_viewport()
    expect(page.get_by_role("button", name=TEXTS.send)).to_be_in_viewport()
    ask(page, "Welk diploma?")
    tree = page.locator("body").aria_snapshot()
    for english in ("chatbot", "message", "Clear", "Submit", "Textbox", "Scroll", "Loading"):
        assert english not in tree


def test_question_citation_and_marked_quote(page):
    ask(page, "Welk diploma is vereist?")
    page.locator(".fw-antwoord .fw-verwijzing").click()
    expect(page.locator("#fw-bronnen mark")).to_have_text("een masterdiploma")
    expect(page.locator("#fw-bronnen mark")).to_be_in_viewport()
    expect(page.locator(".fw-brontitel")).to_be_focused()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=SOURCES.open_document).click()
    expect(opened.value.locator("mark")).to_have_text("een masterdiploma")


def test_messages_keep_their_own_citations(page):
    ask(page, "Welk diploma is vereist?")
    ask(page, "Welke taken?")
    expect(page.locator("#fw-bronnen mark")).to_have_text("leidt het managementteam")
    page.locator(".fw-verwijzing").first.click()
    expect(page.locator("#fw-bronnen mark")).to_have_text("een masterdiploma")
    page.locator(".fw-verwijzing").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fw-bronnen mark")).to_have_text("leidt het managementteam")
    page.get_by_role("link", name=SOURCES.back_to_answer).click()
    expect(page.locator(".fw-verwijzing").last).to_be_focused()


def test_read_passages_can_be_opened(page):
    ask(page, "Welk diploma is vereist?")
    page.locator("#fw-bronnen summary").click()
    page.locator(".fw-gelezen a").nth(1).click()
    expect(page.locator(".fw-brontitel")).to_contain_text(SOURCES.read.format(rank=2))
    expect(page.locator("#fw-bronnen mark")).to_have_text("De directeur heeft deze taken:")


def test_no_request_leaves_the_machine(page, requests, site):
    ask(page, "Let op")
    page.locator(".fw-antwoord .fw-verwijzing").click()
    expect(page.locator("#fw-bronnen mark")).to_contain_text("<script>")
    page.goto(f"{site.address}/bron/voorbeeld.txt/0")
    page.goto(f"{site.address}/docs")
    assert requests
    outside = [url for url in requests if not url.startswith((site.address, "data:", "blob:"))]
    assert outside == []


def test_hostile_document_stays_text(page):
    ask(page, "let op <img src=x onerror='window.hacked=1'>")
    expect(page.locator(".fw-antwoord strong")).to_contain_text("<script>window.hacked=1</script>")
    expect(page.locator(".fw-gevraagd")).to_contain_text("<img src=x")
    page.locator(".fw-antwoord .fw-verwijzing").click()
    expect(page.locator("#fw-bronnen mark")).to_contain_text("<img src=")
    assert page.locator("#fw-gesprek img, #fw-bronnen img, #fw-bronnen script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_example_and_suggestion_are_asked(page):
    page.get_by_role("link", name="Welk diploma is vereist?").click()
    expect(page.locator(".fw-antwoord")).to_have_count(1, timeout=20_000)
    page.get_by_role("link", name="Welke taken heeft de directeur?").click()
    expect(page.locator(".fw-antwoord")).to_have_count(2, timeout=20_000)
    expect(page.locator(".fw-gevraagd").last).to_contain_text("Welke taken heeft de directeur?")


def test_filter_and_history_reach_the_assistant(page, site):
    page.get_by_role("combobox", name=TEXTS.organisations).click()
    page.get_by_role("option", name="Voorbeeldstad").click()
    page.keyboard.press("Escape")
    ask(page, "Welk diploma?")
    ask(page, "En de taken?")
    assert site.assistant.calls[-1] == ("En de taken?", ("Welk diploma?",), ("Voorbeeldstad",), ())


def test_bad_questions_are_explained_and_kept(page):
    page.get_by_role("button", name=TEXTS.send).click()
    expect(page.get_by_role("alert")).to_be_visible()
    question = page.get_by_label(TEXTS.question)
    question.fill("x" * 2001)
    question.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("2001")
    expect(question).to_have_value("x" * 2001)
    ask(page, "Welk diploma?")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_failure_is_one_dutch_line(page):
    question = page.get_by_label(TEXTS.question)
    question.fill("dit gaat stuk")
    question.press("Enter")
    expect(page.locator("#fw-gesprek")).to_contain_text(TEXTS.failed, timeout=20_000)
    expect(question).to_have_value("dit gaat stuk")
    assert "geheim" not in page.content()
    assert "Traceback" not in page.content()


def test_new_conversation(page):
    ask(page, "Welk diploma?")
    page.get_by_role("button", name=TEXTS.new_conversation).click()
    expect(page.locator(".fw-antwoord")).to_have_count(0)
    expect(page.locator("#fw-bronnen")).to_contain_text(SOURCES.empty)
    expect(page.get_by_text(TEXTS.welcome)).to_be_visible()


def test_conversation_survives_a_reload_with_its_own_citations(page):
    ask(page, "Welk diploma is vereist?")
    ask(page, "Welke taken?")
    page.reload()
    expect(page.locator(".fw-antwoord")).to_have_count(2, timeout=20_000)
    page.locator(".fw-verwijzing").first.click()
    expect(page.locator("#fw-bronnen mark")).to_have_text("een masterdiploma")
    ask(page, "En let op?")
    expect(page.locator(".fw-gevraagd")).to_have_count(3)


def test_earlier_conversations_are_listed_opened_and_wiped(page):
    ask(page, "Welk diploma is vereist?")
    page.get_by_role("button", name=TEXTS.new_conversation).click()
    expect(page.locator(".fw-antwoord")).to_have_count(0)
    ask(page, "Welke taken?")
    page.get_by_text(TEXTS.earlier).click()
    expect(page.locator(".fw-gesprekken li")).to_have_count(2)
    page.get_by_role("button", name=TEXTS.open_earlier.format(title="Welk diploma is vereist?")).click()
    expect(page.locator(".fw-gevraagd")).to_contain_text("Welk diploma is vereist?")
    expect(page.locator("#fw-bronnen mark")).to_have_text("een masterdiploma")
    page.get_by_text(TEXTS.earlier).click()
    page.get_by_role("button", name=TEXTS.remove_earlier.format(title="Welke taken?")).click()
    expect(page.locator(".fw-gesprekken li")).to_have_count(1)
    page.get_by_role("button", name=TEXTS.remove_all).click()
    expect(page.locator(".fw-gesprekken li")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_question_is_edited_and_asked_again(page, site):
    ask(page, "Welk diploma is vereist?")
    ask(page, "Welke taken?")
    page.get_by_role("link", name=TEXTS.edit).first.click()
    question = page.get_by_label(TEXTS.question)
    expect(question).to_have_value("Welk diploma is vereist?")
    expect(page.get_by_text(TEXTS.editing)).to_be_visible()
    page.get_by_role("link", name=TEXTS.cancel).click()
    expect(question).to_have_value("")
    page.get_by_role("link", name=TEXTS.edit).first.click()
    expect(question).to_have_value("Welk diploma is vereist?")
    question.fill("Let op, wat staat er?")
    question.press("Enter")
    expect(page.locator(".fw-gevraagd")).to_have_count(1, timeout=20_000)
    expect(page.locator(".fw-gevraagd")).to_contain_text("Let op, wat staat er?")
    assert site.assistant.calls[-1][1] == ()


def test_question_in_the_address_is_asked_once(page, site):
    page.goto(f"{site.address}/?vraag=Welk%20diploma%20is%20vereist%3F")
    expect(page.locator(".fw-antwoord")).to_have_count(1, timeout=20_000)
    assert page.url == f"{site.address}/"
    calls = len(site.assistant.calls)
    page.reload()
    expect(page.locator(".fw-antwoord")).to_have_count(1, timeout=20_000)
    assert len(site.assistant.calls) == calls


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_earlier_questions_in_the_address_are_asked_first(page, site, prefix):
    path = question_path("En welke taken?", ["Welk diploma is vereist?", 'Is dat zo? & <b>#"1"</b>+%20'])
    page.goto(f"{site.address}{prefix}{path}")
    expect(page.locator(".fw-antwoord")).to_have_count(3, timeout=20_000)
    earlier = ("Welk diploma is vereist?", 'Is dat zo? & <b>#"1"</b>+%20')
    expect(page.locator(".fw-gevraagd")).to_contain_text([*earlier, "En welke taken?"])
    assert site.assistant.calls[-1][:2] == ("En welke taken?", earlier)
    assert page.url == f"{site.address}{prefix}/"
    calls = len(site.assistant.calls)
    page.reload()
    expect(page.locator(".fw-antwoord")).to_have_count(3, timeout=20_000)
    assert len(site.assistant.calls) == calls
    texts = ENGLISH if prefix else TEXTS
    page.get_by_label(texts.question).fill("En welk diploma?")  # it goes on as any conversation
    page.get_by_role("button", name=texts.send, exact=True).click()
    expect(page.locator(".fw-antwoord")).to_have_count(4, timeout=20_000)
    assert site.assistant.calls[-1][1] == (*earlier, "En welke taken?")


def test_conversation_is_saved_as_a_file(page):
    page.get_by_text(TEXTS.export).click()
    page.get_by_role("button", name="PDF").click()
    expect(page.get_by_role("status").filter(has_text=TEXTS.nothing_to_export)).to_be_visible()
    ask(page, "Welk diploma is vereist?")
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename.endswith(".md")
    assert "een masterdiploma" in text
    assert "0" * 64 in text


def test_judgement_is_sent_and_remembered(page):
    sent = []

    def receive(route):
        sent.append(route.request.post_data_json)
        route.fulfill(status=204)

    page.route("**/oordeel", receive)
    ask(page, "Welk diploma is vereist?")
    ask(page, "Welke taken?")
    page.get_by_role("link", name=TEXTS.good, exact=True).first.click()
    expect(page.get_by_text(TEXTS.judged_good)).to_be_visible()
    page.get_by_role("link", name=TEXTS.bad, exact=True).click()
    page.get_by_label(TEXTS.reasons["missed"]).check()
    page.get_by_label(TEXTS.comment).fill("Zie bladzijde 3.")
    page.get_by_role("button", name=TEXTS.send_judgement).click()
    expect(page.get_by_text(TEXTS.judged_bad)).to_be_visible()
    good, bad = sent
    assert (good["verdict"], good["question"]) == ("good", "Welk diploma is vereist?")
    assert good["citations"][0]["quote"] == "een masterdiploma"
    assert (bad["verdict"], bad["reason"], bad["comment"]) == ("bad", "missed", "Zie bladzijde 3.")
    page.reload()
    expect(page.get_by_text(TEXTS.judged_good)).to_be_visible(timeout=20_000)
    expect(page.get_by_text(TEXTS.judged_bad)).to_be_visible()


def test_judgement_that_is_not_kept_is_told(page):
    page.route("**/oordeel", lambda route: route.fulfill(status=503))
    ask(page, "Welk diploma is vereist?")
    page.get_by_role("link", name=TEXTS.good, exact=True).click()
    expect(page.get_by_role("status").filter(has_text=TEXTS.judge_failed)).to_be_visible()
    expect(page.get_by_role("link", name=TEXTS.good, exact=True)).to_be_visible()


def test_page_in_english_keeps_answers_in_dutch(browser, site):
    context = browser.new_context(locale="nl-BE")
    tab = context.new_page()
    tab.goto(f"{site.address}/en/")
    expect(tab.get_by_label(ENGLISH.question)).to_be_visible(timeout=20_000)
    tab.get_by_label(ENGLISH.question).fill("Welk diploma?")
    tab.get_by_role("button", name=ENGLISH.send, exact=True).click()
    expect(tab.locator(".fw-antwoord [lang=nl] strong")).to_have_text("een masterdiploma", timeout=20_000)
    expect(tab.get_by_text(ENGLISH.understood_as)).to_be_visible()
    tree = tab.locator("body").aria_snapshot()
    for dutch in (TEXTS.question, TEXTS.new_conversation, TEXTS.suggestions, SITE.documents, TEXTS.edit):
        assert dutch not in tree
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_screen_does_not_scroll_sideways(browser, site, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(site.address)
    expect(tab.get_by_label(TEXTS.question)).to_be_visible(timeout=20_000)
    expect(tab.get_by_text(SITE.notice)).to_be_in_viewport()
    for question in ("Welk diploma?", "let op"):
        ask(tab, question)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.locator(".fw-verwijzing").last.click()
    expect(tab.locator(".fw-brontitel")).to_be_in_viewport()
    for address in ("/bron/voorbeeld.txt/5", "/docs"):
        tab.goto(site.address + address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
