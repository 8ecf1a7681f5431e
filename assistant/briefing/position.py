"""Why the role exists and where it stands: purpose, reporting, staff, deputy and management team."""

from collections.abc import Sequence
from functools import cache

from assistant.briefing.duties import holder_words, main_clauses
from assistant.briefing.items import Items
from assistant.briefing.model import Aspect, Group, Item, Topic
from assistant.briefing.vocabulary import data
from assistant.compose.quoting import plain_heading
from assistant.signs import Signs, Words, names, signs, words_of
from assistant.units import Reader, Unit
from assistant.words import tokens
from ingest.model import PassageKind, SectionKind

_ASPECTS = (Aspect.REPORTS_TO, Aspect.LEADS, Aspect.DEPUTY, Aspect.MANAGEMENT_TEAM)
_PLACES = (SectionKind.POSITION, SectionKind.PURPOSE, SectionKind.GENERAL, SectionKind.CONTACTS)
_NEAR = 3
"""Words behind "rapporteren aan" among which the one stands to whom is reported."""
_WORK = (SectionKind.RESULT_AREA, SectionKind.TASKS)


def purpose_groups(reader: Reader) -> tuple[Group, ...]:
    """Return what the document says the role is for.

    Without such a part: what it says of the holder in general, before the tasks begin.
    """
    items = Items(Topic.PURPOSE)
    found: dict[str, list[Item]] = {}
    units = reader.units((SectionKind.PURPOSE,)) or _general_words(reader)
    for unit in units:
        item = items.make(unit)
        if item:
            found.setdefault(_heading(reader, unit), []).append(item)
    return tuple(Group(tuple(group), title) for title, group in found.items())


def _general_words(reader: Reader) -> list[Unit]:
    """Return the sentences about the holder in the general parts before the first task."""
    holder = holder_words(reader.document)
    ends = [section.start for section in reader.document.sections if section.kind in _WORK]
    return [
        unit
        for unit in reader.units((SectionKind.GENERAL,))
        if unit.quote.end <= min(ends, default=len(reader.document.text))
        and unit.passage.kind is PassageKind.TEXT
        and not unit.passage.cells
        and holder.intersection(tokens(unit.text))
    ]


def _heading(reader: Reader, unit: Unit) -> str:
    return plain_heading(reader.document.sections[unit.passage.section].heading)


def position_groups(reader: Reader) -> tuple[Group, ...]:
    """Return a group for each fixed aspect of the position, and one for what else is said about it."""
    items = Items(Topic.POSITION)
    units = reader.units(_PLACES)
    found: dict[Aspect, list[Item]] = {aspect: [] for aspect in (*_ASPECTS, Aspect.ELSEWHERE)}
    for aspect in _ASPECTS:
        # Work is read for this only where the parts that are about the position are silent.
        for candidates in (units, reader.units(_WORK)):
            chosen = [unit for unit in candidates if _is_about(reader, unit, aspect)]
            members = _made(items, chosen, aspect)
            if members:
                found[aspect] += members
                break
    for unit in reader.units((SectionKind.POSITION,)):
        item = items.make(unit)
        if item:
            found[Aspect.ELSEWHERE].append(item)
    return tuple(
        Group(tuple(members), aspect=aspect)
        for aspect, members in found.items()
        if members or aspect is not Aspect.ELSEWHERE
    )


def _made(items: Items, units: Sequence[Unit], aspect: Aspect) -> list[Item]:
    """Return the items of an aspect; words said before come back only where it would seem silent without."""
    made = [item for unit in units if (item := items.make(unit, lead_in=unit.above))]
    return made or [item for unit in units[:1] if (item := items.make(unit, scope=aspect))]


def _is_about(reader: Reader, unit: Unit, aspect: Aspect) -> bool:
    kind = reader.kind(unit.passage)
    holder = holder_words(reader.document)
    if kind is SectionKind.CONTACTS and _contact_signs(aspect).are_in(unit.text):
        return True
    named = " ".join((*unit.passage.headings[-1:], unit.text))
    if kind is SectionKind.GENERAL and not (unit.passage.cells or holder.intersection(tokens(named))):
        return False
    role = frozenset(tokens(reader.document.role))
    return any(_says(text, aspect, holder, role) for text in (unit.text, unit.announced))


def _says(text: str, aspect: Aspect, holder: frozenset[str], role: frozenset[str]) -> bool:
    wanted = _signs(aspect)
    if aspect is Aspect.MANAGEMENT_TEAM and not _membership().are_in(text):
        return False
    clauses = main_clauses(text, holder)
    if wanted.apart_places(words_of(", ".join(clauses))):
        return True
    for words in map(words_of, clauses):
        if aspect is Aspect.REPORTS_TO and _is_reported_to(words, holder, role):
            continue  # others report to the holder
        if wanted.verb_places(words) or wanted.spans(words):
            return True
        if aspect is Aspect.LEADS and _is_reported_to(words, holder, role):
            return True
    return False


def _is_reported_to(words: Words, holder: frozenset[str], role: frozenset[str]) -> bool:
    """Tell whether it is the holder to whom somebody reports; "algemeen directeur" may be another one."""
    others = frozenset(data()["other_directors"]) - role
    return any(
        words.folded[at] in holder and words.folded[at - 1] not in others
        for _, end in _signs(Aspect.REPORTS_TO).spans(words)
        for at in range(end, min(end + _NEAR, len(words.folded)))
    )


def recipients(text: str) -> str:
    """Return the words behind "rapporteert aan" in a text, all of it where it is no sentence about that."""
    words, wanted = words_of(text), _signs(Aspect.REPORTS_TO)
    ends = [end for _, end in wanted.spans(words)]
    for at in wanted.apart_places(words):
        ends += [place + 1 for place, word in enumerate(words.folded) if word == "aan" and place > at][:1]
    start = min(ends, default=0)
    pronouns = frozenset(data()["holder"])
    again = [at for at in range(start, len(words.folded)) if words.folded[at] in pronouns] if ends else []
    return " ".join(words.written[start : min(again, default=len(words.written))])


@cache
def _signs(aspect: Aspect) -> Signs:
    return signs(data()["position"][aspect.value])


@cache
def _contact_signs(aspect: Aspect) -> Signs:
    return names(data()["position"][aspect.value].get("contacts", ()))


@cache
def _membership() -> Signs:
    return signs(data()["membership"])
