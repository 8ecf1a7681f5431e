"""A document on its way into an index."""

from dataclasses import dataclass

from ingest.model import Document


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document that is to be in the next version of an index."""

    document: Document
    """The document."""
    declared: str = ""
    """Hash of what was declared about its file."""
    reader: str = ""
    """Fingerprint of the code that read it; empty when it was not read from a file."""
    content: str = ""
    """As in DocumentEntry."""
