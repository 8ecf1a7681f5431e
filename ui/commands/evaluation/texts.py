"""All Dutch texts of ``functiewijzer eval`` and its commands."""

EVAL = (
    "Meet hoe goed een vragenset beantwoord wordt. "
    "`functiewijzer eval VRAGENSET` is hetzelfde als `functiewijzer eval run VRAGENSET`."
)

RUN = "Beantwoord een vragenset en meet hoe goed dat gaat."
QUESTIONS, QUESTIONS_HELP = "VRAGENSET", "Vragenset (YAML)"
DOCUMENTS_HELP = "Map met de documenten van de vragenset; er wordt een tijdelijke index van gemaakt"
OUT_HELP = "Map die de meting bewaart; is ze daar begonnen, dan gaat ze er verder"

REPORT = "Maak het verslag (report.html) van een bewaarde meting opnieuw."
RUN_FOLDER, RUN_FOLDER_HELP = "METING", "Map van een bewaarde meting"
