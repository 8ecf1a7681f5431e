"""What the evaluation page says."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvaluationTexts:
    """The lines of the page where sets are run and reports are chosen."""

    title: str
    intro: str
    only_evaluators: str
    nothing_kept: str
    no_documents: str
    latest: str
    no_reports: str
    open_report: str
    run: str
    run_help: str
    choose: str
    shipped: str
    own: str
    set_line: str
    set_missing: str
    unusable: str
    no_sets: str
    judge: str
    judge_help: str
    start: str
    download_set: str
    running: str
    running_line: str
    starting: str
    reload: str
    no_connection: str
    stop: str
    done: str
    done_link: str
    stopped: str
    unfinished: str
    unfinished_help: str
    unfinished_line: str
    resume: str
    remove: str
    remove_run_help: str
    confirm_remove: str
    own_sets: str
    remove_set_help: str
    deleted: str
    not_deleted: str
    cannot_delete: str
    no_such_run: str
    cannot_resume: str
    parts: Mapping[str, str]
    run_not_kept: str
    failed: str
    busy: str
    no_choice: str
    documents_changed: str
    add: str
    add_help: str
    file: str
    replace: str
    upload: str
    added: str
    uploaded_file: str
    more_problems: str
    no_file: str
    no_such_set: str
    set_too_large: str
    set_too_long: str
    set_does_not_fit: str
    set_exists: str
    set_is_shipped: str
    set_not_kept: str
    too_many_sets: str
    reports: str
    reports_caption: str
    question_set: str
    questions: str
    share: str
    compare: str
    compare_help: str
    first: str
    second: str
    compare_button: str
    judgements: str
    judgements_help: str
    no_judgements: str
    judgements_caption: str
    judgement: str
    count: str
    good: str
    bad: str
    no_reason: str
    unreadable: str
    judgements_unreadable: str
    latest_bad: str
    download_judgements: str
    download_draft: str
    draft_help: str


DUTCH = EvaluationTexts(
    title="Evaluatie",
    intro="Hoe goed zijn de antwoorden? Een vragenset stelt vragen waarvan het juiste antwoord bekend is, en telt hoe vaak dat ook gegeven wordt.",
    only_evaluators="Wie de rol beoordelaar heeft, kan hier ook vragensets laten lopen, en van een meting elke vraag met haar antwoord lezen.",
    nothing_kept="Op deze server is geen map ingesteld om metingen en oordelen te bewaren.",
    no_documents="Er zijn op dit moment geen documenten opgenomen. Neem eerst documenten op.",
    latest="Laatste meting",
    no_reports="Er is nog geen meting.",
    open_report="Open het verslag",
    run="Nieuwe meting",
    run_help="De vragen worden een voor een gesteld aan de documenten die nu opgenomen zijn. Heeft een vraag ook een gewone vorm (bijvoorbeeld zonder typfouten), dan wordt die daarnaast gesteld. Intussen kan iedereen gewoon vragen stellen.",
    choose="Vragenset",
    shipped="Meegeleverd",
    own="Eigen vragensets",
    set_line="{name} ({cases} vragen)",
    set_missing="{name} ({cases} vragen; {missing} van {named} documenten ontbreken)",
    unusable="Niet te gebruiken: {names}. De documenten waarover ze gaan zijn niet opgenomen, of het bestand is niet leesbaar.",
    no_sets="Geen enkele vragenset past bij de opgenomen documenten. Voeg er een toe.",
    judge="Laat ook een taalmodel de antwoorden beoordelen",
    judge_help="Het kijkt of een antwoord trouw is aan de citaten, volledig, en in klare taal. De vragen, de antwoorden en de citaten gaan daarvoor naar dat taalmodel, en de meting duurt langer.",
    start="Start de meting",
    download_set="Haal de set op (Excel)",
    running="Er loopt een meting",
    running_line="{done} van {total} vragen gesteld uit {name}",
    starting="De meting begint",
    reload="Vernieuw deze pagina",
    no_connection="De server antwoordt nu niet. Deze pagina blijft het proberen; wat beantwoord is, is bewaard.",
    stop="Stop de meting",
    done="De meting is klaar.",
    done_link="Open het verslag",
    stopped="De laatste meting is gestopt. Wat al beantwoord was, is bewaard: u kunt ze hervatten.",
    unfinished="Niet afgewerkte metingen",
    unfinished_help="Deze metingen zijn gestopt, of de server is intussen herstart. Hervat u er een, dan worden alleen de vragen gesteld die nog niet beantwoord zijn.",
    unfinished_line="{done} van {total} vragen beantwoord",
    resume="Hervat",
    remove="Verwijder",
    remove_run_help="De antwoorden en het verslag van deze meting zijn dan weg.",
    confirm_remove="Verwijder voorgoed",
    own_sets="Eigen vragensets",
    remove_set_help="Metingen die er al mee gedaan zijn, blijven.",
    deleted="Verwijderd.",
    not_deleted="Deze meting is er niet, of ze is nog bezig.",
    cannot_delete="Verwijderen lukt niet: er kan niet geschreven worden.",
    no_such_run="Deze meting is er niet meer.",
    cannot_resume="Deze meting kan niet verder: sinds ze begon is dit veranderd: {changed}. Start een nieuwe meting, en verwijder deze.",
    parts={
        "questions": "de vragen",
        "documents": "de documenten",
        "versions": "de versies van het programma",
        "settings": "de instellingen",
        "lexicon": "de begrippenlijst",
        "prompts": "de aanwijzingen voor het taalmodel",
    },
    run_not_kept="de meting kan niet bewaard worden: er kan niet geschreven worden",
    failed="De laatste meting is niet gelukt: {line}",
    busy="Er loopt al een meting. Wacht tot ze klaar is, of stop ze.",
    no_choice="Kies een vragenset.",
    documents_changed="de documenten zijn tijdens de meting veranderd: de cijfers gaan over een mengeling",
    add="Een vragenset toevoegen",
    add_help="Een rekenblad (.xlsx of .csv) of een YAML-bestand van hoogstens 1 MB, in het formaat van de handleiding (docs/question-sets.md).",
    file="Kies een bestand",
    replace="Vervang een eigen set met dezelfde naam",
    upload="Voeg toe",
    added="De vragenset is toegevoegd. U kunt ze nu kiezen.",
    uploaded_file="Dit bestand",
    more_problems="{line} (en nog {count} fouten)",
    no_file="Kies een bestand.",
    no_such_set="Deze vragenset is er niet meer.",
    set_too_large="De vragenset is groter dan 1 MB.",
    set_too_long="De vragenset heeft meer dan {count} vragen.",
    set_does_not_fit="De vragenset „{name}” past niet bij de opgenomen documenten: geen enkel document waarover ze gaat is er (bijvoorbeeld {document}).",
    set_exists="Er is al een andere vragenset met de naam „{name}”. Geef uw set een andere naam, of kruis aan dat ze die vervangt.",
    set_is_shipped="Zo heet al een meegeleverde vragenset: „{name}”. Geef uw set een andere naam.",
    set_not_kept="De vragenset kan niet bewaard worden: er kan niet geschreven worden.",
    too_many_sets="Er zijn al {count} vragensets. Laat er eerst enkele verwijderen.",
    reports="Metingen",
    reports_caption="Alle metingen, de nieuwste eerst",
    question_set="Vragenset",
    questions="Vragen",
    share="Aandeel",
    compare="Twee metingen vergelijken",
    compare_help="Kies de eerste meting en een latere. U ziet welke cijfers veranderden en welke vragen nu wel of niet meer slagen.",
    first="Eerste meting",
    second="Tweede meting",
    compare_button="Vergelijk",
    judgements="Oordelen van gebruikers",
    judgements_help="Wat gebruikers onder een antwoord aankruisten. Er staat geen naam of adres bij.",
    no_judgements="Er zijn nog geen oordelen.",
    judgements_caption="Oordelen, naar wat er volgens de gebruiker mis is",
    judgement="Oordeel",
    count="Aantal",
    good="Goed antwoord",
    bad="Geen goed antwoord: {reason}",
    no_reason="zonder reden",
    unreadable="{count} regels van het bestand met oordelen zijn niet leesbaar; de andere tellen mee.",
    judgements_unreadable="Het bestand met oordelen is niet leesbaar.",
    latest_bad="De laatste antwoorden die niet goed waren ({count})",
    download_judgements="Alle oordelen (JSONL)",
    download_draft="Ontwerp van een vragenset (YAML)",
    draft_help="Het ontwerp heeft een vraag per beoordeeld antwoord. Waar IN TE VULLEN staat, vult u zelf aan waar het antwoord staat.",
)

ENGLISH = EvaluationTexts(
    title="Evaluation",
    intro="How good are the answers? A question set asks questions to which the right answer is known, and counts how often it is given.",
    only_evaluators="Those with the role evaluator can also run question sets here, and read every question of a run with its answer.",
    nothing_kept="No folder to keep runs and judgements in was set on this server.",
    no_documents="There are no documents at the moment. Add documents first.",
    latest="Latest run",
    no_reports="There are no runs yet.",
    open_report="Open the report",
    run="New run",
    run_help="The questions are put one by one to the documents that are here now. A question that also has a plain form (for instance without typing errors) is asked in that form too. Meanwhile everybody can ask as usual.",
    choose="Question set",
    shipped="Shipped",
    own="Your own question sets",
    set_line="{name} ({cases} questions)",
    set_missing="{name} ({cases} questions; {missing} of {named} documents are missing)",
    unusable="Not usable: {names}. The documents that they are about are not here, or the file cannot be read.",
    no_sets="No question set fits the documents. Add one.",
    judge="Let a language model judge the answers too",
    judge_help="It looks whether an answer is true to its quotes, complete, and in clear language. For that the questions, the answers and the quotes go to that language model, and the run takes longer.",
    start="Start the run",
    download_set="Download the set (Excel)",
    running="A run is going on",
    running_line="{done} of {total} questions asked from {name}",
    starting="The run is beginning",
    reload="Reload this page",
    no_connection="The server does not answer at the moment. This page keeps trying; what was answered has been kept.",
    stop="Stop the run",
    done="The run is done.",
    done_link="Open the report",
    stopped="The last run was stopped. What was answered has been kept: you can resume it.",
    unfinished="Unfinished runs",
    unfinished_help="These runs were stopped, or the server was restarted meanwhile. When you resume one, only the questions that have no answer yet are asked.",
    unfinished_line="{done} of {total} questions answered",
    resume="Resume",
    remove="Delete",
    remove_run_help="The answers and the report of this run will be gone.",
    confirm_remove="Delete for good",
    own_sets="Your own question sets",
    remove_set_help="Runs that were made with it stay.",
    deleted="Deleted.",
    not_deleted="This run does not exist, or it is still going on.",
    cannot_delete="Deleting does not work: nothing can be written.",
    no_such_run="This run is no longer there.",
    cannot_resume="This run cannot go on: since it began, this has changed: {changed}. Start a new run, and delete this one.",
    parts={
        "questions": "the questions",
        "documents": "the documents",
        "versions": "the versions of the program",
        "settings": "the settings",
        "lexicon": "the lexicon",
        "prompts": "the instructions for the language model",
    },
    run_not_kept="the run cannot be kept: nothing can be written",
    failed="The last run did not work: {line}",
    busy="A run is going on already. Wait until it is done, or stop it.",
    no_choice="Choose a question set.",
    documents_changed="the documents changed during the run: the figures are about a mixture",
    add="Add a question set",
    add_help="A spreadsheet (.xlsx or .csv) or a YAML file of at most 1 MB, in the format of the manual (docs/question-sets.md).",
    file="Choose a file",
    replace="Replace a set of your own with the same name",
    upload="Add",
    added="The question set was added. You can choose it now.",
    uploaded_file="This file",
    more_problems="{line} (and {count} more mistakes)",
    no_file="Choose a file.",
    no_such_set="This question set is no longer there.",
    set_too_large="The question set is larger than 1 MB.",
    set_too_long="The question set has more than {count} questions.",
    set_does_not_fit="The question set “{name}” does not fit the documents: none of those that it is about is here (for instance {document}).",
    set_exists="There already is another question set called “{name}”. Give yours another name, or tick that it replaces that one.",
    set_is_shipped="A question set that is shipped is called “{name}” already. Give yours another name.",
    set_not_kept="The question set cannot be kept: nothing can be written.",
    too_many_sets="There already are {count} question sets. Have some removed first.",
    reports="Runs",
    reports_caption="All runs, newest first",
    question_set="Question set",
    questions="Questions",
    share="Share",
    compare="Compare two runs",
    compare_help="Choose the first run and a later one. You see which figures changed and which questions now pass or no longer pass.",
    first="First run",
    second="Second run",
    compare_button="Compare",
    judgements="Judgements of users",
    judgements_help="What users ticked under an answer. It holds no name or address.",
    no_judgements="There are no judgements yet.",
    judgements_caption="Judgements, by what is wrong according to the user",
    judgement="Judgement",
    count="Count",
    good="Good answer",
    bad="Not a good answer: {reason}",
    no_reason="no reason given",
    unreadable="{count} lines of the file of judgements cannot be read; the others count.",
    judgements_unreadable="The file of judgements cannot be read.",
    latest_bad="The last answers that were not good ({count})",
    download_judgements="All judgements (JSONL)",
    download_draft="Draft question set (YAML)",
    draft_help="The draft has a question for each judged answer. Where it says IN TE VULLEN, you fill in where the answer stands.",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
