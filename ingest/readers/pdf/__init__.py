"""Read PDF files into blocks: lines, columns, headings by their type, items and tables.

A PDF holds letters at places on a page and nothing more. What is a heading, a list or a paragraph
is inferred from the size and weight of the type, the bullets, the indentation and the spacing. The
steps, each a module: ``canvas`` takes letters and lines off a page, ``visible`` leaves out what no
reader sees, ``words`` and ``lines`` put letters together, ``furniture`` takes out what recurs,
``ruled``, ``gutters``, ``unruled`` and ``regions`` find tables and columns and put them in reading
order, ``typography`` and ``flow`` make blocks of them. A page that is an image goes through
``scans`` first and then the same way.
"""

from ingest.blocks import Block, BlockKind, Reading
from ingest.errors import IngestError
from ingest.model import Noise, NoiseReason
from ingest.noise import is_address
from ingest.readers.pdf.file import open_pdf
from ingest.readers.pdf.flow import Builder
from ingest.readers.pdf.furniture import remove_furniture
from ingest.readers.pdf.levels import with_levels
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.notes import split_notes
from ingest.readers.pdf.pages import read_pages
from ingest.readers.pdf.regions import parts_of
from ingest.readers.pdf.typography import typography_of


def read(data: bytes) -> Reading:
    """Read a PDF file; raises IngestError when it is damaged, locked or holds no text."""
    file = open_pdf(data)
    pages, noise = read_pages(file)
    removed = remove_furniture(pages)
    parts = [parts_of(page.words, page.grids, page.rules, page.number) for page in pages]
    typography = typography_of([part for its in parts for part in its if isinstance(part, Line)])
    builder = Builder(typography)
    for page, its in zip(pages, parts, strict=True):
        text, notes = split_notes(its, typography)
        above = any(line.top < page.height / 2 for line in page.furniture)
        below = any(line.top >= page.height / 2 for line in page.furniture)
        builder.add_page(page.number, text, notes=notes, furniture_above=above, furniture_below=below)
    builder.finish()
    if not builder.blocks:
        raise IngestError("het PDF-bestand bevat geen leesbare tekst")
    blocks = with_levels(builder.blocks, builder.sizes, typography.size, file.bookmarks)
    addresses = [block for block in blocks if _is_web_address(block)]
    noise += [Noise(block.text, NoiseReason.ADDRESS, block.page) for block in addresses]
    blocks = [block for block in blocks if not _is_web_address(block)]
    return Reading(tuple(blocks), (*noise, *removed, *builder.removed), file.properties)


def _is_web_address(block: Block) -> bool:
    """Whether a paragraph is nothing but a link."""
    return block.kind is BlockKind.PARAGRAPH and "@" not in block.text and is_address(block.text)
