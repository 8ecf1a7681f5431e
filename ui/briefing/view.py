"""What the templates of the page Inwerken need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from assistant.answer import Citation, question_path
from assistant.briefing import Aspect, Briefing, Difference, Group, Item, Topic
from assistant.texts import enumerate_names
from assistant.versions import NEWEST, Versions
from assistant.words import fold
from ingest.dates import dutch_date
from ingest.model import Document
from ui.briefing.questions import gist, question_about
from ui.briefing.words import row_words, shown_words
from ui.languages import Language
from ui.texts.briefing import BriefingTexts

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A document to choose."""

    address: str
    role: str
    title: str
    note: str
    """Its date, and whether it is the newest of several versions; may be empty."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with its documents."""

    name: str
    documents: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a document and where they stand."""

    words: str
    source: str
    """Address of the place; empty where another link beside it leads there."""
    place: str
    """Its headings and page, in words."""


@dataclass(frozen=True, slots=True)
class Point:
    """One item to tick."""

    identifier: str
    label: str
    level: str
    said: Said
    """Its words are empty where label and details say all of them."""
    introduced: str
    meaning: Said | None
    more: tuple[Said, ...]
    ask: str
    gist: str
    """Its first words: they tell its links from those of other items."""
    depth: int


@dataclass(frozen=True, slots=True)
class Part:
    """A group of items."""

    title: str
    above: str
    of_document: bool
    """The title is the document's own."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter."""

    anchor: str
    title: str
    help: str
    parts: tuple[Part, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Unlike:
    """A difference with other organisations."""

    topic: str
    name: str
    said: Said
    note: str


def organisations(
    documents: Iterable[Document], words: str, language: Language, texts: BriefingTexts
) -> tuple[Organisation, ...]:
    """Return the documents that hold all the words in their organisation, role or title, by organisation."""
    known = list(documents)
    versions = Versions(known)
    newest = {document.name for document in versions.chosen(known, NEWEST)}
    found: dict[str, list[Choice]] = {}
    for document in sorted(known, key=lambda d: (fold(d.organisation), fold(d.role), d.date, d.name)):
        text = fold(f"{document.organisation} {document.role} {document.title} {document.name}")
        if not all(word in text for word in fold(words).split()):
            continue
        notes = [texts.dated.format(date=dutch_date(document.date))] if document.date else []
        if versions.label(document.name) and document.name in newest:
            notes.append(texts.newest)
        found.setdefault(document.organisation, []).append(
            Choice(
                address=language.address(address(document.name)),
                role=document.role or texts.unknown_role,
                title=document.title,
                note=", ".join(notes),
            )
        )
    return tuple(Organisation(name, tuple(choices)) for name, choices in found.items())


def address(document: str) -> str:
    """Return the path of the briefing of a document, given its file name."""
    return f"/inwerken/{quote(document, safe='/')}"


def sections(
    briefing: Briefing, document: Document, language: Language, texts: BriefingTexts
) -> tuple[Section, ...]:
    """Return the chapters of a briefing."""
    return tuple(
        Section(
            anchor=chapter.topic.value.replace("_", "-"),
            title=texts.topics[chapter.topic],
            help=texts.helps[chapter.topic],
            parts=tuple(
                _part(briefing, document, chapter.topic, group, language, texts)
                for group in chapter.groups
                if not chapter.is_silent
            ),
            total=len(chapter.items),
        )
        for chapter in briefing.chapters
    )


def _part(
    briefing: Briefing,
    document: Document,
    topic: Topic,
    group: Group,
    language: Language,
    texts: BriefingTexts,
) -> Part:
    return Part(
        title=group.title if group.aspect is Aspect.NONE else texts.aspects[group.aspect],
        above=group.above,
        of_document=group.aspect is Aspect.NONE,
        points=tuple(_point(briefing, document, topic, group, item, language, texts) for item in group.items),
    )


def _point(
    briefing: Briefing,
    document: Document,
    topic: Topic,
    group: Group,
    item: Item,
    language: Language,
    texts: BriefingTexts,
) -> Point:
    details = [_detail(item, detail, language, texts) for detail in item.details]
    return Point(
        identifier=item.identifier,
        label=item.label,
        level=item.level,
        said=_said(item.citation, language, texts, shown_words(item, document)),
        introduced=item.lead_in.quote if item.lead_in else "",
        meaning=details[0] if details else None,
        more=tuple(details[1:]),
        ask=language.address(question_path(question_about(briefing, topic, group, item))),
        gist=gist(item.label or item.citation.quote),
        depth=min(item.depth, _DEEPEST),
    )


def _detail(item: Item, detail: Citation, language: Language, texts: BriefingTexts) -> Said:
    """Return what an item means; where it stands in the same row, the link of the item is enough."""
    said = _said(detail, language, texts)
    return replace(said, source="") if detail.passage == item.citation.passage else said


def unlike(
    differences: Sequence[Difference], note: str, language: Language, texts: BriefingTexts
) -> tuple[Unlike, ...]:
    """Return differences; ``note`` says where they are or are not ("wel bij {names}")."""
    return tuple(
        Unlike(
            topic=(
                texts.aspects[Aspect.REPORTS_TO]
                if difference.topic is Topic.POSITION
                else texts.topics[difference.topic]
            ),
            name=difference.name,
            said=_said(
                difference.citation,
                language,
                texts,
                row_words(difference.citation.quote, difference.name)
                if " | " in difference.citation.quote
                else None,
            ),
            note=note.format(names=enumerate_names(difference.others)),
        )
        for difference in differences
    )


def _said(citation: Citation, language: Language, texts: BriefingTexts, words: str | None = None) -> Said:
    place = [*citation.headings]
    if citation.page is not None:
        place.append(texts.page.format(page=citation.page))
    return Said(
        words=citation.quote if words is None else words,
        source=f"{language.address(citation.url)}#treffer",
        place=" › ".join(place),
    )
