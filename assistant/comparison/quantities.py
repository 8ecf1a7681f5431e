"""The numbers in a text with what they count, in one spelling, so that they can be compared."""

import re
from collections.abc import Mapping

from assistant.numbers import NUMBERS
from assistant.words import fold_letters
from ingest.dates import MONTHS

_WORDS: Mapping[str, float] = {
    **{word: number for word, number in NUMBERS.items() if number > 1},
    "anderhalf": 1.5,
    "anderhalve": 1.5,
}
_COUNTED = {
    "euro": r"euro|eur|€",
    "procent": r"procent|%",
    "jaar": r"jaar|jaren|jr",
    "maanden": r"maand(?:en)?",
    "weken": r"we(?:ek|ken)",
    "dagen": r"(?:\w*?)dag(?:en)?",
    "uren": r"uur|uren",
    "keer": r"keer|maal",
}
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_IN_WORDS = "|".join(sorted(_WORDS, key=len, reverse=True))
_ANY_UNIT = "|".join(f"(?:{unit})" for unit in _COUNTED.values())
_WITH_UNIT = re.compile(
    rf"(?P<currency>€\s*)?(?<![\w.,])(?P<number>{_NUMBER}|{_IN_WORDS}|een)(?![\w]|[.,]\d)"
    rf"\s*(?:\w+\s+)??(?:(?P<unit>{_ANY_UNIT})(?!\w))?"
)
_UNIT_NAMES = [(name, re.compile(pattern)) for name, pattern in _COUNTED.items()]
_OFTEN = re.compile(
    r"\b((?:drie|twee|half)?(?:jaar|maande|weke|dage|kwartaal)lijks(?! (?:personeelsbeheer|bestuur))"
    r"|elke? (?:maand|kwartaal|week|jaar))\b"
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_CODE = re.compile(r"\b[a-e]\d[a-z]?\b")
"""A salary scale: "A4a", "B5"."""


def quantities(text: str) -> frozenset[str]:
    """Return the numbers of the text with their units ("5 jaar", "8.5 euro"), how often, months and scales.

    Numbers in words count too, but not "een" without accents: that is mostly an article.
    """
    folded = fold_letters(text)
    found: set[str] = set()
    for match in _WITH_UNIT.finditer(folded):
        unit = "euro" if match["currency"] else _unit(match["unit"] or "")
        number = match["number"]
        # "een" is a number only with its accents.
        article = number == "een" and "é" not in text[match.start("number") : match.end("number")].lower()
        if not article:
            value = _value(number) if number[0].isdigit() else _WORDS.get(number, 1)
            found.add(f"{value:g} {unit}".strip())
    named = (*_OFTEN.finditer(folded), *_MONTH.finditer(folded), *_CODE.finditer(folded))
    return frozenset(found | {match.group(0) for match in named})


def _unit(written: str) -> str:
    if written.startswith("werkdag"):
        return "werkdagen"
    return next((name for name, pattern in _UNIT_NAMES if pattern.fullmatch(written)), "")


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "."))
