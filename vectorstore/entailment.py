"""Whether a text follows from another, judged by a cross-encoder (natural language inference)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from vectorstore.errors import EntailmentUnavailable
from vectorstore.models import load_locally, model_folder, refuse_pickled_weights

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

BATCH = 16
"""How many pairs are put to the model at once."""


@dataclass(frozen=True, slots=True)
class Entailment:
    """A model for natural language inference."""

    name: str
    """Hub name or folder."""
    label: int
    """Which of its labels says that the second text follows from the first."""
    model: "CrossEncoder" = field(repr=False, compare=False)
    """The model as the library knows it."""

    def __call__(self, premise: str, hypothesis: str) -> bool:
        """Return whether the hypothesis follows from the premise."""
        return self.judge([(premise, hypothesis)])[0]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Return for each premise and hypothesis whether following is the most likely of the labels."""
        if not pairs:
            return []
        scores = self.model.predict(list(pairs), batch_size=BATCH, show_progress_bar=False)
        return [bool(label == self.label) for label in np.argmax(scores, axis=1)]


def load_entailment(name: str) -> Entailment:
    """Load a cross-encoder by hub name or folder that is already on this machine.

    No network, no code from a model's repository, weights only as safetensors. Which label means what is
    read from the model's configuration: models do not agree on the order.
    Raises EntailmentUnavailable when that is not possible.
    """
    folder = model_folder(name, EntailmentUnavailable)
    refuse_pickled_weights(name, folder, EntailmentUnavailable)

    from sentence_transformers import CrossEncoder  # here: it takes seconds

    model = load_locally(name, folder, CrossEncoder, EntailmentUnavailable)
    return Entailment(name, _entailing(name, model.config.id2label), model)


def _entailing(name: str, labels: Mapping[int, str]) -> int:
    for number, label in labels.items():
        if label.lower() == "entailment" and len(labels) > 1:
            return int(number)
    raise EntailmentUnavailable(
        f"{name} is geen NLI-model: geen van de labels heet entailment ({', '.join(labels.values())})"
    )
