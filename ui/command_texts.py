"""All Dutch texts of the command line."""

from assistant.chat.address import Reach
from assistant.chat.structure import Structure
from ingest.model import NoiseReason, Origin, SectionKind

APP = "Functiewijzer: antwoorden met bronnen uit functiebeschrijvingen en infobundels."
INGEST = "Neem documenten op in de index. De index bevat daarna precies deze bestanden."
ASK = "Stel een vraag, of een bestand met vragen (--jsonl)."
SERVE = "Toon de webpagina en de API."
USER = "Voeg gebruikers van de webpagina toe, verwijder ze of geef ze een ander wachtwoord."
USER_ADD = "Voeg een gebruiker toe; elke gebruiker mag lezen."
USER_REMOVE = "Verwijder een gebruiker; wie zo aangemeld was, is dat niet meer."
USER_LIST = "Toon de gebruikers en hun rollen."
USER_PASSWORD = "Geef een gebruiker een ander wachtwoord; wie zo aangemeld was, is dat niet meer."
DOCTOR = "Kijk na of de index, de modellen en de instellingen in orde zijn."

PATHS_HELP = "Bestanden en mappen met documenten"
EXPLAIN_HELP = "Toon wat er van dit bestand gemaakt wordt; de index verandert niet"
INDEX_HELP = "Map met de index (standaard FUNCTIEWIJZER_INDEX of .functiewijzer)"
EMBEDDER_HELP = (
    "Zoekmodel: naam of map (standaard FUNCTIEWIJZER_EMBEDDER, dat van de index of het meegeleverde)"
)
FORCE_HELP = "Ook doorgaan als er geen enkel leesbaar document is"
QUESTION_HELP = "De vraag"
JSON_HELP = "Geef het antwoord als JSON"
JSONL_HELP = "Bestand met een vraag per regel ({id, question, history}), of een vragenset (.yaml)"
OUT_HELP = "Bestand of map voor de resultaten"
HISTORY_HELP = "Eerdere vraag van hetzelfde gesprek; mag meermaals"
MODE_HELP = (
    "Letterlijk uit de documenten (extractive) of geformuleerd door het taalmodel (generative); "
    "standaard door het taalmodel, als er een is"
)
HOST_HELP = "Adres waarop de pagina bereikbaar is"
PORT_HELP = "Poort van de pagina"
SERVED_DOCUMENTS_HELP = "Map met documenten die beheerders vullen (standaard FUNCTIEWIJZER_DOCUMENTS)"
DATA_HELP = "Map voor beoordelingen en verslagen (standaard FUNCTIEWIJZER_DATA)"
OPEN_HELP = "Laat iedereen die de pagina bereikt lezen, ook zonder aan te melden"
USERS_HELP = "Gebruikersbestand (standaard FUNCTIEWIJZER_USERS)"
USER_NAME_HELP = "Naam van de gebruiker"
ROLE_HELP = "Rol naast lezen: curator (documenten beheren) of evaluator (evalueren); mag meermaals"
PASSWORD_STDIN_HELP = "Lees het wachtwoord van de invoer in plaats van het te vragen"
NO_PASSWORD_HELP = "Zonder wachtwoord: alleen de vertrouwde proxy kan deze gebruiker aanmelden"
REPAIR_HELP = "Bouw opnieuw op wat uit de bewaarde documenten en vectoren kan"

NO_USERS_FILE = "stel FUNCTIEWIJZER_USERS in op een bestand, of geef het op met --users"
NEW_PASSWORD = "Wachtwoord (minstens {length} tekens)"
REPEAT_PASSWORD = "Nog eens hetzelfde wachtwoord"
PASSWORDS_DIFFER = "dat is niet twee keer hetzelfde wachtwoord"
PASSWORD_OR_NONE = "--no-password gaat niet samen met --password-stdin"
USER_ADDED = "{name} toegevoegd ({roles})."
USER_REMOVED = "{name} verwijderd."
PASSWORD_CHANGED = "{name} heeft een ander wachtwoord."
NO_USERS = "Er zijn nog geen gebruikers."
USER_COLUMNS = ("Naam", "Rollen", "Aanmelden")
BY_PASSWORD, BY_PROXY_ONLY = "met wachtwoord", "alleen via de proxy"

