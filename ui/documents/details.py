"""What the page of one document shows: its identity, its sections, and what was left out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import source_path
from ingest.model import UNKNOWN_ORGANISATION, Document, Noise, NoiseReason, Origin, Passage, Section
from ui.dates import version_date
from ui.explain import number_runs
from ui.languages import Language
from ui.texts.document_details import DetailsTexts
from ui.texts.documents import DocumentsTexts

_LONGEST = 160
"""Signs of a passage in the list of a section."""
_MOST_LINES = 100
"""Different lines of one reason that are shown."""
_NOT_FOR_ALL = (NoiseReason.HIDDEN, NoiseReason.DELETED)
"""The author took this out of sight: only who keeps the documents sees the words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document's identity."""

    label: str
    """Its name."""
    value: str
    """What was found; empty when nothing."""
    origin: str = ""
    """Where it was found."""
    is_dutch: bool = False
    """The value is taken from the document, in Dutch."""
    is_code: bool = False
    """The value is made of letters and digits for machines."""


@dataclass(frozen=True, slots=True)
class PassageLink:
    """A passage of a section."""

    text: str
    """How it begins."""
    address: str
    """Where it is shown in its document."""
    page: int | None
    """Its page, where the format has pages."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A section with those in it."""

    heading: str
    """Its heading; empty for what stands before the first."""
    kind: str
    """What it is about."""
    count: str
    """How many passages it has itself, in words; empty for none."""
    passages: tuple[PassageLink, ...]
    """Its passages."""
    branches: "tuple[Branch, ...]"
    """The sections in it."""


@dataclass(frozen=True, slots=True)
class NoiseGroup:
    """What was left out for one reason."""

    reason: str
    """The reason, in words."""
    count: int
    """How many lines."""
    lines: tuple[tuple[str, str], ...]
    """Different lines: the words, and where and how often they stand."""
    more: int
    """How many different lines are not shown."""
    is_closed: bool
    """The words are not shown to this visitor."""


def identity(
    document: Document, texts: DetailsTexts, labels: DocumentsTexts, language: Language
) -> list[Part]:
    """Return what identifies a document, with where each part was found."""
    origins, names = document.origins, labels.columns
    known = document.organisation != UNKNOWN_ORGANISATION

    def part(label: str, value: str, origin: Origin) -> Part:
        return Part(label, value, texts.origins[origin] if origin and value else "", is_dutch=True)

    parts = [
        part(names["titel"], document.title, origins.title),
        part(names["bestuur"], document.organisation if known else "", origins.organisation),
        Part(texts.organisation_type, document.organisation_type, is_dutch=True),
        Part(texts.aliases, ", ".join(document.aliases), is_dutch=True),
        part(names["functie"], document.role, origins.role),
        part(names["datum"], version_date(document.date, language), origins.date),
        Part(texts.file_name, document.name),
        Part(texts.fingerprint, document.sha256, is_code=True),
    ]
    optional = (texts.organisation_type, texts.aliases)
    return [one for one in parts if one.value or one.label not in optional]


def sections_tree(document: Document, texts: DetailsTexts, language: Language) -> tuple[Branch, ...]:
    """Return the sections of a document, each with its passages and with the sections in it."""
    passages: dict[int, list[Passage]] = {}
    for passage in document.passages:
        passages.setdefault(passage.section, []).append(passage)
    inside: dict[int | None, list[Section]] = {}
    for section in document.sections:
        inside.setdefault(section.parent, []).append(section)

    def branch(section: Section) -> Branch:
        own = passages.get(section.number, [])
        return Branch(
            section.heading,
            texts.section_kinds[section.kind],
            _count(len(own), texts),
            tuple(_link(document, passage, language) for passage in own),
            branches(section.number),
        )

    def branches(parent: int | None) -> tuple[Branch, ...]:
        found = (branch(section) for section in inside.get(parent, ()))
        return tuple(one for one in found if one.heading or one.passages or one.branches)

    return branches(None)


def noise_groups(document: Document, texts: DetailsTexts, *, for_curator: bool) -> list[NoiseGroup]:
    """Return what was left out of a document by reason; for others than curators without hidden words."""
    groups = []
    for reason in NoiseReason:
        entries = [entry for entry in document.noise if entry.reason is reason]
        if not entries:
            continue
        is_closed = reason in _NOT_FOR_ALL and not for_curator
        by_text: dict[str, list[Noise]] = {}
        for entry in () if is_closed else entries:
            by_text.setdefault(entry.text, []).append(entry)
        lines = tuple((_short(text), _places(same, texts)) for text, same in by_text.items())
        groups.append(
            NoiseGroup(
                texts.noise_reasons[reason],
                len(entries),
                lines[:_MOST_LINES],
                max(0, len(lines) - _MOST_LINES),
                is_closed,
            )
        )
    return groups


def _link(document: Document, passage: Passage, language: Language) -> PassageLink:
    address = source_path(document.name, passage.number, passage.start, passage.end, passage.text)
    return PassageLink(_short(" ".join(passage.text.split())), language.address(address), passage.page)


def _count(count: int, texts: DetailsTexts) -> str:
    if not count:
        return ""
    return texts.one_passage if count == 1 else texts.some_passages.format(count=count)


def _places(same: Sequence[Noise], texts: DetailsTexts) -> str:
    numbers = sorted({entry.page for entry in same if entry.page is not None})
    said = [texts.on_page.format(page=number_runs(numbers))] if numbers else []
    said += [texts.times.format(count=len(same))] if len(same) > max(1, len(numbers)) else []
    return ", ".join(said)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
