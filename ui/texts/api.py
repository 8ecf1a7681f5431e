"""What the HTTP interface says: Dutch only, as the answers that it gives."""

BODY_NOT_JSON = "De aanvraag is geen geldige JSON met een veld question."
QUESTION_MISSING = "Het veld question ontbreekt."
QUESTION_NOT_TEXT = "De vraag moet tekst zijn."
HISTORY_INVALID = (
    "Het veld history moet een lijst van hoogstens {count} vroegere vragen zijn, "
    "elk van hoogstens {limit} tekens."
)
ORGANISATIONS_INVALID = "Het veld organisations moet een lijst van namen van besturen zijn."
MODE_INVALID = (
    "Het veld mode moet extractive (letterlijk uit de documenten) of generative (door het taalmodel) zijn."
)
NO_MODEL = "Op deze server is geen taalmodel ingesteld: laat het veld mode weg, of kies extractive."
UNKNOWN_ORGANISATION = "Geen document van dit bestuur: {name}."
NO_DOCUMENTS = (
    "Er zijn op dit moment geen documenten opgenomen. Neem eerst documenten op en probeer het dan opnieuw."
)
FAILED = "Er ging iets mis bij het zoeken. Probeer het opnieuw of stel de vraag anders."
BODY_TOO_LARGE = "De aanvraag is te groot."
LENGTH_REQUIRED = "De aanvraag moet haar lengte melden (Content-Length)."
BLOCKED = "Dit adres is afgesloten."
WRONG_METHOD = "Deze methode bestaat niet op dit adres."
NO_SUCH_ADDRESS = "Dit adres bestaat niet."

TITLE = "Functiewijzer: HTTP-interface"
DESCRIPTION = "Stel vragen over de opgenomen functiedocumenten. Het volledige schema:"
HEALTH = "Meld of de dienst antwoordt en hoeveel documenten er zijn."
DOCUMENTS = "Geef de opgenomen documenten."
ASK = "Beantwoord één vraag, met citaten."
SOURCE = "Toon een document met de geciteerde woorden gemarkeerd (HTML)."
NO_SUCH_JOB = "Dit werk is niet bekend; misschien is de dienst herstart."
EXAMPLE = "Voorbeeld"
EXAMPLE_QUESTION = "Welk diploma is vereist?"
