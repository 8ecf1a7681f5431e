"""The comparison as a report to file: the same table, each quote with its place and address."""

from collections.abc import Mapping
from datetime import datetime

from assistant.comparison import Cell as Said
from assistant.comparison import Column, Level, Matrix
from ingest.model import Document
from ui.comparison.choice import Choice
from ui.comparison.view import chosen_matrix
from ui.dates import version_date
from ui.exports.notes import source_note
from ui.exports.report import DOCUMENT_LANGUAGE, Cell, CellLine, Paragraph, Report, Run, Table, Tone, cell
from ui.languages import Language
from ui.texts.comparison import ComparisonTexts


def comparison_report(
    choice: Choice,
    documents: Mapping[str, Document],
    texts: ComparisonTexts,
    language: Language,
    *,
    base_address: str,
    created: datetime,
) -> Report:
    """Return the report of a comparison.

    ``base_address``: that of the site, so that links also work in a file.
    """
    matrix = chosen_matrix(choice)
    theme = texts.themes[choice.theme]
    columns = tuple(_column_name(column, texts, language) for column in matrix.columns)
    rows = tuple(
        (
            _label(row.english if language.code == "en" else row.label, derived=row.derived),
            *(_cell(said, texts, documents, base_address) for said in row.cells),
        )
        for row in matrix.rows
    )
    empty = texts.no_differences if choice.only_differences else texts.no_rows
    return Report(
        title=texts.report_title.format(theme=theme.lower()),
        language=language.code,
        created=created,
        intro=(
            texts.report_documents.format(names="; ".join(columns)),
            texts.report_intro,
            *((texts.report_differences,) if choice.only_differences else ()),
        ),
        blocks=(
            *_scales(matrix, texts),
            Table(theme, (texts.aspect, *columns), rows) if rows else Paragraph(empty),
        ),
        landscape=True,
    )


def _column_name(column: Column, texts: ComparisonTexts, language: Language) -> str:
    date = texts.version.format(date=version_date(column.date, language)) if column.date else ""
    return ", ".join(part for part in (column.organisation, column.role or column.title, date) if part)


def _label(label: str, *, derived: bool) -> Cell:
    return cell((Run(label, language=DOCUMENT_LANGUAGE if derived else ""),))


def _cell(
    said: Said | None, texts: ComparisonTexts, documents: Mapping[str, Document], base_address: str
) -> Cell:
    if said is None:
        return cell((Run(texts.not_mentioned, italic=True),))
    level = (CellLine((Run(_level(said.level, texts), bold=True),)),) if said.level else ()
    quotes = (
        CellLine(
            (Run(citation.quote, language=DOCUMENT_LANGUAGE),), source_note(citation, documents, base_address)
        )
        for citation in said.citations
    )
    return Cell((*level, *quotes))


def _level(level: Level, texts: ComparisonTexts) -> str:
    known = level.position is not None
    place = texts.place_on_scale.format(place=level.place, of=level.of) if known else texts.place_unknown
    return f"{level.written} ({place})"


def _scales(matrix: Matrix, texts: ComparisonTexts) -> tuple[Paragraph, ...]:
    if not any(column.scale for column in matrix.columns):
        return ()
    lines = [Paragraph(texts.level_help, Tone.NOTE)]
    for column in matrix.columns:
        scale = column.scale
        told = texts.scale_none
        if scale is not None:
            line = texts.scale_known if scale.known else texts.scale_unknown
            told = line.format(levels=", ".join(scale.levels))
        lines.append(Paragraph(f"{column.organisation}: {told}", Tone.NOTE))
    return tuple(lines)
