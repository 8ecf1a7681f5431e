"""The level that a table row or a list item asks for, in the document's own scale."""

import re
from functools import cache

from assistant.briefing.vocabulary import data
from assistant.question import Expects
from assistant.signs import Signs, signs
from assistant.values import VALUES
from ingest.model import Cell, Passage

_MARK = re.compile(r"^(?:[xX✓✔v+]|ja)$")
_NUMBER = re.compile(r"\W*(?:\d+|[IVX]+)\W*$")
_LONGEST = 24
"""Characters that the name of a level may have."""
_ONLY_LEVEL = re.compile(r"^(?i:niveau|graad|gradatie|level)\s*:?\s+(\S[^.]*?)\.?$")
_BRACKETED = re.compile(r"\s*\(([^()]{1,20})\)$")
_NAMED_LEVEL = re.compile(r"[\s,:–-]+((?i:niveau|graad|gradatie|level)\s+(?:[IVX]{1,4}|\d|[A-E]))$")
_SHORT_LEVEL = re.compile(r"^(?:[A-Ea-e]|[IVX]{1,4}|\d{1,2}|[a-z])$")


def level_of_row(passage: Passage) -> str:
    """Return "niveau III", or of columns that are ticked "gradatie 1, 2 en 3"; empty without a level."""
    marked = [cell.column for cell in passage.cells if cell.column and _MARK.match(cell.value)]
    if marked:
        return _joined(marked)
    for cell in passage.cells:
        if cell.value and is_level_column(cell.column):
            return cell.value if len(cell.value) > 4 else f"{cell.column.lower()} {cell.value}"
    return ""


def split_level(text: str) -> tuple[str, str]:
    """Return a name without the level behind it, and the level: "overheidsopdrachten", "niveau 2"."""
    bracketed = _BRACKETED.search(text)
    pattern = VALUES[Expects.LEVEL]
    if bracketed:
        inside = bracketed.group(1).strip()
        if _SHORT_LEVEL.match(inside):
            return text[: bracketed.start()], inside
        if pattern.fullmatch(inside) or level_words().are_in(inside):
            return text[: bracketed.start()], inside
    named = _NAMED_LEVEL.search(text)
    if named:
        return text[: named.start()], named.group(1)
    return text, ""


def as_level(text: str) -> str:
    """Return the level when a text is nothing but that ("Niveau: gevorderd."), else ""."""
    found = _ONLY_LEVEL.match(text)
    word = found.group(1) if found else text.strip(" .")
    is_level = bool(found) or VALUES[Expects.LEVEL].fullmatch(word) is not None
    return word if is_level and len(word) <= _LONGEST else ""


def is_level_column(column: str) -> bool:
    """Tell whether a column of a table holds levels."""
    return _columns("level").are_in(column) and not _columns("meaning").are_in(column)


def is_meaning_column(column: str) -> bool:
    """Tell whether a column of a table says what the name in the row means."""
    return _columns("meaning").are_in(column)


def is_mark(cell: Cell) -> bool:
    """Tell whether a cell is ticked."""
    return _MARK.match(cell.value) is not None


@cache
def level_words() -> Signs:
    """Return the words by which a document speaks of its scale of levels."""
    return signs({"nouns": data()["scale"]})


@cache
def _columns(what: str) -> Signs:
    return signs({"nouns": data()["columns"][what]})


def _joined(columns: list[str]) -> str:
    """Return "gradatie 1, 2 en 3" for columns that share a word, else the columns one after the other."""
    words = {_NUMBER.sub("", column).strip() for column in columns}
    if len(words) == 1 and words != {""}:
        word = words.pop()
        columns = [column[len(word) :].strip() for column in columns]
        return f"{word.lower()} {_listed(columns)}"
    return _listed(columns)


def _listed(names: list[str]) -> str:
    return " en ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
