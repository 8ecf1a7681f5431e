"""Turn HTML, a whole page or a fragment, into blocks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from ingest.blocks import Block, BlockKind, Reading
from ingest.errors import IngestError
from ingest.footnotes import raised
from ingest.readers.grid import (
    EMPHASIS_LIMIT,
    Cell,
    item_blocks,
    one_line,
    split_bullet,
    table_blocks,
    typed_items,
)
from ingest.readers.numbering import figure
from ingest.readers.page_parts import (
    HEADINGS,
    document_parts,
    drop_furniture,
    drop_what_nobody_sees,
    opens_panel,
    style_of,
)
from ingest.readers.references import raise_references

_LISTS = {"ul", "ol", "menu", "dir"}
_EMPHASIS = {"b", "strong", "i", "em", "u"}
_PARAGRAPHS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "li"),
    *("main", "nav", "p", "section", "summary", "td", "th", "tr", "caption", "tbody", "thead"),
}
_DEEPEST = 250
"""Pages are some tens of elements deep; one that is deeper than this is no page for people."""
_STRONG_STYLE = re.compile(r"font-weight:(?:bold|[6-9]00)|font-style:italic")
_LABEL = re.compile(r"(?:^|[\s_-])(?:label|MsoSubtitle)(?:$|\s)")
_MOST_IN_FORM = {"a": 26, "i": 39}
_LIST_LEVEL = re.compile(r"mso-list:\S*?level(\d)")
_MARGIN = re.compile(r"margin-left:(\d+(?:\.\d+)?)(pt|px|cm|in|em)")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "in": 72.0, "em": 12.0}


def reading_from_markup(markup: str) -> Reading:
    """Return what stands in a fragment, which has no furniture: all in it is the author's."""
    return reading_from_tree(parsed(markup), is_page=False)


def parsed(markup: str) -> BeautifulSoup:
    """Return the tree of a page or a fragment."""
    # The parser takes a bare word for a file name, and XHTML for XML, and warns.
    markup = re.sub(r"\A\ufeff?\s*<\?xml[^>]*>", "", markup)
    return BeautifulSoup(markup if "<" in markup else f"<body>{markup}", "lxml")


def reading_from_tree(tree: BeautifulSoup, *, is_page: bool) -> Reading:
    """Return what a reader sees of a page or a fragment, and what was left out. The tree is used up."""
    walker = _Walker()
    if _depth(tree) > _DEEPEST:
        raise IngestError("de opmaak van de webpagina is te diep genest")
    try:
        noise = drop_what_nobody_sees(tree)
        raise_references(tree)
        parts: list[Tag] = [tree]
        if is_page:
            noise += drop_furniture(tree)
            parts, rest = document_parts(tree)
            noise += rest
        for part in parts:
            walker.node(part)
    except RecursionError:
        raise IngestError("de opmaak van de webpagina is te diep genest") from None
    walker.flush()
    return Reading(tuple(typed_items(walker.blocks)), tuple(noise))


def _depth(tree: BeautifulSoup) -> int:
    depths = {id(tree): 0}
    for tag in tree.find_all(True):
        depths[id(tag)] = depths[id(tag.parent)] + 1
    return max(depths.values())


