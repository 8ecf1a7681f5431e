"""Say in words where a quote stands and which documents a report quotes."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from urllib.parse import urljoin

from assistant.answer import Citation
from ingest.model import Document
from ui.exports.report import DOCUMENT_LANGUAGE, Block, Heading, Paragraph, Report, Run, SourceNote, Tone
from ui.texts.exports import ExportTexts

AUTHOR = "Functiewijzer"
"""Whom the properties of files name."""
_LINKS = ("http://", "https://", "mailto:")


def source_note(citation: Citation, documents: Mapping[str, Document], base_address: str = "") -> SourceNote:
    """Return where a citation stands.

    ``documents``: those of the index, by file name; a hash is given only where the quote still stands
    in the file of that hash. ``base_address``: that of the site ("https://functies.voorbeeld.be/").
    """
    document = documents.get(citation.document)
    stands = document is not None and document.text[citation.start : citation.end] == citation.quote
    known = document if stands else None
    return SourceNote(
        document=citation.document,
        title=citation.title,
        organisation=citation.organisation,
        headings=citation.headings,
        page=citation.page,
        sha256=known.sha256 if known else "",
        date=known.date if known else "",
        url=urljoin(base_address, citation.url) if base_address else citation.url,
    )


def is_link(address: str) -> bool:
    """Return whether an address may be a link in a file: absolute, and of a harmless kind."""
    return address.lower().startswith(_LINKS) and not any(sign <= " " for sign in address)


def place(note: SourceNote, texts: ExportTexts) -> tuple[Run, ...]:
    """Return in runs where a quote stands, with a link to it where its address allows one.

    Example: "Hazelbeke, Functiebeschrijving algemeen directeur › Voorwaarden, bladzijde 2".
    """
    link = note.url if is_link(note.url) else ""
    trail = "".join(f" › {heading}" for heading in note.headings)
    page = f", {texts.page.format(page=note.page)}" if note.page is not None else ""
    address = f" ({note.url})" if note.url and not link else ""
    return (
        Run(f"{note.organisation}, ", language=DOCUMENT_LANGUAGE),
        Run(note.title or note.document, link=link, language=DOCUMENT_LANGUAGE),
        *((Run(trail, language=DOCUMENT_LANGUAGE),) if trail else ()),
        *((Run(f"{page}{address}"),) if page or address else ()),
    )


def cited_documents(report: Report) -> tuple[SourceNote, ...]:
    """Return one note for each file that the report quotes, in order."""
    found: dict[tuple[str, str], SourceNote] = {}
    for note in report.notes():
        found.setdefault((note.document, note.sha256), note)
    return tuple(found.values())


def register(report: Report, texts: ExportTexts) -> Iterator[Block]:
    """Yield the blocks that name each quoted file with its date and hash; none without quotes."""
    documents = cited_documents(report)
    if not documents:
        return
    yield Heading(1, texts.documents)
    yield Paragraph(texts.documents_help, Tone.NOTE, keep=True)
    for note in documents:
        dated = day(note.date, texts) if note.date else texts.no_date
        yield Paragraph(
            (
                Run(f"{note.title or note.document}", bold=True, language=DOCUMENT_LANGUAGE),
                Run(f" – {note.organisation}\n", language=DOCUMENT_LANGUAGE),
                Run(f"{texts.file}: {note.document}\n{texts.date}: {dated}\n"),
                Run(f"{texts.hash}: {note.sha256 or texts.no_hash}"),
            )
        )


def created_line(report: Report, texts: ExportTexts) -> str:
    """Return the line that says when the report was made."""
    created = report.created
    if isinstance(created, datetime):
        return texts.created.format(date=day(created.date(), texts), time=created.strftime("%H:%M"))
    return texts.created_on.format(date=day(created, texts))


def moment(report: Report) -> datetime:
    """Return when the report was made, in UTC and to the second, as files record it."""
    created = report.created
    if isinstance(created, datetime):
        return created.astimezone(UTC).replace(microsecond=0)
    return datetime(created.year, created.month, created.day, tzinfo=UTC)


def day(value: date | str, texts: ExportTexts) -> str:
    """Return a date in words ("4 maart 2021"); of ISO 8601 as far as it is known ("maart 2021")."""
    year, *rest = (value if isinstance(value, str) else value.isoformat()).split("-")
    month, *days = rest or [""]
    named = (
        texts.months[int(month) - 1] if month.isdecimal() and 1 <= int(month) <= len(texts.months) else month
    )
    return " ".join(part for part in (*(each.lstrip("0") for each in days), named, year) if part)
