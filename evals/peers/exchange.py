"""What the bench hands to the program of an entrant, and what it gets back: plain values, as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Text:
    """One document as every entrant gets it."""

    name: str
    """File name."""
    organisation: str
    """The local government that it belongs to."""
    text: str
    """The canonical text."""
    names: tuple[str, ...] = ()
    """What the local government is called in questions, its whole name among them."""
    passages: tuple[tuple[str, str], ...] = ()
    """Our passages, for an entrant that searches those: (what of it is searched, its own words)."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question as it is put to an entrant."""

    text: str
    """The words to search for."""
    organisations: tuple[str, ...] = ()
    """Only documents of these; of all when empty."""
    history: tuple[str, ...] = ()
    """Earlier questions, for an entrant that takes those apart."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document that was found."""

    document: str
    """File name."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class Materials:
    """All that an entrant works with."""

    texts: tuple[Text, ...]
    """The documents."""
    queries: tuple[Query, ...]
    """What is asked, each once."""
    documents: str
    """The folder of the files themselves, for ours, which reads their structure."""
    embedder: str
    """The folder of the sentence-transformers model; "" when there is none."""
    query_prompt: str = ""
    """What the model wants before a query."""
    passage_prompt: str = ""
    """What the model wants before a passage."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an entrant did."""

    pieces: int
    """How many pieces it made of the documents."""
    load_seconds: float
    """Importing its libraries and loading its model."""
    ingest_seconds: float
    """From texts to something that can be searched, on the clock."""
    ingest_cpu_seconds: float
    """The same in processor time, of all its processes."""
    milliseconds: tuple[float, ...]
    """How long each query took, on the clock."""
    cpu_milliseconds: tuple[float, ...]
    """The same in processor time."""
    found: tuple[tuple[Piece, ...], ...]
    """What each query found, best first."""


class Entrant(Protocol):
    """A way of finding passages."""

    def ingest(self, texts: Sequence[Text], folder: Path) -> int:
        """Make the texts searchable, with files in the folder if it writes any; return how many pieces."""

    def search(self, query: Query) -> list[Piece]:
        """Return what it finds, best first; at least DEPTH pieces where there are as many."""


DEPTH = 40
"""How many pieces an entrant is asked for: enough to fill the largest budget."""


def write_json(path: Path, value: Materials | Outcome) -> None:
    """Write materials or an outcome to a file."""
    path.write_text(json.dumps(asdict(value), ensure_ascii=False), encoding="utf-8")


def read_materials(path: Path) -> Materials:
    """Read materials that write_json wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    texts = tuple(
        Text(names=tuple(text.pop("names")), passages=tuple(map(_pair, text.pop("passages"))), **text)
        for text in data.pop("texts")
    )
    return Materials(texts=texts, queries=tuple(map(_query, data.pop("queries"))), **data)


def read_outcome(path: Path) -> Outcome:
    """Read an outcome that write_json wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    found = tuple(tuple(Piece(**piece) for piece in pieces) for pieces in data.pop("found"))
    times: dict[str, Any] = {name: tuple(data.pop(name)) for name in ("milliseconds", "cpu_milliseconds")}
    return Outcome(found=found, **times, **data)


def _pair(two: Sequence[str]) -> tuple[str, str]:
    first, second = two
    return first, second


def _query(data: Mapping[str, Any]) -> Query:
    return Query(data["text"], tuple(data["organisations"]), tuple(data["history"]))
