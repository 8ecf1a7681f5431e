"""Whether what was shown is supported, by what is known and not by what the product thinks of it.

Whoever wrote a model's script knows which of its statements are true. The documents' own words under their
own source need no script: they are what they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.matching import normalise
from evals.metrics import Result
from evals.models.asking import Asked
from evals.models.replies import Told

Key = tuple[str, frozenset[str]]
"""A statement on letters and digits, and the quotes that it cites likewise."""


class Label(StrEnum):
    """What is known of a statement that was shown."""

    VERBATIM = "verbatim"
    """It stands so in a quote that it cites."""
    OWN = "own"
    """The assistant itself says so without a model, with the same quotes."""
    TRUE = "true"
    """The script made it, and it is true."""
    FALSE = "false"
    """The script made it, and it is false."""
    UNKNOWN = "unknown"
    """Nobody knows where it comes from: counted as unsupported."""

    @property
    def is_supported(self) -> bool:
        """Whether it may be shown."""
        return self not in (Label.FALSE, Label.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement that was shown, at any moment."""

    text: str
    """Its words."""
    label: Label
    """What is known of it."""
    how: str
    """What the script did to come to it; empty otherwise."""


def labelled(asked: Asked, extractive: Asked, told: Sequence[Told]) -> tuple[Labelled, ...]:
    """Return what is known of each statement of each answer that the user got to see, each once.

    ``extractive``: the same case without a chat model; ``told``: what the model said.
    """
    own = {key for step in extractive.steps for _, key in _statements(step.result)}
    scripted: Mapping[str, Told] = {normalise(one.text): one for one in told}
    shown = {key: text for step in asked.steps for text, key in _statements(step.result)}
    return tuple(_label(text, key, own, scripted) for key, text in shown.items())


def _label(text: str, key: Key, own: Iterable[Key], scripted: Mapping[str, Told]) -> Labelled:
    words, quotes = key
    made = scripted.get(words)
    if any(words in quote for quote in quotes):
        label = Label.VERBATIM
    elif key in own:
        label = Label.OWN
    elif made is None:
        label = Label.UNKNOWN
    else:
        label = Label.TRUE if made.is_true else Label.FALSE
    return Labelled(text, label, made.how if made else "")


def _statements(result: Result) -> Iterator[tuple[str, Key]]:
    quotes = {citation["number"]: normalise(citation["quote"]) for citation in result["citations"]}
    for statement in result["statements"]:
        cited = frozenset(quotes[number] for number in statement["citations"])
        yield statement["text"], (normalise(statement["text"]), cited)
