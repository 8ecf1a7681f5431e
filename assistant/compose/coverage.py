"""Tell whether what a model says holds the answer that stands in the documents' own words."""

import re
from collections.abc import Iterable, Sequence

from assistant.numbers import NUMBERS
from assistant.words import FUNCTION_WORDS, is_content, stem, tokens

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w-]+")
_GROUPED = re.compile(r"(?<=\d)[.](?=\d{3}\b)")
_SHARE, _MOST = 0.5, 4
"""Of the content words of the documents, half must be said again, or so many."""
_SHORT = 160
"""Characters up to which each number and name of the documents' words belongs to the answer."""


def says(statements: Sequence[str], extractive: str) -> bool:
    """Tell whether statements, together, say what an extractive statement says (all are Markdown).

    They hold its answer words - those in bold, else where it is short its numbers and names - and enough of
    its other content words to be about the same thing.
    """
    if not statements:
        return False
    said = {_key(word) for text in statements for word in _words(text)}
    if not {_key(word) for word in _answer_words(extractive)} <= said:
        return False
    content = {_key(word) for word in _words(extractive) if is_content(word)}
    return len(content & said) >= min(_MOST, _SHARE * len(content))


def _answer_words(extractive: str) -> Iterable[str]:
    bold = _BOLD.findall(extractive)
    if bold:
        return [word for text in bold for word in _words(text) if word not in FUNCTION_WORDS]
    if len(extractive) > _SHORT:
        return []
    numbers = [word for word in _words(extractive) if word.isdigit() or (word in NUMBERS and word != "een")]
    return [*numbers, *(word for name in _NAME.findall(extractive) for word in _words(name))]


def _words(text: str) -> list[str]:
    """Return the folded words of a text, "8.500" as one."""
    return tokens(_GROUPED.sub("", text))


def _key(word: str) -> str:
    """Return by what a word is known again: its stem, or its value where it is a number."""
    return str(NUMBERS[word]) if word in NUMBERS and word != "een" else stem(word)
