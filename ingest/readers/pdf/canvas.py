"""Take from a PDF page what is painted on it: letters, filled shapes, ruling lines and images.

pdfminer interprets the page; the canvas is the device that it paints on. It keeps what a reader of
the page would need and forgets the rest, so that a page costs little memory.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeAlias

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.utils import (
    MATRIX_IDENTITY,
    Matrix,
    PathSegment,
    Rect,
    apply_matrix_pt,
    apply_matrix_rect,
    mult_matrix,
)

from ingest.readers.pdf.geometry import Box, Turn

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""

INVISIBLE_MODES = (3, 7)
"""Text rendering modes that paint nothing."""
STROKED_MODE = 2
"""Text rendering mode that also draws the outline: how some programs make bold."""
SLANTED = -1
"""Direction of letters that run neither along nor across the page."""
MOST_LETTERS = 200_000
"""A page of more letters is none that people read."""

_BOLD_FONT = re.compile(r"bold|black|semibold|heavy|demi", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"wingding|webding|dingbat|symbol", re.IGNORECASE)
_TELLING_TAG = re.compile(r"^(?:H[1-6]|Artifact)$")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
"""Flag of a font descriptor."""
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st"}
)
_GREY_SPACES = ("DeviceGray", "CalGray", "ICCBased")
_RGB_SPACES = ("DeviceRGB", "CalRGB", "ICCBased")
_CMYK_SPACES = ("DeviceCMYK", "ICCBased")


class TooMuchOnPage(Exception):
    """A page holds more than any page for people does."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter on a page."""

    text: str
    box: Box
    baseline: float
    """Distance of the line that it stands on from the top of the page."""
    size: float
    bold: bool
    symbol: bool
    """It comes from a font of bullets and arrows."""
    direction: int
    """Quarter turns against the clock, 0 for upright text, or SLANTED."""
    painted_after: int
    """How many shapes and images were painted before it."""
    mode: int
    """Its text rendering mode."""
    colour: Colour | None
    """None where only a viewer could tell."""
    tag: str
    """What a tagged file says that it belongs to: "H1" to "H6" or "Artifact"; else empty."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled box, or an image, on a page."""

    box: Box
    colour: Colour | None
    """None for an image, a pattern or an unknown colour."""
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight horizontal or vertical line, or the side of a box."""

    box: Box

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs across the page."""
        return self.box.height < self.box.width


@dataclass(slots=True)
class Canvas:
    """What is painted on one page."""

    number: int
    """Counted from 1."""
    width: float
    height: float
    visible: Box
    """The part of the page that is shown."""
    letters: list[Letter] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    """Small discs and squares: bullets that were drawn instead of typed."""

    @property
    def image_cover(self) -> float:
        """The part of the page, 0 to 1, that its largest image covers."""
        page = self.visible
        covers = [shape.box.overlap(page).area for shape in self.shapes if shape.is_image]
        return max(covers, default=0.0) / (page.area or 1.0)

    def turned(self, quarters: int) -> "Canvas":
        """Return the page turned, so that letters of that direction stand upright."""
        if quarters == 0:
            return self
        turn = Turn(quarters, self.width, self.height)
        back = turn.back
        return Canvas(
            self.number,
            back.width,
            back.height,
            turn.box(self.visible),
            [_turn_letter(letter, turn) for letter in self.letters],
            [replace(shape, box=turn.box(shape.box)) for shape in self.shapes],
            [Edge(turn.box(edge.box)) for edge in self.edges],
            [turn.box(dot) for dot in self.dots],
        )


def paint(page: PDFPage, number: int, resources: PDFResourceManager) -> Canvas:
    """Return what is painted on a page; raises what pdfminer raises on damaged pages."""
    device = _Device(resources, number)
    PDFPageInterpreter(resources, device).process_page(page)
    return device.canvas


