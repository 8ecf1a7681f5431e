"""Find out whose document it is, for which role, and what it is called."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.blocks import Block, BlockKind
from ingest.cleaning import squeeze
from ingest.model import UNKNOWN_ORGANISATION
from ingest.municipalities import municipalities

_OPENING = 4
"""Blocks in which a document may name its role outside of a heading."""
_HEAD = 600
"""A document introduces itself in this many characters."""

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
_ROLE = re.compile(
    r"\b((?:adjunct[- ]?)?"
    r"(?:algemeen|algemene|financieel|financiële|zakelijk|operationeel|zonaal)[- ]?directeur"
    r"|(?:adjunct[- ])?(?:stads|gemeente|ocmw-|provincie)?secretaris"
    r"|financieel beheerder|gewestelijk ontvanger|zonecommandant|korpschef"
    r"|(?:adjunct[- ])?(?:departements|afdelings|dienst|sector|cluster|team|bureau)"
    r"(?:hoofd|verantwoordelijke|leider|coördinator)"
    r"|directeur|clustermanager|hoofd(?:bibliothecaris|maatschappelijk werker)?"
    r"|bibliothecaris|stadsontvanger"
    r"|(?:\w+-?)?(?:coördinator|manager|adviseur|ambtenaar|deskundige|consulent|medewerker)"
    r"|functionaris voor gegevensbescherming|maatschappelijk werker)\b",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(
    r"^ (?!(?:van|bij|voor|stad|gemeente|ocmw|groep|lokaal bestuur|welzijns\w+|zorg\w+)\b)"
    r"((?:[a-zà-ÿ&-]+(?:,? ?)){1,5})$",
    re.IGNORECASE,
)
_LEADS_ALL = re.compile(r"(?:algemeen|algemene|financieel|financiële)[- ]?directeur$|secretaris$")
"""Roles for the whole organisation: a name behind them is no unit that they lead."""
_NUMBER = re.compile(r"^\d+[.)]?\s+")
_LABELLED = re.compile(
    r"^\W*(?:functie|functietitel|functiebenaming|functienaam|benaming)\s*[:|\t]\W*([^\n]+)$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that names the role ("Functietitel: algemeen directeur")."""
_ANNOUNCES = re.compile(
    r"functiebeschrijving|infobundel|informatiebundel|vacature|profiel|selectiereglement",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"^(?:functiebeschrijving|functieprofiel|functieomschrijving|profiel|vacature|infobundel)\b:?"
    r" (?P<role>[A-Za-zÀ-ÿ-]{4,}(?: [A-Za-zÀ-ÿ-]+){0,3}?)(?: ?\([mvx/ ]+\)| van .*| bij .*)?$",
    re.IGNORECASE,
)
"""A title that names a role which is none of the known ones ("Functiebeschrijving jurist")."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is about."""

    title: str
    """As the document calls itself."""
    organisation: str
    """Name of the local government or association."""
    organisation_type: str
    """"stad", "gemeente", or the association's own word; empty when unknown."""
    role: str
    """The role described, lower case; empty when not found."""


def identify(
    blocks: Sequence[Block], text: str, fallback_title: str, furniture: Iterable[str] = ()
) -> Identity:
    """Return the identity of a document, from its first lines and from what it names most.

    ``fallback_title`` serves where the document has no title of its own (the file's name),
    ``furniture`` (the lines of headers and footers) where its text does not name the organisation.
    """
    organisation, kind = _organisation(text)
    if organisation == UNKNOWN_ORGANISATION:
        organisation, kind = _organisation("\n".join(furniture))
    title = _title(blocks) or fallback_title
    role = _role(title, text, organisation)
    if role and role not in title.lower():
        title = f"{title} {role}"
    return Identity(title, organisation, kind, role)


def names_document(text: str) -> bool:
    """Tell whether a heading names the document or its role, as a title does."""
    return _ANNOUNCES.search(text) is not None or _ROLE.search(text) is not None


