"""Embed passages, keep them in Chroma, find them again.

The heavy libraries are imported where they are used, so that importing this package is quick.
"""

from vectorstore.build import build_index, repair_index
from vectorstore.embedder import DEFAULT_EMBEDDER, Embedder, load_embedder
from vectorstore.errors import (
    EmbedderUnavailable,
    IndexBusy,
    IndexDamaged,
    IndexEmpty,
    IndexMismatch,
    IndexMissing,
    VectorStoreError,
)
from vectorstore.index import Hit, Index, WeightedQuery, open_index
from vectorstore.manifest import DocumentEntry, Manifest
from vectorstore.search_text import search_text
from vectorstore.stored import read_manifest

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
    "Manifest",
    "VectorStoreError",
    "WeightedQuery",
    "build_index",
    "load_embedder",
    "open_index",
    "read_manifest",
    "repair_index",
    "search_text",
]
