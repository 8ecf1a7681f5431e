"""Turn the Markdown of an answer into blocks of a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from assistant.markdown import restricted_parser
from ui.exports.report import (
    DOCUMENT_LANGUAGE,
    Block,
    Bullets,
    Cell,
    Item,
    Paragraph,
    Run,
    Table,
    Text,
    Tone,
    cell,
    plain,
)

_DUTCH = Run("", language=DOCUMENT_LANGUAGE)
_LISTS = ("bullet_list", "ordered_list")


@dataclass(frozen=True, slots=True)
class _Marks:
    """What stands for the marks in an answer."""

    anchors: Mapping[int, str]
    """The anchor that each [n] leads to."""
    partly: Run
    """What is said of a statement that is supported in part."""


def answer_blocks(markdown: str, anchors: Mapping[int, str], partly: str = "") -> tuple[Block, ...]:
    """Return the paragraphs, lists and tables of an answer as blocks.

    ``anchors``: the anchor of the Quoted that each [n] leads to, by number; any other [n] is text.
    ``partly``: what is said of a statement that is supported in part, in the language of the report. What
    the restricted Markdown does not know (HTML, images, links) stands there as text.
    """
    tokens = restricted_parser().parse(markdown, {"numbers": frozenset(anchors)})
    said = Run(f" ({partly})" if partly else "", italic=True)
    return tuple(_blocks(SyntaxTreeNode(tokens), _Marks(anchors, said)))


def _blocks(node: SyntaxTreeNode, marks: _Marks) -> Iterator[Block]:
    for child in node.children:
        if child.type in _LISTS:
            yield Bullets(tuple(_items(child, marks)))
        elif child.type == "table":
            yield _table(child, marks)
        elif child.type == "heading":
            yield Paragraph(_text(child, marks), Tone.LABEL)
        elif child.type == "paragraph":
            yield Paragraph(_text(child, marks))
        else:
            yield from _blocks(child, marks)


def _items(node: SyntaxTreeNode, marks: _Marks, depth: int = 0) -> Iterator[Item]:
    """Yield the items of a list and, one deeper, of the lists in it."""
    first = int(node.attrs.get("start") or 1) if node.type == "ordered_list" else None
    for place, item in enumerate(node.children):
        number = None if first is None else first + place
        paragraphs = [_text(child, marks) for child in item.children if child.type not in _LISTS]
        yield Item(_joined(paragraphs), depth, number)
        for child in item.children:
            if child.type in _LISTS:
                yield from _items(child, marks, depth + 1)


def _table(node: SyntaxTreeNode, marks: _Marks) -> Table:
    header, *rows = [row for row in node.walk() if row.type == "tr"]
    return Table(
        caption="",
        header=tuple(plain(_text(column, marks)) for column in header.children),
        rows=tuple(_row(row, marks) for row in rows),
    )


def _row(node: SyntaxTreeNode, marks: _Marks) -> tuple[Cell, ...]:
    return tuple(cell(_text(each, marks)) for each in node.children)


def _joined(texts: list[tuple[Run, ...]]) -> Text:
    joined = list(texts[0]) if texts else []
    for text in texts[1:]:
        joined += [replace(_DUTCH, text="\n"), *text]
    return tuple(joined)


def _text(node: SyntaxTreeNode, marks: _Marks) -> tuple[Run, ...]:
    """Return the words in a node and below it as runs."""
    inlines = (each for each in node.walk() if each.type == "inline")
    return tuple(run for inline in inlines for run in _runs(inline, marks, _DUTCH) if run.text)


def _runs(node: SyntaxTreeNode, marks: _Marks, style: Run) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "strong":
                yield from _runs(child, marks, replace(style, bold=True))
            case "em":
                yield from _runs(child, marks, replace(style, italic=True))
            case "softbreak" | "hardbreak":
                yield replace(style, text="\n")
            case "citation":
                yield replace(style, text=f"[{child.content}]", target=marks.anchors[int(child.content)])
            case "partly":
                yield marks.partly
            case _:
                yield replace(style, text=child.content)
