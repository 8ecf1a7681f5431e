"""Read OpenDocument texts (.odt, .ott, .fodt) into blocks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.blocks import Block, Reading
from ingest.errors import IngestError
from ingest.footnotes import reference
from ingest.model import Noise, NoiseReason
from ingest.readers.archives import UNREADABLE
from ingest.readers.grid import Cell, one_line
from ingest.readers.numbering import Counts
from ingest.readers.opendocument_package import (
    DRAW,
    FO,
    KIND,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    XML,
    Element,
    Package,
    open_package,
    properties_of,
)
from ingest.readers.opendocument_styles import (
    ListStyle,
    Look,
    Styles,
    is_emphasised,
    is_hidden,
    is_white_look,
    list_items,
    size_of,
)
from ingest.readers.runs import Piece, body_size, furniture, is_white, lines_of, symbols, whole
from ingest.readers.story import (
    CAPTION_STYLE,
    CONTENTS_STYLE,
    CONTENTS_TITLE,
    TITLE_STYLE,
    Story,
    list_style,
    titles_among,
)

_MAX_REPEATED = 100
_CONTENTS = {
    f"{TEXT}{name}"
    for name in (
        *("table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index"),
        "user-index",
    )
}
_NO_TEXT = {
    *(f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "event-listeners")),
    *(f"{TEXT}{name}" for name in ("sequence-decls", "variable-decls", "user-field-decls", "ruby-text")),
    # Some programs write an automatic number out, too.
    *(f"{TEXT}{name}" for name in ("number", "script", "note", "change", "change-start", "change-end")),
    *(f"{DRAW}{name}" for name in ("control", "glue-point", "enhanced-geometry")),
}
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")


def read(data: bytes) -> Reading:
    """Read an OpenDocument text; raises IngestError when it is damaged, locked, huge or empty."""
    try:
        package = open_package(data)
        text = package.content.find(f"{OFFICE}body/{OFFICE}text")
        if text is None:
            raise IngestError("het bestand is een OpenDocument-bestand, maar geen tekstdocument")
        reading = _Reader(package).read(text)
    except UNREADABLE:
        raise IngestError(f"het bestand is geen leesbaar {KIND}") from None
    if not reading.blocks:
        raise IngestError(f"het {KIND} bevat geen tekst")
    return reading


@dataclass(slots=True)
class _Inline:
    """What stands in one paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    drawings: list[Element] = field(default_factory=list)
    noise: list[tuple[NoiseReason, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _List:
    """A list that is being read."""

    name: str
    style: ListStyle
    counts: Counts
    depth: int = 0


class _Reader:
    """Walks a document's text; keeps the counters of its lists."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.styles, package.content)
        self._outline = ListStyle.of(self._styles.outline)
        self._outline_counts = Counts()
        self._counts_by_id: dict[str, Counts] = {}
        self._counts_by_style: dict[str, Counts] = {}
        self._noise: list[Noise] = []
        self._body_size = 0
        self._white_is_hidden = False

    def read(self, text: Element) -> Reading:
        self._white_is_hidden = self._has_white_paper()
        self._body_size = body_size(
            piece
            for tag in _PARAGRAPHS
            for paragraph in text.iter(tag)
            for piece in self._inline(paragraph).pieces
        )
        blocks = self._blocks(text)
        titles, lines = self._furniture(blocks)
        return Reading(
            (*titles, *blocks), (*furniture(lines), *self._noise), properties=properties_of(self._package)
        )

    def _has_white_paper(self) -> bool:
        """Tell whether no page has a colour, and nothing lies behind the text."""
        roots = [root for root in (self._package.styles, self._package.content) if root is not None]
        coloured = any(
            not is_white(page.get(f"{FO}background-color", "#ffffff").replace("transparent", "#ffffff"))
            or page.find(f"{STYLE}background-image") is not None
            for root in roots
            for page in root.iter(f"{STYLE}page-layout-properties")
        )
        behind = any(
            graphic.get(f"{STYLE}run-through") == "background"
            for root in roots
            for graphic in root.iter(f"{STYLE}graphic-properties")
        )
        return not coloured and not behind

    def _furniture(self, blocks: list[Block]) -> tuple[list[Block], list[str]]:
        """Return what headers and footers hold: titles of the document, and the lines that are noise."""
        root = self._package.styles
        if root is None:
            return [], []
        styles = Styles(root, root)
        lines: list[str] = []
        opening: list[Block] = []
        for page in root.iter(f"{STYLE}master-page"):
            for part in page:
                name = str(part.tag).removeprefix(STYLE)
                if part.get(f"{STYLE}display") == "false" or not name.startswith(("header", "footer")):
                    continue
                paragraphs = list(part.iter(*_PARAGRAPHS))
                found = [
                    line
                    for paragraph in paragraphs
                    for line in lines_of(self._inline(paragraph, styles).pieces, self._body_size)
                ]
                first = name == "header-first" or page.get(f"{STYLE}next-style-name") is not None
                if first and name.startswith("header"):
                    opening += found
                else:
                    lines += [line.text for line in found]
        titles = titles_among(opening, lines, blocks)
        said = {title.text for title in titles}
        return titles, [*lines, *(line.text for line in opening if line.text not in said)]

    def _blocks(self, parent: Element, *, in_cell: bool = False) -> list[Block]:
        story = Story(in_cell=in_cell)
        self._walk(parent, story)
        return story.finish()

    def _walk(self, parent: Iterable[Element], story: Story) -> None:
        for element in parent:
            if element.tag in _PARAGRAPHS:
                self._paragraph(element, story)
            elif element.tag == f"{TEXT}list":
                self._list(element, story, None)
            elif element.tag == f"{TABLE}table":
                grid = list(self._grid(element))
                has_header = element.find(f"{TABLE}table-header-rows") is not None
                story.table(grid, headed=has_header and any(cell.blocks for cell in grid[0]))
            elif element.tag in _CONTENTS:
                self._contents(element, story)
            elif element.tag == f"{TEXT}tracked-changes":
                self._leave_out(element.iter(f"{TEXT}deletion"), NoiseReason.DELETED)
            elif element.tag == f"{TEXT}section" and _is_hidden_part(element):
                self._leave_out([element], NoiseReason.HIDDEN)
            elif isinstance(element.tag, str) and element.tag.startswith(DRAW):
                self._drawing(element, story)
            elif element.tag not in _NO_TEXT:
                self._walk(element, story)

    def _contents(self, element: Element, story: Story) -> None:
        if story.blocks and CONTENTS_TITLE.match(story.blocks[-1].text):
            self._noise.append(Noise(story.blocks.pop().text, NoiseReason.CONTENTS))
        self._leave_out([element], NoiseReason.CONTENTS)

    def _leave_out(self, parts: Iterable[Element], reason: NoiseReason) -> None:
        for part in parts:
            for paragraph in part.iter(*_PARAGRAPHS):
                inline = self._inline(paragraph)
                words = (piece.text for piece in inline.pieces)
                if text := one_line("".join((*words, *(text for _, text in inline.noise)))):
                    self._noise.append(Noise(text, reason))

    def _paragraph(self, paragraph: Element, story: Story, place: tuple[int, str, int] | None = None) -> None:
        """Add a paragraph; ``place`` is its depth in a list, its mark and its indentation."""
        names = self._styles.names(paragraph)
        if names and CONTENTS_STYLE.match(names[0]):
            self._leave_out_paragraph(paragraph)
            return
        inline = self._inline(paragraph)
        self._noise += [Noise(text, reason) for reason, words in inline.noise if (text := one_line(words))]
        lines = lines_of(inline.pieces, self._body_size)
        level = self._heading_level(paragraph, names)
        number = place[1] if place else self._chapter_number(paragraph, level)
        if not lines:
            pass
        elif level:
            story.heading(lines, level, number)
        elif place:
            story.item(lines, *place)
        else:
            caption = any(CAPTION_STYLE.match(name) for name in names)
            story.paragraph(lines, indent=self._styles.indent(paragraph), caption=caption)
        for note in inline.notes:
            body = note.find(f"{TEXT}note-body")
            story.note(_citation(note), [] if body is None else self._blocks(body))
        for drawing in inline.drawings:
            self._drawing(drawing, story)

    def _leave_out_paragraph(self, paragraph: Element) -> None:
        text = one_line("".join(piece.text for piece in self._inline(paragraph).pieces))
        if text:
            self._noise.append(Noise(text, NoiseReason.CONTENTS))

    def _heading_level(self, paragraph: Element, names: list[str]) -> int:
        if paragraph.tag == f"{TEXT}h":
            return min(6, max(1, whole(paragraph.get(f"{TEXT}outline-level"), 1)))
        if any(TITLE_STYLE.match(name) for name in names):
            return 1
        return min(6, self._styles.heading_level(paragraph))

    def _chapter_number(self, paragraph: Element, level: int) -> str:
        if not level or paragraph.tag != f"{TEXT}h" or paragraph.get(f"{TEXT}is-list-header") == "true":
            return ""
        return self._outline.count(self._outline_counts, level - 1, _start(paragraph))

    def _list(self, element: Element, story: Story, outer: _List | None) -> None:
        own = element.get(f"{TEXT}style-name", "")
        if outer is None:
            first = next(element.iter(*_PARAGRAPHS), None)
            name = own or (self._styles.list_style(first) if first is not None else "")
            counts = self._counts_for(element, name)
            current = _List(name, self._styles.numbering(name), counts)
        else:
            name = own or outer.name
            current = _List(name, self._styles.numbering(name), outer.counts, outer.depth + 1)
        for entry in list_items(element):
            self._list_item(entry, story, current)

    def _counts_for(self, element: Element, name: str) -> Counts:
        """Return the counts of a list: those of the list that it continues, or new ones."""
        continued = self._counts_by_id.get(element.get(f"{TEXT}continue-list"))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self._counts_by_style.get(name)
        counts = continued or Counts()
        self._counts_by_id[element.get(f"{XML}id") or str(len(self._counts_by_id))] = counts
        self._counts_by_style[name] = counts
        return counts

    def _list_item(self, entry: Element, story: Story, current: _List) -> None:
        """Add an item: its first paragraph has the mark, those after it go on; lists in it are deeper."""
        place: tuple[int, str, int] | None = None
        for child in entry:
            if child.tag in _PARAGRAPHS and place is None and entry.tag == f"{TEXT}list-item":
                mark = current.style.count(current.counts, current.depth, _start(entry))
                named = list_style(self._styles.names(child))
                depth = max(current.depth, named[0] if named else 0)
                place = (depth, mark, current.style.indent(current.depth))
                self._paragraph(child, story, place)
            elif child.tag == f"{TEXT}p" and place is not None:
                inline = self._inline(child)
                plain = not (inline.notes or inline.drawings or inline.noise)
                if not (plain and story.continuation(lines_of(inline.pieces, self._body_size))):
                    self._paragraph(child, story)
            elif child.tag == f"{TEXT}list":
                self._list(child, story, current)
            else:
                self._walk([child], story)

    def _drawing(self, drawing: Element, story: Story) -> None:
        """Add the text of a frame, a shape or a group of them."""
        parts = drawing.findall(f"{DRAW}text-box") if drawing.tag == f"{DRAW}frame" else [drawing]
        for part in parts:
            story.blocks += self._blocks(part, in_cell=story.in_cell)

    def _grid(self, table: Element) -> Iterator[list[Cell]]:
        for row in _rows(table):
            if row.get(f"{TABLE}visibility", "visible") != "visible":
                self._leave_out([row], NoiseReason.HIDDEN)
                continue
            cells: list[Cell] = []
            beside = 0
            for element in row:
                covered = element.tag == f"{TABLE}covered-table-cell"
                if not covered and element.tag != f"{TABLE}table-cell":
                    continue
                for _ in range(_count(element, "number-columns-repeated")):
                    if covered:
                        cells.append(Cell(spanned=beside > 0))
                        beside = max(0, beside - 1)
                        continue
                    beside = _count(element, "number-columns-spanned") - 1
                    cells.append(Cell(tuple(self._blocks(element, in_cell=True))))
            yield cells

    def _inline(self, paragraph: Element, styles: Styles | None = None) -> _Inline:
        """Return what stands in a paragraph; ``styles`` are those of its part of the file."""
        styles = styles or self._styles
        inline = _Inline()
        white_is_hidden = self._white_is_hidden and not _on_coloured_ground(paragraph, styles)
        look = styles.paragraph_look(paragraph)
        _Inliner(styles, inline, white_is_hidden=white_is_hidden).inside(paragraph, look)
        return inline


class _Inliner:
    """Walks a paragraph."""

    def __init__(self, styles: Styles, inline: _Inline, *, white_is_hidden: bool) -> None:
        self._styles = styles
        self._inline = inline
        self._white_is_hidden = white_is_hidden

    def inside(self, parent: Element, look: Look) -> None:
        self._add(re.sub(r"\s+", " ", parent.text or ""), look)
        for child in parent:
            self._child(child, look)
            self._add(re.sub(r"\s+", " ", child.tail or ""), look)

    def _child(self, child: Element, look: Look) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            self.inside(child, self._styles.span_look(child, look))
        elif tag == f"{TEXT}s":
            self._add(" " * min(_MAX_REPEATED, whole(child.get(f"{TEXT}c"), 1)), look)
        elif tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            self._add("\t" if tag == f"{TEXT}tab" else "\n", look)
        elif tag == f"{TEXT}note":
            self._inline.notes.append(child)
            self._add(reference(_citation(child)), look)
        elif tag == f"{TEXT}placeholder":
            self._inline.noise.append((NoiseReason.PROMPT, "".join(child.itertext())))
        elif tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph") and _is_true(child, "is-hidden"):
            self._inline.noise.append((NoiseReason.HIDDEN, "".join(child.itertext())))
        elif isinstance(tag, str) and tag.startswith(DRAW) and tag != f"{DRAW}a":
            self._inline.drawings.append(child)
        elif isinstance(tag, str) and tag not in _NO_TEXT:
            self.inside(child, look)

    def _add(self, text: str, look: Look) -> None:
        if not text:
            return
        if is_hidden(look) or (self._white_is_hidden and is_white_look(look)):
            self._inline.noise.append((NoiseReason.HIDDEN, text))
        else:
            shown = symbols(text, look.get("font-name", ""))
            self._inline.pieces.append(Piece(shown, is_emphasised(look), size_of(look)))


def _citation(note: Element) -> str:
    """Return the mark that refers to a note."""
    mark = note.find(f"{TEXT}note-citation")
    return "" if mark is None else one_line("".join(mark.itertext()))


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, not those of tables inside it, each as often as it is repeated."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield from [child] * _count(child, "number-rows-repeated")
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _count(element: Element, name: str) -> int:
    return max(1, min(_MAX_REPEATED, whole(element.get(f"{TABLE}{name}"), 1)))


def _start(element: Element) -> int | None:
    value = element.get(f"{TEXT}start-value")
    return whole(value, 1) if value is not None else None


def _is_true(element: Element, name: str) -> bool:
    return bool(element.get(f"{TEXT}{name}") == "true")


def _is_hidden_part(section: Element) -> bool:
    return section.get(f"{TEXT}display") == "none" or _is_true(section, "is-hidden")


def _on_coloured_ground(paragraph: Element, styles: Styles) -> bool:
    """Tell whether a paragraph, or what it stands in, may be coloured: white letters can be read there."""
    if styles.has_ground("paragraph", paragraph, f"{TEXT}style-name"):
        return True
    for ancestor in paragraph.iterancestors():
        if ancestor.tag.startswith(DRAW):
            return True
        name = ancestor.tag.removeprefix(TABLE)
        if name in ("table-cell", "table-row", "table") and styles.has_ground(
            name, ancestor, f"{TABLE}style-name"
        ):
            return True
    return False
