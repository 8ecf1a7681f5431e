"""Write the document of ``source.yaml`` in six formats, each as that format is written natively.

Run by hand after a change of the source, never by a test; the files are committed:

    python tests/ingest/data/parity/make.py

It needs python-docx and LibreOffice (``soffice``). The Word file has styles, automatic numbers and
lists, merged cells, a running header and footnotes; the web page stands in a site with a menu and a
cookie notice; the plain text is an export, wrapped, with tabs between cells and NFD accents; the
OpenDocument file is what LibreOffice makes of hand-written flat XML, and the PDF its export, with
soft hyphens at line ends, a running header and page numbers.
"""

import re
import subprocess
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import yaml
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent
NAME = "meersdonk-afdelingshoofd-omgeving"
NOTE = re.compile(r"\[\^(\d)\]")
BOLD = re.compile(r"\*\*(.+?)\*\*")
RAISED = "⁰¹²³"
WIDTH = 88
ABOVE, LEFT = None, "<"
"""What a cell holds that only continues the one above it, or the one on its left."""


@dataclass(frozen=True)
class Heading:
    """A numbered heading."""

    number: str
    text: str
    level: int


@dataclass(frozen=True)
class Item:
    """A list item with its place in the list."""

    text: str
    depth: int
    number: int = 0
    """Its number in an ordered list, else 0."""


Block = Heading | str | list[Item] | list[list[str | None]]


def headings_and_text(source: dict[str, Any], *, breaks: str = "") -> Iterator[Block]:
    """Yield the parts of the source in order: headings, paragraphs, lists and tables."""
    one = two = 0
    for part in source["parts"]:
        if "heading" in part:
            level = part.get("level", 1)
            one, two = (one + 1, 0) if level == 1 else (one, two + 1)
            yield Heading(f"{one}." if level == 1 else f"{one}.{two}", part["heading"], level)
        elif "text" in part:
            yield part["text"].replace("|", breaks)
        elif "table" in part:
            yield [[cell and cell.replace("|", breaks) for cell in row] for row in part["table"]]
        else:
            entries = part.get("ordered") or part["list"]
            yield list(_items(entries, 0, breaks, ordered="ordered" in part))


def _items(entries: list[Any], depth: int, breaks: str, *, ordered: bool = False) -> Iterator[Item]:
    for number, entry in enumerate(entries, start=1):
        text = entry if isinstance(entry, str) else entry["text"]
        yield Item(text.replace("|", breaks), depth, number if ordered else 0)
        if not isinstance(entry, str):
            yield from _items(entry["list"], depth + 1, breaks)


def _is_list(block: Block) -> bool:
    return isinstance(block, list) and isinstance(block[0], Item)


# Markdown


def markdown(source: dict[str, Any]) -> str:
    """Return the document as someone types it in a wiki."""
    lines = [f"# {source['title']}", f"**{source['organisation']}**", *source["cover"]]
    for block in headings_and_text(source):
        if isinstance(block, Heading):
            lines.append(f"{'#' * (block.level + 1)} {block.number} {block.text}")
        elif isinstance(block, str):
            lines.append(block)
        elif _is_list(block):
            lines.append("\n".join(_markdown_item(item) for item in block))
        else:
            rows = [
                f"| {' | '.join('' if cell in (ABOVE, LEFT) else cell for cell in row)} |" for row in block
            ]
            lines.append("\n".join([rows[0], "|" + " --- |" * len(block[0]), *rows[1:]]))
    lines += [f"[^{number}]: {note}" for number, note in _notes(source)]
    return "\n\n".join(lines) + "\n"


def _markdown_item(item: Item) -> str:
    return f"{'  ' * item.depth}{f'{item.number}.' if item.number else '-'} {item.text}"


def _notes(source: dict[str, Any], breaks: str = "") -> list[tuple[int, str]]:
    return [(number, text.replace("|", breaks)) for number, text in enumerate(source["footnotes"], start=1)]


# Plain text


def plain_text(source: dict[str, Any]) -> str:
    """Return the document as a registration system exports it."""
    lines = [source["title"], "", source["organisation"], ""]
    for line in source["cover"]:
        lines += [line, ""]
    for block in headings_and_text(source):
        if isinstance(block, Heading):
            lines += ["", f"{block.number} {block.text}"]
        elif isinstance(block, str):
            lines += textwrap.wrap(_plain(block), WIDTH, break_on_hyphens=False)
        elif _is_list(block):
            for item in block:
                mark = "  " * item.depth + (f"{item.number}. " if item.number else "- ")
                lines += textwrap.wrap(
                    mark + _plain(item.text), WIDTH, subsequent_indent=" " * len(mark), break_on_hyphens=False
                )
        else:
            lines += ["\t".join("" if cell in (ABOVE, LEFT) else cell for cell in row) for row in block]
        lines.append("")
    lines += [f"{RAISED[number]} {note}" for number, note in _notes(source)]
    return unicodedata.normalize("NFD", "\r\n".join(lines) + "\r\n")


def _plain(text: str) -> str:
    return BOLD.sub(r"\1", NOTE.sub(lambda found: RAISED[int(found[1])], text))


