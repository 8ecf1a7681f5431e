"""Write a report as Markdown (CommonMark with the tables and tick boxes of GitHub)."""

import re
from collections.abc import Iterator

from ui.exports.notes import created_line, place
from ui.exports.prepare import prepared
from ui.exports.report import (
    Block,
    Bullets,
    CellLine,
    Heading,
    Paragraph,
    Quoted,
    Report,
    Run,
    SourceNote,
    Table,
    Task,
    Text,
    Tone,
    runs,
)
from ui.texts.exports import ExportTexts, texts_in

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&]")
_LINE_START = re.compile(r"^([ \t]*)([#+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)
_AROUND = re.compile(r"^(?:[ \t\n]|\\\n)+|(?:[ \t\n]|\\\n)+$")
"""Space and breaks that would make code of a paragraph, or show their backslash."""
_BREAK = "\\\n"


def to_markdown(report: Report) -> str:
    """Return the report as Markdown in which text of documents and users is nothing but text."""
    report = prepared(report)
    texts = texts_in(report.language)
    parts = [f"# {_text(report.title)}", *map(_styled, report.intro), _styled(created_line(report, texts))]
    tasks: list[str] = []
    for block in report.blocks:
        if isinstance(block, Task):
            tasks.append(_task(block, texts))
            continue
        if tasks:
            parts.append("\n".join(tasks))
            tasks.clear()
        parts.extend(_block(block, texts))
    return "\n\n".join([*parts, *(["\n".join(tasks)] if tasks else [])]) + "\n"


def _block(block: Block, texts: ExportTexts) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {_text(block.text)}"
        case Paragraph(text=text, tone=tone):
            yield _paragraph(text, tone)
        case Bullets(items=items):
            yield "\n".join(_item(item.depth, item.number, item.text) for item in items)
        case Quoted():
            label = [f"**{_text(block.label)}**"] if block.label else []
            said = [*label, _styled(block.text), f"— {_place(block.source, texts)}"]
            yield _indented("\n\n".join(said), "> ", first="> ")
        case Table():
            yield from _table(block, texts)


def _paragraph(text: Text, tone: Tone) -> str:
    match tone:
        case Tone.LABEL | Tone.STATUS:
            return _styled(tuple(Run(run.text, bold=True, link=run.link) for run in runs(text)))
        case Tone.QUESTION:
            return _indented(_styled(text), "> ", first="> ")
        case _:
            return _styled(text)


def _item(depth: int, number: int | None, text: Text) -> str:
    # Four spaces a level suffice under bullets and under numbers of up to two digits.
    indent = "    " * depth
    mark = "- " if number is None else f"{number}. "
    return _indented(_styled(text), indent + "    ", first=indent + mark)


def _task(task: Task, texts: ExportTexts) -> str:
    said = _styled(task.text)
    if task.source is not None:
        said += _BREAK + _place(task.source, texts)
    return _indented(said, "    ", first=f"- [{'x' if task.done else ' '}] ")


def _table(table: Table, texts: ExportTexts) -> Iterator[str]:
    if table.caption:
        yield f"**{_text(table.caption)}**"
    lines = [
        " | ".join(_one_line(_text(column)) for column in table.header),
        " | ".join("---" for _ in table.header),
        *(
            " | ".join("<br>".join(_one_line(_cell_line(line, texts)) for line in cell.lines) for cell in row)
            for row in table.rows
        ),
    ]
    yield "\n".join(f"| {line} |" for line in lines)


def _cell_line(line: CellLine, texts: ExportTexts) -> str:
    return _styled(line.text) + (f"\n({_place(line.source, texts)})" if line.source is not None else "")


def _place(note: SourceNote, texts: ExportTexts) -> str:
    return _styled(place(note, texts))


def _one_line(markdown: str) -> str:
    return markdown.replace(_BREAK, "<br>").replace("\n", "<br>")


def _indented(markdown: str, indent: str, first: str) -> str:
    return first + "\n".join(f"{indent}{line}".rstrip(" ") for line in markdown.split("\n"))[len(indent) :]


def _styled(text: Text) -> str:
    return _AROUND.sub("", "".join(map(_run, runs(text))))


def _run(run: Run) -> str:
    mark = "*" * (2 * run.bold + run.italic)
    if not run.text.strip():
        return run.text
    # Marks must touch the words that they set off.
    before, words, after = re.fullmatch(r"(\s*)(.*?)(\s*)", run.text, re.DOTALL).groups()  # type: ignore[union-attr]
    words = f"{mark}{_text(words)}{mark}"
    if run.link:
        words = f"[{words}](<{_address(run.link)}>)"
    return f"{_breaks(before)}{words}{_breaks(after)}"


def _address(link: str) -> str:
    return link.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")


def _text(text: str) -> str:
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    return _breaks(_LINE_START.sub(_escape_start, escaped))


def _escape_start(match: re.Match[str]) -> str:
    sign = match[2]
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def _breaks(text: str) -> str:
    return re.sub(r"[ \t]*\n\s*", lambda _: _BREAK, text)
