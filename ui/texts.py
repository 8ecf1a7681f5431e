"""All Dutch texts of the web page, the source pages and the HTTP interface."""

from assistant import Status

NAME = "Functiewijzer"
TAGLINE = "Antwoorden met citaten uit de functiedocumenten van lokale besturen."
AI_NOTICE = (
    "U spreekt met een AI-systeem. Het antwoordt alleen met citaten uit de opgenomen documenten. "
    "Controleer belangrijke antwoorden in de bron."
)
SKIP_LINK = "Naar uw vraag"
NO_SCRIPT = "Deze pagina heeft JavaScript nodig. Zonder JavaScript kunt u de bronpagina's lezen."

CHAT = "Gesprek"
QUESTION = "Uw vraag"
QUESTION_PLACEHOLDER = "Typ uw vraag"
SEND = "Verstuur"
NEW_CONVERSATION = "Nieuw gesprek"
ORGANISATIONS = "Bestuur"
ORGANISATIONS_HELP = "Zoek alleen in de documenten van deze besturen. Leeg: alle besturen."
NO_ORGANISATIONS = "Er zijn nog geen documenten opgenomen."
EXAMPLES = "Voorbeeldvragen"
WELCOME = "Stel een vraag over een functie bij een lokaal bestuur, of kies een voorbeeldvraag."
SEARCHING = "Even zoeken in de documenten…"

STILL_SEARCHING = "Wacht op het vorige antwoord, of begin een nieuw gesprek."
QUESTION_NOT_TEXT = "De vraag moet tekst zijn."
NO_DOCUMENTS = (
    "Er zijn op dit moment geen documenten opgenomen. Neem eerst documenten op en probeer het dan opnieuw."
)
ASK_FAILED = "Er ging iets mis bij het zoeken. Probeer het opnieuw of stel de vraag anders."

YOU_ASKED = "U vroeg:"
ANSWER = "Antwoord:"
UNDERSTOOD_AS = "Begrepen als:"
ABOUT = "Over:"
TERMS = "Uw woord → term in de documenten:"
SUGGESTIONS = "U kunt ook vragen:"
GENERATIVE = "Een taalmodel formuleerde dit antwoord. De citaten zijn letterlijk."
STATUS_LABELS = {
    Status.PARTIAL: "Gedeeltelijk beantwoord",
    Status.NOT_IN_DOCUMENTS: "Niet gevonden in de documenten",
    Status.UNKNOWN_ORGANISATION: "Van dit bestuur is er geen document",
    Status.OUT_OF_SCOPE: "Hierover gaan de documenten niet",
    Status.UNCLEAR: "De vraag is niet duidelijk",
}
"""What stands above an answer that is not a full one."""

SOURCES = "Bronnen"
SOURCES_EMPTY = "Hier verschijnt de bron van het antwoord, met het citaat gemarkeerd."
SOURCES_NONE = "Bij dit antwoord hoort geen citaat."
SOURCE = "Bron {number}"
READ = "Ook gelezen {rank}"
READ_COUNT = "Ook gelezen ({count})"
READ_HELP = "Deze passages zijn bekeken, maar niet geciteerd."
CITED = "Bronnen bij dit antwoord"
TRAIL = "Plaats in het document"
PAGE = "bladzijde {page}"
EXCERPT = "Uittreksel uit {title}"
OPEN_DOCUMENT = "Open het hele document"
NEW_TAB = "(nieuw tabblad)"
BACK_TO_ANSWER = "Terug naar het antwoord"
DOCUMENT_GONE = "Dit document is niet meer opgenomen. Dit was het citaat:"
DOCUMENT_CHANGED = "Bron gewijzigd: deze woorden staan niet meer in het document. Dit was het citaat:"
DOCUMENT_MOVED = "Bron gewijzigd: het document is intussen aangepast, maar deze woorden staan er nog."
QUOTE_GONE = "Bron gewijzigd: de aangehaalde woorden staan niet meer in dit document. Hieronder staat het document zoals het nu is."
START_OF_DOCUMENT = "begin van het document"
TABLE = "Tabel"
CUT = "[…]"

BACK_TO_PAGE = "Naar Functiewijzer"
TO_QUOTE = "Naar de gemarkeerde passage"
FILE = "Bestand: {name}"
NOT_FOUND = "Bron niet gevonden"
NO_SUCH_DOCUMENT = "Dit document is niet opgenomen."
NO_SUCH_PASSAGE = "Deze passage bestaat niet in dit document."
NO_SUCH_ADDRESS = "Dit adres bestaat niet."

BODY_NOT_JSON = "De aanvraag is geen geldige JSON met een veld question."
QUESTION_MISSING = "Het veld question ontbreekt."
HISTORY_INVALID = (
    "Het veld history moet een lijst van hoogstens {count} vroegere vragen zijn, "
    "elk van hoogstens {limit} tekens."
)
ORGANISATIONS_INVALID = "Het veld organisations moet een lijst van namen van besturen zijn."
UNKNOWN_ORGANISATION = "Geen document van dit bestuur: {name}."
BODY_TOO_LARGE = "De aanvraag is te groot."
LENGTH_REQUIRED = "De aanvraag moet haar lengte melden (Content-Length)."
BLOCKED = "Dit adres is afgesloten."
WRONG_METHOD = "Deze methode bestaat niet op dit adres."

API_TITLE = "Functiewijzer: HTTP-interface"
API_DESCRIPTION = "Stel vragen over de opgenomen functiedocumenten. Het volledige schema:"
API_HEALTH = "Meld of de dienst antwoordt en hoeveel documenten er zijn."
API_DOCUMENTS = "Geef de opgenomen documenten."
API_ASK = "Beantwoord één vraag, met citaten."
API_SOURCE = "Toon een document met de geciteerde woorden gemarkeerd (HTML)."
API_EXAMPLE = "Voorbeeld"
API_EXAMPLE_QUESTION = "Welk diploma is vereist?"

SERVING = "Functiewijzer staat klaar op {address} (stoppen: Ctrl+C)"
NO_SUCH_PORT = "Poort {port} bestaat niet: kies er een van 0 tot en met 65535 met --port."
PORT_IN_USE = "Poort {port} op {host} is al in gebruik: kies een andere met --port."
PORT_FORBIDDEN = "Poort {port} mag niet gebruikt worden: kies er een boven 1023 met --port."
CANNOT_LISTEN = "Kan niet luisteren op {host}:{port}: {reason}."
