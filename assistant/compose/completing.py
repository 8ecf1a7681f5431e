"""Put what a chat model says in the place of the documents' own words, and lose nothing of those.

The extractive answer is the frame: its headings, table, order and notes stay. A statement of the model takes
the place of what it says anew; whatever it does not say stays as it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant import texts
from assistant.answer import Verdict
from assistant.compose.coverage import says
from assistant.compose.quoting import source_name
from assistant.draft import Part, Quote
from assistant.words import tokens
from ingest.model import PassageKind

_BULLET, _ROW, _CELL = "- ", "|", " · "


@dataclass(frozen=True, slots=True)
class Completed:
    """An answer of a model's statements and the documents' own."""

    parts: tuple[Part, ...]
    """What it says, in the layout of the extractive answer."""
    dropped: tuple[str, ...]
    """Statements of the model that have no place in it, and why."""
    worded: int
    """Statements of the model in it."""
    kept: int
    """Extractive statements in it because nothing of the model says them."""
    replaced: int
    """Extractive statements that the model says."""

    @property
    def is_mostly_worded(self) -> bool:
        """The model says something, and at least half of what the documents say."""
        return self.worded > 0 and self.replaced >= self.kept


@dataclass(slots=True, eq=False)
class _Slot:
    """A statement of the extractive answer."""

    part: Part
    is_said: bool
    """The model says it as well."""
    is_replaced: bool = False
    """A statement of the model stands in its place."""


@dataclass(slots=True, eq=False)
class _Line:
    """A line of the extractive answer: a sentence, a list item or the row of a table."""

    block: int
    """Lines of one number follow each other without a heading or a note between them."""
    slots: list[_Slot]
    """What the documents say on it."""
    worded: list[Part] = field(default_factory=list)
    """What the model says on it."""


def complete(extractive: Sequence[Part], worded: Sequence[Part], question: str) -> Completed:
    """Return one answer of the extractive parts and the model's statements; both are verified already.

    A statement stands where the extractive one stood that rests on the same passage, if it says as much; one
    over several of the documents set side by side goes before them. Nothing comes in that rests on other
    passages alone, or on a document of which the extractive answer does not speak: what they add is padding
    more often than the answer.
    """
    frame = list(_frame(extractive, worded, question))
    lines = [item for item in frame if isinstance(item, _Line)]
    own = [slot.part for line in lines for slot in line.slots]
    dropped: list[str] = []
    across: list[Part] = []
    for part in worded:
        shared = [(line, slot) for line in lines for slot in line.slots if _shares(slot.part, part)]
        home = next((line for line, slot in shared if slot.is_said), None)
        if not _documents(part) <= {name for p in own for name in _documents(p)} or not shared:
            dropped.append(_why(texts.BESIDE, part))
        elif len(_documents(part)) > 1:
            across.append(part)
        elif home is None:
            dropped.append(_why(texts.SAYS_LESS, part))
        else:
            home.worded.append(_with_quotes(part, _replace(part, home, lines)))
    slots = [slot for line in lines for slot in line.slots]
    replaced = sum(s.is_replaced or (s.is_said and any(_shares(s.part, p) for p in across)) for s in slots)
    count = len(across) + sum(len(line.worded) for line in lines)
    parts = _summary(across)
    for item in frame:
        parts += _written(item) if isinstance(item, _Line) else [item]
    told = tuple(_as_sentence(parts) if count else extractive)
    return Completed(told, tuple(dropped), count, len(slots) - replaced, replaced)


def _frame(extractive: Sequence[Part], worded: Sequence[Part], question: str) -> Iterator[Part | _Line]:
    """Yield the lines of the extractive answer, and between them its headings and notes."""
    block, line = 0, None
    for part in extractive:
        if not part.quotes:
            if line is not None:
                yield line
            line, block = None, block + 1
            yield part
            continue
        slot = _Slot(part, _is_said(part, extractive, worded, question))
        if line is None:
            line = _Line(block, [slot])
        else:
            line.slots.append(slot)
        if "\n" in part.after:
            yield line
            line = None
    if line is not None:
        yield line


def _is_said(part: Part, extractive: Sequence[Part], worded: Sequence[Part], question: str) -> bool:
    """Tell whether the statements that rest on a part's passage say what it says."""
    about = [other for other in worded if _shares(part, other) and _is_sure(other)]
    others = [p for p in extractive if p is not part and any(_shares(p, statement) for statement in about)]
    elsewhere = " ".join([question, *map(_own_words, others)])
    return says([statement.text for statement in about], part.text, _own_words(part), elsewhere)


