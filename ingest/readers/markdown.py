"""Read Markdown files into blocks, by way of the HTML they stand for."""

import html
import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from ingest.blocks import Reading
from ingest.cleaning import clean_characters
from ingest.declared import front_matter
from ingest.encoding import decode
from ingest.errors import IngestError
from ingest.readers.markup import reading_from_markup
from ingest.readers.text_lines import Line, is_rule
from ingest.readers.text_tables import drawn_table

# Only lines that look like YAML, so that a text between two rules is not taken for it.
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n"
    r"(?P<yaml>(?:(?:[\w-]+[ \t]*:.*|[ \t]+.*|-[ \t].*|#.*|[ \t]*)\n)*?)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TASK = re.compile(r"(<li>(?:\s*<p>)?)\s*\[[ xX]\]\s+")
_NOTE = re.compile(r"(<sup>\d+</sup> )(<p>)")
_LABEL_LINE = re.compile(r"(?<=\S)\n(?=(\*\*|__)[^*_\n]{2,40}(?::\1|\1:))")
"""The end of a line above a bold label: who writes "**Graad:** A5" on a line of its own means it."""
_FENCE = re.compile(r"^\s*(?:```|~~~)")


def read(data: bytes) -> Reading:
    """Read a Markdown file; raises IngestError when it holds no text."""
    decoded = decode(data)
    if decoded is None:
        raise IngestError("het bestand is geen leesbaar Markdown-bestand")
    text = clean_characters(decoded)
    matter = _FRONT_MATTER.match(text)
    body = _LABEL_LINE.sub(r"  \n", _FRONT_MATTER.sub("", text))
    markup = _markdown().render(_with_drawn_tables(body))
    reading = reading_from_markup(_NOTE.sub(r"\2\1", _TASK.sub(r"\1", markup)))
    if not reading.blocks:
        raise IngestError("het Markdown-bestand bevat geen leesbare tekst")
    return replace(reading, declared=front_matter(matter["yaml"] if matter else ""))


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown.use(deflist_plugin).use(footnote_plugin, inline=True)
    # A reference is a raised number, and the note a paragraph that opens with the same one.
    for part in ("footnote_block_open", "footnote_block_close", "footnote_close", "footnote_anchor"):
        markdown.add_render_rule(part, _nothing)
    markdown.add_render_rule("footnote_ref", _reference)
    markdown.add_render_rule("footnote_open", _reference)
    return markdown


def _nothing(*_: object) -> str:
    return ""


def _reference(renderer: object, tokens: list[Token], index: int, *_: object) -> str:
    return f"<sup>{tokens[index].meta['id'] + 1}</sup> "


def _with_drawn_tables(text: str) -> str:
    """Write tables that are drawn with corners (Pandoc's grid tables) as HTML."""
    if "\n+-" not in f"\n{text}":
        return text
    lines = text.split("\n")
    result: list[str] = []
    fenced = False
    position = 0
    while position < len(lines):
        fenced ^= _FENCE.match(lines[position]) is not None
        found = None if fenced else drawn_table(_lines(lines, position), 0)
        if found is None:
            result.append(lines[position])
            position += 1
            continue
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in found.rows
        )
        result += ["", f"<table>{rows}</table>", ""]
        position += found.count
    return "\n".join(result)


def _lines(lines: list[str], start: int) -> list[Line]:
    """Return the lines up to the next blank one."""
    if not lines[start].startswith("+"):
        return [Line(lines[start])]
    end = next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
    return [Line(line, is_rule=is_rule(line)) for line in lines[start:end]]
