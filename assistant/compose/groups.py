"""Find the list that a question asks for: the items, rows or subsections that belong together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.evidence import Candidate, Evidence
from assistant.question import Facet, Question
from ingest.model import Document, Passage, PassageKind, Section


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


def groups_of(document: Document) -> list[Group]:
    """Return every list in a document."""
    found: list[Group] = []
    by_section: dict[int, list[Passage]] = {}
    for passage in document.passages:
        by_section.setdefault(passage.section, []).append(passage)
    for section in document.sections:
        members = by_section.get(section.number, [])
        found.extend(_item_lists(document, section, members))
        found.extend(_row_lists(document, section, members))
        found.extend(_subsection_list(document, section, by_section))
    return found


def rank_groups(question: Question, evidence: Evidence, groups: Iterable[Group], scores: Mapping[tuple[str, int], Candidate]) -> list[RankedGroup]:
    """Return the groups, the likeliest to be the list asked for first."""
    total = sum(evidence.weight_of(facet) for facet in question.facets) or 1.0
    ranked = [_ranked(question, evidence, group, scores, total) for group in groups]
    return sorted(ranked, key=lambda r: (-r.score, r.group.section.number))


def _ranked(
    question: Question, evidence: Evidence, group: Group, scores: Mapping[tuple[str, int], Candidate], total: float
) -> RankedGroup:
    outer = " ".join(group.section.headings[:-1])
    label = inside = 0.0
    for facet in question.facets:
        weight = evidence.weight_of(facet) / total
        above = max(
            evidence.in_text(facet, group.near),
            0.6 * evidence.in_text(facet, outer),
            0.6 * (group.section.kind in facet.kinds[:1]),
        )
        label += weight * above
        inside += weight * max(above, _members_hold(evidence, facet, group, scores))
    best = sorted((scores[key].score for p in group.passages if (key := (group.document.name, p.number)) in scores), reverse=True)[:3]
    kind = 0.1 * (group.section.kind in question.kinds)
    average = sum(best) / 3
    return RankedGroup(group, label, label + 0.35 * inside + 0.35 * average + kind)


def _members_hold(evidence: Evidence, facet: Facet, group: Group, scores: Mapping[tuple[str, int], Candidate]) -> float:
    """Share of the members that hold the facet, as far as one of them does."""
    held = [evidence.matches(facet, group.document, passage) for passage in group.passages]
    return 0.5 * max(held, default=0.0) + 0.5 * sum(held) / max(1, len(held))


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


def _subsection_list(document: Document, section: Section, by_section: Mapping[int, list[Passage]]) -> Iterable[Group]:
    children = [child for child in document.sections if child.parent == section.number]
    named = [(child, by_section.get(child.number) or _first_below(document, child, by_section)) for child in children]
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


def _first_below(document: Document, section: Section, by_section: Mapping[int, list[Passage]]) -> list[Passage]:
    for child in document.sections:
        if child.parent == section.number:
            found = by_section.get(child.number) or _first_below(document, child, by_section)
            if found:
                return found
    return []
