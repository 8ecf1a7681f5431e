"""Tell versions of one document apart: the same organisation, role and sort of document, another date."""

import re
from collections.abc import Iterable

from ingest.dates import dutch_date
from ingest.model import UNKNOWN_ORGANISATION, Document, SectionKind

_OF_SELECTION = re.compile(r"\w*bundel|vacature|selectie|werving|oproep", re.IGNORECASE)
_OF_ROLE = re.compile(r"functie(?:beschrijving|profiel|omschrijving|kaart)|profiel", re.IGNORECASE)


def same_document(document: Document, other: Document) -> bool:
    """Tell whether two are versions of one document.

    They are of one organisation and one role, both known, and of one sort: the information pack of a
    selection stands beside the job description and does not replace it.
    """
    return _subject(document) is not None and _subject(document) == _subject(other)


def is_newer(document: Document, other: Document) -> bool:
    """Tell whether the dates of both are known and the first is certainly later.

    "2021" and "2021-03-04" are not told apart: the one may be before or after the other.
    """
    precision = min(len(document.date), len(other.date))
    return document.date[:precision] > other.date[:precision]


def versions_of(document: Document, documents: Iterable[Document]) -> list[Document]:
    """Return all versions of a document, itself among them: newest first, those without a date last."""
    versions = [other for other in documents if other.name == document.name or same_document(document, other)]
    by_name = sorted(versions, key=lambda version: version.name)
    return sorted(by_name, key=lambda version: version.date, reverse=True)


def newest(documents: Iterable[Document]) -> list[Document]:
    """Return the documents without those of which a newer version is among them, in their order.

    A version whose date is unknown stays: it may be the newest.
    """
    given = list(documents)
    by_subject: dict[tuple[str, str, bool], list[Document]] = {}
    for document in given:
        if subject := _subject(document):
            by_subject.setdefault(subject, []).append(document)
    outdated = {
        document.name
        for versions in by_subject.values()
        for document in versions
        if any(is_newer(other, document) for other in versions)
    }
    return [document for document in given if document.name not in outdated]


def version_label(document: Document, documents: Iterable[Document]) -> str:
    """Return what tells a document from its other versions, in Dutch; empty when it has none.

    "versie van 4 maart 2021", "versie van 2019"; with the file's name where the date is not known or
    another version has the same.
    """
    others = [version for version in versions_of(document, documents) if version.name != document.name]
    if not others:
        return ""
    if not document.date:
        return f"versie zonder datum ({document.name})"
    label = f"versie van {dutch_date(document.date)}"
    return f"{label} ({document.name})" if any(o.date == document.date for o in others) else label


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
