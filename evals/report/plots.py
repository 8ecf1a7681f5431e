"""The pictures of a report, as SVG that takes its colours from the page's style."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from evals import svg
from evals.intervals import Interval
from evals.report import writing

_THICK = 12
"""Height of a range."""
_SIDE = 300
"""Width and height of the curve's field."""
_LEFT, _BOTTOM, _EDGE = 44, 44, 12


def interval_range(
    measured: Interval, low: float, high: float, threshold: float | None = None, *, bar: bool = False
) -> Markup:
    """Return an interval on a scale from ``low`` to ``high``, with its mean and a threshold marked.

    ``bar``: the mean is a bar from the low end. It is stretched to the width of its place; the figures
    beside it say the same.
    """

    def place(amount: float) -> float:
        return 100 * min(1.0, max(0.0, (amount - low) / (high - low)))

    middle = _THICK / 2
    parts = [svg.line(0, middle, 100, middle, class_="as")]
    if low < 0 < high:
        parts.append(svg.line(place(0), 0, place(0), _THICK, class_="as"))
    if bar:
        parts.append(svg.element("rect", y=1, width=place(measured.mean), height=_THICK - 2, class_="balk"))
    whisker = "kruis" if bar else "bereik"
    parts.append(svg.line(place(measured.low), middle, place(measured.high), middle, class_=whisker))
    if bar:
        parts += [
            svg.line(place(end), middle - 3, place(end), middle + 3, class_=whisker)
            for end in (measured.low, measured.high)
        ]
    else:
        mean = place(measured.mean)
        parts.append(svg.line(mean, 1, mean, _THICK - 1, class_="gemiddelde"))
    if threshold is not None:
        parts.append(svg.line(place(threshold), 0, place(threshold), _THICK, class_="drempel"))
    return svg.element(
        "svg",
        *parts,
        class_="reeks",
        viewBox=f"0 0 100 {_THICK}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def histogram(
    edges: Sequence[float], counts: Sequence[int], marked: float, words: str, description: str
) -> Markup:
    """Return how many values lie between each two edges, and where ``marked`` lies, with its words.

    ``edges``: one more than counts; each bin is as wide as the others. ``marked`` lies between the edges.
    """
    width, height, top, bottom = 320, 120, 22, 18
    step = (width - 20) / len(counts)
    most = max([*counts, 1])
    parts: list[Markup] = []
    told: list[Markup] = []
    for number, count in enumerate(counts):
        tall = count / most * (height - top - bottom)
        parts.append(
            svg.element(
                "rect",
                x=10 + number * step + 0.5,
                y=height - bottom - tall,
                width=step - 1,
                height=tall,
                class_="balk",
            )
        )
        if count:
            x = 10 + (number + 0.5) * step
            told.append(svg.text(x, height - bottom - tall - 3, str(count), "middle", class_="klein"))
    parts.append(svg.line(10, height - bottom, width - 10, height - bottom, class_="as"))
    every = 1 + len(edges) // 12
    for number, edge in enumerate(edges):
        if number % every == 0:
            x = 10 + number * step
            parts.append(svg.text(x, height - 4, writing.whole(edge), "middle", class_="klein"))
    x = 10 + step * _position(edges, marked)
    anchor = "start" if x < width / 2 else "end"
    parts.append(svg.line(x, top, x, height - bottom, class_="gemiddelde"))
    parts.append(svg.text(x + (4 if anchor == "start" else -4), 9, words, anchor, class_="klein"))
    return _picture(width, height, description, [*parts, *told])  # the line goes behind the numbers


def curve(
    points: Sequence[tuple[float, float]],
    now: tuple[float, float],
    across: str,
    up: str,
    description: str,
) -> Markup:
    """Return a curve of shares (x, y), and the point ``now``, on axes from 0 to 1."""
    width, height = _LEFT + _SIDE + _EDGE, _EDGE + _SIDE + _BOTTOM

    def place(x: float, y: float) -> tuple[float, float]:
        return _LEFT + x * _SIDE, _EDGE + (1 - y) * _SIDE

    parts: list[Markup] = []
    for tenths in range(0, 11, 2):
        amount = tenths / 10
        (x, low), (left, y) = place(amount, 0), place(0, amount)
        parts.append(svg.line(x, _EDGE, x, low, class_="as"))
        parts.append(svg.line(left, y, left + _SIDE, y, class_="as"))
        parts.append(svg.text(x, low + 16, f"{10 * tenths}", "middle", class_="klein"))
        parts.append(svg.text(left - 6, y + 4, f"{10 * tenths}", "end", class_="klein"))
    parts.append(svg.text(_LEFT + _SIDE / 2, height - 6, f"{across} (%)", "middle", class_="klein"))
    turned = f"rotate(-90 12 {_EDGE + _SIDE / 2:g})"
    parts.append(svg.text(12, _EDGE + _SIDE / 2, f"{up} (%)", "middle", class_="klein", transform=turned))
    if points:
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
        parts.append(svg.element("polyline", points=drawn, class_="kromme"))
    x, y = place(*now)
    diamond = f"M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8-8z"
    parts.append(svg.element("path", d=diamond, class_="ruit"))
    return _picture(width, height, description, parts)


def _picture(width: float, height: float, description: str, parts: Sequence[Markup]) -> Markup:
    return svg.element(
        "svg", *parts, viewBox=f"0 0 {width:g} {height:g}", role="img", aria_label=description, class_="beeld"
    )


def _position(edges: Sequence[float], marked: float) -> float:
    """Return where a value lies among the edges, each bin 1 wide."""
    for number, (low, high) in enumerate(pairwise(edges)):
        if marked < high:
            return number + max(0.0, (marked - low) / (high - low))
    return len(edges) - 1
