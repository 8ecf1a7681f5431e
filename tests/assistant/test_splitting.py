"""Several questions in one message."""

import pytest

from assistant.splitting import questions_in


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Aan wie rapporteert de directeur, en hoe vaak?",
            ("Aan wie rapporteert de directeur?", "en hoe vaak?"),
        ),
        (
            "Hoeveel jaar ervaring vraagt Gent en wie evalueert de directeur?",
            ("Hoeveel jaar ervaring vraagt Gent?", "en wie evalueert de directeur?"),
        ),
        (
            "Is er een fietsvergoeding en hoeveel bedraagt ze?",
            ("Is er een fietsvergoeding?", "en hoeveel bedraagt ze?"),
        ),
        (
            "Welke taken heeft de directeur; wie evalueert hem?",
            ("Welke taken heeft de directeur?", "wie evalueert hem?"),
        ),
        ("Wat is het doel? Wie evalueert?", ("Wat is het doel?", "Wie evalueert?")),
        (
            "Who does the director report to, and how often?",
            ("Who does the director report to?", "and how often?"),
        ),
    ],
)
def test_each_question_by_itself(text, questions):
    assert questions_in(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Geef de taken.",
        "Wie leidt het managementteam?",
        "Welke kennis en welke inzichten vraagt Gent?",
        "Waar lees ik wat de taken zijn en welke er zijn?",
        "Wat doet de directeur die weet wie wat doet?",
        "Hoe lang duurt de proeftijd en wat dan?",
        "Welk diploma is nodig? Ik heb een bachelor.",
        "Wie? Wat? Waar? Wanneer? Waarom?",
    ],
    ids=lambda text: text[:24] or "blank",
)
def test_one_question_or_too_many_stay_whole(text):
    assert questions_in(text) == ()


def test_what_leads_up_stays_with_the_question_that_follows():
    text = "Ik solliciteer in Gent. Welk diploma heb ik nodig? En hoeveel jaar ervaring? Ik heb er vijf."
    assert questions_in(text) == (
        "Ik solliciteer in Gent. Welk diploma heb ik nodig?",
        "En hoeveel jaar ervaring? Ik heb er vijf.",
    )


def test_a_text_that_folding_lengthens_is_not_cut_inside_a_sentence():
    assert questions_in("Hoeveel ﬁnanciën zijn er nodig, en wie beslist dat?") == ()
