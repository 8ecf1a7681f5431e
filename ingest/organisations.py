"""Recognise which local government or association a document is of."""

import re
import unicodedata
from collections import Counter
from functools import cache

from ingest.cleaning import letters
from ingest.municipalities import municipalities

_HEAD = 600
"""A document introduces itself in this many characters."""
_PASSING = 1
"""The score of a municipality that is named once, in passing: too little to be the document's own."""

_GOVERNMENT = (
    r"(?:(?:stad|gemeente) en OCMW|stad|gemeente|stadsbestuur|gemeentebestuur"
    r"|OCMW|lokaal bestuur|groep)"
)
_NAME = (
    r"(?!(?i:en|of)\b)(?:D[Ee][Nn]? )?[A-ZÀ-Þ][\w'’]+(?:-[A-Za-zÀ-ÿ'’]+)*"
    r"(?: (?:aan|op|bij|den|de|ter) (?:den |de )?[A-ZÀ-Þ][\w-]+)?"
)
_GOVERNMENT_NAME = re.compile(rf"\b(?i:{_GOVERNMENT})\s+({_NAME})")
_SHARED_BODY = (
    r"(?:(?:inter)?gemeentelijke|interlokale|opdrachthoudende|dienstverlenende|regionale|feitelijke) "
    r"(?:vereniging|projectvereniging|dienst)"
    r"|(?:inter)?gemeentelijk samenwerkingsverband"
    r"|(?:welzijns|zorg|dienstverlenende |project|streek)\w*"
    r"(?:band|vereniging|bedrijf|punt|groep|netwerk|koepel|regio)"
    r"|welzijnszorg|intercommunale|hulpverleningszone|brandweerzone|politiezone|eerstelijnszone"
    r"|autonoom gemeentebedrijf|woonmaatschappij|samenwerkingsverband"
    r"|provincie|vervoerregio"
)
_ASSOCIATION = re.compile(rf"\b((?i:{_SHARED_BODY})) ([A-ZÀ-Þ][\w'’]+(?:[- ][A-ZÀ-Þ][\w'’]+){{0,2}})")
_DEFINED = re.compile(
    r"(?:^|[.\n]\s*)((?:(?:De|Het) )?[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,2})"
    rf" is een (?:\w+ )?(?:{_SHARED_BODY})\b"
)
"""An association may go by a name alone: "Drie Beken is een projectvereniging van zes gemeenten"."""
_WHOLE_GOVERNMENT = re.compile(rf"((?i:{_GOVERNMENT})) ({_NAME})")
_CITY, _MUNICIPALITY = "stad", "gemeente"
_ADDRESS = re.compile(r"(?:@|\bwww\.|//)((?:[\w-]{1,63}\.){1,4})(?:be|vlaanderen|brussels)\b", re.IGNORECASE)
_GOVERNMENT_PART = re.compile(r"^(?:stadsbestuur|gemeentebestuur|stad|gemeente|ocmw|lokaalbestuur)")
"""What may stand before the name in an address: "gemeenteherent.be"."""


def names_organisation(text: str) -> bool:
    """Tell whether a line names a local government or association."""
    return _GOVERNMENT_NAME.search(text) is not None or _ASSOCIATION.search(text) is not None


def organisation_in(text: str) -> tuple[str, str]:
    """Return the name and the kind ("stad", "gemeente", ...) of whom the text names most, else empty.

    What its first lines name counts for more; a municipality named once in passing does not count.
    """
    scores: Counter[str] = Counter()
    types: dict[str, str] = {}
    for match in _ASSOCIATION.finditer(text):
        name = _capitalised(f"{match.group(1)} {match.group(2)}")
        scores[name] += 4 if match.start() < _HEAD else 2
        types[name] = match.group(1).lower()
    if not scores:
        for match in _DEFINED.finditer(text):
            scores[match.group(1)] += 6
    for match in _GOVERNMENT_NAME.finditer(text):
        scores[_capitalised(match.group(1))] += 6 if match.start() < _HEAD else 2
    for match in _known_names().finditer(text):
        if match.group(0) not in _common_words() or _within_sentence(text, match.start()):
            scores[match.group(0)] += 2 if match.start() < _HEAD else 1
    best = max(scores, key=lambda name: (scores[name], len(name)), default="")
    if scores[best] <= _PASSING:
        return "", ""
    return best, types.get(best) or kind_of(best, text)


