"""What an answer says, piece by piece, in every layout that answers have; and whether its quotes say it."""

import pytest

from evals.entailment import judged, lexical, premise_of
from evals.metrics import statements_backed
from evals.statements import Claim, claims_of


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("**Gent** (directeur): **vijf** jaar. [1]", [("Gent (directeur): vijf jaar.", 1)]),
        ("Je leidt. Je stuurt [1][2]. Meer niet.", [("Je leidt. Je stuurt.", 1, 2), ("Meer niet.",)]),
        ("Gent vraagt 4 jaar [1] en Aalst 5 [2].", [("Gent vraagt 4 jaar en Aalst 5.", 1, 2)]),
        ("Over 15.000 euro beslist art. 5 [1]", [("Over 15.000 euro beslist art. 5", 1)]),
        ("**Taken**:\n\n- De raad. [1]\n- Notulen [2]\n", [("De raad.", 1), ("Notulen", 2)]),
        ("1. Eerst dit [1]\n2) Dan dat\n  en zo [2]", [("Eerst dit", 1), ("Dan dat en zo", 2)]),
        ("## Kop\n> Een \\*ster\\* en `code` [3]\n\n---\n", [("Een *ster* en code", 3)]),
        ("Niet in Gent.\n\nWel in Aalst [1].", [("Niet in Gent.",), ("Wel in Aalst.", 1)]),
        ("Zonder \\[1\\] verwijzing", [("Zonder [1] verwijzing",)]),
        ("[1]\n\n:\n\n**", []),
        (None, []),
    ],
)
def test_an_answer_is_read_statement_by_statement(text, claims):
    assert claims_of(text) == tuple(Claim(said, tuple(numbers)) for said, *numbers in claims)


def test_each_part_of_a_table_cell_is_about_the_name_in_its_row():
    text = (
        "| Bestuur | Wat het document zegt |\n|---|---|\n"
        "| **Gent** | Visum: tot 8.500 euro. [1] · Loon: *niet* [2] |\n| Aalst | niet vermeld |\n"
        "\nTot slot [3]."
    )
    assert claims_of(text) == (
        Claim("Gent: Visum: tot 8.500 euro.", (1,)),
        Claim("Gent: Loon: niet", (2,)),
        Claim("Aalst: niet vermeld", ()),
        Claim("Tot slot.", (3,)),
    )


def cite(number, quote):
    return {"number": number, "document": "elders.txt", "quote": quote}


def in_words(premise, hypothesis):
    return set(hypothesis.split()) <= set(premise.split())


@pytest.mark.parametrize(
    ("text", "quotes", "recall", "precision"),
    [
        ("rood [1]", ["rood"], [True], [True]),
        ("rood [1]", ["blauw"], [False], [False]),
        ("rood blauw [1][2]", ["rood", "blauw"], [True], [True, True]),
        ("rood [1][2]", ["rood", "blauw"], [True], [True, False]),  # the second adds nothing
        ("rood [1][2]", ["rood", "rood"], [True], [True, True]),  # each would do alone
        ("rood blauw groen [1][2]", ["rood", "blauw"], [False], [False, False]),
        ("rood", [], [False], []),
        ("rood [7]", [], [False], [False]),  # a marker without a citation
    ],
)
def test_statements_follow_from_quotes_as_in_alce(make_result, text, quotes, recall, precision):
    citations = [cite(number, quote) for number, quote in enumerate(quotes, start=1)]
    [backed] = statements_backed([make_result(text=text, citations=citations)], {}, in_words)
    assert (list(backed.recall), list(backed.precision)) == (recall, precision)


def test_a_refusal_has_no_statements(make_result):
    [backed] = statements_backed([make_result(status="not_in_documents", citations=[])], {}, in_words)
    assert (backed.recall, backed.precision) == ((), ())


def test_each_pair_is_judged_once_and_many_at_once_where_that_can_be():
    asked = []

    class Batch:
        def __call__(self, premise, hypothesis):
            raise AssertionError("one by one")

        def judge(self, pairs):
            asked.append(pairs)
            return [premise == hypothesis for premise, hypothesis in pairs]

    pairs = [("a", "a"), ("a", "b"), ("a", "a")]
    assert judged(Batch(), pairs) == {("a", "a"): True, ("a", "b"): False}
    assert asked == [[("a", "a"), ("a", "b")]]
    assert judged(in_words, pairs) == {("a", "a"): True, ("a", "b"): False}


def test_by_words_numbers_names_and_turns_must_be_there():
    premise = "Minstens vijf jaar ervaring in een leidinggevende functie. Hazelbeke"
    assert lexical(premise, "Hazelbeke: minstens 5 jaar leidinggevende ervaring")
    assert not lexical(premise, "Hazelbeke: minstens 6 jaar leidinggevende ervaring")
    assert not lexical(premise, "Geen vijf jaar leidinggevende ervaring")


def test_a_quote_says_what_stands_around_it_and_nothing_when_it_is_made_up(samples):
    document = samples["hazelbeke-algemeen-directeur.txt"]
    quote = "Minstens vijf jaar ervaring in een leidinggevende functie"
    start = document.text.index(quote)
    citation = {"document": document.name, "quote": quote, "start": start, "end": start + len(quote)}
    premise = premise_of(citation, samples)
    assert premise.startswith(f"{quote}. ")
    assert "Hazelbeke" in premise
    assert "VOORWAARDEN" in premise
    moved = premise_of({**citation, "start": 0, "end": 9}, samples)
    assert moved == f"{quote}. Hazelbeke. algemeen directeur"
    assert premise_of({**citation, "quote": "Minstens zes jaar ervaring"}, samples) == ""
    heading = document.sections[-1]
    named = {**citation, "quote": heading.heading, "start": heading.start}
    assert heading.heading in premise_of({**named, "end": heading.start + len(heading.heading)}, samples)


def test_every_statement_of_the_samples_names_citations_that_it_has(sample_assistant):
    for question in (
        "Welke taken heeft Hazelbeke rond organisatiebeheersing?",
        "Vergelijk de maaltijdcheques van Eikendries en Elzerode.",
        "Welk niveau heeft samenwerken in Hazelbeke?",
    ):
        answer = sample_assistant.ask(question)
        said = [claim for claim in claims_of(answer.text) if claim.numbers]
        assert [claim.numbers for claim in said] == [one.citations for one in answer.statements]
