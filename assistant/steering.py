"""Messages that try to steer the assistant: what they say is left out, a real question beside it is kept.

Whether an answer is right never hangs on this: documents alone are quoted, whatever a message says. It
spares a user who plays with the assistant an answer to a question that nobody asked.
"""

import re
from functools import cache
from itertools import pairwise

from assistant.cues import REQUEST
from assistant.words import fold
from ingest.sentences import split_sentences
from ingest.yaml_data import package_data

_FRAGMENT = re.compile(r"<(\w+)>")
_ASKING = (
    r"(?:(?:aan|met|in|op|door|to|with) )?(?:wie|wat|waar\w*|welke?|hoe\w*|wanneer|who|what|which|how|when)\b"
)
_INNER = re.compile(
    r"[:;(?]\s*(?:en |and )?"
    rf"|\b(?:en|and|trouwens|also|explain|me|mij|uit)\s+(?:daarna |dan |then |eens )?(?={_ASKING})"
)
_ASKS = re.compile(r"\?|\b(?:wie|wat|welke?|hoe|hoeveel|wanneer|waar\w*|who|what|which|how|when|where)\b")
_LEET = str.maketrans("013457", "oieast")
_LEET_WORD = re.compile(r"\b[a-z]*[a-z]?\d[a-z]\w*|\b[a-z]\d\w*")
_SPACED = re.compile(r"\b(?:\w ){11,}\w\b")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = package_data("assistant", "steering.yaml")
    words = {name: "".join(pieces) for name, pieces in data["words"].items()}
    return tuple(
        re.compile(_FRAGMENT.sub(lambda match: words.get(match.group(1), match.group(0)), "".join(pieces)))
        for pieces in data["patterns"]
    )


def is_steering(text: str) -> bool:
    """Tell whether a text tells the assistant to leave its role, its sources or its rules."""
    plain = _plain(text)
    return _SPACED.search(plain) is not None or any(pattern.search(plain) for pattern in _patterns())


def without_steering(message: str) -> str:
    """Return a message without all that tries to steer; "" when no question is left."""
    if not is_steering(message):
        return message
    kept: list[str] = []
    sentences = [line[a:b] for line in message.splitlines() for a, b in split_sentences(line)]
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


def _plain(text: str) -> str:
    """Return the text folded on one line; where words mix letters and digits, those digits as letters."""
    folded = " ".join(fold(text).split())
    if len(_LEET_WORD.findall(folded)) < 2:
        return folded
    return " ".join(
        word.translate(_LEET) if re.search("[a-z]", word) and re.search(r"\d", word) else word
        for word in folded.split(" ")
    )