class _Walker:
    """Collects the blocks of a tree in reading order."""

    def __init__(self, depth: int = 0, *, in_cell: bool = False) -> None:
        self.blocks: list[Block] = []
        self._depth = depth
        self._in_cell = in_cell
        self._pieces: list[tuple[str, bool]] = []

    def node(self, node: PageElement, *, emphasised: bool = False) -> None:
        """Take in one element or piece of text."""
        if isinstance(node, Tag):
            self._tag(node, emphasised=emphasised or _is_emphasis(node))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            self._pieces.append((re.sub(r"\s+", " ", node), emphasised))

    def flush(self) -> None:
        """Close the paragraph that was being collected."""
        lines: list[list[tuple[str, bool]]] = [[]]
        for text, emphasised in self._pieces:
            if text == "\n":
                lines.append([])
            else:
                lines[-1].append((text, emphasised))
        self._pieces = []
        # A line that stands out is the heading of what follows it in the cell.
        parts = any(_stands_out(line) for line in lines) and not all(_stands_out(line) for line in lines)
        if self._in_cell and not parts and not any(_opens_with_bullet(line) for line in lines[1:]):
            spaced = [[(" ", False), *line] for line in lines]
            lines = [[piece for line in spaced for piece in line]]
        self.blocks += [block for line in lines if (block := _paragraph(line))]

    def _tag(self, tag: Tag, *, emphasised: bool) -> None:
        if tag.name == "br":
            self._pieces.append(("\n", False))
        elif tag.name == "sup" and (number := tag.get_text(strip=True)).isdecimal():
            self._pieces.append((raised(number), emphasised))
        elif tag.name == "pre":
            self._preformatted(tag)
        elif tag.name in _LISTS or tag.name in ("table", "dl") or _heading_level(tag):
            self.flush()
            self.blocks += self._structure(tag)
        elif tag.name in _PARAGRAPHS or (tag.name == "button" and opens_panel(tag)):
            self.flush()
            start = len(self.blocks)
            self._children(tag, emphasised=emphasised or tag.name in ("summary", "button"))
            self.flush()
            if indentation := _indentation(tag):
                self.blocks[start:] = [_indented(block, indentation) for block in self.blocks[start:]]
        else:
            self._children(tag, emphasised=emphasised)

    def _children(self, tag: Tag, *, emphasised: bool) -> None:
        for child in tag.children:
            self.node(child, emphasised=emphasised)

    def _preformatted(self, tag: Tag) -> None:
        self.flush()
        for line in tag.get_text().split("\n"):
            self._pieces += [(line, False), ("\n", False)]
        self.flush()

    def _structure(self, tag: Tag) -> list[Block]:
        if level := _heading_level(tag):
            text = " ".join(block.text for block in _inside(tag.children, in_cell=True))
            return [Block(BlockKind.HEADING, text, level)] if text.strip() else []
        if tag.name == "table":
            captions = tag.find_all("caption", recursive=False)
            titles = [replace(b, bold=True) for c in captions for b in _inside(c.children)]
            return titles + table_blocks(_grid(tag))
        if tag.name == "dl":
            return table_blocks(_terms(tag), terms=True)
        return self._list(tag)

    def _list(self, tag: Tag) -> list[Block]:
        blocks: list[Block] = []
        number = _number(tag, "start", 1)
        for child in tag.find_all(True, recursive=False):
            if child.name in _LISTS:
                blocks += _inside([child], depth=self._depth + 1)
                continue
            number = _number(child, "value", number)
            marker = _ordinal(number, tag.get("type")) if tag.name == "ol" else "•"
            inner = _inside(child.children, depth=self._depth + 1, emphasised=_is_emphasis(child))
            blocks += item_blocks(inner, self._depth, marker)
            number += 1
        return blocks


def _inside(
    nodes: Iterable[PageElement],
    *,
    depth: int = 0,
    in_cell: bool = False,
    emphasised: bool = False,
) -> list[Block]:
    walker = _Walker(depth, in_cell=in_cell)
    for node in nodes:
        walker.node(node, emphasised=emphasised)
    walker.flush()
    return walker.blocks


def _paragraph(pieces: Sequence[tuple[str, bool]]) -> Block | None:
    text = one_line("".join(piece for piece, _ in pieces))
    if not text:
        return None
    bold = _stands_out(pieces) and len(text) <= EMPHASIS_LIMIT
    return Block(BlockKind.PARAGRAPH, text, bold=bold)


