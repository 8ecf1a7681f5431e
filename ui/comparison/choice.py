"""What a reader chose to compare: documents, theme, only differences; all of it stands in the address."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.comparison import MOST_DOCUMENTS, Theme
from assistant.words import fold
from ingest.model import Document
from ui.dates import version_date
from ui.languages import Language

PATH = "/vergelijken"
FEWEST_DOCUMENTS = 2
_OFFERED = 3
"""Documents in the example."""
_LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """What to compare."""

    documents: tuple[Document, ...]
    """In the order of the list, at most MOST_DOCUMENTS."""
    theme: Theme
    """On what."""
    only_differences: bool
    """Leave out what is the same."""
    search: str = ""
    """What the list of documents is narrowed to."""
    is_example: bool = False
    """The reader has chosen nothing yet."""
    is_cut: bool = False
    """More documents were chosen than can be shown."""
    is_missing: bool = False
    """A document that was chosen is no longer there."""

    @property
    def is_enough(self) -> bool:
        """Whether there is something to compare."""
        return len(self.documents) >= FEWEST_DOCUMENTS

    def query(self) -> str:
        """Return it as the query of an address."""
        chosen = [("d", document.name) for document in self.documents]
        only = [("verschillen", "1")] if self.only_differences else []
        return urlencode([*chosen, ("thema", self.theme.value), *only])


def read_choice(
    documents: Mapping[str, Document], names: Sequence[str], theme: str, differences: str, search: str
) -> Choice:
    """Return what an address asks for; what it does not say or says wrongly gets a sensible value."""
    known = Theme(theme) if theme in set(Theme) else next(iter(Theme))
    wanted = dict.fromkeys(names)
    chosen = [document for document in in_order(documents.values()) if document.name in wanted]
    return Choice(
        documents=tuple(chosen[:MOST_DOCUMENTS] if names else _example(documents)),
        theme=known,
        only_differences=bool(differences),
        search=" ".join(search[:_LONGEST_SEARCH].split()),
        is_example=not names,
        is_cut=len(chosen) > MOST_DOCUMENTS,
        is_missing=len(chosen) < len(wanted),
    )


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Return documents by organisation and role, the newest version of each first."""
    listed = sorted(documents, key=lambda d: (d.date, d.name), reverse=True)
    return sorted(listed, key=lambda d: (fold(d.organisation), fold(d.role)))


def _example(documents: Mapping[str, Document]) -> list[Document]:
    """Return the first documents about the commonest role, one for each organisation."""
    ordered = in_order(documents.values())
    newest = list({(d.organisation, d.role): d for d in reversed(ordered)}.values())[::-1]
    counted = Counter(document.role for document in newest if document.role)
    role = counted.most_common(1)[0][0] if counted else ""
    same = [document for document in newest if document.role == role]
    return (same if len(same) >= FEWEST_DOCUMENTS else newest)[:_OFFERED]


@dataclass(frozen=True, slots=True)
class Option:
    """A document that can be chosen."""

    name: str
    """File name."""
    organisation: str
    """Whose it is."""
    role: str
    """The role it describes, or else its title."""
    date: str
    """The date of its version, as the language writes it; empty when not known."""
    is_chosen: bool
    """It has been ticked."""


def options(documents: Mapping[str, Document], choice: Choice, language: Language) -> tuple[Option, ...]:
    """Return the documents that fit the search, and those already chosen."""
    chosen = {document.name for document in choice.documents}
    words = fold(choice.search).split()
    return tuple(
        Option(d.name, d.organisation, d.role or d.title, version_date(d.date, language), d.name in chosen)
        for d in in_order(documents.values())
        if d.name in chosen
        or all(word in fold(f"{d.organisation} {d.role or d.title} {d.date}") for word in words)
    )
