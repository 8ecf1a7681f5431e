"""Errors of the index; every message is one clear Dutch line for the user."""


class VectorStoreError(Exception):
    """Something is wrong with the index or the embedding model."""


class IndexMissing(VectorStoreError):
    """There is no index in the folder."""


class IndexEmpty(VectorStoreError):
    """The index holds no documents."""


class IndexDamaged(VectorStoreError):
    """A file of the index is missing or cannot be read."""


class IndexMismatch(VectorStoreError):
    """The index was made with another schema or another embedding model."""


class IndexBusy(VectorStoreError):
    """Another process is writing the index."""


class EmbedderUnavailable(VectorStoreError):
    """The embedding model is not on this machine or may not be loaded."""
