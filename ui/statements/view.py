"""The statements with what differs between services: whom to tell, which documents, which model."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version

from assistant import ChatModel
from ui.dates import day_in_words
from ui.languages import Language
from ui.modes import known_as
from ui.site import Site
from ui.texts.sections import Section, Statement
from ui.texts.statements import TEXTS, StatementTexts
from vectorstore import VectorStoreError, read_manifest

_REVIEWED = date(2026, 11, 22)
"""When the accessibility was last examined; to be renewed with each examination."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of a statement, with all values filled in."""

    heading: str
    anchor: str
    """By which other pages lead to it; empty: none does."""
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    contact: "ContactView | None"
    """Whom to tell, where this part is about that."""


@dataclass(frozen=True, slots=True)
class ContactView:
    """Whom to tell about problems."""

    shown: str
    """A name, an e-mail address or a web address."""
    link: str
    """Where that leads; empty: nowhere."""


@dataclass(frozen=True, slots=True)
class StatementView:
    """A page with a statement."""

    title: str
    lead: str
    sections: tuple[SectionView, ...]


def accessibility_view(site: Site, language: Language) -> StatementView:
    """Return the accessibility statement."""
    texts = language.choose(TEXTS)
    values = {"date": day_in_words(_REVIEWED, language)}
    return _view(texts.accessibility, values, _contact(site.contact, texts), has_model=False)


def about_view(site: Site, language: Language) -> StatementView:
    """Return the notice about the AI system: which documents it holds, since when, and who words answers."""
    texts = language.choose(TEXTS)
    documents = site.assistant.documents
    built, chat = _built(site), site.assistant.chat
    values = {
        "documents": str(len(documents)),
        "passages": str(sum(len(document.passages) for document in documents.values())),
        "organisations": str(len(site.assistant.organisations)),
        "built": texts.built.format(date=day_in_words(built, language)) if built else texts.built_unknown,
        "wording": texts.with_model.format(model=known_as(chat.name)) if chat else texts.without_model,
        "leaves": _leaves(chat, texts),
        "version": _version(),
    }
    return _view(texts.about, values, _contact(site.contact, texts), has_model=chat is not None)


def _leaves(chat: ChatModel | None, texts: StatementTexts) -> str:
    """Say what leaves the server when a question is asked."""
    if chat is None:
        return texts.nothing_leaves
    line = texts.leaves[chat.reach].format(model=known_as(chat.name))
    return f"{line} {texts.traced}" if chat.traits.is_traced else line


def _view(
    statement: Statement, values: Mapping[str, str], contact: ContactView, *, has_model: bool
) -> StatementView:
    def fill(section: Section) -> SectionView:
        return SectionView(
            section.heading,
            section.anchor,
            tuple(paragraph.format_map(values) for paragraph in section.paragraphs),
            tuple(point.format_map(values) for point in section.points),
            contact if section.has_contact else None,
        )

    told = (section for section in statement.sections if has_model or not section.of_model)
    return StatementView(statement.title, statement.lead, tuple(map(fill, told)))


def _contact(contact: str, texts: StatementTexts) -> ContactView:
    if not contact:
        return ContactView(texts.manager, "")
    if contact.startswith(("https://", "http://")):
        return ContactView(contact, contact)
    return ContactView(contact, f"mailto:{contact}" if "@" in contact and " " not in contact else "")


def _built(site: Site) -> date | None:
    """Return when the index was made, or None where that is not known."""
    if site.index is None:
        return None
    try:
        return datetime.fromisoformat(read_manifest(site.index).created).date()
    except (VectorStoreError, ValueError):
        return None


def _version() -> str:
    try:
        return version("functiewijzer")
    except PackageNotFoundError:  # run from a folder without being installed
        return "-"
