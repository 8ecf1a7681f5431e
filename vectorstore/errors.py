"""Errors of the index; every message is one clear Dutch line for the user."""


class VectorStoreError(Exception):
    """Something is wrong with the index or the embedding model."""


class IndexMissing(VectorStoreError):  # noqa: N818 - the names are states, read in `except` clauses
    """There is no index in the folder."""


class IndexEmpty(VectorStoreError):  # noqa: N818
    """The index holds no documents."""


class IndexDamaged(VectorStoreError):  # noqa: N818
    """A file of the index is missing or cannot be read."""


class IndexMismatch(VectorStoreError):  # noqa: N818
    """The index was made with another schema or another embedding model."""


class IndexBusy(VectorStoreError):  # noqa: N818
    """Another process is writing the index."""


class EmbedderUnavailable(VectorStoreError):  # noqa: N818
    """The embedding model is not on this machine or may not be loaded."""
