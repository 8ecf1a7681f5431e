"""Turn the stretches of text that make up a paragraph into lines, and lines into noise.

What Word and OpenDocument files share: text comes in pieces, each set in its own way, in which a
newline is a line break.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.blocks import Block, BlockKind
from ingest.model import Noise, NoiseReason
from ingest.noise import is_page_number
from ingest.readers.grid import EMPHASIS_LIMIT, one_line
from ingest.yaml_data import package_data

LARGER = 1.12
"""Type this many times the size of the body text reads as a heading."""
TINY = 2
"""Type of this size in half points or less is there to be found by machines, not to be read."""
_WHITE = 0xF5
"""A colour none of whose channels is below this cannot be read on white paper."""
_PLAIN = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "‑": "-", "‐": "-"}
)
"""Ligatures, and hyphens that a line may not end in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one paragraph, set in one way."""

    text: str
    """Its characters; a newline is a line break."""
    emphasised: bool = False
    """It is bold, italic, underlined or in capitals."""
    size: int = 0
    """Size of its type in half points; 0 where nothing says so."""


def body_size(pieces: Iterable[Piece]) -> int:
    """Return the size in which most of the text is set, in half points; 0 when it is not known."""
    sizes: Counter[int] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0


def lines_of(pieces: Iterable[Piece], usual_size: int) -> list[Block]:
    """Split a paragraph at its line breaks, each line with its own emphasis; empty lines are left out."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=other)] for other in others]
    blocks = []
    for line in lines:
        if text := one_line("".join(piece.text for piece in line).translate(_PLAIN)):
            blocks.append(Block(BlockKind.PARAGRAPH, text, bold=_stands_out(text, line, usual_size)))
    return blocks


def furniture(lines: Iterable[str]) -> list[Noise]:
    """Return the lines of headers and footers as noise, each of them once."""
    plain = dict.fromkeys(text for line in lines if (text := one_line(line)))
    return [
        Noise(line, NoiseReason.PAGE_NUMBER if is_page_number(line) else NoiseReason.RUNNING)
        for line in plain
    ]


def whole(text: str | None, default: int) -> int:
    """Return the whole number that an attribute holds; the default where it holds none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def symbols(text: str, font: str) -> str:
    """Return what characters in a symbol font look like; text in another font is returned as it is."""
    table = _symbol_fonts().get(font.lower())
    if table is None:
        return text
    return "".join(_symbol(ord(character), table, font.lower()) for character in text)


def is_white(colour: str) -> bool:
    """Tell whether a colour ("FFFFFF", "#fdfdfd") cannot be read on white paper."""
    digits = colour.removeprefix("#")
    try:
        return len(digits) == 6 and min(bytes.fromhex(digits)) >= _WHITE
    except ValueError:
        return False


def _stands_out(text: str, pieces: Sequence[Piece], usual_size: int) -> bool:
    worded = [piece for piece in pieces if any(map(str.isalnum, piece.text))]
    if not worded or len(text) > EMPHASIS_LIMIT:
        return False
    larger = min(piece.size for piece in worded) > LARGER * usual_size > 0
    return larger or all(piece.emphasised for piece in worded)


def _symbol(code: int, table: dict[int, str], font: str) -> str:
    if 0xF000 <= code <= 0xF0FF:  # where Word keeps the characters of symbol fonts
        code -= 0xF000
    if code > 0xFF or code <= 0x20 or (font == "symbol" and code < 0x40 and code not in table):
        return chr(code)
    return table.get(code, "")


@cache
def _symbol_fonts() -> dict[str, dict[int, str]]:
    return {
        font: {int(code, 16): sign for code, sign in signs.items()}
        for font, signs in package_data("ingest", "symbol_fonts.yaml").items()
    }
