"""What users and documents say is only read: nothing of it runs, loads, hides or leads away."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant import question_path
from tests.ui.conftest import RunningSite
from tests.ui.payloads import NAME, PAYLOADS, HostileAssistant

pytestmark = pytest.mark.browser
_ASKED = ("\n".join(PAYLOADS[:14]), "\n".join(PAYLOADS[14:]), f"niets {PAYLOADS[1]}")
_SHOWN = ".fw-antwoord, .fw-gevraagd, .fw-welkom, .fw-bron, #fw-keuzes, main.fw-inhoud"
_FAULTS = """selector => {
    const active = "script, img, iframe, object, embed, form, style, link, base, meta, video, audio, svg, "
        + "math, input, button, textarea, template";
    const faults = [];
    for (const part of document.querySelectorAll(selector)) {
        for (const element of part.querySelectorAll("*")) {
            const own = part.id === "fw-keuzes";  // lists and buttons of our own
            if (!own && element.matches(active)) faults.push(element.outerHTML.slice(0, 200));
            for (const { name, value } of element.attributes) {
                if (name.startsWith("on")) faults.push(`${name}=${value}`);
                if (!own && name === "style") faults.push(`style=${value}`);
                const leads = ["href", "src", "action"].includes(name);
                if (leads && !/^[#/](?!\\/)/.test(value)) faults.push(value);
            }
            const { position } = getComputedStyle(element);
            if (!own && position === "fixed") faults.push(`fixed: ${element.outerHTML.slice(0, 200)}`);
        }
    }
    return faults;
}"""
"""Returns what is in parts of the page that text alone cannot have made."""


@pytest.fixture(scope="module")
def hostile() -> Iterator[RunningSite]:
    running = RunningSite(HostileAssistant())
    running.start()
    yield running
    running.stop()


@pytest.fixture
def outside() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, hostile: RunningSite, outside: list[str]) -> Iterator[Page]:
    """Open a window that notes every request to elsewhere, and every complaint about the policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 850})
    own = (hostile.address, "data:", "blob:")
    context.on("request", lambda request: request.url.startswith(own) or outside.append(request.url))
    context.on("console", lambda message: "Content Security" in message.text and outside.append(message.text))
    yield context.new_page()
    context.close()


def expect_only_text(page: Page, outside: list[str], address: str) -> None:
    """Fail when anything but text came of the payloads."""
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(_FAULTS, _SHOWN) == []
    assert outside == []
    assert page.url.split("#")[0] == address
    assert page.evaluate("new URL(document.baseURI).origin + '/'") == "/".join(address.split("/")[:3]) + "/"
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_chat_shows_payloads_as_text(page, hostile, outside, path):
    address = hostile.address + path
    page.goto(address)
    expect(page.locator(".fw-welkom")).to_contain_text(PAYLOADS[0], timeout=20_000)
    expect_only_text(page, outside, address)
    for number, question in enumerate(_ASKED, start=1):
        box = page.locator("#fw-vraag textarea")
        box.fill(question)
        page.locator("#fw-verstuur").click()
        expect(page.locator(".fw-antwoord")).to_have_count(number, timeout=20_000)
        expect(page.locator(".fw-gevraagd").last).to_contain_text(
            PAYLOADS[1 if number == 3 else 14 * number - 14]
        )
        expect_only_text(page, outside, address)
    page.reload()  # the browser gives back what it kept
    expect(page.locator(".fw-antwoord")).to_have_count(len(_ASKED), timeout=20_000)
    expect_only_text(page, outside, address)
    page.locator("#fw-bronnen summary").click()
    page.get_by_role("combobox").first.click()
    expect(page.get_by_role("option").first).to_contain_text("<")
    page.get_by_role("option").nth(1).click()
    expect_only_text(page, outside, address)


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_chat_shows_payloads_in_its_address_as_text(page, hostile, outside, path):
    earlier = [*PAYLOADS[:2], "\n".join(PAYLOADS[2:14]), "\n".join(PAYLOADS[14:])]
    address = hostile.address + path
    page.goto(address.removesuffix("/") + question_path(PAYLOADS[17], earlier))
    expect(page.locator(".fw-antwoord")).to_have_count(5, timeout=20_000)
    expect(page.locator(".fw-gevraagd").last).to_contain_text(PAYLOADS[17])
    expect_only_text(page, outside, address)


def test_each_source_shows_its_payload_as_text(page, hostile, outside):
    page.goto(f"{hostile.address}/")
    page.locator("#fw-vraag textarea").fill(_ASKED[0])
    page.locator("#fw-verstuur").click()
    expect(page.locator(".fw-antwoord")).to_have_count(1, timeout=20_000)
    links = page.locator("#fw-bronnen .fw-lijst").first.get_by_role("link")
    expect(links).to_have_count(30)
    for number in range(0, 30, 6):
        links.nth(number).click()
        expect(links.nth(number)).to_have_attribute("aria-current", "true")
        expect(page.locator("#fw-bronnen mark").first).to_contain_text("leest")
        expect_only_text(page, outside, f"{hostile.address}/")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_source_page_shows_payloads_as_text(page, hostile, outside, prefix):
    address = f"{hostile.address}{prefix}/bron/{quote(NAME)}/3"
    page.goto(address)
    expect(page.locator("article")).to_contain_text(PAYLOADS[0])
    for payload in PAYLOADS:
        expect(page.locator(".fw-bronpagina")).to_contain_text(" ".join(payload.split()))
    expect_only_text(page, outside, address)


def test_unknown_addresses_show_payloads_as_text(page, hostile, outside):
    for payload in PAYLOADS[::9]:
        for path in (f"/bron/{quote(payload)}/0", f"/{quote(payload)}", f"/over?x={quote(payload)}"):
            page.goto(hostile.address + path)
            expect_only_text(page, outside, hostile.address + path)


def test_faults_are_found(page, hostile, outside):
    page.goto(f"{hostile.address}/bron/{quote(NAME)}/3")
    page.evaluate(
        "document.querySelector('article').innerHTML = '<img src=//evil.example/x style=position:fixed>'"
    )
    assert len(page.evaluate(_FAULTS, _SHOWN)) >= 3
    page.wait_for_timeout(100)
    assert outside
