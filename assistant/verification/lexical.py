"""Whether words hold other words: numbers, names and turning words all, of the others most."""

import re
from functools import cache

from assistant.draft import Part, Quote
from assistant.numbers import NUMBERS
from assistant.words import fold, is_content, stem, tokens
from ingest.municipalities import municipalities

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[.](?=\d{3}\b)")
_NUMBER_WORDS = {word: str(value) for word, value in NUMBERS.items() if word != "een"}  # mostly the article
_TURNS = frozenset(
    "niet geen nooit zonder nergens niemand boven onder meer minder hoogstens minstens maximaal minimaal "
    "uiterlijk behalve".split()
)
"""Words that turn or bound a statement: they must stand in the quotes as well."""
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w-]+")
SUPPORT = 0.7
"""Share of a statement's content words that its quotes and their headings must hold."""


def supports(statement: str, part: Part) -> bool:
    """Tell whether the quotes of a part, with what stands around them, hold the words of the statement."""
    return entails(" ".join(words for quote in part.quotes for words in context(quote)), statement)


def entails(source: str, statement: str) -> bool:
    """Tell whether a source has every number, name and turning word of the statement, and most others."""
    if not _numbers(statement) <= _numbers(source):
        return False
    words, said = set(tokens(source)), tokens(statement)
    if any(word in _TURNS and word not in words for word in said):
        return False
    names = [word for name in _NAME.findall(statement) for word in tokens(name)]
    names += [word for word in said if word in municipality_names()]
    if any(word not in words for word in names):
        return False
    stems = set(map(stem, words))
    content = [word for word in said if is_content(word) and word not in _NUMBER_WORDS]
    return not content or sum(stem(word) in stems for word in content) >= SUPPORT * len(content)


def context(quote: Quote) -> list[str]:
    """Return what a quote says, itself first: its words, what introduces them and whose document it is."""
    passage, document = quote.passage, quote.document
    words = [quote.text, passage.lead_in, *passage.headings, document.organisation, document.role]
    words += [text for cell in passage.cells for text in (cell.column, cell.value)]
    if any(cell.column and not cell.value for cell in passage.cells):
        words.append("niet")  # a blank cell under a column says so
    return words


@cache
def municipality_names() -> frozenset[str]:
    """Return the names of the known municipalities, folded, those that are no ordinary words."""
    return frozenset(fold(entry.name) for entry in municipalities() if not entry.common_word)


def _numbers(text: str) -> set[str]:
    """Return the numbers in a text, "8.500" as 8500 and "vijf" as 5."""
    figures = set(_NUMBER.findall(_GROUPED.sub("", text)))
    return figures | {_NUMBER_WORDS[word] for word in tokens(text) if word in _NUMBER_WORDS}
