"""Names of files and folders made from what people call a question set."""

import re
import unicodedata

_LONGEST = 60


def slug(name: str) -> str:
    """Return a name as small letters, digits and hyphens: "Eerste proef (2026)" -> "eerste-proef-2026"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "vragenset"
