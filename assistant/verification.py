"""Check every statement at answer time: the quote is exact, and the quotes support the statement."""

import re
from collections.abc import Sequence

from assistant.draft import Part
from assistant.words import is_content, stem, tokens

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SUPPORT = 0.7
"""Share of a statement's content words that its quotes and their headings must hold."""


def verify(parts: Sequence[Part]) -> tuple[list[Part], tuple[str, ...]]:
    """Return the parts that hold, and for each that does not one line why it was dropped."""
    kept: list[Part] = []
    dropped: list[str] = []
    for part in parts:
        reason = _fault(part)
        if reason is None:
            kept.append(part)
        else:
            dropped.append(f"{reason}: {part.text[:120]}")
    return kept, tuple(dropped)


def _fault(part: Part) -> str | None:
    if not part.quotes:
        return None
    if not all(quote.is_exact for quote in part.quotes):
        return "citaat staat niet in het document"
    return None if supports(part.text, part) else "bewering niet gesteund door de citaten"


def supports(statement: str, part: Part) -> bool:
    """Tell whether the quotes hold every number and most content words of the statement."""
    source = " ".join(_source_words(part))
    numbers = set(_NUMBER.findall(source))
    if any(number not in numbers for number in _NUMBER.findall(statement)):
        return False
    stems = {stem(word) for word in tokens(source)}
    said = [word for word in tokens(statement) if is_content(word)]
    return not said or sum(stem(word) in stems for word in said) >= SUPPORT * len(said)


def _source_words(part: Part) -> list[str]:
    words: list[str] = []
    for quote in part.quotes:
        passage = quote.passage
        words += [
            quote.text,
            passage.lead_in,
            *passage.headings,
            quote.document.organisation,
            quote.document.role,
        ]
        words += [text for cell in passage.cells for text in (cell.column, cell.value)]
    return words
