"""Messages that try to steer the assistant: what they say is left out, a real question beside it is kept.

Whether an answer is right never hangs on this: documents alone are quoted, whatever a message says. It
spares a user who plays with the assistant an answer to a question that nobody asked.
"""

import re
from functools import cache
from itertools import pairwise

from assistant.cues import REQUEST
from assistant.patterns import plain, read_patterns
from assistant.planted import addresses_the_model
from assistant.words import fold
from ingest.sentences import split_sentences
from ingest.yaml_data import package_data

_ASKING = (
    r"(?:(?:aan|met|in|op|door|to|with) )?(?:wie|wat|waar\w*|welke?|hoe\w*|wanneer|who|what|which|how|when)\b"
)
_INNER = re.compile(
    r"[:;(?]\s*(?:en |and )?"
    rf"|\b(?:en|and|trouwens|also|explain|me|mij|uit)\s+(?:daarna |dan |then |eens )?(?={_ASKING})"
)
_ASKS = re.compile(r"\?|\b(?:wie|wat|welke?|hoe|hoeveel|wanneer|waar\w*|who|what|which|how|when|where)\b")
_MARK = re.compile(r"<\|[^|<>]{0,40}\|>|\[/?INST\]|</?SYS>>?", re.IGNORECASE)
"""What parts the messages of a conversation for a chat model."""
_SPACED = re.compile(r"\b(?:\w ){11,}\w\b")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = package_data("assistant", "steering.yaml")
    return read_patterns(data["words"], data["patterns"])


def is_steering(text: str) -> bool:
    """Tell whether a text tells the assistant to leave its role, its sources or its rules."""
    read = plain(text)
    if _SPACED.search(read) is not None or any(pattern.search(read) for pattern in _patterns()):
        return True
    return addresses_the_model(text)


def without_steering(message: str) -> str:
    """Return a message without all that tries to steer; "" when no question is left."""
    if not is_steering(message):
        return message
    kept: list[str] = []
    lines = _MARK.sub("\n", message).splitlines()
    sentences = [line[a:b] for line in lines for a, b in split_sentences(line)]
    for sentence in sentences:
        kept += [sentence] if not is_steering(sentence) else _questions_inside(sentence)
    return " ".join(kept).strip() if any(map(_asks, kept)) else ""


def _questions_inside(sentence: str) -> list[str]:
    """Return the questions of a sentence that also steers: after a colon, in brackets, after "en"."""
    folded = fold(sentence)
    if len(folded) != len(sentence):
        return []
    cuts = [0, *(match.end() for match in _INNER.finditer(folded)), len(sentence)]
    clauses = [sentence[start:end].strip(" :;()") for start, end in pairwise(cuts)]
    return [clause for clause in clauses if _asks(clause) and not is_steering(clause)]


def _asks(sentence: str) -> bool:
    folded = fold(sentence).strip()
    return _ASKS.search(folded) is not None or REQUEST.match(folded) is not None
