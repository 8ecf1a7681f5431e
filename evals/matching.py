"""Comparing texts on letters and digits only, so that layout and markup do not matter."""


def normalise(text: str | None) -> str:
    """Return the letters and digits of the text in lower case, accents kept; "" for None.

    Source: "Matching" in docs/question-sets.md.
    """
    return "".join(character for character in (text or "").lower() if character.isalnum())
