"""Answers that a chat model words, in a real browser: as they grow, checked, and in the other mode."""

from collections.abc import Iterator

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from playwright.sync_api import Browser, Page, expect

from assistant import ChatModel, Mode
from tests.ui.axe import expect_no_barriers
from tests.ui.chat_page import ask
from tests.ui.conftest import SLOW, FakeAssistant, RunningSite
from ui.texts.chat import DUTCH as TEXTS
from ui.texts.modes import DUTCH as MODES
from ui.texts.modes import ENGLISH, summed_up

pytestmark = pytest.mark.browser
MODEL = "ollama:voorbeeld"


@pytest.fixture(scope="module")
def worded_site(make_assistant) -> Iterator[RunningSite]:
    """A site whose assistant has a chat model."""
    assistant = make_assistant()
    assistant.chat = ChatModel(MODEL, GenericFakeChatModel(messages=iter(())))
    running = RunningSite(assistant)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def assistant(worded_site) -> FakeAssistant:
    """Return its assistant, whose wording need not be waited for."""
    worded_site.assistant.growing.set()
    worded_site.assistant.wording.set()
    worded_site.assistant.modes.clear()
    return worded_site.assistant


@pytest.fixture
def page(browser: Browser, worded_site, assistant) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(worded_site.address)
    expect(tab.get_by_label(MODES.literal)).to_be_visible(timeout=20_000)
    yield tab
    context.close()


def test_documents_words_stay_until_the_wording_is_complete(page, assistant):
    assistant.growing.clear()
    assistant.wording.clear()
    ask(page, "Welk diploma?")
    said = page.locator(".fw-antwoord")
    expect(page.get_by_text(MODES.growing)).to_be_visible()
    expect(page.get_by_role("button", name=TEXTS.send)).to_be_hidden()
    page.evaluate("document.querySelector('.fw-antwoord').dataset.zelfde = 'ja'")
    page.locator(".fw-antwoord .fw-verwijzing").focus()
    assistant.growing.set()
    expect(page.locator(".fw-groeit .fw-tekst li")).to_have_count(1)
    # What is being read is not drawn again, and the wording is not read aloud at each step.
    expect(said).to_have_attribute("data-zelfde", "ja")
    expect(page.locator(".fw-antwoord .fw-verwijzing")).to_be_focused()
    expect(page.locator("[data-testid=bot]").last).to_have_attribute("aria-live", "off")
    assert page.locator(".fw-groeit a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assistant.wording.set()
    expect(page.locator(".fw-modus")).to_contain_text(MODES.worded_by.format(model="voorbeeld"))
    expect(said).to_contain_text("Nodig is een masterdiploma.")
    expect(page.locator(".fw-groeit")).to_have_count(0)
    assert page.locator("[data-testid=bot][aria-live]").count() == 0


def test_stopping_leaves_what_the_documents_say(page, assistant):
    assistant.wording.clear()
    ask(page, "Welk diploma?")
    expect(page.locator(".fw-groeit .fw-tekst")).to_be_visible()
    page.get_by_role("button", name=TEXTS.stop).click()
    expect(page.get_by_role("button", name=TEXTS.send)).to_be_visible()
    expect(page.locator(".fw-groeit")).to_have_count(0)
    expect(page.locator(".fw-antwoord strong")).to_have_text("een masterdiploma")
    expect(page.locator(".fw-modus")).to_contain_text(f"{MODES.literal}: {MODES.stopped}.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_supported_in_part_is_told_and_so_is_the_checking(browser, worded_site, assistant, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(worded_site.address)
    expect(page.get_by_label(MODES.literal)).to_be_visible(timeout=20_000)
    ask(page, "Welk diploma?")
    line = page.get_by_text(summed_up(MODES, 1, 1, 2))
    expect(line).to_be_visible()
    expect(page.locator(".fw-antwoord li").nth(1)).to_contain_text(MODES.partly)
    expect(page.locator(".fw-antwoord li").first).not_to_contain_text(MODES.partly)
    line.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(MODES.partly_supported[0])).to_be_visible()
    expect(page.get_by_text("getal staat niet in de bron (2×)")).to_be_visible()
    expect_no_barriers(page, "checked")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_role("link", name=MODES.more).get_attribute("href") == "/over#nagekeken"
    context.close()


def test_answer_is_swapped_and_kept_with_all_that_is_known_of_it(page, assistant):
    ask(page, "Welk diploma?")
    page.get_by_role("link", name=MODES.show_literal).click()
    expect(page.locator(".fw-antwoord strong")).to_have_text("een masterdiploma")
    page.reload()
    expect(page.locator(".fw-modus")).to_contain_text(f"{MODES.literal}.", timeout=20_000)
    page.get_by_role("link", name=MODES.show_worded).click()
    expect(page.locator(".fw-modus")).to_contain_text(MODES.worded_by.format(model="voorbeeld"))
    expect(page.locator(".fw-antwoord")).to_contain_text(MODES.partly)
    page.reload()
    expect(page.locator(".fw-antwoord")).to_contain_text(MODES.partly, timeout=20_000)
    expect(page.locator(".fw-nagekeken")).to_contain_text(summed_up(MODES, 1, 1, 2))
    assert assistant.modes == [None]


def test_switched_off_with_the_keyboard_the_model_is_not_asked_until_it_is_wanted(page, assistant):
    page.get_by_label(MODES.worded).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(MODES.literal)).to_be_checked()
    page.reload()
    expect(page.get_by_label(MODES.literal)).to_be_checked(timeout=20_000)
    ask(page, "Welk diploma?")
    expect(page.locator(".fw-modus")).to_contain_text(f"{MODES.literal}.")
    assert assistant.modes == [Mode.EXTRACTIVE]
    page.get_by_role("link", name=MODES.word_it).click()
    expect(page.locator(".fw-modus")).to_contain_text("voorbeeld")
    assert assistant.modes == [Mode.EXTRACTIVE, None]
    expect(page.locator(".fw-antwoord")).to_have_count(1)


def test_model_that_is_too_slow_is_told_calmly(page):
    ask(page, "Welk diploma, traag?")
    expect(page.locator(".fw-modus")).to_contain_text(f"{MODES.literal}: {SLOW}.")
    expect(page.locator(".fw-antwoord strong")).to_have_text("een masterdiploma")


def test_page_in_english(browser, worded_site, assistant):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{worded_site.address}/en/?vraag=Welk%20diploma%3F")
    expect(page.locator(".fw-modus")).to_contain_text(
        ENGLISH.worded_by.format(model="voorbeeld"), timeout=20_000
    )
    expect(page.locator(".fw-deels")).to_have_text(ENGLISH.partly)
    expect(page.get_by_label(ENGLISH.literal)).to_be_visible()
    context.close()


def test_without_a_chat_model_there_is_nothing_to_choose(browser, site):
    page = browser.new_page()
    page.goto(site.address)
    expect(page.get_by_label(TEXTS.question)).to_be_visible(timeout=20_000)
    ask(page, "Welk diploma?")
    expect(page.locator(".fw-modus")).to_have_text(f"{MODES.literal}.")
    expect(page.get_by_label(MODES.literal)).to_have_count(0)
    page.close()


def test_what_the_documents_say_is_kept_while_a_model_words_it(page, assistant):
    assistant.growing.clear()
    ask(page, "Welk diploma?")
    expect(page.get_by_text(MODES.growing)).to_be_visible()
    page.reload()
    expect(page.locator(".fw-antwoord strong")).to_have_text("een masterdiploma", timeout=20_000)
    expect(page.locator(".fw-groeit")).to_have_count(0)
    assistant.growing.set()