STATES = {
    "new": "nieuw",
    "changed": "gewijzigd",
    "unchanged": "ongewijzigd",
    "removed": "verwijderd",
    "skipped": "overgeslagen",
}
SKIPPED = STATES["skipped"]
READING = "Lezen"
EMBEDDING = "Omzetten"
REEMBEDDING = "Ander zoekmodel ({before} wordt {now}): {passages} passages worden opnieuw omgezet, {time}; de documenten worden niet opnieuw gelezen en tot dan antwoordt de vorige index."
OTHER_EMBEDDER = "er wordt gezocht met het zoekmodel van de index ({index}); om over te stappen op {asked}: functiewijzer ingest MAP --embedder {asked}"
LESS_THAN_A_MINUTE = "minder dan een minuut"
A_MINUTE = "naar schatting een minuut"
MINUTES = "naar schatting {count} minuten"
HOURS = "naar schatting {count} uur"
ANSWERING = "Beantwoorden"
NO_PATHS = "geef minstens één bestand of map"
INGESTED = "{documents} documenten, {passages} passages in {index}."
UNKNOWN_ORGANISATION = (
    "bestuur niet herkend in: {names}; zet het bestuur in documenten.yaml naast de bestanden"
)
FILE_MISSING = "bestand niet gevonden: {path}"
FILE_UNREADABLE = "bestand niet leesbaar: {path}"
FILE_UNWRITABLE = "kan niet schrijven naar {path}"
BAD_LINE = "regel {number} van {path} is geen geldige vraag: {reason}"
NOT_JSON = "geen JSON"
NO_QUESTION = "het veld question ontbreekt"
NEEDS_OUT = "geef met --jsonl ook --out op"
NO_CHAT_MODEL = (
    "er is geen taalmodel ingesteld (FUNCTIEWIJZER_CHAT_MODEL); laat --mode weg of kies extractive"
)
QUESTION_OR_FILE = "geef een vraag, of --jsonl met --out"
WRITTEN = "{count} antwoorden in {path}."
UNWORDED = "niet geformuleerd door het taalmodel: {reasons}"
SOURCES = "Bronnen"
SUGGESTIONS = "Vraag ook"
UNDERSTOOD = "Begrepen als: {question}"
TERMS = "Uw woord → term: {terms}"
PAGE = ", pagina {page}"
INTERRUPTED = "afgebroken"
UNKNOWN_OPTION = "onbekende optie: {name}"
UNKNOWN_COMMAND = "onbekende opdracht: {name}; zie functiewijzer --help"
MISSING = "ontbreekt: {name}"
BAD_VALUE = "ongeldige waarde voor {name}"
USAGE = "deze opdracht klopt niet; zie functiewijzer --help"
SAME_FILE = "--out moet een ander bestand zijn dan dat met de vragen"
PARAMETERS = {
    "paths": "bestand of map met documenten",
    "questions": "vragenset",
    "run": "map van een meting",
    "question": "vraag",
    "parallel": "--parallel (1 tot 64)",
    "port": "--port (0 tot 65535)",
    "mode": "--mode (extractive of generative)",
    "name": "naam van de gebruiker",
    "model_name": "naam van het model",
    "role": "--role (reader, curator of evaluator)",
}
DISK_DETAILS: dict[type[OSError], str] = {
    FileExistsError: "{path} bestaat al en is geen map",
    NotADirectoryError: "{path} is geen map",
    PermissionError: "geen toegang tot {path}",
    FileNotFoundError: "{path} bestaat niet",
    IsADirectoryError: "{path} is een map",
}
DISK_FULL = "is de schijf vol?"
DISK_OTHER = "{path} kan niet gebruikt worden"
DISK = "lezen of schrijven mislukt: {detail}"
FAULT = "fout"
ATTENTION = "let op"

