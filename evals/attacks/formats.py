"""Write a small document in the formats that people hand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

import docx


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document."""

    kind: str
    """title, heading, text, item, row; or, seen by no reader of the text itself: front_matter, note, hidden,
    comment, image, header."""
    text: str = ""
    """Its words."""
    cells: tuple[str, ...] = ()
    """Of a row; the first row of a table is its header."""
    about: str = ""
    """Name of the fact that it says."""


_MARKDOWN = {
    "title": "# {}",
    "heading": "## {}",
    "text": "{}",
    "item": "- {}",
    "front_matter": "---\n{}\n---",
    "note": "Zie de voetnoot.[^1]\n\n[^1]: {}",
}
_HTML = {
    "title": "<h1>{}</h1>",
    "heading": "<h2>{}</h2>",
    "text": "<p>{}</p>",
    "item": "<ul><li>{}</li></ul>",
    "hidden": '<p style="display:none">{}</p>',
    "comment": "<!-- {} -->",
    "image": '<p><img src="foto.png" alt="{}"></p>',
}


def write_markdown(blocks: Sequence[Block], path: Path) -> None:
    """Write the blocks as Markdown."""
    lines: list[str] = []
    for is_table, group in groupby(blocks, lambda block: block.kind == "row"):
        found = list(group)
        if is_table:
            rows = [f"| {' | '.join(block.cells)} |" for block in found]
            lines.append("\n".join([rows[0], "| --- | --- |", *rows[1:]]))
        else:
            lines += [_MARKDOWN[block.kind].format(block.text) for block in found]
    text = "\n\n".join(lines).replace("\n\n- ", "\n- ")
    path.write_text(text + "\n", encoding="utf-8")


def write_text(blocks: Sequence[Block], path: Path) -> None:
    """Write the blocks as plain text; rows lie as lines with tabs."""
    lines = []
    for block in blocks:
        is_heading = block.kind in ("title", "heading")
        words = "\t".join(block.cells) or (block.text.upper() if is_heading else block.text)
        lines.append(f"- {words}" if block.kind == "item" else f"{words}\n")
    path.write_text("\n".join(lines), encoding="utf-8")


def write_html(blocks: Sequence[Block], path: Path) -> None:
    """Write the blocks as a web page."""
    lines = []
    for is_table, group in groupby(blocks, lambda block: block.kind == "row"):
        if is_table:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in block.cells) for block in group)
            lines.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        else:
            lines += [_HTML[block.kind].format(escape(block.text)) for block in group]
    body = "\n".join(lines).replace("</ul>\n<ul>", "\n")
    page = f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"></head><body>{body}</body></html>'
    path.write_text(page, encoding="utf-8")


def write_docx(blocks: Sequence[Block], path: Path) -> None:
    """Write the blocks as a Word document."""
    document = docx.Document()
    for is_table, group in groupby(blocks, lambda block: block.kind == "row"):
        if is_table:
            rows = list(group)
            table = document.add_table(rows=len(rows), cols=len(rows[0].cells))
            for row, block in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, block.cells, strict=True):
                    cell.text = words
            continue
        for block in group:
            if block.kind == "header":
                document.sections[0].header.paragraphs[0].text = block.text
            elif block.kind == "item":
                document.add_paragraph(block.text, style="List Bullet")
            elif block.kind == "text":
                document.add_paragraph(block.text)
            else:
                document.add_heading(block.text, 0 if block.kind == "title" else 1)
    document.save(str(path))
