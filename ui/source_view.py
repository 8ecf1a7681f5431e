"""Show sources as HTML: a document or the part around a quote, quoted words marked by offset."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant import Answer, Retrieved, quote_mark, source_path
from ingest.model import Cell, Document, Passage, PassageKind, Span, SpanKind
from ui import texts
from ui.safe_html import citation_reference, read_reference

_SURROUNDINGS = 2500
"""Characters shown before and after the quote where its section is longer than that."""
_MAX_READ = 5
"""Passages listed as read but not cited."""
_QUOTE = 110
"""Characters of a quote in the list of sources."""
_BAR = " | "
_TELLING = 20
"""A shorter quote ("graad 2") may stand anywhere, about something else."""
_WORD = re.compile(r"(?<!\w)\w|(?<=\s)[^\w\s]")
"""Where a quote may begin."""
_CUT = f'<p class="fw-knip">{texts.CUT}</p>'


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that the panel can show: cited by an answer, or read for it."""

    reference: str
    """The fragment that names it on the page ("#bron-1-2")."""
    label: str
    """What it is called ("Bron 2")."""
    document: str
    """File name."""
    title: str
    """Title of the document."""
    organisation: str
    """The organisation that the document belongs to."""
    headings: tuple[str, ...]
    """Heading path above it."""
    page: int | None
    """Page number where the format has pages."""
    passage: int
    """Number of the passage in its document."""
    start: int
    """Offset in the canonical text."""
    end: int
    """Offset after it."""
    quote: str
    """The canonical text between them when the answer was given."""

    @property
    def url(self) -> str:
        """Address of its source page."""
        return source_url(self.document, self.passage, self.start, self.end, self.quote)


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


def source_url(name: str, passage: int, start: int, end: int, words: str) -> str:
    """Return the address of a quote's source page, at the marked words."""
    return f"{source_path(name, passage, start, end, words)}#treffer"


def find_words(text: str, start: int, end: int, mark: str) -> int | None:
    """Return where quoted words stand now: at ``start``, or elsewhere in a text that has changed.

    They are known by their length and ``mark`` (see quote_mark), exactly; None when they are gone, or
    when they are too few to mean the same elsewhere.
    """
    length = end - start
    if quote_mark(text[start:end]) == mark:
        return start
    starts = (found.start() for found in _WORD.finditer(text)) if length >= _TELLING else ()
    places = [place for place in starts if quote_mark(text[place : place + length]) == mark]
    return min(places, key=lambda place: abs(place - start), default=None)


def render_document(document: Document, start: int, end: int, *, section_only: bool) -> str:
    """Return the canonical text as HTML with text[start:end] in <mark>.

    Where the quote runs over several elements each part has its own <mark>; the first has the id
    "treffer". With section_only the section or sections that the quote stands in are shown,
    shortened around the quote where they are long. Text between spans (bullets, blank lines) is
    layout and is never marked.
    """
    extract = _extract(document, start, end) if section_only else _Extract(document.spans)
    marker = _Marker(document.text, start, end)
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


def cited_sources(answer: Answer, turn: int) -> tuple[Source, ...]:
    """Return the citations of an answer as sources; turn is its number in the conversation."""
    return tuple(
        Source(
            reference=citation_reference(turn, citation.number),
            label=texts.SOURCE.format(number=citation.number),
            document=citation.document,
            title=citation.title,
            organisation=citation.organisation,
            headings=citation.headings,
            page=citation.page,
            passage=citation.passage,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
        )
        for citation in answer.citations
    )


def read_sources(answer: Answer, turn: int, documents: Mapping[str, Document]) -> tuple[Source, ...]:
    """Return the best passages that were retrieved for an answer and not cited, at most five."""
    cited = [(citation.document, citation.start, citation.end) for citation in answer.citations]
    passed_over = [
        item
        for item in answer.retrieved
        if item.document in documents
        and documents[item.document].text[item.start : item.end] == item.text
        and not any(
            name == item.document and start < item.end and item.start < end for name, start, end in cited
        )
    ]
    return tuple(
        _read_source(item, documents[item.document], read_reference(turn, rank), rank)
        for rank, item in enumerate(passed_over[:_MAX_READ], start=1)
    )


def _read_source(item: Retrieved, document: Document, reference: str, rank: int) -> Source:
    known = 0 <= item.passage < len(document.passages)
    place = document.passages[item.passage] if known else document.passages[0]
    return Source(
        reference=reference,
        label=texts.READ.format(rank=rank),
        document=item.document,
        title=document.title,
        organisation=document.organisation,
        headings=place.headings,
        page=place.page,
        passage=place.number,
        start=item.start,
        end=item.end,
        quote=item.text,
    )


def render_panel(
    selected: Source | None,
    cited: Sequence[Source],
    read: Sequence[Source],
    documents: Mapping[str, Document],
) -> str:
    """Return the panel: the selected source in its surroundings, then all sources of the answer.

    Without a selected source it says that the answer has none.
    """
    if selected is None:
        shown = _nothing(texts.SOURCES_NONE)
    else:
        shown = _render_source(selected, documents.get(selected.document))
    reference = selected.reference if selected else ""
    unfold = not cited or any(source.reference == reference for source in read)
    lists = _render_cited(cited, reference) + _render_read(read, reference, unfold=unfold)
    return _frame(reference, shown + lists)


def render_empty_panel() -> str:
    """Return the panel before the first answer."""
    return _frame("", _nothing(texts.SOURCES_EMPTY))


