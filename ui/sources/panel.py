"""The panel beside the chat: one source in its surroundings, and all sources of the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant import quote_mark
from ingest.model import Document
from ui.frame import render_fragment
from ui.languages import Language
from ui.sources.rendering import render_document
from ui.sources.source import Source, find_words
from ui.texts.sources import TEXTS, SourceTexts

_QUOTE = 110
"""Characters of a quote in the list of sources."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a document that a quote stands in, as the document is now."""

    shown: Markup
    """Its text with the quoted words marked; empty when they are not in it any more."""
    note: str
    """What to know about it: that the document changed, or is gone; mostly nothing."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of one answer."""

    cited: Sequence[Source] = ()
    """In the order of their numbers."""
    read: Sequence[Source] = ()
    """Read and not cited, best first."""
    is_answer: bool = True
    """Whether the documents answered; else what was read is only what comes nearest."""

    def find(self, reference: str) -> Source | None:
        """Return the source that a fragment names, by default the first one cited."""
        named = (source for source in (*self.cited, *self.read) if source.reference == reference)
        return next(named, next(iter(self.cited), None))


def render_panel(
    sources: Sources, reference: str, documents: Mapping[str, Document], language: Language
) -> str:
    """Return the panel: the source that is referred to, in its surroundings, then all of the answer.

    Without any source it says that the answer has none.
    """
    texts = language.choose(TEXTS)
    selected = sources.find(reference)
    cited = [source.reference for source in sources.cited]
    place = cited.index(selected.reference) if selected and selected.reference in cited else None
    return _render(
        language,
        selected=selected,
        excerpt=_excerpt(selected, documents.get(selected.document), texts) if selected else None,
        position="" if place is None else texts.position.format(number=place + 1, count=len(cited)),
        previous=cited[place - 1] if place else "",
        next=cited[place + 1] if place is not None and place + 1 < len(cited) else "",
        sources=sources,
        unfold=not cited or (selected is not None and place is None),
        nothing=texts.none,
    )


def render_empty_panel(language: Language) -> str:
    """Return the panel before the first answer."""
    texts = language.choose(TEXTS)
    return _render(
        language,
        selected=None,
        excerpt=None,
        position="",
        previous="",
        next="",
        sources=Sources(),
        unfold=False,
        nothing=texts.empty,
    )


def _render(language: Language, **values: object) -> str:
    texts = language.choose(TEXTS)
    return render_fragment("panel.html", language.address("/"), texts=texts, shorten=_shorten, **values)


def _excerpt(source: Source, document: Document | None, texts: SourceTexts) -> Excerpt:
    if document is None:
        return Excerpt(Markup(), texts.gone)
    start = find_words(document.text, source.start, source.end, quote_mark(source.quote))
    if start is None:
        return Excerpt(Markup(), texts.changed)
    shown = render_document(document, start, start + len(source.quote), texts, section_only=True)
    return Excerpt(Markup(shown), texts.moved if start != source.start else "")  # noqa: S704 - escaped there


def _shorten(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE].rsplit(' ', 1)[0]}…"
