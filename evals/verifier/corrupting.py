"""Make a true statement false in one way, the same each time: what a model that is wrong would say."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from assistant.numbers import NUMBERS
from ingest.yaml_data import package_data

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![-*] )\b[A-ZÀ-Þ][\w-]+(?:\s+[A-ZÀ-Þ][\w-]+)*")
_DENIAL = re.compile(r"\b(niet|geen)\b\s?", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(is|zijn|wordt|worden|heeft|hebt|hebben|moet|moeten|mag|mogen|kan|kunt|kunnen|krijgt|krijgen|geldt"
    r"|duurt|bestaat|werkt)\b"
)
_INFINITIVE = re.compile(r"\b(\w{3,}en)(?=[.;,]?$)")
_SHORTEST = 15
"""Characters that a statement must have to hold a clause that something can be added to."""
_WORDS = [word for word in NUMBERS if word not in ("nul", "een")]
_IN_WORDS = re.compile(rf"\b({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)


def corrupt(statement: str, kind: str) -> str | None:
    """Return the statement made false in one way; None where that way does not apply to it.

    ``kind``: number, date, name, body, organisation, negation, modality or addition. The rest of the words
    stay, the same statement always gives the same one. Raises ValueError for another kind.
    """
    if kind not in _KINDS:
        raise ValueError(f"unknown kind of corruption: {kind}")
    made = _KINDS[kind](statement)
    return made if made != statement else None


def _number(statement: str) -> str | None:
    found = _NUMBER.search(statement)
    if found:
        return _replaced(statement, found, _raised(found.group(0)))
    found = _IN_WORDS.search(statement)
    if not found:
        return None
    at = _WORDS.index(found.group(0).lower())
    return _replaced(statement, found, _WORDS[at + 2] if at + 2 < len(_WORDS) else _WORDS[at - 2])


def _raised(digits: str) -> str:
    """Return another number of the same form: "8.500" becomes "9.500", "90" becomes "10"."""
    first = int(digits[0])
    return f"{first % 9 + 1}{digits[1:]}"


def _date(statement: str) -> str | None:
    months: list[str] = _data()["months"]
    found = re.search(rf"\b({'|'.join(months)})\b", statement, re.IGNORECASE)
    if not found:
        return None
    return _replaced(statement, found, months[(months.index(found.group(0).lower()) + 1) % 12])


def _name(statement: str) -> str | None:
    found = _NAME.search(statement)
    return _replaced(statement, found, _data()["name"]) if found else None


def _body(statement: str) -> str | None:
    return _exchanged(statement, _data()["bodies"])


def _organisation(statement: str) -> str | None:
    """Say of another organisation what the statement says; it is named whether or not this one was."""
    if len(statement) < _SHORTEST:
        return None
    return f"In {_data()['elsewhere']} geldt: {statement}"


def _negation(statement: str) -> str | None:
    denial = _DENIAL.search(statement)
    if denial:
        return _replaced(statement, denial, "een " if denial.group(1).lower() == "geen" else "")
    finite = _FINITE.search(statement)
    if finite:
        return _replaced(statement, finite, f"{finite.group(0)} niet")
    infinitive = _INFINITIVE.search(statement)
    return _replaced(statement, infinitive, f"niet {infinitive.group(0)}") if infinitive else None


def _modality(statement: str) -> str | None:
    return _exchanged(statement, _data()["modality"])


def _addition(statement: str) -> str | None:
    if len(statement) < _SHORTEST:
        return None
    body = statement.rstrip(" .;,")
    return f"{body}{_data()['addition']}."


def _exchanged(statement: str, others: Mapping[str, str]) -> str | None:
    longest_first = "|".join(map(re.escape, sorted(others, key=len, reverse=True)))
    found = re.search(rf"\b(?:{longest_first})\b", statement, re.IGNORECASE)
    return _replaced(statement, found, others[found.group(0).lower()]) if found else None


def _replaced(statement: str, found: re.Match[str], words: str) -> str:
    """Return the statement with other words in one place, with a capital where one stood."""
    if found.group(0)[0].isupper():
        words = words[:1].upper() + words[1:]
    return f"{statement[: found.start()]}{words}{statement[found.end() :]}"


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = package_data("evals", "corrupting.yaml")
    return found


_KINDS: Mapping[str, Callable[[str], str | None]] = {
    "number": _number,
    "date": _date,
    "name": _name,
    "body": _body,
    "organisation": _organisation,
    "negation": _negation,
    "modality": _modality,
    "addition": _addition,
}
KINDS = tuple(_KINDS)
"""The ways in which a statement can be made false."""
