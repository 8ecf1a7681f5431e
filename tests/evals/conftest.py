"""A question set, its documents and hand-made results over the plain text sample."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evals import Case, QuestionSet
from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import Source

ROOT = Path(__file__).parents[2]
SAMPLE = "hazelbeke-algemeen-directeur.txt"

MakeCase = Callable[..., Case]
MakeResult = Callable[..., dict[str, Any]]


@cache
def read_samples() -> dict[str, Document]:
    """Return all sample documents by file name."""
    return {path.name: read_document(Source.at(path)) for path in sorted((ROOT / "documents").iterdir())}


def build_case(**fields: object) -> Case:
    """Return a fact question over one line of a document, with some fields replaced."""
    case = {
        "id": "c-1",
        "kind": "fact",
        "question": "Hoeveel jaar ervaring vraagt Kortrijk?",
        "answerable": True,
        "evidence": [{"document": "kortrijk.txt", "quote": "minimaal 6 jaar ervaring"}],
        "facts": [["6 jaar", "zes jaar"]],
        **fields,
    }
    return QuestionSet.parse({"name": "klein", "cases": [case]}).cases[0]


def build_result(**fields: object) -> dict[str, Any]:
    """Return the right result for the case above, with some fields replaced."""
    quote = "minimaal 6 jaar ervaring"
    return {
        "id": "c-1",
        "status": "answered",
        "text": "Kortrijk vraagt **minimaal 6 jaar** ervaring [1].",
        "citations": [{"document": "kortrijk.txt", "start": 11, "end": 35, "quote": quote}],
        "retrieved": [{"document": "kortrijk.txt", "text": f"U hebt {quote}."}],
        "timings_ms": {"total": 8.0},
        **fields,
    }


@pytest.fixture(scope="session")
def samples() -> dict[str, Document]:
    return read_samples()


@pytest.fixture
def make_case() -> MakeCase:
    return build_case


@pytest.fixture
def make_result() -> MakeResult:
    return build_result
