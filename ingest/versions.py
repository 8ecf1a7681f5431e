"""Tell versions of one document apart: the same organisation, role and sort of document, another date."""

import re
from collections.abc import Iterable, Sequence

from ingest.dates import dutch_date
from ingest.model import UNKNOWN_ORGANISATION, Document, SectionKind

_OF_SELECTION = re.compile(r"\w*bundel|vacature|selectie|werving|oproep", re.IGNORECASE)
_OF_ROLE = re.compile(r"functie(?:beschrijving|profiel|omschrijving|kaart)|profiel", re.IGNORECASE)


def is_newer(document: Document, other: Document) -> bool:
    """Tell whether the dates of both are known and the first is certainly later.

    "2021" and "2021-03-04" are not told apart: the one may be before or after the other.
    """
    precision = min(len(document.date), len(other.date))
    return document.date[:precision] > other.date[:precision]


def version_groups(documents: Iterable[Document]) -> list[list[Document]]:
    """Return the documents that have several versions, the versions of each together.

    Versions are of one organisation and one role, both known, and of one sort: the information pack of a
    selection stands beside the job description and does not replace it.
    In a group the newest comes first, and those without a date last.
    """
    by_subject: dict[tuple[str, str, bool], list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.name):
        if subject := _subject(document):
            by_subject.setdefault(subject, []).append(document)
    groups = [group for group in by_subject.values() if len(group) > 1]
    return [sorted(group, key=lambda version: version.date, reverse=True) for group in groups]


def newest(documents: Iterable[Document]) -> list[Document]:
    """Return the documents without those of which a newer version is among them, in their order.

    A version whose date is unknown stays: it may be the newest.
    """
    given = list(documents)
    outdated = {
        document.name
        for group in version_groups(given)
        for document in group
        if any(is_newer(other, document) for other in group)
    }
    return [document for document in given if document.name not in outdated]


def version_labels(documents: Iterable[Document]) -> dict[str, str]:
    """Return by file name what tells a version from the others, in Dutch, of each that there are others of.

    "versie van 4 maart 2021", "versie van 2019"; with the file's name where the date is not known or
    another version has the same.
    """
    return {
        document.name: _label(document, [other.date for other in group])
        for group in version_groups(documents)
        for document in group
    }


def _label(document: Document, dates: Sequence[str]) -> str:
    if not document.date:
        return f"versie zonder datum ({document.name})"
    label = f"versie van {dutch_date(document.date)}"
    return f"{label} ({document.name})" if dates.count(document.date) > 1 else label


def _subject(document: Document) -> tuple[str, str, bool] | None:
    """Return what versions of one document have in common, None where that is not known."""
    role = "".join(character for character in document.role.casefold() if character.isalnum())
    if not role or document.organisation == UNKNOWN_ORGANISATION:
        return None
    return document.organisation, role, _is_of_selection(document)


def _is_of_selection(document: Document) -> bool:
    """Tell whether it is about a selection round, by its title, else by its sections."""
    if _OF_SELECTION.search(document.title):
        return True
    if _OF_ROLE.search(document.title):
        return False
    return any(section.kind is SectionKind.SELECTION for section in document.sections)
