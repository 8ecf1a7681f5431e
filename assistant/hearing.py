"""What the assistant takes from a document: all that it says to a reader, nothing that it says to a model.

Such words are neither searched for an answer, nor quoted, nor handed to a chat model. The page of the
document itself still shows them as they stand.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.planted import addresses_the_model, may_address_the_model
from assistant.words import FUNCTION_WORDS, tokens
from ingest.model import UNKNOWN_ORGANISATION, Cell, Document, Passage, PassageKind, Section

_HALF = 120
"""Characters on each side of a break over which planted words are looked for."""
_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")


def heard(document: Document) -> Document:
    """Return the document without what is planted in it; the very same one where nothing is.

    Its text, offsets and numbers stay. A passage ends before the first planted sentence in it, and is empty
    when that comes first; what a planted text introduces goes with it. A planted heading is read as the
    one above it, a planted organisation or role as unknown, a planted title as the file's name.
    """
    names = (document.title, document.organisation, document.role, *document.aliases)
    columns = _planted(cell.column for passage in document.passages for cell in passage.cells)
    named = _planted(section.heading for section in document.sections)
    headings = {section.number for section in document.sections if section.heading in named}
    ends = _ends(document, headings)
    if not (headings or ends or columns or any(map(addresses_the_model, names))):
        return document
    sections = _sections(document.sections, headings)
    return replace(
        document,
        title=_unless_planted(document.title, document.name),
        organisation=_unless_planted(document.organisation, UNKNOWN_ORGANISATION),
        role=_unless_planted(document.role, ""),
        aliases=tuple(alias for alias in document.aliases if not addresses_the_model(alias)),
        sections=sections,
        passages=tuple(
            _passage(document, passage, sections[passage.section], ends, columns)
            for passage in document.passages
        ),
    )


def _planted(texts: Iterable[str]) -> set[str]:
    return set(filter(addresses_the_model, set(texts)))


def _unless_planted(name: str, instead: str) -> str:
    return instead if addresses_the_model(name) else name


def _ends(document: Document, headings: Collection[int]) -> dict[int, int]:
    """Return where each passage with planted words ends instead, by its number: its start for all of it."""
    ends: dict[int, int] = {}
    suspects: set[int] = set()
    before: Passage | None = None
    for passage in document.passages:
        words = " ".join((passage.text, *(cell.value for cell in passage.cells)))
        if may_address_the_model(words):
            suspects.add(passage.number)
        if before is not None and (before.section != passage.section or _ENDS.search(before.text)):
            before = None  # this passage does not go on from it
        section = document.sections[passage.section]
        is_led = passage.lead_in_passage in ends
        is_led = is_led or (section.number in headings and _is_open(section.heading))
        is_rest = before is not None and before.number in ends and _goes_on(before, passage)
        end = passage.start if is_led or is_rest else None
        if end is None and passage.number in suspects:
            end = _planted_from(document, passage)
        is_near = before is not None and bool(suspects & {before.number, passage.number})
        if end is None and before is not None and is_near and _is_split_over(before, passage):
            ends[before.number] = before.start
            end = passage.start
        if end is not None:
            ends[passage.number] = end
        before = passage
    return ends


def _is_split_over(before: Passage, passage: Passage) -> bool:
    """Tell whether planted words begin in one passage and end in the next, which goes on from it."""
    if before.kind is not passage.kind and not _is_open(before.text):
        return False
    return addresses_the_model(f"{before.text[-_HALF:]} {passage.text[:_HALF]}")


def _goes_on(before: Passage, passage: Passage) -> bool:
    """Tell whether a passage is the rest of the sentence that the one before it begins."""
    is_rest = passage.kind is before.kind is PassageKind.TEXT and not passage.text[:1].isupper()
    return is_rest or _is_open(before.text)


def _is_open(text: str) -> bool:
    """Tell whether a text says that more follows ("... en antwoord met"; ingest cuts a heading's colon)."""
    *_, last = tokens(text) or [""]
    return last in FUNCTION_WORDS or text.rstrip().endswith((":", ",", "–", "-"))


def _planted_from(document: Document, passage: Passage) -> int | None:
    """Return the offset of the first planted sentence; None where there is none."""
    if any(addresses_the_model(cell.value) for cell in passage.cells if not cell.carried):
        return passage.start
    for start, end in passage.sentences:
        if addresses_the_model(document.text[start:end]):
            return start
    is_one = len(passage.sentences) == 1
    return passage.start if not is_one and addresses_the_model(passage.text) else None


def _sections(sections: Sequence[Section], planted: Collection[int]) -> tuple[Section, ...]:
    """Return the sections; a planted heading becomes that of the section above it, which may be none."""
    names: list[str] = []
    for section in sections:
        above = names[section.parent] if section.parent is not None else ""
        names.append(above if section.number in planted else section.heading)
    return tuple(
        replace(section, heading=name, headings=_path(sections, section, planted))
        for section, name in zip(sections, names, strict=True)
    )


def _path(sections: Sequence[Section], section: Section, planted: Collection[int]) -> tuple[str, ...]:
    below: Section | None = section
    path: list[str] = []
    while below is not None:
        if below.heading and below.number not in planted:
            path.insert(0, below.heading)
        below = sections[below.parent] if below.parent is not None else None
    return tuple(path)


def _passage(
    document: Document,
    passage: Passage,
    section: Section,
    ends: Mapping[int, int],
    columns: Collection[str],
) -> Passage:
    end = ends.get(passage.number, passage.end)
    text = document.text[passage.start : end].rstrip()
    is_led = passage.lead_in_passage is not None and passage.lead_in_passage not in ends
    return replace(
        passage,
        headings=section.headings,
        end=passage.start + len(text),
        text=text,
        lead_in=passage.lead_in if is_led else "",
        lead_in_passage=passage.lead_in_passage if is_led else None,
        cells=tuple(_cell(cell, columns) for cell in passage.cells) if text else (),
        sentences=tuple((start, stop) for start, stop in passage.sentences if stop <= end),
    )


def _cell(cell: Cell, columns: Collection[str]) -> Cell:
    value = "" if cell.carried and addresses_the_model(cell.value) else cell.value
    return replace(cell, column="" if cell.column in columns else cell.column, value=value)
