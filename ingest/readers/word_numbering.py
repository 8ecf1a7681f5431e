"""The marks of a Word file's automatic lists."""

import re
from dataclasses import dataclass

from ingest.readers.numbering import Counts, figure
from ingest.readers.runs import symbols, whole
from ingest.readers.story import list_style
from ingest.readers.word_styles import Styles, font_of, indent_of
from ingest.readers.word_xml import Element, W, is_on, value_of

FORMS = {
    **{"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"},
    "decimalZero": "01",
}
_DEEPEST = 8
_KEPT_BULLETS = ("-", "–", "o", "*")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    kind: str
    pattern: str
    first: int
    restarts_after: int | None
    legal: bool
    indent: int | None

    @classmethod
    def of(cls, element: Element) -> "_Level":
        after = value_of(element, "lvlRestart")
        return cls(
            kind=value_of(element, "numFmt") or "decimal",
            pattern=symbols(value_of(element, "lvlText") or "", font_of(element)).replace("−", "–"),
            first=whole(value_of(element, "start"), 1),
            restarts_after=whole(after, 9) if after else None,
            legal=is_on(value_of(element, "isLgl")),
            indent=indent_of(element.find(W + "pPr")),
        )


class Numbering:
    """The automatic lists of a file, counted in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the root of the file's numbering part; None when it has no such part."""
        self._styles = styles
        self._lists: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._own_levels: dict[tuple[str, int], _Level] = {}
        self._styled: dict[tuple[str, str], int] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, Counts] = {}
        if root is not None:
            self._read_numbers(root)
            self._read_abstract(root)

    def place(self, paragraph: Element) -> tuple[int, str] | None:
        """Count a paragraph; return its depth in a list and its mark ("•", "2.", "b)", "" if unknown).

        None for a paragraph that stands in no list.
        """
        number, depth = self._number(paragraph)
        named = list_style(self._styles.names(paragraph))
        if number is None:
            return named
        if number == "0":
            return None
        return max(depth, named[0] if named else 0), self._marker(number, depth)

    def indent(self, paragraph: Element) -> int:
        """Return how far an item's words stand from the margin, in twentieths of a point."""
        own = indent_of(paragraph.find(W + "pPr"))
        if own is not None:
            return own
        number, depth = self._number(paragraph)
        level = self._level(number or "", depth)
        return self._styles.indent(paragraph) if level is None or level.indent is None else level.indent

    def _read_numbers(self, root: Element) -> None:
        for number in root.findall(W + "num"):
            name = number.get(W + "numId")
            self._lists[name] = value_of(number, "abstractNumId") or ""
            for override in number.findall(W + "lvlOverride"):
                level = whole(override.get(W + "ilvl"), 0)
                if start := value_of(override, "startOverride"):
                    self._restarts[name, level] = whole(start, 1)
                if (own := override.find(W + "lvl")) is not None:
                    self._own_levels[name, level] = _Level.of(own)

    def _read_abstract(self, root: Element) -> None:
        linked: dict[str, str] = {}
        for abstract in root.findall(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId")
            if style := value_of(abstract, "numStyleLink"):
                linked[name] = style
            for level in abstract.findall(W + "lvl"):
                place = whole(level.get(W + "ilvl"), 0)
                self._levels[name, place] = _Level.of(level)
                if style := value_of(level, "pStyle"):
                    self._styled[name, style] = place
        for number, name in self._lists.items():
            if name in linked:
                properties = self._styles.style_properties(linked[name])
                listing = properties.find(W + "numPr") if properties is not None else None
                self._lists[number] = self._lists.get(value_of(listing, "numId") or "", name)

    def _number(self, paragraph: Element) -> tuple[str | None, int]:
        number, depth = None, None
        sources = [properties for properties in self._styles.properties(paragraph) if properties is not None]
        for listing in (properties.find(W + "numPr") for properties in sources):
            depth = depth if depth is not None else value_of(listing, "ilvl")
            number = value_of(listing, "numId")
            if number is not None:
                break
        if depth is None and number is not None:
            # A level may name the style that it numbers.
            owners = (properties.getparent().get(W + "styleId") for properties in sources)
            name = self._lists.get(number, "")
            styled = (self._styled.get((name, owner)) for owner in owners)
            return number, next((place for place in styled if place is not None), 0)
        return number, min(_DEEPEST, max(0, whole(depth, 0)))

    def _marker(self, number: str, depth: int) -> str:
        name = self._lists.get(number, "")
        level = self._level(number, depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(name, Counts())
        if level.kind != "bullet":
            keeps = {
                place: found.restarts_after
                for place in range(depth + 1, _DEEPEST + 1)
                if (found := self._level(number, place)) and found.restarts_after is not None
            }
            restart = self._restarts.pop((number, depth), None)
            counts.advance(depth, first=level.first, restart=restart, keeps=keeps)
        if level.kind == "none":
            return ""
        if level.kind == "bullet":
            return level.pattern if level.pattern in _KEPT_BULLETS else "•"

        def written(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            shown = self._level(number, place)
            form = FORMS.get(shown.kind, "1") if shown and not level.legal else "1"
            return figure(counts.at(place, first=shown.first if shown else 1), form)

        return re.sub(r"%([1-9])", written, level.pattern).strip()

    def _level(self, number: str, depth: int) -> _Level | None:
        return self._own_levels.get((number, depth)) or self._levels.get((self._lists.get(number, ""), depth))
