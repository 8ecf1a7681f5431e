"""The accessibility statement, and the notice about the AI system."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.chat.address import Reach
from ui.texts import accessibility
from ui.texts.sections import Section, Statement


@dataclass(frozen=True, slots=True)
class StatementTexts:
    """Both statements, and what is filled in."""

    accessibility: Statement
    about: Statement
    manager: str
    """Whom to tell where no contact is set."""
    built: str
    built_unknown: str
    without_model: str
    with_model: str
    nothing_leaves: str
    """Where there is no chat model."""
    leaves: Mapping[Reach | None, str]
    """What leaves the server for a chat model, by how far that is."""
    traced: str


DUTCH = StatementTexts(
    accessibility=accessibility.DUTCH,
    about=Statement(
        title="Over dit AI-systeem",
        lead=(
            "Functiewijzer is een AI-systeem dat vragen beantwoordt over functiebeschrijvingen en infobundels van lokale besturen. "
            "U spreekt niet met een mens."
        ),
        sections=(
            Section(
                "Wat weet het, en wat niet?",
                (
                    "Het kent alleen de documenten die de beheerder heeft opgenomen: {documents} van {organisations} besturen.",
                ),
                (
                    "Het kent geen wetten, geen beslissingen en geen besturen buiten die documenten.",
                    "Het weet niet of een document nog geldt. Kijk naar de datum en vraag het bij twijfel na bij het bestuur.",
                    "Het geeft geen juridisch of persoonlijk advies en beoordeelt geen kandidaten of medewerkers.",
                    "Vindt het geen antwoord in de documenten, dan zegt het dat, en toont het wat er het dichtst bij komt.",
                ),
            ),
            Section(
                "Hoe ontstaat een antwoord?",
                points=(
                    "Het zoekt in de documenten de passages die bij uw vraag passen, ook als u andere woorden gebruikt. "
                    "Hoe het uw vraag begreep, staat onder het antwoord.",
                    "Het maakt het antwoord uit die passages. Elke bewering krijgt een nummer dat naar de geciteerde woorden leidt.",
                    "Voor het antwoord verschijnt, wordt elk citaat vergeleken met het document, letter voor letter. "
                    "Een bewering zonder steun in een citaat vervalt.",
                    "{wording}",
                ),
            ),
            Section(
                "Hoe wordt een zin van het taalmodel nagekeken?",
                (
                    "Een taalmodel kan zinnen schrijven die vlot klinken en toch niet kloppen. Daarom wordt elke zin nagekeken "
                    "voor u ze ziet, met vaste regels en zonder taalmodel.",
                ),
                (
                    "De bron moet een passage zijn die het taalmodel kreeg, en het citaat moet letterlijk in het document staan.",
                    "Getallen, datums, namen en niveaus moeten in de bron staan. Wie wat doet, en of het moet, mag of niet mag, "
                    "moet daar hetzelfde zijn.",
                    "Bevestigd: de bron zegt wat de zin zegt.",
                    "Deels bevestigd: de bron zegt het meeste van de zin, maar niet alles. Dat staat bij de zin: lees daar de bron.",
                    "Weggelaten: de bron zegt het niet. U krijgt de zin niet te zien; ontbreekt daardoor iets, dan staan de woorden van het "
                    "document er in de plaats. Bij „Nagekeken”, onder het antwoord, leest u de reden.",
                    "De regels kunnen zich vergissen: een foute zin kan doorglippen, een juiste kan wegvallen. Met „Letterlijk uit de "
                    "documenten” krijgt u elk antwoord ook zonder taalmodel.",
                ),
                of_model=True,
                anchor="nagekeken",
            ),
            Section("Wat verlaat deze server?", ("{leaves}",)),
            Section(
                "Het kan fout zijn",
                (
                    "Ook met een juist citaat kan een antwoord onvolledig zijn of naast de vraag zitten. Lees bij iets belangrijks "
                    "de bron: klik op het nummer bij de bewering. Neem geen beslissing over een persoon op grond van een antwoord alleen.",
                ),
            ),
            Section(
                "Wat wordt er bewaard?",
                points=(
                    "Uw vragen en de antwoorden: niet op de server, ook niet in een logboek.",
                    "Uw gesprekken en wat u bij het inwerken afvinkt: alleen in uw eigen browser, tot u ze daar wist.",
                    "Uw oordeel over een antwoord, als u er een geeft: op de server, met de vraag, het antwoord en uw toelichting, zonder uw naam.",
                    "Er zijn geen volgcookies, en uw browser stuurt niets naar andere websites. "
                    "Meldt u zich aan, dan onthoudt een cookie alleen dat.",
                ),
            ),
            Section(
                "Versies",
                points=(
                    "Documenten: {documents}, met samen {passages} citeerbare passages.",
                    "{built}",
                    "Software: Functiewijzer {version}.",
                ),
            ),
            Section("Vragen over deze dienst", has_contact=True),
        ),
    ),
    manager="de beheerder van deze dienst",
    built="De documenten zijn voor het laatst verwerkt op {date}.",
    built_unknown="Wanneer de documenten verwerkt zijn, is niet bekend.",
    without_model=(
        "Op deze server werkt geen taalmodel mee: antwoorden bestaan uit zinnen van de documenten zelf, met vaste woorden eromheen."
    ),
    with_model=(
        "Op deze server formuleert een taalmodel ({model}) de antwoorden. Het krijgt uw vraag, de vragen ervoor in het gesprek en de "
        "passages die erbij horen. Zegt het niet tijdig iets dat de bronnen bevestigen, dan krijgt u de zinnen van de documenten zelf. "
        "Onder elk antwoord leest u wie het formuleerde."
    ),
    nothing_leaves="Niets. Zoeken en antwoorden gebeurt op deze server.",
    leaves={
        Reach.THIS_MACHINE: "Niets. Ook het taalmodel draait op deze server.",
        Reach.OWN_NETWORK: (
            "Uw vraag, de vragen ervoor in het gesprek en de passages die erbij horen gaan naar het taalmodel, op een andere machine in "
            "het eigen netwerk. Kiest u „Letterlijk uit de documenten”, dan gaat er niets naartoe."
        ),
        Reach.ELSEWHERE: (
            "Uw vraag, de vragen ervoor in het gesprek en de passages die erbij horen gaan via het internet naar de aanbieder van het "
            "taalmodel ({model}). Uw naam gaat niet mee. Zet dus geen persoonsgegevens in een vraag. Kiest u „Letterlijk uit de "
            "documenten”, dan vertrekt er niets."
        ),
        None: (
            "Uw vraag, de vragen ervoor in het gesprek en de passages die erbij horen gaan naar het taalmodel ({model}). Of dat buiten "
            "het eigen netwerk staat, kan deze pagina niet nagaan. Kiest u „Letterlijk uit de documenten”, dan gaat er niets naartoe."
        ),
    },
    traced=(
        "De beheerder heeft toegestaan dat vragen, passages en antwoorden van het taalmodel ook bewaard worden in LangSmith, een "
        "dienst om zulke gesprekken te onderzoeken."
    ),
)

ENGLISH = StatementTexts(
    accessibility=accessibility.ENGLISH,
    about=Statement(
        title="About this AI system",
        lead=(
            "Functiewijzer is an AI system that answers questions about the role descriptions of local governments. "
            "You are not talking to a person."
        ),
        sections=(
            Section(
                "What does it know, and what not?",
                (
                    "It knows only the documents that its manager has added: {documents}, of {organisations} organisations.",
                ),
                (
                    "It knows no laws, no decisions and no organisations outside those documents.",
                    "It does not know whether a document still applies. Look at the date and, when in doubt, ask the organisation.",
                    "It gives no legal or personal advice and does not judge candidates or staff.",
                    "When it finds no answer in the documents, it says so and shows what comes nearest.",
                ),
            ),
            Section(
                "How is an answer made?",
                points=(
                    "It searches the documents for passages that fit your question, also when you use other words. "
                    "How it understood your question stands below the answer.",
                    "It makes the answer out of those passages. Each statement has a number that leads to the quoted words.",
                    "Before the answer is shown, every quote is compared with the document, letter by letter. "
                    "A statement that no quote supports is dropped.",
                    "{wording}",
                ),
            ),
            Section(
                "How is a sentence of the language model checked?",
                (
                    "A language model can write sentences that read well and are still not right. So every sentence is checked before you "
                    "see it, by fixed rules and without a language model.",
                ),
                (
                    "The source must be a passage that the language model was given, and the quote must stand in the document literally.",
                    "Numbers, dates, names and levels must stand in the source. Who does what, and whether it must, may or may not be "
                    "done, must be the same there.",
                    "Confirmed: the source says what the sentence says.",
                    "Confirmed in part: the source says most of the sentence, but not all. That is told at the sentence: read the source there.",
                    "Left out: the source does not say it. You do not see the sentence; where something would be missing, the words of the "
                    "document take its place. Under “Checked”, below the answer, you read why.",
                    "The rules can be mistaken: a wrong sentence may slip through, a right one may be left out. With “Word for word from the "
                    "documents” you get every answer without a language model too.",
                ),
                of_model=True,
                anchor="nagekeken",
            ),
            Section("What leaves this server?", ("{leaves}",)),
            Section(
                "It may be wrong",
                (
                    "Even with a correct quote an answer may be incomplete or beside the question. Read the source of anything important: "
                    "click the number at the statement. Take no decision about a person because of an answer alone.",
                ),
            ),
            Section(
                "What is kept?",
                points=(
                    "Your questions and the answers: not on the server, nor in a log.",
                    "Your conversations and what you tick off when getting started: in your own browser only, until you delete them there.",
                    "Your judgement of an answer, if you give one: on the server, with the question, the answer and your explanation, without your name.",
                    "There are no tracking cookies, and your browser sends nothing to other websites. If you sign in, a cookie remembers that and nothing else.",
                ),
            ),
            Section(
                "Versions",
                points=(
                    "Documents: {documents}, with {passages} passages that can be quoted.",
                    "{built}",
                    "Software: Functiewijzer {version}.",
                ),
            ),
            Section("Questions about this service", has_contact=True),
        ),
    ),
    manager="the manager of this service",
    built="The documents were last processed on {date}.",
    built_unknown="It is not known when the documents were processed.",
    without_model=(
        "No language model takes part on this server: answers consist of sentences from the documents themselves, with fixed words around them."
    ),
    with_model=(
        "On this server a language model ({model}) words the answers. It is given your question, those before it in the conversation and "
        "the passages that belong to them. If it does not say in time what the sources confirm, you get the sentences of the documents "
        "themselves. Below every answer you read who worded it."
    ),
    nothing_leaves="Nothing. Searching and answering are done on this server.",
    leaves={
        Reach.THIS_MACHINE: "Nothing. The language model, too, runs on this server.",
        Reach.OWN_NETWORK: (
            "Your question, those before it in the conversation and the passages that belong to them go to the language model, on another "
            "machine in the own network. If you choose “Word for word from the documents”, nothing goes there."
        ),
        Reach.ELSEWHERE: (
            "Your question, those before it in the conversation and the passages that belong to them go over the internet to the provider "
            "of the language model ({model}). Your name does not. So put no personal data in a question. If you choose “Word for word "
            "from the documents”, nothing leaves."
        ),
        None: (
            "Your question, those before it in the conversation and the passages that belong to them go to the language model ({model}). "
            "Whether that is outside the own network, this page cannot tell. If you choose “Word for word from the documents”, nothing "
            "goes there."
        ),
    },
    traced=(
        "The manager has allowed that questions, passages and answers of the language model are also kept in LangSmith, a service to "
        "study such conversations with."
    ),
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
