"""A small document, questions about it, and the answers to the sample question set."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.question import Expects, Facet, Phrase, Question, Shape
from evals import QuestionSet, load_question_set, run_set
from ingest.blocks import Block, BlockKind, Reading
from ingest.model import Document
from ingest.reading import document_from

MakeDocument = Callable[..., Document]
MakeQuestion = Callable[..., Question]
MakeFacet = Callable[..., Facet]

_BLOCKS = [
    Block(BlockKind.HEADING, "Functiebeschrijving algemeen directeur", level=1),
    Block(BlockKind.HEADING, "Doel", level=2),
    Block(
        BlockKind.PARAGRAPH,
        "De algemeen directeur leidt alle diensten van de organisatie en stemt ze op elkaar af. "
        "Hij bewaakt de uitvoering van het meerjarenplan en rapporteert daarover aan de gemeenteraad. "
        "De algemeen directeur ondertekent uitgaven tot 8.500 euro zonder visum van iemand anders. "
        "Daarvan bezorgt hij elke maand een lijst aan het college van burgemeester en schepenen.",
    ),
    Block(BlockKind.HEADING, "Taken", level=2),
    Block(BlockKind.PARAGRAPH, "De algemeen directeur heeft deze taken:"),
    Block(BlockKind.ITEM, "leidt het managementteam", marker="-"),
    Block(BlockKind.ITEM, "bereidt het meerjarenplan voor", marker="-"),
    Block(BlockKind.ITEM, "waakt over de organisatiebeheersing", marker="-"),
    Block(BlockKind.HEADING, "Competenties", level=2),
    Block(
        BlockKind.TABLE,
        "",
        rows=(
            ("Cluster", "Competentie", "Gradatie 1", "Gradatie 2", "Gradatie 3"),
            ("Beheer", "Financieel management", "x", "x", ""),
            ("", "Projectmatig werken", "x", "x", "x"),
            ("Relaties", "Netwerken", "x", "", ""),
        ),
    ),
    Block(BlockKind.HEADING, "Voorwaarden", level=2),
    Block(BlockKind.ITEM, "minstens vijf jaar ervaring in een leidinggevende functie", marker="-"),
    Block(BlockKind.ITEM, "een masterdiploma", marker="-"),
    Block(BlockKind.HEADING, "Proefperiode van 12 maanden", level=2),
    Block(
        BlockKind.PARAGRAPH, "Wie start, krijgt begeleiding van een ervaren collega uit een ander bestuur."
    ),
]


def build_document(name: str = "testdorp.txt", organisation: str = "Testdorp", **fields: object) -> Document:
    """Return a document with a long paragraph, two lists, a table with marks and a telling heading."""
    document = document_from(Reading(tuple(_BLOCKS)), name, name.encode().hex().ljust(64, "0")[:64])
    return replace(document, organisation=organisation, **{"role": "algemeen directeur", **fields})


def build_facet(*wordings: str, **fields: Any) -> Facet:
    """Return a facet with these wordings, each as good as the first."""
    phrases = tuple(Phrase(tuple(wording.split()), 1.0) for wording in wordings)
    return Facet(**{"label": wordings[0], "phrases": phrases, "weight": 1.0, **fields})


def build_question(text: str = "Wat is het doel?", *facets: Facet, **fields: Any) -> Question:
    """Return a question of fact about these facets, with some fields replaced."""
    plain = {
        "text": text,
        "standalone": text,
        "shape": Shape.FACT,
        "expects": Expects.ANYTHING,
        "organisations": (),
        "elsewhere": (),
        "facets": facets,
        "kinds": frozenset(),
        "searches": ((text, 1.0),),
    }
    return Question(**{**plain, **fields})


@pytest.fixture
def make_document() -> MakeDocument:
    return build_document


@pytest.fixture
def make_facet() -> MakeFacet:
    return build_facet


@pytest.fixture
def make_question() -> MakeQuestion:
    return build_question


@pytest.fixture(scope="session")
def document() -> Document:
    return build_document()


@pytest.fixture(scope="session")
def sample_set() -> QuestionSet:
    return load_question_set(Path(__file__).parents[2] / "evals" / "sets" / "samples.yaml")


@pytest.fixture(scope="session")
def sample_results(sample_assistant, sample_set) -> list[dict[str, Any]]:
    """Return a result for each case of the sample set, in order."""
    return run_set(sample_assistant, sample_set)
