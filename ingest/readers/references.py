"""Find the footnotes of a web page: raised numbers that link to what they refer to."""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from ingest.footnotes import raised

_LINK = re.compile(r"^#.")
_HOLDERS = ("li", "p", "div", "dd", "section", "aside", "td")
"""What a note stands in."""


def raise_references(tree: BeautifulSoup) -> None:
    """Write references to footnotes as raised figures, and each note as a paragraph that opens with them."""
    places = {str(tag["id"]): tag for tag in tree.find_all(id=True)}
    places |= {str(tag["name"]): tag for tag in tree.find_all("a", attrs={"name": True})}
    noted: set[int] = set()
    for reference in tree.find_all("sup"):
        number = reference.get_text(strip=True).strip("[]()")
        link = reference.find("a", href=_LINK) or reference.find_parent("a", href=_LINK)
        place = places.get(str(link["href"])[1:]) if isinstance(link, Tag) else None
        note = _holder(place) if place is not None else None
        if not number.isdecimal() or note is None or note in reference.parents:
            continue
        reference.string = raised(number)
        if id(note) not in noted:
            noted.add(id(note))
            _open_with(note, number)


def _holder(place: Tag) -> Tag | None:
    """Return the paragraph or item that a link leads to: itself, or what the anchor stands in."""
    return place if place.name in _HOLDERS else place.find_parent(_HOLDERS)


def _open_with(note: Tag, number: str) -> None:
    for back in note.find_all("a", href=_LINK):
        if not any(map(str.isalpha, back.get_text())):
            back.extract()
    opening = note.find(["p", "div"]) or note
    opening.insert(0, f"{raised(number)} ")
    holder = note.find_parent(["ol", "ul"]) if note.name == "li" else None
    if note.name == "li":
        note.name = "div"
    if holder is not None:
        holder.insert_before(note.extract())
