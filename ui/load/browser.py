"""How soon the page can be used, and shows the first words of an answer, in the real Chromium."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_WAIT_MS = 30_000
# The clock of the page itself: asking it from outside would count the way to the browser and back.
_USABLE = """box => new Promise((done) => {
    const look = () => {
        const found = document.querySelector(box);
        const seen = found && !found.disabled && found.getClientRects().length > 0;
        if (seen) done(performance.now()); else requestAnimationFrame(look);
    };
    look();
})"""
_LISTEN = """([box, answer]) => {
    const before = document.querySelectorAll(answer).length;
    window.firstWords = new Promise((done) => {
        document.querySelector(box).addEventListener("keydown", (event) => {
            if (event.key !== "Enter") return;
            const start = performance.now();
            const look = () => {
                const found = document.querySelectorAll(answer);
                const words = found.length > before && found[found.length - 1].textContent.trim();
                if (words) done(performance.now() - start); else requestAnimationFrame(look);
            };
            look();
        }, { once: true, capture: true });
    });
}"""


@dataclass(frozen=True, slots=True)
class Opening:
    """Milliseconds, a figure for each time."""

    cold: list[float] = field(default_factory=list)
    """From asking for the page to its question box being there and enabled; nothing kept by the browser."""
    warm: list[float] = field(default_factory=list)
    """The same, when the browser was there before."""
    words: list[float] = field(default_factory=list)
    """From Enter to the first words of an answer being drawn."""


def measure_opening(address: str, box: str, answer: str, asked: Sequence[str], rounds: int) -> Opening:
    """Open the page a number of times, in a browser without memory, and ask a question each time."""
    opening = Opening()
    with sync_playwright() as playwright:
        for number in range(rounds):
            path = str(_CHROMIUM) if _CHROMIUM.exists() else None
            browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
            _measure_once(browser, address, box, answer, asked[number % len(asked)], opening)
            browser.close()
    return opening


def _measure_once(
    browser: Browser, address: str, box: str, answer: str, question: str, opening: Opening
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 850})
    page = context.new_page()
    page.set_default_timeout(_WAIT_MS)
    opening.cold.append(_open(page, address, box))
    opening.warm.append(_open(page, address, box))
    page.wait_for_timeout(500)  # as long as a user needs to begin typing
    field = page.locator(box).first
    field.fill(question)
    page.evaluate(_LISTEN, [box, answer])
    field.press("Enter")
    opening.words.append(float(page.evaluate("window.firstWords")))
    context.close()


def _open(page: Page, address: str, box: str) -> float:
    page.goto(address, wait_until="commit")
    return float(page.evaluate(_USABLE, box))
