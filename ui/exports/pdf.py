"""Write a report as PDF: tagged for screen readers (PDF/UA-1), fit to be archived (PDF/A-2a)."""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import typst

from ui.exports.notes import AUTHOR, created_line, moment, place
from ui.exports.prepare import prepared
from ui.exports.report import (
    DOCUMENT_LANGUAGE,
    SHORT,
    Block,
    Bullets,
    Cell,
    Heading,
    Item,
    Paragraph,
    Quoted,
    Report,
    Run,
    SourceNote,
    Table,
    Task,
    Text,
    plain,
    runs,
)
from ui.texts.exports import ExportTexts, texts_in

_TEMPLATE = Path(__file__).with_name("report.typ")
_FONTS = "font_source_sans_pro"
_ENDLESS = re.compile(r"\S{40,}")
_CUT = re.compile(r"\S{12}(?=\S)")
_Standard = Literal["ua-1", "a-2a"]
_STANDARDS: tuple[tuple[_Standard, ...], ...] = (("ua-1", "a-2a"), ())
"""What is tried, in order: text with a sign that no font has (an emoji) cannot keep to a standard."""


def to_pdf(report: Report) -> bytes:
    """Return the report as PDF. Its text reaches the typesetter as data, never as markup."""
    report = prepared(report)
    data = json.dumps(_data(report, texts_in(report.language)), ensure_ascii=False)
    *strict, last = _STANDARDS
    for standards in strict:
        try:
            return _compiled(data, standards, report)
        except typst.TypstError:
            continue
    return _compiled(data, last, report)


def _compiled(data: str, standards: Sequence[_Standard], report: Report) -> bytes:
    made = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": data},
        pdf_standards=list(standards),
        timestamp=moment(report),
    )
    assert isinstance(made, bytes)  # noqa: S101 # a list only for images of pages
    return made


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that are packaged, so that a report looks the same on every machine."""
    package = find_spec(_FONTS)
    folders = (
        [Path(folder) / "files" for folder in package.submodule_search_locations or ()] if package else []
    )
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in folders])


def _data(report: Report, texts: ExportTexts) -> dict[str, Any]:
    return {
        "title": report.title,
        "author": AUTHOR,
        "language": _language(report.language),
        "landscape": report.landscape,
        "page_of": texts.page_of,
        "intro": [_runs(line) for line in (*report.intro, created_line(report, texts))],
        "blocks": [_block(block, texts) for block in report.blocks],
    }


def _block(block: Block, texts: ExportTexts) -> dict[str, Any]:
    match block:
        case Heading(level=level, text=text, language=language):
            return {"kind": "heading", "level": level, "runs": _runs((Run(text, language=language),))}
        case Paragraph(text=text, tone=tone, keep=keep):
            return {
                "kind": "paragraph",
                "tone": tone.value,
                "keep": keep,
                "long": len(plain(text)) > SHORT,
                "runs": _runs(text),
            }
        case Bullets(items=items):
            return {"kind": "bullets", "groups": _nested(items)}
        case Quoted():
            return {
                "kind": "quoted",
                "label": block.label,
                "anchor": block.anchor,
                "long": len(block.text) > SHORT,
                "runs": _runs((Run(block.text, language=DOCUMENT_LANGUAGE),)),
                "place": _place(block.source, texts),
            }
        case Task(text=text, done=done, source=source):
            return {
                "kind": "task",
                "long": len(plain(text)) > SHORT,
                "box": "☑" if done else "☐",
                "runs": _runs(text),
                "place": _place(source, texts),
            }
        case Table():
            return {
                "kind": "table",
                "caption": block.caption,
                "header": list(block.header),
                "row_headers": block.row_headers,
                "weights": list(block.weights or (1,) * len(block.header)),
                "rows": [[_cell(cell, texts) for cell in row] for row in block.rows],
            }


def _cell(cell: Cell, texts: ExportTexts) -> list[dict[str, Any]]:
    return [{"runs": _runs(line.text), "place": _place(line.source, texts)} for line in cell.lines]


def _nested(items: Sequence[Item]) -> list[list[dict[str, Any]]]:
    """Return a list as a tree: an item holds the deeper ones that follow it, in groups of one kind."""
    tree: list[dict[str, Any]] = []
    place = 0
    while place < len(items):
        item = items[place]
        end = place + 1
        while end < len(items) and items[end].depth > item.depth:
            end += 1
        inside = _nested(items[place + 1 : end])
        tree.append({"number": item.number, "runs": _runs(item.text), "groups": inside})
        place = end
    return [list(group) for _, group in groupby(tree, lambda entry: entry["number"] is None)]


def _place(note: SourceNote | None, texts: ExportTexts) -> list[dict[str, Any]]:
    return [] if note is None else _runs(place(note, texts))


def _runs(text: Text) -> list[dict[str, Any]]:
    return [
        {
            "lines": [_pieces(line) for line in run.text.split("\n")],
            "bold": run.bold,
            "italic": run.italic,
            "link": run.link,
            "target": run.target,
            "language": _language(run.language) if run.language else None,
        }
        for run in runs(text)
    ]


def _pieces(line: str) -> list[str]:
    """Return a line in pieces between which it may be broken: words that no column could hold are cut."""
    return _ENDLESS.sub(lambda word: _CUT.sub(r"\g<0>\n", word[0]), line).split("\n")


def _language(tag: str) -> list[str | None]:
    """Return a BCP 47 tag as language and region."""
    language, *rest = tag.split("-")
    return [language, rest[0].upper() if rest else None]
