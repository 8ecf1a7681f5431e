"""Write a report as a Word file (DOCX) with real headings, lists, tables, links and tick boxes."""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from ui.exports import word_parts as parts
from ui.exports.notes import AUTHOR, created_line, moment, place
from ui.exports.prepare import prepared
from ui.exports.report import (
    DOCUMENT_LANGUAGE,
    SHORT,
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Quoted,
    Report,
    Run,
    SourceNote,
    Table,
    Task,
    Tone,
    plain,
)
from ui.exports.word_styles import IN_TABLE, NOTE, QUESTION, QUOTE, STATUS, TASK, dress, text_width
from ui.texts.exports import ExportTexts, texts_in

_DEEPEST_LIST = 3
_TONES = {
    Tone.PLAIN: "Normal",
    Tone.LABEL: "Normal",
    Tone.QUESTION: QUESTION,
    Tone.STATUS: STATUS,
    Tone.NOTE: NOTE,
}


def to_word(report: Report) -> bytes:
    """Return the report as a DOCX file."""
    report = prepared(report)
    texts = texts_in(report.language)
    word = docx.Document()
    dress(word, report, texts)
    _describe(word, report)
    parts.write(parts.add_paragraph(word, "Title"), report.title)
    for line in (*report.intro, created_line(report, texts)):
        parts.write(parts.add_paragraph(word, NOTE), line)
    for number, block in enumerate(report.blocks):
        _add(word, block, number, text_width(report.landscape), texts)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _describe(word: WordDocument, report: Report) -> None:
    """Fill in the properties that a records system reads."""
    properties = word.core_properties
    properties.title = report.title[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = moment(report).replace(tzinfo=None)
    properties.language = report.language
    properties.comments = ""


def _add(word: WordDocument, block: Block, number: int, width: int, texts: ExportTexts) -> None:
    match block:
        case Heading(level=level, text=text, language=language):
            parts.write(parts.add_paragraph(word, f"Heading {level}"), (Run(text, language=language),))
        case Paragraph(text=text, tone=tone, keep=keep):
            paragraph = parts.add_paragraph(word, _TONES[tone])
            if keep or tone is Tone.LABEL:
                paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.keep_together = len(plain(text)) <= SHORT
            parts.write(paragraph, text, bold=tone is Tone.LABEL)
        case Bullets():
            _list(word, block)
        case Quoted():
            _quoted(word, block, number, texts)
        case Task():
            paragraph = parts.add_paragraph(word, TASK)
            parts.add_tick_box(paragraph, block.done, texts.done)
            parts.write(paragraph, "\t")
            parts.write(paragraph, block.text)
            _note(paragraph, block.source, texts)
        case Table():
            _table(word, block, width, texts)


def _list(word: WordDocument, block: Bullets) -> None:
    numberings: dict[int, int] = {}
    for item in block.items:
        depth = min(item.depth, _DEEPEST_LIST - 1)
        numberings = {level: numbering for level, numbering in numberings.items() if level <= depth}
        kind = "List Bullet" if item.number is None else "List Number"
        paragraph = parts.add_paragraph(word, kind if depth == 0 else f"{kind} {depth + 1}")
        if item.number is not None:
            if depth not in numberings:
                numberings[depth] = parts.new_numbering(word, paragraph, item.number)
            parts.number(paragraph, numberings[depth])
        parts.write(paragraph, item.text)


def _quoted(word: WordDocument, block: Quoted, number: int, texts: ExportTexts) -> None:
    if block.label:
        label = parts.add_paragraph(word, QUOTE)
        label.paragraph_format.keep_with_next = True
        parts.write(label, block.label, bold=True)
        parts.bookmark(label, block.anchor, number)
    quote = parts.add_paragraph(word, QUOTE)
    quote.paragraph_format.keep_with_next = True
    parts.write(quote, (Run(block.text, language=DOCUMENT_LANGUAGE),))
    if not block.label:
        parts.bookmark(quote, block.anchor, number)
    source = parts.add_paragraph(word, QUOTE)
    source.paragraph_format.space_after = parts.AFTER_QUOTE
    parts.write(source, place(block.source, texts), small=True)


def _note(paragraph: WordParagraph, source: SourceNote | None, texts: ExportTexts) -> None:
    if source is not None:
        paragraph.add_run().add_break()
        parts.write(paragraph, place(source, texts), small=True)


def _table(word: WordDocument, block: Table, width: int, texts: ExportTexts) -> None:
    if block.caption:
        caption = parts.add_paragraph(word, "Caption")
        caption.paragraph_format.keep_with_next = True
        parts.write(caption, block.caption)
    table = parts.new_table(word, 1 + len(block.rows), block.weights, width, block.caption)
    for target, text in zip(table.rows[0].cells, block.header, strict=True):
        parts.shade(target)
        parts.write(parts.set_style(target.paragraphs[0], IN_TABLE), text, bold=True)
    for row, cells in zip(table.rows[1:], block.rows, strict=True):
        for column, (target, cell) in enumerate(zip(row.cells, cells, strict=True)):
            _fill(target, cell, texts, bold=block.row_headers and column == 0)
    parts.add_paragraph(word, NOTE)


def _fill(target: WordCell, cell: Cell, texts: ExportTexts, *, bold: bool) -> None:
    for number, line in enumerate(cell.lines):
        paragraph = target.add_paragraph() if number else target.paragraphs[0]
        parts.set_style(paragraph, IN_TABLE)
        parts.write(paragraph, line.text, bold=bold)
        _note(paragraph, line.source, texts)
