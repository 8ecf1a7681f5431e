"""Collect the blocks of a text written in a word processor.

Word and OpenDocument files hold the same parts in other markup. Their readers say what each part
is; what follows from that is here: typed bullets, captions, and the place of footnotes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import TEXT, Block, BlockKind
from ingest.footnotes import opening
from ingest.identity import names_document
from ingest.readers.grid import EMPHASIS_LIMIT, Cell, item_blocks, split_bullet, table_blocks

CAPTION_STYLE = re.compile(r"^(?:caption|bijschrift)", re.IGNORECASE)
"""Names of the styles of captions. Programs write the English names of their own styles, or do not."""
TITLE_STYLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
CONTENTS_STYLE = re.compile(
    r"^(?:toc\b|toc\d|inhopg|kop\s*van\s*inhoud|contents (?:heading|\d)|table of (?:figures|authorities)"
    r"|lijst met afb|index (?:heading|\d))",
    re.IGNORECASE,
)
"""Names of the styles of a table of contents, or of an index."""
CONTENTS_TITLE = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudstafel|table of contents)\W*$", re.IGNORECASE)
"""What stands above a table of contents, as a heading like any other."""
_LIST_STYLE = re.compile(r"^(?:list (bullet|number)|lijst(opsomteken|nummering))\s*([2-9])?$", re.IGNORECASE)
_OPENING = 12
"""Blocks in which a document introduces itself."""
_NOTE = "note"
"""Marker of a footnote that has not got its place yet."""


@dataclass(slots=True)
class Story:
    """The blocks of a text, a cell or a text box, in reading order."""

    in_cell: bool = False
    """It is the text of a table's cell."""
    blocks: list[Block] = field(default_factory=list)
    """What has been collected."""
    _indents: list[int] = field(default_factory=list)
    """Indentation of the typed items that the next one may stand in, outermost first."""
    _item_indent: int = 0
    """Indentation of the last automatic item's words."""

    def heading(self, lines: Sequence[Block], level: int, number: str = "") -> None:
        """Add a heading with its automatic number, written in one paragraph."""
        self._indents.clear()
        text = " ".join(line.text for line in lines)
        counts = any(map(str.isalnum, number))
        self.blocks.append(Block(BlockKind.HEADING, f"{number} {text}" if counts else text, level))

    def item(self, inner: Sequence[Block], level: int, marker: str, indent: int = 0) -> None:
        """Add a list item and what stands in it; ``indent`` says how far its words are from the margin."""
        self._indents.clear()
        self._item_indent = indent
        own, notes = split_notes(inner)
        self.blocks += [*item_blocks(own, level, marker), *notes]

    def continuation(self, lines: Sequence[Block]) -> bool:
        """Add lines to the item before them; tell whether there is one."""
        if not lines or not self.blocks or self.blocks[-1].kind is not BlockKind.ITEM:
            return False
        text = " ".join(line.text for line in (self.blocks[-1], *lines))
        self.blocks[-1] = replace(self.blocks[-1], text=text)
        return True

    def paragraph(self, lines: Sequence[Block], *, indent: int = 0, caption: bool = False) -> None:
        """Add a paragraph's lines; ``indent`` says, in any unit, how far it stands from the margin."""
        if self._goes_on(lines, indent) and self.continuation(lines):
            return
        bulleted = any(split_bullet(line.text)[0] for line in lines[1:])
        if self.in_cell and len(lines) > 1 and not bulleted:
            text = " ".join(line.text for line in lines)
            lines = [replace(lines[0], text=text, bold=all(line.bold for line in lines))]
        for line in lines:
            bullet, words = split_bullet(line.text)
            if bullet and words and not caption:
                self.blocks.append(
                    replace(line, kind=BlockKind.ITEM, text=words, level=self._depth(indent), marker=bullet)
                )
                continue
            self._indents.clear()
            self.blocks.append(replace(line, bold=False, marker=TEXT) if caption else line)

    def table(self, grid: Sequence[Sequence[Cell]], *, headed: bool = False) -> None:
        """Add a table, or what it holds where it only serves the layout; footnotes come after it."""
        self._indents.clear()
        notes: list[Block] = []
        rows = []
        for row in grid:
            cells = []
            for cell in row:
                own, below = split_notes(cell.blocks)
                notes += below
                cells.append(replace(cell, blocks=tuple(own)))
            rows.append(cells)
        # Word processors say by themselves that the first row names the columns, of labels with values too:
        # in two columns the words must show it.
        headed = headed and max(map(len, rows), default=0) > 2
        self.blocks += [*table_blocks(rows, headed=headed), *notes]

    def note(self, mark: str, inner: Sequence[Block]) -> None:
        """Add a footnote to which the text right before it refers."""
        if text := Cell(tuple(inner)).text:
            self.blocks.append(Block(BlockKind.PARAGRAPH, opening(mark) + text, marker=_NOTE))

    def finish(self) -> list[Block]:
        """Return the blocks, each footnote where it does not part what belongs together."""
        return self.blocks if self.in_cell else _numbered_titles(_place_notes(self.blocks))

    def _goes_on(self, lines: Sequence[Block], indent: int) -> bool:
        """Tell whether a paragraph without a mark stands right under the words of an item, as its second."""
        aligned = indent > 0 and indent == self._item_indent
        return aligned and not any(line.bold or split_bullet(line.text)[0] for line in lines)

    def _depth(self, indent: int) -> int:
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        return len(self._indents) - 1


