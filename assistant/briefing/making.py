"""Make a briefing of a document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count
from threading import Lock

from assistant.answer import Citation
from assistant.briefing.areas import area_groups
from assistant.briefing.competencies import competency_groups, knowledge_groups
from assistant.briefing.conversations import conversation_groups
from assistant.briefing.differences import find_differences
from assistant.briefing.duties import DUTIES, duty_groups
from assistant.briefing.model import Briefing, Chapter, Differences, Group, Item, Topic
from assistant.briefing.position import position_groups, purpose_groups
from assistant.units import Reader
from assistant.versions import NEWEST, Versions
from ingest.model import UNKNOWN_ORGANISATION, Document

_MAKERS: Mapping[Topic, Callable[[Reader], tuple[Group, ...]]] = {
    Topic.PURPOSE: purpose_groups,
    Topic.POSITION: position_groups,
    Topic.RESULT_AREAS: area_groups,
    Topic.COMPETENCIES: competency_groups,
    Topic.KNOWLEDGE: knowledge_groups,
    Topic.CONVERSATIONS: conversation_groups,
}


def make_briefing(document: Document, documents: Iterable[Document] = ()) -> Briefing:
    """Return the briefing of a document: every quote is ``document.text[start:end]``, numbered from 1.

    ``documents``: all documents that are known; those of other organisations about the same role are
    compared with this one, the newest version of each.
    """
    return BriefingMaker().make(document, documents)


class BriefingMaker:
    """Makes briefings, and remembers what it read of each file for the next; for several threads."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], tuple[Chapter, ...]] = {}
        self._lock = Lock()

    def make(self, document: Document, documents: Iterable[Document] = ()) -> Briefing:
        """Return what make_briefing returns."""
        known = list(documents)
        with self._lock:
            kept = {(each.name, each.sha256) for each in (document, *known)}
            self._read = {key: chapters for key, chapters in self._read.items() if key in kept}
            own = self._chapters(document)
            others = [o for o in Versions(known).chosen(known, NEWEST) if _is_comparable(document, o)]
            read = {other.name: (other, self._chapters(other)) for other in others}
        return _written(document, own, find_differences(document, own, read))

    def _chapters(self, document: Document) -> tuple[Chapter, ...]:
        key = (document.name, document.sha256)
        if key not in self._read:
            self._read[key] = _chapters(document)
        return self._read[key]


def _written(document: Document, chapters: tuple[Chapter, ...], differences: Differences) -> Briefing:
    numbers = count(1)
    return Briefing(
        document=document.name,
        title=document.title,
        organisation=document.organisation,
        role=document.role,
        date=document.date,
        sha256=document.sha256,
        chapters=tuple(_numbered(chapter, numbers) for chapter in chapters),
        differences=Differences(
            differences.compared,
            tuple(replace(d, citation=_number(d.citation, numbers)) for d in differences.only_here),
            tuple(replace(d, citation=_number(d.citation, numbers)) for d in differences.not_here),
        ),
    )


def _chapters(document: Document) -> tuple[Chapter, ...]:
    reader = Reader(document)
    return tuple(
        Chapter(topic, duty_groups(reader, topic) if topic in DUTIES else _MAKERS[topic](reader))
        for topic in Topic
    )


def _is_comparable(document: Document, other: Document) -> bool:
    return (
        bool(document.role)
        and other.role == document.role
        and other.organisation not in (document.organisation, UNKNOWN_ORGANISATION)
    )


def _numbered(chapter: Chapter, numbers: "count[int]") -> Chapter:
    return replace(
        chapter,
        groups=tuple(
            replace(group, items=tuple(_with_numbers(item, numbers) for item in group.items))
            for group in chapter.groups
        ),
    )


def _with_numbers(item: Item, numbers: "count[int]") -> Item:
    return replace(
        item,
        citation=_number(item.citation, numbers),
        details=tuple(_number(detail, numbers) for detail in item.details),
        lead_in=_number(item.lead_in, numbers) if item.lead_in else None,
    )


def _number(citation: Citation, numbers: "count[int]") -> Citation:
    return replace(citation, number=next(numbers))
