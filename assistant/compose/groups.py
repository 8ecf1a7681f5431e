"""Find the list that a question asks for: the items, rows or subsections that belong together."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import Candidate, Evidence, is_formula
from assistant.matching import Kinds, Texts, in_text
from assistant.question import Question
from assistant.words import fold, stem, telling_stems
from ingest.layout import introduces
from ingest.model import Document, Passage, PassageKind, Section, SectionKind

_SECTION_SHARE = 0.75
"""A list in the section that the question names counts for this much of one with that heading."""
_SPECIFIC = 0.2
"""Share of the question that a facet must have to pick members out of a list."""
_NAMED = 0.25
"""What a list gains whose heading stands in the question."""
_CLOSEST, _TOGETHER = 5, 3
"""Of so many best passages so many in one list make that list the answer."""
_NEAR = 0.7
"""They count when they score this share of the best."""
_SHORT_LEAD = 160
"""Characters of a sentence that does no more than announce a list."""
_HIGHEST = re.compile(r"\bhoogste\b|\bhighest\b")
_LEVEL = re.compile(r"\b(?i:niveau|gradatie|graad|level)\s+([IVX]{1,4}|\d|[A-E])\b")
_COMPLETE = frozenset(
    {SectionKind.CONDITIONS, SectionKind.OFFER, SectionKind.SELECTION, SectionKind.KNOWLEDGE}
)
"""Sections that are one list all together, whether they stand in items or in sentences."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that together are one list in a document."""

    document: Document
    """Where it stands."""
    section: Section
    """The section that holds it."""
    label: str
    """What it is a list of: its heading, or the cell that its rows share."""
    near: str
    """The words right above it: innermost heading, lead-in, shared cell."""
    passages: tuple[Passage, ...]
    """Its members in order."""
    names: tuple[str, ...] = ()
    """Where the members are subsections: their headings, one for each passage."""


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """A group with what speaks for it."""

    group: Group
    """The list."""
    label_match: float
    """Share of what the question asks about that stands right above the list, 0 to 1."""
    score: float
    """All signals together."""
    is_named: bool = False
    """The question names its heading, every word of it."""


def groups_of(document: Document) -> list[Group]:
    """Return every list in a document."""
    found: list[Group] = []
    by_section: dict[int, list[Passage]] = {}
    for passage in (passage for passage in document.passages if passage.text):
        by_section.setdefault(passage.section, []).append(passage)
    for section in document.sections:
        members = by_section.get(section.number, [])
        found.extend(_item_lists(document, section, members))
        found.extend(_whole_section(document, section, members))
        found.extend(_row_lists(document, section, members))
        found.extend(_subsection_list(document, section, by_section))
    return found


