"""Open a Word file: its text, and the parts beside it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml

from ingest.blocks import Identification
from ingest.dates import iso_date
from ingest.readers.archives import open_archive
from ingest.readers.grid import one_line
from ingest.readers.word_xml import Element, R, W, is_on, local_name, value_of

KIND = "Word-document"
"""What such a file is called in a message."""

_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Templates, and files with macros, which nothing here runs.
_OTHER_MAIN = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
_RELATION = "/relationships/"

_TEMPLATE_DATE = "2013-12-23T23:15:00Z"
"""The date of the template of python-docx: programs that write files with it seldom set another."""


def open_document(data: bytes) -> Document:
    """Return the document in a Word file; raises IngestError and what python-docx raises."""
    with open_archive(data, KIND) as archive:
        types = archive.read("[Content_Types].xml")
        relations = archive.read("_rels/.rels")
        if _STRICT in relations or _OTHER_MAIN.search(types):
            data = _as_usual(archive)
    return docx.Document(BytesIO(data))


def root_of(document: Document, kind: str) -> Element | None:
    """Return the root of the one part of a kind ("styles", "numbering"); None without such a part."""
    parts = _parts(document, kind)
    return _root(parts[0]) if parts else None


def styles_of(document: Document) -> Element:
    """Return the root of the styles; an empty one where the file has none."""
    root = root_of(document, "styles")
    return OxmlElement("w:styles") if root is None else root


def notes_of(document: Document, kind: str) -> dict[str, Element]:
    """Return the notes of a kind ("footnote", "endnote") by their identifiers."""
    root = root_of(document, f"{kind}s")
    return {} if root is None else {note.get(f"{W}id"): note for note in root.findall(W + kind)}


def furniture_of(document: Document) -> Iterator[tuple[str, Element]]:
    """Yield each header and footer that is shown: what it is, and its root.

    It is a "header" or "footer", or a "first header": that of a first page with one of its own.
    """
    settings = root_of(document, "settings")
    even = settings is not None and is_on(value_of(settings, "evenAndOddHeaders"))
    seen = set()
    for section in document.element.body.iter(f"{W}sectPr"):
        own_first = is_on(value_of(section, "titlePg"))
        for reference in section:
            name = str(reference.tag).removeprefix(W).removesuffix("Reference")
            pages = reference.get(f"{W}type", "default")
            shown = pages == "default" or (own_first if pages == "first" else even)
            relation = (
                document.part.rels.get(reference.get(f"{R}id")) if name in ("header", "footer") else None
            )
            if relation is None or relation.is_external or not shown or relation.rId in seen:
                continue
            seen.add(relation.rId)
            yield f"first {name}" if pages == "first" else name, _root(relation.target_part)


def properties_of(document: Document) -> Identification:
    """Return what the file's properties say: its title, and when it was last saved or else made."""
    relations = document.part.package.rels.values()
    # LibreOffice writes the name of this relation in its own way: only its end is the same.
    core = next((each for each in relations if each.reltype.endswith("/core-properties")), None)
    if core is None or core.is_external:
        return Identification()
    said = {local_name(node): node.text or "" for node in _root(core.target_part)}
    written = (said.get(name, "") for name in ("modified", "created"))
    dates = (iso_date(date) for date in written if date != _TEMPLATE_DATE)
    return Identification(title=one_line(said.get("title", "")), date=next(filter(None, dates), ""))


def chunk(document: Document, relation_id: str) -> tuple[str, bytes]:
    """Return the media type and the bytes of a document that is embedded as text (an altChunk)."""
    part = document.part.rels[relation_id].target_part
    return str(part.content_type), bytes(part.blob)


def diagram(document: Document, relation_ids: Element) -> Element | None:
    """Return the root of the data of a diagram (SmartArt) that stands in the text."""
    relation = document.part.rels.get(relation_ids.get(f"{R}dm"))
    return None if relation is None or relation.is_external else _root(relation.target_part)


def _parts(document: Document, kind: str) -> list[Part]:
    return [
        relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.endswith(_RELATION + kind)
    ]


def _root(part: Part) -> Element:
    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element


def _as_usual(archive: zipfile.ZipFile) -> bytes:
    """Return the file as Word saves it by default: python-docx reads no other variant.

    A "strict" file has other names for the same elements; a template or a file with macros has
    another type.
    """
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        for entry in archive.infolist():
            data = archive.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                data = _STRICT_NAME.sub(_usual_name, _OTHER_MAIN.sub(_MAIN, data))
            copy.writestr(entry.filename, data)
    return file.getvalue()


def _usual_name(found: re.Match[bytes]) -> bytes:
    family, name = found[1], found[2]
    return b"http://schemas.openxmlformats.org/%b/2006/%b" % (family, _RENAMED.get(name, name))
