"""Take pictures of every page, over the samples: ``make screenshots``; a new page adds its line here."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, ViewportSize, sync_playwright

from evals.models.knowledge import known_of
from evals.models.playing import played
from evals.questions import load_question_set
from ui.access.passwords import hash_password
from ui.access.roles import Role
from ui.access.users import User, add_user
from ui.load.server import ingest, measure, served, serving
from ui.texts.evaluation import DUTCH as EVALUATION

_ROOT = Path(__file__).parents[2]
_SAMPLES = _ROOT / "evals/sets/samples.yaml"
_CHROMIUM = Path("/usr/bin/chromium")
_MAX_BYTES = 150_000
_CHOSEN_MODEL = {"FUNCTIEWIJZER_CHAT_MODEL": "openai:paraphrasing", "OPENAI_API_KEY": "geen"}
_QUESTION = "#fw-vraag textarea"


@dataclass(frozen=True, slots=True)
class Window:
    """How a page is looked at."""

    ending: str
    """Of the picture's name."""
    size: ViewportSize
    scheme: str
    """"light" or "dark"."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page in a state worth a picture."""

    name: str
    """Of the file, without its ending."""
    address: str
    prepare: Callable[[Page], None] = lambda page: None
    """Brings the page into that state."""


WINDOWS = (
    Window("", {"width": 1280, "height": 850}, "light"),
    Window("-smal-donker", {"width": 360, "height": 740}, "dark"),
)


def asking(*questions: str, source: int | None = None) -> Callable[[Page], None]:
    """Return how to ask questions one after another, and then to choose a source of the last answer."""

    def prepare(page: Page) -> None:
        for number, question in enumerate(questions, start=1):
            page.locator(_QUESTION).fill(question)
            page.locator(_QUESTION).press("Enter")
            page.locator(".fw-antwoord").nth(number - 1).wait_for()
        if source is not None:
            page.locator(".fw-antwoord").last.locator(".fw-verwijzing").nth(source).click()
            page.locator("#fw-bronnen mark").first.wait_for()

    return prepare


def _ready(page: Page) -> None:
    page.locator(".fw-welkom .fw-vraaglink").first.wait_for()


def _worded(page: Page) -> None:
    """Ask for an answer that a chat model words, and show how it was checked."""
    asking("Wat biedt Elzerode aan het nieuwe afdelingshoofd? Geef alle voordelen.")(page)
    page.locator(".fw-nagekeken summary").click(timeout=60_000)
    page.locator(".fw-nagekeken").scroll_into_view_if_needed()


def _measured(page: Page) -> None:
    """Let a question set be run, where none was yet."""
    if page.locator(".fw-metingen").count() == 0:
        page.get_by_role("button", name=EVALUATION.start).click()
        page.locator(".fw-metingen").wait_for(timeout=120_000)
        page.goto(page.url.partition("?")[0])


SHOTS = (
    Shot("vragen-begin", "/", _ready),
    Shot("vragen-bron", "/", asking("Welk diploma is vereist in Hazelbeke?", source=0)),
    Shot("vragen-lijst", "/", asking("Welke competenties vraagt Hazelbeke?")),
    Shot("vragen-vergelijking", "/", asking("Vergelijk de voorwaarden in Hazelbeke en Eikendries")),
    Shot("vragen-geweigerd", "/", asking("Hoeveel kinderen heeft de directeur van Hazelbeke?")),
    Shot("vragen-engels", "/en/", asking("Which diploma is required in Hazelbeke?", source=0)),
    Shot("bron", "/bron/hazelbeke-algemeen-directeur.txt/20"),
    Shot("inwerken", "/inwerken"),
    Shot("inwerken-bestuur", "/inwerken/hazelbeke-algemeen-directeur.txt"),
    Shot("vergelijken", "/vergelijken"),
    Shot("documenten", "/documenten"),
    Shot("document", "/documenten/hazelbeke-algemeen-directeur.txt"),
    Shot("evaluatie", "/evaluatie", _measured),
    Shot("over", "/over"),
    Shot("toegankelijkheid", "/toegankelijkheid"),
    Shot("http-interface", "/docs"),
)


WORDED = (Shot("vragen-taalmodel", "/", _worded),)
"""Pages that a chat model takes part in: a scripted one, that knows what the samples say."""
REPORTS = (Shot("evaluatie-rapport", "/report.html"),)
"""Pages that stand in files: those of a run of the samples."""
GUARDED = (Shot("aanmelden", "/aanmelden"),)
"""Pages that are there only where users must sign in."""


def main() -> None:
    """Take all pictures; pages that are not there are named, and make it fail."""
    parser = argparse.ArgumentParser(description="Take pictures of every page.")
    parser.add_argument("--out", type=Path, default=_ROOT / "docs/beelden")
    parser.add_argument("--documents", type=Path, default=_ROOT / "documents")
    parser.add_argument("names", nargs="*", help="only these")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder, sync_playwright() as playwright:
        index, documents, data = (Path(folder) / name for name in ("index", "documenten", "gegevens"))
        shutil.copytree(arguments.documents, documents)
        data.mkdir()
        ingest(documents, index)
        path = str(_CHROMIUM) if _CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        users = Path(folder) / "gebruikers.yaml"
        add_user(users, User("lezer", hash_password("voor de foto alleen"), frozenset({Role.READER})))
        taken: list[bool] = []

        def wanted(shots: Sequence[Shot]) -> list[Shot]:
            return [shot for shot in shots if not arguments.names or shot.name in arguments.names]

        def take(shots: Sequence[Shot], address: str) -> None:
            for shot in wanted(shots):
                taken.extend(_take(browser, address, shot, window, arguments.out) for window in WINDOWS)

        for shots, options in (
            (SHOTS, ("--documents", str(documents), "--data", str(data))),
            (GUARDED, ("--users", str(users))),
        ):
            if wanted(shots):
                with served(serving(index, *options)) as address:
                    take(shots, address)
        if wanted(WORDED):
            known = known_of(load_question_set(_SAMPLES))
            with (
                played(known, Path(folder)) as (models, _log),
                served(serving(index), {**_CHOSEN_MODEL, "OPENAI_BASE_URL": f"{models}/v1"}) as address,
            ):
                take(WORDED, address)
        if wanted(REPORTS):
            measure(_SAMPLES, index, Path(folder) / "meting")
            take(REPORTS, (Path(folder) / "meting").as_uri())
        browser.close()
    sys.exit(0 if all(taken) else 1)


def _take(browser: Browser, address: str, shot: Shot, window: Window, out: Path) -> bool:
    context = browser.new_context(
        viewport=window.size,
        color_scheme="dark" if window.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    try:
        answer = page.goto(address + shot.address)
        is_there = answer is not None and answer.ok
    except Error:  # a file that is not there
        is_there = False
    if is_there:
        shot.prepare(page)
        page.wait_for_timeout(300)  # until what was asked for has been drawn
        picture = _smallest(page.screenshot())
        (out / f"{shot.name}{window.ending}.png").write_bytes(picture)
    else:
        print(f"not there: {shot.address}", file=sys.stderr)
    context.close()
    return is_there


def _smallest(picture: bytes) -> bytes:
    """Return a PNG of few colours, of as many as fit in the bytes that a picture may take."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        out = BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= _MAX_BYTES:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()
