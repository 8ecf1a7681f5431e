"""All Dutch texts of ``functiewijzer eval statements``."""

STATEMENTS = (
    "Meet hoe goed de controle van beweringen is, op paren van een bewering en citaten met een oordeel."
)
FILE, FILE_HELP = (
    "BEWERINGEN",
    "Beweringen met citaten en oordeel (YAML); standaard die bij de voorbeelddocumenten",
)
DOCUMENTS_HELP = "Map met de documenten waaruit de citaten komen"
PART_HELP = "Alleen dit deel: dev (om op te ontwikkelen) of test"
WRONG_HELP = "Toon ook elke bewering die verkeerd beoordeeld wordt"
NO_PART = "onbekend deel: {part}; kies uit: {parts}"
READING_IT = (
    "False shown: foute beweringen die toch getoond worden. True removed: juiste beweringen die wegvallen. "
    "Precision: hoeveel van wat getoond wordt juist is. Recall: hoeveel van wat juist is getoond wordt. Tussen "
    "rechte haken: het 95%-interval. De grenzen gelden niet voor beweringen in vrije woorden (in free words)."
)
REACHED = "Gehaald: {shares}."
MISSED = "Niet gehaald: {shares}."
FALSE_SHOWN = "{share} van de foute beweringen getoond (hoogstens {limit})"
TRUE_REMOVED = "{share} van de juiste weggelaten (hoogstens {limit})"
WITHOUT_DOCUMENTS = "geef de documenten met --documents of --index"
