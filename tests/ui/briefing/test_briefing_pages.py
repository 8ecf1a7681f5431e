"""The pages of Inwerken as they are served: what they say, where they lead, what they save."""

import re
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from docx import Document as WordDocument
from pypdf import PdfReader
from starlette.testclient import TestClient

from assistant.briefing import Topic, make_briefing
from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import find_sources
from tests.ui.conftest import HOSTILE, FakeAssistant, make_document
from ui.app import create_app
from ui.briefing.questions import gist, question_about
from ui.briefing.words import row_words
from ui.site import Site
from ui.texts.briefing import DUTCH, ENGLISH

SAMPLES = Path(__file__).parents[3] / "documents"
ODD_NAME = "map/één & twee #1.txt"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    read = [read_document(source) for source in find_sources([SAMPLES])]
    hostile = make_document(ODD_NAME, heading=f"Taken {HOSTILE}")
    return {document.name: document for document in (*read, hostile)}


@pytest.fixture(scope="module")
def client(documents) -> TestClient:
    return TestClient(create_app(Site(FakeAssistant(*documents.values()))))


def soup(client: TestClient, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_choice_lists_documents_by_organisation_and_role(client):
    page = soup(client, "/inwerken")
    assert [heading.text for heading in page.select("h3")][:3] == ["Eikendries", "Elzerode", "Hazelbeke"]
    for link in page.select(".fw-inwerken-besturen a"):
        assert client.get(link["href"]).status_code == 200


def test_choice_can_be_searched(client):
    page = soup(client, "/inwerken?zoek=FINANCIEEL+lindervoorde")
    assert [heading.text for heading in page.select("h3")] == ["Lindervoorde"]
    assert "1 van 7 documenten" in page.select_one("[role=status]").text
    assert HOSTILE not in client.get("/inwerken", params={"zoek": HOSTILE}).text


@pytest.mark.parametrize(
    "name", ["hazelbeke-algemeen-directeur.txt", "varenhout-adjunct-algemeendirecteur.docx"]
)
def test_page_has_every_item_once_with_its_quote_and_links(client, documents, name):
    made = make_briefing(documents[name], documents.values())
    page = soup(client, f"/inwerken/{name}")
    boxes = page.select("input[name=afgevinkt]")
    assert [box["value"] for box in boxes] == [item.identifier for item in made.items]
    assert len({box["id"] for box in boxes}) == len(boxes)
    for box, item in zip(boxes, made.items, strict=True):
        label = page.select_one(f'label[for="{box["id"]}"]').text
        point = box.find_parent("li")
        words = item.label or item.citation.quote.split(" | ")[0]
        assert words in label
        source, ask = point.select(".fw-links a")
        assert source["href"] == f"{item.citation.url}#treffer"
        assert made.organisation in parse_qs(urlsplit(ask["href"]).query)["vraag"][0]


def test_links_lead_to_the_quoted_words(client):
    page = soup(client, "/inwerken/hazelbeke-algemeen-directeur.txt")
    point = page.select("#sign .fw-punt")[0]
    shown = soup(client, point.select_one(".fw-links a")["href"])
    assert "".join(mark.text for mark in shown.select("mark")) in point.select_one("label").text


def test_every_topic_is_a_heading_and_silence_is_said(client):
    page = soup(client, "/inwerken/elzerode-afdelingshoofd-burgerzaken.html")
    assert [h.text for h in page.select("h2")] == [
        *(DUTCH.topics[topic] for topic in Topic),
        DUTCH.differences,
    ]
    deputy = next(h for h in page.select("h3") if h.text == "Vervanging")
    assert deputy.find_next_sibling().text == DUTCH.silent_aspect
    levels = [int(h.name[1]) for h in page.select("h1, h2, h3")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_differences_are_worded_with_care(client):
    text = soup(client, "/inwerken/hazelbeke-algemeen-directeur.txt").select_one("#verschillen").text
    assert "niet teruggevonden bij Eikendries" in text
    assert DUTCH.differences_help in text
    other = soup(client, "/inwerken/heidekring-directeur.docx").select_one("#verschillen").text
    assert DUTCH.nothing_to_compare in other


def test_page_in_english_keeps_quotes_in_dutch(client):
    page = soup(client, "/en/inwerken/hazelbeke-algemeen-directeur.txt")
    assert page.html["lang"] == "en"
    assert page.select_one("#sign h2").text == ENGLISH.topics[Topic.SIGN]
    assert all(label["lang"] == "nl" for label in page.select(".fw-punt label"))
    assert page.select_one(".fw-links a")["href"].startswith("/en/bron/")
    assert page.select("form.fw-inwerken")[0]["action"].startswith("/en/inwerken/")


def test_page_needs_no_style_or_script_of_its_own(client):
    answer = client.get("/inwerken/hazelbeke-algemeen-directeur.txt")
    assert "unsafe" not in answer.headers["content-security-policy"]
    page = BeautifulSoup(answer.text, "html.parser")
    assert not page.select("style, script:not([src]), [style], [onclick]")


def test_hostile_words_and_names_stay_text(client):
    page = soup(client, next(a["href"] for a in soup(client, "/inwerken").select("a[href*=twee]")))
    assert not page.select("main script, main img")
    assert "window.hacked" in page.select_one("main").text


@pytest.mark.parametrize("address", ["/inwerken/weg.txt", "/en/inwerken/weg.txt"])
def test_document_that_is_gone(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address, data={"formaat": "md"}).status_code == 404


def save(client: TestClient, file_format: str, ticked: list[str], name="hazelbeke-algemeen-directeur.txt"):
    answer = client.post(f"/inwerken/{name}", data={"formaat": file_format, "afgevinkt": ticked})
    assert answer.status_code == 200
    assert "inwerken-als-algemeen-directeur-hazelbeke" in answer.headers["content-disposition"]
    return answer.content


def text_of(file_format: str, content: bytes) -> str:
    if file_format == "md":
        return re.sub(r"\\(.)", r"\1", content.decode())
    if file_format == "docx":
        assert zipfile.is_zipfile(BytesIO(content))
        return "\n".join(p.text for p in WordDocument(BytesIO(content)).paragraphs)
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def squeezed(text: str) -> str:
    return re.sub(r"[\s­-]+", "", text)


@pytest.mark.parametrize("file_format", ["md", "docx", "pdf"])
def test_saved_file_holds_every_quote_and_the_progress(client, documents, file_format):
    made = make_briefing(documents["hazelbeke-algemeen-directeur.txt"], documents.values())
    ticked = [item.identifier for item in made.items[:3]]
    text = squeezed(text_of(file_format, save(client, file_format, [*ticked, "onbekend"])))
    for item in made.items:
        assert squeezed(item.citation.quote.replace("|", "")) in text.replace("|", "")
    assert squeezed(f"3 van {len(made.items)} afgevinkt") in text
    assert squeezed(DUTCH.differences) in text


def test_saved_file_shows_which_items_are_ticked(client, documents):
    made = make_briefing(documents["hazelbeke-algemeen-directeur.txt"], documents.values())
    lines = save(client, "md", [made.items[1].identifier]).decode().splitlines()
    done = [line for line in lines if line.startswith("- [x]")]
    assert len(done) == 1
    assert made.items[1].citation.quote[:20] in done[0]


def test_unknown_format_is_refused(client):
    answer = client.post("/inwerken/hazelbeke-algemeen-directeur.txt", data={"formaat": "exe"})
    assert answer.status_code == 404
    assert DUTCH.no_such_format in answer.text


def test_questions_name_the_organisation_and_stand_alone(documents):
    made = make_briefing(documents["elzerode-afdelingshoofd-burgerzaken.html"])
    asked = {
        chapter.topic: question_about(made, chapter.topic, group, item)
        for chapter in made.chapters
        for group in chapter.groups
        for item in group.items[:1]
    }
    assert all("Elzerode" in question and question.endswith("?") for question in asked.values())
    assert (
        asked[Topic.PURPOSE]
        == "Wat is het doel van de functie van het afdelingshoofd burgerzaken en onthaal bij Elzerode?"
    )
    assert all(len(question) < 260 for question in asked.values())


def test_gist_keeps_whole_words():
    assert gist("een twee\n drie;") == "een twee drie"
    assert len(gist("woord " * 40)) <= 110
    assert gist("woord " * 40).endswith("woord")


def test_row_without_its_name():
    assert row_words("Plannen | leiding | X | 3", "Plannen") == "leiding · 3"
