"""Tell the letters that a reader of a page sees from those that are there for machines only."""

from collections.abc import Sequence

from ingest.readers.pdf.canvas import INVISIBLE_MODES, Canvas, Colour, Letter, Shape, is_white

SMALLEST = 2.0
"""Smaller type, in points, cannot be read."""
SCAN_COVER = 0.5
"""An image that covers this part of a page may be a scan of it."""
_SAME = 0.06
"""Colours whose parts differ less cannot be told apart."""
_PAPER: Colour = (1.0, 1.0, 1.0)


def split_visible(canvas: Canvas) -> tuple[list[Letter], list[Letter]]:
    """Return the letters that are seen and those that are not.

    Not seen are letters outside the page, of less than two points, painted with an invisible pen or
    in the colour of what is behind them. The invisible letters over a scan are its recognised text,
    which stands for what the reader sees: they count as seen.
    """
    invisible = sum(letter.mode in INVISIBLE_MODES for letter in canvas.letters)
    recognised = canvas.image_cover >= SCAN_COVER and invisible > 0.8 * len(canvas.letters)
    grounds = {shape.colour for shape in canvas.shapes if shape.colour is not None}
    seen: list[Letter] = []
    hidden: list[Letter] = []
    for letter in canvas.letters:
        if _is_outside(letter, canvas) or letter.size < SMALLEST:
            is_hidden = True
        elif letter.mode in INVISIBLE_MODES:
            is_hidden = not recognised
        else:
            is_hidden = _may_blend(letter.colour, grounds) and _blends(letter, canvas.shapes)
        (hidden if is_hidden else seen).append(letter)
    return seen, hidden


def _is_outside(letter: Letter, canvas: Canvas) -> bool:
    box, page = letter.box, canvas.visible
    middle = (box.top + box.bottom) / 2
    return not (page.x0 <= (box.x0 + box.x1) / 2 < page.x1 and page.top <= middle < page.bottom)


def _may_blend(colour: Colour | None, grounds: set[Colour]) -> bool:
    if colour is None:
        return False
    return is_white(colour) or any(_alike(colour, ground) for ground in grounds)


def _blends(letter: Letter, shapes: Sequence[Shape]) -> bool:
    """Whether what was painted last under a letter has the letter's colour."""
    x, y = (letter.box.x0 + letter.box.x1) / 2, (letter.box.top + letter.box.bottom) / 2
    for shape in reversed(shapes[: letter.painted_after]):
        if shape.box.holds(x, y):
            return letter.colour is not None and _alike(letter.colour, shape.colour)
    return letter.colour is not None and _alike(letter.colour, _PAPER)


def _alike(first: Colour, second: Colour | None) -> bool:
    return second is not None and all(abs(a - b) <= _SAME for a, b in zip(first, second, strict=True))
