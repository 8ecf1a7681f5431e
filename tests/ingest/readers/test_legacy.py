"""Reading old Word files, and what only goes by that name."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest

from ingest.errors import IngestError
from ingest.external import find_program
from ingest.readers import legacy, word
from ingest.readers.word import read
from ingest.reading import read_document
from ingest.sources import Source

SAMPLE = Path(__file__).parents[3] / "documents" / "varenhout-adjunct-algemeendirecteur.docx"
OLE = b"\xd0\xcf\x11\xe0"
WORD_STREAM = "WordDocument".encode("utf-16-le")
RTF = rb"{\rtf1\ansi{\b Doel}\par De directeur leidt de gemeente.\par}"
PAGE = "<html><body><p>Een pagina met een é.</p></body></html>"
WEB_ARCHIVE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n"
    "--X\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "<html><body><p>Een pagina met een =C3=A9.</p></body></html>\n--X--\n"
)
needs_libreoffice = pytest.mark.skipif(find_program("soffice") is None, reason="needs LibreOffice")


def old_file(flags: int) -> bytes:
    """The shape of an old Word file: a directory that names its stream, and that stream's first bytes."""
    header = OLE + WORD_STREAM
    return (
        header.ljust(512, b"\x00") + b"\xec\xa5\xc1\x00" + bytes(6) + flags.to_bytes(2, "little") + bytes(600)
    )


@needs_libreoffice
def test_an_old_word_file_says_the_same_as_the_new_one(tmp_path: Path) -> None:
    profile = (tmp_path / "profile").as_uri()
    command = [str(find_program("soffice")), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "doc", "--outdir", str(tmp_path), str(SAMPLE)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    old, new = (
        read_document(Source.at(path)) for path in (tmp_path / SAMPLE.with_suffix(".doc").name, SAMPLE)
    )
    assert old.text == new.text
    assert old.sections == new.sections
    assert old.passages == new.passages
    assert (old.title, old.organisation, old.role) == (new.title, new.organisation, new.role)


@needs_libreoffice
def test_rtf() -> None:
    assert [(block.text, block.bold) for block in read(RTF).blocks] == [
        ("Doel", True),
        ("De directeur leidt de gemeente.", False),
    ]


@needs_libreoffice
def test_a_file_that_libreoffice_cannot_read() -> None:
    with pytest.raises(IngestError, match="geen leesbaar Word-document"):
        read(old_file(0))


@pytest.mark.parametrize("data", [RTF, old_file(0)])
def test_without_libreoffice_one_line_says_what_to_do(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "find_program", lambda _: None)
    with pytest.raises(IngestError, match=r"installeer LibreOffice.*bewaar het als \.docx"):
        read(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (old_file(0x0100), "wachtwoord"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OLE + "Workbook".encode("utf-16-le"), "geen leesbaar Word-document"),
    ],
)
def test_refused_before_anything_is_converted(
    data: bytes, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "run_program", lambda *_, **__: pytest.fail("converted"))
    with pytest.raises(IngestError, match=message):
        read(data)


@pytest.mark.parametrize("data", [PAGE.encode(), b"\xef\xbb\xbf" + PAGE.encode(), WEB_ARCHIVE.encode()])
def test_a_web_page_by_the_name_of_doc(data: bytes) -> None:
    assert [block.text for block in read(data).blocks] == ["Een pagina met een é."]


def test_a_new_word_file_by_the_name_of_doc(tmp_path: Path) -> None:
    named_old = tmp_path / "profiel.doc"
    shutil.copy(SAMPLE, named_old)
    assert read_document(Source.at(named_old)).text == read_document(Source.at(SAMPLE)).text


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(arguments: list[str], **_: object) -> bytes:
        """Do as LibreOffice does: write what it makes in the folder after --outdir."""
        folder = Path(arguments[arguments.index("--outdir") + 1])
        assert (Path(folder.parent) / "document").read_bytes() == RTF
        settings = folder.parent / "profile" / "user" / "registrymodifications.xcu"
        assert "DisableMacrosExecution" in settings.read_text(encoding="utf-8")
        folder.mkdir()
        document = docx.Document()
        document.add_paragraph("Tekst.")
        file = BytesIO()
        document.save(file)
        (folder / "document.docx").write_bytes(file.getvalue())
        return b""

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(legacy, "find_program", lambda _: Path("/soffice"))
    monkeypatch.setattr(legacy, "run_program", convert)
    assert [block.text for block in word.read(RTF).blocks] == ["Tekst."]
    assert list(tmp_path.iterdir()) == []
