"""What the template of the comparison needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant import Citation
from assistant.comparison import MOST_DOCUMENTS, Cell, Column, Level, Matrix, Row, Scale, Theme, compare
from assistant.compose.quoting import plain_heading
from ingest.model import Document
from ui.comparison.choice import PATH, Choice, Option, options
from ui.dates import version_date
from ui.languages import Language
from ui.sources.source import source_url
from ui.texts.comparison import ComparisonTexts

_SHORT = 150
"""Characters of a quote that a cell shows before it is opened."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote with its link."""

    short: str
    """Its beginning, on one line."""
    full: str
    """All of it, where that is more; else empty."""
    where: str
    """The heading above it."""
    address: str
    """Its place in the source."""


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level as it is written, and where it stands."""

    written: str
    place: str
    """ "3 van 4", and that it is the highest; or that the scale is not known."""
    is_known: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """What one document says."""

    quote: QuoteView
    further: tuple[QuoteView, ...]
    level: LevelView | None
    lead_in: str
    """What introduces the list it stands in, for a quote of few words."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One aspect."""

    label: str
    is_dutch: bool
    """The label is in Dutch, also on an English page."""
    mentions: int
    values_differ: bool
    """All mention it, with other values or levels."""
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True, slots=True)
class ScaleView:
    """The levels that a document uses."""

    levels: str
    is_known: bool
    address: str
    """Where the document says so; empty where it is no sentence."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A document."""

    organisation: str
    role: str
    date: str
    address: str
    """Its source page."""
    scale: ScaleView | None


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme to choose."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The result."""

    title: str
    caption: str
    counted: str
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    has_levels: bool
    exports: tuple[tuple[str, str], ...]
    """(address, label) of each file that can be had."""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The whole page."""

    action: str
    options: tuple[Option, ...]
    themes: tuple[ThemeView, ...]
    choice: Choice
    most: int
    matrix: MatrixView | None
    """None where fewer than two documents are chosen."""
    has_documents: bool
    """There are two documents at all."""


def comparison_view(
    documents: Mapping[str, Document], choice: Choice, texts: ComparisonTexts, language: Language
) -> ComparisonView:
    """Return the page for a choice."""
    return ComparisonView(
        action=language.address(PATH),
        options=options(documents, choice, language),
        themes=tuple(ThemeView(t.value, texts.themes[t], t is choice.theme) for t in Theme),
        choice=choice,
        most=MOST_DOCUMENTS,
        matrix=_matrix(choice, texts, language) if choice.is_enough else None,
        has_documents=len(documents) > 1,
    )


def chosen_matrix(choice: Choice) -> Matrix:
    """Return the comparison that was chosen."""
    matrix = compare(choice.documents, choice.theme)
    return matrix.only_differences() if choice.only_differences else matrix


def _matrix(choice: Choice, texts: ComparisonTexts, language: Language) -> MatrixView:
    whole = compare(choice.documents, choice.theme)
    shown = whole.only_differences() if choice.only_differences else whole
    theme, names = texts.themes[choice.theme], [column.organisation for column in whole.columns]
    count = len(names)
    return MatrixView(
        title=texts.result.format(theme=theme, names=", ".join(dict.fromkeys(names))),
        caption=texts.caption.format(theme=theme, count=count),
        counted=texts.counted.format(
            rows=len(whole.rows),
            shared=sum(row.mentions == count for row in whole.rows),
            differing=sum(row.differs for row in whole.rows),
        ),
        columns=tuple(_column(column, language) for column in whole.columns),
        rows=tuple(_row(row, texts, language) for row in shown.rows),
        has_levels=any(column.scale for column in whole.columns),
        exports=tuple(
            (f"{language.address(PATH)}/{extension}?{choice.query()}", label)
            for extension, label in texts.formats.items()
        ),
    )


def _column(column: Column, language: Language) -> ColumnView:
    address = language.address(f"{source_url(column.document, 0, 0, 0, '').partition('?')[0]}")
    scale = _scale(column.scale, language) if column.scale else None
    return ColumnView(
        column.organisation, column.role or column.title, version_date(column.date, language), address, scale
    )


def _scale(scale: Scale, language: Language) -> ScaleView:
    address = _address(scale.citation, language) if scale.citation else ""
    return ScaleView(", ".join(scale.levels), scale.known, address)


def _row(row: Row, texts: ComparisonTexts, language: Language) -> RowView:
    english = language.code == "en"
    return RowView(
        label=row.english if english else row.label,
        is_dutch=row.derived,
        mentions=row.mentions,
        values_differ=row.mentions == len(row.cells) and row.differs,
        cells=tuple(_cell(cell, texts, language) if cell else None for cell in row.cells),
    )


def _cell(cell: Cell, texts: ComparisonTexts, language: Language) -> CellView:
    return CellView(
        quote=_quote(cell.citation, language),
        further=tuple(_quote(citation, language) for citation in cell.further),
        level=_level(cell.level, texts) if cell.level else None,
        lead_in=" ".join(cell.lead_in.split()) if len(cell.citation.quote) < _SHORT // 2 else "",
    )


def _level(level: Level, texts: ComparisonTexts) -> LevelView:
    if level.position is None:
        return LevelView(level.written, texts.place_unknown, is_known=False)
    place = texts.place_on_scale.format(place=level.place, of=level.of)
    extreme = {0.0: texts.lowest, 1.0: texts.highest}.get(level.position)
    return LevelView(level.written, f"{place} ({extreme})" if extreme else place, is_known=True)


def _quote(citation: Citation, language: Language) -> QuoteView:
    line = " ".join(citation.quote.split())
    cut = len(line) > _SHORT
    short = line[: line.rfind(" ", 0, _SHORT)].rstrip(" ,;:|") + " …" if cut else line
    where = plain_heading(citation.headings[-1]) if citation.headings else ""
    return QuoteView(short, citation.quote if cut else "", where, _address(citation, language))


def _address(citation: Citation, language: Language) -> str:
    return language.address(
        source_url(citation.document, citation.passage, citation.start, citation.end, citation.quote)
    )
