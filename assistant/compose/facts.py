"""A fact: the few words of one document that answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.quoting import best_words, say, source_name, with_support
from assistant.compose.yes_no import settled_by
from assistant.draft import Part, Quote
from assistant.evidence import Candidate, Evidence
from assistant.question import Question
from assistant.values import REQUIRED_VALUES
from ingest.model import PassageKind

SURE = 0.7
"""Coverage from which a passage surely is about what is asked."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a fact may say."""

    characters: int
    """Length of its quotes together."""
    near: float
    """A further passage is said too when it scores at least this share of the best one."""
    quotes: int
    """How many passages it may quote."""


WHEN_SURE = Room(420, 0.92, 2)
WHEN_NOT = Room(560, 0.8, 3)
"""Where the best passage says only part of what is asked, the next ones may say the rest."""

THE_ROW = Room(420, 1.0, 1)
"""A row that holds the value asked for: the next row holds the value of something else."""


def compose_fact(question: Question, evidence: Evidence, candidates: Sequence[Candidate]) -> list[Part]:
    """Return the parts of a fact: the best passage, and those nearly as good while there is room."""
    if question.expects in REQUIRED_VALUES:
        candidates = [candidate for candidate in candidates if candidate.has_value] or candidates
    best = candidates[0]
    room = WHEN_SURE if best.coverage >= SURE else WHEN_NOT
    if best.has_value and best.passage.kind is PassageKind.ROW:
        room = THE_ROW
    quotes = chosen_quotes(
        question, evidence, candidates, limit=room.characters, near=room.near, most=room.quotes
    )
    name = source_name(best.document)
    settled = settled_by(question, quotes[0])
    word = f"{settled} " if settled else ""
    if len(quotes) == 1 or settled:
        return [Part(say(question, quotes[0]), with_support(question, quotes[0]), f"{word}{name}: ")]
    lines = [Part(say(question, quote), with_support(question, quote), "- ", "\n") for quote in quotes]
    return [Part("", (), f"{name}:\n\n"), *lines]


def chosen_quotes(
    question: Question,
    evidence: Evidence,
    candidates: Sequence[Candidate],
    *,
    limit: int,
    near: float,
    most: int,
) -> list[Quote]:
    """Return the quotes to say, best first: of one document, each saying something that the others do not."""
    best = candidates[0]
    quotes: list[Quote] = []
    length = 0
    for candidate in candidates:
        if candidate.document.name != best.document.name or candidate.score < near * best.score:
            continue
        quote = best_words(question, evidence, candidate.document, candidate.passage)
        if quotes and (length + len(quote.text) > limit or len(quotes) >= most):
            break
        quotes.append(quote)
        length += len(quote.text)
    return quotes
