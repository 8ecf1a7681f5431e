"""Read web pages and HTML fragments into blocks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString, PageElement, PreformattedString, Tag
from soupsieve import SelectorSyntaxError

from ingest.blocks import Block, BlockKind, Reading
from ingest.errors import IngestError
from ingest.readers.grid import EMPHASIS_LIMIT, Cell, item_blocks, one_line, split_bullet, table_blocks

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
