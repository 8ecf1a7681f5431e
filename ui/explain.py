"""Explain to a person what ingest makes of one file."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.dates import dutch_date
from ingest.model import UNKNOWN_ORGANISATION, Document, Noise, NoiseReason, Origin, SpanKind
from ui import command_texts as texts

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_LONGEST = 120


def details(organisation: str, role: str, date: str, passages: int) -> str:
    """Return what the ingest report says of a document: whose, for which role, of which date, how much."""
    dated = texts.DATE.format(date=dutch_date(date)) if date else texts.NO_DATE
    count = texts.ONE_PASSAGE if passages == 1 else texts.PASSAGES.format(count=passages)
    return ", ".join((organisation, role or texts.NO_ROLE, dated, count))


def explanation(document: Document) -> Iterator[str]:
    """Yield the lines that explain a document: its identity, its sections, its noise and its words."""
    for block in (_identity(document), _sections(document), _left_out(document.noise), _words(document)):
        yield from map(_printable, block)
        yield ""


def _identity(document: Document) -> Iterator[str]:
    yield document.name
    kind = f" ({document.organisation_type})" if document.organisation_type else ""
    origins = document.origins
    for label, value, origin in (
        (texts.TITLE, document.title, origins.title),
        (texts.ORGANISATION, f"{document.organisation}{kind}", origins.organisation),
        (texts.ROLE, document.role, origins.role),
        (texts.VERSION_DATE, dutch_date(document.date), origins.date),
    ):
        found = value if origin is not Origin.NOWHERE or value == UNKNOWN_ORGANISATION else texts.NOT_FOUND
        yield f"  {label:<9}{found}" + (f"  [{texts.ORIGINS[origin]}]" if origin else "")
    if document.organisation == UNKNOWN_ORGANISATION:
        yield f"  {texts.DECLARE_ORGANISATION}"


def _sections(document: Document) -> Iterator[str]:
    yield texts.SECTIONS.format(sections=len(document.sections), passages=len(document.passages))
    for section in document.sections:
        count = sum(passage.section == section.number for passage in document.passages)
        heading = _short(section.heading) or texts.BEFORE_FIRST_HEADING
        indent = "  " * max(1, section.level)
        yield f"{indent}{heading}  [{texts.SECTION_KINDS[section.kind]}, {count}]"


def _left_out(noise: Sequence[Noise]) -> Iterator[str]:
    yield texts.LEFT_OUT.format(count=len(noise)) if noise else texts.NOTHING_LEFT_OUT
    for reason in NoiseReason:
        of_reason = [entry for entry in noise if entry.reason is reason]
        if of_reason:
            yield f"  {texts.NOISE_REASONS[reason]} ({len(of_reason)})"
        by_text: dict[str, list[int | None]] = {}
        for entry in of_reason:
            by_text.setdefault(entry.text, []).append(entry.page)
        for text, pages in by_text.items():
            yield f"    {_short(text)}{_places(pages)}"


def _places(pages: Sequence[int | None]) -> str:
    """Return "  [bladzijde 1-4]" and how often, where that is known and more than once."""
    numbers = sorted({page for page in pages if page is not None})
    shown = number_runs(numbers)
    said = [texts.ON_PAGE.format(pages=shown)] if shown else []
    said += [texts.TIMES.format(count=len(pages))] if len(pages) > max(1, len(numbers)) else []
    return f"  [{', '.join(said)}]" if said else ""


def number_runs(numbers: Sequence[int]) -> str:
    """Return ascending numbers as they are written: "1-4, 7"."""
    # Consecutive numbers keep the same distance to their place in the order.
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda p: p[1] - p[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _words(document: Document) -> Iterator[str]:
    text = document.text
    all_spans = sum(_count(text[span.start : span.end]) for span in document.spans)
    headings = sum(
        _count(text[span.start : span.end])
        for span in document.spans
        if span.kind is SpanKind.HEADING or span.header
    )
    in_passages = sum(_count(passage.text) for passage in document.passages)
    left_out = sum(_count(entry.text) for entry in document.noise)
    yield texts.WORDS.format(
        all=all_spans + left_out, passages=in_passages, headings=headings, left_out=left_out
    )
    if lost := all_spans - headings - in_passages:
        yield texts.WORDS_LOST.format(count=lost)


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _printable(line: str) -> str:
    """Return the line without signs by which a file could steer the terminal."""
    return "".join(character if character.isprintable() else "�" for character in line)
