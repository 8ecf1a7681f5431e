"""Calibrating the judge: which examples count, what is held out, and the file that is written."""

from collections import Counter

import numpy as np
import pytest

from assistant.judging import Judge, judge
from assistant.signals import Signals
from evals.calibration.calibrating import FALSE_REFUSALS, QUESTIONS, calibrate, data_file, report
from evals.calibration.examples import SIGNALS, Example, Use, borrowed_examples, examples_of, is_silent
from evals.questions import QuestionSet, load_question_set
from evals.selective import auroc
from ingest.yaml_data import parse_yaml

HAZELBEKE = "hazelbeke-algemeen-directeur.txt"
VARENHOUT = "varenhout-adjunct-algemeendirecteur.docx"


@pytest.fixture(scope="module")
def calibration_set():
    return load_question_set(QUESTIONS)


@pytest.fixture(scope="module")
def examples(sample_assistant, calibration_set):
    return examples_of(sample_assistant, calibration_set)


@pytest.fixture
def made_set():
    quote = {"document": HAZELBEKE, "quote": "Minstens vijf jaar ervaring in een leidinggevende functie"}
    other = {
        "document": VARENHOUT,
        "quote": "De verzekeringsportefeuille om de vier jaar opnieuw in de markt zetten",
    }
    asked = [
        ("found", "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?", [quote]),
        (
            "lost",
            "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?",
            [{**quote, "quote": "bestaat niet"}],
        ),
        ("both", "Hoeveel jaar ervaring vragen Hazelbeke en Varenhout?", [quote]),
        ("person", "Hoe heet de algemeen directeur van Hazelbeke?", []),
        ("elsewhere", "Hoeveel inwoners telt de gemeente Mol?", []),
        ("silent", "Hoeveel badmeesters telt Hazelbeke?", []),
        (
            "lent",
            "Om de hoeveel jaar zet Varenhout de verzekeringsportefeuille opnieuw in de markt?",
            [other],
        ),
    ]
    cases = [
        {"id": name, "kind": "fact", "question": text, "answerable": bool(evidence), "evidence": evidence}
        for name, text, evidence in asked
    ]
    return QuestionSet.parse({"name": "klein", "cases": cases})


def test_each_example_is_used_for_what_it_is_good_for(sample_assistant, made_set):
    made = {example.case: example for example in examples_of(sample_assistant, made_set)}
    assert {name: example.use for name, example in made.items()} == {
        "found": Use.FITTED,
        "lost": Use.NOT_FOUND,
        "both": Use.ONE_OF_SEVERAL,
        "person": Use.RULED_OUT,
        "elsewhere": Use.BEFORE,
        "silent": Use.FITTED,
        "lent": Use.FITTED,
    }
    assert made["found"].fold == made["both"].fold == HAZELBEKE
    assert all(bool(e.signals) == (e.use in (Use.FITTED, Use.ONE_OF_SEVERAL)) for e in made.values())
    assert all(len(e.signals) in (0, len(SIGNALS)) for e in made.values())


def test_a_question_is_lent_only_to_documents_that_are_silent(sample_assistant, made_set):
    lent = [e for e in borrowed_examples(sample_assistant, made_set) if e.case == "lent"]
    assert lent
    assert all(not e.answerable and e.use is Use.BORROWED and e.fold != VARENHOUT for e in lent)


def test_a_document_with_the_words_of_the_evidence_is_not_silent(sample_assistant, made_set):
    case = next(case for case in made_set.cases if case.id == "lent")
    assert not is_silent(sample_assistant.documents[VARENHOUT], case)
    assert is_silent(sample_assistant.documents[HAZELBEKE], case)


def _spread(count: int = 120) -> list[Example]:
    """Return examples of three documents in which the first signal tells which are answerable."""
    random = np.random.default_rng(3)
    made = []
    for number in range(count):
        answerable = bool(number % 2)
        values = (random.normal(1.0 if answerable else 0.0, 0.4), *random.normal(size=len(SIGNALS) - 1))
        made.append(
            Example(f"c-{number}", answerable, Use.FITTED, f"d{number % 3}", tuple(map(float, values)))
        )
    return made


def test_the_threshold_refuses_no_more_answerable_questions_than_it_may():
    made = _spread()
    found = calibrate(made)
    answerable = np.array([example.answerable for example in made])
    assert (found.held_out[answerable] < found.threshold).mean() <= FALSE_REFUSALS
    assert found.model.weights[0] > 0


def test_what_is_borrowed_or_one_of_several_changes_nothing_in_the_fit():
    made = _spread()
    extra = [
        Example("x", True, use, "d0", (9.0,) * len(SIGNALS)) for use in (Use.BORROWED, Use.ONE_OF_SEVERAL)
    ]
    alone, beside = calibrate(made), calibrate(made + extra)
    assert data_file(alone) == data_file(beside)
    assert len(beside.held_out) == len(made) + 2


def test_a_document_held_out_has_no_part_in_its_own_figures():
    made = _spread()
    own = np.array([example.fold == "d0" for example in made])
    upside_down = [
        Example(e.case, not e.answerable, e.use, e.fold, e.signals) if e.fold == "d0" else e for e in made
    ]
    assert np.array_equal(calibrate(made).held_out[own], calibrate(upside_down).held_out[own])


def test_the_data_file_is_what_the_judge_reads():
    found = calibrate(_spread())
    read = Judge(**parse_yaml(data_file(found)))
    assert tuple(read.weights) == SIGNALS
    assert read.threshold == pytest.approx(found.threshold, abs=0.001)


def test_the_report_tells_the_counts_and_the_figures():
    made = _spread()
    lines = "\n".join(report(made, calibrate(made), made))
    assert "60 met antwoord   60 zonder" in lines
    assert "AUROC" in lines
    assert all(name in lines for name in SIGNALS)


def test_the_shipped_set_gives_enough_to_fit_on(examples):
    counts = Counter((example.use, example.answerable) for example in examples)
    assert counts[Use.FITTED, True] >= 50
    assert counts[Use.FITTED, False] >= 50


def test_the_shipped_judge_still_does_as_well_as_a_new_one_would(examples):
    """A change of lexicon or search moves weights and threshold; when this fails, run ``make calibrate``."""
    own = [example for example in examples if example.use is Use.FITTED]
    answerable = np.array([example.answerable for example in own])
    shipped = np.array([judge().probability(Signals(*example.signals)) for example in own])
    anew = calibrate(own).model.probabilities(np.array([example.signals for example in own]))
    assert auroc(shipped, answerable) >= auroc(anew, answerable) - 0.03
    assert (shipped[answerable] < judge().threshold).mean() <= 2 * FALSE_REFUSALS
