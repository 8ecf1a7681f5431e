"""Tell the document on a web page from its furniture and from what nobody sees."""

import re
from collections.abc import Iterable, Mapping

from bs4 import BeautifulSoup
from bs4.element import Comment, PreformattedString, Tag
from soupsieve import SelectorSyntaxError

from ingest.model import Noise, NoiseReason
from ingest.readers.grid import one_line

HEADINGS = {f"h{level}": level for level in range(1, 7)}

_NO_TEXT = (
    *("head", "script", "style", "template", "svg", "iframe", "object", "audio", "video", "canvas"),
    *("select", "textarea", "input", "datalist", "noframes"),
)
_STRUCK = ("del", "s", "strike")
_LANDMARKS = frozenset(
    ("navigation", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "tablist")
)
# Parts of the names that designers and content management systems give to furniture.
_FURNITURE_NAMES = frozenset(
    """
    nav navbar navigation navigatie menu breadcrumb breadcrumbs kruimel kruimelpad kruimelspoor cookie
    cookies cookiebanner cookiebot cybot consent gdpr sidebar footer voettekst masthead share sharing
    social sharedaddy addtoany newsletter nieuwsbrief pagination pager related gerelateerd widget logo
    branding readspeaker search searchbox zoeken skip skiplink skiplinks login toolbar topbar backtotop
    """.split()
)
_NEGATING_NAMES = frozenset(("has", "with", "no", "without", "is", "not"))
_NAMED_TAGS = ("div", "section", "ul", "ol", "p", "span", "header", "a", "table", "td")
_VISUALLY_HIDDEN = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|visuallyhidden|screen-reader-text|element-invisible|u-visually-hidden)"
    r"(?:\s|$)"
)
_TOOLS = re.compile(
    r"^(?:deel (?:deze pagina|dit|via|op)\b.{0,40}|delen|lees (?:deze pagina )?voor|voorlezen|luister"
    r"|print(?:en)?|afdrukken|(?:spring|ga|overslaan en) (?:naar|verder) .{0,40}inhoud"
    r"|(?:terug )?naar boven|skip to .{0,30}|u bent hier:?|volg ons.{0,30}|(?:©|copyright).{0,70})$",
    re.IGNORECASE,
)
_TOOL_TAGS = ("div", "p", "a", "span", "li", "td", "h2", "h3", "h4")
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)"
    r"|opacity:0(?:\.0+)?(?:;|!|$)|(?:left|top|text-indent):-\d{3,}|mso-hide:all"
    r"|clip:rect\((?:0|1px)[,0px1 ]*\)|(?:max-)?height:0(?:px)?;.*overflow:hidden"
)
_STYLE_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTED = re.compile(r"[.#]([\w-]+)")
_AT_BLOCK = re.compile(r"@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)
_WHITE = re.compile(r"(?:white|#fff(?:fff)?|rgba?\(255,255,255(?:,1)?\))(?:!important)?(?:;|$)")
_COLOUR = re.compile(r"(?:^|;)color:([^;]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;]+)")
_OPENERS = (
    "[aria-controls],[data-target],[data-bs-target],[role=tab][href],[data-toggle][href],"
    "[data-bs-toggle][href]"
)
_OPENABLE_NAMES = re.compile(
    r"accordion|collaps|tab-?pane|tabs|toggle|expand|uitklap|foldable", re.IGNORECASE
)
_MENU = 4000
"""A longer part is no menu."""
_IN_PAGE = re.compile(r"#\w")
_SMALL = 400
"""On a page with less text than this, what is called furniture may be half of it."""
_MENU_LINKS = 3
"""A part with this many links and hardly any other words is a menu."""


def drop_what_nobody_sees(soup: BeautifulSoup) -> list[Noise]:
    """Take hidden and struck-out text out of the tree; return it as noise."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    sheets = " ".join(style.get_text() for style in soup.find_all("style"))
    noise = _take_out(soup.find_all("noscript"), NoiseReason.HIDDEN)
    for tag in soup.find_all(_NO_TEXT):
        tag.extract()
    _label_panels(soup)
    openable = _openable(soup)
    hidden = [*_hidden_by_sheets(soup, sheets), *soup.find_all(_is_hidden)]
    noise += _take_out([tag for tag in hidden if id(tag) not in openable], NoiseReason.HIDDEN)
    return noise + _take_out(soup.find_all(_STRUCK), NoiseReason.DELETED)


def drop_furniture(soup: BeautifulSoup) -> list[Noise]:
    """Take navigation, notices and tools out of the tree; return their words as noise."""
    noise = _bare_titles(soup)
    total = len(soup.get_text())
    for tag in soup.find_all(True):
        if not tag.decomposed and _attached(tag, soup) and _is_furniture(tag, total):
            noise += _take_out([tag], NoiseReason.NAVIGATION)
    for tag in soup.find_all(["ul", "ol"]):
        if _attached(tag, soup) and _is_contents(tag):
            noise += _take_out([tag], NoiseReason.CONTENTS)
    return noise


def _bare_titles(soup: BeautifulSoup) -> list[Noise]:
    """Leave of a page's header only the title, where the page has no other one."""
    titles = soup.find_all("h1")
    header = titles[0].find_parent("header") if len(titles) == 1 else None
    if header is None or not _is_banner(header):
        return []
    header.replace_with(titles[0].extract())
    return _take_out([header], NoiseReason.NAVIGATION)


def _is_banner(header: Tag) -> bool:
    return not header.find_parent(["main", "article"]) and not header.find(["main", "article"])


def document_parts(soup: BeautifulSoup) -> tuple[list[Tag], list[Noise]]:
    """Return the parts of the page that hold the document, in order, and the words of the rest."""
    root = _main_part(soup)
    if root is soup or root is soup.body:
        return [root], []
    parts: list[Tag] = [root]
    titles = soup.find_all("h1")
    # The only main title may stand in a banner outside the document part, with a few words around it.
    if len(titles) == 1 and not any(parent is root for parent in titles[0].parents):
        banner = titles[0].parent
        if banner is None or banner.name in ("body", "html") or banner in root.parents:
            banner = titles[0]
        parts = [banner, root]
    kept = set(map(id, parts))
    rest = [
        text
        for text in soup.find_all(string=True)
        if not isinstance(text, PreformattedString)
        and text.strip()
        and not any(id(parent) in kept for parent in text.parents)
    ]
    return parts, [Noise(one_line(text), NoiseReason.NAVIGATION) for text in rest]


def style_of(tag: Tag) -> str:
    """Return the tag's own style in lower case without white space."""
    return re.sub(r"\s+", "", str(tag.get("style") or "")).lower()


def opens_panel(tag: Tag) -> bool:
    """Tell whether a button opens a part of the page: its words are that part's heading."""
    return any(
        tag.has_attr(name) for name in ("aria-controls", "aria-expanded", "data-target", "data-bs-target")
    )


def _take_out(tags: Iterable[Tag], reason: NoiseReason) -> list[Noise]:
    noise = []
    for tag in tags:
        text = one_line(tag.get_text(" "))
        tag.extract()
        if text:
            noise.append(Noise(text, reason))
    return noise


def _attached(tag: Tag, soup: BeautifulSoup) -> bool:
    *_, top = [tag, *tag.parents]
    return top is soup


def _label_panels(soup: BeautifulSoup) -> None:
    """Put the label of each tab above its panel: a reader sees them as its heading."""
    parts = _by_id(soup)
    for tab in soup.select("[role=tab]"):
        panel = _controlled(parts, tab)
        text = one_line(tab.get_text(" "))
        if panel is None or not text or _names(panel) & {"accordion"}:
            continue
        if tab.find_parent(attrs={"role": "tablist"}) is None and tab.find_parent([*HEADINGS]) is not None:
            continue
        first = panel.find(list(HEADINGS))
        if first is None or one_line(first.get_text(" ")) != text:
            label = soup.new_tag("p")
            label.append(soup.new_tag("strong", string=text))
            panel.insert(0, label)
        tab.extract()


def _by_id(soup: BeautifulSoup) -> dict[str, Tag]:
    return {str(tag["id"]): tag for tag in reversed(soup.find_all(id=True))}


def _controlled(parts: Mapping[str, Tag], opener: Tag) -> Tag | None:
    """Return the part that a button or a tab opens."""
    for name in ("aria-controls", "data-bs-target", "data-target", "href"):
        target = str(opener.get(name) or "").lstrip("#").split(" ")[0]
        if target in parts:
            return parts[target]
    return None


def _openable(soup: BeautifulSoup) -> set[int]:
    """Return the parts that a reader opens by a click, whatever hides them at first."""
    openable: set[int] = set()
    parts = _by_id(soup)
    for opener in soup.select(_OPENERS):
        panel = _controlled(parts, opener)
        if panel is not None and one_line(opener.get_text(" ")):
            openable.add(id(panel))
    for panel in soup.select("[role=tabpanel]"):
        openable.add(id(panel))
    for button in soup.select("[aria-expanded]"):
        place = button
        while (
            place.find_next_sibling() is None
            and place.parent is not None
            and place.parent.name
            in (
                *HEADINGS,
                "div",
                "dt",
            )
        ):
            place = place.parent
        panel = place.find_next_sibling()
        if panel is not None and panel.name not in ("ul", "nav"):
            openable.add(id(panel))
    for panel in soup.find_all(_is_hidden):
        before = panel.find_previous_sibling()
        names = " ".join([*_classes(panel), *(_classes(panel.parent) if panel.parent else [])])
        if before is not None and one_line(before.get_text(" ")) and _OPENABLE_NAMES.search(names):
            openable.add(id(panel))
    return openable


def _hidden_by_sheets(soup: BeautifulSoup, sheets: str) -> list[Tag]:
    """Return what the page's own style sheets hide, except inside @media and the like."""
    hiding = {
        selector.strip()
        for selector, declarations in _STYLE_RULE.findall(_AT_BLOCK.sub("", sheets))
        if _HIDING_STYLE.search(re.sub(r"\s+", "", declarations).lower())
    }
    present = {name for tag in soup.find_all(True) for name in (str(tag.get("id") or ""), *_classes(tag))}
    hidden: list[Tag] = []
    for selector in sorted(hiding):
        # Most rules of a site's style sheet are about other pages.
        parts = [part for part in selector.split(",") if set(_SELECTED.findall(part)) <= present]
        try:
            hidden += soup.select(",".join(parts)) if parts else []
        except (SelectorSyntaxError, NotImplementedError):
            continue
    return [tag for tag in hidden if tag.name not in ("html", "body")]


def _is_hidden(tag: Tag) -> bool:
    if tag.name in ("html", "body"):
        return False
    return (
        tag.has_attr("hidden")
        or str(tag.get("aria-hidden", "")).lower() == "true"
        or _VISUALLY_HIDDEN.search(" ".join(_classes(tag))) is not None
        or _HIDING_STYLE.search(style_of(tag)) is not None
        or _is_white_on_white(tag)
    )


def _is_white_on_white(tag: Tag) -> bool:
    colour = _COLOUR.search(style_of(tag))
    written = colour[1] if colour else str(tag.get("color") or "").strip().lower()
    if not written or not _WHITE.match(written):
        return False
    for place in [tag, *tag.parents]:
        background = _BACKGROUND.search(style_of(place))
        painted = background[1] if background else str(place.get("bgcolor") or "").strip().lower()
        if painted:
            return _WHITE.match(painted) is not None
        if place.get("class") or place.get("background"):
            return False  # a style sheet may paint it dark
    return False


def _classes(tag: Tag) -> list[str]:
    return [str(name) for name in tag.get_attribute_list("class") if name]


def _names(tag: Tag) -> set[str]:
    """Return the words in the tag's id and classes; none of a name that denies it ("no-sidebar")."""
    words: set[str] = set()
    for name in [str(tag.get("id") or ""), *_classes(tag)]:
        parts = [part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]
        if _NEGATING_NAMES.isdisjoint(parts):
            words.update(parts)
    return words


def _is_furniture(tag: Tag, total: int) -> bool:
    if tag.name in ("nav", "footer") or tag.get("role") in _LANDMARKS:
        return _is_small(tag, total)
    if tag.name == "button":
        return not opens_panel(tag) and not tag.find_parent([*HEADINGS, "summary", "dt"])
    if tag.name == "dialog":
        return not tag.has_attr("open") or _is_small(tag, total)
    if tag.name == "aside":
        return tag.find_parent(["main", "article"]) is None or _is_menu(tag)
    if tag.name == "header":
        return _is_banner(tag)
    # Some sites wrap the whole page in a form, or write "menu-open" on the page's wrapper.
    if tag.name == "form":
        return _is_small(tag, total)
    if tag.name in _NAMED_TAGS and not _FURNITURE_NAMES.isdisjoint(_names(tag)):
        return _is_small(tag, total)
    return _is_tool(tag) or (
        tag.name in ("ul", "ol", "td", "div", "p")
        and _is_menu(tag)
        and not tag.find_parent(["main", "article"])
    )


def _is_tool(tag: Tag) -> bool:
    return (
        tag.name in _TOOL_TAGS
        and _is_shorter(tag, 80)
        and _TOOLS.match(one_line(tag.get_text(" "))) is not None
    )


def _is_shorter(tag: Tag, limit: int) -> bool:
    """Tell whether a part has less text than this, without reading all of it where it has more."""
    length = 0
    for text in tag.strings:
        length += len(text)
        if length >= limit:
            return False
    return True


def _is_small(tag: Tag, total: int) -> bool:
    """Tell whether a part that is called furniture may be: not the title, not most of the page."""
    return tag.find(["main", "article", "h1"]) is None and 2 * len(tag.get_text()) < max(total, _SMALL)


def _is_menu(tag: Tag) -> bool:
    """Tell whether a part is hardly more than short links to other pages."""
    links = tag.find_all("a") if _is_shorter(tag, _MENU) else []
    if len(links) < _MENU_LINKS or tag.find(["table", *HEADINGS]):
        return False
    targets = [str(link.get("href") or "") for link in links]
    if all(_IN_PAGE.match(target) for target in targets) or any(
        re.search(r"\.(?:pdf|docx?|odt|xlsx?)\b|^mailto:|^tel:", target) for target in targets
    ):
        return False
    linked = sum(len(one_line(link.get_text(" "))) for link in links)
    return linked <= 40 * len(links) and linked >= 0.9 * len(one_line(tag.get_text("")))


def _is_contents(tag: Tag) -> bool:
    """Tell a list of the page's own headings."""
    links = tag.find_all("a")
    linked = sum(len(one_line(link.get_text(" "))) for link in links)
    return (
        len(links) >= _MENU_LINKS
        and all(_IN_PAGE.match(str(link.get("href") or "")) for link in links)
        and linked >= 0.9 * len(one_line(tag.get_text("")))
    )


def _main_part(soup: BeautifulSoup) -> Tag:
    main = soup.select_one("main") or soup.select_one("[role=main]")
    if main and main.get_text(strip=True):
        return main
    articles = soup.find_all("article")
    if len(articles) == 1 and 2 * len(articles[0].get_text()) >= len(soup.get_text()):
        return articles[0]
    return soup.body or soup
