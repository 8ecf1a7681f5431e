"""Read web pages and HTML fragments into blocks.

The small pieces that every marked-up format shares live here too: cleaning a line of text,
recognising a typed bullet, and turning a grid of cells into a table or, where the table only serves
the layout, into the blocks that it holds.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PageElement, PreformattedString, Tag
from soupsieve import SelectorSyntaxError

from ingest.blocks import Block, BlockKind, Reading
from ingest.cleaning import clean_characters, squeeze
from ingest.errors import IngestError

EMPHASIS_LIMIT = 120
"""A longer emphasised paragraph is a paragraph, not a heading."""
LABEL_LIMIT = 80
"""A longer first cell is no label for what stands beside it."""
LONG_VALUE = 120
"""A longer value in a list of terms reads as text under a heading, not as a cell."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# A dash, a star or an "o" also opens ordinary text, so these count only before a space.
_BULLET = re.compile(
    r"^([•◦▪▫■□●○◼◾‣⁃∙➢➤►▶✓✔✗❖❑·\uf000-\uf0ff]|[-–—*o](?=\s|$))\s*",
)

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "menu", "dir"}
_EMPHASIS = {"b", "strong", "i", "em", "u"}
_PARAGRAPHS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "li"),
    *("main", "nav", "p", "section", "summary", "td", "th", "tr", "caption", "tbody", "thead"),
}
_DROPPED = (
    *("script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "iframe", "del"),
    *("object", "select", "textarea", "input", "button", "dialog", "head", "audio", "video"),
)
_FURNITURE = re.compile(r"cookie|consent|navbar|breadcrumb|menu", re.IGNORECASE)
_FURNITURE_TAGS = ("div", "section", "ul", "ol", "p", "span")
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)"
    r"|opacity:0(?:\.0+)?(?:;|!|$)|(?:left|top|text-indent):-\d{3,}"
)
_STRONG_STYLE = re.compile(r"font-weight:(?:bold|[6-9]00)|font-style:italic")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_STYLE_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in a table's grid."""

    blocks: tuple[Block, ...] = ()
    """What the cell holds; nothing where it only continues another cell."""
    spanned: bool = False
    """It only continues the cell on its left."""

    @property
    def text(self) -> str:
        """What the cell holds on one line; several list items keep their bullets."""
        items = sum(block.kind is BlockKind.ITEM for block in self.blocks)
        return " ".join(_on_one_line(block, with_marker=items > 1) for block in self.blocks)

    @property
    def has_blocks(self) -> bool:
        """Whether it holds a list or several paragraphs."""
        return len(self.blocks) > 1 or any(b.kind is BlockKind.ITEM for b in self.blocks)


def read(data: bytes) -> Reading:
    """Read a web page; raises IngestError when it holds no text."""
    blocks = blocks_from_html(_decode(data))
    if not blocks:
        raise IngestError("de webpagina bevat geen leesbare tekst")
    return Reading(tuple(blocks))


def blocks_from_html(markup: str) -> list[Block]:
    """Blocks of a whole page or of a fragment, without what a reader does not see."""
    # The parser takes a bare word for a file name, and XHTML for XML, and warns.
    markup = re.sub(r"\A\ufeff?\s*<\?xml[^>]*>", "", markup)
    soup = BeautifulSoup(markup if "<" in markup else f"<body>{markup}", "lxml")
    _drop_hidden(soup)
    titles = soup.find_all("h1")
    _drop_furniture(soup)
    root = _root(soup)
    walker = _Walker()
    # The only main title may stand in a banner outside the document part.
    if len(titles) == 1 and not any(parent is root for parent in titles[0].parents):
        walker.node(titles[0])
    try:
        walker.node(root)
    except RecursionError:
        raise IngestError("de opmaak van de webpagina is te diep genest") from None
    walker.flush()
    return walker.blocks


def one_line(text: str) -> str:
    """Put the text on one line: NFC, single spaces, no invisible characters."""
    return squeeze(clean_characters(_CONTROL.sub("", text)))


def split_bullet(text: str) -> tuple[str, str]:
    """Split off the typed bullet that opens the text; an empty one where there is none."""
    found = _BULLET.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def item_blocks(inner: Sequence[Block], level: int, marker: str) -> list[Block]:
    """Turn what stands in one list item into an item followed by the deeper items."""
    if any(block.kind in (BlockKind.HEADING, BlockKind.TABLE) for block in inner):
        return list(inner)
    own: list[Block] = []
    deeper: list[Block] = []
    for block in inner:
        glyph, words = split_bullet(block.text)
        if block.kind is BlockKind.ITEM:
            deeper.append(block)
        elif own and glyph and words:
            deeper.append(Block(BlockKind.ITEM, words, level + 1, marker=glyph))
        else:
            own.append(block)
    glyph, text = split_bullet(" ".join(block.text for block in own))
    if not text:
        return deeper
    bold = all(block.bold for block in own)
    return [Block(BlockKind.ITEM, text, level, marker=glyph or marker, bold=bold), *deeper]


