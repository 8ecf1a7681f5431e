"""Lay blocks out as the canonical text, with the sections and passages that stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import RUN_IN_MARK, Block, BlockKind
from ingest.footnotes import RAISED
from ingest.headings import INNER, split_label
from ingest.identity import names_document
from ingest.kinds import kind_in_context
from ingest.model import Cell, Passage, PassageKind, Section, SectionKind, Span, SpanKind
from ingest.sentences import split_sentences
from ingest.tables import Table, read_table

_GROUP = 320
"""Sentences are grouped into passages of at most this many characters."""

_KINDS_IN_TITLES = frozenset(
    (SectionKind.COMPETENCIES, SectionKind.CONDITIONS, SectionKind.SELECTION, SectionKind.TASKS)
)
"""Kinds that a title seems to name ("Functieprofiel"), but it is about the whole."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The canonical text of a document and what stands where in it."""

    text: str
    """What the reader sees; all offsets refer to it."""
    spans: tuple[Span, ...]
    """How it is laid out."""
    sections: tuple[Section, ...]
    """Its sections, in order."""
    passages: tuple[Passage, ...]
    """Its passages, in order."""
    seams: tuple[int, ...]
    """Offsets where page furniture was cut out of a running sentence."""


def lay_out(blocks: Sequence[Block]) -> Layout:
    """Return the layout of a document whose headings and lists have been found."""
    builder = _Builder()
    for block in blocks:
        builder.add(block)
    return builder.finish()


@dataclass(slots=True)
class _Open:
    """A section whose subsections are still being read."""

    number: int
    rank: int
    kind: SectionKind
    first_child: tuple[int, bool] | None = None
    is_label: bool = False
    """It stands in a cell, beside what it is the heading of."""
    in_table: bool = False
    """It is the label of cells, and content of those has been read: it ends with its table."""