def list_style(names: Iterable[str]) -> tuple[int, str] | None:
    """Return the depth and marker that the name of a list style stands for; None where none is one."""
    found = next((found for name in names if (found := _LIST_STYLE.match(name))), None)
    if found is None:
        return None
    return int(found[3] or 1) - 1, "•" if (found[1] or found[2]).lower()[0] in "bo" else ""


def titles_among(lines: Sequence[Block], elsewhere: Iterable[str], text: Sequence[Block]) -> list[Block]:
    """Return the lines of a first page's own header that are the document's title, as text.

    Such a header is no noise where it names the document and nothing else does: it does not come back
    in another header or footer, and the opening of the text names none.
    """
    first = [block for block in text[:_OPENING] if len(block.text) <= EMPHASIS_LIMIT]
    if any(names_document(block.text) and not block.text.endswith(".") for block in first):
        return []
    said = {line.lower() for line in elsewhere}
    return [
        replace(line, bold=True)
        for line in lines
        if names_document(line.text) and line.text.lower() not in said
    ]


def split_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks without the footnotes among them, and those."""
    notes = [block for block in blocks if block.marker == _NOTE]
    return [block for block in blocks if block.marker != _NOTE], notes


def _place_notes(blocks: Sequence[Block]) -> list[Block]:
    """Put each note after the paragraph that refers to it, or after the whole list or heading with text."""
    result: list[Block] = []
    waiting: list[Block] = []
    for block in blocks:
        if block.marker == _NOTE:
            waiting.append(replace(block, marker=TEXT))
            continue
        if waiting and not _belongs(result[-1:], block):
            result += waiting
            waiting = []
        result.append(block)
    return result + waiting


def _belongs(before: Sequence[Block], block: Block) -> bool:
    """Tell whether nothing may come between the last block and the one that follows."""
    if not before or before[0].kind is BlockKind.HEADING:
        return True
    in_list = before[0].kind is BlockKind.ITEM or before[0].text.endswith(":")
    return in_list and block.kind is BlockKind.ITEM


def _numbered_titles(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with numbered items that stand out above other text as paragraphs that stand out.

    "1. Doel" in bold, numbered as a list, is how headings are made without a heading style.
    """
    result = list(blocks)
    for index, block in enumerate(blocks):
        if not _is_numbered_title(blocks, index):
            continue
        result[index] = Block(BlockKind.PARAGRAPH, block.counter + block.text, bold=True)
        for place in range(index + 1, len(blocks)):
            if blocks[place].kind is not BlockKind.ITEM or blocks[place].level <= block.level:
                break
            result[place] = replace(blocks[place], level=blocks[place].level - block.level - 1)
    return result


def _is_numbered_title(blocks: Sequence[Block], index: int) -> bool:
    block, around = blocks[index], [*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2]]
    if block.kind is not BlockKind.ITEM or not (block.bold and block.counter):
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or block.text.endswith((".", ";", ",")):
        return False
    if following.bold and not (following.level > block.level and _is_numbered_title(blocks, index + 1)):
        return False
    # Among items that are numbered like it, it is one of them.
    return not any(
        other.kind is BlockKind.ITEM and other.level == block.level and other.counter for other in around
    )
