"""With whom a new director speaks first, and why: the persons and bodies that the document names."""

from collections.abc import Collection, Iterator
from functools import cache

from assistant.briefing.duties import KINDS, holder_words
from assistant.briefing.items import Items
from assistant.briefing.model import Aspect, Group, Topic
from assistant.briefing.vocabulary import Party, data, parties_in, standard_parties
from assistant.compose.quoting import row_subject
from assistant.signs import Signs, names
from assistant.texts import enumerate_names
from assistant.units import Reader, Unit
from assistant.words import tokens
from ingest.model import PassageKind, SectionKind

_WEIGHTS = {
    SectionKind.CONTACTS: 3.0,
    SectionKind.POSITION: 2.0,
    SectionKind.RESULT_AREA: 1.0,
    SectionKind.TASKS: 1.0,
    SectionKind.PURPOSE: 0.8,
    SectionKind.GENERAL: 0.4,
}
"""How well a part of the document says why one should meet."""
_TALKS = 1.5
"""What it adds that a sentence says that people speak with each other."""
_LONG = 400
"""Characters by which a sentence loses half a point."""
_CIRCLES = (Aspect.BOARD, Aspect.COLLEAGUES, Aspect.OUTSIDE)


def conversation_groups(reader: Reader) -> tuple[Group, ...]:
    """Return the document's own contacts, and the other persons and bodies of importance with why.

    Those for whom the same words say why stand together.
    """
    items = Items(Topic.CONVERSATIONS)
    contacts = list(_contacts(reader))
    listed = [
        item for unit in contacts if (item := items.make(unit, _who(reader, unit), lead_in=unit.lead_in))
    ]
    groups = [Group(tuple(listed), aspect=Aspect.CONTACTS)] if listed else []
    met = {party.term for unit in contacts for party in parties_in(unit.text)}
    reasons = _reasons(reader, met)
    for circle in _CIRCLES:
        chosen: dict[Unit, list[str]] = {}
        for party in standard_parties():
            if party.circle == circle and party.term in reasons:
                chosen.setdefault(reasons[party.term], []).append(party.term)
        made = [
            items.make(unit, enumerate_names(terms), lead_in=unit.lead_in) for unit, terms in chosen.items()
        ]
        if any(made):
            groups.append(Group(tuple(item for item in made if item), aspect=circle))
    return tuple(groups)


def _reasons(reader: Reader, met: Collection[str]) -> dict[str, Unit]:
    """Return for each person and body, except those met already, the words that say best why to speak."""
    best: dict[str, tuple[float, Unit]] = {}
    for unit in reader.units(KINDS):
        worth = _worth(reader, unit)
        if worth <= 0:
            continue
        for party in parties_in(unit.text):
            if party.term in met or _is_holder(reader, party):
                continue
            if party.term not in best or worth > best[party.term][0]:
                best[party.term] = (worth, unit)
    return {term: unit for term, (_, unit) in best.items()}


def _contacts(reader: Reader) -> Iterator[Unit]:
    for unit in reader.units((SectionKind.CONTACTS,)):
        if not _is_for_candidates(reader, unit):
            yield unit


def _is_for_candidates(reader: Reader, unit: Unit) -> bool:
    """Tell whether it stands under a heading for people who apply ("Nog vragen?")."""
    section = reader.document.sections[unit.passage.section]
    return section.kind is SectionKind.CONTACTS and _candidate_headings().are_in(section.heading)


def _who(reader: Reader, unit: Unit) -> str:
    """Return the person or body that a table row is about; empty for a sentence, which says it itself.

    It stands in the first column that is different in every row.
    """
    if unit.passage.kind is not PassageKind.ROW:
        return ""
    rows = [passage for passage in reader.within(unit.passage.section) if passage.kind is PassageKind.ROW]
    for at, cell in enumerate(unit.passage.cells):
        column = [row.cells[at].value for row in rows if at < len(row.cells)]
        if cell.value and len(set(column)) == len(column):
            return cell.value
    return row_subject(unit.passage)


def _is_holder(reader: Reader, party: Party) -> bool:
    """Nobody meets oneself: the role that the document describes."""
    return bool(reader.document.role) and party.signs.are_in(reader.document.role)


def _worth(reader: Reader, unit: Unit) -> float:
    """Return how well a unit says why to speak with those that it names; 0 or less when it does not."""
    kind = reader.kind(unit.passage)
    if _is_for_candidates(reader, unit) or (
        kind is SectionKind.GENERAL and not holder_words(reader.document).intersection(tokens(unit.text))
    ):
        return 0.0
    return _WEIGHTS[kind] + _TALKS * _talking().are_in(unit.text) - min(len(unit.text), _LONG) / _LONG / 2


@cache
def _talking() -> Signs:
    return names(data()["talking"])


@cache
def _candidate_headings() -> Signs:
    return names(data()["candidate_contacts"])