class Groups:
    """All lists of an index, ready to be ranked for a question."""

    def __init__(self, documents: Mapping[str, Document], evidence: Evidence) -> None:
        self._evidence = evidence
        self._groups = [group for document in documents.values() for group in groups_of(document)]
        self._near = Texts(group.near for group in self._groups)
        self._outer = Texts(
            " ".join((group.document.title, *group.section.headings[:-1])) for group in self._groups
        )
        self._members = [[(g.document.name, p.number) for p in g.passages] for g in self._groups]
        self._kinds = Kinds(group.section.kind for group in self._groups)
        places = [evidence.places(members) for members in self._members]
        self._places = np.array([place for members in places for place in members], dtype=np.intp)
        self._sizes = np.array([len(members) for members in places], dtype=np.intp)
        self._headings = [telling_stems(group.section.heading) for group in self._groups]

    def rank(
        self,
        question: Question,
        scores: Mapping[tuple[str, int], Candidate],
        documents: Collection[str],
    ) -> list[RankedGroup]:
        """Return the lists in the documents named, the likeliest to be the one asked for first."""
        named = frozenset(documents)
        total = sum(self._evidence.weight_of(facet) for facet in question.facets) or 1.0
        label = np.zeros(len(self._groups))
        inside = np.zeros(len(self._groups))
        for facet in question.facets:
            weight = self._evidence.weight_of(facet) / total
            degrees = self._evidence.degrees(facet)
            section = self._kinds.are(facet.section)
            above = np.maximum.reduce(
                [self._near.scores(facet), 0.6 * self._outer.scores(facet), _SECTION_SHARE * section]
            )
            label += weight * above
            inside += weight * np.maximum(above, self._held(degrees))
        terms = own_terms(question)
        ranked = [
            self._ranked(question, at, float(label[at]), float(inside[at]), scores, terms)
            for at, group in enumerate(self._groups)
            if group.document.name in named
        ]
        # Of two lists that fit as well, the longer one leaves nothing out.
        ordered = sorted(ranked, key=lambda r: (-round(r.score, 2), -len(r.group.passages)))
        if ordered and ordered[0].is_named:  # of the lists under a heading that is named, the whole one
            best = ordered[0]
            same = [r for r in ordered if r.is_named and r.group.section == best.group.section]
            whole = max(same, key=lambda r: len(r.group.passages))
            ordered = [whole, *(r for r in ordered if r is not whole)]
        return ordered

    def _held(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how far the members of each list hold a facet: half for the best of them, half for all.

        ``degrees``: how far each passage holds it.
        """
        if not len(self._sizes):
            return np.zeros(0)
        starts = np.cumsum(self._sizes) - self._sizes
        members = degrees[self._places]
        best, sums = np.maximum.reduceat(members, starts), np.add.reduceat(members, starts)
        return 0.5 * best + 0.5 * sums / self._sizes

    def around(self, candidates: Sequence[Candidate]) -> Group | None:
        """Return the list to which the best passage belongs, if others of the best do too; else None."""
        near = _NEAR * candidates[0].score
        best = {candidate.key for candidate in candidates[:_CLOSEST] if candidate.score >= near}
        held = [
            at
            for at, members in enumerate(self._members)
            if candidates[0].key in members and len(best.intersection(members)) >= _TOGETHER
            if not self._groups[at].names
        ]
        if not held:
            return None
        return self._groups[min(held, key=lambda at: len(self._members[at]))]

    def _ranked(
        self,
        question: Question,
        at: int,
        label: float,
        inside: float,
        scores: Mapping[tuple[str, int], Candidate],
        terms: Sequence[frozenset[str]],
    ) -> RankedGroup:
        best = sorted((scores[key].score for key in self._members[at] if key in scores), reverse=True)[:3]
        group, heading = self._groups[at], self._headings[at]
        named = is_named(heading, terms) and group.label == group.section.heading
        kind = 0.1 * (group.section.kind in question.kinds)
        score = label + 0.35 * inside + 0.35 * sum(best) / 3 + kind + _NAMED * named
        return RankedGroup(group, label, score, named)


def _has_level(passage: Passage, level: str) -> bool:
    """Tell whether a row has the level: as a value, or as a mark in that level's column."""
    return any(
        cell.value == level
        or (bool(cell.value) and len(cell.value) <= 2 and cell.column.endswith(f" {level}"))
        for cell in passage.cells
    )


def asks_for_level(question: Question) -> bool:
    """Tell whether a question asks which members of a table have a certain level, or the highest."""
    return _HIGHEST.search(fold(question.text)) is not None or _LEVEL.search(question.text) is not None


def restricted(question: Question, evidence: Evidence, group: Group) -> Group:
    """Return the list with only the members that hold what its label does not say.

    That turns a table of competencies into its "kerncompetenties". In a table with marks, "(niet) de
    hoogste gradatie" picks the rows with (without) a mark in the last column.
    """
    chosen = list(range(len(group.passages)))
    total = sum(evidence.weight_of(facet) for facet in question.facets) or 1.0
    members = [(group.document.name, passage.number) for passage in group.passages]
    label = " ".join((group.near, *group.section.headings))
    for facet in question.facets:
        is_table = group.passages[0].kind is PassageKind.ROW
        if evidence.weight_of(facet) < _SPECIFIC * total:
            continue
        if is_table and facet.section is group.section.kind:
            # Of the name of a part only the user's own word can pick rows: "kerncompetenties".
            own = tuple(phrase for phrase in facet.phrases if phrase.weight >= 1.0)
            facet = replace(facet, phrases=own, section=None)
        elif facet.section is group.section.kind or not (is_table or facet.kinds):
            continue
        if in_text(facet, label) >= 0.4:
            continue
        held = {at for at, degree in enumerate(evidence.matches(facet, members)) if degree >= 0.7}
        if held & set(chosen):
            chosen = [at for at in chosen if at in held]
    if _HIGHEST.search(fold(question.text)):
        marked = {
            at for at, passage in enumerate(group.passages) if passage.cells and passage.cells[-1].value
        }
        wanted = [at for at in chosen if (at in marked) is not question.negated]
        if marked and wanted:
            chosen = wanted
    level = _LEVEL.search(question.text)
    if level:
        chosen = [at for at in chosen if _has_level(group.passages[at], level.group(1))]
    names = tuple(group.names[at] for at in chosen) if group.names else ()
    return replace(group, passages=tuple(group.passages[at] for at in chosen), names=names)


def introduced_by(document: Document, passage: Passage) -> Group | None:
    """Return the list that a passage announces ("De vaste partners zijn:"), None when it announces none."""
    items = tuple(p for p in document.passages if p.lead_in_passage == passage.number)
    if len(items) < 2 or len(passage.text) > _SHORT_LEAD or not introduces(passage.text):
        return None
    section = document.sections[passage.section]
    return Group(document, section, section.heading, f"{section.heading} {passage.text}", items)


def own_terms(question: Question) -> list[frozenset[str]]:
    """Return the stems of the user's own words, those of one term together."""
    own = [phrase for facet in question.facets for phrase in facet.phrases if phrase.weight >= 1.0]
    return [frozenset(map(stem, phrase.words)) for phrase in own]


def is_named(heading: frozenset[str], terms: Sequence[frozenset[str]]) -> bool:
    """Tell whether whole terms make up a heading: half of "verzelfstandigde organisaties" does not."""
    inside = [term for term in terms if term <= heading]
    return bool(heading) and heading <= frozenset().union(*inside)


def _item_lists(document: Document, section: Section, members: list[Passage]) -> Iterable[Group]:
    by_lead: dict[int | None, list[Passage]] = {}
    for passage in members:
        if passage.kind is PassageKind.ITEM:
            by_lead.setdefault(passage.lead_in_passage, []).append(passage)
    for lead, items in by_lead.items():
        if len(items) >= 2:
            words = document.passages[lead].text if lead is not None else ""
            yield Group(document, section, section.heading, f"{section.heading} {words}", tuple(items))
    every = [passage for items in by_lead.values() for passage in items]
    if len(by_lead) > 1:
        outer = tuple(passage for passage in sorted(every, key=lambda p: p.number))
        yield Group(document, section, section.heading, section.heading, outer)


def _whole_section(document: Document, section: Section, members: list[Passage]) -> Iterable[Group]:
    said = [passage for passage in members if not is_formula(passage) and not introduces(passage.text)]
    kinds = {passage.kind for passage in said}
    if section.kind in _COMPLETE and len(said) >= 2 and PassageKind.TEXT in kinds:
        yield Group(document, section, section.heading, section.heading, tuple(said))


def _row_lists(document: Document, section: Section, members: list[Passage]) -> Iterable[Group]:
    rows = [passage for passage in members if passage.kind is PassageKind.ROW]
    if len(rows) < 2:
        return
    columns = " ".join(cell.column for cell in rows[0].cells)
    yield Group(document, section, section.heading, f"{section.heading} {columns}", tuple(rows))
    by_first: dict[str, list[Passage]] = {}
    for row in rows:
        if row.cells and row.cells[0].value:
            by_first.setdefault(row.cells[0].value, []).append(row)
    if len(by_first) < len(rows):
        for value, shared in by_first.items():
            if len(shared) > 1:
                yield Group(document, section, value, f"{section.heading} {columns} {value}", tuple(shared))


def _subsection_list(
    document: Document, section: Section, by_section: Mapping[int, list[Passage]]
) -> Iterable[Group]:
    children = [child for child in document.sections if child.parent == section.number]
    kinds = [child.kind for child in children]
    children = [child for child in children if child.kind is max(set(kinds), key=kinds.count)]
    named = [
        (child, by_section.get(child.number) or _first_below(document, child, by_section))
        for child in children
    ]
    filled = [(child, passages) for child, passages in named if passages]
    if len(filled) >= 3:
        yield Group(
            document,
            section,
            section.heading,
            section.heading,
            tuple(passages[0] for _, passages in filled),
            tuple(child.heading for child, _ in filled),
        )


def _first_below(
    document: Document, section: Section, by_section: Mapping[int, list[Passage]]
) -> list[Passage]:
    for child in document.sections:
        if child.parent == section.number:
            found = by_section.get(child.number) or _first_below(document, child, by_section)
            if found:
                return found
    return []
