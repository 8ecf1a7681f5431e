"""Open an OpenDocument text (.odt, .ott, .fodt): the XML of its text, styles and properties."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ingest.blocks import Identification
from ingest.dates import iso_date
from ingest.errors import IngestError
from ingest.readers.archives import open_archive
from ingest.readers.grid import one_line

KIND = "OpenDocument-bestand"
"""What such a file is called in a message."""

Element = Any
"""An lxml element."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW, META, FO = (
    f"{{{_OASIS}{name}}}"
    for name in (
        *("office:1.0", "style:1.0", "text:1.0", "table:1.0", "drawing:1.0", "meta:1.0"),
        "xsl-fo-compatible:1.0",
    )
)
XML = "{http://www.w3.org/XML/1998/namespace}"
LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"
_FLAT = re.compile(rb"\s*<\?xml[^>]*>\s*(?:<!--.*?-->\s*)?<office:document\s", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one file."""

    content: Element
    """Root of the text and of the styles that only the text uses."""
    styles: Element | None
    """Root of the styles that have names and of the page styles; the same root in a flat file."""
    meta: Element | None
    """Root of the properties."""


def is_text_document(data: bytes) -> bool:
    """Tell whether the bytes are an OpenDocument text, by the type that they open with."""
    in_archive = data.startswith(b"PK\x03\x04") and _TEXT_TYPE in data[:150]
    return in_archive or _FLAT.match(data) is not None


def open_package(data: bytes) -> Package:
    """Return the parts of a file; raises IngestError, and what zipfile and lxml raise."""
    if _FLAT.match(data):
        root = _parsed(data)
        return Package(root, root, root)
    with open_archive(data, KIND) as archive:
        names = set(archive.namelist())
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest or "encrypted-package" in names:
            raise IngestError("het document is met een wachtwoord beveiligd")
        if "mimetype" in names and not archive.read("mimetype").startswith(_TEXT_TYPE):
            raise IngestError("het bestand is een OpenDocument-bestand, maar geen tekstdocument")
        roots = [
            _parsed(archive.read(name)) if name in names else None for name in ("styles.xml", "meta.xml")
        ]
        return Package(_parsed(archive.read("content.xml")), *roots)


def properties_of(package: Package) -> Identification:
    """Return what the file's properties say: its title, and when it was last saved or else made."""
    if package.meta is None:
        return Identification()
    texts = [
        one_line(next((node.text or "" for node in package.meta.iter(name)), ""))
        for name in (f"{_DUBLIN_CORE}title", f"{_DUBLIN_CORE}date", f"{META}creation-date")
    ]
    title, *dates = texts
    return Identification(title=title, date=next(filter(None, map(iso_date, dates)), ""))


def _parsed(data: bytes) -> Element:
    """Parse XML that may be hostile: no entities, no document type, nothing fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("a document type is declared")
    return root
