"""The same content under two names, and content that is not the same."""

from dataclasses import replace
from pathlib import Path

from ingest.duplicates import content_key, format_rank, without_duplicates
from ingest.model import Document
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


def test_the_format_that_tells_structure_best_is_kept() -> None:
    documents = [markdown(name=name) for name in ("a.txt", "b.pdf", "c.docx", "d.md", "e.DOCX")]
    kept, left_out = without_duplicates(documents)
    assert [document.name for document in kept] == ["c.docx"]
    assert left_out == [("a.txt", "c.docx"), ("b.pdf", "c.docx"), ("d.md", "c.docx"), ("e.DOCX", "c.docx")]


def test_the_rank_of_a_format() -> None:
    names = ["a.txt", "map/a.pdf", "a.md", "a.odt", "a.DOCX", "zonder"]
    assert sorted(names, key=format_rank) == ["a.DOCX", "a.odt", "a.md", "map/a.pdf", "a.txt", "zonder"]


def test_what_is_not_the_same_stays_in_order() -> None:
    documents = [
        markdown(name="z.md"),
        markdown(MARKDOWN.replace("nazien", "lezen"), "b.md"),
        html(name="a.html"),
    ]
    kept, left_out = without_duplicates(documents)
    assert [document.name for document in kept] == ["b.md", "a.html"]
    assert left_out == [("z.md", "a.html")]
    assert without_duplicates([]) == ([], [])


def test_one_text_of_two_organisations_is_two_documents() -> None:
    other = replace(markdown(name="b.md"), organisation="Hazelbeke")
    assert without_duplicates([markdown(), other]) == ([markdown(), other], [])


def test_a_copy_whose_organisation_is_not_known_is_a_copy() -> None:
    unknown = replace(markdown(name="a.docx"), organisation="onbekend bestuur")
    kept, left_out = without_duplicates([unknown, markdown(name=Path("b.pdf").name)])
    assert [document.name for document in kept] == ["b.pdf"]
    assert left_out == [("a.docx", "b.pdf")]
