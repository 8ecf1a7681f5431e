"""Charts as SVG: lines on two logarithmic scales (a cost that grows with size), and means with intervals."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from evals import svg
from evals.intervals import Interval

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 210, 40, 50
_LINE = 14
_COLOURS = ("#0b5394", "#b45f06", "#38761d", "#741b47", "#444444")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a chart of means."""

    name: str
    """What it is about."""
    marks: tuple[Interval, ...]
    """A mean with its interval for each series, 0..1."""
    is_ours: bool = False
    """Drawn in the colour of the product."""


def line_chart(title: str, across: str, up: str, lines: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Return an SVG with a line for each name: its points (x, y), all above 0, in order of x."""
    points = [point for line in lines.values() for point in line]
    x_range = _decades([x for x, _ in points])
    y_range = _decades([y for _, y in points])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' font-family="sans-serif" font-size="12"><title>{escape(title)}</title>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, 22, title, "start", bold=True),
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 10, across, "middle"),
        _text(_LEFT, _TOP - 6, up, "start"),
    ]
    for power in range(x_range[0], x_range[1] + 1):
        x = _place(10**power, x_range, _LEFT, _WIDTH - _RIGHT)
        parts.append(_rule(x, _TOP, x, _HEIGHT - _BOTTOM))
        parts.append(_text(x, _HEIGHT - _BOTTOM + 18, _number(10**power), "middle"))
    for power in range(y_range[0], y_range[1] + 1):
        y = _place(10**power, y_range, _HEIGHT - _BOTTOM, _TOP)
        parts.append(_rule(_LEFT, y, _WIDTH - _RIGHT, y))
        parts.append(_text(_LEFT - 8, y + 4, _number(10**power), "end"))
    ends = []
    for number, (name, line) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        placed = [
            (_place(x, x_range, _LEFT, _WIDTH - _RIGHT), _place(y, y_range, _HEIGHT - _BOTTOM, _TOP))
            for x, y in line
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        ends.append((placed[-1][1], placed[-1][0], name, colour))
    lowest = -math.inf
    for y, x, name, colour in sorted(ends):
        lowest = max(y, lowest + _LINE)  # no name over another
        parts.append(_text(x + 8, lowest + 4, name, "start", colour))
    return "\n".join([*parts, "</svg>\n"])


def interval_chart(title: str, across: str, series: Sequence[str], rows: Sequence[Row]) -> str:
    """Return an SVG with a line of means and their intervals for each row, on a scale of 0 to 1.

    ``series``: what the marks of a row are, in their order; the first is drawn hollow.
    """
    left, right, top, step = 400, 840, 66, 24
    height = top + step * len(rows) + 44

    def place(value: float) -> float:
        return left + value * (right - left)

    parts: list[str] = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + 20} {height}" role="img"'
        f' font-family="sans-serif" font-size="12"><title>{escape(title)}</title>',
        f'<rect width="{right + 20}" height="{height}" fill="#ffffff"/>',
        _text(12, 22, title, "start", bold=True),
    ]
    for tenth in range(0, 11, 2):
        x = place(tenth / 10)
        parts.append(_rule(x, top - 14, x, height - 44))
        parts.append(_text(x, height - 26, f"{tenth / 10:.1f}", "middle"))
    parts.append(_text((left + right) / 2, height - 8, across, "middle"))
    for number, name in enumerate(series):
        parts.append(_mark(left + 6 + 200 * number, 40, number, _COLOURS[-1]))
        parts.append(_text(left + 18 + 200 * number, 44, name, "start"))
    for number, row in enumerate(rows):
        y = top + step * number
        parts.append(_text(left - 12, y + 4, row.name, "end", bold=row.is_ours))
        colour = _COLOURS[0] if row.is_ours else _COLOURS[1]
        for at, interval in enumerate(row.marks):
            beside = y + 8 * (at - (len(row.marks) - 1) / 2)
            ends = (place(interval.low), place(interval.high))
            parts.append(svg.line(ends[0], beside, ends[1], beside, stroke=colour, stroke_width=1.5))
            parts.append(_mark(place(interval.mean), beside, at, colour))
    return "\n".join([*parts, "</svg>\n"])


def _mark(x: float, y: float, number: int, colour: str) -> str:
    return svg.element("circle", cx=x, cy=y, r=3.5, fill=colour if number else "#ffffff", stroke=colour)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten around the values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _place(value: float, powers: tuple[int, int], start: float, end: float) -> float:
    return start + (math.log10(value) - powers[0]) / (powers[1] - powers[0]) * (end - start)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def _rule(x: float, y: float, to_x: float, to_y: float) -> str:
    return svg.line(x, y, to_x, to_y, stroke="#dddddd")


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#222222", *, bold: bool = False) -> str:
    weight = {"font_weight": "bold"} if bold else {}
    return svg.text(x, y, words, anchor, fill=colour, **weight)
