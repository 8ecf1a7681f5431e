"""What a report says, in Dutch."""

from collections.abc import Mapping

from assistant import Status
from evals.causes import Cause
from evals.figures import Group
from evals.metrics import Lack
from evals.summary import Part
from evals.thresholds import Light

TITLE = "Evaluatieverslag: {name}"
SUBTITLE = "{date} · {cases} vragen · {documents} · {mode}"
ONE_DOCUMENT = "1 document"
DOCUMENTS = "{count} documenten"
MODES: Mapping[str, str] = {
    "extractive": "antwoorden in de woorden van de documenten",
    "generative": "antwoorden verwoord door een taalmodel",
}
NO_DATE = "datum onbekend"
UNKNOWN_MODE = "zonder antwoorden"
SKIP = "Naar de vragen"
CONTENTS = "In dit verslag"
WARNINGS = "Let op"
MORE_WARNINGS = "en nog {count} (zie summary.json)"
UNSCORED = "{count} van de {cases} vragen hebben geen resultaat. Ze tellen als niet geslaagd, en in geen enkel ander cijfer."
ABOUT_RUN = "Waarmee is gemeten"

VERDICT_NONE = "Deze vragenset heeft geen drempels: u leest hier cijfers, geen oordeel."
VERDICT_GOOD = "Elke drempel is gehaald ({checks})."
VERDICT_UNSURE = "Elke drempel is gehaald, maar niet elk met zekerheid ({unsure} van {checks} onzeker)."
VERDICT_BAD = "{failed} van de {checks} drempels niet gehaald of niet gemeten."
LIGHTS: Mapping[Light, str] = {
    Light.GREEN: "gehaald",
    Light.AMBER: "gehaald, maar onzeker",
    Light.RED: "niet gehaald",
    Light.GREY: "niet gemeten",
}
AT_LEAST = "minstens {value}"
AT_MOST = "hoogstens {value}"

SUMMARY = "In het kort"
ALL_FIGURES = "Alle cijfers"
PLOTS = "In beeld"
PARTS = "Per soort, document en bestuur"
COMPARISON = "Naast de vorige meting"
CASES = "Alle vragen"
HOW_TO_READ = "Hoe leest u deze cijfers?"
HOW_TO_READ_LINES = (
    "Achter elk cijfer staat zijn 95%-interval: hadden we andere vragen van dezelfde aard gesteld, dan lag het cijfer vermoedelijk daartussen. Het is geschat door de vragen 2.000 keer opnieuw te trekken (bootstrap).",
    "Is het cijfer 0 of 100 %, dan valt er zo geen spreiding te schatten en valt het interval samen met het cijfer. Of een drempel zeker gehaald is, hangt dan af van n.",
    "n is het aantal vragen waarop het cijfer berust. Hoe minder vragen, hoe breder het interval.",
    "„Gehaald, maar onzeker”: het cijfer haalt de drempel, maar het interval loopt er voorbij.",
    "„Niet gemeten” is geen nul: geen enkele vraag in deze meting geeft er uitsluitsel over.",
)

TABLE = "Tabel: {name}"
FIGURE = "Cijfer"
VALUE = "Waarde"
INTERVAL = "95%-interval"
COUNT = "n"
COUNT_LONG = "aantal vragen"
THRESHOLD = "drempel: {bound}"
RANGE = "{low} tot {high}"
NOT_MEASURED = "niet gemeten"
NOT_SCORED = "niet gescoord"
LOWER_IS_BETTER = "lager is beter"
GROUPS: Mapping[Group, str] = {
    Group.OVERALL: "Antwoorden als geheel",
    Group.RETRIEVAL: "Zoeken: staat de vindplaats bij de gevonden passages?",
    Group.ANSWER: "Inhoud van het antwoord",
    Group.CITATION: "Citaten",
    Group.MODEL: "Het taalmodel: formuleerde het de antwoorden?",
    Group.REFUSAL: "Weigeren: weet de assistent wat er niet staat?",
    Group.WORDING: "Wat een andere verwoording kost",
    Group.JUDGED: "Oordeel van een taalmodel",
    Group.COST: "Tijd en geheugen",
}
WHY_NOT: Mapping[Group, str] = {
    Group.RETRIEVAL: "De resultaten bevatten geen gevonden passages.",
    Group.MODEL: "Er was geen taalmodel ingesteld dat antwoorden formuleert.",
    Group.REFUSAL: "Hiervoor zijn vragen zonder antwoord nodig, en een zekerheid bij elk antwoord.",
    Group.WORDING: "Hiervoor moeten vragen een gewone vorm (plain) hebben die ook gesteld is.",
    Group.JUDGED: "Er was geen taalmodel ingesteld dat oordeelt.",
}

