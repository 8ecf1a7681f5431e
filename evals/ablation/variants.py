"""The assistant with one component taken out, for the ablation.

The product has no switches for this. A variant is made of other values (documents, a lexicon, no
history) where the product takes values, and of replaced module attributes where it does not.
"""

import copy
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import assistant as assistant_package
from assistant import Answer, Assistant
from assistant.concepts import Lexicon, load_lexicon, standard_lexicon
from assistant.words import stem, tokens
from evals.runs.asking import Answering
from ingest.model import Document, Passage, PassageKind, Section, SectionKind, Span, SpanKind
from ingest.sentences import split_sentences
from vectorstore import Embedder, build_index, open_index
from vectorstore.lexical import LexicalIndex
from vectorstore.lexical import tokens as grams_of

PIECE = 400
"""Most characters of a passage where the structure is off."""


def _as_it_is(document: Document) -> Document:
    return document


@dataclass(frozen=True, slots=True)
class Variant:
    """The assistant with one component off, or with none."""

    component: str
    """What is off; one or two words."""
    instead: str
    """What stands in its place, for who reads the table."""
    document: Callable[[Document], Document] = _as_it_is
    """Makes the document that is indexed of the one that was read."""
    lexicon: Callable[[], Lexicon] = load_lexicon
    """Gives the lexicon; called while the attributes are replaced."""
    replaced: Callable[[], AbstractContextManager[None]] = nullcontext
    """Replaces attributes of modules for as long as it is open."""
    keeps_history: bool = True
    """The assistant is given the earlier questions of a conversation."""


