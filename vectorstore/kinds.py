"""What a model in a folder is for, read from its configuration."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from vectorstore.errors import ModelUnavailable
from vectorstore.models import brings_code
from vectorstore.prompting import read_json


class ModelKind(StrEnum):
    """What a model is for."""

    EMBEDDER = "embedder"
    """Turns texts into vectors: for searching."""
    RERANKER = "reranker"
    """Scores a question and a passage together: for ordering what was found."""
    ENTAILMENT = "entailment"
    """Tells whether a text follows from another: for checking."""
    OTHER = "other"
    """Something else, or not known."""


def kind_of(folder: Path) -> ModelKind:
    """Return what a model is for."""
    config = read_json(folder / "config.json")
    architectures = config.get("architectures")
    names = architectures if isinstance(architectures, list) else []
    if any(str(name).endswith("ForSequenceClassification") for name in names):
        labels = config.get("id2label")
        known = list(labels.values()) if isinstance(labels, Mapping) else []
        if any(str(label).lower() == "entailment" for label in known):
            return ModelKind.ENTAILMENT
        return ModelKind.RERANKER if len(known) == 1 else ModelKind.OTHER
    if not (folder / "modules.json").is_file():
        return ModelKind.OTHER
    saved_as = read_json(folder / "config_sentence_transformers.json").get("model_type")
    return ModelKind.RERANKER if saved_as == "CrossEncoder" else ModelKind.EMBEDDER


def refuse_kinds(
    name: str, folder: Path, refused: Mapping[ModelKind, str], unavailable: type[ModelUnavailable]
) -> None:
    """Raise ``unavailable`` when a model is known to be for something else.

    sentence-transformers would turn it into what is asked for, with a last layer of random numbers or none.
    ``refused``: what each kind is called in the message.
    """
    called = refused.get(kind_of(folder))
    if called:
        raise unavailable(f"{name} is een {called}, geen {unavailable.kind}: kies een ander model")


def needs_code(folder: Path) -> bool:
    """Tell whether a model cannot be loaded without program code that comes with it."""
    if not brings_code(folder):
        return False
    config = read_json(folder / "config.json")
    if not config.get("auto_map"):
        return True  # its modules are of its own
    from transformers import CONFIG_MAPPING

    return config.get("model_type") not in CONFIG_MAPPING
