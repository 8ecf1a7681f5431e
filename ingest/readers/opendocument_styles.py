"""What the styles of an OpenDocument text say of its paragraphs, words and lists."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.readers.numbering import Counts, figure
from ingest.readers.opendocument_package import FO, LIBREOFFICE, OFFICE, STYLE, TEXT, Element
from ingest.readers.runs import TINY, is_white, whole

_POINTS = re.compile(r"^(-?\d+(?:\.\d+)?)(pt|cm|mm|in|px|pc|%)$")
_PER_UNIT = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75, "pc": 12.0}
_BOLD = 600
_KEPT_BULLETS = ("-", "–", "o", "*")
_LIST_LEVELS = tuple(f"{TEXT}list-level-style-{kind}" for kind in ("number", "bullet", "image"))

Look = Mapping[str, str]
"""How words are set: attributes of text properties by their name, size in half points."""


class Styles:
    """The styles that one part of a file may use: the named ones, and its own automatic ones."""

    def __init__(self, named: Element | None, automatic: Element) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        self.outline: Element | None = None
        self._defaults: dict[str, Element] = {}
        groups = [group for root in (named,) if root is not None for group in root.iter(f"{OFFICE}styles")]
        for group in (*groups, *automatic.iter(f"{OFFICE}automatic-styles")):
            for style in group:
                self._take(style)
        self._looks: dict[tuple[str, str], dict[str, str]] = {}

    def _take(self, style: Element) -> None:
        name, family = style.get(f"{STYLE}name", ""), style.get(f"{STYLE}family", "")
        if style.tag == f"{STYLE}style":
            self._styles[family, name] = style
        elif style.tag == f"{STYLE}default-style":
            self._defaults[family] = style
        elif style.tag == f"{TEXT}list-style":
            self._lists[name] = style
        elif style.tag == f"{TEXT}outline-style":
            self.outline = style

    def names(self, paragraph: Element) -> list[str]:
        """Return the names of the paragraph's style and those it is based on, as a user sees them."""
        chain = self._chain("paragraph", paragraph.get(f"{TEXT}style-name", ""))
        return [
            style.get(f"{STYLE}display-name") or style.get(f"{STYLE}name", "").replace("_20_", " ")
            for style in chain
        ]

    def heading_level(self, paragraph: Element) -> int:
        """Return the outline level of the paragraph's style; 0 without one."""
        for style in self._chain("paragraph", paragraph.get(f"{TEXT}style-name", "")):
            level = style.get(f"{STYLE}default-outline-level")
            if level is not None:
                return max(0, whole(level, 0))
        return 0

    def paragraph_look(self, paragraph: Element) -> Look:
        """Return how a paragraph's words are set where no span says otherwise."""
        default = self._defaults.get("paragraph")
        base = _merged({}, _text_properties(default)) if default is not None else {}
        return _merged(base, self._look("paragraph", paragraph.get(f"{TEXT}style-name", "")))

    def span_look(self, span: Element, around: Look) -> Look:
        """Return how the words of a span are set."""
        return _merged(around, self._look("text", span.get(f"{TEXT}style-name", "")))

    def indent(self, paragraph: Element) -> int:
        """Return how far a paragraph stands from the margin, in points."""
        for style in self._chain("paragraph", paragraph.get(f"{TEXT}style-name", "")):
            properties = style.find(f"{STYLE}paragraph-properties")
            if properties is not None and (margin := properties.get(f"{FO}margin-left")):
                return round(_points(margin))
        return 0

    def has_ground(self, family: str, element: Element, name: str) -> bool:
        """Tell whether the style of a paragraph, cell, row or table gives it a coloured ground."""
        return any(
            _is_coloured(properties)
            for style in self._chain(family, element.get(name, ""))
            for properties in style
        )

    def list_style(self, paragraph: Element) -> str:
        """Return the name of the list style that a paragraph's style brings along; "" without one."""
        for style in self._chain("paragraph", paragraph.get(f"{TEXT}style-name", "")):
            if (name := style.get(f"{STYLE}list-style-name")) is not None:
                return str(name)
        return ""

    def numbering(self, name: str) -> "ListStyle":
        """Return the numbering of a list style; one without marks where there is no such style."""
        return ListStyle.of(self._lists.get(name))

    def _look(self, family: str, name: str) -> dict[str, str]:
        key = (family, name)
        if key not in self._looks:
            found: dict[str, str] = {}
            for style in reversed(self._chain(family, name)):
                found = _merged(found, _text_properties(style))
            self._looks[key] = found
        return self._looks[key]

    def _chain(self, family: str, name: str) -> list[Element]:
        """Return the style and those it is based on, nearest first."""
        chain: list[Element] = []
        while (style := self._styles.get((family, name))) is not None and style not in chain:
            chain.append(style)
            name = style.get(f"{STYLE}parent-style-name", "")
        return chain


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    bullet: str
    form: str
    prefix: str
    suffix: str
    pattern: str
    first: int
    shown: int
    indent: int


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How the levels of a list are numbered."""

    levels: Mapping[int, _Level]
    """By depth, 0 is the outermost."""

    @classmethod
    def of(cls, element: Element | None) -> "ListStyle":
        """Return the numbering that a list style or outline style defines."""
        levels = list(element) if element is not None else []
        return cls({whole(level.get(f"{TEXT}level"), 1) - 1: _level(level) for level in levels})

    def indent(self, depth: int) -> int:
        """Return how far the words of an item stand from the margin, in points."""
        level = self.levels.get(depth)
        return level.indent if level else 0

    def count(self, counts: Counts, depth: int, restart: int | None = None) -> str:
        """Count one item and return its mark: "•", "2.", "b)", or "" where it has none."""
        level = self.levels.get(depth)
        if level is None:
            return ""
        if level.bullet:
            return level.bullet
        counts.advance(depth, first=level.first, restart=restart)
        if not level.form:
            return ""
        if level.pattern:
            return re.sub(
                r"%(\d+)%", lambda found: self._figure(counts, int(found[1]) - 1), level.pattern
            ).strip()
        places = range(max(0, depth - level.shown + 1), depth + 1)
        figures = [figure for place in places if (figure := self._figure(counts, place))]
        return f"{level.prefix}{'.'.join(figures)}{level.suffix}".strip()

    def _figure(self, counts: Counts, place: int) -> str:
        level = self.levels.get(place)
        if level is None or not level.form:
            return ""
        return figure(counts.at(place, first=level.first), level.form)


def is_emphasised(look: Look) -> bool:
    """Tell whether words stand out: bold, italic, underlined or in capitals."""
    weight = look.get("font-weight", "normal")
    return (
        weight == "bold"
        or whole(weight, 0) >= _BOLD
        or look.get("font-style") in ("italic", "oblique")
        or look.get("text-underline-style", "none") != "none"
        or look.get("text-transform") == "uppercase"
        or look.get("font-variant") == "small-caps"
    )


def is_hidden(look: Look) -> bool:
    """Tell whether nobody sees the words: they are hidden, or too small to read."""
    return look.get("display") == "none" or 0 < size_of(look) <= TINY


def is_white_look(look: Look) -> bool:
    """Tell whether the words are white and have no coloured ground of their own."""
    ground = look.get("background-color", "transparent")
    plain = ground == "transparent" or is_white(ground)
    effects = ("text-outline", "text-shadow", "font-relief")
    return is_white(look.get("color", "")) and plain and not any(look.get(name) for name in effects)


def size_of(look: Look) -> int:
    """Return the size of the words in half points; 0 where nothing says so."""
    size = look.get("font-size", "0")
    return round(float(size)) if not size.endswith("%") else 0


def _level(element: Element) -> _Level:
    bullet = element.tag != f"{TEXT}list-level-style-number" and element.tag in _LIST_LEVELS
    alignment = next(element.iter(f"{STYLE}list-level-label-alignment"), None)
    sign = element.get(f"{TEXT}bullet-char", "") if bullet else ""
    return _Level(
        bullet=(sign if sign in _KEPT_BULLETS else "•") if bullet else "",
        form=element.get(f"{STYLE}num-format", ""),
        prefix=element.get(f"{STYLE}num-prefix", ""),
        suffix=element.get(f"{STYLE}num-suffix", ""),
        pattern=element.get(f"{LIBREOFFICE}num-list-format", ""),
        first=whole(element.get(f"{TEXT}start-value"), 1),
        shown=whole(element.get(f"{TEXT}display-levels"), 1),
        indent=round(_points(alignment.get(f"{FO}margin-left", ""))) if alignment is not None else 0,
    )


def _text_properties(style: Element) -> dict[str, str]:
    """Return a style's attributes by their local name; the size stays as it is written."""
    properties = style.find(f"{STYLE}text-properties")
    attributes = properties.attrib.items() if properties is not None else ()
    return {name.rpartition("}")[2]: value for name, value in attributes}


def _merged(around: Look, own: Look) -> dict[str, str]:
    """Return the look of words inside others; a size in per cent is a share of the size around it."""
    size = own.get("font-size")
    merged = {**around, **own}
    if size is None:
        return merged
    if size.endswith("%") and "font-size" in around:
        merged["font-size"] = str(_points(size) / 100 * float(around["font-size"]))
    elif not size.endswith("%") and _POINTS.match(size):
        merged["font-size"] = str(2 * _points(size))
    return merged


def _points(length: str) -> float:
    found = _POINTS.match(length)
    return float(found[1]) * _PER_UNIT.get(found[2], 1.0) if found else 0.0


def _is_coloured(properties: Element) -> bool:
    ground = properties.get(f"{FO}background-color", "transparent")
    filled = ground != "transparent" and not is_white(ground)
    return filled or properties.find(f"{STYLE}background-image") is not None


def list_items(element: Element) -> Iterator[Element]:
    """Yield the items of a list, those without a mark of their own too."""
    for child in element:
        if child.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
            yield child
