"""A fact: the few words of one document that answer."""

from collections.abc import Sequence

from assistant.compose.quoting import best_words, say, source_name, with_support
from assistant.draft import Part, Quote
from assistant.evidence import Candidate, Evidence
from assistant.question import Question
from assistant.values import REQUIRED_VALUES

LIMIT = 420
"""Characters that the quotes of a fact may take together."""
NEAR = 0.92
"""A further passage is said too when it scores at least this share of the best one."""


def compose_fact(question: Question, evidence: Evidence, candidates: Sequence[Candidate]) -> list[Part]:
    """Return the parts of a fact: the best passage, and those nearly as good while there is room."""
    if question.expects in REQUIRED_VALUES:
        candidates = [candidate for candidate in candidates if candidate.has_value] or candidates
    best = candidates[0]
    quotes = chosen_quotes(question, evidence, candidates, limit=LIMIT, near=NEAR, most=2)
    name = source_name(best.document)
    if len(quotes) == 1:
        return [Part(say(question, quotes[0]), with_support(question, quotes[0]), f"{name}: ")]
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