def _stands_out(pieces: Sequence[tuple[str, bool]]) -> bool:
    worded = [emphasised for piece, emphasised in pieces if any(map(str.isalnum, piece))]
    return bool(worded) and all(worded)


def _opens_with_bullet(pieces: Sequence[tuple[str, bool]]) -> bool:
    return bool(split_bullet(one_line("".join(piece for piece, _ in pieces)))[0])


def _indentation(tag: Tag) -> int:
    """Return how far a paragraph is indented, in points: Word exports list items as such paragraphs."""
    if level := _LIST_LEVEL.search(style_of(tag)):
        return 36 * int(level[1])
    margin = _MARGIN.search(style_of(tag)) if tag.name == "p" else None
    return round(float(margin[1]) * _POINTS[margin[2]]) if margin else 0


def _indented(block: Block, indentation: int) -> Block:
    return replace(block, level=indentation) if block.kind is BlockKind.PARAGRAPH else block


def _heading_level(tag: Tag) -> int:
    if tag.name in HEADINGS:
        return HEADINGS[tag.name]
    if tag.name == "p" and "MsoTitle" in tag.get_attribute_list("class"):
        return 1
    if tag.get("role") == "heading":
        return min(6, max(1, _number(tag, "aria-level", 2)))
    return 0


def _is_emphasis(tag: Tag) -> bool:
    # Content management systems call the name of a field its label.
    is_label = tag.name in ("div", "span") and _LABEL.search(
        " ".join(map(str, tag.get_attribute_list("class")))
    )
    return tag.name in _EMPHASIS or bool(is_label) or bool(_STRONG_STYLE.search(style_of(tag)))


def _number(tag: Tag, attribute: str, default: int) -> int:
    try:
        return int(str(tag.get(attribute, "")))
    except ValueError:
        return default


def _ordinal(number: int, kind: object) -> str:
    # Beyond these, web pages count in another way than word processors do.
    form = str(kind) if number <= _MOST_IN_FORM.get(str(kind).lower(), 0) else "1"
    return f"{figure(number, form)}."


def _grid(table: Tag) -> list[list[Cell]]:
    """Cells by row and column, with an empty cell wherever another one reaches."""
    grid: list[list[Cell]] = []
    below: dict[int, int] = {}
    for line in _own_rows(table):
        row: list[Cell] = []
        for tag in line.find_all(["td", "th"], recursive=False):
            _continue_from_above(row, below)
            heads = tag.name == "th" or (line.parent is not None and line.parent.name == "thead")
            inner = _inside(tag.children, in_cell=True, emphasised=tag.name == "th")
            cell = Cell(tuple(inner), heads=heads)
            width = min(100, max(1, _number(tag, "colspan", 1)))
            # rowspan="0" means: down to the last row.
            height = _number(tag, "rowspan", 1) or 1000
            below.update(dict.fromkeys(range(len(row), len(row) + width), height - 1))
            row += [cell, *[Cell(spanned=True)] * (width - 1)]
        _continue_from_above(row, below)
        grid.append(row)
    return grid


def _continue_from_above(row: list[Cell], below: dict[int, int]) -> None:
    while below.get(len(row), 0) > 0:
        below[len(row)] -= 1
        row.append(Cell())


def _own_rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _terms(tag: Tag) -> list[list[Cell]]:
    """Rows of a definition list: its term, and all that is said about it."""
    rows: list[list[Cell]] = []
    for entry in tag.find_all(["dt", "dd"]):
        if entry.find_parent("dl") is not tag:
            continue
        blocks = tuple(_inside(entry.children))
        if entry.name == "dt" and (not rows or rows[-1][1].blocks):
            rows.append([Cell(blocks), Cell()])
        elif entry.name == "dt":
            rows[-1][0] = Cell(rows[-1][0].blocks + blocks)
        elif rows:
            rows[-1][1] = Cell(rows[-1][1].blocks + blocks)
        else:
            rows.append([Cell(), Cell(blocks)])
    return rows