@dataclass(frozen=True, slots=True)
class WithoutHistory:
    """An assistant to which every question is the first."""

    assistant: Answering
    """Who answers."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by file name."""
        return self.assistant.documents

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer a question as if nothing was asked before it."""
        return self.assistant.ask(question)


@contextmanager
def opened(
    variant: Variant, documents: Sequence[Document], folder: Path, embedder: Embedder
) -> Iterator[Answering]:
    """Open the assistant of a variant on an index of these documents, built in the folder.

    An index that is there already is replaced; vectors of texts that it holds are kept. Attributes
    of modules stay replaced until the end, in this whole process: open one variant at a time.
    """
    with variant.replaced():
        build_index([variant.document(document) for document in documents], folder, embedder)
        with open_index(folder, embedder) as index:
            assistant = Assistant(index, variant.lexicon())
            yield assistant if variant.keeps_history else WithoutHistory(assistant)


def in_pieces(document: Document) -> Document:
    """Return the document with its canonical text cut by length, and nothing known of its structure.

    As a plain pipeline does: pieces of at most PIECE characters, without overlap, in one section.
    What the document is about (organisation, role, title) stays.
    """
    # Imported here: of the development tools only, and nothing else needs it.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=PIECE, chunk_overlap=0)
    passages: list[Passage] = []
    end = 0
    for piece in splitter.split_text(document.text):
        # The splitter drops white space only, so a piece stands at its first occurrence after the last one.
        start = document.text.index(piece, end)
        end = start + len(piece)
        sentences = tuple((start + first, start + last) for first, last in split_sentences(piece))
        passages.append(
            Passage(len(passages), PassageKind.TEXT, 0, start, end, piece, (), sentences=sentences)
        )
    return replace(
        document,
        spans=tuple(Span(SpanKind.PARAGRAPH, passage.start, passage.end) for passage in passages),
        sections=(Section(0, "", (), 0, SectionKind.GENERAL, None, 0, len(document.text)),),
        passages=tuple(passages),
    )


def without_kinds(document: Document) -> Document:
    """Return the document with every section of the general kind."""
    sections = tuple(replace(section, kind=SectionKind.GENERAL) for section in document.sections)
    return replace(document, sections=sections)


def lexicon_without_kinds() -> Lexicon:
    """Return the standard lexicon with concepts that point at no kind of section and name none."""
    return _lexicon_with(kinds=(), section=None)


def _lexicon_of_nameless_sections() -> Lexicon:
    return _lexicon_with(section=None)


def _lexicon_with(**fields: Any) -> Lexicon:  # noqa: ANN401 - the fields of a concept
    """Return the standard lexicon with these fields in every concept."""
    lexicon = copy.copy(load_lexicon())  # the standard one is shared by the whole process
    lexicon.concepts = {
        identifier: replace(concept, **fields) for identifier, concept in lexicon.concepts.items()
    }
    return lexicon


def empty_lexicon() -> Lexicon:
    """Return a lexicon that knows no concept and no word."""
    return Lexicon((), ())


def stemming_modules() -> list[ModuleType]:
    """Return the modules of the assistant that hold the function that stems Dutch words."""
    # All of them, also those that are imported late: one that is first imported while the function
    # is replaced would keep the replacement for good.
    found = pkgutil.walk_packages(assistant_package.__path__, f"{assistant_package.__name__}.")
    modules = [import_module(module.name) for module in found]
    return [module for module in modules if getattr(module, "stem", None) is stem]


def _as_written(word: str) -> str:
    return word


@contextmanager
def _without_stems() -> Iterator[None]:
    with ExitStack() as stack:
        for module in stemming_modules():
            stack.enter_context(patch.object(module, "stem", _as_written))
        yield


def _lexicon_anew() -> Lexicon:
    """Return the standard lexicon made anew: the one that is kept holds stems."""
    return standard_lexicon.__wrapped__()


def _stemmed_words(text: str) -> list[str]:
    return [stem(word) for word in tokens(text)]


@contextmanager
def _whole_words() -> Iterator[None]:
    with patch("vectorstore.lexical.tokens", _stemmed_words):
        yield


@contextmanager
def _whole_words_at_scale() -> Iterator[None]:
    """Search whole words, a query scaled by how many 4-grams its words have: the order stays the same."""
    by_word = LexicalIndex.scores

    def scores(index: LexicalIndex, query: str) -> NDArray[np.float32]:
        factor = len(grams_of(query)) / max(1, len(_stemmed_words(query)))
        return by_word(index, query) * np.float32(factor)

    with _whole_words(), patch.object(LexicalIndex, "scores", scores):
        yield


def _no_share(embedder: str) -> float:
    return 0.0


@contextmanager
def _lexical_only() -> Iterator[None]:
    with patch("vectorstore.index.dense_weight", _no_share):
        yield


ALL_ON = Variant("nothing", "the product as it is")
"""What every other variant is compared with."""

COMPONENTS: tuple[Variant, ...] = (
    Variant("structure", f"text cut at {PIECE} characters, no headings, lists or rows", document=in_pieces),
    Variant("lexicon", "no concepts", lexicon=empty_lexicon),
    Variant("4-grams", "BM25 over stemmed whole words", replaced=_whole_words),
    Variant("lemma", "words as written", lexicon=_lexicon_anew, replaced=_without_stems),
    Variant("fusion", "BM25 alone, no dense share", replaced=_lexical_only),
    Variant("follow-up expansion", "earlier questions not given", keeps_history=False),
    Variant(
        "section kinds", "every section is general", document=without_kinds, lexicon=lexicon_without_kinds
    ),
)
"""The components, each off by itself."""

CONTROLS: tuple[Variant, ...] = (
    # The judge was calibrated on the BM25 of 4-grams, and whole words score several times lower: without
    # this row a change of scale would be read as a loss of the search.
    Variant("4-grams, same scale", "whole words, scores scaled to 4-grams", replaced=_whole_words_at_scale),
    # A concept without kinds is taken for general vocabulary, which weighs less: without this row that
    # would be counted as the worth of the kinds themselves.
    Variant(
        "section kinds, pointed at",
        "every section is general, concepts keep their kinds",
        document=without_kinds,
        lexicon=_lexicon_of_nameless_sections,
    ),
)
"""Variants that tell what a component does itself from what other parts made of it."""
