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
WITHOUT_DOCUMENTS = "geef de documenten met --documents of --index"
