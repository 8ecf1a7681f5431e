"""The levels that documents ask for, as they write them: behind a name, alone, in a column, or ticked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.question import Expects
from assistant.signs import Signs, signs
from assistant.texts import enumerate_names
from assistant.values import VALUES
from assistant.words import fold_letters
from ingest.model import Passage
from ingest.yaml_data import package_data

_MARK = re.compile(r"^(?:[xX✓✔v+•●]|ja)$")
_NUMBER = re.compile(r"\W*(?:\d+|[IVX]+)\W*$")
_LONGEST = 24
"""Characters that the name of a level may have."""
_LONGEST_VALUE = 12
"""Characters that the values of a column may have which tells only by them that it holds levels."""
_SIGN = r"(?:[IVX]{1,4}|\d{1,2}(?:/\d{1,2})?|[A-Fa-z])"
"""What counts levels, or one of how many: "III", "3", "3/5", "B", "t"."""
_BARE = re.compile(rf"^{_SIGN}$")
_WORD = r"(?i:niveau|gradatie|graad|level|trap)"
_COUNTED = re.compile(rf"^({_WORD})\s*:?\s+({_SIGN})$")
_ONLY_LEVEL = re.compile(rf"^{_WORD}\s*:?\s+(\S[^.]*?)$")
_BRACKETED = re.compile(r"\s*\(([^()]{1,20})\)[\s.;,]*$")
_BEHIND = re.compile(rf"[\s,:–|-]+({_WORD}\s*:?\s+{_SIGN})[\s.;,]*$")
_COUNTING = r"(?:[IVX]{1,4}|[1-9](?:/[2-9])?|[A-F])"
"""A sign that is a level also where nothing else tells so."""
_BARE_BEHIND = re.compile(rf"(?:\s[–-]|:|\|)\s*({_COUNTING})\s*$")


@dataclass(frozen=True, slots=True)
class WrittenLevel:
    """A level as it stands in a document."""

    sign: str
    """What tells it from the other levels ("III", "expert", or the column with its mark)."""
    written: str
    """How it is shown ("niveau III")."""
    ticked: tuple[str, ...] = ()
    """All columns with a mark, lowest first; the level is the last of these."""

    @property
    def is_counted(self) -> bool:
        """It is one of a row of signs ("III", "B"), no word and no other code ("expert", "C1", "A4a")."""
        return re.fullmatch(_COUNTING, self.sign) is not None

    @property
    def all_written(self) -> str:
        """How it is shown with the levels below it, where these are ticked too ("gradatie 1, 2 en 3")."""
        return joined_columns(self.ticked) if self.ticked else self.written


def split_level(text: str) -> tuple[str, WrittenLevel | None]:
    """Return a name without the level behind it, and the level: "overheidsopdrachten", "niveau 2"."""
    bracketed = _BRACKETED.search(text)
    if bracketed:
        level = _level(bracketed.group(1).strip())
        if level:
            return text[: bracketed.start()], level
    behind = _BEHIND.search(text) or _BARE_BEHIND.search(text)
    return (text[: behind.start()], _level(behind.group(1))) if behind else (text, None)


def as_level(text: str) -> WrittenLevel | None:
    """Return the level when a text is nothing but that ("Niveau: gevorderd."), else None."""
    text = text.strip(" .;,")
    found = _ONLY_LEVEL.match(text)
    if len(found.group(1) if found else text) > _LONGEST:
        return None
    counted = _COUNTED.match(text)
    if found and not counted:
        return WrittenLevel(found.group(1), found.group(1))
    return _level(text) if counted or VALUES[Expects.LEVEL].fullmatch(text) else None


def _level(text: str) -> WrittenLevel | None:
    """Return the level that a few words are; None where they speak of none."""
    counted = _COUNTED.match(text)
    if counted:
        return WrittenLevel(counted.group(2), f"{counted.group(1).lower()} {counted.group(2)}")
    is_level = _BARE.match(text) or VALUES[Expects.LEVEL].fullmatch(text) or _words("scale").are_in(text)
    return WrittenLevel(text, text) if is_level else None


def is_mark(value: str) -> bool:
    """Tell whether the value of a table cell says no more than that its column holds ("x")."""
    return _MARK.match(value) is not None


def is_level_column(column: str) -> bool:
    """Tell whether a column of a table holds levels."""
    return _words("level").are_in(column) and not is_meaning_column(column)


def is_meaning_column(column: str) -> bool:
    """Tell whether a column of a table says what the name in the row means."""
    return _words("meaning").are_in(column)


def marked_columns(rows: Sequence[Passage]) -> tuple[str, ...]:
    """Return the columns of a table that hold nothing but marks: the levels, lowest first."""
    columns = [cell.column for cell in rows[0].cells]
    values = [[row.cells[at].value for row in rows if at < len(row.cells)] for at in range(len(columns))]
    marked = [
        column
        for column, held in zip(columns, values, strict=True)
        if column and any(held) and all(not value or is_mark(value) for value in held)
    ]
    # A level that nobody needs is a column too: all its cells are blank.
    levels = [
        c for c, held in zip(columns, values, strict=True) if c in marked or (c and marked and not any(held))
    ]
    return tuple(levels) if len(levels) > 1 else ()


def level_place(rows: Sequence[Passage]) -> int | None:
    """Return which cell of the rows holds the level: its column says so, or all of its values are levels."""
    for at, cell in enumerate(rows[0].cells):
        if is_level_column(cell.column):
            return at
    for at in range(1, len(rows[0].cells)):
        values = [row.cells[at].value for row in rows if at < len(row.cells)]
        if values and all(0 < len(value) <= _LONGEST_VALUE and _level(value) for value in values):
            return at
    return None


def level_of_row(row: Passage, marked: Sequence[str], place: int | None) -> WrittenLevel | None:
    """Return the level of a table row: "niveau III", or the highest of the columns that are ticked.

    ``marked``: the columns that hold marks; ``place``: else, which cell holds the level.
    """
    if marked:
        held = tuple(cell.column for cell in row.cells if cell.column in marked and is_mark(cell.value))
        shown = held[-1].lower() if held and len(held[-1]) > 2 else "".join(held[-1:])
        return WrittenLevel(held[-1], shown, held) if held else None
    if place is None or place >= len(row.cells) or not row.cells[place].value:
        return None
    cell = row.cells[place]
    folded = fold_letters(cell.column)
    word = next((word for word in _data()["level"] if word in folded), "")
    if word and _BARE.match(cell.value):
        return WrittenLevel(cell.value, f"{word} {cell.value}")
    return _level(cell.value) or WrittenLevel(cell.value, cell.value)


def joined_columns(columns: Sequence[str]) -> str:
    """Return "gradatie 1, 2 en 3" for columns that share a word, else the columns one after the other."""
    words = {_NUMBER.sub("", column).strip() for column in columns}
    if len(words) == 1 and words != {""} and all(map(_NUMBER.search, columns)):
        word = words.pop()
        return f"{word.lower()} {enumerate_names([column[len(word) :].strip() for column in columns])}"
    return enumerate_names(tuple(columns))


@cache
def _data() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = package_data("assistant", "levels.yaml")
    return found


@cache
def _words(what: str) -> Signs:
    return signs({"nouns": _data()[what]})
