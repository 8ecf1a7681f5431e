"""List the quotes of a report as a table: each with its document, headings, page, hash and date."""

from collections.abc import Iterator

from ui.exports.notes import is_link
from ui.exports.report import (
    DOCUMENT_LANGUAGE,
    Block,
    Cell,
    Heading,
    Quoted,
    Report,
    Run,
    SourceNote,
    Table,
    Task,
    Text,
    cell,
    plain,
)
from ui.texts.exports import ExportTexts


def quotes_table(report: Report, texts: ExportTexts) -> Table:
    """Return a table with a row for each quote of the report, in order."""
    rows: list[tuple[Cell, ...]] = []
    trail: dict[int, str] = {}
    for block in report.blocks:
        if isinstance(block, Heading):
            trail = {level: text for level, text in trail.items() if level < block.level}
            trail[block.level] = block.text
        above = " › ".join(trail.values())
        for inside, quote, note in _quotes(block):
            rows.append(_row(" › ".join(part for part in (above, inside) if part), quote, note))
    return Table(texts.quotes, texts.quote_columns, tuple(rows), row_headers=False)


def _quotes(block: Block) -> Iterator[tuple[str, Text, SourceNote]]:
    """Yield each quote of a block, before it its place in the block."""
    match block:
        case Quoted(text=text, source=note, label=label):
            yield label, text, note
        case Task(text=text, source=SourceNote() as note):
            yield "", text, note
        case Table():
            for row in block.rows:
                for column, each in zip(block.header, row, strict=True):
                    name = row[0].text if block.row_headers else ""
                    inside = " › ".join(part for part in (block.caption, name, column) if part)
                    yield from ((inside, line.text, line.source) for line in each.lines if line.source)


def _row(inside: str, quote: Text, note: SourceNote) -> tuple[Cell, ...]:
    link = note.url if is_link(note.url) else ""
    return (
        cell(inside),
        cell((Run(plain(quote), language=DOCUMENT_LANGUAGE),)),
        *(cell((Run(value, language=DOCUMENT_LANGUAGE),)) for value in (note.organisation, note.title)),
        cell((Run(" › ".join(note.headings), language=DOCUMENT_LANGUAGE),)),
        *map(cell, ("" if note.page is None else str(note.page), note.document, note.date, note.sha256)),
        cell((Run(note.url, link=link),)),
    )