def organisation_in_addresses(text: str) -> str:
    """Return the known municipality whose web and mail addresses stand in the text, empty when unclear."""
    found: Counter[str] = Counter()
    for match in _ADDRESS.finditer(text):
        plain = _plain(match.group(1).rstrip(".").split(".")[-1])
        names = _by_plain_name()
        name = names.get(plain) or names.get(_GOVERNMENT_PART.sub("", plain))
        if name:
            found[name] += 1
    ranked = found.most_common(2)
    clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if clear else ""


def organisation_in_name(words: str) -> tuple[str, str]:
    """Return the name and kind of the organisation that a file's name holds, empty when unclear.

    ``words``: the name without extension, its words parted by spaces.
    """
    named = _ASSOCIATION.search(words) or _WHOLE_GOVERNMENT.search(words)
    if named:
        return organisation_in(named.group(0))
    plain = f" {_spaced(words)} "
    known = [e for e in municipalities() if f" {_spaced(e.name)} " in plain and not e.common_word]
    longest = [e for e in known if not any(e.name != o.name and e.name in o.name for o in known)]
    return (longest[0].name, kind_of(longest[0].name, "")) if len(longest) == 1 else ("", "")


def split_organisation(written: str) -> tuple[str, str]:
    """Return the name and the kind in an organisation as people write it ("Stad Gent": Gent, stad).

    The kind is empty where the words do not tell it.
    """
    match = _WHOLE_GOVERNMENT.fullmatch(written)
    if match is None:
        association = _ASSOCIATION.fullmatch(written)
        return written, association.group(1).lower() if association else ""
    first = match.group(1).lower()
    kind = next((kind for kind in (_CITY, _MUNICIPALITY) if first.startswith(kind)), "")
    return _capitalised(match.group(2)), kind


def kind_of(name: str, text: str) -> str:
    """Return "stad" or "gemeente" for a government, by how the text calls it, else by what is known of it."""
    city = len(re.findall(rf"\b(?:stad|stads\w+)\b[^.]{{0,12}}\b{re.escape(name)}", text, re.IGNORECASE))
    municipality = len(
        re.findall(rf"\bgemeente(?:bestuur)?\b[^.]{{0,12}}\b{re.escape(name)}", text, re.IGNORECASE)
    )
    known = {entry.name: entry.city for entry in municipalities()}
    if city == municipality == 0:
        return (_CITY if known[name] else _MUNICIPALITY) if name in known else ""
    return _CITY if city >= municipality else _MUNICIPALITY


def _capitalised(name: str) -> str:
    """Return the name with its first letter a capital, and without the capitals of a title line."""
    if not any(character.islower() for character in name):
        name = re.sub(r"\w+", lambda word: word.group(0).capitalize(), name)
    return name[:1].upper() + name[1:]


def _within_sentence(text: str, start: int) -> bool:
    """Tell whether the word before is on the same line and ends no sentence, so that a capital tells."""
    before = text[max(0, start - 2) : start]
    return before.endswith(" ") and before[0].isalnum()


def _plain(name: str) -> str:
    """Return the letters of a name without accents, as web addresses have it."""
    return letters(unicodedata.normalize("NFKD", name))


def _spaced(words: str) -> str:
    return " ".join(_plain(word) for word in re.split(r"[\W_\d]+", words) if word)


@cache
def _by_plain_name() -> dict[str, str]:
    return {_plain(entry.name): entry.name for entry in municipalities()}


@cache
def _common_words() -> frozenset[str]:
    return frozenset(entry.name for entry in municipalities() if entry.common_word)


@cache
def _known_names() -> re.Pattern[str]:
    names = sorted((entry.name for entry in municipalities()), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b(?!-)")
