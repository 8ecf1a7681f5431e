"""Convert old Word documents and RTF to .docx with LibreOffice, where it is installed."""

import struct
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path

from ingest.bombs import refuse_archive
from ingest.errors import IngestError
from ingest.external import find_program, run_program

_SECONDS = 50
_MEMORY = 4 * 1024**3
_SECTOR = 512
_WORD_STREAM = b"\xec\xa5"
"""What the main stream of an old Word document begins with."""
_ENCRYPTED = 0x0100
_WORD_95 = 0x68
_WORD_97 = 0xC0


class Kind(StrEnum):
    """What LibreOffice calls the formats that it converts."""

    WORD_97 = "MS Word 97"
    WORD_95 = "MS Word 95"
    WORD_6 = "MS WinWord 6"
    WORD_XML = "MS Word 2003 XML"
    RTF = "Rich Text Format"


@dataclass(frozen=True, slots=True)
class _Stream:
    """What the main stream of an old Word document says first."""

    version: int
    is_locked: bool


def kind_of_old_file(data: bytes) -> Kind:
    """Return which Word wrote a compound file; raises IngestError when it is locked, or no Word document."""
    stream = _word_stream(data)
    if "EncryptedPackage".encode("utf-16-le") in data or (stream and stream.is_locked):
        raise IngestError("het Word-document is met een wachtwoord beveiligd")
    if stream is None or "WordDocument".encode("utf-16-le") not in data:
        raise IngestError("het bestand is geen leesbaar Word-document")
    if stream.version >= _WORD_97:
        return Kind.WORD_97
    return Kind.WORD_95 if stream.version >= _WORD_95 else Kind.WORD_6


def to_docx(data: bytes, kind: Kind) -> bytes:
    """Return a document of another kind as .docx.

    LibreOffice works in a folder of its own, which disappears afterwards, with settings of its own:
    macros do not run, links to files and web pages are not followed. Raises IngestError without
    LibreOffice, and for a file that it cannot read.
    """
    program = find_program("soffice")
    if program is None:
        name = "RTF-bestand" if kind is Kind.RTF else "oud Word-document"
        raise IngestError(
            f"het bestand is een {name}; installeer LibreOffice, of open het in Word en bewaar het als .docx"
        )
    with tempfile.TemporaryDirectory(prefix="functiewijzer-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "document"
        source.write_bytes(data)
        _write_settings(folder / "profile")
        run_program(
            _command(program, folder, source, kind), seconds=_SECONDS, memory_bytes=_MEMORY, folder=folder
        )
        converted = folder / "converted" / "document.docx"
        if not converted.is_file():
            # LibreOffice calls it a success when it could not read the file.
            raise IngestError("het bestand is geen leesbaar Word-document")
        data = converted.read_bytes()
    refuse_archive(data)  # LibreOffice may have unpacked what the old file kept small
    return data


def _command(program: Path, folder: Path, source: Path, kind: Kind) -> list[str]:
    return [
        *(str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        # Unless it is told what a file is, it reads one that it does not know as if it were plain text.
        f"--infilter={kind}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "converted"), str(source)),
    ]


def _write_settings(profile: Path) -> None:
    settings = resources.files("ingest") / "data" / "libreoffice.xcu"
    place = profile / "user" / "registrymodifications.xcu"
    place.parent.mkdir(parents=True)
    place.write_bytes(settings.read_bytes())


def _word_stream(data: bytes) -> _Stream | None:
    """Find the main stream of an old Word document: it opens a sector, with the version and flags."""
    for place in range(_SECTOR, len(data) - 12, _SECTOR):
        if data.startswith(_WORD_STREAM, place):
            version, flags = struct.unpack_from("<2xH6xH", data, place)
            return _Stream(version, bool(flags & _ENCRYPTED))
    return None
