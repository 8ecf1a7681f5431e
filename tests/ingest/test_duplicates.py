"""The same content under two names, and content that is not the same."""

from dataclasses import dataclass

from ingest.duplicates import content_key, format_rank, same_content
from ingest.model import UNKNOWN_ORGANISATION, Document
from ingest.readers.html import read as read_html
from ingest.readers.markdown import read as read_markdown
from ingest.reading import document_from

MARKDOWN = """# Functiebeschrijving jurist

Gemeente Moerdam

## 1. Taken

De jurist adviseert het college over financiële dossiers:

1. contracten nazien
2. adviezen schrijven

| Competentie | Niveau 1 | Niveau 2 |
|---|---|---|
| Samenwerken | X | |
| Schrijven | | X |
"""
HTML = """<h1>FUNCTIEBESCHRIJVING JURIST</h1><p>Gemeente Moerdam</p><h2>Taken</h2>
<p>De jurist adviseert het college over financie\u0308le dossiers:</p>
<ul><li>contracten nazien</li><li>adviezen schrijven</li></ul>
<table><tr><th>Competentie</th><th>Niveau 1</th><th>Niveau 2</th></tr>
<tr><td>Samenwerken</td><td>X</td><td></td></tr><tr><td>Schrijven</td><td></td><td>X</td></tr></table>"""


def markdown(text: str = MARKDOWN, name: str = "a.md") -> Document:
    return document_from(read_markdown(text.encode()), name, name)


def html(text: str = HTML, name: str = "a.html") -> Document:
    return document_from(read_html(text.encode()), name, name)


def test_the_same_words_in_two_formats_have_one_key() -> None:
    assert content_key(markdown()) == content_key(html())


def test_another_word_number_or_place_in_a_table_is_another_content() -> None:
    key = content_key(markdown())
    for old, new in (("nazien", "naziet"), ("Niveau 2 ", "Niveau 3 "), ("| X | |", "| | X |")):
        assert content_key(markdown(MARKDOWN.replace(old, new, 1))) != key


@dataclass(frozen=True)
class Held:
    """What is known of a document."""

    content: str
    organisation: str = "Moerdam"


def test_the_format_that_tells_structure_best_is_kept() -> None:
    names = ("a.txt", "b.pdf", "c.docx", "d.md", "e.DOCX")
    assert same_content({name: Held("x") for name in names}) == dict.fromkeys(
        ("a.txt", "b.pdf", "d.md", "e.DOCX"), "c.docx"
    )


def test_the_rank_of_a_format() -> None:
    names = ["a.txt", "map/a.pdf", "a.md", "a.odt", "a.DOCX", "zonder"]
    assert sorted(names, key=format_rank) == ["a.DOCX", "a.odt", "a.md", "map/a.pdf", "a.txt", "zonder"]


def test_what_is_not_the_same_stays() -> None:
    documents = {
        "z.md": Held("x"),
        "b.md": Held("y"),
        "a.html": Held("x"),
        "c.md": Held(""),
        "d.md": Held(""),
    }
    assert same_content(documents) == {"z.md": "a.html"}
    assert same_content({}) == {}


def test_one_text_of_two_organisations_is_two_documents() -> None:
    documents = {"a.md": Held("x"), "b.md": Held("x", "Hazelbeke"), "c.pdf": Held("x", "Hazelbeke")}
    assert same_content(documents) == {"c.pdf": "b.md"}


def test_a_copy_without_a_known_organisation_gives_way() -> None:
    documents = {"a.docx": Held("x", UNKNOWN_ORGANISATION), "b.txt": Held("x")}
    assert same_content(documents) == {"a.docx": "b.txt"}
