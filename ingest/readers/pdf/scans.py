"""Recognise the text of pages that are images, with the program tesseract where it is installed.

What comes out is words in their places, which go the same way as words of type: so columns, tables
and headers of a scan are found as those of any page. Recognition does not tell bold from plain type
and measures sizes roughly; therefore sizes are put on a coarse scale.
"""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from statistics import mean, median

import pypdfium2

from ingest.cleaning import clean_characters
from ingest.errors import IngestError
from ingest.external import find_program, run_program
from ingest.readers.pdf.canvas import Canvas, Letter, is_white
from ingest.readers.pdf.geometry import Box
from ingest.readers.pdf.visible import SCAN_COVER
from ingest.readers.pdf.words import Word

LANGUAGE = "nld"
MOST_PAGES = 100
"""Recognising a page takes seconds: so many pages of a file are recognised, the others are not."""
_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_MOST_PIXELS = 12_000_000
"""A page of A3 at 300 dots per inch has 17 million: larger pages are rendered more coarsely."""
_SECONDS = 90.0
"""Time that a page may take."""
_MEMORY = 2_000_000_000

FEWEST_LETTERS = 25
"""A page with an image and fewer letters than this is a scan."""
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_GARBLED = 0.3
"""When the file does not say what this part of a page's letters are, the page is read as an image."""

_LEAST_LINE = 40.0
"""Lines that are recognised with less confidence (0 to 100) are stains, stamps and photographs."""
_LEAST_SIGN = 25.0
"""Signs without a letter or digit are left out below this confidence. Words are not: recognition is
often unsure of a word that it read well, and a sure line says more."""
_FRAME = re.compile(r"^[|¦_~\\\[\]{}]+$")
"""What recognition makes of the lines of tables."""
_DOT = 0.42
"""In sizes: what stands first on a line and is not even as high as an "e" is a bullet."""
_DASHES = "-–—"
_STEP = 1.2
"""Sizes that differ by a smaller factor are one size."""
_WORD_LEVEL = "5"
_LOW = re.compile(r"[gjpqyç,;()Q]")
_HIGH = re.compile(r"[A-ZÀ-Þ0-9bdfhkltiß()?!/%&€]")


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The installed program and what it can read."""

    program: Path
    language: str
    turns: bool
    """It can tell which way up a page is."""


def is_scan(canvas: Canvas, seen: Sequence[Letter]) -> bool:
    """Whether a page must be read as an image: it is one, or its letters cannot be told."""
    letters = [letter for letter in seen if letter.text.strip()]
    unknown = sum(bool(_UNMAPPED.match(letter.text)) for letter in letters)
    if unknown > _GARBLED * len(letters) and len(letters) >= FEWEST_LETTERS:
        return True
    if not letters:
        # Also text that was drawn as shapes; and a drawing without words, which costs some seconds.
        return any(not is_white(shape.colour) for shape in canvas.shapes)
    return len(letters) < FEWEST_LETTERS and canvas.image_cover >= SCAN_COVER


def find_recogniser() -> Recogniser | None:
    """Return the program that recognises text; None where it is not installed.

    It reads Dutch where it can, else what it has. Raises IngestError when it has no language at all.
    """
    program = find_program("tesseract")
    if program is None:
        return None
    listed = run_program([str(program), "--list-langs"], seconds=20).decode(errors="replace").split("\n")
    known = [line.strip() for line in listed[1:] if line.strip()]
    languages = [name for name in known if name not in ("osd", "equ", "snum")]
    if not languages:
        raise IngestError("tekstherkenning nodig: tesseract heeft geen taalbestand voor het Nederlands (nld)")
    language = LANGUAGE if LANGUAGE in languages else languages[0]
    return Recogniser(program, language, "osd" in known)


def recognise(data: bytes, canvases: Sequence[Canvas], recogniser: Recogniser) -> dict[int, list[Word]]:
    """Return the words on pages of a PDF file by page number; a page that cannot be read is left out."""
    document = pypdfium2.PdfDocument(data)
    words: dict[int, list[Word]] = {}
    try:
        for canvas in canvases[:MOST_PAGES]:
            page = document[canvas.number - 1]
            try:
                image, scale = _picture(page, canvas)
                words[canvas.number] = words_in(_read(image, recogniser), scale)
            except (IngestError, pypdfium2.PdfiumError):
                continue
            finally:
                page.close()
    finally:
        document.close()
    return _on_one_scale(words)


def words_in(table: str, points: float) -> list[Word]:
    """Return the words in tesseract's table of a page, of which a pixel is so many points."""
    lines: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == _WORD_LEVEL and (row.get("text") or "").strip():
            lines[row["block_num"], row["par_num"], row["line_num"]].append(row)
    return [word for line in lines.values() for word in _words_of_line(line, points)]


