"""Fixtures of the ui tests: a fake assistant over a small document, a server, a browser."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from assistant.answer import Answer, Citation, Mode, Retrieved, Statement, Status, TermMatch, Verdict
from assistant.chat import ChatModel
from assistant.examples import Audience
from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document
from ingest.reading import document_from
from ui.access import addresses
from ui.access.access import Access
from ui.app import create_app
from ui.site import Site

CHROMIUM = Path("/usr/bin/chromium")
SLOW = "het taalmodel antwoordt niet op tijd"
HOSTILE = '<script>window.hacked=1</script><img src="http://evil.example/x.png" onerror="window.hacked=1">'


def make_document(name: str = "voorbeeld.txt", heading: str = "Taken") -> Document:
    """Return a document with headings, a list in a list, a table and hostile text."""
    blocks = [
        Block(BlockKind.HEADING, "Functiebeschrijving algemeen directeur", level=1),
        Block(
            BlockKind.PARAGRAPH,
            "Bestuur: Testdorp. De directeur leidt de diensten van gemeente Testdorp.",
        ),
        Block(BlockKind.HEADING, heading, level=2),
        Block(BlockKind.PARAGRAPH, "De directeur heeft deze taken:"),
        Block(BlockKind.ITEM, "leidt het managementteam", marker="-"),
        Block(BlockKind.ITEM, "bereidt de begroting voor", marker="-"),
        Block(BlockKind.ITEM, "samen met de financieel directeur", marker="-", level=1),
        Block(BlockKind.HEADING, "Competenties", level=2),
        Block(
            BlockKind.TABLE,
            "",
            rows=(
                ("Groep", "Competentie", "Graad"),
                ("Leiding", "Coachen", "2"),
                ("", "Beslissen", "3"),
            ),
        ),
        Block(BlockKind.HEADING, "Voorwaarden", level=2),
        Block(BlockKind.PARAGRAPH, "U hebt een masterdiploma & een rijbewijs B."),
        Block(BlockKind.PARAGRAPH, f"Let op: {HOSTILE}"),
    ]
    return document_from(Reading(tuple(blocks)), name, "0" * 64)


class Marks(HTMLParser):
    """Collects the marked text, and checks that elements close as they opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.identifiers: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Note what opens."""
        if tag in ("meta", "link", "br", "img", "input"):
            return
        self.open.append(tag)
        if tag == "mark":
            self.marked.append("")
            self.identifiers += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        """Check that the innermost element closes."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Collect marked text."""
        if "mark" in self.open:
            self.marked[-1] += data


