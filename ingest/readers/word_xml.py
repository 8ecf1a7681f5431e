"""Small steps through the XML of a Word file."""

from collections.abc import Iterator
from typing import Any

Element = Any
"""An lxml element of the document's XML; python-docx types them only in part."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of Word's own elements begin with."""

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""What the names of links to other parts begin with."""

SHOWN = "shown"
"""Attribute that a reference to a note gets: the figures that people see there."""

_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def value_of(parent: Element | None, name: str) -> str | None:
    """Return the value of a child such as <w:b/> or <w:sz w:val="22"/>; None without the child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else str(child.get(W + "val", "1"))


def is_on(value: str | None) -> bool:
    """Tell whether a value switches its property on."""
    return value is not None and value not in ("0", "false", "off", "none")


def local_name(element: Element) -> str:
    """Return the element's name without its namespace; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(parent: Element, *names: str) -> Iterator[Element]:
    """Yield the children with these names of Word's own."""
    wanted = {W + name for name in names}
    for child in parent:
        if child.tag in wanted:
            yield child


def run_text(run: Element) -> str:
    """Return the text of a run; a newline is a line break. Symbols have become text before."""
    return "".join(_text(child) for child in run)


def _text(child: Element) -> str:
    if not isinstance(child.tag, str) or not child.tag.startswith(W):
        return ""
    name = child.tag.removeprefix(W)
    if name in ("t", "delText"):
        return (child.text or "").replace("\n", " ")
    return str(child.get(SHOWN, "")) if name.endswith("Reference") else _BREAKS.get(name, "")


def plain_text(element: Element) -> str:
    """Return all text in an element, deleted text too, on one line; codes of fields are left out."""
    return "".join(_text(node).replace("\n", " ") for node in element.iter(W + "t", W + "delText", W + "tab"))
