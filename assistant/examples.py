"""Questions to start with, made from what the documents hold."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.model import Document, SectionKind


class Audience(StrEnum):
    """Who would ask a question."""

    COUNCIL = "council"
    """A council member, who wants to know what may be expected of the role."""
    DIRECTOR = "director"
    """Someone who begins in the role."""
    EVALUATOR = "evaluator"
    """Someone who selects or evaluates people for the role."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question that a document seems to answer."""

    audience: Audience
    """Who would ask it."""
    text: str
    """The question."""


@dataclass(frozen=True, slots=True)
class _Theme:
    """A kind of question, and to which documents it can be put."""

    audience: Audience
    question: str
    """With {role} and {name}."""
    applies: Callable[[Document], bool]


def _has(*kinds: SectionKind) -> Callable[[Document], bool]:
    return lambda document: any(section.kind in kinds for section in document.sections)


_THEMES = (
    _Theme(Audience.COUNCIL, "Aan wie rapporteert de {role} van {name}?", lambda d: "rapporteert" in d.text),
    _Theme(Audience.EVALUATOR, "Welke competenties vraagt {name}?", _has(SectionKind.COMPETENCIES)),
    _Theme(Audience.DIRECTOR, "Welke kennis vraagt {name}?", _has(SectionKind.KNOWLEDGE)),
    _Theme(Audience.COUNCIL, "Wat biedt {name} aan de {role}?", _has(SectionKind.OFFER)),
    _Theme(
        Audience.EVALUATOR,
        "Aan welke voorwaarden moet een kandidaat bij {name} voldoen?",
        _has(SectionKind.CONDITIONS),
    ),
    _Theme(Audience.COUNCIL, "Wat is het doel van de functie bij {name}?", _has(SectionKind.PURPOSE)),
    _Theme(
        Audience.DIRECTOR,
        "Welke taken heeft de {role} van {name}?",
        _has(SectionKind.TASKS, SectionKind.RESULT_AREA),
    ),
    _Theme(
        Audience.DIRECTOR,
        "Met wie werkt de {role} van {name} samen?",
        _has(SectionKind.CONTACTS, SectionKind.POSITION),
    ),
    _Theme(Audience.EVALUATOR, "Hoe verloopt de selectie bij {name}?", _has(SectionKind.SELECTION)),
)


def example_questions(documents: Iterable[Document]) -> Iterator[Example]:
    """Yield questions made from the structure of the documents, one theme after another."""
    ordered = sorted(documents, key=lambda document: document.organisation)
    for shift, theme in enumerate(_THEMES):
        fitting = [document for document in ordered if document.role and theme.applies(document)]
        if fitting:
            document = fitting[shift % len(fitting)]
            yield Example(
                theme.audience, theme.question.format(role=document.role, name=document.organisation)
            )
