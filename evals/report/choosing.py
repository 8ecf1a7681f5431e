"""By what the questions of a report are chosen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.causes import Cause
from evals.labels import CAUSE_LABELS, KIND_LABELS
from evals.questions import Kind
from evals.report import texts
from evals.report.cases import CaseView
from evals.report.writing import capital, document_label
from ingest.model import Document

_OUTCOMES = {"geslaagd": texts.PASSED, "gemist": texts.MISSED}
_ANSWERABLE = {"ja": texts.YES, "nee": texts.NO}
_LABELS = {
    "uitkomst": texts.OUTCOME,
    "oorzaak": texts.CAUSE,
    "soort": texts.KIND,
    "afloop": texts.STATUS,
    "antwoord": texts.ANSWERABLE,
    "document": texts.DOCUMENT,
    "bestuur": texts.ORGANISATION,
}
"""What each choice is called, in the order of the form."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something by which questions are chosen."""

    name: str
    """What the page's address calls it."""
    label: str
    """What it is called."""
    options: tuple[tuple[str, str], ...]
    """(value, label) of what can be chosen."""


def choices(views: Sequence[CaseView], documents: Mapping[str, Document]) -> tuple[Choice, ...]:
    """Return the choices between which the questions differ. ``documents``: by file name."""
    found = (
        Choice(name, label, _options(name, [json.loads(view.choices[name]) for view in views], documents))
        for name, label in _LABELS.items()
    )
    # Causes are told of those that do not pass: even one of them is a choice.
    return tuple(choice for choice in found if len(choice.options) > (choice.name != "oorzaak"))


def _options(
    name: str, values: Sequence[Sequence[str]], documents: Mapping[str, Document]
) -> tuple[tuple[str, str], ...]:
    occurring = {value for own in values for value in own}
    known: Mapping[str, Mapping[str, str]] = {
        "soort": {kind.value: capital(KIND_LABELS[kind]) for kind in Kind},
        "uitkomst": _OUTCOMES,
        "oorzaak": {cause.value: CAUSE_LABELS[cause] for cause in Cause},
        "afloop": {str(status): label for status, label in texts.STATUSES.items()},
        "antwoord": _ANSWERABLE,
        "document": {own: document_label(own, documents) for own in sorted(documents)},
    }
    labels = known.get(name, {})
    ordered = [value for value in labels if value in occurring]
    ordered += sorted(occurring.difference(labels), key=str.casefold)
    return tuple((value, labels.get(value, value)) for value in ordered)
