"""Read Word files (.docx) into blocks."""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from ingest.blocks import Block, BlockKind, Reading
from ingest.errors import IngestError
from ingest.readers.grid import EMPHASIS_LIMIT, Cell, item_blocks, one_line, table_blocks

MAX_UNPACKED = 200 * 1024 * 1024
"""A document that unpacks to more bytes than this is refused."""
MAX_RATIO = 200
"""So is one that unpacks to this many times its size, once it is larger than MIN_SUSPECT."""
MIN_SUSPECT = 20 * 1024 * 1024
LARGER = 1.12
"""Type this many times the size of the body text reads as a heading."""

_HEADING_STYLE = re.compile(r"^(?:heading|kop)\s*([1-9])$", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^(?:list (bullet|number)|lijst(opsomteken|nummering))\s*([2-9])?$", re.IGNORECASE)
_CONTINUATION_STYLE = re.compile(r"^(?:list continue|lijstvoortzetting)", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"^(?:toc|inhopg|table of figures|lijst met afb)", re.IGNORECASE)
_GONE = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr")}
_TEXT_OF = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OLE_FILE = b"\xd0\xcf\x11\xe0"
# What python-docx, lxml (a SyntaxError) and zipfile raise on damaged and on other files.
_UNREADABLE = (
    *(OpcError, SyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError),
    *(IndexError, TypeError, OSError, EOFError, RuntimeError, NotImplementedError),
)

Element = Any
"""An lxml element of the document's XML; python-docx types them only in part."""


def read(data: bytes) -> Reading:
    """Read a Word file; raises IngestError when it is damaged, locked, huge or empty."""
    _refuse_other_files(data)
    try:
        document = docx.Document(BytesIO(data))
        blocks = _Reader(document).read()
    except _UNREADABLE:
        raise IngestError("het bestand is geen leesbaar Word-document") from None
    if not blocks:
        raise IngestError("het Word-document bevat geen tekst")
    return Reading(tuple(blocks))


def _refuse_other_files(data: bytes) -> None:
    if data.startswith(_OLE_FILE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise IngestError("het Word-document is met een wachtwoord beveiligd")
        raise IngestError("het bestand is een oud Word-document; bewaar het eerst als .docx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except _UNREADABLE:
        raise IngestError("het bestand is geen leesbaar Word-document") from None
    if unpacked > MAX_UNPACKED or (unpacked > MIN_SUSPECT and unpacked > MAX_RATIO * len(data)):
        raise IngestError("het Word-document is uitgepakt te groot om veilig te lezen")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text of one paragraph, set in one way."""

    text: str
    emphasised: bool
    size: int


class _Reader:
    """Walks a document's body; keeps the counters of its numbered lists."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.style_lst}
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in self._styles.values()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) == "1"
            ),
            None,
        )
        self._numbering = _Numbering(document)
        self._body_size = 0

    def read(self) -> list[Block]:
        body = self._document.element.body
        sizes: Counter[int] = Counter()
        for paragraph in body.iter(qn("w:p")):
            for piece in self._pieces(paragraph):
                sizes[piece.size] += len(piece.text.strip())
        self._body_size = sizes.most_common(1)[0][0] if sizes else 0
        return self._blocks(body)

    def _blocks(self, parent: Element, *, in_cell: bool = False) -> list[Block]:
        blocks: list[Block] = []
        for element in _content(parent, ("p", "tbl")):
            if element.tag == qn("w:tbl"):
                blocks += table_blocks(self._grid(element))
                continue
            new = self._paragraph(element, in_cell=in_cell)
            if new and blocks and blocks[-1].kind is BlockKind.ITEM and self._continues(element):
                blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text} {new.pop(0).text}")
            blocks += new
            for box in _text_boxes(element):
                blocks += self._blocks(box, in_cell=in_cell)
        return blocks

    def _paragraph(self, paragraph: Element, *, in_cell: bool) -> list[Block]:
        names = [self._name(style) for style in self._chain(self._style_id(paragraph))]
        if names and _CONTENTS_STYLE.match(names[0]):
            return []
        lines = self._lines(paragraph)
        if not lines:
            return []
        whole = " ".join(line.text for line in lines)
        if level := self._heading_level(paragraph, names):
            return [Block(BlockKind.HEADING, whole, level)]
        listed = self._list_place(paragraph, names)
        if listed is not None:
            return item_blocks(lines, *listed)
        if in_cell and len(lines) > 1:
            return [Block(BlockKind.PARAGRAPH, whole, bold=all(line.bold for line in lines))]
        return lines

    def _lines(self, paragraph: Element) -> list[Block]:
        """Split a paragraph at its line breaks, each line with its own emphasis."""
        lines: list[list[_Piece]] = [[]]
        for piece in self._pieces(paragraph):
            first, *others = piece.text.split("\n")
            lines[-1].append(replace(piece, text=first))
            lines += [[replace(piece, text=other)] for other in others]
        blocks = []
        for line in lines:
            if text := one_line("".join(piece.text for piece in line)):
                blocks.append(Block(BlockKind.PARAGRAPH, text, bold=self._stands_out(text, line)))
        return blocks

    def _stands_out(self, text: str, pieces: list[_Piece]) -> bool:
        worded = [piece for piece in pieces if any(map(str.isalnum, piece.text))]
        if not worded or len(text) > EMPHASIS_LIMIT:
            return False
        larger = min(piece.size for piece in worded) > LARGER * self._body_size > 0
        return larger or all(piece.emphasised for piece in worded)

    def _pieces(self, paragraph: Element) -> list[_Piece]:
        style_id = self._style_id(paragraph)
        pieces = []
        for run in _content(paragraph, ("r",)):
            text = "".join(_run_texts(run))
            if text and not self._is_hidden(run, style_id):
                emphasised = any(self._is_on(run, style_id, name) for name in ("b", "i", "u"))
                size = self._size(run, style_id)
                pieces.append(_Piece(text, emphasised, size))
        return pieces

    def _is_hidden(self, run: Element, style_id: str | None) -> bool:
        # Type of one point or less is there to be found by machines, not to be read.
        return self._is_on(run, style_id, "vanish") or 0 < self._size(run, style_id) <= 2

    def _is_on(self, run: Element, style_id: str | None, name: str) -> bool:
        value = self._property(run, style_id, name)
        return value is not None and value not in ("0", "false", "off", "none")

    def _size(self, run: Element, style_id: str | None) -> int:
        """Size in half points; 0 where nothing says so."""
        value = self._property(run, style_id, "sz") or ""
        return int(value) if value.isdigit() else 0

    def _property(self, run: Element, style_id: str | None, name: str) -> str | None:
        """Return a run's property: its own, else that of its character or paragraph style."""
        own = run.find(qn("w:rPr"))
        run_style = _value(own, "rStyle") if own is not None else None
        sources = [own]
        for chain in (self._chain(run_style), self._chain(style_id or self._default)):
            sources += [style.find(qn("w:rPr")) for style in chain]
        sources.append(self._document.styles.element.find("/".join(_DEFAULT_RUN)))
        for source in sources:
            if source is not None and (found := _value(source, name)) is not None:
                return found
        return None

    def _style_id(self, paragraph: Element) -> str | None:
        properties = paragraph.find(qn("w:pPr"))
        return _value(properties, "pStyle") if properties is not None else None

    def _chain(self, style_id: str | None) -> list[Element]:
        """Return the style and those it is based on, nearest first."""
        chain: list[Element] = []
        while style_id in self._styles and self._styles[style_id] not in chain:
            chain.append(self._styles[style_id])
            style_id = _value(chain[-1], "basedOn")
        return chain

    @staticmethod
    def _name(style: Element) -> str:
        return _value(style, "name") or ""

    def _heading_level(self, paragraph: Element, names: list[str]) -> int:
        levels = [_value(p, "outlineLvl") for p in self._properties(paragraph)]
        own = levels[0] if levels else None
        if own is not None and own.isdigit() and int(own) < 9:
            return min(6, int(own) + 1)
        for name, level in zip(names, levels[1:], strict=True):
            if _TITLE_STYLE.match(name):
                return 1
            if found := _HEADING_STYLE.match(name):
                return min(6, int(found[1]))
            if level is not None and level.isdigit():
                # Nine stands for body text: it ends what the style is based on.
                return min(6, int(level) + 1) if int(level) < 9 else 0
        return 0

    def _properties(self, paragraph: Element) -> list[Element]:
        """Return the paragraph's own properties, then those of its styles."""
        chain = self._chain(self._style_id(paragraph))
        return [element.find(qn("w:pPr")) for element in (paragraph, *chain)]

    def _continues(self, paragraph: Element) -> bool:
        chain = self._chain(self._style_id(paragraph))
        return any(_CONTINUATION_STYLE.match(self._name(style)) for style in chain)

    def _list_place(self, paragraph: Element, names: list[str]) -> tuple[int, str] | None:
        """Return the depth and marker of a list item, None for another paragraph."""
        named = next((found for name in names if (found := _LIST_STYLE.match(name))), None)
        named_depth = int(named[3] or 1) - 1 if named else 0
        number, depth = None, None
        for properties in self._properties(paragraph):
            listing = properties.find(qn("w:numPr")) if properties is not None else None
            if listing is None:
                continue
            number = number if number is not None else _value(listing, "numId")
            depth = depth if depth is not None else _value(listing, "ilvl")
        if number is not None and number != "0":
            level = int(depth or 0)
            return max(level, named_depth), self._numbering.marker(number, level)
        if named and number is None:
            return named_depth, "•" if (named[1] or named[2]).lower()[0] in "bo" else ""
        return None

    def _grid(self, table: Element) -> list[list[Cell]]:
        grid = []
        for row in _content(table, ("tr",)):
            properties = row.find(qn("w:trPr"))
            if properties is not None and properties.find(qn("w:del")) is not None:
                continue
            before = _value(properties, "gridBefore") if properties is not None else None
            cells = [Cell(spanned=True)] * int(before or 0)
            for cell in _content(row, ("tc",)):
                blocks = () if cell.vMerge == "continue" else self._blocks(cell, in_cell=True)
                cells += [Cell(tuple(blocks)), *[Cell(spanned=True)] * (cell.grid_span - 1)]
            grid.append(cells)
        return grid


