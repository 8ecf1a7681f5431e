"""Open a PDF file: its pages, its bookmarks and what it says of itself."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFNoOutlines, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.utils import decode_text

from ingest.blocks import Identification
from ingest.dates import iso_date
from ingest.errors import IngestError
from ingest.readers.grid import one_line
from ingest.readers.pdf.canvas import Canvas, TooMuchOnPage, paint

MOST_PAGES = 2_000
"""A file of more pages is no role document."""
_MOST_BOOKMARKS = 1_000
_PROGRAM = re.compile(r"^(?:Microsoft (?:Office )?(?:Word|PowerPoint|Excel)|Word) - ", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(?:docx?|dotx?|odt|rtf|pdf|pptx?|xlsx?|indd|pub|pages|txt|html?)$", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(?:untitled|naamloos|titel|title|(?:document|sjabloon|template)\s?\d*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that a viewer shows beside the pages."""

    title: str
    level: int
    """1 is the highest."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An opened PDF file."""

    data: bytes
    document: PDFDocument
    bookmarks: tuple[Bookmark, ...] = ()
    properties: Identification = field(default_factory=Identification)

    def pages(self) -> Iterator[Canvas]:
        """Yield what is painted on each page; raises IngestError when a page cannot be read."""
        resources = PDFResourceManager()
        with _in_dutch():
            for number, page in enumerate(PDFPage.create_pages(self.document), 1):
                if number > MOST_PAGES:
                    raise IngestError(f"het PDF-bestand heeft meer dan {MOST_PAGES} pagina's")
                yield paint(page, number, resources)


def open_pdf(data: bytes) -> PdfFile:
    """Open a file; raises IngestError when it is damaged or locked."""
    if b"%PDF-" not in data[:1024]:
        raise IngestError("het bestand is geen leesbaar PDF-bestand")
    # pdfminer reports every small flaw of a file through logging; readers of a log cannot help it.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with _in_dutch():
        document = PDFDocument(PDFParser(BytesIO(data)))
        return PdfFile(data, document, tuple(_bookmarks(document)), _properties(document))


@contextmanager
def _in_dutch() -> Iterator[None]:
    """Raise what pdfminer raises as one clear line."""
    try:
        yield
    except IngestError:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise IngestError("het PDF-bestand is met een wachtwoord beveiligd") from None
    except TooMuchOnPage:
        raise IngestError("een pagina van het PDF-bestand bevat te veel tekst") from None
    except Exception as error:  # on damaged files pdfminer raises anything, also by accident
        raise IngestError("het bestand is geen leesbaar PDF-bestand") from error


def _bookmarks(document: PDFDocument) -> Iterator[Bookmark]:
    try:
        for number, (level, title, *_) in enumerate(document.get_outlines()):
            if number >= _MOST_BOOKMARKS:
                return
            yield Bookmark(one_line(title), level)
    except (PDFNoOutlines, RecursionError, TypeError, ValueError, KeyError):
        # They only help: a file with damaged bookmarks is read without.
        return


def _properties(document: PDFDocument) -> Identification:
    """Return the title and date in a file's properties, where they are more than a program's own."""
    title = made = ""
    for info in document.info:
        entries = dict_value(info)
        title = _title(_text(entries.get("Title"))) or title
        made = iso_date(_text(entries.get("CreationDate"))) or made
    return Identification(title=title, date=made)


def _text(value: object) -> str:
    value = resolve1(value)
    return one_line(decode_text(value)) if isinstance(value, bytes) else ""


def _title(text: str) -> str:
    """Return a title that a person gave; a program fills in the name of the file."""
    plain = _PROGRAM.sub("", text)
    is_name = bool(_FILE_NAME.search(plain)) or plain.lower().startswith(("http://", "https://"))
    worded = " " in plain or plain.isalpha()
    return plain if worded and not is_name and not _NO_TITLE.match(plain) else ""
