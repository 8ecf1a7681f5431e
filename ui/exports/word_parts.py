"""Parts of Word files that python-docx has no function for: links, tick boxes, numbering, table headers."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ui.exports.report import Run, Text, runs
from ui.exports.word_styles import QUIET

AFTER_QUOTE = Pt(10)
_SMALL = Pt(9)
_SHADE, _LINE = "EEF3F7", "B8C2CC"
_BOXES = {True: "☑", False: "☐"}
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def write(paragraph: Paragraph, text: Text, *, bold: bool = False, small: bool = False) -> None:
    """Add text to a paragraph, run by run, with its links."""
    for run in runs(text):
        if run.text:
            _write_run(paragraph, run, bold=bold or run.bold, small=small)


def add_paragraph(holder: WordDocument | _Cell, style: str) -> Paragraph:
    """Return a new paragraph at the end of a document or a cell."""
    return set_style(holder.add_paragraph(), style)


def set_style(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style by its name, and return it.

    Set by its identifier: the library searches all styles twice for each name, which takes most of the
    time of a long report.
    """
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a named place around a paragraph's words, to which links in the file lead; none without a name."""
    if not name:
        return
    start = _element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def add_tick_box(paragraph: Paragraph, done: bool, name: str) -> None:
    """Add a box that is ticked by a click (a content control of Word 2010 and later)."""
    box = parse_xml(
        f"<w:sdt {nsdecls('w')} xmlns:w14='{_W14}'><w:sdtPr><w:alias/>"
        f"<w14:checkbox><w14:checked w14:val='{int(done)}'/>"
        "<w14:checkedState w14:val='2611' w14:font='Segoe UI Symbol'/>"
        "<w14:uncheckedState w14:val='2610' w14:font='Segoe UI Symbol'/></w14:checkbox></w:sdtPr>"
        "<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii='Segoe UI Symbol' w:hAnsi='Segoe UI Symbol'"
        " w:eastAsia='Segoe UI Symbol' w:cs='Segoe UI Symbol'/></w:rPr>"
        f"<w:t>{_BOXES[done]}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    box.find(f".//{qn('w:alias')}").set(qn("w:val"), name)
    paragraph._p.append(box)


def new_numbering(word: WordDocument, paragraph: Paragraph, start: int) -> int:
    """Return the id of a numbering that looks as the paragraph's style says and begins at ``start``."""
    numbering = word.part.numbering_part.element
    style = paragraph.style
    assert style is not None  # noqa: S101 # the caller gave it one
    of_style = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
    added = numbering.add_num(of_style.abstractNumId.val)
    added.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(added.numId)


def number(paragraph: Paragraph, numbering: int) -> None:
    """Give a paragraph the next number of a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def new_table(word: WordDocument, rows: int, weights: Sequence[float], width: int, description: str) -> Table:
    """Return an empty table whose first row comes back on each page.

    ``weights``: relative widths of its columns; ``width``: of all together, in EMU.
    """
    table: Table = word.add_table(rows, len(weights), style="Table Grid")
    table.autofit = False
    borders = _element("w:tblBorders")
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = int(width * weight / sum(weights))
        for cell in column.cells:
            cell.width = column.width
    for border in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{border}", val="single", sz="4", space="0", color=_LINE))
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(_element("w:tblHeader"))
    if description:
        table._tbl.tblPr.append(_element("w:tblCaption", val=description))
    return table


def shade(cell: _Cell) -> None:
    """Give a cell the background of a header."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=_SHADE))


def _write_run(paragraph: Paragraph, run: Run, *, bold: bool, small: bool) -> None:
    written = paragraph.add_run(run.text)
    written.bold = bold or None
    written.italic = run.italic or None
    if small:
        written.font.size = _SMALL
        if not (run.link or run.target):
            written.font.color.rgb = QUIET
    if run.link or run.target:
        written._r.style = "Hyperlink"
        _wrap_in_link(paragraph, written._r, run)
    if run.language:
        properties = written._r.get_or_add_rPr()
        properties.append(_element("w:lang", val=run.language))


def _wrap_in_link(paragraph: Paragraph, written: Any, run: Run) -> None:  # noqa: ANN401 # an lxml element
    if run.link:
        link = OxmlElement("w:hyperlink")
        link.set(
            qn("r:id"), paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )
    else:
        link = _element("w:hyperlink", anchor=run.target)
    written.addprevious(link)
    link.append(written)


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 # an lxml element
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
