"""Where evidence stands: the address of its source view."""

from collections.abc import Mapping

from assistant import source_path
from evals.questions import Evidence
from ingest.model import Document


def evidence_path(evidence: Evidence, documents: Mapping[str, Document]) -> str:
    """Return the address of the source view of evidence, relative to the site, at its quoted words.

    ``documents``: by file name. Empty when the words do not stand there to the letter.
    """
    document = documents.get(evidence.document)
    start = document.text.find(evidence.quote) if document else -1
    if document is None or start < 0:
        return ""
    end = start + len(evidence.quote)
    passage = next((place.number for place in document.passages if place.start <= start < place.end), 0)
    return f"{source_path(document.name, passage, start, end, evidence.quote)}#treffer"
