"""The texts of the page Inwerken."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.briefing import Aspect, Topic


@dataclass(frozen=True, slots=True)
class BriefingTexts:
    """The lines of the pages that choose a document and that show its briefing."""

    title: str
    intro: str
    choose: str
    search: str
    search_help: str
    find: str
    found: str
    none_found: str
    show_all: str
    no_documents: str
    unknown_role: str
    dated: str
    newest: str
    heading: str
    heading_no_role: str
    back: str
    made_of: str
    open_document: str
    about: str
    contents: str
    progress: str
    done_of: str
    all_done: str
    only_open: str
    tools: str
    print: str
    save: str
    save_as: Mapping[str, str]
    saving: str
    reset: str
    reset_ask: str
    reset_yes: str
    reset_no: str
    reset_done: str
    kept_here: str
    no_storage: str
    no_script: str
    source: str
    ask: str
    about_item: str
    level: str
    page: str
    more: str
    introduced: str
    silent: str
    silent_aspect: str
    chapter_done: str
    topics: Mapping[Topic, str]
    helps: Mapping[Topic, str]
    aspects: Mapping[Aspect, str]
    differences: str
    differences_help: str
    compared: str
    nothing_to_compare: str
    only_here: str
    only_here_none: str
    not_found_at: str
    not_here: str
    not_here_none: str
    found_at: str
    report_intro: str
    report_ai: str
    no_such_document: str
    no_such_format: str


DUTCH = BriefingTexts(
    title="Inwerken",
    intro="Kies het document van uw bestuur. U krijgt dan een overzicht van wat u als nieuwe leidinggevende moet weten, alles in de woorden van het document zelf.",
    choose="Kies uw bestuur en functie",
    search="Zoek op bestuur of functie",
    search_help="Bijvoorbeeld een gemeente of „financieel directeur”.",
    find="Zoeken",
    found="{count} van {total} documenten",
    none_found="Geen document past bij „{words}”.",
    show_all="Toon alle documenten",
    no_documents="Er zijn nog geen documenten opgenomen.",
    unknown_role="functie niet herkend",
    dated="versie van {date}",
    newest="nieuwste versie",
    heading="Inwerken als {role}",
    heading_no_role="Inwerken",
    back="Ander document kiezen",
    made_of="Gemaakt uit",
    open_document="Open het document",
    about="Elk punt is een letterlijk citaat, met een link naar de plaats in het document. Vink af wat u gelezen of gedaan hebt.",
    contents="Inhoud",
    progress="Voortgang",
    done_of="{done} van {total} afgevinkt",
    all_done="Alles is afgevinkt: {total} van {total}",
    only_open="Toon alleen wat nog te doen is",
    tools="Afdrukken en bewaren",
    print="Afdrukken",
    save="Bewaren als",
    save_as={"docx": "Word", "pdf": "PDF", "md": "Markdown"},
    saving="Met de punten die u hebt afgevinkt.",
    reset="Alle vinkjes wissen",
    reset_ask="Wilt u alle vinkjes van dit document wissen? Dat kan niet ongedaan gemaakt worden.",
    reset_yes="Ja, wis de vinkjes",
    reset_no="Nee, behoud ze",
    reset_done="Alle vinkjes zijn gewist.",
    kept_here="Uw vinkjes blijven alleen in deze browser op dit toestel.",
    no_storage="Deze browser bewaart geen gegevens: uw vinkjes verdwijnen als u de pagina sluit.",
    no_script="Zonder JavaScript bewaart deze pagina uw vinkjes niet. U kunt het overzicht wel met uw vinkjes bewaren als bestand.",
    source="Bron",
    ask="Vraag hierover",
    about_item="over: {words}",
    level="niveau",
    page="bladzijde {page}",
    more="Meer hierover in het document ({count})",
    introduced="In het document ingeleid door:",
    silent="Hierover is in dit document niets teruggevonden.",
    silent_aspect="Niet teruggevonden in dit document.",
    chapter_done="Alles in dit deel is afgevinkt.",
    topics={
        Topic.PURPOSE: "Doel van de functie",
        Topic.POSITION: "Plaats en rapportering",
        Topic.SIGN: "Wat u ondertekent",
        Topic.DECIDE: "Wat u beslist",
        Topic.PREPARE: "Wat u voorbereidt",
        Topic.ATTEND: "Wat u bijwoont en voorzit",
        Topic.RESULT_AREAS: "Resultaatgebieden en taken",
        Topic.COMPETENCIES: "Competenties",
        Topic.KNOWLEDGE: "Kennis",
        Topic.CONVERSATIONS: "Eerste gesprekken",
    },
    helps={
        Topic.PURPOSE: "Waarvoor uw functie bestaat.",
        Topic.POSITION: "Wie boven, naast en onder u staat.",
        Topic.SIGN: "Zinnen en taken die zeggen dat u (mee) ondertekent.",
        Topic.DECIDE: "Zinnen en taken die zeggen dat u beslist, goedkeurt, toekent of aanstelt.",
        Topic.PREPARE: "Zinnen en taken die zeggen dat u iets voorbereidt, opstelt of voorlegt.",
        Topic.ATTEND: "Vergaderingen en overleg waaraan u deelneemt of die u voorzit.",
        Topic.RESULT_AREAS: "Alle taken, per resultaatgebied.",
        Topic.COMPETENCIES: "Wat van u verwacht wordt, met het niveau en de betekenis waar het document die geeft.",
        Topic.KNOWLEDGE: "Wat u moet kennen of leren.",
        Topic.CONVERSATIONS: "Personen en organen die het document noemt, met de reden om hen te spreken.",
    },
    aspects={
        Aspect.REPORTS_TO: "Aan wie u rapporteert",
        Aspect.LEADS: "Aan wie u leiding geeft",
        Aspect.DEPUTY: "Vervanging",
        Aspect.MANAGEMENT_TEAM: "Plaats in het managementteam",
        Aspect.ELSEWHERE: "Verder over uw plaats",
        Aspect.CONTACTS: "Contacten volgens het document",
        Aspect.BOARD: "Uw bestuur",
        Aspect.COLLEAGUES: "Uw collega's",
        Aspect.OUTSIDE: "Buiten het bestuur",
    },
    differences="Wat is anders dan elders",
    differences_help="Vergeleken op naam, in alle bewoordingen die de begrippenlijst kent. Wat hier staat, kan elders toch bestaan onder een heel andere naam.",
    compared="Vergeleken met het document over dezelfde functie van {names}.",
    nothing_to_compare="Er is geen document van een ander bestuur over dezelfde functie opgenomen.",
    only_here="Wel hier, elders niet teruggevonden",
    only_here_none="Niets gevonden dat alleen in dit document staat.",
    not_found_at="niet teruggevonden bij {names}",
    not_here="Wel elders, hier niet teruggevonden",
    not_here_none="Niets gevonden dat elders wel staat en hier niet.",
    found_at="wel bij {names}",
    report_intro="Inwerkoverzicht van {organisation}: {title}",
    report_ai="Samengesteld door Functiewijzer, een AI-systeem. Elk punt is een letterlijk citaat; controleer belangrijke punten in de bron.",
    no_such_document="Dit document is niet (meer) opgenomen.",
    no_such_format="Dit overzicht kan bewaard worden als Word, PDF of Markdown.",
)

ENGLISH = BriefingTexts(
    title="Getting started",
    intro="Choose the document of your organisation. You get an overview of what you should know as a new director, all in the words of the document itself (in Dutch).",
    choose="Choose your organisation and role",
    search="Search by organisation or role",
    search_help="For instance a municipality or “financieel directeur”.",
    find="Search",
    found="{count} of {total} documents",
    none_found="No document matches “{words}”.",
    show_all="Show all documents",
    no_documents="There are no documents yet.",
    unknown_role="role not recognised",
    dated="version of {date}",
    newest="newest version",
    heading="Getting started as {role}",
    heading_no_role="Getting started",
    back="Choose another document",
    made_of="Made from",
    open_document="Open the document",
    about="Each item is a literal quote, with a link to its place in the document. Tick off what you have read or done.",
    contents="Contents",
    progress="Progress",
    done_of="{done} of {total} ticked off",
    all_done="Everything is ticked off: {total} of {total}",
    only_open="Show only what is still to do",
    tools="Print and save",
    print="Print",
    save="Save as",
    save_as={"docx": "Word", "pdf": "PDF", "md": "Markdown"},
    saving="With the items that you have ticked off.",
    reset="Clear all ticks",
    reset_ask="Do you want to clear all ticks of this document? This cannot be undone.",
    reset_yes="Yes, clear the ticks",
    reset_no="No, keep them",
    reset_done="All ticks have been cleared.",
    kept_here="Your ticks stay in this browser on this device only.",
    no_storage="This browser keeps no data: your ticks disappear when you close the page.",
    no_script="Without JavaScript this page does not keep your ticks. You can save the overview with your ticks as a file.",
    source="Source",
    ask="Ask about this",
    about_item="about: {words}",
    level="level",
    page="page {page}",
    more="More about this in the document ({count})",
    introduced="Introduced in the document by:",
    silent="Nothing was found about this in this document.",
    silent_aspect="Not found in this document.",
    chapter_done="Everything in this part is ticked off.",
    topics={
        Topic.PURPOSE: "Purpose of the role",
        Topic.POSITION: "Place and reporting",
        Topic.SIGN: "What you sign",
        Topic.DECIDE: "What you decide",
        Topic.PREPARE: "What you prepare",
        Topic.ATTEND: "What you attend and chair",
        Topic.RESULT_AREAS: "Result areas and tasks",
        Topic.COMPETENCIES: "Competencies",
        Topic.KNOWLEDGE: "Knowledge",
        Topic.CONVERSATIONS: "First conversations",
    },
    helps={
        Topic.PURPOSE: "Why your role exists.",
        Topic.POSITION: "Who stands above, beside and below you.",
        Topic.SIGN: "Sentences and tasks that say that you (co-)sign.",
        Topic.DECIDE: "Sentences and tasks that say that you decide, approve, grant or appoint.",
        Topic.PREPARE: "Sentences and tasks that say that you prepare, draw up or submit something.",
        Topic.ATTEND: "Meetings in which you take part or that you chair.",
        Topic.RESULT_AREAS: "All tasks, by result area.",
        Topic.COMPETENCIES: "What is expected of you, with the level and the meaning where the document gives them.",
        Topic.KNOWLEDGE: "What you should know or learn.",
        Topic.CONVERSATIONS: "Persons and bodies that the document names, with the reason to speak with them.",
    },
    aspects={
        Aspect.REPORTS_TO: "To whom you report",
        Aspect.LEADS: "Whom you lead",
        Aspect.DEPUTY: "Replacement",
        Aspect.MANAGEMENT_TEAM: "Place in the management team",
        Aspect.ELSEWHERE: "More about your place",
        Aspect.CONTACTS: "Contacts according to the document",
        Aspect.BOARD: "Your board",
        Aspect.COLLEAGUES: "Your colleagues",
        Aspect.OUTSIDE: "Outside the organisation",
    },
    differences="What is different elsewhere",
    differences_help="Compared by name, in all wordings that the list of terms knows. What stands here may still exist elsewhere under quite another name.",
    compared="Compared with the document about the same role of {names}.",
    nothing_to_compare="There is no document of another organisation about the same role.",
    only_here="Here, and not found elsewhere",
    only_here_none="Nothing found that only this document has.",
    not_found_at="not found at {names}",
    not_here="Elsewhere, and not found here",
    not_here_none="Nothing found that others have and this document has not.",
    found_at="found at {names}",
    report_intro="Overview for getting started at {organisation}: {title}",
    report_ai="Put together by Functiewijzer, an AI system. Each item is a literal quote; check important items in the source.",
    no_such_document="This document is not in the index (any more).",
    no_such_format="This overview can be saved as Word, PDF or Markdown.",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
