"""Who and what a statement puts in each other's place, in sentences made up for it."""

import pytest

from assistant.answer import Verdict

PAIRS = [
    (  # who leads whom
        ["Hiërarchisch staat de ploegbaas onder de werfleider."],
        "De werfleider is de overste van de ploegbaas.",
        "De ploegbaas is de overste van de werfleider.",
    ),
    (
        ["De algemeen directeur coacht zes zweminstructeurs."],
        "U coacht zes zweminstructeurs.",
        "De zes teamleiders coachen de algemeen directeur.",
    ),
    (  # who serves whom
        ["Waarschuwt de leveranciers bij een tekort."],
        "U waarschuwt de leveranciers bij een tekort.",
        "De leveranciers waarschuwen u bij een tekort.",
    ),
    (  # what is said of each of two
        ["Kleine klussen doet de eigen ploeg; grote werven worden aanbesteed."],
        "Grote werven worden aanbesteed en kleine klussen doet de eigen ploeg.",
        "Kleine klussen worden aanbesteed en grote werven doet de eigen ploeg.",
    ),
    (
        ["Een brand meldt u binnen een uur aan de brandweer en binnen twee dagen aan de verzekeraar."],
        "Aan de brandweer meldt u een brand binnen een uur en aan de verzekeraar binnen twee dagen.",
        "Een brand meldt u binnen een uur aan de verzekeraar en binnen twee dagen aan de brandweer.",
    ),
    (  # what comes first
        ["Eerst is er een rondleiding, daarna een gesprek."],
        "Eerst volgt een rondleiding, daarna een gesprek.",
        "Eerst volgt een gesprek, daarna een rondleiding.",
    ),
    (  # who does it and who does not
        ["U beheert het magazijn niet; dat doet de archivaris."],
        "Het magazijn beheert u niet.",
        "Het magazijn wordt beheerd door u en niet door de archivaris.",
    ),
    (  # which noun is of which
        ["De kalender toetsen aan elke wijziging van de subsidie."],
        "U toetst de kalender aan elke wijziging van de subsidie.",
        "U toetst de subsidie aan elke wijziging van de kalender.",
    ),
    (  # which entry is about what
        ["Moed: een lastig gesprek voeren.", "Geduld: traag en rustig luisteren."],
        "Geduld betekent traag en rustig luisteren.",
        "Geduld betekent een lastig gesprek voeren.",
    ),
    (  # who does it himself
        ["U laat de daken om de drie jaar nakijken door een aannemer."],
        "De daken laat u om de drie jaar nakijken door een aannemer.",
        "U kijkt de daken om de drie jaar zelf na.",
    ),
    (
        ["De klant krijgt opvang na een ongeval."],
        "Na een ongeval krijgt de klant opvang.",
        "Na een ongeval zorgt de klant zelf voor opvang.",
    ),
    (  # what comes only afterwards
        ["U vraagt raad aan de brandweer voor u een tent plaatst."],
        "U plaatst een tent pas nadat u de brandweer om raad hebt gevraagd.",
        "U vraagt de brandweer pas om raad nadat u een tent hebt geplaatst.",
    ),
    (  # both of a choice
        ["Ervaring in de horeca of de toeristische sector."],
        "Ervaring in de horeca of de toeristische sector is nodig.",
        "Ervaring is nodig in zowel de horeca als de toeristische sector.",
    ),
    (  # opposites
        ["De kaart voor het zwembad is gratis."],
        "Voor het zwembad is de kaart gratis.",
        "Voor de kaart van het zwembad moet u betalen.",
    ),
    (  # the bound that is left out
        ["Een lening boven 900 euro laat u bekrachtigen door het college."],
        "Het college bekrachtigt een lening boven 900 euro.",
        "Elke lening laat u bekrachtigen door het college.",
    ),
]


@pytest.mark.parametrize(("source", "true", "false"), PAIRS, ids=[false for _, _, false in PAIRS])
def test_what_changes_places_is_removed_and_other_words_are_not(judged, source, true, false):
    judgement = judged(true, *source)
    assert judgement.verdict is not Verdict.UNSUPPORTED, judgement.reason
    assert judged(false, *source).verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("Een jaarbudget van 700 euro beheren.", "U beheert jaarlijks 700 euro."),
        ("De balie is open tot 18 uur.", "De balie is open tot zes uur 's avonds."),
        (
            "In het zwembad werken 12 redders en 3 klerken.",
            "In het zwembad werken er 15: 12 redders en 3 klerken.",
        ),
        ("Een jaarbudget van 700 euro beheren.", "U beheert jaarlijks een budget van € 700."),
        ("Een twintigtal vrijwilligers begeleiden.", "U begeleidt 20 vrijwilligers."),
        ("Storingen worden binnen de dag verholpen.", "Binnen één dag zijn storingen verholpen."),
        ("Elke klas krijgt een rondleiding.", "Alle klassen krijgen een rondleiding."),
        ("Het onderhoud gebeurt uitsluitend na 18 uur.", "Vóór 18 uur gebeurt er geen onderhoud."),
        ("Een lek meldt u aan de brandweer.", "Van een lek brengt u de brandweer op de hoogte."),
    ],
)
def test_the_same_in_other_words_stands(judged, source, statement):
    judgement = judged(statement, source)
    assert judgement.verdict is not Verdict.UNSUPPORTED, judgement.reason


@pytest.mark.parametrize(
    "statement",
    [
        "U laat elke put in het wegdek binnen 48 uur opvullen.",
        "U laat elke put in het fietspad binnen 48 uur dichten.",
    ],
)
def test_a_verb_or_thing_that_is_not_told_removes_a_statement(judged, statement):
    source = "Elke put in het wegdek laten dichten binnen 48 uur."
    assert judged(statement, source).verdict is Verdict.UNSUPPORTED
