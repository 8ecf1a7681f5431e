"""What is said in and about question sets in spreadsheets, in Dutch."""

COLUMNS = {
    "id": "id",
    "kind": "soort",
    "question": "vraag",
    "history": "eerdere vragen",
    "answerable": "beantwoordbaar",
    "evidence": "vindplaatsen",
    "facts": "feiten",
    "forbidden": "verboden",
    "plain": "gewone vorm",
    "note": "opmerking",
    "name": "vragenset",
    "thresholds": "drempels",
}
"""The header of each column."""
OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("nummer", "nr", "number"),
    "kind": ("type",),
    "question": ("vragen",),
    "history": ("eerdere vraag", "voorgeschiedenis", "earlier questions"),
    "answerable": ("antwoord in documenten", "te beantwoorden"),
    "evidence": ("vindplaats", "bewijs", "citaten", "citaat", "bron", "bronnen"),
    "facts": ("feit", "fact"),
    "forbidden": ("niet zeggen", "verboden woorden"),
    "plain": ("gewoon", "plain form", "zelfstandige vraag"),
    "note": ("opmerkingen", "nota", "notes", "remark"),
    "name": ("set", "naam", "question set"),
    "thresholds": ("drempel", "threshold"),
}
"""Other headers that are understood, beside the names of the fields in YAML."""
WHAT_FOR = {
    "id": "Eigen naam van de vraag: kleine letters, cijfers en koppeltekens. Leeg: vraag-001, vraag-002 ...",
    "kind": "Soort vraag; kies uit de lijst. Leeg: feit, vervolgvraag of zonder antwoord.",
    "question": "De vraag zoals een gebruiker ze stelt.",
    "history": "Alleen bij een vervolgvraag: de eerdere vragen van het gesprek, de oudste eerst, één per regel.",
    "answerable": "ja: het antwoord staat in de documenten. nee: het juiste antwoord is dat het er niet staat.",
    "evidence": "Waar het antwoord staat, één per regel: bestandsnaam: letterlijk citaat van 4 tot 20 woorden.",
    "facts": "Wat een goed antwoord moet zeggen, één per regel; andere schrijfwijzen op dezelfde regel na een | .",
    "forbidden": "Wat een goed antwoord niet mag zeggen, één per regel.",
    "plain": "Dezelfde vraag op zichzelf en in gewone woorden; ze wordt ook gesteld, om te vergelijken.",
    "note": "Opmerking voor wie de vragenset leest.",
    "name": "Naam van de vragenset; alleen op de eerste rij.",
    "thresholds": "Wat cijfers moeten halen, één per regel, bijvoorbeeld pass >= 0.85; alleen op de eerste rij.",
}
SHEET, EXPLANATION = "vragen", "uitleg"
EXPLANATION_HEADER = ("kolom", "wat er komt")
NEW_LINE_HELP = "Een nieuwe regel binnen een cel maakt u met Alt+Enter."
YES, NO = "ja", "nee"
YES_WORDS = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x"})
NO_WORDS = frozenset({"nee", "neen", "n", "no", "false", "onwaar", "0"})

IN_ROW = "rij {number}: {problem}"
NO_EVIDENCE_LINE = "kolom {column}: „{line}” is niet „bestandsnaam: citaat”"
NOT_YES_OR_NO = "kolom {column}: „{value}” is geen ja of nee"
UNKNOWN_KIND = "kolom {column}: „{value}” is geen soort vraag; kies uit {known}"
IN_COLUMN = "kolom {column}: {problem}"
TWICE = "kolom {column}: het id {id} staat ook op rij {first}"
DIFFERENT = "kolom {column}: hier staat iets anders dan op rij {first}"
UNKNOWN_COLUMN = "kolom {column} is niet gekend; de kolommen zijn {known}"
COLUMN_TWICE = "kolom {column} staat er twee keer"
COLUMN_WITHOUT_NAME = "kolom {column} heeft geen opschrift, en er staat wel iets in"
NO_HEADER = "er is geen rij met opschriften: minstens de kolom {column} is nodig"
NO_ROWS = "er staat geen enkele vraag in"
TOO_LARGE = "het bestand is groter dan {megabytes} MB"
TOO_MANY_ROWS = "er staan meer dan {count} rijen in"
NOT_XLSX = "het bestand is geen leesbaar Excel-bestand (.xlsx)"
OLD_EXCEL = "dit is een oud Excel-bestand (.xls): bewaar het als .xlsx of als CSV"
NOT_CSV = (
    "rij {row} is geen leesbare CSV: een aanhalingsteken is niet gesloten of staat niet op zijn plaats, "
    "of een cel is te lang"
)
UNKNOWN_LETTERS = "de tekens zijn niet leesbaar: bewaar het bestand als CSV UTF-8"
UNKNOWN_SUFFIX = "{name}: geen rekenblad; geef een bestand met de naam .csv of .xlsx"
TOO_LONG = (
    "vraag {case}, kolom {column}: te lang voor een cel van Excel; exporteer naar CSV of blijf bij YAML"
)
TRUE, FALSE = "WAAR", "ONWAAR"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
