"""What the interview says, in Dutch."""

from evals.metrics import Lack

YES, NO = frozenset({"j", "ja", "y", "yes"}), frozenset({"n", "nee", "neen", "no"})
YES_OR_NO = {True: "[J/n]", False: "[j/N]"}
SAY_YES_OR_NO = "Antwoord met ja of nee."
NEXT_LINE = "  nog een (leeg: klaar)"

QUESTION = "Vraag, zoals een gebruiker ze stelt (leeg: stoppen)"
NO_WORDS = "Daar staan geen letters of cijfers in."
IS_FOLLOW_UP = "Is dit een vervolgvraag, die alleen met eerdere vragen te begrijpen is?"
HISTORY = "Eerdere vraag van het gesprek, de oudste eerst"
IS_ANSWERABLE = "Staat het antwoord in de documenten?"

EVIDENCE = "Waar staat het antwoord?"
EVIDENCE_MORE = "Staat het antwoord, of een deel ervan, nog ergens?"
FOUND_NOTHING = "Er is niets (meer) gevonden."
MORE, OTHER, PASTE, READY = "m", "z", "p", "k"
OTHERS = {MORE: "meer", OTHER: "andere zoekwoorden", PASTE: "zelf woorden uit een document plakken"}
READY_LABEL = "klaar"
SEARCH_WORDS = "Zoekwoorden"
PASTED = "Woorden uit het document, letterlijk"
NOT_FOUND = "Die woorden staan in geen enkel document."
MEANT = "Bedoelt u „{quote}” in {document}?"
WHICH_DOCUMENT = "In welk document?"
WHICH_PIECE = "Welke zin of cel?"
SHORTEN = "Citaat (Enter: zo houden, of typ een deel ervan)"
NOT_PART = "Dat staat niet in die zin."
CHOSEN = "Vindplaats: {document}: „{quote}”"
PLACE = "{document}: {text}"
PLACE_WITH_HEADING = "{document} ({heading}): {text}"

FACTS = "Wat moet een goed antwoord zeggen?"
FACTS_HELP = "Nummers met komma's, of eigen woorden; andere schrijfwijzen na een | (leeg: klaar)"
NO_PROPOSALS = "Wat moet een goed antwoord zeggen? Eigen woorden; andere schrijfwijzen na een | (leeg: klaar)"
NO_SUCH_NUMBER = "Er is geen nummer {number}."
FORBIDDEN = "Wat mag een goed antwoord niet zeggen? (leeg: niets)"
KIND = "Soort vraag"
KIND_PROPOSED = "{kind} (voorstel)"
PLAIN = "Dezelfde vraag op zichzelf en in gewone woorden (leeg: geen)"

ANSWER = "Wat de assistent nu antwoordt:"
PASSES = "Dat slaagt."
FAILS = "Dat slaagt niet:"
LACKS = {
    Lack.REFUSED: "er komt geen antwoord",
    Lack.ANSWERED: "er komt een antwoord, terwijl het niet in de documenten staat",
    Lack.FACT: "het antwoord zegt niet: {words}",
    Lack.FORBIDDEN: "het antwoord zegt ten onrechte: {words}",
    Lack.CITATION: "geen enkel citaat is een van de vindplaatsen",
    Lack.LENGTH: "het antwoord is langer dan {words} tekens",
}
REMARKS = "Bij nazicht:"
KEEP = "Wat doet u met deze vraag?"
KEEPS = ("bewaren", "de feiten opnieuw", "de vindplaatsen opnieuw", "niet bewaren")
CANNOT_KEEP = "Zo kan de vraag niet bewaard worden; pas ze aan."
ANOTHER = "Nog een vraag?"

NOT_A_LIST = "de vragen staan er niet als lijst met streepjes onder cases: daar kan geen vraag bij"
NOT_APPENDED = "de vraag kan er niet bij geschreven worden zonder iets anders te veranderen"
