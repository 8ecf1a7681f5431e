"""What the list of documents says."""

from collections.abc import Mapping
from dataclasses import dataclass

from vectorstore.synchronise import State


@dataclass(frozen=True, slots=True)
class DocumentsTexts:
    """The lines of the list of documents and of the report of the last ingest."""

    title: str
    intro: str
    totals: str
    empty: str
    by_command: str
    search: str
    search_hint: str
    do_search: str
    clear: str
    found: str
    nothing_found: str
    table: str
    columns: Mapping[str, str]
    sort_by: str
    pages: str
    page: str
    previous: str
    next: str
    notes: str
    unknown_organisation: str
    unread_pages: str
    no_role: str
    no_date: str
    not_indexed_title: str
    not_indexed_table: str
    file: str
    reason: str
    same_as: str
    report: str
    no_report: str
    report_when: str
    report_by: str
    report_took: str
    report_checked: str
    report_unchanged: str
    states: Mapping[State, str]
    report_table: str
    state: str
    more_files: str


DUTCH = DocumentsTexts(
    title="Documenten",
    intro="Uit deze documenten antwoordt Functiewijzer. Wat hier niet staat, weet het niet.",
    totals="{documents} documenten van {organisations} besturen, {passages} passages.",
    empty="Er zijn nog geen documenten opgenomen.",
    by_command="De documenten worden bijgehouden met de opdracht functiewijzer ingest.",
    search="Zoeken in de lijst",
    search_hint="Titel, bestuur, functie of bestandsnaam",
    do_search="Zoeken",
    clear="Alles tonen",
    found="{count} van {total} documenten",
    nothing_found="Geen document gevonden met „{words}”.",
    table="Opgenomen documenten",
    columns={
        "titel": "Document",
        "bestuur": "Bestuur",
        "functie": "Functie",
        "datum": "Datum",
        "soort": "Soort",
        "onderdelen": "Onderdelen",
        "passages": "Passages",
    },
    sort_by="Sorteren op {column}",
    pages="Bladzijden van de lijst",
    page="Bladzijde {page} van {pages}",
    previous="Vorige",
    next="Volgende",
    notes="Let op",
    unknown_organisation="bestuur niet herkend",
    unread_pages="{count} bladzijde(n) niet gelezen",
    no_role="functie niet herkend",
    no_date="geen datum gevonden",
    not_indexed_title="Niet opgenomen bestanden",
    not_indexed_table="Bestanden in de map die niet in de index staan",
    file="Bestand",
    reason="Reden",
    same_as="zelfde inhoud als {name}",
    report="Laatste opname",
    no_report="Van de laatste opname is geen verslag bewaard.",
    report_when="Opgenomen",
    report_by="{when}, door {name}",
    report_took="Duur",
    report_checked="Laatst nagekeken",
    report_unchanged="Ongewijzigd",
    states={
        State.NEW: "nieuw",
        State.CHANGED: "gewijzigd",
        State.UNCHANGED: "ongewijzigd",
        State.REMOVED: "verwijderd",
        State.SKIPPED: "overgeslagen",
    },
    report_table="Wat er bij de laatste opname wijzigde",
    state="Wat",
    more_files="en nog {count} bestanden",
)


ENGLISH = DocumentsTexts(
    title="Documents",
    intro="Functiewijzer answers from these documents. What is not here, it does not know.",
    totals="{documents} documents of {organisations} organisations, {passages} passages.",
    empty="There are no documents yet.",
    by_command="The documents are kept with the command functiewijzer ingest.",
    search="Search the list",
    search_hint="Title, organisation, role or file name",
    do_search="Search",
    clear="Show all",
    found="{count} of {total} documents",
    nothing_found="No document found with “{words}”.",
    table="Documents in the index",
    columns={
        "titel": "Document",
        "bestuur": "Organisation",
        "functie": "Role",
        "datum": "Date",
        "soort": "Format",
        "onderdelen": "Sections",
        "passages": "Passages",
    },
    sort_by="Sort by {column}",
    pages="Pages of the list",
    page="Page {page} of {pages}",
    previous="Previous",
    next="Next",
    notes="Attention",
    unknown_organisation="organisation not recognised",
    unread_pages="{count} page(s) not read",
    no_role="role not recognised",
    no_date="no date found",
    not_indexed_title="Files that are not in the index",
    not_indexed_table="Files in the folder that are not in the index",
    file="File",
    reason="Reason",
    same_as="same content as {name}",
    report="Last ingest",
    no_report="No report of the last ingest was kept.",
    report_when="Done",
    report_by="{when}, by {name}",
    report_took="Took",
    report_checked="Last compared",
    report_unchanged="Unchanged",
    states={
        State.NEW: "new",
        State.CHANGED: "changed",
        State.UNCHANGED: "unchanged",
        State.REMOVED: "removed",
        State.SKIPPED: "skipped",
    },
    report_table="What the last ingest changed",
    state="What",
    more_files="and {count} more files",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
