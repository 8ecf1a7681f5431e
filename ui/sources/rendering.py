"""A document as HTML: its text with headings, lists and tables, quoted words marked by offset."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ingest.model import Cell, Document, PassageKind, Span, SpanKind
from ui.texts.sources import CUT, SourceTexts

_SURROUNDINGS = 2500
"""Characters shown before and after the quote where its section is longer than that."""
_BAR = " | "
_CUT = f'<p class="fw-knip">{CUT}</p>'


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the canonical text between two offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Extract:
    """What is shown of a document."""

    spans: tuple[Span, ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(slots=True)
class _Marker:
    """Escapes text and puts the mark around what lies between start and end."""

    text: str
    start: int
    end: int
    table: str
    """What a table is called for who cannot see it."""
    found: bool = False
    """The first mark, which carries the id, has been made."""

    def render(self, start: int, end: int) -> str:
        first, last = max(start, self.start), min(end, self.end)
        if first >= last:
            return escape(self.text[start:end])
        identifier = "" if self.found else ' id="treffer"'
        self.found = True
        before, quoted, after = self.text[start:first], self.text[first:last], self.text[last:end]
        return f"{escape(before)}<mark{identifier}>{escape(quoted)}</mark>{escape(after)}"


def render_document(
    document: Document, start: int, end: int, texts: SourceTexts, *, section_only: bool
) -> str:
    """Return the canonical text as HTML with text[start:end] in <mark>.

    Where the quote runs over several elements each part has its own <mark>; the first has the id
    "treffer". With section_only the section or sections that the quote stands in are shown,
    shortened around the quote where they are long. Text between spans (bullets, blank lines) is
    layout and is never marked.
    """
    extract = _extract(document, start, end) if section_only else _Extract(document.spans)
    marker = _Marker(document.text, start, end, texts.table)
    parts = [
        *([_CUT] if extract.cut_before else []),
        *(
            _render_group(kind, list(group), document, marker)
            for kind, group in groupby(extract.spans, _group_key)
        ),
        *([_CUT] if extract.cut_after else []),
    ]
    if extract.cut_before and extract.spans[0].kind is SpanKind.HEADING:
        parts[:2] = reversed(parts[:2])
    return f'<div class="brontekst">{"".join(parts)}</div>'


def _section_range(document: Document, start: int, end: int) -> _Piece:
    """Return the offsets of the section where the quote starts to the one where it ends."""
    starts = [section for section in document.sections if section.start <= start]
    ends = [section for section in document.sections if section.start < max(end, start + 1)]
    first = starts[-1] if starts else document.sections[0]
    last = ends[-1] if ends else first
    return _Piece(min(first.start, start), max(first.end, last.end, end))


def _extract(document: Document, start: int, end: int) -> _Extract:
    """Return the spans around the quote, with the section's heading and a cut table's header."""
    section = _section_range(document, start, end)
    inside = [span for span in document.spans if span.start < section.end and span.end > section.start]
    near = [span for span in inside if span.end > start - _SURROUNDINGS and span.start < end + _SURROUNDINGS]
    nearby = set(near)
    tables = {span.table for span in near if span.kind is SpanKind.ROW}
    kept = [
        span
        for span in inside
        if span in nearby
        or (span is inside[0] and span.kind is SpanKind.HEADING)
        or (span.header and span.table in tables)
    ]
    shown = set(kept)
    left_out = [span for span in inside if span not in shown]
    return _Extract(
        tuple(kept),
        cut_before=any(span.start < start for span in left_out),
        cut_after=any(span.start > start for span in left_out),
    )


def _group_key(span: Span) -> tuple[SpanKind, int]:
    """Items stand together in a list, rows of one table in a table, all else alone."""
    alone = span.kind in (SpanKind.HEADING, SpanKind.PARAGRAPH)
    return span.kind, span.start if alone else span.table


def _render_group(key: tuple[SpanKind, int], spans: list[Span], document: Document, marker: _Marker) -> str:
    kind = key[0]
    if kind is SpanKind.ITEM:
        return _render_list(spans, document, marker)
    if kind is SpanKind.ROW:
        return _render_table(spans, document, marker)
    span = spans[0]
    tag = f"h{min(6, max(1, span.level) + 1)}" if kind is SpanKind.HEADING else "p"
    return f"<{tag}>{marker.render(span.start, span.end)}</{tag}>"


def _render_list(spans: Sequence[Span], document: Document, marker: _Marker) -> str:
    """Return a list with its inner lists, each inside the item that stands above it."""
    parts: list[str] = []
    depths: list[int] = []
    for span in spans:
        while len(depths) > 1 and depths[-1] > span.level:
            depths.pop()
            parts.append("</li></ul>")
        if depths and depths[-1] >= span.level:
            parts.append("</li>")
        else:
            depths.append(span.level)
            parts.append("<ul>")
        parts.append(_render_item(span, document, marker))
    parts.append("</li></ul>" * len(depths))
    return "".join(parts)


def _render_item(span: Span, document: Document, marker: _Marker) -> str:
    line_start = document.text.rfind("\n", 0, span.start) + 1
    sign = document.text[line_start : span.start].strip()
    words = marker.render(span.start, span.end)
    if sign in ("", "•"):
        return f"<li>{words}"
    return f'<li class="genummerd"><span class="teken">{escape(sign)}</span> {words}'


def _render_table(spans: Sequence[Span], document: Document, marker: _Marker) -> str:
    columns = _columns(spans, document)
    head = "".join(_render_row(span, columns, "th", marker) for span in spans if span.header)
    rows = "".join(
        _render_row(span, _row_cells(span, document), "td", marker) for span in spans if not span.header
    )
    heading = f"<thead>{head}</thead>" if head else ""
    return (
        f'<div class="tabel" role="group" aria-label="{marker.table}" tabindex="0">'
        f"<table>{heading}<tbody>{rows}</tbody></table></div>"
    )


def _row_cells(span: Span, document: Document) -> tuple[Cell, ...]:
    for passage in document.passages:
        if passage.kind is PassageKind.ROW and (passage.start, passage.end) == (
            span.start,
            span.end,
        ):
            return passage.cells
    return ()


def _columns(spans: Sequence[Span], document: Document) -> tuple[Cell, ...]:
    """Return the header row's cells: it is no passage, but its rows know their columns."""
    for span in spans:
        if not span.header and (cells := _row_cells(span, document)):
            return tuple(Cell("", cell.column) for cell in cells)
    return ()


def _render_row(span: Span, cells: Sequence[Cell], tag: str, marker: _Marker) -> str:
    """Return a row; its text leaves out blank cells at both ends, the cells put them back."""
    pieces = list(_pieces(marker.text, span))
    skipped = 0
    while skipped < len(cells) and (cells[skipped].carried or not cells[skipped].value):
        skipped += 1
    if skipped + len(pieces) > len(cells):
        cells, skipped = (), 0
    scope = ' scope="col"' if tag == "th" else ""
    before = "".join(
        f'<{tag}{scope} class="overgenomen">{escape(cell.value)}</{tag}>' for cell in cells[:skipped]
    )
    words = "".join(f"<{tag}{scope}>{marker.render(piece.start, piece.end)}</{tag}>" for piece in pieces)
    after = f"<{tag}{scope}></{tag}>" * max(0, len(cells) - skipped - len(pieces))
    return f"<tr>{before}{words}{after}</tr>"


def _pieces(text: str, span: Span) -> Iterator[_Piece]:
    start = span.start
    for words in text[span.start : span.end].split(_BAR):
        yield _Piece(start, start + len(words))
        start += len(words) + len(_BAR)
