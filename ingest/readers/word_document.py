"""Read Word documents (.docx) into blocks."""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.exceptions import OpcError

from ingest.blocks import Block, BlockKind, Reading
from ingest.bombs import refuse_archive
from ingest.errors import IngestError
from ingest.footnotes import reference
from ingest.model import Noise, NoiseReason
from ingest.readers import html
from ingest.readers.archives import UNREADABLE
from ingest.readers.grid import Cell, one_line
from ingest.readers.numbering import figure
from ingest.readers.runs import Piece, body_size, furniture, is_white, lines_of, whole
from ingest.readers.story import Story, titles_among
from ingest.readers.word_numbering import FORMS, Numbering
from ingest.readers.word_package import (
    KIND,
    chunk,
    diagram,
    furniture_of,
    notes_of,
    open_document,
    properties_of,
    root_of,
    styles_of,
)
from ingest.readers.word_styles import Styles
from ingest.readers.word_visible import leave_out
from ingest.readers.word_xml import SHOWN, Element, R, W, children, is_on, local_name, plain_text, value_of

_NOTES = ("footnote", "endnote")
_MAX_SPAN = 100
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


def read(data: bytes) -> Reading:
    """Read a Word document; raises IngestError when it is damaged, huge or empty."""
    try:
        document = open_document(data)
        reading = _Reader(document).read()
    except (OpcError, *UNREADABLE):
        raise IngestError(f"het bestand is geen leesbaar {KIND}") from None
    if not reading.blocks:
        raise IngestError(f"het {KIND} bevat geen tekst")
    return reading


