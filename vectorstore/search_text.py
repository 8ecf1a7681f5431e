"""What of a passage is searched: its own words, and the words around it that give it meaning.

The vectors in an index are made of these texts: raise `manifest.SCHEMA_VERSION` when they change.
"""

from ingest.model import Document, Passage

HEADINGS = 3
"""How many of the innermost headings belong to the context."""


def own_text(passage: Passage) -> str:
    """Return the words that stand in the passage itself."""
    return passage.text


def context_text(passage: Passage) -> str:
    """Return what stands around it: headings, lead-in, column headers and carried-down cells."""
    parts = [*passage.headings[-HEADINGS:], passage.lead_in]
    parts += [cell.column for cell in passage.cells]
    parts += [cell.value for cell in passage.cells if cell.carried]
    return "\n".join(part for part in parts if part)


def search_text(document: Document, passage: Passage) -> str:
    """Return the text that is embedded: context first, then the passage's own words.

    Never blank: a passage without any text at all is found by its document's title or name.
    """
    text = "\n".join(part for part in (context_text(passage), own_text(passage)) if part.strip())
    return text or document.title or document.name
