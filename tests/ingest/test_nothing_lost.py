"""Every word of a file is in a passage, a heading, a column's name or the list of what was left out.

The words of a file are counted by other means than the readers: straight from its XML, its markup or,
for a PDF, by another library. Nothing may be lost, nothing invented.
"""

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pypdf
import pytest
from lxml import etree

from ingest.cleaning import strip_inline_markup
from ingest.model import Document, PassageKind
from ingest.reading import read_document
from ingest.sources import Source

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "documents"
PARITY = Path(__file__).parent / "data" / "parity"
FILES = sorted([*(ROOT / "documents").iterdir(), *PARITY.glob("meersdonk-*"), *REAL.glob("*")])

_JOINT = "joint"
_LINE_HYPHEN = re.compile(r"(\w)(?:-\s+|\u00ad\s*\n\s*)(?=[^\W\d_])")
_SOFT = re.compile("[\u00ad\u200b\ufeff]")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z]\))\s+")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@cache
def document_at(path: Path) -> Document:
    return read_document(Source.at(path))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).lower())


def source_text(path: Path) -> str:
    """Return all that stands in a file, parts that no line holds together apart."""
    readers: dict[str, Callable[[Path], str]] = {
        ".txt": _plain,
        ".md": _markdown,
        ".html": _web_page,
        ".docx": _word,
        ".odt": _opendocument,
        ".pdf": _pdf,
    }
    return readers[path.suffix](path)


def _plain(path: Path) -> str:
    text = re.sub(r"\[bookmark[^\]]*\]|<[^<>]+>", " ", path.read_text(encoding="utf-8-sig"))
    return strip_inline_markup(text)


def _markdown(path: Path) -> str:
    return re.sub(r"\[\^(\d+)\]:?", r" \1 ", strip_inline_markup(path.read_text(encoding="utf-8-sig")))


def _web_page(path: Path) -> str:
    body = lxml.html.fromstring(path.read_bytes().decode("utf-8")).find("body")
    etree.strip_elements(body, "script", "style", etree.Comment, with_tail=False)
    return " ".join(piece.replace("\n", " ") for piece in body.itertext())


def _word(path: Path) -> str:
    parts = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
    lines = []
    for root in _xml(path, parts):
        etree.strip_elements(root, _FALLBACK, with_tail=False)
        for paragraph in root.iter(f"{_WORD}p"):
            pieces = paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br")
            lines.append("".join(piece.text or " " for piece in pieces))
    return "\n".join(lines)


def _opendocument(path: Path) -> str:
    roots = _xml(path, re.compile(r"(?:content|styles)\.xml"))
    paragraphs = (p for root in roots for p in root.iter(f"{_TEXT}p", f"{_TEXT}h"))
    return "\n".join("".join(_pieces(paragraph)) for paragraph in paragraphs)


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, without that of the paragraphs in it: a footnote, a text box."""
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break", f"{_TEXT}note-citation"):
            yield " "
        if child.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
            yield from _pieces(child)
        yield child.tail or ""


def _xml(path: Path, names: re.Pattern[str]) -> list[Any]:
    with zipfile.ZipFile(path) as archive:
        found = [name for name in archive.namelist() if names.fullmatch(name)]
        return [etree.fromstring(archive.read(name)) for name in found]


def _pdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def source_words(path: Path, known: set[str]) -> list[str]:
    """Return the words of a file; a word that a line's end breaks is one where the whole is known."""
    marked = _LINE_HYPHEN.sub(rf"\1\n {_JOINT} \n", unicodedata.normalize("NFC", source_text(path)))
    result: list[str] = []
    halves = words(_SOFT.sub("", marked))
    for before, word in pairwise(["", *halves]):
        if word == _JOINT:
            continue
        if before == _JOINT and result and result[-1] + word in known:
            result[-1] += word
        else:
            result.append(word)
    return result


def kept_texts(document: Document) -> list[str]:
    """Return what can be cited, what stands above it, and what was left out, in order."""
    texts = [section.heading for section in document.sections]
    texts += [document.text[span.start : span.end] for span in document.spans if span.header]
    for passage in document.passages:
        start = passage.start
        if passage.kind is PassageKind.ITEM:  # its mark is no part of it
            start = document.text.rfind("\n", 0, start) + 1
        texts.append(document.text[start : passage.end])
    return texts + [noise.text for noise in document.noise]


def share_found(wanted: list[str], there: list[str]) -> float:
    """Return which share of the words wanted is there, each as often as it is wanted."""
    return (Counter(wanted) & Counter(there)).total() / len(wanted)


def _left_over(some: list[str], others: list[str]) -> list[str]:
    """Return in order the words that are there more often than among the others, the last of them."""
    there = Counter(others)
    result = []
    for word in some:
        if there[word]:
            there[word] -= 1
        else:
            result.append(word)
    return result


@each_file
def test_nothing_is_lost(path: Path) -> None:
    kept = words(" \n ".join(kept_texts(document_at(path))))
    raw = source_words(path, set(kept))
    assert share_found(raw, kept) >= 0.995, Counter(raw) - Counter(kept)


@each_file
def test_words_stay_beside_each_other(path: Path) -> None:
    """Notes, cells and marks may move; the running text may not."""
    kept = words(document_at(path).text)
    raw = source_words(path, set(kept))
    pairs = [" ".join(pair) for pair in pairwise(kept)]
    assert share_found(pairs, [" ".join(pair) for pair in pairwise(raw)]) >= 0.9


@each_file
def test_nothing_is_invented(path: Path) -> None:
    """But for the numbers that a word processor gives to headings, items and notes."""
    document = document_at(path)
    lines = [document.text[span.start : span.end] for span in document.spans]
    own = [_RAISED.sub("", _NUMBER.sub("", line)) for line in lines]
    wanted = words(" \n ".join(own))
    raw = source_words(path, set(wanted))
    # A word that the end of a page tears is there in two pieces that nothing else holds.
    letters = "".join(_left_over(raw, words(" \n ".join(kept_texts(document)))))
    assert [word for word in _left_over(wanted, raw) if word not in letters] == []


@each_file
def test_every_offset_slices_to_its_quote_within_one_section(path: Path) -> None:
    document = document_at(path)
    for passage in document.passages:
        assert passage.text == document.text[passage.start : passage.end]
        home = document.sections[passage.section]
        assert home.start <= passage.start < passage.end <= home.end
        assert passage.headings == home.headings
        others = (section.start for section in document.sections if section is not home)
        assert not any(passage.start < start < passage.end for start in others)
    for before, after in pairwise(document.passages):
        assert before.end <= after.start


def test_the_count_notices_what_is_lost_and_what_is_invented() -> None:
    assert share_found(["de", "raad", "de"], ["raad", "de"]) < 1
    assert source_words(PARITY / "meersdonk-afdelingshoofd-omgeving.md", set()).count("gecoro") == 2
