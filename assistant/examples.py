"""Questions to start with, made from what the documents hold."""

from collections.abc import Callable, Iterable, Iterator

from ingest.model import Document


def example_questions(documents: Iterable[Document]) -> Iterator[str]:
    """Yield questions made from the structure of the documents, one theme after another."""
    themes: tuple[tuple[str, Callable[[Document], bool]], ...] = (
        ("Aan wie rapporteert de {role} van {name}?", lambda d: "rapporteert" in d.text),
        (
            "Welke competenties vraagt {name}?",
            lambda d: any(s.kind.value == "competencies" for s in d.sections),
        ),
        (
            "Welke kennis vraagt {name}?",
            lambda d: any(s.kind.value == "knowledge" for s in d.sections),
        ),
        (
            "Wat biedt {name} aan de {role}?",
            lambda d: any(s.kind.value == "offer" for s in d.sections),
        ),
        (
            "Aan welke voorwaarden moet een kandidaat bij {name} voldoen?",
            lambda d: any(s.kind.value == "conditions" for s in d.sections),
        ),
        (
            "Wat is het doel van de functie bij {name}?",
            lambda d: any(s.kind.value == "purpose" for s in d.sections),
        ),
    )
    ordered = sorted(documents, key=lambda d: d.organisation)
    for shift, (template, applies) in enumerate(themes):
        fitting = [document for document in ordered if document.role and applies(document)]
        if fitting:
            document = fitting[shift % len(fitting)]
            yield template.format(role=document.role, name=document.organisation)
