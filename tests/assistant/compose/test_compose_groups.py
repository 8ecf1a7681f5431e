"""The lists in a document."""

from dataclasses import replace

import pytest

from assistant.compose.groups import (
    Groups,
    asks_for_level,
    groups_of,
    introduced_by,
    is_named,
    own_terms,
    restricted,
)
from assistant.compose.lists import compose_list
from assistant.draft import write
from assistant.evidence import Evidence
from assistant.question import Phrase, Shape
from assistant.words import telling_stems
from ingest.model import SectionKind
from ingest.readers.markdown import read
from ingest.reading import document_from
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


@pytest.mark.parametrize(
    ("heading", "wordings", "named"),
    [
        ("3. Taken", ("taak",), True),
        ("Functie en taken", ("taken",), True),
        ("Kennis en vaardigheden", ("kennis", "vaardigheden"), True),
        ("Kennis en vaardigheden", ("kennis",), False),
        ("Verzelfstandigde organisaties", ("organisaties",), False),
        ("Verzelfstandigde organisaties", ("verzelfstandigde organisaties",), True),
        ("Verzelfstandigde organisaties", ("verzelfstandigde organisaties overzicht",), False),
        ("De functie", ("functie",), False),
    ],
)
def test_a_heading_is_named_by_whole_terms(make_question, make_facet, heading, wordings, named):
    question = make_question("?", *map(make_facet, wordings))
    assert is_named(telling_stems(heading), own_terms(question)) is named


def test_a_heading_that_is_named_goes_before_a_longer_list(document, evidence, make_question, make_facet):
    hits = [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages]
    question = make_question("Welke voorwaarden?", make_facet("voorwaarden"), shape=Shape.LIST)
    scores = {candidate.key: candidate for candidate in evidence.weigh(question, hits)}
    first, *others = Groups({document.name: document}, evidence).rank(question, scores, [document.name])
    assert (first.group.label, first.is_named) == ("Voorwaarden", True)
    assert not any(other.is_named for other in others)


@pytest.mark.parametrize(
    ("wordings", "label"),
    [
        (("managementteam", "meerjarenplan", "organisatiebeheersing"), "Taken"),
        (("ervaring", "masterdiploma"), None),  # two of a list are too few
        (("collega",), None),  # the best passage stands in no list
    ],
)
def test_the_list_around_the_best_passages(document, evidence, make_question, make_facet, wordings, label):
    facet = make_facet(*wordings)
    hits = [Hit(document.name, passage.number, 0.5, 0.0, 0.0) for passage in document.passages[1:]]
    candidates = evidence.weigh(make_question("?", facet), hits)
    group = Groups({document.name: document}, evidence).around(candidates)
    assert (group and group.label) == label


PARTNERS = """
# Functie

## Partners

{lead}

- de politie
- de brandweer

## Adres

Het adres is:

- Molenplein
"""


@pytest.mark.parametrize(
    ("lead", "members"),
    [
        ("De vaste partners zijn:", ["de politie", "de brandweer"]),
        (f"De partners {'van de dienst ' * 12}zijn:", None),
        ("Er zijn vaste partners.", None),
    ],
    ids=["short", "long", "no announcement"],
)
def test_a_short_sentence_introduces_the_list_below_it(lead, members):
    document = document_from(read(PARTNERS.format(lead=lead).encode()), "x.md", "0" * 64)
    group = introduced_by(document, document.passages[0])
    assert (group and [passage.text for passage in group.passages]) == members
    assert (group and group.label) == (members and "Partners")


def test_a_single_item_is_no_list():
    document = document_from(read(PARTNERS.format(lead="Wie?").encode()), "x.md", "0" * 64)
    lead = next(passage for passage in document.passages if passage.text == "Het adres is:")
    assert introduced_by(document, lead) is None


CORE = """
## Competenties

| Competentie | Soort |
|---|---|
| Netwerken | kerncompetentie |
| Schrijven | functiecompetentie |
| Integriteit | kerncompetentie |
"""


@pytest.mark.parametrize(
    ("word", "members"),
    [
        ("kerncompetenties", ["Netwerken", "Integriteit"]),
        ("functiecompetenties", ["Schrijven"]),
        ("competenties", ["Netwerken", "Schrijven", "Integriteit"]),
        ("basiscompetenties", ["Netwerken", "Schrijven", "Integriteit"]),
    ],
)
def test_the_users_own_word_picks_rows_and_the_term_behind_it_none(make_question, make_facet, word, members):
    document = document_from(read(CORE.encode()), "x.md", "0" * 64)
    table = next(group for group in groups_of(document) if len(group.passages) == 3)
    assert table.section.kind is SectionKind.COMPETENCIES
    facet = make_facet(word, section=SectionKind.COMPETENCIES)
    facet = replace(facet, phrases=(*facet.phrases, Phrase(("competenties",), 0.9)))
    group = restricted(make_question("Welke?", facet), Evidence({document.name: document}), table)
    assert texts(group) == members
