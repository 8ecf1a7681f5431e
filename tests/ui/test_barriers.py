"""No page, in no state, keeps anyone out: axe, what is announced, where the focus goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.ui.addresses import MISSING, PAGES, in_all_languages
from tests.ui.axe import expect_no_barriers, find_barriers
from ui.languages import DUTCH, ENGLISH
from ui.texts.chat import TEXTS
from ui.texts.sources import TEXTS as SOURCE_TEXTS

pytestmark = pytest.mark.browser
WIDE_LIGHT = (1280, "light")
NARROW_DARK = (360, "dark")


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens an address in a window of some width and colours."""
    contexts = []

    def open_at(address: str, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()
        tab.goto(site.address + address)
        return tab

    yield open_at
    for context in contexts:
        context.close()


def ask(page: Page, question: str) -> None:
    """Ask a question and wait until the chat shows its answer."""
    before = page.locator(".fw-antwoord").count()
    box = page.locator("#fw-vraag textarea")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".fw-antwoord")).to_have_count(before + 1, timeout=20_000)


@pytest.mark.parametrize(
    ("language", "window"), [(DUTCH, WIDE_LIGHT), (DUTCH, NARROW_DARK), (ENGLISH, NARROW_DARK)]
)
def test_chat_has_no_barriers(open_page, language, window):
    texts = language.choose(TEXTS)
    page = open_page(language.address("/"), *window)
    question = page.get_by_label(texts.question)
    expect(question).to_be_visible(timeout=20_000)
    expect(page.locator("#fw-gesprek .fw-vraaglink").first).to_be_visible()
    expect_no_barriers(page, "start")
    ask(page, "Welk diploma is vereist?")
    expect_no_barriers(page, "answer")
    page.locator(".fw-verwijzing").click()
    expect(page.locator(".fw-brontitel")).to_be_focused()
    page.locator("#fw-bronnen summary").click()
    expect_no_barriers(page, "source chosen, list of passages open")
    ask(page, "Hoe laat is het?")
    expect_no_barriers(page, "refusal")
    page.get_by_role("combobox", name=texts.organisations).click()
    page.get_by_role("option", name="Voorbeeldstad").click()
    expect_no_barriers(page, "filter open, one chosen")
    page.keyboard.press("Escape")
    question.fill("dit gaat stuk")
    question.press("Enter")
    expect(page.locator("#fw-gesprek")).to_contain_text(texts.failed, timeout=20_000)
    expect(question).to_have_value("dit gaat stuk")
    question.fill(" ")
    question.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect_no_barriers(page, "failure, and a question that is refused")
    assert page.evaluate("document.documentElement.scrollWidth") <= window[0]


@pytest.mark.parametrize("address", [*in_all_languages(*PAGES, MISSING), "/docs"])
def test_pages_have_no_barriers(open_page, address):
    page = open_page(address, *NARROW_DARK)
    expect_no_barriers(page, "dark")
    page.emulate_media(color_scheme="light")
    expect_no_barriers(page, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW_DARK[0]
    expect(page.locator("h1")).to_have_count(1)


def test_barriers_are_found(open_page):
    page = open_page("/docs")
    page.evaluate("document.body.append(document.createElement('button'))")
    assert ("critical", "button-name") in [(barrier.impact, barrier.rule) for barrier in find_barriers(page)]
    with pytest.raises(AssertionError):
        expect_no_barriers(page, "a button without a name")


def test_an_answer_is_announced_once(open_page):
    page = open_page("/")
    expect(page.locator("#fw-vraag textarea")).to_be_visible(timeout=20_000)
    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    log.evaluate(
        """log => {
            window.announced = [];
            const add = (node) => window.announced.push(node.textContent);
            new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(add)))
                .observe(log, { childList: true, subtree: true });
        }"""
    )

    def times(words: str) -> int:
        return page.evaluate("words => window.announced.filter((text) => text.includes(words)).length", words)

    ask(page, "Welk diploma is vereist?")
    page.wait_for_timeout(500)
    assert times("een masterdiploma") == 1
    ask(page, "Welke taken?")
    page.wait_for_timeout(500)
    assert times("een masterdiploma") == 1
    assert times("leidt het managementteam") == 1


def test_a_citation_is_chosen_by_keyboard(open_page):
    page = open_page("/")
    texts = SOURCE_TEXTS["nl"]
    ask(page, "Welk diploma is vereist?")
    citation = page.locator(".fw-verwijzing")
    citation.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fw-brontitel")).to_be_focused()
    expect(page.locator(".fw-brontitel")).to_contain_text(texts.source.format(number=1))
    page.get_by_role("link", name=texts.back_to_answer).focus()
    page.keyboard.press("Enter")
    expect(citation).to_be_focused()


def test_labels_are_in_the_language_of_the_page(open_page):
    english = ("chatbot", "message", "Clear", "Submit", "Textbox", "Scroll", "Loading", "Remove", "menu")
    for language in (DUTCH, ENGLISH):
        page = open_page(language.address("/"))
        ask(page, "Welk diploma is vereist?")
        page.get_by_role("combobox").first.click()
        page.get_by_role("option", name="Voorbeeldstad").click()
        tree = page.locator("body").aria_snapshot()
        assert language is ENGLISH or not [word for word in english if word in tree]
        cross = {"nl": "Voorbeeldstad wissen", "en": "Remove Voorbeeldstad"}[language.code]
        assert f'button "{cross}"' in tree
        assert "chatbot" not in tree