def _picture(page: pypdfium2.PdfPage, canvas: Canvas) -> tuple[bytes, float]:
    """Return a page as a grey picture, in the plain format PGM, and how many points a pixel is."""
    width, height = page.get_size()
    scale = _DOTS_PER_INCH / _POINTS_PER_INCH
    scale *= min(1.0, math.sqrt(_MOST_PIXELS / (width * height * scale**2)))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        picture = b"".join(
            rows[start : start + bitmap.width]
            for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
        )
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + picture, 1 / scale
    finally:
        bitmap.close()


def _read(picture: bytes, recogniser: Recogniser) -> str:
    # With layout analysis; where it can, also with a look at which way up the page is.
    mode = "1" if recogniser.turns else "3"
    arguments = [str(recogniser.program), "stdin", "stdout", "-l", recogniser.language, "--psm", mode]
    arguments += ["--dpi", str(_DOTS_PER_INCH), "tsv"]
    return run_program(arguments, seconds=_SECONDS, memory_bytes=_MEMORY, data=picture).decode(
        errors="replace"
    )


def _words_of_line(rows: Sequence[dict[str, str]], points: float) -> list[Word]:
    """Return the words of a recognised line, all on its baseline and of its size."""
    confidences = [float(row["conf"]) for row in rows]
    if mean(confidences) < _LEAST_LINE:
        return []
    texts = [clean_characters(row["text"].strip()) for row in rows]
    boxes = [_box(row, points) for row in rows]
    sure = [
        _has_letters(text) or confidence >= _LEAST_SIGN
        for text, confidence in zip(texts, confidences, strict=True)
    ]
    lettered = [(text, box) for text, box in zip(texts, boxes, strict=True) if _has_letters(text)]
    if not lettered:
        return []
    size = median(_size(text, box) for text, box in lettered)
    baseline = median(box.bottom - (size / 5 if _LOW.search(text) else 0) for text, box in lettered)
    if len(texts) > 1 and len(texts[0]) == 1 and boxes[0].height < _DOT * size and texts[0] not in _DASHES:
        texts[0], sure[0] = "•", True
    read = [
        (text, box)
        for text, box, is_sure in zip(texts, boxes, sure, strict=True)
        if text and is_sure and not _FRAME.match(text)
    ]
    return [
        Word(text, Box(box.x0, baseline - 0.8 * size, box.x1, baseline + size / 5), baseline, size)
        for text, box in read
    ]


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _box(row: dict[str, str], points: float) -> Box:
    left, top = float(row["left"]) * points, float(row["top"]) * points
    return Box(left, top, left + float(row["width"]) * points, top + float(row["height"]) * points)


def _size(text: str, box: Box) -> float:
    """Return the size of type that a word's height, from its lowest to its highest letter, speaks of."""
    height = 0.48 + (0.24 if _HIGH.search(text) else 0.0) + (0.2 if _LOW.search(text) else 0.0)
    return box.height / height


def _on_one_scale(pages: dict[int, list[Word]]) -> dict[int, list[Word]]:
    """Put measured sizes on a coarse scale around the one that is most common."""
    sizes = [word.size for words in pages.values() for word in words for _ in word.text]
    if not sizes:
        return pages
    usual = round(median(sizes) * 2) / 2
    return {
        number: [
            replace(word, size=usual * _STEP ** round(math.log(word.size / usual, _STEP))) for word in words
        ]
        for number, words in pages.items()
    }
