"""Convert old Word documents and RTF to .docx with LibreOffice, where it is installed."""

import struct
import tempfile
from importlib import resources
from pathlib import Path

from ingest.errors import IngestError
from ingest.external import find_program, run_program

_SECONDS = 90
_SECTOR = 512
_WORD_STREAM = b"\xec\xa5"
"""What the main stream of an old Word document begins with."""
_ENCRYPTED = 0x0100


def refuse_other(data: bytes) -> None:
    """Raise IngestError for a compound file that is protected by a password or no Word document."""
    if "EncryptedPackage".encode("utf-16-le") in data or _is_locked_old(data):
        raise IngestError("het Word-document is met een wachtwoord beveiligd")
    if "WordDocument".encode("utf-16-le") not in data:
        raise IngestError("het bestand is geen leesbaar Word-document")


def to_docx(data: bytes, suffix: str) -> bytes:
    """Return the document as .docx; ``suffix`` says what it is (".doc", ".rtf").

    LibreOffice works in a folder of its own, which disappears afterwards, with settings of its own:
    macros do not run, links to files and web pages are not followed. Raises IngestError without
    LibreOffice, and for a file that it cannot read.
    """
    program = find_program("soffice")
    if program is None:
        raise IngestError(
            "het bestand is een oud Word-document; installeer LibreOffice, of open het in Word"
            " en bewaar het als .docx"
        )
    with tempfile.TemporaryDirectory(prefix="functiewijzer-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        _write_settings(folder / "profile")
        run_program(_command(program, folder, source), seconds=_SECONDS, folder=folder)
        converted = folder / "converted" / "document.docx"
        if not converted.is_file():
            # LibreOffice calls it a success when it could not read the file.
            raise IngestError("het bestand is geen leesbaar Word-document")
        return converted.read_bytes()


def _command(program: Path, folder: Path, source: Path) -> list[str]:
    return [
        *(str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "converted"), str(source)),
    ]


def _write_settings(profile: Path) -> None:
    settings = resources.files("ingest") / "data" / "libreoffice.xcu"
    place = profile / "user" / "registrymodifications.xcu"
    place.parent.mkdir(parents=True)
    place.write_bytes(settings.read_bytes())


def _is_locked_old(data: bytes) -> bool:
    """Read the flag in the first bytes of the document's main stream, which opens a sector."""
    for place in range(_SECTOR, len(data) - 12, _SECTOR):
        if data.startswith(_WORD_STREAM, place):
            (flags,) = struct.unpack_from("<H", data, place + 10)
            return bool(flags & _ENCRYPTED)
    return False