@dataclass(slots=True)
class _Builder:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    seams: list[int] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    lead_ins: list[tuple[int, int]] = field(default_factory=list)
    """Open lead-ins as (depth of the items they introduce, passage number)."""
    tables: int = 0
    last_kind: BlockKind | None = None
    label_rank: int | None = None
    """Rank of a run-in label ("Doel: ...") whose paragraph follows: it holds that paragraph and no more."""
    pending: bool = False
    """A run-in heading was opened; its paragraph follows at once."""

    def add(self, block: Block) -> None:
        if block.kind is BlockKind.HEADING:
            self._heading(block)
        else:
            self._ensure_section()
            self._leave_table(block)
            if block.kind is BlockKind.PARAGRAPH:
                self._paragraph(block)
            elif block.kind is BlockKind.ITEM:
                self._item(block)
            else:
                self._table(block)
        self.last_kind = block.kind

    def _leave_table(self, block: Block) -> None:
        """Close the labels of a table that only served the layout, where its cells end."""
        if block.inner and self.stack:
            self.stack[-1].in_table |= self.stack[-1].is_label
        while not block.inner and self.stack and self.stack[-1].in_table:
            self.stack.pop()

    def finish(self) -> Layout:
        self._ensure_section()
        text = "".join(self.parts)
        ends = {section.number: section.end for section in self.sections}
        for passage in self.passages:
            ends[passage.section] = max(ends[passage.section], passage.end)
        sections = [replace(section, end=ends[section.number]) for section in self.sections]
        return Layout(text, tuple(self.spans), tuple(sections), tuple(self.passages), tuple(self.seams))

    def _write(self, text: str, *, before: str, mark: str = "") -> tuple[int, int]:
        opening = (before if self.parts else "") + mark
        if opening:
            self.parts.append(opening)
            self.length += len(opening)
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def _heading(self, block: Block) -> None:
        self.lead_ins.clear()
        while self.stack and self.stack[-1].rank >= block.level:
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        shape = (block.level, bool(block.numbered))
        if parent is not None and parent.first_child is None:
            parent.first_child = shape
        like_siblings = parent is not None and parent.first_child == shape
        heading = block.text.rstrip(":. ")
        kind = kind_in_context(heading, parent.kind if parent else None, like_siblings=like_siblings)
        if not self.passages and names_document(heading) and kind in _KINDS_IN_TITLES:
            kind = SectionKind.GENERAL
        if block.marker == RUN_IN_MARK:
            start = end = self.length + (2 if self.parts else 0)
        else:
            start, end = self._write(block.text, before="\n\n")
            self.spans.append(Span(SpanKind.HEADING, start, end, level=min(6, len(self.stack) + 1)))
        number = len(self.sections)
        path = (*(self.sections[parent.number].headings if parent else ()), heading)
        self.sections.append(
            Section(
                number,
                heading,
                path,
                len(path),
                kind,
                parent.number if parent else None,
                start,
                end,
            )
        )
        self.stack.append(_Open(number, block.level, kind, is_label=block.indented))
        self.pending = block.marker == RUN_IN_MARK
        self.label_rank = block.level if self.pending and block.level >= INNER else None

    def _ensure_section(self) -> None:
        if not self.sections:
            self.sections.append(Section(0, "", (), 0, SectionKind.GENERAL, None, 0, 0))

    def _section(self) -> Section:
        return self.sections[self.stack[-1].number] if self.stack else self.sections[0]

    def _paragraph(self, block: Block) -> None:
        start, end = self._write(block.text, before="\n\n")
        self.spans.append(Span(SpanKind.PARAGRAPH, start, end))
        self.seams.extend(start + seam for seam in block.seams)
        self.lead_ins.clear()
        label = split_label(block.text) if not self.pending else None
        cells = (Cell(label[0], label[1]),) if label else ()
        for group in _sentence_groups(block.text):
            self._passage(PassageKind.TEXT, block, [(start + a, start + b) for a, b in group], cells=cells)
        self.pending = False
        if self.label_rank is not None:
            self.stack.pop()
            self.label_rank = None
        if introduces(block.text):
            self.lead_ins.append((0, len(self.passages) - 1))

    def _item(self, block: Block) -> None:
        self.pending = False
        while self.lead_ins and self.lead_ins[-1][0] > block.level:
            self.lead_ins.pop()
        before = "\n" if self.last_kind is BlockKind.ITEM else "\n\n"
        mark = "  " * block.level + (block.counter or "• ")
        start, end = self._write(block.text, before=before, mark=mark)
        self.spans.append(Span(SpanKind.ITEM, start, end, level=block.level))
        self.seams.extend(start + seam for seam in block.seams)
        sentences = [(start + a, start + b) for a, b in split_sentences(block.text)]
        self._passage(PassageKind.ITEM, block, sentences, depth=block.level)
        if introduces(block.text):
            self.lead_ins.append((block.level + 1, len(self.passages) - 1))

    def _table(self, block: Block) -> None:
        self.pending = False
        table: Table = read_table(block.rows, headed=block.headed)
        pages = block.row_pages if len(block.row_pages) == len(table.rows) else ()
        for index, row in enumerate(table.rows):
            before = "\n" if index else "\n\n"
            is_header = index == table.header
            start, end = self._write(row.text, before=before)
            self.spans.append(Span(SpanKind.ROW, start, end, table=self.tables, header=is_header))
            if not is_header:
                its = replace(block, page=pages[index]) if pages else block
                self._passage(PassageKind.ROW, its, [(start, end)], cells=row.cells)
        self.tables += 1

    def _passage(
        self,
        kind: PassageKind,
        block: Block,
        sentences: Sequence[tuple[int, int]],
        *,
        cells: tuple[Cell, ...] = (),
        depth: int = 0,
    ) -> None:
        start, end = sentences[0][0], sentences[-1][1]
        lead = self.lead_ins[-1][1] if self.lead_ins and kind is PassageKind.ITEM else None
        self.passages.append(
            Passage(
                number=len(self.passages),
                kind=kind,
                section=self._section().number,
                start=start,
                end=end,
                text=self._slice(start, end),
                headings=self._section().headings,
                lead_in=_last_sentence(self.passages[lead]) if lead is not None else "",
                lead_in_passage=lead,
                cells=cells,
                depth=depth,
                page=block.page,
                sentences=tuple(sentences),
            )
        )

    def _slice(self, start: int, end: int) -> str:
        """Return the text between two offsets, all of which lies in the last part written."""
        base = self.length - len(self.parts[-1])
        return self.parts[-1][start - base : end - base]


def introduces(text: str) -> bool:
    """Tell whether a sentence introduces the list that follows it."""
    return text.rstrip(f" {RAISED}").endswith(":")


def _last_sentence(passage: Passage) -> str:
    start, end = passage.sentences[-1]
    return passage.text[start - passage.start : end - passage.start]


def _sentence_groups(text: str) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    for start, end in split_sentences(text):
        if groups and end - groups[-1][0][0] <= _GROUP:
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
    return groups
