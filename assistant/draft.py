"""A draft answer: what is said, and the exact words in a document that say it."""

from dataclasses import dataclass

from assistant import texts
from assistant.answer import Citation, Statement, Verdict
from ingest.model import Document, Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document's canonical text: inside a passage, or the heading right above it."""

    document: Document
    """Where it stands."""
    passage: Passage
    """The passage that holds it."""
    start: int
    """Offset in the canonical text."""
    end: int
    """Offset after it."""

    @property
    def text(self) -> str:
        """The words quoted."""
        return self.document.text[self.start : self.end]

    @property
    def is_exact(self) -> bool:
        """It lies within its passage or is the passage's heading, and the text there is theirs."""
        passage, section = self.passage, self.document.sections[self.passage.section]
        if passage.start <= self.start < self.end <= passage.end:
            return passage.text == self.document.text[passage.start : passage.end]
        return self.start == section.start and self.text == section.heading != ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an answer: layout before, a statement with its quotes, layout after."""

    text: str
    """The statement, or plain text of the assistant's own when there are no quotes."""
    quotes: tuple[Quote, ...] = ()
    """What supports it."""
    before: str = ""
    """Markdown before it."""
    after: str = ""
    """Markdown after it."""
    verdict: Verdict = Verdict.SUPPORTED
    """How far the quotes support the statement, once that has been verified."""


@dataclass(frozen=True, slots=True)
class Written:
    """A draft written out."""

    text: str
    """Markdown with [n] markers."""
    statements: tuple[Statement, ...]
    """The statements with the numbers of their citations."""
    citations: tuple[Citation, ...]
    """The citations in the order of their numbers."""


def write(parts: list[Part] | tuple[Part, ...]) -> Written:
    """Number the quotes in the order of their first use and write the parts out as Markdown."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    statements: list[Statement] = []
    text: list[str] = []
    for part in parts:
        used: list[int] = []
        for quote in part.quotes:
            key = (quote.document.name, quote.start, quote.end)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(cite(quote, numbers[key]))
            used.append(numbers[key])
        statement = Statement(part.text, tuple(dict.fromkeys(used)), part.verdict)
        mark = texts.PARTLY_SUPPORTED if used and part.verdict is Verdict.PARTLY else ""
        text.append(f"{part.before}{statement.written}{mark}{part.after}")
        if used:
            statements.append(statement)
    return Written("".join(text).strip(), tuple(statements), tuple(citations))


def cite(quote: Quote, number: int = 0) -> Citation:
    """Return a quote as a citation; 0: without a number, or not numbered yet."""
    document, passage = quote.document, quote.passage
    return Citation(
        number=number,
        document=document.name,
        title=document.title,
        organisation=document.organisation,
        headings=passage.headings,
        page=passage.page,
        start=quote.start,
        end=quote.end,
        quote=quote.text,
        passage=passage.number,
    )
