"""What the page that compares documents says."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.comparison import Theme


@dataclass(frozen=True, slots=True)
class ComparisonTexts:
    """The lines of the page, and of the files that it gives."""

    title: str
    intro: str
    documents: str
    choose_up_to: str
    search: str
    search_help: str
    search_button: str
    no_match: str
    version: str
    chosen_count: str
    theme: str
    themes: Mapping[str, str]
    only_differences: str
    only_differences_help: str
    compare: str
    reset: str
    example: str
    too_few: str
    too_many: str
    gone: str
    no_documents: str
    no_rows: str
    no_differences: str
    result: str
    caption: str
    counted: str
    aspect: str
    not_mentioned: str
    mentioned_in: str
    values_differ: str
    open_document: str
    source: str
    source_of: str
    more: str
    less: str
    further: str
    further_one: str
    in_list: str
    levels: str
    level_help: str
    scale_known: str
    scale_unknown: str
    scale_none: str
    scale_source: str
    place_on_scale: str
    lowest: str
    highest: str
    place_unknown: str
    export: str
    export_help: str
    formats: Mapping[str, str]
    report_title: str
    report_intro: str
    report_differences: str
    report_documents: str


DUTCH = ComparisonTexts(
    title="Vergelijken",
    intro="Leg documenten naast elkaar. Elke cel toont wat het document letterlijk zegt, of dat het er niets over vermeldt.",
    documents="Documenten",
    choose_up_to="Kies twee tot {most} documenten.",
    search="Zoek een bestuur of functie",
    search_help="Wat u hebt aangevinkt, blijft staan.",
    search_button="Zoeken",
    no_match="Geen document past bij wat u zoekt.",
    version="versie van {date}",
    chosen_count="{count} van {most} gekozen",
    theme="Thema",
    themes={
        Theme.TASKS: "Taken",
        Theme.COMPETENCIES: "Competenties",
        Theme.REPORTING: "Rapportering en plaats",
        Theme.CONDITIONS: "Voorwaarden en selectie",
        Theme.OFFER: "Aanbod",
    },
    only_differences="Alleen verschillen",
    only_differences_help="Toont wat niet elk document vermeldt, en wat verschilt in niveau, getal, bedrag of termijn.",
    compare="Vergelijk",
    reset="Begin opnieuw",
    example="Dit is een voorbeeld met documenten over dezelfde functie. Kies hierboven zelf wat u wilt vergelijken.",
    too_few="Kies minstens twee documenten om te vergelijken.",
    too_many="U koos meer dan {most} documenten. De eerste {most} staan hieronder.",
    gone="Een gekozen document staat niet meer in de index.",
    no_documents="Er zijn nog geen twee documenten om te vergelijken.",
    no_rows="Geen van deze documenten zegt iets over dit thema.",
    no_differences="Deze documenten verschillen niet op dit thema.",
    result="{theme}: {names}",
    caption="{theme} van {count} documenten naast elkaar",
    counted="{rows} onderdelen, waarvan {shared} in elk document. {differing} met een verschil.",
    aspect="Onderdeel",
    not_mentioned="niet vermeld",
    mentioned_in="in {count} van {all}",
    values_differ="andere waarde",
    open_document="Open document",
    source="Bron",
    source_of=" van {label}, {organisation}",
    more="meer",
    less="minder",
    further="Nog {count} citaten",
    further_one="Nog 1 citaat",
    in_list="Onder: {lead_in}",
    levels="Niveaus in deze documenten",
    level_help="Een niveau staat er zoals het document het schrijft. De plaats op de schaal staat erbij als het document zelf zegt welke niveaus er zijn.",
    scale_known="van laag naar hoog: {levels}",
    scale_unknown="het document zegt niet welke niveaus er zijn; het gebruikt {levels}",
    scale_none="geen niveaus",
    scale_source="Bron van de schaal",
    place_on_scale="{place} van {of}",
    lowest="laagste",
    highest="hoogste",
    place_unknown="schaal niet gekend",
    export="Bewaren",
    export_help="Het bestand bevat de citaten met document, plaats en adres.",
    formats={"xlsx": "Excel (XLSX)", "csv": "CSV", "docx": "Word (DOCX)"},
    report_title="Vergelijking: {theme}",
    report_intro="Elke cel bevat de letterlijke woorden van het document, of zegt dat het er niets over vermeldt.",
    report_differences="Alleen de verschillen.",
    report_documents="Documenten: {names}",
)

ENGLISH = ComparisonTexts(
    title="Compare",
    intro="Put documents side by side. Each cell shows the document's own words, in Dutch, or says that it does not mention this.",
    documents="Documents",
    choose_up_to="Choose two to {most} documents.",
    search="Search an organisation or role",
    search_help="What you ticked stays in the list.",
    search_button="Search",
    no_match="No document fits your search.",
    version="version of {date}",
    chosen_count="{count} of {most} chosen",
    theme="Theme",
    themes={
        Theme.TASKS: "Tasks",
        Theme.COMPETENCIES: "Competencies",
        Theme.REPORTING: "Reporting and position",
        Theme.CONDITIONS: "Conditions and selection",
        Theme.OFFER: "Offer",
    },
    only_differences="Only differences",
    only_differences_help="Shows what not every document mentions, and where levels, numbers, amounts or terms differ.",
    compare="Compare",
    reset="Start again",
    example="This is an example with documents about the same role. Choose above what you want to compare.",
    too_few="Choose at least two documents to compare.",
    too_many="You chose more than {most} documents. The first {most} are shown below.",
    gone="A document that you chose is no longer in the index.",
    no_documents="There are no two documents to compare yet.",
    no_rows="None of these documents says anything on this theme.",
    no_differences="These documents do not differ on this theme.",
    result="{theme}: {names}",
    caption="{theme} of {count} documents side by side",
    counted="{rows} aspects, {shared} of them in every document. {differing} with a difference.",
    aspect="Aspect",
    not_mentioned="not mentioned",
    mentioned_in="in {count} of {all}",
    values_differ="other value",
    open_document="Open document",
    source="Source",
    source_of=" of {label}, {organisation}",
    more="more",
    less="less",
    further="{count} more quotes",
    further_one="1 more quote",
    in_list="Under: {lead_in}",
    levels="Levels in these documents",
    level_help="A level is shown as the document writes it. Its place on the scale is added where the document itself says which levels there are.",
    scale_known="from low to high: {levels}",
    scale_unknown="the document does not say which levels there are; it uses {levels}",
    scale_none="no levels",
    scale_source="Source of the scale",
    place_on_scale="{place} of {of}",
    lowest="lowest",
    highest="highest",
    place_unknown="scale not known",
    export="Save",
    export_help="The file holds the quotes with document, place and address.",
    formats={"xlsx": "Excel (XLSX)", "csv": "CSV", "docx": "Word (DOCX)"},
    report_title="Comparison: {theme}",
    report_intro="Each cell holds the document's own words, in Dutch, or says that it does not mention this.",
    report_differences="Only the differences.",
    report_documents="Documents: {names}",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