PER_KIND = "Geslaagd per soort vraag"
PER_KIND_HELP = "De balk is het aandeel geslaagde vragen, het streepje het 95%-interval. Kies een soort om de vragen te zien."
PART_TITLES: Mapping[Part, str] = {
    Part.KIND: "Per soort vraag",
    Part.DOCUMENT: "Per document",
    Part.ORGANISATION: "Per bestuur",
}
PART_NAMES: Mapping[Part, str] = {
    Part.KIND: "Soort",
    Part.DOCUMENT: "Document",
    Part.ORGANISATION: "Bestuur",
}
PARTS_HELP = "Een vraag telt mee bij elk document en elk bestuur waar een vindplaats van het antwoord staat."
PART_FIGURES = "Alle cijfers: {name}"
NO_PARTS = "Deze meting is niet opgedeeld."

CAUSES_TITLE = "Waar het misging"
CAUSES_HELP = "De eerste stap die misliep. Latere stappen kregen dan geen kans meer."
CAUSE = "Oorzaak"
QUESTIONS = "Vragen"
CAUSES: Mapping[Cause, str] = {
    Cause.FAILURE: "De vraag gaf een fout, of is niet gesteld.",
    Cause.UNDERSTANDING: "De vraag is niet aan de documenten gesteld, of niet aan het document met het antwoord.",
    Cause.RETRIEVAL: "De vindplaats is niet bij de eerste passages die gevonden zijn.",
    Cause.JUDGING: "De vindplaats was gevonden maar is niet als antwoord aanvaard, of er werd geantwoord zonder vindplaats.",
    Cause.COMPOSITION: "De vindplaats was er, maar het antwoord zegt het niet, citeert het niet of zegt te veel.",
}

LATENCY = "Tijd per vraag en per stap"
LATENCY_HELP = (
    "Hoeveel vragen hoelang duurden. De tijd, in milliseconden, loopt op naar rechts, met grotere stappen."
)
LATENCY_DESCRIPTION = (
    "{stage}: de helft van de {count} vragen duurde hoogstens {median}, 95 van de 100 hoogstens {p95}."
)
LATENCY_MARK = "mediaan {median}"
TIME_RANGE = "{low} tot {high} ms"
TIME = "Tijd"
DATA = "De cijfers achter dit beeld"

REFUSAL = "Weigeren"
REFUSAL_HELP = "Van elke vraag: staat het antwoord in de documenten, en hoe liep het af? Kies een getal om die vragen te zien."
TRUTH = "Het antwoord …"
TRUTHS: Mapping[str, str] = {
    "answerable": "staat in de documenten",
    "unanswerable": "staat er niet in",
}
RIGHT = "goed"
WRONG = "fout"
TOTAL = "totaal"
CURVE = "Precisie en volledigheid van het weigeren"
CURVE_HELP = "Stel dat de assistent weigerde onder een andere zekerheid. Precisie: hoeveel van de geweigerde vragen terecht geweigerd zijn. Volledigheid: hoeveel van de vragen zonder antwoord geweigerd zijn. Wat hij zonder zekerheid weigert (zoals een onbekend bestuur), is bij elke grens geweigerd. De ruit is hoe de assistent nu werkt."
CURVE_NO_CONFIDENCE = (
    "De antwoorden geven geen zekerheid. Daarom staat hier alleen hoe de assistent nu werkt."
)
CURVE_DESCRIPTION = "Nu: precisie {precision}, volledigheid {recall}."
CURVE_NOTHING = (
    "Niet gemeten: er zijn geen vragen zonder antwoord, geen vragen met een antwoord, of geen weigeringen."
)
PRECISION = "precisie"
RECALL = "volledigheid"
CONFIDENCE = "zekerheid onder"
NOW = "nu"

COMPARED_WITH = (
    "Elk verschil is deze meting min de vorige, vraag per vraag, over de n vragen waarvan beide het cijfer hebben. "
    "„Vorige” en „Deze” gaan over alle vragen van hun meting, en kunnen dus anders verschillen."
)
DIFFERENCE = "Verschil"
BEFORE = "Vorige"
AFTER = "Deze"
VERDICT = "Oordeel"
BETTER = "beter"
WORSE = "slechter"
UNCLEAR = "geen duidelijk verschil"
OTHER_QUESTIONS = "De vragensets zijn niet dezelfde."
OTHER_DOCUMENTS = "Deze documenten verschillen: {names}."
OTHER_SETTINGS = "Deze instellingen verschillen: {names}."
OTHER_VERSIONS = "Van deze onderdelen verschilt de versie: {names}."
UNMATCHED = "{count} vragen staan maar in één van beide metingen; ze tellen in de verschillen niet mee."
NOTHING_ELSE = "Vragenset, documenten, instellingen en versies zijn dezelfde."
GAINED = "Nieuw geslaagd: {count}"
LOST = "Niet meer geslaagd: {count}"
NONE = "Geen."

