"""The accessibility statement, and the notice about the AI system."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a statement; {names} in it are filled in."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    has_contact: bool = False
    """Whether it ends with whom to tell."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A page that tells something about the service."""

    title: str
    lead: str
    sections: tuple[Section, ...]


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


DUTCH = StatementTexts(
    accessibility=Statement(
        title="Toegankelijkheidsverklaring",
        lead=(
            "De beheerder van deze dienst wil dat iedereen ze kan gebruiken, zoals het Bestuursdecreet van 7 december 2018 en "
            "Richtlijn (EU) 2016/2102 vragen. Deze verklaring geldt voor alle pagina's van Functiewijzer op dit adres."
        ),
        sections=(
            Section(
                "In welke mate is de dienst toegankelijk?",
                (
                    "De norm is WCAG 2.1, niveau AA (EN 301 549). De dienst voldoet gedeeltelijk aan die norm: "
                    "de uitzonderingen staan hieronder.",
                ),
            ),
            Section(
                "Wat is er nog niet toegankelijk?",
                points=(
                    "Het gesprek heeft JavaScript nodig. De andere pagina's en de bronnen kunt u ook zonder JavaScript lezen.",
                    "Documenten worden getoond zoals ze gelezen zijn. Koppen, lijsten en tabellen die in een document niet als "
                    "zodanig zijn opgemaakt, kunnen ook hier ontbreken. Tekst die alleen in een afbeelding staat, ontbreekt.",
                    "Sommige documenten staan vol hoofdletters, afkortingen en ambtelijke taal. De dienst citeert ze letterlijk.",
                    "Vragen, antwoorden en citaten zijn in het Nederlands, ook op de Engelse pagina's. Ze zijn als Nederlands aangeduid.",
                    "Brede tabellen schuift u op een klein scherm binnen hun kader opzij. Dat kan ook met het toetsenbord.",
                    "In de lijsten Bestuur en Functie spreekt een schermlezer een gekozen naam niet altijd vanzelf uit. "
                    "Onder het antwoord staat over welk bestuur het gaat.",
                ),
            ),
            Section(
                "Hoe is dat onderzocht?",
                (
                    "De makers hebben de dienst zelf onderzocht, voor het laatst op {date}. Er was geen onderzoek door een "
                    "andere organisatie of door gebruikers met een beperking, en niet met elke schermlezer.",
                ),
                (
                    "Elke pagina en elke toestand van het gesprek met axe-core in Chromium, in het Nederlands en het Engels, licht en "
                    "donker: geen ernstige of kritieke problemen. Dat wordt bij elke wijziging herhaald.",
                    "Met het toetsenbord alleen: vragen, een bron openen en teruggaan.",
                    "Op een scherm van 360 pixels breed en op 200% vergroot: niets valt weg en niets moet opzij geschoven worden.",
                    "Wat een schermlezer meldt: een nieuw antwoord één keer, en fouten meteen.",
                ),
            ),
            Section(
                "Een probleem melden",
                (
                    "Kunt u iets niet lezen of gebruiken? Meld het, dan krijgt u een antwoord en zo nodig de informatie op een andere manier. "
                    "Schrijf op welke pagina u was en wat u wilde doen.",
                ),
                has_contact=True,
            ),
            Section(
                "Niet tevreden over het antwoord?",
                (
                    "Krijgt u geen antwoord, of een antwoord dat u niet helpt, dan kunt u terecht bij de Vlaamse Ombudsdienst "
                    "(www.vlaamseombudsdienst.be, telefoon 1700).",
                ),
            ),
        ),
    ),
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
                    "Er zijn geen volgcookies en er gaat niets naar andere websites. "
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
        "Op deze server formuleert een taalmodel ({model}) de antwoorden. Het krijgt uw vraag en de gevonden passages. "
        "Wat de citaten niet steunen, vervalt; antwoordt het model niet op tijd, dan krijgt u de zinnen van de documenten zelf."
    ),
)

ENGLISH = StatementTexts(
    accessibility=Statement(
        title="Accessibility statement",
        lead=(
            "The manager of this service wants everyone to be able to use it, as the Flemish Administrative Decree of 7 December 2018 and "
            "Directive (EU) 2016/2102 require. This statement covers all pages of Functiewijzer at this address."
        ),
        sections=(
            Section(
                "How accessible is the service?",
                (
                    "The standard is WCAG 2.1, level AA (EN 301 549). The service complies with it in part: the exceptions are listed below.",
                ),
            ),
            Section(
                "What is not accessible yet?",
                points=(
                    "The conversation needs JavaScript. The other pages and the sources can be read without it.",
                    "Documents are shown as they were read. Headings, lists and tables that a document does not mark as such may be "
                    "missing here too. Text that stands only in an image is missing.",
                    "Some documents are full of capitals, abbreviations and official language. The service quotes them literally.",
                    "Questions, answers and quotes are in Dutch, also on the English pages. They are marked as Dutch.",
                    "On a small screen, wide tables scroll sideways inside their frame. The keyboard can do that too.",
                    "In the lists Organisation and Role, a screen reader does not always speak a chosen name by itself. "
                    "Below the answer stands which organisation it is about.",
                ),
            ),
            Section(
                "How was this examined?",
                (
                    "The makers examined the service themselves, most recently on {date}. There was no examination by another "
                    "organisation or by users with a disability, and not with every screen reader.",
                ),
                (
                    "Every page and every state of the conversation with axe-core in Chromium, in Dutch and in English, light and dark: "
                    "no serious or critical problems. This is repeated with every change.",
                    "With the keyboard alone: asking, opening a source and going back.",
                    "On a screen 360 pixels wide and enlarged to 200%: nothing is lost and nothing scrolls sideways.",
                    "What a screen reader announces: a new answer once, and errors at once.",
                ),
            ),
            Section(
                "Reporting a problem",
                (
                    "Is there something that you cannot read or use? Report it: you will get an answer and, if needed, the information in "
                    "another way. Write which page you were on and what you wanted to do.",
                ),
                has_contact=True,
            ),
            Section(
                "Not satisfied with the answer?",
                (
                    "If you get no answer, or one that does not help you, you can turn to the Flemish Ombuds Service "
                    "(www.vlaamseombudsdienst.be, telephone 1700).",
                ),
            ),
        ),
    ),
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
                    "There are no tracking cookies and nothing goes to other websites. If you sign in, a cookie remembers that and nothing else.",
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
        "On this server a language model ({model}) words the answers. It is given your question and the passages that were found. "
        "What the quotes do not support is dropped; if the model does not answer in time, you get the sentences of the documents themselves."
    ),
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
