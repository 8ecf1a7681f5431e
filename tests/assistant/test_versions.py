"""Several versions of one document: which one answers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant, Status
from assistant.concepts import load_lexicon
from assistant.versions import NEWEST, Versions, VersionWish, Which
from ingest.model import Document
from ingest.readers.markdown import read
from ingest.reading import document_from
from vectorstore import build_index, load_embedder, open_index

TEXT = """# Functiebeschrijving algemeen directeur

Gemeente {name}

Versie {version}

## Doel

De algemeen directeur leidt de diensten van de gemeente {name} en stemt ze op elkaar af.

## Voorwaarden

- minstens {years} jaar ervaring in een leidinggevende functie
- een masterdiploma

## Aanbod

De algemeen directeur krijgt maaltijdcheques van {amount} euro per gewerkte dag.
"""
OLD, NEW = "hazelbeke-oud.md", "hazelbeke.md"


def document(name: str, organisation: str, version: str, years: str, amount: str) -> Document:
    text = TEXT.format(name=organisation, version=version, years=years, amount=amount)
    return document_from(read(text.encode()), name, name.encode().hex().ljust(64, "0")[:64])


DOCUMENTS = (
    document(OLD, "Hazelbeke", "2019", "drie", "5"),
    document(NEW, "Hazelbeke", "4 maart 2021", "vijf", "8"),
    document("elzerode.md", "Elzerode", "2019", "zeven", "6"),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("versies")
    build_index(DOCUMENTS, folder, load_embedder())
    with open_index(folder) as index:
        yield Assistant(index, load_lexicon())


def cited(assistant: Assistant, question: str, *history: str) -> set[str]:
    answer = assistant.ask(question, history)
    assert answer.status is Status.ANSWERED, answer.text
    return {citation.document for citation in answer.citations}


YEARS = "Hoeveel jaar ervaring vraagt Hazelbeke"


def test_the_newest_version_answers_and_says_so(assistant: Assistant) -> None:
    answer = assistant.ask(f"{YEARS}?")
    assert {citation.document for citation in answer.citations} == {NEW}
    assert "vijf" in answer.text
    assert answer.text.endswith(
        "\n\nVolgens de versie van 4 maart 2021 van Hazelbeke. Er is ook de versie van 2019."
    )
    assert OLD not in {item.document for item in answer.retrieved}


@pytest.mark.parametrize(
    "words",
    [
        "in de versie van 2019",
        "in de versie 2019",
        "volgens de functiebeschrijving van 2019",
        "in 2019",
        "in de vorige versie",
        "volgens de oude functiebeschrijving",
        "in the previous version",
    ],
)
def test_another_version_may_be_named(assistant: Assistant, words: str) -> None:
    answer = assistant.ask(f"{YEARS} {words}?")
    assert {citation.document for citation in answer.citations} == {OLD}
    assert "drie" in answer.text
    assert "Volgens de versie van 2019 van Hazelbeke. Er is ook de versie van 4 maart 2021." in answer.text
    assert words in answer.standalone_question


@pytest.mark.parametrize("words", ["in de laatste versie", "in de versie van maart 2021", "in 2018"])
def test_words_that_name_the_newest_or_no_version(assistant: Assistant, words: str) -> None:
    assert cited(assistant, f"{YEARS} {words}?") == {NEW}


def test_a_document_without_other_versions_says_nothing_of_them(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel jaar ervaring vraagt Elzerode?")
    assert "versie" not in answer.text
    assert cited(assistant, "Hoeveel jaar ervaring vraagt Elzerode in de vorige versie?") == {"elzerode.md"}


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het verschil tussen de versies van Hazelbeke over de maaltijdcheques?",
        "Hoeveel bedragen de maaltijdcheques in beide versies van Hazelbeke?",
        "Wat is er veranderd aan de maaltijdcheques van Hazelbeke tegenover de vorige versie?",
    ],
)
def test_versions_stand_side_by_side(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert {citation.document for citation in answer.citations} == {OLD, NEW}
    newer, older = (line for line in answer.text.splitlines() if line.startswith("| **"))
    assert newer.startswith("| **Hazelbeke, versie van 4 maart 2021** |")
    assert older.startswith("| **Hazelbeke, versie van 2019** |")
    assert "8 euro" in newer.replace("*", "")
    assert "5 euro" in older.replace("*", "")
    assert "Volgens de" not in answer.text


def test_a_comparison_of_organisations_takes_the_newest_of_each(assistant: Assistant) -> None:
    question = "Waar zijn de maaltijdcheques hoger, in Hazelbeke of in Elzerode?"
    assert cited(assistant, question) == {NEW, "elzerode.md"}
    assert cited(assistant, "Welke besturen geven maaltijdcheques?") == {NEW, "elzerode.md"}


def test_a_follow_up_stays_with_the_version(assistant: Assistant) -> None:
    earlier = f"{YEARS} in de versie van 2019?"
    answer = assistant.ask("En welk diploma?", [earlier])
    assert {citation.document for citation in answer.citations} == {OLD}
    assert answer.standalone_question.endswith("(versie van 2019)")
    assert cited(assistant, "En in de huidige versie?", earlier) == {NEW}
    assert cited(assistant, "En in de vorige versie?", f"{YEARS}?") == {OLD}


# The rules by themselves

VERSIONS = Versions(DOCUMENTS)


def test_a_wish_counts_only_where_there_are_versions() -> None:
    assert VERSIONS.wish("Wat zegt de vorige versie?").which is Which.PREVIOUS
    assert VERSIONS.wish("Wat gebeurde er in 2020?") == NEWEST
    assert Versions(DOCUMENTS[2:]).wish("Wat zegt de vorige versie van 2019?") == NEWEST


def test_the_words_of_a_wish() -> None:
    question = "Welk diploma, volgens de versie van 2019, is vereist?"
    wish = VERSIONS.wish(question)
    assert (wish.which, wish.date) == (Which.DATED, "2019")
    assert question[wish.start : wish.end] == "volgens de versie van 2019"


def test_a_version_without_date_may_be_the_newest() -> None:
    undated = replace(DOCUMENTS[0], name="nieuw.md", date="")
    documents = [*DOCUMENTS, undated]
    versions = Versions(documents)
    assert [d.name for d in versions.chosen(documents, NEWEST)] == [NEW, "elzerode.md", "nieuw.md"]
    assert [d.name for d in versions.chosen(documents, VersionWish(Which.PREVIOUS))] == [OLD, "elzerode.md"]
    assert versions.chosen(documents, VersionWish(Which.ALL)) == documents
    assert versions.note([NEW, "nieuw.md", OLD]) == ""


def test_the_version_before_the_newest_of_three() -> None:
    oldest = replace(DOCUMENTS[0], name=Path("a.md").name, date="2015")
    documents = [*DOCUMENTS, oldest]
    versions = Versions(documents)
    assert [d.name for d in versions.chosen(documents, VersionWish(Which.PREVIOUS))] == [OLD, "elzerode.md"]
    dated = VersionWish(Which.DATED, "2015")
    assert [d.name for d in versions.chosen(documents, dated)] == ["elzerode.md", "a.md"]
