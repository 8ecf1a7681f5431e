"""What the styles of a Word file say of its paragraphs and runs."""

import re
from collections.abc import Mapping, Sequence

from ingest.readers.runs import TINY, Piece, is_white, symbols, whole
from ingest.readers.story import CAPTION_STYLE, CONTENTS_STYLE, TITLE_STYLE
from ingest.readers.word_xml import Element, W, is_on, local_name, run_text, value_of

# Word itself writes the English names of its own styles in every language; other programs do not.
_HEADING = re.compile(r"^(?:heading|kop)\s*([1-9])$", re.IGNORECASE)
_CONTINUATION = re.compile(r"^(?:list continue|lijstvoortzetting)", re.IGNORECASE)
_PROMPT = re.compile(r"^(?:placeholder text|tekst van tijdelijke aanduiding)$", re.IGNORECASE)
_BODY_TEXT = 9
"""The outline level of what is no heading."""
_EFFECTS = {"outline", "shadow", "emboss", "imprint", "glow", "textOutline", "reflection", "textFill"}
"""What makes white letters visible on white paper."""
Values = Mapping[str, str]
"""Properties of a run, such as "b" or "sz", by their names."""

_EMPHASIS = ("b", "i", "caps", "smallCaps")


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._styles = {style.get(W + "styleId"): style for style in root.findall(W + "style")}
        self._default = next(
            (
                style.get(W + "styleId")
                for style in self._styles.values()
                if style.get(W + "type") == "paragraph" and is_on(style.get(W + "default"))
            ),
            None,
        )
        self._known: dict[tuple[str, str], str | None] = {}
        self._default_run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def names(self, paragraph: Element) -> list[str]:
        """Return the names of the paragraph's style and those it is based on, nearest first."""
        return [value_of(style, "name") or "" for style in self._chain(_own_style(paragraph))]

    def heading_level(self, paragraph: Element) -> int:
        """Return the level of a heading from 1 to 6; 0 for another paragraph."""
        written = [value_of(properties, "outlineLvl") for properties in self.properties(paragraph)]
        levels = [whole(level, -1) for level in written]
        if 0 <= levels[0] < _BODY_TEXT:
            return min(6, levels[0] + 1)
        for name, level in zip(self.names(paragraph), levels[1:], strict=True):
            if TITLE_STYLE.match(name):
                return 1
            if found := _HEADING.match(name):
                return min(6, int(found[1]))
            if level >= 0:
                # Body text ends what the style is based on.
                return min(6, level + 1) if level < _BODY_TEXT else 0
        return 0

    def is_contents(self, paragraph: Element) -> bool:
        """Tell whether it is a line of a table of contents or of an index."""
        return any(CONTENTS_STYLE.match(name) for name in self.names(paragraph)[:1])

    def is_caption(self, paragraph: Element) -> bool:
        """Tell whether it is the caption of a figure or table."""
        return any(CAPTION_STYLE.match(name) for name in self.names(paragraph))

    def continues_item(self, paragraph: Element) -> bool:
        """Tell whether it belongs to the list item before it."""
        return any(_CONTINUATION.match(name) for name in self.names(paragraph))

    def properties(self, paragraph: Element) -> list[Element | None]:
        """Return the paragraph's own properties, then those of its styles, nearest first."""
        chain = self._chain(_own_style(paragraph))
        return [element.find(W + "pPr") for element in (paragraph, *chain)]

    def style_properties(self, style_id: str | None) -> Element | None:
        """Return the paragraph properties of a style itself."""
        style = self._styles.get(style_id)
        return style.find(W + "pPr") if style is not None else None

    def indent(self, paragraph: Element) -> int:
        """Return how far the paragraph stands from the margin, in twentieths of a point."""
        found = (indent_of(properties) for properties in self.properties(paragraph))
        return next((indent for indent in found if indent is not None), 0)

    def piece(self, run: Element, paragraph: Element) -> Piece:
        """Return a run's text and how it is set."""
        own, style = _own_values(run), self._style_id(paragraph)
        underlined = is_on(self._property(own, style, "u"))
        emphasised = underlined or any(self._is_set(own, style, name) for name in _EMPHASIS)
        return Piece(symbols(run_text(run), font_of(run)), emphasised, self._size(own, style))

    def is_prompt(self, run: Element) -> bool:
        """Tell whether a run is set as the prompt of a field that is to be filled in."""
        style = value_of(run.find(W + "rPr"), "rStyle")
        return any(_PROMPT.match(value_of(entry, "name") or "") for entry in self._chain(style))

    def is_hidden(self, run: Element, paragraph: Element) -> bool:
        """Tell whether nobody sees a run: it is hidden, or too small to read."""
        own, style = _own_values(run), self._style_id(paragraph)
        return self._is_set(own, style, "vanish") or 0 < self._size(own, style) <= TINY

    def is_white_on_white(self, run: Element, paragraph: Element) -> bool:
        """Tell whether a run is white, and nothing in its paragraph, table or styles colours its ground."""
        own, style = _own_values(run), self._style_id(paragraph)
        if not is_white(self._property(own, style, "color") or "") or not _EFFECTS.isdisjoint(own):
            return False
        chains = (*self._chain(own.get("rStyle")), *self._chain(style))
        sources = [run.find(W + "rPr"), *(entry.find(W + "rPr") for entry in chains)]
        sources += self.properties(paragraph)
        if any(_is_shaded(source) or is_on(value_of(source, "highlight")) for source in sources):
            return False
        for ancestor in paragraph.iterancestors():
            if ancestor.tag == W + "txbxContent":
                return False
            if ancestor.tag in (W + "tc", W + "tbl") and self._is_coloured(ancestor):
                return False
        return True

    def _is_coloured(self, part: Element) -> bool:
        properties = part.find(f"{part.tag}Pr")
        if _is_shaded(properties):
            return True
        table_style = value_of(properties, "tblStyle")
        # A style may colour some of the rows: which, is a long story.
        return any(_is_shaded(entry) for style in self._chain(table_style) for entry in style.iter())

    def _size(self, own: Values, style: str | None) -> int:
        """Size in half points; 0 where nothing says so."""
        return whole(self._property(own, style, "sz"), 0)

    def _is_set(self, own: Values, style: str | None, name: str) -> bool:
        direct = own.get(name)
        if direct is not None:
            return is_on(direct)
        by_run = self._of_style(own.get("rStyle"), name)
        by_paragraph = self._of_style(style, name)
        if by_run is None and by_paragraph is None:
            return is_on(value_of(self._default_run, name))
        # A character style switches off again what the paragraph's style has on.
        return is_on(by_run) != is_on(by_paragraph)

    def _property(self, own: Values, style: str | None, name: str) -> str | None:
        """Return a run's property: its own, else that of its character style, else of its paragraph's."""
        if name in own:
            return own[name]
        for source in (own.get("rStyle"), style):
            if (found := self._of_style(source, name)) is not None:
                return found
        return value_of(self._default_run, name)

    def _of_style(self, style_id: str | None, name: str) -> str | None:
        if style_id is None:
            return None
        key = (style_id, name)
        if key not in self._known:
            found = (value_of(style.find(W + "rPr"), name) for style in self._chain(style_id))
            self._known[key] = next((value for value in found if value is not None), None)
        return self._known[key]

    def _chain(self, style_id: str | None) -> Sequence[Element]:
        """Return the style and those it is based on, nearest first."""
        chain: list[Element] = []
        while style_id in self._styles and self._styles[style_id] not in chain:
            chain.append(self._styles[style_id])
            style_id = value_of(chain[-1], "basedOn")
        return chain

    def _style_id(self, paragraph: Element) -> str | None:
        return _own_style(paragraph) or self._default