class FakeAssistant:
    """Cites the passage that holds a word of the question."""

    def __init__(self, *documents: Document) -> None:
        self.documents: Mapping[str, Document] = {document.name: document for document in documents}
        self.organisations = ("Testdorp", "Voorbeeldstad")
        self.roles = ("algemeen directeur", "financieel directeur")
        self.growing, self.wording = threading.Event(), threading.Event()
        self.chat: ChatModel | None = None
        self.modes: list[Mode | None] = []
        self.calls: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = []

    def examples(self) -> tuple[str, ...]:
        """Return two questions."""
        return ("Welk diploma is vereist?", "Welke taken heeft de directeur?")

    def starters(self) -> Mapping[Audience, tuple[str, ...]]:
        """Return the questions by kind of user."""
        first, second = self.examples()
        return {Audience.COUNCIL: (first,), Audience.DIRECTOR: (second,)}

    def ask_in_steps(
        self,
        question: str,
        history: Sequence[str] = (),
        organisations: Sequence[str] = (),
        roles: Sequence[str] = (),
        mode: Mode | None = None,
    ) -> Iterator[tuple[Answer, bool]]:
        """Answer as ask does; where there is a chat model, then with its wording of it, in two steps.

        ``growing`` and ``wording`` are waited for before each; of "traag" there is none.
        """
        answer = self.ask(question, history, organisations, roles, mode)
        if self.chat is None or mode is Mode.EXTRACTIVE or not answer.status.is_answer:
            yield answer, True
            return
        yield answer, False
        self.growing.wait(20)
        if "traag" in question:
            yield replace(answer, model_failure=SLOW), True
            return
        yield self._worded(answer, 1), False
        self.wording.wait(20)
        yield self._worded(answer, 2), True

    def _worded(self, answer: Answer, count: int) -> Answer:
        """Say it in other words, the second sentence supported in part."""
        statements = (
            Statement("Nodig is een masterdiploma.", (1,)),
            Statement("Dat is een vereiste voor iedereen.", (1,), Verdict.PARTLY),
        )[:count]
        return replace(
            answer,
            text="\n".join(f"- {statement.written}" for statement in statements),
            statements=statements,
            mode=Mode.GENERATIVE,
            model=self.chat.name if self.chat else "",
            prompts="abc123",
            dropped=(
                "getal staat niet in de bron: Er zijn 45 directeurs.",
                "getal staat niet in de bron: Er zijn 46 directeurs.",
            ),
        )

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        organisations: Sequence[str] = (),
        roles: Sequence[str] = (),
        mode: Mode | None = None,
    ) -> Answer:
        """Cite what the question is about, fail on "stuk", and find nothing else."""
        self.modes.append(mode)
        self.calls.append((question, tuple(history), tuple(organisations), tuple(roles)))
        if "stuk" in question:
            raise RuntimeError("geheim pad /etc")
        if "kapot" in question:
            raise KeyError(question)
        words = {
            "diploma": "een masterdiploma",
            "taken": "leidt het managementteam",
            "let op": HOSTILE,
        }
        for word, quote in words.items():
            if word in question.lower():
                return self._cite(question, quote)
        return Answer(
            question,
            question,
            Status.NOT_IN_DOCUMENTS,
            "Dit staat niet in de documenten.",
            searched=tuple(self.documents),
        )

    def _cite(self, question: str, quote: str) -> Answer:
        document = next(iter(self.documents.values()))
        start = document.text.index(quote)
        passage = next(place for place in document.passages if place.start <= start < place.end)
        citation = Citation(
            1,
            document.name,
            document.title,
            "Testdorp",
            passage.headings,
            passage.page,
            start,
            start + len(quote),
            quote,
            passage.number,
        )
        return Answer(
            question=question,
            standalone_question=f"{question} (Testdorp)",
            status=Status.ANSWERED,
            text=f"Vereist is **{quote}** [1], niet [9].",
            statements=(Statement(f"Vereist is {quote}.", (1,)),),
            citations=(citation,),
            retrieved=tuple(
                Retrieved(document.name, place.number, place.start, place.end, place.text, 0.5)
                for place in document.passages
            ),
            suggestions=("Welke taken heeft de directeur?",),
            terms=(TermMatch("papieren", "diploma"),),
            organisations=("Testdorp",),
        )


class RunningSite:
    """A running server."""

    def __init__(
        self, assistant: FakeAssistant, access: Access | None = None, site: Site | None = None
    ) -> None:
        self.assistant = assistant
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                create_app(site or Site(assistant), access),
                log_level="error",
                ws="none",
                proxy_headers=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )

    def start(self) -> None:
        """Start serving."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@pytest.fixture(autouse=True)
def test_client_is_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page take the name that the test client calls it by for one of this machine's own."""
    names = addresses.NAMES_OF_THIS_MACHINE | {"testserver"}
    monkeypatch.setattr(addresses, "NAMES_OF_THIS_MACHINE", names)


@pytest.fixture(scope="session")
def document() -> Document:
    return make_document()


@pytest.fixture(scope="module")
def make_assistant() -> Callable[[], FakeAssistant]:
    """Return what makes an assistant, for fixtures that outlive a test."""
    return lambda: FakeAssistant(make_document())


@pytest.fixture
def assistant(document: Document) -> FakeAssistant:
    return FakeAssistant(document)


@pytest.fixture(scope="module")
def site() -> Iterator[RunningSite]:
    running = RunningSite(FakeAssistant(make_document()))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def serve_site() -> Iterator[Callable[[Access], RunningSite]]:
    """Return a function that starts a server that is guarded."""
    running = []

    def start(access: Access) -> RunningSite:
        running.append(RunningSite(FakeAssistant(make_document()), access))
        running[-1].start()
        return running[-1]

    yield start
    for site in running:
        site.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium ontbreekt: /usr/bin/chromium")
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield running
        running.close()
