"""Which words of an item are shown beside its label, level and details: those that these do not say."""

import re

from assistant.briefing import Item
from assistant.levels import is_mark
from ingest.model import Document, PassageKind

_BETWEEN = " · "


def shown_words(item: Item, document: Document) -> str:
    """Return the words of an item for the screen: of a table row the cells that say something more.

    Empty when the label, the level and the details say everything.
    """
    quote = item.citation.quote
    told = {text.casefold() for text in (item.label, *(detail.quote for detail in item.details)) if text}
    if document.passages[item.citation.passage].kind is PassageKind.ROW:
        cells = [cell.strip() for cell in quote.split(" | ")]
        names = [at for at, cell in enumerate(cells) if cell.casefold() == item.label.casefold()]
        cells = cells[names[0] + 1 :] if names else cells  # before the name stand the groups of rows
        level = item.level.casefold().split()
        new = [
            cell
            for cell in cells
            if cell.casefold() not in told
            and not is_mark(cell)
            and not (level and cell.casefold() in (item.level.casefold(), level[-1]))
        ]
        return _BETWEEN.join(new)
    rest = quote.casefold()
    for text in sorted((*told, item.level.casefold()), key=len, reverse=True):
        rest = rest.replace(text, " ", 1)
    return quote if not item.label or re.search(r"[^\W_]", rest) else ""


def row_words(quote: str, name: str) -> str:
    """Return a quoted row for the screen: its cells without the one that is its name."""
    cells = [cell.strip() for cell in quote.split(" | ")]
    return _BETWEEN.join(cell for cell in cells if cell.casefold() != name.casefold() and not is_mark(cell))