def _own_style(paragraph: Element) -> str | None:
    return value_of(paragraph.find(W + "pPr"), "pStyle")


def _own_values(run: Element) -> Values:
    """Return a run's own properties by their names."""
    properties = run.find(W + "rPr")
    children = properties if properties is not None else ()
    return {local_name(child): str(child.get(W + "val", "1")) for child in children}


def font_of(element: Element) -> str:
    """Return the font that a run, or the mark of a list's level, is set in; "" where it says none."""
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else ""


def indent_of(properties: Element | None) -> int | None:
    """Return the left indentation in twentieths of a point; None where the properties say none."""
    found = properties.find(W + "ind") if properties is not None else None
    left = found.get(W + "left", found.get(W + "start")) if found is not None else None
    return whole(left, 0) if left is not None else None


def _is_shaded(parent: Element | None) -> bool:
    """Tell whether there is a coloured ground: a fill, a pattern, or a colour of the theme."""
    shading = parent.find(W + "shd") if parent is not None else None
    if shading is None:
        return False
    fill = str(shading.get(W + "fill", "auto"))
    pattern = shading.get(W + "val", "clear")
    coloured = fill != "auto" and not is_white(fill)
    return coloured or pattern not in ("clear", "nil") or shading.get(W + "themeFill") is not None
