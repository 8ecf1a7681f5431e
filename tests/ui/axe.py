"""Look for barriers with axe-core, in a page as Chromium shows it."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_FAILING = ("serious", "critical")
_SHOWN = 3
"""Elements named for each barrier."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """A rule of axe that a page breaks."""

    impact: str
    """"minor", "moderate", "serious" or "critical"."""
    rule: str
    """Its name in axe ("color-contrast")."""
    line: str
    """What is wrong, and at which elements."""


def find_barriers(page: Page) -> list[Barrier]:
    """Return all rules of axe that the page breaks in its present state, best practices included.

    Playwright injects the script through the debugger, so the page's own security policy stands.
    """
    violations = Axe().run(page).response["violations"]
    return [
        Barrier(
            violation["impact"] or "minor",
            violation["id"],
            f"{violation['help']}: "
            + "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:_SHOWN]),
        )
        for violation in violations
    ]


def expect_no_barriers(page: Page, state: str) -> None:
    """Fail on serious and critical barriers; print the others, which pytest shows with a failure or -rP."""
    barriers = find_barriers(page)
    lines = [f"{page.url} ({state}): {b.impact}: {b.rule}: {b.line}" for b in barriers]
    print(*lines, sep="\n")
    grave = [line for line, b in zip(lines, barriers, strict=True) if b.impact in _FAILING]
    assert grave == []
