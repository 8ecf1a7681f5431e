"""What an interview proposes: the pieces of a passage, facts, the kind and the id of a case."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from assistant.numbers import NUMBERS
from evals.matching import normalise
from evals.questions import Case, Fact, Kind
from ingest.model import Document, Passage, PassageKind

_NUMBER = r"\d+(?:[.,/]\d+)*"
_COUNTED = re.compile(
    rf"(?:€\s*)?\b(?P<number>{_NUMBER}|{'|'.join(sorted(set(NUMBERS) - {'een'}, key=len, reverse=True))})\b"
    r"(?P<unit>\s?%|\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)*|\b[A-Z]{2,}\b")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_WORDS_OF = {value: word for word, value in NUMBERS.items()}
_MOST = 8
_LIST_LENGTH = 3


def pieces(document: Document, passage: Passage) -> list[str]:
    """Return what of a passage can be quoted by itself: its sentences, the cells of a row, or all of it."""
    if passage.kind is PassageKind.ROW:
        own = [cell.value for cell in passage.cells if cell.value and not cell.carried]
        parts = [*(value for value in own if normalise(value) in normalise(passage.text)), passage.text]
    else:
        parts = [document.text[start:end] for start, end in passage.sentences] or [passage.text]
    return list(dict.fromkeys(" ".join(part.split()) for part in parts if normalise(part)))


def facts(quotes: Sequence[str], answer: str, question: str) -> list[Fact]:
    """Return what a right answer may have to say: bold words of the answer now, numbers and names quoted.

    What stands in the question is none: every answer may repeat it.
    """
    asked, letters = normalise(question), [normalise(quote) for quote in quotes]
    bold = [words for words in _BOLD.findall(answer) if any(normalise(words) in quote for quote in letters)]
    found = [*map(_wordings, bold), *(fact for quote in quotes for fact in _in_quote(quote))]
    by_letters = {normalise(fact[0]): fact for fact in reversed(found)}
    kept = {
        key: fact
        for key, fact in by_letters.items()
        # "vijf" says too little where "vijf jaar" can be had.
        if key not in asked and not any(key != other and key in other for other in by_letters)
    }
    return [kept[key] for key in dict.fromkeys(normalise(fact[0]) for fact in found) if key in kept][:_MOST]


def _in_quote(quote: str) -> Iterator[Fact]:
    for found in _COUNTED.finditer(quote):
        yield _wordings(" ".join(found[0].split()))
    for found in _NAME.finditer(quote):
        yield (found[0],)


def _wordings(words: str) -> Fact:
    """Return the words, and the same with their number in figures or spelled out."""
    found = _COUNTED.search(words)
    if found is None:
        return (words,)
    if "%" in words:
        return (words, re.sub(r"\s?%", " procent", words))
    number = found["number"].lower()
    other = _WORDS_OF.get(int(number), "") if number.isdigit() else str(NUMBERS.get(number, ""))
    start, end = found.span("number")
    return (words, words[:start] + other + words[end:]) if other else (words,)


def kind(
    history: Sequence[str], documents: Collection[str], passages: Iterable[Passage], facts: Sequence[Fact]
) -> Kind:
    """Return the kind that a case with an answer most likely is of; ``documents``: where that stands."""
    if history:
        return Kind.FOLLOW_UP
    if len(documents) > 1:
        return Kind.COMPARE
    if any(passage.kind is PassageKind.ROW for passage in passages):
        return Kind.TABLE
    return Kind.LIST if len(facts) >= _LIST_LENGTH else Kind.FACT


def identifier(chosen: Kind, cases: Iterable[Case]) -> str:
    """Return an id that no case has: "fact-003"."""
    taken = {case.id for case in cases}
    numbers = (f"{chosen}-{number:03}" for number in range(1, len(taken) + 2))
    return next(name for name in numbers if name not in taken)
