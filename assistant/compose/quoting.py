"""Turn passages into statements: what to quote, and how to say it so that it reads on its own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant import texts
from assistant.draft import Quote
from assistant.evidence import Evidence
from assistant.levels import is_mark, joined_columns
from assistant.matching import in_text
from assistant.question import Expects, Question, Shape
from assistant.values import VALUES
from ingest.model import Cell, Document, Passage, PassageKind

_GROUPING = re.compile(r"cluster|groep|categorie|domein|soort|thema", re.IGNORECASE)
_LEANS_BACK = re.compile(
    r"^(?:dit|deze|dat|die|daar\w*|hier\w*|hij|zij|ze|het|u kan|hij/zij|zo)\b", re.IGNORECASE
)
_PASSAGE_LIMIT = 300
_WINDOW_LIMIT = 400
_LIST_LIMIT = 650
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#|~&])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))")


def escape(text: str) -> str:
    """Return document text so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def unescape(markdown: str) -> str:
    """Return the text that ``escape`` was given."""
    return _ESCAPED.sub(r"\1", markdown)


def whole(document: Document, passage: Passage) -> Quote:
    """Quote a whole passage; where page furniture was cut out of it, the longer side of the cut."""
    return trimmed(document, passage, passage.start, passage.end)


def trimmed(document: Document, passage: Passage, start: int, end: int) -> Quote:
    """Quote a stretch, but never across a cut: those words do not follow each other in the file."""
    cuts = [start, *(seam for seam in document.seams if start < seam < end), end]
    start, end = max(pairwise(cuts), key=lambda pair: pair[1] - pair[0])
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1
    return Quote(document, passage, start, end)


def best_words(question: Question, evidence: Evidence, document: Document, passage: Passage) -> Quote:
    """Quote the sentences of a passage that answer; a short passage is quoted whole."""
    limit = _LIST_LIMIT if question.shape is Shape.LIST else _PASSAGE_LIMIT
    if len(passage.text) <= limit or len(passage.sentences) < 2:
        return whole(document, passage)
    windows = [
        (first, last)
        for first in range(len(passage.sentences))
        for last in range(first, min(first + 3, len(passage.sentences)))
        if passage.sentences[last][1] - passage.sentences[first][0] <= _WINDOW_LIMIT or first == last
    ]
    first, last = max(windows, key=lambda w: _window_score(question, evidence, document, passage, w))
    if first > 0 and leans_back(document.text[passage.sentences[first][0] :][:20]):
        first -= 1
    return trimmed(document, passage, passage.sentences[first][0], passage.sentences[last][1])


def leans_back(sentence: str) -> bool:
    """Tell whether a sentence cannot be read without the one before it ("Dat advies is ...")."""
    return _LEANS_BACK.match(sentence) is not None


def _window_score(
    question: Question,
    evidence: Evidence,
    document: Document,
    passage: Passage,
    window: tuple[int, int],
) -> float:
    """How much of the question the sentences hold, less a little for every word that they take."""
    words = document.text[passage.sentences[window[0]][0] : passage.sentences[window[1]][1]]
    score = sum(evidence.weight_of(facet) * in_text(facet, words) for facet in question.facets)
    pattern = VALUES.get(question.expects)
    return score + 0.5 * (pattern is not None and pattern.search(words) is not None) - len(words) / 6000


def say(question: Question, quote: Quote, *, with_heading: bool = True) -> str:
    """Word a quote as a statement in Markdown."""
    passage = quote.passage
    if passage.kind is PassageKind.ROW:
        return say_row(passage) + (
            _highest(passage) if question.expects is Expects.LEVEL and with_heading else ""
        )
    text = _embolden(question, escape(quote.text.rstrip(";,")))
    if not with_heading or not passage.headings:
        return text
    heading = escape(heading_of(quote.document, passage.section))
    if passage.text.startswith(passage.headings[-1]):
        return text
    if len(with_support(question, quote)) > 1:
        return f"{_embolden(question, heading)}: {text}"
    if passage.kind is PassageKind.ITEM or (passage.kind is PassageKind.TEXT and len(quote.text) < 60):
        return f"{heading} {text}" if heading.endswith("?") else f"{heading}: {text}"
    return text


def heading_of(document: Document, number: int) -> str:
    """Return the heading of a section as a label: without its number; with its parent where it recurs."""
    section = document.sections[number]
    label = plain_heading(section.heading)
    recurs = sum(other.heading == section.heading for other in document.sections) > 1
    if recurs and section.parent is not None:
        return f"{plain_heading(document.sections[section.parent].heading)} – {label.lower()}"
    return label


def plain_heading(heading: str) -> str:
    """Return a heading without its number, and not in capitals."""
    heading = re.sub(r"^\d+(?:\.\d+)*[.)]?\s+", "", heading)
    return heading.capitalize() if heading.isupper() else heading


