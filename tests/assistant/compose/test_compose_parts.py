"""Several questions in one message."""

from dataclasses import replace

import pytest

from assistant.answer import Status
from assistant.compose.parts import Outcome, joined
from assistant.compose.quoting import whole
from assistant.draft import Part, write
from assistant.question import Expects

WHERE = "het document van Testdorp"


@pytest.fixture
def answer(document):
    """Return a maker of outcomes that quote passages of the document."""

    def outcome(*numbers):
        quotes = [whole(document, document.passages[number]) for number in numbers]
        parts = tuple(Part(quote.text, (quote,), "Testdorp: ") for quote in quotes)
        return Outcome(Status.ANSWERED, parts, tuple((document.name, number) for number in numbers))

    return outcome


NOTHING = Outcome(Status.NOT_IN_DOCUMENTS, (Part("Dat staat niet in het document."),))


def test_both_are_answered_one_below_the_other(answer, make_question):
    outcome = joined([(make_question("Taken?"), answer(3)), (make_question("en wat nog?"), answer(4))], WHERE)
    assert outcome.status is Status.ANSWERED
    assert [number for _, number in outcome.used] == [3, 4]
    assert write(outcome.parts).text.split("\n\n") == [
        "Testdorp: leidt het managementteam [1]",
        "Testdorp: bereidt het meerjarenplan voor [2]",
    ]


@pytest.mark.parametrize("missing_first", [True, False])
def test_what_is_missing_is_named_and_the_rest_answered(answer, make_question, missing_first):
    answered = (make_question("Welke taken?"), answer(3))
    missing = (make_question("en welke hobby's?"), NOTHING)
    outcome = joined([missing, answered] if missing_first else [answered, missing], WHERE)
    assert outcome.status is Status.PARTIAL
    assert write(outcome.parts).text.split("\n\n") == [
        "Testdorp: leidt het managementteam [1]",
        "Niet gevonden in het document van Testdorp: „welke hobby's?”",
    ]


def test_it_is_as_sure_as_the_surest_of_its_answers(answer, make_question):
    sure, unsure = (replace(answer(number), confidence=value) for number, value in ((3, 0.9), (4, 0.4)))
    refused = replace(NOTHING, confidence=0.2)
    first, second = make_question("Taken?"), make_question("en wat nog?")
    assert joined([(first, unsure), (second, sure)], WHERE).confidence == 0.9
    assert joined([(first, unsure), (second, refused)], WHERE).confidence == 0.4
    assert joined([(first, answer(3)), (second, refused)], WHERE).confidence is None


def test_all_that_is_missing_is_named(answer, make_question):
    asked = [(make_question(text), NOTHING) for text in ("Welke hobby's?", "and which pets?")]
    outcome = joined([asked[0], (make_question("Taken?"), answer(3)), asked[1]], WHERE)
    assert write(outcome.parts).text.endswith("„Welke hobby's?” en „which pets?”")


def test_none_answered_is_no_outcome(make_question):
    assert (
        joined([(make_question("Hobby's?"), NOTHING), (make_question("en huisdieren?"), NOTHING)], WHERE)
        is None
    )


def test_what_was_quoted_before_is_not_repeated(answer, make_question):
    asked = [make_question("Taken?"), make_question("en welke?"), make_question("en nog?")]
    outcome = joined(list(zip(asked, [answer(3, 4), answer(4), answer(4, 5)], strict=True)), WHERE)
    assert outcome.status is Status.ANSWERED
    assert [number for _, number in outcome.used] == [3, 4, 5]
    assert [part.quotes[0].passage.number for part in outcome.parts] == [3, 4, 4, 5]


@pytest.mark.parametrize(
    ("expects", "number", "status"),
    [
        (Expects.DURATION, 9, Status.ANSWERED),  # "minstens vijf jaar ervaring"
        (Expects.NUMBER, 9, Status.ANSWERED),
        (Expects.AMOUNT, 0, Status.ANSWERED),  # "tot 8.500 euro"
        (Expects.FREQUENCY, 4, Status.PARTIAL),
        (Expects.DURATION, 10, Status.PARTIAL),
        (Expects.AMOUNT, 9, Status.PARTIAL),
        (Expects.PLACE, 4, Status.ANSWERED),  # no measure
        (Expects.ANYTHING, 4, Status.ANSWERED),
    ],
)
def test_an_answer_without_the_value_asked_for_is_missing(answer, make_question, expects, number, status):
    second = make_question("en hoeveel?", expects=expects)
    outcome = joined([(make_question("Taken?"), answer(3)), (second, answer(number))], WHERE)
    assert outcome.status is status
    assert ((number in [n for _, n in outcome.used]), "„hoeveel?”" in write(outcome.parts).text) == (
        status is Status.ANSWERED,
        status is Status.PARTIAL,
    )
