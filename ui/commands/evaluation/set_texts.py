"""All Dutch texts of the commands that check, make and convert question sets."""

CHECK = "Kijk een vragenset na: klopt ze, en meet ze wat ze moet meten?"
STRICT_HELP = "Ook opmerkingen doen de opdracht mislukken (uitgangscode 1)"
CHECK_DOCUMENTS_HELP = "Map met de documenten waarover de vragen gaan"
WITHOUT_DOCUMENTS = "nagekeken zonder documenten: geef ze met --documents of --index"
READING = "Lezen"