def _frame(reference: str, content: str) -> str:
    label = texts.SOURCES
    return f'<section class="fw-bron" data-bron="{reference}" aria-label="{label}">{content}</section>'


def _nothing(line: str) -> str:
    return f'<h2 class="fw-brontitel">{texts.SOURCES}</h2><p class="fw-klein">{line}</p>'


def _render_source(source: Source, document: Document | None) -> str:
    head = (
        '<h2 class="fw-brontitel" tabindex="-1">'
        f"{escape(source.label)}: {escape(source.title)}</h2>"
        f"{render_place(source.organisation, source.headings, source.page)}"
    )
    back = f'<a class="fw-terug" href="#terug">{texts.BACK_TO_ANSWER}</a>'
    start = (
        find_words(document.text, source.start, source.end, quote_mark(source.quote)) if document else None
    )
    if document is None or start is None:
        note = texts.DOCUMENT_CHANGED if document else texts.DOCUMENT_GONE
        quoted = f'<blockquote><mark id="treffer">{escape(source.quote)}</mark></blockquote>'
        return f'{head}{_changed(note)}{quoted}<p class="fw-koppelingen">{back}</p>'
    excerpt = render_document(document, start, start + len(source.quote), section_only=True)
    moved = _changed(texts.DOCUMENT_MOVED) if start != source.start else ""
    label = escape(texts.EXCERPT.format(title=source.title))
    return (
        f'{head}{moved}<div class="fw-uittreksel" role="region" tabindex="0" aria-label="{label}">'
        f"{excerpt}</div>"
        f'<p class="fw-koppelingen"><a href="{escape(source.url)}" target="_blank" rel="noopener">'
        f'{texts.OPEN_DOCUMENT} <span class="fw-verborgen">{texts.NEW_TAB}</span></a>{back}</p>'
    )


def _changed(note: str) -> str:
    return f'<p class="fw-gewijzigd" role="note">{escape(note)}</p>'


def _render_cited(cited: Sequence[Source], selected: str) -> str:
    if not cited:
        return ""
    return f'<h3 class="fw-tussenkop">{texts.CITED}</h3>{_render_list_of_sources(cited, selected)}'


def _render_read(read: Sequence[Source], selected: str, *, unfold: bool) -> str:
    if not read:
        return ""
    return (
        f'<details class="fw-gelezen"{" open" if unfold else ""}>'
        f"<summary>{texts.READ_COUNT.format(count=len(read))}</summary>"
        f'<p class="fw-klein">{texts.READ_HELP}</p>'
        f"{_render_list_of_sources(read, selected)}</details>"
    )


def _render_list_of_sources(sources: Sequence[Source], selected: str) -> str:
    items = "".join(_render_link(source, source.reference == selected) for source in sources)
    return f'<ul class="fw-lijst">{items}</ul>'


def _render_link(source: Source, is_selected: bool) -> str:
    current = ' aria-current="true"' if is_selected else ""
    return (
        f'<li><a href="{source.reference}"{current}><strong>{escape(source.label)}</strong> '
        f"{escape(source.organisation)} · {escape(_last(source.headings))}"
        f'<span class="fw-citaat">{escape(_shorten(source.quote))}</span></a></li>'
    )


def _last(headings: Sequence[str]) -> str:
    return headings[-1] if headings else texts.START_OF_DOCUMENT


def _shorten(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE].rsplit(' ', 1)[0]}…"


def render_source_page(document: Document, start: int, end: int, note: str = "") -> str:
    """Return the stand-alone page of a document with text[start:end] marked, if that holds anything.

    ``note`` stands above it: one line of text.
    """
    place = _passage_at(document, start)
    to_quote = f' · <a href="#treffer">{texts.TO_QUOTE}</a>' if start < end else ""
    said = _changed(note) if note else ""
    body = (
        f'<header><p><a href="/">{texts.BACK_TO_PAGE}</a></p><h1>{escape(document.title)}</h1>'
        f"{render_place(document.organisation, place.headings, place.page)}"
        f'<p class="fw-klein">{escape(texts.FILE.format(name=document.name))}{to_quote}</p>{said}</header>'
        f"<main>{render_document(document, start, end, section_only=False)}</main>"
    )
    return stand_alone(document.title, body)


def _passage_at(document: Document, start: int) -> Passage:
    """Return the passage in which an offset lies, or the last one before it."""
    before = [passage for passage in document.passages if passage.start <= start]
    return before[-1] if before else document.passages[0]


def stand_alone(title: str, body: str) -> str:
    """Return a page around a body that is HTML already."""
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – {texts.NAME}</title>"
        '<link rel="icon" href="/functiewijzer/icon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="/functiewijzer/source.css">'
        '<script src="/functiewijzer/source.js" defer></script></head>'
        f'<body class="fw-bronpagina">{body}</body></html>'
    )


def render_place(organisation: str, headings: Sequence[str], page: int | None) -> str:
    """Return where a quote stands: the organisation, the page, and the headings above it."""
    where = [escape(organisation)]
    if page is not None:
        where.append(texts.PAGE.format(page=page))
    trail = "".join(f"<li>{escape(heading)}</li>" for heading in headings)
    path = f'<ol class="fw-pad" aria-label="{texts.TRAIL}">{trail}</ol>' if trail else ""
    return f'<p class="fw-klein">{" · ".join(where)}</p>{path}'


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
        f'<div class="tabel" role="group" aria-label="{texts.TABLE}" tabindex="0">'
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
