"""What curators do with the documents, over a real index: the assistant answers from what they did."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.conftest import SAMPLES
from tests.ui.documents.conftest import NAMES, Workplace
from ui import ingesting
from ui.documents import limits, receiving
from ui.documents.renewing import Handled
from ui.site import Site
from ui.texts.document_keeping import DUTCH
from vectorstore import IndexNotWritten

WORD = "heidekring-directeur.docx"
UPLOAD = limits.UPLOAD_ADDRESS
JSON = {"Accept": "application/json"}


def note(days: str) -> bytes:
    """Return a small document that says how many days something takes."""
    return f"""# Functiebeschrijving archivaris

Bestuur: gemeente Molenbos

## Voorwaarden

De archivaris van Molenbos krijgt {days} verlofdagen per jaar.
""".encode()


def upload(workplace: Workplace, *files: tuple[str, bytes], client=None, **fields: str):
    """Send files and return the answer."""
    sent = [("bestanden", file) for file in files]
    return (client or workplace.client()).post(UPLOAD, files=sent, data=fields, headers=JSON)


def taken(workplace: Workplace, *files: tuple[str, bytes], **fields: str) -> Sequence[Handled]:
    """Send files, wait, and return what became of each."""
    answer = upload(workplace, *files, **fields)
    assert answer.status_code == 200, answer.text
    job = workplace.finished(answer.json()["taak"])
    assert not job.error, job.error
    return job.result


def quotes(workplace: Workplace, question: str) -> list[str]:
    return [citation.quote for citation in workplace.site.assistant.ask(question).citations]


QUESTION = "Hoeveel verlofdagen krijgt de archivaris van Molenbos?"


def test_uploaded_document_answers_and_replacing_and_removing_change_that(workplace):
    (new,) = taken(workplace, ("archivaris.md", note("31")))
    assert new.is_taken
    assert "Molenbos" in new.line
    assert any("31 verlofdagen" in quote for quote in quotes(workplace, QUESTION))

    (changed,) = taken(workplace, ("archivaris.md", note("33")))
    assert changed.line.startswith("vervangen")
    found = quotes(workplace, QUESTION)
    assert any("33 verlofdagen" in quote for quote in found)
    assert not any("31 verlofdagen" in quote for quote in found)

    answer = workplace.client().post(
        "/documentbeheer/verwijderen", data={"naam": "archivaris.md"}, headers=JSON
    )
    assert workplace.finished(answer.json()["taak"]).error == ""
    assert workplace.names() == set(NAMES)
    assert not any("verlofdagen" in quote for quote in quotes(workplace, QUESTION))
    kept = sorted(path.read_bytes() for path in (workplace.data / "removed").rglob("*.md"))
    assert kept == [note("31"), note("33")]
    assert list((workplace.data / "incoming").iterdir()) == []


def test_a_document_is_replaced_by_a_file_of_another_name_and_format(workplace):
    text = note("40").decode().replace("# ", "").replace("## ", "")
    (handled,) = taken(workplace, ("nieuw.txt", text.encode()), vervangt=NAMES[1])
    assert handled.is_taken
    assert workplace.names() == {NAMES[0], "lindervoorde-financieel-directeur.txt"}
    assert not (workplace.documents / NAMES[1]).exists()
    (handled,) = taken(workplace, ("weg.md", note("41")), vervangt="bestaat-niet.md")
    assert not handled.is_taken


def test_same_bytes_change_nothing(workplace):
    data = (workplace.documents / NAMES[0]).read_bytes()
    (handled,) = taken(workplace, (NAMES[0], data))
    assert handled.is_taken
    assert handled.line.startswith("was al opgenomen")
    assert not (workplace.data / "removed").exists()
    (copy,) = taken(workplace, ("kopie.txt", data))
    assert NAMES[0] in copy.line
    page = workplace.client().get("/documenten").text
    assert f"zelfde inhoud als {NAMES[0]}" in page
    answer = workplace.client().post("/documentbeheer/verwijderen", data={"naam": "kopie.txt"}, headers=JSON)
    assert workplace.finished(answer.json()["taak"]).error == ""
    assert workplace.names() == set(NAMES)
    assert "kopie.txt" not in workplace.client().get("/documenten").text


def hostile_archive() -> bytes:
    """Return a .docx that unpacks to far more than it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 400_000_000)
    return stream.getvalue()


