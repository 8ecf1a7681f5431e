"""Elements of pictures as SVG; every value is escaped."""

from markupsafe import Markup, escape

Value = str | float


def element(name: str, *content: str, **attributes: Value) -> Markup:
    """Return an element; text in ``content`` is escaped, other elements stand inside it.

    Numbers are rounded to two decimals. An attribute's "_" is written as "-"; "class_" is "class".
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(attribute.rstrip("_").replace("_", "-"), _plain(value))
        for attribute, value in attributes.items()
    )
    if not content:
        return Markup("<{}{}/>").format(name, written)
    inside = Markup("").join(escape(part) for part in content)
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, inside)


def line(x: float, y: float, to_x: float, to_y: float, **attributes: Value) -> Markup:
    """Return a straight line between two points."""
    return element("line", x1=x, y1=y, x2=to_x, y2=to_y, **attributes)


def text(x: float, y: float, words: str, anchor: str = "start", **attributes: Value) -> Markup:
    """Return words at a point; ``anchor``: "start", "middle" or "end" of them stands there."""
    return element("text", words, x=x, y=y, text_anchor=anchor, **attributes)


def _plain(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
