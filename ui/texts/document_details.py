"""What the page of one document says."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.model import NoiseReason, Origin, SectionKind
from ui import command_texts


@dataclass(frozen=True, slots=True)
class DetailsTexts:
    """The lines of the page of one document."""

    no_such_document: str
    back: str
    identity: str
    organisation_type: str
    aliases: str
    fingerprint: str
    file_name: str
    not_found: str
    declare_hint: str
    origins: Mapping[Origin, str]
    structure: str
    structure_hint: str
    before_first: str
    section_kinds: Mapping[SectionKind, str]
    one_passage: str
    some_passages: str
    left_out: str
    left_out_hint: str
    nothing_left_out: str
    noise_reasons: Mapping[NoiseReason, str]
    on_page: str
    times: str
    only_curators: str
    and_more: str
    read: str


DUTCH = DetailsTexts(
    no_such_document="Dit document is niet opgenomen.",
    back="Alle documenten",
    identity="Herkend",
    organisation_type="Soort bestuur",
    aliases="Ook genoemd",
    fingerprint="Vingerafdruk (SHA-256)",
    file_name="Bestand",
    not_found="niet gevonden",
    declare_hint="Zet het bestuur in documenten.yaml in de map van de documenten.",
    origins=command_texts.ORIGINS,
    structure="Onderdelen",
    structure_hint="{sections} onderdelen, {passages} passages. Open een onderdeel om zijn passages te lezen.",
    before_first="Vóór de eerste kop",
    section_kinds=command_texts.SECTION_KINDS,
    one_passage="1 passage",
    some_passages="{count} passages",
    left_out="Weggelaten",
    left_out_hint="Deze {count} regels staan wel in het bestand, maar horen niet bij de tekst.",
    nothing_left_out="Niets: alle tekst van het bestand is gelezen.",
    noise_reasons=command_texts.NOISE_REASONS,
    on_page="bladzijde {page}",
    times="{count} keer",
    only_curators="De woorden zelf zijn alleen zichtbaar voor beheerders.",
    and_more="en nog {count}",
    read="Lees het document",
)


ENGLISH = DetailsTexts(
    no_such_document="This document is not in the index.",
    back="All documents",
    identity="Recognised",
    organisation_type="Kind of organisation",
    aliases="Also called",
    fingerprint="Fingerprint (SHA-256)",
    file_name="File",
    not_found="not found",
    declare_hint="Write the organisation in documenten.yaml in the folder of the documents.",
    origins={
        Origin.DECLARED: "declared in documenten.yaml or at the top of the file",
        Origin.TEXT: "in the text",
        Origin.RUNNING: "in a header or footer",
        Origin.ADDRESS: "in a web or mail address",
        Origin.PROPERTIES: "in the file's properties",
        Origin.FILE_NAME: "in the file's name",
    },
    structure="Sections",
    structure_hint="{sections} sections, {passages} passages. Open a section to read its passages.",
    before_first="Before the first heading",
    section_kinds={
        SectionKind.PURPOSE: "purpose",
        SectionKind.POSITION: "position",
        SectionKind.RESULT_AREA: "result area",
        SectionKind.TASKS: "tasks",
        SectionKind.COMPETENCIES: "competencies",
        SectionKind.KNOWLEDGE: "knowledge",
        SectionKind.CONDITIONS: "conditions",
        SectionKind.SELECTION: "selection",
        SectionKind.OFFER: "offer",
        SectionKind.CONTACTS: "contacts",
        SectionKind.GENERAL: "general",
    },
    one_passage="1 passage",
    some_passages="{count} passages",
    left_out="Left out",
    left_out_hint="These {count} lines are in the file, but are no part of its text.",
    nothing_left_out="Nothing: all text of the file was read.",
    noise_reasons={
        NoiseReason.RUNNING: "header or footer",
        NoiseReason.PAGE_NUMBER: "page number",
        NoiseReason.CONTENTS: "table of contents",
        NoiseReason.CONTINUED: "continuation line or repeated table header",
        NoiseReason.ADDRESS: "loose web or mail address",
        NoiseReason.NAVIGATION: "menu, cookie notice or footer of the web page",
        NoiseReason.HIDDEN: "hidden text",
        NoiseReason.DELETED: "struck out with tracked changes",
        NoiseReason.PROMPT: "form field that was left empty",
        NoiseReason.UNREAD: "page that is only an image, not recognised",
    },
    on_page="page {page}",
    times="{count} times",
    only_curators="Only curators can see the words themselves.",
    and_more="and {count} more",
    read="Read the document",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
