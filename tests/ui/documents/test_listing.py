"""The list of documents, the page of one, and the report of the last ingest."""

import re
from dataclasses import replace

import pytest

from ingest.model import UNKNOWN_ORGANISATION, Noise, NoiseReason
from ingest.reading import read_document
from ingest.sources import Source
from tests.conftest import SAMPLES
from tests.ui.conftest import FakeAssistant, make_document
from tests.ui.documents.conftest import NAMES, Workplace
from ui.documents.details import noise_groups, sections_tree
from ui.documents.listing import PAGE_SIZE, list_documents
from ui.ingest_record import FILE_NAME, read_record
from ui.ingesting import ingest_files
from ui.languages import DUTCH, ENGLISH
from ui.site import Site
from ui.texts import document_details
from ui.texts.documents import DUTCH as TEXTS
from vectorstore.synchronise import State


@pytest.fixture(scope="module")
def many():
    """Return a thousand documents of a hundred organisations."""
    one = make_document()
    return [
        replace(one, name=f"kaart-{n:04}.pdf", title=f"Fiche {n}", organisation=f"Gemeente {n % 100:02}")
        for n in range(1000)
    ]


def test_list_is_ordered_by_organisation_and_cut_in_pages(many):
    first = list_documents(many, TEXTS, DUTCH)
    assert (len(first.rows), first.found, first.pages, first.previous) == (PAGE_SIZE, 1000, 20, "")
    assert [row.organisation for row in first.rows[:11]] == ["Gemeente 00"] * 10 + ["Gemeente 01"]
    assert first.next == "/documenten?blad=2"
    last = list_documents(many, TEXTS, ENGLISH, page=99)
    assert (last.page, last.next, last.previous) == (20, "", "/en/documenten?blad=19")


def test_list_is_searched_by_all_words_without_accents_or_capitals(many):
    many = [*many, replace(many[0], name="x.docx", title="Chef à la carte", organisation="Zoë")]
    assert [row.name for row in list_documents(many, TEXTS, DUTCH, " ZOE carte ").rows] == ["x.docx"]
    assert list_documents(many, TEXTS, DUTCH, "zoe niets").found == 0
    found = list_documents(many, TEXTS, DUTCH, "gemeente 07", "-titel")
    assert found.rows[0].title == "Fiche 907"
    assert [column.sorted for column in found.columns][:2] == ["descending", ""]
    assert found.columns[0].address == "/documenten?zoek=gemeente+07&volgorde=titel"
    assert list_documents(many, TEXTS, DUTCH, sort="onzin").sort == ""


def test_a_thousand_documents_make_a_small_page(many, monkeypatch):
    monkeypatch.setattr("ui.app._mount_chat", lambda *arguments: None)
    site = Site(FakeAssistant(*many))
    page = Workplace(site, SAMPLES, SAMPLES, SAMPLES).client().get("/documenten?blad=3").text
    assert len(page) < 100_000
    assert page.count("<tr") == PAGE_SIZE + 1


def test_what_asks_for_attention_stands_in_the_list(workplace):
    odd = replace(
        make_document(),
        organisation=UNKNOWN_ORGANISATION,
        role="",
        date="",
        noise=(Noise("", NoiseReason.UNREAD, 2), Noise("", NoiseReason.UNREAD, 3)),
    )
    (row,) = list_documents([odd], TEXTS, DUTCH).rows
    assert row.organisation == ""
    assert row.is_urgent
    assert not list_documents([make_document()], TEXTS, DUTCH).rows[0].is_urgent
    assert row.notes == (
        TEXTS.unknown_organisation,
        TEXTS.unread_pages.format(count=2),
        TEXTS.no_role,
        TEXTS.no_date,
    )


def test_every_passage_of_a_document_is_linked_once_and_opens():
    document = read_document(Source.at(SAMPLES / NAMES[0]))
    tree = sections_tree(document, document_details.DUTCH, DUTCH)

    def addresses(branches):
        for branch in branches:
            yield from (passage.address for passage in branch.passages)
            yield from addresses(branch.branches)

    found = list(addresses(tree))
    assert len(found) == len(set(found)) == len(document.passages)
    client = Workplace(Site(FakeAssistant(document)), SAMPLES, SAMPLES, SAMPLES).client()
    page = client.get(f"/documenten/{document.name}").text
    assert document.sha256 in page
    assert page.count('href="/bron/') == len(found) + 1
    assert "<mark" in client.get(found[-1]).text
    assert 'lang="nl"' in client.get(f"/en/documenten/{document.name}").text


def test_words_that_the_author_hid_are_for_curators():
    noise = (
        Noise("geschrapt geheim", NoiseReason.DELETED),
        Noise("Voettekst", NoiseReason.RUNNING, 1),
        Noise("Voettekst", NoiseReason.RUNNING, 2),
    )
    document = replace(make_document(), noise=noise)
    readers = noise_groups(document, document_details.DUTCH, for_curator=False)
    assert [(group.count, group.lines, group.is_closed) for group in readers] == [
        (2, (("Voettekst", "bladzijde 1-2"),), False),
        (1, (), True),
    ]
    (_, hidden) = noise_groups(document, document_details.DUTCH, for_curator=True)
    assert hidden.lines == (("geschrapt geheim", ""),)


def test_hostile_document_stays_text(only_readers):
    hostile = '"><script>window.hacked=1</script>'
    document = replace(
        make_document(), title=hostile, organisation=hostile, noise=(Noise(hostile, NoiseReason.RUNNING),)
    )
    client = Workplace(Site(FakeAssistant(document)), SAMPLES, SAMPLES, SAMPLES).client(only_readers)
    for address in ("/documenten", f"/documenten/{document.name}", "/documenten?zoek=%22%3E%3Cscript%3E"):
        page = client.get(address).text
        assert "<script>" not in page
        assert not re.search(r"<[^>]+ (style|on\w+)=", page)


def test_unknown_document_is_not_found(workplace):
    assert workplace.client().get("/documenten/../../etc/passwd").status_code == 404
    assert workplace.client().get("/documenten/bestaat-niet.pdf").status_code == 404


def test_report_of_the_last_ingest_survives(workplace):
    (workplace.documents / "kapot.pdf").write_bytes(b"%PDF-1.7 kapot")
    (workplace.documents / NAMES[1]).unlink()
    ingest_files([workplace.documents], workplace.index, by="An")
    record = read_record(workplace.index)
    assert record is not None
    assert [file.name for file in record.of(State.REMOVED)] == [NAMES[1]]
    assert [file.name for file in record.of(State.SKIPPED)] == ["kapot.pdf"]
    page = workplace.client().get("/documenten").text
    assert ", door An" in page
    assert "kapot.pdf" in page
    ingest_files([workplace.documents], workplace.index)  # changes nothing
    again = read_record(workplace.index)
    assert again is not None
    assert again.changed == record.changed
    assert again.of(State.REMOVED) == record.of(State.REMOVED)
    assert again.of(State.SKIPPED) == record.of(State.SKIPPED)


def test_a_broken_report_is_no_report(workplace):
    for content in ("", "{}", "[1]", '{"changed": "gisteren"}'):
        (workplace.index / FILE_NAME).write_text(content)
        assert read_record(workplace.index) is None
        assert TEXTS.no_report in workplace.client().get("/documenten").text
