"""What the check of a question set says, in Dutch."""

NO_SET = "geen vragenset: bovenaan moeten de velden name en cases staan"
DUPLICATE_ID = "het id komt meer dan één keer voor"

TO_COMPLETE = "hier staat nog {mark}: geef het document en de woorden waar het antwoord staat"
OTHER_DOCUMENTS = (
    "geen enkel document van de set is er: dit zijn andere documenten (de set noemt {named}, er is {present})"
)
NO_DOCUMENTS = "geen enkel document van de set is er: er zijn geen documenten"
UNKNOWN_DOCUMENT = "document {document} is er niet"
MEANT = "{problem}; bedoelt u „{meant}”?"
NOT_THERE = "„{quote}” staat niet in {document}"
ELSEWHERE = "„{quote}” staat niet in {document}, wel in {other}"
IN_HEADING = "„{quote}” staat alleen in een kop van {document}: die wordt niet geciteerd"
MANY_PASSAGES = (
    "„{quote}” loopt over meer dan één passage van {document}: neem woorden uit één zin, punt of tabelrij"
)
MANY_SENTENCES = "„{quote}” loopt over meer dan één zin van {document}: neem woorden uit één zin"
SHORT_QUOTE = "„{quote}” is een kort citaat ({words}): neem er liever 4 tot 20"
LONG_QUOTE = "„{quote}” is een lang citaat ({words}): neem er liever 4 tot 20"
WORDS, ONE_WORD = "{count} woorden", "1 woord"
REPEATED = "„{quote}” staat {count} keer in {document}"
ALSO_IN = "„{quote}” staat ook in {others}"

NO_FACTS = "er staan geen facts: elk antwoord met het juiste citaat slaagt"
NO_FACTS_IN_SET = "geen enkele vraag heeft facts: deze set meet of de juiste plaats gevonden wordt, niet wat het antwoord zegt"
SAME_WORDINGS = "„{first}” en „{second}” tellen als dezelfde schrijfwijze"
IMPLIED = "„{fact}” staat altijd waar „{other}” staat: het telt dubbel, of is te kort"
IN_QUESTION = "„{fact}” staat al in de vraag: een antwoord dat de vraag herhaalt, zegt het ook"
IN_PLAIN = "„{fact}” staat al in plain: een antwoord dat die vraag herhaalt, zegt het ook"
NOT_IN_EVIDENCE = "„{fact}” staat niet bij de citaten: een letterlijk antwoord kan het niet zeggen"
INSIDE_WORD = "„{fact}” is zo kort dat het ook past in „{inside}”: neem er een woord bij"
COMMON = "de facts staan ook in {count} andere passages van {document}, bijvoorbeeld „{example}”: een fout antwoord slaagt dan ook"
NEVER_PASSES = "„{forbidden}” is verboden en staat in elke schrijfwijze van een fact („{fact}”): de vraag kan niet slagen"
FORBIDDEN_IN_FACT = (
    "„{forbidden}” is verboden en staat in „{fact}”: met die schrijfwijze slaagt een antwoord niet"
)
FORBIDDEN_IN_QUOTE = (
    "„{forbidden}” is verboden en staat in het citaat „{quote}”: wie dat aanhaalt, slaagt niet"
)

SAME_QUESTION = "dezelfde vraag als {other}"
NEAR_QUESTION = "bijna dezelfde vraag als {other}"
CONTRADICTS = "bijna dezelfde vraag als {other}, maar de ene heeft een antwoord en de andere niet"
STANDS_ALONE = "de vervolgvraag lijkt ook zonder history te begrijpen"
HISTORY_UNUSED = "history staat bij een vraag die geen vervolgvraag is (kind: {kind})"
PLAIN_SAME = "plain is gelijk aan question"
FEW_OF_KIND = "soort {kind} telt maar {count} vragen: te weinig voor een cijfer"
ONE_OF_KIND = "soort {kind} telt maar één vraag: te weinig voor een cijfer"

ERROR, WARNING = "fout", "opmerking"
ON_LINE, IN_CASE = "regel {line}", "vraag {case}"
QUESTIONS, ONE_QUESTION = "{count} vragen", "1 vraag"
ERRORS, ONE_ERROR = "{count} fouten", "1 fout"
WARNINGS, ONE_WARNING = "{count} opmerkingen", "1 opmerking"
SUMMARY = "{questions}: {errors}, {warnings}"
