"""The addresses that a report links to; of what stands in a run only our own source pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant import question_path
from evals.errors import EvaluationError
from evals.places import evidence_path
from evals.questions import Evidence
from ingest.model import Document

BAD_ADDRESS = "het adres van de pagina moet met http:// of https:// beginnen: {address}"


class Links:
    """The addresses on one site, or none."""

    def __init__(self, page_url: str, documents: Mapping[str, Document]) -> None:
        """``page_url``: as in ``ReportedRun``. Raises EvaluationError for another kind of address."""
        if page_url and page_url != "/" and not page_url.startswith(("http://", "https://")):
            raise EvaluationError(BAD_ADDRESS.format(address=page_url))
        self._site = page_url.rstrip("/") if page_url else None
        self._documents = documents

    def citation(self, citation: Mapping[str, Any]) -> str:
        """Return where a citation of a result is read; empty without a site."""
        address = str(citation.get("url") or "")
        # The run may have been put there by others: only our own source pages are linked to.
        return self._on_site(f"{address}#treffer" if address.startswith("/bron/") else "")

    def evidence(self, evidence: Evidence) -> str:
        """Return where evidence is read; empty without a site, or when it stands nowhere."""
        return self._on_site(evidence_path(evidence, self._documents))

    def question(self, question: str, history: Sequence[str]) -> str:
        """Return where a question is asked again; empty without a site."""
        return self._on_site(question_path(question, history))

    def _on_site(self, path: str) -> str:
        return "" if self._site is None or not path else self._site + path
