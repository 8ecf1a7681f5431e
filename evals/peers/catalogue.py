"""Who takes part, where it runs, and how it is asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from evals.ablation.variants import COMPONENTS
from evals.peers.exchange import Query, Text
from evals.questions import Case
from ingest.model import UNKNOWN_ORGANISATION, Document


class Home(StrEnum):
    """The virtual environment that an entrant runs in."""

    PRODUCT = "product"
    PEERS = "peers"
    RAGLITE = "raglite"


class Asked(StrEnum):
    """How a question is put to an entrant."""

    ALONE = "question alone"
    """The words of the question, nothing else."""
    JOINED = "with history"
    """The earlier questions of the conversation, then the question, as one text."""
    NAMED = "with history and filter"
    """As JOINED, and only documents of the organisations that are named by their own name."""
    WHOLE = "question and history"
    """The question, and the earlier ones apart: what ours is made for."""


PEER_WAYS = (Asked.ALONE, Asked.JOINED, Asked.NAMED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entrant before it runs."""

    name: str
    """Its name in tables."""
    home: Home
    """Where it runs."""
    opener: str
    """What opens it: "module:function"."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What the function takes beside the materials."""
    distributions: tuple[str, ...] = ()
    """What a user installs to have it."""
    ways: tuple[Asked, ...] = PEER_WAYS
    """How it is asked."""
    uses_model: bool = False
    """It uses the sentence-transformers model that all peers share."""
    is_component: bool = False
    """It is ours with a component off."""


OURS = "ours"
_TUTORIAL = ("langchain-chroma", "langchain-huggingface", "langchain-text-splitters", "sentence-transformers")
_RAGLITE = ("raglite", "duckdb-extension-fts", "duckdb-extension-vss", "sentence-transformers")


def _ours(name: str, *, is_component: bool = False, **options: str) -> Candidate:
    return Candidate(
        name,
        Home.PRODUCT,
        "evals.peers.ours:by_component",
        options,
        ("functiewijzer",),
        (Asked.WHOLE,),
        uses_model="embedder" in options,
        is_component=is_component,
    )


def _raglite(name: str, method: str) -> Candidate:
    opener = "evals.peers.with_raglite:opened"
    return Candidate(name, Home.RAGLITE, opener, {"method": method}, _RAGLITE, uses_model=True)


CANDIDATES: tuple[Candidate, ...] = (
    _ours(OURS),
    _ours("ours, embedder of the peers", embedder="peers"),
    Candidate("no search: documents from their start", Home.PEERS, "evals.peers.lexical:unsearched"),
    Candidate(
        "LangChain tutorial, 1,000/200 characters",
        Home.PEERS,
        "evals.peers.tutorial:by_characters",
        distributions=_TUTORIAL,
        uses_model=True,
    ),
    Candidate(
        "LangChain tutorial, 400/80 tokens",
        Home.PEERS,
        "evals.peers.tutorial:by_tokens",
        distributions=_TUTORIAL,
        uses_model=True,
    ),
    Candidate(
        "bm25s, pieces of the tutorial",
        Home.PEERS,
        "evals.peers.lexical:by_bm25s",
        distributions=("bm25s", "langchain-text-splitters"),
    ),
    Candidate(
        "bm25s, our passages",
        Home.PEERS,
        "evals.peers.lexical:by_bm25s",
        {"over": "passages"},
        ("bm25s",),
    ),
    Candidate(
        "rank-bm25, pieces of the tutorial",
        Home.PEERS,
        "evals.peers.lexical:by_rank_bm25",
        distributions=("rank-bm25", "langchain-text-splitters"),
    ),
    _raglite("raglite, vectors (its default)", "vector_search"),
    _raglite("raglite, keywords", "keyword_search"),
    _raglite("raglite, hybrid", "hybrid_search"),
    *(
        _ours(f"ours without {variant.component}", off=variant.component, is_component=True)
        for variant in COMPONENTS
    ),
)
"""Everyone, ours first."""


def query_of(case: Case, asked: Asked, texts: Sequence[Text]) -> Query:
    """Return how a question over these documents is put to an entrant.

    The filter is on those named in the question, else on those named before it; none named, no filter.
    """
    if asked is Asked.WHOLE:
        return Query(case.question, history=case.history)
    if asked is Asked.ALONE:
        return Query(case.question)
    joined = " ".join([*case.history, case.question])
    if asked is Asked.JOINED:
        return Query(joined)
    return Query(joined, named(case.question, texts) or named(joined, texts))


def named(question: str, texts: Sequence[Text]) -> tuple[str, ...]:
    """Return the organisations of which a name stands in the question as whole words, in any case."""
    return tuple(
        sorted(
            {
                text.organisation
                for text in texts
                for name in text.names
                if re.search(rf"\b{re.escape(name)}\b", question, re.IGNORECASE)
            }
        )
    )


def names_of(document: Document) -> tuple[str, ...]:
    """Return what an organisation may be called: its name, its aliases, and its name without its type."""
    if document.organisation == UNKNOWN_ORGANISATION:
        return ()
    bare = re.sub(rf"^{re.escape(document.organisation_type)}\b\s*", "", document.organisation, flags=re.I)
    without_article = re.sub(r"^(de|het)\b\s*", "", bare, flags=re.I)
    return tuple(
        dict.fromkeys(filter(None, (document.organisation, *document.aliases, bare, without_article)))
    )


def queries_of(cases: Sequence[Case], texts: Sequence[Text], ways: Sequence[Asked]) -> list[list[Query]]:
    """Return for each way of asking the query of each case."""
    return [[query_of(case, asked, texts) for case in cases] for asked in ways]
