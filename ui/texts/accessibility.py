"""The accessibility statement."""

from ui.texts.sections import Section, Statement

DUTCH = Statement(
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
)

ENGLISH = Statement(
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
)