class _Reader:
    """Walks a document's text; keeps the counters of its lists and notes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = Styles(styles_of(document))
        self._numbering = Numbering(root_of(document, "numbering"), self._styles)
        self._notes = {kind: notes_of(document, kind) for kind in _NOTES}
        self._note_forms = {kind: self._note_form(kind) for kind in _NOTES}
        self._noted = dict.fromkeys(_NOTES, 0)
        self._references: set[tuple[str, str]] = set()
        self._body_size = 0

    def read(self) -> Reading:
        body = self._document.element.body
        # A picture behind the text, or a coloured page, may be the ground that white letters need.
        background = body.getparent().find(f"{W}background")
        white_is_hidden = (background is None or is_white(background.get(f"{W}color", ""))) and not any(
            anchor.get("behindDoc") in ("1", "true") for anchor in body.iter(f"{_DRAWING}anchor")
        )
        furniture_parts = list(furniture_of(self._document))
        noise = leave_out(body, self._styles, white_is_hidden=white_is_hidden)
        for kind in _NOTES:
            for note in self._notes[kind].values():
                noise += leave_out(note, self._styles, white_is_hidden=white_is_hidden)
        self._body_size = body_size(
            piece for paragraph in body.iter(f"{W}p") for piece in self._pieces(paragraph)
        )
        blocks = self._blocks(body)
        titles, lines = self._furniture(furniture_parts, blocks)
        noise = [*furniture(lines), *noise, *self._lost_notes()]
        return Reading((*titles, *blocks), tuple(noise), properties=properties_of(self._document))

    def _lost_notes(self) -> list[Noise]:
        """Return the notes to which only deleted text refers."""
        texts = (
            one_line(plain_text(note))
            for kind in _NOTES
            for name, note in self._notes[kind].items()
            if (kind, name) not in self._references and note.get(f"{W}type") is None
        )
        return [Noise(text, NoiseReason.DELETED) for text in texts if text]

    def _note_form(self, kind: str) -> str:
        settings = root_of(self._document, "settings")
        sections = list(self._document.element.body.iter(f"{W}sectPr"))
        for source in (*sections[-1:], settings):
            properties = source.find(f"{W}{kind}Pr") if source is not None else None
            if (form := value_of(properties, "numFmt")) is not None:
                return form
        return _NOTE_FORMS[kind]

    def _furniture(
        self, parts: list[tuple[str, Element]], blocks: list[Block]
    ) -> tuple[list[Block], list[str]]:
        """Return what headers and footers hold: titles of the document, and the lines that are noise.

        A first page may have its title in a header of its own: it is no noise where nothing else says it.
        """
        lines: list[str] = []
        opening: list[Block] = []
        for place, root in parts:
            leave_out(root, self._styles, white_is_hidden=False)
            for paragraph in root.iter(f"{W}p"):
                found = lines_of(self._pieces(paragraph), self._body_size)
                if place == "first header":
                    opening += found
                else:
                    lines += [line.text for line in found]
            lines += [node.get("string") for node in root.iter() if local_name(node) == "textpath"]
        titles = titles_among(opening, lines, blocks)
        said = {title.text for title in titles}
        return titles, [*lines, *(line.text for line in opening if line.text not in said)]

    def _blocks(self, parent: Element, *, in_cell: bool = False) -> list[Block]:
        story = Story(in_cell=in_cell)
        for element in parent:
            name = local_name(element)
            if name == "p":
                self._paragraph(element, story)
            elif name == "tbl":
                story.table(self._grid(element), headed=_is_headed(element))
            elif name == "altChunk":
                story.blocks += self._chunk(element)
        return story.finish()

    def _paragraph(self, paragraph: Element, story: Story) -> None:
        notes = [self._note(found) for found in paragraph.iter(*(f"{W}{kind}Reference" for kind in _NOTES))]
        lines = lines_of(self._pieces(paragraph), self._body_size)
        # An empty paragraph counts in its list too.
        place = self._numbering.place(paragraph)
        if not lines:
            pass
        elif level := self._styles.heading_level(paragraph):
            story.heading(lines, level, place[1] if place else "")
        elif self._styles.continues_item(paragraph) and story.continuation(lines):
            pass
        elif place:
            story.item(lines, *place, self._numbering.indent(paragraph))
        else:
            caption = self._styles.is_caption(paragraph)
            story.paragraph(lines, indent=self._styles.indent(paragraph), caption=caption)
        for mark, blocks in notes:
            story.note(mark, blocks)
        for drawing in _drawings(paragraph):
            story.blocks += self._drawn(drawing, in_cell=story.in_cell)

    def _pieces(self, paragraph: Element) -> list[Piece]:
        return [
            piece
            for run in children(paragraph, "r")
            if not _is_own_mark(run) and (piece := self._styles.piece(run, paragraph)).text
        ]

    def _note(self, found: Element) -> tuple[str, list[Block]]:
        """Return the mark and the text of the note that is referred to; the reference gets its figures."""
        kind = local_name(found).removesuffix("Reference")
        name = found.get(f"{W}id")
        note = self._notes[kind].get(name)
        self._references.add((kind, name))
        if _is_own_mark(found.getparent()):
            # The note itself opens with the same mark, typed.
            mark = ""
        else:
            self._noted[kind] += 1
            mark = figure(self._noted[kind], FORMS.get(self._note_forms[kind], "1"))
            found.set(SHOWN, reference(mark))
        return mark, [] if note is None else self._blocks(note)

    def _drawn(self, drawing: Element, *, in_cell: bool) -> list[Block]:
        """Return the text of a box, of letters bent to a shape, or of a diagram."""
        if local_name(drawing) == "txbxContent":
            return self._blocks(drawing, in_cell=in_cell)
        if local_name(drawing) == "textpath":
            text = one_line(drawing.get("string", ""))
            return [Block(BlockKind.PARAGRAPH, text, bold=True)] if text else []
        root = diagram(self._document, drawing)
        points = [] if root is None else root.iter(f"{_DIAGRAM}pt")
        texts = ("".join(node.text or "" for node in point.iter(f"{_ART}t")) for point in points)
        return [Block(BlockKind.ITEM, text, marker="•") for line in texts if (text := one_line(line))]

    def _chunk(self, element: Element) -> list[Block]:
        """Return the blocks of a document that is embedded as text."""
        kind, data = chunk(self._document, element.get(f"{R}id"))
        if "html" in kind:
            return list(html.read(data).blocks)
        if "wordprocessingml" in kind:
            refuse_archive(data)
            return list(read(data).blocks)
        raise IngestError(f"het {KIND} bevat een ingesloten bestand van een soort die niet gelezen wordt")

    def _grid(self, table: Element) -> list[list[Cell]]:
        grid: list[list[Cell]] = []
        merged: set[int] = set()
        for row in children(table, "tr"):
            before = _count(row.find(f"{W}trPr"), "gridBefore", 0)
            cells = [Cell(spanned=True)] * before
            merging: set[int] = set()
            for cell in children(row, "tc"):
                properties = cell.find(f"{W}tcPr")
                column, width = len(cells), _count(properties, "gridSpan", 1)
                if value_of(properties, "hMerge") not in (None, "restart"):
                    cells.append(Cell(spanned=True))
                    continue
                merge = value_of(properties, "vMerge")
                if merge is not None:
                    merging.add(column)
                # Only below another cell of the merge is there nothing to be seen.
                below = merge not in (None, "restart") and column in merged
                blocks = () if below else tuple(self._blocks(cell, in_cell=True))
                cells += [Cell(blocks), *[Cell(spanned=True)] * (width - 1)]
            merged = merging
            grid.append(cells)
        return grid


def _count(properties: Element | None, name: str, default: int) -> int:
    return max(default, min(_MAX_SPAN, whole(value_of(properties, name), default)))


def _is_headed(table: Element) -> bool:
    row = table.find(f"{W}tr")
    is_header = row is not None and is_on(value_of(row.find(f"{W}trPr"), "tblHeader"))
    return is_header and bool(plain_text(row).strip())


def _is_own_mark(run: Element) -> bool:
    """Tell whether a run is the mark of a note that its author chose instead of a number."""
    references = children(run, *(f"{kind}Reference" for kind in _NOTES))
    return any(is_on(found.get(f"{W}customMarkFollows")) for found in references)


def _drawings(paragraph: Element) -> Iterator[Element]:
    """Yield what holds text among the drawings anchored in a paragraph, not what stands inside another."""
    for run in children(paragraph, "r"):
        for child in run:
            if len(child):
                yield from _outermost(child)


def _outermost(parent: Element) -> Iterator[Element]:
    for child in parent:
        if local_name(child) in ("txbxContent", "textpath", "relIds"):
            yield child
        else:
            yield from _outermost(child)
