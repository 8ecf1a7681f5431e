"""Errors of the index; every message is one clear Dutch line for the user."""

from collections.abc import Mapping


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


class IndexNotWritten(VectorStoreError):
    """A new version could not be written whole; the old one is still the live one."""


class NothingToIndex(VectorStoreError):
    """Nothing was read, and the index is not to be emptied for that."""

    def __init__(self, message: str, reasons: Mapping[str, str]) -> None:
        super().__init__(message)
        self.reasons = reasons
        """Why each file was not read, by name."""


class ModelUnavailable(VectorStoreError):
    """A model is not on this machine or may not be loaded."""

    kind = "model"
    """What it is called in the message, a neuter word."""


class EmbedderUnavailable(ModelUnavailable):
    """The embedding model is not on this machine or may not be loaded."""

    kind = "zoekmodel"


class EntailmentUnavailable(ModelUnavailable):
    """The model that judges entailment is not on this machine or may not be loaded."""

    kind = "NLI-model"


class RerankerUnavailable(ModelUnavailable):
    """The model that orders what was found is not on this machine or may not be loaded."""

    kind = "herschikmodel"


class NoModelName(VectorStoreError):
    """What is to be pulled has no name that a model can have."""


class ModelNotPulled(VectorStoreError):
    """A model could not be brought here from a hub."""


class ChromaUnusable(VectorStoreError):
    """Chroma is missing, broken, or does not find what was put in."""
