"""The values that the assistant returns: an answer, its statements and its citations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

EARLIER_LIMIT = 10
"""Most earlier questions that an address asks."""


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_DOCUMENTS = "not_in_documents"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    OUT_OF_SCOPE = "out_of_scope"
    UNCLEAR = "unclear"

    @property
    def is_answer(self) -> bool:
        """Whether the documents answered, wholly or in part."""
        return self in (Status.ANSWERED, Status.PARTIAL)


class Mode(StrEnum):
    """Who worded the answer."""

    EXTRACTIVE = "extractive"
    GENERATIVE = "generative"


class Verdict(StrEnum):
    """How far the quotes of a statement support it."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"


def source_path(document: str, passage: int, start: int, end: int, words: str) -> str:
    """Return the address of the source view of a quote; odd signs in the file name are encoded.

    It carries a mark of the quoted words, so that a later reader is told when others stand there.
    """
    # Slashes stay: web servers that stand before this one refuse or undo encoded ones.
    return f"/bron/{quote(document, safe='/')}/{passage}?start={start}&end={end}&v={quote_mark(words)}"


def question_path(question: str, history: Sequence[str] = ()) -> str:
    """Return the address of the chat page that asks a question at once, after those asked before it.

    ``history``: earlier questions of the conversation, oldest first; of many, the last EARLIER_LIMIT.
    """
    asked = [("eerder", earlier) for earlier in history[-EARLIER_LIMIT:]]
    return f"/?{urlencode([*asked, ('vraag', question)], safe='', errors='replace', quote_via=quote)}"


def quote_mark(words: str) -> str:
    """Return a short mark by which quoted words are known again: 12 hexadecimal digits."""
    return sha256(words.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document that supports a statement."""

    number: int
    """The [n] in the answer's text, counted from 1."""
    document: str
    """File name."""
    title: str
    """Title of the document."""
    organisation: str
    """Name of the local government or association."""
    headings: tuple[str, ...]
    """Heading path above the quote."""
    page: int | None
    """Page number where the format has pages."""
    start: int
    """Offset of the quote in the canonical text."""
    end: int
    """Offset after the quote."""
    quote: str
    """Exactly the canonical text between start and end."""
    passage: int
    """Number of the passage in its document."""

    @property
    def url(self) -> str:
        """Address of the source view, relative to the site."""
        return source_path(self.document, self.passage, self.start, self.end, self.quote)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, list item or table cell of an answer, with what supports it."""

    text: str
    """Markdown, Dutch, without markers."""
    citations: tuple[int, ...]
    """Numbers of the citations that support it."""
    verdict: Verdict = Verdict.SUPPORTED
    """How far they do; an unsupported one is not in an answer."""

    @property
    def written(self) -> str:
        """As it stands in the text of the answer: with its markers."""
        return self.text + "".join(f" [{number}]" for number in self.citations)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage that was used or considered, in rank order."""

    document: str
    """File name."""
    passage: int
    """Number of the passage in its document."""
    start: int
    """Offset in the canonical text."""
    end: int
    """Offset after it."""
    text: str
    """The passage's text."""
    score: float
    """Fused relevance, 0 to 1; comparable within one answer only."""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A word of the user that was read as a term of the documents."""

    word: str
    """As the user wrote it."""
    term: str
    """The official term."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question."""

    question: str
    """As asked."""
    standalone_question: str
    """The question with what it inherits from the conversation filled in."""
    status: Status
    """How it ended."""
    text: str
    """Markdown, Dutch, with [n] markers."""
    statements: tuple[Statement, ...] = ()
    """What it says, piece by piece."""
    citations: tuple[Citation, ...] = ()
    """In the order of their numbers."""
    retrieved: tuple[Retrieved, ...] = ()
    """Passages used or considered, in rank order; at least 10 where there are that many."""
    suggestions: tuple[str, ...] = ()
    """Questions that the documents can answer next."""
    mode: Mode = Mode.EXTRACTIVE
    """Who worded it."""
    model: str = ""
    """The chat model that worded it; empty when it is extractive."""
    prompts: str = ""
    """Version of the prompts that the chat model got; empty when it is extractive."""
    model_failure: str = ""
    """Why a chat model that was asked did not word it, one Dutch line; empty when it did or was not asked."""
    timings_ms: dict[str, float] = field(default_factory=dict)
    """Milliseconds per stage: understand, retrieve, compose, verify, total."""
    terms: tuple[TermMatch, ...] = ()
    """Which words led to which terms."""
    organisations: tuple[str, ...] = ()
    """Organisations that the question is about; empty: all."""
    dropped: tuple[str, ...] = ()
    """Statements or citation tokens that verification removed, and why."""

    searched: tuple[str, ...] = ()
    """File names of the documents that the question was put to."""
    confidence: float | None = None
    """How likely the evidence is to answer, wholly or in part, 0 to 1, were half of all questions answerable.

    Told of a refusal too, and 0 or 1 where a rule decides; None where no evidence was judged: small talk, an
    unclear question, an organisation without documents. Of several sources or questions it is that of the
    surest one, since one suffices for an answer in part.
    """

    def to_dict(self, identifier: str | None = None) -> dict[str, Any]:
        """Return the result object of the contract (command line, JSONL and HTTP API)."""
        result: dict[str, Any] = {} if identifier is None else {"id": identifier}
        result.update(
            question=self.question,
            standalone_question=self.standalone_question,
            status=self.status.value,
            text=self.text,
            citations=[
                {
                    "number": citation.number,
                    "document": citation.document,
                    "title": citation.title,
                    "organisation": citation.organisation,
                    "headings": list(citation.headings),
                    "page": citation.page,
                    "start": citation.start,
                    "end": citation.end,
                    "quote": citation.quote,
                    "url": citation.url,
                }
                for citation in self.citations
            ],
            retrieved=[
                {
                    "document": item.document,
                    "start": item.start,
                    "end": item.end,
                    "text": item.text,
                    "score": round(item.score, 4),
                }
                for item in self.retrieved
            ],
            suggestions=list(self.suggestions),
            statements=[
                {
                    "text": statement.text,
                    "citations": list(statement.citations),
                    "verdict": statement.verdict.value,
                }
                for statement in self.statements
            ],
            mode=self.mode.value,
            model=self.model,
            prompts=self.prompts,
            model_failure=self.model_failure,
            confidence=None if self.confidence is None else round(self.confidence, 4),
            timings_ms=self.timings_ms,
            terms=[{"word": term.word, "term": term.term} for term in self.terms],
            organisations=list(self.organisations),
            dropped=list(self.dropped),
            searched=list(self.searched),
        )
        return result