# Web page

PAGE = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{title} | Gemeente Meersdonk</title>
<style>.cookiebalk {{ position: fixed }} .verborgen {{ display: none }}</style>
<script>window.statistiek = ["bezoek", "pagina"];</script>
</head>
<body>
<a class="verborgen" href="#inhoud">Ga naar de inhoud</a>
<div class="cookiebalk" role="dialog">
<p>Wij gebruiken cookies om onze website te verbeteren.</p>
<button>Aanvaarden</button> <button>Weigeren</button>
</div>
<header>
<a href="/">Meersdonk</a>
<nav><ul><li><a href="/leven">Leven en wonen</a></li><li><a href="/bestuur">Bestuur</a></li>
<li><a href="/jobs">Werken bij ons</a></li></ul></nav>
</header>
<nav class="breadcrumb"><a href="/">Home</a> › <a href="/jobs">Werken bij ons</a> › Vacatures</nav>
<main id="inhoud">
<h1>{title}</h1>
{body}
</main>
<aside><h2>Andere vacatures</h2><ul><li><a href="/jobs/12">Redder in het zwembad</a></li></ul></aside>
<footer><p>Gemeente Meersdonk, Kerkplein 1 · <a href="/privacy">Privacy</a></p></footer>
</body>
</html>
"""


def web_page(source: dict[str, Any]) -> str:
    """Return the document as a page of the municipality's site."""
    body = [f"<p><strong>{escape(source['organisation'])}</strong></p>"]
    body += [f"<p>{escape(line)}</p>" for line in source["cover"]]
    for block in headings_and_text(source):
        if isinstance(block, Heading):
            tag = f"h{block.level + 1}"
            body.append(f"<{tag}>{block.number} {escape(block.text)}</{tag}>")
        elif isinstance(block, str):
            body.append(f"<p>{_marked_up(block)}</p>")
        elif _is_list(block):
            body.append(_html_list(block))
        else:
            body.append(_html_table(block))
    notes = "".join(f'<li id="noot{number}">{escape(note)}</li>' for number, note in _notes(source))
    body.append(f'<section class="noten"><ol>{notes}</ol></section>')
    return PAGE.format(title=escape(source["title"]), body="\n".join(body))


def _marked_up(text: str) -> str:
    text = BOLD.sub(r"<strong>\1</strong>", escape(text))
    return NOTE.sub(r'<sup><a href="#noot\1">\1</a></sup>', text)


def _html_list(items: list[Item]) -> str:
    tag = "ol" if items[0].number else "ul"
    html, depth = f"<{tag}>", 0
    for place, item in enumerate(items):
        html += "<ul>" * (item.depth - depth) + "</li></ul>" * (depth - item.depth)
        html += "</li>\n" if place and item.depth <= depth else "\n"
        html += f"<li>{_marked_up(item.text)}"
        depth = item.depth
    return html + "</li></ul>" * depth + f"</li>\n</{tag}>"


def _html_table(rows: list[list[str | None]]) -> str:
    lines = []
    for index, row in enumerate(rows):
        cells = ""
        for column, cell in enumerate(row):
            if cell in (ABOVE, LEFT):
                continue
            tag = "td" if index else "th"
            down, across = _spans(rows, index, column)
            spans = f' rowspan="{down}"' * (down > 1) + f' colspan="{across}"' * (across > 1)
            cells += f"<{tag}{spans}>{_marked_up(cell)}</{tag}>"
        lines.append(f"<tr>{cells}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _spans(rows: list[list[str | None]], index: int, column: int) -> tuple[int, int]:
    """Return over how many rows and columns a cell reaches."""
    down = across = 1
    while index + down < len(rows) and rows[index + down][column] is ABOVE:
        down += 1
    while column + across < len(rows[index]) and rows[index][column + across] == LEFT:
        across += 1
    return down, across


# Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES = PackURI("/word/footnotes.xml")
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
HEADING_NUMBERS = f"""<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>
<w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>"""


def word(source: dict[str, Any], path: Path) -> None:
    """Write the document as Word does: with styles, automatic numbers and real footnotes."""
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = source["title"]
    _number_headings(document)
    document.sections[0].header.paragraphs[0].text = source["running_header"]
    _page_number(document.sections[0].footer.paragraphs[0])
    document.add_paragraph(source["title"], style="Title")
    document.add_paragraph(source["organisation"], style="Subtitle")
    for line in source["cover"]:
        document.add_paragraph(line)
    for block in headings_and_text(source):
        if isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        elif isinstance(block, str):
            _runs(document.add_paragraph(), block)
        elif _is_list(block):
            for item in block:
                style = "List Number" if item.number else "List Bullet"
                suffix = f" {item.depth + 1}" if item.depth else ""
                _runs(document.add_paragraph(style=style + suffix), item.text)
        else:
            _word_table(document, block)
    _add_footnotes(document, source)
    document.save(str(path))


def _number_headings(document: Document) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(HEADING_NUMBERS))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in (1, 2):
        properties = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level - 1}"/><w:numId w:val="90"/></w:numPr>')
        )


