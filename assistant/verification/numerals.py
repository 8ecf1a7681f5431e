"""Numbers in figures and words, and the units that may stand behind them."""

import re

from assistant.numbers import NUMBERS
from assistant.verification.segments import Segment
from assistant.words import fold_letters

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*$")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_FRACTIONS = {"anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "halve": 0.5}
_UNITS = {
    "euro": "euro", "eur": "euro", "€": "euro", "procent": "procent", "%": "procent",
    "jaar": "jaar", "jaren": "jaar", "jr": "jaar", "maand": "maand", "maanden": "maand",
    "week": "week", "weken": "week", "uur": "uur", "uren": "uur", "minuten": "minuut", "minuut": "minuut",
    "kwartier": "kwartier", "kwartaal": "kwartaal", "kwartalen": "kwartaal", "trimester": "kwartaal",
    "keer": "keer", "maal": "keer", "km": "km", "kilometer": "km",
}  # fmt: skip


def known_unit(word: str) -> str:
    """Return the unit that a folded word is ("werkdagen": "werkdag"), "" for another word."""
    if word in _UNITS:
        return _UNITS[word]
    if word.endswith(("dag", "dagen")):
        return "werkdag" if "werkdag" in word and "telewerk" not in word else "dag"
    return ""


def value_of(segment: Segment, at: int) -> float | None:
    """Return the number at a place, None when there is none; "een" without accents is an article."""
    if not 0 <= at < len(segment.words):
        return None
    word, written = segment.words[at], segment.written[at].lower()
    if _DIGITS.match(word):
        digits = word.replace(".", "") if _GROUPED.match(word) else word
        digits = digits.rstrip(".").replace(",", ".")
        return float(digits) if digits.count(".") < 2 else None
    if word == "een":
        return 1.0 if "é" in written else None
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    if word.endswith("tal") and word.removesuffix("tal") in NUMBERS:  # "een twintigtal"
        return float(NUMBERS[word.removesuffix("tal")])
    return float(NUMBERS[word]) if word in NUMBERS else _large(word)


_TAILS = (("duizend", 1000), ("honderd", 100))


def _large(word: str) -> float | None:
    """Return the value of "zevenhonderd" or "tweeduizend", None for other words."""
    for tail, times in _TAILS:
        if word.endswith(tail):
            head = fold_letters(word.removesuffix(tail))
            if not head:
                return float(times)
            return float(NUMBERS[head] * times) if head in NUMBERS else None
    return None