def _own_words(part: Part) -> str:
    """Return the words of its passages that a statement quotes, a table row as it is worded."""
    within = [q for q in part.quotes if q.passage.start <= q.start]
    if any(quote.passage.kind is PassageKind.ROW for quote in within):
        return part.text
    return " ".join(quote.text for quote in within)


def _replace(part: Part, home: _Line, lines: Sequence[_Line]) -> list[Quote]:
    """Take out what the statement says, near its home; return the quotes of what is taken out."""
    quotes: list[Quote] = []
    for slot in (slot for line in lines if line.block == home.block for slot in line.slots):
        if slot.is_said and _shares(slot.part, part):
            slot.is_replaced = True
            quotes += slot.part.quotes
    return quotes


def _with_quotes(part: Part, quotes: Iterable[Quote]) -> Part:
    """Return the statement with those of the quotes that its own do not hold: headings, mostly."""
    held = {(q.document.name, q.start, q.end) for q in part.quotes}
    more = {
        (q.document.name, q.start, q.end): q
        for q in quotes
        if not any(name == q.document.name and a <= q.start and q.end <= b for name, a, b in held)
    }
    return replace(part, quotes=(*more.values(), *part.quotes))


def _written(line: _Line) -> list[Part]:
    """Return what stands on a line now, laid out as it was; nothing when all of it is said elsewhere."""
    first, last = line.slots[0].part, line.slots[-1].part
    kept = [slot.part for slot in line.slots if not slot.is_replaced]
    told = [*line.worded, *kept]
    if not told or len(kept) == len(line.slots):
        return told
    if first.before.strip() == _BULLET.strip():
        return [replace(part, before=first.before, after=last.after) for part in told]
    if len(told) > 1 and first.before.endswith(": ") and not last.after:
        heading = Part("", (), f"{first.before.rstrip()}\n\n")
        return [heading, *(replace(part, before=_BULLET, after="\n") for part in told)]
    between = _CELL if first.before.startswith(_ROW) else " "
    laid = [replace(part, before=between if at else first.before, after="") for at, part in enumerate(told)]
    return [*laid[:-1], replace(laid[-1], after=last.after)]


def _summary(across: Sequence[Part]) -> list[Part]:
    """Return the statements over several documents, to go before what each of them says."""
    if len(across) == 1:
        return [replace(across[0], before="", after="\n\n")]
    listed = [replace(part, before=_BULLET, after="\n") for part in across]
    return [*listed, Part("", (), "\n")] if listed else []


def _as_sentence(parts: Sequence[Part]) -> list[Part]:
    """Return an answer of one statement as a sentence, which says only once whose document speaks."""
    told = [part for part in parts if part.quotes]
    if len(told) != 1 or len(parts) > 2 or (len(parts) == 2 and parts[-1] is not told[0]):
        return list(parts)
    (part,) = told
    heading = f"{parts[0].before.rstrip()} " if len(parts) == 2 else part.before
    document = part.quotes[0].document
    if set(tokens(document.organisation)) <= set(tokens(part.text)):
        heading = heading.replace(f"{source_name(document)}: ", "", 1)
    return [replace(part, before=heading, after="")]


def _is_sure(part: Part) -> bool:
    return part.verdict is Verdict.SUPPORTED


def _documents(part: Part) -> set[str]:
    return {quote.document.name for quote in part.quotes}


def _shares(part: Part, other: Part) -> bool:
    """Tell whether two statements rest on the same passage."""
    return not _passages(part).isdisjoint(_passages(other))


def _passages(part: Part) -> set[tuple[str, int]]:
    return {(quote.document.name, quote.passage.number) for quote in part.quotes}


def _why(reason: str, part: Part) -> str:
    return f"{reason}: {part.text[:120]}"
