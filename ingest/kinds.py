"""Say what a section is about, from its heading and from where it stands."""

import re

from ingest.model import SectionKind as Kind

_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            Kind.RESULT_AREA,
            r"resultaats?gebied|kernresulta|kernopdracht|kerntak"
            r"|verantwoordelijkhe(?:id|den)\b|resultaatsdomein",
        ),
        (Kind.KNOWLEDGE, r"\bkennis|voorkennis|vakkennis|^inzicht|digitale vaardigheden"),
        (
            Kind.SELECTION,
            r"select(?:ie|er|ee)|sollicit|kandida|screening|\bjury|assessment"
            r"|wervingsreserve|examen|\bproe(?:f|ven)\b|inschrijv|^interesse|procedure\b",
        ),
        (
            Kind.CONDITIONS,
            r"(?<!arbeids)voorwaarde(?!n.{0,12}werk)|vereist(?!e (?:competenti|vaardighe))|diploma|toelating"
            r"|deelnemingsvoorw"
            r"|wie (?:zoeken (?:we|wij)|ben (?:jij|je)|bent u)|wij vragen|vragen wij|wat breng je mee"
            r"|ervaring|verwachten (?:we|wij) van",
        ),
        (
            Kind.COMPETENCIES,
            r"competenti|vaardighe(?:id|den)|gedragsindicator|functieprofiel|gewenst profiel"
            r"|^profiel",
        ),
        (
            Kind.OFFER,
            r"aanbod|bieden|verwachten van ons|van ons verwachten|verlon|\bloon|salaris"
            r"|wedde|voordelen|arbeidsvoorwaarden|barema|arbeidsomstandigheden|extralegale"
            r"|verlof|^wat (?:krijg|mag) (?:je|jij|u)\b",
        ),
        (Kind.CONTACTS, r"\bcontact|gesprekspartner|\bwie\b.{0,25}\bsamen|\bvragen\?$|^meer (?:weten|info)"),
        (
            Kind.POSITION,
            r"plaats in|\bsta je in|positi(?:e|onering)|situering|organogram"
            r"|organisatiestructuur|rapporter"
            r"|hi[eë]rarchi|leidinggevende(?! (?:taken|opdracht|capaciteit))|functionele lijn",
        ),
        (
            Kind.PURPOSE,
            r"\bdoel\b|doelstelling|hoofddoel|bestaansreden|missie van de functie"
            r"|functie in het kort|kern van de functie"
            r"|^waarom\b.{0,40}(?:functie|job|directeur)",
        ),
        (
            Kind.TASKS,
            r"\btaken|takenpakket|functie-?\s?inhoud|opdracht|wat ga je doen|wat doe je"
            r"|jobinhoud|functieomschrijving",
        ),
    )
)
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)]|[A-Z][.)])\s+")
_ADDRESSES_READER = re.compile(r"^(?:wat|wij|we|ons|hoe|wie)\b", re.IGNORECASE)
"""So opens a heading of a notice ("Wij bieden"), not the name of a competency ("Hulp bieden")."""


def kind_of_heading(heading: str) -> Kind | None:
    """Return the kind that a heading names by itself, None when it names none."""
    heading = _NUMBER.sub("", heading)
    for kind, pattern in _RULES:
        if pattern.search(heading):
            return kind
    return None


def kind_in_context(heading: str, parent: Kind | None, *, like_siblings: bool) -> Kind:
    """Return the kind of a section under a parent of the given kind.

    ``like_siblings``: it looks like the parent's first subsection (same rank, numbered or not).
    What stands in a list of result areas is a result area whatever its name ("Interne en externe
    contacten"); what stands under competencies is one, unless it says that it is knowledge or a
    condition.
    """
    own = kind_of_heading(heading)
    if parent is Kind.RESULT_AREA and (like_siblings or own is None):
        return Kind.RESULT_AREA
    if (
        parent is Kind.TASKS
        and own in (None, Kind.TASKS, Kind.CONTACTS, Kind.PURPOSE, Kind.POSITION)
        and like_siblings
    ):
        return Kind.RESULT_AREA if own is None else own
    if parent is Kind.COMPETENCIES:
        leaves = own in (Kind.KNOWLEDGE, Kind.CONDITIONS) or _ADDRESSES_READER.match(heading)
        return own if own and leaves else Kind.COMPETENCIES
    if parent in (Kind.SELECTION, Kind.CONDITIONS, Kind.OFFER, Kind.KNOWLEDGE) and own is None:
        return parent
    return own or parent or Kind.GENERAL
