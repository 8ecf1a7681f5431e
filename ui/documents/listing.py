"""What the list of documents shows, and what the last ingest did."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from urllib.parse import quote, urlencode

from assistant.words import fold
from ingest.model import UNKNOWN_ORGANISATION, Document, NoiseReason
from ui.dates import moment_in_words, version_date
from ui.ingest_record import IngestRecord, RecordedFile
from ui.languages import DUTCH, Language
from ui.texts.documents import DocumentsTexts
from vectorstore import VectorStoreError, read_manifest
from vectorstore.synchronise import State

PAGE_SIZE = 50
"""Documents of one page of the list."""
_MOST_SHOWN = 200
"""Files of a report, or of those that are not in the index, that are shown."""
_LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One document of the list."""

    name: str
    """File name."""
    address: str
    """Of its own page."""
    title: str
    """Its title."""
    organisation: str
    """Name of the organisation; empty when not recognised."""
    role: str
    """The role; empty when not recognised."""
    date: str
    """The date of this version, as it is read; empty when not found."""
    kind: str
    """Format: "PDF"."""
    sections: int
    """Number of sections."""
    passages: int
    """Number of passages."""
    notes: tuple[str, ...]
    """What asks for attention."""
    is_urgent: bool
    """Part of it cannot be found by questions: somebody should look at it."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, by which the list can be sorted."""

    label: str
    """Its name."""
    address: str
    """The list sorted by it; the other way round when it is already."""
    sorted: str
    """For aria-sort: "ascending", "descending" or nothing."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list."""

    rows: tuple[Row, ...]
    """The documents."""
    columns: tuple[Column, ...]
    """The heads of the columns."""
    words: str
    """What was searched for."""
    sort: str
    """What the list is sorted by, with a dash before it for descending."""
    found: int
    """How many documents there are on all pages."""
    page: int
    """Number of the page, from 1."""
    pages: int
    """How many there are."""
    previous: str
    """Address of the page before it; empty when there is none."""
    next: str
    """Address of the page after it; empty when there is none."""


_KEYS: Mapping[str, Callable[[Document], object]] = {
    "titel": lambda d: (fold(d.title), d.name),
    "bestuur": lambda d: (d.organisation == UNKNOWN_ORGANISATION, fold(d.organisation), fold(d.role), d.name),
    "functie": lambda d: (not d.role, fold(d.role), fold(d.organisation), d.name),
    "datum": lambda d: (d.date, d.name),
    "soort": lambda d: (kind_of(d.name), fold(d.organisation), d.name),
    "onderdelen": lambda d: (len(d.sections), d.name),
    "passages": lambda d: (len(d.passages), d.name),
}
"""What the list can be sorted by, in the order of the columns."""


def list_documents(
    documents: Sequence[Document],
    texts: DocumentsTexts,
    language: Language,
    words: str = "",
    sort: str = "",
    page: int = 1,
) -> Listing:
    """Return one page of the documents that hold all the words in what identifies them."""
    words = words.strip()[:_LONGEST_SEARCH]
    column = sort.removeprefix("-")
    if column not in _KEYS:
        sort = column = "bestuur"
    sought = fold(words).split()
    found = [document for document in documents if all(word in _identity(document) for word in sought)]
    found.sort(key=_KEYS[column], reverse=sort.startswith("-"))  # type: ignore[arg-type]
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(1, page), pages)
    base = language.address("/documenten")

    def address(by: str, number: int) -> str:
        asked = {"zoek": words, "volgorde": "" if by == "bestuur" else by}
        asked["blad"] = str(number) if number > 1 else ""
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{base}?{query}" if query else base

    columns = tuple(
        Column(
            texts.columns[key],
            address(f"-{key}" if sort == key else key, 1),
            ("descending" if sort.startswith("-") else "ascending") if key == column else "",
        )
        for key in _KEYS
    )
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Listing(
        rows=tuple(_row(document, texts, language) for document in shown),
        columns=columns,
        words=words,
        sort="" if sort == "bestuur" else sort,
        found=len(found),
        page=page,
        pages=pages,
        previous=address(sort, page - 1) if page > 1 else "",
        next=address(sort, page + 1) if page < pages else "",
    )


