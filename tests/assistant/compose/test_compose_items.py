"""One item of a list, explained."""

import pytest

from assistant.compose.groups import groups_of
from assistant.compose.items import compose_item
from assistant.draft import write
from ingest.readers.markdown import read
from ingest.reading import document_from

MARKDOWN = """
# Functie

## Competenties

- Netwerken
- Schrijven:
  - kort
  - helder
- Een lange zin die de competentie in haar geheel omschrijft en daarom zelf niet als naam erboven staat

## Netwerken

Contacten leggen en onderhouden.

- belt partners

## Resultaatgebieden

### 1. Personeel

Het team leiden.

- aanwerven

### 2. Budget

Het budget bewaken.

### 3. Archief

{long}

- kort punt

## Niveaus

| Competentie | Niveau |
|---|---|
| Netwerken | II |
| Rekenen | III |
""".format(long="Het archief " + "x" * 560 + " beheren.")


@pytest.fixture(scope="module")
def groups():
    document = document_from(read(MARKDOWN.encode()), "x.md", "0" * 64)
    return {group.label: group for group in groups_of(document)}


@pytest.mark.parametrize(
    ("label", "item", "name", "said"),
    [
        ("Competenties", "Netwerken", "Netwerken", ["Contacten leggen en onderhouden.", "belt partners"]),
        ("Competenties", "Schrijven:", "Schrijven:", ["Schrijven:", "kort", "helder"]),
        ("Competenties", "kort", "kort", ["kort"]),
        ("Resultaatgebieden", "Het team leiden.", "Personeel", ["Het team leiden.", "aanwerven"]),
        ("Resultaatgebieden", "Het budget bewaken.", "Budget", ["Het budget bewaken."]),
        (
            "Niveaus",
            "Netwerken | II",
            "Netwerken",
            ["Contacten leggen en onderhouden.", "belt partners"],
        ),
        ("Niveaus", "Rekenen | III", "Rekenen", ["Rekenen | III"]),
    ],
)
def test_what_stands_under_the_item_or_the_item_itself(groups, make_question, label, item, name, said):
    group = groups[label]
    place = [passage.text for passage in group.passages].index(item)
    first, *told = compose_item(make_question("Leg uit"), group, place)
    assert first.before.splitlines()[0].endswith(f" – {name}:")
    assert [part.quotes[0].text for part in told] == said


def test_a_long_item_is_not_its_own_title(groups, make_question):
    place = next(at for at, p in enumerate(groups["Competenties"].passages) if len(p.text) > 80)
    text = write(compose_item(make_question("Leg uit"), groups["Competenties"], place)).text
    assert " – " not in text.splitlines()[0]
    assert text.count("Een lange zin") == 1


def test_an_explanation_stays_short(groups, make_question):
    _, *told = compose_item(make_question("Leg uit"), groups["Resultaatgebieden"], 2)
    assert [part.quotes[0].text[:11] for part in told] == ["Het archief"]


def test_the_last_item_can_be_counted_from_the_end(groups, make_question):
    _, told = compose_item(make_question("Leg uit"), groups["Niveaus"], -1)
    assert told.quotes[0].text == "Rekenen | III"
