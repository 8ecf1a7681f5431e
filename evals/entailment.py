"""Whether words follow from other words: what the figures of statements and their citations ask."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from assistant import verification
from assistant.draft import Quote
from evals.matching import normalise
from evals.settings import EvaluationSettings
from ingest.model import Document, Passage

Pair = tuple[str, str]
"""A premise and a hypothesis."""


class Entails(Protocol):
    """Tells whether a hypothesis follows from a premise."""

    def __call__(self, premise: str, hypothesis: str) -> bool:
        """Return whether it does."""


@runtime_checkable
class EntailsMany(Protocol):
    """Tells it of many pairs at once, as is quicker for a model."""

    def judge(self, pairs: Sequence[Pair]) -> Sequence[bool]:
        """Return for each premise and hypothesis whether the one follows from the other."""


def lexical(premise: str, hypothesis: str) -> bool:
    """Whether the premise has every number, name and turning word of the hypothesis, and most others.

    It is the check that the assistant itself makes at answer time (``assistant.verification``). It needs no
    model, and it cannot tell who does what to whom; a model can (``chosen_entailment``).
    """
    return verification.entails(premise, hypothesis)


def chosen_entailment(settings: EvaluationSettings) -> Entails:
    """Return the check by the model that the settings name, or by words where they name none.

    Raises VectorStoreError with one Dutch line when the model cannot be loaded.
    """
    if not settings.nli_model:
        return lexical
    from vectorstore.entailment import load_entailment

    return load_entailment(settings.nli_model)


def judged(entails: Entails, pairs: Iterable[Pair]) -> Mapping[Pair, bool]:
    """Return for each pair whether the hypothesis follows, asking each pair once."""
    different = list(dict.fromkeys(pairs))
    if isinstance(entails, EntailsMany):
        return dict(zip(different, entails.judge(different), strict=True))
    return {pair: entails(*pair) for pair in different}


def premise_of(citation: Mapping[str, Any], documents: Mapping[str, Document]) -> str:
    """Return what a citation says: its words, and what a reader sees around them at that place.

    That is the heading, the sentence that introduces a list, the header of a table, and whose document it
    is. ``documents``: by file name. Empty when the words do not stand in the document. Source: ALCE puts the
    title before a passage, Gao et al. (2023).
    """
    quote: str = citation.get("quote") or ""
    document = documents.get(citation["document"])
    if document is None:
        around = [*(citation.get("headings") or ()), citation.get("organisation") or ""]
        return ". ".join(filter(None, [quote, *around]))
    start, end = citation.get("start") or 0, citation.get("end") or 0
    passage = _passage(document, start, end) if quote and document.text[start:end] == quote else None
    if passage is not None:
        return ". ".join(filter(None, verification.context(Quote(document, passage, start, end))))
    stands = normalise(quote) and normalise(quote) in normalise(document.text)
    return ". ".join(filter(None, [quote, document.organisation, document.role])) if stands else ""


def _passage(document: Document, start: int, end: int) -> Passage | None:
    """Return the passage that these offsets lie in, or the first under the heading that they are."""
    for passage in document.passages:
        if passage.start <= start < end <= passage.end:
            return passage
    headings = {section.start: number for number, section in enumerate(document.sections)}
    section = headings.get(start)
    return next((passage for passage in document.passages if passage.section == section), None)
