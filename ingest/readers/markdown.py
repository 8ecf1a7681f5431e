"""Read Markdown files into blocks, by way of the HTML they stand for."""

import re

from markdown_it import MarkdownIt

from ingest.blocks import Reading
from ingest.declared import front_matter
from ingest.errors import IngestError
from ingest.readers.html import blocks_from_html

# Only lines that look like YAML, so that a text between two rules is not taken for it.
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n"
    r"(?P<yaml>(?:(?:[\w-]+[ \t]*:.*|[ \t]+.*|-[ \t].*|#.*|[ \t]*)\n)*?)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)


def read(data: bytes) -> Reading:
    """Read a Markdown file; raises IngestError when it holds no text."""
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    blocks = blocks_from_html(reader.render(_FRONT_MATTER.sub("", text)))
    if not blocks:
        raise IngestError("het Markdown-bestand bevat geen leesbare tekst")
    matter = _FRONT_MATTER.match(text)
    return Reading(tuple(blocks), declared=front_matter(matter["yaml"] if matter else ""))


def _decode(data: bytes) -> str:
    if b"\x00" in data:
        raise IngestError("het bestand is geen leesbaar Markdown-bestand")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