def say_row(passage: Passage) -> str:
    """Word a table row as a sentence: "Financieel management: gradatie 1 en 2 (niet 3)"."""
    cells = [cell for cell in passage.cells if cell.value or cell.column]
    if any(is_mark(cell.value) for cell in cells):
        return _say_marks(passage)
    subject, groups, rest = _row_parts(passage)
    if subject is None:
        return escape(passage.text)
    group = f" ({', '.join(escape(cell.value) for cell in groups)})" if groups else ""
    details = [_detail(cell.column, cell.value) for cell in rest]
    return f"{_name(subject.value)}{group}: {', '.join(details)}" if details else _name(subject.value) + group


def row_subject(passage: Passage) -> str:
    """Return what a table row is about: its first cell that is no group of rows; "" when it has none."""
    subject, _, _ = _row_parts(passage)
    return subject.value if subject else ""


def _row_parts(passage: Passage) -> tuple[Cell | None, list[Cell], list[Cell]]:
    """Return the cell that a row is about, the cells of the groups that it belongs to, and the others."""
    filled = [cell for cell in passage.cells if cell.value]
    groups = [cell for cell in filled if cell.carried]
    own = [cell for cell in filled if not cell.carried]
    if len(own) > 2 and own[0] is filled[0] and _GROUPING.search(own[0].column):
        groups, own = [own[0], *groups], own[1:]
    return (own[0], groups, own[1:]) if own else (None, groups, [])


def _detail(column: str, value: str) -> str:
    """A value with its column where the value alone would say nothing ("niveau III")."""
    value = escape(value)
    if column and len(value) <= 12:
        return f"{escape(column.lower())} {value}"
    return value


def _name(value: str) -> str:
    value = value.rstrip(": ")
    return escape(value.capitalize() if value.isupper() and len(value) > 4 else value)


def _say_marks(passage: Passage) -> str:
    """Word a row whose columns are ticked: what holds, and which of the columns do not."""
    cells = list(passage.cells)
    marked = [cell for cell in cells if is_mark(cell.value)]
    names = [cell for cell in cells[: cells.index(marked[0])] if cell.value]
    columns = [cell for cell in cells[len(names) :] if cell.column and cell not in names]
    absent = [cell.column for cell in columns if not cell.value]
    # A grouping column comes first and its value recurs below; else the first cell is what the row is about.
    grouped = bool(names) and (names[0].carried or _GROUPING.search(names[0].column) is not None)
    subject = names[-1] if grouped else names[0] if names else None
    others = [escape(cell.value) for cell in names if cell is not subject]
    group = f" ({', '.join(others)})" if others else ""
    missing = f" ({texts.NOT_LEVELS.format(levels=_numbers(absent))})" if absent else ""
    held = escape(joined_columns([cell.column for cell in marked if cell.column]))
    return f"{_name(subject.value) if subject else ''}{group}: {held}{missing}"


def _highest(passage: Passage) -> str:
    """Name the highest of several marked columns that are levels ("hoogste: gradatie 2")."""
    marked = [cell.column for cell in passage.cells if cell.column and is_mark(cell.value)]
    return f"; {texts.HIGHEST.format(level=escape(marked[-1].lower()))}" if len(marked) > 1 else ""


def _numbers(columns: Sequence[str]) -> str:
    short = [re.search(r"\d+\W*$", column) for column in columns]
    names = [
        match.group(0).strip() if match else column for match, column in zip(short, columns, strict=True)
    ]
    return texts.enumerate_names([escape(name) for name in names])


def _embolden(question: Question, text: str) -> str:
    """Set the value asked for in bold."""
    pattern = VALUES.get(question.expects)
    if pattern is None or question.expects in (Expects.LEVEL, Expects.PLACE):
        return text
    return pattern.sub(
        lambda match: f"**{match.group(0).strip()}**" + (" " if match.group(0).endswith(" ") else ""),
        text,
        count=3,
    )


def with_support(question: Question, quote: Quote) -> tuple[Quote, ...]:
    """Return the quote, and before it the heading above where only that holds the value asked for."""
    pattern = VALUES.get(question.expects)
    section = quote.document.sections[quote.passage.section]
    end = section.start + len(section.heading)
    if pattern is None or pattern.search(quote.text) or not pattern.search(plain_heading(section.heading)):
        return (quote,)
    heading = Quote(quote.document, quote.passage, section.start, end)
    return (heading, quote) if heading.is_exact else (quote,)


def source_name(document: Document) -> str:
    """Return "**Gent** (stadssecretaris)": whose document speaks, and about which role."""
    role = f" ({escape(document.role)})" if document.role else ""
    return f"**{escape(document.organisation)}**{role}"
