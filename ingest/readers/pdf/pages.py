"""Take the words, tables and lines of each page from what is painted on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.errors import IngestError
from ingest.model import Noise, NoiseReason
from ingest.readers.pdf.canvas import SLANTED, Canvas, Letter
from ingest.readers.pdf.file import PdfFile
from ingest.readers.pdf.furniture import EDGE, PageContent
from ingest.readers.pdf.lines import lines_of
from ingest.readers.pdf.ruled import ruled_grids, with_unruled_header, words_outside
from ingest.readers.pdf.scans import find_recogniser, is_scan, recognise
from ingest.readers.pdf.visible import split_visible
from ingest.readers.pdf.words import Word, drawn_bullets, turned_words_from, words_from

_MOSTLY = 0.6
"""When this part of a page's letters runs up or down it, the page is to be turned."""


def read_pages(file: PdfFile) -> tuple[list[PageContent], list[Noise]]:
    """Return the pages, and what stands on them that is left out: what no reader sees, watermarks.

    A page that is an image is recognised where that can be done; else it is among what is left out.
    Raises IngestError when that leaves nothing.
    """
    pages: dict[int, PageContent] = {}
    noise: list[Noise] = []
    scans: list[Canvas] = []
    for canvas in file.pages():
        turned = canvas.turned(_direction(canvas))
        seen, hidden = split_visible(turned)
        stamped = [letter for letter in seen if letter.direction == SLANTED]
        noise += _noise(hidden, NoiseReason.HIDDEN, canvas.number)
        noise += _noise(stamped, NoiseReason.RUNNING, canvas.number)
        pages[canvas.number] = _content(turned, [letter for letter in seen if letter.direction != SLANTED])
        if is_scan(turned, seen):
            scans.append(replace(canvas, letters=[]))
    if scans:
        noise += _recognise(file, scans, pages)
    return [pages[number] for number in sorted(pages)], noise


def _recognise(file: PdfFile, scans: Sequence[Canvas], pages: dict[int, PageContent]) -> list[Noise]:
    """Put what is recognised on scanned pages in their place; return the pages that stay unread."""
    recogniser = find_recogniser()
    found = recognise(file.data, scans, recogniser) if recogniser else {}
    unread = []
    for canvas in scans:
        words = found.get(canvas.number)
        if words is None:
            text = f"pagina {canvas.number} is een beeld zonder tekst"
            unread.append(Noise(text, NoiseReason.UNREAD, canvas.number))
        elif _letters(words) > _letters(pages[canvas.number].words):
            pages[canvas.number] = content_of(canvas, words)
    if unread and not any(page.words or page.grids for page in pages.values()):
        advice = "" if recogniser else "; installeer daarvoor tesseract met het Nederlandse taalbestand"
        raise IngestError(f"tekstherkenning nodig: dit PDF-bestand bevat geen tekst{advice}")
    return unread


def _letters(words: Sequence[Word]) -> int:
    return sum(character.isalnum() for word in words for character in word.text)


def content_of(canvas: Canvas, words: Sequence[Word]) -> PageContent:
    """Return a page with these words: those of its tables with lines apart from the others."""
    margin = EDGE * canvas.height
    grids = ruled_grids(canvas.edges, words, canvas.visible, margin)
    outside = words_outside(words, grids)
    complete = [with_unruled_header(grid, outside) for grid in grids]
    outside = words_outside(outside, complete)
    return PageContent(canvas.number, canvas.width, canvas.height, outside, complete, canvas.edges)


def _content(canvas: Canvas, letters: Sequence[Letter]) -> PageContent:
    upright = [letter for letter in letters if letter.direction == 0]
    turned = [letter for letter in letters if letter.direction != 0]
    words = [
        *words_from(upright),
        *turned_words_from(turned, canvas.width, canvas.height),
        *drawn_bullets(canvas.dots),
    ]
    return content_of(canvas, words)


def _direction(canvas: Canvas) -> int:
    """Return in which direction nearly all letters of a page run."""
    directions = Counter(letter.direction for letter in canvas.letters if letter.text.strip())
    if not directions:
        return 0
    direction, number = directions.most_common(1)[0]
    return direction if direction != SLANTED and number > _MOSTLY * directions.total() else 0


def _noise(letters: Sequence[Letter], reason: NoiseReason, page: int) -> list[Noise]:
    """Say what letters, which need not stand upright, were left out."""
    if not letters:
        return []
    if any(letter.direction == SLANTED for letter in letters):
        text = "".join(letter.text for letter in letters)
        return [Noise(" ".join(text.split()), reason, page)]
    return [Noise(line.text, reason, page) for line in lines_of(words_from(letters), page)]
