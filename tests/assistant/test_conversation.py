"""What a question inherits from the questions before it."""

import pytest

from assistant import conversation
from assistant.conversation import Topic, inherited_organisations, is_follow_up, next_topic
from assistant.organisations import Mention
from assistant.question import Expects, Shape


@pytest.fixture
def topic(make_question, make_facet):
    question = make_question(
        "Hoe lang duurt de proeftijd in Gent?",
        make_facet("proeftijd", required=True),
        organisations=("Gent",),
        expects=Expects.NUMBER,
    )
    return next_topic(question, None)


def test_the_first_question_sets_the_topic(topic):
    assert topic.organisations == topic.first == topic.named == ("Gent",)


def test_a_topic_remembers_all_organisations(topic, make_question):
    later = next_topic(make_question("En in Kortrijk?", organisations=("Kortrijk",)), topic)
    assert later.organisations == ("Kortrijk",)
    assert later.first == ("Gent",)
    assert later.named == ("Gent", "Kortrijk")
    silent = next_topic(make_question("En dan?"), later)
    assert silent.organisations == ("Kortrijk",)


def test_organisations_are_inherited_as_the_words_say(make_question):
    topic = Topic(make_question(), ("Kortrijk",), ("Gent",), ("Gent", "Kortrijk"))
    assert inherited_organisations("en daar?", topic) == ("Kortrijk",)
    assert inherited_organisations("en bij beide?", topic) == ("Gent", "Kortrijk")
    assert inherited_organisations("en bij de stad waar ik eerst naar vroeg?", topic) == ("Gent",)


def test_a_follow_up_has_too_little_of_its_own(make_facet):
    assert is_follow_up("en in kortrijk?", (), names_organisation=True)
    assert is_follow_up("hoe vaak komt die samen?", (make_facet("samenkomen"),), names_organisation=False)
    own = tuple(make_facet(word) for word in ("visum", "uitgaven", "bedrag", "dagen"))
    assert not is_follow_up("onder welk bedrag is er geen visum nodig", own, names_organisation=True)


def test_own_facets_come_first_and_inherited_ones_count_less(make_facet):
    own, before = make_facet("visum"), make_facet("proeftijd", required=True)
    first, second = conversation.inherit([own], [before, make_facet("visum", weight=0.4)])
    assert first == own
    assert second.label == "proeftijd"
    assert second.weight < before.weight
    assert not second.required


def test_a_contrasting_word_replaces_the_inherited_one(make_facet):
    kept = conversation.inherit([make_facet("tactisch")], [make_facet("strategisch"), make_facet("niveau")])
    assert [facet.label for facet in kept] == ["tactisch", "niveau"]


def test_the_form_of_the_answer_is_inherited_when_nothing_is_asked(topic):
    assert conversation.inherited_form("en in kortrijk?", (), Shape.FACT, Expects.ANYTHING, topic) == (
        Shape.FACT,
        Expects.NUMBER,
    )


def test_the_form_of_the_answer_is_its_own_when_it_asks_something(topic, make_facet):
    own = (make_facet("datum"), make_facet("examen"))
    assert conversation.inherited_form("wanneer is dat?", own, Shape.FACT, Expects.DATE, topic) == (
        Shape.FACT,
        Expects.DATE,
    )


def test_small_talk_changes_nothing(topic, make_question):
    assert next_topic(make_question("Dank u", shape=Shape.SMALLTALK), topic) is topic


FIVE = ("Aalst", "Genk", "Gent", "Kortrijk", "Leuven")


@pytest.mark.parametrize(
    ("folded", "about", "named", "organisations"),
    [
        ("en de andere vier?", ("Gent",), ("Gent",), ("Aalst", "Genk", "Kortrijk", "Leuven")),
        ("en de rest?", ("Gent", "Genk"), ("Gent", "Genk"), ("Aalst", "Kortrijk", "Leuven")),
        ("en de andere vier?", (), (), ()),
        ("wat is het verschil met het vorige?", ("Genk",), ("Gent", "Genk"), ("Gent", "Genk")),
        ("wat is het verschil met het vorige?", ("Aalst",), ("Gent", "Genk", "Aalst"), ("Genk", "Aalst")),
        ("wat is het verschil met het vorige?", ("Gent",), ("Gent",), ("Gent",)),
        pytest.param(
            "wat is het verschil met het vorige?",
            ("Gent",),
            ("Gent", "Genk", "Aalst"),
            ("Aalst", "Gent"),
            marks=pytest.mark.xfail(strict=True, reason="named keeps the first place of one that comes back"),
        ),
    ],
)
def test_organisations_are_inherited_from_all_that_were_named(
    make_question, folded, about, named, organisations
):
    topic = Topic(make_question(), about, named[:1], named)
    assert inherited_organisations(folded, topic, FIVE) == organisations


def mentioned(text, *names):
    return [Mention(name, True, text.index(name), text.index(name) + len(name)) for name in names]


@pytest.mark.parametrize(
    ("text", "names", "organisations", "own", "standalone"),
    [
        ("En in Kortrijk?", ("Kortrijk",), ("Kortrijk",), (), "Hoe lang duurt de proeftijd in Kortrijk?"),
        (
            "En in Kortrijk en Genk?",
            ("Kortrijk", "Genk"),
            ("Kortrijk", "Genk"),
            (),
            "Hoe lang duurt de proeftijd in Kortrijk en Genk?",
        ),
        ("En daarna?", (), ("Gent",), (), "En daarna? (over proeftijd) (Gent)"),
        ("En het visum?", (), ("Gent",), ("visum",), "En het visum? (over proeftijd) (Gent)"),
        ("En de proeftijd?", (), ("Gent",), ("proeftijd",), "En de proeftijd? (Gent)"),
        (
            "Wie beslist in Kortrijk?",
            ("Kortrijk",),
            ("Kortrijk",),
            ("beslissen",),
            "Wie beslist in Kortrijk? (over proeftijd)",
        ),
    ],
)
def test_a_follow_up_is_worded_so_that_it_stands_alone(
    topic, make_facet, text, names, organisations, own, standalone
):
    facets = [make_facet(word) for word in own]
    worded = conversation.standalone(text, topic, mentioned(text, *names), organisations, facets)
    assert worded == standalone