FILTER = "Vragen kiezen"
ANY = "alle"
KIND = "Soort"
STATUS = "Afloop"
OUTCOME = "Uitkomst"
PASSED = "geslaagd"
MISSED = "niet geslaagd"
DOCUMENT = "Document"
ORGANISATION = "Bestuur"
ANSWERABLE = "Antwoord in de documenten"
YES = "ja"
NO = "nee"
SEARCH = "Zoek in vraag, antwoord en vindplaatsen"
CLEAR = "Keuze wissen"
OPEN_ALL = "Alles openen"
CLOSE_ALL = "Alles sluiten"
SHOWN = "{shown} van de {total} vragen"
NOTHING_SHOWN = "Geen enkele vraag past bij deze keuze."
TO_TOP = "Naar boven"

STATUSES: Mapping[str, str] = {
    Status.ANSWERED: "beantwoord",
    Status.PARTIAL: "deels beantwoord",
    Status.NOT_IN_DOCUMENTS: "niet in de documenten",
    Status.UNKNOWN_ORGANISATION: "onbekend bestuur",
    Status.OUT_OF_SCOPE: "buiten bereik",
    Status.UNCLEAR: "onduidelijk",
    "": "geen resultaat",
}
LACKS: Mapping[Lack, str] = {
    Lack.REFUSED: "Niet beantwoord, terwijl het antwoord in de documenten staat.",
    Lack.ANSWERED: "Beantwoord, terwijl het antwoord niet in de documenten staat.",
    Lack.FACT: "Het antwoord zegt niet: {words}",
    Lack.FORBIDDEN: "Het antwoord zegt ten onrechte: {words}",
    Lack.CITATION: "Geen enkel citaat staat op een juiste vindplaats.",
    Lack.LENGTH: "Het antwoord is langer dan {words} tekens.",
}
NO_RESULT = "Geen resultaat: {reason}"
LINK = "Verwijzing naar deze vraag"
OPEN_IN_CHAT = "Open in de chat"
OPENS_CHAT = "Open in de chat: {question}"
HISTORY = "Eerder in het gesprek"
STANDALONE = "Begrepen als"
PLAIN = "Gewone vorm"
NOTE = "Opmerking bij de vraag"
WHY = "Waarom niet geslaagd"
ANSWER = "Antwoord"
NO_ANSWER = "Er is geen antwoord."
CITATIONS = "Citaten"
CITATION = "Naar citaat {number}"
PAGE = "p. {page}"
IN_SOURCE = "in de bron"
TO_THE_POINT = "ter zake"
BESIDE_THE_POINT = "niet op een vindplaats"
NOT_LITERAL = "staat niet letterlijk op die plaats"
DROPPED = "Bij de controle weggelaten"
GOLD = "Verwacht"
NO_GOLD = "De documenten geven geen antwoord op deze vraag. Goed is: niet antwoorden."
FACTS = "Het antwoord zegt"
OR = " of "
SAID = "gezegd"
NOT_SAID = "niet gezegd"
FORBIDDEN = "Het antwoord zegt niet"
EVIDENCE = "Vindplaatsen"
CITED = "geciteerd"
NOT_CITED = "niet geciteerd"
FOUND_AT = "gevonden op plaats {rank}"
FOUND_LATE = "pas op plaats {rank} gevonden, na de eerste {most}"
NOT_FOUND = "niet bij de {count} gevonden passages"
RETRIEVED = "Gevonden passages: {count}"
RETRIEVED_HELP = "In volgorde; het getal is de score, alleen binnen deze vraag te vergelijken."
RETRIEVED_FIRST = "Hier staan de eerste 10, en van de latere die met een vindplaats."
HOLDS_EVIDENCE = "bevat een vindplaats"
DETAILS = "Hoe het antwoord tot stand kwam"
TERMS = "Woorden herkend"
TERM = "{word} → {term}"
ABOUT = "Bestuur"
SEARCHED = "Doorzocht"
SURE = "Zekerheid"
TIMES = "Tijd"
STAGE_TIME = "{stage} {time}"
CASE_FIGURES = "Cijfers van deze vraag"
JUDGED = "Oordeel van het taalmodel"
FOOTER = "Gemaakt door Functiewijzer. Dit bestand werkt zonder netwerk en haalt niets op."