class _Numbering:
    """The marks of automatic lists, counted in reading order."""

    def __init__(self, document: Document) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[tuple[str, int], Element] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[tuple[str, int], int] = {}
        try:
            root: Element = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            for level in abstract.findall(qn("w:lvl")):
                place = (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl"))))
                self._levels[place] = level
        for number in root.findall(qn("w:num")):
            name = number.get(qn("w:numId"))
            self._lists[name] = _value(number, "abstractNumId") or ""
            for override in number.findall(qn("w:lvlOverride")):
                if start := _value(override, "startOverride"):
                    self._restarts[name, int(override.get(qn("w:ilvl")))] = int(start)

    def marker(self, number: str, level: int) -> str:
        """Count one item of the list and return its mark: "•", "2.", "b)", or "" if unknown."""
        name = self._lists.get(number, "")
        definition = self._levels.get((name, level))
        if definition is None:
            return ""
        pattern = _value(definition, "lvlText") or ""
        kind = _value(definition, "numFmt")
        if kind == "bullet":
            return pattern if pattern in ("-", "–", "o", "*") else "•"
        if kind == "none":
            return ""
        self._count(number, name, level)
        return re.sub(r"%([1-9])", lambda found: self._figure(name, int(found[1]) - 1), pattern)

    def _count(self, number: str, name: str, level: int) -> None:
        restart = self._restarts.pop((number, level), None)
        if restart is not None:
            self._counts[name, level] = restart
        else:
            self._counts[name, level] = self._current(name, level) + 1
        for deeper in [place for place in self._counts if place[0] == name and place[1] > level]:
            del self._counts[deeper]

    def _current(self, name: str, level: int) -> int:
        definition = self._levels.get((name, level))
        start = _value(definition, "start") if definition is not None else None
        return self._counts.get((name, level), int(start or 1) - 1)

    def _figure(self, name: str, level: int) -> str:
        count = self._current(name, level)
        if (name, level) not in self._counts:
            count += 1
        definition = self._levels.get((name, level))
        kind = _value(definition, "numFmt") if definition is not None else None
        return _figure(count, kind or "decimal")


_DEFAULT_RUN = (qn("w:docDefaults"), qn("w:rPrDefault"), qn("w:rPr"))


def _figure(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr(ord("a" if kind == "lowerLetter" else "A") + count - 1)
    if kind in ("lowerRoman", "upperRoman") and 1 <= count < 40:
        units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[count % 10]
        roman = "x" * (count // 10) + units
        return roman if kind == "lowerRoman" else roman.upper()
    return str(count)


def _value(parent: Element, name: str) -> str | None:
    """Return the value of a child such as <w:b/> or <w:sz w:val="22"/>; None without the child."""
    child = parent.find(qn(f"w:{name}")) if parent is not None else None
    return None if child is None else str(child.get(qn("w:val"), "1"))


def _content(parent: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """Yield the parts with these names, also from content controls, links and insertions.

    Deletions and moved-away text are left out; so is what stands inside another part.
    """
    wanted = {qn(f"w:{name}") for name in names}
    stops = {qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r")} - wanted
    for child in parent:
        if child.tag in wanted:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE and child.tag not in stops:
            yield from _content(child, names)


def _run_texts(run: Element) -> Iterator[str]:
    for child in run:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "t":
            yield child.text or ""
        elif name in _TEXT_OF:
            yield _TEXT_OF[name]


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph, once: Word writes each of them twice."""
    for box in paragraph.iter(qn("w:txbxContent")):
        parents = list(box.iterancestors())
        inner = parents[: parents.index(paragraph)]
        tags = [str(parent.tag).rpartition("}")[2] for parent in inner]
        if "Fallback" not in tags and "txbxContent" not in tags:
            yield box
