"""One answer of a model's statements and the documents' own: nothing lost, the layout as it was."""

from dataclasses import replace

import pytest

from assistant.answer import Verdict
from assistant.compose.completing import complete
from assistant.compose.quoting import source_name, whole
from assistant.draft import Part, write


@pytest.fixture
def other(make_document):
    return make_document("elders.txt", "Elders")


def passage(document, words):
    return next(passage for passage in document.passages if words in passage.text)


def quoted(document, words, text=None, before="", after=""):
    found = passage(document, words)
    return Part(text or found.text, (whole(document, found),), before, after)


def text_of(completed):
    return write(completed.parts).text


@pytest.fixture
def duties(document):
    items = [
        "leidt het managementteam",
        "bereidt het meerjarenplan voor",
        "waakt over de organisatiebeheersing",
    ]
    heading = Part("", (), f"{source_name(document)} – Taken:\n\n")
    return [heading, *(quoted(document, words, before="- ", after="\n") for words in items)]


HEADING = "**Testdorp** (algemeen directeur) – Taken:\n\n"


def test_a_list_keeps_its_order_and_what_the_model_leaves_out(document, duties):
    last = quoted(document, "waakt over", "U waakt over de organisatiebeheersing.")
    first = quoted(document, "leidt het", "U leidt het managementteam.")
    completed = complete(duties, [last, first], "")
    assert text_of(completed) == (
        f"{HEADING}- U leidt het managementteam. [1]\n- bereidt het meerjarenplan voor [2]\n"
        "- U waakt over de organisatiebeheersing. [3]"
    )
    assert (completed.worded, completed.kept, completed.replaced) == (2, 1, 2)
    assert completed.is_mostly_worded


def test_one_of_three_is_too_little(document, duties):
    completed = complete(duties, [quoted(document, "leidt het", "U leidt het managementteam.")], "")
    assert not completed.is_mostly_worded


def test_a_statement_about_several_items_replaces_those_only_that_it_says(document, duties):
    quotes = tuple(quote for part in duties for quote in part.quotes)
    completed = complete(
        duties, [Part("U leidt het managementteam en waakt over de beheersing.", quotes)], ""
    )
    assert "bereidt het meerjarenplan voor" in text_of(completed)
    assert "- leidt het managementteam" not in text_of(completed)
    everything = (
        "U leidt het managementteam, bereidt het meerjarenplan voor en waakt over de organisatiebeheersing."
    )
    assert (
        text_of(complete(duties, [Part(everything, quotes)], ""))
        == f"{HEADING.rstrip()} {everything} [1] [2] [3]"
    )


def test_two_statements_may_say_one_item_together(document, duties):
    said = [
        quoted(document, "bereidt het", "U bereidt iets voor."),
        quoted(document, "bereidt het", "Dat is het meerjarenplan."),
    ]
    completed = complete(duties, said, "")
    assert "- U bereidt iets voor. [2]\n- Dat is het meerjarenplan. [2]\n" in text_of(completed)


def test_a_statement_that_says_less_is_left_out_and_told(document, duties):
    completed = complete(duties, [quoted(document, "bereidt het", "U doet werk.")], "")
    assert completed.parts == tuple(duties)
    assert completed.dropped == ("bewering zegt minder dan het document: U doet werk.",)


def test_a_statement_that_is_partly_supported_takes_no_place(document, duties):
    said = replace(quoted(document, "leidt het", "U leidt het managementteam."), verdict=Verdict.PARTLY)
    assert complete(duties, [said], "").parts == tuple(duties)


def test_what_rests_on_other_passages_is_left_out_and_told(document, other, duties):
    beside = quoted(document, "een masterdiploma", "Een masterdiploma is nodig.")
    elsewhere = quoted(other, "leidt het", "U leidt het managementteam.")
    completed = complete(duties, [beside, elsewhere], "")
    assert completed.parts == tuple(duties)
    assert len(completed.dropped) == 2


def test_a_fact_is_a_sentence_that_says_once_whose_it_is(document):
    fact = quoted(document, "een masterdiploma", before=f"Ja. {source_name(document)}: ")
    said = quoted(document, "een masterdiploma", "Een masterdiploma is nodig.")
    assert text_of(complete([fact], [said], "")) == (
        "Ja. **Testdorp** (algemeen directeur): Een masterdiploma is nodig. [1]"
    )
    named = replace(said, text="In Testdorp is een masterdiploma nodig.")
    assert text_of(complete([fact], [named], "")) == "Ja. In Testdorp is een masterdiploma nodig. [1]"


def test_a_fact_in_two_statements_is_a_list(document):
    fact = quoted(document, "een masterdiploma", before=f"Ja. {source_name(document)}: ")
    said = quoted(document, "een masterdiploma", "Een masterdiploma is nodig.")
    assert text_of(complete([fact], [said, replace(said, text="Dat masterdiploma telt.")], "")) == (
        "Ja. **Testdorp** (algemeen directeur):\n\n"
        "- Een masterdiploma is nodig. [1]\n- Dat masterdiploma telt. [1]"
    )


def test_the_heading_that_holds_the_value_stays_cited(document):
    found = passage(document, "Wie start")
    section = document.sections[found.section]
    heading = replace(whole(document, found), start=section.start, end=section.start + len(section.heading))
    fact = Part(f"{section.heading}: {found.text}", (heading, whole(document, found)), "", "")
    completed = complete([fact], [quoted(document, "Wie start")], "")
    assert [quote.text for quote in completed.parts[0].quotes] == [section.heading, found.text]


@pytest.fixture
def table(document, other):
    return [
        Part("", (), "| Bestuur | Wat |\n|---|---|\n"),
        quoted(document, "een masterdiploma", before="| **Testdorp** | "),
        quoted(document, "minstens vijf jaar", before=" · ", after=" |\n"),
        quoted(other, "een masterdiploma", before="| **Elders** | ", after=" |\n"),
        Part("", (), "| **Gent** | niet vermeld in dit document |\n"),
    ]


def test_a_table_stays_a_table(document, table):
    said = quoted(
        document, "minstens vijf jaar", "U hebt minstens vijf jaar ervaring in een leidende functie."
    )
    assert text_of(complete(table, [said], "")).splitlines()[2:] == [  # the row that is worded
        f"| **Testdorp** | {said.text} [1] · een masterdiploma [2] |",
        "| **Elders** | een masterdiploma [3] |",
        "| **Gent** | niet vermeld in dit document |",
    ]


def test_what_is_said_of_several_goes_before_what_each_says(document, other, table):
    both = quoted(document, "een masterdiploma", "In Testdorp en Elders is een masterdiploma nodig.")
    both = replace(both, quotes=(*both.quotes, *quoted(other, "een masterdiploma").quotes))
    completed = complete(table, [both], "")
    lines = text_of(completed).splitlines()
    assert lines[0] == "In Testdorp en Elders is een masterdiploma nodig. [1] [2]"
    assert lines[1] == ""
    assert [line.split("|")[1].strip() for line in lines[4:]] == ["**Testdorp**", "**Elders**", "**Gent**"]
    assert completed.is_mostly_worded


def test_without_statements_it_is_the_extractive_answer(table, duties):
    assert complete(table, [], "").parts == tuple(table)
    assert complete(duties, [], "").parts == tuple(duties)
    assert not complete(duties, [], "").is_mostly_worded
