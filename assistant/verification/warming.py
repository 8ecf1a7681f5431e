"""Read the data before the first statement is judged, so that no answer waits for it."""

from assistant.verification.coverage import concept_phrases
from assistant.verification.vocabulary import phrases


def warm_up() -> None:
    """Read the phrases, synonyms and concepts; what was read already is not read again."""
    phrases("parties").labels(("gemeenteraad",))
    concept_phrases().labels(("gemeenteraad",))