def names_organisation(text: str) -> bool:
    """Tell whether a line names a local government or association."""
    return _GOVERNMENT_NAME.search(text) is not None or _ASSOCIATION.search(text) is not None


def _title(blocks: Sequence[Block]) -> str:
    head = [block for block in blocks[:12] if block.text and len(block.text) <= 120]
    for text in (block.text for block in head):
        if _ANNOUNCES.search(text):
            return _NUMBER.sub("", squeeze(text)).rstrip(":")
    for place, block in enumerate(head):
        # Deeper down a line with a role is a task, unless it is a heading.
        names_it = _ROLE.search(block.text) and not block.text.endswith((".", ":"))
        if names_it and (place < _OPENING or block.kind is BlockKind.HEADING):
            return _NUMBER.sub("", squeeze(block.text)).rstrip(":")
    headings = [block.text for block in blocks[:12] if block.kind is BlockKind.HEADING]
    named = bool(headings) and _NUMBER.match(headings[0]) is None
    return squeeze(headings[0]).rstrip(":") if named else ""


def _role(title: str, text: str, organisation: str) -> str:
    named = _ANNOUNCED.match(title)
    if named and _ROLE.search(title) is None and not names_organisation(named["role"]):
        return named["role"].lower()
    in_title = max(_ROLE.finditer(title), key=lambda match: len(match.group(0)), default=None)
    if in_title:
        return _with_unit(in_title.group(0).lower(), title[in_title.end() :], organisation)
    labelled = _LABELLED.search(text)
    found = (_ROLE.search(labelled.group(1)) if labelled else None) or _ROLE.search(text)
    return found.group(0).lower() if found else ""


def _with_unit(role: str, after: str, organisation: str) -> str:
    """Return the role with the unit it leads ("afdelingshoofd burgerzaken"), if that follows it."""
    complement = _COMPLEMENT.match(after)
    unit = complement.group(1).lower() if complement else ""
    whole = organisation.lower() in unit or _LEADS_ALL.search(role) is not None
    return role if whole else squeeze(f"{role} {unit}")


def _organisation(text: str) -> tuple[str, str]:
    scores: Counter[str] = Counter()
    types: dict[str, str] = {}
    head = text[:_HEAD]
    for match in _ASSOCIATION.finditer(text):
        name = _capitalised(f"{match.group(1)} {match.group(2)}")
        scores[name] += 4 if match.start() < len(head) else 2
        types[name] = match.group(1).lower()
    if not scores:
        for match in _DEFINED.finditer(text):
            scores[match.group(1)] += 6
    for match in _GOVERNMENT_NAME.finditer(text):
        name = _capitalised(match.group(1))
        scores[name] += 6 if match.start() < len(head) else 2
    known = _known_names()
    for match in known.finditer(text):
        scores[match.group(0)] += 2 if match.start() < len(head) else 1
    if not scores:
        return UNKNOWN_ORGANISATION, ""
    best = max(scores, key=lambda name: (scores[name], len(name)))
    return best, types.get(best) or _type_of(best, text)


def _capitalised(name: str) -> str:
    """Return the name with its first letter a capital, and without the capitals of a title line."""
    if not any(character.islower() for character in name):
        name = re.sub(r"\w+", lambda word: word.group(0).capitalize(), name)
    return name[:1].upper() + name[1:]


def _type_of(name: str, text: str) -> str:
    city = len(re.findall(rf"\b(?:stad|stads\w+)\b[^.]{{0,12}}\b{re.escape(name)}", text, re.IGNORECASE))
    municipality = len(
        re.findall(rf"\bgemeente(?:bestuur)?\b[^.]{{0,12}}\b{re.escape(name)}", text, re.IGNORECASE)
    )
    known = {entry.name: entry.city for entry in municipalities()}
    if city == municipality == 0:
        return ("stad" if known[name] else "gemeente") if name in known else ""
    return "stad" if city >= municipality else "gemeente"


@cache
def _known_names() -> re.Pattern[str]:
    names = sorted((entry.name for entry in municipalities()), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b(?!-)")