def _page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("Pagina ")
    field = parse_xml(f'<w:fldSimple {W} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)


def _runs(paragraph: Paragraph, text: str) -> None:
    for piece in re.split(r"(\*\*.+?\*\*|\[\^\d\])", text):
        if note := NOTE.match(piece):
            run = paragraph.add_run()
            run.font.superscript = True
            run._r.append(parse_xml(f'<w:footnoteReference {W} w:id="{note[1]}"/>'))
        else:
            bold = BOLD.match(piece)
            paragraph.add_run(bold[1] if bold else piece).bold = True if bold else None


def _word_table(document: Document, rows: list[list[str | None]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in (ABOVE, LEFT):
                continue
            down, across = _spans(rows, index, column)
            cell = table.cell(index, column)
            if (down, across) != (1, 1):
                cell = cell.merge(table.cell(index + down - 1, column + across - 1))
            _runs(cell.paragraphs[0], text)
            if not index:
                cell.paragraphs[0].runs[0].bold = True
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(parse_xml(f"<w:tblHeader {W}/>"))


def _add_footnotes(document: Document, source: dict[str, Any]) -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in _notes(source)
    )
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {W}>{separators}{notes}</w:footnotes>'
    part = Part(FOOTNOTES, FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


# OpenDocument and PDF


def flat_opendocument(source: dict[str, Any]) -> str:
    """Return the document as flat OpenDocument XML, which LibreOffice turns into .odt and .pdf."""
    body = [f'<text:p text:style-name="Title">{escape(source["title"])}</text:p>']
    body.append(f'<text:p text:style-name="Subtitle">{escape(source["organisation"])}</text:p>')
    body += [f'<text:p text:style-name="Body">{escape(line)}</text:p>' for line in source["cover"]]
    notes = dict(_notes(source, breaks="\u00ad"))
    for block in headings_and_text(source, breaks="\u00ad"):
        if isinstance(block, Heading):
            body.append(
                f'<text:h text:style-name="Heading_20_{block.level}" text:outline-level="{block.level}">'
                f"{escape(block.text)}</text:h>"
            )
        elif isinstance(block, str):
            body.append(f'<text:p text:style-name="Body">{_spans_of(block, notes)}</text:p>')
        elif _is_list(block):
            body.append(_opendocument_list(block, notes))
        else:
            body.append(_opendocument_table(block, notes))
    template = (FOLDER / "template.fodt").read_text(encoding="utf-8")
    return template.replace("$header", escape(source["running_header"])).replace("$body", "\n".join(body))


def _spans_of(text: str, notes: dict[int, str]) -> str:
    text = BOLD.sub(r'<text:span text:style-name="Strong">\1</text:span>', escape(text))
    return NOTE.sub(
        lambda found: (
            f'<text:note text:note-class="footnote"><text:note-citation>{found[1]}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="Footnote">{escape(notes[int(found[1])])}</text:p>'
            "</text:note-body></text:note>"
        ),
        text,
    )


def _opendocument_list(items: list[Item], notes: dict[int, str]) -> str:
    style = "Numbers" if items[0].number else "Bullets"
    xml, depth = f'<text:list text:style-name="{style}">', 0
    for place, item in enumerate(items):
        xml += "<text:list>" * (item.depth - depth) + "</text:list-item></text:list>" * (depth - item.depth)
        xml += "</text:list-item>" if place and item.depth <= depth else ""
        xml += f'<text:list-item><text:p text:style-name="Item">{_spans_of(item.text, notes)}</text:p>'
        depth = item.depth
    return xml + "</text:list-item></text:list>" * (depth + 1)


def _opendocument_table(rows: list[list[str | None]], notes: dict[int, str]) -> str:
    lines = []
    for index, row in enumerate(rows):
        cells = ""
        for column, text in enumerate(row):
            if text in (ABOVE, LEFT):
                cells += "<table:covered-table-cell/>"
                continue
            down, across = _spans(rows, index, column)
            style = "Cell" if index else "Column"
            cells += (
                f'<table:table-cell table:style-name="Box" office:value-type="string" '
                f'table:number-rows-spanned="{down}" table:number-columns-spanned="{across}">'
                f'<text:p text:style-name="{style}">{_spans_of(text, notes)}</text:p></table:table-cell>'
            )
        line = f"<table:table-row>{cells}</table:table-row>"
        lines.append(line if index else f"<table:table-header-rows>{line}</table:table-header-rows>")
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f"<table:table>{columns}{''.join(lines)}</table:table>"


def main() -> None:
    """Write the six files beside this script."""
    source = yaml.safe_load((FOLDER / "source.yaml").read_text(encoding="utf-8"))
    target = FOLDER / NAME
    target.with_suffix(".md").write_text(markdown(source), encoding="utf-8")
    target.with_suffix(".txt").write_bytes(plain_text(source).encode("utf-8"))
    target.with_suffix(".html").write_text(web_page(source), encoding="utf-8")
    word(source, target.with_suffix(".docx"))
    with TemporaryDirectory() as scratch:
        flat = Path(scratch) / f"{NAME}.fodt"
        flat.write_text(flat_opendocument(source), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        for kind in ("odt", "pdf"):
            command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(FOLDER), flat]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