CONFIGURATION: Mapping[str, str] = {
    "created": "Gemeten op",
    "versions": "Versies",
    "question_set": "Vragenset",
    "name": "naam",
    "cases": "vragen",
    "sha256": "SHA-256",
    "documents": "Documenten (SHA-256)",
    "prompts": "Prompts",
    "lexicon": "Begrippenlijst",
    "settings": "Instellingen",
    "machine": "Machine",
    "finished": "Klaar op",
    "fingerprint": "Vingerafdruk",
    "parallel": "Vragen tegelijk",
    "cores": "processorkernen",
    "platform": "systeem",
    "embedder": "zoekmodel",
    "embedder_revision": "versie van het zoekmodel",
    "reranker": "herschikmodel",
    "rerank_ms": "milliseconden voor het herschikken",
    "models": "Modellen die meten",
    "judge_model": "taalmodel dat beoordeelt",
    "nli_model": "model dat nagaat of citaten steunen",
    "chat_model": "taalmodel",
    "chat_timeout": "seconden voor een antwoord van het taalmodel",
    "chat_server": "merkteken van de server van het taalmodel",
    "chat_tokens": "tokens van een antwoord van het taalmodel, hoogstens",
    "chat_structure": "hoe het taalmodel de vorm van een antwoord krijgt",
    "statement_model": "NLI-model dat beweringen nagaat",
    "statement_ms": "milliseconden voor het nagaan van een bewering",
    "query_prompt": "tekst voor elke vraag aan het zoekmodel",
    "passage_prompt": "tekst voor elke passage aan het zoekmodel",
}
EXPLANATIONS: Mapping[str, str] = {
    "pass": "Het antwoord is als geheel goed: alle feiten, niets verkeerds, een citaat op een juiste vindplaats.",
    "pass_worst_kind": "Het aandeel geslaagd bij de soort die het slechtst gaat.",
    "crag": "Goed +1, niet geantwoord 0, fout −1; gemiddeld.",
    "evidence_hit@10": "Bij de eerste 10 passages staat minstens één vindplaats.",
    "evidence_recall@10": "Het deel van de vindplaatsen dat bij de eerste 10 passages staat.",
    "mrr": "100 % als de eerste passage een vindplaats bevat, 50 % als het de tweede is, 33 % bij de derde, enzovoort; gemiddeld.",
    "ndcg@10": "Staan de vindplaatsen zo hoog mogelijk bij de eerste 10? 100 % is ideaal.",
    "wrong_organisation@1": "De eerste passage komt van een ander bestuur dan gevraagd.",
    "fact_recall": "Het deel van de verwachte feiten dat het antwoord zegt.",
    "forbidden": "Het antwoord zegt iets dat de vragenset als fout aanmerkt.",
    "marker_valid": "Elk [n] in het antwoord hoort bij een citaat dat er is.",
    "quote_valid": "Het citaat staat in het document, op letters en cijfers vergeleken.",
    "quote_exact": "Het citaat staat teken voor teken op de opgegeven plaats.",
    "citation_recall": "Het deel van de vindplaatsen dat geciteerd is.",
    "citation_precision": "Het deel van de citaten dat op een vindplaats staat of een verwacht feit zegt.",
    "statement_recall": "Het deel van de beweringen dat door zijn citaten gedragen wordt (ALCE), op woorden vergeleken als er geen NLI-model is ingesteld.",
    "statement_precision": "Het deel van de citaten dat nodig is om zijn bewering te dragen (ALCE).",
    "span_f1": "Hoe nauw de geciteerde tekens samenvallen met die van de vindplaatsen.",
    "worded": "Van de antwoorden die het taalmodel mocht formuleren: het deel waarbij dat lukte. De andere zijn in de woorden van de documenten.",
    "partly": "Van de beweringen die het taalmodel formuleerde en die getoond zijn: het deel waarvan de bron het meeste zegt, maar niet alles.",
    "abstain_right": "Van de vragen zonder antwoord: het deel waarop niet geantwoord is.",
    "abstain_wrong": "Van de vragen met een antwoord: het deel waarop niet geantwoord is.",
    "auroc": "De kans dat een vraag met antwoord een hogere zekerheid krijgt dan een zonder; 50 % is gokken.",
    "coverage@95": "Hoeveel vragen beantwoord kunnen worden als 95 van de 100 antwoorden goed moeten zijn.",
    "follow-up_effect": "Hoeveel meer (of, met −, minder) er slagen dan van dezelfde vragen die op zichzelf staan.",
    "paraphrase_effect": "Hoeveel meer (of, met −, minder) er slagen dan van dezelfde vragen in de woorden van het document.",
    "english_effect": "Hoeveel meer (of, met −, minder) er slagen dan van dezelfde vragen in het Nederlands.",
    "typo_effect": "Hoeveel meer (of, met −, minder) er slagen dan van dezelfde vragen zonder typfouten.",
    "judge_faithfulness": "Zegt het antwoord alleen wat de citaten zeggen?",
    "judge_completeness": "Zegt het alles wat gevraagd is?",
    "judge_clear_language": "Is het klare taal?",
    "memory_mb": "Het meeste geheugen dat het programma in gebruik had, van zijn start tot het einde van de meting.",
}
