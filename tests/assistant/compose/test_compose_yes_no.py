"""Yes or no, only where the text settles it."""

import pytest

from assistant.compose.quoting import whole
from assistant.compose.yes_no import settled_by
from ingest.readers.markdown import read
from ingest.reading import document_from


def quoted(text):
    document = document_from(read(f"# Functie\n\n{text}".encode()), "x.md", "0" * 64)
    return whole(document, document.passages[0])


TELEWORK = ("telewerken",)
SIGN = ("uitgaven", "tekenen")
DELEGATE = ("visum", "delegeren")
DIPLOMA = ("diploma",)


@pytest.mark.parametrize(
    ("asked", "words", "said", "word"),
    [
        ("Kan hij telewerken?", TELEWORK, "Hij kan telewerken.", "Ja."),
        ("Mag hij het visum delegeren?", DELEGATE, "De directeur mag het visum delegeren.", "Ja."),
        ("Moet hij uitgaven tekenen?", SIGN, "Hij moet de uitgaven tekenen.", "Ja."),
        ("Is er een diploma nodig?", DIPLOMA, "Een diploma is vereist.", "Ja."),
        ("Is een diploma verplicht?", DIPLOMA, "Een diploma is vereist.", "Ja."),
        ("Kan hij telewerken?", TELEWORK, "Hij kan niet telewerken.", "Nee."),
        ("Is een diploma verplicht?", DIPLOMA, "Een diploma is niet verplicht.", "Nee."),
    ],
)
def test_the_text_settles_it(asked, words, said, word, make_question, make_facet):
    question = make_question(asked, *map(make_facet, words), closed=True)
    assert settled_by(question, quoted(said)) == word


@pytest.mark.parametrize(
    ("asked", "words", "said"),
    [
        pytest.param("Kan hij telewerken?", TELEWORK, "Hij kan telewerken mits akkoord.", id="a condition"),
        pytest.param("Kan hij telewerken?", TELEWORK, "Hij kan soms telewerken.", id="in part"),
        pytest.param("Is een diploma verplicht?", DIPLOMA, "Verplicht: diploma of ervaring.", id="a choice"),
        pytest.param("Mag hij telewerken?", TELEWORK, "Hij mag niet langer telewerken.", id="no denial"),
        pytest.param("Mag hij telewerken?", TELEWORK, "Telewerken moet.", id="must for may"),
        pytest.param("Moet hij uitgaven tekenen?", SIGN, "Hij mag uitgaven tekenen.", id="may for must"),
        pytest.param("Moet hij uitgaven tekenen?", SIGN, "Hij gaat uitgaven tekenen.", id="no must"),
        pytest.param("Tekent hij uitgaven?", SIGN, "Hij kan uitgaven tekenen.", id="may for does"),
        pytest.param("Kan hij altijd telewerken?", TELEWORK, "Hij kan telewerken.", id="always"),
        pytest.param("Kan alleen hij telewerken?", TELEWORK, "Hij kan telewerken.", id="only"),
        pytest.param("Kan hij het visum delegeren?", DELEGATE, "Hij kan het visum weigeren.", id="half said"),
        pytest.param("Kan hij telewerken?", TELEWORK, "Hij kan telewerken. Hij is er.", id="two sentences"),
    ],
)
def test_the_text_leaves_it_open(asked, words, said, make_question, make_facet):
    question = make_question(asked, *map(make_facet, words), closed=True)
    assert settled_by(question, quoted(said)) == ""


@pytest.mark.parametrize(
    ("asked", "words", "said"),
    [
        ("Kan hij telewerken?", TELEWORK, "Hij kan telewerken zonder toestemming."),
        ("Tekent hij uitgaven?", SIGN, "Hij tekent uitgaven waarvoor geen visum geldt."),
        ("Is hij lid van het team?", ("lid", "team"), "Hij is lid van het team en heeft er geen stem."),
    ],
)
def test_what_is_denied_is_something_else(asked, words, said, make_question, make_facet):
    question = make_question(asked, *map(make_facet, words), closed=True)
    assert settled_by(question, quoted(said)) != "Nee."


@pytest.mark.parametrize(
    ("fields", "facet"),
    [
        ({"closed": False}, {}),
        ({"closed": True, "negated": True}, {}),
        ({"closed": True}, {"known": False}),
        ({"closed": True}, {"weight": 0.3}),
    ],
    ids=["open question", "denied in the question", "a word nobody knows", "nothing but asides"],
)
def test_the_question_cannot_be_settled(fields, facet, make_question, make_facet):
    question = make_question("Kan hij telewerken?", make_facet("telewerken", **facet), **fields)
    assert settled_by(question, quoted("Hij kan telewerken.")) == ""
