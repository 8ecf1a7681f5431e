"""What of a passage is searched: its own words, and the words around it that give it meaning.

The vectors in an index are made of these texts: raise `manifest.SCHEMA_VERSION` when they change.
"""

from ingest.model import Document, Passage

HEADINGS = 3
"""How many of the innermost headings belong to the context."""


def search_text(document: Document, passage: Passage) -> str:
    """Return the text that is embedded and indexed: context first, then the passage's own words.

    Never blank: a passage without any text is found by its document's title or name.
    """
    parts = [part for part in (*_context(document, passage), passage.text) if part.strip()]
    return "\n".join(parts) or document.title or document.name


def _context(document: Document, passage: Passage) -> list[str]:
    """Return headings, lead-in, column headers and cells that are carried down from above."""
    columns = [cell.column for cell in passage.cells]
    carried = [cell.value for cell in passage.cells if cell.carried]
    return [*(document.title, *passage.headings)[-HEADINGS:], passage.lead_in, *columns, *carried]
