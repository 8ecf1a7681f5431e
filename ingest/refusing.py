"""Refuse, before a library sees it, what is no document or is made to exhaust whoever reads it.

This only looks at a file's bytes, takes well under a second, and never unpacks more than it checks.
It refuses what is certainly wrong; damage is for the readers to tell, and what slips through meets
the limits of ``ingest.isolation``.
"""

import re

from ingest.bombs import has_archive, part_names, refuse_archive, refuse_entities, refuse_pdf
from ingest.errors import IngestError
from ingest.sources import MAX_BYTES

_PDF, _WEB_PAGE = "een PDF-bestand", "een webpagina"
_WORD, _TEXT_DOCUMENT = "een Word-document", "een OpenDocument-tekst"
_OLD_OFFICE, _PICTURE = "een oud Office-bestand", "een afbeelding"
_ARCHIVE, _PROGRAM = "een ingepakt bestand (zip of dergelijke)", "een programma"
_SIGNATURES = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _OLD_OFFICE,
    **dict.fromkeys((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), _PICTURE),
    **dict.fromkeys((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a", b"BZh", b"\xfd7zXZ"), _ARCHIVE),
    **dict.fromkeys((b"\x7fELF", b"MZ\x90\0", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"), _PROGRAM),
}
"""What files of a kind begin with, and the kind in words."""
_INSIDE = {
    "word/": _WORD,
    "xl/": "een Excel-werkmap",
    "ppt/": "een PowerPoint-presentatie",
    "content.xml": "een OpenDocument-bestand",
}
"""What the parts of one kind of zip file are called."""
_ZIP = b"PK\x03\x04"
_TEXT_MIME = b"application/vnd.oasis.opendocument.text"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)

_TEXTS = (".txt", ".md", ".html", ".htm", ".xhtml")
_OFFICE = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt", ".ott", ".fodt")
_ACCEPTED: dict[str, tuple[str, ...]] = {
    ".pdf": (_PDF,),
    # Programs write all of these under the names of Word files, whose reader reads them.
    **dict.fromkeys(_OFFICE, (_WORD, _TEXT_DOCUMENT, _OLD_OFFICE, _WEB_PAGE)),
    **dict.fromkeys((".odt", ".ott"), (_TEXT_DOCUMENT,)),
    **dict.fromkeys(_TEXTS, (_WEB_PAGE,)),
}
"""What a file with this suffix may be; what a file is that has no signature, its reader finds out."""


def refuse(data: bytes, suffix: str) -> None:
    """Raise IngestError, one Dutch line, for a file that must not be read.

    ``suffix``: that of its name, in lower case (".pdf").
    """
    refuse_size(len(data))
    kind = _kind(data)
    accepted = _ACCEPTED.get(suffix)
    if kind and accepted is not None and kind not in accepted:
        raise IngestError(f"het bestand heet {suffix} maar is {kind}")
    if kind == _PDF:
        refuse_pdf(data)
    elif suffix in _OFFICE:
        # Whatever comes before it, an archive at the end of a file is what zip libraries open.
        if has_archive(data):
            refuse_archive(data)
        else:
            refuse_entities(data)


def refuse_size(size: int) -> None:
    """Raise IngestError for a file of no bytes or of too many."""
    if size == 0:
        raise IngestError("het bestand is leeg")
    if size > MAX_BYTES:
        raise IngestError(f"het bestand is groter dan {MAX_BYTES // 1_000_000} MB")


def _kind(data: bytes) -> str:
    """Return what a file certainly is; empty when that cannot be told."""
    if data.startswith(_ZIP):
        return _kind_of_archive(data)
    if b"%PDF-" in data[:1024]:
        return _PDF
    if _PAGE.search(data[:1024]):
        return _WEB_PAGE
    return next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), "")


def _kind_of_archive(data: bytes) -> str:
    if _TEXT_MIME in data[:200]:
        return _TEXT_DOCUMENT
    try:
        names = part_names(data)
    except IngestError:
        return ""
    found = (kind for start, kind in _INSIDE.items() if any(name.startswith(start) for name in names))
    # A Word document may call its parts otherwise; it always lists what they are.
    return next(found, "" if "[Content_Types].xml" in names else _ARCHIVE)
