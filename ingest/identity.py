"""Find out whose document it is, for which role, what it is called and of which date it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, BlockKind, Identification
from ingest.cleaning import squeeze
from ingest.dates import date_in_name, document_date, iso_date, without_date
from ingest.declared import NOTHING
from ingest.model import UNKNOWN_ORGANISATION, Noise, NoiseReason, Origin, Origins
from ingest.organisations import (
    kind_of,
    names_organisation,
    organisation_in,
    organisation_in_addresses,
    organisation_in_name,
    split_organisation,
)

_OPENING = 4
"""Blocks in which a document may name its role outside of a heading."""
_LONGEST_TITLE = 120
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


_AROUND = frozenset((NoiseReason.RUNNING, NoiseReason.NAVIGATION))
"""What stands around a text and may say whose it is; what is hidden or deleted may not."""
_PROGRAM = re.compile(r"^microsoft (?:word|powerpoint) ?- ?", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(?:\W*|(?:untitled|naamloos|zonder titel|document|presentatie|presentation|powerpoint-presentatie"
    r"|sjabloon|template|blanco|home(?:pagina)?|index|titel|title)[\W\d]*|\S+\.\w{2,4}|\S+[_/\\]\S+)$",
    re.IGNORECASE,
)
"""Titles that programs give and nobody changed."""


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
    date: str
    """Of this version, ISO 8601 to the precision known; empty when not found."""
    origins: Origins
    """Where each was found."""


def identify(
    blocks: Sequence[Block],
    text: str,
    file_stem: str,
    noise: Iterable[Noise] = (),
    properties: Identification = NOTHING,
    declared: Identification = NOTHING,
) -> Identity:
    """Return the identity of a document whose blocks make up the canonical text.

    What is declared counts before what the text says, its headers and footers (in ``noise``) counts
    before the file's properties, and those before its name (``file_stem``, without extension). Only
    for a date the name counts before the properties, which change whenever a file is saved.
    """
    left_out = tuple(noise)
    file_words = squeeze(re.sub(r"[-_]", " ", file_stem))
    own_title, property_title = _title(blocks), _worthwhile(properties.title)
    title, title_from = _first(
        (declared.title, Origin.DECLARED),
        (own_title, Origin.TEXT),
        (property_title, Origin.PROPERTIES),
        (file_words, Origin.FILE_NAME),
    )
    organisation, kind, organisation_from = _organisation(text, file_words, left_out, properties, declared)
    role, role_from = _first(
        (squeeze(declared.role).lower(), Origin.DECLARED),
        (_role_in_title(own_title, organisation), Origin.TEXT),
        (_role_labelled(text) or _role_in_opening(blocks, organisation), Origin.TEXT),
        (properties.role or _role_in_title(property_title, organisation), Origin.PROPERTIES),
        (_role_in_title(_without(organisation, file_words), organisation), Origin.FILE_NAME),
        (_role_mentioned(text), Origin.TEXT),
    )
    running = [entry.text for entry in left_out if entry.reason is NoiseReason.RUNNING]
    when, date_from = _first(
        (iso_date(declared.date), Origin.DECLARED),
        (document_date(own_title, text.split("\n"), running), Origin.TEXT),
        (date_in_name(file_stem), Origin.FILE_NAME),
        (iso_date(properties.date), Origin.PROPERTIES),
    )
    if role and role not in title.lower() and title_from is not Origin.DECLARED:
        title = f"{title} {role}"
    origins = Origins(title_from, organisation_from, role_from, date_from)
    return Identity(title, organisation, kind, role, when, origins)


def _first(*found: tuple[str, Origin]) -> tuple[str, Origin]:
    return next(((value, origin) for value, origin in found if value), ("", Origin.NOWHERE))


def _organisation(
    text: str,
    file_words: str,
    noise: Sequence[Noise],
    properties: Identification,
    declared: Identification,
) -> tuple[str, str, Origin]:
    """Return the organisation's name, its kind and where it was found."""
    if declared.organisation:
        name, kind = split_organisation(declared.organisation)
        return name, declared.organisation_type or kind or kind_of(name, text), Origin.DECLARED
    around = "\n".join(entry.text for entry in noise if entry.reason in _AROUND)
    addresses = "\n".join([text, around, *(e.text for e in noise if e.reason is NoiseReason.ADDRESS)])
    by_address = organisation_in_addresses(addresses)
    of_file = "\n".join((properties.organisation, properties.title))
    for (name, kind), origin in (
        (organisation_in(text), Origin.TEXT),
        (organisation_in(around), Origin.RUNNING),
        ((by_address, kind_of(by_address, text)), Origin.ADDRESS),
        (organisation_in(of_file), Origin.PROPERTIES),
        (organisation_in_name(file_words), Origin.FILE_NAME),
    ):
        if name:
            return name, declared.organisation_type or kind, origin
    return UNKNOWN_ORGANISATION, declared.organisation_type, Origin.NOWHERE


def names_document(text: str) -> bool:
    """Tell whether a heading names the document or its role, as a title does."""
    return _ANNOUNCES.search(text) is not None or _ROLE.search(text) is not None


def _title(blocks: Sequence[Block]) -> str:
    head = [block for block in blocks[:12] if block.text and len(block.text) <= _LONGEST_TITLE]
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


def _worthwhile(title: str) -> str:
    """Return a title from the file's properties, empty when a program gave it."""
    plain = squeeze(_PROGRAM.sub("", squeeze(title)))
    return "" if _NO_TITLE.match(plain) or len(plain) > _LONGEST_TITLE else plain


def _role_in_title(written: str, organisation: str) -> str:
    title = without_date(written)
    named = _ANNOUNCED.match(title)
    if named and _ROLE.search(title) is None and not names_organisation(named["role"]):
        return named["role"].lower()
    in_title = max(_ROLE.finditer(title), key=lambda match: len(match.group(0)), default=None)
    return _with_unit(in_title.group(0).lower(), title[in_title.end() :], organisation) if in_title else ""


def _without(organisation: str, words: str) -> str:
    """Return the words of a file's name without the organisation's, which are no part of the role."""
    name = re.escape(organisation).replace(r"\-", "[- ]")
    return squeeze(re.sub(rf"\b(?:(?:stad|gemeente|ocmw) )?{name}\b", " ", words, flags=re.IGNORECASE))


def _role_in_opening(blocks: Sequence[Block], organisation: str) -> str:
    """Return the role that one of the first lines names, as a cover does beside the title."""
    lines = [block.text for block in blocks[:_OPENING] if len(block.text) <= _LONGEST_TITLE]
    named = (_role_in_title(line, organisation) for line in lines if not line.endswith((".", ":")))
    return next((role for role in named if role), "")


def _role_labelled(text: str) -> str:
    labelled = _LABELLED.search(text)
    return _role_mentioned(labelled.group(1)) if labelled else ""


def _role_mentioned(text: str) -> str:
    found = _ROLE.search(text)
    return found.group(0).lower() if found else ""


def _with_unit(role: str, after: str, organisation: str) -> str:
    """Return the role with the unit it leads ("afdelingshoofd burgerzaken"), if that follows it."""
    complement = _COMPLEMENT.match(after)
    unit = complement.group(1).lower() if complement else ""
    whole = organisation.lower() in unit or _LEADS_ALL.search(role) is not None
    return role if whole else squeeze(f"{role} {unit}")