def table_blocks(rows: Sequence[Sequence[Cell]], *, terms: bool = False) -> list[Block]:
    """Turn a grid into one table, or into labels with text where it only serves the layout.

    In a list of ``terms`` a long value is enough to make its row a label with text; in a table only
    when another row already shows, by a list or several paragraphs, that it is layout.
    """
    rows = [row for row in rows if any(cell.blocks for cell in row)]
    if all(len(_own_cells(row)) == 1 for row in rows) or any(_holds_parts(row) for row in rows):
        return _layout(rows, long_values=True)
    if terms or any(_is_labelled(row) for row in rows):
        return _layout(rows, long_values=terms or any(_is_labelled(row) for row in rows))
    return _table(rows)


def _on_one_line(block: Block, *, with_marker: bool) -> str:
    if block.kind is BlockKind.TABLE:
        return " ".join(cell for row in block.rows for cell in row if cell)
    if block.kind is BlockKind.ITEM and with_marker:
        return f"{block.marker or '•'} {block.text}"
    return block.text


def _own_cells(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if not cell.spanned]


def _holds_parts(row: Sequence[Cell]) -> bool:
    """Whether a cell holds headings with text, or a table: a page laid out in cells."""
    if _is_labelled(row):
        return False
    return any(
        block.kind is BlockKind.TABLE or (block.kind is BlockKind.HEADING and len(cell.blocks) > 1)
        for cell in row
        for block in cell.blocks
    )


def _is_labelled(row: Sequence[Cell], *, long_values: bool = False) -> bool:
    cells = _own_cells(row)
    if len(cells) != 2:
        return False
    label, value = cells
    if len(label.text) > LABEL_LIMIT or any(b.kind is BlockKind.ITEM for b in label.blocks):
        return False
    return value.has_blocks or (long_values and len(value.text) > LONG_VALUE)


def _layout(rows: Sequence[Sequence[Cell]], *, long_values: bool) -> list[Block]:
    blocks: list[Block] = []
    plain: list[Sequence[Cell]] = []
    for row in rows:
        labelled = _is_labelled(row, long_values=long_values)
        if not labelled and len(_own_cells(row)) > 1 and not _holds_parts(row):
            plain.append(row)
            continue
        blocks += _table(plain)
        plain = []
        if labelled:
            label, value = _own_cells(row)
            blocks += _label_blocks(label)
            blocks += [replace(block, inner=True) for block in value.blocks]
        else:
            blocks += [block for cell in row for block in cell.blocks]
    return blocks + _table(plain)


def _label_blocks(label: Cell) -> list[Block]:
    if len(label.blocks) == 1 and label.blocks[0].kind is BlockKind.HEADING:
        return list(label.blocks)
    # Marked as a cell, so that it ranks below the headings outside the table.
    label_block = Block(BlockKind.PARAGRAPH, label.text, bold=True, indented=True)
    return [label_block] if label.text else []


def _table(rows: Sequence[Sequence[Cell]]) -> list[Block]:
    texts = [[cell.text for cell in row] for row in rows]
    width = max((len(row) for row in texts), default=0)
    square = [row + [""] * (width - len(row)) for row in texts]
    # Word and old web pages have columns that no cell starts in: nobody sees them.
    used = [column for column in range(width) if any(row[column] for row in square)]
    cells = tuple(tuple(row[column] for column in used) for row in square)
    return [Block(BlockKind.TABLE, rows=cells)] if cells else []


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
        if self._in_cell and not any(_opens_with_bullet(line) for line in lines[1:]):
            spaced = [[(" ", False), *line] for line in lines]
            lines = [[piece for line in spaced for piece in line]]
        self.blocks += [block for line in lines if (block := _paragraph(line))]

    def _tag(self, tag: Tag, *, emphasised: bool) -> None:
        if tag.name == "br":
            self._pieces.append(("\n", False))
        elif tag.name == "pre":
            self._preformatted(tag)
        elif tag.name in _LISTS or tag.name in ("table", "dl") or _heading_level(tag):
            self.flush()
            self.blocks += self._structure(tag)
        elif tag.name in _PARAGRAPHS:
            self.flush()
            self._children(tag, emphasised=emphasised or tag.name == "summary")
            self.flush()
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
    worded = [emphasised for piece, emphasised in pieces if any(map(str.isalnum, piece))]
    bold = bool(worded) and all(worded) and len(text) <= EMPHASIS_LIMIT
    return Block(BlockKind.PARAGRAPH, text, bold=bold)


