"""The lists in a document."""

import pytest

from assistant.compose.groups import Groups, asks_for_level, groups_of, restricted
from assistant.compose.lists import compose_list
from assistant.draft import write
from assistant.evidence import Evidence
from assistant.question import Shape
from vectorstore import Hit


@pytest.fixture
def evidence(document):
    return Evidence({document.name: document})


@pytest.fixture
def best(document, evidence):
    groups = Groups({document.name: document}, evidence)
    hits = [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages]

    def rank(question):
        scores = {candidate.key: candidate for candidate in evidence.weigh(question, hits)}
        return groups.rank(question, scores, [document.name])[0].group

    return rank


def texts(group):
    return [passage.text.split(" | ")[0] for passage in group.passages]


def test_every_list_and_table_is_a_group(document):
    found = {group.label: len(group.passages) for group in groups_of(document)}
    assert found["Taken"] == 3
    assert found["Voorwaarden"] == 2
    assert found["Competenties"] == 3
    assert found["Beheer"] == 2


def test_the_list_asked_for_comes_first_with_all_its_items_in_order(best, make_question, make_facet):
    group = best(make_question("Welke taken?", make_facet("taken"), shape=Shape.LIST))
    assert [passage.number for passage in group.passages] == [3, 4, 5]


def test_a_shared_cell_makes_a_list(best, make_question, make_facet):
    group = best(make_question("Welke?", make_facet("beheer"), make_facet("competentie"), shape=Shape.LIST))
    assert len(group.passages) == 2


def test_a_group_is_restricted_to_what_the_question_adds(document, evidence, make_question, make_facet):
    table = next(group for group in groups_of(document) if group.label == "Competenties")
    question = make_question("Welke?", make_facet("competentie"), make_facet("netwerken"))
    assert texts(restricted(question, evidence, table)) == ["Relaties"]


@pytest.mark.parametrize(
    ("text", "negated", "count"),
    [("Welke halen de hoogste gradatie?", False, 1), ("Welke halen niet de hoogste gradatie?", True, 2)],
)
def test_the_highest_level_picks_the_rows_with_or_without_a_mark(
    document, evidence, make_question, make_facet, text, negated, count
):
    table = next(group for group in groups_of(document) if group.label == "Competenties")
    question = make_question(text, make_facet("competentie"), negated=negated)
    assert asks_for_level(question)
    assert len(restricted(question, evidence, table).passages) == count


def test_no_list_in_other_documents(document, evidence, make_question):
    assert Groups({document.name: document}, evidence).rank(make_question(), {}, ["ander.txt"]) == []


def test_a_list_is_written_complete_in_order_with_a_quote_an_item(best, make_question, make_facet):
    question = make_question("Welke taken?", make_facet("taken"), shape=Shape.LIST)
    written = write(compose_list(question, best(question)))
    assert written.text.splitlines()[0] == "**Testdorp** (algemeen directeur) – Taken:"
    assert [citation.quote for citation in written.citations] == [
        "leidt het managementteam",
        "bereidt het meerjarenplan voor",
        "waakt over de organisatiebeheersing",
    ]
    assert [line[-4:] for line in written.text.splitlines()[2:]] == [" [1]", " [2]", " [3]"]
