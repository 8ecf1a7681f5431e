"""The labelled set: statements with their quotes, and whether the quotes support them."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from importlib import resources
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.draft import Quote
from evals.errors import EvaluationError
from ingest.model import Document
from ingest.yaml_data import parse_foreign_yaml


class Part(StrEnum):
    """Which half of the set a pair is in."""

    DEV = "dev"
    TEST = "test"


class Label(StrEnum):
    """Whether the quotes support the statement."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"


class Pair(BaseModel):
    """A statement with quotes of one document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    part: Part
    document: str = Field(min_length=1)
    quotes: tuple[str, ...] = Field(min_length=1)
    statement: str = Field(min_length=1)
    label: Label
    kind: str = Field(min_length=1)
    note: str = ""

    @property
    def is_free(self) -> bool:
        """Whether it is worded far from its quotes, to find where the check ends: its id begins with d-."""
        return self.id.startswith("d-")


class StatementSet(BaseModel):
    """Pairs of a statement and its quotes, each with its label."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    pairs: tuple[Pair, ...] = Field(min_length=1)


def shipped_statements() -> StatementSet:
    """Return the labelled set over the sample documents that ships with the product."""
    return load_statements(Path(str(resources.files("evals").joinpath("data", "statements.yaml"))))


def of_part(statements: StatementSet, part: Part) -> StatementSet:
    """Return one half of a labelled set. Raises EvaluationError with one Dutch line when it is empty."""
    pairs = tuple(pair for pair in statements.pairs if pair.part is part)
    if not pairs:
        raise EvaluationError(f"{statements.name}: geen beweringen in deel {part.value}")
    return statements.model_copy(update={"pairs": pairs})


def load_statements(path: Path) -> StatementSet:
    """Return the labelled set in a YAML file. Raises EvaluationError with one Dutch line."""
    try:
        found = StatementSet.model_validate(parse_foreign_yaml(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"beweringen niet leesbaar: {path}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        place = f": {_place(error)}" if isinstance(error, ValidationError) else ""
        raise EvaluationError(f"geen geldige beweringen in {path}{place}") from error
    twice = [name for name, count in Counter(pair.id for pair in found.pairs).items() if count > 1]
    if twice:
        raise EvaluationError(f"beweringen in {path}: {twice[0]} komt meer dan eens voor")
    return found


def _place(error: ValidationError) -> str:
    return ".".join(str(part) for part in error.errors()[0]["loc"])


def quotes_of(pair: Pair, documents: Mapping[str, Document]) -> tuple[Quote, ...]:
    """Return the quotes of a pair where they stand. ``documents``: by file name.

    Raises EvaluationError with one Dutch line for a document or quote that is not there.
    """
    document = documents.get(pair.document)
    if document is None:
        raise EvaluationError(f"{pair.id}: er is geen document {pair.document}")
    return tuple(_place_of(pair, words, document) for words in pair.quotes)


def _place_of(pair: Pair, words: str, document: Document) -> Quote:
    at = document.text.find(words)
    while at >= 0:
        for passage in document.passages:
            quote = Quote(document, passage, at, at + len(words))
            if quote.is_exact:
                return quote
        at = document.text.find(words, at + 1)
    raise EvaluationError(f"{pair.id}: dit citaat staat niet in {pair.document}: {words[:80]}")
