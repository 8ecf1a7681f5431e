"""Read what people keep as Word files, for what it is whatever its name says.

Not every .doc is an old Word document: programs write Word documents, web pages and RTF under that
name too. Old Word documents and RTF are first converted.
"""

import email
import email.policy
import re
from email.message import EmailMessage

from ingest.blocks import Reading
from ingest.errors import IngestError
from ingest.readers import html, legacy, opendocument, word_document
from ingest.readers.opendocument_package import is_text_document

_OLE_FILE = b"\xd0\xcf\x11\xe0"
_WEB_PAGE = re.compile(
    rb"\s*<(?:!doctype html|html|head|body|!--|\?xml[^>]*\?>\s*<(?:!doctype )?html)", re.IGNORECASE
)
_WEB_ARCHIVE = re.compile(rb"\s*MIME-Version:", re.IGNORECASE)
_WORD_XML = re.compile(rb"\s*<\?xml.{0,300}?<w:wordDocument", re.DOTALL)


def read(data: bytes) -> Reading:
    """Read a Word file, old or new; raises IngestError when it cannot be read or is empty."""
    start = data.removeprefix(b"\xef\xbb\xbf")[:4096]
    if start.startswith(_OLE_FILE):
        return word_document.read(legacy.to_docx(data, legacy.kind_of_old_file(data)))
    if start.startswith(rb"{\rtf"):
        return word_document.read(legacy.to_docx(data, legacy.Kind.RTF))
    if _WORD_XML.match(start):
        return word_document.read(legacy.to_docx(data, legacy.Kind.WORD_XML))
    if _WEB_ARCHIVE.match(start):
        return html.read(_page_in(data))
    if _WEB_PAGE.match(start):
        return html.read(data)
    if is_text_document(data):
        return opendocument.read(data)
    return word_document.read(data)


def _page_in(data: bytes) -> bytes:
    """Return the page in a web archive (.mht), which Word saves as .doc when asked for one file."""
    message = email.message_from_bytes(data.lstrip(), _class=EmailMessage, policy=email.policy.default)
    page = message.get_body(("html",))
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes):
        raise IngestError("het bestand is geen leesbaar Word-document")
    return content
