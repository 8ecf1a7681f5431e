"""Read web pages, also those saved as one archive with their images (MHTML)."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector

from ingest.blocks import Identification, Reading
from ingest.encoding import decode
from ingest.errors import IngestError
from ingest.readers.grid import one_line
from ingest.readers.markup import parsed, reading_from_tree

_ARCHIVE = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n|[ \t]+[^\n]*\n)*?Content-Type:\s*multipart/related", re.IGNORECASE
)
_FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)
_TITLES = ("dcterms.title", "dc.title", "og:title")
_DATES = (
    *("dcterms.modified", "article:modified_time", "dc.date.modified", "og:updated_time", "last-modified"),
    *("dcterms.issued", "dcterms.date", "dc.date", "dc.date.issued", "article:published_time", "date"),
)
"""Names under which pages state their date, the date of the latest version first."""
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)")


def read(data: bytes) -> Reading:
    """Read a web page; raises IngestError when it holds no text."""
    markup = _archived(data) if _ARCHIVE.match(data) else decode(data, _declared(data))
    if markup is None:
        raise IngestError("het bestand is geen leesbare webpagina")
    tree = parsed(markup)
    properties = _properties(tree)
    reading = reading_from_tree(tree, is_page=True)
    if not reading.blocks and _FRAMES.search(markup):
        raise IngestError("de webpagina bestaat uit frames: bewaar de pagina in het frame zelf")
    if not reading.blocks:
        raise IngestError("de webpagina bevat geen leesbare tekst")
    return Reading(reading.blocks, reading.noise, properties)


def _declared(data: bytes) -> str | None:
    return EncodingDetector.find_declared_encoding(data, is_html=True)


def _archived(data: bytes) -> str | None:
    """Return the page in an archive: its first part that is HTML."""
    archive = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    for part in archive.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return decode(payload, part.get_content_charset() or _declared(payload))
    return None


def _properties(page: BeautifulSoup) -> Identification:
    """Return what the page's head says of it."""
    stated: dict[str, str] = {}
    for meta in page.find_all("meta"):
        name = str(meta.get("name") or meta.get("property") or meta.get("http-equiv") or "").lower()
        stated.setdefault(name, one_line(str(meta.get("content") or "")))
    title = next((stated[name] for name in _TITLES if stated.get(name)), "")
    if not title and page.title is not None:
        title = one_line(page.title.get_text())
    dates = (_DATE.match(stated[name]) for name in _DATES if name in stated)
    return Identification(title=title, date=next((date[0] for date in dates if date), ""))