def document_address(name: str, language: Language) -> str:
    """Return the address of the page about one document."""
    return language.address(f"/documenten/{quote(name, safe='/')}")


def kind_of(name: str) -> str:
    """Return the format of a file as people call it: "PDF"."""
    return PurePath(name).suffix.removeprefix(".").upper()


def notes_of(document: Document, texts: DocumentsTexts) -> tuple[str, ...]:
    """Return what of a document asks for attention."""
    unread = sum(noise.reason is NoiseReason.UNREAD for noise in document.noise)
    notes = (
        (document.organisation == UNKNOWN_ORGANISATION, texts.unknown_organisation),
        (unread > 0, texts.unread_pages.format(count=unread)),
        (not document.role, texts.no_role),
        (not document.date, texts.no_date),
    )
    return tuple(note for is_so, note in notes if is_so)


def _row(document: Document, texts: DocumentsTexts, language: Language) -> Row:
    is_known = document.organisation != UNKNOWN_ORGANISATION
    return Row(
        name=document.name,
        address=document_address(document.name, language),
        title=document.title,
        organisation=document.organisation if is_known else "",
        role=document.role,
        date=version_date(document.date, language),
        kind=kind_of(document.name),
        sections=len(document.sections),
        passages=len(document.passages),
        notes=notes_of(document, texts),
        is_urgent=not is_known or any(noise.reason is NoiseReason.UNREAD for noise in document.noise),
    )


def _identity(document: Document) -> str:
    names = " ".join((document.title, document.organisation, document.role, document.name, *document.aliases))
    return fold(f"{names} {document.date}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was given and is not in the index."""

    name: str
    """Its name."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True)
class LastIngest:
    """The report of the last ingest."""

    when: str
    """When it changed the index, and who asked for it."""
    checked: str
    """When files and index were last compared; empty when that was then."""
    seconds: str
    """How long it took."""
    unchanged: int
    """How many files were as before."""
    files: tuple[RecordedFile, ...]
    """What it changed."""
    more: int
    """How many files more than are shown."""


def last_ingest(
    record: IngestRecord, texts: DocumentsTexts, language: Language, *, with_names: bool
) -> LastIngest:
    """Return the report of an ingest; ``with_names``: also who asked for it."""
    when, checked = (
        moment_in_words(datetime.fromisoformat(iso), language) for iso in (record.changed, record.checked)
    )
    if record.by and with_names:
        when = texts.report_by.format(when=when, name=record.by)
    changed = record.of(State.NEW, State.CHANGED, State.REMOVED)
    decimals = f"{record.seconds:.1f} s"
    return LastIngest(
        when=when,
        checked=checked if record.checked != record.changed else "",
        seconds=decimals.replace(".", ",") if language is DUTCH else decimals,
        unchanged=record.unchanged,
        files=tuple(changed[:_MOST_SHOWN]),
        more=max(0, len(changed) - _MOST_SHOWN),
    )


def not_in_index(
    index: Path | None, record: IngestRecord | None, texts: DocumentsTexts
) -> tuple[LeftOut, ...]:
    """Return the files that were given and are not in the index: duplicates, and what could not be read."""
    found: dict[str, str] = {}
    for file in record.files if record else ():
        if file.state in (State.SKIPPED, State.REMOVED) and file.reason:
            found[file.name] = file.reason
    if index is not None:
        with suppress(VectorStoreError):
            manifest = read_manifest(index)
            found |= {name: texts.same_as.format(name=one.of) for name, one in manifest.duplicates.items()}
            found = {name: reason for name, reason in found.items() if name not in manifest.documents}
    return tuple(LeftOut(name, reason) for name, reason in sorted(found.items())[:_MOST_SHOWN])
