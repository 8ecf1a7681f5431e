"""What the browser tests of the chat do on its page."""

from playwright.sync_api import Page, expect

from ui.texts.chat import DUTCH as TEXTS


def ask(page: Page, question: str) -> None:
    """Ask a question and wait until it has an answer."""
    answers = page.locator(".fw-antwoord").count()
    page.get_by_label(TEXTS.question).fill(question)
    page.get_by_role("button", name=TEXTS.send).click()
    expect(page.locator(".fw-antwoord")).to_have_count(answers + 1, timeout=20_000)
