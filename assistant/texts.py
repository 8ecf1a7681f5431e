"""All Dutch texts that the assistant itself adds to an answer."""

NOT_FOUND = "Dat staat niet in {where}."
NOT_FOUND_VALUE = "{what} staat niet in {where}."
NEAREST = "Het dichtst in de buurt komt: {headings}."
UNKNOWN_ORGANISATION = "Er is geen document van {names} opgenomen. Er zijn wel documenten van: {known}."
PARTLY_UNKNOWN = "Van {names} is geen document opgenomen."
OUT_OF_SCOPE = (
    "Ik beantwoord alleen vragen over de opgenomen functiebeschrijvingen en infobundels, met citaten daaruit."
)
UNCLEAR = "Uw vraag is niet duidelijk genoeg. Noem een bestuur en een onderwerp, bijvoorbeeld: „{example}”"
THANKS = "Graag gedaan. Hebt u nog een vraag? Bijvoorbeeld: „{example}”"
GREETING = "Dag! Stel gerust een vraag over de opgenomen documenten, bijvoorbeeld: „{example}”"
YES = "Ja."
NO = "Nee."
NOT_MENTIONED = "niet vermeld in dit document"
MENTIONED_IN = "Vermeld in het document van {names}."
NOT_MENTIONED_IN = "Niet gevonden in het document van {names}."
PART_MISSING = "Niet gevonden in {where}: {questions}"
COMPARE_HEADER = "| Bestuur | Wat het document zegt |\n|---|---|\n"
IN_ALL = "{count} in totaal"
MOST = "De meeste: {names} ({count})."
FEWEST = "De minste: {names} ({count})."
SHARED = "In elk document: {names}."
ONLY = "Alleen bij {organisation}: {names}."
MORE_ITEMS = "… en nog {count}, zie de bron."
HIGHEST = "hoogste: {level}"
NOT_LEVELS = "niet {levels}"
AND = " en "
DOCUMENTS_OF = "het document van {names}"
ALL_DOCUMENTS = "de opgenomen documenten"
BLANK_QUESTION = "Stel een vraag: de vraag is leeg."
LONG_QUESTION = "De vraag is te lang: hoogstens {limit} tekens, dit zijn er {length}."
NO_TEXT_QUESTION = "De vraag bevat geen leesbare tekst."
PERSON_NAME = "De naam van een persoon"
AMOUNT = "Een bedrag hiervoor"
DATE = "Een datum hiervoor"
PERCENTAGE = "Een percentage hiervoor"


def enumerate_names(names: list[str] | tuple[str, ...]) -> str:
    """Return "Genk, Gent en Kortrijk"."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + AND + names[-1]