class _Device(PDFTextDevice):
    """Receives what pdfminer's interpreter paints."""

    canvas: Canvas

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources)
        self._number = number
        self._mode = 0
        self._colour: Colour | None = None
        self._direction: int | None = None
        self._tags: list[str] = []
        self._figures: list[Rect] = []
        self._fonts: dict[int, tuple[bool, bool, float]] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Start with an empty canvas of the page's size, turned as the page is."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        width, height = abs(x1 - x0), abs(y1 - y0)
        self.canvas = Canvas(self._number, width, height, Box(0, 0, width, height))
        crop = self._box(apply_matrix_rect(ctm, page.cropbox)).overlap(self.canvas.visible)
        if crop.width > 0 and crop.height > 0:
            self.canvas.visible = crop

    def begin_tag(self, tag: PSLiteral, props: object = None) -> None:
        """Remember what the tagged content is that begins."""
        self._tags.append(str(tag.name))

    def end_tag(self) -> None:
        """Forget the innermost tag."""
        if self._tags:
            self._tags.pop()

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Remember where the image or form that begins is placed."""
        self._figures.append(apply_matrix_rect(mult_matrix(matrix, self._place), bbox))

    def end_figure(self, name: str) -> None:
        """Leave the image or form."""
        self._figures.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Keep the place of an image."""
        self.canvas.shapes.append(Shape(self._box(self._figures[-1]), None, is_image=True))

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Keep the boxes, lines and dots of a path."""
        for points, curved in self._figures_of(path):
            self._paint_figure(points, graphicstate, stroke=stroke, fill=fill, curved=curved)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Remember how the letters that follow are painted."""
        self._mode = textstate.render
        self._colour = _colour(graphicstate.ncolor, ncs)
        self._direction = None
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Keep one letter and return how far it moves the pen."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = f"(cid:{cid})"
        if len(self.canvas.letters) >= MOST_LETTERS:
            raise TooMuchOnPage
        a, b, c, d, _, _ = matrix
        if self._direction is None:  # all letters of a string run in one
            self._direction = _direction(a, b, c, d, scaling * fontsize)
        advance = float(font.char_width(cid) * fontsize * scaling)
        bold, symbol, descent = self._font(font)
        low = descent * fontsize + rise
        box = self._box(apply_matrix_rect(matrix, (0, low, advance, low + fontsize)))
        origin = apply_matrix_pt(matrix, (0, rise))
        self.canvas.letters.append(
            Letter(
                text=text.translate(_LIGATURES),
                box=box,
                baseline=self.canvas.height - origin[1],
                size=abs(fontsize) * math.hypot(c, d),
                bold=bold or self._mode == STROKED_MODE,
                symbol=symbol,
                direction=self._direction,
                painted_after=len(self.canvas.shapes),
                mode=self._mode,
                colour=self._colour,
                tag=next((tag for tag in self._tags if _TELLING_TAG.match(tag)), ""),
            )
        )
        return advance

    @property
    def _place(self) -> Matrix:
        """How coordinates of what is being painted become coordinates of the page."""
        return self.ctm or MATRIX_IDENTITY

    def _font(self, font: PDFFont) -> tuple[bool, bool, float]:
        """Return whether a font is bold, whether it holds symbols, and how deep its letters reach."""
        known = self._fonts.get(id(font))
        if known is None:
            name = font.fontname
            name = name.decode("latin-1") if isinstance(name, bytes) else str(name)
            weight, flags = font.descriptor.get("FontWeight"), font.flags
            heavy = isinstance(weight, (int, float)) and weight >= _BOLD_WEIGHT
            forced = isinstance(flags, int) and bool(flags & _FORCE_BOLD)
            bold = bool(_BOLD_FONT.search(name)) or heavy or forced
            known = (bold, bool(_SYMBOL_FONT.search(name)), float(font.get_descent()))
            self._fonts[id(font)] = known
        return known

    def _box(self, rect: Rect) -> Box:
        x0, y0, x1, y1 = rect
        height = self.canvas.height
        return Box(min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1))

    def _figures_of(self, path: Sequence[PathSegment]) -> list[tuple[list[tuple[float, float]], bool]]:
        """Return each closed or open figure of a path: its corners, and whether it has curves."""
        figures: list[tuple[list[tuple[float, float]], bool]] = []
        for segment in path:
            operator, numbers = str(segment[0]), [float(number) for number in segment[1:]]
            if operator == "h":
                if figures and figures[-1][0]:
                    figures[-1][0].append(figures[-1][0][0])
                continue
            x, y = apply_matrix_pt(self._place, (numbers[-2], numbers[-1]))
            point = (x, self.canvas.height - y)
            if operator == "m" or not figures:
                figures.append(([point], False))
            else:
                points, curved = figures[-1]
                points.append(point)
                figures[-1] = (points, curved or operator != "l")
        return figures

    def _paint_figure(
        self,
        points: list[tuple[float, float]],
        state: PDFGraphicState,
        *,
        stroke: bool,
        fill: bool,
        curved: bool,
    ) -> None:
        if len(points) < 2:
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if _is_dot(box) and (curved or fill):
            self.canvas.dots.append(box)
        colour = _colour(state.ncolor, state.ncs) if fill else None
        if fill and len(points) > 2:
            self.canvas.shapes.append(Shape(box, colour))
        # A white ground is no frame.
        is_ground = fill and not stroke and is_white(colour) and min(box.width, box.height) > 3
        if curved or is_ground:
            return
        if fill and min(box.width, box.height) < 3:
            # A line drawn as a thin box.
            self.canvas.edges.append(Edge(box))
            return
        for (x0, y0), (x1, y1) in pairwise(points):
            if (abs(x0 - x1) < 0.5) != (abs(y0 - y1) < 0.5):
                self.canvas.edges.append(Edge(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))


def is_white(colour: Colour | None) -> bool:
    """Whether a colour cannot be told from white paper."""
    return colour is not None and min(colour) > 0.94


def _is_dot(box: Box) -> bool:
    return 1.5 <= box.width <= 7 and 0.7 <= box.width / (box.height or 0.1) <= 1.4


def _direction(a: float, b: float, c: float, d: float, scale: float) -> int:
    """Return the quarter turns of a text matrix against the clock, SLANTED when it is in between."""
    if scale < 0:
        a, b, c, d = -a, -b, -c, -d
    along = math.hypot(a, b)
    if along == 0 or a * d - b * c <= 0:
        return SLANTED
    quarters, rest = divmod(math.degrees(math.atan2(b, a)) % 360 + 2, 90)
    return int(quarters) % 4 if rest <= 4 else SLANTED


def _colour(value: object, space: PDFColorSpace) -> Colour | None:
    """Return a colour as red, green and blue; None for spot colours and patterns."""
    parts = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    numbers = [min(1.0, max(0.0, float(part))) for part in parts]
    if len(numbers) == 1 and space.name in _GREY_SPACES:
        return numbers[0], numbers[0], numbers[0]
    if len(numbers) == 3 and space.name in _RGB_SPACES:
        return numbers[0], numbers[1], numbers[2]
    if len(numbers) == 4 and space.name in _CMYK_SPACES:
        cyan, magenta, yellow, black = numbers
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None


def _turn_letter(letter: Letter, turn: Turn) -> Letter:
    box = turn.box(letter.box)
    direction = letter.direction
    if direction != SLANTED:
        direction = (direction - turn.quarters) % 4
    # The line that upright letters stand on is a fifth of their size above their box's bottom.
    return replace(
        letter,
        box=box,
        direction=direction,
        baseline=box.bottom - letter.size / 5,
    )
