"""Read role documents."""

import hashlib
from importlib import import_module
from pathlib import Path

from ingest.blocks import Identification, Reading
from ingest.declared import NOTHING, first_declared
from ingest.errors import IngestError
from ingest.footnotes import put_back_notes, take_out_notes
from ingest.headings import find_headings
from ingest.identity import identify
from ingest.layout import lay_out
from ingest.lists import repair_lists
from ingest.model import Document
from ingest.refusing import refuse, refuse_size
from ingest.sources import Source

_READERS = {
    ".txt": "ingest.readers.text",
    ".md": "ingest.readers.markdown",
    ".html": "ingest.readers.html",
    ".htm": "ingest.readers.html",
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf"), "ingest.readers.word"),
    **dict.fromkeys((".odt", ".ott", ".fodt"), "ingest.readers.opendocument"),
    ".xhtml": "ingest.readers.html",
    ".mht": "ingest.readers.html",
    ".mhtml": "ingest.readers.html",
    ".pdf": "ingest.readers.pdf",
}
"""Module that reads each file type; imported when the first such file is read."""
KNOWN_SUFFIXES = tuple(_READERS)
"""Endings of the names of files that can be read, in lower case, with their dot."""


def read_document(source: Source) -> Document:
    """Read one file, in this process; raises IngestError, one Dutch line, when that cannot be done.

    Only for files that are trusted: a hostile one can take all memory and time there is.
    """
    if source.refused:
        raise IngestError(source.refused)
    path = source.path
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        known = ", ".join(sorted(_READERS))
        raise IngestError(f"bestandstype {suffix or 'zonder extensie'} wordt niet gelezen (wel: {known})")
    try:
        refuse_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise IngestError("het bestand is niet leesbaar") from error
    refuse(data, suffix)
    reading: Reading = import_module(_READERS[suffix]).read(data)
    return document_from(reading, source.name, hashlib.sha256(data).hexdigest(), source.declared)


def document_from(
    reading: Reading,
    name: str,
    sha256: str,
    declared: Identification = NOTHING,
) -> Document:
    """Return the structured document made of what a reader found. Raises IngestError without text.

    ``declared``: what is written beside the file; it counts before what the file says of itself.
    """
    running, notes = take_out_notes(reading.blocks)
    structured = put_back_notes(find_headings(repair_lists(running)), notes)
    layout = lay_out(structured)
    if not layout.passages:
        raise IngestError("het bestand bevat geen tekst")
    identity = identify(
        structured,
        layout.text,
        Path(name).stem,
        reading.noise,
        reading.properties,
        first_declared(declared, reading.declared),
    )
    return Document(
        name=name,
        title=identity.title,
        organisation=identity.organisation,
        role=identity.role,
        sha256=sha256,
        text=layout.text,
        spans=layout.spans,
        sections=layout.sections,
        passages=layout.passages,
        noise=reading.noise,
        seams=layout.seams,
        organisation_type=identity.organisation_type,
        date=identity.date,
        origins=identity.origins,
    )