def test_fakes_and_bombs_are_refused_and_the_good_file_is_taken(workplace):
    before = workplace.index.joinpath("current").read_text()
    files = [
        ("plaatje.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 100),
        ("bom.docx", hostile_archive()),
        ("leeg.txt", b""),
        (NAMES[0], b"\x7fELF" + b"0" * 100),
    ]
    handled = taken(workplace, *files)
    assert [file.is_taken for file in handled] == [False] * 4
    assert all(file.line for file in handled)
    assert workplace.index.joinpath("current").read_text() == before
    assert {path.name for path in workplace.documents.iterdir()} == set(NAMES)
    handled = taken(workplace, files[0], (WORD, (SAMPLES / WORD).read_bytes()))
    assert [file.is_taken for file in handled] == [False, True]
    assert workplace.names() == {*NAMES, WORD}


def test_hostile_names_are_refused(workplace):
    names = ("../buiten.md", "..\\buiten.md", ".verborgen.md", "documenten.yaml", "a<b>.md", "programma.exe")
    handled = taken(workplace, *((name, note("1")) for name in names))
    assert [file.is_taken for file in handled] == [False] * len(names)
    assert {path.name for path in workplace.documents.iterdir()} == set(NAMES)
    assert {path.name for path in workplace.documents.parent.iterdir()} == {"documents", "index", "data"}


def test_accents_are_composed_and_a_name_may_stand_once(workplace):
    handled = taken(workplace, ("re\u0301sume\u0301.md", note("1")), ("Résumé.md", note("2")))
    assert [file.is_taken for file in handled] == [True, False]
    assert "résumé.md" in workplace.names()


def test_bounds_on_number_and_size(workplace, monkeypatch):
    many = [(f"{number}.md", note(str(number))) for number in range(limits.MOST_FILES + 1)]
    answer = upload(workplace, *many)
    assert (answer.status_code, answer.json()["fout"]) == (
        400,
        DUTCH.too_many_files.format(count=limits.MOST_FILES),
    )
    assert upload(workplace, *many, *many).status_code == 400
    assert upload(workplace).json()["fout"] == DUTCH.no_files
    monkeypatch.setattr(receiving, "FILE_BYTES", 200)
    (handled,) = taken(workplace, ("groot.md", note("1") * 9))
    assert not handled.is_taken
    assert not (workplace.data / "incoming").exists() or not list((workplace.data / "incoming").iterdir())


def test_too_large_a_body_is_refused_with_and_without_its_length(workplace, monkeypatch):
    from ui import guard

    monkeypatch.setitem(guard._MAX_BODIES, UPLOAD, 300_000)
    client = workplace.client()
    assert upload(workplace, ("groot.md", b"x" * 400_000), client=client).status_code == 413
    seen = 0

    def pieces():
        nonlocal seen
        yield b'--grens\r\nContent-Disposition: form-data; name="bestanden"; filename="a.md"\r\n\r\n'
        for _ in range(1000):
            seen += 1
            yield b"x" * 10_000
        yield b"\r\n--grens--\r\n"

    kind = {"Content-Type": "multipart/form-data; boundary=grens", **JSON}
    answer = client.post(UPLOAD, content=pieces(), headers=kind)
    assert (answer.status_code, answer.json()["fout"]) == (413, DUTCH.upload_too_large)
    assert client.post("/api/ask", content=pieces()).status_code == 411
    broken = client.post(UPLOAD, content=b"--anders", headers=kind)
    assert broken.status_code == 400
    assert client.post(UPLOAD, content=b"{}", headers=JSON).json()["fout"] == DUTCH.no_files


def test_reader_sees_no_buttons_and_may_send_nothing(workplace, only_readers):
    reader, curator = workplace.client(only_readers), workplace.client()
    for address in ("/documenten", f"/documenten/{NAMES[0]}"):
        assert "/documentbeheer/" in curator.get(address).text
        assert "/documentbeheer/" not in reader.get(address).text
    assert upload(workplace, ("a.md", note("1")), client=reader).status_code == 403
    for address in ("verwijderen", "bijwerken"):
        answer = reader.post(f"/documentbeheer/{address}", data={"naam": NAMES[0]})
        assert answer.status_code == 403
    assert {path.name for path in workplace.documents.iterdir()} == set(NAMES)


def test_forms_work_without_script_and_in_english(workplace):
    client = workplace.client()
    files = [("bestanden", ("archivaris.md", note("31")))]
    answer = client.post(f"/en{UPLOAD}", files=files, follow_redirects=False)
    assert answer.status_code == 303
    where = answer.headers["location"]
    workplace.finished(parse_qs(urlsplit(where).query)["taak"][0])
    assert "added: Molenbos" in client.get(where).text
    problem = client.post(UPLOAD, files=[])
    assert problem.status_code == 400
    assert DUTCH.no_files in problem.text
    assert 'role="alert"' in problem.text


def test_two_uploads_at_once_are_both_taken(workplace):
    client = workplace.client()
    answers = [
        upload(workplace, (f"stuk{number}.md", note(str(number))), client=client) for number in (51, 52)
    ]
    for answer in answers:
        assert workplace.finished(answer.json()["taak"]).error == ""
    assert {"stuk51.md", "stuk52.md"} <= workplace.names()


def test_a_failed_ingest_leaves_folder_and_index_as_they_were(workplace, monkeypatch):
    before = {path.name: path.read_bytes() for path in workplace.documents.iterdir()}

    def fail(*arguments, **options):
        raise IndexNotWritten("de schijf is vol")

    monkeypatch.setattr(ingesting, "synchronise", fail)
    answer = upload(workplace, (NAMES[0], note("9")), ("nieuw.md", note("8")))
    assert workplace.finished(answer.json()["taak"]).error == "de schijf is vol"
    removed = workplace.client().post("/documentbeheer/verwijderen", data={"naam": NAMES[0]}, headers=JSON)
    assert workplace.finished(removed.json()["taak"]).error == "de schijf is vol"
    assert {path.name: path.read_bytes() for path in workplace.documents.iterdir()} == before
    assert workplace.names() == set(NAMES)


def test_the_last_document_and_unknown_files_cannot_be_removed(workplace):
    client = workplace.client()

    def remove(name: str) -> str:
        answer = client.post("/documentbeheer/verwijderen", data={"naam": name}, headers=JSON)
        return workplace.finished(answer.json()["taak"]).error

    assert remove(NAMES[0]) == ""
    assert remove(NAMES[1]) == DUTCH.last_document
    assert (workplace.documents / NAMES[1]).exists()
    assert remove("../index/current") == DUTCH.no_such_file.format(name="../index/current")
    assert client.post("/documentbeheer/verwijderen", headers=JSON).status_code == 404


def test_documents_from_elsewhere_are_not_lost(workplace, tmp_path):
    other = tmp_path / "elders"
    other.mkdir()
    (other / "elders.md").write_bytes(note("7"))
    ingesting.ingest_files([workplace.documents, other], workplace.index)
    answer = upload(workplace, ("archivaris.md", note("31")))
    assert "elders.md" in workplace.finished(answer.json()["taak"]).error
    assert not (workplace.documents / "archivaris.md").exists()


def test_files_put_in_or_taken_from_the_folder_by_hand_are_seen(workplace):
    (workplace.documents / "met-de-hand.md").write_bytes(note("12"))
    (workplace.documents / NAMES[1]).unlink()
    answer = workplace.client().post("/documentbeheer/bijwerken", headers=JSON)
    assert workplace.finished(answer.json()["taak"]).error == ""
    assert workplace.names() == {NAMES[0], "met-de-hand.md"}


def test_without_a_folder_the_page_offers_nothing(workplace):
    site = Site(workplace.site.assistant, workplace.index, None, workplace.data)
    client = Workplace(site, workplace.documents, workplace.index, workplace.data).client()
    assert "/documentbeheer/" not in client.get("/documenten").text
    assert "functiewijzer ingest" in client.get("/documenten").text
    assert upload(workplace, ("a.md", note("1")), client=client).status_code == 409


def test_without_a_data_folder_old_files_are_kept_hidden(workplace):
    site = Site(workplace.site.assistant, workplace.index, workplace.documents, None)
    place = Workplace(site, workplace.documents, workplace.index, workplace.data)
    (handled,) = taken(place, (NAMES[0], note("5")))
    assert handled.is_taken
    assert [path.name for path in Path(workplace.documents, ".removed").rglob("*.txt")] == [NAMES[0]]
    assert workplace.names() == set(NAMES)


def test_kept_files_are_not_served(workplace):
    taken(workplace, (NAMES[0], note("5")))
    client = workplace.client()
    (kept,) = (workplace.data / "removed").rglob("*.txt")
    for address in ("/documenten/", "/bron/", "/functiewijzer/", "/gradio_api/file="):
        for path in (str(kept), f"../data/removed/{kept.parent.name}/{kept.name}"):
            assert client.get(address + path).status_code in (403, 404)
