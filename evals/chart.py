"""A line chart on two logarithmic scales, as SVG: how a cost grows with size."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import escape

from evals import svg

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 210, 40, 50
_LINE = 14
_COLOURS = ("#0b5394", "#b45f06", "#38761d", "#741b47", "#444444")


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
