"""Embed passages, keep them in Chroma, find them again.

What is offered here is imported when it is first used: an ingest that finds nothing changed is to be quick.
"""

from typing import TYPE_CHECKING

from ingest.lazy import offer

if TYPE_CHECKING:
    from vectorstore.build import build_index, repair_index
    from vectorstore.checking import examine
    from vectorstore.embedder import Embedder, load_embedder
    from vectorstore.errors import (
        EmbedderUnavailable,
        IndexBusy,
        IndexDamaged,
        IndexEmpty,
        IndexMismatch,
        IndexMissing,
        IndexNotWritten,
        NothingToIndex,
        VectorStoreError,
    )
    from vectorstore.index import Hit, Index, WeightedQuery, open_index
    from vectorstore.kept import read_manifest
    from vectorstore.manifest import DocumentEntry, Manifest
    from vectorstore.models import DEFAULT_EMBEDDER, find_model

__all__ = [
    "DEFAULT_EMBEDDER",
    "DocumentEntry",
    "Embedder",
    "EmbedderUnavailable",
    "Hit",
    "Index",
    "IndexBusy",
    "IndexDamaged",
    "IndexEmpty",
    "IndexMismatch",
    "IndexMissing",
    "IndexNotWritten",
    "Manifest",
    "NothingToIndex",
    "VectorStoreError",
    "WeightedQuery",
    "build_index",
    "examine",
    "find_model",
    "load_embedder",
    "open_index",
    "read_manifest",
    "repair_index",
]

__getattr__ = offer(
    __name__,
    {
        "build": ("build_index", "repair_index"),
        "checking": ("examine",),
        "embedder": ("Embedder", "load_embedder"),
        "errors": (
            "EmbedderUnavailable",
            "IndexBusy",
            "IndexDamaged",
            "IndexEmpty",
            "IndexMismatch",
            "IndexMissing",
            "IndexNotWritten",
            "NothingToIndex",
            "VectorStoreError",
        ),
        "index": ("Hit", "Index", "WeightedQuery", "open_index"),
        "kept": ("read_manifest",),
        "manifest": ("DocumentEntry", "Manifest"),
        "models": ("DEFAULT_EMBEDDER", "find_model"),
    },
)
