"""Check that each question of a set asks something of its own, in the way that its kind says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz, process

from assistant import InvalidQuestion
from assistant.assistant import check_question
from assistant.words import is_content, stem, telling_stems, tokens
from evals.checking import texts
from evals.checking.corpus import Corpus
from evals.checking.finding import Finding, error, warning
from evals.matching import normalise
from evals.questions import Case, Kind

_ALIKE = 80
"""Percentage of likeness from which two questions are looked at word by word."""
_TYPING_ERROR = 85
"""Percentage of likeness of a word and the same word mistyped."""
_ASKING = frozenset("wie wat welk welke waar wanneer hoe hoeveel waarom niet geen".split())
"""Function words that make another question of the same words."""
_REFERRING = frozenset(
    """
    die dat deze dit daar er daarvan daarvoor daarbij daarover daarmee daarin ervan ervoor erbij hij hem haar
    zij ze hen hun zijn diens dezelfde hetzelfde zo zoiets ook nog en maar of dus andere anderen ander laatste
    eerste tweede derde vorige volgende punt meer that those this these it they them he she his her their
    same other and also there
    """.split()
)
"""Words by which a question leans on an earlier one."""
_FEW, _LARGE = 3, 20
"""A kind with fewer questions than _FEW is told in a set of at least _LARGE."""


def check_questions(cases: Sequence[tuple[int, Case]], corpus: Corpus | None) -> Iterator[Finding]:
    """Yield what is weak in the questions; each case comes with its place in the set."""
    for number, case in cases:
        yield from _askable(number, case)
        yield from _history(number, case, corpus)
        yield from _plain(number, case)
    yield from _twins([_Asked(number, case) for number, case in cases])
    yield from _kinds(cases)


@dataclass(frozen=True)
class _Asked:
    """A question with its conversation, as words to compare."""

    number: int
    case: Case

    @cached_property
    def stems(self) -> Counter[str]:
        """The words that make it this question."""
        words = tokens(" ".join((*self.case.history, self.case.question)))
        return Counter(stem(word) for word in words if is_content(word) or word in _ASKING)

    @cached_property
    def line(self) -> str:
        """Its stems in alphabetical order."""
        return " ".join(sorted(self.stems.elements()))


def _twins(asked: Sequence[_Asked]) -> Iterator[Finding]:
    lines = [one.line for one in asked]
    alike = process.cdist(lines, lines, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.uint8)
    for later in range(1, len(asked)):
        for earlier in np.flatnonzero(alike[later, :later]):
            finding = _compare(asked[later], asked[int(earlier)])
            if finding:
                yield finding
                break


def _compare(later: _Asked, earlier: _Asked) -> Finding | None:
    if not later.stems or not _same_but_for_typing(later.stems, earlier.stems):
        return None
    if later.case.answerable != earlier.case.answerable:
        line = texts.CONTRADICTS
    elif (later.case.kind is Kind.TYPO) != (earlier.case.kind is Kind.TYPO):
        return None  # the same question mistyped is what such a case is for
    else:
        line = texts.SAME_QUESTION if later.line == earlier.line else texts.NEAR_QUESTION
    return warning(line.format(other=earlier.case.id), "cases", later.number, "question")


def _same_but_for_typing(one: Counter[str], other: Counter[str]) -> bool:
    """Tell whether each word that only one of the questions has is a mistyped word of the other."""
    rest, left = list((one - other).elements()), list((other - one).elements())
    if len(rest) != len(left):
        return False
    for word in rest:
        likely = process.extractOne(word, left, scorer=fuzz.ratio, score_cutoff=_TYPING_ERROR)
        if likely is None or any(character.isdigit() for character in word):
            return False
        left.remove(likely[0])
    return True


def _askable(number: int, case: Case) -> Iterator[Finding]:
    """Point at what the assistant would refuse to read, so that the case never has a result."""
    for field, words in (("question", case.question), ("plain", case.plain)):
        try:
            if words is not None:
                check_question(words)
        except InvalidQuestion as problem:
            yield error(str(problem), "cases", number, field)


def _history(number: int, case: Case, corpus: Corpus | None) -> Iterator[Finding]:
    if case.kind is not Kind.FOLLOW_UP:
        if case.history and case.answerable:  # what is not answerable may come anywhere in a conversation
            line = texts.HISTORY_UNUSED.format(kind=case.kind)
            yield warning(line, "cases", number, "history")
    elif corpus is not None and _stands_alone(case.question, corpus):
        yield warning(texts.STANDS_ALONE, "cases", number, "question")


def _stands_alone(question: str, corpus: Corpus) -> bool:
    """It names a government, says what it is about, and leans on nothing."""
    letters = normalise(question)
    named = [name for name in corpus.organisations if name in letters]
    about = {word for word in telling_stems(question) if not any(word in name for name in named)}
    return bool(named) and len(about) > 1 and not _REFERRING & set(tokens(question))


def _plain(number: int, case: Case) -> Iterator[Finding]:
    if case.plain is not None and normalise(case.plain) == normalise(case.question):
        yield warning(texts.PLAIN_SAME, "cases", number, "plain")


def _kinds(cases: Sequence[tuple[int, Case]]) -> Iterator[Finding]:
    if len(cases) < _LARGE:
        return
    for kind, count in Counter(case.kind for _, case in cases).items():
        if count < _FEW:
            line = texts.ONE_OF_KIND if count == 1 else texts.FEW_OF_KIND
            yield warning(line.format(kind=kind, count=count))
