"""What reports to file or print say besides their contents."""

from dataclasses import dataclass

from assistant.answer import Status
from ingest.dates import MONTHS


@dataclass(frozen=True, slots=True)
class ExportTexts:
    """What reports say besides their contents."""

    language: str
    """BCP 47."""
    months: tuple[str, ...]
    created: str
    """Of a day and a time."""
    created_on: str
    """Of a day."""
    page: str
    documents: str
    documents_help: str
    file: str
    date: str
    no_date: str
    hash: str
    no_hash: str
    done: str
    page_of: str
    """In the footer of each page."""
    quotes: str
    """Names the table of all quotes in a workbook."""
    quote_columns: tuple[str, ...]
    """Its headers: place, quote, organisation, title, headings, page, file, date, hash, address."""
    source_of: str
    """Heads a column with the sources of another column."""
    cut: str
    """Ends a text that is longer than a cell may be."""
    conversation: str
    """Title of a conversation."""
    notice: str
    turn: str
    understood_as: str
    about: str
    answer: str
    sources: str
    no_sources: str
    source: str
    no_answer: str
    """Under a question of which the answer did not come."""
    empty_conversation: str
    status: dict[Status, str]


DUTCH = ExportTexts(
    language="nl-BE",
    months=MONTHS,
    created="Gemaakt op {date} om {time} uur",
    created_on="Gemaakt op {date}",
    page="bladzijde\u00a0{page}",
    documents="Documenten",
    documents_help="Uit deze documenten is geciteerd. De SHA-256 is de vingerafdruk van het bestand: met één gewijzigd teken is ze anders.",
    file="Bestand",
    date="Datum van het document",
    no_date="niet vermeld",
    hash="SHA-256",
    no_hash="onbekend: het document is intussen gewijzigd of niet meer opgenomen",
    done="Gedaan",
    page_of="Bladzijde {page} van {pages}",
    quotes="Bronnen",
    quote_columns=(
        "Plaats in dit verslag",
        "Citaat",
        "Bestuur",
        "Document",
        "Koppen",
        "Bladzijde",
        "Bestand",
        "Datum van het document",
        "SHA-256",
        "Adres van de bron",
    ),
    source_of="{column}: bron",
    cut="… (ingekort: te lang voor een cel)",
    conversation="Gesprek met Functiewijzer",
    notice="Dit gesprek is gevoerd met een AI-systeem. Het antwoordt met citaten uit de opgenomen documenten. Controleer belangrijke antwoorden in de bron.",
    turn="Vraag {number}",
    understood_as="Begrepen als: {question}",
    about="Over: {organisations}",
    answer="Antwoord",
    sources="Bronnen bij dit antwoord",
    no_sources="Bij dit antwoord hoort geen citaat.",
    source="Bron {number}",
    no_answer="Op deze vraag kwam geen antwoord.",
    empty_conversation="In dit gesprek is nog niets gevraagd.",
    status={
        Status.ANSWERED: "Beantwoord",
        Status.PARTIAL: "Gedeeltelijk beantwoord",
        Status.NOT_IN_DOCUMENTS: "Niet gevonden in de documenten",
        Status.UNKNOWN_ORGANISATION: "Van dit bestuur is er geen document",
        Status.OUT_OF_SCOPE: "Hierover gaan de documenten niet",
        Status.UNCLEAR: "De vraag is niet duidelijk",
    },
)

ENGLISH = ExportTexts(
    language="en-GB",
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    created="Made on {date} at {time}",
    created_on="Made on {date}",
    page="page\u00a0{page}",
    documents="Documents",
    documents_help="These documents are quoted. The SHA-256 is the fingerprint of the file: one changed character makes it another.",
    file="File",
    date="Date of the document",
    no_date="not stated",
    hash="SHA-256",
    no_hash="unknown: the document has changed since, or is no longer included",
    done="Done",
    page_of="Page {page} of {pages}",
    quotes="Sources",
    quote_columns=(
        "Place in this report",
        "Quote",
        "Organisation",
        "Document",
        "Headings",
        "Page",
        "File",
        "Date of the document",
        "SHA-256",
        "Address of the source",
    ),
    source_of="{column}: source",
    cut="… (shortened: too long for a cell)",
    conversation="Conversation with Functiewijzer",
    notice="This conversation was held with an AI system. It answers with quotes from the documents included. Check important answers in the source.",
    turn="Question {number}",
    understood_as="Understood as: {question}",
    about="About: {organisations}",
    answer="Answer",
    sources="Sources of this answer",
    no_sources="No quote belongs to this answer.",
    source="Source {number}",
    no_answer="No answer came to this question.",
    empty_conversation="Nothing has been asked in this conversation yet.",
    status={
        Status.ANSWERED: "Answered",
        Status.PARTIAL: "Answered in part",
        Status.NOT_IN_DOCUMENTS: "Not found in the documents",
        Status.UNKNOWN_ORGANISATION: "There is no document of this organisation",
        Status.OUT_OF_SCOPE: "The documents are not about this",
        Status.UNCLEAR: "The question is not clear",
    },
)  # fmt: skip


def texts_in(language: str) -> ExportTexts:
    """Return the texts in a language, BCP 47; Dutch where there are none."""
    return ENGLISH if language.lower().split("-")[0] == "en" else DUTCH
