"""Each rule by a true and a false statement that differ in one thing."""

from pathlib import Path

import pytest
import yaml

from assistant import texts
from assistant.answer import Verdict

RULES = yaml.safe_load((Path(__file__).parent / "data" / "rules.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", RULES, ids=[rule["false"] for rule in RULES])
def test_what_is_true_stands_and_what_differs_in_one_thing_does_not(judged, rule):
    true, false = judged(rule["true"], rule["source"]), judged(rule["false"], rule["source"])
    assert true.verdict is not Verdict.UNSUPPORTED, true.reason
    assert false.verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "statement",
    [
        "Het document vermeldt niets over een bedrijfswagen.",
        "Een bedrijfswagen is niet vermeld in dit document.",
        "Er is geen informatie over het loon.",
    ],
)
def test_that_something_is_not_told_no_quote_can_support(judged, statement):
    judgement = judged(statement, "De directeur krijgt een bedrijfswagen en een loon.")
    assert judgement.reason == texts.UNSUPPORTED_ABSENCE


@pytest.mark.parametrize("statement", ["Nee.", "Ja.", "…", "De.", "**Ja**"])
def test_a_statement_that_states_nothing_is_no_answer(judged, statement):
    assert judged(statement, "De directeur leidt de diensten.").verdict is Verdict.UNSUPPORTED


def test_yes_and_no_go_with_what_follows(judged):
    source = "Een motivatiebrief is niet nodig."
    assert judged("Nee, een motivatiebrief is niet nodig.", source).verdict is Verdict.SUPPORTED
    assert judged("Ja, een motivatiebrief is niet nodig.", source).verdict is Verdict.UNSUPPORTED
    source = "De directeur leidt de diensten."
    assert judged("Ja, de directeur leidt de diensten.", source).verdict is Verdict.SUPPORTED
    assert judged("Nee, de directeur leidt de diensten.", source).verdict is Verdict.UNSUPPORTED


def test_another_language_and_gibberish_are_removed(judged):
    source = "De directeur leidt de diensten van de gemeente."
    assert judged("The director is the head of the services.", source).reason == texts.UNSUPPORTED_LANGUAGE
    assert judged("Blarp snoffel de diensten trillum.", source).verdict is Verdict.UNSUPPORTED


def test_the_words_of_the_document_always_stand(judged):
    source = "De directeur kan, na advies van het college, niet meer dan vijf medewerkers ontslaan."
    assert judged(source, source).verdict is Verdict.SUPPORTED
    assert judged(f"Taken: {source}", source).verdict is Verdict.SUPPORTED


def test_a_word_that_only_puts_a_thing_in_words_is_marked_and_a_verb_is_not_let_through(judged):
    source = "De directeur heeft de leiding over de diensten en het zwembad."
    said = "De directeur heeft vandaag vooral telkens de leiding over de diensten."
    judgement = judged(said, source)
    assert judgement.verdict is Verdict.PARTLY
    assert "vandaag" in judgement.reason
    assert judged(source.replace("heeft", "zoekt"), source).verdict is Verdict.UNSUPPORTED
    assert judged(source.replace("zwembad", "stadion"), source).verdict is Verdict.UNSUPPORTED
