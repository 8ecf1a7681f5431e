"""All Dutch texts of ``functiewijzer eval`` and its commands."""

from collections.abc import Sequence

EVAL = (
    "Meet hoe goed een vragenset beantwoord wordt. "
    "`functiewijzer eval VRAGENSET` is hetzelfde als `functiewijzer eval run VRAGENSET`."
)

RUN = "Beantwoord een vragenset en meet hoe goed dat gaat."
QUESTIONS, QUESTIONS_HELP = "VRAGENSET", "Vragenset (YAML)"
DOCUMENTS_HELP = "Map met de documenten van de vragenset; er wordt een tijdelijke index van gemaakt"
OUT_HELP = "Map die de meting bewaart; werd ze daar afgebroken, dan gaat ze verder waar ze was"
BASELINE_HELP = "Map van een eerdere meting om mee te vergelijken"
PARALLEL_HELP = "Hoeveel vragen tegelijk (standaard 1, met een taalmodel 4); de tijden worden dan langer"
RESTART_HELP = "Begin opnieuw: gooi een onafgewerkte meting in de map van --out weg"
JUDGE_HELP = "Laat een taalmodel de antwoorden beoordelen (FUNCTIEWIJZER_JUDGE_MODEL)"
PAGE_HELP = "Adres van de webpagina (http...), om vanuit het verslag bronnen en vragen te openen"
KEPT = "De meting staat in {folder}; lees report.html in een browser."
TEMPORARY_INDEX = "een tijdelijke index"
NO_DOCUMENTS = "geen enkel document in {folder} kon gelezen worden"
DOCUMENTS_OR_INDEX = "geef --documents of --index, niet allebei"
RESUMED = "hervat: {done} van {total} vragen waren al beantwoord"
ANSWERS_KEPT = (
    "afgebroken: {done} van {total} antwoorden zijn bewaard in {folder}; dezelfde opdracht gaat er verder"
)
NOTHING_KEPT = "afgebroken na {done} van {total} vragen; met --out MAP blijven de antwoorden bewaard"
MISPLACED = "{first}{more}; de cijfers van die vragen kloppen niet"
MISPLACED_MORE = " (en nog {count} zulke vindplaatsen)"


def misplaced(lines: Sequence[str]) -> str:
    """Return one line for the places of a set that are not in the documents, of which there is at least one."""
    more = MISPLACED_MORE.format(count=len(lines) - 1) if len(lines) > 1 else ""
    return MISPLACED.format(first=lines[0], more=more)


REPORT = "Maak het verslag (report.html) van een bewaarde meting opnieuw."
REPORT_WRITTEN = "Het verslag staat in {path}."
RUN_FOLDER, RUN_FOLDER_HELP = "METING", "Map van een bewaarde meting"