def _opens_with_bullet(pieces: Sequence[tuple[str, bool]]) -> bool:
    return bool(split_bullet(one_line("".join(piece for piece, _ in pieces)))[0])


def _heading_level(tag: Tag) -> int:
    if tag.name in _HEADINGS:
        return _HEADINGS[tag.name]
    if tag.get("role") == "heading":
        return min(6, max(1, _number(tag, "aria-level", 2)))
    return 0


def _is_emphasis(tag: Tag) -> bool:
    return tag.name in _EMPHASIS or bool(_STRONG_STYLE.search(_style(tag)))


def _style(tag: Tag) -> str:
    return re.sub(r"\s+", "", str(tag.get("style") or "")).lower()


def _number(tag: Tag, attribute: str, default: int) -> int:
    try:
        return int(str(tag.get(attribute, "")))
    except ValueError:
        return default


def _ordinal(number: int, kind: object) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(str(kind)) + number - 1)}."
    if kind in ("i", "I") and 1 <= number < 40:
        roman = "x" * (number // 10) + ("", *_ROMAN)[number % 10]
        return f"{roman.upper() if kind == 'I' else roman}."
    return f"{number}."


def _grid(table: Tag) -> list[list[Cell]]:
    """Cells by row and column, with an empty cell wherever another one reaches."""
    grid: list[list[Cell]] = []
    below: dict[int, int] = {}
    for line in _own_rows(table):
        row: list[Cell] = []
        for tag in line.find_all(["td", "th"], recursive=False):
            _continue_from_above(row, below)
            cell = Cell(tuple(_inside(tag.children, in_cell=True, emphasised=tag.name == "th")))
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


def _drop_hidden(soup: BeautifulSoup) -> None:
    for selector in _hiding_selectors(soup):
        try:
            hidden = soup.select(selector)
        except (SelectorSyntaxError, NotImplementedError):
            continue
        for tag in hidden:
            tag.extract()
    for tag in soup.find_all(_is_hidden):
        tag.extract()


def _hiding_selectors(soup: BeautifulSoup) -> list[str]:
    """Selectors that the page's own style sheets hide, except inside @media and the like."""
    sheets = " ".join(style.get_text() for style in soup.find_all("style"))
    rules = _STYLE_RULE.findall(_AT_BLOCK.sub("", sheets))
    return [
        selector.strip()
        for selector, declarations in rules
        if _HIDING_STYLE.search(re.sub(r"\s+", "", declarations).lower())
    ]


def _is_hidden(tag: Tag) -> bool:
    if tag.name in ("html", "body"):
        return False
    return (
        tag.has_attr("hidden")
        or str(tag.get("aria-hidden", "")).lower() == "true"
        or bool(_HIDING_STYLE.search(_style(tag)))
    )


def _drop_furniture(soup: BeautifulSoup) -> None:
    for tag in soup.find_all([*_DROPPED, "form", "header", *_FURNITURE_TAGS]):
        if _is_furniture(tag):
            tag.extract()


def _is_furniture(tag: Tag) -> bool:
    if tag.name == "button":
        return not tag.find_parent([*_HEADINGS, "summary", "dt"])
    if tag.name == "dialog":
        return not tag.has_attr("open")
    if tag.name in _DROPPED:
        return True
    if tag.name == "header":
        return not tag.find_parent(["main", "article"]) and not tag.find(["main", "article"])
    names = " ".join([str(tag.get("id") or ""), *map(str, tag.get_attribute_list("class"))])
    # Some sites wrap the whole page in a form, or write "menu-open" on the page's wrapper.
    if tag.name == "form" or _FURNITURE.search(names):
        return tag.find(["main", "article", "h1"]) is None
    return False


def _root(soup: BeautifulSoup) -> Tag:
    """Find the part of the page that holds the document."""
    main = soup.select_one("main") or soup.select_one("[role=main]")
    if main and main.get_text(strip=True):
        return main
    articles = soup.find_all("article")
    if len(articles) == 1 and 2 * len(articles[0].get_text()) >= len(soup.get_text()):
        return articles[0]
    return soup.body or soup


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise IngestError("het bestand is geen leesbare webpagina")
    declared = EncodingDetector.find_declared_encoding(data, is_html=True)
    for encoding in ("utf-8-sig", declared):
        # Browsers read Latin-1 as Windows-1252, and so do the people who write it.
        if encoding and encoding.lower() not in ("iso-8859-1", "latin-1", "ascii", "us-ascii"):
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return data.decode("cp1252", errors="replace")
