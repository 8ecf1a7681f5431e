"""Questions that point at an item of a list answered before: "leg de tweede uit", "het laatste punt"."""

import re
from dataclasses import dataclass

from assistant.words import fold

_ORDINALS = {
    word: position
    for position, words in enumerate(
        (
            "eerste 1e 1ste first",
            "tweede 2e 2de second",
            "derde 3e 3de third",
            "vierde 4e 4de fourth",
            "vijfde 5e 5de fifth",
            "zesde 6e 6de sixth",
            "zevende 7e 7de seventh",
            "achtste 8e 8ste eighth",
            "negende 9e 9de ninth",
            "tiende 10e 10de tenth",
        )
    )
    for word in words.split()
} | {"laatste": -1, "last": -1, "voorlaatste": -2}
_ITEM = (
    r"(?:punt|puntje|item|taak|stap|proef|deel|onderdeel|competentie|voorwaarde|opdracht|criterium|element|eis|voordeel"
    r"|gedragsindicator|bolletje|resultaatgebied|luik|point|step|task|part|one)"
)
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)})"
_POINTS = (
    re.compile(rf"\b{_ORDINAL}\s+{_ITEM}\b"),
    re.compile(
        rf"\b(?:de|het|die|dat|the)\s+{_ORDINAL}"
        r"(?=\s*(?:[?.!,]|$|van (?:dat|de|die|het)\b|eens|even|daarvan|of th))"
    ),
    re.compile(
        rf"\b(?:de|het|die|dat|the)\s+{_ORDINAL}(?=\s+(?:uit|toe|in|inhoudt|betekent|precies|wat|mean)\b)"
    ),
    re.compile(rf"\b{_ITEM}\s+(?:nr\.?\s*|nummer\s*)?(?P<number>0?[1-9]\d?)\b"),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The words of a question that point at an item."""

    place: int
    """0 for the first item, -1 for the last."""
    start: int
    """Offset of the words in the question."""
    end: int
    """Offset after them."""


def item_meant(question: str) -> Reference | None:
    """Return the item at which a question points, None when it points at none."""
    folded = fold(question)
    if len(folded) != len(question):  # offsets would not fit
        return None
    for pattern in _POINTS:
        match = pattern.search(folded)
        if match:
            named = match.groupdict()
            place = int(named["number"]) - 1 if named.get("number") else _ORDINALS[named["ordinal"]]
            return Reference(place, match.start(), match.end())
    return None
