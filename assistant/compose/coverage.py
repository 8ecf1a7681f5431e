"""Tell whether what a model says holds the answer that stands in the documents' own words."""

import re
from collections.abc import Sequence

from assistant.numbers import NUMBERS
from assistant.words import is_content, stem, tokens
from ingest.sentences import split_sentences

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_GROUPED = re.compile(r"(?<=\d)[.](?=\d{3}\b)")
_MEMBERS = re.compile(r"[,;:()/]|\s[-–]\s|\b(?:en|of)\b")
"""What stands between the members of a row of things, or sets a condition apart."""
_SHARE, _MOST = 0.6, 5
"""Share of the documents' content words that must be said again, or so many of them."""
_TOUCHED = 0.3
"""Share of the content words of a sentence from which a statement is about that sentence."""


def says(statements: Sequence[str], extractive: str, quoted: str, elsewhere: str = "") -> bool:
    """Tell whether statements, together, say what an extractive statement says (Markdown) with its quotes.

    ``elsewhere``: the question, and what else they have to say; its words prove nothing here. The statements
    hold the values that the extractive one sets in bold. Of the sentences that they are about they hold
    enough of the content words, the numbers, and something of each part between commas: no member of a row
    of things is left out, and no condition.
    """
    said = {_key(word) for text in statements for word in _words(text)}
    bold = {word for value in _BOLD.findall(extractive) for word in _content(value)}
    sentences = [quoted[start:end] for start, end in split_sentences(quoted)]
    about = [sentence for sentence in sentences if _is_about(sentence, said)]
    if not about or not bold <= said:
        return False
    whole = _content(" ".join(about))
    content = whole - _content(elsewhere) or whole
    enough = len(content & said) >= min(_MOST, _SHARE * len(content))
    return enough and all(_is_whole(sentence, said) for sentence in about)


def _is_about(sentence: str, said: set[str]) -> bool:
    content = _content(sentence)
    return bool(content & said) and len(content & said) >= _TOUCHED * len(content)


def _is_whole(sentence: str, said: set[str]) -> bool:
    """Tell whether the numbers of a sentence are said, and something of each part between commas."""
    numbers = {word for word in _content(sentence) if word.isdigit()}
    parts = [_content(part) for part in _MEMBERS.split(sentence)]
    return numbers <= said and all(part & said for part in parts if part)


def _content(text: str) -> set[str]:
    return {_key(word) for word in _words(text) if is_content(word)}


def _words(text: str) -> list[str]:
    """Return the folded words of a text, "8.500" as one."""
    return tokens(_GROUPED.sub("", text))


def _key(word: str) -> str:
    """Return by what a word is known again: its stem, or its value where it is a number."""
    return str(NUMBERS[word]) if word in NUMBERS and word != "een" else stem(word)