DOCTOR_INDEX = "Index {index}: {documents} documenten, {passages} passages, gemaakt op {created}."
DOCTOR_SEARCH = "Zoeken werkt: elke gecontroleerde passage vindt zichzelf."
DOCTOR_EMBEDDER = "Zoekmodel: {name} ({dimension} dimensies)."
DOCTOR_RERANKER = (
    "Herschikmodel {name}: ongeveer {passages} passages binnen {milliseconds} ms ({each} ms per passage)."
)
DOCTOR_SLOW_RERANKER = "Herschikmodel {name} is hier te traag ({each} ms per passage): binnen {milliseconds} ms wordt niets herschikt. Kies een kleiner model of zet FUNCTIEWIJZER_RERANK_MS hoger."
DOCTOR_NLI = "NLI-model {name}: gaat mee na of citaten beweringen steunen."
DOCTOR_NO_CHAT = "Taalmodel: geen; antwoorden zijn letterlijk uit de documenten."
DOCTOR_CHAT = "Taalmodel {name} antwoordt: het begint na {first} seconden en is klaar na {whole} seconden"
DOCTOR_JUDGE = "Taalmodel {name}, dat bij een evaluatie beoordeelt, antwoordt: het begint na {first} seconden en is klaar na {whole} seconden"
DOCTOR_PACE = " ({pace} stukjes tekst per seconde)."
DOCTOR_REACH = {
    Reach.THIS_MACHINE: "  Vragen en passages blijven op deze computer.",
    Reach.OWN_NETWORK: "  Vragen en passages gaan naar een adres in het eigen netwerk.",
    Reach.ELSEWHERE: "  Vragen en passages gaan naar een adres buiten het eigen netwerk.",
    None: "  Waar vragen en passages naartoe gaan, is niet bekend.",
}
DOCTOR_STRUCTURED = {
    Structure.SCHEMA: "  Het antwoord heeft de gevraagde vorm; de aanbieder dwingt ze af.",
    Structure.TOOL: "  Het antwoord heeft de gevraagde vorm, als invulling van een functie.",
    Structure.JSON: "  Het antwoord heeft de gevraagde vorm; de aanbieder dwingt JSON af.",
    Structure.TEXT: "  Het antwoord heeft de gevraagde vorm; de aanbieder dwingt ze niet af.",
}
DOCTOR_UNSTRUCTURED = dict.fromkeys(
    Structure,
    "  Het antwoord heeft niet de gevraagde vorm: bij vragen krijgt u dan vaak de woorden van de documenten zelf. Kies een groter model, of stel FUNCTIEWIJZER_CHAT_STRUCTURE anders in.",
)
DOCTOR_MODEL_FAILS = "taalmodel {name}: {line}"
DOCTOR_SLOW_START = "het model had {start} seconden nodig om te beginnen, meer dan de {budget} van FUNCTIEWIJZER_CHAT_TIMEOUT; na een poos rust krijgt de eerste vraag een antwoord zonder taalmodel"
DOCTOR_TRACING = "FUNCTIEWIJZER_CHAT_TRACING staat aan: staat ook LANGSMITH_TRACING aan, dan gaan vragen, passages en antwoorden naar LangSmith"
DOCTOR_SETTINGS = "Instellingen"
DOCTOR_LOST = "niet meer in de index: {name} (het bewaarde document was beschadigd); voer functiewijzer ingest opnieuw uit"
DOCTOR_REPAIRED = "De index is opnieuw opgebouwd."
DOCTOR_SETTING_COLUMNS = ("Instelling", "Waarde", "Betekenis")
EMPTY = "(leeg)"

DATE = "datum {date}"
NO_DATE = "geen datum"
NO_ROLE = "–"
PASSAGES, ONE_PASSAGE = "{count} passages", "1 passage"
NOT_AMONG_FILES = "{path} is geen van de op te nemen bestanden (of wordt genegeerd in documenten.yaml)"

TITLE, ORGANISATION, ROLE, VERSION_DATE = "Titel", "Bestuur", "Functie", "Datum"
NOT_FOUND = "niet gevonden"
DECLARE_ORGANISATION = "Zet het bestuur in documenten.yaml naast het bestand."
ORIGINS = {
    Origin.DECLARED: "opgegeven in documenten.yaml of bovenaan het bestand",
    Origin.TEXT: "uit de tekst",
    Origin.RUNNING: "uit een kop- of voettekst",
    Origin.ADDRESS: "uit een web- of mailadres",
    Origin.PROPERTIES: "uit de eigenschappen van het bestand",
    Origin.FILE_NAME: "uit de bestandsnaam",
}
SECTIONS = "Onderdelen: {sections}, passages: {passages}"
BEFORE_FIRST_HEADING = "(voor de eerste kop)"
SECTION_KINDS = {
    SectionKind.PURPOSE: "doel",
    SectionKind.POSITION: "plaats",
    SectionKind.RESULT_AREA: "resultaatgebied",
    SectionKind.TASKS: "taken",
    SectionKind.COMPETENCIES: "competenties",
    SectionKind.KNOWLEDGE: "kennis",
    SectionKind.CONDITIONS: "voorwaarden",
    SectionKind.SELECTION: "selectie",
    SectionKind.OFFER: "aanbod",
    SectionKind.CONTACTS: "contacten",
    SectionKind.GENERAL: "algemeen",
}
LEFT_OUT = "Weggelaten: {count}"
NOTHING_LEFT_OUT = "Weggelaten: niets"
NOISE_REASONS = {
    NoiseReason.RUNNING: "kop- of voettekst",
    NoiseReason.PAGE_NUMBER: "paginanummer",
    NoiseReason.CONTENTS: "inhoudsopgave",
    NoiseReason.CONTINUED: "vervolgregel of herhaalde tabelkop",
    NoiseReason.ADDRESS: "los web- of mailadres",
    NoiseReason.NAVIGATION: "menu, cookiemelding of voet van de webpagina",
    NoiseReason.HIDDEN: "verborgen tekst",
    NoiseReason.DELETED: "geschrapt met wijzigingen bijhouden",
    NoiseReason.PROMPT: "invulveld dat leeg bleef",
    NoiseReason.UNREAD: "bladzijde met alleen een beeld, niet herkend",
}
ON_PAGE = "bladzijde {pages}"
TIMES = "{count} keer"
WORDS = "Woorden: {all} in het bestand; {passages} in passages, {headings} in koppen, {left_out} weggelaten"
WORDS_LOST = "Let op: {count} woorden staan in geen enkele passage."
