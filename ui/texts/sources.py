"""What is said about sources, in the panel beside the chat and on their own pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceTexts:
    """The lines of the source panel and of the source pages."""

    sources: str
    empty: str
    none: str
    source: str
    read: str
    read_count: str
    read_help: str
    nearest_count: str
    nearest_help: str
    cited: str
    trail: str
    page: str
    excerpt: str
    open_document: str
    new_tab: str
    back_to_answer: str
    previous: str
    next: str
    position: str
    gone: str
    changed: str
    moved: str
    quote_gone: str
    start_of_document: str
    table: str
    to_quote: str
    file: str
    no_such_document: str
    no_such_passage: str


CUT = "[…]"

DUTCH = SourceTexts(
    sources="Bronnen",
    empty="Hier verschijnt de bron van het antwoord, met het citaat gemarkeerd.",
    none="Bij dit antwoord hoort geen citaat.",
    source="Bron {number}",
    read="Ook gelezen {rank}",
    read_count="Ook gelezen ({count})",
    read_help="Deze passages zijn bekeken, maar niet geciteerd.",
    nearest_count="Dichtstbijzijnde passages ({count})",
    nearest_help="Deze passages komen het dichtst bij uw vraag, maar beantwoorden ze niet.",
    cited="Bronnen bij dit antwoord",
    trail="Plaats in het document",
    page="bladzijde {page}",
    excerpt="Uittreksel uit {title}",
    open_document="Open het hele document",
    new_tab="(nieuw tabblad)",
    back_to_answer="Terug naar het antwoord",
    previous="Vorige bron",
    next="Volgende bron",
    position="Bron {number} van {count}",
    gone="Dit document is niet meer opgenomen. Dit was het citaat:",
    changed="Bron gewijzigd: deze woorden staan niet meer in het document. Dit was het citaat:",
    moved="Bron gewijzigd: het document is intussen aangepast, maar deze woorden staan er nog.",
    quote_gone="Bron gewijzigd: de aangehaalde woorden staan niet meer in dit document. Hieronder staat het document zoals het nu is.",
    start_of_document="begin van het document",
    table="Tabel",
    to_quote="Naar de gemarkeerde passage",
    file="Bestand: {name}",
    no_such_document="Dit document is niet opgenomen.",
    no_such_passage="Deze passage bestaat niet in dit document.",
)

ENGLISH = SourceTexts(
    sources="Sources",
    empty="The source of the answer appears here, with the quote marked.",
    none="This answer has no quote.",
    source="Source {number}",
    read="Also read {rank}",
    read_count="Also read ({count})",
    read_help="These passages were looked at, but not quoted.",
    nearest_count="Nearest passages ({count})",
    nearest_help="These passages come nearest to your question, but do not answer it.",
    cited="Sources of this answer",
    trail="Place in the document",
    page="page {page}",
    excerpt="Excerpt from {title}",
    open_document="Open the whole document",
    new_tab="(new tab)",
    back_to_answer="Back to the answer",
    previous="Previous source",
    next="Next source",
    position="Source {number} of {count}",
    gone="This document is no longer held. This was the quote:",
    changed="Source changed: these words are no longer in the document. This was the quote:",
    moved="Source changed: the document was edited since, but these words are still in it.",
    quote_gone="Source changed: the quoted words are no longer in this document. Below is the document as it is now.",
    start_of_document="beginning of the document",
    table="Table",
    to_quote="To the marked passage",
    file="File: {name}",
    no_such_document="This document is not held.",
    no_such_passage="There is no such passage in this document.",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
