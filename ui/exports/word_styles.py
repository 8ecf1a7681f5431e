"""The look of a report in Word: paper, styles, language and the foot of each page."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from ui.exports.report import Report
from ui.texts.exports import ExportTexts

NOTE = "Noot"
QUESTION = "Vraag"
QUOTE = "Citaat"
STATUS = "Status"
TASK = "Taak"
IN_TABLE = "Tabeltekst"

_FONT = "Calibri"
_ACCENT, QUIET = RGBColor(0x0B, 0x4F, 0x8A), RGBColor(0x4A, 0x58, 0x65)
_HEADINGS = {
    "Title": (22, 0, 8),
    "Heading 1": (15, 18, 6),
    "Heading 2": (12, 12, 4),
    "Heading 3": (11, 10, 4),
    "Heading 4": (11, 8, 4),
}
"""Size, space before and space after, in points."""
_SHADE = "EEF3F7"
_SHORT, _LONG, _MARGIN = Cm(21), Cm(29.7), Cm(2.2)


def text_width(landscape: bool) -> int:
    """Return the width between the margins, in EMU (914,400 to the inch)."""
    return (_LONG if landscape else _SHORT) - 2 * _MARGIN


def dress(word: WordDocument, report: Report, texts: ExportTexts) -> None:
    """Give an empty document the paper, the styles, the language and the footer of reports."""
    _drop_table_styles(word)
    _set_paper(word, report.landscape)
    _set_language(word, report.language)
    _style_text(word)
    _style_headings(word)
    _add_footer(word, report.title, texts)


def _drop_table_styles(word: WordDocument) -> None:
    """Drop the coloured table styles of the library's template, which take most of the time and the room."""
    for style in list(word.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _set_paper(word: WordDocument, landscape: bool) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _set_language(word: WordDocument, language: str) -> None:
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def _style_text(word: WordDocument) -> None:
    normal = word.styles["Normal"]
    _set_font(normal, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    note = _new(word, NOTE)
    note.font.size, note.font.color.rgb = Pt(9), QUIET
    status = _new(word, STATUS)
    status.font.bold, status.font.color.rgb = True, QUIET
    status.paragraph_format.keep_with_next = True
    question = _new(word, QUESTION)
    question.font.bold = True
    question.paragraph_format.keep_with_next = True
    question.paragraph_format.left_indent = question.paragraph_format.right_indent = Pt(6)
    question.paragraph_format.space_before, question.paragraph_format.space_after = Pt(4), Pt(10)
    _frame(question, _border("top", "left", "bottom", "right", size=4, space=5, colour=_SHADE))
    _frame(question, f"<w:shd {nsdecls('w')} w:val='clear' w:color='auto' w:fill='{_SHADE}'/>")
    quote = _new(word, QUOTE)
    quote.paragraph_format.left_indent = Cm(0.4)
    quote.paragraph_format.space_after = Pt(2)
    _frame(quote, _border("left", size=18, space=8, colour=str(_ACCENT)))
    in_table = _new(word, IN_TABLE)
    in_table.font.size, in_table.paragraph_format.space_after = Pt(10), Pt(4)
    task = _new(word, TASK)
    task.paragraph_format.left_indent = Cm(0.8)
    task.paragraph_format.first_line_indent = Cm(-0.8)
    task.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
    for name in (
        "List Bullet",
        "List Bullet 2",
        "List Bullet 3",
        "List Number",
        "List Number 2",
        "List Number 3",
    ):
        word.styles[name].paragraph_format.space_after = Pt(3)
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _ACCENT, True


def _style_headings(word: WordDocument) -> None:
    for name, (size, before, after) in _HEADINGS.items():
        style = word.styles[name]
        _set_font(style, size)
        style.font.bold, style.font.italic, style.font.color.rgb = True, False, _ACCENT
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    caption = word.styles["Caption"]
    _set_font(caption, 10)
    caption.font.bold, caption.font.color.rgb = True, QUIET


def _add_footer(word: WordDocument, title: str, texts: ExportTexts) -> None:
    footer = word.sections[0].footer.paragraphs[0]
    footer.style = word.styles[NOTE]
    before, _, rest = texts.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    footer.add_run(f"{title}\n{before}")
    _add_field(footer, "PAGE")
    footer.add_run(between)
    _add_field(footer, "NUMPAGES")
    footer.add_run(after)


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = parse_xml(f"<w:fldSimple {nsdecls('w')} w:instr='{code}'><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    paragraph._p.append(field)


def _new(word: WordDocument, name: str) -> ParagraphStyle:
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    return style


def _border(*sides: str, size: int, space: int, colour: str) -> str:
    """Return the XML of borders; their thickness in eighths of a point."""
    lines = (
        f"<w:{side} w:val='single' w:sz='{size}' w:space='{space}' w:color='{colour}'/>" for side in sides
    )
    return f"<w:pBdr {nsdecls('w')}>{''.join(lines)}</w:pBdr>"


def _frame(style: ParagraphStyle, xml: str) -> None:
    """Give a style a border or background, at the place that the schema has for it."""
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(xml), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _set_font(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
