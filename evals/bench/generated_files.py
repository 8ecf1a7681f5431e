"""Write blocks as files of the formats that are read: plain text, Markdown, HTML and Word."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

from ingest.blocks import Block, BlockKind

_MOMENT = (2025, 1, 1, 0, 0, 0)
"""When all files inside a Word file were made: the same document has the same bytes."""


def render(blocks: Sequence[Block], ending: str) -> bytes:
    """Return the content of a file of one of the FORMATS ("txt", "docx")."""
    return FORMATS[ending](blocks)


def _text(blocks: Sequence[Block]) -> bytes:
    lines: list[str] = []
    for block in blocks:
        match block.kind:
            case BlockKind.HEADING:
                title = block.text.upper() if block.level < 3 else block.text
                lines += ["", title, ("=" if block.level == 1 else "-") * len(title), ""]
            case BlockKind.TABLE:
                lines += ["", *("\t".join(row) for row in block.rows), ""]
            case BlockKind.ITEM:
                lines.append(f"  * {block.text}")
            case BlockKind.PARAGRAPH:
                lines += [block.text, ""]
    return _joined(lines)


def _markdown(blocks: Sequence[Block]) -> bytes:
    lines: list[str] = []
    for block in blocks:
        match block.kind:
            case BlockKind.HEADING:
                lines += ["", f"{'#' * block.level} {block.text}", ""]
            case BlockKind.TABLE:
                header, *rows = (f"| {' | '.join(row)} |" for row in block.rows)
                lines += ["", header, f"|{' --- |' * len(block.rows[0])}", *rows, ""]
            case BlockKind.ITEM:
                lines.append(f"- {block.text}")
            case BlockKind.PARAGRAPH:
                lines += [block.text, ""]
    return _joined(lines)


def _html(blocks: Sequence[Block]) -> bytes:
    lines = [
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">',
        f"<title>{escape(blocks[0].text)}</title>",
    ]
    lines.append("</head><body><main>")
    in_list = False
    for block in blocks:
        if in_list != (block.kind is BlockKind.ITEM):
            in_list = not in_list
            lines.append("<ul>" if in_list else "</ul>")
        match block.kind:
            case BlockKind.HEADING:
                lines.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
            case BlockKind.TABLE:
                lines.append(
                    f"<table>{''.join(map(_html_row, block.rows, ['th', *['td'] * len(block.rows)]))}</table>"
                )
            case BlockKind.ITEM:
                lines.append(f"<li>{escape(block.text)}</li>")
            case BlockKind.PARAGRAPH:
                lines.append(f"<p>{escape(block.text)}</p>")
    lines.append("</ul></main></body></html>" if in_list else "</main></body></html>")
    return _joined(lines)


def _html_row(cells: Sequence[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _word(blocks: Sequence[Block]) -> bytes:
    from docx import Document

    document = Document()
    for block in blocks:
        match block.kind:
            case BlockKind.HEADING:
                document.add_heading(block.text, block.level)
            case BlockKind.TABLE:
                table = document.add_table(0, len(block.rows[0]))
                for row in block.rows:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
            case BlockKind.ITEM:
                document.add_paragraph(block.text, "List Bullet")
            case BlockKind.PARAGRAPH:
                document.add_paragraph(block.text)
    stream = io.BytesIO()
    document.save(stream)
    return _without_moments(stream)


def _without_moments(archive: io.BytesIO) -> bytes:
    """Return the archive with _MOMENT as the time of each file: python-docx writes the clock's."""
    stream = io.BytesIO()
    with zipfile.ZipFile(archive) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _MOMENT), before.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _joined(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines).strip() + "\n").encode()


FORMATS: Mapping[str, Callable[[Sequence[Block]], bytes]] = {
    "txt": _text,
    "md": _markdown,
    "html": _html,
    "docx": _word,
}
"""How the files of each ending are written."""
